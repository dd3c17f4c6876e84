"""`casebook models trial`: can a model be used here? Found out in a process that may die."""

import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from app import protocol, roles
from app import settings as stored_settings
from app.cli import library
from app.cli.common import Common, common_options, say, warn
from app.cli.engine import LOAD_STEPS
from app.cli.loading import load_options, settled, wished
from app.core import loading
from app.core.chat import LoadOptions
from app.core.text import size
from app.errors import Code, Problem
from app.store.database import Store, open_database
from app.store.models import Model

USABLE, UNUSABLE = "usable", "unusable"
LATE_HINT = "This says nothing of the file. Try again with a longer --timeout."


@dataclass(frozen=True)
class _Subject:
    """What is tried; `model` is `None` for a file used in place."""

    path: Path
    marks: str
    model: Model | None
    options: LoadOptions


@click.command(epilog="Example: casebook models trial Meditron3-Gemma2-2B --json")
@click.argument("model", metavar="M")
@load_options
@click.option(
    "--timeout", type=click.FloatRange(0.1, 86_400), metavar="SECONDS", help="Give up after this."
)
@common_options
@click.pass_obj
def trial(common: Common, /, model: str, timeout: float | None, **said: object) -> int:
    """Load a model in a process of its own, look at every weight, and have it answer once.

    M is an id, the beginning of one, a name, or the path of a GGUF file (used in place). The exit
    status is 0 only if the model is usable; what was found is on stdout all the same. For a model
    of the library it is remembered: `casebook models info` shows it.
    """
    settings = stored_settings.load(common.places.settings)
    with open_database(common.places, read_only=True) as look:
        found = library.find(look, model)
    if isinstance(found, Path):
        options = settled(wished(said), None, settings)
        result = _run(common, _Subject(found, "", None, options), timeout)
    else:
        with open_database(common.places) as store:
            result = _run_and_keep(common, store, found, timeout, (said, settings))
    if common.is_json:
        common.document(result)
    else:
        _tell(result)
    if result["status"] == USABLE:
        return 0
    hint = f" {LATE_HINT}" if result["code"] == Code.TRIAL_FAILED else ""
    warn(f"error: {result['code']}: {result['reason']}{hint}")
    return 1


def _run_and_keep(
    common: Common, store: Store, model: Model, timeout: float | None, chosen: tuple[Any, Any]
) -> dict[str, Any]:
    model = library.renewed(store, common, model)
    said, settings = chosen
    options = settled(wished(said), model, settings)
    subject = _Subject(Path(model.path), model.marks, model, options)
    store.models.begin_load(model.model_id)  # GG-4: if the machine dies, this model is why
    try:
        result = _run(common, subject, timeout)
    except BaseException:
        store.models.end_load(model.model_id, is_usable=None)
        raise
    store.models.remember_trial(model.model_id, result, _verdict(result))
    return result


def _verdict(result: dict[str, Any]) -> bool | None:
    """Return what a trial says of the model: too little memory or time says nothing."""
    if result["status"] == USABLE:
        return True
    return None if result["code"] in {Code.OUT_OF_MEMORY, Code.TRIAL_FAILED} else False


def _run(common: Common, subject: _Subject, timeout: float | None) -> dict[str, Any]:
    size_bytes = subject.path.stat().st_size if subject.path.exists() else 0
    seconds = timeout or loading.trial_seconds(size_bytes)
    request = protocol.Trial(
        id=1, path=str(subject.path), marks=subject.marks, options=subject.options
    )
    seen = 0
    with common.progress("Trying", LOAD_STEPS) as advance:

        def on_progress(message: protocol.Progress) -> None:
            nonlocal seen
            advance(message.done - seen)
            seen = message.done

        try:
            reply = roles.call("job", request, seconds=seconds, on_progress=on_progress)
        except Problem as problem:
            return _died(problem)
    if isinstance(reply, protocol.Failed):
        raise Problem(reply.code, **reply.detail)
    if not isinstance(reply, protocol.Finished):
        raise Problem(Code.BUG, error=type(reply).__name__)
    return {key: value for key, value in reply.result.items() if key != "detail"}


def _died(problem: Problem) -> dict[str, Any]:
    """Return the finding of a process that ended without one; any other problem goes on."""
    if problem.code is not Code.ENGINE_STOPPED:
        raise problem
    is_late = "waited_seconds" in problem.detail
    return {
        "status": UNUSABLE,
        "reason": _cause(problem.detail),
        "code": Code.TRIAL_FAILED if is_late else Code.ENGINE_STOPPED,
        "load_seconds": None,
        "tokens_per_second": None,
        "peak_rss_bytes": None,
    }


def _cause(detail: dict[str, object]) -> str:
    if waited := detail.get("waited_seconds"):
        return f"It gave no answer within {waited:g} seconds."
    status = detail.get("exit_code")
    if isinstance(status, int) and status < 0:
        try:
            return f"Its process was ended by {signal.Signals(-status).name}."
        except ValueError:
            return f"Its process was ended by signal {-status}."
    return f"Its process ended with status {status}."


def _tell(result: dict[str, Any]) -> None:
    if result["status"] == UNUSABLE:
        known = "Not known" if result["code"] == Code.TRIAL_FAILED else "Unusable"
        say(f"{known}: {result['reason']}")
        return
    speed = result["tokens_per_second"]
    said = [f"loaded in {result['load_seconds']} s"]
    said += [f"{speed} tokens/s"] if speed is not None else []
    said.append(f"{size(result['peak_rss_bytes'])} of memory at most")
    say(f"Usable · {' · '.join(said)}")
