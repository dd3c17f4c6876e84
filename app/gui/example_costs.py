"""What the examples of a set take of the context: counted by the engine, else a high estimate."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app import protocol
from app.core.chat import LoadOptions, Message, ModelFile, Role
from app.core.prompt import estimate
from app.gui.engine import EngineClient, EngineState

QUIET_MS = 400


class Cost(Struct, frozen=True):
    """Tokens of a system text and of each example, and what the model holds.

    `is_exact`: the engine counted them. `context_tokens` is 0 while no model is in memory.
    """

    system: int
    each: tuple[int, ...]
    context_tokens: int
    is_exact: bool


class ExampleCosts(QObject):
    """Counts quietly, while nobody else needs the engine.

    Signals:
        counted: `Cost` of what was asked last.
    """

    counted = Signal(object)

    def __init__(
        self,
        engine: EngineClient,
        model: Callable[[], tuple[ModelFile, LoadOptions] | None],
        parent: QObject,
    ) -> None:
        """Listen to the engine."""
        super().__init__(parent)
        self._engine, self._model = engine, model
        self._system = ""
        self._turns: tuple[tuple[Message, ...], ...] = ()
        self._asked = 0
        self._is_due = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._count)
        engine.counted.connect(self._on_counted)
        engine.state_changed.connect(self._on_state_changed)

    def ask(self, system: str, turns: Sequence[tuple[Message, ...]]) -> None:
        """Say what these examples cost: an estimate at once, and exactly as soon as it can be."""
        self._system, self._turns = system.strip(), tuple(turns)
        self._is_due = True
        loaded = self._engine.loaded
        self.counted.emit(
            Cost(
                system=estimate(self._system) if self._system else 0,
                each=tuple(sum(estimate(one.text) for one in pair) for pair in self._turns),
                context_tokens=loaded.context_tokens if loaded else 0,
                is_exact=False,
            )
        )
        self._quiet.start()

    @Slot()
    def _count(self) -> None:
        chosen = self._model()
        if not self._is_due or chosen is None or not self._engine.is_spare:
            return  # asked again when it is idle; behind a count it is now
        system = [Message(Role.SYSTEM, self._system)] if self._system else []
        shown = [one for pair in self._turns for one in pair]
        # A question must stand last: some templates refuse a conversation without one.
        self._asked = self._engine.count(*chosen, (*system, *shown, Message(Role.USER, "?")))
        self._is_due = False

    @Slot(object)
    def _on_counted(self, message: protocol.Measured) -> None:
        if message.id != self._asked or self._is_due:
            return
        tokens = list(message.counted.message_tokens)
        system = tokens.pop(0) if self._system else 0
        each = []
        for pair in self._turns:
            each.append(sum(tokens[: len(pair)]))
            del tokens[: len(pair)]
        self.counted.emit(Cost(system, tuple(each), message.counted.context_tokens, True))

    @Slot(EngineState)
    def _on_state_changed(self, state: EngineState) -> None:
        if state is EngineState.IDLE and self._is_due:
            self._quiet.start()
