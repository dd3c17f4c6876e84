"""File names that every file system keeps: FAT32, exFAT, NTFS, APFS and ext4."""

import unicodedata
from collections.abc import Iterable

MOST_BYTES = 180  # of 255, so that `.part`, a part's number or a hash can be put behind it
# NTFS and FAT forbid these, and what lies below the space; Windows itself the names below.
FORBIDDEN = frozenset('<>:"/\\|?*')
DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"
}


def portable(stem: str) -> str:
    """Return a name, without its ending, that every file system takes and gives back unchanged.

    What is forbidden becomes `_`, what no name may begin or end with goes, a device of Windows
    gets a `_`, a long name is cut. Nothing left is `model`.
    """
    text = "".join(
        "_" if char in FORBIDDEN or not char.isprintable() else char
        for char in unicodedata.normalize("NFC", stem)
    )
    text = _cut(text.strip(" .")).rstrip(" .")
    if text.split(".")[0].strip().lower() in DEVICES:
        text = f"_{text}"
    return text or "model"


def free(name: str, ending: str, taken: Iterable[str]) -> str:
    """Return `name` + `ending`, with a number if that is taken; case makes no difference."""
    known = {one.casefold() for one in taken}
    found, number = f"{name}{ending}", 2
    while found.casefold() in known:
        found, number = f"{name}-{number}{ending}", number + 1
    return found


def _cut(text: str) -> str:
    while len(text.encode("utf-8", "replace")) > MOST_BYTES:
        text = text[:-1]
    return text
