"""The window's own icons: one colour each, sharp at every zoom, mirrored where they point."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

import resources
from app.gui.widgets import theme

SIZE = 18  # of an icon in a button
MIRRORED = frozenset(
    {"send", "panel", "sidebar", "branch", "library", "convert", "chev-left", "chev-right"}
)
_INK = b"currentColor"
_Key = tuple[str, int, str, float, bool]

_pixmaps: dict[_Key, QPixmap] = {}
_icons: dict[tuple[_Key, str], QIcon] = {}


def icon(name: str, token: str = "text") -> QIcon:  # noqa: S107  a colour
    """Return the icon of a button in the colour of a token, grey while it is disabled.

    It is drawn for the theme, zoom and direction of now; fetch it again when the theme changes.
    An unknown name is a FileNotFoundError.
    """
    now = theme.current()
    ratio = _ratio()
    side = now.px(SIZE)
    key = ((name, side, now.hex(token), ratio, _is_mirrored(name)), now.hex("disabled"))
    if key not in _icons:
        picture = pixmap(name, side, token, ratio)
        made = QIcon(picture)
        made.addPixmap(_tinted(picture, now.color("disabled")), QIcon.Mode.Disabled)
        _icons[key] = made
    return _icons[key]


def paint(painter: QPainter, place: QRect, name: str, token: str) -> None:
    """Draw an icon into a square of logical pixels, sharp on the screen that is painted on."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(place, pixmap(name, place.width(), token, ratio))


def beside_text(name: str, token: str, size: int, gap: int) -> QIcon:
    """Return an icon with room at its trailing side: a button has 4 px there at any zoom.

    Args:
        name: of the icon.
        token: its colour.
        size: of the icon at 100 %; its width in the button is `size` + `gap`.
        gap: empty room at 100 %.
    """
    now = theme.current()
    ratio = _ratio()
    side, width = now.px(size), now.px(size) + now.px(gap)
    wide = QPixmap(round(width * ratio), round(side * ratio))
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(width - side if _is_rtl() else 0, 0, pixmap(name, side, token, ratio))
    painter.end()
    made = QIcon(wide)
    made.addPixmap(_tinted(wide, now.color("disabled")), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, size_px: int, token: str, device_ratio: float = 1.0) -> QPixmap:
    """Return an icon as a square of `size_px` logical pixels, sharp on a screen of that ratio."""
    colour = theme.current().hex(token)
    key = (name, size_px, colour, device_ratio, _is_mirrored(name))
    if key not in _pixmaps:
        _pixmaps[key] = _drawn(*key)
    return _pixmaps[key]


def _drawn(name: str, size_px: int, colour: str, ratio: float, is_mirrored: bool) -> QPixmap:
    renderer = _renderer(name, colour)
    side = max(round(size_px * ratio), 1)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    if is_mirrored:
        picture = picture.transformed(QTransform.fromScale(-1, 1))
    picture.setDevicePixelRatio(ratio)
    return picture


def _tinted(picture: QPixmap, colour: QColor) -> QPixmap:
    tinted = QPixmap(picture)
    painter = QPainter(tinted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(tinted.rect(), colour)
    painter.end()
    return tinted


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace(_INK, colour.encode())))


@cache
def _source(name: str) -> bytes:
    return resources.path(f"icons/{name}.svg").read_bytes()


def _is_mirrored(name: str) -> bool:
    return name in MIRRORED and _is_rtl()


def _is_rtl() -> bool:
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _ratio() -> float:
    app = QGuiApplication.instance()  # it knows the highest of its screens
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
