"""What a backup is in words: when, what it holds, what restoring it means."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.core.bidi import left_to_right
from app.core.text import fill, size
from app.gui.views import local_time, number


def shown_time(when: datetime) -> str:
    """Return date and time of this computer's zone, e.g. `2026-05-03 14:02`."""
    return left_to_right(when.astimezone().strftime("%Y-%m-%d %H:%M"))


def counted(chats: int, messages: int) -> str:
    """Return how much there is in a history."""
    text = QCoreApplication.translate("backups", "%1 chats, %2 messages")
    return fill(text, number(chats), number(messages))


def holds(found: dict[str, Any]) -> str:
    """Return how much a backup holds, of the document that `history backups FILE` writes."""
    return counted(found["conversations"], found["messages"])


def facts(found: dict[str, Any]) -> list[tuple[str, str]]:
    """Return names and values of a backup, of the same document."""
    last = found["last_at"]
    plain = QCoreApplication.translate("backups", "plain")
    kind = QCoreApplication.translate("backups", "encrypted") if found["is_encrypted"] else plain
    none = QCoreApplication.translate("backups", "none")
    return [
        (QCoreApplication.translate("backups", "Backup"), Path(found["path"]).name),
        (QCoreApplication.translate("backups", "Holds"), holds(found)),
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
