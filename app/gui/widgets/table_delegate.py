"""One cell of a table as pixels: ground, rule of the current row, shape, text, second line."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.core.bidi import FIRST_STRONG_ISOLATE, POP_ISOLATE
from app.gui.widgets import theme
from app.gui.widgets.icons import icon
from app.gui.widgets.mirror import mirrored

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
PADDING = 8
ICON = 16
GAP = 6
RULE = 4
_FRAME = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows; text of others comes with its hidden characters marked.

    Attributes:
        text: one line.
        note: a second, muted line; "" is none.
        icon: name of a shape before the text; "" is none.
        token: colour of shape and text; "" is the table's own.
        is_bold: the text is bold.
        said: what a screen reader says instead of text and note.
        tip: what a tooltip says.
    """

    text: str
    note: str = ""
    icon: str = ""
    token: str = ""
    is_bold: bool = False
    said: str = ""
    tip: str = ""


class CellDelegate(QStyledItemDelegate):
    """Draws cells; `is_marked` shows which row is the current one."""

    def __init__(self, view: QAbstractItemView) -> None:
        """Draw for this view."""
        super().__init__(view)
        self.is_marked = True

    # Qt's own names

    def sizeHint(  # noqa: N802
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        """Return nothing: the table gives rows and columns their sizes."""
        return QSize(1, 1)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        cell: Cell = index.data(CELL_ROLE)
        bounds: QRect = option.rect
        state: QStyle.StateFlag = option.state
        direction: Qt.LayoutDirection = option.direction
        is_chosen = self.is_marked and bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setLayoutDirection(direction)
        self._paint_ground(painter, bounds, index, is_chosen)
        now = theme.current()
        padding = now.px(PADDING)
        inside = bounds.adjusted(padding, 0, -padding, 0)
        if cell.icon:
            self._paint_icon(painter, inside, cell, direction)
            lead = now.px(ICON + GAP)
            is_rtl = direction == Qt.LayoutDirection.RightToLeft
            inside.adjust(0 if is_rtl else lead, 0, -lead if is_rtl else 0, 0)
        self._paint_words(painter, inside, cell, index, is_chosen)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        bounds: QRect,
        index: QModelIndex | QPersistentModelIndex,
        is_chosen: bool,
    ) -> None:
        now = theme.current()
        token = "accent_tint" if is_chosen else ("alt" if index.row() % 2 else "base")
        painter.fillRect(bounds, now.color(token))
        if not is_chosen:
            return
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else bounds.width()
        row = QRect(0, bounds.y(), width, bounds.height())
        if now.color("accent_tint") == now.color("base"):
            pen = QPen(now.color("accent"), now.px(_FRAME))
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.setClipRect(bounds)
            painter.drawRect(row.adjusted(1, 1, -1, -1))
        rule = QRect(0, row.y(), now.px(RULE), row.height())
        edge = mirrored(painter.layoutDirection(), row, rule)
        painter.fillRect(edge.intersected(bounds), now.color("accent"))

    def _paint_icon(
        self, painter: QPainter, inside: QRect, cell: Cell, direction: Qt.LayoutDirection
    ) -> None:
        side = theme.current().px(ICON)
        place = QRect(inside.x(), inside.center().y() - side // 2 + 1, side, side)
        icon(cell.icon, cell.token or "text").paint(painter, mirrored(direction, inside, place))

    def _paint_words(
        self,
        painter: QPainter,
        inside: QRect,
        cell: Cell,
        index: QModelIndex | QPersistentModelIndex,
        is_chosen: bool,
    ) -> None:
        now = theme.current()
        is_number = bool(
            index.model().headerData(
                index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
            )
            & Qt.AlignmentFlag.AlignTrailing
        )
        is_first = index.column() == 0
        painter.setFont(now.font(bold=cell.is_bold or is_first))
        painter.setPen(now.color(cell.token or ("on_tint" if is_chosen else "text")))
        above, below = inside, QRect()
        if cell.note:
            half = inside.height() // 2
            above = inside.adjusted(0, now.px(3), 0, -half)
            below = inside.adjusted(0, half, 0, -now.px(3))
        _draw(painter, above, cell.text, is_number)
        if cell.note:
            painter.setFont(now.font("caption"))
            painter.setPen(now.color("muted"))
            _draw(painter, below, cell.note, is_number)


def _draw(painter: QPainter, place: QRect, text: str, is_number: bool) -> None:
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
    if is_number:  # digits and signs keep their order; words between them are read their own way
        shown = f"{FIRST_STRONG_ISOLATE}{shown}{POP_ISOLATE}"
    painter.drawText(
        place,
        int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine),
        shown,
    )
