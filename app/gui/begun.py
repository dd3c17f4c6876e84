"""Downloads that were begun: what to ask for to go on, and what their cards show."""

from pathlib import PurePosixPath

import msgspec
from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from app.core import parts
from app.core.bidi import visible
from app.core.text import fill
from app.core.unfinished import Unfinished
from app.gui.download_pace import amounts
from app.gui.widgets import digits
from app.gui.widgets.progress_card import ProgressView


class Wish(Struct, frozen=True):
    """What is to be downloaded; see `protocol.Download`.

    Attributes:
        name: what to call it, for people.
    """

    repository: str
    kind: str
    name: str
    file: str = ""
    is_resuming: bool = False
    is_restarting: bool = False
    is_low_disk: bool = False


def group(one: Unfinished) -> tuple[str, str]:
    """Return what the parts of one split model have in common: repository and stem."""
    return one.note.repository, parts.stem_of(PurePosixPath(one.note.file).name)[0]


def united(found: list[Unfinished]) -> list[Unfinished]:
    """Return downloads with the parts of a split model as one, under the first of them."""
    shown: dict[tuple[str, str], Unfinished] = {}
    for one in found:
        first = shown.setdefault(group(one), one)
        if first is not one:
            note = msgspec.structs.replace(first.note, size_bytes=-1)  # of parts to come unknown
            files = (*first.files, *one.files)
            shown[group(one)] = Unfinished(first.path, note, files, first.bytes + one.bytes)
    return list(shown.values())


def wish(one: Unfinished) -> Wish:
    """Return the wish that goes on with what is unfinished."""
    is_file = one.note.file.lower().endswith(".gguf")
    return Wish(
        repository=one.note.repository,
        kind="Q4_K_M" if is_file else one.note.file,
        name=name(one),
        file=one.note.file if is_file else "",
        is_resuming=True,
        is_low_disk=one.note.is_low_disk,
    )


def name(one: Unfinished) -> str:
    """Return what to call it."""
    return visible(f"{one.note.repository.rpartition('/')[2]} · {one.note.file}")


def size(one: Unfinished) -> str:
    """Return how much of it is on the disk."""
    return digits.size(one.bytes)


def view(one: Unfinished) -> ProgressView:
    """Return what its card shows."""
    what = fill(QCoreApplication.translate("download", "Paused: %1"), name(one))
    total = one.note.size_bytes
    if total <= 0 or one.note.is_low_disk:  # what was used up is not there to be counted
        return ProgressView(what, size(one))
    return ProgressView(what, amounts(min(one.bytes, total), total), min(one.bytes / total, 1.0))
