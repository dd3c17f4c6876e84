"""The proof inside a DOCX: what each message says, and the hash of each member of the package."""

import hashlib
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, Protocol

from lxml import etree

from app.core.transcript.manifest import Part, parts_of, sha256
from app.core.transcript.package_layout import is_tidy
from app.core.transcript.signs import PROOF
from app.core.transcript.verdict import (
    ALTERED,
    LARGEST_BYTES,
    MOST_DETAILS,
    NOT_OURS,
    Verdict,
    differences,
    judged,
)
from app.core.transcript.writing import Format

DOCUMENT = "word/document.xml"
BOOKMARK = "casebook_"
NAMESPACE = "urn:casebook:export:1"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MOST_MEMBERS = 1_000
# RuntimeError: a flag that says it is encrypted, or packed in a way that is not known.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    etree.XMLSyntaxError,
)


class _Out(Protocol):
    def write(self, data: bytes, /) -> object: ...


class Hashed:
    """Writes through, and knows the SHA-256 of all that went by."""

    def __init__(self, out: _Out | IO[bytes]) -> None:
        """Write to `out`."""
        self._out = out
        self._sum = hashlib.sha256()

    def write(self, data: bytes) -> None:
        """Write these bytes."""
        self._sum.update(data)
        self._out.write(data)

    @property
    def digest(self) -> str:
        """Of everything so far, hexadecimal."""
        return self._sum.hexdigest()


class Texts:
    """What a reader sees of a piece of a document: its letters, a line a paragraph."""

    def of(self, xml: str) -> bytes:
        """Return the text of some paragraphs and tables."""
        root = _parsed(f'<w:body xmlns:w="{_W}">{xml}</w:body>'.encode())
        return _text(list(root))


def wrapped(manifest: dict[str, Any]) -> bytes:
    """Return the custom XML part that holds a manifest."""
    root = etree.Element(f"{{{NAMESPACE}}}manifest", nsmap={None: NAMESPACE})
    root.text = json.dumps(manifest)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def verify_docx(content: bytes) -> Verdict:
    """Judge a DOCX; one without our part, or that cannot be read, is not ours by it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _judged(package, content)
    except _UNREADABLE:
        return NOT_OURS


def _judged(package: zipfile.ZipFile, content: bytes) -> Verdict:
    infos = package.infolist()
    if len(infos) > _MOST_MEMBERS or sum(info.file_size for info in infos) > LARGEST_BYTES:
        return NOT_OURS
    names = [info.filename for info in infos]
    manifest = _manifest(package, names)
    if manifest is None:
        return NOT_OURS
    try:
        expected = parts_of(manifest)
        parts = list(_parts(package.read(DOCUMENT), [part.name for part in expected]))
    except (ValueError, TypeError, KeyError) as error:
        return Verdict(ALTERED, Format.DOCX, (str(error) or "it has no text",))
    details = differences(expected, parts)
    members = manifest.get("members")
    found = {name: sha256(package.read(name)) for name in names if name != PROOF}
    if isinstance(members, dict) and not details:
        details += _members(members, found, len(names) != len(set(names)))
    if not details and not (_is_same_before(manifest, content) and is_tidy(content, package)):
        details.append("something stands in the package beside its parts")
    if details:
        return Verdict(ALTERED, Format.DOCX, tuple(details[:MOST_DETAILS]))
    return judged(Format.DOCX, manifest, parts)


def _is_same_before(manifest: dict[str, Any], content: bytes) -> bool:
    """Return whether the bytes before the proof are those it names; earlier exports name none."""
    length, digest = manifest.get("base_bytes", 0), manifest.get("base_sha256")
    return digest is None or sha256(content[:length]) == digest


def _members(expected: dict[str, str], found: dict[str, str], has_twins: bool) -> Iterator[str]:
    changed = [
        name for name in sorted(set(expected) | set(found)) if found.get(name) != expected.get(name)
    ]
    if changed or has_twins:
        yield "the words of every message are the same, but the document was saved anew"
    for name in changed:
        yield f"{name} was changed"


def _manifest(package: zipfile.ZipFile, names: list[str]) -> dict[str, Any] | None:
    for name in names:
        if not (name.startswith("customXml/") and name.endswith(".xml")):
            continue
        root = _parsed(package.read(name))
        if root.tag == f"{{{NAMESPACE}}}manifest":
            try:
                found = json.loads(root.text or "")
            except (ValueError, RecursionError):
                return {}
            return dict(found) if isinstance(found, dict) else {}
    return None


def _parts(document: bytes, names: list[str]) -> Iterator[Part]:
    """Return the sections of a text: each begins with the paragraph that has its bookmark."""
    body = _parsed(document).find(f"{{{_W}}}body")
    section: list[Any] = []
    number = -1
    for child in [] if body is None else body:
        begun = [
            mark.get(f"{{{_W}}}name")
            for mark in child.iter(f"{{{_W}}}bookmarkStart")
            if str(mark.get(f"{{{_W}}}name")).startswith(BOOKMARK)
        ]
        if begun:
            if number >= 0:
                yield _part(names, number, section)
            digits = begun[0].removeprefix(BOOKMARK)
            number, section = int(digits) if digits.isdecimal() else len(names), []
        if child.tag != f"{{{_W}}}sectPr":
            section.append(child)
    if number >= 0:
        yield _part(names, number, section)


def _part(names: list[str], number: int, section: list[Any]) -> Part:
    name = names[number] if number < len(names) else f"part:{number}"
    return Part(name, sha256(_text(section)))


def _text(elements: list[Any]) -> bytes:
    lines = [
        "".join(
            piece.text or "" if piece.tag == f"{{{_W}}}t" else "\n"
            for piece in line.iter(f"{{{_W}}}t", f"{{{_W}}}br", f"{{{_W}}}cr")
        )
        for element in elements
        for line in element.iter(f"{{{_W}}}p")
    ]
    return "\n".join(lines).encode("utf-8")


def _parsed(xml: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(xml, parser)
