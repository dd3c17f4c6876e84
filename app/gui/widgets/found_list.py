"""The list of found places: arrows walk them, Enter goes there, Space selects their chat."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.gui.widgets import theme
from app.gui.widgets.found_delegate import FoundDelegate
from app.gui.widgets.found_rows import ROW, Card, FoundRows, HeadRow, LineRow, MoreRow, PlaceLine

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FoundList(QListView):
    """One card a chat, one row a place.

    Signals:
        moved: `PlaceLine` that is current now; `None` is none.
        opened: `PlaceLine` to go to.
        marked: id of a chat whose check box was pressed.
        all_marked: every chat that is listed.
        trash_asked: the selected chats.
        more_asked: bring what follows.
        left_up: the arrow up wants to go back to the field.
    """

    moved = Signal(object)
    opened = Signal(object)
    marked = Signal(str)
    all_marked = Signal()
    trash_asked = Signal()
    more_asked = Signal()
    left_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows = FoundRows(self)
        self._delegate = FoundDelegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Places that were found"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.notifier().changed.connect(self._dress)

    def set_cards(
        self, cards: Sequence[Card], marked: Collection[str], more: str, *, keeps_place: bool
    ) -> None:
        """Show other cards; the current place stays where it still is, if that is wanted."""
        current, at = self.current() or self._last_line(), self.verticalScrollBar().value()
        self._rows.set_cards(cards, marked, more)
        self.doItemsLayout()
        index = self._rows.find(current.message_id) if current and keeps_place else QModelIndex()
        if not index.isValid():
            index, at = self._step(QModelIndex(), 1), 0
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.verticalScrollBar().setValue(at)
        self.scrollTo(index)

    def _last_line(self) -> PlaceLine | None:
        """Return the place above the row that brings more, if that is the current one."""
        if not isinstance(self._rows.row(self.currentIndex()), MoreRow):
            return None
        return self._rows.lines()[-1]

    def set_marked(self, marked: Collection[str]) -> None:
        """Show which chats are selected."""
        if self._rows.rowCount():
            self._rows.mark(marked)

    def current(self) -> PlaceLine | None:
        """Return the current place."""
        row = self._rows.row(self.currentIndex())
        return row.line if isinstance(row, LineRow) else None

    def lines(self) -> list[PlaceLine]:
        """Return every place that is listed, in order."""
        return self._rows.lines()

    def step(self, by: int) -> None:
        """Go to the next place, or the one before."""
        index = self._step(self.currentIndex(), by)
        if index.isValid():
            self.setCurrentIndex(index)

    def _step(self, index: QModelIndex, by: int) -> QModelIndex:
        number = index.row() + by
        while 0 <= number < self._rows.rowCount():
            found = self._rows.index(number)
            if found.flags() & Qt.ItemFlag.ItemIsSelectable:
                return found
            number += by
        return QModelIndex()

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if isinstance(row, LineRow):
            self.opened.emit(row.line)
        elif isinstance(row, MoreRow):
            self.more_asked.emit()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        head = self._rows.index(now.row() - 1)
        if isinstance(self._rows.row(head), HeadRow):
            self.scrollTo(head)  # a place is shown with the head of its card
        self.scrollTo(now)
        self.viewport().update()  # the tint is the whole card's
        self.moved.emit(self.current())

    @Slot()
    def _dress(self) -> None:
        self.doItemsLayout()
        self.viewport().update()

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes there, Space selects, Delete asks; Up above the first place is the field."""
        line = self.current()
        is_first = not self._step(self.currentIndex(), -1).isValid()
        if event.key() in _ENTER:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and line is not None:
            self.marked.emit(line.conversation_id)
        elif event.key() == Qt.Key.Key_A and event.modifiers() == (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.all_marked.emit()
        elif event.key() == Qt.Key.Key_Delete and line is not None:
            self.trash_asked.emit()
        elif event.key() == Qt.Key.Key_Up and is_first:
            self.left_up.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on the check box selects the chat, one on the link goes there."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = index.data(ROW)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if isinstance(row, HeadRow):
            room = theme.current().px(6)
            if (
                self._delegate.box(self.visualRect(index))
                .adjusted(-room, -room, room, room)
                .contains(at)
            ):
                self.marked.emit(row.card.conversation_id)
            else:
                self.setCurrentIndex(self._step(index, 1))
        elif isinstance(row, MoreRow):
            self.more_asked.emit()
        elif isinstance(row, LineRow) and self._delegate.link(self.visualRect(index)).contains(at):
            self.opened.emit(row.line)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A double click on a place goes there."""
        super().mouseDoubleClickEvent(event)
        row = self.indexAt(event.position().toPoint()).data(ROW)
        if isinstance(row, LineRow):
            self.opened.emit(row.line)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay out anew: heights follow from the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()
