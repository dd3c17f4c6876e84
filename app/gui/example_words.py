"""Examples as a person writes them, and back; what is said of their cost and their matches."""

from collections.abc import Container, Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from app.core.text import fill
from app.evaluation.contamination import EXACT, Hit
from app.evaluation.task import LEAST_OPTIONS, MOST_OPTIONS, Card, Item
from app.gui.views import local_time, number
from app.gui.widgets.example_card import CardText
from app.gui.widgets.set_list import SetRow
from app.gui.widgets.table_delegate import Cell
from app.store.examples import ExampleSet


class Checked(Struct, frozen=True):
    """What the comparison with one data set found."""

    path: str
    card: Card
    hits: tuple[Hit, ...]


def card_of(item: Item, *, is_used: bool) -> CardText:
    """Return an example as it is written; its key is its id."""
    answer = item.options[item.answer] if item.is_open else item.letters[item.answer]
    options = "" if item.is_open else "\n".join(map(_flat, item.options))
    return CardText(item.item_id, item.question, options, answer, item.context, is_used)


def item_of(text: CardText, base: Item | None) -> Item:
    """Return what is written as an example; `base` is what it was made of.

    A text that was not touched gives the same item again, whatever line ends its options have.
    """
    if base is not None and card_of(base, is_used=text.is_used) == text:
        return base
    lines = [one.strip() for one in text.options.splitlines() if one.strip()]
    made = base or Item(text.key, "", ("",), 0, {})
    options = tuple(lines) or (text.answer.strip(),)
    place = _place(text.answer.strip(), lines)
    return replace(
        made,
        question=text.question.strip(),
        options=options,
        answer=max(place, 0),
        context=text.context.strip(),
    )


def trouble(text: CardText) -> str:
    """Say what is missing of an example; "" if it is whole."""
    translate = QCoreApplication.translate
    lines = [one.strip() for one in text.options.splitlines() if one.strip()]
    if not text.question.strip():
        return translate("examples", "The question is empty.")
    if not text.answer.strip():
        return translate("examples", "The answer is empty.")
    if lines and not LEAST_OPTIONS <= len(lines) <= MOST_OPTIONS:
        words = translate("examples", "Write %1 to %2 options, or none.")
        return fill(words, LEAST_OPTIONS, MOST_OPTIONS)
    if lines and _place(text.answer.strip(), lines) < 0:
        return translate("examples", "The answer is none of the options: write its letter.")
    return ""


def free(wanted: str, taken: Container[str]) -> str:
    """Return an id that no other example has."""
    name, count = wanted, 1
    while name in taken:
        count += 1
        name = f"{wanted}-{count}"
    return name


def taken(count: int, origin: str) -> str:
    """Say how many examples came from elsewhere."""
    one = QCoreApplication.translate("examples", "1 example was taken from %1.")
    many = QCoreApplication.translate("examples", "%1 examples were taken from %2.")
    return fill(one, origin) if count == 1 else fill(many, number(count), origin)


def tokens(count: int, *, is_exact: bool) -> str:
    """Say what one example costs."""
    words = QCoreApplication.translate("examples", "%1 tokens")
    about = QCoreApplication.translate("examples", "at most %1 tokens")
    return fill(words if is_exact else about, number(count))


def match(hits: Sequence[Hit]) -> tuple[str, str, str]:
    """Return words, kind and icon of what was found for one example."""
    translate = QCoreApplication.translate
    if any(one.kind == EXACT for one in hits):
        return translate("examples", "Exact match"), "err", "error"
    if hits:
        return translate("examples", "Near match"), "warn", "warn"
    return translate("examples", "No match"), "ok", "ok"


def told(hits: Sequence[tuple[Hit, str]]) -> str:
    """Say whose items an example is, or nearly is; each hit with the name of its set."""
    translate = QCoreApplication.translate
    same = translate(
        "examples",
        "Same question and options as item %1 of %2. Runs on that set leave that item out.",
    )
    near = translate(
        "examples",
        "Nearly item %1 of %2 (%3 % of its words). Runs on that set leave that item out.",
    )
    lines = []
    for hit, name in hits[:3]:
        share = f"{100 * hit.overlap:.0f}"
        words = fill(same, hit.item_id, name) if hit.kind == EXACT else ""
        lines.append(words or fill(near, hit.item_id, name, share))
    return "\n".join(lines)


def rows(checks: Sequence[Checked]) -> list[list[Cell]]:
    """Return one row a data set: its name, its items, exact and near matches."""
    shown = []
    for one in checks:
        exact = sum(hit.kind == EXACT for hit in one.hits)
        near = len(one.hits) - exact
        shown.append(
            [
                Cell(one.card.name),
                Cell(number(one.card.n)),
                Cell(number(exact), icon="error" if exact else "", token="err" if exact else ""),
                Cell(number(near), icon="warn" if near else "", token="warn" if near else ""),
            ]
        )
    return shown


def set_rows(
    sets: Sequence[ExampleSet], changed: set[str], plain: str, with_change: str
) -> list[SetRow]:
    """Return the row of each set; the sentences hold its name and version."""
    rows = []
    for one in sets:
        is_changed = one.set_id in changed
        said = fill(with_change if is_changed else plain, one.name, one.version)
        rows.append(SetRow(one.set_id, said, one.name, f"v{one.version}", is_changed=is_changed))
    return rows


def _flat(text: str) -> str:
    return " ".join(text.split("\n"))


def _place(answer: str, lines: Sequence[str]) -> int:
    """Return which option an answer means, by letter or by its words; −1 if none."""
    letters = "ABCDEFGHIJ"[: len(lines)]
    if len(answer) == 1 and answer.upper() in letters:
        return letters.index(answer.upper())
    return lines.index(answer) if answer in lines else -1


def day(iso: str) -> str:
    """Return a day."""
    return local_time(iso).strftime("%Y-%m-%d")
