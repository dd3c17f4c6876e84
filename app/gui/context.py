"""How much of the context a conversation needs: exact where the engine counted, else high."""

import json
from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app import protocol
from app.core.chat import Counted, LoadOptions, Message, ModelFile, Role
from app.core.prompt import Fit, Spoken, alternating, estimate, fit
from app.gui.engine import EngineClient, EngineState

QUIET_MS = 300


class Measurement(Struct, frozen=True):
    """What the next question needs.

    Attributes:
        spoken: what would be said to the model, the draft last if there is one.
        tokens: one count for each of `spoken`.
        fit: what of it fits.
        is_exact: the engine counted all of it.
        draft_tokens: of the draft; 0 if there is none.
        example_count: how many messages behind the system text are examples.
    """

    spoken: tuple[Spoken, ...]
    tokens: tuple[int, ...]
    fit: Fit
    is_exact: bool
    draft_tokens: int
    example_count: int = 0

    @property
    def left_out_ids(self) -> list[int]:
        """Ids of the stored messages that do not fit."""
        return [one for at in self.fit.left_out for one in self.spoken[at].ids]

    @property
    def example_tokens(self) -> int:
        """Tokens of the examples."""
        first = 1 if self.system_tokens else 0
        return sum(self.tokens[first : first + self.example_count])

    @property
    def system_tokens(self) -> int:
        """Tokens of the system text."""
        is_first = bool(self.spoken) and self.spoken[0].message.role is Role.SYSTEM
        return self.tokens[0] if is_first else 0


class Context(QObject):
    """Measures a conversation and its draft, quietly, while nobody else needs the engine.

    Attributes:
        is_remote: a server answers; what it counts is estimated, and it renders by itself.

    Signals:
        measured: `Measurement`.
        counted: `Counted`, with the rendered prompt.
    """

    measured = Signal(Measurement)
    counted = Signal(object)

    def __init__(self, engine: EngineClient, parent: QObject | None = None) -> None:
        """Listen to the engine."""
        super().__init__(parent)
        self._engine = engine
        self._spoken: tuple[Spoken, ...] = ()
        self._has_draft = False
        self._example_count = 0
        self._known: dict[tuple[Role, str], int] = {}
        self._overhead = 0
        self._context_tokens = 4096
        self._asked: tuple[int, tuple[Spoken, ...]] = (0, ())
        self._model: Callable[[], tuple[ModelFile, LoadOptions] | None] = lambda: None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._on_quiet)
        self.is_remote = False
        engine.counted.connect(self._on_counted)
        engine.ready.connect(self._on_ready)
        engine.state_changed.connect(self._on_state_changed)

    def use_model(self, model: Callable[[], tuple[ModelFile, LoadOptions] | None]) -> None:
        """Set where the chosen model is asked for."""
        self._model = model

    def forget(self) -> None:
        """Forget every count: another model counts differently."""
        self._known.clear()
        self._overhead = 0

    def measure(
        self, spoken: Sequence[Spoken], draft: str, context_tokens: int, example_count: int = 0
    ) -> Measurement:
        """Measure now with what is known, and count exactly when it has been quiet for a while.

        `example_count` messages behind the system text are examples, which are never left out.
        """
        whole = list(spoken)
        if draft.strip():
            whole.append(Spoken(Message(Role.USER, draft), ()))
        self._spoken = tuple(alternating(whole))
        self._has_draft = bool(draft.strip())
        self._context_tokens = context_tokens
        self._example_count = example_count
        measurement = self._measurement()
        self.measured.emit(measurement)
        if not measurement.is_exact:
            self._quiet.start()
        return measurement

    def _measurement(self) -> Measurement:
        messages = tuple(one.message for one in self._spoken)
        known = [self._known.get((message.role, message.text)) for message in messages]
        tokens = tuple(
            estimate(message.text) if count is None else count
            for message, count in zip(messages, known, strict=True)
        )
        return Measurement(
            spoken=self._spoken,
            tokens=tokens,
            fit=fit(messages, tokens, self._context_tokens, self._overhead, self._example_count),
            example_count=self._example_count,
            is_exact=None not in known,
            draft_tokens=tokens[-1] if self._has_draft else 0,
        )

    def count_now(self) -> bool:
        """Have the engine count and render what would be sent; false if it cannot now.

        Behind a count that runs already, whoever asked for that.
        """
        if self.is_remote:
            return self._show_sent()
        chosen = self._model()
        if chosen is None or not self._engine.is_spare:
            return False
        messages = tuple(one.message for one in self._spoken)
        if messages:
            self._asked = (self._engine.count(*chosen, messages), self._spoken)
        return bool(messages)

    def _show_sent(self) -> bool:
        """Tell what a server is sent, as it is sent."""
        messages = [one.message for one in self._spoken]
        if not messages:
            return False
        sent = [{"role": one.role.value, "content": one.text} for one in messages]
        tokens = tuple(estimate(one.text) for one in messages)
        counted = Counted(
            prompt_tokens=sum(tokens),
            message_tokens=tokens,
            context_tokens=self._context_tokens,
            text=json.dumps(sent, ensure_ascii=False, indent=1),
            has_system_role=True,
        )
        self.counted.emit(counted)
        return True

    @Slot()
    def _on_quiet(self) -> None:
        # Every count is answered by `ready` too, which comes here again.
        if self.is_remote or self._measurement().is_exact:
            return
        if self._engine.is_free:
            self.count_now()
        elif self._engine.is_spare:  # a count runs, whose end is not told here if it is another's
            self._quiet.start()

    @Slot(object)
    def _on_counted(self, message: protocol.Measured) -> None:
        request_id, spoken = self._asked
        if message.id != request_id:
            return
        counted: Counted = message.counted
        for one, count in zip(spoken, counted.message_tokens, strict=True):
            self._known[one.message.role, one.message.text] = count
        self._overhead = counted.prompt_tokens - sum(counted.message_tokens)
        self._context_tokens = counted.context_tokens
        self.counted.emit(counted)
        if spoken == self._spoken:
            self.measured.emit(self._measurement())
        else:
            self._quiet.start()

    @Slot(object)
    def _on_ready(self, message: protocol.Ready) -> None:
        if self.is_remote:  # this is not the context that counts
            return
        if self._context_tokens != message.loaded.context_tokens:
            self._context_tokens = message.loaded.context_tokens
            self.measured.emit(self._measurement())
        self._quiet.start()

    @Slot(EngineState)
    def _on_state_changed(self, state: EngineState) -> None:
        if state is EngineState.IDLE and not self._measurement().is_exact:
            self._quiet.start()
