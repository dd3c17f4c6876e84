"""What is said of how a model was loaded: a code with its facts, and the sentence for it.

Codes travel, sentences stay: the engine decides, the window and the command line word it. Source
language here; the window translates by the context name `load`.
"""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from app.core.text import PLAIN, QT_TRANSLATE_NOOP, Numbers, fill

Fact = str | int | float | bool | None  # as the wire carries them


class NoteCode(StrEnum):
    """What was decided, and why."""

    NOT_MAPPED = "not_mapped"
    ON_BATTERY = "on_battery"
    GPU_WHOLE = "gpu_whole"
    GPU_PART = "gpu_part"
    GPU_BY_HAND = "gpu_by_hand"
    GPU_BY_HAND_TIGHT = "gpu_by_hand_tight"
    GPU_SOFTWARE_USED = "gpu_software_used"
    GPU_SHARED_USED = "gpu_shared_used"
    GPU_SHARED = "gpu_shared"
    GPU_SHARED_SLOW = "gpu_shared_slow"
    GPU_SHARED_FAST = "gpu_shared_fast"
    GPU_SOFTWARE = "gpu_software"
    GPU_NO_ROOM = "gpu_no_room"
    GPU_FAILED_BEFORE = "gpu_failed_before"
    GPU_FAILED = "gpu_failed"
    GPU_OUT_OF_MEMORY = "gpu_out_of_memory"
    GPU_MISSING = "gpu_missing"
    GPU_UNKNOWN = "gpu_unknown"


class Note(Struct, frozen=True):
    """One decision; `facts` are the values of its sentence."""

    code: NoteCode
    facts: dict[str, Fact] = {}


# Placeholders %1, %2 … are the named facts, in the order of the keys.
_SENTENCES: dict[NoteCode, tuple[str, tuple[str, ...]]] = {
    NoteCode.NOT_MAPPED: (
        QT_TRANSLATE_NOOP(
            "load", "Read into memory, not mapped: mapped, it would need %1; %2 are free."
        ),
        ("needs_bytes", "free_bytes"),
    ),
    NoteCode.ON_BATTERY: (
        QT_TRANSLATE_NOOP(
            "load",
            "On battery, %1 of %2 cores compute. A fixed number of threads, or the setting, "
            "changes that.",
        ),
        ("threads", "cores"),
    ),
    NoteCode.GPU_WHOLE: (
        QT_TRANSLATE_NOOP("load", "All %1 layers are on %2: they need %3 there, %4 were free."),
        ("layers", "gpu", "needs_bytes", "free_bytes"),
    ),
    NoteCode.GPU_PART: (
        QT_TRANSLATE_NOOP(
            "load",
            "%1 of %2 layers are on %3: they need %4 there, %5 were free. "
            "The processor computes the rest.",
        ),
        ("layers", "all_layers", "gpu", "needs_bytes", "free_bytes"),
    ),
    NoteCode.GPU_BY_HAND: (
        QT_TRANSLATE_NOOP(
            "load", "As asked, %1 of %2 layers are on %3: they need %4 there, %5 were free."
        ),
        ("layers", "all_layers", "gpu", "needs_bytes", "free_bytes"),
    ),
    NoteCode.GPU_BY_HAND_TIGHT: (
        QT_TRANSLATE_NOOP(
            "load",
            "As asked, %1 of %2 layers are on %3: they need %4 there, but only %5 were free. "
            "%6 layers would fit.",
        ),
        ("layers", "all_layers", "gpu", "needs_bytes", "free_bytes", "fitting_layers"),
    ),
    NoteCode.GPU_SOFTWARE_USED: (
        QT_TRANSLATE_NOOP(
            "load",
            "%1 is no graphics processor but a program that imitates one on the processor: "
            "this is slower than the processor alone.",
        ),
        ("gpu",),
    ),
    NoteCode.GPU_SHARED_USED: (
        QT_TRANSLATE_NOOP(
            "load",
            "%1 reads its weights from the computer's own memory, as the processor does: "
            "answers are likely not written faster than without it.",
        ),
        ("gpu",),
    ),
    NoteCode.GPU_SHARED: (
        QT_TRANSLATE_NOOP(
            "load",
            "%1 is not used: it reads its weights from the computer's own memory, as the "
            "processor does, so answers are likely not written faster. It can be chosen by name.",
        ),
        ("gpu",),
    ),
    NoteCode.GPU_SHARED_SLOW: (
        QT_TRANSLATE_NOOP(
            "load",
            "%1 is not used: measured, it reads weights %2 times as fast as the processor, so "
            "answers are not written faster. It can be chosen by name.",
        ),
        ("gpu", "pace"),
    ),
    NoteCode.GPU_SHARED_FAST: (
        QT_TRANSLATE_NOOP(
            "load",
            "%1 shares the computer's memory, and is used because, measured, it reads weights "
            "%2 times as fast as the processor.",
        ),
        ("gpu", "pace"),
    ),
    NoteCode.GPU_SOFTWARE: (
        QT_TRANSLATE_NOOP(
            "load",
            "%1 is not used: it is no graphics processor but a program that imitates one on "
            "the processor, and slower than the processor alone.",
        ),
        ("gpu",),
    ),
    NoteCode.GPU_NO_ROOM: (
        QT_TRANSLATE_NOOP(
            "load",
            "%1 is not used: one layer needs %2 there and %3 are free, of which %4 are left "
            "for other programs.",
        ),
        ("gpu", "needs_bytes", "free_bytes", "margin_bytes"),
    ),
    NoteCode.GPU_FAILED_BEFORE: (
        QT_TRANSLATE_NOOP(
            "load",
            "%1 is not used: it failed before with this driver. It can be tried again by choice.",
        ),
        ("gpu",),
    ),
    NoteCode.GPU_FAILED: (
        QT_TRANSLATE_NOOP(
            "load",
            "%1 failed. The processor is used instead, and %1 no longer with this driver, "
            "until it is tried again by choice.",
        ),
        ("gpu",),
    ),
    NoteCode.GPU_OUT_OF_MEMORY: (
        QT_TRANSLATE_NOOP(
            "load",
            "%1 had no room for %2 layers: %3 were needed, %4 were free. "
            "The processor is used instead.",
        ),
        ("gpu", "layers", "needs_bytes", "free_bytes"),
    ),
    NoteCode.GPU_MISSING: (
        QT_TRANSLATE_NOOP(
            "load",
            "Layers were asked for on a graphics processor, and the engine finds none that it can "
            "use: is its driver installed? The processor is used.",
        ),
        (),
    ),
    NoteCode.GPU_UNKNOWN: (
        QT_TRANSLATE_NOOP(
            "load", "%1 was asked for, and the engine does not find it. The processor is used."
        ),
        ("gpu",),
    ),
}


def sentence(
    note: Note, translate: Callable[[str], str] | None = None, numbers: Numbers = PLAIN
) -> str:
    """Return a decision in words; `translate` and `numbers` are the reader's language."""
    pattern, keys = _SENTENCES[note.code]
    turned = translate(pattern) if translate else pattern
    return fill(turned, *(_fact(key, note.facts.get(key, ""), numbers) for key in keys))


def _fact(key: str, value: Fact, numbers: Numbers) -> str:
    if isinstance(value, int | float):
        if key.endswith("_bytes"):
            return numbers.size(value)
        return numbers.decimal(value) if isinstance(value, int) else f"{value:,}"
    return fill(numbers.name, value) if value else ""
