"""Small marks beside each other: a name each, and whether it is there, by shape and word."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.text import fill
from app.gui.widgets import icons, theme
from app.gui.widgets.mirror import mirrored
from app.gui.widgets.rounded import paint_rounded

_ICON = 14
_PADDING = 7
_GAP = 6


class Chips(QWidget):
    """Names that were looked for: a check for what was found, a cross for what is missing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty; `name` is for screen readers."""
        super().__init__(parent)
        self._name = name
        self._chips: tuple[tuple[str, bool], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.notifier().changed.connect(self._dress)

    def set_chips(self, chips: Sequence[tuple[str, bool]]) -> None:
        """Show these names, and whether each was found."""
        self._chips = tuple(chips)
        found = ", ".join(name for name, is_found in chips if is_found)
        missing = ", ".join(name for name, is_found in chips if not is_found)
        words = fill(self.tr("%1: found %2; missing %3"), self._name, found, missing or "–")
        self.setAccessibleName(words)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
        self.update()

    def _places(self, width: int) -> list[QRect]:
        now = theme.current()
        metrics = QFontMetrics(now.font("caption"))
        height, gap = max(metrics.height() + now.px(4), now.px(18)), now.px(_GAP)
        x = y = 0
        places = []
        for name, _ in self._chips:
            wide = metrics.horizontalAdvance(name) + now.px(_ICON + 3 * _PADDING)
            if x and x + wide > width:
                x, y = 0, y + height + gap
            places.append(QRect(x, y, wide, height))
            x += wide + gap
        return places

    # Qt's own names

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all lines at this width, in pixels."""
        return max((place.bottom() + 2 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size with all of them on one line."""
        places = self._places(1_000_000)
        width = max((place.right() + 2 for place in places), default=0)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the widest."""
        places = self._places(0)
        return QSize(max((place.width() for place in places), default=0), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the height that the width needs."""
        self.setMinimumHeight(self.heightForWidth(event.size().width()))
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw border, shape and name of each."""
        now = theme.current()
        painter = QPainter(self)
        painter.setFont(now.font("caption"))
        side, pad = now.px(_ICON), now.px(_PADDING)
        for (name, is_found), place in zip(self._chips, self._places(self.width()), strict=True):
            whole = mirrored(self.layoutDirection(), self.rect(), place)
            token = "ok" if is_found else "muted"
            edge, ground = ("ok", "ok_tint") if is_found else ("edge", "base")
            paint_rounded(painter, whole, edge, ground)
            mark = QRect(place.x() + pad, place.y() + (place.height() - side) // 2, side, side)
            shape = icons.pixmap(
                "check" if is_found else "close", side, token, self.devicePixelRatioF()
            )
            painter.drawPixmap(mirrored(self.layoutDirection(), self.rect(), mark), shape)
            painter.setPen(now.color(token))
            words = place.adjusted(pad + side + pad, 0, 0, 0)
            at = mirrored(self.layoutDirection(), self.rect(), words)
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
