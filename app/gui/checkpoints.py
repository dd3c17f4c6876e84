"""A surveyed checkpoint as what the page shows: pure mapping, every sentence translated here."""

import math

from PySide6.QtCore import QCoreApplication

from app.core import hardware
from app.core.bidi import left_to_right
from app.core.checkpoint import Choice, Surveyed
from app.core.disk import FAT32_MOST_BYTES, Disk
from app.core.hardware import Verdict
from app.core.text import QT_TRANSLATE_NOOP, fill
from app.gui.views import number
from app.gui.widgets.convert_table import Light, TypeRow
from app.gui.widgets.digits import numbers, size

FIRST = "Q4_K_M"
_GIGA = 10**9
_MINUTE = 60
_HOUR = 3600
# What each type is; the checkpoint's own precision is told as such.
_OWN = QT_TRANSLATE_NOOP("checkpoint", "the checkpoint's own precision")
_WHAT = {
    "F32": QT_TRANSLATE_NOOP("checkpoint", "32 bits, twice as large as needed"),
    "F16": QT_TRANSLATE_NOOP("checkpoint", "16 bits, finer, of a narrow range"),
    "BF16": QT_TRANSLATE_NOOP("checkpoint", "16 bits, coarser, of a wide range"),
    "Q8_0": QT_TRANSLATE_NOOP("checkpoint", "8 bits, one scale for 32 weights"),
    "Q6_K": QT_TRANSLATE_NOOP("checkpoint", "6 bits"),
    "Q5_K_M": QT_TRANSLATE_NOOP("checkpoint", "5 bits, some tensors Q6_K"),
    "Q4_K_M": QT_TRANSLATE_NOOP("checkpoint", "4 bits, some tensors Q6_K"),
    "Q4_K_S": QT_TRANSLATE_NOOP("checkpoint", "4 bits, few tensors Q5_K"),
    "Q4_0": QT_TRANSLATE_NOOP("checkpoint", "4 bits, embedding or output Q6_K"),
    "IQ4_XS": QT_TRANSLATE_NOOP("checkpoint", "4 bits, table-coded"),
}
LIGHTS = {
    Verdict.FITS: ("fit-ok", "ok"),
    Verdict.TIGHT: ("fit-tight", "warn"),
    Verdict.TOO_LARGE: ("fit-no", "err"),
    Verdict.NOT_MEASURED: ("fit-unknown", "muted"),
}


def summary(found: Surveyed) -> str:
    """Return what a checkpoint is in one line."""
    counts = QCoreApplication.translate("checkpoint", "%1 tensors in %2 files")
    if found.files == 1:
        counts = QCoreApplication.translate("checkpoint", "%1 tensors in 1 file")
    parts = (
        left_to_right(found.kind),
        fill(QCoreApplication.translate("checkpoint", "%1 parameters"), number(found.parameters)),
        fill(QCoreApplication.translate("checkpoint", "%1 layers"), number(found.layers)),
        found.dtype,
        fill(counts, number(found.tensors), number(found.files)),
        QCoreApplication.translate("checkpoint", "every header checked"),
    )
    return " · ".join(parts)


def papers(found: Surveyed) -> str:
    """Return licence, origin, context and chat template in one line."""
    parts = [QCoreApplication.translate("checkpoint", "no licence named")]
    if found.licence:
        text = QCoreApplication.translate("checkpoint", "licence: %1")
        parts = [fill(text, left_to_right(found.licence))]
    if found.base_models:
        names = ", ".join(left_to_right(name) for name in found.base_models)
        parts.append(fill(QCoreApplication.translate("checkpoint", "made from %1"), names))
    if found.context_length:
        text = QCoreApplication.translate("checkpoint", "context of %1 tokens")
        parts.append(fill(text, number(found.context_length)))
    template = QCoreApplication.translate("checkpoint", "with a chat template")
    if not found.has_template:
        template = QCoreApplication.translate(
            "checkpoint", "without a chat template: Casebook's plain one is used"
        )
    return " · ".join((*parts, template))


def light(needs: int, free: int | None, total: int | None) -> Light:
    """Return the fit light of a need, in words."""

    def turn(text: str) -> str:
        return QCoreApplication.translate("hardware", text)

    fit = hardware.fit(needs, free, total, turn, numbers())
    shape, token = LIGHTS[fit.verdict]
    return Light(shape, token, turn(hardware.WORDS[fit.verdict]), fit.sentence)


