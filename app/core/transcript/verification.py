"""Whether an export is still what Casebook wrote: intact, altered (and where), or not ours."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from app.core.transcript import document, jsonl_file, marked, signs
from app.core.transcript.csv_file import COLUMNS, row_sha256
from app.core.transcript.manifest import Part, canonical, parts_of, sha256
from app.core.transcript.verdict import (
    ALTERED,
    BROKEN,
    END_GONE,
    INTACT,
    LARGEST_BYTES,
    MANIFEST_GONE,
    MOST_DETAILS,
    NOT_OURS,
    Verdict,
    judged,
    strict,
)
from app.core.transcript.writing import Format
from app.errors import Code, Problem

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_OUR_LAYOUT = re.compile(rb'(?:\xef\xbb\xbf)?\{"format": "[a-z-]+", "version": \d+,\r?\n"notice": ')


def verify(path: Path) -> Verdict:
    """Read a file and judge it.

    Raises:
        Problem: `not_found`, `disk_failed`; `file_too_large` beyond 2 GB.
    """
    content = read(path)
    found = _by_its_beginning(content)
    if found is NOT_OURS and (kind := signs.kind_of(content)):
        return Verdict(ALTERED, kind, (BROKEN,))
    if found.status == INTACT and _lacks_its_end(found.format, content):
        return Verdict(ALTERED, found.format, (END_GONE,))
    return found


def _lacks_its_end(kind: str, content: bytes) -> bool:
    """Return whether the end of the last line of a text is gone.

    JSON that another program laid out anew says the same, and may end as it likes.
    """
    if kind in {Format.PDF, Format.DOCX} or content.endswith(b"\n"):
        return False
    return kind != Format.JSON or bool(_OUR_LAYOUT.match(content))


def _by_its_beginning(content: bytes) -> Verdict:
    start = content[:4096]
    if start.startswith(b"PK\x03\x04"):
        from app.core.transcript.docx_proof import verify_docx

        return verify_docx(content)
    if start.startswith(b"%PDF-"):
        from app.core.transcript.pdf_proof import verify_pdf

        return verify_pdf(content)
    start = start.removeprefix(_BYTE_ORDER_MARK)
    if start.startswith(b"notice,"):
        return _of_csv(content)
    if start.lstrip().startswith(b"{"):
        return _of_json(content.removeprefix(_BYTE_ORDER_MARK))
    return _of_marked(content)


def read(path: Path) -> bytes:
    """Return a regular file's bytes, bounded.

    Raises:
        Problem: as `verify`.
    """
    try:
        if not path.is_file():
            raise Problem(Code.NOT_FOUND, file=str(path))
        if path.stat().st_size > LARGEST_BYTES:
            size_bytes = path.stat().st_size
            raise Problem(Code.FILE_TOO_LARGE, path=path, needed_bytes=size_bytes)
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Problem(Code.DISK_FAILED, path=path, why=why) from error


# --- JSON ----------------------------------------------------------------------------------------


def _of_json(content: bytes) -> Verdict:
    try:
        whole = strict(content)
    except (ValueError, UnicodeDecodeError):
        return _of_lines(content)
    if not isinstance(whole, dict):
        return NOT_OURS
    if "casebook" in whole:
        return _of_lines(content)
    if whole.get("format") != document.FORMAT:
        return NOT_OURS
    return of_document(whole)


def of_document(whole: Mapping[str, Any]) -> Verdict:
    """Judge a JSON export that was read already."""
    manifest = whole.get("manifest")
    if not isinstance(manifest, dict):
        return Verdict(ALTERED, Format.JSON, (MANIFEST_GONE,))
    try:
        verdict = judged(Format.JSON, manifest, _json_parts(whole))
    except (AttributeError, KeyError, TypeError):
        return Verdict(ALTERED, Format.JSON, ("its structure was changed",))
    details = list(verdict.details)
    if whole.get("version") != document.VERSION:
        details.append("its version was changed, or a later Casebook wrote it")
    if whole.get("notice") != document.NOTICE_SHAPE and not _is_own_notice(whole):
        details.append("the research-only notice was changed")
    if set(whole) != {"format", "version", "notice", "export", "conversations", "manifest"}:
        details.append("fields were added or removed at the top")
    return verdict if not details else Verdict(ALTERED, Format.JSON, tuple(details))


def _is_own_notice(whole: Mapping[str, Any]) -> bool:
    """Return whether the notice is the one that the manifest was made with, of another version."""
    notice = whole.get("notice")
    if not isinstance(notice, dict) or set(notice) != set(document.NOTICE_SHAPE):
        return False
    if notice["sha256"] == document.NOTICE_SHAPE["sha256"]:  # then all else must be of this one
        return False
    digest = sha256(str(notice["text"]).encode("utf-8", "replace"))
    return bool(digest == notice["sha256"] == whole["manifest"].get("notice_sha256"))


def _json_parts(whole: Mapping[str, Any]) -> Iterable[Part]:
    yield Part("head", sha256(canonical(whole["export"])))
    for chat in whole["conversations"]:
        own = {key: value for key, value in chat.items() if key != "messages"}
        yield Part(f"conversation:{chat['conversation_id']}", sha256(canonical(own)))
        for entry in chat["messages"]:
            yield Part(f"message:{entry['message_id']}", sha256(canonical(entry)))


# --- JSON Lines ----------------------------------------------------------------------------------


def _of_lines(content: bytes) -> Verdict:
    details: list[str] = []
    previous, is_last, number, export_id = "", False, 0, ""
    ids: set[object] = set()
    for number, text in enumerate(filter(None, content.split(b"\n")), 1):
        line = _line(text)
        if line is None:
            if number == 1 and signs.kind_of(content) is not Format.JSONL:
                return NOT_OURS
            details.append(f"line {number} is no line of this export")
            continue
        about = dict(line["casebook"])
        digest = about.pop("sha256", None)
        if digest != sha256(canonical({**line, "casebook": about})):
            details.append(f"line {number} was changed")
        if about.get("previous_sha256") != previous or about.get("line") != number:
            details.append(f"before line {number} something was removed, added or moved")
        previous, is_last = str(digest), bool(about.get("is_last"))
        held = about.get("messages")
        for one in held if isinstance(held, list) else ():
            ids.add(str(one.get("message_id")) if isinstance(one, dict) else None)
        export = about.get("export")
        export_id = str(export.get("export_id", "")) if isinstance(export, dict) else ""
    if not is_last:
        details.append(f"lines are missing after line {number}")
    return _chained(Format.JSONL, details, previous, export_id, len(ids))


def _line(text: bytes) -> dict[str, Any] | None:
    try:
        line = strict(text)
        is_ours = bool(line["casebook"]["format"] == jsonl_file.FORMAT)
    except (ValueError, TypeError, KeyError):
        return None
    return dict(line) if is_ours else None


def _chained(kind: Format, details: list[str], last: str, export_id: str, messages: int) -> Verdict:
    if details:
        return Verdict(ALTERED, kind, tuple(details[:MOST_DETAILS]))
    return Verdict(INTACT, kind, (), last, export_id, messages)


# --- CSV -----------------------------------------------------------------------------------------


def _of_csv(content: bytes) -> Verdict:
    csv.field_size_limit(LARGEST_BYTES)
    text = content.removeprefix(_BYTE_ORDER_MARK).decode("utf-8", "replace")
    rows: list[list[str]] = []
    found: list[str] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), strict=True):
            rows.append(row)  # noqa: PERF402  what comes before an error is judged, too
    except csv.Error as error:
        found.append(f"what follows row {max(len(rows) - 1, 0)} cannot be read: {error}")
    head = rows[0] if rows else []
    if "row_sha256" not in head or "message_id" not in head:
        return NOT_OURS
    if head != list(COLUMNS):
        return Verdict(ALTERED, Format.CSV, ("columns were added, removed or moved",))
    return _of_rows(rows[1:], found)


def _of_rows(rows: list[list[str]], details: list[str]) -> Verdict:
    previous, is_last, export_id = "", False, ""
    at = COLUMNS.index("message_id")
    for number, row in enumerate(rows, 1):
        if len(row) != len(COLUMNS):
            details.append(f"row {number} has another number of cells")
            continue
        if row[-1] != row_sha256(row[:-1], previous):
            details.append(f"row {number}, message {row[at]}: it, or what precedes it, was changed")
        if row[-3] != str(number):
            details.append(f"before row {number} a row was removed, added or moved")
        previous, is_last = row[-1], row[-2] == "1"
        export_id = row[COLUMNS.index("export_id")]
    if not is_last:
        details.append(f"rows are missing after row {len(rows)}")
    return _chained(Format.CSV, details, previous, export_id, len(rows))


# --- Markdown and HTML ---------------------------------------------------------------------------


def _of_marked(content: bytes) -> Verdict:
    found = marked.found(content)
    if found is None:
        return NOT_OURS
    kind = Format.HTML if found.manifest.get("document") == Format.HTML else Format.MARKDOWN
    try:
        names = [part.name for part in parts_of(found.manifest)]
    except (ValueError, TypeError) as error:
        return Verdict(ALTERED, kind, (str(error),))
    parts = [
        Part(names[at] if at < len(names) else f"part:{at}", sha256(found.parts[at]))
        for at in found.order
    ]
    verdict = judged(kind, found.manifest, parts)
    if found.is_last:
        return verdict
    return Verdict(ALTERED, kind, (*verdict.details, "something was added after the end"))
