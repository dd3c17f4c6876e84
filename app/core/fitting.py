"""Does this model fit this computer, loaded like this? One answer for engine and reader."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from app.core import hardware, load_notes, loading, offload
from app.core.chat import LoadOptions
from app.core.gguf import ModelInfo
from app.core.gpu import Gpu
from app.core.hardware import BYTES_A_NUMBER, Fit, Memory, Use, Weighed
from app.core.load_notes import Fact, Note, NoteCode
from app.core.machine import Machine
from app.core.offload import Offload
from app.core.text import PLAIN, QT_TRANSLATE_NOOP, Numbers, fill

Translate = Callable[[str], str]
_WEIGHTS = QT_TRANSLATE_NOOP("hardware", "Weights")
_OF_FILE = QT_TRANSLATE_NOOP("hardware", "the tensors of the file")
_REARRANGED = QT_TRANSLATE_NOOP("hardware", "Rearranged weights")
_OF_PROCESSOR = QT_TRANSLATE_NOOP("hardware", "a second copy, in the order of this processor")
_CONTEXT = QT_TRANSLATE_NOOP("hardware", "Context")
_OF_CONTEXT = QT_TRANSLATE_NOOP("hardware", "%1 tokens × %2 heads × (%3 × %4 + %5 × %6) bytes")
_RESULTS = QT_TRANSLATE_NOOP("hardware", "Results")
_OF_BATCH = QT_TRANSLATE_NOOP("hardware", "what %1 tokens computed together need meanwhile")
_PROGRAM = QT_TRANSLATE_NOOP("hardware", "Program")
_OF_WORDS = QT_TRANSLATE_NOOP("hardware", "code, libraries and a vocabulary of %1 tokens")


class Fitted(Struct, frozen=True):
    """The light, and the sum behind it.

    Attributes:
        fit: verdict and sentence.
        memory: what it takes of the computer's memory, by what it is for.
        use: how it would be loaded.
        offload: what goes on a graphics processor.
        remarks: what else the engine would say of such a load.
    """

    fit: Fit
    memory: Memory
    use: Use
    offload: Offload
    remarks: tuple[Note, ...] = ()

    def notes(self, translate: Translate | None = None, numbers: Numbers = PLAIN) -> list[str]:
        """Return why layers go on a graphics processor or do not, and why nothing is mapped."""
        found = (*self.offload.notes, *self.remarks)
        return [load_notes.sentence(note, translate, numbers) for note in found]


class Part(Struct, frozen=True):
    """One line of the sum: name and formula in words, bytes here and on a graphics processor."""

    name: str
    formula: str
    host_bytes: int
    gpu_bytes: int


def fitted(
    info: ModelInfo,
    options: LoadOptions,
    machine: Machine,
    gpus: Sequence[Gpu] = (),
    translate: Translate | None = None,
    numbers: Numbers = PLAIN,
) -> Fitted:
    """Return whether a model fits as these options say; what is open is decided here.

    `translate` turns a source sentence into the reader's language, `numbers` is how that writes.
    """
    chosen = Offload()
    if options.gpu_layers != 0:
        on_gpu = loading.use(info, options, hardware.GPU_BATCH_TOKENS, machine.features)
        chosen = offload.choose(info, on_gpu, options, gpus)
    batch_tokens = hardware.GPU_BATCH_TOKENS if chosen.layers else hardware.DEFAULT_BATCH_TOKENS
    use = loading.use(info, options, batch_tokens, machine.features)
    remarks: tuple[Note, ...] = ()
    if options.use_mmap is None:
        mapped = offload.host(info, replace(use, is_mapped=True), chosen.layers).total
        use = replace(use, is_mapped=mapped <= machine.free_bytes)
        if not use.is_mapped:
            facts: dict[str, Fact] = {"needs_bytes": mapped, "free_bytes": machine.free_bytes}
            remarks = (Note(NoteCode.NOT_MAPPED, facts),)
    memory = offload.host(info, use, chosen.layers)
    fit = hardware.fit(memory.total, machine.free_bytes, machine.total_bytes, translate, numbers)
    return Fitted(fit, memory, use, chosen, remarks)


def parts(
    info: ModelInfo,
    found: Fitted,
    translate: Translate | None = None,
    numbers: Numbers = PLAIN,
) -> list[Part]:
    """Return the sum, for a person to do again; what takes nothing is left out."""
    turn = translate or (lambda text: text)
    use, memory, share = found.use, found.memory, found.offload.share
    heads = info.cache_heads or info.block_count * info.head_count_kv
    context = (
        numbers.decimal(hardware.padded(use.context_tokens)),
        numbers.decimal(heads),
        info.key_length,
        f"{BYTES_A_NUMBER[use.cache_type_k]:g}",
        info.value_length,
        f"{BYTES_A_NUMBER[use.cache_type_v]:g}",
    )
    words = numbers.decimal(info.vocabulary_size)
    rows = [
        Part(turn(_WEIGHTS), turn(_OF_FILE), memory.weights, share.weights),
        Part(turn(_REARRANGED), turn(_OF_PROCESSOR), memory.repacked, 0),
        Part(turn(_CONTEXT), fill(turn(_OF_CONTEXT), *context), memory.cache, share.cache),
        Part(
            turn(_RESULTS),
            fill(turn(_OF_BATCH), numbers.decimal(use.batch_tokens)),
            memory.compute + memory.output,
            share.compute,
        ),
        Part(turn(_PROGRAM), fill(turn(_OF_WORDS), words), memory.program, 0),
    ]
    return [row for row in rows if row.host_bytes or row.gpu_bytes]


def fit(model: Weighed, machine: Machine, translate: Translate | None = None) -> Fit:
    """Return whether a model fits of which only the shape is known, e.g. one of the catalogue."""
    needs = hardware.about_bytes(model)
    return hardware.fit(needs, machine.free_bytes, machine.total_bytes, translate)