def type_rows(found: Surveyed, free: int | None, total: int | None) -> tuple[TypeRow, ...]:
    """Return one row for each type."""
    own = found.own
    bytes_text = QCoreApplication.translate("checkpoint", "%1, exactly %2 bytes")
    rows = []
    for choice in found.choices:
        is_own = choice is own
        percent = 100 * choice.size_bytes / own.size_bytes if own else 0
        what = _OWN if is_own else _WHAT.get(choice.name, "")
        file = size(choice.size_bytes)
        rows.append(
            TypeRow(
                name=choice.name,
                what=QCoreApplication.translate("checkpoint", what) if what else "",
                file=file,
                exact=fill(bytes_text, file, number(choice.size_bytes)),
                percent=fill(QCoreApplication.translate("checkpoint", "%1 %"), number(percent)),
                memory=need(choice.needs_bytes),
                light=light(choice.needs_bytes, free, total),
            )
        )
    return tuple(rows)


def formula(found: Surveyed, free: int, total: int) -> str:
    """Return how the memory to run was added up, and what this computer has."""
    text = QCoreApplication.translate(
        "checkpoint",
        "Memory to run = weights + context of %1 tokens + what the engine works with. This "
        "computer: %2, of which %3 are free now.",
    )
    return fill(text, number(found.context_tokens), room(total), room(free))


def shares(choice: Choice) -> tuple[tuple[str, str, str], ...]:
    """Return type, number and bytes of a choice's tensors."""
    return tuple(
        (share.type, number(share.tensors), size(share.size_bytes)) for share in choice.shares
    )


def disk_facts(choice: Choice, folder: str, disk: Disk) -> tuple[tuple[str, str], ...]:
    """Return where a file goes and what that disk and a USB stick make of it."""
    free = ""
    if disk.free_bytes is not None:
        free = fill(QCoreApplication.translate("checkpoint", "%1 free"), room(disk.free_bytes))
        free = f"{free}, {disk.file_system}" if disk.file_system else free
    stick = QCoreApplication.translate("checkpoint", "one file is enough: below 4.29 GB")
    if choice.size_bytes > FAT32_MOST_BYTES:
        stick = QCoreApplication.translate(
            "checkpoint", "too large: one file there ends at 4.29 GB"
        )
    exact = fill(QCoreApplication.translate("checkpoint", "%1 bytes"), number(choice.size_bytes))
    return (
        (QCoreApplication.translate("checkpoint", "File"), exact),
        (QCoreApplication.translate("checkpoint", "Write to"), left_to_right(folder)),
        (QCoreApplication.translate("checkpoint", "Disk"), free),
        (QCoreApplication.translate("checkpoint", "FAT32 stick"), stick),
        (
            QCoreApplication.translate("checkpoint", "Extra space"),
            QCoreApplication.translate("checkpoint", "none: no intermediate file"),
        ),
    )


def need(size_bytes: int) -> str:
    """Return a need in GB, rounded up."""
    return numbers().gigabytes(math.ceil(size_bytes / _GIGA * 10) / 10)


def room(size_bytes: int) -> str:
    """Return what is free in GB, rounded down."""
    return numbers().gigabytes(math.floor(size_bytes / _GIGA * 10) / 10)


def duration(seconds: float) -> str:
    """Return a time such as `48 s`, `3 min 2 s`, `12 min` or `9 h 5 min`."""
    whole = round(seconds)
    if whole < _MINUTE:
        return fill(QCoreApplication.translate("checkpoint", "%1 s"), number(whole))
    if whole >= 2 * _HOUR:
        text = QCoreApplication.translate("checkpoint", "%1 h %2 min")
        return fill(text, number(whole // _HOUR), number(whole % _HOUR // _MINUTE))
    if whole % _MINUTE == 0:
        return fill(QCoreApplication.translate("checkpoint", "%1 min"), number(whole // _MINUTE))
    text = QCoreApplication.translate("checkpoint", "%1 min %2 s")
    return fill(text, number(whole // _MINUTE), number(whole % _MINUTE))
