"""Where a conversion may write: judged before it starts, with the numbers."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.core import trail
from app.core.checkpoint import Choice
from app.core.disk import FAT32_MOST_BYTES, Disk
from app.core.text import fill
from app.errors import Code, Problem
from app.gui.problems import told
from app.gui.views import number

SPARE = 1.05  # of the file: a file system needs room of its own


@dataclass(frozen=True, slots=True)
class Verdict:
    """What there is to know about a target.

    Attributes:
        is_ready: the conversion may start.
        kind: `err`, `warn` or "".
        text: translated; "" if there is nothing to say.
        may_replace: there is a file of that name, and it can be replaced.
    """

    is_ready: bool
    kind: str = ""
    text: str = ""
    may_replace: bool = False


def judge(
    target: Path | None, choice: Choice, disk: Disk, is_replacing: bool, own: Path
) -> Verdict:
    """Return whether a file may be written there.

    Args:
        target: absolute, or `None` if none is named.
        choice: what would be written.
        disk: of the target.
        is_replacing: a file of that name may go.
        own: Casebook's folder of models, which is made when it is needed.
    """
    if target is None or target.suffix.lower() != ".gguf":
        text = QCoreApplication.translate("target", "Name a file that ends in .gguf.")
        return Verdict(False, "err", text)
    problem = _problem(target, choice, disk, own)
    if problem is not None:
        return Verdict(False, "err", str(told(problem)))
    if target.exists():
        if target.is_dir() or not is_replacing:
            text = QCoreApplication.translate(
                "target",
                "A file of that name is there already. Choose another name, or replace it.",
            )
            return Verdict(False, "warn", text, may_replace=not target.is_dir())
        text = QCoreApplication.translate(
            "target", "The file that is there stays until the new one is complete and tried."
        )
        return Verdict(True, "", _unfinished(target) or text, may_replace=True)
    return Verdict(True, "", _unfinished(target))


def _problem(target: Path, choice: Choice, disk: Disk, own: Path) -> Problem | None:
    folder = target.parent
    if not folder.is_dir() and folder != own:
        return Problem(Code.FOLDER_MISSING, path=folder)
    if choice.size_bytes > FAT32_MOST_BYTES and disk.is_fat32:
        return Problem(
            Code.FILE_TOO_LARGE,
            path=folder,
            needed_bytes=choice.size_bytes,
            most_bytes=FAT32_MOST_BYTES,
        )
    needed = int(choice.size_bytes * SPARE)
    if disk.free_bytes is not None and disk.free_bytes + _there(target) < needed:
        return Problem(Code.DISK_FULL, path=folder, needed_bytes=needed, free_bytes=disk.free_bytes)
    return None


def _there(target: Path) -> int:
    try:
        return target.with_name(target.name + ".part").stat().st_size
    except OSError:
        return 0


def _unfinished(target: Path) -> str:
    tensors = trail.unfinished(target)
    if tensors is None:
        return ""
    if not tensors:
        return QCoreApplication.translate(
            "target", "An unfinished conversion of this file is there. It starts anew."
        )
    text = QCoreApplication.translate(
        "target",
        "An unfinished conversion of this file is there. It goes on after tensor %1 if checkpoint "
        "and type are the same, else it starts anew.",
    )
    return fill(text, number(tensors))
