"""What a search found as cards, one a chat, and the model that the list shows them from."""

from collections.abc import Callable, Collection, Sequence

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.core.bidi import visible
from app.core.text import QT_TRANSLATE_NOOP
from app.gui.widgets.chat_delegate import split_matches

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class PlaceLine(Struct, frozen=True):
    """One place: a message that was found.

    Attributes:
        conversation_id: of the chat.
        message_id: of the message.
        who: who wrote it; translated.
        version: which version it is; "" if it has one only and is shown.
        time: when, as short as the card's day allows.
        warning: what is wrong with it; "" is nothing.
        snippet: text around the match, matching words between the marks of `chat_rows`.
    """

    conversation_id: str
    message_id: int
    who: str
    version: str
    time: str
    warning: str
    snippet: str

    @property
    def facts(self) -> str:
        """Who, which version and when, on one line."""
        return " · ".join(part for part in (self.who, self.version, self.time) if part)


class Card(Struct, frozen=True):
    """One chat, and the places in it.

    Attributes:
        conversation_id: of the chat.
        title: any text.
        labels: icon and name of its folder and tags.
        day: of its first place.
        lines: the places, in the order of the search.
    """

    conversation_id: str
    title: str
    labels: tuple[tuple[str, str], ...]
    day: str
    lines: tuple[PlaceLine, ...]


class HeadRow(Struct, frozen=True):
    """The head of a card."""

    card: Card
    is_marked: bool = False


class LineRow(Struct, frozen=True):
    """One place in a card.

    Attributes:
        line: the place.
        title: of the chat.
        is_marked: the chat is.
        is_last: the card ends with it.
    """

    line: PlaceLine
    title: str
    is_marked: bool = False
    is_last: bool = False


class MoreRow(Struct, frozen=True):
    """The last row, where there is more to look up."""

    text: str


Row = HeadRow | LineRow | MoreRow


class FoundRows(QAbstractListModel):
    """Cards as rows: a head, then its places; at the end what brings more."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: list[Row] = []

    def set_cards(self, cards: Sequence[Card], marked: Collection[str], more: str) -> None:
        """Show other cards; `more` is what the row at their end says, "" is none."""
        self.beginResetModel()
        self._rows = []
        for card in cards:
            is_marked = card.conversation_id in marked
            self._rows.append(HeadRow(card, is_marked))
            self._rows += [
                LineRow(line, card.title, is_marked, line is card.lines[-1]) for line in card.lines
            ]
        if more:
            self._rows.append(MoreRow(more))
        self.endResetModel()

    def mark(self, marked: Collection[str]) -> None:
        """Show these chats as marked, the others as not."""
        for number, row in enumerate(self._rows):
            if isinstance(row, HeadRow):
                self._rows[number] = HeadRow(row.card, row.card.conversation_id in marked)
            elif isinstance(row, LineRow):
                is_marked = row.line.conversation_id in marked
                self._rows[number] = LineRow(row.line, row.title, is_marked, row.is_last)
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row(self, index: Index) -> Row | None:
        """Return the row at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def find(self, message_id: int) -> QModelIndex:
        """Return the index of a place; an invalid one if it is not there."""
        for number, row in enumerate(self._rows):
            if isinstance(row, LineRow) and row.line.message_id == message_id:
                return self.index(number)
        return QModelIndex()

    def lines(self) -> list[PlaceLine]:
        """Return all places, in order."""
        return [row.line for row in self._rows if isinstance(row, LineRow)]

    # Qt's own names

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that heads are passed over: their sentence is part of each place's."""
        can = Qt.ItemFlag
        if isinstance(self.row(index), HeadRow | None):
            return can.NoItemFlags
        return can.ItemIsEnabled | can.ItemIsSelectable | can.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row itself, its words, or the sentence for a screen reader."""
        row, give = self.row(index), _GIVES.get(role)
        return give(row) if row is not None and give is not None else None


def _words(row: Row) -> str:
    if isinstance(row, HeadRow):
        return visible(row.card.title)
    return row.text if isinstance(row, MoreRow) else split_matches(row.line.snippet)[0]


def _sentence(row: Row) -> str:
    if not isinstance(row, LineRow):
        return _words(row)
    marked = _tr(QT_TRANSLATE_NOOP("SearchPage", "selected")) if row.is_marked else ""
    parts = (visible(row.title), row.line.facts, row.line.warning, marked, _words(row))
    return ", ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SearchPage", text)


_GIVES: dict[int, Callable[[Row], object]] = {
    ROW: lambda row: row,
    Qt.ItemDataRole.DisplayRole: _words,
    Qt.ItemDataRole.AccessibleTextRole: _sentence,
}
