"""The open conversation: what is shown, asked, edited, regenerated, left out and copied."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core import prompt
from app.core.chat import DEFAULT_MAX_TOKENS, Message, Role, State
from app.errors import Code, Problem
from app.gui import views
from app.gui.context import Context, Measurement
from app.gui.copies import Copies
from app.gui.drafts import Drafts
from app.gui.models import ModelShelf
from app.gui.progress import Progress
from app.gui.room import Room
from app.gui.setup import Setup
from app.gui.turns import Begun, Call, Ended, Piece, Reading, Turns, Wish
from app.gui.widgets.composer import Composer
from app.gui.widgets.message_view import MessageView, StripAction, VersionStep
from app.gui.widgets.transcript import Transcript
from app.store.history import History, StoredMessage

if TYPE_CHECKING:
    from app.gui.answering import Answerer
    from app.gui.edits import Edits
    from app.gui.identifier_check import IdentifierCheck
    from app.gui.waiting import Waiting

SECOND_MS = 500


class Chat(QObject):
    """One open conversation, or a new one that has no row yet.

    Attributes:
        drafts: what is typed and not sent.
        copies: what goes to the clipboard.
        gate: tells whether a call may go; if not, a person is asked, and begins it anew.

    Signals:
        opened: id of the conversation that is shown now; "" is a new one.
        listed: titles, order or states in the sidebar changed.
        titled: the title of the open conversation.
        troubled: `Problem` that a person must read.
        safe_mode_asked: load on CPU only, then ask again.
    """

    opened = Signal(str)
    listed = Signal()
    titled = Signal(str)
    troubled = Signal(object)
    safe_mode_asked = Signal()

    def __init__(  # noqa: PLR0913, PLR0917  where store, children and widgets meet
        self,
        history: History,
        turns: Turns,
        context: Context,
        shelf: ModelShelf,
        setup: Setup,
        transcript: Transcript,
        composer: Composer,
        progress: Progress,
    ) -> None:
        """Listen to the widgets and the running turn."""
        super().__init__()
        self._progress, self._history, self._turns = progress, history, turns
        self._context, self._shelf = context, shelf
        self._answerer: Answerer = shelf
        self.gate: Callable[[Call, Callable[[], object]], bool] = lambda *_: True
        self._setup = setup
        self._transcript, self._composer = transcript, composer
        self._id: str | None = None
        self._path: list[int] = []
        self.copies = Copies(transcript, self._stored, self)
        self._room = Room(composer, self)
        self._refused: Callable[[], object] | None = None
        self._locked = ""
        self._kept: set[int] = set()
        self._lost: Ended | None = None
        self._seconds = QTimer(self, interval=SECOND_MS)
        self._seconds.timeout.connect(self._on_second)
        self.drafts = Drafts(history, composer, lambda: self._id, self)
        self._connect()

    def _connect(self) -> None:
        self._composer.submitted.connect(self.ask)
        for part in (self._composer, self._transcript):
            part.stop_asked.connect(self._turns.stop)
        self._composer.changed.connect(self._on_draft_changed)
        self._transcript.edited.connect(lambda edited: self._edits.ask(edited))  # noqa: PLW0108  built late
        self._transcript.edit_left.connect(self.measure)
        self._transcript.regenerate_asked.connect(self.regenerate)
        self._transcript.version_asked.connect(self._on_version_asked)
        self._transcript.strip_asked.connect(self._on_strip_asked)
        self._context.measured.connect(self._on_measured)
        self._room.agreed.connect(self._on_agreed)
        self._setup.changed.connect(self.measure)
        self._turns.begun.connect(self._on_begun)
        self._turns.extended.connect(self._on_extended)
        self._turns.reading.connect(self._on_reading)
        self._turns.ended.connect(self._on_ended)

    @property
    def conversation_id(self) -> str | None:
        """The open conversation; `None` is a new one."""
        return self._id

    def answer_with(self, other: "Answerer | None") -> None:
        """Have this answer from now on; `None`: the chosen model of this computer."""
        self._answerer = other or self._shelf
        self._context.is_remote = other is not None
        self._context.forget()
        self.measure()

    def lock(self, reason: str) -> None:
        """Let nothing be asked from now on, and say why."""
        self._locked = reason
        self.measure()

    def open(self, conversation_id: str | None, at: int | None = None) -> None:
        """Show a conversation (`None`: a new one), at a message or at its end."""
        self.drafts.add(self._transcript.take_edits())
        self.drafts.save()
        if conversation_id is not None:
            conversation = self._history.conversation(conversation_id)
            self._id, title = conversation.conversation_id, conversation.title
            self._setup.show(self._id, conversation.system_text, conversation.setup)
        else:
            self._id, title = None, ""
            self._setup.show_new()
        self._room.forget()
        self._reload(at)
        self.drafts.show()
        self._composer.set_running(self._turns.running is not None)
        self.titled.emit(title)
        self.opened.emit(self._id or "")
        self.measure()

    def open_at(self, conversation_id: str, message_id: int) -> None:
        """Show a conversation at a message, in the version that holds it."""
        if message_id not in self._history.path(conversation_id):
            try:
                self._history.step_version(message_id, 0)
            except Problem as problem:
                self.troubled.emit(problem)
        self.open(conversation_id, message_id)

    def close(self, conversation_id: str) -> None:
        """Leave a conversation that went to the trash or was purged."""
        if conversation_id == self._id:
            self._transcript.take_edits()  # which go, as the draft does
            self.drafts.drop()
            self._id = None
            self.open(None)

    @Slot(str)
    def ask(self, text: str) -> None:
        """Put the question on disk, then ask; on trouble the words stay in the composer."""
        question, tip = text.strip(), self._path[-1] if self._path else None
        if question and self.identifiers.may_send(text, self.ask):
            self._begin_and_take(Wish(question, tip, self._stored(self._path)))

    @Slot(int)
    def regenerate(self, answer_id: int) -> None:
        """Answer the same question once more, as another version."""
        if kept := self._path[: self._path.index(answer_id)]:
            self._begin(Wish(None, kept[-1], self._stored(kept)))

    def continue_writing(self, answer_id: int) -> None:
        """Go on with an answer that is not at its end, as another version of it."""
        at = self._path.index(answer_id)
        if at > 0:
            before = self._stored(self._path[: at + 1])
            self._begin(Wish(None, self._path[at - 1], before, goes_on=True))

    def regenerate_last(self) -> None:
        """Answer the last question once more."""
        if (answer := self.copies.last_answer()) is not None:
            self.regenerate(answer.message_id)

    @cached_property
    def _edits(self) -> "Edits":
        from app.gui.edits import Edits

        check, forget = (lambda: self.identifiers), self._room.forget
        return Edits(self._transcript, self._before, check, self._begin, forget)

    @cached_property
    def identifiers(self) -> "IdentifierCheck":
        """What holds a question back that looks like a person's."""
        from app.gui.identifier_check import IdentifierCheck

        return IdentifierCheck(self._history, self._turns, self._composer, self)

    @cached_property
    def _waiting(self) -> "Waiting":
        from app.gui.waiting import Waiting

        return Waiting(self._shelf, self._composer, (self.opened, self._transcript.edit_left), self)

    def _begin(self, wish: Wish, again: Callable[[], object] | None = None) -> bool:
        again = again or partial(self._begin_and_take, wish)
        try:
            call = self._call(wish, again)
            if call is not None and self.gate(call, again):
                self._turns.begin(call)
                return True
        except Problem as problem:
            if problem.code is Code.NOT_TRIED:
                self._waiting.hold(problem, again)
            else:
                self.troubled.emit(problem)
        return False

    def _begin_and_take(self, wish: Wish) -> None:
        if self._begin(wish):
            self._composer.take(wish.question or "")

    def _call(self, wish: Wish, again: Callable[[], object]) -> "Call | None":
        from app.gui.answering import call

        name, file = self._answerer.ensure_tried().name, self._answerer.file
        spoken = self._spoken(wish.before, is_open=wish.goes_on)
        measurement = self._measured(spoken, wish.question or "")
        if not self._room.may_send(measurement):
            self._refused = again
            self._on_measured(measurement)
            return None
        self._answerer.expect_load()
        asked = (file, name, self._answerer.options)
        return call(wish, self._id, asked, self._setup, self._room.sent(measurement))

    def find(self, words: str) -> list[int]:
        """Return the messages of the shown branch that contain the words."""
        wanted = words.casefold()
        return [one.message_id for one in self._stored(self._path) if wanted in one.text.casefold()]

    @Slot(VersionStep)
    def _on_version_asked(self, step: VersionStep) -> None:
        try:
            shown = self._history.step_version(step.message_id, step.step)
        except Problem as problem:
            self.troubled.emit(problem)
            return
        self._reload(shown)
        self.measure()

    @property
    def answer_tokens(self) -> int:
        """The longest answer that is asked for."""
        return self._setup.sampling.max_tokens or DEFAULT_MAX_TOKENS

    @Slot()
    def measure(self) -> None:
        """Measure what the next question needs."""
        self._refused = None
        self._measured(self._spoken(self._stored(self._path)), self._composer.text())

    def _measured(self, spoken: list[prompt.Spoken], draft: str) -> Measurement:
        count = self._setup.example_count
        return self._context.measure(spoken, draft, self._answerer.context_tokens, count)

    def _spoken(self, stored: list[StoredMessage], *, is_open: bool = False) -> list[prompt.Spoken]:
        spoken = self._setup.spoken()
        for one in stored:
            message = Message(Role(one.role), one.text, is_open and one is stored[-1])
            spoken.append(prompt.Spoken(message, (one.message_id,)))
        return self._room.kept(spoken)

    def _stored(self, ids: Sequence[int]) -> list[StoredMessage]:
        held = {one.message_id: one for one in self._turns.unsaved}
        if held.keys() >= set(ids):  # their disk may be gone
            return [held[one] for one in ids]
        return [held.get(one.message_id, one) for one in self._history.messages(list(ids))]

    def _before(self, message_id: int) -> list[StoredMessage]:
        return self._stored(self._path[: self._path.index(message_id)])

    def _reload(self, at: int | None) -> None:
        self._path = self._history.path(self._id) if self._id else []
        self._transcript.show_messages(self._path, self._views, at)

    def _views(self, ids: Sequence[int]) -> list[MessageView]:
        return [self._view(message) for message in self._stored(ids)]

    def _view(self, message: StoredMessage) -> MessageView:
        view = views.message_view(message, self.tr("Unknown model"))
        if message.role == Role.ASSISTANT:
            view = replace(view, copy_notice=views.clipboard_notice(message))
        if (running := self._turns.running) and running.answer_id == message.message_id:
            view = replace(view, text=self._turns.text, strip=self._progress.strip())
        elif message.message_id in self._kept and view.strip is not None:
            view = replace(view, strip=replace(view.strip, kind="neutral", actions=()))
        return view

    @Slot(Begun)
    def _on_begun(self, begun: Begun) -> None:
        self._progress.begin(self._turns.engine)
        self._room.forget()
        self._refused = None
        if begun.is_new_conversation:
            self._id = begun.conversation_id
            self._setup.keep(begun.conversation_id)
            self.opened.emit(begun.conversation_id)
            self.titled.emit(self._history.conversation(begun.conversation_id).title)
        self._follow_path()
        self._composer.set_running(True)
        self._seconds.start()
        self.listed.emit()

    def _follow_path(self) -> None:
        """Show the new branch; what it shares with the one that was shown stays in place."""
        new = self._history.path(self._id) if self._id else []
        shared = 0
        while shared < min(len(new), len(self._path)) and new[shared] == self._path[shared]:
            shared += 1
        if shared < len(self._path):
            self._transcript.remove_from(self._path[shared])
        self._path = new
        for view in self._views(new[shared:]):
            self._transcript.append(view)

    @Slot(Piece)
    def _on_extended(self, piece: Piece) -> None:
        self._progress.extend(piece.tokens)
        if piece.answer_id in self._path:
            self._transcript.extend(piece.answer_id, piece.text)

    @Slot(Reading)
    def _on_reading(self, reading: Reading) -> None:
        self._progress.read(reading.done, reading.total)
        self._on_second()

    @Slot()
    def _on_second(self) -> None:
        if (running := self._turns.running) is not None and running.answer_id in self._path:
            self._transcript.show_strip(running.answer_id, self._progress.strip())

    @Slot(Ended)
    def _on_ended(self, ended: Ended) -> None:
        self._seconds.stop()
        self._composer.set_running(False)
        if ended.answer_id in self._path:
            self._transcript.replace(self._views([ended.answer_id])[0])
        self.listed.emit()
        self.measure()
        if ended.death is not None and ended.death.gpu and not ended.death.has_given_up:
            self._lost = ended
            QTimer.singleShot(0, self, self._on_gpu_lost)

    @Slot()
    def _on_gpu_lost(self) -> None:
        """Ask once more, on the processor, what a lost graphics processor answered no word of."""
        lost, self._lost = self._lost, None
        if lost is not None and lost.state is State.FAILED and lost.answer_id in self._path:
            self.regenerate(lost.answer_id)

    @Slot(StripAction)
    def _on_strip_asked(self, action: StripAction) -> None:
        if action.key == views.KEEP:
            self._kept.add(action.message_id)
            self._transcript.replace(self._views([action.message_id])[0])
        elif action.key == views.CONTINUE:
            self.continue_writing(action.message_id)
        elif action.key in {views.WITHOUT_OLDEST, views.CHOOSE}:
            self._make_room(action)
        else:
            if action.key == views.SAFE_MODE:
                self.safe_mode_asked.emit()
            self.regenerate(action.message_id)

    def _make_room(self, action: StripAction) -> None:
        """Ask once more what the engine refused, without what the person leaves out."""
        self._refused = partial(self.regenerate, action.message_id)
        if action.key == views.WITHOUT_OLDEST:
            self._room.agree_to_oldest()
        else:
            spoken = self._spoken(self._before(action.message_id))
            self._room.choose(self._measured(spoken, ""))

    @Slot()
    def _on_draft_changed(self) -> None:
        self._room.forget()
        self.measure()

    @Slot(Measurement)
    def _on_measured(self, measurement: Measurement) -> None:
        is_asked = bool(measurement.draft_tokens) or self._refused is not None
        fits = self._room.show(measurement, is_asked=is_asked)
        reason = None if fits else self.tr("The question does not fit.")
        self._composer.set_blocked(self._locked or reason)

    @Slot()
    def _on_agreed(self) -> None:
        (self._refused or partial(self.ask, self._composer.text()))()
