"""The left column: new chat, search, the list by date, the trash."""

from msgspec import Struct
from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.core.bidi import isolated
from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import PushButton
from app.gui.widgets.chat_list import ChatList
from app.gui.widgets.chat_rows import ChatRow, HitRow, with_heads
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.icons import icon
from app.gui.widgets.label import Label
from app.gui.widgets.row_paint import RowLook, paint_row
from app.gui.widgets.search_field import SearchField


class Chats(Struct, frozen=True):
    """What the list shows while nothing is searched.

    Attributes:
        rows: newest first; pinned ones may stand anywhere.
        this_year: months of other years carry their year.
        trashed: how many chats are in the trash.
    """

    rows: tuple[ChatRow, ...]
    this_year: int
    trashed: int = 0


class Hits(Struct, frozen=True):
    """What a search found.

    Attributes:
        query: what was looked for.
        rows: places, newest first.
        searched: how many chats were searched.
        has_trash: the trash was searched too.
        is_whole: all of it was searched; false if that took too long.
    """

    query: str
    rows: tuple[HitRow, ...]
    searched: int
    has_trash: bool = False
    is_whole: bool = True


class HitChosen(Struct, frozen=True):
    """A place to go to."""

    conversation_id: str
    message_id: int


class TrashRow(QAbstractButton):
    """The last row of the sidebar: the trash, and how many chats wait in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with an empty trash, not shown."""
        super().__init__(parent)
        self._count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show how many chats are in the trash."""
        self._count = count
        self.setText(self.tr("Trash"))
        name = fill(self.tr("Trash, %1 chats"), count)
        self.setAccessibleName(self.tr("Trash, 1 chat") if count == 1 else name)
        self.update()

    # Qt's own names

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of a row."""
        return QSize(theme.current().px(120), theme.current().row + theme.current().px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it as a row of the list, under a line."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(QRect(0, 0, self.width(), 1), theme.current().color("line"))
        look = RowLook(
            text=self.text(),
            trailing=str(self._count),
            leading_icon="trash",
            is_open=self.isChecked(),
            is_hovered=self.underMouse(),
        )
        paint_row(painter, self.rect().adjusted(0, 2, 0, 0), look)
        painter.end()


class Sidebar(QWidget):
    """Lists chats by date, search results, or the trash; asks, and never changes anything itself.

    Signals:
        new_asked: a new chat.
        chosen: id of the chat to open.
        hit_chosen: `HitChosen`.
        search_changed: what to look for, 150 ms after the last key; "" shows the chats again.
        trash_search_asked: look into the trash too; the query is the last one told.
        trash_view_asked: True to list the trash, False to list the chats.
        renamed: `Renamed`.
        pin_asked: id to pin or unpin.
        export_asked: take the selected chats along.
        trash_asked, restore_asked, purge_asked: list of ids.
    """

    new_asked = Signal()
    chosen = Signal(str)
    hit_chosen = Signal(HitChosen)
    search_changed = Signal(str)
    trash_search_asked = Signal()
    trash_view_asked = Signal(bool)
    renamed = Signal(object)
    pin_asked = Signal(str)
    export_asked = Signal()
    trash_asked = Signal(list)
    restore_asked = Signal(list)
    purge_asked = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without chats."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Chats"))
        self._new = PushButton(self.tr("New chat"), self)
        self._search = SearchField(self.tr("Search all chats"), self)
        self._trash_bar = _TrashBar(self)
        self._list = ChatList(self)
        self._list.setAccessibleName(self.tr("List of chats"))
        self._trash = TrashRow(self)
        self._empty: QWidget | None = None
        self._lay_out()
        self._connect()
        self.set_chats(Chats((), 0))
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._page = QWidget(self)
        self._pages = QStackedLayout(self._page)
        self._pages.addWidget(self._list)
        self._top = QVBoxLayout()
        self._top.addWidget(self._new)
        self._top.addWidget(self._search)
        self._top.addWidget(self._trash_bar)
        self._trash_bar.hide()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(self._top)
        self._whole.addWidget(self._page, 1)
        self._whole.addWidget(self._trash)

    def _connect(self) -> None:
        self._new.clicked.connect(self._on_new_clicked)
        self._search.asked.connect(self._on_search_asked)
        self._search.left_down.connect(self._list.enter)
        self._trash.toggled.connect(self._on_trash_toggled)
        self._trash_bar.restore.clicked.connect(self._on_restore_clicked)
        self._trash_bar.purge.clicked.connect(self._on_purge_clicked)
        self._list.opened.connect(self._on_opened)
        self._list.renamed.connect(self.renamed)
        self._list.pin_asked.connect(self.pin_asked)
        self._list.export_asked.connect(self.export_asked)
        self._list.trash_asked.connect(self.trash_asked)
        self._list.restore_asked.connect(self.restore_asked)
        self._list.purge_asked.connect(self.purge_asked)
        self._list.selectionModel().selectionChanged.connect(self._on_selection_changed)

    @property
    def is_trash(self) -> bool:
        """The trash is listed."""
        return self._trash.isChecked()

    @property
    def query(self) -> str:
        """What is searched; "" is nothing."""
        return self._search.text().strip()

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected chats."""
        return self._list.selected_ids()

    def has_list_focus(self) -> bool:
        """Tell whether the keys go to the list, so that F2 means its row."""
        return self._list.hasFocus()

    def set_chats(self, chats: Chats) -> None:
        """Show chats by date; in the trash view, what is in the trash."""
        self._trash.set_count(chats.trashed)
        self._list.set_rows(with_heads(chats.rows, chats.this_year), is_trash=self.is_trash)
        if chats.rows:
            self._show_empty(None)
        elif self.is_trash:
            self._show_empty(
                EmptyState(
                    "trash",
                    self.tr("The trash is empty."),
                    self.tr("Deleted chats wait here until you purge them."),
                )
            )
        else:
            self._show_empty(
                EmptyState(
                    "chats",
                    self.tr("No chats yet."),
                    self.tr("Questions and answers will be listed here."),
                )
            )

    def set_hits(self, hits: Hits) -> None:
        """Show what a search found."""
        self._list.set_rows(list(hits.rows))
        if hits.rows:
            self._list.scrollToTop()
            self._show_empty(None)
            return
        if not hits.is_whole:
            what = fill(self.tr("Nothing found yet for “%1”."), isolated(hits.query))
            why = self.tr("The search took too long and was ended. More words make it quicker.")
            self._show_empty(EmptyState("search", what, why))
            return
        what = fill(self.tr("No message contains “%1”."), isolated(hits.query))
        if hits.has_trash:
            where = self.tr("Searched %1 chats and their older versions, the trash included.")
            self._show_empty(EmptyState("search", what, fill(where, hits.searched)))
            return
        where = self.tr("Searched %1 chats and their older versions. The trash is left out.")
        state = EmptyState(
            "search", what, fill(where, hits.searched), self.tr("Search the trash too")
        )
        state.action_asked.connect(self.trash_search_asked)
        self._show_empty(state)

    def set_open(self, chat_id: str) -> None:
        """Mark the chat that the page shows; "" is a new one."""
        self._list.set_open(chat_id)

    def set_trash_view(self, is_trash: bool) -> None:
        """List the trash or the chats; the signal tells it too."""
        self._trash.setChecked(is_trash)

    def set_keys(self, new_chat: str, search: str) -> None:
        """Show the shortcuts (portable text) in the tooltips of the two controls."""
        self._new.setToolTip(_native(new_chat))
        self._search.setToolTip(_native(search))

    def rename_current(self) -> bool:
        """Open the title of the row with the focus; False if there is none."""
        return self._list.rename_current()

    def focus_search(self) -> None:
        """Put the focus into the search field, its text selected."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def focus_list(self) -> None:
        """Put the focus into the list."""
        self._list.enter()

    @Slot(str)
    def _on_search_asked(self, text: str) -> None:
        if text:
            self._trash.setChecked(False)
        self.search_changed.emit(text)

    @Slot()
    def _on_new_clicked(self) -> None:
        self.new_asked.emit()

    @Slot(bool)
    def _on_trash_toggled(self, is_on: bool) -> None:
        if is_on:
            self._search.clear()
        self._trash_bar.setVisible(is_on)
        self._trash_bar.set_enabled(is_on=False)
        self.trash_view_asked.emit(is_on)

    @Slot(object)
    def _on_opened(self, row: ChatRow | HitRow) -> None:
        if isinstance(row, HitRow):
            self.hit_chosen.emit(HitChosen(row.conversation_id, row.message_id))
        else:
            self.chosen.emit(row.id)

    @Slot()
    def _on_selection_changed(self) -> None:
        self._trash_bar.set_enabled(is_on=bool(self._list.selected_ids()))

    @Slot()
    def _on_restore_clicked(self) -> None:
        self.restore_asked.emit(self._list.selected_ids())

    @Slot()
    def _on_purge_clicked(self) -> None:
        self.purge_asked.emit(self._list.selected_ids())

    def _show_empty(self, state: QWidget | None) -> None:
        if self._empty is not None:
            self._pages.removeWidget(self._empty)
            self._empty.hide()
            self._empty.deleteLater()
        self._empty = _at_top(state) if state is not None else None
        if self._empty is not None:
            self._pages.addWidget(self._empty)
        self._pages.setCurrentWidget(self._empty or self._list)

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        side = tokens.px(10)
        self._top.setContentsMargins(side, side, side, tokens.px(4))
        self._top.setSpacing(tokens.px(8))
        self._new.setIcon(icon("chat-new", "text"))
        self._new.setIconSize(QSize(tokens.px(18), tokens.px(18)))
        self._new.setMinimumHeight(tokens.control)
        self._trash.updateGeometry()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Mirror what was placed by hand."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._dress()


def _at_top(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return holder


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class _TrashBar(QWidget):
    """What can be done with the selected chats of the trash."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.restore = PushButton(self.tr("Restore"), self)
        self.purge = PushButton(self.tr("Purge…"), self)
        self.purge.setProperty("kind", "danger")
        head = Label(self.tr("Trash"), "title", parent=self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.restore)
        buttons.addWidget(self.purge)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(head)
        whole.addLayout(buttons)
        self.set_enabled(is_on=False)

    def set_enabled(self, *, is_on: bool) -> None:
        self.restore.setEnabled(is_on)
        self.purge.setEnabled(is_on)
