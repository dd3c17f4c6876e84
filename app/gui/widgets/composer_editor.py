"""A text field that grows with its text and takes nothing but text, however much is pasted."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCharFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from app.core.bidi import cleaned
from app.gui.widgets import focus, theme
from app.gui.widgets.rounded import paint_rounded

MOST_LINES = 8
REST_LINES = 2
LIMIT = 100_000  # characters, until `set_limit`
# Wrapping one run without a space costs its square (38 s for 1 MB); letter by letter it does not.
_LONG_RUN = re.compile(r"\S{2000}")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Editor(QPlainTextEdit):
    """A text field that grows with its text and takes nothing but text.

    Signals:
        submitted: the sending key was pressed.
        cancelled: Esc was pressed.
        left_out: how many characters of a paste did not fit; 0 when the text is changed again.
    """

    submitted = Signal()
    cancelled = Signal()
    left_out = Signal(int)

    def __init__(self, parent: QWidget | None = None, rest_lines: int = REST_LINES) -> None:
        """Start empty with so many lines."""
        super().__init__(parent)
        self._rest_lines = rest_lines
        self._limit = LIMIT
        self._room: int | None = None
        self._enter_sends = True
        self._is_pasting = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._dress()
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        theme.notifier().changed.connect(self._dress)

    def text(self) -> str:
        """Return the text with every line and space as it was written."""
        raw = self.document().toRawText()
        return cleaned(raw.replace("\u2029", "\n").replace("\u2028", "\n"))

    def set_text(self, text: str) -> None:
        """Replace the whole text, however long; the cursor goes to its end."""
        text = cleaned(text)
        self._choose_wrap(text)
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def set_limit(self, characters: int) -> None:
        """Take no paste beyond so many characters; what is already there stays."""
        self._limit = characters

    def set_enter_sends(self, is_on: bool) -> None:
        """Let Enter send and Shift+Enter break the line, or the other way round."""
        self._enter_sends = is_on

    def set_rest_lines(self, lines: int) -> None:
        """Set how many lines an empty field shows."""
        self._rest_lines = lines
        self._grow()

    def set_room(self, pixels: int) -> None:
        """Grow to so many pixels at most: a low window has no room for eight lines."""
        if pixels != self._room:
            self._room = pixels
            self._grow()

    def insert(self, text: str) -> int:
        """Put text in place of the selection as one step to undo; return how much was left out.

        Lone surrogates become U+FFFD and NUL goes, as in everything that is stored.
        """
        cursor = self.textCursor()
        taken = len(cursor.selectedText())
        room = max(0, self._limit - (self.document().characterCount() - 1 - taken))
        part = cleaned(text[:room])
        self._choose_wrap(part)
        self._is_pasting = True
        cursor.insertText(part)
        self._is_pasting = False
        self.ensureCursorVisible()
        return max(0, len(text) - room)

    def replace_all(self, text: str) -> None:
        """Put another text in the place of all of it, as one step to undo."""
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(cleaned(text))
        self.setFocus()

    def mark(self, places: Sequence[tuple[int, int]]) -> None:
        """Mark these places of `text()` by ground and a wavy line; none takes the marks away."""
        text, now = self.text(), theme.current()
        marks = []
        for start, end in places:
            mark = QTextEdit.ExtraSelection()
            cursor = self.textCursor()
            # A document counts in UTF-16.
            cursor.setPosition(_utf16(text[:start]))
            cursor.setPosition(_utf16(text[:end]), cursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            form = QTextCharFormat()
            form.setBackground(now.color("warn_tint"))
            form.setForeground(now.color("text"))
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(now.color("warn"))
            mark.format = form
            marks.append(mark)
        self.setExtraSelections(marks)

    def _choose_wrap(self, text: str) -> None:
        if _LONG_RUN.search(text):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    @Slot()
    def _on_text_changed(self) -> None:
        if self.document().isEmpty():
            self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if not self._is_pasting:
            self.left_out.emit(0)

    @Slot()
    def _on_size_changed(self) -> None:
        self._grow()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self.setFont(now.font("message"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, now.color("text"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, now.color("placeholder"))
        palette.setColor(QPalette.ColorRole.Highlight, now.color("accent"))
        palette.setColor(QPalette.ColorRole.HighlightedText, now.color("on_accent"))
        self.setPalette(palette)
        self._grow()

    def _grow(self) -> None:
        # The plain layout measures its height in lines.
        lines = min(max(int(self.document().size().height()), self._rest_lines), MOST_LINES)
        line, around = self.fontMetrics().lineSpacing(), theme.current().px(4)
        if self._room is not None:
            lines = min(lines, max((self._room - around) // line, 1))
        self.setFixedHeight(lines * line + around)

    # Qt's own

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Take text, never HTML, pictures or files."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste or drop as plain text, cut to the limit; what is left out is told."""
        self.left_out.emit(self.insert(source.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Send, break the line, cancel, or type."""
        if event.key() in _ENTER:
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            is_plain = modifiers == Qt.KeyboardModifier.NoModifier
            is_shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
            if modifiers == Qt.KeyboardModifier.ControlModifier or (
                is_plain if self._enter_sends else is_shifted
            ):
                self.submitted.emit()
            elif is_plain or is_shifted:
                self.textCursor().insertBlock()
                self.ensureCursorVisible()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class FieldFrame(QWidget):
    """The ground and border of a field; the focus ring stands round it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Take the ring of everything inside."""
        super().__init__(parent)
        focus.ring_around(self)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground and a border of one pixel."""
        paint_rounded(QPainter(self), self.rect(), "edge", "base")
