"""What lm-evaluation-harness or Inspect wrote of a bundle, read back as runs of Casebook's kind."""

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from app.core.chat import Scored
from app.errors import Code, Problem
from app.evaluation import inspect_log
from app.evaluation.bundle import (
    FORMAT,
    INSPECT,
    MANIFEST,
    Entry,
    Manifest,
    Row,
    item_of,
    task_of,
)
from app.evaluation.inspect_log import Log
from app.evaluation.judging import Judge, Sample
from app.evaluation.protocol import Asker, Protocol
from app.evaluation.task import Card, Item

OUT = "out"
ROUNDING = 1e-3  # by which a log-probability computed in half precision may be above 0
ENGINE = "lm-evaluation-harness"
FAILED = "failed_elsewhere"  # why an item has no answer


class _Facts(msgspec.Struct):
    """What a manifest must say of a set."""

    task: Card
    protocol: Protocol
    protocol_sha256: str
    subset: dict[str, Any]
    excluded: list[str]


class Returned(msgspec.Struct, frozen=True):
    """One run that came back.

    Attributes:
        model: what it calls the model.
        entry: which set.
        protocol: how it was asked.
        card: of the set.
        samples: in the order of the set.
        facts: what the results file says of the run.
        engine: what asked the model.
    """

    model: str
    entry: Entry
    protocol: Protocol
    card: Card
    samples: tuple[Sample, ...]
    facts: dict[str, Any]
    engine: str = ENGINE


def manifest_of(folder: Path) -> Manifest:
    """Return the manifest of a bundle.

    Raises:
        Problem: `run_invalid`.
    """
    path = folder / MANIFEST
    try:
        manifest = msgspec.convert(json.loads(path.read_bytes()), Manifest)
    except (OSError, ValueError, RecursionError, msgspec.ValidationError) as error:
        raise _wrong(path, "it is no manifest of a bundle") from error
    if manifest.format != FORMAT:
        raise _wrong(path, "its format is not known")
    for entry in manifest.entries:
        if not re.fullmatch(r"\w+", entry.task):  # it becomes part of a file's name
            raise _wrong(path, "the name of a task is no word")
    return manifest


def returned(folder: Path) -> list[Returned]:
    """Return every run below `out` of a bundle, the newest of each model and set.

    Answers of Inspect are read anew, by the protocol's own rules.

    Raises:
        Problem: `run_invalid`: nothing is there, or what is there does not belong to the bundle.
    """
    manifest = manifest_of(folder)
    if manifest.target == INSPECT:
        logs = inspect_log.logs(folder / OUT)
        found = [one for entry in manifest.entries for one in _logged(folder, entry, logs)]
        missing = "no finished log of these sets is below it (inspect … --log-format json)"
    else:
        found = [one for entry in manifest.entries for one in _runs(folder, entry)]
        missing = "no samples_*.jsonl of these sets is below it"
    if not found:
        raise _wrong(folder / OUT, missing)
    return found


def _logged(folder: Path, entry: Entry, logs: list[Log]) -> Iterator[Returned]:
    """Yield the runs of one set that Inspect's logs hold."""
    known = _known(folder, entry)
    for log in logs:
        if log.task == entry.task:
            samples = _answers(folder, entry, known.protocol, log)
            yield Returned(
                log.model,
                entry,
                known.protocol,
                known.task,
                samples,
                log.facts,
                inspect_log.ENGINE,
            )


def _answers(folder: Path, entry: Entry, protocol: Protocol, log: Log) -> tuple[Sample, ...]:
    """Return what was answered, read by the protocol's own rules, not by Inspect's scorer."""
    bundle = _Bundle(folder, entry, protocol)
    found: dict[str, Sample] = {}
    for one in log.samples:
        place, item = bundle.item(folder / OUT, one.item_id)
        ask = bundle.asker.ask(item)
        if one.is_failed:
            found[item.item_id] = bundle.judge.unscored(place, item, ask, FAILED, 0)
            continue
        if one.prompt.strip() != ask.context.strip():
            raise _wrong(folder / OUT, f"item {item.item_id} was asked with another prompt")
        said = (one.text, one.prompt_tokens, one.answer_tokens)
        names = bundle.asker.names(item)
        found[item.item_id] = bundle.judge.generated(place, item, ask, names, said)
    return bundle.whole(folder / OUT, found)


