"""Results as files: what a run wrote, and a report of one run or of several side by side."""

import csv
import io
import shutil
from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core import pages
from app.core.names import portable
from app.core.pages import Page
from app.core.text import fill
from app.core.transcript.csv_file import safe
from app.errors import Code, Problem
from app.evaluation import assembly_report, comparison_report, figures, report
from app.evaluation.assembly import Group
from app.evaluation.figures import Picture
from app.evaluation.review import Opened, Weighed
from app.evaluation.task import LETTERS
from app.gui import compare_words, problems
from app.gui.notices import Notices
from app.gui.picture_files import drawn
from app.gui.pump import Pump
from app.gui.report_pdf import ReportPdf
from app.gui.widgets.plot_view import png
from app.gui.widgets.progress_card import ProgressView
from app.gui.widgets.result_export_dialog import (
    CSV,
    HTML,
    PDF,
    PICTURES,
    RAW,
    ResultExportDialog,
)
from app.paths import typed
from app.store import runs
from app.store.files import target_problem
from app.store.run_items import SAMPLES, TIMES

ITEMS = "items"
CHUNK_BYTES = 1 << 20
COPIED = (runs.RECORD, SAMPLES, TIMES)


class Source(Struct, frozen=True):
    """What can be taken along of results.

    Attributes:
        name: of the folder that is proposed.
        page: makes the report.
        pictures: by the name of their file.
        folders: of runs whose files are copied, by the folder they go to; "" is none of its own.
        tables: make the CSV files, by their names.
    """

    name: str
    page: Callable[[], Page]
    pictures: dict[str, Picture]
    folders: dict[str, str]
    tables: dict[str, Callable[[], Iterator[bytes]]]


