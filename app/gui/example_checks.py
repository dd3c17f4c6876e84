"""Compares the examples of a set with data sets, each in a child, one after the other."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from app import protocol
from app.errors import Problem
from app.evaluation.order import Order, Told
from app.evaluation.shots import Few
from app.evaluation.task import Item
from app.gui.example_words import Checked
from app.gui.job import Job, Result


class ExampleChecks(QObject):
    """Leads one comparison at a time; a new question drops what is still waiting.

    Signals:
        found: `Checked`, once for each data set.
        failed: `Problem` of a data set that could not be read.
        ended: nothing waits any more.
    """

    found = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        """Do nothing yet."""
        super().__init__(parent)
        self._waiting: list[str] = []
        self._items: tuple[Item, ...] = ()
        self._path = ""
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        """A comparison is in its child, or waits."""
        return self._job is not None

    def ask(self, paths: Sequence[str], items: Sequence[Item]) -> None:
        """Compare these examples with the data sets of these paths."""
        self.shut_down()
        self._waiting, self._items = list(paths), tuple(items)
        self._next()

    def shut_down(self) -> None:
        """Ask nothing more, and end what runs."""
        self._waiting = []
        if self._job is not None:
            self._job.ended.disconnect(self._on_ended)
            self._job.shut_down()
            self._job.deleteLater()
            self._job = None

    def _next(self) -> None:
        if not self._waiting or not self._items:
            self._waiting = []
            self.ended.emit()
            return
        self._path = self._waiting.pop(0)
        order = Order(path=self._path, few=Few("examples", self._items))
        request = protocol.Evaluate(id=1, order=msgspec.json.encode(order).decode())
        self._job = Job(request, self)
        self._job.ended.connect(self._on_ended)

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if result.code is None:
            told = msgspec.json.decode(str(result.facts["told"]), type=Told)
            self.found.emit(Checked(self._path, told.card, told.hits))
        else:
            self.failed.emit(Problem(result.code, **result.facts))
        self._next()
