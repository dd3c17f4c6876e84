"""`casebook doctor`: what this computer is, what fits, and whether the engine works."""

from pathlib import Path
from typing import Any

import click
import msgspec
import psutil
from msgspec.structs import replace

from app import protocol, roles, settings
from app.cli import diagnostics
from app.cli.common import Common, common_options, model_label, say, table
from app.cli.handed import key_of_window
from app.cli.loading import settled
from app.cli.version import installed
from app.core import fitting, gguf, hardware, inspection
from app.core.chat import LoadOptions
from app.core.fitting import Fitted
from app.core.gguf import ModelInfo
from app.core.hardware import WORDS, Verdict
from app.core.inspection import Engine, Found
from app.core.text import size
from app.core.wording import problem as told
from app.errors import Code, Problem
from app.settings import Settings
from app.store.database import open_database
from app.store.keys import Keys
from app.store.models import Model
from converters.place import Place

RETRY = "`casebook doctor --retry-graphics` uses what failed before again."


@click.command(epilog="Example: casebook doctor --json")
@click.option("--retry-graphics", is_flag=True, help="Use graphics processors that failed again.")
@click.option(
    "--zip",
    "report",
    type=Place(dir_okay=False),
    metavar="FILE",
    help="Write a report for whoever helps: this, versions, settings, counts and logs.",
)
@click.option("--with-chats", is_flag=True, help="Put every chat into the report as well.")
@click.option("--key-from-stdin", "has_key", is_flag=True, hidden=True)
@common_options
@click.pass_obj
def doctor(
    common: Common, retry_graphics: bool, report: Path | None, with_chats: bool, has_key: bool
) -> None:
    """Show processor, memory, graphics, what fits, whether the engine works, and open sockets."""
    if with_chats and report is None:
        raise click.UsageError("--with-chats goes with --zip FILE.")
    keys = key_of_window() if has_key else None
    common.note("Looking at this computer")
    chosen = settings.load(common.places.settings)
    if retry_graphics and chosen.refused_gpus:
        chosen = replace(chosen, refused_gpus=[])
        settings.save(common.places.settings, chosen)
    found = inspection.look(_probe(), common.places.data, chosen.refused_gpus)
    models, trouble = _models(common, keys)
    fits = [_fit(model, found, chosen) for model in models]
    sockets = len(psutil.Process().net_connections(kind="inet"))
    document = {
        **_document(found),
        "models": [_model(model, *fit) for model, fit in zip(models, fits, strict=True)],
        "network": {"sockets_open": sockets},
        "history": trouble,
    }
    if report is not None:
        _save(common, report, document, chosen, keys, has_chats=with_chats)
        return
    if common.is_json:
        common.document(document)
        return
    _show(found, list(zip(models, fits, strict=True)), sockets, trouble)
    if chosen.refused_gpus:
        say(RETRY)


def _show(
    found: Found,
    fits: list[tuple[Model, tuple[ModelInfo | None, Fitted | None]]],
    sockets: int,
    trouble: str,
) -> None:
    rows = [*inspection.rows(found), ("Network", f"off · {sockets} sockets are open")]
    if trouble:
        rows.append(("History", trouble))
    for model, fit in fits:
        rows += _lines(model, *fit)
    table(rows)
    if not fits and not trouble:
        say("No model yet. `casebook models add FILE` adds one.")


def _save(
    common: Common,
    report: Path,
    document: dict[str, Any],
    chosen: Settings,
    keys: Keys | None,
    *,
    has_chats: bool,
) -> None:
    parts = {
        "doctor.json": document,
        "versions.json": diagnostics.versions_document(document["engine"]["llama_cpp_commit"]),
        "settings.json": diagnostics.settings_document(chosen),
    }
    target = report.expanduser().absolute()
    done = diagnostics.save(target, common.places, parts, keys, has_chats=has_chats)
    if common.is_json:
        said = {"size_bytes": done.size_bytes, "sha256": done.sha256, "files": list(done.files)}
        common.document({"path": str(done.path), **said})
        return
    say(str(done.path))
    for name in done.files:
        common.note(f"  {name}")
    common.note("Every chat is in it." if has_chats else diagnostics.NOT_IN_IT)


def _probe() -> Engine:
    """Start the engine in a child that is thrown away: what ends it ends nothing else.

    If it ends, another one leaves the graphics drivers alone: maybe they were it.
    """
    first = _answer(protocol.Probe(id=1))
    if isinstance(first, protocol.Devices):
        return inspection.engine_of(msgspec.to_builtins(first))
    without = _answer(protocol.Probe(id=1, has_graphics=False))
    if isinstance(without, protocol.Devices):
        why = f"the engine ends when it starts the graphics drivers: {first}"
        return inspection.engine_of(msgspec.to_builtins(without), why)
    return Engine(works=False, reason=first, engine=installed("llama-cpp-python"))


