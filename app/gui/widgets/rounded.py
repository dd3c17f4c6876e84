"""The rounded ground with a thin border that chips, cards and marks stand on."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.gui.widgets import theme


def paint_rounded(
    painter: QPainter, place: QRect, edge: str, ground: str = "", radius: int = 4
) -> None:
    """Fill a place with one token and border it by another; `radius` is that at 100 %.

    Without a ground there is the border alone. Pen, brush and smooth edges stay set.
    """
    now = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(now.color(edge), 1))
    painter.setBrush(now.color(ground) if ground else Qt.BrushStyle.NoBrush)
    frame = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)  # the pen's middle: one sharp pixel
    painter.drawRoundedRect(frame, now.px(radius), now.px(radius))
