"""The one running answer: on disk before anything is sent, saved as it grows, always ended."""

import logging
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app import protocol
from app.core import provenance
from app.core.chat import Ending, LoadOptions, Message, ModelFile, Reason, Sampling, State
from app.core.provenance import ExamplesUsed
from app.errors import Code, Problem
from app.gui.engine import EngineClient, EngineDeath
from app.store.history import History, StoredMessage

CHECKPOINT_MS = 2000
RETRY_MS = 5000

_log = logging.getLogger(__name__)


class Call(Struct, frozen=True):
    """What one answer is asked with.

    Attributes:
        conversation_id: `None` begins a new conversation.
        question: `None` answers the question that is there (`parent_id`) once more.
        parent_id: the message before the question, or the question itself.
        messages: what the model sees, in order.
        left_out: ids of the messages it does not see.
        continued: the answer that is gone on with, the last of `messages`; `None` begins one.
        examples: which examples are among `messages`.
    """

    conversation_id: str | None
    question: str | None
    parent_id: int | None
    messages: tuple[Message, ...]
    left_out: Sequence[int]
    model: ModelFile
    model_name: str
    options: LoadOptions
    sampling: Sampling
    system_text: str
    continued: StoredMessage | None = None
    examples: ExamplesUsed | None = None


class Wish(Struct, frozen=True):
    """An answer that a person wants.

    Attributes:
        question: `None` answers the question that is there (`parent_id`) once more.
        parent_id: the message before the question, or the question itself.
        before: what was said before it.
        goes_on: the last of `before` is an answer to go on with.
    """

    question: str | None
    parent_id: int | None
    before: list[StoredMessage]
    goes_on: bool = False


class Begun(Struct, frozen=True):
    """A turn that is on disk; `question_id` is `None` if an old question is answered again."""

    conversation_id: str
    question_id: int | None
    answer_id: int
    is_new_conversation: bool


class Piece(Struct, frozen=True):
    """The next words of an answer, and how many tokens they are."""

    answer_id: int
    text: str
    tokens: int


class Reading(Struct, frozen=True):
    """How many prompt tokens are read."""

    answer_id: int
    done: int
    total: int


class Ended(Struct, frozen=True):
    """How an answer ended; `problem` says why it is not whole, `death` if the engine died."""

    conversation_id: str
    answer_id: int
    state: State
    ending: Ending | None = None
    problem: Problem | None = None
    death: EngineDeath | None = None