def _answer(probe: protocol.Probe) -> protocol.Devices | str:
    """Return what the engine said, or why it said nothing."""
    try:
        reply = roles.call("worker", probe)
    except Problem as problem:
        return str(told(problem))
    if isinstance(reply, protocol.Devices):
        return reply
    if isinstance(reply, protocol.Failed):
        return str(told(Problem(reply.code, **reply.detail)))
    return str(told(Problem(Code.BUG, error=type(reply).__name__)))


def _models(common: Common, keys: Keys | None) -> tuple[list[Model], str]:
    """Return the library; a history that cannot be opened is a finding, not the end."""
    try:
        with open_database(common.places, read_only=True, keys=keys) as store:
            return store.models.list(), ""
    except Problem as problem:
        return [], str(told(problem))


def _fit(model: Model, found: Found, chosen: Settings) -> tuple[ModelInfo | None, Fitted | None]:
    """Return what a model's header says and how it fits; nothing of an older version's facts."""
    try:
        info = msgspec.convert(model.info, gguf.ModelInfo)
    except msgspec.ValidationError:
        return None, None
    options = settled(LoadOptions(), model, chosen)
    return info, fitting.fitted(info, options, found.machine, found.engine.gpus)


def _document(found: Found) -> dict[str, object]:
    engine = found.engine
    return {
        "cpu": {
            "name": found.cpu_name,
            "physical_cores": found.physical_cores,
            "logical_cores": found.logical_cores,
            "usable_cores": found.usable_cores,
            "features": sorted(found.machine.features),
            "variant": engine.variant,
            "variants_available": list(engine.variants),
        },
        "memory": {
            "total_bytes": found.machine.total_bytes,
            "available_bytes": found.machine.free_bytes,
        },
        "gpus": [
            {**msgspec.to_builtins(gpu), "refused": found.is_refused(gpu)} for gpu in engine.gpus
        ],
        "disk": {"free_bytes": found.disk_free_bytes},
        "engine": {
            "works": engine.works,
            "llama_cpp_python": engine.engine,
            "llama_cpp_commit": engine.llama_commit,
            "build": engine.build,
            "features": list(engine.features),
            "reason": engine.reason,
            "graphics_reason": engine.graphics_reason,
        },
        "power": msgspec.to_builtins(found.power),
        "data_folder": found.data_folder,
    }


def _model(model: Model, info: ModelInfo | None, fitted: Fitted | None) -> dict[str, object]:
    said: dict[str, object] = {"model_id": model.model_id, "name": model.name}
    if info is None or fitted is None:
        fit = hardware.fit(model.size_bytes, None, None)
        none: dict[str, Any] = {"gpu": None, "layers": 0, "sentences": []}
        said |= {"fits": fit.verdict, "needs_bytes": model.size_bytes, "sentence": fit.sentence}
        return {**said, "arithmetic": {}, "graphics": none}
    memory, offload = fitted.memory, fitted.offload
    return {
        **said,
        "fits": fitted.fit.verdict,
        "needs_bytes": memory.total,
        "sentence": fitted.fit.sentence,
        "arithmetic": {
            "weights_bytes": memory.weights,
            "repacked_bytes": memory.repacked,
            "cache_bytes": memory.cache,
            "compute_bytes": memory.compute + memory.output,
            "program_bytes": memory.program,
            "context_tokens": fitted.use.context_tokens,
            "is_mapped": fitted.use.is_mapped,
        },
        "graphics": {
            "gpu": offload.gpu.name if offload.gpu else None,
            "layers": offload.layers,
            "all_layers": info.block_count + 1,
            "needs_bytes": offload.share.total,
            "sentences": fitted.notes(),
        },
    }


def _lines(model: Model, info: ModelInfo | None, fitted: Fitted | None) -> list[tuple[str, str]]:
    """Return the light, the sum and what goes on a graphics processor, for a person."""
    name = model_label(model.name, model.is_demo)
    if info is None or fitted is None:
        fit = hardware.fit(model.size_bytes, None, None)
        return [("Model", f"{name} · {WORDS[fit.verdict]}: {fit.sentence}")]
    word = WORDS[Verdict(fitted.fit.verdict)]
    lines = [("Model", f"{name} · {word}: {fitted.fit.sentence}")]
    for part in fitting.parts(info, fitted):
        elsewhere = f" + {size(part.gpu_bytes)} on graphics" if part.gpu_bytes else ""
        lines.append(
            ("", f"{size(part.host_bytes)}{elsewhere} {part.name.lower()}: {part.formula}")
        )
    return [*lines, *(("", sentence) for sentence in fitted.notes())]
