"""The band that stands over every page while questions leave this computer."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.core.bidi import left_to_right
from app.core.text import fill
from app.gui.widgets import icons, theme
from app.gui.widgets.buttons import Button
from app.gui.widgets.paragraph import Paragraph

_PADDING, _PADDING_Y, _ICON, _GAP = 16, 4, 20, 10


class EndpointBand(QWidget):
    """Says where questions go, and lets that be ended.

    Signals:
        off_asked: nothing is to leave this computer any more.
        settings_asked: the page of the settings is wanted.
    """

    off_asked = Signal()
    settings_asked = Signal()

    def __init__(self, host: str, model: str, parent: QWidget | None = None) -> None:
        """Name the server and its model."""
        super().__init__(parent)
        text = self.tr("Remote endpoint on: questions leave this computer. %1 at %2 answers.")
        self.words = fill(text, left_to_right(model), left_to_right(host))
        self.setAccessibleName(self.words)
        self._said = Paragraph(self.words, is_bold=True, parent=self)
        settings = Button(self.tr("Settings…"), "", self)
        settings.setAccessibleDescription(self.tr("Remote endpoint"))
        settings.clicked.connect(self.settings_asked)
        self.off = Button(self.tr("Turn off"), "net-off", self)
        self.off.setAccessibleDescription(self.tr("Remote endpoint"))
        self.off.clicked.connect(self.off_asked)
        self._icon = QLabel(self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._said, 1)
        for button in (settings, self.off):
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        side, high = now.px(_PADDING), now.px(_PADDING_Y)
        self._row.setContentsMargins(side, high, side, high)
        self._row.setSpacing(now.px(_GAP))
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icons.pixmap("net", now.px(_ICON), "warn", ratio))
        self.update()

    # Qt's own

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground and the line below it."""
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.color("warn_tint"))
        painter.fillRect(0, self.height() - 2, self.width(), 2, now.color("warn"))
