"""A whole window with the echo engine in a process of its own, driven without hands.

Arguments: data folder, question ("" asks nothing), `close` to close the window after the answer.
It says on stdout how far it is: `shown`, `worker PID`, `loaded`, `asked`, `reading`, `saved WORDS`,
`told CODE`, `ended STATE`; with `draft` also a draft is written once something was told, and
`card WORDS` says each failure that is then shown, `cards N` how many; then the window is closed:
`open WORDS` if it stays and offers these, else `closed WORDS`. It is `asked to end` by a signal
before its event loop runs: `asked-drawing` while Qt calls it, `asked-dialog` while a dialog waits.
"""

import signal
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QDialog

from app.core.chat import Loaded
from app.errors import Problem
from app.gui import program
from app.gui.engine import EngineState
from app.gui.turns import Begun, Ended, Reading
from app.paths import places

QUESTION, ENDS_BY_ITSELF = sys.argv[2], "close" in sys.argv[3:]
WRITES_A_DRAFT = "draft" in sys.argv[3:]
CHECKPOINT_MS = 50
TOLD_MS = 1500  # more than a draft waits for the next key


def say(*words: object) -> None:
    """Write one line now."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def ask_to_end() -> None:
    """Have the system ask for it, as a desktop does that ends its session."""
    signal.raise_signal(signal.SIGTERM)
    say("asked to end")


class Asking(QObject):
    """Is asked to end when the window that it watches is shown."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() is QEvent.Type.Show:
            ask_to_end()
        return False


class Driven(program.Application):
    """Asks one question when the model is in memory, and tells what happens."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.turns._checkpoint.setInterval(CHECKPOINT_MS)
        self.engine.state_changed.connect(self._on_state)
        self.shelf.loaded.connect(self._on_loaded)
        self.turns.begun.connect(self._on_begun)
        self.turns.reading.connect(self._on_reading)
        self.turns.saved.connect(self._on_saved)
        self.turns.ended.connect(self._on_ended)
        self.turns.not_saved.connect(self._on_not_saved)

    def show(self) -> None:
        if "asked-drawing" in sys.argv:
            self.frame.installEventFilter(Asking(self))
        if "asked-dialog" in sys.argv:
            dialog = QDialog()
            QTimer.singleShot(0, dialog, ask_to_end)
            dialog.exec()
        super().show()
        say("shown")

    def _on_state(self, state: EngineState) -> None:
        if state is EngineState.LOADING:
            say("worker", self.engine.pid)

    def _on_loaded(self, _loaded: Loaded) -> None:
        say("loaded")
        if QUESTION and not self.chat.conversation_id:
            QTimer.singleShot(0, self, self._ask)

    def _ask(self) -> None:
        if self.turns.running is not None:
            return  # it was loaded twice
        self.composer.set_text(QUESTION)
        self.composer.submitted.emit(QUESTION)

    def _on_begun(self, _begun: Begun) -> None:
        say("asked")

    def _on_reading(self, _reading: Reading) -> None:
        say("reading")

    def _on_saved(self) -> None:
        say("saved", self.turns.text)

    def _on_not_saved(self, problem: Problem) -> None:
        say("told", problem.code)
        if WRITES_A_DRAFT:
            self.composer.set_text("a draft")
            self.chat.drafts.note()
            QTimer.singleShot(TOLD_MS, self, self._count)

    def _count(self) -> None:
        shown = [one for one in self.frame.shown_notices() if one.kind in {"err", "warn"}]
        failures = [one.accessibleName() for one in shown if "nothing to lock" not in one._spoken]
        for words in failures:
            say("card", words)
        say("cards", len(failures))
        self.frame.close()
        say("open" if self.frame.isVisible() else "closed", self.unsaved.text().split())

    def _on_ended(self, ended: Ended) -> None:
        say("ended", ended.state.value)
        if ENDS_BY_ITSELF:
            QTimer.singleShot(0, self, self.frame.close)


program.Application = Driven  # type: ignore[misc]
sys.exit(program.run(places(Path(sys.argv[1])), "--engine", "echo"))
