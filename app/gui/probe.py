"""Asks an engine that is thrown away what this computer can run; what ends it ends nothing else."""

from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from app import protocol
from app.core.inspection import Engine, engine_of
from app.core.text import fill
from app.errors import Code, Problem
from app.gui.child import Child, Death
from app.gui.problems import told

GRACE_MS = 3000


class Probe(QObject):
    """One look after the other, each in a child of its own.

    If a child ends unasked, another one leaves the graphics drivers alone: maybe they were it.

    Signals:
        found: `core.inspection.Engine`.
    """

    found = Signal(object)

    def __init__(self, arguments: tuple[str, ...], parent: QObject | None = None) -> None:
        """Prepare; `arguments` choose the engine, as for `EngineClient`."""
        super().__init__(parent)
        self._arguments = arguments
        self._child: Child | None = None
        self._has_graphics = True
        self._reason = ""
        self.engine: Engine | None = None

    def start(self) -> None:
        """Look; while a look is on its way nothing more is begun."""
        if self._child is None:
            self._reason = ""
            self._ask(has_graphics=True)

    def shut_down(self) -> None:
        """End the child and wait until it is gone."""
        if self._child is not None:
            child, self._child = self._child, None
            child.kill()
            child.wait(GRACE_MS)

    def _ask(self, *, has_graphics: bool) -> None:
        self._has_graphics = has_graphics
        self._child = Child("worker", *self._arguments, parent=self)
        self._child.received.connect(self._on_received)
        self._child.died.connect(self._on_died)
        self._child.start()
        self._child.send(protocol.Probe(id=1, has_graphics=has_graphics))

    @Slot(object)
    def _on_received(self, message: protocol.Reply) -> None:
        if isinstance(message, protocol.Devices):
            said: dict[str, Any] = msgspec.to_builtins(message)
            why = ""
            if not self._has_graphics:
                text = QCoreApplication.translate(
                    "hardware", "the engine ends when it starts the graphics drivers: %1"
                )
                why = fill(text, self._reason)
            self._end(engine_of(said, why))
        elif isinstance(message, protocol.Failed):
            self._fail(str(told(Problem(message.code, **message.detail))))

    @Slot(Death)
    def _on_died(self, death: Death) -> None:
        if self._child is not None:
            self._fail(str(told(Problem(Code.ENGINE_STOPPED, exit_code=death.exit_code))))

    def _fail(self, reason: str) -> None:
        self._leave()
        if self._has_graphics:
            self._reason = reason
            self._ask(has_graphics=False)
        else:
            self._end(Engine(works=False, reason=self._reason))

    def _end(self, engine: Engine) -> None:
        self._leave()
        self.engine = engine
        self.found.emit(engine)

    def _leave(self) -> None:
        """Let the child go: it ends by itself when nobody speaks to it any more."""
        if self._child is not None:
            child, self._child = self._child, None
            child.died.disconnect(self._on_died)
            child.received.disconnect(self._on_received)
            child.died.connect(child.deleteLater)
            if child.is_running:
                child.close()
            else:
                child.deleteLater()