def _runs(folder: Path, entry: Entry) -> Iterator[Returned]:
    newest: dict[Path, Path] = {}
    # The date stands behind the name: `samples_casebook_a_b_2026-…` is none of the set `a`.
    for path in sorted((folder / OUT).rglob(f"samples_{entry.task}_[0-9][0-9][0-9][0-9]-*.jsonl")):
        newest[path.parent] = path  # the date in the name sorts
    known = _known(folder, entry)
    protocol = known.protocol
    for path in newest.values():
        results = path.with_name(path.name.replace(f"samples_{entry.task}_", "results_"))
        facts = _facts(results.with_suffix(".json"))
        model = str(facts.get("model_name") or path.parent.name)
        samples = _samples(folder, entry, protocol, path)
        yield Returned(model, entry, protocol, known.task, samples, facts)


def _facts(path: Path) -> dict[str, Any]:
    """Return what a results file says; nothing if it is not there."""
    try:
        whole = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    kept = ("model_name", "model_source", "lm_eval_version", "transformers_version", "date")
    return {name: whole[name] for name in kept if name in whole} if isinstance(whole, dict) else {}


def _known(folder: Path, entry: Entry) -> _Facts:
    try:
        return msgspec.convert(entry.facts, _Facts)
    except msgspec.ValidationError as error:
        raise _wrong(folder / MANIFEST, f"it does not say what {entry.task} is") from error


class _Bundle:
    """The items of one set of a bundle, and how they are asked and judged."""

    def __init__(self, folder: Path, entry: Entry, protocol: Protocol) -> None:
        rows = _rows(folder / "data" / f"{entry.task}.jsonl")
        few = tuple(map(item_of, _rows(folder / "data" / f"{entry.task}_examples.jsonl")))
        self._items = {row.item_id: (row.place, item_of(row)) for row in rows}
        self.asker = Asker(task_of(entry, ()), protocol, few)
        self.judge = Judge(protocol, entry.has_word_answers)

    def item(self, path: Path, item_id: Any) -> tuple[int, Item]:
        """Return an item and its place by its id."""
        if not isinstance(item_id, str) or item_id not in self._items:
            raise _wrong(path, f"it holds an item that the bundle does not: {item_id}")
        return self._items[item_id]

    def whole(self, path: Path, found: dict[str, Sample]) -> tuple[Sample, ...]:
        """Return the samples in the order of the set, if none is missing."""
        if missing := [item_id for item_id in self._items if item_id not in found]:
            raise _wrong(path, f"{len(missing):,} items are missing, the first is {missing[0]}")
        return tuple(sorted(found.values(), key=lambda one: one.doc_id))


def _samples(folder: Path, entry: Entry, protocol: Protocol, path: Path) -> tuple[Sample, ...]:
    bundle = _Bundle(folder, entry, protocol)
    found: dict[str, Sample] = {}
    for line in _lines(path):
        doc = line.get("doc")
        item_id = doc.get("item_id") if isinstance(doc, dict) else None
        place, item = bundle.item(path, item_id)
        ask = bundle.asker.ask(item)
        if not protocol.is_chat and line.get("prompt_hash") != item.doc["prompt_sha256"]:
            raise _wrong(path, f"item {item.item_id} was asked with another prompt")
        scored = _scored(path, line, item)
        found[item.item_id] = bundle.judge.scored(place, item, ask, scored)
    return bundle.whole(path, found)


def _scored(path: Path, line: dict[str, Any], item: Item) -> Scored:
    """Return what one line says of each option; numbers are texts there."""
    try:
        pairs = [(float(one[0]), str(one[1]) == "True") for one in line["filtered_resps"]]
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise _wrong(path, f"item {item.item_id} has no scores") from error
    if len(pairs) != len(item.options):
        raise _wrong(path, f"item {item.item_id} has {len(pairs)} scores")
    if not all(math.isfinite(score) and score <= ROUNDING for score, _ in pairs):
        raise _wrong(path, f"item {item.item_id} has a score that is no log-probability")
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


def _rows(path: Path) -> list[Row]:
    rows = []
    for number, line in enumerate(_lines(path), 1):
        try:
            row = msgspec.convert(line, Row)
        except msgspec.ValidationError as error:
            raise _wrong(path, f"line {number} is no item of a bundle: {error}") from error
        if not 0 <= row.answer < len(row.options) == len(row.letters) == len(row.names):
            raise _wrong(path, f"line {number}: its key is none of its options")
        rows.append(row)
    return rows


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of lines; none if it is not there."""
    if not path.is_file():
        return
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _wrong(path, error.strerror or "it cannot be read") from error
    for number, line in enumerate(data.splitlines(), 1):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise _wrong(path, f"line {number} is no JSON") from error
        if not isinstance(value, dict):
            raise _wrong(path, f"line {number} is no object")
        yield value


def _wrong(path: Path, why: str) -> Problem:
    return Problem(Code.RUN_INVALID, where=str(path), why=why)
