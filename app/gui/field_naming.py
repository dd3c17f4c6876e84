"""Leads the dialog that names the fields of one's own questions, and keeps them as a task file."""

from pathlib import Path

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app import protocol
from app.core.names import portable
from app.core.text import fill
from app.errors import Problem
from app.evaluation.importers import own
from app.evaluation.importers.own import Mapping
from app.evaluation.importers.preview import Preview, task_file
from app.evaluation.order import Order
from app.gui.job import Job, Result
from app.gui.notices import Notices
from app.gui.views import number
from app.gui.widgets.mapping_dialog import SINGLE, MappingDialog
from app.store.files import write_target


class FieldNaming(QObject):
    """Shows what a mapping makes of a file, read anew in a child at every change.

    Signals:
        saved: path of the task file.
    """

    saved = Signal(str)

    def __init__(self, page: QWidget, notices: Notices) -> None:
        """Ask in front of this page."""
        super().__init__(page)
        self._page, self._notices = page, notices
        self._path = Path()
        self._seen: Preview | None = None
        self._dialog: MappingDialog | None = None
        self._job: Job | None = None

    @Slot(str)
    def open(self, path: str) -> None:
        """Open the dialog on a file, or on the data of a task file."""
        self._path, mapping = Path(path), Mapping()
        try:
            described = own.task_file(self._path)
        except Problem as problem:
            self._notices.tell_apart(problem)
            return
        if described is not None:
            self._path, mapping = described
        dialog = MappingDialog(str(self._path), self._kinds(), self._page.window())
        dialog.changed.connect(self._on_changed)
        dialog.save_asked.connect(self._on_save_asked)
        dialog.finished.connect(self._on_finished)
        self._dialog, self._seen = dialog, None
        for name, field in dialog.words.items():
            field.setText(getattr(mapping, name))
        dialog.words["name"].setText(mapping.name or self._path.stem)
        dialog.open()
        self._read(mapping)

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Recognise"), ""),
            (self.tr("Letters, A is the first"), "letter"),
            (self.tr("Numbers, 0 is the first"), "from 0"),
            (self.tr("Numbers, 1 is the first"), "from 1"),
            (self.tr("The option’s own words"), "text"),
        ]

    @property
    def _mapping(self) -> Mapping:
        dialog = self._dialog
        if dialog is None:
            return Mapping()
        strata = dialog.field("strata")
        words = {name: field.text().strip() for name, field in dialog.words.items()}
        return Mapping(
            question=dialog.field("question"),
            options=dialog.options,
            answer=dialog.field("answer"),
            key=dialog.key,
            context=dialog.field("context"),
            item_id=dialog.field("item_id"),
            strata=(strata,) if strata else (),
            **words,
        )

    def _read(self, mapping: Mapping) -> None:
        self.shut_down()
        order = Order(path=str(self._path), mapping=mapping)
        self._job = Job(protocol.Evaluate(id=1, order=msgspec.json.encode(order).decode()), self)
        self._job.ended.connect(self._on_read)

    def shut_down(self) -> None:
        """End what reads."""
        if self._job is not None:
            self._job.ended.disconnect(self._on_read)
            self._job.shut_down()
            self._job.deleteLater()
            self._job = None

    @Slot()
    def _on_changed(self) -> None:
        self._read(self._mapping)

    @Slot(Result)
    def _on_read(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        dialog = self._dialog
        if dialog is None:
            return
        if result.code is not None:
            dialog.reject()
            self._notices.tell_apart(Problem(result.code, **result.facts))
            return
        seen = msgspec.json.decode(str(result.facts["preview"]), type=Preview)
        self._seen = seen
        found = seen.mapping
        chosen = {name: str(getattr(found, name)) for name in SINGLE if name != "strata"}
        chosen["strata"] = next(iter(found.strata), "")
        dialog.set_fields(seen.fields, chosen, found.options, found.key)
        wrong = [(one.where, one.why) for one in seen.wrong]
        is_whole = bool(seen.items) and not seen.wrong_count and bool(found.key)
        dialog.set_items(self._said(seen), _text(seen), wrong, is_whole=is_whole)

    def _said(self, seen: Preview) -> str:
        found = seen.mapping
        if not (found.question and found.options and found.answer):
            return self.tr("Choose the fields of question, options and key.")
        if seen.wrong_count:
            words = self.tr("%1 of %2 records are no items.")
            return fill(words, number(seen.wrong_count), number(seen.n))
        if not found.key:
            return self.tr("The keys can be read in several ways: choose how they are written.")
        return fill(self.tr("All %1 records are items."), number(seen.n))

    @Slot()
    def _on_save_asked(self) -> None:
        if self._seen is None or self._dialog is None:
            return
        kinds = self.tr("Task files (*.json)")
        name = portable(f"{self._dialog.words['name'].text().strip() or 'questions'}.task.json")
        start = str(self._path.parent / name)
        dialog = QFileDialog(self._dialog, self.tr("Name the file to write"), start, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(start)
        dialog.fileSelected.connect(self.write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def write(self, path: str) -> None:
        """Keep what is chosen as a task file, which `evaluate` takes too."""
        if self._seen is None or self._dialog is None:
            return
        mapping = replace(self._mapping, key=self._seen.mapping.key)
        target = Path(path)
        if _is_same(target, self._path):
            self._notices.say("err", self.tr("The questions themselves would be overwritten."))
            return
        try:
            write_target(target, task_file(self._path, target, mapping).encode())
        except Problem as problem:
            self._notices.tell_apart(problem)
            return
        self._dialog.accept()
        self.saved.emit(path)

    @Slot()
    def _on_finished(self) -> None:
        self.shut_down()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _is_same(target: Path, data: Path) -> bool:
    try:
        return target.samefile(data)
    except OSError:  # there is no such file yet
        return False


def _text(seen: Preview) -> str:
    """Return the first items with a mark at the right option."""
    blocks = []
    for item in seen.items:
        lines = [*filter(None, [item.context]), item.question]
        for at, (letter, option) in enumerate(zip(item.letters, item.options, strict=True)):
            lines.append(f"{'✓' if at == item.answer else ' '} {letter}. {option}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)
