"""The trash in the sidebar: the row that opens it, and what can be done in it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import PushButton
from app.gui.widgets.label import Label
from app.gui.widgets.row_paint import RowLook, paint_row


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


class TrashBar(QWidget):
    """What can be done with the selected chats of the trash."""

    def __init__(self, parent: QWidget) -> None:
        """Start with nothing selected."""
        super().__init__(parent)
        self.restore = PushButton(self.tr("Restore"), self)
        self.purge = PushButton(self.tr("Purge…"), self)
        self.purge.setProperty("kind", "danger")
        head = Label(self.tr("Trash"), "title", parent=self)
        self._rule = Label("", "caption", "muted", wraps=True, parent=self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.restore)
        buttons.addWidget(self.purge)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(head)
        whole.addWidget(self._rule)
        whole.addLayout(buttons)
        self.set_enabled(is_on=False)
        self.set_days(0)

    def set_enabled(self, *, is_on: bool) -> None:
        """Allow what needs a selection, or not."""
        self.restore.setEnabled(is_on)
        self.purge.setEnabled(is_on)

    def set_days(self, days: int) -> None:
        """Say after how many days a chat is purged by itself; 0 is never."""
        told = self.tr("What is here stays until you purge it.")
        if days:
            text = self.tr("After %1 days here a chat is purged at the next start (Settings).")
            told = fill(text, days)
        self._rule.setText(told)
