"""Does this model fit this computer, loaded like this? One answer for window and command line."""

from collections.abc import Callable

from msgspec import Struct

from app.core import hardware, loading
from app.core.chat import LoadOptions
from app.core.gguf import ModelInfo
from app.core.hardware import Fit, Memory, Use, Weighed
from app.core.machine import Machine

Translate = Callable[[str], str]


class Fitted(Struct, frozen=True):
    """The light, and the sum behind it.

    Attributes:
        fit: verdict and sentence.
        memory: what it takes, by what it is for.
        use: how it would be loaded.
    """

    fit: Fit
    memory: Memory
    use: Use


def fitted(
    info: ModelInfo, options: LoadOptions, machine: Machine, translate: Translate | None = None
) -> Fitted:
    """Return whether a model fits as these options say; what is open is as the engine decides it.

    `translate` turns a source sentence into the reader's language.
    """
    use = loading.use(info, options, hardware.DEFAULT_BATCH_TOKENS, machine.features)
    if options.use_mmap is None:
        use = hardware.mapped(info, use, machine.free_bytes)
    memory = hardware.estimate(info, use)
    fit = hardware.fit(memory.total, machine.free_bytes, machine.total_bytes, translate)
    return Fitted(fit, memory, use)


def fit(model: Weighed, machine: Machine, translate: Translate | None = None) -> Fit:
    """Return whether a model fits of which only the shape is known, e.g. one of the catalogue."""
    needs = hardware.about_bytes(model)
    return hardware.fit(needs, machine.free_bytes, machine.total_bytes, translate)
