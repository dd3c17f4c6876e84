"""Which layers go on which graphics processor, and why: pure arithmetic on measured numbers."""

from collections.abc import Sequence

from msgspec import Struct

from app.core import hardware
from app.core.chat import LoadOptions
from app.core.gguf import ModelInfo
from app.core.gpu import SEPARATOR, Gpu
from app.core.hardware import Memory, Use
from app.core.load_notes import Fact, Note, NoteCode

MIB = 1024 * 1024
# Left free for the desktop and for what the driver takes itself: a part of what there is, within
# bounds. llama.cpp's own fitting keeps 1 GiB (common/common.h), too much of a card of two.
LEAST_MARGIN_BYTES, MOST_MARGIN_BYTES, MARGIN_PART = 384 * MIB, 1024 * MIB, 16
ALL = -1  # LoadOptions.gpu_layers
FASTER = 1.25  # one that shares the memory is used by itself if it reads so much faster


class Share(Struct, frozen=True):
    """What layers take of a graphics processor's memory, in bytes.

    Attributes:
        weights: of these layers; the output layer is the first to go there, and a model whose
            output is its embedding has that twice.
        cache: keys and values of these layers for the whole context.
        compute: intermediate results of one batch.
    """

    weights: int
    cache: int
    compute: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.weights + self.cache + self.compute


class Offload(Struct, frozen=True):
    """Where a model's layers go.

    Attributes:
        gpu: `None` is the processor alone.
        layers: how many are there, the output layer counted as one.
        share: what they take of its memory.
        notes: why.
    """

    gpu: Gpu | None = None
    layers: int = 0
    share: Share = Share(0, 0, 0)
    notes: tuple[Note, ...] = ()


def layers_of(info: ModelInfo) -> int:
    """Return the number of layers that can go: each block, and the output."""
    return info.block_count + 1


