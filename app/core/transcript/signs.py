"""What tells that a file was an export of ours, where too little of it is left to be judged.

A stick that was pulled, a copy that ended early and a page of a bad disk leave a part of a file.
Each format has a sign at its beginning, or all over it, that nothing else writes.
"""

import codecs
import re
import struct

from app.core.transcript.document import NOTICE_SHAPE
from app.core.transcript.writing import Format

PROOF = "customXml/casebook.xml"  # a part of a DOCX, which its second member names, not packed
BEGUN = "<!--casebook transcript-->\n"  # near the beginning of Markdown and HTML
# Behind the name of a DOCX's first member: a field of its own (APPNOTE.TXT 4.5.1), which other
# programs pass over, so that the first hundred bytes tell whose file it is.
SIGN = struct.pack("<HH", 0x4243, len(_OURS := b"casebook transcript")) + _OURS
_PACKAGE = b"PK"
_UTF_16 = "Casebook ".encode("utf-16-be")  # so Qt writes the name of the program that made a PDF
_SIGNS = {
    Format.PDF: re.compile(rb"/CasebookExport 1 /Length |/Creator \(\xfe\xff" + re.escape(_UTF_16)),
    Format.JSONL: re.compile(rb'"format":\s{0,9}"casebook-chat-line"'),
    Format.JSON: re.compile(rb'"format":\s{0,9}"casebook-(?:transcript|export)"'),
    Format.CSV: re.compile(
        # Also as a spreadsheet writes it anew: in quotes, or with another sign between the cells.
        rb'\A(?:\xef\xbb\xbf)?"?notice"?[,;\t]"?conversation_id"?[,;\t]|'
        rb'(?:\A|\n)"' + re.escape(str(NOTICE_SHAPE["text"]).encode("utf-8")) + rb'",[0-9a-f-]{36},'
    ),
    # The second of each: the record of the export, where another program took the comments out.
    Format.HTML: re.compile(
        rb"\A\s*<!doctype html>\s*<!--casebook transcript-->|"
        rb">Casebook [^<\n]{1,40}<.{0,400}?>[0-9a-f-]{36}<.{0,400}?>\d{1,18}\s{1,9}[0-9a-f]{64}<",
        re.IGNORECASE | re.DOTALL,
    ),
    Format.MARKDOWN: re.compile(
        rb"<!--casebook (?:transcript-->|[0-9a-f-]{36} )|"
        rb"`Casebook [^`\n]{1,40}`\s{1,9}[^\n]{0,200}`[0-9a-f-]{36}`"
        rb"\s{1,9}[^\n]{0,200}`\d{1,18} [0-9a-f]{64}`"
    ),
}


def kind_of(content: bytes) -> Format | None:
    """Return the format that these bytes are a part of; `None` if nothing tells that."""
    if SIGN in content or (_PACKAGE in content and PROOF.encode() in content):
        return Format.DOCX
    if content.startswith(_PACKAGE):
        return None  # some other package; what lies in it unpacked is no page
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # as an editor may save it
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    return next((kind for kind, sign in _SIGNS.items() if sign.search(content)), None)
