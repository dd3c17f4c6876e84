"""DOCX: a document for a word processor, the notice in its head and in the foot of every page.

python-docx makes styles, foot and package; the text itself is written through, so that ten
thousand messages need no more memory than one. The manifest is a custom XML part.
"""

import hashlib
import io
import zipfile
from datetime import datetime
from typing import IO

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.package import OpcPackage
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.part import Part as DocxPart
from docx.shared import Pt

from app.core.transcript.document import Chat, Entry, Head
from app.core.transcript.docx_proof import BOOKMARK, DOCUMENT, Hashed, Texts, wrapped
from app.core.transcript.docx_text import (
    paragraph,
    plain_paragraphs,
    reads_from_the_right,
    run,
    table,
)
from app.core.transcript.docx_text import paragraphs as marked_up
from app.core.transcript.manifest import Manifest
from app.core.transcript.prose import Section
from app.core.transcript.signs import PROOF, SIGN
from app.core.transcript.writing import Format, Job
from app.core.zip_time import zip_time

_BOLD = "<w:b/><w:bCs/>"
_BODY = b"<w:body>"
_SECTION = b"<w:sectPr"
_FOOT_POINTS = 8
# The first member of every package, and the one that names ours.
_TYPES, _PARTS = "[Content_Types].xml", "word/_rels/document.xml.rels"


class DocxFile:
    """Writes sections into `word/document.xml` as they come."""

    def __init__(self, job: Job) -> None:
        """Write by this job."""
        self._job = job
        self._prose = job.prose
        self._manifest = Manifest(job.prose.head, Format.DOCX)
        self._sink = _Sink(job.write)
        self._zip = zipfile.ZipFile(self._sink, "w", zipfile.ZIP_DEFLATED)
        self._time = zip_time(datetime.fromisoformat(job.prose.head.exported_at))
        self._members: dict[str, str] = {}
        self._texts = Texts()
        self._end = b""
        self._number = 0
        self._document: IO[bytes] | None = None

    def front(self, head: Head) -> None:  # noqa: ARG002  the prose has it
        """Begin the package with everything but the text."""
        shell = self._shell()
        start = b""
        for name in sorted(shell, key=_place):
            content = shell[name]
            if name == DOCUMENT:
                start, _, rest = content.partition(_BODY)
                self._end = rest[rest.index(_SECTION) :]
            elif name != PROOF:
                self._put(name, content)
        self._document = self._zip.open(self._info(DOCUMENT), "w", force_zip64=True)
        self._hash = Hashed(self._document)
        self._hash.write(start + _BODY)
        notice = paragraph(run(self._prose.notice, _BOLD), "IntenseQuote")
        self._section(self._prose.front(), notice)

    def chat(self, chat: Chat) -> None:
        """Begin a conversation."""
        self._section(self._prose.chat(chat))

    def entry(self, entry: Entry) -> None:
        """Write a message."""
        self._section(self._prose.entry(entry))

    def end(self) -> None:
        """Close the text, then write the manifest."""
        self._hash.write(self._end)
        if self._document is not None:
            self._document.close()
        self._members[DOCUMENT] = self._hash.digest
        manifest = self._manifest.shape(
            members=self._members, base_bytes=self._sink.written, base_sha256=self._sink.digest
        )
        self._zip.writestr(self._info(PROOF), wrapped(manifest))
        self._zip.close()

    def close(self) -> None:
        """Forget the package: a zip file that is let go unfinished would try to finish itself."""
        self._zip.fp = None

    def _section(self, section: Section, before: str = "") -> None:
        is_right = self._job.is_right_to_left
        mark = (
            f'<w:bookmarkStart w:id="{self._number}" w:name="{BOOKMARK}{self._number}"/>'
            f'<w:bookmarkEnd w:id="{self._number}"/>'
        )
        self._number += 1
        heading = paragraph(
            run(section.heading),
            f"Heading{section.level}",
            is_right_to_left=reads_from_the_right(section.heading),
            start=mark,
        )
        pieces = [heading, before]
        if section.facts:
            facts = run(" · ".join(section.facts))
            pieces.append(paragraph(facts, "Subtitle", is_right_to_left=is_right))
        pieces += [paragraph(run(one, _BOLD), is_right_to_left=is_right) for one in section.marks]
        pieces.append(_said(section))
        if section.rows:
            rows = [[_cell(name, _BOLD), _cell(value)] for name, value in section.rows]
            pieces.append(table(rows, is_right_to_left=is_right))
        text = "".join(pieces)
        self._manifest.add(section.name, self._texts.of(text))
        self._hash.write(text.encode("utf-8"))

    def _shell(self) -> dict[str, bytes]:
        document = docx.Document()
        properties = document.core_properties
        properties.title, properties.author = self._prose.title, self._prose.head.app
        properties.comments = ""
        foot = document.sections[0].footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        foot.add_run(self._prose.notice).font.size = Pt(_FOOT_POINTS)
        proof = DocxPart(PackURI(f"/{PROOF}"), "application/xml", b"<x/>", document.part.package)
        document.part.relate_to(proof, RELATIONSHIP_TYPE.CUSTOM_XML)
        return _members(document.part.package)

    def _put(self, name: str, content: bytes) -> None:
        sink = io.BytesIO()
        hashed = Hashed(sink)
        hashed.write(content)
        self._members[name] = hashed.digest
        self._zip.writestr(self._info(name), content)

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, self._time)
        # Two packed streams may say the same: the proof's own bytes must be those that were meant.
        is_sign = name in {_PARTS, PROOF}
        info.compress_type = zipfile.ZIP_STORED if is_sign else zipfile.ZIP_DEFLATED
        info.extra = SIGN if name == _TYPES else b""
        return info


def _members(package: OpcPackage) -> dict[str, bytes]:
    """Return what `package.save` writes, which asks the clock for a time that zip files have."""
    types = CT_Types.new()  # type: ignore[no-untyped-call]
    for extension, kind in (("rels", CONTENT_TYPE.OPC_RELATIONSHIPS), ("xml", CONTENT_TYPE.XML)):
        types.add_default(extension, kind)
    found = {PACKAGE_URI.rels_uri.membername: package.rels.xml}
    for part in package.parts:
        part.before_marshal()  # type: ignore[no-untyped-call]
        types.add_override(part.partname, part.content_type)
        found[part.partname.membername] = part.blob
        if len(part.rels):
            found[part.partname.rels_uri.membername] = part.rels.xml
    return found | {_TYPES: serialize_part_xml(types)}


def _place(name: str) -> int:
    """Return where a member stands: what tells whose file it is near the beginning."""
    return {_TYPES: 0, _PARTS: 1}.get(name, 2)


class _Sink(io.RawIOBase):
    """Hands bytes on in their order: a package that is never looked at again while it is made."""

    def __init__(self, write: object) -> None:
        self._write = write
        self._sum = hashlib.sha256()
        self.written = 0

    @property
    def digest(self) -> str:
        return self._sum.hexdigest()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._sum.update(data)
        self.written += len(data)
        self._write(bytes(data))  # type: ignore[operator]
        return len(data)


def _said(section: Section) -> str:
    if not section.text:
        return ""
    if not section.is_answer:
        return "".join(plain_paragraphs(section.text))
    from app.core.markdown import blocks

    return "".join(marked_up(_linked(block.html)) for block in blocks(section.text, ""))


def _linked(html: str) -> str:
    from app.core.transcript.html_file import modern

    return modern(html)


def _cell(text: str, look: str = "") -> str:
    return paragraph(run(text, look), is_right_to_left=reads_from_the_right(text))
