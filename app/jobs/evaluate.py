"""Tells what a set is, and asks a model its items, one on the disk before the next."""

import json
import statistics
import time
from bisect import insort
from collections import deque
from pathlib import Path

import msgspec
from msgspec.structs import replace

from app import protocol
from app.core.chat import Loaded, Message, ModelFile, Role
from app.errors import Code, Problem
from app.evaluation import importers, shots
from app.evaluation.checks import REMOTE_TOLERANCE, check
from app.evaluation.importers.preview import preview
from app.evaluation.judging import UNSCORED, Sample
from app.evaluation.language import spoken_in
from app.evaluation.order import Order, Tally, Told
from app.evaluation.protocol import Ask
from app.evaluation.report import report
from app.evaluation.review import Line, line
from app.evaluation.run import Plan, Subject, record, remote_subject, subject
from app.evaluation.statistics import wilson
from app.evaluation.subset import subset
from app.evaluation.summary import summary
from app.evaluation.task import Task, card
from app.store import runs
from app.wire import Wire
from app.worker.answerer import EngineAnswerer
from app.worker.devices import peak_resident_bytes
from app.worker.engine import Engine
from app.worker.llama import LlamaEngine

OWN = "own"
REPORT_SECONDS = 0.1
MOST_LAST = 5  # items that the window lists while a run goes on


def evaluate(wire: Wire, request: protocol.Evaluate) -> protocol.Finished:
    """Do what the `evaluation.order.Order` in the request says.

    With a mapping it ends with `preview`, a `Preview` as JSON text; without a folder with `told`,
    a `Told` as JSON text; else with `summary`, a `Summary` as JSON text. `Progress` has the units
    "loading", "prompt" (`text` is the first prompt as the model reads it), "checking", "checked"
    (`text` is what was found, as JSON) and "items" (`text` is a `Tally`).

    Raises:
        Problem: `task_invalid`, `bad_value`; `no_network` for a server that it may not ask; what a
            load, the checks and the run folder refuse;
            `cancelled`: what is done is kept, and can be gone on with.
    """
    order = msgspec.json.decode(request.order, type=Order)
    if order.mapping is not None:
        seen = msgspec.json.encode(preview(Path(order.path), order.mapping)).decode()
        return protocol.Finished(id=request.id, result={"preview": seen})
    kind = order.kind or importers.recognised(Path(order.path)) or OWN
    task = importers.opened("" if kind == OWN else kind, Path(order.path))
    asked_as, few, found = shots.asked_as(task, order.protocol_id or None, order.few)
    chosen = subset(task.items, order.limit, order.seed)
    plan = Plan(task, asked_as, few, chosen, (order.limit, order.seed), found)
    if not order.out or order.model is None:
        told = msgspec.json.encode(_told(kind, task, plan)).decode()
        return protocol.Finished(id=request.id, result={"told": told})
    if not len(plan):
        raise Problem(Code.BAD_VALUE, name="examples", why="they give away every item")
    if order.model.endpoint and request.key is None:
        raise Problem(Code.NO_NETWORK, host=order.model.endpoint, is_off=True)
    result = _Evaluating(wire, request.id, order, plan).run(_engine(order.model, request.key or ""))
    return protocol.Finished(id=request.id, result={"summary": result})


def _engine(model: ModelFile, key: str) -> Engine:
    """Return the engine of a model: llama.cpp, or a server."""
    if not model.endpoint:
        return LlamaEngine()
    from app.worker.remote import RemoteEngine

    remote = RemoteEngine()
    remote.take_key(key)
    return remote


def _told(kind: str, task: Task, plan: Plan) -> Told:
    ask = plan.ask(0) if len(plan) else Ask((Message(Role.USER, ""),), (), 0)
    return Told(
        kind=kind,
        card=card(task),
        prompt=ask.context,
        continuations=ask.continuations,
        is_chat=plan.protocol.is_chat,
        protocol_sha256=plan.protocol.sha256,
        few=tuple(replace(one, doc={}) for one in plan.shots),
        hits=plan.contamination,
        excluded=len(plan.excluded),
    )


