"""The formats a transcript can be written in, and what each of their writers does."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from app.core.transcript.document import Chat, Entry, Head
from app.core.transcript.prose import Prose

Write = Callable[[bytes], object]


class Format(StrEnum):
    """What an export can be; the value is the ending of the file."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


# Formats for readers begin with the branch that is shown; the others keep the order of the tree.
FOR_READERS = frozenset({Format.PDF, Format.DOCX, Format.HTML, Format.MARKDOWN})


class Writer(Protocol):
    """Writes one file piece by piece: `front`, then each chat and its entries, then `end`.

    Nothing but bytes in order leaves it, and it keeps no text that it has written.
    """

    def front(self, head: Head) -> None:
        """Begin: the notice and what the export is."""

    def chat(self, chat: Chat) -> None:
        """Begin a conversation."""

    def entry(self, entry: Entry) -> None:
        """Write one message."""

    def end(self) -> None:
        """Write what comes last, with the manifest."""

    def close(self) -> None:
        """Let go of what is held, also where the file did not come to its end."""


class Plain:
    """A writer that holds nothing but text."""

    def close(self) -> None:
        """Hold nothing."""


class Job(Struct, frozen=True):
    """What a writer is made with.

    Attributes:
        write: takes the bytes of the file, in order.
        prose: head of the export in the reader's language.
        is_right_to_left: direction of that language.
        language: its code.
    """

    write: Write
    prose: Prose
    is_right_to_left: bool = False
    language: str = "en"
