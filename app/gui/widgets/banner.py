"""The research-only notice that stands first in every window."""

import re

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.gui.widgets import icons, theme
from app.gui.widgets.lettering import height_of, laid_out, size_of
from app.gui.widgets.mirror import mirrored

_PADDING = 16
_PADDING_Y = 5
_ICON = 20
_GAP = 10
_LINE = 3
_DASH = re.compile("\\s+[—–-]\\s")


class Banner(QLabel):
    """One text over the full width, in the colour that nothing else has.

    It takes no focus, has no menu and no way to close it, and stays visible whatever it is told
    while it is part of a window. The text wraps and is never cut; it is bold up to the first dash.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Take the whole notice in the language of the window."""
        super().__init__(parent)
        dash = _DASH.search(text)
        self._bold_letters = dash.start() if dash else 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        self.setFont(theme.current().font("ui"))
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
        self.update()

    def _lettering(self, width: int) -> tuple[str, QFont, int, Qt.LayoutDirection, int]:
        now = theme.current()
        room = width - now.px(_PADDING) * 2 - now.px(_ICON) - now.px(_GAP)
        return self.text(), self.font(), room, self.layoutDirection(), self._bold_letters

    # Qt's own

    def setVisible(self, visible: bool) -> None:  # noqa: N802
        """Show it; hiding it is ignored unless it is a window by itself."""
        if visible or self.isWindow():
            super().setVisible(visible)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the whole text at this width, in pixels."""
        now = theme.current()
        height = size_of(*self._lettering(width))[1]
        return max(height, now.px(_ICON)) + 2 * now.px(_PADDING_Y)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the present width with the height of the whole text."""
        width = max(self.width(), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a width that makes no window wide, and one full line."""
        now = theme.current()
        line = max(self.fontMetrics().height(), now.px(_ICON)) + 2 * now.px(_PADDING_Y)
        return QSize(now.px(240), line)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Insist on the height of the whole text: not every layout asks for it."""
        self.setMinimumHeight(self.heightForWidth(event.size().width()))
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Have a screen reader read the notice when a window opens."""
        super().showEvent(event)
        if not event.spontaneous():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the band, the flask and the text."""
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.color("banner"))
        if now.name == "high_contrast":
            line = now.px(_LINE)
            painter.fillRect(0, self.height() - line, self.width(), line, now.color("accent"))
        side = now.px(_ICON)
        place = QRect(now.px(_PADDING), (self.height() - side) // 2, side, side)
        flask = icons.pixmap("flask", side, "on_banner", self.devicePixelRatioF())
        painter.drawPixmap(mirrored(self.layoutDirection(), self.rect(), place), flask)
        lines = laid_out(*self._lettering(self.width()))
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = now.px(_PADDING) + (0 if is_mirrored else side + now.px(_GAP))
        painter.setPen(now.color("on_banner"))
        lines.draw(painter, QPointF(left, (self.height() - height_of(lines)) // 2))
