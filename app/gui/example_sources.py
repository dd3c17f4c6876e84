"""Where examples come from: a file, what of a data set is no test, answers; and where they go."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app import protocol
from app.core.names import portable
from app.errors import Code, Problem
from app.evaluation import example_file
from app.evaluation.order import Order, Told
from app.evaluation.shots import DEFAULT_SHOTS, DRAWS_BY, Few
from app.evaluation.task import Item
from app.gui import known_sets
from app.gui.job import Job, Result
from app.gui.notices import Notices
from app.gui.widgets.answers_dialog import AnswersDialog
from app.gui.widgets.draw_dialog import DrawDialog
from app.gui.widgets.examples_page import FROM_FILE, FROM_HISTORY
from app.store.examples import Examples, item_of
from app.store.files import write_target

MOST_BYTES = 8 * 1024 * 1024  # read in the window itself: a set of examples is small


MOST_ITEMS = 500  # each is a card with fields of its own


class ExampleSources(QObject):
    """Asks for a source and reads it; data sets are read in a child.

    Signals:
        taken: examples, and where they come from, as one tuple.
        target_chosen: path of a data set to compare with.
    """

    taken = Signal(object)
    target_chosen = Signal(str)

    def __init__(self, page: QWidget, store: Examples, notices: Notices, parent: QObject) -> None:
        """Ask in front of this page."""
        super().__init__(parent)
        self._page, self._store, self._notices = page, store, notices
        self._folder: Path | None = None
        self._path = ""
        self._job: Job | None = None
        self._exported: tuple[Item, ...] = ()

    def use(self, folder: Path) -> None:
        """Set where the known data sets are noted."""
        self._folder = folder

    def shut_down(self) -> None:
        """End what reads."""
        if self._job is not None:
            self._job.shut_down()

    @Slot(str)
    def ask(self, source: str) -> None:
        """Have a person choose what to take from this source."""
        if source == FROM_FILE:
            kinds = self.tr("Examples (*.jsonl *.json *.csv);;All files (*)")
            self._choose(self.tr("Choose a file of examples"), kinds, self.read)
        elif source == FROM_HISTORY:
            dialog = AnswersDialog(
                [(one.message_id, one.question, one.answer) for one in self._store.answered()],
                self._page.window(),
            )
            dialog.chosen.connect(self._on_answers_chosen)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        else:
            kinds = self.tr("Questions (*.json *.jsonl *.csv);;All files (*)")
            self._choose(self.tr("Choose a data set"), kinds, self._on_set_chosen)

    @Slot()
    def choose_target(self) -> None:
        """Have a person choose a data set to compare with."""
        kinds = self.tr("Questions (*.json *.jsonl *.csv);;All files (*)")
        self._choose(self.tr("Choose a data set"), kinds, self.target_chosen)

    def _choose(self, title: str, kinds: str, chosen: Any) -> None:
        dialog = QFileDialog(self._page.window(), title, "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def read(self, path: str) -> None:
        """Take every example of a file."""
        try:
            items = _read(Path(path))
        except Problem as problem:
            self._notices.tell_apart(problem)
        else:
            self.taken.emit((items, Path(path).name))

    @Slot(list)
    def _on_answers_chosen(self, ids: list[int]) -> None:
        found = {one.message_id: one for one in self._store.answered(ids)}
        items = tuple(item_of(found[one]) for one in ids if one in found)
        if items:
            self.taken.emit((items, self.tr("the history")))

    @Slot(str)
    def _on_set_chosen(self, path: str) -> None:
        self._path = path
        dialog = DrawDialog(Path(path).name, DEFAULT_SHOTS, DRAWS_BY, self._page.window())
        dialog.chosen.connect(self._on_draw_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _on_draw_chosen(self, wanted: tuple[int, int]) -> None:
        self.draw(self._path, *wanted)

    def draw(self, path: str, count: int, seed: int) -> None:
        """Take so many items of a data set that are no test items, drawn by a seed."""
        if self._job is not None:
            return
        self._path = path
        if self._folder is not None:
            known_sets.note(self._folder, path)
        order = Order(path=path, few=Few("", (), count, seed))
        request = protocol.Evaluate(id=1, order=msgspec.json.encode(order).decode())
        self._job = Job(request, self)
        self._job.ended.connect(self._on_drawn)

    @Slot(Result)
    def _on_drawn(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if result.code is None:
            told = msgspec.json.decode(str(result.facts["told"]), type=Told)
            self.taken.emit((told.few, f"{told.card.name}, {told.card.origin}"))
        else:
            self._notices.tell_apart(Problem(result.code, **result.facts))

    def export(self, name: str, items: Sequence[Item]) -> None:
        """Have a person name a file, and write the examples there."""
        self._exported = tuple(items)
        kinds = self.tr("Examples (*.jsonl)")
        dialog = QFileDialog(self._page.window(), self.tr("Name the file to write"), "", kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("jsonl")
        dialog.selectFile(portable(f"{name or 'examples'}.jsonl"))
        dialog.fileSelected.connect(self.write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def write(self, path: str) -> None:
        """Write the examples as JSON lines."""
        text = example_file.text(self._exported)
        try:
            write_target(Path(path), text.encode())
        except Problem as problem:
            self._notices.tell_apart(problem)
        else:
            self._notices.say("ok", self.tr("The examples were written."), path)


def _read(path: Path) -> tuple[Item, ...]:
    """Return the examples of a file, which is read in the window itself.

    Raises:
        Problem: `task_invalid`.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Problem(Code.TASK_INVALID, where=str(path), why=why) from error
    if size > MOST_BYTES:
        why = "it is larger than 8 MB; a set of examples is small"
        raise Problem(Code.TASK_INVALID, where=path.name, why=why)
    items = example_file.read(path)
    if len(items) > MOST_ITEMS:
        why = f"it holds {len(items)} examples; at most {MOST_ITEMS} are taken at once"
        raise Problem(Code.TASK_INVALID, where=path.name, why=why)
    return items
