"""What doctor says of graphics processors: which there are, and which layers would go there."""

from collections.abc import Sequence

import msgspec

from app.core import gguf, load_notes, loading, machine, offload
from app.core.chat import LoadOptions
from app.core.gpu import Gpu
from app.core.text import size
from app.store.models import Model

BATCH_TOKENS = 512  # `worker.plan`: of a graphics processor


def described(gpu: Gpu, refused: Sequence[str]) -> dict[str, object]:
    """Return the facts of one, and whether it failed before and is not used."""
    return {**msgspec.to_builtins(gpu), "refused": gpu.key in refused or gpu.backend in refused}


def planned(model: Model, options: LoadOptions, gpus: Sequence[Gpu]) -> dict[str, object]:
    """Return where a model's layers would go, and why; empty sentences: nothing to be said."""
    try:
        info = msgspec.convert(model.info, gguf.ModelInfo)
    except msgspec.ValidationError:  # added by another version of Casebook
        return {"gpu": None, "layers": 0, "sentences": []}
    use = loading.use(info, options, BATCH_TOKENS, machine.features())
    found = offload.choose(info, use, options, gpus)
    return {
        "gpu": found.gpu.name if found.gpu else None,
        "layers": found.layers,
        "all_layers": offload.layers_of(info),
        "needs_bytes": found.share.total,
        "sentences": [load_notes.sentence(note) for note in found.notes],
    }


def row(gpu: dict[str, object]) -> tuple[str, str]:
    """Return one line of the table for a person."""
    parts = [str(gpu["name"]), str(gpu["backend"])]
    if gpu["driver"]:
        parts.append(f"driver {gpu['driver']}")
    parts.append(f"{size(_bytes(gpu['free_bytes']))} of {size(_bytes(gpu['total_bytes']))} free")
    if gpu["integrated"]:
        parts.append("shares the computer's memory")
    if gpu["software"]:
        parts.append("a program on the processor, not used unasked")
    if gpu["refused"]:
        parts.append("failed before, not used: `casebook doctor --retry-graphics` tries it again")
    return "Graphics", " · ".join(parts)


def _bytes(value: object) -> int:
    return value if isinstance(value, int) else 0
