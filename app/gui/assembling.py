"""A report of several runs: they are added one by one, and it is shown before it is written."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from app.core.bidi import visible
from app.core.text import fill
from app.errors import Code, Problem
from app.evaluation.assembly import ITEMS, TABLES, WRONG, Group
from app.evaluation.review import Listed, Wish
from app.gui import compare_words, problems, result_words
from app.gui.job import Job, Result
from app.gui.previewing import Previewing
from app.gui.result_files import ResultFiles, Source, of_groups
from app.gui.run_shelf import RunShelf, request
from app.gui.views import number
from app.gui.widgets.report_runs import ReportRuns

PAUSE_MS = 200  # between two ticks, before runs are read
translate = QCoreApplication.translate


class Assembling(QObject):
    """Leads the report.

    Signals:
        said: words for a screen reader.
        changed: other runs are in it, or none any more.
    """

    said = Signal(str)
    changed = Signal()

    def __init__(
        self, view: ReportRuns, preview: Previewing, files: ResultFiles, shelf: RunShelf
    ) -> None:
        """Take what it is shown by; there is no run in it."""
        super().__init__(view)
        self._view, self._preview, self._files, self._shelf = view, preview, files, shelf
        self._runs: list[Listed] = []
        self._groups: tuple[Group, ...] = ()
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._read)
        view.offer(contents())
        view.changed.connect(self._on_changed)
        view.export_asked.connect(self._on_export_asked)
        view.empty_asked.connect(self._on_empty_asked)
        shelf.changed.connect(self._on_listed)

    @property
    def is_open(self) -> bool:
        """There are runs in it, and the preview is its own."""
        return bool(self._runs)

    @property
    def groups(self) -> tuple[Group, ...]:
        """What was read for it."""
        return self._groups

    def holds(self, one: Listed) -> bool:
        """Tell whether a run is in it."""
        return any(run.path == one.path for run in self._runs)

    def add(self, one: Listed) -> None:
        """Take a run in."""
        if not self.holds(one):
            self._show([*self._runs, one])
            self.said.emit(fill(self.tr("Runs in the report: %1"), number(len(self._runs))))

    @Slot()
    def _on_listed(self) -> None:
        """Leave out what is not there any more, and take what a run is now."""
        known = {one.path: one for one in self._shelf.rows if one.is_complete}
        kept = [known[one.path] for one in self._runs if one.path in known]
        if kept != self._runs:
            self._show(kept)

    @Slot()
    def _on_empty_asked(self) -> None:
        self._show([])

    def _show(self, runs: list[Listed]) -> None:
        self._runs = runs
        letters = result_words.letters(self._shelf.rows)
        self._view.set_runs([_box(one, letters) for one in runs])
        self.changed.emit()

    @Slot()
    def _on_changed(self) -> None:
        self._end()
        self._groups = ()
        if not self._runs:
            self._pause.stop()
            return
        if not self._view.ticked:
            words = self.tr("No run is ticked.")
            self._view.tell(words, is_ready=False)
            self._preview.show_words(words)
            self._pause.stop()
            return
        self._view.tell(self.tr("Reading the runs…"), is_ready=False)
        self._pause.start()

    def _end(self) -> None:
        if self._job is not None:
            self._job.ended.disconnect(self._on_ended)
            self._job.shut_down()
            self._job.deleteLater()
            self._job = None

    @Slot()
    def _read(self) -> None:
        self._end()
        wish = Wish(folders=self._view.ticked, contents=self._view.contents)
        self._job = Job(request(wish), self)
        self._job.ended.connect(self._on_ended)

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if result.code is not None:
            if result.code is not Code.CANCELLED:
                told = problems.told(Problem(result.code, **result.facts))
                words = f"{told.what} {told.why} {told.hint}".strip()
                self._view.tell(words, is_ready=False)
                self._preview.show_words(words)
            return
        text = str(result.facts["assembled"])
        self._groups = msgspec.json.decode(text, type=tuple[Group, ...])
        words = ""
        if len(self._groups) > 1:
            words = self.tr(
                "Runs under different letters cannot be compared: each letter has a chapter and "
                "tables of its own."
            )
        self._view.tell(words, is_ready=True)
        self._preview.show_report(self._source().page)

    def _source(self) -> Source:
        letters = result_words.letters(self._shelf.rows)
        return of_groups(self._groups, self._view.contents, letters)

    @Slot()
    def _on_export_asked(self) -> None:
        if self._groups:
            self._files.ask(self._source())

    def shut_down(self) -> None:
        """End the child."""
        self._pause.stop()
        self._end()


def contents() -> Sequence[tuple[str, str]]:
    """Return what a report can hold."""
    return (
        (TABLES, translate("results", "Tables and pictures")),
        (ITEMS, translate("results", "Items, one line each")),
        (WRONG, translate("results", "Wrong answers in full")),
    )


def _box(one: Listed, letters: dict[str, str]) -> tuple[str, str, str]:
    """Return a run's path, what stands beside its box, and what is told of it."""
    parts = (letters.get(result_words.group(one), ""), one.task, one.quantization or one.model)
    return one.path, " · ".join(visible(part) for part in parts if part), compare_words.run(one)
