"""The one list of the sidebar: opens, renames, selects several, and asks what to do with them."""

from msgspec import Struct
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from app.gui.widgets import theme
from app.gui.widgets.chat_delegate import ChatDelegate, fold_of
from app.gui.widgets.chat_rows import (
    ROW,
    ChatRow,
    ChatRows,
    HitRow,
    PlaceKind,
    PlaceRow,
    Row,
    Wish,
)
from app.gui.widgets.commands import Command

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SIDEWAYS = {Qt.Key.Key_Left, Qt.Key.Key_Right}
_KEEPS_SELECTION = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Chats(Struct, frozen=True):
    """What the list shows while nothing is searched.

    Attributes:
        rows: newest first; pinned ones may stand anywhere.
        this_year: months of other years carry their year.
        trashed: how many chats are in the trash.
        places: folders, each before those inside it, then tags.
    """

    rows: tuple[ChatRow, ...]
    this_year: int
    trashed: int = 0
    places: tuple[PlaceRow, ...] = ()


class Hits(Struct, frozen=True):
    """What a search found.

    Attributes:
        query: what was looked for.
        rows: places, newest first.
        searched: how many chats were searched.
        has_trash: the trash was searched too.
        is_whole: all of it was searched; false if that took too long.
        is_all: every place is in `rows`; false if there may be more.
    """

    query: str
    rows: tuple[HitRow, ...]
    searched: int
    has_trash: bool = False
    is_whole: bool = True
    is_all: bool = True


class HitChosen(Struct, frozen=True):
    """A place to go to."""

    conversation_id: str
    message_id: int


