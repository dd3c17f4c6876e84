"""The tab *Examples*: which sets there are, and the examples of the one that is open."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button, IconButton, PrimaryButton
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.example_card import CardText, ExampleCard
from app.gui.widgets.following_area import FollowingArea, WholeArea
from app.gui.widgets.label import Label
from app.gui.widgets.mark import Mark
from app.gui.widgets.notice import Notice, swapped
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.place_page import RING
from app.gui.widgets.set_list import SetList, SetRow

_LIST = 212
_WIDE = 640
_LOW_LIST, _LEAST_LIST = 110, 72
_LEAST_CARDS = 150
_LEAST_WORDS = 150
FROM_FILE, FROM_SET, FROM_HISTORY = "file", "set", "history"


class ExamplesPage(QWidget):
    """Shows sets and examples; it knows no store.

    Signals:
        set_asked, version_asked: key of a row of the lists.
        new_asked, save_asked, discard_asked, export_asked, remove_asked: the buttons.
        source_asked: take examples from `FROM_FILE`, `FROM_SET` or `FROM_HISTORY`.
        changed: the name, a text, the order, or what is in use.
    """

    set_asked = Signal(str)
    version_asked = Signal(str)
    new_asked = Signal()
    save_asked = Signal()
    discard_asked = Signal()
    export_asked = Signal()
    remove_asked = Signal()
    source_asked = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without sets."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Examples"))
        self.cards: list[ExampleCard] = []
        self._strip: Notice | None = None
        self._copies = 0
        self._new = Button(self.tr("New set"), "plus", self)
        self._sets = SetList(self.tr("Example sets"), self)
        self._versions = SetList(self.tr("Earlier versions"), self)
        self._versions_head = _head(self.tr("Earlier versions"))
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Name of the set"))
        self.name.setPlaceholderText(self.tr("Name of the set"))
        self._mark = Mark("", "warn", "edit", self)
        self._discard = Button(self.tr("Discard changes"), "", self)
        self._save = PrimaryButton("", "", self)
        self._add = Button(self.tr("Add example"), "plus", self)
        self._from = Button(self.tr("Take from…"), "import", self)
        self._export = IconButton("export", self.tr("Export this set…"), self)
        self._remove = IconButton("trash", self.tr("Remove this set"), self)
        self._hint = Paragraph(
            self.tr("Sent before every question, in this order. Drag by the number, or Alt+↑↓."),
            "caption",
            "muted",
        )
        self._empty = EmptyState(
            "document",
            self.tr("No examples yet."),
            self.tr(
                "Write them, or take them from a file, from what of a data set is no test, or "
                "from answers in the history."
            ),
            parent=self,
        )
        self._menu = self._made_menu()
        self._lay_out()
        self._connect()
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _made_menu(self) -> QMenu:
        menu = QMenu(self)
        for key, words in (
            (FROM_FILE, self.tr("From a file…")),
            (FROM_SET, self.tr("From what of a data set is no test…")),
            (FROM_HISTORY, self.tr("From answers in the history…")),
        ):
            action = QAction(words, menu)
            action.setData(key)
            menu.addAction(action)
        menu.triggered.connect(self._on_source_chosen)
        self._from.setMenu(menu)
        return menu

    def _lay_out(self) -> None:
        self._inside = QWidget()
        self._side = QWidget(self._inside, autoFillBackground=True)
        self._side.setBackgroundRole(QPalette.ColorRole.Window)
        self._side_column = QVBoxLayout(self._side)
        self._side_column.addWidget(self._new)
        self._side_column.addWidget(_head(self.tr("Example sets")))
        self._side_column.addWidget(self._sets, 2)
        self._side_column.addWidget(self._versions_head)
        self._side_column.addWidget(self._versions, 1)
        self._ways, self._sources = ButtonRow(self._inside), ButtonRow(self._inside)
        for row, button in (
            (self._ways, self._discard),
            (self._ways, self._save),
            *((self._sources, one) for one in (self._add, self._from, self._export, self._remove)),
        ):
            row.add(button)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self.name, 1)
        self._head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignLeading)
        self._head.addWidget(self._ways)
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools.addWidget(self._hint, 1)
        self._tools.addWidget(self._sources)
        cards = QWidget()
        self._column = QVBoxLayout(cards)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        self._area = WholeArea(cards, self._inside)
        self._main = QVBoxLayout()
        self._main.addLayout(self._head)
        self._strips = QVBoxLayout()
        self._main.addLayout(self._strips)
        self._main.addLayout(self._tools)
        self._main.addWidget(self._area, 1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inside)
        self._whole.addWidget(self._side)
        self._whole.addLayout(self._main, 1)
        self._outer = FollowingArea(self._inside, self)
        alone = QVBoxLayout(self)
        alone.setContentsMargins(0, 0, 0, 0)
        alone.addWidget(self._outer)
        self._side.lower()  # Tab reaches the lists first, then the name
        self.name.stackUnder(self._ways)
        self.setFocusProxy(self.name)

    def _connect(self) -> None:
        self._new.clicked.connect(self.new_asked)
        self._sets.itemActivated.connect(self._on_set_chosen)
        self._sets.itemClicked.connect(self._on_set_chosen)
        self._versions.itemActivated.connect(self._on_version_chosen)
        self._versions.itemClicked.connect(self._on_version_chosen)
        self._save.clicked.connect(self.save_asked)
        self._discard.clicked.connect(self.discard_asked)
        self._add.clicked.connect(self._on_add_clicked)
        self._export.clicked.connect(self.export_asked)
        self._remove.clicked.connect(self.remove_asked)
        self.name.textEdited.connect(self.changed)

    # what is shown

    def set_sets(self, rows: Sequence[SetRow], current: str) -> None:
        """List sets."""
        self._sets.fill(rows, current)

    def set_versions(self, rows: Sequence[SetRow]) -> None:
        """List earlier versions."""
        self._versions.fill(rows, "")
        self._versions.setVisible(bool(rows))
        self._versions_head.setVisible(bool(rows))

    def set_state(self, words: str, save: str, *, is_changed: bool, is_kept: bool) -> None:
        """Say which version it is, what saving makes of it, and what can be done with it."""
        self._mark.set_mark(
            words, "warn" if is_changed else "neutral", "edit" if is_changed else ""
        )
        self._mark.setVisible(bool(words))
        self._save.setText(save)
        self._save.setEnabled(is_changed)
        self._discard.setEnabled(is_changed)
        self._export.setEnabled(bool(self.cards))
        self._remove.setEnabled(is_kept)
        self._turn()

    def set_strip(self, notice: Notice | None) -> None:
        """Say above the examples what happened."""
        self._strip = swapped(self._strips, self._strip, notice)

    def set_cards(self, texts: Sequence[CardText]) -> None:
        """Show these examples; nothing is signalled."""
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for text in texts:
            self._insert(len(self.cards), text)
        self._number()

    def add(self, text: CardText, at: int | None = None) -> ExampleCard:
        """Put one more example at a place, or at the end."""
        card = self._insert(len(self.cards) if at is None else at, text)
        self._number()
        self.changed.emit()
        return card

    def extend(self, texts: Sequence[CardText]) -> None:
        """Put more examples at the end."""
        for text in texts:
            self._insert(len(self.cards), text)
        self._number()
        self.changed.emit()

    def _insert(self, at: int, text: CardText) -> ExampleCard:
        card = ExampleCard(text, self._area.widget())
        card.changed.connect(self.changed)
        card.moved.connect(self._on_moved)
        card.dragged.connect(self._on_dragged)
        card.copied.connect(self._on_copied)
        card.removed.connect(self._on_removed)
        self.cards.insert(at, card)
        self._column.insertWidget(at, card)
        return card

    def _number(self) -> None:
        for number, card in enumerate(self.cards, 1):
            card.set_number(number, len(self.cards))
        self._empty.setVisible(not self.cards)

    # what a person does

    @Slot(QListWidgetItem)
    def _on_set_chosen(self, item: QListWidgetItem) -> None:
        self.set_asked.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    @Slot(QListWidgetItem)
    def _on_version_chosen(self, item: QListWidgetItem) -> None:
        self.version_asked.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    @Slot(QAction)
    def _on_source_chosen(self, action: QAction) -> None:
        self.source_asked.emit(str(action.data()))

    @Slot()
    def _on_add_clicked(self) -> None:
        self._copies += 1
        card = self.add(CardText(f"new-{self._copies}"))
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_moved(self, step: int) -> None:
        card = self.sender()
        if isinstance(card, ExampleCard):
            self._move(card, self.cards.index(card) + step)

    @Slot(int)
    def _on_dragged(self, height: int) -> None:
        """Put the card where the pointer is among the others."""
        card = self.sender()
        if not isinstance(card, ExampleCard):
            return
        others = [one for one in self.cards if one is not card]
        middles = [one.mapToGlobal(one.rect().center()).y() for one in others]
        self._move(card, sum(middle < height for middle in middles))

    def _move(self, card: ExampleCard, place: int) -> None:
        if place == self.cards.index(card) or not 0 <= place < len(self.cards):
            return
        self.cards.remove(card)
        self.cards.insert(place, card)
        self._column.removeWidget(card)
        self._column.insertWidget(place, card)
        self._number()
        for area in (self._area, self._outer):
            area.ensureWidgetVisible(card)
        self.changed.emit()

    @Slot()
    def _on_copied(self) -> None:
        card = self.sender()
        if isinstance(card, ExampleCard):
            self._copies += 1
            said = card.text
            copy = CardText(
                f"copy-{self._copies}", said.question, said.options, said.answer, said.context
            )
            self.add(copy, self.cards.index(card) + 1).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_removed(self) -> None:
        card = self.sender()
        if not isinstance(card, ExampleCard):
            return
        place, said = self.cards.index(card), card.text
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._number()
        left = self.cards[min(place, len(self.cards) - 1)] if self.cards else self._add
        left.setFocus(Qt.FocusReason.OtherFocusReason)
        notice = Notice(
            "info", self.tr("The example was taken out."), actions=[("undo", self.tr("Undo"))]
        )
        notice.action_asked.connect(partial(self._put_back, said, place))
        self.set_strip(notice)
        self.changed.emit()

    def _put_back(self, text: CardText, place: int, _key: str) -> None:
        self.set_strip(None)
        card = self.add(text, min(place, len(self.cards)))
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        ring = now.px(RING)
        self._column.setContentsMargins(ring, ring, ring, ring)
        self._column.setSpacing(now.px(8))
        self._whole.setContentsMargins(0, now.px(10), 0, now.px(10))
        self._whole.setSpacing(now.px(16))
        self._main.setSpacing(now.px(8))
        self._side_column.setContentsMargins(*[now.px(8)] * 4)
        self._side_column.setSpacing(now.px(6))
        self._head.setSpacing(now.px(8))
        self._tools.setSpacing(now.px(8))
        self._tools.setContentsMargins(ring, 0, ring, 0)
        self._head.setContentsMargins(ring, 0, ring, 0)
        self.name.setFont(now.font("title", bold=True))
        self._menu.setFont(now.font())
        self._turn()

    def _turn(self) -> None:
        """Put the lists above the examples where there is no room beside them; then all scrolls."""
        now, width = theme.current(), self.width()
        is_wide = width >= now.px(_WIDE)
        kind = QBoxLayout.Direction
        self._whole.setDirection(kind.LeftToRight if is_wide else kind.TopToBottom)
        self._side.setMaximumWidth(now.px(_LIST) if is_wide else 16_777_215)
        self._sets.setMaximumHeight(16_777_215 if is_wide else now.px(_LOW_LIST))
        self._versions.setMaximumHeight(now.px(2 * _LOW_LIST if is_wide else _LOW_LIST))
        for shown in (self._sets, self._versions):
            shown.setMinimumHeight(now.px(_LEAST_LIST))
        self._area.set_whole(is_whole=not is_wide)
        self._area.setMinimumHeight(now.px(_LEAST_CARDS) if is_wide else 0)
        room = width - (now.px(_LIST) + self._whole.spacing() if is_wide else 0) - 4 * now.px(RING)
        gap, least = now.px(8), now.px(_LEAST_WORDS)
        marked = 0 if self._mark.isHidden() else self._mark.sizeHint().width() + gap
        for row, words, buttons in (
            (self._head, least + marked, self._ways),
            (self._tools, least, self._sources),
        ):
            is_beside = words + gap + buttons.sizeHint().width() <= room
            row.setDirection(kind.LeftToRight if is_beside else kind.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Put the lists where there is room."""
        super().resizeEvent(event)
        self._turn()


def _head(words: str) -> Label:
    """Return a head of a list as the sidebar writes it."""
    label = Label(words.upper(), "caption", "muted", is_bold=True)
    label.setAccessibleName(words)
    return label
