"""What stands between two windows while the history is restored, encrypted or decrypted."""

from PySide6.QtCore import QElapsedTimer, QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.core.text import fill
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.digits import number
from app.gui.widgets.label import Label

_TICK_MS = 1000


class ErrandDialog(Dialog):
    """Says what is done and for how long; `rejected` is Cancel."""

    def __init__(self, what: str, meanwhile: str, parent: QWidget | None = None) -> None:
        """Say what is done, and what Cancel leaves."""
        super().__init__(what, parent)
        self.body.addWidget(Label(what, "message", is_bold=True, wraps=True))
        self._time = Label("", colour="muted")
        self.body.addWidget(self._time)
        self.body.addWidget(Label(meanwhile, wraps=True))
        self.body.addStretch(1)
        self.add_cancel().setFocus()
        self._clock = QElapsedTimer()
        self._clock.start()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self._tick.start()
        self._show_time()

    @Slot()
    def _show_time(self) -> None:
        seconds = self._clock.elapsed() // 1000
        self._time.setText(fill(self.tr("%1 s so far"), number(int(seconds))))
