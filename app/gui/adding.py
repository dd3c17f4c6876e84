"""A model file on its way into the library: checked and hashed in a job, then added.

A file that only looks changed (a stick mounted again has other inodes and times) is hashed again.
"""

import logging
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from app import protocol
from app.core import parts
from app.errors import Code, Problem
from app.gui.job import Job, Result, Step
from app.store.models import Model, Models

_log = logging.getLogger(__name__)


class Adding(QObject):
    """Adds one file at a time, where it is or as a copy.

    Signals:
        inspecting: `Step` while the file is checked and hashed.
        inspected: the check is over.
        added: id of the model.
        same: a model that looked changed has the hash it was added with.
        troubled: `Problem` that a person must read.
    """

    inspecting = Signal(Step)
    inspected = Signal()
    added = Signal(str)
    same = Signal()
    troubled = Signal(object)

    def __init__(self, models: Models, parent: QObject) -> None:
        """Nothing is added yet."""
        super().__init__(parent)
        self._models = models
        self._job: Job | None = None
        self._name = ""
        self._model: Model | None = None
        self._marks = (0, 0, "")

    @property
    def is_running(self) -> bool:
        """A file is being checked."""
        return self._job is not None

    def add(self, path: Path, into: Path | None = None) -> None:
        """Check and hash a file in a job, then add it to the library; `into` a folder as a copy."""
        if self._job is not None:
            self.troubled.emit(Problem(Code.BUSY))
            return
        self._name = path.stem
        place = str(path.absolute())
        if into is None:
            self._begin(protocol.Inspect(id=1, path=place)).ended.connect(self._on_inspected)
        else:
            request = protocol.Copy(id=1, path=place, folder=str(into))
            self._begin(request).ended.connect(self._on_inspected)

    def check_again(self, model: Model | None) -> bool:
        """Hash a model that looks changed; False if that cannot tell, or another file is at it."""
        if self._job is not None or model is None or not model.sha256:
            return False
        path = Path(model.path)
        try:
            # Older than the hash: what is changed while it is hashed looks changed again.
            self._marks = parts.marks(path, len(model.files))
        except OSError:
            return False
        if self._marks[0] != model.size_bytes:
            return False
        self._model = model
        self._begin(protocol.Inspect(id=1, path=model.path)).ended.connect(self._on_checked)
        return True

    def _begin(self, request: protocol.Request) -> Job:
        self._job = Job(request, self)
        self._job.progressed.connect(self.inspecting)
        return self._job

    def cancel(self) -> None:
        """Stop checking the file."""
        if self._job is not None:
            self._job.cancel()

    def shut_down(self) -> None:
        """End the check, if one runs, and wait until it is gone."""
        if self._job is not None:
            self._job.shut_down()

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self.inspected.emit()

    @Slot(Result)
    def _on_checked(self, result: Result) -> None:
        self._end()
        model = self._model
        if model is None or result.code is Code.CANCELLED:
            return
        if result.code is not None or result.facts["sha256"] != model.sha256:
            self.troubled.emit(Problem(Code.MODEL_CHANGED, path=model.path))
            return
        try:
            self._models.renew(model.model_id, self._marks)
        except Problem as problem:
            self.troubled.emit(problem)
            return
        self.same.emit()

    @Slot(Result)
    def _on_inspected(self, result: Result) -> None:
        self._end()
        from app.core import catalogue

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
