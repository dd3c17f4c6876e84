"""A split set on its way in: all its parts, and only then their names (P8)."""

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from app.core import gguf, names, parts, unfinished
from app.core.digest import files_sha256
from app.core.repository import RemoteFile
from app.errors import Code, Problem
from app.jobs.delivery import Delivery, Result
from converters import disk

if TYPE_CHECKING:
    from app.jobs.part import Part


def bring(delivery: Delivery, files: Sequence[RemoteFile]) -> Result:
    """Bring the parts of a set, in their order, and give them their names when all are right.

    Until then each is a `.part` with its note, so a pause, a kill or a sweep finds all of it.

    Raises:
        Problem: see `Delivery.bring`; `exists`; `model_invalid` if the parts are no set.
        Refusal: `disk_full`, `file_too_large`, before the first byte.
        OSError: the disk.
    """
    for file in files:
        if not file.sha256:
            raise Problem(Code.ANSWER_INVALID, name=file.name, why="no SHA-256 is published for it")
    delivery.total_bytes = sum(file.size_bytes for file in files)
    with ExitStack() as held:
        targets = _targets(delivery, files, held)
        _bring(delivery, files, targets)
    sha256 = files_sha256(
        targets, lambda done, total: delivery.report.progress(done, total, "checking")
    )
    return delivery.result(str(targets[0]), sha256, delivery.total_bytes, files[0].name)


def _targets(delivery: Delivery, files: Sequence[RemoteFile], held: ExitStack) -> tuple[Path, ...]:
    """Return where the parts go, reserved: under their own names, or with a hash in them."""
    stem, _ = parts.stem_of(PurePosixPath(files[0].name).name)
    own = names.portable(stem)
    for name in (own, f"{own}-{files[0].sha256[:8]}"):
        endings = (parts.stem_of(PurePosixPath(file.name).name)[1] for file in files)
        targets = tuple(delivery.folder / f"{name}{ending}" for ending in endings)
        if not any(_is_others(delivery, *pair) for pair in zip(targets, files, strict=True)):
            for target in targets:
                held.enter_context(delivery.reserved(unfinished.part_path(target)))
            return targets
    raise Problem(Code.EXISTS, path=str(delivery.folder / own))


def _is_others(delivery: Delivery, target: Path, file: RemoteFile) -> bool:
    return delivery.is_taken(target, file) and not delivery.is_there(file, target)


def _bring(delivery: Delivery, files: Sequence[RemoteFile], targets: Sequence[Path]) -> None:
    missing = [
        (file, target)
        for file, target in zip(files, targets, strict=True)
        if not delivery.is_there(file, target)
    ]
    there = 0
    for _, target in missing:
        with suppress(OSError):
            there += unfinished.part_path(target).stat().st_size
    if missing:
        largest = max(file.size_bytes for file, _ in missing)
        disk.check_room(delivery.folder / "largest", largest, largest)  # FAT32
        whole = sum(file.size_bytes for file, _ in missing)
        _check_free(delivery, whole - there)
    delivery.done_bytes = delivery.total_bytes - sum(file.size_bytes for file, _ in missing)
    whole_parts: list[Part] = []
    for file, target in missing:
        whole_parts.append(delivery.bring_part(file, target))
        delivery.done_bytes += file.size_bytes
    for part in whole_parts:
        part.finish(lambda _path: None)
    try:
        gguf.read(targets[0])
    except Problem:
        for target in (target for _, target in missing):
            target.unlink(missing_ok=True)
        raise


def _check_free(delivery: Delivery, missing_bytes: int) -> None:
    needed = int(missing_bytes * disk.SPARE)
    free = disk.free_bytes(delivery.folder)
    if free < needed:
        where = str(delivery.folder)
        raise Problem(Code.DISK_FULL, path=where, needed_bytes=needed, free_bytes=free)
