"""What stands where nothing is yet: what it is, and one way on."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.gui.widgets import icons, theme
from app.gui.widgets.buttons import QuietButton
from app.gui.widgets.paragraph import Paragraph

_ICON = 28


class EmptyState(QWidget):
    """Icon, one bold sentence, one line, at most one action.

    It is leading-aligned, as panels want it; a page puts it in its middle.

    Signals:
        action_asked: the way on was chosen.
    """

    action_asked = Signal()

    def __init__(
        self,
        icon_name: str,
        sentence: str,
        line: str,
        action: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Take translated words.

        Args:
            icon_name: of an icon.
            sentence: what is not there.
            line: what would be, or where to look.
            action: label of the one way on.
            parent: the widget it is in.
        """
        super().__init__(parent)
        self._icon_name = icon_name
        self._sentence = sentence
        self._line = Paragraph(line, "ui", "muted")
        self.setAccessibleName(f"{sentence} {line}")
        self._icon = QLabel()
        self._column = QVBoxLayout()
        self._column.addWidget(Paragraph(sentence, is_bold=True))
        self._column.addWidget(self._line)
        self._whole = QHBoxLayout(self)
        self._whole.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._whole.addLayout(self._column, 1)
        self.button = QuietButton(action) if action else None
        if self.button is not None:
            self.button.clicked.connect(self.action_asked)
            self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_line(self, line: str) -> None:
        """Say another line under the sentence."""
        self._line.setText(line)
        self._column.invalidate()  # Qt does so only later: who asks now would hear the old size
        self.setAccessibleName(f"{self._sentence} {line}")

    def set_primary(self, icon_name: str = "") -> None:
        """Make the action the one thing to do in this view, with an icon."""
        if self.button is not None:
            self.button.set_kind("primary")
            self.button.set_icon(icon_name)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        side = now.px(_ICON)
        self._icon.setPixmap(icons.pixmap(self._icon_name, side, "muted", self.devicePixelRatioF()))
        self._icon.setFixedSize(side, side)
        self._whole.setContentsMargins(now.px(16), now.px(10), now.px(16), now.px(10))
        self._whole.setSpacing(now.px(12))
        self._column.setSpacing(now.px(6))
