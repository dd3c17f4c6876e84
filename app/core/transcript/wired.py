"""A transcript or a report on its way to the process that lays it out, piece by piece."""

from msgspec import Struct

from app.core.pages import Page
from app.core.transcript.document import Chat, Entry, Head


class Piece(Struct, frozen=True, omit_defaults=True):
    """One line: exactly one of these, or none of them, which is the end."""

    head: Head | None = None
    chat: Chat | None = None
    entry: Entry | None = None
    page: Page | None = None
