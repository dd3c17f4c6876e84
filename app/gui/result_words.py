"""Results in words: rows of the list, letters, facts of a run, rows of its items."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.core.bidi import left_to_right, visible
from app.core.text import fill
from app.evaluation import assembly
from app.evaluation.judging import UNPARSED, UNSCORED
from app.evaluation.review import BUNDLE, HERE, SERVER, Line, Listed, Opened
from app.gui import compare_words, run_words
from app.gui.compare_words import percent
from app.gui.views import number
from app.gui.widgets.digits import size
from app.gui.widgets.table_delegate import Cell

COMPLETE, UNFINISHED, BROKEN, TRASHED = "complete", "unfinished", "broken", "trashed"
ALL, WRONG, UNREADABLE, NOT_ASKED, CLOSE = "", "wrong", "unreadable", "not_asked", "close"
MOST_PARTS = 40  # of a set that are told; the report has all
LOW_MARGIN = 0.1  # difference of log-probabilities
translate = QCoreApplication.translate


def states() -> list[tuple[str, str]]:
    """Return the states a list can be held to."""
    return [
        (translate("results", "State: all"), ""),
        (translate("results", "Complete"), COMPLETE),
        (translate("results", "Not finished"), UNFINISHED),
        (translate("results", "In the trash"), TRASHED),
    ]


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of runs a list can be held to."""
    return [
        (translate("results", "Kind: all"), ""),
        (translate("results", "Asked on this computer"), HERE),
        (translate("results", "Asked through a server"), SERVER),
        (translate("results", "Read from a bundle"), BUNDLE),
    ]


def protocols(runs: Sequence[Listed]) -> list[tuple[str, str]]:
    """Return the protocols a list can be held to."""
    names = sorted({one.protocol_id for one in runs if one.protocol_id})
    return [(translate("results", "Protocol: all"), ""), *((name, name) for name in names)]


def kept() -> list[tuple[str, str]]:
    """Return which items of a run can be asked for."""
    low = translate("results", "Margin below %1")
    return [
        (translate("results", "All items"), ALL),
        (translate("results", "Wrong ones"), WRONG),
        (translate("results", "Unreadable answers"), UNREADABLE),
        (translate("results", "Not asked"), NOT_ASKED),
        (fill(low, number(LOW_MARGIN, 1)), CLOSE),
    ]


def is_kept(line: Line, key: str) -> bool:
    """Tell whether an item is one of those that are asked for."""
    if key == WRONG:
        return not line.is_right and line.status != UNSCORED
    if key == UNREADABLE:
        return line.status == UNPARSED
    if key == NOT_ASKED:
        return line.status == UNSCORED
    if key == CLOSE:
        return line.margin is not None and line.margin < LOW_MARGIN
    return True


def state(one: Listed) -> str:
    """Return the key of a run's state."""
    if one.why:
        return BROKEN
    return COMPLETE if one.is_complete else UNFINISHED


def letters(runs: Sequence[Listed]) -> dict[str, str]:
    """Return a letter for what runs can be compared by, in the order of the list."""
    return assembly.letters(key for one in runs if (key := group(one)))


def group(one: Listed) -> str:
    """Return what two runs must have in common to be compared."""
    return f"{one.protocol_sha256} {one.items_sha256}" if one.protocol_sha256 else ""


def row(one: Listed, letter_of: dict[str, str]) -> list[Cell]:
    """Return the row of a run."""
    if one.why:
        folder = one.path.replace("\\", "/").rstrip("/").rpartition("/")[2]
        broken = Cell(translate("results", "Cannot be read"), "", "error", "err")
        return [
            Cell(visible(folder), left_to_right(one.path)),
            Cell("–"),
            Cell("–"),
            broken,
            Cell(""),
        ]
    title = left_to_right(f"{visible(one.task)} · {one.quantization}")
    note = f"{left_to_right(compare_words.model(one))} · {left_to_right(one.protocol_id)}"
    if one.origin == BUNDLE:
        note = f"{note} · {translate('results', 'from a bundle')}"
    right, about = Cell("–", translate("results", "no value")), compare_words.day(one.begun)
    if one.accuracy is not None:
        right = Cell(percent(one.accuracy), compare_words.span(100 * one.low, 100 * one.high))
    if one.is_complete:
        how = Cell(translate("results", "Complete"), about, "ok", "ok", is_bold=True)
    else:
        done = run_words.done_of(one.done, one.n)
        how = Cell(translate("results", "Not finished"), done, "clock", "muted", is_bold=True)
    letter = letter_of.get(group(one), "")
    return [Cell(title, note), Cell(number(one.n)), right, how, Cell(letter, is_bold=True)]


