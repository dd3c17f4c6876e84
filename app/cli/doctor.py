"""`casebook doctor`: what this computer is, what fits, and whether the engine works."""

import shutil
from dataclasses import dataclass
from typing import Any

import click
import msgspec
import psutil
from msgspec.structs import replace

from app import protocol, roles, settings
from app.cli import graphics
from app.cli.common import Common, common_options, model_label, say, table
from app.cli.loading import settled
from app.cli.version import installed
from app.core import fitting, gguf, hardware, loading, machine
from app.core.chat import LoadOptions
from app.core.hardware import WORDS, Memory, Use, Verdict
from app.core.machine import Machine
from app.core.text import size
from app.core.wording import problem as told
from app.errors import Code, Problem
from app.store.database import open_database
from app.store.models import Model


@dataclass(frozen=True)
class _Engine:
    """What the probe child said; `reason` if it said nothing.

    `graphics_reason` is set if it could say something only without graphics drivers.
    """

    devices: protocol.Devices | None
    reason: str
    graphics_reason: str = ""


@click.command(epilog="Example: casebook doctor --json")
@click.option("--retry-graphics", is_flag=True, help="Use graphics processors that failed again.")
@common_options
@click.pass_obj
def doctor(common: Common, retry_graphics: bool) -> None:
    """Show processor, memory, graphics, what fits, whether the engine works, and open sockets."""
    common.note("Looking at this computer")
    chosen = settings.load(common.places.settings)
    if retry_graphics and chosen.refused_gpus:
        chosen = replace(chosen, refused_gpus=[])
        settings.save(common.places.settings, chosen)
    engine = _probe()
    models, trouble = _models(common)
    computer = machine.machine()
    found = {
        "cpu": _processor(engine.devices),
        "memory": {
            "total_bytes": computer.total_bytes,
            "available_bytes": computer.free_bytes,
        },
        "gpus": [
            graphics.described(gpu, chosen.refused_gpus)
            for gpu in (engine.devices.gpus if engine.devices else ())
        ],
        "disk": {"free_bytes": shutil.disk_usage(common.places.data).free},
        "engine": _engine_shape(engine),
        "models": [
            {
                **_fit(model, computer),
                "graphics": graphics.planned(
                    model,
                    settled(LoadOptions(), model, chosen),
                    engine.devices.gpus if engine.devices else (),
                ),
            }
            for model in models
        ],
        "network": {"sockets_open": _sockets()},
        "data_folder": str(common.places.data),
        "history": trouble,
    }
    if common.is_json:
        common.document(found)
    else:
        _tell(found, models)


def _probe() -> _Engine:
    """Start the engine in a child that is thrown away: what ends it ends nothing else.

    If it ends, another one leaves the graphics drivers alone: maybe they were it.
    """
    found = _answer(protocol.Probe(id=1))
    if found.devices is not None:
        return found
    without = _answer(protocol.Probe(id=1, has_graphics=False))
    if without.devices is None:
        return found
    why = f"the engine ends when it starts the graphics drivers: {found.reason}"
    return _Engine(without.devices, "", why)


def _answer(probe: protocol.Probe) -> _Engine:
    try:
        reply = roles.call("worker", probe)
    except Problem as problem:
        return _Engine(None, str(told(problem)))
    if isinstance(reply, protocol.Devices):
        return _Engine(reply, "")
    if isinstance(reply, protocol.Failed):
        return _Engine(None, str(told(Problem(reply.code, **reply.detail))))
    return _Engine(None, str(told(Problem(Code.BUG, error=type(reply).__name__))))


def _models(common: Common) -> tuple[list[Model], str]:
    """Return the library; a history that cannot be opened is a finding, not the end."""
    try:
        with open_database(common.places, read_only=True) as store:
            return store.models.list(), ""
    except Problem as problem:
        return [], str(told(problem))


def _processor(devices: protocol.Devices | None) -> dict[str, object]:
    return {
        "name": machine.name(),
        "physical_cores": psutil.cpu_count(logical=False) or psutil.cpu_count() or 1,
        "logical_cores": psutil.cpu_count() or 1,
        "features": sorted(machine.features()),
        "variant": devices.variant if devices else "",
        "variants_available": list(devices.variants) if devices else [],
    }


