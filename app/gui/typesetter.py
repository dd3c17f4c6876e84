"""A child for the command line, which has no Qt: takes a transcript or a report, gives back a PDF.

On stdin one `Piece` a line: the head, then conversations and messages, then the end; or the page
of a report alone. On stdout the
file, once all of it is laid out. It opens no file, no display and no history.
"""

import os
import sys

import msgspec
from PySide6.QtGui import QFontDatabase, QGuiApplication

import resources
from app.core.transcript.prose import Prose
from app.core.transcript.wired import Piece
from app.core.transcript.writing import Job
from app.gui.paper import PdfFile
from app.gui.report_pdf import pdf

FONTS = ("fonts/NotoSansArabicUI-Regular.ttf", "fonts/NotoSansArabicUI-Bold.ttf")


def main() -> int:
    """Lay out what comes and write it to stdout; 1 if what comes ends before its end."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(sys.argv[:1])
    for name in FONTS:
        QFontDatabase.addApplicationFont(str(resources.path(name)))
    made = bytearray()
    status = 0 if _lay_out(made) else 1
    if not status:
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
    del application
    return status


def _lay_out(made: bytearray) -> bool:
    decoder = msgspec.json.Decoder(Piece)
    file: PdfFile | None = None
    for line in sys.stdin.buffer:
        piece = decoder.decode(line)
        if piece.page is not None:
            made.extend(pdf(piece.page))
            return True
        if piece.head is not None:
            file = PdfFile(Job(made.extend, Prose(piece.head)))
            file.front(piece.head)
        elif file is None:
            return False
        elif piece.chat is not None:
            file.chat(piece.chat)
        elif piece.entry is not None:
            file.entry(piece.entry)
        else:
            file.end()
            return True
    return False
