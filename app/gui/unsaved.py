"""What the disk refused, when the window is to be closed: nothing of it goes without a question."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app import NAME
from app.core.bidi import cleaned
from app.errors import Problem
from app.gui import problems, views
from app.gui.drafts import Drafts
from app.gui.turns import Turns
from app.store.files import sync
from app.store.history import History

if TYPE_CHECKING:
    from app.gui.widgets.unsaved_dialog import UnsavedDialog


class Unsaved(QObject):
    """Asks what becomes of answers and drafts that are in memory only.

    Signals:
        settled: nothing is left to ask; the window may close.
    """

    settled = Signal()

    def __init__(
        self, history: History, turns: Turns, drafts: Drafts, window: QWidget, parent: QObject
    ) -> None:
        """Nothing is asked yet; the question stands above `window`."""
        super().__init__(parent)
        self._history = history
        self._turns = turns
        self._drafts = drafts
        self._window = window
        self._dialog: UnsavedDialog | None = None
        self._is_settled = False
        turns.saved.connect(self._on_saved)

    def asks(self) -> bool:
        """Ask if something is not on disk; the window must stay open while this is true."""
        answers, drafts = self._turns.unsaved, self._drafts.unsaved
        if self._is_settled or not (answers or drafts):
            return False
        if self._dialog is None:
            problem = self._turns.trouble or self._drafts.trouble
            why = problems.told(problem) if problem else None
            from app.gui.widgets.unsaved_dialog import UnsavedDialog

            self._dialog = UnsavedDialog(
                len(answers), len(drafts), f"{why.what} {why.why}" if why else "", self._window
            )
            self._dialog.save_asked.connect(self._on_save_asked)
            self._dialog.loss_accepted.connect(self._settle)
            self._dialog.finished.connect(self._on_finished)
            self._dialog.open()
        return True

    def text(self) -> str:
        """Return everything that is not on disk, the research-only notice first and last."""
        parts = [problems.notice(), f"{NAME} · {datetime.now().astimezone():%Y-%m-%d %H:%M}"]
        for message in self._turns.unsaved:
            asked = [] if message.parent_id is None else [message.parent_id]
            with suppress(Problem):  # a disk that is gone cannot be asked; the answer is here
                parts += [f"> {one.text}" for one in self._history.messages(asked)]
            parts += [message.text, views.clipboard_notice(message)]
        draft = QCoreApplication.translate("unsaved", "Draft, not sent:")
        for one in self._drafts.unsaved:
            parts += [draft, one]
        return cleaned("\n\n".join([*parts, problems.notice()])) + "\n"

    @Slot()
    def _on_save_asked(self) -> None:
        from app.gui.widgets.unsaved_dialog import text_file_dialog

        dialog = text_file_dialog(self._dialog)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file_chosen(self, name: str) -> None:
        try:
            write_whole(Path(name), self.text())
        except OSError as error:
            if self._dialog is not None:
                self._dialog.show_trouble(error.strerror or type(error).__name__)
            return
        self._settle()

    @Slot()
    def _on_saved(self) -> None:
        """There is room again: what held the window open may be on disk by now."""
        if self._dialog is not None and not self._turns.unsaved:
            self._drafts.save()
            if not self._drafts.unsaved:
                self._settle()

    @Slot()
    def _settle(self) -> None:
        self._is_settled = True
        if self._dialog is not None:
            self._dialog.accept()
        self.settled.emit()

    @Slot()
    def _on_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def write_whole(path: Path, text: str) -> None:
    """Write a text file that bears its name only when all of it is on the disk.

    Raises:
        OSError: it could not be written; a file of that name is as it was.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8")
        sync(part)
        os.replace(part, path)  # noqa: PTH105  replaces on every system
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
