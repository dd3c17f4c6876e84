"""What the network is used for, and the proof that a person can ask for."""

import os

from msgspec import Struct
from PySide6.QtCore import QObject, Slot

from app.core.text import fill
from app.gui.engine import EngineClient
from app.gui.widgets.main_window import MainWindow


class Connection(Struct, frozen=True):
    """What the network is used for now: no host is *off*; `pid` is of the child that may."""

    host: str = ""
    done: str = ""
    pid: int = 0


class Proof(QObject):
    """Keeps *Network: off* true, and counts sockets when somebody wants to know."""

    def __init__(self, frame: MainWindow, engine: EngineClient) -> None:
        """Begin offline, as long as the frame lives."""
        super().__init__(frame)
        self._frame = frame
        self._engine = engine
        self._connection: Connection | None = None
        frame.status.network_asked.connect(self.show)

    @Slot(object)
    def set_connection(self, connection: Connection) -> None:
        """Say where a child that a person started connects to."""
        self._connection = connection if connection.pid else None
        self._frame.status.set_network(connection.host, connection.done)

    @Slot()
    def show(self) -> None:
        """Show how many network sockets each process holds open now."""
        from app.gui import offline
        from app.gui.widgets.notices_dialog import DetailsDialog

        pids = [os.getpid(), self._engine.pid]
        counted = self.tr(
            "Window process: %1. Engine process: %2. Network sockets they hold open: %3."
        )
        shown = fill(counted, pids[0], pids[1] or "–", offline.network_sockets(pids))
        title, lead = self.tr("Network: off"), self.tr("Casebook opens no network connection.")
        if self._connection is not None:
            pid, host = self._connection.pid, self._connection.host
            child = self.tr("Download process: %1. Network sockets it holds open: %2.")
            shown = f"{shown}\n{fill(child, pid, offline.network_sockets([pid]))}"
            if host:
                title = fill(self.tr("Network: %1"), host)
                lead = self.tr("One process is connected, because you asked for it; no other is.")
        dialog = DetailsDialog(title, lead, shown, self._frame)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