def _engine_shape(engine: _Engine) -> dict[str, object]:
    return {
        "works": engine.devices is not None,
        "llama_cpp_python": (
            engine.devices.engine if engine.devices else installed("llama-cpp-python")
        ),
        "llama_cpp_commit": engine.devices.llama_commit if engine.devices else "",
        "build": engine.devices.build if engine.devices else "",
        "features": list(engine.devices.features) if engine.devices else [],
        "reason": engine.reason,
        "graphics_reason": engine.graphics_reason,
    }


def _fit(model: Model, computer: Machine) -> dict[str, object]:
    try:
        info = msgspec.convert(model.info, gguf.ModelInfo)
    except msgspec.ValidationError:  # added by another version of Casebook
        fit, needs = hardware.fit(model.size_bytes, None, None), model.size_bytes
        arithmetic: dict[str, object] = {}
    else:
        found = fitting.fitted(info, loading.remembered(model.options), computer)
        fit, needs = found.fit, found.memory.total
        arithmetic = _arithmetic(found.memory, found.use)
    return {
        "model_id": model.model_id,
        "name": model.name,
        "fits": fit.verdict,
        "needs_bytes": needs,
        "sentence": fit.sentence,
        "arithmetic": arithmetic,
    }


def _arithmetic(memory: Memory, use: Use) -> dict[str, object]:
    return {
        "weights_bytes": memory.weights,
        "repacked_bytes": memory.repacked,
        "cache_bytes": memory.cache,
        "compute_bytes": memory.compute + memory.output,
        "program_bytes": memory.program,
        "context_tokens": use.context_tokens,
        "is_mapped": use.is_mapped,
    }


def _sum(arithmetic: dict[str, Any]) -> str:
    """Return the arithmetic in words, for a person to check."""
    if not arithmetic:
        return ""
    parts = [f"{size(arithmetic['weights_bytes'])} weights"]
    if arithmetic["repacked_bytes"]:
        parts.append(f"{size(arithmetic['repacked_bytes'])} rearranged")
    parts += [
        f"{size(arithmetic['cache_bytes'])} context of {arithmetic['context_tokens']:,} tokens",
        f"{size(arithmetic['compute_bytes'])} results",
        f"{size(arithmetic['program_bytes'])} program",
    ]
    return f" = {' + '.join(parts)}"


def _sockets() -> int:
    return len(psutil.Process().net_connections(kind="inet"))


def _library(cpu: dict[str, Any], engine: dict[str, Any]) -> str:
    """Return which processor library is in use, of how many, and its instruction sets."""
    simd = machine.widest(engine["features"])
    if cpu["variant"] == simd:
        return simd
    return f"{cpu['variant']} ({simd}), 1 of {len(cpu['variants_available'])} libraries"


def _tell(found: dict[str, Any], models: list[Model]) -> None:
    cpu, memory, engine = found["cpu"], found["memory"], found["engine"]
    rows = [
        ("Processor", f"{cpu['name']} · {cpu['physical_cores']} cores"),
        ("Instruction sets", " ".join(cpu["features"])),
        ("Memory", f"{size(memory['available_bytes'])} of {size(memory['total_bytes'])} are free"),
        ("Disk", f"{size(found['disk']['free_bytes'])} are free at {found['data_folder']}"),
    ]
    rows += [graphics.row(gpu) for gpu in found["gpus"]]
    if engine["graphics_reason"]:
        rows.append(("Graphics", engine["graphics_reason"]))
    elif not found["gpus"]:
        rows.append(("Graphics", "none that the engine can use"))
    if engine["works"]:
        what = f"llama-cpp-python {engine['llama_cpp_python']}, llama.cpp"
        build = f"{engine['llama_cpp_commit']} · {engine['build']} build"
        rows.append(("Engine", f"works · {what} {build} · {_library(cpu, engine)}"))
    else:
        rows.append(("Engine", f"does not work · {engine['reason']}"))
    rows.append(("Network", f"off · {found['network']['sockets_open']} sockets are open"))
    if found["history"]:
        rows.append(("History", found["history"]))
    for model, fit in zip(models, found["models"], strict=True):
        word = WORDS[Verdict(fit["fits"])]
        name = model_label(model.name, model.is_demo)
        rows.append(("Model", f"{name} · {word}: {fit['sentence']}{_sum(fit['arithmetic'])}"))
        rows += [("", sentence) for sentence in fit["graphics"]["sentences"]]
    table(rows)
    if not models:
        say("No model yet. `casebook models add FILE` adds one.")
