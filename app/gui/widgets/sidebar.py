"""The left column: new chat, search, the list by date, the trash."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.buttons import IconButton, PushButton
from app.gui.widgets.chat_list import ChatList, Chats, HitChosen, Hits
from app.gui.widgets.chat_rows import ChatRow, HitRow, PlaceRow, Wish, with_heads
from app.gui.widgets.commands import Command
from app.gui.widgets.empty_list import no_chats, no_hits
from app.gui.widgets.icons import icon
from app.gui.widgets.search_field import SearchField
from app.gui.widgets.trash import TrashBar, TrashRow

if TYPE_CHECKING:
    from app.gui.widgets.place_bar import PlaceBar
    from app.gui.widgets.query_bar import QueryBar
    from app.gui.widgets.selection_bar import SelectionBar


class Sidebar(QWidget):
    """Lists chats by date, search results, or the trash; asks, and never changes anything itself.

    Attributes:
        beside: tells the ids of chats that are selected on a page beside it; they go first.

    Signals:
        new_asked: a new chat.
        temporary_asked: a new chat that is not saved.
        chosen: id of the chat to open.
        hit_chosen: `HitChosen`.
        search_changed: what to look for, 150 ms after the last key; "" shows the chats again.
        trash_search_asked: look into the trash too; the query is the last one told.
        trash_view_asked: True to list the trash, False to list the chats.
        place_chosen: a folder or tag was opened or left; `place` is what is shown now.
        renamed: `Renamed`.
        wished: `Wish`: something to do with chats, or with a folder or tag.
        folded: `PlaceRow` to open or close.
        export_asked: take the selected chats along.
        trash_asked, restore_asked, purge_asked: list of ids.
    """

    new_asked = Signal()
    temporary_asked = Signal()
    chosen = Signal(str)
    hit_chosen = Signal(HitChosen)
    search_changed = Signal(str)
    trash_search_asked = Signal()
    trash_view_asked = Signal(bool)
    place_chosen = Signal()
    renamed = Signal(object)
    wished = Signal(object)
    folded = Signal(object)
    export_asked = Signal()
    trash_asked = Signal(list)
    restore_asked = Signal(list)
    purge_asked = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without chats; what an empty list says comes with `set_chats`."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Chats"))
        self._new = PushButton(self.tr("New chat"), self)
        self._temporary = IconButton("chat-temp", self.tr("New temporary chat"), self)
        self._search = SearchField(self.tr("Search all chats"), self)
        self._trash_days = 0
        self._list = ChatList(self)
        self._list.setAccessibleName(self.tr("List of chats"))
        self._trash = TrashRow(self)
        self._empty: QWidget | None = None
        self._place: PlaceRow | None = None
        self._place_bar: PlaceBar | None = None
        self._query_bar: QueryBar | None = None
        self._selection_bar: SelectionBar | None = None
        self.beside: Callable[[], list[str]] = list
        self._lay_out()
        self._connect()
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._page = QWidget(self)
        self._pages = QStackedLayout(self._page)
        self._pages.addWidget(self._list)
        self._top = QVBoxLayout()
        new = QHBoxLayout()
        new.addWidget(self._new, 1)
        new.addWidget(self._temporary)
        self._top.addLayout(new)
        self._top.addWidget(self._search)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(self._top)
        self._whole.addWidget(self._page, 1)
        self._whole.addWidget(self._trash)
        self._trash.raise_()  # Tab reaches it last

    def _connect(self) -> None:
        self._new.clicked.connect(self._on_new_clicked)
        self._temporary.clicked.connect(self._on_temporary_clicked)
        self._search.asked.connect(self._on_search_asked)
        self._search.left_down.connect(self._list.enter)
        self._trash.toggled.connect(self._on_trash_toggled)
        self._list.opened.connect(self._on_opened)
        self._list.renamed.connect(self.renamed)
        self._list.wished.connect(self.wished)
        self._list.folded.connect(self.folded)
        self._list.export_asked.connect(self.export_asked)
        self._list.trash_asked.connect(self.trash_asked)
        self._list.restore_asked.connect(self.restore_asked)
        self._list.purge_asked.connect(self.purge_asked)
        self._list.selectionModel().selectionChanged.connect(self._on_selection_changed)

    @cached_property
    def _trash_bar(self) -> TrashBar:
        """What can be done in the trash; made when that is first opened."""
        made = TrashBar(self)
        made.set_days(self._trash_days)
        made.restore.clicked.connect(self._on_restore_clicked)
        made.purge.clicked.connect(self._on_purge_clicked)
        self._top.insertWidget(self._top.indexOf(self._search) + 1, made)
        made.stackUnder(self._page)  # which is its place for the Tab key, too
        return made

    @property
    def is_trash(self) -> bool:
        """The trash is listed."""
        return self._trash.isChecked()

    @property
    def place(self) -> PlaceRow | None:
        """The folder or tag whose chats are listed; `None` lists all."""
        return self._place

    @property
    def query(self) -> str:
        """What is searched; "" is nothing."""
        return self._search.text().strip()

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected chats, here or on the page beside."""
        return self.beside() or self._list.selected_ids()

    def has_list_focus(self) -> bool:
        """Tell whether the keys mean what is selected, so that F2 means its row."""
        return self._list.hasFocus() or bool(self.beside())

    def take_query(self) -> str:
        """Return what is searched, for a page to show, and list the chats again."""
        query = self.query
        self._search.clear()
        return query

    def set_chats(self, chats: Chats) -> None:
        """Show chats by date; in the trash view, what is in the trash."""
        self._trash.set_count(chats.trashed)
        rows = with_heads(chats.rows, chats.this_year, chats.places)
        self._list.set_rows(rows, is_trash=self.is_trash)
        self._on_selection_changed()  # Qt says nothing of rows that went with the model's
        self._show_empty(None if rows else no_chats(self._place, is_trash=self.is_trash))

    def set_hits(self, hits: Hits) -> None:
        """Show what a search found."""
        self._list.set_rows(list(hits.rows))
        self._on_selection_changed()
        if self._query_bar is not None:
            chats = len({one.conversation_id for one in hits.rows})
            is_all = hits.is_all and hits.is_whole
            self._query_bar.show_found(len(hits.rows), chats, hits.searched, is_all=is_all)
        if hits.rows:
            self._list.scrollToTop()
            self._show_empty(None)
            return
        state = no_hits(hits.query, hits.searched, hits.has_trash, is_whole=hits.is_whole)
        state.action_asked.connect(self.trash_search_asked)
        self._show_empty(state)

    def set_open(self, chat_id: str) -> None:
        """Mark the chat that the page shows; "" is a new one."""
        self._list.set_open(chat_id)

    def show_place(self, place: PlaceRow | None) -> None:
        """List the chats of a folder or tag, `None` all; the signal tells it too."""
        is_other = place != self._place
        self._place = place
        if place is not None and self._place_bar is None:
            from app.gui.widgets.place_bar import PlaceBar

            self._place_bar = PlaceBar(self)
            self._place_bar.left.connect(self._on_place_left)
            self._place_bar.wished.connect(self.wished)
            self._top.addWidget(self._place_bar)
            self._place_bar.stackUnder(self._page)  # which is its place for the Tab key, too
        if self._place_bar is not None:
            self._place_bar.show_place(place)
        if is_other:
            self.place_chosen.emit()

    def set_trash_days(self, days: int) -> None:
        """Say in the trash after how many days it is emptied; 0 is never."""
        self._trash_days = days
        if "_trash_bar" in vars(self):
            self._trash_bar.set_days(days)

    def set_keys(self, keys: Mapping[Command, str]) -> None:
        """Show the shortcuts (portable text) in the tooltips of the controls."""
        self._temporary.set_name(self.tr("New temporary chat"), keys[Command.TEMPORARY_CHAT])
        self._new.setToolTip(_native(keys[Command.NEW_CHAT]))
        self._search.setToolTip(_native(keys[Command.SEARCH]))

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
            self.show_place(None)
        self._show_query(text)
        self.search_changed.emit(text)

    def _show_query(self, text: str) -> None:
        if text and self._query_bar is None:
            from app.gui.widgets.query_bar import QueryBar

            self._query_bar = QueryBar(self)
            self._query_bar.rewritten.connect(self._on_rewritten)
            self._query_bar.page_asked.connect(self._on_page_asked)
            self._top.addWidget(self._query_bar)
            self._query_bar.stackUnder(self._page)
        if self._query_bar is not None:
            self._query_bar.setVisible(bool(text))
            self._query_bar.show_query(text)

    @Slot(str)
    def _on_rewritten(self, query: str) -> None:
        self._search.setText(query)
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.setCursorPosition(len(query) - query.endswith('""'))

    @Slot()
    def _on_page_asked(self) -> None:
        self.wished.emit(Wish(Command.SEARCH_PAGE))

    @Slot()
    def _on_new_clicked(self) -> None:
        self.new_asked.emit()

    @Slot()
    def _on_temporary_clicked(self) -> None:
        self.temporary_asked.emit()
        self.wished.emit(Wish(Command.TEMPORARY_CHAT))

    @Slot(bool)
    def _on_trash_toggled(self, is_on: bool) -> None:
        if is_on:
            self._search.clear()
            self.show_place(None)
        self._trash_bar.setVisible(is_on)
        self._trash_bar.set_enabled(is_on=False)
        self.trash_view_asked.emit(is_on)

    @Slot(object)
    def _on_opened(self, row: ChatRow | HitRow | PlaceRow) -> None:
        if isinstance(row, HitRow):
            self.hit_chosen.emit(HitChosen(row.conversation_id, row.message_id))
        elif isinstance(row, PlaceRow):
            self.show_place(row)
            self._list.enter()
        else:
            self.chosen.emit(row.id)

    @Slot()
    def _on_place_left(self) -> None:
        self.show_place(None)
        self._list.enter()

    @Slot()
    def _on_selection_changed(self) -> None:
        ids = self._list.selected_ids()
        if self.is_trash:
            self._trash_bar.set_enabled(is_on=bool(ids))
        is_needed = len(ids) > 1 and not self.is_trash
        if is_needed and self._selection_bar is None:
            from app.gui.widgets.selection_bar import SelectionBar

            self._selection_bar = SelectionBar(self)
            self._selection_bar.wished.connect(self._list.wish)
            self._selection_bar.export_asked.connect(self.export_asked)
            self._selection_bar.cleared.connect(self._on_selection_cleared)
            # Below the list: above it, rows would move away under the mouse that selects them.
            self._whole.insertWidget(self._whole.indexOf(self._trash), self._selection_bar)
            self._selection_bar.stackUnder(self._trash)
        if self._selection_bar is not None:
            self._selection_bar.setVisible(is_needed)
            self._selection_bar.set_count(len(ids))

    @Slot()
    def _on_selection_cleared(self) -> None:
        self._list.clearSelection()
        self._list.enter()

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
