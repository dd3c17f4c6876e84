"""What an encrypted history tells: a part of `core.wording`."""

from app.core.text import QT_TRANSLATE_NOOP
from app.errors import Code

# By code, and by a fact that goes first: what, why, what to do, and the facts of %1, %2 …
LOCKED: dict[Code | tuple[Code, str], tuple[str, str, str, tuple[str, ...]]] = {
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
}
