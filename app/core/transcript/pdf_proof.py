"""The proof inside a PDF: an attachment that a reader can save, added as an update of the file.

ISO 32000-1, 7.5.6 (incremental updates) and 7.11.4 (embedded files). The manifest names the bytes
of each page and the messages on it. The update is a function of the file before it and of the
manifest, so that a checker makes it again: nothing can be added behind it.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from app.core.transcript.manifest import parts_of, sha256
from app.core.transcript.verdict import ALTERED, INTACT, MOST_DETAILS, NOT_OURS, Verdict, told
from app.core.transcript.writing import Format

ATTACHMENT = b"casebook-manifest.json"
_STREAM = b"/Type /EmbeddedFile /Subtype /application#2Fjson /CasebookExport 1"
_FOUND = re.compile(re.escape(_STREAM) + rb" /Length (\d{1,9}) >>\nstream\n")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")
_KEPT = (re.compile(rb"/Info \d+ 0 R"), re.compile(rb"/ID \[[^\]]*\]"))
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


def update(base_bytes: int, start: bytes, end: bytes, manifest: bytes) -> bytes:
    """Return what is written behind a PDF so that it holds the manifest as an attachment.

    Args:
        base_bytes: length of the PDF so far.
        start: its beginning, with the catalogue.
        end: its end, with the trailer; may overlap with `start`.
        manifest: the attachment.

    Raises:
        ValueError: the file is not of the form that Qt writes.
    """
    trailer = end[end.rfind(b"trailer") :]
    root, size = _number(_ROOT, trailer), _number(_SIZE, trailer)
    previous = _number(_START, trailer)
    catalogue = _object(root, start, end)
    names = b"/Names << /EmbeddedFiles << /Names [(%s) %d 0 R] >> >>" % (ATTACHMENT, size + 1)
    pieces = [
        (size, b"<< %s /Length %d >>\nstream\n%s\nendstream" % (_STREAM, len(manifest), manifest)),
        (
            size + 1,
            b"<< /Type /Filespec /F (%s) /UF (%s) /EF << /F %d 0 R >> >>"
            % (ATTACHMENT, ATTACHMENT, size),
        ),
        (root, catalogue[: catalogue.rindex(b">>")] + names + b"\n>>"),
    ]
    out = bytearray()
    places = {}
    for number, content in pieces:
        places[number] = base_bytes + len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = base_bytes + len(out)
    out += b"xref\n%d 1\n%010d 00000 n \n" % (root, places[root])
    out += b"%d 2\n%010d 00000 n \n%010d 00000 n \n" % (size, places[size], places[size + 1])
    kept = b" ".join(found.group() for one in _KEPT if (found := one.search(trailer)))
    out += b"trailer\n<< /Size %d /Root %d 0 R /Prev %d %s >>\n" % (size + 2, root, previous, kept)
    out += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


def _number(pattern: re.Pattern[bytes], where: bytes) -> int:
    found = pattern.search(where)
    if found is None:
        raise ValueError(pattern.pattern)
    return int(found.group(1))


def _object(number: int, *where: bytes) -> bytes:
    for content in where:
        found = re.search(rb"(?:^|\n)%d 0 obj\n(.*?)\nendobj" % number, content, re.DOTALL)
        if found is not None:
            return found.group(1)
    raise ValueError("no catalogue")


def verify_pdf(content: bytes) -> Verdict:
    """Judge a PDF; one without our attachment is not ours."""
    found = None
    for found in _FOUND.finditer(content):  # noqa: B007  the last one counts
        pass
    if found is None:
        if ATTACHMENT in content:
            why = "another program wrote the file anew, so its pages cannot be compared"
            return Verdict(ALTERED, Format.PDF, (why,))
        return NOT_OURS
    text = content[found.end() : found.end() + int(found.group(1))]
    try:
        manifest = json.loads(text)
        parts_of(manifest)
        details = list(_differences(content, manifest, text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Verdict(ALTERED, Format.PDF, ("the manifest itself was changed",))
    if details:
        return Verdict(ALTERED, Format.PDF, tuple(details[:MOST_DETAILS]))
    names = {str(name) for page in manifest["pages"] for name in page[3]}
    return Verdict(
        INTACT,
        Format.PDF,
        manifest_sha256=str(manifest["sha256"]),
        export_id=str(manifest["export_id"]),
        messages=sum(name.startswith("message:") for name in names),
    )


def _differences(content: bytes, manifest: Mapping[str, Any], text: bytes) -> list[str]:
    length = int(manifest["base_bytes"])
    base = content[:length]
    details = []
    if hashlib.sha256(base).hexdigest() != manifest["base_sha256"]:
        for number, (start, end, digest, names) in enumerate(manifest["pages"], 1):
            if sha256(content[start:end]) != digest:
                held = ", ".join(told(str(name)) for name in names)
                details.append(f"page {number} was changed: {held}")
        return details or ["fonts, links or the structure of the file were changed"]
    end = update(length, base, base, text)
    if content[length:] != end:
        is_cut = end.startswith(content[length:])
        details.append("its end is missing" if is_cut else "something was added after the end")
    return details
