"""Whether the disk below a path is encrypted as a whole, as far as Linux tells anyone who asks."""

import os
import sys
from contextlib import suppress
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
BLOCKS = Path("/sys/dev/block")
_LEAST_FIELDS = 10
_MOST_LAYERS = 16


def is_encrypted(path: Path, mounts: Path = MOUNTS, blocks: Path = BLOCKS) -> bool | None:
    """Return whether dm-crypt (LUKS) lies below a path; `None` if that cannot be told.

    `/proc/self/mountinfo` names the device of a mount (proc(5)); a device of the mapper has a uuid
    that begins with its kind, and lists what it lies on under `slaves` (the kernel's
    Documentation/ABI/testing/sysfs-block-dm). A disk that encrypts by itself, and file systems that
    do, do not show here: false means that none of it was found.
    """
    if not sys.platform.startswith("linux"):
        return None
    device = ""
    with suppress(OSError, ValueError):
        device = _device(path.resolve(), mounts)
    found = blocks / device if device else None
    if found is None or not found.exists():
        return None
    with suppress(OSError):
        return _is_crypt(found.resolve(), _MOST_LAYERS)
    return None


def _device(path: Path, mounts: Path) -> str:
    """Return `major:minor` of the device below a path; "" if it is none, as in memory."""
    best, device = -1, ""
    for line in mounts.read_text("utf-8", "replace").splitlines():
        fields = line.split()
        if len(fields) < _LEAST_FIELDS or "-" not in fields:
            continue
        place = Path(fields[4].replace("\\040", " "))
        if path.is_relative_to(place) and len(place.parts) >= best:
            best, device = len(place.parts), fields[2]
            source = fields[fields.index("-") + 2]
            if device.startswith("0:") and source.startswith("/dev/"):  # e.g. btrfs
                number = Path(source).stat().st_rdev
                device = f"{os.major(number)}:{os.minor(number)}"
    return device


def _is_crypt(block: Path, layers: int) -> bool:
    uuid = block / "dm" / "uuid"
    if uuid.is_file() and uuid.read_text().startswith("CRYPT-"):
        return True
    under = block / "slaves"
    below = list(under.iterdir()) if layers and under.is_dir() else []
    return bool(below) and all(_is_crypt(one.resolve(), layers - 1) for one in below)
