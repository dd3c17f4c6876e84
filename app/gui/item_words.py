"""Items of runs in words: rows of long tables, and one item to be read."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

from PySide6.QtCore import QCoreApplication

from app.core.bidi import visible
from app.core.text import fill
from app.evaluation.comparison import Flip
from app.evaluation.judging import Sample
from app.evaluation.review import said
from app.evaluation.shown import letter, shown
from app.gui.views import number
from app.gui.widgets.table_delegate import Cell

Value = TypeVar("Value")
translate = QCoreApplication.translate


def kind(flip: Flip) -> str:
    """Say what became of an answer."""
    if flip.first == flip.answer:
        return translate("items", "right → wrong")
    if flip.second == flip.answer:
        return translate("items", "wrong → right")
    return translate("items", "wrong → wrong")


class Rows(Sequence[Sequence[Cell]], Generic[Value]):
    """Rows of a long table, each made when it is shown."""

    def __init__(self, values: Sequence[Value], row: Callable[[Value], Sequence[Cell]]) -> None:
        """Take what the rows are of, and how one is made."""
        self._values, self._row = values, row

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._values)

    @overload
    def __getitem__(self, at: int) -> Sequence[Cell]: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Sequence[Cell]]: ...

    def __getitem__(self, at: int | slice) -> Sequence[Cell] | Sequence[Sequence[Cell]]:
        """Return a row, or some."""
        if isinstance(at, slice):
            return [self._row(one) for one in self._values[at]]
        return self._row(self._values[at])


def flip_row(flip: Flip) -> list[Cell]:
    """Return the row of an item that was answered differently."""
    icon = {flip.first: "error", flip.second: "ok"}.get(flip.answer, "diamond")
    tokens = {"error": "err", "ok": "ok", "diamond": "muted"}
    answers_of = (letter(flip.answer), letter(flip.first), letter(flip.second))
    change = Cell(kind(flip), icon=icon, token=tokens[icon])
    return [Cell(visible(flip.item_id)), change, *(Cell(one) for one in answers_of)]


def item_text(sample: Sample, marks: Sequence[tuple[str, int | None]]) -> str:
    """Return an item to be read; each mark is put behind the option it names."""
    one = shown(sample)
    lines = [visible(part) for part in (one.context, one.question) if part]
    for number_of, option in enumerate(one.options):
        marked = [name for name, index in marks if index == number_of]
        behind = f"   ← {', '.join(marked)}" if marked else ""
        lines.append(f"{letter(number_of)}. {visible(option)}{behind}")
    return "\n".join(lines)


def answers(names: Sequence[str], samples: Sequence[Sample]) -> list[tuple[str, str]]:
    """Return key, and the answer of each run with its margin."""
    facts = [(translate("items", "Key"), visible(samples[0].key))]
    for name, one in zip(names, samples, strict=True):
        answer = visible(said(one, one.prediction)) or translate("items", "none could be read")
        if one.margin is not None:
            margin = fill(translate("items", "margin %1"), number(one.margin, 2))
            answer += f" · {margin}"
        if one.text:
            answer += f"\n{visible(one.text)}"
        facts.append((visible(name), answer))
    return facts
