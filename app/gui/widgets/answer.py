"""An answer: what a model wrote, always marked as such, and in which state it is."""

from PySide6.QtCore import QElapsedTimer, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.bidi import left_to_right
from app.core.chat import State
from app.core.markdown import Block, Blocks, blocks
from app.core.text import fill
from app.gui.document import View
from app.gui.widgets import theme
from app.gui.widgets.answer_strip import AnswerStrip
from app.gui.widgets.mark import AiMark
from app.gui.widgets.message import Message
from app.gui.widgets.message_view import MessageView, Strip, StripAction
from app.gui.widgets.paragraph import Paragraph

RENDER_MS = 120
# A render may take this share of the time until the next one, so that writing costs the window
# less than a tenth of a core however long the open block grows.
_REST_FACTOR = 12


class Answer(Message):
    """An answer, whole or still being written.

    Text that arrives is drawn at most every 120 ms: blocks that ended move to the finished part
    and are not rendered again, only the open one is.

    Signals:
        regenerate_asked: write another version.
        info_asked: how it was made.
        strip_asked: `StripAction`.
        stop_asked: stop reading or writing.
    """

    regenerate_asked = Signal(int)
    info_asked = Signal(int)
    strip_asked = Signal(object)
    stop_asked = Signal()

    def __init__(self, shown: MessageView, parent: QWidget | None = None) -> None:
        """Show an answer."""
        super().__init__(shown, parent)
        self._stream: Blocks | None = None
        self._text = ""
        self._waiting = ""
        self._settled: list[Block] = []
        self._timer = QTimer(self, singleShot=True, interval=RENDER_MS)
        self._timer.timeout.connect(self._on_due)
        self._model = Paragraph(is_bold=True, parent=self)
        self._mark = AiMark(self)
        self._numbers = Paragraph("", "caption", "muted", parent=self)
        self._open_view = View(self)
        self._open_view.setAccessibleName(self.tr("Text that is being written"))
        self._open_view.link_asked.connect(self.link_asked)
        self._open_view.code_asked.connect(self._on_code_asked)
        self._strip = AnswerStrip(self)
        self._strip.asked.connect(self._on_strip_asked)
        self._strip.stop_asked.connect(self.stop_asked)
        self._foot = QWidget(self)
        self._build()
        self._dress()
        theme.notifier().changed.connect(self._dress)
        self.show_message(shown)
        self.show_actions()

    def _build(self) -> None:
        self.add_action("copy", self.tr("Copy"), "Ctrl+C").clicked.connect(self._on_copy)
        again = self.add_action("regenerate", self.tr("Regenerate"))
        again.clicked.connect(self._on_regenerate)
        self.add_action("branch", self.tr("Branch from here")).clicked.connect(self._on_branch)
        info = self.add_action("info", self.tr("How this answer was made"))
        info.clicked.connect(self._on_info)
        self._head = QHBoxLayout()
        self._head.addWidget(self._model)
        self._head.addWidget(self._mark)
        self._head.addWidget(self.time)
        self._head.addStretch(1)
        self._row = QHBoxLayout(self._foot)
        self._row.addWidget(self.versions)
        self._row.addWidget(self.tools)
        self._row.addStretch(1)
        self._row.addWidget(self._numbers)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.left_out)
        self._column.addLayout(self._head)
        for part in (self.view, self._open_view, self._strip, self._foot):
            self._column.addWidget(part)

    def show_message(self, shown: MessageView) -> None:
        """Show an answer; one that is streaming may go on with `extend`."""
        super().show_message(shown)
        self._show_head(shown)
        if shown.state is State.STREAMING:
            self._show_stream(shown.text)
        else:
            self._show_whole(shown.text)
        self.show_strip(shown.strip)
        self._numbers.setText(shown.numbers)
        self._foot.setVisible(shown.state is not State.STREAMING)
        self.rule_focus()

    def show_strip(self, strip: Strip | None) -> None:
        """Show another state under the text; the text stays as it is."""
        self._strip.show_strip(strip)
        is_reading = strip is not None and strip.kind in {"loading", "reading"} and not self._text
        self._open_view.setVisible(self._stream is not None and not is_reading)
        self._open_view.show_cursor(strip is not None and strip.kind == "writing")

    def extend(self, text: str) -> None:
        """Take the next words; they are drawn soon."""
        self._waiting += text
        if not self._timer.isActive():
            self._timer.start()

    def _show_head(self, shown: MessageView) -> None:
        name = left_to_right(shown.model_name)
        if shown.is_demo:
            name = fill(self.tr("%1 · demo, not medical"), name)
        self._model.setText(name)
        # Where a model wrote nothing there is nothing to mark.
        self._mark.setVisible(bool(shown.text) or shown.state is State.STREAMING)
        about = fill(self.tr("%1, AI-generated, unverified, %2"), name, shown.time)
        if not self._mark.isVisibleTo(self):
            about = ", ".join(filter(None, (name, shown.time)))
        state = {
            State.STREAMING: self.tr("is being written"),
            State.STOPPED: self.tr("was stopped"),
            State.INTERRUPTED: self.tr("was interrupted"),
            State.FAILED: self.tr("no answer came"),
        }.get(shown.state, "")
        self.setAccessibleName(", ".join(filter(None, (about, state))))

    def _show_stream(self, text: str) -> None:
        known = self._text + self._waiting
        if self._stream is None or not text.startswith(known):
            self._stream = Blocks(self.tr("Copy"))
            self._text, self._waiting, known = "", "", ""
            self._settled, self._codes = [], []
            self.view.show_blocks([])
        self._waiting += text[len(known) :]
        self._draw()

    def _show_whole(self, text: str) -> None:
        self._timer.stop()
        self._stream, self._text, self._waiting, self._settled = None, "", "", []
        whole = blocks(text, self.tr("Copy"))
        self._codes = [code for block in whole for code in block.codes]
        self.view.show_blocks(whole)
        self.view.setVisible(bool(text))
        self._open_view.hide()
        self._open_view.show_blocks([])

    def _draw(self) -> None:
        if self._stream is None:
            return
        step = self._stream.feed(self._waiting)
        self._text += self._waiting
        self._waiting = ""
        if step.frozen:
            self._settled += step.frozen
            self.view.show_blocks(self._settled)
        self._codes = [c for block in (*self._settled, step.open) for c in block.codes]
        self._open_view.show_blocks([step.open])
        self.view.setVisible(bool(self._settled))

    @Slot()
    def _on_due(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        self._draw()
        self._timer.setInterval(max(RENDER_MS, _REST_FACTOR * clock.elapsed()))

    @Slot()
    def _on_regenerate(self) -> None:
        self.regenerate_asked.emit(self.shown.id)

    @Slot()
    def _on_info(self) -> None:
        self.info_asked.emit(self.shown.id)

    @Slot(str)
    def _on_strip_asked(self, key: str) -> None:
        self.strip_asked.emit(StripAction(self.shown.id, key))

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        side = now.px(16)
        self._column.setContentsMargins(side, now.px(4), side, 0)
        self._column.setSpacing(now.px(4))
        self._head.setSpacing(now.px(8))
        self._action_row.setSpacing(now.px(4))
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(now.px(8))
