"""Reads a file of transcripts that nobody vouches for, away from window and history.

The ending's `report` is JSON text: `source`, `sha256`, `chats` (each `conversation_id`, `title`,
`messages`, `fingerprint`), `refused` (each `where`, `why`), `left_out` (a count by kind). Each
`Rows` holds `{"chat", "is_last"}`: an `Arriving` with the next messages of it.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec

from app import protocol
from app.core.incoming.arriving import Arrival, Arriving
from app.core.incoming.reading import read
from app.jobs.report import Report
from app.wire import Wire

PIECE_CHARACTERS = 2_000_000  # of text in one line, which may hold 16 MiB of escapes
PIECE_MESSAGES = 500


def intake(wire: Wire, request: protocol.Intake) -> protocol.Finished:
    """Read the file, and send what is in it if that was asked.

    Raises:
        Problem: as `core.incoming.reading.read`; `cancelled`.
    """
    report = Report(wire, request.id)
    arrival = read(Path(request.path))
    report.check()
    if request.is_taking:
        for number, chat in enumerate(arrival.chats, 1):
            for piece, is_last in pieces(chat):
                text = json.dumps({"chat": msgspec.to_builtins(piece), "is_last": is_last})
                wire.send(protocol.Rows(id=request.id, text=text))
            report.progress(number, len(arrival.chats), "chats")
    return protocol.Finished(id=request.id, result={"report": json.dumps(_report(arrival))})


def pieces(chat: Arriving) -> Iterator[tuple[Arriving, bool]]:
    """Return a conversation in pieces that fit a line of the wire."""
    start, characters = 0, 0
    for at, said in enumerate(chat.said):
        is_full = at > start and (
            characters + len(said.text) > PIECE_CHARACTERS or at - start == PIECE_MESSAGES
        )
        if is_full:
            yield msgspec.structs.replace(chat, said=chat.said[start:at]), False
            start, characters = at, 0
        characters += len(said.text)
    yield msgspec.structs.replace(chat, said=chat.said[start:]), True


def _report(arrival: Arrival) -> dict[str, object]:
    return {
        "source": str(arrival.source),
        "sha256": arrival.sha256,
        "chats": [
            {
                "conversation_id": one.conversation_id,
                "title": one.title,
                "messages": len(one.said),
                "fingerprint": one.fingerprint,
            }
            for one in arrival.chats
        ],
        "refused": [{"where": one.where, "why": one.why} for one in arrival.refused],
        "left_out": arrival.left_out,
    }
