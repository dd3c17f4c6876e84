"""What lm-evaluation-harness or Inspect wrote of a bundle, read back as runs of Casebook's kind."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from app.core.chat import Scored
from app.errors import Code, Problem
from app.evaluation.bundle import FORMAT, LM_EVAL, Entry, Manifest, item_of, task_of
from app.evaluation.judging import Judge, Sample
from app.evaluation.protocol import Asker, Protocol
from app.evaluation.task import Item

OUT = "out"
ENGINE = "lm-evaluation-harness"


class Returned(msgspec.Struct, frozen=True):
    """One run that came back.

    Attributes:
        model: what it calls the model.
        entry: which set.
        protocol: how it was asked.
        samples: in the order of the set.
        facts: what the results file says of the run.
    """

    model: str
    entry: Entry
    protocol: Protocol
    samples: tuple[Sample, ...]
    facts: dict[str, Any]


def manifest_of(folder: Path) -> Manifest:
    """Return the manifest of a bundle.

    Raises:
        Problem: `run_invalid`.
    """
    path = folder / "manifest.json"
    try:
        manifest = msgspec.convert(json.loads(path.read_bytes()), Manifest)
    except (OSError, ValueError, RecursionError, msgspec.ValidationError) as error:
        raise _wrong(path, "it is no manifest of a bundle") from error
    if manifest.format != FORMAT:
        raise _wrong(path, "its format is not known")
    return manifest


def returned(folder: Path) -> list[Returned]:
    """Return every run below `out` of a bundle, the newest of each model and set.

    Raises:
        Problem: `run_invalid`: nothing is there, or what is there does not belong to the bundle.
    """
    manifest = manifest_of(folder)
    if manifest.target != LM_EVAL:
        raise _wrong(folder, "results of Inspect are not read back yet")
    found = [one for entry in manifest.entries for one in _runs(folder, entry)]
    if not found:
        raise _wrong(folder / OUT, "no samples_*.jsonl of these sets is below it")
    return found


def _runs(folder: Path, entry: Entry) -> Iterator[Returned]:
    newest: dict[Path, Path] = {}
    for path in sorted((folder / OUT).rglob(f"samples_{entry.task}_*.jsonl")):
        newest[path.parent] = path  # the date in the name sorts
    protocol = msgspec.convert(entry.facts["protocol"], Protocol)
    for path in newest.values():
        results = path.with_name(path.name.replace(f"samples_{entry.task}_", "results_"))
        facts = _facts(results.with_suffix(".json"))
        model = str(facts.get("model_name") or path.parent.name)
        yield Returned(model, entry, protocol, _samples(folder, entry, protocol, path), facts)


def _facts(path: Path) -> dict[str, Any]:
    """Return what a results file says; nothing if it is not there."""
    try:
        whole = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    kept = ("model_name", "model_source", "lm_eval_version", "transformers_version", "date")
    return {name: whole[name] for name in kept if name in whole} if isinstance(whole, dict) else {}


def _samples(folder: Path, entry: Entry, protocol: Protocol, path: Path) -> tuple[Sample, ...]:
    rows = list(_lines(folder / "data" / f"{entry.task}.jsonl"))
    few = tuple(map(item_of, _lines(folder / "data" / f"{entry.task}_examples.jsonl")))
    items = {item.item_id: (row["place"], item) for row in rows for item in (item_of(row),)}
    asker = Asker(task_of(entry, ()), protocol, few)
    judge = Judge(protocol, entry.has_word_answers)
    found: dict[str, Sample] = {}
    for line in _lines(path):
        place, item = _item(path, items, line)
        ask = asker.ask(item)
        if not protocol.is_chat and line.get("prompt_hash") != item.doc["prompt_sha256"]:
            raise _wrong(path, f"item {item.item_id} was asked with another prompt")
        found[item.item_id] = judge.scored(place, item, ask, _scored(path, line, item))
    if missing := [item_id for item_id in items if item_id not in found]:
        raise _wrong(path, f"{len(missing):,} items are missing, the first is {missing[0]}")
    return tuple(sorted(found.values(), key=lambda one: one.doc_id))


def _item(path: Path, items: dict[str, tuple[int, Item]], line: dict[str, Any]) -> tuple[int, Item]:
    doc = line.get("doc")
    item_id = doc.get("item_id") if isinstance(doc, dict) else None
    if item_id not in items:
        raise _wrong(path, f"it holds an item that the bundle does not: {item_id}")
    return items[item_id]


def _scored(path: Path, line: dict[str, Any], item: Item) -> Scored:
    """Return what one line says of each option; numbers are texts there."""
    try:
        pairs = [(float(one[0]), str(one[1]) == "True") for one in line["filtered_resps"]]
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise _wrong(path, f"item {item.item_id} has no scores") from error
    if len(pairs) != len(item.options):
        raise _wrong(path, f"item {item.item_id} has {len(pairs)} scores")
    count = len(pairs)
    return Scored(
        log_probabilities=tuple(score for score, _ in pairs),
        token_counts=(0,) * count,
        first_tokens=(0,) * count,
        are_greedy=tuple(is_greedy for _, is_greedy in pairs),
        prompt_tokens=0,
        evaluated_tokens=0,
        begin_tokens=0,
        total_ms=0,
    )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of lines; none if it is not there."""
    if not path.is_file():
        return
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise _wrong(path, f"line {number} is no JSON") from error
        if not isinstance(value, dict):
            raise _wrong(path, f"line {number} is no object")
        yield value


def _wrong(path: Path, why: str) -> Problem:
    return Problem(Code.RUN_INVALID, where=str(path), why=why)
