"""Finished runs as the window asks for them: a list, one with its items, several side by side.

A child reads and computes; what crosses the wire is bounded, and the text of an item is read from
its file when somebody wants to see it, by the place that `offset` names.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from app.errors import Problem
from app.evaluation import statistics
from app.evaluation.comparison import Comparison, Flip, Side, agreement, compare
from app.evaluation.judging import SCORED, UNSCORED, Sample
from app.evaluation.pooled import Pooled, pooled
from app.evaluation.protocol import Examples, Protocol
from app.evaluation.reported import Reported, reported
from app.evaluation.run import FORMAT
from app.evaluation.run_name import short_names
from app.evaluation.statistics import Agreement, Bin
from app.evaluation.summary import Summary, summary
from app.evaluation.task import LETTERS, Card
from app.evaluation.terms import terms_of

MOST_LINES = 60_000  # of items that are listed, and of items that differ, over all pairs
LONGEST_NAME = 80
# Of a record: what a report says of a run.
KEPT = ("notice", "checks", "engine", "excluded", "machine", "model", "subset")
COMPLETE = "complete"
HERE, SERVER, BUNDLE = "here", "server", "bundle"


class HandOver(Struct, frozen=True):
    """A run that is to be asked elsewhere.

    Attributes:
        folder: of the run.
        target: the program, see `bundle.bundle`.
        paths: files that may be its set.
        out: the folder to write.
    """

    folder: str
    target: str
    paths: tuple[str, ...]
    out: str


class Wish(Struct, frozen=True):
    """What is wanted of runs.

    Attributes:
        folders: of the runs; the first of several is the reference.
        parents: folders whose runs are listed as well.
        is_list: only list them.
        claim: a difference that somebody asserts, as a share.
        others: runs of the same two models on other sets.
        bundle: folder of a bundle whose results are to be taken back; "" is none.
        contents: what a report of all of them holds, see `assembly`; `None` is no report.
        hand_over: a run to be written as a bundle; `None` is none.
    """

    folders: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    is_list: bool = False
    claim: float | None = None
    others: tuple[str, ...] = ()
    bundle: str = ""
    contents: tuple[str, ...] | None = None
    hand_over: HandOver | None = None


class Listed(Struct, frozen=True):
    """One run of a list.

    Attributes:
        path: its folder.
        model: name, as the library showed it.
        quantization: type of the file's weights; of a model of a server, its address.
        size_bytes: of the file.
        model_sha256: of the file.
        is_demo: it is the demo model.
        task: name of the set.
        kind: which importer read it.
        protocol_id: how it was asked.
        protocol_sha256: its hash.
        items_sha256: hash of set and items: runs with the same were asked the same.
        n: items that are to be asked.
        done: items that were.
        is_complete: all were, and the result is written.
        accuracy: as the record says; `None` while it is not complete.
        low: Wilson's bound.
        high: the other one.
        begun: when, ISO 8601, UTC.
        examples: those that stood before each item; `None` without any.
        origin: where it was asked: `HERE`, `SERVER`, or `BUNDLE` if it came back of one.
        terms: licence of the model; "" is not known.
        why: why it cannot be read; "" if it can.
    """

    path: str
    model: str = ""
    quantization: str = ""
    size_bytes: int = 0
    model_sha256: str = ""
    is_demo: bool = False
    task: str = ""
    kind: str = ""
    protocol_id: str = ""
    protocol_sha256: str = ""
    items_sha256: str = ""
    n: int = 0
    done: int = 0
    is_complete: bool = False
    accuracy: float | None = None
    low: float = 0.0
    high: float = 0.0
    begun: str = ""
    examples: Examples | None = None
    origin: str = HERE
    terms: str = ""
    why: str = ""


class Line(Struct, frozen=True, array_like=True):
    """One item of a run in a list; `offset` is where its line begins in `samples.jsonl`."""

    offset: int
    item_id: str
    stratum: str
    key: str
    said: str
    status: str
    is_right: bool
    margin: float | None
    mass: float | None
    tokens: int
    ms: int | None


class Cost(Struct, frozen=True):
    """What a run took; `None` is not known.

    Attributes:
        tokens_per_second: tokens of prompts, for generated answers those too, over all items.
        seconds_an_item: mean.
        peak_bytes: most memory of the process that computed it.
    """

    tokens_per_second: float | None = None
    seconds_an_item: float | None = None
    peak_bytes: int | None = None


class Opened(Struct, frozen=True):
    """One run: its numbers, what it is, and its items.

    Attributes:
        lines: the items, at most `MOST_LINES`.
        bins: reliability; empty for generated answers.
        prompt: of the first item, as the model read it.
    """

    listed: Listed
    summary: Summary
    protocol: Protocol
    card: Card
    record: dict[str, Any]
    cost: Cost
    lines: tuple[Line, ...]
    bins: tuple[Bin, ...]
    prompt: str


class Weighed(Struct, frozen=True):
    """Runs side by side.

    Attributes:
        listed: the runs.
        names: short ones, that differ.
        summaries: their numbers.
        costs: what they took.
        bins: their reliability.
        pairs: every two of them; their flips are cut at `MOST_LINES` over all pairs.
        is_cut: they were.
        offsets: of each run, by `doc_id`, where an item that differs is in its file.
        reported: what others say.
        protocol: how all of them were asked.
        card: of their set.
        pooled: two of them with others of their models on other sets; `None` without.
        agreement: how far all of them answer alike.
    """

    listed: tuple[Listed, ...]
    names: tuple[str, ...]
    summaries: tuple[Summary, ...]
    costs: tuple[Cost, ...]
    bins: tuple[tuple[Bin, ...], ...]
    pairs: tuple[Comparison, ...]
    is_cut: bool
    offsets: tuple[dict[int, int], ...]
    reported: tuple[Reported, ...]
    protocol: Protocol
    card: Card
    agreement: Agreement
    pooled: Pooled | None = None


class Read(Struct, frozen=True):
    """A run as a child read it, see `store.runs.read`.

    Attributes:
        offsets: where each line of its items begins.
        times: milliseconds by `doc_id`.
    """

    path: str
    record: dict[str, Any]
    samples: list[Sample]
    protocol: Protocol
    card: Card
    offsets: list[int]
    times: dict[int, int]


def listed(path: str, record: dict[str, Any], done: int) -> Listed:
    """Return a run of a list from its record; what is no record of a run is told by `why`."""
    try:
        model, task, subset = record["model"], record["task"], record["subset"]
        result = record.get("result") or {}
        is_complete = record["state"] == COMPLETE and record["format"] == FORMAT
        interval = result.get("interval") or {}
        value = Listed(
            path=path,
            model=model["name"],
            quantization=model["quantization"] or str(record.get("endpoint", "")),
            size_bytes=model["size_bytes"],
            model_sha256=model["sha256"],
            is_demo=model["is_demo"],
            task=task["name"],
            kind=task["kind"],
            protocol_id=record["protocol"]["protocol_id"],
            protocol_sha256=record["protocol_sha256"],
            items_sha256=f"{task['sha256']} {subset['ids_sha256']}",
            n=subset["n"],
            done=done,
            is_complete=is_complete,
            accuracy=result.get("accuracy") if is_complete else None,
            low=interval.get("low", 0.0),
            high=interval.get("high", 0.0),
            begun=str(record.get("started_at", "")),
            examples=record["protocol"].get("examples"),
            origin=_origin(record),
            terms=terms_of(model),
        )
        return msgspec.convert(msgspec.to_builtins(value), Listed)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        return Listed(path=path, why=type(error).__name__)


def _origin(record: dict[str, Any]) -> str:
    if "returned" in record:
        return BUNDLE
    return SERVER if record.get("endpoint") else HERE


def opened(read: Read) -> Opened:
    """Return one run with its numbers, computed anew from its items."""
    asked = [one for one in read.samples if one.status != UNSCORED]
    first = read.samples[:1]
    return Opened(
        listed=listed(read.path, read.record, len(read.samples)),
        summary=summary(read.samples, read.protocol, read.card, read.record),
        protocol=read.protocol,
        card=read.card,
        record={name: read.record.get(name) for name in KEPT},
        cost=cost(read),
        lines=tuple(_lines(read)),
        bins=reliability(asked),
        prompt=str(next(iter(first[0].arguments.values()))["arg_0"]) if first else "",
    )


def weighed(runs: Sequence[Read], claim: float | None, others: Sequence[Read] = ()) -> Weighed:
    """Return runs side by side, and two with `others` of their models on other sets.

    Raises:
        Problem: `not_comparable`.
    """
    paths = [one.path for one in runs]
    names = short_names([one.record for one in runs], paths, is_brief=True)
    sides = [Side(name, one.record, one.samples) for name, one in zip(names, runs, strict=True)]
    pairs = compare(sides, claim)
    kept, is_cut = _bounded(pairs)
    wanted = {flip.doc_id for pair in kept for flip in pair.flips}
    return Weighed(
        listed=tuple(listed(one.path, one.record, len(one.samples)) for one in runs),
        names=tuple(names),
        summaries=tuple(summary(one.samples, one.protocol, one.card, one.record) for one in runs),
        costs=tuple(cost(one) for one in runs),
        bins=tuple(
            reliability([sample for sample in one.samples if sample.status != UNSCORED])
            for one in runs
        ),
        pairs=kept,
        is_cut=is_cut,
        offsets=tuple(
            {
                sample.doc_id: offset
                for sample, offset in zip(one.samples, one.offsets, strict=False)
                if sample.doc_id in wanted
            }
            for one in runs
        ),
        reported=tuple(reported(runs[0].card, [one.record for one in runs])),
        protocol=runs[0].protocol,
        card=runs[0].card,
        agreement=agreement(sides),
        pooled=_over_sets([*runs, *others], claim) if others else None,
    )


def _over_sets(runs: Sequence[Read], claim: float | None) -> Pooled | None:
    try:
        return pooled([Side(one.path, one.record, one.samples) for one in runs], claim)
    except Problem:  # one is another than the list said
        return None


def reliability(samples: Iterable[Sample]) -> tuple[Bin, ...]:
    """Return how often the chosen option is right at each stated probability."""
    pairs = [
        (max(statistics.probabilities(one.log_probabilities)), one.is_correct)
        for one in samples
        if one.log_probabilities
    ]
    return statistics.reliability(pairs)


def cost(read: Read) -> Cost:
    """Return what a run took, as far as its files say it."""
    known = [one for one in read.samples if read.times.get(one.doc_id)]
    seconds = sum(read.times[one.doc_id] for one in known) / 1000
    tokens = sum(one.prompt_tokens + one.answer_tokens for one in known)
    sessions = read.record.get("sessions") or []
    peaks = [one.get("peak_rss_bytes") for one in sessions if isinstance(one, dict)]
    most = max((one for one in peaks if isinstance(one, int)), default=None)
    if not seconds:
        return Cost(peak_bytes=most)
    return Cost(tokens / seconds, seconds / len(known), most)


def _lines(read: Read) -> Iterable[Line]:
    pairs = zip(read.samples[:MOST_LINES], read.offsets, strict=False)
    for one, offset in pairs:
        yield line(one, offset, read.times.get(one.doc_id))


def line(one: Sample, offset: int, ms: int | None) -> Line:
    """Return an item as it stands in a list; its names are cut."""
    return Line(
        offset=offset,
        item_id=one.item_id[:LONGEST_NAME],
        stratum=", ".join(one.strata.values())[:LONGEST_NAME],
        key=one.key[:LONGEST_NAME],
        said=said(one, one.prediction)[:LONGEST_NAME],
        status=one.status,
        is_right=one.is_correct and one.status == SCORED,
        margin=None if one.margin is None else round(one.margin, 4),
        mass=None if one.option_mass is None else round(one.option_mass, 4),
        tokens=one.prompt_tokens,
        ms=ms,
    )


def said(sample: Sample, option: int | None) -> str:
    """Return an option as keys are reported: its letter, or its words where they are scored."""
    if option is None:
        return ""
    if len(sample.key) == 1 and sample.key in LETTERS:
        return LETTERS[option]
    words = [str(one["arg_1"]).strip() for one in sample.arguments.values()]
    return words[option] if option < len(words) else LETTERS[option]


def _bounded(pairs: Sequence[Comparison]) -> tuple[tuple[Comparison, ...], bool]:
    most = MOST_LINES // max(len(pairs), 1)
    kept = []
    for one in pairs:
        flips: tuple[Flip, ...] = one.flips[:most]
        kept.append(msgspec.structs.replace(one, flips=flips))
    return tuple(kept), any(len(one.flips) > most for one in pairs)
