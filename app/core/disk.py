"""What can be known of the disk below a path that need not exist yet."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from app.core.file_systems import FAT32, OF_STICKS, by_mounts

FAT32_MOST_BYTES = 4_294_967_295
FAT32_PART_BYTES = 3_900_000_000  # below that, also for tools that count 4 GB
# Where desktops mount what is plugged in: udisks, older ones, macOS.
PLUGGED = ("/run/media", "/media", "/mnt", "/Volumes")
MOST_STICKS = 12


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
    return Disk(free, by_mounts(place))


def part_bytes(path: Path) -> int | None:
    """Return the largest part for a folder: FAT32, and disks that do not say, need parts."""
    disk = disk_of(path)
    return FAT32_PART_BYTES if disk.is_fat32 or not disk.file_system else None


def is_plugged_in(path: Path) -> bool:
    """Tell whether a path lies on a disk that looks plugged in, and may be gone tomorrow."""
    with suppress(OSError):
        whole = path.resolve()
        return any(whole.is_relative_to(place) for place in sticks())
    return False


def sticks() -> tuple[Path, ...]:
    """Return where disks are mounted that look plugged in."""
    return tuple(_plugged())[:MOST_STICKS]


def _plugged() -> Iterator[Path]:
    with suppress(OSError, RuntimeError):
        for partition in psutil.disk_partitions(all=sys.platform != "win32"):
            place = Path(partition.mountpoint)
            is_below = any(place != Path(top) and place.is_relative_to(top) for top in PLUGGED)
            is_stick = partition.fstype.lower() in OF_STICKS and not place.is_relative_to("/boot")
            if sys.platform == "win32":
                is_below, is_stick = "removable" in partition.opts, False
            if is_below or is_stick:
                yield place
