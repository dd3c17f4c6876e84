"""What a search in the sidebar is understood as, and what else it could ask for."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.core.bidi import left_to_right
from app.gui.widgets import theme
from app.gui.widgets.buttons import QuietButton
from app.gui.widgets.label import Label
from app.gui.widgets.query_chips import OPERATORS, QueryChips, found_text, translated


class QueryBar(QWidget):
    """Chips of what was understood, each of which can be taken out, and a menu of operators.

    Signals:
        rewritten: the query as it is now, to be put into the field.
        page_asked: show what is found on a page of its own.
    """

    rewritten = Signal(str)
    page_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a query."""
        super().__init__(parent)
        self._query = ""
        self._chips = QueryChips(self)
        self._narrow = QuietButton(self.tr("Narrow the search…"), parent=self)
        self._narrow.clicked.connect(self._on_narrow_clicked)
        self._page = QuietButton(self.tr("Show on a page"), parent=self)
        self._page.clicked.connect(self.page_asked)
        self._chips.rewritten.connect(self.rewritten)
        self._chips.emptied.connect(self._narrow.setFocus)
        self._found = Label("", "caption", "muted", wraps=True, parent=self)
        self._found.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._chips)
        self._column.addWidget(self._narrow, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self._page, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self._found)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def show_query(self, query: str) -> None:
        """Show the parts of a query; one of ordinary words needs no chips."""
        self._query = query
        self._chips.show_query(query)

    def set_keys(self, keys: str) -> None:
        """Show the shortcut of the page."""
        self._page.setToolTip(keys)

    def show_found(self, places: int, chats: int, searched: int, *, is_all: bool) -> None:
        """Say how many places were found in how many chats; 0 says nothing, the list does.

        `is_all` is false if the list holds the newest ones only.
        """
        self._found.setText(found_text(places, chats, searched, is_all=is_all))
        self._found.setVisible(places > 0)

    @Slot()
    def _on_narrow_clicked(self) -> None:
        menu = self.menu()
        menu.popup(self._narrow.mapToGlobal(self._narrow.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Return the operators, with what each does."""
        menu = QMenu(self)
        for operator, meaning in OPERATORS:
            action = menu.addAction(f"{left_to_right(operator)}  {translated(meaning)}")
            action.setData(operator)
            action.triggered.connect(self._on_operator_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @Slot()
    def _on_operator_chosen(self) -> None:
        action = self.sender()
        if action is not None:
            operator = str(action.data()).replace("…", "")  # type: ignore[attr-defined]
            self.rewritten.emit(f"{self._query.strip()} {operator}".strip())

    @Slot()
    def _dress(self) -> None:
        self._column.setSpacing(theme.current().px(4))
