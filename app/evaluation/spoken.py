"""How a report is written: its language, the direction of that, and whose numbers."""

import re
from collections.abc import Callable
from functools import partial

from msgspec import Struct

from app.core.text import QT_TRANSLATE_NOOP, fill
from app.core.wording import DEMO, NOTICE
from app.evaluation.drawing import MINUS
from app.evaluation.plot import Words, plain
from app.evaluation.statistics import Interval
from app.evaluation.summary import Note
from app.evaluation.task import Trap

SPAN = QT_TRANSLATE_NOOP("report", "%1 to %2 (%3)")
PERCENT = QT_TRANSLATE_NOOP("report", "%1 %")
_FIGURE = re.compile(r"-?\d[\d,]*(\.\d+)?")


def untranslated(_context: str, text: str) -> str:
    """Return the text as it is: English."""
    return text


def plain_note(note: Note) -> str:
    """Return a sentence about a result in English."""
    return fill(note.text, *note.values)


def noted(
    note: Note, *, translated: Callable[[str, str], str], number: Callable[[float, int], str]
) -> str:
    """Return a sentence about a result in another language, its numbers as that writes them."""
    values = (_localised(value, number) for value in note.values)
    return fill(translated("evaluation", note.text), *values)


def _localised(value: str, number: Callable[[float, int], str]) -> str:
    if not _FIGURE.fullmatch(value):
        return value
    plain_value = value.replace(",", "")
    decimals = len(plain_value.partition(".")[2])
    shown = number(abs(float(plain_value)), decimals)
    return f"{MINUS}{shown}" if float(plain_value) < 0 else shown


class Spoken(Struct, frozen=True):
    """One language of a report.

    Attributes:
        code: of the language, as in HTML.
        is_right_to_left: its direction.
        translated: takes a context and an English sentence.
        number: a value with so many decimals.
        noted: a note, its values as the language writes them.
    """

    code: str = "en"
    is_right_to_left: bool = False
    translated: Callable[[str, str], str] = untranslated
    number: Callable[[float, int], str] = plain
    noted: Callable[[Note], str] = plain_note

    def say(self, text: str, *values: object) -> str:
        """Return a sentence of a report with its values."""
        return fill(self.translated("report", text), *values)

    @property
    def notice(self) -> str:
        """The research-only notice, as one unit."""
        return self.translated("notice", NOTICE)

    @property
    def demo(self) -> str:
        """What is said of the demo model."""
        return self.translated("notice", DEMO)

    @property
    def words(self) -> Words:
        """How pictures are drawn, on paper."""
        return Words(partial(self.translated, "plot"), self.number)

    def count(self, value: int) -> str:
        """Return a whole number."""
        return self.number(value, 0)

    def percent(self, share: float, decimals: int = 1) -> str:
        """Return a share in percent."""
        return self.say(PERCENT, self.number(100 * share, decimals))

    def trap(self, trap: Trap) -> str:
        """Return what about a set can mislead."""
        return fill(self.translated("evaluation", trap.text), self.count(trap.count))

    def interval(self, one: Interval, factor: int) -> str:
        """Return the bounds of an interval times `factor`, and the method they come from."""
        decimals = 1 if factor > 1 else 3
        edges = (self.number(factor * edge, decimals) for edge in (one.low, one.high))
        low, high = (edge.replace("-", MINUS) for edge in edges)
        return self.say(SPAN, low, high, self.say(one.method))


ENGLISH = Spoken()
