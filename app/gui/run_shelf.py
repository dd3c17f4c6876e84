"""The runs that are known: of the data folder, and those that were added from elsewhere."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app import protocol
from app.errors import Code, Problem
from app.evaluation.review import Listed, Wish
from app.gui.job import Job, Result
from app.gui.notices import Notices
from app.store import run_places, run_trash, runs


class RunShelf(QObject):
    """Lists runs in a child; a record that is large or broken keeps the window waiting never.

    Signals:
        changed: `rows` and `trashed` were read anew.
        added: path of a run that a person added.
    """

    changed = Signal()
    added = Signal(str)

    def __init__(self, folder: Path, notices: Notices, parent: QObject) -> None:
        """Know nothing yet; runs lie below `folder`."""
        super().__init__(parent)
        self.folder = folder
        self.rows: tuple[Listed, ...] = ()
        self.trashed: tuple[Listed, ...] = ()
        self._notices = notices
        self._job: Job | None = None
        self._is_stale = False

    @property
    def is_reading(self) -> bool:
        """The list is being read."""
        return self._job is not None

    @Slot()
    def refresh(self) -> None:
        """Read the list anew."""
        if self._job is not None:
            self._is_stale = True
            return
        self._is_stale = False
        others = tuple(run_places.elsewhere(self.folder))
        parents = (str(self.folder), str(self.folder / run_trash.FOLDER))
        wish = Wish(folders=others, parents=parents, is_list=True)
        self._job = Job(request(wish), self)
        self._job.ended.connect(self._on_ended)

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if result.code is None:
            text = str(result.facts["listed"])
            found = msgspec.json.decode(text, type=tuple[Listed, ...])
            self.trashed = tuple(one for one in found if self._is_trashed(one))
            self.rows = tuple(one for one in found if not self._is_trashed(one))
            self.changed.emit()
        elif result.code is not Code.CANCELLED:
            self._notices.tell_apart(Problem(result.code, **result.facts))
        if self._is_stale:
            self.refresh()

    def _is_trashed(self, one: Listed) -> bool:
        return run_trash.is_in(self.folder, Path(one.path))

    def find(self, path: str) -> Listed | None:
        """Return a run by its folder."""
        return next((one for one in self.rows if one.path == path), None)

    def ask(self, over: QWidget) -> None:
        """Have a person choose the folder of a run."""
        dialog = QFileDialog(over, self.tr("Choose the folder of a run"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.add)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def add(self, path: str) -> None:
        """List a run that lies elsewhere, from now on."""
        if not (Path(path) / runs.RECORD).is_file():
            why = "it holds no run.json"
            self._notices.tell_apart(Problem(Code.RUN_INVALID, where=path, why=why))
            return
        try:
            run_places.remember(self.folder, path)
        except Problem as problem:
            self._notices.tell_apart(problem)
            return
        self.refresh()
        self.added.emit(path)

    def forget(self, path: str) -> None:
        """Take a run that lies elsewhere from the list; its folder stays."""
        try:
            run_places.remember(self.folder, path, is_kept=False)
        except Problem as problem:
            self._notices.tell_apart(problem)
            return
        self.refresh()

    def shut_down(self) -> None:
        """End the child."""
        if self._job is not None:
            self._job.shut_down()


def request(wish: Wish) -> protocol.Review:
    """Return the request that does what is wished."""
    return protocol.Review(id=1, wish=msgspec.json.encode(wish).decode())
