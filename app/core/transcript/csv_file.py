"""CSV: one row a message, with no cell that a spreadsheet would take for a formula.

RFC 4180 with UTF-8 and a byte order mark, which Excel needs to tell the encoding. The notice is in
every row, because a spreadsheet has no page. `row_sha256` covers its row and the one before.
"""

import csv
import io
import json
import re

from app.core.transcript.document import NOTICE_SHAPE, Chat, Entry, Head
from app.core.transcript.manifest import encoded, sha256
from app.core.transcript.record import values_of
from app.core.transcript.writing import Job, Plain

# Told of every answer by the places of `record`.
RECORD = (
    ("model_quantization", "library.quantization"),
    ("model_repository", "library.repository"),
    ("model_revision", "library.revision"),
    ("model_converter", "library.converter"),
    ("llama_cpp_python", "engine.engine"),
    ("llama_cpp_build", "engine.llama_commit"),
    ("device", "engine.device"),
    ("context_tokens", "engine.context_tokens"),
    ("template_sha256", "engine.template_sha256"),
    ("system_text_sha256", "system_text_sha256"),
    ("examples_sha256", "examples_sha256"),
    ("endpoint", "endpoint.address"),
    ("temperature", "sampling.temperature"),
    ("top_k", "sampling.top_k"),
    ("top_p", "sampling.top_p"),
    ("min_p", "sampling.min_p"),
    ("repeat_penalty", "sampling.repeat_penalty"),
    ("max_tokens", "sampling.max_tokens"),
    ("seed", "sampling.seed"),
    ("casebook_version", "app.version"),
)
COLUMNS = (
    "notice",
    "conversation_id",
    "conversation_title",
    "message_id",
    "parent_id",
    "role",
    "version",
    "versions",
    "is_shown",
    "state",
    "marks",
    "created_at_utc",
    "text",
    "model_name",
    "model_sha256",
    *(name for name, _ in RECORD),
    "prompt_tokens",
    "answer_tokens",
    "first_token_ms",
    "total_ms",
    "reason",
    "left_out_message_ids",
    "record_json",
    "system_text",
    "folder",
    "tags",
    "export_id",
    "exported_at_utc",
    "exported_at_local",
    "exported_by",
    "audit_seq",
    "audit_sha256",
    "row",
    "is_last",
    "row_sha256",
)
# ASVS v5 1.2.10, and the same behind spaces, quotes and signs without a width, which some programs
# trim first.
_UNSEEN = r"\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_FORMULA = re.compile(rf"[\s\"'{_UNSEEN}]*[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def safe(text: str) -> str:
    """Return a cell's text with `'` before it if a spreadsheet could take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def row_sha256(cells: list[str], previous: str) -> str:
    """Return the hash of a row: all its cells but the last, and the hash of the row before."""
    return sha256(encoded([previous, *cells]))


class CsvFile(Plain):
    """Writes a row a message, one behind: the last one says that it is the last."""

    def __init__(self, job: Job) -> None:
        """Write by this job."""
        self._write = job.write
        self._prose = job.prose
        self._head = job.prose.head
        self._chat: Chat | None = None
        self._waiting: list[str] | None = None
        self._number = 0
        self._previous = ""

    def front(self, head: Head) -> None:
        """Write the names of the columns."""
        self._head = head
        self._write(_BYTE_ORDER_MARK + _line(list(COLUMNS)))

    def chat(self, chat: Chat) -> None:
        """Begin a conversation."""
        self._chat = chat

    def entry(self, entry: Entry) -> None:
        """Write a message as a row."""
        if self._chat is None:
            raise ValueError("a message without its conversation")
        if self._waiting is not None:
            self._put(self._waiting, is_last=False)
        self._waiting = self._cells(self._chat, entry)

    def end(self) -> None:
        """Write the last row."""
        if self._waiting is not None:
            self._put(self._waiting, is_last=True)

    def _cells(self, chat: Chat, entry: Entry) -> list[str]:
        made, head = entry.made, self._head
        places = [place for _, place in RECORD]
        masked = [self._prose.masked] if head.is_masked else []
        cells: list[object] = [
            NOTICE_SHAPE["text"],
            chat.conversation_id,
            chat.title,
            entry.message_id,
            entry.parent_id,
            entry.role,
            entry.version,
            entry.versions,
            int(entry.is_shown),
            entry.state,
            " ".join([*masked, *self._prose.marks(entry)]),
            entry.created_at,
            entry.text,
            made.model_name if made else None,
            made.model_sha256 if made else None,
            *(values_of(made, head, places) if made else [None] * len(places)),
            made.prompt_tokens if made else None,
            made.answer_tokens if made else None,
            made.first_token_ms if made else None,
            made.total_ms if made else None,
            made.reason if made else None,
            " ".join(map(str, made.left_out)) if made else None,
            json.dumps(made.provenance, sort_keys=True, default=str) if made else None,
            chat.system_text,
            chat.folder,
            ", ".join(chat.tags),
            head.export_id,
            head.exported_at,
            head.local_time,
            head.app,
            head.audit_seq,
            head.audit_sha256,
        ]
        return [safe("" if cell is None else str(cell)) for cell in cells]

    def _put(self, cells: list[str], *, is_last: bool) -> None:
        self._number += 1
        whole = [*cells, str(self._number), str(int(is_last))]
        self._previous = row_sha256(whole, self._previous)
        self._write(_line([*whole, self._previous]))


def _line(cells: list[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().encode("utf-8", "replace")
