"""What a backup is in words: when, what it holds, what restoring it means."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.core.bidi import left_to_right
from app.core.text import fill
from app.gui.views import local_time, number
from app.gui.widgets.digits import size


def shown_time(when: datetime) -> str:
    """Return date and time of this computer's zone, e.g. `2026-05-03 14:02`."""
    return left_to_right(when.astimezone().strftime("%Y-%m-%d %H:%M"))


def chats(count: int) -> str:
    """Return so many chats."""
    one = QCoreApplication.translate("backups", "1 chat")
    many = QCoreApplication.translate("backups", "%1 chats")
    return one if count == 1 else fill(many, number(count))


def messages(count: int) -> str:
    """Return so many messages."""
    one = QCoreApplication.translate("backups", "1 message")
    many = QCoreApplication.translate("backups", "%1 messages")
    return one if count == 1 else fill(many, number(count))


def counted(said: dict[str, Any]) -> str:
    """Return how much a history holds, of a document that says it."""
    text = QCoreApplication.translate("backups", "%1, %2", "how many chats, how many messages")
    return fill(text, chats(said["conversations"]), messages(said["messages"]))


def facts(found: dict[str, Any]) -> list[tuple[str, str]]:
    """Return names and values of a backup, of the same document."""
    last = found["last_at"]
    plain = QCoreApplication.translate("backups", "plain")
    kind = QCoreApplication.translate("backups", "encrypted") if found["is_encrypted"] else plain
    none = QCoreApplication.translate("backups", "none")
    return [
        (QCoreApplication.translate("backups", "Backup"), Path(found["path"]).name),
        (QCoreApplication.translate("backups", "Holds"), counted(found)),
        (
            QCoreApplication.translate("backups", "Last message"),
            shown_time(local_time(last)) if last else none,
        ),
        (QCoreApplication.translate("backups", "Size"), f"{size(found['size_bytes'])}, {kind}"),
    ]


def consequences(found: dict[str, Any], *, is_encrypted: bool) -> Sequence[str]:
    """Return what becomes of the rest, and of the passphrase, if a backup is restored."""
    said = [
        QCoreApplication.translate("backups", "What was written after that backup is not in it.")
    ]
    if found["has_own_keys"]:
        said.append(
            QCoreApplication.translate(
                "backups", "After that the passphrase of the backup opens the history."
            )
        )
    elif is_encrypted and not found["is_encrypted"]:
        said.append(
            QCoreApplication.translate(
                "backups", "The backup is plain; restored it is encrypted as the history is."
            )
        )
    return said
