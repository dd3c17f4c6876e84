"""The text document that loads nothing, and the view that every message is shown in.

Model output is data. A null image from `loadResource` is the one answer that keeps Qt from
opening a path named in a document; `None` and empty bytes do not.
"""

from collections.abc import Callable, Sequence
from html import escape
from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QTextBrowser, QTextEdit, QWidget

from app.core.markdown import CODE_SCHEME, Block, is_safe_link, plain
from app.gui.widgets import focus, theme

LINE_HEIGHT = 1.5  # of the pixel size
_MOST_MARKS = 200  # places of found words that are tinted in one message


class Document(QTextDocument):
    """A text document that opens no file and no connection, whatever its text names."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> QImage:  # noqa: N802  Qt's name
        """Return the null image that stops Qt's own search."""
        return QImage()


class View(QTextBrowser):
    """One message's text: as high as its text, without scroll bars, safe with any content.

    Signals:
        link_asked: target of a link that a person chose; http, https or mailto, never opened here.
        code_asked: number of the code block of this message that is to be copied.
    """

    link_asked = Signal(str)
    code_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.copy_notice = ""
        self._html = ""
        self._has_links = False
        self._has_cursor = False
        self._is_measuring = False
        self._heights: dict[int, int] = {}
        self.setDocument(Document(self))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.anchorClicked.connect(self._on_anchor_clicked)
        focus.no_ring(self)  # a chosen link shows itself
        self._dress()
        theme.notifier().changed.connect(self._on_theme_changed)

    @property
    def has_links(self) -> bool:
        """Whether there is something for Tab to stop at."""
        return self._has_links

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show Markdown that was made safe by `app.core.markdown`."""
        self._show("".join(block.html for block in blocks))

    def show_plain(self, text: str) -> None:
        """Show text exactly as a person wrote it."""
        self._show(plain(text))

    def show_cursor(self, is_on: bool) -> None:
        """Show a steady block behind the last letter while text arrives."""
        self._has_cursor = is_on
        self.viewport().update()

    def mark(self, words: Sequence[str]) -> int:
        """Tint the places of these words; return how many were found, up to a limit."""
        look = QTextCharFormat()
        look.setBackground(theme.current().color("warn_tint"))
        look.setForeground(theme.current().color("text"))
        found: list[QTextEdit.ExtraSelection] = []
        for word in filter(None, words):
            cursor = self.document().find(word)
            while not cursor.isNull() and len(found) < _MOST_MARKS:
                place = QTextEdit.ExtraSelection()
                place.cursor, place.format = cursor, look
                found.append(place)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)
        return len(found)

    def _show(self, html: str) -> None:
        if html == self._html:
            return
        self._html = html
        self._has_links = "<a " in html
        self._render()

    def _render(self) -> None:
        kept = self.textCursor()
        anchor, position = kept.anchor(), kept.position()
        before = self.toPlainText() if kept.hasSelection() else ""
        self.setHtml(self._html)
        _close_gaps(self.document())
        self._heights.clear()
        if kept.hasSelection() and self.toPlainText().startswith(before[: max(anchor, position)]):
            cursor = self.textCursor()
            cursor.setPosition(anchor)
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        self.updateGeometry()

    def _measured(self, width: int) -> int:
        """Lay the text out at a width and put it back: what is shown keeps the width of the view.

        Text that is wider than its view is scrolled out of sight, without a scroll bar to tell.
        """
        document, shown = self.document(), self.viewport().width()
        self._is_measuring = True
        document.setTextWidth(width)
        height = ceil(document.size().height())
        if width != shown:
            document.setTextWidth(shown)
        self._is_measuring = False
        return height

    def _dress(self) -> None:
        now = theme.current()
        font = now.font("message")
        self.document().setDefaultFont(font)
        self.document().setDefaultStyleSheet(style_sheet())
        self.document().setIndentWidth(now.px(22))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, now.color("text"))
        palette.setColor(QPalette.ColorRole.Highlight, now.color("accent"))
        palette.setColor(QPalette.ColorRole.HighlightedText, now.color("on_accent"))
        self.setPalette(palette)

    @Slot()
    def _on_size_changed(self) -> None:
        if self._is_measuring:
            return
        # Qt tells of long text more than once, also when nothing changed: asking the layouts to
        # measure again each time would tell of it again, without end.
        height = ceil(self.document().size().height())
        if self._heights.get(self.viewport().width()) != height:
            self._heights.clear()
            self.updateGeometry()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._dress()
        self._render()

    @Slot(QUrl)
    def _on_anchor_clicked(self, target: QUrl) -> None:
        text = target.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if text.startswith(CODE_SCHEME):
            self.code_asked.emit(int(text.removeprefix(CODE_SCHEME)))
        elif is_safe_link(text):
            self.link_asked.emit(text)

    # Qt's own

    def loadResource(self, _kind: int, _name: QUrl | str) -> QImage:  # noqa: N802
        """Return the null image that stops Qt's own search."""
        return QImage()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the whole text at this width, in pixels."""
        if width not in self._heights:
            self._heights[width] = self._measured(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size at the present width."""
        width = max(self.viewport().width(), 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a size that never forces a wide window."""
        return QSize(theme.current().px(80), self.sizeHint().height())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Return the chosen text as plain text, with the notice under what a model wrote."""
        text = self.textCursor().selection().toPlainText()
        data = QMimeData()
        data.setText(f"{text}\n\n{self.copy_notice}" if self.copy_notice else text)
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer Copy, Select all and, on a link, its target."""
        menu = self.context_menu(self.anchorAt(event.pos()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def context_menu(self, target: str) -> QMenu:
        """Return the menu of a place; `target` is the link there, or empty."""
        menu = QMenu(self)
        copy = menu.addAction(self.tr("Copy"), self.copy)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(self.textCursor().hasSelection())
        chosen = menu.addAction(self.tr("Select all"), self.selectAll)
        chosen.setShortcut(QKeySequence(QKeySequence.StandardKey.SelectAll))
        if is_safe_link(target):
            menu.addAction(self.tr("Copy link target"), _copy_of(target))
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the text, and the cursor block behind it."""
        super().paintEvent(event)
        if self._has_cursor:
            end = QTextCursor(self.document())
            end.movePosition(QTextCursor.MoveOperation.End)
            place = self.cursorRect(end)
            place.setWidth(theme.current().px(5))
            QPainter(self.viewport()).fillRect(place, theme.current().color("accent"))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Go to the first link at once when Tab comes in."""
        super().focusInEvent(event)
        if self._has_links and event.reason() == Qt.FocusReason.TabFocusReason:
            super().focusNextPrevChild(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take what a text needs; everything else belongs to the transcript."""
        is_own = event.matches(QKeySequence.StandardKey.Copy) or event.matches(
            QKeySequence.StandardKey.SelectAll
        )
        if is_own or event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the transcript: nothing scrolls in here."""
        event.ignore()


def style_sheet() -> str:
    """Return the look of our own tags in the theme and zoom of now."""
    now = theme.current()
    font = now.font("message")
    metrics = QFontMetricsF(font)
    pixels = font.pixelSize() if font.pixelSize() > 0 else metrics.height() / 1.36
    line = round(100 * LINE_HEIGHT * pixels / metrics.lineSpacing())
    mono = now.font("mono")
    gap, small = now.px(8), now.px(2)
    families = ", ".join(f"'{escape(name)}'" for name in mono.families())
    return f"""
        p, li, blockquote {{ line-height: {line}%; }}
        p, ul, ol, blockquote, table {{ margin-top: 0; margin-bottom: {gap}px; }}
        p.plain {{ margin-bottom: 0; white-space: pre-wrap; }}
        li {{ margin-top: 0; margin-bottom: {small}px; }}
        table {{ margin-top: {small}px; }}
        li ul, li ol {{ margin-bottom: {small}px; }}
        h1, h2, h3, h4, h5, h6 {{ margin-top: {gap}px; margin-bottom: {now.px(4)}px;
            font-weight: bold; font-size: {now.font("title").pointSizeF()}pt; }}
        h1, h2 {{ font-size: {now.font("heading").pointSizeF()}pt; }}
        blockquote {{ color: {now.hex("muted")}; margin-left: {now.px(16)}px; margin-right: 0; }}
        a {{ color: {now.hex("link")}; text-decoration: underline; }}
        code, pre {{ font-family: {families}; font-size: {mono.pointSizeF()}pt; }}
        code {{ background-color: {now.hex("sunken")}; }}
        pre {{ margin: 0; white-space: pre-wrap; }}
        table.code {{ background-color: {now.hex("alt")}; }}
        table.code td {{ padding: {now.px(4)}px {gap}px; }}
        td.codehead {{ background-color: {now.hex("sunken")}; color: {now.hex("muted")};
            font-size: {now.font("caption").pointSizeF()}pt; }}
        th {{ border-bottom: 1px solid {now.hex("edge")}; }}
        table.grid td {{ border-bottom: 1px solid {now.hex("line")}; }}
    """


def _copy_of(target: str) -> Callable[[], None]:
    def copy() -> None:
        QGuiApplication.clipboard().setText(target)

    return copy


def _close_gaps(document: QTextDocument) -> None:
    """Shrink the empty line that Qt puts before and after each table to a plain gap."""
    gap = theme.current().px(8)
    block = document.begin()
    while block.isValid():
        if not block.text() and not _is_rule(block):
            cursor = QTextCursor(block)
            if cursor.currentTable() is None and _is_beside_table(block):
                look = QTextBlockFormat(block.blockFormat())
                look.setLineHeight(gap, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
                look.setTopMargin(0)
                look.setBottomMargin(0)
                cursor.setBlockFormat(look)
        block = block.next()


def _is_rule(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(
        QTextFormat.Property.BlockTrailingHorizontalRulerWidth.value
    )


def _is_beside_table(block: QTextBlock) -> bool:
    return any(
        other.isValid() and QTextCursor(other).currentTable() is not None
        for other in (block.previous(), block.next())
    )
