"""How cards of found places are painted: a frame around head and places, matches on a tint."""

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.core.text import QT_TRANSLATE_NOOP
from app.gui.widgets import theme
from app.gui.widgets.chat_delegate import snippet_layout
from app.gui.widgets.found_rows import ROW, HeadRow, LineRow, MoreRow
from app.gui.widgets.mirror import mirrored
from app.gui.widgets.rounded import paint_rounded
from app.gui.widgets.row_paint import ICON, RULE, RowPainter

Index = QModelIndex | QPersistentModelIndex

GAP = 8  # above a card
_HEAD, _INDENT, _PAD, _RADIUS = 32, 46, 14, 6
_BOX, _BOX_AT = 16, 13
_LABEL = 160  # widest label
_KNOWN = 4000  # heights
_GO = QT_TRANSLATE_NOOP("SearchPage", "Go to message")


class FoundDelegate(QStyledItemDelegate):
    """Paints heads and places; the card with the current place is tinted."""

    def __init__(self, view: QListView) -> None:
        """Paint for this view."""
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[int, str, int], int] = {}
        theme.notifier().changed.connect(self._heights.clear)

    def box(self, row: QRect) -> QRect:
        """Return where the check box of a card is, in a head's rectangle."""
        now = theme.current()
        side, top = now.px(_BOX), row.top() + now.px(GAP)
        place = QRect(row.left() + now.px(_BOX_AT), top + (now.px(_HEAD) - side) // 2, side, side)
        return mirrored(self._view.layoutDirection(), row, place)

    def link(self, row: QRect) -> QRect:
        """Return where *Go to message* stands, in the rectangle of a place."""
        now = theme.current()
        width = QFontMetrics(now.font()).horizontalAdvance(_go()) + now.px(ICON + 2 * 6)
        place = QRect(row.right() - now.px(_PAD) - width, row.top(), width, _line())
        return mirrored(self._view.layoutDirection(), row, place)

    def _is_current(self, card_id: str) -> bool:
        row = self._view.currentIndex().data(ROW)
        return isinstance(row, LineRow) and row.line.conversation_id == card_id

    def _paint_frame(
        self, painter: QPainter, rect: QRect, card_id: str, *, is_first: bool, is_last: bool
    ) -> None:
        """Paint the part of a card's frame that lies in one row."""
        now = theme.current()
        is_current = self._is_current(card_id)
        painter.save()
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_plain = now.color("accent_tint") == now.color("base")  # high contrast: a frame says it
        width = 2 if is_current and is_plain else 1
        painter.setPen(QPen(now.color("accent" if is_current else "line"), now.px(width)))
        painter.setBrush(now.color("accent_tint" if is_current else "base"))
        far = 4 * now.px(_RADIUS)
        frame = QRectF(rect).adjusted(1, 1 if is_first else -far, -1, -1 if is_last else far)
        painter.drawRoundedRect(frame, now.px(_RADIUS), now.px(_RADIUS))
        painter.restore()

    def _paint_head(self, painter: QPainter, row: QRect, head: HeadRow) -> None:
        now = theme.current()
        rect = row.adjusted(0, now.px(GAP), 0, 0)
        card = head.card
        self._paint_frame(painter, rect, card.conversation_id, is_first=True, is_last=False)
        self._paint_box(painter, self.box(row), is_marked=head.is_marked)
        parts = RowPainter(painter, rect)
        line = rect.adjusted(now.px(_INDENT), 0, -now.px(_PAD), 0)
        line = parts.trailing(line, card.day, None)
        painter.setFont(now.font("ui", bold=True))
        painter.setPen(now.color("text"))
        labels = self._label_widths(card.labels, line.width() // 2)
        wanted = painter.fontMetrics().horizontalAdvance(card.title) + now.px(4)
        title = QRect(line)
        title.setWidth(min(wanted, line.width() - sum(labels) - now.px(6) * len(labels)))
        parts.text(title, card.title, Qt.AlignmentFlag.AlignLeft)
        left = title.right() + now.px(6)
        for (icon, name), width in zip(card.labels, labels, strict=False):
            self._paint_label(painter, rect, QRect(left, line.top(), width, line.height()), icon)
            words = QRect(left + now.px(ICON + 8), line.top() - 1, width, line.height())
            words.setWidth(width - now.px(ICON + 14))
            painter.setFont(now.font("caption"))
            painter.setPen(now.color("muted"))
            parts.text(words, name, Qt.AlignmentFlag.AlignLeft)
            left += width + now.px(6)

    def _label_widths(self, labels: tuple[tuple[str, str], ...], room: int) -> list[int]:
        """Return the widths of as many labels as there is room for."""
        now = theme.current()
        metrics, widths = QFontMetrics(now.font("caption")), list[int]()
        for _, name in labels:
            width = min(metrics.horizontalAdvance(name) + now.px(ICON + 16), now.px(_LABEL))
            if sum(widths) + width > room:
                break
            widths.append(width)
        return widths

    def _paint_label(self, painter: QPainter, bounds: QRect, place: QRect, icon: str) -> None:
        now = theme.current()
        high = now.px(20)
        frame = QRect(place.x(), place.center().y() - high // 2, place.width(), high)
        painter.save()
        paint_rounded(painter, mirrored(painter.layoutDirection(), bounds, frame), "edge")
        painter.restore()
        RowPainter(painter, QRect(bounds.x(), frame.y() + 2, bounds.width(), high)).icon(
            place.x() + now.px(5), icon, "muted"
        )

    def _paint_box(self, painter: QPainter, place: QRect, *, is_marked: bool) -> None:
        now = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.color("accent" if is_marked else "edge"), now.px(1)))
        painter.setBrush(now.color("accent" if is_marked else "base"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.restore()
        if is_marked:
            RowPainter(painter, place).icon(place.x(), "check", "on_accent")

    def _paint_line(self, painter: QPainter, rect: QRect, row: LineRow, *, is_now: bool) -> None:
        now = theme.current()
        line = row.line
        self._paint_frame(painter, rect, line.conversation_id, is_first=False, is_last=row.is_last)
        if is_now:
            rule = QRect(rect.x() + 1, rect.y(), now.px(RULE), rect.height() - now.px(4))
            rule = mirrored(painter.layoutDirection(), rect, rule)
            painter.fillRect(rule, now.color("accent"))
        first = QRect(rect.x(), rect.y(), rect.width(), _line())
        parts = RowPainter(painter, first)
        go = self.link(rect)
        painter.setFont(now.font())
        painter.setPen(now.color("link"))
        ahead = now.px(ICON + 6)
        link = mirrored(painter.layoutDirection(), rect, go)
        parts.text(link.adjusted(ahead, 0, 0, 0), _go(), Qt.AlignmentFlag.AlignLeft)
        parts.icon(link.x(), "chev-right", "link")
        left = QRect(first)
        left.setLeft(rect.x() + now.px(_INDENT))
        left.setRight(link.x() - now.px(8))
        self._paint_facts(painter, parts, left, row)
        snippet = self._snippet(line.snippet)
        below = QRect(left.x(), first.bottom() + now.px(2), self._room(), rect.height())
        painter.setPen(now.color("text"))
        placed = mirrored(painter.layoutDirection(), rect, below)
        snippet.draw(painter, QPointF(placed.topLeft()))

    def _paint_facts(
        self, painter: QPainter, parts: RowPainter, place: QRect, row: LineRow
    ) -> None:
        now = theme.current()
        painter.setFont(now.font("ui"))
        painter.setPen(now.color("muted"))
        wide = QFontMetrics(now.font("ui")).horizontalAdvance(row.line.facts) + now.px(6)
        warned = QFontMetrics(now.font("ui", bold=True)).horizontalAdvance(row.line.warning)
        room = place.width() - (warned + now.px(ICON + 12) if warned else 0)
        facts = QRect(place)
        facts.setWidth(max(min(wide, room), 0))
        # Its parts keep their order in any direction by signs that `parts.text` would show.
        metrics = painter.fontMetrics()
        text = metrics.elidedText(row.line.facts, Qt.TextElideMode.ElideRight, facts.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(mirrored(painter.layoutDirection(), parts.bounds, facts), int(flags), text)
        if warned:
            at = facts.right() + now.px(6)
            parts.icon(at, "warn", "warn")
            words = QRect(place)
            words.setLeft(at + now.px(ICON + 6))
            painter.setFont(now.font("ui", bold=True))
            painter.setPen(now.color("warn"))
            parts.text(words, row.line.warning, Qt.AlignmentFlag.AlignLeft)

    def _room(self) -> int:
        """Return the width of a snippet."""
        now = theme.current()
        return max(self._view.viewport().width() - now.px(_INDENT + _PAD), 1)

    def _snippet(self, text: str) -> QTextLayout:
        return snippet_layout(text, self._room(), self._view.layoutDirection(), "ui", "warn_tint")

    # Qt's own names

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(ROW)
        rect: QRect = option.rect
        painter.save()
        painter.setLayoutDirection(self._view.layoutDirection())
        is_now = index == self._view.currentIndex()
        if isinstance(row, HeadRow):
            self._paint_head(painter, rect, row)
        elif isinstance(row, LineRow):
            self._paint_line(painter, rect, row, is_now=is_now)
        elif isinstance(row, MoreRow):
            now = theme.current()
            painter.setFont(now.font("ui", bold=is_now))
            painter.setPen(now.color("link"))
            RowPainter(painter, rect).text(rect, row.text, Qt.AlignmentFlag.AlignHCenter)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a head, or of a place with its one or two lines of text."""
        row, now = index.data(ROW), theme.current()
        if isinstance(row, HeadRow):
            return QSize(0, now.px(GAP + _HEAD))
        if not isinstance(row, LineRow):
            return QSize(0, now.px(44))
        key = (row.line.message_id, row.line.snippet, self._room())
        if len(self._heights) > _KNOWN:
            self._heights.clear()
        if key not in self._heights:
            text = self._snippet(row.line.snippet).boundingRect().height()
            self._heights[key] = _line() + now.px(2) + round(text) + now.px(10)
        return QSize(0, self._heights[key])


def _line() -> int:
    now = theme.current()
    return max(QFontMetrics(now.font()).height() + now.px(4), now.px(24))


def _go() -> str:
    return QCoreApplication.translate("SearchPage", _GO)
