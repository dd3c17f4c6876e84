"""What a file holds, as values: conversations that could come in, and what could not, and why."""

import hashlib
import json
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct

from app.core.bidi import cleaned
from app.core.transcript.document import Made

MOST_BYTES = 200_000_000  # of a file, or of the one member of a zip file
MOST_CHATS = 50_000
MOST_MESSAGES = 1_000_000  # of a file
MOST_OF_A_CHAT = 50_000  # one conversation is one transaction
MOST_VERSIONS = 1_000  # of one message: each is counted among all of them when it is shown
LONGEST_TEXT = 2_000_000  # characters of a message
LONGEST_TITLE = 500
_OURS = uuid.UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")  # RFC 9562's name space of object ids


class Source(StrEnum):
    """Which program wrote a file."""

    CASEBOOK = "Casebook"
    CHATGPT = "ChatGPT"
    OPEN_WEBUI = "Open WebUI"
    MESSAGES = "message list"


class Said(Struct, frozen=True):
    """One message; its parent comes before it.

    Attributes:
        key: of its own in the file.
        parent: key of the message before it; `None` for a first question.
        role: user or assistant.
        text: what was said.
        state: as `core.chat.State`.
        created_at: UTC, ISO 8601.
        saved_at: UTC, ISO 8601.
        made: how an answer was made, as far as the file says; `None` of a question.
    """

    key: str
    parent: str | None
    role: str
    text: str
    state: str
    created_at: str
    saved_at: str
    made: Made | None = None


class Arriving(Struct, frozen=True):
    """One conversation that could come in.

    Attributes:
        conversation_id: a UUID; of other programs one that is made of their own id, so that the
            same conversation is known again.
        tip: key of the last message of the branch to show.
        said: its messages, parents first.
    """

    conversation_id: str
    title: str
    system_text: str
    setup: dict[str, Any]
    folder: str | None
    tags: tuple[str, ...]
    created_at: str
    updated_at: str
    is_pinned: bool
    tip: str | None
    said: tuple[Said, ...]

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of who said what after what; the same for the same conversation."""
        return fingerprint((one.key, one.parent, one.role, one.text) for one in self.said)


class Refused(Struct, frozen=True):
    """What does not come in: where it stands in the file, and why."""

    where: str
    why: str


class Arrival(Struct, frozen=True):
    """A whole file.

    Attributes:
        source: which program wrote it.
        sha256: of the file.
        chats: what could come in.
        refused: what could not.
        left_out: how many pieces of each kind have no place in a history, e.g. images.
    """

    source: Source
    sha256: str
    chats: tuple[Arriving, ...]
    refused: tuple[Refused, ...]
    left_out: dict[str, int]


class NotReadable(ValueError):
    """The file, or one conversation in it, cannot be taken; the message says why."""


def fingerprint(messages: Iterable[tuple[object, object, str, str]]) -> str:
    """Return the hash of a tree of (key, parent, role, text); what the keys are is no matter."""
    digest = hashlib.sha256()
    places: dict[object, int] = {}
    for at, (key, parent, role, text) in enumerate(messages):
        places[key] = at
        row = [at, places.get(parent, -1), role, text]
        digest.update(json.dumps(row).encode("ascii") + b"\n")
    return digest.hexdigest()


def own_id(source: Source, theirs: str) -> str:
    """Return the UUID that a conversation of another program has here, always the same."""
    return str(uuid.uuid5(_OURS, f"casebook:{source}:{theirs}"))


def moment(value: object, otherwise: str) -> str:
    """Return a time of a file in UTC, ISO 8601; seconds since 1970 or ISO 8601 are understood."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            seconds = value / 1000 if value > 1e11 else value  # noqa: PLR2004  milliseconds
            found = datetime.fromtimestamp(seconds, UTC)
        elif isinstance(value, str):
            found = datetime.fromisoformat(value)
            found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        else:
            return otherwise
    except (ValueError, OverflowError, OSError):
        return otherwise
    return found.isoformat(timespec="milliseconds")


def today() -> str:
    """Return the time that a conversation without one is given: that of its arrival."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def title(value: object) -> str:
    """Return one line of a title, bounded; "" if there is none."""
    return " ".join(cleaned(value).split())[:LONGEST_TITLE] if isinstance(value, str) else ""


def text(value: str) -> str:
    """Return a text as it can be stored.

    Raises:
        NotReadable: it is too long.
    """
    if len(value) > LONGEST_TEXT:
        raise NotReadable(too_long())
    return cleaned(value)


def too_long() -> str:
    """Say why a message does not come in."""
    return f"a message is longer than {LONGEST_TEXT:,} characters"
