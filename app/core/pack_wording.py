"""What field packs, sticks and disks that are away tell: a part of `core.wording`."""

from app.core.text import QT_TRANSLATE_NOOP
from app.errors import Code

# By code, and by a fact that goes first: what, why, what to do, and the facts of %1, %2 …
PACKS: dict[Code | tuple[Code, str], tuple[str, str, str, tuple[str, ...]]] = {
    (Code.MODEL_MISSING, "folder"): (
        QT_TRANSLATE_NOOP("problem", "The model file is not there, nor is its folder."),
        QT_TRANSLATE_NOOP("problem", "Looked for %1; %2 is not there."),
        QT_TRANSLATE_NOOP("problem", "Attach its disk, or choose another model."),
        ("path", "folder"),
    ),
    (Code.PACK_MISSING, "is_unfinished"): (
        QT_TRANSLATE_NOOP("problem", "This field pack is not complete, so it is not used."),
        QT_TRANSLATE_NOOP("problem", "The list of contents, %1, is written last and is not there."),
        QT_TRANSLATE_NOOP(
            "problem",
            "Write the pack again where it was made, into the same folder: it goes on there.",
        ),
        ("path",),
    ),
    Code.PACK_MISSING: (
        QT_TRANSLATE_NOOP("problem", "There is no field pack in that folder."),
        QT_TRANSLATE_NOOP("problem", "Looked for %1."),
        QT_TRANSLATE_NOOP("problem", "Choose the folder that holds casebook-pack.json."),
        ("path",),
    ),
    Code.PACK_INVALID: (
        QT_TRANSLATE_NOOP("problem", "This field pack cannot be used. Nothing was added."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP("problem", "Copy the whole folder again from where the pack was made."),
        ("where", "why"),
    ),
    Code.PACK_ALTERED: (
        QT_TRANSLATE_NOOP(
            "problem", "A file of the pack is not the one that was written. Nothing was added."
        ),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP(
            "problem", "Copy that file again from where the pack was made, or use another stick."
        ),
        ("name", "why"),
    ),
    Code.PACK_TOO_NEW: (
        QT_TRANSLATE_NOOP("problem", "This field pack was made by a newer Casebook."),
        QT_TRANSLATE_NOOP(
            "problem", "Made by %1, in format %2; this version knows formats up to %3."
        ),
        QT_TRANSLATE_NOOP(
            "problem", "Install the newer version, or have the pack written by this one."
        ),
        ("made_by", "version", "known"),
    ),
    Code.STICK_FAILED: (
        QT_TRANSLATE_NOOP("problem", "The stick did not keep what was written on it."),
        QT_TRANSLATE_NOOP("problem", "%1 was read back: %2."),
        QT_TRANSLATE_NOOP(
            "problem",
            "Use another stick: this one is damaged, or smaller than it says. No pack was made.",
        ),
        ("name", "why"),
    ),
    (Code.DISK_FAILED, "pack"): (
        QT_TRANSLATE_NOOP("problem", "The stick could not be read or written."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP(
            "problem",
            "Put it in again and start again: what was copied is kept, and checked before it is "
            "used.",
        ),
        ("path", "why"),
    ),
    (Code.FILE_TOO_LARGE, "pack"): (
        QT_TRANSLATE_NOOP("problem", "The stick cannot hold a file that large."),
        QT_TRANSLATE_NOOP("problem", "%1: one file there ends at %2."),
        QT_TRANSLATE_NOOP("problem", "Write the pack in smaller parts."),
        ("path", "most_bytes"),
    ),
    (Code.EXISTS, "pack"): (
        QT_TRANSLATE_NOOP("problem", "There are other files in that folder."),
        QT_TRANSLATE_NOOP("problem", "%1 was left as it is."),
        QT_TRANSLATE_NOOP("problem", "Name a new folder on the stick, or an empty one."),
        ("path",),
    ),
    (Code.TARGET_IN_USE, "pack"): (
        QT_TRANSLATE_NOOP("problem", "This pack is being written or read by another Casebook."),
        QT_TRANSLATE_NOOP("problem", "It is %1."),
        QT_TRANSLATE_NOOP("problem", "Wait until that is done, then try again."),
        ("path",),
    ),
}
