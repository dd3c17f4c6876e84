"""What a history that cannot be opened tells: a part of `core.wording`."""

from app.core.text import QT_TRANSLATE_NOOP
from app.errors import Code

# By code, and by a fact that goes first: what, why, what to do, and the facts of %1, %2 …
HISTORY: dict[Code | tuple[Code, str], tuple[str, str, str, tuple[str, ...]]] = {
    Code.HISTORY_ENCRYPTED: (
        QT_TRANSLATE_NOOP("problem", "The history is encrypted."),
        "",
        QT_TRANSLATE_NOOP("problem", "Give its passphrase or its recovery code."),
        (),
    ),
    Code.WRONG_PASSPHRASE: (
        QT_TRANSLATE_NOOP("problem", "This is neither the passphrase nor the recovery code."),
        "",
        QT_TRANSLATE_NOOP("problem", "Try again; look at Caps Lock and the keyboard's language."),
        (),
    ),
    Code.KEYS_DAMAGED: (
        QT_TRANSLATE_NOOP("problem", "The keys of the history cannot be read."),
        QT_TRANSLATE_NOOP("problem", "%1 and the copy beside it are missing or damaged."),
        QT_TRANSLATE_NOOP("problem", "Copy the .keys.json file of a backup to that place."),
        ("path",),
    ),
    Code.DATABASE_TOO_NEW: (
        QT_TRANSLATE_NOOP("problem", "This data folder was last used by a newer Casebook."),
        QT_TRANSLATE_NOOP("problem", "That was %1; this is %2, which does not know its format."),
        QT_TRANSLATE_NOOP("problem", "Open it read-only, or install the newer version."),
        (
            "made_by",
            "this",
        ),
    ),
    Code.DATABASE_DAMAGED: (
        QT_TRANSLATE_NOOP("problem", "The history file is damaged."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP(
            "problem", "Nothing was changed or deleted. Restore a backup from the backups folder."
        ),
        (
            "path",
            "why",
        ),
    ),
    Code.DATABASE_LOCKED: (
        QT_TRANSLATE_NOOP("problem", "Another program holds the history file."),
        QT_TRANSLATE_NOOP("problem", "%1 stayed locked."),
        QT_TRANSLATE_NOOP("problem", "Close that program and try again. Nothing was lost."),
        ("path",),
    ),
}
