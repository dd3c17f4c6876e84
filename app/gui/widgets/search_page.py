"""The search page: one card a chat, one line a place, and the place itself beside them."""

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.bidi import visible
from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import QuietButton
from app.gui.widgets.divided_page import RING, DividedPage
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.found_list import FoundList
from app.gui.widgets.found_rows import Card
from app.gui.widgets.marked_bar import MarkedBar
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.search_head import SearchHead
from app.gui.widgets.search_preview import Preview, SearchPreview
from app.gui.widgets.shape import shape_of

NARROW = 640  # pixels at 100 %: below that the operators would take half of the height


class SearchPage(DividedPage):
    """Field, cards and preview; it stands beside the sidebar.

    Attributes:
        head: the field and what belongs to it.
        list: the cards.
        bar: what can be done with selected chats.
        preview: the pane.

    Signals:
        trash_asked: search the trash too.
        rename_asked: the chat of the current place.
    """

    IS_OF_CHATS: ClassVar[bool] = True
    PANE: ClassVar[int] = 344

    trash_asked = Signal()
    rename_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a search."""
        self.head = SearchHead()
        self._filled = False
        super().__init__(self.head.accessibleName(), self.head, self.head.panel, parent)
        self._results = _Results()
        self.bar, self.list = self._results.bar, self._results.list
        self._bodies.addWidget(self._results)
        self._empty: QWidget | None = None
        self.preview = SearchPreview()
        self._details.addWidget(self.preview)
        self.head.left_down.connect(self._on_left_down)
        self.head.reshaped.connect(self._place)
        self.list.left_up.connect(self.head.focus_field)
        self.preview.stepped.connect(self.list.step)
        theme.notifier().changed.connect(self._fold)
        self._place()

    def show_cards(
        self, cards: Sequence[Card], marked: Collection[str], more: str, *, keeps_place: bool
    ) -> None:
        """Show what was found; `more` is what the row at the end says."""
        self.list.set_cards(cards, marked, more, keeps_place=keeps_place)
        self._show_empty(None)

    def show_nothing(
        self, state: EmptyState, ways: Sequence[tuple[str, Callable[[], None]]]
    ) -> None:
        """Say that nothing is listed and why; below it ways on by their names."""
        self.list.set_cards((), (), "", keeps_place=False)
        state.action_asked.connect(self.trash_asked)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.addStretch(1)
        column.addWidget(state)
        if ways:
            names = ButtonRow(holder)
            names.setAccessibleName(self.tr("Saved searches"))
            for name, use in ways:
                button = QuietButton(visible(name).replace("&", "&&"), "search")
                button.clicked.connect(use)
                names.add(button)
            column.addWidget(names)
        column.addStretch(2)
        self._show_empty(holder)

    def _show_empty(self, state: QWidget | None) -> None:
        if self._empty is not None:
            self._bodies.removeWidget(self._empty)
            self._empty.hide()
            self._empty.deleteLater()
        self._empty = state
        if state is not None:
            self._bodies.addWidget(state)
        self._bodies.setCurrentWidget(state or self._results)
        self._filled = state is None
        self._place()

    def show_marks(self, marked: Collection[str], listed: int) -> None:
        """Show which of the listed chats are selected."""
        had_focus = self.bar.isAncestorOf(self.window().focusWidget())
        self.list.set_marked(marked)
        self.bar.show_count(len(marked), listed)
        if had_focus and not marked:
            self.focus_places()

    def rename(self) -> None:
        """Ask for another title of the current chat."""
        self.rename_asked.emit()

    def focus_places(self) -> None:
        """Put the focus on the places; into the field, if there are none."""
        (self.list if self._filled else self.head.field).setFocus()

    def show_foot(self, text: str) -> None:
        """Say below the list what was searched, and which keys there are."""
        self._results.foot.setText(text)

    def show_preview(self, shown: Preview | None) -> None:
        """Show the current place in the pane."""
        self.preview.show_place(shown)

    def regions(self) -> list[QWidget]:
        """Return the field first, then places and preview."""
        body = self._bodies.currentWidget() or self._results
        return [self._head, body, self._pane, self.notices]

    def focus_first(self) -> None:
        """Put the focus into the field."""
        self.head.focus_field()

    @property
    def _has_details(self) -> bool:
        return self._filled

    @Slot()
    def _fold(self) -> None:
        """Leave the room of a small window to the places: operators can be written all the same."""
        zoom, whole = theme.current().zoom, self.window().size()
        is_folded = shape_of(whole.width() / zoom, whole.height() / zoom).is_folded
        self.head.set_folded(is_folded=is_folded or whole.width() / zoom < NARROW)
        self._results.foot.setVisible(not is_folded)

    @Slot()
    def _on_left_down(self) -> None:
        if self._filled:
            self.list.setFocus()

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold what a low window has no room for."""
        self._fold()
        super().resizeEvent(event)


class _Results(QWidget):
    """What can be done with selected chats, the cards, and what was searched."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = MarkedBar(self)
        self.list = FoundList(self)
        self.foot = Paragraph("", "caption", "muted", parent=self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.foot)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        ring = now.px(RING)
        self._column.setContentsMargins(ring, 0, ring, now.px(8))
        self._column.setSpacing(now.px(4))
