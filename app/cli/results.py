"""Results as files: a report of one run or of several, and what a run wrote."""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from app.cli.common import Common, say
from app.cli.report_language import spoken
from app.core import pages
from app.core.digest import file_sha256
from app.core.names import free, portable
from app.core.pages import Page
from app.errors import Code, Problem
from app.evaluation import assembly_report, report, review
from app.evaluation.assembly import TABLES, assembled, letters
from app.evaluation.spoken import ENGLISH, Spoken
from app.store import run_reading, runs
from app.store.files import target_problem, write_target
from app.store.run_items import SAMPLES

COPIED = {"json": runs.RECORD, "jsonl": SAMPLES, "csv": runs.TABLE}
MADE = ("html", "pdf")


def are_runs(named: tuple[str, ...]) -> bool:
    """Tell whether these words are folders of runs."""
    return bool(named) and all((Path(one) / runs.RECORD).is_file() for one in named)


def export(common: Common, folders: tuple[str, ...], wish: dict[str, object]) -> None:
    """Write a file of each run, by `-f` and `-o`.

    Raises:
        Problem: `run_invalid`, `exists`; it cannot be written.
    """
    output = Path(str(wish["output"])) if wish["output"] is not None else Path()
    kind = str(wish["kind"] or (output.suffix.removeprefix(".") or "html"))
    if kind not in (*COPIED, *MADE):
        raise click.UsageError(f"A run is exported as {', '.join((*COPIED, *MADE))}.")
    is_file = output.suffix == f".{kind}" and not output.is_dir()
    paths = [Path(one) for one in folders]
    if is_file and len(folders) > 1:
        if kind not in MADE:
            raise click.UsageError("Several runs need a folder: -o FOLDER.")
        _export_together(common, paths, output, wish)
        return
    named = [(paths[0], output)] if is_file else targets(paths, output, kind)
    if wish["language"] and kind not in MADE:
        raise click.UsageError("--language is that of a report: -f html, -f pdf.")
    how = spoken(common, wish["language"]) if kind in MADE else ENGLISH
    is_replacing = bool(wish["overwrite"])
    done = [_written(*one, (kind, how), is_replacing=is_replacing) for one in named]
    if common.is_json:
        common.document({"files": done})
    else:
        for one in done:
            say(str(one["path"]))


def _export_together(
    common: Common, folders: list[Path], target: Path, wish: dict[str, object]
) -> None:
    """Write one report of several runs."""
    _check_free(target, is_replacing=bool(wish["overwrite"]))
    places = {one.resolve(): one for one in folders}
    groups = assembled([run_reading.whole(one) for one in places.values()], ())
    named = letters(one.key for one in groups)
    how = spoken(common, wish["language"])
    write_page(assembly_report.report(groups, (TABLES,), named, how), target)
    done = {**_shape(target), "run_folders": list(map(str, places.values()))}
    if common.is_json:
        common.document({"files": [done]})
    else:
        say(str(target))


def targets(folders: Iterable[Path], output: Path, kind: str) -> list[tuple[Path, Path]]:
    """Return each folder once, with a file in `output` that none of the others gets.

    Runs of one name, `a/run` and `b/run`, are named after the folders they lie in too.
    """
    whole = {one.resolve(): one for one in folders}
    counts = Counter(place.name.casefold() for place in whole)
    found: list[tuple[Path, Path]] = []
    for place, folder in whole.items():
        is_alone = counts[place.name.casefold()] == 1
        stem = place.name if is_alone else f"{place.parent.name}-{place.name}"
        name = free(portable(stem), f".{kind}", (target.name for _, target in found))
        found.append((folder, output / name))
    return found


def write_page(page: Page, path: Path) -> None:
    """Write a report as the end of the file's name says: HTML, or PDF laid out by Qt in a child.

    Raises:
        Problem: `unsupported`; it cannot be written.
    """
    if path.suffix.lower() != ".pdf":
        _put(path, pages.html(page).encode("utf-8", "replace"))
        return
    from app.cli.pdf import PdfPipe

    made = bytearray()
    pipe = PdfPipe(made.extend)
    try:
        pipe.report(page)
    finally:
        pipe.close()
    _put(path, bytes(made))


def _written(
    folder: Path, target: Path, wanted: tuple[str, Spoken], *, is_replacing: bool
) -> dict[str, object]:
    kind, how = wanted
    _check_free(target, is_replacing=is_replacing)
    read = run_reading.whole(folder)
    if read.record.get("state") != runs.COMPLETE and kind in (*MADE, "csv"):
        where, why = str(folder), "the run is not complete, so it has no result"
        raise Problem(Code.RUN_INVALID, where=where, why=why)
    if kind in MADE:
        found = review.opened(read)
        whole = (read.record, found.summary, found.protocol, found.card, found.bins)
        write_page(report.page(*whole, how), target)
    else:
        try:
            data = (folder / COPIED[kind]).read_bytes()
        except OSError as error:
            where, why = str(folder / COPIED[kind]), error.strerror or type(error).__name__
            raise Problem(Code.RUN_INVALID, where=where, why=why) from error
        _put(target, data)
    return {**_shape(target), "format": kind, "run_folder": str(folder)}


def _check_free(target: Path, *, is_replacing: bool) -> None:
    if target.exists() and not is_replacing:
        raise Problem(Code.EXISTS, path=target, advice="--overwrite replaces it.")


def _shape(target: Path) -> dict[str, object]:
    return {
        "path": str(target),
        "format": target.suffix.removeprefix("."),
        "bytes": target.stat().st_size,
        "sha256": file_sha256(target),
        "conversations": [],
    }


def _put(path: Path, data: bytes) -> None:
    try:
        with suppress(FileExistsError):  # a file is in the place of the folder: told when written
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise target_problem(error, path.parent) from error
    write_target(path, data)
