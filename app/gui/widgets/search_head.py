"""The head of the search page: the field, what it is understood as, operators, order, names."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.core.bidi import left_to_right, visible
from app.core.text import QT_TRANSLATE_NOOP
from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button, IconButton, QuietButton
from app.gui.widgets.divided_page import MARGIN
from app.gui.widgets.label import Label
from app.gui.widgets.query_chips import OPERATORS, QueryChips, translated
from app.gui.widgets.search_field import SearchField

# Key of each order, and its name.
SORTS = (
    ("newest", QT_TRANSLATE_NOOP("SearchPage", "Newest first")),
    ("oldest", QT_TRANSLATE_NOOP("SearchPage", "Oldest first")),
    ("best", QT_TRANSLATE_NOOP("SearchPage", "Best match first")),
)


class PageField(SearchField):
    """The field of the page: Esc leaves the page, and the words stay for the next time."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let the window have Esc."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class SearchHead(QWidget):
    """Asks; it finds nothing itself.

    Signals:
        asked: what to look for; "" is nothing.
        sorted_by: key of an order.
        left_down: to the places.
        save_asked: keep this search under a name.
        named_asked: name of a kept search to use.
        names_asked: rename kept searches, or let them go.
        reshaped: it may want another height.
    """

    asked = Signal(str)
    sorted_by = Signal(str)
    left_down = Signal()
    save_asked = Signal()
    named_asked = Signal(str)
    names_asked = Signal()
    reshaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with an empty field."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Search"))
        self._names: tuple[str, ...] = ()
        self.field = PageField(self.tr("Search all chats"), self)
        self.save = Button(self.tr("Save search…"), parent=self)
        self.saved = Button(self.tr("Saved searches"), "chev-down", self)
        self.chips = QueryChips(self)
        self.found = Label("", "ui", "muted", wraps=True, parent=self)
        self.found.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._also = Label(self.tr("Also:"), "ui", "muted", parent=self)
        self.operators = ButtonRow(self)
        self.operators.setAccessibleName(self.tr("Narrow the search"))
        for operator, meaning in OPERATORS:
            button = QuietButton(left_to_right(operator))
            button.setAccessibleName(f"{left_to_right(operator)} {translated(meaning)}")
            button.setToolTip(translated(meaning))
            button.setProperty("operator", operator.replace("…", ""))
            button.clicked.connect(self._on_operator_clicked)
            self.operators.add(button)
        self.sort = QComboBox(self)
        self.sort.setAccessibleName(self.tr("Order"))
        for key, name in SORTS:
            self.sort.addItem(QCoreApplication.translate("SearchPage", name), key)
        self.panel = IconButton("panel", self.tr("Show or hide the preview"), self)
        self._lay_out()
        self._connect()
        self.set_names(())
        self.show_query("")
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._rows = [QHBoxLayout() for _ in range(3)]
        first, second, third = self._rows
        first.addWidget(self.field, 1)
        first.addWidget(self.save)
        first.addWidget(self.saved)
        second.addWidget(self.chips, 2)
        second.addWidget(self.found, 1)
        third.addWidget(self._also)
        third.addWidget(self.operators, 1)
        third.addStretch(0)
        third.addWidget(self.sort, 0, Qt.AlignmentFlag.AlignTop)
        third.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        for row in self._rows:
            self._column.addLayout(row)

    def _connect(self) -> None:
        self.field.asked.connect(self._on_asked)
        self.field.left_down.connect(self.left_down)
        self.chips.rewritten.connect(self.rewrite)
        self.chips.emptied.connect(self.focus_field)
        self.save.clicked.connect(self.save_asked)
        self.saved.clicked.connect(self._on_saved_clicked)
        self.sort.activated.connect(self._on_sorted)

    @property
    def query(self) -> str:
        """What is written, without spaces around it."""
        return self.field.text().strip()

    @property
    def order(self) -> str:
        """Key of the chosen order."""
        return str(self.sort.currentData())

    def set_order(self, key: str) -> None:
        """Choose an order without telling."""
        self.sort.setCurrentIndex(max(self.sort.findData(key), 0))

    def show_query(self, query: str) -> None:
        """Show what a query is understood as."""
        self.chips.show_query(query, has_words=True)
        self.save.setEnabled(bool(query))
        self.reshaped.emit()

    def show_found(self, text: str) -> None:
        """Say how many places there are."""
        self.found.setText(text)
        self.found.setVisible(bool(text))
        self.reshaped.emit()

    def set_names(self, names: Sequence[str]) -> None:
        """Offer these kept searches."""
        self._names = tuple(names)
        self.saved.setVisible(bool(names))

    def set_folded(self, *, is_folded: bool) -> None:
        """Show the operators, or leave their room to the places."""
        self._also.setVisible(not is_folded)
        self.operators.setVisible(not is_folded)
        self.operators.updateGeometry()

    def focus_field(self) -> None:
        """Put the focus into the field, its text selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @Slot(str)
    def rewrite(self, query: str) -> None:
        """Put another query into the field, the cursor where it goes on."""
        self.field.setText(query)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setCursorPosition(len(query) - query.endswith('""'))

    def menu(self) -> QMenu:
        """Return the kept searches, and the way to change them."""
        menu = QMenu(self)
        for name in self._names:
            action = menu.addAction(visible(name).replace("&", "&&"))
            action.setData(name)
            action.triggered.connect(self._on_named)
        menu.addSeparator()
        menu.addAction(self.tr("Rename or delete…")).triggered.connect(self.names_asked)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @Slot(str)
    def _on_asked(self, query: str) -> None:
        self.show_query(query)
        self.asked.emit(query)

    @Slot(int)
    def _on_sorted(self, _number: int) -> None:
        self.sorted_by.emit(self.order)

    @Slot()
    def _on_operator_clicked(self) -> None:
        operator = self.sender().property("operator")
        self.rewrite(f"{self.query} {operator}".strip())

    @Slot()
    def _on_saved_clicked(self) -> None:
        below = QPoint(0, self.saved.height())
        self.menu().popup(self.saved.mapToGlobal(below))

    @Slot()
    def _on_named(self) -> None:
        action = self.sender()
        if action is not None:
            self.named_asked.emit(action.data())  # type: ignore[attr-defined]

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        side = now.px(MARGIN)
        self._column.setContentsMargins(side, now.px(10), side, now.px(8))
        self._column.setSpacing(now.px(6))
        for row in self._rows:
            row.setSpacing(now.px(8))
        for button in self.operators.buttons():
            button.setFont(now.font("mono"))
        self.sort.setMinimumHeight(now.control)
        self.field.setMinimumHeight(now.control)
        self.reshaped.emit()

    # Qt's own names

    def event(self, event: QEvent) -> bool:
        """Tell when a part wants another height."""
        is_taken = bool(super().event(event))
        if event.type() == QEvent.Type.LayoutRequest:
            self.reshaped.emit()
        return is_taken
