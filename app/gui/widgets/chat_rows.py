"""The rows of the sidebar as values, and the model that the list shows them from."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.core.bidi import visible
from app.core.dates import Section, Span
from app.core.text import QT_TRANSLATE_NOOP, fill
from app.gui.widgets.commands import Command
from app.gui.widgets.label import plain_tip

# Around each matching word of a snippet. Text in the store holds neither: `bidi.visible` would
# show them as marks, so they cannot be forged by what a message says.
MATCH_START = "\x02"
MATCH_END = "\x03"

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
DRAGGED = "application/x-casebook-rows"


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
        is_temporary: it is in memory alone.
    """

    id: str
    title: str
    time: datetime
    section: Section
    is_pinned: bool = False
    mark: RowMark = RowMark.NONE
    is_temporary: bool = False


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


class PlaceKind(StrEnum):
    """What chats lie in; the value is its icon."""

    FOLDER = "folder"
    TAG = "tag"


class PlaceRow(Struct, frozen=True):
    """A folder or a tag, and how many chats it holds.

    Attributes:
        kind: which of the two.
        key: path of the folder, or the tag; "" is the top of all folders.
        name: what is shown.
        count: of chats, without those of the folders inside.
        depth: how many folders it is in.
        is_closed: the folders inside are not listed; `None` if there are none.
    """

    kind: PlaceKind
    key: str
    name: str = ""
    count: int = 0
    depth: int = 0
    is_closed: bool | None = None


class HeadRow(Struct, frozen=True):
    """The name of a part of the list; `place` is what can be dropped on it."""

    title: str
    place: PlaceRow | None = None


class Wish(Struct, frozen=True):
    """Something to do with chats, or with a folder or tag.

    Attributes:
        what: which command.
        ids: of the chats; none are the selected ones, or the open one.
        place: what is changed instead of chats.
        target: where to, where that is known; else it is asked.
        name: the new name, where that is known.
    """

    what: Command
    ids: tuple[str, ...] = ()
    place: PlaceRow | None = None
    target: PlaceRow | None = None
    name: str = ""


class Renamed(Struct, frozen=True):
    """A person gave a chat another title."""

    id: str
    title: str


Row = ChatRow | HitRow | HeadRow | PlaceRow
TOP = PlaceRow(PlaceKind.FOLDER, "")


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


def with_heads(
    rows: Sequence[ChatRow], this_year: int, places: Sequence[PlaceRow] = ()
) -> list[Row]:
    """Return temporary and pinned chats, folders, tags, then all by date; no head stands alone.

    The order inside a section is the order given; a section stands once, the newest first.
    """
    listed: list[Row] = []
    if temporary := [row for row in rows if row.is_temporary]:
        listed += [HeadRow(_tr(QT_TRANSLATE_NOOP("sidebar", "Not saved"))), *temporary]
    if pinned := [row for row in rows if row.is_pinned]:
        listed += [HeadRow(_tr(QT_TRANSLATE_NOOP("sidebar", "Pinned"))), *pinned]
    if folders := [one for one in places if one.kind is PlaceKind.FOLDER]:
        listed += [HeadRow(_tr(QT_TRANSLATE_NOOP("sidebar", "Folders")), TOP), *folders]
    if tags := [one for one in places if one.kind is PlaceKind.TAG]:
        listed += [HeadRow(_tr(QT_TRANSLATE_NOOP("sidebar", "Tags"))), *tags]
    sections: dict[Section, list[ChatRow]] = {}
    for row in rows:
        if not (row.is_pinned or row.is_temporary):
            sections.setdefault(row.section, []).append(row)
    newest = {section: max(one.time for one in inside) for section, inside in sections.items()}
    for section in sorted(sections, key=newest.__getitem__, reverse=True):
        listed += [HeadRow(name_of(section, this_year)), *sections[section]]
    return listed