class ChatList(QListView):
    """Chats or search results, one line or three each; ten thousand rows are no work.

    A click or Enter opens; arrows only move. Ctrl and Shift select several; chats and folders can
    be dragged onto folders, chats onto tags.

    Signals:
        opened: the row that was clicked or entered (`ChatRow`, `HitRow` or `PlaceRow`).
        wished: `Wish`: something to do with the selected chats, or with a place.
        folded: `PlaceRow` to open if it is closed, and to close if it is open.
        trash_asked: ids for the trash.
        export_asked: take the selected chats along.
        restore_asked: ids to take back from the trash.
        purge_asked: ids to remove for good.
    """

    opened = Signal(object)
    wished = Signal(object)
    folded = Signal(object)
    trash_asked = Signal(list)
    export_asked = Signal()
    restore_asked = Signal(list)
    purge_asked = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty, showing chats that are not in the trash."""
        super().__init__(parent)
        # Clear, and made here: to name one that Qt made, PySide6 loads every class of widgets.
        self.setViewport(QWidget())
        self._is_trash = False
        self._rows = ChatRows(self)
        self._delegate = ChatDelegate(self)
        self.renamed = self._rows.renamed
        self._rows.wished.connect(self.wished)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_rows(self, rows: list[Row], *, is_trash: bool = False) -> None:
        """Show other rows; the scroll position and the selection stay where they still exist."""
        kept = set(self.selected_ids())
        current = self._key_of(self.currentIndex())
        at = self.verticalScrollBar().value()
        self._is_trash = is_trash
        self._rows.set_rows(rows)
        self.doItemsLayout()
        if kept or current:
            self._select(kept, current)
        self.verticalScrollBar().setValue(at)

    def set_open(self, chat_id: str) -> None:
        """Mark the chat that the page shows, and bring it into view."""
        self._delegate.set_open(chat_id)
        index = self._rows.find(chat_id)
        if index.isValid():
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)
        else:
            self.clearSelection()
        self.viewport().update()

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected chats, and of those with a selected hit, once each."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        rows = [self._rows.row(index) for index in indexes]
        ids = [
            row.id if isinstance(row, ChatRow) else row.conversation_id
            for row in rows
            if isinstance(row, ChatRow | HitRow)
        ]
        return list(dict.fromkeys(ids))

    def rename(self, chat_id: str) -> bool:
        """Open the title of a chat for editing; False if it is not in the list."""
        index = self._rows.find(chat_id)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.edit(index)
        return True

    def rename_current(self) -> bool:
        """Open the title of the current row for editing; False if there is none."""
        if self.current_place() is not None:
            self.edit(self.currentIndex())
            return True
        return not self._is_trash and self.rename(self._id_of(self.currentIndex()))

    def current_place(self) -> PlaceRow | None:
        """Return the folder or tag with the focus, if it is one."""
        row = self._rows.row(self.currentIndex())
        return row if isinstance(row, PlaceRow) else None

    def wish(self, what: Command) -> None:
        """Ask for something with the place that has the focus, else with the selected chats."""
        place = self.current_place()
        if place is not None:
            self.wished.emit(Wish(what, place=place))
        elif ids := self.selected_ids():
            self.wished.emit(Wish(what, tuple(ids)))

    def enter(self) -> None:
        """Take the focus, on the first row if none is current."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.currentIndex().isValid():
            return
        for number in range(self._rows.rowCount()):
            index = self._rows.index(number)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                return

    def menu_for(self, index: QModelIndex) -> QMenu | None:
        """Return what can be done with a row; None for heads."""
        row = index.data(ROW)
        if not isinstance(row, ChatRow | HitRow | PlaceRow):
            return None
        from app.gui.widgets.chat_menu import ChatMenu  # not before somebody wants one

        menu = ChatMenu(row, self, is_trash=self._is_trash)
        menu.open_asked.connect(self._open_current)
        menu.rename_asked.connect(self.rename_current)
        menu.export_asked.connect(self.export_asked)
        menu.trash_asked.connect(self._ask_trash)
        menu.restore_asked.connect(self._ask_restore)
        menu.purge_asked.connect(self._ask_purge)
        menu.wished.connect(self.wish)
        return menu

    def _open_current(self) -> None:
        self._open(self.currentIndex())

    @Slot()
    def _dress(self) -> None:
        self.doItemsLayout()
        self.viewport().update()

    def _id_of(self, index: QModelIndex) -> str:
        row = self._rows.row(index)
        return row.id if isinstance(row, ChatRow) else ""

    def _key_of(self, index: QModelIndex) -> str:
        """Return what a row is known by when the rows are others; "" is nothing."""
        row = self._rows.row(index)
        return f"{row.kind}/{row.key}" if isinstance(row, PlaceRow) else self._id_of(index)

    def _select(self, ids: set[str], current: str) -> None:
        model, chosen = self.selectionModel(), QItemSelection()
        for number in range(self._rows.rowCount()):
            index = self._rows.index(number)
            if self._id_of(index) in ids:
                chosen.select(index, index)
            if current and self._key_of(index) == current:
                model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(chosen, QItemSelectionModel.SelectionFlag.Select)  # all of them at once

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if isinstance(row, HitRow | PlaceRow) or (isinstance(row, ChatRow) and not self._is_trash):
            self.opened.emit(row)

    def _fold(self, *, closes: bool) -> bool:
        """Open or close the current folder, or go to the one it is in; False if it is none."""
        row = self.current_place()
        if row is None or row.kind is not PlaceKind.FOLDER:
            return False
        if row.is_closed is (not closes):
            self.folded.emit(row)
        elif closes and row.depth:
            number = self.currentIndex().row()
            while (above := self._rows.row(self._rows.index(number))) and (
                not isinstance(above, PlaceRow) or above.depth >= row.depth
            ):
                number -= 1
            self.setCurrentIndex(self._rows.index(number))
        return True

    def _ask_trash(self) -> None:
        if ids := self.selected_ids():
            self.trash_asked.emit(ids)

    def _ask_restore(self) -> None:
        if ids := self.selected_ids():
            self.restore_asked.emit(ids)

    def _ask_purge(self) -> None:
        if ids := self.selected_ids():
            self.purge_asked.emit(ids)

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter opens, F2 renames, Delete asks; Left and Right close and open folders."""
        if self.state() is QAbstractItemView.State.EditingState:
            event.accept()  # the Enter that ends a rename: it opens nothing
        elif event.key() in _ENTER:
            self._open_current()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_current()
        elif event.key() == Qt.Key.Key_Delete and self.current_place() is not None:
            self.wish(Command.DELETE)
        elif event.key() in _SIDEWAYS and self._fold(
            closes=(event.key() == Qt.Key.Key_Left) is not self.isRightToLeft()
        ):
            event.accept()
        elif event.key() == Qt.Key.Key_Delete:
            (self._ask_purge if self._is_trash else self._ask_trash)()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open on a plain click; Ctrl and Shift only select."""
        super().mouseReleaseEvent(event)
        is_plain = not event.modifiers() & _KEEPS_SELECTION
        if event.button() == Qt.MouseButton.LeftButton and is_plain:
            at = event.position().toPoint()
            index = self.indexAt(at)
            row, place = self._rows.row(index), self.visualRect(index)
            if not index.isValid() or index != self.currentIndex():
                return
            if not isinstance(row, PlaceRow) or row.is_closed is None:
                self._open(index)
            elif fold_of(place, row.depth, self.layoutDirection()).contains(at):
                self.folded.emit(row)
            else:
                self._open(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Show what can be done with the row, by mouse or menu key."""
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        menu = self.menu_for(index)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            below = self.visualRect(index).center() if index.isValid() else QPoint()
            menu.popup(self.viewport().mapToGlobal(below))
