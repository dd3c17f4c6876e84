"""What can be known of the disk below a path that need not exist yet."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

# Where one file ends at 4 GiB less a byte.
FAT32 = frozenset({"vfat", "msdos", "fat32", "fat", "msdosfs"})
FAT32_MOST_BYTES = 4_294_967_295


@dataclass(frozen=True, slots=True)
class Disk:
    """Room and file system; `None` and "" where the system does not say."""

    free_bytes: int | None
    file_system: str

    @property
    def is_fat32(self) -> bool:
        """One file ends at `FAT32_MOST_BYTES` there."""
        return self.file_system.lower() in FAT32


def disk_of(path: Path) -> Disk:
    """Return what is known of the disk of a path."""
    place = path
    try:
        while not place.exists() and place != place.parent:
            place = place.parent
    except (OSError, ValueError):
        return Disk(None, "")
    free = None
    with suppress(OSError):
        free = shutil.disk_usage(place).free
    return Disk(free, _file_system(place))


def _file_system(place: Path) -> str:
    best = ("", "")
    with suppress(OSError, RuntimeError):
        whole = place.resolve()
        for partition in psutil.disk_partitions(all=True):
            is_above = whole.is_relative_to(partition.mountpoint)
            if is_above and len(os.fspath(partition.mountpoint)) >= len(best[0]):
                best = (partition.mountpoint, partition.fstype)
    return best[1]
