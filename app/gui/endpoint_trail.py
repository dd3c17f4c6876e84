"""Puts into the audit trail when a server began to answer, and when it no longer did."""

import logging
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, Slot

from app.errors import Problem
from app.gui.endpoint import EndpointState, RemoteEndpoint

ON, OFF = "endpoint_on", "endpoint_off"

_log = logging.getLogger(__name__)


class EndpointTrail(QObject):
    """Notes a server that goes on or off by its host; address and model are in the hash alone.

    One whose last event is `endpoint_on` was on when Casebook was killed: every start begins off.

    Signals:
        troubled: `Problem`: an event is not in the trail.
    """

    troubled = Signal(object)

    def __init__(
        self, endpoint: RemoteEndpoint, note: Callable[[str, str, Mapping[str, object]], None]
    ) -> None:
        """Listen to the server; `note` puts an event into the trail."""
        super().__init__(endpoint)
        self._endpoint, self._note = endpoint, note
        self._host = ""
        endpoint.changed.connect(self._on_changed)
        endpoint.closing.connect(self._on_closing)

    @Slot()
    def _on_changed(self) -> None:
        """Note it once; a server that is merely being tried answers nobody."""
        endpoint = self._endpoint
        if endpoint.state is EndpointState.ON and not self._host:
            self._host = endpoint.host
            address = endpoint.endpoint.address if endpoint.endpoint is not None else ""
            self._put(ON, {"address": address, "model": endpoint.name})
        elif endpoint.state is EndpointState.OFF:
            self._on_closing()

    @Slot()
    def _on_closing(self) -> None:
        if self._host:
            self._put(OFF, {})
            self._host = ""

    def _put(self, action: str, payload: Mapping[str, object]) -> None:
        try:
            self._note(action, self._host, payload)
        except Problem as problem:
            _log.warning("%s is not in the audit trail: %s", action, problem.code)
            self.troubled.emit(problem)
