"""Where a question is written: text only, bounded, never lost while an answer runs."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import PushButton
from app.gui.widgets.composer_editor import REST_LINES, Editor, FieldFrame
from app.gui.widgets.digits import number
from app.gui.widgets.focus import keeps_focus, ring_around
from app.gui.widgets.icons import icon
from app.gui.widgets.label import Label, plain_tip

if TYPE_CHECKING:
    from app.gui.widgets.notice_area import NoticeArea


class Composer(QWidget):
    """The question field with its options and one button: Send, or Stop while an answer runs.

    The text stays until the owner takes it away: a refused question is never lost.

    Signals:
        submitted: the whole text, not empty; only while nothing runs and nothing blocks.
        stop_asked: the button was pressed while an answer runs.
        changed: the text has changed.
    """

    submitted = Signal(str)
    stop_asked = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty and ready."""
        super().__init__(parent)
        self._is_running = False
        self._blocked = ""
        self._enter_sends = True
        self._notices: dict[str, QWidget] = {}
        self.editor = Editor(self)
        self.editor.setAccessibleName(self.tr("Question"))
        self._left_out = Label("", "caption", "warn", wraps=True)
        self._left_out.hide()
        self._draft = Label("", "caption", "muted")
        self._hint = Label("", "caption", "muted")
        self.button = PushButton(self)
        self.button.clicked.connect(self._on_clicked)
        self.editor.submitted.connect(self._on_submitted)
        self.editor.textChanged.connect(self.changed)
        self.editor.left_out.connect(self._on_left_out)
        self._build()
        self._say()
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _build(self) -> None:
        self._frame = FieldFrame(self)
        ring_around(self._frame)
        self._options = QHBoxLayout()
        self._row = QHBoxLayout()
        self._row.addLayout(self._options)
        self._row.addStretch(1)
        self._row.addWidget(self._draft)
        self._row.addWidget(self.button)
        self._inside = QVBoxLayout(self._frame)
        self._inside.addWidget(self.editor)
        self._inside.addWidget(self._left_out)
        self._inside.addLayout(self._row)
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.addWidget(self._frame)
        self._outside.addWidget(self._hint)
        self.setFocusProxy(self.editor)

    def text(self) -> str:
        """Return the text as it was written."""
        return self.editor.text()

    def set_text(self, text: str) -> None:
        """Replace the text, e.g. by a kept draft; "" after it was taken."""
        self.editor.set_text(text)

    def holds(self, question: str) -> bool:
        """Tell whether this question is the text, or its end behind what was written before."""
        return bool(question) and self.text().strip().endswith(question)

    def take(self, question: str) -> None:
        """Take a question away that is on its way, and leave what was written before it."""
        if self.holds(question):
            self.set_text(self.text().strip().removesuffix(question).rstrip())

    def set_limit(self, characters: int) -> None:
        """Cut pastes to so many characters, about four times the context in tokens."""
        self.editor.set_limit(characters)

    def set_enter_sends(self, is_on: bool) -> None:
        """Let Enter send and Shift+Enter break the line, or the other way round."""
        self._enter_sends = is_on
        self.editor.set_enter_sends(is_on)
        self._say()

    def set_compact(self, is_on: bool) -> None:
        """Show one line at rest instead of two, and no hint."""
        self.editor.set_rest_lines(1 if is_on else REST_LINES)
        self._hint.setVisible(not is_on)

    def set_running(self, is_running: bool) -> None:
        """Make the one button Stop, or Send again; typing goes on."""
        self._is_running = is_running
        self._say()

    def set_blocked(self, reason: str | None) -> None:
        """Disable Send and say why; `None` allows it again."""
        self._blocked = reason or ""
        self._say()

    def set_draft_note(self, note: str) -> None:
        """Show what the draft costs, e.g. `24 tokens`; "" shows nothing."""
        self._draft.setText(note)

    def add_option(self, widget: QWidget) -> None:
        """Put a control in the row under the text."""
        self._options.addWidget(widget)
        widget.stackUnder(self.button)  # which is its place for the Tab key, too

    def show_notice(self, notice: QWidget | None, place: str = "room") -> None:
        """Show a notice above the field; an earlier one of the same place is deleted."""
        earlier = self._notices.pop(place, None)
        if earlier is not None and earlier is not notice:
            has_focus = keeps_focus(earlier)
            self._above.remove(earlier)
            if has_focus:
                self.editor.setFocus()
        if notice is not None:
            self._notices[place] = notice
            self._above.add(notice)

    @cached_property
    def _above(self) -> "NoticeArea":
        from app.gui.widgets.notice_area import NoticeArea

        area = NoticeArea(self)
        self._outside.insertWidget(0, area)
        area.stackUnder(self._frame)  # Tab reaches it before the question, as the eye does
        return area

    @Slot()
    def _on_clicked(self) -> None:
        if self._is_running:
            self.stop_asked.emit()
        else:
            self._on_submitted()

    @Slot()
    def _on_submitted(self) -> None:
        text = self.text()
        if self._is_running or self._blocked or not text.strip():
            self.editor.setFocus()
            return
        self.submitted.emit(text)

    @Slot(int)
    def _on_left_out(self, characters: int) -> None:
        text = self.tr("The pasted text was cut: %1 characters did not fit and were left out.")
        self._left_out.setText(fill(text, number(characters)))
        self._left_out.setVisible(characters > 0)

    def _say(self) -> None:
        """Write every text anew: language, state and keys have one source."""
        self.editor.setPlaceholderText(
            self.tr(
                "Ask a research question. Do not paste names, dates of birth or record numbers."
            )
        )
        running, now = self._is_running, theme.current()
        self.button.setText(self.tr("Stop") if running else self.tr("Send"))
        self.button.setIcon(icon("stop-fill", "text") if running else icon("send", self._ink()))
        self.button.setEnabled(running or not self._blocked)
        self.button.setToolTip("" if running else plain_tip(self._blocked))
        self.button.setAccessibleDescription("" if running else self._blocked)
        theme.set_kind(self.button, "" if running else "primary")
        self.button.setFont(now.font("ui", bold=True))
        self._hint.setText(self._hint_text())

    def _ink(self) -> str:
        return "disabled" if self._blocked else "on_accent"

    def _hint_text(self) -> str:
        if self._is_running:
            return self.tr("Esc stops · What you write now is kept")
        if self._enter_sends:
            return self.tr("Enter sends · Shift+Enter breaks the line")
        return self.tr("Shift+Enter sends · Enter breaks the line")

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        gap = now.px(8)
        self._inside.setContentsMargins(now.px(12), now.px(8), gap, now.px(6))
        self._inside.setSpacing(now.px(4))
        self._outside.setSpacing(now.px(6))
        self._options.setSpacing(gap)
        self._row.setSpacing(gap)
        self.button.setIconSize(QSize(now.px(18), now.px(18)))
        self._say()
        self._keep_width()

    def _keep_width(self) -> None:
        """Give the button one width for both words, so that nothing moves when it changes."""
        metrics = self.button.fontMetrics()
        words = (self.tr("Send"), self.tr("Stop"))
        widest = max(metrics.horizontalAdvance(word) for word in words)
        self.button.setFixedWidth(widest + theme.current().px(56))
        self.button.setMinimumHeight(theme.current().px(28))

    # Qt's own

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Write the texts anew when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._keep_width()
        super().changeEvent(event)
