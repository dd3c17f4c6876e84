"""Which file system a path lies on; on Linux asked without a library, as the window starts."""

import os
import sys
from contextlib import suppress
from pathlib import Path

# Where one file ends at 4 GiB less a byte.
FAT32 = frozenset({"vfat", "msdos", "fat32", "fat", "msdosfs"})
# What sticks bear; a computer's own disk under Linux or macOS bears another.
OF_STICKS = FAT32 | {"exfat", "fuseblk", "ntfs", "ntfs3"}
# Several computers see these at once, and their shared memory is not shared (sqlite.org/wal.html).
OF_NETWORKS = frozenset(
    {*("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "afs", "ceph", "ncpfs")}
    | {*("webdav", "davfs", "9p", "vboxsf", "prl_fs")}
)
_MOUNTS = Path("/proc/self/mountinfo")


def suits_a_log(folder: Path) -> bool:
    """Tell whether SQLite's write-ahead log suits the disk of a folder (DB-9).

    It does not suit sticks: there the history is to be one file, without what is not yet in it.
    """
    name = name_of(folder).lower()
    if sys.platform == "win32":  # where a computer's own disk is NTFS
        return name not in {*FAT32, "exfat"}
    return name not in OF_STICKS | OF_NETWORKS and not name.startswith("fuse")


def name_of(folder: Path) -> str:
    """Return the system's name for the file system of a folder, "" if it does not say."""
    if not sys.platform.startswith("linux"):
        return by_mounts(folder)
    with suppress(OSError):
        device = folder.stat().st_dev
        mark = f"{os.major(device)}:{os.minor(device)}"
        for line in _MOUNTS.read_text("utf-8", "replace").splitlines():
            where, _, what = line.partition(" - ")
            if where.split(" ", 3)[2] == mark:
                return what.split(" ", 1)[0]
    return ""


def by_mounts(place: Path) -> str:
    """Return the same from the list of all that is mounted, on any system."""
    import psutil

    best = ("", "")
    with suppress(OSError, RuntimeError):
        whole = place.resolve()
        for partition in psutil.disk_partitions(all=True):
            is_above = whole.is_relative_to(partition.mountpoint)
            if is_above and len(os.fspath(partition.mountpoint)) >= len(best[0]):
                best = (partition.mountpoint, partition.fstype)
    return best[1]


def is_gone(path: Path) -> bool:
    """Tell whether a file's folder, which was there, cannot be reached: a stick that was pulled.

    A folder that this account may not look into is there.
    """
    try:
        path.parent.stat()
    except PermissionError:
        return False
    except OSError:
        return True
    return False
