"""The rows of the sidebar as values, and the model that the list shows them from."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.core.bidi import visible
from app.core.dates import Section, Span
from app.core.text import QT_TRANSLATE_NOOP
from app.gui.widgets.label import plain_tip

# Around each matching word of a snippet. Text in the store holds neither: `bidi.visible` would
# show them as marks, so they cannot be forged by what a message says.
MATCH_START = "\x02"
MATCH_END = "\x03"

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class RowMark(StrEnum):
    """What a row says of its chat beside the time."""

    NONE = ""
    DRAFT = QT_TRANSLATE_NOOP("sidebar", "draft")
    INTERRUPTED = QT_TRANSLATE_NOOP("sidebar", "interrupted")
    WRITING = QT_TRANSLATE_NOOP("sidebar", "writing")


class ChatRow(Struct, frozen=True):
    """One chat.

    Attributes:
        id: of the conversation.
        title: any text; painted plain, on one line.
        time: of the last change, aware; shown in its own zone.
        section: where it stands; `app.core.dates.section_of`.
        is_pinned: pinned rows stand first, under their own head.
        mark: one state worth an icon.
    """

    id: str
    title: str
    time: datetime
    section: Section
    is_pinned: bool = False
    mark: RowMark = RowMark.NONE


class HitRow(Struct, frozen=True):
    """One place where the searched words were found.

    Attributes:
        conversation_id: of the chat.
        message_id: of the message.
        title: of the chat.
        snippet: text around the match, matching words between `MATCH_START` and `MATCH_END`.
        time: of the message, aware.
    """

    conversation_id: str
    message_id: int
    title: str
    snippet: str
    time: datetime


class HeadRow(Struct, frozen=True):
    """The name of a part of the list."""

    title: str


class Renamed(Struct, frozen=True):
    """A person gave a chat another title."""

    id: str
    title: str


Row = ChatRow | HitRow | HeadRow


def _tr(text: str) -> str:
    return QCoreApplication.translate("sidebar", text)


def name_of(section: Section, this_year: int) -> str:
    """Return the head of a section, translated; a month of another year carries the year."""
    if section.span is Span.TODAY:
        return _tr(QT_TRANSLATE_NOOP("sidebar", "Today"))
    if section.span is Span.YESTERDAY:
        return _tr(QT_TRANSLATE_NOOP("sidebar", "Yesterday"))
    if section.span is Span.WEEK:
        return _tr(QT_TRANSLATE_NOOP("sidebar", "Previous 7 days"))
    month = QLocale().standaloneMonthName(section.month)
    return month if section.year == this_year else f"{month} {section.year}"


def time_of(row: ChatRow) -> str:
    """Return when, as short as the section allows: time of day, weekday or date."""
    if row.section.span is Span.TODAY:
        return f"{row.time:%H:%M}"
    if row.section.span is Span.YESTERDAY and not row.is_pinned:
        return f"{row.time:%H:%M}"
    if row.section.span is Span.MONTH:
        return day_of(row.time)
    return QLocale().dayName(row.time.isoweekday(), QLocale.FormatType.ShortFormat)


def day_of(when: datetime) -> str:
    """Return day and month, e.g. `4 May`; digits are Western in every language."""
    return f"{when.day} {QLocale().monthName(when.month, QLocale.FormatType.ShortFormat)}"


def with_heads(rows: Sequence[ChatRow], this_year: int) -> list[Row]:
    """Return the rows, pinned ones first, each section under its head; no head stands alone.

    The order inside a section is the order given.
    """
    listed: list[Row] = []
    pinned = [row for row in rows if row.is_pinned]
    if pinned:
        listed += [HeadRow(_tr(QT_TRANSLATE_NOOP("sidebar", "Pinned"))), *pinned]
    last: Section | None = None
    for row in rows:
        if row.is_pinned:
            continue
        if row.section != last:
            last = row.section
            listed.append(HeadRow(name_of(row.section, this_year)))
        listed.append(row)
    return listed


class ChatRows(QAbstractListModel):
    """The rows of the list; `ROW` gives the value itself.

    Signals:
        renamed: `Renamed`, when an editor closed with another title. The row changes when the
            new rows are set.
    """

    renamed = Signal(Renamed)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead of the ones before."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """Return the value at an index; None if it points nowhere."""
        return self._rows[index.row()] if index.isValid() else None

    def find(self, chat_id: str) -> QModelIndex:
        """Return where a chat stands; an invalid index if it is not listed."""
        for number, row in enumerate(self._rows):
            if isinstance(row, ChatRow) and row.id == chat_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's signature
        """Return how many rows there are, heads included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return title, full sentence for a screen reader, tooltip or the row itself."""
        row = self.row(index)
        give = _GIVES.get(role)
        return give(row) if row is not None and give is not None else None

    def setData(  # noqa: N802
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Tell of a new title; an empty or equal one is no change."""
        row = self.row(index)
        title = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not isinstance(row, ChatRow):
            return False
        if not title or title == row.title:
            return False
        self.renamed.emit(Renamed(row.id, title))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row: heads are passed over."""
        row = self.row(index)
        if row is None or isinstance(row, HeadRow):
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if isinstance(row, ChatRow):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemNeverHasChildren


def _sentence(row: Row) -> str:
    if isinstance(row, HeadRow):
        return row.title
    if isinstance(row, HitRow):
        text = row.snippet.replace(MATCH_START, "").replace(MATCH_END, "")
        return f"{visible(row.title)}, {day_of(row.time)}, {visible(text)}"
    parts = [visible(row.title)]
    if row.is_pinned:
        parts.append(_tr(QT_TRANSLATE_NOOP("sidebar", "pinned")))
    if row.mark:
        parts.append(_tr(row.mark))
    parts.append(time_of(row))
    return ", ".join(parts)


def _tip(row: Row) -> str:
    return "" if isinstance(row, HeadRow) else plain_tip(row.title)


_GIVES: dict[int, Callable[[Row], object]] = {
    ROW: lambda row: row,
    Qt.ItemDataRole.DisplayRole: lambda row: visible(row.title),
    Qt.ItemDataRole.EditRole: lambda row: row.title,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.AccessibleTextRole: _sentence,
}
