"""A word in a small frame, with a shape: what something is, at a glance and in words."""

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.gui.widgets import icons, theme
from app.gui.widgets.mirror import mirrored
from app.gui.widgets.rounded import paint_rounded

# Kind → text and icon, ground, border. `mark` is reserved: what a model wrote, the makers'
# research-only warning, the first-run notice.
KINDS = {
    "mark": ("mark", "mark_tint", "mark"),
    "info": ("info", "info_tint", "info"),
    "ok": ("ok", "ok_tint", "ok"),
    "warn": ("warn", "warn_tint", "warn"),
    "err": ("err", "err_tint", "err"),
    "neutral": ("muted", "base", "edge"),
}
_ICON = 16
_PADDING = 7
_GAP = 5


class Mark(QLabel):
    """A framed word; it takes no focus and is never cut."""

    def __init__(
        self, text: str, kind: str = "neutral", icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        """Take the word, one of `KINDS`, and the name of an icon or ""."""
        super().__init__(text, parent)
        self._colours = KINDS[kind]
        self._icon_name = icon_name
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_mark(self, text: str, kind: str, icon_name: str = "") -> None:
        """Say something else."""
        self._colours = KINDS[kind]
        self._icon_name = icon_name
        self.setText(text)
        self.setAccessibleName(text)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        self.setFont(theme.current().font("caption"))
        self.updateGeometry()
        self.update()

    def _lead(self) -> int:
        now = theme.current()
        return now.px(_ICON) + now.px(_GAP) if self._icon_name else 0

    # Qt's own

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of frame, icon and word."""
        now = theme.current()
        words = self.fontMetrics().horizontalAdvance(self.text())
        height = max(self.fontMetrics().height() + now.px(2), now.px(_ICON) + now.px(3))
        return QSize(words + self._lead() + 2 * now.px(_PADDING), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same: a mark is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw frame, icon and word."""
        now = theme.current()
        ink, ground, border = self._colours
        painter = QPainter(self)
        paint_rounded(painter, self.rect(), border, ground)
        padding, side = now.px(_PADDING), now.px(_ICON)
        direction = self.layoutDirection()
        if self._icon_name:
            place = QRect(padding, (self.height() - side) // 2, side, side)
            picture = icons.pixmap(self._icon_name, side, ink, self.devicePixelRatioF())
            painter.drawPixmap(mirrored(direction, self.rect(), place), picture)
        words = self.rect().adjusted(padding + self._lead(), 0, -padding + 1, 0)
        painter.setPen(now.color(ink))
        painter.setLayoutDirection(direction)
        painter.drawText(
            mirrored(direction, self.rect(), words),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self.text(),
        )


class AiMark(Mark):
    """Stands beside the name of a model over everything that it wrote, always."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say it in the reserved colour."""
        super().__init__("", "mark", "flask", parent)
        self.set_mark(self.tr("AI-generated, unverified"), "mark", "flask")