class _Running(Struct):
    call: Call
    engine: EngineClient
    begun: Begun
    request_id: int
    record: dict[str, Any]
    stored: StoredMessage  # as it was when it began
    pieces: list[str] = msgspec.field(default_factory=list)
    saved_pieces: int = 0
    has_begun: bool = False  # the engine has said something

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class Turns(QObject):
    """Runs one answer at a time between the history and the engine.

    Attributes:
        trouble: why the last save failed; `None` if it did not.

    Signals:
        begun: `Begun`.
        extended: `Piece`.
        reading: `Reading`.
        ended: `Ended`, exactly once a turn.
        saved: a checkpoint or the end is on disk.
        not_saved: `Problem`; the words are kept in memory and saving is tried again.
    """

    begun = Signal(Begun)
    extended = Signal(Piece)
    reading = Signal(Reading)
    ended = Signal(Ended)
    saved = Signal()
    not_saved = Signal(object)

    def __init__(
        self, history: History, engine: EngineClient, parent: QObject | None = None
    ) -> None:
        """Listen to the engine."""
        super().__init__(parent)
        self._history = history
        self._engine = engine
        self._remote: EngineClient | None = None
        self._running: _Running | None = None
        self._unsaved: list[tuple[_Running, Ended]] = []
        self.trouble: Problem | None = None
        self._checkpoint = QTimer(self, interval=CHECKPOINT_MS)
        self._checkpoint.timeout.connect(self._on_checkpoint)
        self._retry = QTimer(self, interval=RETRY_MS)
        self._retry.timeout.connect(self._on_retry)
        self._listen(engine)

    def use_remote(self, remote: EngineClient) -> None:
        """Take the engine that answers calls to a model of a server."""
        self._listen(remote)
        self._remote = remote

    def _listen(self, engine: EngineClient) -> None:
        engine.ready.connect(self._on_ready)
        engine.delta.connect(self._on_delta)
        engine.progress.connect(self._on_progress)
        engine.done.connect(self._on_done)
        engine.failed.connect(self._on_failed)
        engine.died.connect(self._on_died)

    @property
    def running(self) -> Begun | None:
        """The turn that is running."""
        return self._running.begun if self._running else None

    @property
    def engine(self) -> EngineClient:
        """Who answers the running turn, or would."""
        return self._running.engine if self._running else self._engine

    @property
    def text(self) -> str:
        """What the running answer says so far."""
        return self._running.text if self._running else ""

    @property
    def unsaved(self) -> list[StoredMessage]:
        """The answers whose end is not on disk, as they ended; the disk may be gone."""
        return [_ended(running, ended) for running, ended in self._unsaved]

    def begin(self, call: Call) -> Begun:
        """Write the question and an empty answer to disk, then ask the engine.

        Raises:
            Problem: the question could not be saved (`disk_full`, `read_only`, …): nothing was
                sent, and the words are still in the composer; or `busy`.
        """
        engine = self._remote if call.model.endpoint else self._engine
        if self._running is not None or engine is None:
            raise Problem(Code.BUSY)
        record = provenance.asked(
            call.model,
            call.model_name,
            call.options,
            call.sampling,
            call.system_text,
            call.left_out,
        )
        record = provenance.with_examples(record, call.examples)
        if call.model.endpoint:
            record = provenance.with_endpoint(record, call.model.endpoint, call.model_name)
        if call.continued is None:
            ids = self._history.begin_turn(
                call.conversation_id, call.question, call.parent_id, record, list(call.left_out)
            )
            text = ""
        else:
            record = _continuing(record, call.continued)
            text = call.continued.text
            ids = self._history.continue_turn(
                call.continued.message_id, text, record, list(call.left_out)
            )
        begun = Begun(
            conversation_id=ids.conversation_id,
            question_id=ids.user_message_id,
            answer_id=ids.assistant_message_id,
            is_new_conversation=call.conversation_id is None,
        )
        (stored,) = self._history.messages([begun.answer_id])
        request_id = engine.generate(call.model, call.options, call.messages, call.sampling)
        pieces = [text] if text else []
        self._running = _Running(
            call, engine, begun, request_id, record, stored, pieces, len(pieces)
        )
        self._checkpoint.start()
        self.begun.emit(begun)
        return begun

    def stop(self) -> None:
        """Ask the engine to stop; `ended` follows, at the latest when the grace is over."""
        if self._running is not None:
            self._running.engine.cancel(self._running.request_id)

    def save_now(self) -> None:
        """Put the running answer and everything unsaved on disk; for the window's end."""
        self._on_checkpoint()
        self._on_retry()

    @Slot(object)
    def _on_ready(self, message: protocol.Ready) -> None:
        if self._is_mine(message.id) and self._running is not None:
            self._running.record = provenance.answered(self._running.record, message.loaded, None)

    @Slot(object)
    def _on_delta(self, message: protocol.Delta) -> None:
        if self._is_mine(message.id) and self._running is not None:
            self._running.pieces.append(message.text)
            answer_id = self._running.begun.answer_id
            self._save_beginning()
            self.extended.emit(Piece(answer_id, message.text, message.tokens))

    @Slot(object)
    def _on_progress(self, message: protocol.Progress) -> None:
        if message.unit != "prompt_tokens":
            return
        if self._is_mine(message.id) and self._running is not None and message.total:
            answer_id = self._running.begun.answer_id
            self.reading.emit(Reading(answer_id, message.done, message.total))

    @Slot(object)
    def _on_done(self, message: protocol.Done) -> None:
        if self._is_mine(message.id):
            is_stopped = message.ending.reason is Reason.CANCELLED
            self._end(State.STOPPED if is_stopped else State.DONE, ending=message.ending)

    @Slot(object)
    def _on_failed(self, message: protocol.Failed) -> None:
        if not self._is_mine(message.id) or self._running is None:
            return
        if message.code is Code.CANCELLED:
            self._end(State.STOPPED)
            return
        state = State.INTERRUPTED if self._running.pieces else State.FAILED
        self._end(state, problem=Problem(message.code, **message.detail))

    @Slot(EngineDeath)
    def _on_died(self, death: EngineDeath) -> None:
        if not self._is_mine(death.request_id) or self._running is None:
            return
        if death.was_cancelled or death.death.is_asked:
            self._end(State.STOPPED)
            return
        state = State.INTERRUPTED if self._running.pieces else State.FAILED
        self._end(state, problem=death.problem(), death=death)

    def _is_mine(self, request_id: int) -> bool:
        return self._running is not None and request_id == self._running.request_id

    def _end(
        self,
        state: State,
        ending: Ending | None = None,
        problem: Problem | None = None,
        death: EngineDeath | None = None,
    ) -> None:
        running = self._running
        if running is None:
            return
        self._running = None
        self._checkpoint.stop()
        running.record = provenance.answered(running.record, None, ending)
        if problem is not None:
            running.record["problem"] = {"code": problem.code, **problem.facts()}
        ended = Ended(
            running.begun.conversation_id, running.begun.answer_id, state, ending, problem, death
        )
        self._save(running, ended)
        self.ended.emit(ended)

    def _save(self, running: _Running, ended: Ended) -> None:
        try:
            self._history.finish_turn(
                ended.answer_id, running.text, ended.state, ended.ending, running.record
            )
        except Problem as problem:
            if problem.code is not Code.NOT_FOUND:  # else its chat was purged meanwhile
                if all(other is not running for other, _ in self._unsaved):
                    self._unsaved.append((running, ended))
                self._retry.start()
                self._tell(problem)
                return
        self.trouble = None
        self._unsaved = [one for one in self._unsaved if one[0] is not running]
        self._tell_saved(ended.answer_id)

    def _tell_saved(self, answer_id: int) -> None:
        if not self._history.is_aside(answer_id):  # else it is on no disk, as it is meant to be
            self.saved.emit()

    def _tell(self, problem: Problem) -> None:
        """Tell it once, not at every try."""
        is_new = self.trouble is None or problem.code is not self.trouble.code
        self.trouble = problem
        if is_new:
            _log.warning("an answer could not be saved: %s", problem.code)
            self.not_saved.emit(problem)

    def _save_beginning(self) -> None:
        """Put the first words on disk at once: an answer that was seen is never empty later."""
        if self._running is not None and not self._running.has_begun:
            self._running.has_begun = True
            self._on_checkpoint()
            self._checkpoint.start()

    @Slot()
    def _on_checkpoint(self) -> None:
        running = self._running
        if running is None or running.saved_pieces == len(running.pieces):
            return
        try:
            self._history.checkpoint(running.begun.answer_id, running.text)
        except Problem as problem:
            if problem.code is not Code.NOT_FOUND:  # else its chat was purged or let go meanwhile
                self._tell(problem)
            return
        self.trouble = None
        running.saved_pieces = len(running.pieces)
        self._tell_saved(running.begun.answer_id)

    @Slot()
    def _on_retry(self) -> None:
        for one in list(self._unsaved):
            self._save(*one)
        if not self._unsaved:
            self._retry.stop()


def _continuing(record: dict[str, Any], begun: StoredMessage) -> dict[str, Any]:
    earlier = begun.turn.provenance if begun.turn else {}
    return provenance.continuing(record, begun.message_id, begun.version, begun.text, earlier)


def _ended(running: _Running, ended: Ended) -> StoredMessage:
    stored = running.stored
    turn = stored.turn and replace(stored.turn, provenance=running.record)
    if turn is not None and ended.ending is not None:
        turn = replace(
            turn,
            prompt_tokens=ended.ending.prompt_tokens,
            evaluated_tokens=ended.ending.evaluated_tokens,
            answer_tokens=ended.ending.answer_tokens,
            first_token_ms=ended.ending.first_token_ms,
            total_ms=ended.ending.total_ms,
            reason=ended.ending.reason.value,
        )
    return replace(stored, text=running.text, state=ended.state.value, turn=turn)
