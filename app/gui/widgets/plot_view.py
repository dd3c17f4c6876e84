"""A picture of numbers in the window: the same drawing as in a file, in the theme's colours."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Slot
from PySide6.QtGui import QImage, QImageWriter, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.evaluation.drawing import Look
from app.gui.widgets import theme

Draw = Callable[[float, Look], str]
LEAST = 420  # units; narrower ones are drawn smaller
_MOST = 900


class PlotView(QWidget):
    """Draws SVG text as wide as there is room; numbers stay left to right in every language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._draw: Draw | None = None
        self._drawn_for = -1
        self._picture = QSvgRenderer(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.notifier().changed.connect(self._on_dressed)

    def set_plot(self, draw: Draw | None, said: str = "") -> None:
        """Show a picture; `said` is what a screen reader says, `None` hides it."""
        self._draw, self._drawn_for = draw, -1
        self.setAccessibleName(said)
        self.setVisible(draw is not None)
        self.updateGeometry()
        self.update()

    @Slot()
    def _on_dressed(self) -> None:
        self._drawn_for = -1
        self.updateGeometry()
        self.update()

    def _load(self, width: int) -> float:
        """Draw for this width if that was not done yet; return the height it takes."""
        zoom = theme.current().zoom
        units = min(max(width / zoom, LEAST), _MOST)
        if self._draw is not None and self._drawn_for != width:
            self._drawn_for = width
            self._picture.load(QByteArray(self._draw(units, look()).encode()))
        shrunk = min(width / units, zoom)
        return self._picture.defaultSize().height() * shrunk

    # Qt's own names

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the picture at this width."""
        return round(self._load(width)) if self._draw is not None and width > 0 else 0

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size at a readable width."""
        width = self.width() or theme.current().px(LEAST)
        return QSize(theme.current().px(LEAST), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return no width, and the height it takes now."""
        return QSize(0, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask for the height of the new width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw it at the leading side."""
        if self._draw is None:
            return
        height = self._load(self.width())
        size = self._picture.defaultSize()
        width = size.width() * height / max(size.height(), 1)
        left = self.width() - width if self.isRightToLeft() else 0.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._picture.render(painter, QRectF(left, 0, width, height))
        painter.end()


def look() -> Look:
    """Return the theme's colours and font for a drawing."""
    now = theme.current()
    names = ("p1", "p2", "p3", "p4")
    return Look(
        base=now.hex("base"),
        text=now.hex("text"),
        muted=now.hex("muted"),
        grid=now.hex("pgrid"),
        zone=now.hex("pzone"),
        edge=now.hex("edge"),
        better=now.hex("info_tint"),
        worse=now.hex("warn_tint"),
        series=(now.hex(names[0]), now.hex(names[1]), now.hex(names[2]), now.hex(names[3])),
        family=",".join(f"'{one}'" for one in now.families),
    )


def png(svg: str, scale: int = 2) -> bytes:
    """Return a drawing as a PNG file, so many pixels a unit."""
    picture = QSvgRenderer(QByteArray(svg.encode()))
    image = QImage(picture.defaultSize() * scale, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    picture.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())
