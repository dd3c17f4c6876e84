"""What marks a chat that is not saved, and what is asked before such chats go."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import icons, theme
from app.gui.widgets.buttons import Button
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.label import Label, plain_tip

_ICON = 20
_LOW = 400  # height of the window at 100 %


class TemporaryBar(QWidget):
    """The line above a chat that no disk holds: what that means, and the way to keep it.

    Signals:
        keep_asked: put it on disk.
    """

    keep_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say it at once."""
        super().__init__(parent)
        what = self.tr("Temporary chat: nothing of it is written to disk.")
        why = self.tr("It is gone when Casebook closes or locks.")
        self.setAccessibleName(f"{what} {why}")
        self._icon = QLabel(self)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(Label(what, is_bold=True, wraps=True))
        self._why = Label(why, "caption", "muted", wraps=True)
        words.addWidget(self._why)
        self.keep = Button(self.tr("Keep this chat"), parent=self)
        self.keep.clicked.connect(self.keep_asked)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.keep)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        side = now.px(_ICON)
        self._icon.setPixmap(icons.pixmap("chat-temp", side, "info", self.devicePixelRatioF()))
        self._row.setContentsMargins(now.px(12), now.px(6), now.px(8), now.px(6))
        self._row.setSpacing(now.px(10))
        self.update()

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the second sentence to the tooltip in a low window."""
        super().resizeEvent(event)
        is_low = self.window().height() < theme.current().px(_LOW)
        self._why.setVisible(not is_low)
        self.setToolTip(plain_tip(self.accessibleName()) if is_low else "")

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground of a fact worth a line, in a dashed frame: not saved."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(now.color("info"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(now.color("info_tint"))
        painter.drawRoundedRect(self.rect().adjusted(0, 2, -1, -3), now.px(6), now.px(6))


class LoseDialog(Dialog):
    """Asks before temporary chats are gone; Enter and Esc leave everything as it is.

    Signals:
        keep_asked: put them on disk instead.
    """

    keep_asked = Signal()

    def __init__(self, count: int, verb: str, parent: QWidget | None = None) -> None:
        """Say how many; `verb` is the button that lets them go."""
        super().__init__(self.tr("Temporary chats"), parent)
        what = self.tr("A temporary chat is not saved.")
        keep = self.tr("Keep it")
        if count != 1:
            what = fill(self.tr("%1 temporary chats are not saved."), count)
            keep = self.tr("Keep them")
        why = self.tr("What is let go cannot be brought back. Kept, it is a chat like any other.")
        self.body.addWidget(Label(what, "message", is_bold=True, wraps=True))
        self.body.addWidget(Label(why, wraps=True))
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole
        self.add_button(keep, role.ActionRole).clicked.connect(self._on_keep)
        self.add_button(verb, role.AcceptRole, "danger").clicked.connect(self.accept)
        self.add_cancel().setFocus()

    @Slot()
    def _on_keep(self) -> None:
        self.keep_asked.emit()
        self.reject()
