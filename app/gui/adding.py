"""A model file on its way into the library: checked and hashed in a job, then added."""

import logging
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from app import protocol
from app.errors import Code, Problem
from app.gui.job import Job, Result, Step
from app.store.models import Models

_log = logging.getLogger(__name__)


class Adding(QObject):
    """Adds one file at a time, where it is.

    Signals:
        inspecting: `Step` while the file is checked and hashed.
        inspected: the check is over.
        added: id of the model.
        troubled: `Problem` that a person must read.
    """

    inspecting = Signal(Step)
    inspected = Signal()
    added = Signal(str)
    troubled = Signal(object)

    def __init__(self, models: Models, parent: QObject) -> None:
        """Nothing is added yet."""
        super().__init__(parent)
        self._models = models
        self._job: Job | None = None
        self._name = ""

    @property
    def is_running(self) -> bool:
        """A file is being checked."""
        return self._job is not None

    def add(self, path: Path) -> None:
        """Check and hash a file in a job, then add it to the library."""
        if self._job is not None:
            self.troubled.emit(Problem(Code.BUSY))
            return
        self._name = path.stem
        self._job = Job(protocol.Inspect(id=1, path=str(path.absolute())), self)
        self._job.progressed.connect(self.inspecting)
        self._job.ended.connect(self._on_inspected)

    def cancel(self) -> None:
        """Stop checking the file."""
        if self._job is not None:
            self._job.cancel()

    def shut_down(self) -> None:
        """End the check, if one runs, and wait until it is gone."""
        if self._job is not None:
            self._job.shut_down()

    @Slot(Result)
    def _on_inspected(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        from app.core import catalogue

        self.inspected.emit()
        if result.code is Code.CANCELLED:
            return
        if result.code is not None:
            self.troubled.emit(Problem(result.code, **result.facts))
            return
        path, sha256 = Path(str(result.facts["path"])), str(result.facts["sha256"])
        info: dict[str, Any] = msgspec.json.decode(str(result.facts["info"]))
        known = catalogue.entry(sha256)
        name = known.name if known else str(info.get("name") or self._name)
        try:
            model = self._models.add(path, sha256, name, info, source_of(path, sha256))
        except Problem as problem:
            self.troubled.emit(problem)
            return
        self.added.emit(model.model_id)


def source_of(path: Path, sha256: str) -> dict[str, Any]:
    """Return where a file came from: by the record beside it, else by the catalogue."""
    from app.core import catalogue, trail

    try:
        if found := trail.source_of(path, sha256):
            return found
    except trail.NoRecord as error:
        _log.info("the record beside a model is ignored: %s", error)
    entry = catalogue.entry(sha256)
    return {"repository": entry.source} if entry else {}
