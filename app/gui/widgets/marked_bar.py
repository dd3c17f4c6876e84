"""What can be done with the chats that are selected on the search page."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button, IconButton
from app.gui.widgets.commands import Command
from app.gui.widgets.label import Label
from app.gui.widgets.rounded import paint_rounded


class MarkedBar(QWidget):
    """Says how many chats are selected, and offers what their menus do.

    Signals:
        wished: a `Command` for the selected chats.
        all_asked: select every chat that is listed, or none.
        cleared: select none.
    """

    wished = Signal(object)
    all_asked = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with nothing selected, and hidden."""
        super().__init__(parent)
        self.all = QCheckBox(self)
        self.all.setTristate(True)
        self.all.setAccessibleName(self.tr("All chats that are listed"))
        self.all.setToolTip(self.all.accessibleName())
        self.all.clicked.connect(self.all_asked)
        self._count = Label("", parent=self)
        self.tools = ButtonRow(self)
        for icon, text, what in (
            ("folder", self.tr("Move…"), Command.MOVE),
            ("tag", self.tr("Tags…"), Command.TAGS),
            ("export", self.tr("Export…"), Command.EXPORT),
            ("trash", self.tr("Move to trash…"), Command.DELETE),
        ):
            button = Button(text, icon)
            button.setProperty("command", what.value)
            button.clicked.connect(self._on_clicked)
            self.tools.add(button)
        clear = IconButton("close", self.tr("Select none"), self)
        clear.clicked.connect(self.cleared)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.all)
        self._row.addWidget(self._count)
        self._row.addWidget(self.tools, 1)
        self._row.addWidget(clear)
        self._dress()
        theme.notifier().changed.connect(self._dress)
        self.hide()

    def show_count(self, marked: int, listed: int) -> None:
        """Say how many of the listed chats are selected; none hides the bar."""
        is_all = marked == listed
        state = Qt.CheckState.Checked if is_all else Qt.CheckState.PartiallyChecked
        self.all.setCheckState(state)
        one, many = self.tr("1 chat selected"), self.tr("%1 chats selected")
        text = one if marked == 1 else fill(many, marked)
        self._count.setText(text)
        self.setAccessibleName(text)
        self.setVisible(marked > 0)

    @Slot()
    def _on_clicked(self) -> None:
        self.wished.emit(Command(self.sender().property("command")))

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._row.setContentsMargins(now.px(12), now.px(4), now.px(4), now.px(4))
        self._row.setSpacing(now.px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the ground."""
        paint_rounded(QPainter(self), self.rect(), "accent", "accent_tint")
