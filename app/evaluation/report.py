"""A run as one page that can be read, printed and checked: notice, set, protocol, numbers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from app.core import pages
from app.core.pages import Page, Part
from app.core.text import fill
from app.evaluation import plot
from app.evaluation.plot import ENGLISH, Bar, Curve, Words
from app.evaluation.protocol import Protocol
from app.evaluation.statistics import Bin, Interval
from app.evaluation.summary import Share, Summary, percent
from app.evaluation.task import Card

MOST_STRATA = 24
LIMITS = (
    "Multiple-choice questions measure recall in that form, not safety or usefulness at a bedside.",
    "The model may have seen these questions while it was trained; nothing here can exclude that.",
    "Numbers are comparable only with runs of the same protocol hash on the same items.",
)


def report(record: dict[str, Any], found: Summary, protocol: Protocol, card: Card) -> str:
    """Return the page as HTML; the same run gives the same text."""
    return pages.html(page(record, found, protocol, card))


def page(
    record: dict[str, Any],
    found: Summary,
    protocol: Protocol,
    card: Card,
    bins: Sequence[Bin] = (),
) -> Page:
    """Return the page of a run; with `bins` it shows how often the model is right."""
    return Page(
        _title(record, protocol, card),
        record["notice"],
        tuple(_parts(record, found, protocol, card, bins)),
    )


def _title(record: dict[str, Any], protocol: Protocol, card: Card) -> str:
    return f"{card.name} · {record['model']['name']} · {protocol.protocol_id}"


def _parts(
    record: dict[str, Any],
    found: Summary,
    protocol: Protocol,
    card: Card,
    bins: Sequence[Bin],
) -> Iterator[Part]:
    yield pages.heading("Result")
    yield pages.facts(_results(found))
    for note in found.notes:
        yield pages.text(fill(note.text, *note.values))
    yield pages.picture(intervals(record, found, protocol, card)(ENGLISH, record["notice"]))
    for name, values in found.strata.items():
        yield pages.heading(name, 3)
        yield pages.facts(_strata(values))
    if bins:
        yield pages.heading("Calibration")
        points = tuple((one.stated, one.correct / one.n, one.n) for one in bins)
        curve = Curve(record["model"]["name"], points)
        yield pages.picture(plot.calibration(card.name, [curve], record["notice"]))
    yield pages.heading("Set")
    yield pages.facts([*set_rows(card), *_asked(card, record["subset"], record)])
    yield pages.items(fill(trap.text, f"{trap.count:,}") for trap in card.traps)
    yield pages.heading("Protocol")
    yield pages.facts(_protocol(record, protocol))
    yield pages.verbatim(protocol.form.description + protocol.form.prompt)
    yield pages.heading("Model and engine")
    yield pages.facts(_model(record))
    yield pages.heading("Limits")
    yield pages.items(LIMITS)


def _results(found: Summary) -> list[tuple[str, str]]:
    rows = [
        ("Items", f"{found.n:,}"),
        ("Correct", f"{found.correct:,}"),
        ("Accuracy", f"{percent(found.accuracy)} %, {interval(found.interval, 100)}"),
        ("Standard error, as the harness gives it", f"{percent(found.stderr, 2)} points"),
        ("Always the commonest key", f"{found.majority}: {percent(found.majority_share)} %"),
        ("Chance", f"{percent(found.chance)} %"),
        ("Not asked", f"{found.unscored:,}"),
        ("Unreadable, counted as wrong", f"{found.unparsed:,}"),
    ]
    if found.answered_only is not None:
        one = found.answered_only
        rows.append(("Of the readable answers alone", f"{percent(one.accuracy)} % of {one.n:,}"))
    for name, value, bounds in (
        ("Macro-F1", found.macro_f1, found.macro_f1_interval),
        ("Brier score (0 is best, 2 worst)", found.brier, found.brier_interval),
        ("Calibration error, ten bins", found.calibration_error, found.calibration_interval),
    ):
        if value is not None and bounds is not None:
            rows.append((name, f"{value:.3f}, {interval(bounds, 1)}"))
    if found.option_mass is not None:
        rows.append(("Probability on the options", f"{percent(found.option_mass)} %"))
    return rows


def set_rows(card: Card) -> list[tuple[str, str]]:
    """Return what a set is: origin, licence, size, options, majority, hashes."""
    counts = ", ".join(f"{n:,} with {count}" for count, n in card.option_counts.items())
    return [
        ("Origin", card.origin),
        ("Licence", card.licence),
        ("Items of the set", f"{card.n:,}"),
        ("Options", counts),
        ("Commonest key", f"{card.majority}: {percent(card.majority_share)} %"),
        ("Repeated items", f"{card.duplicate_count:,}"),
        ("SHA-256 of the content", card.sha256),
        *((f"File {one.name}", one.sha256) for one in card.files),
    ]


def _asked(card: Card, subset: dict[str, Any], record: dict[str, Any]) -> list[tuple[str, str]]:
    drawn = f"{subset['n']:,} of {card.n:,}"
    if subset["limit"]:
        drawn += f", drawn by strata with seed {subset['seed']}"
    return [
        ("Asked", drawn),
        ("Left out, given away by examples", ", ".join(record["excluded"]) or "none"),
    ]


def _protocol(record: dict[str, Any], protocol: Protocol) -> list[tuple[str, str]]:
    examples = protocol.examples
    return [
        ("Protocol", f"{protocol.protocol_id}, version {protocol.version}"),
        ("SHA-256", record["protocol_sha256"]),
        ("Method", protocol.method.replace("_", " ")),
        ("Through the chat template", "yes" if protocol.is_chat else "no"),
        ("Examples", f"{examples.name}: {', '.join(examples.ids)}" if examples else "none"),
    ]


def _model(record: dict[str, Any]) -> list[tuple[str, str]]:
    model = record["model"]
    rows = [
        ("Model", f"{model['name']}{' (demo, not medical)' if model['is_demo'] else ''}"),
        ("File", f"{model['file']}, {model['size_bytes']:,} bytes, {model['quantization']}"),
        ("Endpoint", str(record.get("endpoint", ""))),
        ("SHA-256", model["sha256"]),
    ]
    rows += [(name.replace("_", " "), str(one)) for name, one in record["engine"].items()]
    checks = record.get("checks", {})
    if "probe_right" in checks:
        right = f"{checks['probe_right']} of {checks['probe_count']} right"
        rows.append(("Trivial questions", f"{right}, {percent(checks['probe_mass'])} % on options"))
    return rows


def intervals(
    record: dict[str, Any], found: Summary, protocol: Protocol, card: Card
) -> Callable[[Words, str], str]:
    """Return the picture of the accuracy, whole and by part, with its intervals."""
    title = _title(record, protocol, card)
    bars = [_bar("all", Share(found.n, found.correct, found.accuracy, found.interval))]
    for name, values in found.strata.items():
        largest = sorted(values.items(), key=lambda pair: -pair[1].n)[:MOST_STRATA]
        bars += [_bar(f"{name}: {value}, n = {one.n}", one) for value, one in largest]

    def draw(how: Words, note: str) -> str:
        reference = (how.said(plot.CHANCE), found.chance)
        return plot.forest(title, bars, reference=reference, note=note, words=how)

    return draw


def _bar(label: str, one: Share) -> Bar:
    return Bar(label, one.accuracy, one.interval.low, one.interval.high)


def _strata(values: dict[str, Share]) -> Iterable[tuple[str, str]]:
    for value, one in values.items():
        yield value, f"{percent(one.accuracy)} % of {one.n:,}, {interval(one.interval, 100)}"


def interval(one: Interval, factor: int) -> str:
    """Return the bounds of an interval, and the method it comes from."""
    digits = 1 if factor > 1 else 3
    return f"{factor * one.low:.{digits}f} to {factor * one.high:.{digits}f} ({one.method})"
