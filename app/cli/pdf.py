"""PDF on the command line: laid out by Qt in a child, because this process has none."""

import contextlib
import json

import msgspec

from app import roles
from app.core.pages import Page
from app.core.transcript.document import Chat, Entry, Head
from app.core.transcript.wired import Piece
from app.core.transcript.writing import Write
from app.errors import Code, Problem

_CHUNK_BYTES = 1 << 20


class PdfPipe:
    """Sends a transcript to the child, and writes the file that comes back."""

    def __init__(self, write: Write) -> None:
        """Start the child; `write` takes the bytes of the file, in order."""
        self._write = write
        self._child = roles.start("typesetter")

    def front(self, head: Head) -> None:
        """Begin."""
        self._send(Piece(head=head))

    def chat(self, chat: Chat) -> None:
        """Begin a conversation."""
        self._send(Piece(chat=chat))

    def entry(self, entry: Entry) -> None:
        """Send a message."""
        self._send(Piece(entry=entry))

    def report(self, page: Page) -> None:
        """Send a whole report and take its file.

        Raises:
            Problem: `unsupported` if Qt could not lay it out here.
        """
        self._send(Piece(page=page))
        self._take()

    def end(self) -> None:
        """Take the file.

        Raises:
            Problem: `unsupported` if Qt could not lay it out here.
        """
        self._send(Piece())
        self._take()

    def _take(self) -> None:
        child = self._child
        if child.stdin is None or child.stdout is None:
            raise Problem(Code.BUG, error="a child without pipes")
        child.stdin.close()
        while chunk := child.stdout.read(_CHUNK_BYTES):
            self._write(chunk)
        if child.wait():
            raise _unsupported()

    def close(self) -> None:
        """End the child, whatever it does."""
        self._child.kill()
        with contextlib.suppress(ValueError, BrokenPipeError):
            self._child.communicate()

    def _send(self, piece: Piece) -> None:
        # The standard library's JSON, because lone surrogates survive as escapes only there.
        line = json.dumps(msgspec.to_builtins(piece)).encode("ascii") + b"\n"
        if self._child.stdin is None:
            raise Problem(Code.BUG, error="a child without pipes")
        try:
            self._child.stdin.write(line)
            self._child.stdin.flush()
        except BrokenPipeError:
            raise _unsupported() from None


def _unsupported() -> Problem:
    why = "a PDF is laid out by Qt, which could not do it here; the other formats need no Qt"
    return Problem(Code.UNSUPPORTED, why=why)