def groups(found: Opened, path: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the facts of a run in groups."""
    listed, cost, asked = found.listed, found.cost, found.protocol
    engine = found.record.get("engine") or {}
    subset = found.record.get("subset") or {}
    numbers = [
        pair
        for pair in run_words.result(found.summary, left_to_right(path))
        if pair[0] != translate("run", "Note")
    ]
    if not listed.is_complete:
        numbers = [(translate("results", "Items"), run_words.done_of(listed.done, listed.n))]
    took = []
    if cost.seconds_an_item is not None and cost.tokens_per_second is not None:
        took.append((translate("results", "Seconds an item"), number(cost.seconds_an_item, 2)))
        took.append((translate("results", "Tokens/s"), number(cost.tokens_per_second)))
    if cost.peak_bytes is not None:
        took.append((translate("results", "Memory at most"), size(cost.peak_bytes)))
    shots = len(asked.examples.ids) if asked.examples else 0
    how = [
        (translate("results", "Protocol"), f"{asked.protocol_id}, {asked.version}"),
        ("SHA-256", left_to_right(asked.sha256)),
        (translate("results", "Examples"), number(shots)),
        (translate("results", "Seed"), str(subset.get("seed", ""))),
    ]
    model = [
        (translate("results", "Model"), compare_words.model(listed)),
        (translate("results", "Type"), listed.quantization),
        (translate("results", "Size"), size(listed.size_bytes)),
        (translate("results", "Licence"), visible(listed.terms)),
        ("SHA-256", left_to_right(listed.model_sha256)),
        (translate("results", "Device"), visible(str(engine.get("device", "")))),
        (translate("results", "Threads"), str(engine.get("threads", ""))),
    ]
    strata = [
        (visible(f"{name}: {value}"), one)
        for name, values in found.summary.strata.items()
        for value, one in values.items()
    ]
    largest = sorted(strata, key=lambda pair: -pair[1].n)[:MOST_PARTS]
    parts = [(name, f"{percent(one.accuracy)} · {number(one.n)}") for name, one in largest]
    return [
        (translate("results", "Result"), [*numbers, *took]),
        *([(translate("results", "By part: right, items"), parts)] if parts else []),
        (translate("results", "How it was asked"), how),
        (translate("results", "Who was asked"), model),
        (translate("results", "Data set card"), run_words.card(found.card)),
    ]


def warnings(one: Opened) -> list[str]:
    """Return what must be known of a result."""
    found = [compare_words.sentence(note) for note in one.summary.notes]
    if not one.listed.is_complete:
        found = [
            translate(
                "results", "This run is not finished: it has no result, and Compare leaves it out."
            )
        ]
    return found


def item_row(line: Line) -> list[Cell]:
    """Return the row of an item."""
    if line.status == UNSCORED:
        shown = (translate("results", "not asked"), "", "minus", "muted")
    elif line.status == UNPARSED:
        shown = (translate("results", "unreadable"), "", "warn", "warn")
    elif line.is_right:
        shown = (translate("results", "right"), "", "check", "ok")
    else:
        shown = (translate("results", "wrong"), "", "close", "err")
    words = fill(translate("results", "%1, key %2"), visible(line.said) or "–", visible(line.key))
    seconds = (
        "–" if line.ms is None else fill(translate("results", "%1 s"), number(line.ms / 1000, 1))
    )
    return [
        Cell(visible(line.item_id)),
        Cell(visible(line.stratum)),
        Cell(*shown),
        Cell(words),
        Cell("–" if line.margin is None else number(line.margin, 2)),
        Cell("–" if line.mass is None else number(line.mass, 2)),
        Cell(number(line.tokens)),
        Cell(seconds),
    ]
