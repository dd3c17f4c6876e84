"""The wish of a desktop or a terminal that the program ends, heard by its event loop."""

import os
import signal
import sys
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot

ASKED = (signal.SIGTERM, signal.SIGINT)
_MOST_BYTES = 512  # one for each signal


class Ending(QObject):
    """Closes the window, and saves everything, when the system asks for the program's end.

    Python runs what a signal raises between any two of its steps, also where Qt has called them,
    as in a paint event: there the error is printed and the wish lost, and before the event loop
    runs nothing can be quit. So the handler does nothing, and what Python writes down for each
    signal is read by the event loop. Windows has neither signal for a program with a window.
    """

    def __init__(self) -> None:
        """Hear it from now on."""
        super().__init__()
        self._is_live = False
        self._before: dict[signal.Signals, Any] = {}
        if sys.platform == "win32":
            return
        self._read, self._written = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(self._written, False)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_asked)
        self._woke = signal.set_wakeup_fd(self._written, warn_on_full_buffer=False)
        for number in ASKED:
            self._before[number] = signal.signal(number, _note)

    def live(self) -> int:
        """Run the program's event loop and return its status.

        Outside it, the wish ends every dialog, and stays until the loop runs.
        """
        self._is_live = True
        try:
            return QCoreApplication.exec()
        finally:
            self._is_live = False

    def stop(self) -> None:
        """Give the signals back to whom they belonged."""
        if not self._before:
            return
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()
        signal.set_wakeup_fd(self._woke)
        self._notifier.setEnabled(False)
        os.close(self._read)
        os.close(self._written)

    @Slot()
    def _on_asked(self) -> None:
        if not self._is_live:
            QCoreApplication.exit()
            return
        if any(number in ASKED for number in os.read(self._read, _MOST_BYTES)):
            QCoreApplication.quit()


def _note(_number: int, _frame: object) -> None:
    """Do nothing: Python has written the number down."""
