"""The open conversation: a window of at most a few dozen messages over a list of any length."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.chat import Role, State
from app.gui.widgets import theme
from app.gui.widgets.buttons import Button
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.message_view import MessageView, Strip
from app.gui.widgets.transcript_column import Column

if TYPE_CHECKING:
    from app.gui.widgets.message import Message

PAGE = 20  # messages read at once
MOST = 60  # message widgets that exist at once
_AIR = 10  # pixels between the foot of the page and the way to the newest message

Load = Callable[[Sequence[int]], Sequence[MessageView]]


class Transcript(QWidget):
    """Shows a conversation of any length with a bounded number of widgets.

    The view stays where it is while text arrives; it follows the end only if it was there.

    Signals:
        copy_asked, branch_asked, regenerate_asked, info_asked: message id. edited: `Edited`.
        edit_left: the field of a question was closed, and nothing is to be asked.
        version_asked: `VersionStep`. link_asked: target. code_copied: exact text.
        stop_asked: stop the running answer. strip_asked: `StripAction`.
    """

    copy_asked = Signal(int)
    branch_asked = Signal(int)
    edited = Signal(object)
    edit_left = Signal()
    regenerate_asked = Signal(int)
    version_asked = Signal(object)
    info_asked = Signal(int)
    link_asked = Signal(str)
    code_copied = Signal(str)
    stop_asked = Signal()
    strip_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a conversation."""
        super().__init__(parent)
        self._ids: list[int] = []
        self._places: dict[int, int] = {}
        self._load: Load = _nothing
        self._first = 0
        self._live: MessageView | None = None
        self._current: int | None = None
        self._words: tuple[str, ...] = ()
        self._column = Column(self)
        self._column.moved.connect(self._on_moved_view)
        self._newest = Button(self.tr("Newest messages"), "chev-down", self)
        self._newest.setToolTip(self.tr("Ctrl+End"))
        self._newest.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._newest.clicked.connect(self.go_to_end)
        self._newest.hide()
        self._edge = QTimer(self, singleShot=True, interval=0)
        self._edge.timeout.connect(self._on_near_edge)
        self._empty = EmptyState(
            "chat-new",
            self.tr("Ask a research question."),
            self.tr("It is saved before it is sent."),
            parent=self,
        )
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._column)
        self.setAccessibleName(self.tr("Conversation"))

    # what is shown

    def show_messages(self, ids: Sequence[int], load: Load, at: int | None = None) -> None:
        """Show a conversation.

        Args:
            ids: of the whole active branch, oldest first.
            load: gives the messages of some of these ids, in order; called for a page at a time.
            at: the message to show; it stays where it is if it is in sight. `None` is the end.
        """
        before = self._message(at)
        offset = self._column.offset_of(before) if before is not None else None
        self._ids, self._load = list(ids), load
        self._places = {message_id: place for place, message_id in enumerate(self._ids)}
        if self._live is not None and self._live.id not in self._places:
            self._live = None
        self._column.drop(0, len(self._shown))
        place = self._places.get(at, len(self._ids)) if at is not None else len(self._ids)
        self._first = max(0, min(place - PAGE // 2, len(self._ids) - PAGE))
        self._column.insert(0, self._made(self._ids[self._first : self._first + PAGE]))
        self._column.follows = place == len(self._ids)
        self._mark_last()
        self._choose(self._ids[min(place, len(self._ids) - 1)] if self._ids else None)
        self._column.settle()
        if (message := self._message(at)) is not None:
            self._column.put(message, offset or 0)

    def set_empty_line(self, line: str) -> None:
        """Say something else under the wish for a question; "" is what is usual."""
        self._empty.set_line(line or self.tr("It is saved before it is sent."))
        self._place_overlays()

    def append(self, view: MessageView) -> None:
        """Add a message at the end; a new question is always brought into sight."""
        if self._first + len(self._shown) < len(self._ids):
            self.go_to_end()
        self._places[view.id] = len(self._ids)
        self._ids.append(view.id)
        if view.state is State.STREAMING:
            self._live = view
        self._grow_down(self._made_of([view]))
        self._column.follows = self._column.follows or view.role is Role.USER
        self._mark_last()
        self._choose(view.id)
        self._column.settle()

    def replace(self, view: MessageView) -> None:
        """Show another state of one message; one that is not there is ignored."""
        if view.id not in self._places:
            return
        if view.state is State.STREAMING:
            self._live = view
        elif self._live is not None and self._live.id == view.id:
            self._live = None
        if (message := self._message(view.id)) is not None:
            message.show_message(view)
            message.mark(self._words)
            self._column.settle()

    def extend(self, message_id: int, text: str) -> None:
        """Add words to the answer that is being written, in sight or not."""
        if self._live is not None and self._live.id == message_id:
            self._live = replace(self._live, text=self._live.text + text)
        if (message := self._message(message_id)) is not None:
            message.extend(text)

    def show_strip(self, message_id: int, strip: Strip | None) -> None:
        """Show another state under an answer, e.g. how far reading is; its text stays."""
        if self._live is not None and self._live.id == message_id:
            self._live = replace(self._live, strip=strip)
        if (message := self._message(message_id)) is not None:
            message.show_strip(strip)

    def remove_from(self, message_id: int) -> None:
        """Take this message and all that follow it out of sight."""
        place = self._places.get(message_id)
        if place is None:
            return
        for gone in self._ids[place:]:
            del self._places[gone]
        self._ids = self._ids[:place]
        if self._live is not None and self._live.id not in self._places:
            self._live = None
        self._column.drop(max(0, place - self._first), len(self._shown))
        if not self._shown and self._ids:
            self.show_messages(self._ids, self._load)
        self._mark_last()
        self._choose(self._ids[-1] if self._ids else None)
        self._column.settle()

    @property
    def message_ids(self) -> list[int]:
        """The whole active branch, in sight or not."""
        return list(self._ids)

    @property
    def is_at_end(self) -> bool:
        """Whether the end of the last message is in sight."""
        has_last = self._first + len(self._shown) == len(self._ids)
        return has_last and self._column.is_at_bottom

    # going about

    def go_to(self, message_id: int) -> None:
        """Bring a message into sight, from wherever it is, and make it the current one."""
        if message_id not in self._places:
            return
        if self._message(message_id) is None:
            self.show_messages(self._ids, self._load, at=message_id)
        self._column.follows = False
        self._choose(message_id)
        if (message := self._message(message_id)) is not None:
            self._column.reveal(message)

    @Slot()
    def go_to_end(self) -> None:
        """Show the newest message and follow it again."""
        if self._first + len(self._shown) < len(self._ids):
            self.show_messages(self._ids, self._load)
        self._column.follows = True
        self._choose(self._ids[-1] if self._ids else None)
        self._column.settle()

    def go_to_start(self) -> None:
        """Show the first message."""
        if self._ids:
            self.go_to(self._ids[0])
            self._column.to_top()

    def mark(self, words: Sequence[str]) -> None:
        """Tint these words in every message, also in those that come into sight later."""
        self._words = tuple(words)
        for message in self._shown:
            message.mark(self._words)

    def take_focus(self) -> None:
        """Give the keyboard to the current message."""
        message = self._message(self._current) if self._current is not None else None
        if message is not None:
            message.setFocus(Qt.FocusReason.TabFocusReason)

    def edit(self, message_id: int, text: str | None = None) -> None:
        """Turn a question into a field, as its Edit button does; with this text, if one is said."""
        self.go_to(message_id)
        if (message := self._message(message_id)) is not None:
            message.edit(text)

    def save_edit(self, message_id: int) -> None:
        """Do what *Save and ask* in the field of a question does; without one nothing."""
        if (message := self._message(message_id)) is not None:
            message.save_edit()

    def take_edits(self) -> list[str]:
        """Close the fields that questions are, and return the texts that would be lost."""
        return [text for message in self._shown if (text := message.take_edit())]

    # the window of widgets

    @property
    def _shown(self) -> "list[Message]":
        return self._column.messages

    def _message(self, message_id: int | None) -> "Message | None":
        place = self._places.get(message_id, -1) if message_id is not None else -1
        number = place - self._first
        return self._shown[number] if 0 <= number < len(self._shown) else None

    def _made(self, ids: Sequence[int]) -> "list[Message]":
        return self._made_of(self._load(ids)) if ids else []

    def _made_of(self, views: Sequence[MessageView]) -> "list[Message]":
        return [self._widget(view) for view in views]

    def _widget(self, view: MessageView) -> "Message":
        if self._live is not None and self._live.id == view.id:
            view = self._live
        message = self._question(view) if view.role is Role.USER else self._answer(view)
        message.moved.connect(self._on_moved)
        message.focused.connect(self._choose)
        message.copy_asked.connect(self.copy_asked)
        message.branch_asked.connect(self.branch_asked)
        message.version_asked.connect(self.version_asked)
        message.link_asked.connect(self.link_asked)
        message.code_copied.connect(self.code_copied)
        message.set_current(view.id == self._current)
        if self._words:
            message.mark(self._words)
        return message

    # Documents cost the start of the window a tenth, and a new chat shows none.

    def _question(self, view: MessageView) -> "Message":
        from app.gui.widgets.message_question import Question

        question = Question(view, self._column.content)
        question.edited.connect(self.edited)
        question.edit_left.connect(self.edit_left)
        return question

    def _answer(self, view: MessageView) -> "Message":
        from app.gui.widgets.answer import Answer

        answer = Answer(view, self._column.content)
        answer.regenerate_asked.connect(self.regenerate_asked)
        answer.info_asked.connect(self.info_asked)
        answer.strip_asked.connect(self.strip_asked)
        answer.stop_asked.connect(self.stop_asked)
        return answer

    def _grow_down(self, messages: "Sequence[Message]") -> None:
        self._column.insert(len(self._shown), messages)
        surplus = self._surplus(self._shown)
        self._column.drop(0, surplus)
        self._first += surplus

    def _grow_up(self, messages: "Sequence[Message]") -> None:
        self._column.insert(0, messages)
        self._first -= len(messages)
        surplus = self._surplus(self._shown[::-1])
        self._column.drop(len(self._shown) - surplus, len(self._shown))

    def _surplus(self, from_the_far_end: "Sequence[Message]") -> int:
        """Return how many widgets may go; a question that is being edited stays."""
        surplus = max(0, len(self._shown) - MOST)
        for number, message in enumerate(from_the_far_end[:surplus]):
            if message.is_editing:
                return number
        return surplus

    def _mark_last(self) -> None:
        last = self._ids[-1] if self._ids else None
        for message in self._shown:
            message.set_last(message.shown.id == last and message.shown.role is Role.ASSISTANT)

    @Slot()
    def _on_moved_view(self) -> None:
        self._newest.setVisible(bool(self._shown) and not self.is_at_end)
        self._empty.setVisible(not self._ids)
        self._edge.start()

    @Slot()
    def _on_near_edge(self) -> None:
        """Read the next page when less than one screen is left above or below."""
        above, below = self._column.rooms
        end = self._first + len(self._shown)
        if self._first > 0 and above < self._column.screen_px:
            start = max(0, self._first - PAGE)
            self._turn(self._grow_up, self._ids[start : self._first])
        elif end < len(self._ids) and below < self._column.screen_px:
            self._turn(self._grow_down, self._ids[end : end + PAGE])

    def _turn(self, grow: "Callable[[list[Message]], None]", ids: Sequence[int]) -> None:
        follows, anchor = self._column.follows and self.is_at_end, self._column.anchor()
        grow(self._made(ids))
        self._mark_last()
        self._column.follows = follows
        self._column.settle()
        if not follows:
            self._column.hold(anchor)

    # the keyboard

    @Slot(int)
    def _choose(self, message_id: int | None) -> None:
        """Make one message the transcript's only stop of Tab."""
        self._current = message_id
        for message in self._shown:
            message.set_current(message.shown.id == message_id)

    @Slot(int)
    def _on_moved(self, step: int) -> None:
        place = self._places.get(self._current, -1) if self._current is not None else -1
        if 0 <= place + step < len(self._ids):
            self.go_to(self._ids[place + step])
            self.take_focus()

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the empty state in the middle, and the way to the newest message at the foot."""
        super().resizeEvent(event)
        self._place_overlays()

    def _place_overlays(self) -> None:
        for overlay in (self._empty, self._newest):
            overlay.adjustSize()
            overlay.raise_()
        foot = self.height() - self._newest.height() - theme.current().px(_AIR)
        self._newest.move((self.width() - self._newest.width()) // 2, foot)
        free = self.size() - self._empty.size()
        self._empty.move(free.width() // 2, free.height() // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+Home and Ctrl+End go to the first and the newest message."""
        is_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if is_control and event.key() == Qt.Key.Key_Home:
            self.go_to_start()
            self.take_focus()
        elif is_control and event.key() == Qt.Key.Key_End:
            self.go_to_end()
            self.take_focus()
        else:
            super().keyPressEvent(event)


def _nothing(_ids: Sequence[int]) -> Sequence[MessageView]:
    return ()