def margin_bytes(gpu: Gpu) -> int:
    """Return the memory that is left free."""
    return min(max(LEAST_MARGIN_BYTES, gpu.total_bytes // MARGIN_PART), MOST_MARGIN_BYTES)


def share(info: ModelInfo, use: Use, layers: int) -> Share:
    """Return what so many layers take; the last ones go first (llama-model.cpp `i_gpu_start`)."""
    layers = min(layers, layers_of(info))
    if layers < 1:
        return Share(0, 0, 0)
    blocks = info.layer_bytes or _alike(info)
    cache = hardware.cache_bytes(info, use.context_tokens, use.cache_type_k, use.cache_type_v)
    return Share(
        weights=info.output_bytes + sum(blocks[len(blocks) - (layers - 1) :]),
        cache=cache * (layers - 1) // max(1, info.block_count),
        compute=hardware.compute_bytes(info, use),
    )


def host(info: ModelInfo, use: Use, layers: int) -> Memory:
    """Return what is left for the computer's memory when so many layers are elsewhere."""
    whole = hardware.estimate(info, use)
    if not layers:
        return whole
    gone = share(info, use, layers)
    left = 1 - min(layers, layers_of(info)) / layers_of(info)
    # A tied output is copied: the embedding stays here, where its rows are looked up.
    weights = max(0, whole.weights - gone.weights, info.weight_bytes - sum(info.layer_bytes))
    return Memory(
        weights=weights if left == 0 else max(weights, round(whole.weights * left)),
        repacked=round(whole.repacked * left),
        cache=whole.cache - gone.cache,
        compute=whole.compute if left else _inputs_bytes(info, use),
        output=whole.output,
        program=whole.program,
    )


def _inputs_bytes(info: ModelInfo, use: Use) -> int:
    """Return what of a batch stays here when all layers are elsewhere: embeddings and masks."""
    masks = 2 if info.sliding_window else 1
    numbers = info.embedding_length + masks * hardware.padded(use.context_tokens)
    return 4 * use.batch_tokens * numbers


def _alike(info: ModelInfo) -> tuple[int, ...]:
    """Return layers of one size, for facts of a file that an older version kept."""
    weights = info.weight_bytes or info.size_bytes
    return (weights // max(1, info.block_count),) * info.block_count


def fitting(info: ModelInfo, use: Use, gpu: Gpu) -> int:
    """Return how many layers fit what is free, less the margin."""
    room = gpu.free_bytes - margin_bytes(gpu)
    every = range(layers_of(info), 0, -1)
    return next((layers for layers in every if share(info, use, layers).total <= room), 0)


def choose(info: ModelInfo, use: Use, options: LoadOptions, gpus: Sequence[Gpu]) -> Offload:
    """Return the device, the layers and why.

    By itself a discrete one is chosen, the one with most free memory. One that shares the
    computer's memory reads each weight through the same wires as the processor, so it is used only
    if it was measured to be faster, or chosen; one that is software only if it was chosen. What
    failed before is not used (`options.avoid`).
    """
    if options.gpu_layers == 0:
        return Offload()
    is_asked = options.gpu_layers is not None or bool(options.gpu)
    avoided = frozenset(options.avoid or ())
    notes = [Note(NoteCode.GPU_FAILED_BEFORE, {"gpu": name}) for name in _failed(gpus, avoided)]
    usable = [gpu for gpu in gpus if gpu.key not in avoided and gpu.backend not in avoided]
    if options.gpu:
        named = [gpu for gpu in usable if options.gpu in {gpu.name, gpu.device}]
        if not named and not notes:
            notes.append(Note(NoteCode.GPU_UNKNOWN, {"gpu": options.gpu}))
    else:
        named = [gpu for gpu in usable if not gpu.software and (is_asked or _helps(gpu))]
        notes += _passed_over([gpu for gpu in usable if gpu not in named])
        if is_asked and not usable and not notes:
            notes.append(Note(NoteCode.GPU_MISSING))
    if not named:
        return Offload(notes=tuple(notes))
    ranked = sorted(named, key=lambda gpu: (gpu.software, gpu.integrated, -gpu.free_bytes))
    found = _on(info, use, options, ranked[0])
    return Offload(found.gpu, found.layers, found.share, (*notes, *found.notes))


def _failed(gpus: Sequence[Gpu], avoided: frozenset[str]) -> list[str]:
    """Return what is not used because it failed: names, and backends that are not even started."""
    return [gpu.name for gpu in gpus if gpu.key in avoided] + sorted(
        one for one in avoided if SEPARATOR not in one
    )


def _helps(gpu: Gpu) -> bool:
    return not gpu.integrated or gpu.pace >= FASTER


def _passed_over(gpus: Sequence[Gpu]) -> list[Note]:
    notes = []
    for gpu in gpus:
        code = NoteCode.GPU_SHARED_SLOW if gpu.pace else NoteCode.GPU_SHARED
        notes.append(Note(NoteCode.GPU_SOFTWARE if gpu.software else code, _paced(gpu)))
    return notes


def _paced(gpu: Gpu) -> dict[str, Fact]:
    return {"gpu": gpu.name, "pace": f"{gpu.pace:.1f}"}


def _on(info: ModelInfo, use: Use, options: LoadOptions, gpu: Gpu) -> Offload:
    every, fit = layers_of(info), fitting(info, use, gpu)
    asked = options.gpu_layers
    layers = fit if asked is None else min(every, every if asked == ALL else asked)
    taken = share(info, use, max(1, layers))
    facts: dict[str, Fact] = {
        "gpu": gpu.name,
        "layers": layers,
        "all_layers": every,
        "needs_bytes": taken.total,
        "free_bytes": gpu.free_bytes,
        "fitting_layers": fit,
        "margin_bytes": margin_bytes(gpu),
    }
    if not layers:
        return Offload(notes=(Note(NoteCode.GPU_NO_ROOM, facts),))
    if asked is None:
        code = NoteCode.GPU_WHOLE if layers == every else NoteCode.GPU_PART
    else:
        code = NoteCode.GPU_BY_HAND if layers <= fit else NoteCode.GPU_BY_HAND_TIGHT
    notes = [Note(code, facts)]
    if gpu.software:
        notes.append(Note(NoteCode.GPU_SOFTWARE_USED, {"gpu": gpu.name}))
    elif gpu.integrated:
        code = NoteCode.GPU_SHARED_FAST if _helps(gpu) else NoteCode.GPU_SHARED_USED
        notes.append(Note(code, _paced(gpu)))
    return Offload(gpu, layers, taken, tuple(notes))
