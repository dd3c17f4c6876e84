"""An encrypted history in the window: unlocked at the start, locked by key, by idleness, by sleep.

Locking closes the window and the database and ends the engine, whose memory held the text; what
opens again is built anew.
"""

import time
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

from app.core.text import fill
from app.errors import Problem
from app.gui import problems
from app.gui.widgets import theme
from app.gui.widgets.unlock_dialog import UnlockDialog
from app.paths import Places
from app.store.keys import Keys, unlock

TICK_MS = 5000
SLEPT_SECONDS = 60  # a tick that comes so much too late: the computer slept
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


def ask_keys(places: Places, reason: str) -> Keys | None:
    """Ask for passphrase or recovery code until one fits; `None` if the person quits."""
    theme.put_sheet()
    at_start = QCoreApplication.translate("locking", "Its history is encrypted.")
    dialog = UnlockDialog(reason or at_start)
    found: list[Keys] = []

    def on_tried(secret: str) -> None:
        try:
            found.append(unlock(places, secret))
        except Problem as problem:
            told = problems.told(problem)
            dialog.refuse(" ".join(part for part in (told.what, told.why, told.hint) if part))
        else:
            dialog.accept()

    dialog.tried.connect(on_tried)
    dialog.exec()
    dialog.deleteLater()
    return found[0] if found else None


class Locking(QObject):
    """Watches for the moment to lock.

    Signals:
        due: lock now; the reason, for the person who comes back.
    """

    due = Signal(str)

    def __init__(self, minutes: int, parent: QObject) -> None:
        """Lock after so many minutes without a key or a click (0: never), and after sleep."""
        super().__init__(parent)
        self._minutes = minutes
        self._idle = QTimer(self, singleShot=True, interval=minutes * 60_000)
        self._idle.timeout.connect(self._on_idle)
        self._clock = time.time()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._tick.start()
        if minutes:
            self._idle.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):  # not the application: it hears everything
            application.focusWindowChanged.connect(self._watch)
            self._watch(application.focusWindow())

    def lock_now(self) -> None:
        """Lock because the person wants it."""
        self._say(self.tr("Locked at %1."))

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    @Slot()
    def _on_idle(self) -> None:
        self._say(self.tr("Locked at %1, after %2 minutes without a key or a click."))

    @Slot()
    def _on_tick(self) -> None:
        now, before = time.time(), self._clock
        self._clock = now
        if now - before > SLEPT_SECONDS:
            self._say(self.tr("Locked at %1, after the computer slept."))

    def _say(self, text: str) -> None:
        self._tick.stop()
        self._idle.stop()
        self.due.emit(fill(text, datetime.now().astimezone().strftime("%H:%M"), self._minutes))

    # Qt's own names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Begin the wait anew at every key and click; nothing is taken away."""
        if self._minutes and event.type() in _SIGNS_OF_LIFE:
            self._idle.start()
        return super().eventFilter(watched, event)
