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

if TYPE_CHECKING:
    from app.gui.blank import Blank
    from app.gui.locking import Parting
    from app.gui.widgets.unsaved_dialog import UnsavedDialog
    from app.paths import Places
    from app.store.database import Store


class Unsaved(QObject):
    """Asks what becomes of answers and drafts that are in memory only.

    Signals:
        settled: nothing is left to ask; the window may close.
        returned: a person is back in a window that was locked over such texts.
        locked: `Parting`: they are on the disk, so that it can be locked whole.
    """

    settled = Signal()
    returned = Signal()
    locked = Signal(object)

    def __init__(
        self, store: "Store", places: "Places", turns: Turns, drafts: Drafts, window: QWidget
    ) -> None:
        """Nothing is asked yet; the question stands above `window`."""
        super().__init__(window)
        self._store = store
        self._history = store.history
        self._places = places
        self._blank: Blank | None = None
        self._turns = turns
        self._drafts = drafts
        self._window = window
        self._dialog: UnsavedDialog | None = None
        self._is_settled = False
        turns.saved.connect(self._on_saved)
        drafts.saved.connect(self._on_drafts_saved)

    @property
    def is_blank(self) -> bool:
        """Whether the window is locked over such texts."""
        return self._blank is not None

    def asks(self, parting: "Parting | None" = None) -> bool:
        """Ask if something is not on disk; the window must stay open while this is true.

        With a `parting` nobody is there to answer: everything that can be seen is put away, and
        the question waits for the person who comes back with the passphrase.
        """
        answers, drafts = self._turns.unsaved, self._drafts.unsaved
        if self._is_settled or not (answers or drafts):
            return False
        if parting is not None:
            self._hide(parting)
        elif self._dialog is None:
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

    def _hide(self, parting: "Parting") -> None:
        from app.gui.blank import Blank

        parting.close(self._store)
        self._blank = Blank(self._places, parting, self)
        self._blank.unlocked.connect(self._on_unlocked)

    @Slot()
    def _on_unlocked(self) -> None:
        if self._blank is not None:
            self._blank.end(shows=True)
            self._blank = None
            self.returned.emit()
            self.asks()

    @Slot()
    def _on_drafts_saved(self) -> None:
        if self._blank is not None:
            self._on_saved()

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
        if (self._dialog is not None or self.is_blank) and not self._turns.unsaved:
            self._drafts.save()
            if self._drafts.unsaved:
                return
            if self._blank is None:
                self._settle()
            else:
                self._lock_whole(self._blank)

    def _lock_whole(self, blank: "Blank") -> None:
        self._blank = None
        blank.end(shows=False)
        self.locked.emit(blank.parting)
        if not self.is_blank:  # else the disk refused something new
            QCoreApplication.exit()  # a window that is hidden already ends no loop by closing

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
        part.touch(0o600)  # for its owner alone, as an export is
        part.write_text(text, encoding="utf-8")
        sync(part)
        os.replace(part, path)  # noqa: PTH105  replaces on every system
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
