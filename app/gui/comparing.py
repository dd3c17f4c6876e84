"""Evaluate › Compare: runs are read in a child, shown side by side, refused where they differ."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from app.core.bidi import visible
from app.core.text import fill
from app.errors import Code, Problem
from app.evaluation import figures
from app.evaluation.comparison import Comparison
from app.evaluation.drawing import Look
from app.evaluation.figures import Picture
from app.evaluation.review import Listed, Weighed, Wish
from app.gui import compare_words, item_words, pooling, problems
from app.gui.job import Job, Result
from app.gui.notices import Notices
from app.gui.picture_files import PictureFiles
from app.gui.previewing import Previewing
from app.gui.result_files import ResultFiles, of_comparison
from app.gui.run_shelf import RunShelf, request
from app.gui.widgets.compare_details import CompareDetails
from app.gui.widgets.compare_page import ComparePage
from app.gui.widgets.figure import Figure
from app.gui.widgets.notice import Notice
from app.gui.widgets.number_field import NumberKind, read_number
from app.gui.widgets.report_dialog import ReportDialog
from app.gui.widgets.table_delegate import Cell
from app.store import run_items

LEAST_RUNS = 2
_CLAIM = NumberKind(0, 100, is_optional=True)


class Comparing(QObject):
    """Leads the comparison.

    Attributes:
        reading: the report, while it is read.

    Signals:
        said: words for a screen reader.
    """

    said = Signal(str)

    def __init__(
        self, page: ComparePage, details: CompareDetails, shelf: RunShelf, notices: Notices
    ) -> None:
        """Take the page; nothing is read yet."""
        super().__init__(page)
        self._page, self._details = page, details
        self._shelf, self._notices = shelf, notices
        self._job: Job | None = None
        self._weighed: Weighed | None = None
        self._pair = 0
        self._wanted: list[str] = []
        self._pictures = PictureFiles(page, notices)
        self.files = ResultFiles(page, notices)
        self.reading: ReportDialog | None = None
        self._previewing: Previewing | None = None
        self._drawn: dict[Figure, Picture] = {}
        shelf.changed.connect(self._on_listed)
        shelf.added.connect(self._on_added)
        page.chosen.connect(self._on_chosen)
        page.preview_asked.connect(self._on_preview_asked)
        page.export_asked.connect(self._on_export_asked)
        page.add_asked.connect(self._on_add_asked)
        page.related_asked.connect(self._on_related_asked)
        page.pair_chosen.connect(self._on_pair_chosen)
        page.flip_chosen.connect(self._on_flip_chosen)
        for figure in (page.accuracy, page.gaps, page.flips, page.bins, page.drift, page.pooled):
            figure.save_asked.connect(partial(self._save, figure))

    @property
    def weighed(self) -> Weighed | None:
        """What is shown."""
        return self._weighed

    @property
    def is_reading(self) -> bool:
        """Runs are being read."""
        return self._job is not None

    def compare(self, folders: Sequence[str]) -> None:
        """Compare these runs, as soon as they are listed; the first is the reference."""
        self._wanted = list(folders)
        if not self._shelf.is_reading:
            self._on_listed()

    # which runs

    @Slot()
    def _on_listed(self) -> None:
        chosen = self._page.folders
        self._offer()
        if self._wanted:
            wanted, self._wanted = self._wanted, []
            self._page.choose(wanted)
            self._offer()
            self._on_chosen()
        elif self._page.folders != chosen:  # one of them is gone
            self._on_chosen()

    def _offer(self) -> None:
        readable = [one for one in self._shelf.rows if not one.why]
        reference = self._shelf.find(self._page.folders[0])
        notes = [compare_words.mismatch(reference, one) for one in readable]
        self._page.set_runs([(compare_words.run(one), one.path) for one in readable], notes)

    @Slot(str)
    def _on_added(self, path: str) -> None:
        if self._page.isVisible():
            first, *others = self._page.folders
            self._wanted = [first, *others, path] if first else [path, *others]

    @Slot()
    def _on_add_asked(self) -> None:
        self._shelf.ask(self._page.window())

    @Slot()
    def _on_related_asked(self) -> None:
        chosen = self._page.folders
        reference = self._shelf.find(chosen[0]) or next(
            (one for one in self._shelf.rows if one.is_complete), None
        )
        if reference is None:
            self._refuse(self.tr("No run is finished yet."), self.tr("Finish one in MCQ run."))
            return
        fitting = [
            one.path
            for one in self._shelf.rows
            if not one.why and not compare_words.mismatch(reference, one)
        ]
        others = [one for one in fitting if one != reference.path]
        self._page.choose([reference.path, *others])
        if not others:
            why = self.tr("No other run has the same items and protocol.")
            self._refuse(why, self.tr("Run another model on the same set and seed."))
            return
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        """Read the runs that are chosen, if they can be compared as far as is known."""
        self._stop()
        self._offer()
        chosen = [one for one in self._page.folders if one]
        self._show_nothing()
        if len(set(chosen)) < len(chosen):
            what = self.tr("A run cannot be compared with itself.")
            self._refuse(what, self.tr("Choose another run."))
            return
        if len(chosen) < LEAST_RUNS or not self._page.folders[0]:
            self._page.set_strip(None)
            self._page.empty.show()
            return
        listed = [one for path in chosen if (one := self._shelf.find(path)) is not None]
        for one in listed:
            if why := compare_words.mismatch(listed[0], one):
                self._refuse(
                    fill(self.tr("These runs cannot be compared: %1."), why),
                    self._reason(listed[0], one),
                )
                return
        self._begin(chosen, pooling.others(self._shelf.rows, listed))

    def _reason(self, reference: Listed, one: Listed) -> str:
        if not one.is_complete:
            words = self.tr("%1 has %2 of %3 items. Go on with it in MCQ run.")
            return fill(words, visible(one.model), one.done, one.n)
        if one.items_sha256 != reference.items_sha256:
            words = self.tr("%1 and %2 were not asked the same items of the same set.")
            asked = (f"{visible(run.task)} · {visible(run.model)}" for run in (reference, one))
            return fill(words, *asked)
        words = self.tr("One was asked by %1, the other by %2, or by another version of it.")
        return fill(words, reference.protocol_id, one.protocol_id)

    def _refuse(self, what: str, why: str) -> None:
        self._page.set_strip(Notice("err", what, why))
        self._page.empty.hide()
        self.said.emit(f"{what} {why}")

    # reading

    def _begin(self, folders: list[str], others: tuple[str, ...]) -> None:
        try:
            points = read_number(self._page.claim.text().strip(), _CLAIM)
        except ValueError:
            what = self.tr("A claim is a number of points from 0 to 100.")
            self._refuse(what, self.tr("Write one, or leave the field empty."))
            return
        claim = None if points is None else points / 100
        self._page.set_strip(Notice("info", self.tr("Reading the runs…")))
        self._page.empty.hide()
        wish = Wish(folders=tuple(folders), claim=claim, others=others)
        self._job = Job(request(wish), self)
        self._job.ended.connect(self._on_ended)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.ended.disconnect(self._on_ended)
            self._job.shut_down()
            self._job.deleteLater()
            self._job = None

    def shut_down(self) -> None:
        """End the child, and what is written."""
        self.files.shut_down()
        self._on_preview_closed()
        if self._job is not None:
            self._job.shut_down()

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if result.code is None:
            self._page.set_strip(None)
            self._show(msgspec.json.decode(str(result.facts["weighed"]), type=Weighed))
        elif result.code is not Code.CANCELLED:
            told = problems.told(Problem(result.code, **result.facts))
            self._refuse(told.what, f"{told.why} {told.hint}".strip())

    # what is shown

    def _show_nothing(self) -> None:
        self._weighed = None
        self._page.clear()
        self._page.set_status("", is_same=False)
        self._details.show_words((), (), (), ())

    def _show(self, found: Weighed) -> None:
        self._weighed, page = found, self._page
        page.set_status(self.tr("Same items, same protocol"), is_same=True)
        page.set_reportable(is_there=True)
        page.empty.hide()
        self._draw(
            page.accuracy,
            compare_words.accuracy_rows(found),
            figures.accuracy(found),
            self.tr("Brackets and second lines are 95 % intervals: Wilson, else bootstrap."),
        )
        several = self.tr("%1 comparisons; Holm's p counts all of them, or all parts of one name.")
        one = self.tr("One comparison; of parts, Holm's p counts all of one name.")
        several = fill(several, len(found.pairs)) if len(found.pairs) > 1 else one
        gaps = compare_words.gap_rows(found)
        self._draw(page.gaps, gaps, figures.differences(found), several)
        if any(found.bins):
            rows = compare_words.bin_rows(found)
            named = list(zip(found.names, found.bins, strict=True))
            note = self.tr("Dashed: as often right as stated. Ten bins of the top probability.")
            self._draw(page.bins, rows, figures.calibration(found.card.name, named), note)
        if figures.is_drift(found):
            rows = compare_words.drift_rows(found)
            note = self.tr(
                "Other answers and KL are against the reference. "
                "Equal accuracy may hide many of them."
            )
            self._draw(page.drift, rows, figures.drift(found), note)
        if found.pooled is not None:
            pooled = found.pooled
            rows = pooling.rows(pooled)
            self._draw(page.pooled, rows, figures.pooled(pooled), pooling.note(pooled))
        if found.reported:
            rows = compare_words.reported_rows(found)
            apart = compare_words.protocol_differences(found)
            page.reported.show_numbers(None, "", rows, apart)
        page.set_pairs([compare_words.pair_name(one) for one in found.pairs])
        self._show_pair(0)
        told, beyond = compare_words.limits(found)
        warned = self.tr(
            "Models may have seen these questions in training. Accuracy in an examination does "
            "not show usefulness at a bedside."
        )
        self._details.show_words(told, beyond, compare_words.facts(found), (warned,))
        self.said.emit(" ".join(told))

    def _draw(
        self, figure: Figure, rows: Sequence[Sequence[Cell]], picture: Picture, note: str
    ) -> None:
        self._drawn[figure] = picture

        def draw(width: float, look: Look) -> str:
            return picture(compare_words.words(width, look), "")

        said = " ".join(
            " ".join(f"{cell.text} {cell.note}".split()) + "." for row in rows for cell in row
        )
        figure.show_numbers(draw, f"{figure.title}. {said}", rows, note)

    @Slot(int)
    def _on_pair_chosen(self, number: int) -> None:
        self._show_pair(number)

    def _show_pair(self, number: int) -> None:
        found, page = self._weighed, self._page
        if found is None or not 0 <= number < len(found.pairs):
            return
        self._pair = number
        pair = found.pairs[number]
        self._draw(page.flips, [[Cell("")]], figures.flips(pair), "")
        page.flips.table.hide()
        page.flip_table.set_title(3, visible(pair.first))
        page.flip_table.set_title(4, visible(pair.second))
        page.flip_table.leave()
        page.flip_table.set_rows(item_words.Rows(pair.flips, item_words.flip_row))
        page.flip_table.setVisible(bool(pair.flips))
        page.reader.show_item("", "", ())
        words = (
            self.tr("Choose an item to read it.") if pair.flips else self.tr("No answer differs.")
        )
        if found.is_cut:
            words += " " + self.tr("Only the first of them are listed and exported.")
        page.flip_note.setText(words)
        page.flip_note.show()

    @Slot(int)
    def _on_flip_chosen(self, row: int) -> None:
        found = self._weighed
        if found is None:
            return
        pair = found.pairs[self._pair]
        if not 0 <= row < len(pair.flips):
            return
        flip = pair.flips[row]
        places = [found.names.index(one) for one in (pair.first, pair.second)]
        try:
            samples = [
                run_items.item(Path(found.listed[at].path), found.offsets[at][flip.doc_id])
                for at in places
            ]
        except Problem as problem:
            self._notices.tell_apart(problem)
            return
        marks = self._marks(pair, (flip.answer, flip.first, flip.second))
        head = f"{visible(flip.item_id)} · {item_words.kind(flip)}"
        text = item_words.item_text(samples[0], marks)
        names = (pair.first, pair.second)
        self._page.reader.show_item(head, text, item_words.answers(names, samples))

    def _marks(
        self, pair: Comparison, options: tuple[int, int | None, int | None]
    ) -> list[tuple[str, int | None]]:
        names = (self.tr("key"), visible(pair.first), visible(pair.second))
        return list(zip(names, options, strict=True))

    @Slot()
    def _on_export_asked(self) -> None:
        if self._weighed is not None:
            self.files.ask(of_comparison(self._weighed))

    @Slot()
    def _on_preview_asked(self) -> None:
        if self._weighed is None or self.reading is not None:
            return
        self.reading = ReportDialog(self._page.window())
        self._previewing = Previewing(self.reading.view)
        self.reading.view.turned.connect(self.said)
        self.reading.finished.connect(self._on_preview_closed)
        self.reading.open()
        self._previewing.show_report(of_comparison(self._weighed).page)

    @Slot()
    def _on_preview_closed(self) -> None:
        if self.reading is not None and self._previewing is not None:
            self._previewing.shut_down()
            self.reading.deleteLater()
            self.reading = self._previewing = None

    def _save(self, figure: Figure) -> None:
        self._pictures.ask(figure.title, self._drawn[figure])
