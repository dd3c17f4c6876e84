"""What of the installed models fits this computer, in the window's words."""

import math
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QCoreApplication

from app.core import fitting, gguf, machine
from app.core.chat import LoadOptions
from app.core.fitting import Fitted
from app.core.gguf import ModelInfo
from app.core.gpu import Gpu
from app.core.hardware import WORDS
from app.core.machine import Machine
from app.core.text import fill
from app.gui.engine import EngineClient
from app.gui.widgets.digits import numbers
from app.gui.widgets.memory_sum import SumRow
from app.store.models import Model


def translated(text: str) -> str:
    """Return a sentence of the arithmetic in the window's language."""
    return QCoreApplication.translate("hardware", text)


def said(text: str) -> str:
    """Return a sentence about a load in the window's language."""
    return QCoreApplication.translate("load", text)


def info_of(model: Model) -> ModelInfo | None:
    """Return what a model's header says; `None` for the facts of another version of Casebook."""
    try:
        return msgspec.convert(model.info, gguf.ModelInfo)
    except msgspec.ValidationError:
        return None


def here(engine: EngineClient) -> Machine:
    """Return this computer as a load meets it: the model in memory is given back before."""
    return machine.machine(held_bytes(engine.pid) if engine.loaded is not None else 0)


def held_bytes(pid: int) -> int:
    """Return the memory that comes back when a process ends; pages of files are free anyway."""
    import psutil

    try:
        memory = psutil.Process(pid).memory_info()
    except (psutil.Error, ValueError):
        return 0
    return max(0, memory.rss - getattr(memory, "shared", 0))


def fitted(info: ModelInfo, options: LoadOptions, computer: Machine, gpus: Sequence[Gpu]) -> Fitted:
    """Return whether a model fits, in the window's language."""
    return fitting.fitted(info, options, computer, gpus, translated, numbers())


def rows(info: ModelInfo, found: Fitted) -> list[SumRow]:
    """Return the lines of the sum."""
    return [
        SumRow(part.name, part.formula, part.host_bytes, part.gpu_bytes)
        for part in fitting.parts(info, found, translated, numbers())
    ]


def need(found: Fitted) -> str:
    """Return what it needs, rounded up as in the sentence."""
    tenths = math.ceil(found.memory.total / 1e8)
    return numbers().gigabytes(tenths / 10)


def word(found: Fitted) -> str:
    """Return the light in a word."""
    return translated(WORDS[found.fit.verdict])


def sentences(found: Fitted) -> list[str]:
    """Return what is said below the sum: the light with its numbers, and where layers go."""
    light = QCoreApplication.translate("fits", "%1: %2", "the light in a word, its numbers")
    return [fill(light, word(found), found.fit.sentence), *found.notes(said, numbers())]
