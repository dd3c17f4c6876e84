"""How heads, chats and search results are painted in the sidebar, and renamed in place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QWidget,
)

from app.core.bidi import visible
from app.core.text import begun
from app.gui.widgets import theme
from app.gui.widgets.chat_rows import (
    MATCH_END,
    MATCH_START,
    ROW,
    ChatRow,
    HeadRow,
    HitRow,
    PlaceRow,
    Row,
    RowMark,
    day_of,
    time_of,
)
from app.gui.widgets.mirror import mirrored
from app.gui.widgets.row_paint import (
    GAP,
    INSET,
    LEADING,
    STEP,
    TRAILING,
    RowLook,
    RowPainter,
    paint_row,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
Span = tuple[int, int]  # start and length

SNIPPET_LINES = 2
LEAD_LETTERS = 24
TITLE_LETTERS = 200
_MARKS = {
    RowMark.NONE: None,
    RowMark.DRAFT: ("edit", "muted"),
    RowMark.INTERRUPTED: ("warn", "warn"),
    RowMark.WRITING: ("clock", "muted"),
}

_FOLDS: dict[bool | None, str] = {True: "chev-right", False: "chev-down"}


def fold_of(rect: QRect, depth: int, direction: Qt.LayoutDirection) -> QRect:
    """Return what opens and closes a folder when it is clicked, in the rectangle of its row."""
    now = theme.current()
    width = now.px(LEADING + GAP) + depth * now.px(STEP)
    return mirrored(direction, rect, QRect(rect.left(), rect.top(), width, rect.height()))


def split_matches(snippet: str, *, keeps_lines: bool = False) -> tuple[str, list[Span]]:
    """Return the visible text of a snippet, on one line, and start and length of each match."""
    text = ""
    matches: list[Span] = []
    for number, part in enumerate(snippet.split(MATCH_START)):
        inside, _, outside = part.partition(MATCH_END) if number else ("", "", part)
        marked, plain = (_shown(one, keeps_lines) for one in (inside, outside))
        if marked:
            matches.append((len(text), len(marked)))
        text += marked + plain
    return text, matches


def _near_match(text: str, matches: list[Span]) -> tuple[str, list[Span]]:
    """Return the text from a little before the first match, so that two lines show it."""
    if not matches or matches[0][0] <= LEAD_LETTERS:
        return text, matches
    cut = text.find(" ", matches[0][0] - LEAD_LETTERS, matches[0][0]) + 1
    cut = cut or matches[0][0]
    return f"… {text[cut:]}", [(start - cut + 2, length) for start, length in matches]


def _shown(text: str, keeps_lines: bool) -> str:
    for space in "\r\t" if keeps_lines else "\r\n\t":
        text = text.replace(space, " ")
    return visible(text.replace(MATCH_END, ""))


class ChatDelegate(QStyledItemDelegate):
    """Paints the rows of the sidebar; a chat is renamed in a line edit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """No chat is open yet."""
        super().__init__(parent)
        self._open_id = ""

    def set_open(self, chat_id: str) -> None:
        """RowMark the chat that the page shows; "" is none."""
        self._open_id = chat_id

    def _paint_head(self, painter: QPainter, rect: QRect, row: HeadRow) -> None:
        tokens = theme.current()
        painter.setFont(tokens.font("caption", bold=True))
        painter.setPen(tokens.color("muted"))
        line = rect.adjusted(tokens.px(12), tokens.px(2), -tokens.px(TRAILING), 0)
        RowPainter(painter, rect).text(line, row.title.upper(), Qt.AlignmentFlag.AlignLeft)

    def _paint_chat(self, painter: QPainter, option: "QStyleOptionViewItem", row: ChatRow) -> None:
        is_selected, is_hovered = _state(option)
        look = RowLook(
            text=row.title,
            trailing=time_of(row),
            leading_icon="chat-temp" if row.is_temporary else "pin" if row.is_pinned else "",
            mark=_MARKS[row.mark],
            is_open=row.id == self._open_id,
            is_selected=is_selected,
            is_hovered=is_hovered,
        )
        paint_row(painter, option.rect, look)

    def _paint_place(
        self, painter: QPainter, option: "QStyleOptionViewItem", row: PlaceRow
    ) -> None:
        is_selected, is_hovered = _state(option)
        look = RowLook(
            text=row.name,
            trailing=str(row.count),
            leading_icon=row.kind.value,
            is_selected=is_selected,
            is_hovered=is_hovered,
            depth=row.depth,
            fold=_FOLDS.get(row.is_closed, ""),
        )
        paint_row(painter, option.rect, look)

    def _paint_hit(self, painter: QPainter, option: "QStyleOptionViewItem", row: HitRow) -> None:
        tokens = theme.current()
        rect: QRect = option.rect
        parts = RowPainter(painter, rect)
        is_selected, is_hovered = _state(option)
        parts.ground(RowLook("", is_selected=is_selected, is_hovered=is_hovered))
        line = rect.adjusted(tokens.px(LEADING), tokens.px(5), -tokens.px(TRAILING), 0)
        line.setHeight(_line_height("ui", is_bold=True))
        left = parts.trailing(line, day_of(row.time), None)
        painter.setFont(tokens.font("ui", bold=True))
        painter.setPen(tokens.color("on_tint" if is_selected else "text"))
        parts.text(left, row.title, Qt.AlignmentFlag.AlignLeft)
        painter.setPen(tokens.color("text"))
        snippet = snippet_layout(row.snippet, line.width(), painter.layoutDirection())
        below = QRect(line.x(), line.bottom() + 1, line.width(), rect.bottom() - line.bottom())
        placed = mirrored(painter.layoutDirection(), rect, below)
        snippet.draw(painter, QPointF(placed.topLeft()))

    # Qt's own names

    def paint(self, painter: QPainter, option: "QStyleOptionViewItem", index: Index) -> None:
        """Paint one row."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if isinstance(row, HeadRow):
            self._paint_head(painter, option.rect, row)
        elif isinstance(row, HitRow):
            self._paint_hit(painter, option, row)
        elif isinstance(row, PlaceRow):
            self._paint_place(painter, option, row)
        else:
            self._paint_chat(painter, option, row)
        painter.restore()

    def sizeHint(self, _option: "QStyleOptionViewItem", index: Index) -> QSize:  # noqa: N802
        """Return the height of a row: one line, or a title with two lines of snippet."""
        tokens = theme.current()
        if isinstance(index.data(ROW), HitRow):
            snippet = SNIPPET_LINES * _line_height("caption")
            return QSize(0, _line_height("ui", is_bold=True) + snippet + tokens.px(12))
        return QSize(0, tokens.row)

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: "QStyleOptionViewItem", index: Index
    ) -> QWidget:
        """Return a line edit for the title."""
        editor = QLineEdit(parent)
        editor.setProperty("kind", "field")
        is_place = isinstance(index.data(ROW), PlaceRow)
        editor.setAccessibleName(self.tr("Name") if is_place else self.tr("Title of the chat"))
        editor.setMaxLength(TITLE_LETTERS)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        return editor

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: "QStyleOptionViewItem", _index: Index
    ) -> None:
        """Put the line edit over the whole row."""
        inset = theme.current().px(INSET)
        editor.setGeometry(option.rect.adjusted(inset, 0, -inset, 0))


def _state(option: "QStyleOptionViewItem") -> tuple[bool, bool]:
    """Return whether a row is selected, and whether the mouse is over it."""
    from PySide6.QtWidgets import QStyle  # see `mirror`

    state = option.state
    flags = QStyle.StateFlag
    return bool(state & flags.State_Selected), bool(state & flags.State_MouseOver)


def _line_height(role: str, *, is_bold: bool = False) -> int:
    return QFontMetrics(theme.current().font(role, bold=is_bold)).height()


def snippet_layout(
    snippet: str, width: int, direction: Qt.LayoutDirection, role: str = "caption", ground: str = ""
) -> QTextLayout:
    """Return at most two lines around the first match, each match bold on a `ground` token."""
    text, matches = _near_match(*split_matches(snippet))
    layout = marked_layout(text, matches, width, direction, (role, ground, SNIPPET_LINES))
    if not layout.lineCount():
        return layout
    last = layout.lineAt(layout.lineCount() - 1)
    end = last.textStart() + last.textLength()
    if end >= len(text):
        return layout
    cut = begun(text, max(end - 2, 0)) + "…"
    return marked_layout(cut, matches, width, direction, (role, ground, SNIPPET_LINES))


def marked_layout(
    text: str,
    matches: list[Span],
    width: int,
    direction: Qt.LayoutDirection,
    look: tuple[str, str, int],
) -> QTextLayout:
    """Return text with bold matches, in a font of the theme, on a token, in so many lines."""
    role, ground, lines = look
    layout = QTextLayout(text.replace("\n", "\u2028"), theme.current().font(role))
    # Each snippet reads in the direction of its own words, and stands at the leading side.
    is_mirrored = direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_bold(start, length, ground) for start, length in matches])
    layout.beginLayout()
    top = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _bold(start: int, length: int, ground: str) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = start
    found.length = length
    form = QTextCharFormat()
    form.setFontWeight(700)
    if ground:
        form.setBackground(theme.current().color(ground))
        form.setForeground(theme.current().color("text"))
    found.format = form
    return found
