"""Bundles on the disk: one is written as a whole, and what came back of one becomes run folders."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, json, to_builtins

from app.core.names import portable
from app.core.wording import NOTICE
from app.errors import Code, Problem
from app.evaluation import returned
from app.evaluation.returned import Returned
from app.evaluation.run import ENGINE as ENGINE_FIELDS
from app.evaluation.summary import Summary, summary
from app.store import runs
from app.store.files import target_problem

RUNS = "runs"


class Taken(Struct, frozen=True):
    """One result of a bundle as a run folder."""

    path: str
    task: str
    model: str
    summary: Summary


def write(folder: Path, files: dict[str, str]) -> None:
    """Write a bundle's files, by name, into a new or empty folder.

    Raises:
        Problem: `exists`, or it cannot be written.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Problem(Code.EXISTS, path=folder)
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            if path.suffix == ".sh":
                path.chmod(0o755)
    except OSError as error:
        raise target_problem(error, folder) from error


def taken_back(folder: Path) -> Iterator[Taken]:
    """Make a run folder of each result of a bundle, in its folder `runs`, or find it made.

    Results that are others than those of an earlier reading get a folder of their own.

    Raises:
        Problem: as `returned.returned`; a run folder cannot be written.
    """
    for one in returned.returned(folder):
        name = portable(f"{one.model.rstrip('/').rpartition('/')[2]}-{one.entry.name}")
        place = _place(folder / RUNS / name, one)
        yield Taken(str(place.absolute()), one.entry.name, one.model, _kept(place, one))


def _place(wanted: Path, one: Returned) -> Path:
    """Return this folder, or the first like it that holds nothing yet, or these very results."""
    number, place = 1, wanted
    while (place / runs.RECORD).exists() and not _holds(place, one):
        number += 1
        place = wanted.with_name(f"{wanted.name}-{number}")
    return place


def _holds(place: Path, one: Returned) -> bool:
    try:
        run = runs.read(place)
    except Problem:
        return False
    whose = (run.record["model"]["name"], run.protocol.sha256, run.card.sha256)
    wanted = (one.model, one.protocol.sha256, one.card.sha256)
    pairs = zip(run.samples, one.samples, strict=False)  # as written: a tuple comes back as a list
    return whose == wanted and all(json.encode(mine) == json.encode(said) for mine, said in pairs)


def _kept(place: Path, one: Returned) -> Summary:
    model: dict[str, Any] = {
        "name": one.model,
        "file": "",
        "sha256": "",
        "size_bytes": 0,
        "architecture": "",
        "quantization": str(one.facts.get("model_source", "")),
        "metadata": {},
        "is_demo": False,
    }
    engine = dict.fromkeys(ENGINE_FIELDS, "") | {"engine": one.engine}
    record = {
        "format": 1,
        "notice": NOTICE,
        "app": {},
        **one.entry.facts,
        "model": model,
        "engine": engine,
        "checks": {},
        "returned": one.facts,
    }
    found = summary(one.samples, one.protocol, one.card, record)
    with runs.begun(place, record, is_resuming=True) as begun:
        if not begun.is_complete:
            for sample in one.samples[len(begun.samples) :]:
                begun.append(sample, 0)
            begun.finish(to_builtins(found))
    return found
