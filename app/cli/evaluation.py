"""One run on its way: what is asked, by whom, item by item on the disk, and what it came to."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, to_builtins

from app import settings as stored_settings
from app.cli import endpoint, library
from app.cli.advice import advise
from app.cli.common import Common, model_label, say, table, warn
from app.cli.engine import Interrupt, engine, load, rehearse
from app.cli.first_prompt import show_first
from app.cli.loading import settled
from app.cli.report_language import spoken
from app.cli.rest import Rest
from app.cli.sets import asked_as
from app.core.chat import Loaded, LoadOptions
from app.core.endpoint import Endpoint
from app.core.text import fill
from app.errors import Code, Problem
from app.evaluation.checks import REMOTE_TOLERANCE, check
from app.evaluation.report import report
from app.evaluation.run import Plan, Subject, record, remote_subject, subject
from app.evaluation.subset import subset
from app.evaluation.summary import Summary, failed, percent, summary
from app.evaluation.task import Task, card
from app.store import runs
from app.store.database import open_database
from app.store.runs import RunFolder

if TYPE_CHECKING:
    from app.worker.engine import Engine


class Wish(Struct, frozen=True):
    """What was asked for on the command line; `None` is not said."""

    model: str | None
    protocol_id: str | None
    examples: str | None
    shots: int | None
    shot_seed: int | None
    limit: int | None
    seed: int
    options: LoadOptions
    is_resuming: bool
    despite_probe: bool
    on_battery: str
    endpoint: Endpoint | None = None
    language: str | None = None


class Evaluation:
    """Runs one task with the engine of this process."""

    def __init__(self, common: Common, task: Task, wish: Wish) -> None:
        """Settle what is asked.

        Raises:
            Problem: `bad_value`: no such protocol, or examples that are not there; `not_found`.
        """
        self._common = common
        self._wish = wish
        self._result: Summary | None = None
        asked = (wish.examples, wish.shots, wish.shot_seed)
        protocol, few, found = asked_as(common, task, wish.protocol_id, asked)
        chosen = subset(task.items, wish.limit, wish.seed)
        self._plan = Plan(task, protocol, few, chosen, (wish.limit, wish.seed), found)
        if found:
            names = ", ".join(sorted({hit.example_id for hit in found}))
            warn(
                f"Examples that are items of {task.name}, or nearly: {names}. "
                f"{len(self._plan.excluded):,} items are not asked for that; the record says which."
            )
        if not len(self._plan):
            raise Problem(Code.BAD_VALUE, name="examples", why="they give away every item")

    @property
    def result(self) -> Summary:
        """What the run came to; `run` came first."""
        if self._result is None:
            raise Problem(Code.BUG, error="a run without a result")
        return self._result

    def run(self, out: Path | None, *, is_shown: bool) -> int:
        """Run, or only show what the model sees of item one; return the exit status.

        Raises:
            Problem: it did not begin, or ended early; what was done is in the folder.
        """
        common = self._common
        if out is not None and not is_shown:
            runs.check_free(out, is_resuming=self._wish.is_resuming)
        settings = stored_settings.load(common.places.settings)
        with Interrupt() as interrupt:
            common.is_stopped = interrupt.is_asked
            with open_database(common.places, read_only=True) as store:
                server = self._wish.endpoint
                chosen = (
                    endpoint.chosen(server, self._wish.model)
                    if server
                    else library.choose(store, settings, self._wish.model, common)
                )
                options = settled(self._wish.options, chosen.model, settings)
                common.note(f"Loading {model_label(chosen.name, chosen.is_demo)}")
                llama: Engine = endpoint.engine(server) if server else engine()
                try:
                    if server is None:
                        rehearse(common, chosen, options)
                    loaded = load(llama, common, chosen.file, options)
                except BaseException as error:
                    advise(error, chosen, options, store)
                    raise
            from app.worker.answerer import EngineAnswerer

            answerer = EngineAnswerer(llama, interrupt.is_asked)
            try:
                if out is None or is_shown:
                    self._show(answerer)
                    return 0
                if self._plan.protocol.is_chat:
                    messages = self._plan.ask(0).messages
                    show_first(common, chosen, llama, messages, is_kept=True)
                return self._evaluate(out, chosen, (options, loaded), answerer, interrupt)
            finally:
                llama.unload()

    def _show(self, answerer: Any) -> None:
        ask = self._plan.ask(0)
        text = answerer.shown(ask)
        if self._common.is_json:
            found = {"prompt": text, "continuations": list(ask.continuations)}
            protocol = self._plan.protocol
            found |= {"protocol": to_builtins(protocol), "protocol_sha256": protocol.sha256}
            self._common.document(found)
            return
        say(text)
        for one in ask.continuations:
            self._common.note(f"Scored: {one!r}")

    def _evaluate(
        self,
        out: Path,
        chosen: library.Chosen,
        engine_facts: tuple[LoadOptions, Loaded],
        answerer: Any,
        interrupt: Interrupt,
    ) -> int:
        options, loaded = engine_facts
        begun = runs.peek(out) if self._wish.is_resuming else None
        if begun is None:
            self._common.note("Checking that this model can be scored on this set")
            checks = check(
                self._plan,
                answerer,
                loaded.context_tokens,
                despite_probe=self._wish.despite_probe,
                tolerance=REMOTE_TOLERANCE if self._wish.endpoint else 0.0,
            )
            _tell_probe(checks)
        else:
            checks = begun.get("checks", {})
        whole = record(
            self._plan,
            self._subject(chosen, loaded),
            options,
            loaded,
            checks,
        )
        if self._wish.endpoint is not None:
            whole["endpoint"] = self._wish.endpoint.address
        with runs.begun(out, whole, is_resuming=self._wish.is_resuming) as folder:
            if not folder.is_complete:
                self._work(folder, answerer, interrupt)
            self._tell(folder)
        return 0

    def _subject(self, chosen: library.Chosen, loaded: Loaded) -> Subject:
        if self._wish.endpoint is not None:
            return remote_subject(loaded.model, self._wish.endpoint.address)
        return subject(chosen.name, chosen.file, is_demo=chosen.is_demo)

    def _work(self, folder: RunFolder, answerer: Any, interrupt: Interrupt) -> None:
        """Ask what is left; a stop or a problem leaves what is done, to be gone on with."""
        done = len(folder.samples)
        total = len(self._plan)
        if done:
            self._common.note(f"{done:,} of {total:,} items are done already")
        from app.worker.devices import peak_resident_bytes

        chosen = stored_settings.load(self._common.places.settings)
        rest = Rest(self._common, chosen, self._wish.on_battery, interrupt.is_asked)
        started = time.monotonic()
        try:
            with self._common.progress("Items", total) as advance:
                advance(done)
                for sample in self._plan.samples(done, answerer, interrupt.is_asked):
                    took = time.monotonic() - started
                    folder.append(sample, round(1000 * took))
                    self._line(len(folder.samples), total)
                    advance(1)
                    if not rest.wait():
                        interrupt.ask()
                    started = time.monotonic()
        except BaseException:
            folder.note_memory(peak_resident_bytes())
            folder.close_session()
            kept = f"{len(folder.samples):,} of {total:,} items are kept"
            self._common.note(f"{kept}; --resume goes on with them.")
            raise
        folder.note_memory(peak_resident_bytes())
        protocol, facts = self._plan.protocol, card(self._plan.task)
        result = summary(folder.samples, protocol, facts, folder.record)
        how = spoken(self._common, self._wish.language)
        folder.finish(to_builtins(result), report(folder.record, result, protocol, facts, how))

    def _line(self, done: int, total: int) -> None:
        if self._common.is_json:
            self._common.line({"type": "progress", "done": done, "total": total})

    def _tell(self, folder: RunFolder) -> None:
        facts = card(self._plan.task)
        result = summary(folder.samples, self._plan.protocol, facts, folder.record)
        self._result = result
        protocol = self._plan.protocol
        if self._common.is_json:
            self._common.line(
                {
                    "type": "done",
                    "task": self._plan.task.name,
                    "protocol": protocol.protocol_id,
                    "protocol_sha256": protocol.sha256,
                    **_numbers(result),
                    "run_folder": str(folder.path.absolute()),
                }
            )
            return
        tell_result(folder.record, result)
        say(f"Written: {folder.path.absolute()}")


def _tell_probe(checks: dict[str, Any]) -> None:
    """Say it if trivial questions were wrong and it is scored all the same."""
    for note in failed({"checks": checks}):
        warn(fill(note.text, *note.values))


def _numbers(result: Summary) -> dict[str, Any]:
    return {
        "n": result.n,
        "correct": result.correct,
        "unscored": result.unscored,
        "unparsed": result.unparsed,
        "accuracy": result.accuracy,
        "stderr": result.stderr,
        "wilson_low": result.interval.low,
        "wilson_high": result.interval.high,
        "macro_f1": result.macro_f1,
        "option_mass": result.option_mass,
        "majority_share": result.majority_share,
        "chance": result.chance,
        "notes": [fill(note.text, *note.values) for note in result.notes],
    }


def tell_result(record_of_run: dict[str, Any], result: Summary) -> None:
    """Write what a run came to, for a person: every number with its interval."""
    model = record_of_run["model"]
    low, high = percent(result.interval.low), percent(result.interval.high)
    rows = [
        ("Model", f"{model_label(model['name'], model['is_demo'])} · {model['quantization']}"),
        ("Endpoint", str(record_of_run.get("endpoint", ""))),
        ("Set", f"{record_of_run['task']['name']}, {result.n:,} items"),
        ("Protocol", record_of_run["protocol"]["protocol_id"]),
        (
            "Accuracy",
            f"{percent(result.accuracy)} % ({low} to {high}, {result.interval.method}; "
            f"harness stderr {percent(result.stderr, 2)})",
        ),
        ("Majority", f"{result.majority}, {percent(result.majority_share)} %"),
        ("Chance", f"{percent(result.chance)} %"),
    ]
    if result.macro_f1 is not None and result.macro_f1_interval is not None:
        f1 = result.macro_f1_interval
        span = f"{f1.low:.3f} to {f1.high:.3f}, {f1.method}"
        rows.append(("Macro-F1", f"{result.macro_f1:.3f} ({span})"))
    if result.option_mass is not None:
        rows.append(("Mass", f"{percent(result.option_mass)} % of the probability on the options"))
    if result.brier is not None and result.calibration_error is not None:
        rows.append(
            ("Calibration", f"ECE {result.calibration_error:.3f}, Brier {result.brier:.3f}")
        )
    if result.unparsed:
        rows.append(("Unreadable", f"{result.unparsed:,} answers; they count as wrong"))
    if result.unscored:
        rows.append(("Not asked", f"{result.unscored:,} items"))
    rows += [("Note", fill(note.text, *note.values)) for note in result.notes]
    table([row for row in rows if row[1]])
    _tell_parts(result)


def _tell_parts(result: Summary) -> None:
    if result.strata:
        say(f"By part, {result.interval.method}:")
    for name, values in result.strata.items():
        for value, one in values.items():
            say(
                f"  {name} {value}: {percent(one.accuracy)} % of {one.n:,} "
                f"({percent(one.interval.low)} to {percent(one.interval.high)})"
            )
