"""What the status bar says: context, speed, memory, and when everything was on disk."""

import os
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.core import file_systems
from app.gui.chat import Chat
from app.gui.context import Context, Measurement
from app.gui.engine import EngineClient
from app.gui.progress import Progress
from app.gui.turns import Turns
from app.gui.views import number
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.meter import ContextUse

if TYPE_CHECKING:
    from pathlib import Path

SECOND_MS = 1000
MEMORY_MS = 2000


class Status(QObject):
    """Measures, and keeps the status bar true.

    Attributes:
        data: the data folder; while it cannot be reached nothing is called saved.
    """

    def __init__(
        self,
        frame: MainWindow,
        chat: Chat,
        turns: Turns,
        context: Context,
        progress: Progress,
        engine: EngineClient,
    ) -> None:
        """Listen to the running answer and to the context, as long as the frame lives."""
        super().__init__(frame)
        self._frame = frame
        self._chat = chat
        self._progress = progress
        self._engine = engine
        self._memory = QTimer(self, interval=MEMORY_MS)
        self._memory.timeout.connect(self._show_memory)
        self._memory.start()
        self._writing = QTimer(self, interval=SECOND_MS)
        self._writing.timeout.connect(self._show_speed)
        turns.begun.connect(self._on_begun)
        turns.ended.connect(self._on_ended)
        self._turns = turns
        self.data: Path | None = None
        self._is_gone = False
        turns.saved.connect(self._on_saved)
        turns.not_saved.connect(self._on_not_saved)
        chat.drafts.troubled.connect(self._on_not_saved)
        chat.drafts.saved.connect(self._on_draft_saved)
        context.measured.connect(self._on_measured)
        frame.status.meter_asked.connect(self._on_meter_asked)

    @Slot(object)
    def _on_begun(self, _begun: object) -> None:
        self._writing.start()

    @Slot(object)
    def _on_ended(self, _ended: object) -> None:
        self._writing.stop()
        self._show_speed()

    @Slot()
    def _on_saved(self) -> None:
        if not self._is_gone and not self._waits():
            self._frame.status.set_saved(datetime.now().astimezone().strftime("%H:%M"))

    @Slot()
    def _on_draft_saved(self) -> None:
        self._on_saved()

    @Slot(object)
    def _on_not_saved(self, _problem: object) -> None:
        self._frame.status.set_not_saved(self.tr("Not saved"))

    def _look_for_data(self) -> None:
        """Take *Saved* back while the disk with the data is away, also if nothing is written."""
        is_gone = self.data is not None and file_systems.is_gone(self.data / "history")
        if is_gone == self._is_gone:
            return
        self._is_gone = is_gone
        if is_gone:
            self._frame.status.set_not_saved(self.tr("Data folder not reachable"))
        elif self._waits():
            self._frame.status.set_not_saved(self.tr("Not saved"))
        else:
            self._frame.status.set_saved("")  # the next save says so

    def _waits(self) -> bool:
        """Tell whether words are in memory only."""
        turns = self._turns
        return bool(turns.trouble or turns.unsaved or self._chat.drafts.trouble)

    @Slot()
    def _show_speed(self) -> None:
        self._frame.status.set_speed(self._progress.tokens_per_second or None)

    @Slot()
    def _show_memory(self) -> None:
        import psutil  # not at the start: it would make it longer for a number nobody waits for

        used = 0
        for pid in (os.getpid(), self._engine.pid):
            with suppress(psutil.Error):
                used += psutil.Process(pid).memory_info().rss if pid else 0
        self._look_for_data()
        self._frame.status.set_memory(used, psutil.virtual_memory().total)

    @Slot(object)
    def _on_measured(self, measurement: Measurement) -> None:
        fit = measurement.fit
        system = measurement.system_tokens + measurement.example_tokens
        kept = max(0, min(fit.context_tokens - fit.needed_tokens, self._chat.answer_tokens))
        self._frame.status.set_use(
            ContextUse(
                system=system,
                chat=fit.needed_tokens - system,
                kept=kept,
                total=fit.context_tokens,
            )
        )
        counted = measurement.system_tokens if measurement.is_exact else None
        self._frame.setup.set_tokens(counted)
        self._frame.setup.examples.set_tokens(measurement.example_tokens)

    @Slot()
    def _on_meter_asked(self) -> None:
        from app.gui.widgets.notices_dialog import DetailsDialog

        use = self._frame.status.meter.use
        rows = (
            (self.tr("System text"), use.system),
            (self.tr("Chat and draft"), use.chat),
            (self.tr("Kept for the answer"), use.kept),
            (self.tr("Context of the model"), use.total),
        )
        text = "\n".join(f"{name}: {number(tokens)}" for name, tokens in rows)
        lead = self.tr("Tokens of the next question")
        dialog = DetailsDialog(self.tr("Context"), lead, text, self._frame)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
