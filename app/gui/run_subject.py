"""Whom a run asks: the chosen model of this computer, or a server that is on and can score."""

from pathlib import Path

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from app import protocol
from app.core.bidi import left_to_right
from app.core.text import fill
from app.evaluation.order import Order
from app.gui import run_words
from app.gui.answering import Remote
from app.gui.endpoint import EndpointState, RemoteEndpoint
from app.gui.models import ModelShelf
from app.gui.problems import told
from app.gui.widgets.run_page import RunPage


class RunSubject(QObject):
    """Leads the choice on the page; without a server that is on there is none to make.

    Signals:
        changed: another would be asked, or is called otherwise.
        closed: the server is off now; a run that asks it has to end.
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, page: RunPage, shelf: ModelShelf) -> None:
        """Ask the chosen model."""
        super().__init__(page)
        self._page, self._shelf = page, shelf
        self._endpoint: RemoteEndpoint | None = None
        self._is_remote = False
        self._known: tuple[str, str] = ("", "")
        shelf.changed.connect(self._on_changed)
        page.form.who.activated.connect(self._on_activated)

    def use(self, endpoint: RemoteEndpoint) -> None:
        """Offer this server while it is on and returns the probabilities of a prompt."""
        self._endpoint = endpoint
        endpoint.changed.connect(self._on_endpoint_changed)
        self._on_endpoint_changed()

    @property
    def _server(self) -> Remote | None:
        """The server's model, if runs may ask it."""
        endpoint = self._endpoint
        return endpoint.answerer if endpoint is not None and endpoint.scoring.is_possible else None

    @property
    def _asked(self) -> Remote | None:
        """The server's model, if it is chosen."""
        return self._server if self._is_remote else None

    @property
    def stem(self) -> str:
        """What a folder is named after it; "" if nobody can be asked."""
        if self._asked is not None:
            return f"{self._asked.name}-{self._endpoint.host if self._endpoint else ''}"
        current = self._shelf.current
        return Path(current.path).stem if current else ""

    def show(self) -> None:
        """Show whom a run would ask, and what stands in the way of asking a server."""
        current = self._shelf.current
        self._known = (current.model_id if current else "", self.stem)
        own = current.name if current else ""
        names = [own or self.tr("No model is chosen.")]
        if self._server is not None:
            names.append(self._named(self._server))
        self._page.form.set_who(names, int(self._asked is not None))
        self._page.set_model(" ".join(filter(None, (self._words(own), self._remark()))))

    def _words(self, own: str) -> str:
        if self._asked is None:
            return run_words.model(own)
        words = self.tr("%1. Every item of the run is sent there.")
        return fill(words, run_words.model(self._named(self._asked)))

    def _named(self, server: Remote) -> str:
        host = self._endpoint.host if self._endpoint else ""
        return fill(self.tr("%1 (remote: %2)"), left_to_right(server.name), left_to_right(host))

    def _remark(self) -> str:
        """Return why a server that is on cannot be chosen."""
        endpoint = self._endpoint
        if endpoint is None or endpoint.scoring.problem is None:
            return ""
        words = self.tr("The remote endpoint cannot be asked here: %1")
        return fill(words, told(endpoint.scoring.problem).why)

    def asked(self, order: Order) -> Order:
        """Return an order with whom it asks.

        Raises:
            Problem: as `ModelShelf.ensure`.
        """
        if (server := self._asked) is not None:
            return replace(order, model=server.file, name=server.name, options=server.options)
        current, shelf = self._shelf.ensure(), self._shelf
        return replace(
            order,
            model=shelf.file,
            name=current.name,
            is_demo=current.is_demo,
            options=shelf.options,
        )

    def request(self, order: Order) -> protocol.Evaluate:
        """Return what a child is asked; only one that asks the server that is on may connect."""
        text = msgspec.json.encode(order).decode()
        endpoint = self._endpoint.endpoint if self._endpoint is not None else None
        wanted = order.model.endpoint if order.model is not None else ""
        if not wanted or endpoint is None or endpoint.address != wanted:
            return protocol.Evaluate(id=1, order=text)
        return protocol.Evaluate(id=1, order=text, key=endpoint.key)

    @Slot()
    def _on_changed(self) -> None:
        current = self._shelf.current
        if (current.model_id if current else "", self.stem) != self._known:
            self.changed.emit()

    @Slot()
    def _on_endpoint_changed(self) -> None:
        if self._endpoint is not None and self._endpoint.state is EndpointState.OFF:
            self._is_remote = False
            self.closed.emit()
        self.changed.emit()

    @Slot(int)
    def _on_activated(self, at: int) -> None:
        self._is_remote = at > 0
        self.changed.emit()
