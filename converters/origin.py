"""Where a folder was downloaded from, as far as the folder itself says."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from converters.folder import Folder

_REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}")
_REVISION = re.compile(r"[0-9a-f]{40}")
# What huggingface-hub leaves: a cache folder's name, or a note beside each downloaded file.
_CACHE = re.compile(r"models--(?P<owner>[\w.-]+?)--(?P<name>[\w.-]+)")
_NOTES = Path(".cache", "huggingface", "download")
_MOST_NOTE_BYTES = 4096


def repository(folder: Folder, config: Mapping[str, Any]) -> str:
    """Return `owner/name` of the repository; "" if nothing says it."""
    for part in reversed(folder.path.parts):
        if match := _CACHE.fullmatch(part):
            return f"{match['owner']}/{match['name']}"
    said = config.get("_name_or_path")
    return said if isinstance(said, str) and _REPOSITORY.fullmatch(said) else ""


def revision(folder: Folder) -> str:
    """Return the commit of the repository; "" if nothing says it."""
    if _REVISION.fullmatch(folder.name):
        return folder.name
    note = folder.path / _NOTES / "config.json.metadata"
    try:
        with note.open("rb") as file:
            first = file.read(_MOST_NOTE_BYTES).split(b"\n", 1)[0].decode("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return first if _REVISION.fullmatch(first) else ""