class _Evaluating:
    """One run on its way, and what it tells the window."""

    def __init__(self, wire: Wire, request_id: int, order: Order, plan: Plan) -> None:
        self._wire = wire
        self._id = request_id
        self._order = order
        self._plan = plan
        self._told = 0.0
        self._right = self._asked = 0
        self._masses: list[float] = []
        self._last: deque[Line] = deque(maxlen=MOST_LAST)
        self._card = card(plan.task)

    def run(self, engine: Engine) -> str:
        """Load, check, ask what is left; return the summary as JSON text."""
        order, out = self._order, Path(self._order.out)
        if order.model is None:
            raise Problem(Code.MODEL_UNKNOWN)
        runs.check_free(out, is_resuming=order.is_resuming)
        loaded = engine.load(order.model, order.options, self._is_cancelled, self._on_loading)
        answerer = EngineAnswerer(engine, self._is_cancelled)
        try:
            self._tell("prompt", 0, answerer.shown(self._plan.ask(0)))
            self._tell("checking", 0)
            begun = runs.peek(out) if order.is_resuming else None
            found = (
                check(
                    self._plan,
                    answerer,
                    loaded.context_tokens,
                    despite_probe=order.despite_probe,
                    tolerance=REMOTE_TOLERANCE if order.model.endpoint else 0.0,
                )
                if begun is None
                else begun.get("checks", {})
            )
            self._tell("checked", 0, json.dumps(found))
            whole = record(self._plan, self._subject(loaded), order.options, loaded, found)
            if order.model.endpoint:
                whole["endpoint"] = order.model.endpoint
            with runs.begun(out, whole, is_resuming=order.is_resuming) as folder:
                return self._work(folder, answerer)
        finally:
            engine.unload()

    def _subject(self, loaded: Loaded) -> Subject:
        model = self._order.model
        if model is None:
            raise Problem(Code.MODEL_UNKNOWN)
        if model.endpoint:
            return remote_subject(loaded.model, model.endpoint)
        return subject(self._order.name, model, is_demo=self._order.is_demo)

    def _work(self, folder: runs.RunFolder, answerer: EngineAnswerer) -> str:
        facts = self._card
        if not folder.is_complete:
            folder.keep_order(msgspec.json.encode(self._order))
            self._ask(folder, answerer)
        result = summary(folder.samples, self._plan.protocol, facts, folder.record)
        if not folder.is_complete:
            how = spoken_in(self._order.language)
            page = report(folder.record, result, self._plan.protocol, facts, how)
            folder.finish(msgspec.to_builtins(result), page)
        return msgspec.json.encode(result).decode()

    def _ask(self, folder: runs.RunFolder, answerer: EngineAnswerer) -> None:
        for number, sample in enumerate(folder.samples, 1):
            self._count(sample, number, None)
        self._tell_items(len(folder.samples), is_first=True)
        started = time.monotonic()
        try:
            done = len(folder.samples)
            for sample in self._plan.samples(done, answerer, self._is_cancelled):
                ms = round(1000 * (time.monotonic() - started))
                folder.append(sample, ms)
                self._count(sample, len(folder.samples), ms)
                self._tell_items(len(folder.samples))
                self._wire.rest(self._id)
                started = time.monotonic()
        except BaseException:
            folder.note_memory(peak_resident_bytes())
            folder.close_session()
            raise
        folder.note_memory(peak_resident_bytes())

    def _count(self, sample: Sample, number: int, ms: int | None) -> None:
        self._last.appendleft(line(sample, number, ms))
        if sample.option_mass is not None:
            insort(self._masses, sample.option_mass)
        if sample.status != UNSCORED:
            self._asked += 1
            self._right += sample.is_correct

    def _tell_items(self, done: int, *, is_first: bool = False) -> None:
        now = time.monotonic()
        if now - self._told < REPORT_SECONDS and not is_first and done < len(self._plan):
            return
        self._told = now
        span = wilson(self._right, self._asked)
        numbers = (self._asked, self._right, span.low, span.high, done - self._asked)
        mass = statistics.median(self._masses) if self._masses else None
        majority = (self._card.majority, self._card.majority_share)
        tally = Tally(*numbers, *majority, mass, tuple(self._last))
        self._tell("items", done, msgspec.json.encode(tally).decode())

    def _is_cancelled(self) -> bool:
        return self._wire.is_cancelled(self._id)

    def _on_loading(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told >= REPORT_SECONDS:
            self._told = now
            message = protocol.Progress(id=self._id, done=done, total=total, unit="loading")
            self._wire.send(message)

    def _tell(self, unit: str, done: int, text: str = "") -> None:
        total = len(self._plan)
        self._wire.send(
            protocol.Progress(id=self._id, done=done, total=total, unit=unit, text=text)
        )
