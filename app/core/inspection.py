"""What a look at this computer found, for the screen and for `casebook doctor`: the same words."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import psutil
from msgspec import Struct

from app.core import machine
from app.core.bidi import left_to_right
from app.core.gpu import Gpu
from app.core.machine import Machine
from app.core.power import Power, PowerWatch
from app.core.text import PLAIN, QT_TRANSLATE_NOOP, Numbers, fill

Translate = Callable[[str], str]
Row = tuple[str, str]
_PROCESSOR = QT_TRANSLATE_NOOP("hardware", "Processor")
_CORES = QT_TRANSLATE_NOOP("hardware", "%1 · %2 cores, %3 threads")
_SETS = QT_TRANSLATE_NOOP("hardware", "Instruction sets")
_MEMORY = QT_TRANSLATE_NOOP("hardware", "Memory")
_FREE = QT_TRANSLATE_NOOP("hardware", "%1 of %2 are free")
_DISK = QT_TRANSLATE_NOOP("hardware", "Disk")
_ROOM = QT_TRANSLATE_NOOP("hardware", "%1 are free at %2")
_GRAPHICS = QT_TRANSLATE_NOOP("hardware", "Graphics")
_NO_GRAPHICS = QT_TRANSLATE_NOOP("hardware", "none that the engine can use")
_ENGINE = QT_TRANSLATE_NOOP("hardware", "Engine")
_WORKS = QT_TRANSLATE_NOOP("hardware", "works · llama-cpp-python %1, llama.cpp %2 · %3")
_FAILS = QT_TRANSLATE_NOOP("hardware", "does not work · %1")
_NATIVE = QT_TRANSLATE_NOOP("hardware", "compiled for this processor")
_PORTABLE = QT_TRANSLATE_NOOP("hardware", "compiled for many processors")
_VARIANT = QT_TRANSLATE_NOOP("hardware", "Processor library")
_ONE_OF = QT_TRANSLATE_NOOP("hardware", "%1 (%2), one of %3 that came with Casebook")
_POWER = QT_TRANSLATE_NOOP("hardware", "Power")
_MAINS = QT_TRANSLATE_NOOP("hardware", "on mains power")
_BATTERY = QT_TRANSLATE_NOOP("hardware", "on battery")
_UNKNOWN = QT_TRANSLATE_NOOP("hardware", "the system tells of no battery")
_HEAT = QT_TRANSLATE_NOOP("hardware", "Heat")
_SLOWED = QT_TRANSLATE_NOOP("hardware", "the processor is slowed by heat")
_NOT_SLOWED = QT_TRANSLATE_NOOP("hardware", "the processor is not slowed by heat")
_NO_HEAT = QT_TRANSLATE_NOOP("hardware", "the system does not tell")
_SHARED = QT_TRANSLATE_NOOP("hardware", "shares the computer's memory")
_SOFTWARE = QT_TRANSLATE_NOOP("hardware", "a program on the processor, not used unasked")
_REFUSED = QT_TRANSLATE_NOOP("hardware", "failed before, not used")
_DRIVER = QT_TRANSLATE_NOOP("hardware", "driver %1")
_GPU_FREE = QT_TRANSLATE_NOOP("hardware", "%1 of %2 free")


class Engine(Struct, frozen=True, kw_only=True):
    """What a throw-away engine said of itself and of this computer.

    Attributes:
        works: it started and answered.
        reason: why not, in words.
        graphics_reason: why it could answer only without graphics drivers; "" if it had them.
        engine: llama-cpp-python version; the other fields are as `protocol.Devices` has them.
    """

    works: bool = True
    reason: str = ""
    graphics_reason: str = ""
    engine: str = ""
    llama_commit: str = ""
    build: str = ""
    variant: str = ""
    variants: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    gpus: tuple[Gpu, ...] = ()


class Found(Struct, frozen=True, kw_only=True):
    """One look at this computer.

    Attributes:
        at: when, local time.
        machine: memory and instruction sets.
        cpu_name: of the processor.
        physical_cores: of the computer.
        logical_cores: of the computer.
        usable_cores: physical ones that this process may use.
        engine: what the engine said.
        refused: graphics processors that failed before, see `Settings.refused_gpus`.
        disk_free_bytes: at the data folder.
        data_folder: where that is.
        power: battery and heat.
    """

    at: datetime
    machine: Machine
    cpu_name: str
    physical_cores: int
    logical_cores: int
    usable_cores: int
    engine: Engine
    refused: tuple[str, ...]
    disk_free_bytes: int
    data_folder: str
    power: Power

    def is_refused(self, gpu: Gpu) -> bool:
        """Tell whether a graphics processor, or what computes on it, failed before."""
        return gpu.key in self.refused or gpu.backend in self.refused


def engine_of(said: Mapping[str, Any], graphics_reason: str = "") -> Engine:
    """Return what the engine said; `said` is a `protocol.Devices` as plain values."""
    return msgspec.convert({**said, "graphics_reason": graphics_reason}, Engine)


def look(
    engine: Engine,
    folder: Path,
    refused: Sequence[str] = (),
    watch: PowerWatch | None = None,
    given_back_bytes: int = 0,
) -> Found:
    """Measure everything but the engine, which has been asked already."""
    return Found(
        at=datetime.now().astimezone(),
        machine=machine.machine(given_back_bytes),
        cpu_name=machine.name(),
        physical_cores=psutil.cpu_count(logical=False) or psutil.cpu_count() or 1,
        logical_cores=psutil.cpu_count() or 1,
        usable_cores=machine.cores(),
        engine=engine,
        refused=tuple(refused),
        disk_free_bytes=shutil.disk_usage(folder).free,
        data_folder=str(folder),
        power=(watch or PowerWatch()).look(),
    )


def rows(found: Found, translate: Translate | None = None, numbers: Numbers = PLAIN) -> list[Row]:
    """Return all of it as names and values; `translate` and `numbers` are a language."""
    turn = translate or (lambda text: text)
    memory, cores = found.machine, (found.physical_cores, found.logical_cores)
    size = numbers.size
    free = fill(turn(_FREE), size(memory.free_bytes), size(memory.total_bytes))
    folder = left_to_right(found.data_folder) if translate else found.data_folder
    disk = fill(turn(_ROOM), size(found.disk_free_bytes), folder)
    return [
        (turn(_PROCESSOR), fill(turn(_CORES), found.cpu_name, *cores)),
        (turn(_SETS), " ".join(sorted(memory.features))),
        (turn(_MEMORY), free),
        (turn(_DISK), disk),
        *_graphics(found, turn, numbers),
        *_engine(found.engine, turn),
        (turn(_POWER), power(found.power, turn)),
        (turn(_HEAT), heat(found.power, turn)),
    ]


def gpu_words(found: Found, gpu: Gpu, translate: Translate | None = None) -> list[str]:
    """Return what is said of a graphics processor beside its name and memory."""
    turn = translate or (lambda text: text)
    words = [gpu.backend]
    if gpu.driver:
        words.append(fill(turn(_DRIVER), gpu.driver))
    if gpu.integrated:
        words.append(turn(_SHARED))
    if gpu.software:
        words.append(turn(_SOFTWARE))
    if found.is_refused(gpu):
        words.append(turn(_REFUSED))
    return words


def power(now: Power, translate: Translate | None = None) -> str:
    """Return where the power comes from, in words."""
    turn = translate or (lambda text: text)
    if now.on_battery is None:
        return turn(_UNKNOWN)
    words = turn(_BATTERY if now.on_battery else _MAINS)
    return words if now.percent is None else f"{words} · {now.percent} %"


def heat(now: Power, translate: Translate | None = None) -> str:
    """Return whether heat slows the processor, in words."""
    turn = translate or (lambda text: text)
    words = {None: _NO_HEAT, True: _SLOWED, False: _NOT_SLOWED}[now.is_slowed]
    return turn(words) if now.celsius is None else f"{turn(words)} · {now.celsius} °C"


def library(engine: Engine, translate: Translate | None = None) -> str:
    """Return which processor library runs with which instruction sets, and how many there are."""
    turn = translate or (lambda text: text)
    simd = machine.widest(engine.features)
    if engine.variant == simd or len(engine.variants) < 2:  # noqa: PLR2004  one is no choice
        return engine.variant
    return fill(turn(_ONE_OF), engine.variant, simd, len(engine.variants))


def _graphics(found: Found, turn: Translate, numbers: Numbers) -> list[Row]:
    name, engine = turn(_GRAPHICS), found.engine
    told = []
    for gpu in engine.gpus:
        sizes = (numbers.size(gpu.free_bytes), numbers.size(gpu.total_bytes))
        memory = fill(turn(_GPU_FREE), *sizes)
        backend, *words = gpu_words(found, gpu, turn)
        told.append((name, " · ".join([gpu.name, backend, memory, *words])))
    if engine.graphics_reason:
        told.append((name, engine.graphics_reason))
    return told or [(name, turn(_NO_GRAPHICS))]


def _engine(engine: Engine, turn: Translate) -> list[Row]:
    if not engine.works:
        return [(turn(_ENGINE), fill(turn(_FAILS), engine.reason))]
    build = turn(_PORTABLE if engine.build == "portable" else _NATIVE)
    works = fill(turn(_WORKS), engine.engine, engine.llama_commit, build)
    return [(turn(_ENGINE), works), (turn(_VARIANT), library(engine, turn))]
