"""Reading a field pack: chosen or dropped, checked and copied in a job, then in the library."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app import protocol
from app.core.bidi import isolated, left_to_right
from app.core.text import fill
from app.errors import Code, Problem
from app.gui.job import Job, Result, Step
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.packing import GRACE_MS, grouped
from app.gui.stick_pace import StickPace
from app.gui.views import number
from app.gui.widgets import digits
from app.gui.widgets.unpack_dialog import UnpackDialog
from app.store import packs
from app.store.examples import Examples
from app.store.models import USABLE, Model, Models
from app.store.presets import Presets

LOAD_IT = "load_unpacked"


class Unpacking(QObject):
    """One pack, from the choice of its folder to its end.

    Signals:
        worked: words for the status bar; "" if nothing is read.
        said: words for a screen reader.
        presets_came: there are presets that were not there before.
        ended: the model is in the library, or nothing of it is there.
    """

    worked = Signal(str)
    said = Signal(str)
    presets_came = Signal()
    ended = Signal()

    def __init__(
        self,
        folder: Path,
        models: Path,
        library: tuple[Models, Presets, Examples],
        shelf: ModelShelf,
        notices: Notices,
        over: QWidget,
    ) -> None:
        """Begin to read the pack in `folder`; its model goes into `models`."""
        super().__init__(over)
        self._models, self._presets, self._examples = library
        self._shelf = shelf
        self._notices = notices
        self._was_cancelled = False
        self._pace = StickPace(self)
        self._pace.changed.connect(self._on_pace_changed)
        self._pace.quarter_done.connect(self.said)
        self.dialog = UnpackDialog(left_to_right(str(folder)), over)
        self.dialog.cancel_asked.connect(self.cancel)
        known = tuple(one.sha256 for one in self._all() if one.state in USABLE)
        request = protocol.Unpack(id=1, folder=str(folder), models=str(models), known=known)
        self._job = Job(request, self, GRACE_MS)
        self._job.progressed.connect(self._on_progressed)
        self._job.ended.connect(self._on_ended)
        self._pace.begin(
            "copying",
            self.tr("1 check and copy · 2 read the copy back"),
            self.tr("Cancel removes what was copied"),
        )
        self.dialog.show()

    def _all(self) -> Sequence[Model]:
        return self._models.list()

    @Slot()
    def cancel(self) -> None:
        """Stop; what was copied is removed."""
        if not self._was_cancelled:
            self._was_cancelled = True
            self._pace.stop_asked()
            self._job.cancel()

    def shut_down(self) -> None:
        """End it at once, for the window's own end; the next start goes on."""
        self._job.shut_down()

    @Slot(Step)
    def _on_progressed(self, step: Step) -> None:
        self._pace.step(step)

    @Slot()
    def _on_pace_changed(self) -> None:
        self.dialog.set_progress(self._pace.view())
        self.worked.emit(self._pace.short())

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        self._job.deleteLater()
        self._pace.end()
        self.worked.emit("")
        self.dialog.hide()
        self.dialog.deleteLater()
        try:
            self._settle(result)
        except Problem as problem:
            self._notices.tell_apart(problem)
        self.ended.emit()

    def _settle(self, result: Result) -> None:
        if result.code is None:
            self._take(result.facts)
        elif self._was_cancelled:
            self.said.emit(self.tr("The pack was not read. What was copied is removed."))
        elif result.code is Code.ENGINE_STOPPED:
            why = fill(self.tr("Its exit status was %1."), result.facts.get("exit_code"))
            todo = self.tr("Read the pack again: what was copied is checked and kept.")
            self._notices.say("err", self.tr("The reading stopped in the middle."), why, todo)
        else:
            self._notices.tell_apart(Problem(result.code, **result.facts))

    def _take(self, facts: dict[str, Any]) -> None:
        model = self._entered(facts)
        presets = packs.bring(self._presets, str(facts["presets"]))
        examples = packs.bring_sets(self._examples, str(facts["examples"]))
        if presets:
            self.presets_came.emit()
        self._shelf.listed.emit()
        self._tell(model, (presets, examples), facts)

    def _entered(self, facts: dict[str, Any]) -> Model:
        sha256 = str(facts["sha256"])
        if not facts["path"]:
            return next(one for one in self._all() if one.sha256 == sha256)
        path = Path(str(facts["path"]))
        info = msgspec.json.decode(str(facts["info"]))
        name = str(facts["name"] or info.get("name") or path.stem)
        source = msgspec.json.decode(str(facts["source"]))
        return self._models.add(path, sha256, name, info, source)

    def _tell(
        self, model: Model, added: tuple[Sequence[str], Sequence[str]], facts: dict[str, Any]
    ) -> None:
        presets, examples = added
        text = self.tr("From the field pack: %1, %2. Every file is the one that was written.")
        if not facts["path"]:
            text = self.tr("%1, %2, is in the library already; nothing was copied.")
        what = fill(text, isolated(model.name), digits.size(model.size_bytes))
        more = [fill(self.tr("Its fingerprint is %1."), grouped(str(facts["fingerprint"])))]
        if presets:
            one = self.tr("1 preset was added.")
            several = fill(self.tr("%1 presets were added."), number(len(presets)))
            more.append(one if len(presets) == 1 else several)
        if examples:
            one = self.tr("1 example set was added.")
            several = fill(self.tr("%1 example sets were added."), number(len(examples)))
            more.append(one if len(examples) == 1 else several)
        self._notices.learn(LOAD_IT, partial(self._shelf.choose, model.model_id))
        actions = [(LOAD_IT, self.tr("Load it now"))]
        self._notices.say("ok", what, " ".join(more), actions=actions)
