"""The server that a person turned on: off, being tried, or on; it is off again at every start."""

from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from app import protocol
from app.core.chat import LoadOptions, Message, ModelFile, Role, Sampling
from app.core.endpoint import Endpoint
from app.errors import Code, Problem
from app.gui.answering import Remote
from app.gui.engine import EngineDeath
from app.gui.remote import RemoteClient

# What a server is tried with. Every model knows how the row goes on; the answer is not looked at.
WORD = "Answer with one word: ready"
ROW, GOES_ON = "1 2 3 4 5 6 7", (" 8", " banana")
PROBE = Sampling(temperature=0.0, seed=1, max_tokens=8)


class EndpointState(StrEnum):
    """Whether questions go to a server."""

    OFF = "off"
    TRYING = "trying"
    ON = "on"


class Scoring(Struct, frozen=True):
    """Whether a server says how likely words are; `problem` says why not."""

    is_known: bool = False
    is_possible: bool = False
    problem: Problem | None = None


class RemoteEndpoint(QObject):
    """Turns a server on and off.

    Attributes:
        client: the worker that asks it.
        endpoint: which one, with its key; `None` while it is off.
        answerer: what the open chat asks; `None` unless it is on.
        scoring: whether it can be used for runs.

    Signals:
        changed: state or scoring are others now.
        refused: `Problem`: it was not turned on.
        closing: it goes off with the window.
    """

    changed = Signal()
    refused = Signal(object)
    closing = Signal()

    def __init__(self, parent: QObject) -> None:
        """Begin off."""
        super().__init__(parent)
        self.client = RemoteClient(self)
        self.client.finished.connect(self._on_finished)
        self.client.done.connect(self._on_done)
        self.client.judged.connect(self._on_judged)
        self.client.failed.connect(self._on_failed)
        self.client.died.connect(self._on_died)
        self._off()

    def _off(self) -> None:
        self.state = EndpointState.OFF
        self.endpoint: Endpoint | None = None
        self.answerer: Remote | None = None
        self.scoring = Scoring()
        self._file = ModelFile("")
        self._step = self._probe = 0

    @property
    def host(self) -> str:
        """Where questions go, or are tried to go; "" while it is off."""
        return self.endpoint.host if self.endpoint is not None else ""

    @property
    def name(self) -> str:
        """The model that answers; "" unless it is on."""
        return self.answerer.name if self.answerer is not None else ""

    def turn_on(self, endpoint: Endpoint, model: str) -> None:
        """Try a server: does it have the model ("": the first it has), and say a word?"""
        if self.state is not EndpointState.OFF:
            return
        self.state, self.endpoint = EndpointState.TRYING, endpoint
        self._file = endpoint.file(model)
        self.client.use(endpoint)
        self._step = self.client.load(self._file, LoadOptions())
        self.changed.emit()

    def turn_off(self) -> None:
        """Close the connection at once, and forget the key; an answer that runs is stopped."""
        if self.state is not EndpointState.OFF:
            self._off()
            self.changed.emit()  # whoever asks by it asks no more when the worker goes
            self.client.close()

    def shut_down(self) -> None:
        """End the worker and wait until it is gone; for the window's own end."""
        self.closing.emit()
        self._off()
        self.client.close()
        self.client.shut_down()

    def _refuse(self, problem: Problem) -> None:
        self.turn_off()
        self.refused.emit(problem)

    @Slot(object)
    def _on_finished(self, message: protocol.Finished) -> None:
        loaded = self.client.loaded
        if message.id != self._step or self.endpoint is None or loaded is None:
            return
        self._file = self.endpoint.file(loaded.model)
        word = (Message(Role.USER, WORD),)
        self._step = self.client.generate(self._file, LoadOptions(), word, PROBE)

    @Slot(object)
    def _on_done(self, message: protocol.Done) -> None:
        loaded = self.client.loaded
        if message.id != self._step or loaded is None:
            return
        self._step = 0
        self.state = EndpointState.ON
        self.answerer = Remote(loaded.model, self._file, loaded.context_tokens)
        row = (Message(Role.USER, ROW, is_raw=True),)
        self._probe = self.client.score(self._file, row, *GOES_ON)
        self.changed.emit()

    @Slot(object)
    def _on_judged(self, message: protocol.Judged) -> None:
        if message.id == self._probe:
            self._probe = 0
            self.scoring = Scoring(is_known=True, is_possible=True)
            self.changed.emit()

    @Slot(object)
    def _on_failed(self, message: protocol.Failed) -> None:
        problem = Problem(message.code, **message.detail)
        if message.id == self._step:
            self._refuse(problem)
        elif message.id == self._probe:
            self._give_up_scoring(problem)

    @Slot(EngineDeath)
    def _on_died(self, death: EngineDeath) -> None:
        if not death.request_id or death.death.is_asked:
            return
        if death.request_id == self._step:
            self._refuse(death.problem())
        elif death.request_id == self._probe:
            self._give_up_scoring(death.problem())

    def _give_up_scoring(self, problem: Problem) -> None:
        self._probe = 0
        if problem.code is not Code.CANCELLED:
            self.scoring = Scoring(is_known=True, problem=problem)
            self.changed.emit()
