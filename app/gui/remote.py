"""The worker that asks a server: the one child, beside the download, that may connect (D63)."""

from PySide6.QtCore import QObject, Signal, Slot

from app import protocol
from app.core.chat import LoadOptions, Message, ModelFile
from app.core.endpoint import Endpoint
from app.gui.engine import EngineClient

FIRST_ID = 1 << 40  # its requests are told from those of the engine of this computer by their ids


class RemoteClient(EngineClient):
    """An `EngineClient` whose engine is a server, with a key that is in memory only.

    A worker that is started anew knows no key: it is told before it is asked anything.

    Signals:
        judged: that message of the protocol.
    """

    is_remote = True
    judged = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Prepare the worker; nothing connects yet."""
        super().__init__("--engine", "remote", parent=parent, is_connected=True)
        self._last_id = FIRST_ID
        self._key = ""

    @property
    def has_given_up(self) -> bool:
        """Never: it holds no model, and is started by a question only."""
        return False

    def use(self, endpoint: Endpoint) -> None:
        """Take the key of this server."""
        self._key = endpoint.key

    def close(self) -> None:
        """End the worker now, and forget the key."""
        self._key = ""
        self.eject()

    def load(self, model: ModelFile, options: LoadOptions) -> int:
        """Ask the server whether it has this model; returns the request's id."""
        return self._ask(self._loading(model, options))

    def score(self, model: ModelFile, messages: tuple[Message, ...], *options: str) -> int:
        """Ask how likely each of the options is behind a prompt; returns the request's id."""
        return self._ask(
            protocol.Score(
                id=self._next_id(),
                model=model,
                options=LoadOptions(),
                messages=messages,
                continuations=options,
            )
        )

    def _loading(self, model: ModelFile, options: LoadOptions) -> protocol.Load:
        return protocol.Load(id=self._next_id(), model=model, options=options, key=self._key)

    @Slot(object)
    def _on_received(self, message: protocol.Reply) -> None:
        if isinstance(message, protocol.Hello) and self._waiting:
            first = self._waiting[0]
            if isinstance(first, protocol.Generate | protocol.Score | protocol.Count):
                self._waiting.appendleft(self._loading(first.model, first.options))
        super()._on_received(message)
        if isinstance(message, protocol.Judged):
            self.judged.emit(message)
