"""A field pack: a model in a folder that a stick can hold, with a manifest of every byte.

`manifest.py` is its list of contents, `papers.py` what else a person finds on the stick. Writing
and reading are jobs: `app/jobs/pack.py`, `app/jobs/unpack.py`.
"""

MANIFEST = "casebook-pack.json"
UNFINISHED = f"{MANIFEST}.part"  # lies there until the pack is whole; names what is ours
# What systems put on a stick by themselves; it makes no folder full.
FOREIGN = frozenset(
    {
        "system volume information",
        "$recycle.bin",
        ".trashes",
        ".fseventsd",
        ".spotlight-v100",
        ".temporaryitems",
        ".ds_store",
        "lost+found",
        "desktop.ini",
        "thumbs.db",
        "autorun.inf",
    }
)
APPLE_DOUBLE = "._"  # macOS puts one beside each file on FAT and exFAT
TRASH = ".trash-"  # freedesktop.org, one a user


def is_foreign(name: str) -> bool:
    """Tell whether a system put a file of this name there, so that nobody needs to ask."""
    small = name.casefold()
    return small in FOREIGN or small.startswith((APPLE_DOUBLE, TRASH))
