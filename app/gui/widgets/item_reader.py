"""One item to be read: its texts as plain text that can be selected, and what was answered."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.facts import Facts
from app.gui.widgets.label import Label

_HEIGHT = 200


class ItemReader(QWidget):
    """Heading, text, facts; hidden while no item is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._head = Label("", is_bold=True, wraps=True, parent=self)
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._facts = Facts(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._head, self._text, self._facts):
            self._column.addWidget(part)
        self.hide()
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def show_item(self, head: str, text: str, facts: Sequence[tuple[str, str]]) -> None:
        """Show an item; "" hides all."""
        self._head.setText(head)
        self._text.setAccessibleName(head)
        self._text.setPlainText(text)
        self._facts.set_facts(facts)
        self.setVisible(bool(head))

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._text.toPlainText()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._column.setSpacing(now.px(6))
        self._text.setFont(now.font("message"))
        self._text.setFixedHeight(now.px(_HEIGHT))
