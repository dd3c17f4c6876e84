"""What looks like an identifier, in the words of the window."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.core.bidi import isolated, visible
from app.core.identifiers.finding import Finding, Kind
from app.core.text import QT_TRANSLATE_NOOP, fill
from app.gui.views import number

if TYPE_CHECKING:
    from app.store.screening import Place

_ONE = {
    Kind.NAME: QT_TRANSLATE_NOOP("identifiers", "a name"),
    Kind.BIRTH_DATE: QT_TRANSLATE_NOOP("identifiers", "a date of birth"),
    Kind.PHONE: QT_TRANSLATE_NOOP("identifiers", "a telephone number"),
    Kind.EMAIL: QT_TRANSLATE_NOOP("identifiers", "an e-mail address"),
    Kind.RECORD: QT_TRANSLATE_NOOP("identifiers", "a record number"),
    Kind.COORDINATES: QT_TRANSLATE_NOOP("identifiers", "coordinates"),
}
_MANY = {
    Kind.NAME: QT_TRANSLATE_NOOP("identifiers", "names: %1"),
    Kind.BIRTH_DATE: QT_TRANSLATE_NOOP("identifiers", "dates of birth: %1"),
    Kind.PHONE: QT_TRANSLATE_NOOP("identifiers", "telephone numbers: %1"),
    Kind.EMAIL: QT_TRANSLATE_NOOP("identifiers", "e-mail addresses: %1"),
    Kind.RECORD: QT_TRANSLATE_NOOP("identifiers", "record numbers: %1"),
    Kind.COORDINATES: QT_TRANSLATE_NOOP("identifiers", "coordinates: %1"),
}
MOST_LISTED = 6
MOST_SHOWN = 40  # characters of one


def _said(text: str) -> str:
    return QCoreApplication.translate("identifiers", text)


def matches(count: int, *, are_masked: bool = False) -> str:
    """Return how many places there are."""
    if are_masked:
        one = QT_TRANSLATE_NOOP("identifiers", "1 place is masked. Read the text, then send it.")
        many = QT_TRANSLATE_NOOP(
            "identifiers", "%1 places are masked. Read the text, then send it."
        )
    else:
        one = QT_TRANSLATE_NOOP("identifiers", "1 place matches the form of an identifier.")
        many = QT_TRANSLATE_NOOP("identifiers", "%1 places match the form of an identifier.")
    return _said(one) if count == 1 else fill(_said(many), number(count))


def switched(is_on: bool) -> str:
    """Return whether this chat is checked from now on."""
    on = QT_TRANSLATE_NOOP("identifiers", "This chat is checked for identifiers before sending.")
    off = QT_TRANSLATE_NOOP("identifiers", "This chat is not checked for identifiers any more.")
    return _said(on if is_on else off)


def missing() -> str:
    """Return what must be said of every check."""
    return _said(
        QT_TRANSLATE_NOOP("identifiers", "The check misses things: read the text yourself.")
    )


def named(kind: Kind, words: str) -> str:
    """Return one of a kind with its words, e.g. `a name “Okello”`."""
    return fill(_said(QT_TRANSLATE_NOOP("identifiers", "%1 “%2”")), _said(_ONE[kind]), words)


def listed(text: str, places: Sequence[Finding]) -> str:
    """Return kind and words of the first places, e.g. `a name “Okello” · …`."""
    shown = [
        named(one.kind, isolated(_short(text[one.start : one.end]))) for one in places[:MOST_LISTED]
    ]
    return " · ".join([*shown, *(["…"] if len(places) > MOST_LISTED else [])])


def lines(places: Sequence["Place"]) -> list[str]:
    """Return kind and words of the first places of several texts, one each."""
    shown = [named(one.kind, isolated(_short(one.words))) for one in places[:MOST_LISTED]]
    return [*shown, *(["…"] if len(places) > MOST_LISTED else [])]


def counted(counts: Mapping[Kind, int]) -> str:
    """Return counts by kind, e.g. `names: 2 · dates of birth: 1`."""
    return " · ".join(fill(_said(_MANY[kind]), number(counts[kind])) for kind in _kinds(counts))


def _kinds(counts: Iterable[Kind]) -> list[Kind]:
    return [kind for kind in Kind if kind in set(counts)]


def _short(words: str) -> str:
    line = " ".join(visible(words).split())
    return line if len(line) <= MOST_SHOWN else f"{line[:MOST_SHOWN]}…"
