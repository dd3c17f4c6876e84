"""Evaluate › Results: the list of runs, one of them with its items, each item to be read."""

from pathlib import Path

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.bidi import visible
from app.core.text import fill
from app.errors import Code, Problem
from app.evaluation.order import FILE, Order
from app.evaluation.review import MOST_LINES, Line, Listed, Opened, Wish
from app.gui import item_words, problems, result_words, run_bundles
from app.gui.assembling import Assembling
from app.gui.item_words import Rows
from app.gui.job import Job, Result
from app.gui.notices import Notices
from app.gui.previewing import Previewing
from app.gui.result_files import ResultFiles, of_run
from app.gui.run_bin import RunBin
from app.gui.run_bundles import RunBundles
from app.gui.run_shelf import RunShelf, request
from app.gui.views import number
from app.gui.widgets.result_details import ResultDetails
from app.gui.widgets.results_page import ResultsPage, RunWays
from app.store import run_items, run_places, run_trash

PAUSE_MS = 200  # of the arrow keys, before a run is read


class Reviewing(QObject):
    """Leads the results.

    Signals:
        said: words for a screen reader.
        compare_asked: folder of the run that others are to be compared with.
        resume_asked: the `Order` of a run that is to be gone on with.
    """

    said = Signal(str)
    compare_asked = Signal(str)
    resume_asked = Signal(object)

    def __init__(
        self, page: ResultsPage, details: ResultDetails, shelf: RunShelf, notices: Notices
    ) -> None:
        """Take the page; nothing is read yet."""
        super().__init__(page)
        self._page, self._details = page, details
        self._shelf, self._notices = shelf, notices
        self._rows: list[Listed] = []
        self._current: Listed | None = None
        self._opened: Opened | None = None
        self._lines: list[Line] = []
        self._job: Job | None = None
        self.files = ResultFiles(page, notices)
        self.preview = Previewing(details.preview)
        self.report = Assembling(page.report, self.preview, self.files, shelf)
        self.report.said.connect(self.said)
        self.report.changed.connect(self._on_report_changed)
        page.report_asked.connect(self._on_report_asked)
        details.preview.turned.connect(self.said)
        self._bin = RunBin(page, shelf, notices)
        self.bundles = RunBundles(page, shelf, notices)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._open)
        page.offer(page.state, result_words.states())
        page.offer(page.kind, result_words.kinds())
        page.offer(page.kept, result_words.kept())
        shelf.changed.connect(self._on_listed)
        page.filtered.connect(self._show_runs)
        page.run_chosen.connect(self._on_run_chosen)
        page.items_filtered.connect(self._show_items)
        page.item_chosen.connect(self._on_item_chosen)
        page.compare_asked.connect(self._on_compare_asked)
        page.resume_asked.connect(self._on_resume_asked)
        page.add_asked.connect(self._on_add_asked)
        page.export_asked.connect(self._on_export_asked)
        page.forget_asked.connect(self._on_forget_asked)
        page.discard_asked.connect(self._on_discard_asked)
        page.restore_asked.connect(self._on_restore_asked)
        page.purge_asked.connect(self._on_purge_asked)
        page.hand_over_asked.connect(self._on_hand_over_asked)
        page.bundle_asked.connect(self.bundles.read)
        self._offer_ways()

    @property
    def opened(self) -> Opened | None:
        """The run whose items are shown."""
        return self._opened

    @property
    def current(self) -> Listed | None:
        """The run that is chosen."""
        return self._current

    # the list

    @Slot()
    def _on_listed(self) -> None:
        self._page.offer(self._page.protocol, result_words.protocols(self._shelf.rows))
        self._show_runs()

    @Slot()
    def _show_runs(self) -> None:
        wanted, letters = self._page.filter, result_words.letters(self._shelf.rows)
        is_trash = wanted.state == result_words.TRASHED
        self._rows = [
            one
            for one in (self._shelf.trashed if is_trash else self._shelf.rows)
            if (not wanted.state or is_trash or result_words.state(one) == wanted.state)
            and (not wanted.kind or (one.origin == wanted.kind and not one.why))
            and (not wanted.protocol or one.protocol_id == wanted.protocol)
            and all(
                word in f"{one.task} {one.model} {one.quantization} {one.protocol_id}".lower()
                for word in wanted.words.lower().split()
            )
        ]
        rows = [result_words.row(one, letters) for one in self._rows]
        self._page.set_runs(rows, is_any=bool(self._shelf.rows or self._shelf.trashed))
        paths = [one.path for one in self._rows]
        current = self._current.path if self._current else ""
        if current in paths:
            self._page.table.choose(paths.index(current))
            fresh = self._rows[paths.index(current)]
            if fresh != self._current or self._opened is None:
                self._current = fresh
                self._pause.start()
        elif self._rows:
            self._page.table.choose(0)
            self._on_run_chosen(0)
        else:
            self._current = None
            self._close()
        self._offer_ways()

    @Slot(int)
    def _on_run_chosen(self, row: int) -> None:
        if not 0 <= row < len(self._rows) or self._rows[row] == self._current:
            return
        self._current = self._rows[row]
        self._offer_ways()
        self._close()
        self._pause.start()

    def _offer_ways(self) -> None:
        one = self._current
        if one is None:
            self._page.set_ways(RunWays())
            return
        is_trashed = run_trash.is_in(self._shelf.folder, Path(one.path))
        is_open = not one.is_complete and not is_trashed
        ways = RunWays(
            can_compare=one.is_complete and not is_trashed,
            can_report=one.is_complete and not is_trashed and not self.report.holds(one),
            can_export=one.is_complete,
            can_hand_over=not is_trashed and not one.why and bool(run_bundles.target(one)),
            can_resume=is_open and self._order(one) is not None,
            can_forget=one.path in run_places.elsewhere(self._shelf.folder),
            can_discard=self._bin.can_discard(one.path),
            is_trashed=is_trashed,
        )
        self._page.set_ways(ways)

    def _order(self, one: Listed) -> Order | None:
        """Return what was ordered of a run that is not finished; `None` if it is not known."""
        try:
            data = (Path(one.path) / FILE).read_bytes()
            return replace(msgspec.json.decode(data, type=Order), out=one.path, is_resuming=True)
        except (OSError, ValueError):
            return None

    @Slot()
    def _on_compare_asked(self) -> None:
        if self._current is not None:
            self.compare_asked.emit(self._current.path)

    @Slot()
    def _on_report_asked(self) -> None:
        if self._current is not None:
            self.report.add(self._current)

    @Slot()
    def _on_report_changed(self) -> None:
        self._offer_ways()
        self._show_report()

    def _show_report(self) -> None:
        """Show the report of the run that is looked at, unless one of several is made."""
        if self.report.is_open:
            return
        found = self._opened
        if found is None:
            self.preview.show_words("")
        elif found.listed.is_complete:
            self.preview.show_report(of_run(found).page)
        else:
            self.preview.show_words(self.tr("A run that is not finished has no report."))

    @Slot()
    def _on_resume_asked(self) -> None:
        if self._current is not None and (order := self._order(self._current)) is not None:
            self.resume_asked.emit(order)

    @Slot()
    def _on_add_asked(self) -> None:
        self._shelf.ask(self._page.window())

    @Slot()
    def _on_export_asked(self) -> None:
        if self._opened is not None:
            self.files.ask(of_run(self._opened))

    @Slot()
    def _on_forget_asked(self) -> None:
        if self._current is None:
            return
        path, self._current = self._current.path, None
        self._shelf.forget(path)
        what = fill(self.tr("Taken from the list: %1. The folder stays where it is."), path)
        self._notices.say("info", what)

    @Slot()
    def _on_discard_asked(self) -> None:
        if self._current is not None and self._bin.discard(self._current.path):
            self._current = None
            self._close()

    @Slot()
    def _on_restore_asked(self) -> None:
        if self._current is not None:
            self._bin.restore(self._current.path)

    @Slot()
    def _on_purge_asked(self) -> None:
        if self._current is not None:
            self._bin.purge(self._current.path)

    @Slot()
    def _on_hand_over_asked(self) -> None:
        if self._current is not None:
            self.bundles.hand_over(self._current)

    # one run

    def _close(self) -> None:
        """Show no run, and read none."""
        self._pause.stop()
        if self._job is not None:
            self._job.ended.disconnect(self._on_ended)
            self._job.shut_down()
            self._job.deleteLater()
            self._job = None
        self._opened = None
        self._lines = []
        self._page.set_items(None, "")
        self._details.show_groups(())
        self._show_report()

    @Slot()
    def _open(self) -> None:
        one = self._current
        if one is None or not self._page.isVisible():  # it is read when somebody looks
            return
        self._close()
        self._job = Job(request(Wish(folders=(one.path,))), self)
        self._job.ended.connect(self._on_ended)

    def shut_down(self) -> None:
        """End the child, and what is written."""
        self.files.shut_down()
        self.report.shut_down()
        self.preview.shut_down()
        self.bundles.shut_down()
        self._pause.stop()
        if self._job is not None:
            self._job.shut_down()

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if result.code is None:
            found = msgspec.json.decode(str(result.facts["opened"]), type=Opened)
            self._opened = found
            groups = result_words.groups(found, found.listed.path)
            self._details.show_groups(groups, result_words.warnings(found))
            self._show_report()
            self._show_items()
        elif result.code is not Code.CANCELLED:
            told = problems.told(Problem(result.code, **result.facts))
            self._page.set_items((), f"{told.what} {told.why} {told.hint}".strip())

    @Slot()
    def _show_items(self) -> None:
        found = self._opened
        if found is None:
            return
        key = str(self._page.kept.currentData() or "")
        self._lines = [one for one in found.lines if result_words.is_kept(one, key)]
        words = fill(self.tr("%1 of %2 items"), number(len(self._lines)), number(found.listed.done))
        if len(found.lines) == MOST_LINES < found.listed.done:
            words = fill(
                self.tr("%1 Only the first %2 are listed."), f"{words}.", number(MOST_LINES)
            )
        self._page.set_items(Rows(self._lines, result_words.item_row), words)

    @Slot(int)
    def _on_item_chosen(self, row: int) -> None:
        found = self._opened
        if found is None or not 0 <= row < len(self._lines):
            return
        line = self._lines[row]
        try:
            sample = run_items.item(Path(found.listed.path), line.offset)
        except Problem as problem:
            self._notices.tell_apart(problem)
            return
        marks = ((self.tr("key"), sample.answer), (self.tr("answer"), sample.prediction))
        text = item_words.item_text(sample, marks)
        facts = item_words.answers([self.tr("Answer")], [sample])
        if sample.why:
            facts.append((self.tr("Not asked"), sample.why))
        head = fill(self.tr("Item %1"), visible(line.item_id))
        self._page.reader.show_item(head, text, facts)