class ChatRows(QAbstractListModel):
    """The rows of the list; `ROW` gives the value itself.

    Signals:
        renamed: `Renamed`, when an editor closed with another title. The row changes when the
            new rows are set.
        wished: `Wish`: a place was renamed, or rows were dropped on one.
    """

    renamed = Signal(Renamed)
    wished = Signal(Wish)

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
        if role != Qt.ItemDataRole.EditRole or not title:
            return False
        if isinstance(row, PlaceRow) and title != row.name:
            self.wished.emit(Wish(Command.RENAME, place=row, name=title))
            return True
        if not isinstance(row, ChatRow) or title == row.title:
            return False
        self.renamed.emit(Renamed(row.id, title))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row: heads are passed over."""
        row = self.row(index)
        can = Qt.ItemFlag
        if row is None or isinstance(row, HeadRow):
            takes = row is not None and row.place is not None
            return can.ItemIsDropEnabled if takes else can.NoItemFlags
        flags = can.ItemIsEnabled | can.ItemIsSelectable | can.ItemNeverHasChildren
        if isinstance(row, ChatRow):
            flags |= can.ItemIsEditable
            flags |= can.NoItemFlags if row.is_temporary else can.ItemIsDragEnabled
        if isinstance(row, PlaceRow):
            flags |= can.ItemIsEditable | can.ItemIsDropEnabled
            if row.kind is PlaceKind.FOLDER:
                flags |= can.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """Return what can be dropped: rows of this list."""
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """Return what is dragged: the chats, else the first folder."""
        rows = [self.row(index) for index in indexes]
        chats = [row.id for row in rows if isinstance(row, ChatRow)]
        folders = [row.key for row in rows if isinstance(row, PlaceRow)]
        data = QMimeData()
        data.setData(DRAGGED, json.dumps([chats, folders[:1]]).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """Return that rows are moved."""
        return Qt.DropAction.MoveAction

    def canDropMimeData(  # noqa: N802
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        """Return whether the row under the mouse takes what is dragged."""
        return self._dropped(data, parent) is not None

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        """Ask for the move; the rows change when new ones are set."""
        wish = self._dropped(data, parent)
        if wish is not None:
            self.wished.emit(wish)
        return wish is not None

    def _dropped(self, data: QMimeData, parent: Index) -> Wish | None:
        row = self.row(parent)
        target = row.place if isinstance(row, HeadRow) else row
        if not isinstance(target, PlaceRow) or not data.hasFormat(DRAGGED):
            return None
        chats, folders = json.loads(bytes(data.data(DRAGGED).data()))
        if chats:
            what = Command.MOVE if target.kind is PlaceKind.FOLDER else Command.TAGS
            return Wish(what, tuple(chats), target=target)
        if folders and target.kind is PlaceKind.FOLDER and target.key != folders[0]:
            return Wish(Command.MOVE, place=PlaceRow(target.kind, folders[0]), target=target)
        return None


def _sentence(row: Row) -> str:
    if isinstance(row, HeadRow):
        return row.title
    if isinstance(row, HitRow):
        text = row.snippet.replace(MATCH_START, "").replace(MATCH_END, "")
        return f"{visible(row.title)}, {day_of(row.time)}, {visible(text)}"
    if isinstance(row, PlaceRow):
        return _sentence_of_place(row)
    parts = [visible(row.title)]
    if row.is_pinned:
        parts.append(_tr(QT_TRANSLATE_NOOP("sidebar", "pinned")))
    if row.is_temporary:
        parts.append(_tr(QT_TRANSLATE_NOOP("sidebar", "temporary, not saved")))
    if row.mark:
        parts.append(_tr(row.mark))
    parts.append(time_of(row))
    return ", ".join(parts)


def _sentence_of_place(row: PlaceRow) -> str:
    if row.kind is PlaceKind.TAG:
        text = _tr(QT_TRANSLATE_NOOP("sidebar", "Tag %1, chats: %2"))
        return fill(text, visible(row.name), row.count)
    text = _tr(QT_TRANSLATE_NOOP("sidebar", "Folder %1, chats: %2"))
    if row.is_closed is not None:
        text = _tr(QT_TRANSLATE_NOOP("sidebar", "Folder %1, chats: %2, open"))
        if row.is_closed:
            text = _tr(QT_TRANSLATE_NOOP("sidebar", "Folder %1, chats: %2, closed"))
    return fill(text, visible(row.key), row.count)


def _title(row: Row) -> str:
    return row.name if isinstance(row, PlaceRow) else row.title


def _tip(row: Row) -> str:
    if isinstance(row, HeadRow):
        return ""
    return plain_tip(row.key if isinstance(row, PlaceRow) else row.title)


_GIVES: dict[int, Callable[[Row], object]] = {
    ROW: lambda row: row,
    Qt.ItemDataRole.DisplayRole: lambda row: visible(_title(row)),
    Qt.ItemDataRole.EditRole: _title,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.AccessibleTextRole: _sentence,
}
