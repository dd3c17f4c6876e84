"""Runs are thrown away, put back, and purged after a question."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.core.bidi import visible
from app.core.text import fill
from app.errors import Problem
from app.gui.notices import Notices
from app.gui.run_shelf import RunShelf
from app.gui.widgets.dialogs import ConfirmDialog
from app.store import run_trash

PUT_BACK = "put_back_run"


class RunBin(QObject):
    """Does it with the folders, tells it, and has the list read anew."""

    def __init__(self, over: QWidget, shelf: RunShelf, notices: Notices) -> None:
        """Ask over this widget, tell there."""
        super().__init__(over)
        self._over, self._shelf, self._notices = over, shelf, notices

    def can_discard(self, path: str) -> bool:
        """Tell whether a run lies in the folder of the runs, and not elsewhere."""
        return Path(path).parent == self._shelf.folder

    def discard(self, path: str) -> bool:
        """Move a run to the trash; return whether it went."""
        moved = self._try(lambda: run_trash.discard(self._shelf.folder, Path(path)))
        if moved is None:
            return False
        self._notices.learn(PUT_BACK, partial(self.restore, str(moved)))
        what = fill(self.tr("Moved to the trash: %1"), visible(Path(path).name))
        why = self.tr("Compare leaves it out. State, In the trash shows it again.")
        self._notices.say("info", what, why, actions=[(PUT_BACK, self.tr("Undo"))])
        return True

    def restore(self, path: str) -> None:
        """Put a run back among the others."""
        moved = self._try(lambda: run_trash.restore(self._shelf.folder, Path(path)))
        if moved is not None:
            self._notices.say("ok", fill(self.tr("Put back: %1"), visible(moved.name)))

    def purge(self, path: str) -> None:
        """Delete a run for good, if that is confirmed."""
        name = visible(Path(path).name)
        dialog = ConfirmDialog(
            fill(self.tr("Delete the run %1 for good?"), name),
            self.tr("Its folder goes with every answer in it. This cannot be undone."),
            self.tr("Delete for good"),
            title=self.tr("Delete a run"),
            parent=self._over.window(),
        )
        dialog.accepted.connect(partial(self._purge, path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _purge(self, path: str) -> None:
        self._try(lambda: run_trash.purge(self._shelf.folder, Path(path)))

    def _try(self, act: Callable[[], Path | None]) -> Path | None:
        found = None
        try:
            found = act()
        except Problem as problem:
            self._notices.tell_apart(problem)
        self._shelf.refresh()
        return found
