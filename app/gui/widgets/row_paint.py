"""One line of a list as pixels: ground, icon, title, state icon, time; mirrored as a whole."""

from msgspec import Struct
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from app.core.bidi import apart, visible
from app.gui.widgets import icons, theme
from app.gui.widgets.mirror import mirrored

INSET = 6
RULE = 4
LEADING = 16
TRAILING = 14
ICON = 16
GAP = 6
STEP = 16
FOLD = 12  # side of the icon that says whether a row is open


class RowLook(Struct, frozen=True):
    """What one line shows.

    Attributes:
        text: the title.
        trailing: time or count.
        leading_icon: name of an icon, or "".
        mark: name and colour of the state icon, or None.
        is_open: bold, with the accent rule.
        is_selected: tinted; a frame in high contrast.
        is_hovered: sunken ground.
        depth: how many steps it is set in.
        fold: icon before the leading one that says whether it is open, or "".
    """

    text: str
    trailing: str = ""
    leading_icon: str = ""
    mark: tuple[str, str] | None = None
    is_open: bool = False
    is_selected: bool = False
    is_hovered: bool = False
    depth: int = 0
    fold: str = ""


class RowPainter:
    """Paints parts of one row; places are given left to right and mirrored inside the row."""

    def __init__(self, painter: QPainter, bounds: QRect) -> None:
        """Paint inside `bounds` in the layout direction of the painter."""
        self._painter = painter
        self.bounds = bounds

    def ground(self, look: RowLook) -> None:
        """Paint selection, hover and the accent rule."""
        tokens = theme.current()
        painter = self._painter
        ground = self.bounds.adjusted(tokens.px(INSET), 1, -tokens.px(INSET), -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if look.is_selected or look.is_open:
            self._paint_tint(ground)
        elif look.is_hovered:
            painter.setBrush(tokens.color("sunken"))
            painter.drawRoundedRect(ground, tokens.px(RULE), tokens.px(RULE))
        if look.is_open:
            rule = QRect(ground.x(), ground.y(), tokens.px(RULE), ground.height())
            painter.fillRect(self._mirrored(rule), tokens.color("accent"))

    def _paint_tint(self, ground: QRect) -> None:
        tokens = theme.current()
        painter = self._painter
        painter.setBrush(tokens.color("accent_tint"))
        if tokens.color("accent_tint") == tokens.color("window"):
            # High contrast: the tint cannot be seen, so the row gets a frame.
            painter.setPen(QPen(tokens.color("accent"), tokens.px(2)))
            ground = ground.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(ground, tokens.px(RULE), tokens.px(RULE))

    def icon(self, x: int, name: str, colour: str, side: int = ICON) -> None:
        """Paint an icon in the middle of the row's height, `side` at 100 %."""
        size = theme.current().px(side)
        place = QRect(x, self.bounds.center().y() - size // 2, size, size)
        icons.paint(self._painter, self._mirrored(place), name, colour)

    def text(self, place: QRect, text: str, alignment: Qt.AlignmentFlag) -> None:
        """Paint one line of text, elided; hidden characters show as marks."""
        metrics = self._painter.fontMetrics()
        elided = metrics.elidedText(visible(text), Qt.TextElideMode.ElideRight, place.width())
        self._painter.drawText(
            self._mirrored(place),
            int(alignment | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine),
            apart(elided),
        )

    def trailing(self, line: QRect, text: str, mark: tuple[str, str] | None) -> QRect:
        """Paint time and state icon at the end of a line; return what is left of it."""
        tokens = theme.current()
        if text:
            self._painter.setFont(tokens.font("ui"))
            self._painter.setPen(tokens.color("muted"))
            width = QFontMetrics(tokens.font("ui")).horizontalAdvance(text) + 2
            place = QRect(line.right() - width + 1, line.y(), width, line.height())
            self.text(place, text, Qt.AlignmentFlag.AlignRight)
            line = line.adjusted(0, 0, -width - tokens.px(GAP), 0)
        if mark is not None:
            size = tokens.px(ICON)
            self.icon(line.right() - size, *mark)
            line = line.adjusted(0, 0, -size - tokens.px(GAP), 0)
        return line

    def _mirrored(self, place: QRect) -> QRect:
        return mirrored(self._painter.layoutDirection(), self.bounds, place)


def paint_row(painter: QPainter, rect: QRect, look: RowLook) -> None:
    """Paint one whole line."""
    tokens = theme.current()
    row = RowPainter(painter, rect)
    row.ground(look)
    leading = tokens.px(LEADING) + look.depth * tokens.px(STEP)
    line = rect.adjusted(leading, 0, -tokens.px(TRAILING), 0)
    if look.fold:
        row.icon(line.x() - tokens.px(FOLD), look.fold, "muted", FOLD)
    if look.leading_icon:
        row.icon(line.x() + tokens.px(1), look.leading_icon, "text" if look.is_open else "muted")
        line = line.adjusted(tokens.px(ICON + GAP), 0, 0, 0)
    line = row.trailing(line, look.trailing, look.mark)
    painter.setFont(tokens.font("ui", bold=look.is_open))
    is_chosen = look.is_open or look.is_selected
    painter.setPen(tokens.color("on_tint" if is_chosen else "text"))
    row.text(line, look.text, Qt.AlignmentFlag.AlignLeft)
