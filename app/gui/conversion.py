"""The tab *Convert*: a folder is surveyed, a type chosen, a file written, tried and adopted."""

from functools import partial
from pathlib import Path

import msgspec
import psutil
from PySide6.QtCore import QObject, Signal, Slot

from app import protocol
from app.core import trail
from app.core.checkpoint import Choice, Surveyed
from app.core.disk import disk_of
from app.core.text import fill
from app.errors import Code, Problem
from app.gui import checkpoints, problems
from app.gui.engine import EngineClient
from app.gui.job import Job, Result, Step
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.pace import Pace
from app.gui.target import Verdict, judge
from app.gui.widgets import digits
from app.gui.widgets.convert_details import ConvertDetails
from app.gui.widgets.convert_page import ConvertPage
from app.gui.widgets.file_dialogs import checkpoint_dialog, target_dialog
from app.gui.widgets.notice import Notice, Strip

LOAD_IT = "load_converted"
TRIAL_BYTES = 600_000_000  # beside the file: a small context, buffers, the interpreter


class Conversion(QObject):
    """Decides what the page shows and does what it asks.

    Signals:
        worked: words for the status bar, e.g. `Converting 69 %`; "" if nothing is converted.
        said: words for a screen reader.
        ended: the conversion is over, however it ended.
    """

    worked = Signal(str)
    said = Signal(str)
    ended = Signal()

    def __init__(
        self,
        page: ConvertPage,
        details: ConvertDetails,
        shelf: ModelShelf,
        engine: EngineClient,
        notices: Notices,
        folder: Path,
    ) -> None:
        """Listen to the page; `folder` is where files go if nobody says otherwise."""
        super().__init__(page)
        self._page = page
        self._details = details
        self._shelf = shelf
        self._engine = engine
        self._notices = notices
        self._folder = folder
        self._survey: Job | None = None
        self._job: Job | None = None
        self._found: Surveyed | None = None
        self._type = checkpoints.FIRST
        self._target = ""
        self._is_named = False  # by the person, not after the checkpoint
        self._is_replacing = False
        self._was_cancelled = False
        self._pace = Pace(self)
        self._pace.changed.connect(self._on_pace_changed)
        self._pace.quarter_done.connect(self._on_quarter_done)
        page.source_asked.connect(self.survey)
        page.choose_source_asked.connect(self._on_choose_source_asked)
        page.choose_target_asked.connect(self._on_choose_target_asked)
        page.type_chosen.connect(self._on_type_chosen)
        page.target_changed.connect(self._on_target_changed)
        page.replacing_changed.connect(self._on_replacing_changed)
        page.convert_asked.connect(self.start)
        page.cancel_asked.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        """A file is being written."""
        return self._job is not None

    # which checkpoint

    @Slot(str)
    def survey(self, folder: str) -> None:
        """Find out in a job what is in a folder."""
        if self.is_running:
            return
        self._forget()
        path = Path(folder).expanduser().absolute()
        self._page.set_source(str(path))
        self._page.set_found(Strip("neutral", self.tr("Reading and checking every header…")))
        self._survey = Job(protocol.Survey(id=1, source=str(path)), self)
        self._survey.ended.connect(self._on_surveyed)

    def _forget(self) -> None:
        if self._survey is not None:
            self._survey.ended.disconnect(self._on_surveyed)
            self._survey.shut_down()
            self._survey.deleteLater()
            self._survey = None
        self._found = None
        self._page.set_types((), "", "")
        self._details.set_type("", ())

    @Slot(Result)
    def _on_surveyed(self, result: Result) -> None:
        if self._survey is not None:
            self._survey.deleteLater()
            self._survey = None
        if result.code is not None:
            problem = Problem(result.code, **result.facts)
            told = problems.told(problem)
            bar = Notice("err", told.what, told.why, told.hint)
            bar.set_details(problems.details(problem))
            self._page.set_found(bar)
            return
        self._found = msgspec.json.decode(str(result.facts["facts"]), type=Surveyed)
        words = checkpoints.summary(self._found)
        self._page.set_found(Strip("ok", words, checkpoints.papers(self._found)))
        self._is_named = self._is_replacing = False
        self._type = checkpoints.FIRST
        self.refresh()
        self._page.table.choose_type(self._type)
        self._show_choice()
        self.said.emit(words)

    @Slot()
    def refresh(self) -> None:
        """Show what fits now: memory and disk change."""
        if self._found is None:
            return
        memory = psutil.virtual_memory()
        own = self._found.own
        self._page.set_types(
            checkpoints.type_rows(self._found, memory.available, memory.total),
            own.name if own else self._found.dtype.upper(),
            checkpoints.formula(self._found, memory.available, memory.total),
        )
        self._judge()

    # which type, and where to

    @property
    def _choice(self) -> Choice | None:
        return self._found.choice(self._type) if self._found else None

    @property
    def target(self) -> Path | None:
        """The file to write; `None` if none is named."""
        if not self._target.strip():
            return None
        path = Path(self._target.strip()).expanduser()
        return path if path.is_absolute() else self._folder / path

    @Slot(str)
    def _on_type_chosen(self, name: str) -> None:
        if not self.is_running:
            self._type = name
            self._is_replacing = False
        self._show_choice()

    def _show_choice(self) -> None:
        """Show tensors and target of the type in the table, which may be looked at meanwhile."""
        looked_at = self._found.choice(self._page.table.chosen) if self._found else None
        if looked_at is None:
            return
        self._details.set_type(looked_at.name, checkpoints.shares(looked_at))
        choice = self._choice
        if choice is not None and not self._is_named and not self.is_running:
            folder = self.target.parent if self.target is not None else self._folder
            self._target = str(folder / choice.file_name)
        self._page.set_target(self._target)
        self._judge()

    @Slot(str)
    def _on_target_changed(self, path: str) -> None:
        self._target = path
        self._is_named = True
        self._is_replacing = False
        self._judge()

    @Slot(bool)
    def _on_replacing_changed(self, is_replacing: bool) -> None:
        self._is_replacing = is_replacing
        self._judge()

    def _judge(self) -> None:
        """Say what stands in the way, before anything is written."""
        choice = self._choice
        if choice is None or self.is_running:
            return
        target = self.target
        disk = disk_of(target or self._folder)
        looked_at = self._found.choice(self._page.table.chosen) if self._found else None
        folder = str(target.parent if target is not None else self._folder)
        self._details.set_facts(checkpoints.disk_facts(looked_at or choice, folder, disk))
        verdict = judge(target, choice, disk, self._is_replacing, self._folder)
        if verdict.is_ready and choice.needs_bytes > psutil.virtual_memory().total:
            text = self.tr(
                "This computer has too little memory to load this file, so it could not be tried. "
                "Choose a smaller type. `casebook convert -o` writes it untried."
            )
            verdict = Verdict(False, "err", text)
        self._page.set_ready(
            verdict.text or self._takes(choice),
            verdict.kind,
            is_ready=verdict.is_ready,
            may_replace=verdict.may_replace,
        )
        self._page.set_replacing(self._is_replacing)

    def _takes(self, choice: Choice) -> str:
        text = self.tr("Converting uses at most %1 of memory. Chats stay usable.")
        return fill(text, checkpoints.need(choice.works_with_bytes))

    @Slot()
    def _on_choose_source_asked(self) -> None:
        dialog = checkpoint_dialog(self._page.window())
        dialog.fileSelected.connect(self.survey)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_choose_target_asked(self) -> None:
        dialog = target_dialog(str(self.target or self._folder), self._page.window())
        dialog.fileSelected.connect(self._on_target_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_target_selected(self, path: str) -> None:
        self._page.set_target(path)
        self._on_target_changed(path)

    # writing

    @Slot()
    def start(self) -> None:
        """Write the chosen type."""
        choice, target = self._choice, self.target
        if choice is None or target is None or self._found is None or self.is_running:
            return
        if not judge(target, choice, disk_of(target), self._is_replacing, self._folder).is_ready:
            self._judge()
            return
        self._make_room(choice)
        if target.parent == self._folder:
            self._folder.mkdir(exist_ok=True)
        self._was_cancelled = False
        request = protocol.Convert(
            id=1,
            source=self._found.source,
            type_name=choice.name,
            target=str(target),
            is_replacing=self._is_replacing,
            threads=self._shelf.options.threads,
        )
        self._job = Job(request, self)
        self._job.progressed.connect(self._on_progressed)
        self._job.ended.connect(self._on_ended)
        self._page.set_ready(self._takes(choice), is_ready=True)
        self._pace.begin(target.name, choice.size_bytes)

    def _make_room(self, choice: Choice) -> None:
        """Give the memory of an idle model to the conversion and its trial, if it is short."""
        needed = max(choice.works_with_bytes, choice.size_bytes + TRIAL_BYTES)
        is_short = needed > psutil.virtual_memory().available
        if is_short and self._engine.is_spare:
            self._shelf.eject()
            self._notices.say(
                "info",
                self.tr("The model was ejected to make room for the conversion."),
                todo=self.tr("Its next question loads it again."),
            )

    @Slot()
    def cancel(self) -> None:
        """Stop; nothing of the file is left."""
        if self._job is not None and not self._was_cancelled:
            self._was_cancelled = True
            self._pace.stop_asked()
            self._job.cancel()

    def shut_down(self) -> None:
        """End survey and conversion at once; what was written whole waits for the next start."""
        for job in (self._survey, self._job):
            if job is not None:
                job.shut_down()

    @Slot(Step)
    def _on_progressed(self, step: Step) -> None:
        self._pace.step(step)

    @Slot()
    def _on_pace_changed(self) -> None:
        self._page.set_progress(self._pace.view())
        self.worked.emit(self._pace.short())

    @Slot(str)
    def _on_quarter_done(self, words: str) -> None:
        self.said.emit(words)

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        target = self.target
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self._pace.end()
        self._page.set_progress(None)
        self.worked.emit("")
        if result.code is None:
            self._adopt(result)
        else:
            self._tell(result, target)
        self._is_replacing = False
        self._type = self._page.table.chosen or self._type
        self._show_choice()
        self.ended.emit()

    def _tell(self, result: Result, target: Path | None) -> None:
        if self._was_cancelled:
            if target is not None:
                trail.drop_unfinished(target)
            self.said.emit(self.tr("The conversion was cancelled. No file is left behind."))
        elif result.code is Code.ENGINE_STOPPED:
            why = fill(self.tr("Its exit status was %1."), result.facts.get("exit_code"))
            todo = self.tr("Convert goes on after the last whole tensor.")
            self._notices.say("err", self.tr("The conversion stopped in the middle."), why, todo)
        elif result.code is not None:
            self._notices.tell_apart(Problem(result.code, **result.facts))

    def _adopt(self, result: Result) -> None:
        facts = result.facts
        info = msgspec.json.decode(str(facts["info"]))
        path = Path(str(facts["path"]))
        try:
            model = self._shelf.adopt(
                path, str(facts["sha256"]), str(info.get("name") or path.stem), info
            )
        except Problem as problem:
            self._notices.tell(problem)
            return
        text = self.tr("Converted: %1 in %2, loaded and tried.")
        size = digits.size(int(facts["size_bytes"] or 0))
        what = fill(text, size, checkpoints.duration(float(facts["seconds"] or 0)))
        why = ""
        if resumed := int(facts["resumed"] or 0):
            text = self.tr("It went on after tensor %1, which an earlier start had written.")
            why = fill(text, resumed)
        self._notices.learn(LOAD_IT, partial(self._shelf.choose, model.model_id))
        self._notices.say("ok", what, why, actions=[(LOAD_IT, self.tr("Load it now"))])