class ResultFiles(QObject):
    """Asks what is wanted and where, and writes it; a folder is there whole or not at all."""

    def __init__(self, over: QWidget, notices: Notices) -> None:
        """Ask over this widget, tell there."""
        super().__init__(over)
        self._over, self._notices = over, notices
        self._pump = Pump(self)
        self._pump.advanced.connect(self._on_advanced)
        self._pump.ended.connect(self._on_ended)
        self._dialog: ResultExportDialog | None = None
        self._source: Source | None = None
        self._target = Path()

    @property
    def dialog(self) -> ResultExportDialog | None:
        """The dialog, while it is open."""
        return self._dialog

    def ask(self, source: Source) -> None:
        """Open the dialog."""
        self._source = source
        name = portable(f"{source.name}-{datetime.now().astimezone():%Y-%m-%d}")
        home = Path.home() / "Documents"
        place = home if home.is_dir() else Path.home()
        dialog = ResultExportDialog(str(_free(place / name)), self._over.window())
        dialog.export_asked.connect(self._on_export_asked)
        dialog.choose_asked.connect(self._on_choose_asked)
        dialog.cancel_asked.connect(self._on_cancel_asked)
        dialog.finished.connect(self._on_finished)
        dialog.offer(RAW, is_there=bool(source.folders))
        self._dialog = dialog
        dialog.open()

    @Slot()
    def _on_choose_asked(self) -> None:
        if self._dialog is None:
            return
        name = Path(self._dialog.path).name
        chooser = QFileDialog(self._dialog, self.tr("Choose where the folder is written"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(lambda path: self._name(Path(path) / name))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _name(self, path: Path) -> None:
        if self._dialog is not None:
            self._dialog.set_path(str(_free(path)))

    @Slot()
    def _on_export_asked(self) -> None:
        if self._dialog is None or self._source is None:
            return
        self._target = typed(self._dialog.path)
        try:
            is_free = self._target.is_absolute() and not self._target.exists()
        except OSError as error:
            told = problems.told(target_problem(error, self._target))
            self._dialog.tell("err", told.what, f"{told.why} {told.hint}".strip())
            return
        if not is_free:
            what = self.tr("That folder is there already, or is no whole path.")
            self._dialog.tell("err", what, self.tr("Name another one."))
            return
        self._dialog.set_running(ProgressView(self.tr("Writing")))
        self._pump.start(_written(self._target, self._source, self._dialog.kinds))

    @Slot(int)
    def _on_advanced(self, done: int) -> None:
        if self._dialog is not None:
            words = fill(self.tr("%1 pieces"), done)
            self._dialog.set_running(ProgressView(self.tr("Writing"), words))

    @Slot()
    def _on_cancel_asked(self) -> None:
        self._pump.cancel()
        if self._dialog is not None:
            self._dialog.set_running(None)
            self._dialog.tell("info", self.tr("Stopped. Nothing was written."))

    @Slot(object)
    def _on_ended(self, problem: Problem | None) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        dialog.set_running(None)
        if problem is None:
            dialog.accept()
            self._notices.say("ok", fill(self.tr("Exported: %1"), self._target))
            return
        dialog.reject()
        self._notices.tell_apart(problem)

    @Slot()
    def _on_finished(self) -> None:
        self._pump.cancel()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def shut_down(self) -> None:
        """Stop writing; what is not whole goes."""
        self._pump.cancel()


def of_run(found: Opened) -> Source:
    """Return what can be taken along of one run."""
    one = found.listed
    name = f"{one.task}-{one.model}-{one.quantization}"
    record = {**found.record, "protocol_sha256": one.protocol_sha256}
    whole = (record, found.summary, found.protocol, found.card, found.bins)
    return Source(
        name=name,
        page=lambda: report.page(*whole, compare_words.spoken()),
        pictures=_pictures_of_run(found),
        folders={"": one.path},
        tables={ITEMS: partial(_copied, Path(one.path) / runs.TABLE)},
    )


def _pictures_of_run(found: Opened) -> dict[str, Picture]:
    one = found.listed
    record = {**found.record, "protocol_sha256": one.protocol_sha256}
    pictures = {"intervals": report.intervals(record, found.summary, found.protocol, found.card)}
    if found.bins:
        pictures["calibration"] = figures.calibration(found.card.name, [(one.model, found.bins)])
    return pictures


def of_comparison(found: Weighed) -> Source:
    """Return what can be taken along of runs side by side."""
    return Source(
        name=f"{found.card.name}-{'-'.join(found.names)}"[:80],
        page=lambda: comparison_report.report(found, compare_words.spoken()),
        pictures=_pictures_of_comparison(found),
        folders={},
        tables={ITEMS: lambda: _flips(found)},
    )


def of_groups(groups: Sequence[Group], contents: Sequence[str], letters: dict[str, str]) -> Source:
    """Return what can be taken along of runs of several kinds; `letters` are those of the list."""
    pictures: dict[str, Picture] = {}
    folders: dict[str, str] = {}
    for one in groups:
        letter = letters.get(one.key, "")
        found = one.several
        of_one = {} if one.one is None else _pictures_of_run(one.one)
        drawn_of = of_one if found is None else _pictures_of_comparison(found)
        pictures |= {f"{letter}-{name}": picture for name, picture in drawn_of.items()}
        listed = [one.one.listed] if one.one is not None else []
        for number, run in enumerate(listed if found is None else found.listed, 1):
            folders[portable(f"{letter}-{number}-{run.quantization or run.model}")] = run.path
    return Source(
        name="report",
        page=lambda: assembly_report.report(groups, contents, letters, compare_words.spoken()),
        pictures=pictures,
        folders=folders,
        tables={
            f"{ITEMS}-{name}": partial(_copied, Path(path) / runs.TABLE)
            for name, path in folders.items()
        },
    )


def _pictures_of_comparison(found: Weighed) -> dict[str, Picture]:
    pictures = {"accuracy": figures.accuracy(found), "differences": figures.differences(found)}
    for number, pair in enumerate(found.pairs, 1):
        pictures[f"flips-{number}"] = figures.flips(pair)
    if any(found.bins):
        named = list(zip(found.names, found.bins, strict=True))
        pictures["calibration"] = figures.calibration(found.card.name, named)
    if figures.is_drift(found):
        pictures["drift"] = figures.drift(found)
    return pictures


def _flips(found: Weighed) -> Iterator[bytes]:
    """Return the items that differ as CSV, a piece a pair."""
    head = ("first", "second", "doc_id", "item_id", "key", "first_said", "second_said")
    rows: list[tuple[object, ...]] = [head]
    for pair in found.pairs:
        for flip in pair.flips:
            options = (flip.answer, flip.first, flip.second)
            said = ["" if one is None else LETTERS[one] for one in options]
            names = (safe(pair.first), safe(pair.second), flip.doc_id, safe(flip.item_id))
            rows.append((*names, *said))
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows)
        yield text.getvalue().encode("utf-8", "replace")
        rows = []


def _copied(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while data := file.read(CHUNK_BYTES):
                yield data
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Problem(Code.RUN_INVALID, where=str(path), why=why) from error


def _written(target: Path, source: Source, kinds: frozenset[str]) -> Generator[int]:
    """Write piece by piece under another name; the folder gets its own when all is there."""
    try:
        part = _free(target.with_name(f"{target.name}.part"))  # what is there is somebody's
        part.mkdir(parents=True)
    except OSError as error:
        raise target_problem(error, target.parent) from error
    try:
        yield from _counted(_all(part, source, kinds))
        part.rename(target)
    except OSError as error:
        raise target_problem(error, target.parent) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _counted(steps: Iterator[object]) -> Generator[int]:
    """Count the pieces."""
    for done, _ in enumerate(steps, 1):
        yield done


def _all(part: Path, source: Source, kinds: frozenset[str]) -> Iterator[object]:
    if {HTML, PDF} & kinds:
        yield from _report(part, source.page(), kinds)
    if PICTURES in kinds:
        for name, picture in source.pictures.items():
            svg = drawn(picture)
            (part / f"{name}.svg").write_text(svg, encoding="utf-8", errors="replace")
            (part / f"{name}.png").write_bytes(png(svg))
            yield name
    if CSV in kinds:
        for name, table in source.tables.items():
            yield from _kept(part / f"{name}.csv", table())
    if RAW in kinds:
        for below, folder in source.folders.items():
            (part / below).mkdir(exist_ok=True)
            yield from _raw(part / below, Path(folder))


def _raw(part: Path, folder: Path) -> Iterator[object]:
    for path in (folder / name for name in COPIED):
        if path.name != TIMES or path.is_file():  # what came back of a bundle has no times
            yield from _kept(part / path.name, _copied(path))


def _report(part: Path, page: Page, kinds: frozenset[str]) -> Iterator[object]:
    if HTML in kinds:
        yield (part / "report.html").write_text(
            pages.html(page), encoding="utf-8", errors="replace"
        )
    if PDF in kinds:
        yield from _pdf(part / "report.pdf", page)


def _kept(path: Path, pieces: Iterator[bytes]) -> Iterator[object]:
    with path.open("wb") as file:
        for data in pieces:
            yield file.write(data)


def _pdf(path: Path, page: Page) -> Iterator[object]:
    made = ReportPdf(page)
    try:
        yield from made.steps()
        path.write_bytes(made.end())
    finally:
        made.close()


def _free(path: Path) -> Path:
    """Return this path, or the first like it that is not there."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.name}-{number}")
    return found
