"""The open conversation: what is shown, asked, edited, regenerated, left out and copied."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from app.core import prompt
from app.core.chat import DEFAULT_MAX_TOKENS, Message, Role
from app.errors import Code, Problem
from app.gui import room, views
from app.gui.context import Context, Measurement
from app.gui.models import ModelShelf
from app.gui.progress import Progress
from app.gui.setup import Setup
from app.gui.turns import Begun, Call, Ended, Piece, Reading, Turns
from app.gui.widgets.composer import Composer
from app.gui.widgets.message_view import Edited, MessageView, StripAction, VersionStep
from app.gui.widgets.transcript import Transcript
from app.store.history import History, StoredMessage

DRAFT_MS = 500
SECOND_MS = 500


class Chat(QObject):
    """One open conversation, or a new one that has no row yet.

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
        self._progress = progress
        self._history = history
        self._turns = turns
        self._context = context
        self._shelf = shelf
        self._setup = setup
        self._transcript = transcript
        self._composer = composer
        self._id: str | None = None
        self._path: list[int] = []
        self._may_leave_out = False
        self._refused: Callable[[], object] | None = None
        self._locked = ""
        self._kept: set[int] = set()
        self._seconds = QTimer(self, interval=SECOND_MS)
        self._seconds.timeout.connect(self._on_second)
        self._draft = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._draft.timeout.connect(self.save_draft)
        self._connect()

    def _connect(self) -> None:
        self._composer.submitted.connect(self.ask)
        self._composer.stop_asked.connect(self._turns.stop)
        self._composer.changed.connect(self._on_draft_changed)
        self._transcript.edited.connect(self._on_edited)
        self._transcript.regenerate_asked.connect(self.regenerate)
        self._transcript.version_asked.connect(self._on_version_asked)
        self._transcript.copy_asked.connect(self.copy)
        self._transcript.code_copied.connect(self._on_code_copied)
        self._transcript.stop_asked.connect(self._turns.stop)
        self._transcript.strip_asked.connect(self._on_strip_asked)
        self._context.measured.connect(self._on_measured)
        self._setup.changed.connect(self.measure)
        self._turns.begun.connect(self._on_begun)
        self._turns.extended.connect(self._on_extended)
        self._turns.reading.connect(self._on_reading)
        self._turns.ended.connect(self._on_ended)

    @property
    def conversation_id(self) -> str | None:
        """The open conversation; `None` is a new one."""
        return self._id

    def lock(self, reason: str) -> None:
        """Let nothing be asked from now on, and say why."""
        self._locked = reason
        self.measure()

    def open(self, conversation_id: str | None, at: int | None = None) -> None:
        """Show a conversation (`None`: a new one), at a message or at its end."""
        self.save_draft()
        if conversation_id is not None:
            conversation = self._history.conversation(conversation_id)
            self._id = conversation.conversation_id
            title = conversation.title
            self._setup.show(self._id, conversation.system_text, conversation.setup)
        else:
            self._id = None
            title = ""
            self._setup.show_new()
        self._may_leave_out = False
        self._reload(at)
        self._composer.set_text(self._history.draft(self._id))
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
            self._draft.stop()
            self._id = None
            self.open(None)

    @Slot(str)
    def ask(self, text: str) -> None:
        """Put the question on disk, then ask; on trouble the words stay in the composer."""
        question, tip = text.strip(), self._path[-1] if self._path else None
        if question and self._begin(question, tip, self._stored(self._path)):
            self._composer.set_text("")

    @Slot(int)
    def regenerate(self, answer_id: int) -> None:
        """Answer the same question once more, as another version."""
        at = self._path.index(answer_id)
        if at == 0:
            return
        kept = self._path[:at]
        self._begin(None, kept[-1], self._stored(kept))

    def regenerate_last(self) -> None:
        """Answer the last question once more."""
        if (answer := self._last_answer()) is not None:
            self.regenerate(answer.message_id)

    @Slot(Edited)
    def _on_edited(self, edited: Edited) -> None:
        at = self._path.index(edited.message_id)
        kept = self._path[:at]
        question = edited.text.strip()
        if not self._begin(question, kept[-1] if kept else None, self._stored(kept)):
            # Its field is closed: what was written is kept where the next question is written.
            self._composer.set_text("\n\n".join(filter(None, (self._composer.text(), question))))

    def _begin(
        self, question: str | None, parent_id: int | None, before: list[StoredMessage]
    ) -> bool:
        try:
            call = self._call(question, parent_id, before)
            if call is None:
                return False
            self._turns.begin(call)
        except Problem as problem:
            self.troubled.emit(problem)
            return False
        return True

    def _call(
        self, question: str | None, parent_id: int | None, before: list[StoredMessage]
    ) -> Call | None:
        model = self._shelf.ensure()
        file = self._shelf.file
        if file is None:
            raise Problem(Code.MODEL_UNKNOWN, name="")
        measurement = self._context.measure(
            self._spoken(before), question or "", self._shelf.context_tokens
        )
        if not self._may_send(measurement):
            self._refused = partial(self._begin, question, parent_id, before)
            self._on_measured(measurement)
            return None
        self._shelf.expect_load()
        everything = tuple(one.message for one in measurement.spoken)
        return Call(
            conversation_id=self._id,
            question=question,
            parent_id=parent_id,
            messages=measurement.fit.messages if self._may_leave_out else everything,
            left_out=measurement.left_out_ids if self._may_leave_out else [],
            model=file,
            model_name=model.name,
            options=self._shelf.options,
            sampling=self._setup.sampling,
            system_text=self._setup.system_text,
        )

    def _may_send(self, measurement: Measurement) -> bool:
        """An estimate stops nobody: the worker counts, and refuses rather than cuts."""
        fit = measurement.fit
        is_allowed = fit.is_possible and (fit.is_whole or self._may_leave_out)
        return is_allowed or not measurement.is_exact

    def find(self, words: str) -> list[int]:
        """Return the messages of the shown branch that contain the words, oldest first."""
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

    @Slot(int)
    def copy(self, message_id: int) -> None:
        """Put a message on the clipboard, an answer with the one-line notice under it."""
        (message,) = self._stored([message_id])
        text = message.text
        if message.role == Role.ASSISTANT:
            text = f"{text}\n\n{views.clipboard_notice(message)}"
        QGuiApplication.clipboard().setText(text)

    def copy_last(self) -> None:
        """Copy the last answer."""
        if (answer := self._last_answer()) is not None:
            self.copy(answer.message_id)

    @Slot(str)
    def _on_code_copied(self, code: str) -> None:
        answer = self._last_answer()
        notice = f"\n{views.clipboard_notice(answer)}\n" if answer else ""
        QGuiApplication.clipboard().setText(f"{code}{notice}")

    def _last_answer(self) -> StoredMessage | None:
        answers = [one for one in self._stored(self._path[-2:]) if one.role == Role.ASSISTANT]
        return answers[-1] if answers else None

    @Slot()
    def save_draft(self) -> None:
        """Keep what is typed and not sent."""
        if self._draft.isActive():
            self._draft.stop()
            text = self._composer.text()
            try:
                if text != self._history.draft(self._id):
                    self._history.save_draft(self._id, text)
            except Problem as problem:
                self.troubled.emit(problem)

    @property
    def answer_tokens(self) -> int:
        """The longest answer that is asked for."""
        return self._setup.sampling.max_tokens or DEFAULT_MAX_TOKENS

    @Slot()
    def measure(self) -> None:
        """Measure what the next question needs."""
        self._refused = None
        spoken = self._spoken(self._stored(self._path))
        self._context.measure(spoken, self._composer.text(), self._shelf.context_tokens)

    def _spoken(self, stored: list[StoredMessage]) -> list[prompt.Spoken]:
        system = self._setup.system_text.strip()
        spoken = [prompt.Spoken(Message(Role.SYSTEM, system), ())] if system else []
        spoken += [
            prompt.Spoken(Message(Role(one.role), one.text), (one.message_id,)) for one in stored
        ]
        return spoken

    def _stored(self, ids: Sequence[int]) -> list[StoredMessage]:
        return [self._turns.as_ended(one) for one in self._history.messages(list(ids))]

    def _reload(self, at: int | None) -> None:
        self._path = self._history.path(self._id) if self._id else []
        self._transcript.show_messages(self._path, self._views, at)

    def _views(self, ids: Sequence[int]) -> list[MessageView]:
        return [self._view(message) for message in self._stored(ids)]

    def _view(self, message: StoredMessage) -> MessageView:
        view = views.message_view(message, self.tr("Unknown model"))
        if message.role == Role.ASSISTANT:
            view = replace(view, copy_notice=views.clipboard_notice(message))
        running = self._turns.running
        if running is not None and running.answer_id == message.message_id:
            view = replace(view, text=self._turns.text, strip=self._progress.strip())
        elif message.message_id in self._kept and view.strip is not None:
            view = replace(view, strip=replace(view.strip, kind="neutral", actions=()))
        return view

    @Slot(Begun)
    def _on_begun(self, begun: Begun) -> None:
        self._progress.begin()
        self._may_leave_out = False
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
        running = self._turns.running
        if running is not None and running.answer_id in self._path:
            self._transcript.show_strip(running.answer_id, self._progress.strip())

    @Slot(Ended)
    def _on_ended(self, ended: Ended) -> None:
        self._seconds.stop()
        self._composer.set_running(False)
        if ended.answer_id in self._path:
            self._transcript.replace(self._views([ended.answer_id])[0])
        self.listed.emit()
        self.measure()

    @Slot(StripAction)
    def _on_strip_asked(self, action: StripAction) -> None:
        if action.key == views.KEEP:
            self._kept.add(action.message_id)
            self._transcript.replace(self._views([action.message_id])[0])
            return
        if action.key == views.WITHOUT_OLDEST:
            self._may_leave_out = True
        if action.key == views.SAFE_MODE:
            self.safe_mode_asked.emit()
        self.regenerate(action.message_id)

    @Slot()
    def _on_draft_changed(self) -> None:
        self._may_leave_out = False
        self._draft.start()
        self.measure()

    @Slot(Measurement)
    def _on_measured(self, measurement: Measurement) -> None:
        self._composer.set_draft_note(room.draft_note(measurement))
        is_asked = bool(measurement.draft_tokens) or self._refused is not None
        reason, notice = None, None
        if is_asked and not self._may_send(measurement):
            reason = self.tr("The question does not fit.")
            notice = room.overflow(measurement)
            notice.action_asked.connect(self._on_send_without)
        self._composer.set_blocked(self._locked or reason)
        self._composer.show_notice(notice)

    @Slot(str)
    def _on_send_without(self, _key: str) -> None:
        self._may_leave_out = True
        ask_again = self._refused or partial(self.ask, self._composer.text())
        ask_again()
