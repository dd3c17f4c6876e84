"""What can be done with several selected chats at once."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.body import Line
from app.gui.widgets.buttons import IconButton, QuietButton
from app.gui.widgets.commands import Command
from app.gui.widgets.label import Label


class SelectionBar(QWidget):
    """Says how many are selected, and offers what a single row's menu does.

    Signals:
        wished: a `Command` for the selected chats.
        export_asked: take them along.
        cleared: select none.
    """

    wished = Signal(object)
    export_asked = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a number."""
        super().__init__(parent)
        self._count = Label("", is_bold=True, parent=self)
        clear = QuietButton(self.tr("Clear"), parent=self)
        clear.setToolTip(self.tr("Select none"))
        clear.clicked.connect(self.cleared)
        self._tools = QHBoxLayout()
        for icon_name, name, what in (
            ("folder", self.tr("Move to folder…"), Command.MOVE),
            ("tag", self.tr("Tags…"), Command.TAGS),
            ("pin", self.tr("Pin or unpin"), Command.PIN),
            ("copy", self.tr("Duplicate"), Command.DUPLICATE),
            ("export", self.tr("Export…"), Command.EXPORT),
            ("trash", self.tr("Move to trash…"), Command.DELETE),
        ):
            button = IconButton(icon_name, name, self)
            button.setProperty("command", what.value)
            button.clicked.connect(self._on_clicked)
            self._tools.addWidget(button)
        self._tools.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(clear)
        self._column = QVBoxLayout(self)
        self._column.addWidget(Line(self, is_upright=False))
        self._column.addLayout(head)
        self._column.addLayout(self._tools)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_count(self, count: int) -> None:
        """Say how many chats are selected."""
        text = fill(self.tr("%1 chats selected"), count)
        self._count.setText(text)
        self.setAccessibleName(text)

    @Slot()
    def _on_clicked(self) -> None:
        what = Command(self.sender().property("command"))
        if what is Command.EXPORT:
            self.export_asked.emit()
        else:
            self.wished.emit(what)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        side = now.px(10)
        self._column.setContentsMargins(side, 0, side, now.px(4))
        self._column.setSpacing(now.px(2))
        self._tools.setSpacing(now.px(4))
