"""Evaluate › MCQ run: reads a set, runs it in a child, pauses, goes on, says what it came to."""

from pathlib import Path

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QLocale, QObject, Signal, Slot

from app import protocol
from app.core.names import portable
from app.core.text import fill
from app.errors import Code, Problem
from app.evaluation.order import Order, Tally, Told
from app.evaluation.presets import FEW_SHOT
from app.evaluation.summary import Summary
from app.gui import known_sets, problems, run_dialogs, run_live, run_refusal, run_words
from app.gui.engine import EngineClient
from app.gui.job import Job, Result, Step
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.pace import RESTING, resting
from app.gui.run_examples import RunExamples
from app.gui.run_pace import RunPace
from app.gui.run_queue import RunQueue, swept
from app.gui.run_room import make_room
from app.gui.run_subject import RunSubject
from app.gui.widgets.notice import Notice
from app.gui.widgets.run_page import IDLE, PAUSED, RUNNING, STOPPING, RunPage
from app.store.examples import Examples


class Evaluating(QObject):
    """Leads one run at a time.

    Signals:
        worked: words for the status bar; "" is nothing.
        said: words for a screen reader.
        ended: a run ended, whole or not.
    """

    worked = Signal(str)
    said = Signal(str)
    ended = Signal()

    def __init__(
        self,
        page: RunPage,
        shelf: ModelShelf,
        engine: EngineClient,
        notices: Notices,
        folder: Path,
    ) -> None:
        """Take the page; runs are written below `folder` if nothing else is said."""
        super().__init__(page)
        self._page, self._details = page, page.details
        self._shelf, self._engine, self._notices = shelf, engine, notices
        self._runs, self._noted = folder, folder.parent
        self._path = ""
        self._told: Told | None = None
        self._look: Job | None = None
        self._job: Job | None = None
        self._order: Order | None = None
        self._is_named = self._is_pausing = False
        self._state = IDLE
        self._pace, self._asked_of = RunPace(), Order("")
        self._few = RunExamples(page)
        self.who = RunSubject(page, shelf)
        self.who.changed.connect(self.refresh)
        self.who.closed.connect(self._on_server_closed)
        self._queue = RunQueue(page.queue, folder, notices, self)
        self._queue.changed.connect(self._judge)
        self._queue.said.connect(self.said)
        for box, choices in (
            (page.kind, run_words.kinds()),
            (page.protocol, run_words.protocols()),
            (page.items, run_words.limits()),
        ):
            for words, value in choices:
                box.addItem(words, value)
        page.set_asked.connect(self.look_at)
        page.changed.connect(self._on_changed)
        page.choose_set_asked.connect(self._on_choose_set_asked)
        page.choose_folder_asked.connect(self._on_choose_folder_asked)
        page.folder_changed.connect(self._on_folder_changed)
        page.start_asked.connect(self.start)
        page.add_asked.connect(self.add)
        page.pause_asked.connect(self.pause)
        page.resume_asked.connect(self.resume)
        page.stop_asked.connect(self.stop)

    def use_examples(self, store: Examples, folder: Path) -> None:
        """Set where example sets are kept, and where the data sets that were chosen are noted."""
        self._few.use(store)
        self._noted = folder

    @Slot()
    def list_examples(self) -> None:
        """List the example sets anew: others came, or other versions."""
        if self._few.list():
            self._told = None
            self._on_changed()

    @property
    def is_running(self) -> bool:
        """A run is in its child."""
        return self._job is not None

    @Slot()
    def refresh(self) -> None:
        """Say who would be asked, and what can be gone on with."""
        if self._state != IDLE:
            return
        self.who.show()
        self._page.set_offers(self._queue.offers(self._on_offer_taken, self.start))
        self._name_folder()
        self._judge()

    # the set

    @Slot(str)
    def look_at(self, path: str) -> None:
        """Read a set in a child, and show its card and its first item."""
        self._page.set_set(path)
        self._path = path
        self._page.kind.setCurrentIndex(0)
        self._is_named = False
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        if not self._path or self._state != IDLE:
            return
        if self._look is not None:
            self._look.ended.disconnect(self._on_looked)
            self._look.shut_down()
            self._look.deleteLater()
        self._told = None
        self._page.form.set_strip(Notice("info", self.tr("Reading the data set…")))
        self._asked_of = self._asked()
        self._look = Job(_request(self._asked_of), self)
        self._look.ended.connect(self._on_looked)
        self._judge()

    def _asked(self) -> Order:
        """Return what the page says, without a model and a folder."""
        page, form = self._page, self._page.form
        few = self._few.few(next(iter(form.shot_counts), None), next(iter(form.shot_seeds), None))
        form.set_few(FEW_SHOT if few else "")
        return Order(
            path=self._path,
            kind=str(page.kind.currentData() or ""),
            protocol_id="" if few else str(page.protocol.currentData()),
            few=few,
            limit=int(page.items.currentData()) or None,
            seed=form.seed_number,
            language=QLocale().name().partition("_")[0],
        )

    @Slot(Result)
    def _on_looked(self, result: Result) -> None:
        if self._look is not None:
            self._look.deleteLater()
            self._look = None
        if result.code is not None:
            told = problems.told(Problem(result.code, **result.facts))
            self._page.form.set_strip(Notice("err", told.what, told.why, told.hint))
            self._page.set_prompt("", "")
            self._details.set_card((), ())
            self._judge()
            return
        self._told = msgspec.json.decode(str(result.facts["told"]), type=Told)
        self._page.form.set_strip(self._few.strip(self._told))
        known_sets.note(self._noted, self._path)
        self._page.kind.setCurrentIndex(max(self._page.kind.findData(self._told.kind), 0))
        self._page.set_prompt(self._told.prompt, run_words.scored(self._told))
        self._details.set_card(run_words.card(self._told.card), run_words.traps(self._told.card))
        self._name_folder()
        self._judge()

    def _name_folder(self) -> None:
        """Propose a folder that is free, unless a person named one."""
        if self._is_named or self._told is None or not self.who.stem:
            return
        stem = portable(f"{self._told.card.name}-{self.who.stem}")
        self._page.set_folder(str(self._queue.free(self._runs, stem)))

    @Slot()
    def _judge(self) -> None:
        """Say what stands in the way of a start."""
        words = ""
        if self._told is None:
            words = self.tr("Choose a data set first.")
        elif not self.who.stem:
            words = self.tr("Choose a model first, at the top of the window.")
        elif not self._page.folder:
            words = self.tr("Name the folder to write to.")
        elif not Path(self._page.folder).is_absolute():
            words = self.tr("Write the whole path of the folder.")
        waiting = len(self._queue.waiting)
        self._page.set_ready(words or run_words.why_slow(), waiting, not words)

    @Slot()
    def _on_choose_set_asked(self) -> None:
        run_dialogs.choose_set(self._page, self.look_at)

    @Slot()
    def _on_choose_folder_asked(self) -> None:
        run_dialogs.choose_folder(self._page, self._on_folder_selected)

    @Slot(str)
    def _on_folder_selected(self, path: str) -> None:
        self._page.set_folder(path)
        self._on_folder_changed()

    @Slot()
    def _on_folder_changed(self) -> None:
        self._is_named = bool(self._page.folder)
        self._judge()

    # the run

    @Slot()
    def start(self) -> None:
        """Begin the first run of the queue; an empty one gets what the page says."""
        if self._job is not None:
            return
        if not self._queue.waiting:
            self.add()
        if (order := self._queue.take()) is not None:
            self._begin(order)

    @Slot()
    def add(self) -> None:
        """Put what the page says into the queue: a run for each number of examples and seed."""
        if self._told is None:
            return
        order = replace(self._asked(), kind=self._told.kind, out=str(Path(self._page.folder)))
        try:
            order = self.who.asked(order)
        except Problem as problem:
            self._notices.tell(problem)
            return
        self._queue.add(swept(order, self._page.form.shot_counts, self._page.form.shot_seeds))
        self._is_named = False
        self._name_folder()

    def _begin(self, order: Order) -> None:
        self._order = order
        make_room(order, self._shelf, self._engine, self._notices)
        self._is_pausing, self._state, self._pace = False, RUNNING, RunPace()
        self._show_live(Tally(0, 0, 0.0, 0.0), "")
        self._page.set_result(())
        self._page.set_offers(())
        self._job = Job(self.who.request(order), self)
        self._job.progressed.connect(self._on_progressed)
        self._job.ended.connect(self._on_ended)
        self._show(self.tr("Starting"))

    @Slot()
    def pause(self) -> None:
        """Stop after the item in work; Resume goes on."""
        self._halt(is_pausing=True)

    @Slot()
    def stop(self) -> None:
        """Stop and keep what is done; the run stays incomplete and can be taken up later."""
        if self._job is None:
            self._queue.end(self._order, self.tr("Stopped, incomplete"), "stop")
            self._rest()
        else:
            self._halt(is_pausing=False)

    def _halt(self, *, is_pausing: bool) -> None:
        if self._job is not None and self._state == RUNNING:
            self._is_pausing = is_pausing
            self._state = STOPPING
            self._job.cancel()
            self._show(self.tr("Stopping after this item"))

    @Slot()
    def _on_server_closed(self) -> None:
        """Pause a run that asks the server at once; it goes on when that is on again."""
        model = self._order.model if self._order is not None else None
        if self._job is not None and model is not None and model.endpoint:
            if self._state == RUNNING:  # what was being stopped stays stopped
                self._is_pausing, self._state = True, STOPPING
            self._job.shut_down()

    @Slot()
    def resume(self) -> None:
        """Go on with the run that is paused."""
        if self._order is not None and self._job is None:
            self._begin(replace(self._order, is_resuming=Path(self._order.out).exists()))

    def take_up(self, order: Order) -> None:
        """Go on with a run that an earlier start left."""
        if self._job is None:
            self._path, self._told = order.path, None
            self._page.set_set(order.path)
            self._page.set_folder(order.out)
            self._begin(order)

    def shut_down(self) -> None:
        """End what runs at once; every item that is done is on the disk."""
        for job in (self._look, self._job):
            if job is not None:
                job.shut_down()

    @Slot(Step)
    def _on_progressed(self, step: Step) -> None:
        if step.unit == RESTING:
            self._show(resting())
        elif step.unit == "prompt":
            scored = run_words.scored_in(self._order, self._asked_of, self._told)
            self._page.set_prompt(step.text, scored)
        elif step.unit == "loading":
            self._show(self.tr("Loading the model"))
        elif step.unit == "checking":
            self._show(self.tr("Checking that this model can be scored on this set"))
        elif step.unit == "checked":
            self._page.live.set_checks(*run_live.checks(step.text))
        elif step.unit == "items":
            self._pace.note(step)
            self._show_live(msgspec.json.decode(step.text, type=Tally))
            self._show(run_words.kept(step.done))

    def _show_live(self, tally: Tally, checks: str | None = None) -> None:
        self._page.figures.show_figures(run_live.figures(tally))
        self._page.live.set_items(run_live.rows(tally))
        if checks is not None:
            self._page.live.set_checks(checks)

    def _show(self, words: str) -> None:
        order = self._order
        if order is None:
            return
        words_of = self.tr("Paused: %1") if self._state == PAUSED else self.tr("Running: %1")
        what = fill(words_of, f"{Path(order.path).stem} · {order.name}")
        view = self._pace.view(what, words, is_running=self._state == RUNNING)
        self._page.set_state(self._state, view)
        self.worked.emit(f"{self.tr('MCQ run')} {view.numbers}".strip())

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self.worked.emit("")
        if result.code is None:
            self._rest()
            found = msgspec.json.decode(str(result.facts["summary"]), type=Summary)
            out = self._order.out if self._order else ""
            self._page.set_result(run_words.result(found, out))
            self.said.emit(self.tr("The run is complete."))
            self._queue.end(self._order, run_words.short(found), "ok")
        elif result.code is Code.CANCELLED and self._is_pausing:
            self._state = PAUSED
            self._show(self.tr("Every item that is done is on the disk."))
            self.said.emit(self.tr("The run is paused."))
        else:
            self._rest()
            self._tell_end(result)
        self.ended.emit()
        if result.code is not Code.CANCELLED and (order := self._queue.take()) is not None:
            self._begin(order)

    def _tell_end(self, result: Result) -> None:
        if result.code is None or result.code is Code.CANCELLED:
            self.said.emit(self.tr("The run was stopped. What is done is kept."))
            self._queue.end(self._order, self.tr("Stopped, incomplete"), "stop")
        else:
            problem = Problem(result.code, **result.facts)
            run_refusal.tell(problem, self._order, self._notices, self._despite_probe)
            self._queue.end(self._order, self.tr("Not run"), "error")

    def _despite_probe(self, order: Order) -> None:
        self._queue.put_first(order)
        self.start()

    def _rest(self) -> None:
        self._state, self._pace, self._is_named = IDLE, RunPace(), False
        self._page.set_state(IDLE, None)
        self._show_live(Tally(0, 0, 0.0, 0.0), "")
        self.worked.emit("")
        self.refresh()
        if self._told is None:  # a run of another set went by
            self._on_changed()

    # what an earlier start left

    @Slot(object)
    def _on_offer_taken(self, order: Order) -> None:
        self.take_up(replace(order, is_resuming=True))


def _request(order: Order) -> protocol.Evaluate:
    return protocol.Evaluate(id=1, order=msgspec.json.encode(order).decode())
