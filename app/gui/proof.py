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
        self._download: Connection | None = None
        self._server: tuple[str, EngineClient] | None = None
        frame.status.network_asked.connect(self.show)

    @Slot(object)
    def set_connection(self, connection: Connection) -> None:
        """Say where a child that a person started connects to."""
        self._download = connection if connection.pid else None
        self._tell()

    def set_server(self, host: str, client: EngineClient) -> None:
        """Say which server is on, and whose worker asks it; "" is none."""
        self._server = (host, client) if host else None
        self._tell()

    def _hosts(self) -> str:
        server = self._server[0] if self._server else ""
        download = self._download.host if self._download else ""
        return ", ".join(filter(None, dict.fromkeys((server, download))))

    def _tell(self) -> None:
        done = self._download.done if self._download else ""
        self._frame.status.set_network(self._hosts(), done, is_on=self._server is not None)

    @Slot()
    def show(self) -> None:
        """Show how many network sockets each process holds open now."""
        from app.gui import offline
        from app.gui.widgets.notices_dialog import DetailsDialog

        pids = [os.getpid(), self._engine.pid]
        counted = self.tr(
            "Window process: %1. Engine process: %2. Network sockets they hold open: %3."
        )
        lines = [fill(counted, pids[0], pids[1] or "–", offline.network_sockets(pids))]
        title, lead = self.tr("Network: off"), self.tr("Casebook opens no network connection.")
        if self._download is not None:
            pid = self._download.pid
            child = self.tr("Download process: %1. Network sockets it holds open: %2.")
            lines.append(fill(child, pid, offline.network_sockets([pid])))
        if self._server is not None:
            pid = self._server[1].pid
            child = self.tr("Process of the remote endpoint: %1. Sockets it holds open: %2.")
            lines.append(fill(child, pid or "–", offline.network_sockets([pid])))
        if hosts := self._hosts():
            title = fill(self.tr("Network: %1"), hosts)
            lead = self.tr("What is connected is so because you asked for it; nothing else is.")
        dialog = DetailsDialog(title, lead, "\n".join(lines), self._frame)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
