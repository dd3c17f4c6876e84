"""Writing a field pack: which model, onto which stick, what goes with it, and how far it is."""

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app import protocol
from app.core import names
from app.core.bidi import left_to_right, visible
from app.core.disk import disk_of, part_bytes, sticks
from app.core.pack import MANIFEST, UNFINISHED, papers, sets
from app.core.text import fill
from app.errors import Code, Problem
from app.gui import checkpoints, problems
from app.gui.job import Job, Result, Step
from app.gui.notices import Notices
from app.gui.pack_contents import Content, contents, cut
from app.gui.stick_pace import StickPace
from app.gui.views import number
from app.gui.widgets import digits
from app.gui.widgets.pack_dialog import PackDialog, PackRow
from app.gui.widgets.unpack_dialog import pack_folder_dialog
from app.store import packs
from app.store.examples import Examples
from app.store.models import Model
from app.store.presets import Presets

LOOK_MS = 2000  # a stick is plugged in while the dialog is open
GRACE_MS = 60_000  # a slow stick takes its time to put 8 MB away before a cancel is heard
_SPARE_BYTES = 8 << 20  # papers, and the file system's own tables
_GROUP = 4
_LEAST_SHOWN = 1000  # bytes: a small file is not said to be nothing


class Packing(QObject):
    """One dialog, from its opening to its end.

    Signals:
        worked: words for the status bar; "" if nothing is written.
        said: words for a screen reader.
        ended: what was written is whole, or gone.
        closed: the dialog is closed.
    """

    worked = Signal(str)
    said = Signal(str)
    ended = Signal()
    closed = Signal()

    def __init__(
        self,
        models: Sequence[Model],
        chosen: str,
        also: tuple[Presets, Examples],
        notices: Notices,
        over: QObject,
    ) -> None:
        """Show the dialog `over` the window; `chosen` is the id of a model."""
        super().__init__(over)
        self._models = tuple(models)
        self._model = next((one for one in models if one.model_id == chosen), models[0])
        self._presets, self._sets = packs.own(also[0]), packs.packed(also[1].list())
        self._has_presets, self._has_sets = bool(self._presets), False
        self._notices = notices
        self._places: tuple[Path, ...] = ()
        self._other: Path | None = None
        self._place: Path | None = None
        self._job: Job | None = None
        self._was_cancelled = False
        self._is_closing = False
        self._pace = StickPace(self)
        self._pace.changed.connect(self._on_pace_changed)
        self._pace.quarter_done.connect(self.said)
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self._on_looked)
        self.dialog = PackDialog(over)  # type: ignore[arg-type]  # the window
        self._connect()
        self.dialog.set_models(
            [_label(one) for one in self._models], self._models.index(self._model)
        )
        self._look()
        self._clock.start()
        self.dialog.show()

    def _connect(self) -> None:
        dialog = self.dialog
        dialog.model_chosen.connect(self._on_model_chosen)
        dialog.place_chosen.connect(self._on_place_chosen)
        dialog.presets_changed.connect(self._on_presets_changed)
        dialog.examples_changed.connect(self._on_examples_changed)
        dialog.write_asked.connect(self.start)
        dialog.cancel_asked.connect(self.cancel)
        dialog.finished.connect(self._on_finished)

    @property
    def is_running(self) -> bool:
        """A pack is being written."""
        return self._job is not None

    # what and where

    @Slot(int)
    def _on_model_chosen(self, row: int) -> None:
        self._model = self._models[row]
        self._show()

    @Slot(bool)
    def _on_presets_changed(self, is_chosen: bool) -> None:
        self._has_presets = is_chosen
        self._show()

    @Slot(bool)
    def _on_examples_changed(self, is_chosen: bool) -> None:
        try:
            self._has_sets = is_chosen and bool(sets.text(self._sets))
        except Problem as problem:  # too many for one pack
            self._has_sets = False
            self._notices.tell_apart(problem)
        self._show()

    @Slot()
    def _on_looked(self) -> None:
        if not self.is_running and self._found() != self._places:
            self._look()

    def _found(self) -> tuple[Path, ...]:
        return (*sticks(), *((self._other,) if self._other else ()))

    def _look(self) -> None:
        """List the sticks that are there; the chosen one stays, if it is still there."""
        self._places = self._found()
        if self._place not in self._places:
            self._place = self._places[0] if self._places else None
        labels = [self._stick(place) for place in self._places]
        row = self._places.index(self._place) if self._place is not None else len(labels)
        none = self.tr("No stick found. Another folder…")
        self.dialog.set_places([*labels, self.tr("Another folder…") if labels else none], row)
        self._show()

    def _stick(self, place: Path) -> str:
        found = disk_of(place)
        kind = "FAT32" if found.is_fat32 else found.file_system
        free = found.free_bytes
        room = "" if free is None else fill(self.tr("%1 free"), checkpoints.room(free))
        words = (left_to_right(place.name or str(place)), kind, room)
        return " · ".join(part for part in words if part)

    @Slot(int)
    def _on_place_chosen(self, row: int) -> None:
        if row < len(self._places):
            self._place = self._places[row]
            self._show()
            return
        title = self.tr("Choose where the pack goes")
        dialog = pack_folder_dialog(title, str(self._place or Path.home()), self.dialog)
        dialog.fileSelected.connect(self.choose_place)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._look)
        dialog.open()

    @Slot(str)
    def choose_place(self, folder: str) -> None:
        """Write into a folder of this one."""
        self._other = self._place = Path(folder)
        self._look()

    @property
    def folder(self) -> Path | None:
        """Where the pack goes: a new folder, or the one of an unfinished pack of this model."""
        if self._place is None:
            return None
        stem = names.portable(f"{self._model.name}-{self._model.quantization}".rstrip("-"))
        try:
            taken = [one.name for one in self._place.iterdir()]
        except OSError:
            taken = []
        begun = self._place / stem
        if (begun / UNFINISHED).is_file() and not (begun / MANIFEST).exists():
            return begun
        return self._place / names.free(stem, "", taken)

    # what stands in the way

    def _show(self) -> None:
        count = len(self._presets)
        text = self.tr("None of your own.")
        if count:
            text = fill(self.tr("%1 of your own, with system text and sampling."), number(count))
        self.dialog.set_presets(self._has_presets, count, text)
        count = len(self._sets)
        text = self.tr("None.")
        if count:
            text = fill(self.tr("%1, with the texts they were made from."), number(count))
        self.dialog.set_examples(self._has_sets, count, text)
        self.dialog.set_rows(self._rows())
        folder = self.folder
        problem = self._problem(folder)
        if problem is not None:
            told = problems.told(problem)
            self.dialog.set_note("err", told.what, f"{told.why} {told.hint}", is_ready=False)
        elif folder is None:
            text = self.tr("Put a stick in, or choose another folder.")
            self.dialog.set_note("neutral", text, is_ready=False)
        else:
            self.dialog.set_note("info", *self._note(folder), is_ready=True)

    def _problem(self, folder: Path | None) -> Problem | None:
        model = self._model
        if model.state in {"missing", "changed"}:
            codes = {"missing": Code.MODEL_MISSING, "changed": Code.MODEL_CHANGED}
            return Problem(codes[model.state], path=model.path)
        if folder is None:
            return None
        if not os.access(folder.parent, os.W_OK):
            return Problem(Code.READ_ONLY, path=folder.parent, folder=folder.parent)
        free = disk_of(folder).free_bytes
        needed = model.size_bytes + _SPARE_BYTES
        if free is not None and free + _there(folder) < needed:
            return Problem(Code.DISK_FULL, needed_bytes=needed, free_bytes=free, path=folder.parent)
        return None

    def _note(self, folder: Path) -> tuple[str, str]:
        where = fill(self.tr("It goes into the folder %1."), left_to_right(folder.name))
        if (folder / UNFINISHED).is_file():
            text = self.tr("An unfinished pack is there. What is right is not written again.")
            return text, where
        count = len(cut(self._model, self._place))
        if count > len(self._model.files):
            text = self.tr(
                "On FAT32 one file ends at 4.29 GB. The model is split in %1 parts; reading the "
                "pack joins and checks them."
            )
            return fill(text, number(count)), where
        return where, ""

    # what is in it

    def _contents(self) -> list[Content]:
        presets = self._presets if self._has_presets else ()
        return contents(self._model, self._place, presets, self._sets if self._has_sets else ())

    def _rows(self) -> list[PackRow]:
        """Return how each stands: papers are written after the model, the manifest last."""
        listed = self._contents()
        now = Path(self._pace.last.text).name if self.is_running else ""
        at = next((n for n, one in enumerate(listed) if now in one.names), -1)
        rows = [
            PackRow(one.words, digits.size(max(one.size_bytes, _LEAST_SHOWN)), *self._state(n, at))
            for n, one in enumerate(listed)
        ]
        last = self.tr("written last")
        rows.append(PackRow(self.tr("Manifest, SHA-256 of every file"), "", last))
        return rows

    def _state(self, row: int, now: int) -> tuple[str, str, str, bool]:
        if not self.is_running:
            return "", "", "", False
        is_reading = self._pace.last.unit == "reading_back"
        if row == now:
            words = self.tr("reading back") if is_reading else self.tr("writing")
            return words, "clock", "info", True
        if row < now and is_reading:
            return self.tr("read back, equal"), "ok", "ok", False
        if row < now or is_reading:
            return self.tr("written"), "", "", False
        return self.tr("to be written"), "", "", False

    # writing

    @Slot()
    def start(self) -> None:
        """Write the pack."""
        folder = self.folder
        if folder is None or self.is_running or self._problem(folder) is not None:
            self._show()
            return
        self._was_cancelled = False
        presets = papers.presets_text(self._presets).decode() if self._has_presets else ""
        examples = sets.text(self._sets).decode() if self._has_sets else ""
        request = protocol.Pack(
            id=1,
            path=self._model.path,
            folder=str(folder),
            about=msgspec.json.encode(packs.about(self._model)).decode(),
            presets=presets,
            examples=examples,
            split_bytes=part_bytes(folder) or 0,
        )
        self._job = Job(request, self, GRACE_MS)
        self._job.progressed.connect(self._on_progressed)
        self._job.ended.connect(self._on_ended)
        self._pace.begin(
            "writing",
            self.tr("1 write · 2 read back and compare · 3 manifest"),
            self.tr("Cancel removes what was written"),
        )

    @Slot()
    def cancel(self) -> None:
        """Stop; what was written is removed."""
        if self._job is not None and not self._was_cancelled:
            self._was_cancelled = True
            self._pace.stop_asked()
            self._job.cancel()

    def shut_down(self) -> None:
        """End it at once, for the window's own end; the next start goes on."""
        self._clock.stop()
        if self._job is not None:
            self._job.shut_down()

    @Slot(Step)
    def _on_progressed(self, step: Step) -> None:
        self._pace.step(step)

    @Slot()
    def _on_pace_changed(self) -> None:
        if self.is_running:
            self.dialog.set_progress(self._pace.view())
            self.dialog.set_rows(self._rows())
            self.worked.emit(self._pace.short())

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self._pace.end()
        self.dialog.set_progress(None)
        self.worked.emit("")
        self._look()
        if result.code is None:
            self._tell_written(result)
            self.dialog.accept()
        elif self._was_cancelled:
            self.said.emit(self.tr("The pack was cancelled. What was written is removed."))
        else:
            self._tell(result)
        self.ended.emit()

    def _tell(self, result: Result) -> None:
        if result.code is Code.ENGINE_STOPPED:
            text = self.tr("The writing stopped in the middle.")
            why = fill(self.tr("Its exit status was %1."), result.facts.get("exit_code"))
            self.dialog.set_note("err", text, f"{why} {self.tr('Write goes on.')}", is_ready=True)
            self.said.emit(f"{text} {why}")
        elif result.code is not None:
            told = problems.told(Problem(result.code, **result.facts))
            self.dialog.set_note("err", told.what, f"{told.why} {told.hint}", is_ready=True)
            self.said.emit(str(told))

    def _tell_written(self, result: Result) -> None:
        facts = result.facts
        text = self.tr("The field pack is written and read back: %1 in %2.")
        what = fill(
            text,
            digits.size(int(facts["bytes"] or 0)),
            left_to_right(str(facts["folder"])),
        )
        why = fill(self.tr("Its fingerprint is %1."), grouped(str(facts["fingerprint"])))
        todo = self.tr("Eject the stick in the desktop before you pull it out.")
        self._notices.say("ok", what, why, todo)

    @Slot()
    def _on_finished(self) -> None:
        self._clock.stop()
        self.dialog.deleteLater()
        self.closed.emit()


def grouped(fingerprint: str) -> str:
    """Return the first 16 digits of a fingerprint, for people who compare it by telephone."""
    short = fingerprint[: 4 * _GROUP]
    return left_to_right(" ".join(short[at : at + _GROUP] for at in range(0, len(short), _GROUP)))


def _label(model: Model) -> str:
    words = (visible(model.name), visible(model.quantization), digits.size(model.size_bytes))
    return " · ".join(part for part in words if part)


def _there(folder: Path) -> int:
    """Return the bytes that an unfinished pack has there already."""
    try:
        return sum(one.stat().st_size for one in folder.rglob("*.part"))
    except OSError:
        return 0
