"""The pictures of taking chats along and of keeping them safe: each format as its readers show it.

DOCX and CSV are opened by LibreOffice, PDF by poppler, HTML by Qt; the others are text. What is
not installed is said, and its place on the picture says it too.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QDialog

from app.core.transcript.writing import Format
from app.gui import exchange
from app.gui.application import Application
from app.gui.locking import Locking, Parting
from app.gui.paper import PdfFile
from app.gui.widgets.commands import Command
from app.gui.widgets.export_dialog import ExportDialog
from app.gui.widgets.lock_screen import LockScreen
from app.gui.widgets.settings_dialog import SettingsDialog
from app.paths import Places
from app.store.database import Store
from app.store.exports import Chosen

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "screenshots"
COLUMNS = 3
PANEL = QSize(444, 330)
HEAD = 26
GAP = 8
LAID_OUT_MS = 600
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
POPPLER = shutil.which("pdftoppm")
# Commas, quotes, UTF-8: what its dialog finds out by itself when a person opens the file.
UTF_8 = "--infilter=CSV:44,34,76,1"
WHOLE_SHEET = 'pdf:calc_pdf_Export:{"SinglePageSheets":{"type":"boolean","value":"true"}}'
SHEET_PART = 0.75
ORDER = (
    (Format.MARKDOWN, "Markdown"),
    (Format.HTML, "HTML"),
    (Format.PDF, "PDF"),
    (Format.DOCX, "DOCX, in LibreOffice"),
    (Format.CSV, "CSV, in LibreOffice"),
    (Format.JSON, "JSON"),
    (Format.JSONL, "JSON Lines"),
)


def draw(built: Application, store: Store, data: Places, pause: Callable[[int], None]) -> None:
    """Draw the export dialog, what it writes, the safekeeping page and the lock screen."""
    known = store.history.conversations()[0].conversation_id
    store.backup()
    exchange._documents = lambda: Path("/home/amina/Documents")  # noqa: SLF001  not the home of who draws
    built.chat.open(known)
    built.place.open("")
    built.frame.show_place("chats")
    built.window.do(Command.EXPORT)
    pause(LAID_OUT_MS)
    _save_dialog(built, ExportDialog, "export-dialog")
    built.window.settings_asked.emit("safekeeping")
    pause(LAID_OUT_MS)
    _save_dialog(built, SettingsDialog, "safekeeping")
    _draw_lock(built, store, data, pause)
    with tempfile.TemporaryDirectory() as folder:
        _keep(_sheet(_written(store, known, Path(folder))), "exports")


def _draw_lock(
    built: Application, store: Store, data: Places, pause: Callable[[int], None]
) -> None:
    reasons: list[str] = []
    locking = Locking(0, built.frame)
    locking.due.connect(reasons.append)
    locking.lock_now()
    built.composer.set_text("")
    parting = Parting(reasons[0], built.frame, built.turns, store.history, draft=True)
    parting.close(store)
    screen = LockScreen(parting.reason, parting.lists(data))
    screen.resize(built.frame.size())
    screen.show()
    pause(LAID_OUT_MS)
    _keep(screen.grab().toImage(), "lock")
    screen.close()
    screen.deleteLater()


def _save_dialog(built: Application, kind: type[QDialog], name: str) -> None:
    """Draw a dialog in the middle of the window that it belongs to, and close it."""
    dialog = next(one for one in built.frame.findChildren(kind) if one.isVisible())
    picture = built.frame.grab().toImage()
    inside = dialog.grab().toImage()
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 70))
    middle = picture.rect().center() - inside.rect().center()
    painter.drawImage(middle, inside)
    painter.drawRect(QRect(middle, inside.size()).adjusted(-1, -1, 0, 0))
    painter.end()
    _keep(picture, name)
    dialog.close()


def _written(store: Store, known: str, folder: Path) -> dict[Format, Path]:
    """Write a chat in every format."""
    found = {}
    for kind, _ in ORDER:
        path = folder / f"chat.{kind}"
        make = PdfFile if kind is Format.PDF else None
        store.exports.begin(Chosen((known,), kind, path), make=make).run()
        found[kind] = path
    return found


def _sheet(files: dict[Format, Path]) -> QImage:
    rows = -(-len(ORDER) // COLUMNS)
    width = COLUMNS * (PANEL.width() + GAP) + GAP
    height = rows * (PANEL.height() + HEAD + GAP) + GAP
    sheet = QImage(width, height, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#e7eaee"))
    painter = QPainter(sheet)
    for at, (kind, name) in enumerate(ORDER):
        left = GAP + at % COLUMNS * (PANEL.width() + GAP)
        top = GAP + at // COLUMNS * (PANEL.height() + HEAD + GAP)
        painter.setFont(QFont("Noto Sans", 10, QFont.Weight.Bold))
        painter.setPen(QColor("#1a1f26"))
        painter.drawText(QPoint(left + 2, top + HEAD - GAP), name)
        place = QRect(QPoint(left, top + HEAD), PANEL)
        painter.fillRect(place, Qt.GlobalColor.white)
        painter.save()
        painter.setClipRect(place)
        _paint(painter, place, kind, files[kind])
        painter.restore()
    painter.end()
    return sheet


def _paint(painter: QPainter, place: QRect, kind: Format, path: Path) -> None:
    if kind is Format.HTML:
        page = QTextDocument()
        page.setHtml(path.read_text("utf-8"))
        page.setTextWidth(PANEL.width() * 1.6)
        painter.translate(place.topLeft())
        painter.scale(1 / 1.6, 1 / 1.6)
        page.drawContents(painter, QRectF(0, 0, PANEL.width() * 1.6, PANEL.height() * 1.6))
        return
    if kind in {Format.PDF, Format.DOCX, Format.CSV}:
        picture = _page(path, kind)
        if picture is not None:
            mode = Qt.TransformationMode.SmoothTransformation
            if kind is Format.CSV:  # one wide row of cells, shown in pieces under each other
                wide = picture.scaledToWidth(int(picture.width() * SHEET_PART), mode)
                for at in range(PANEL.height() // (wide.height() + GAP)):
                    piece = QRect(
                        QPoint(at * PANEL.width(), 0), QSize(PANEL.width(), wide.height())
                    )
                    top = place.topLeft() + QPoint(0, at * (wide.height() + GAP))
                    painter.drawImage(top, wide, piece)
            else:
                painter.drawImage(place.topLeft(), picture.scaledToWidth(PANEL.width(), mode))
            return
        text = "Not drawn: the program that shows it is not installed."
        print(f"{kind}: {text}")
    else:
        text = path.read_text("utf-8")[:6000]
    painter.setFont(QFont("Noto Sans Mono", 6))
    flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWrapAnywhere
    painter.drawText(place.adjusted(GAP, GAP, -GAP, 0), int(flags), text)


def _page(path: Path, kind: Format) -> QImage | None:
    """Return the first page as its own program shows it; `None` if that is not installed."""
    if kind is not Format.PDF:
        if OFFICE is None:
            return None
        home = f"-env:UserInstallation={(path.parent / 'office').as_uri()}"
        to = ["--convert-to", "pdf", "--outdir", str(path.parent / str(kind)), str(path)]
        if kind is Format.CSV:
            to = [UTF_8, "--convert-to", WHOLE_SHEET, *to[2:]]
        subprocess.run([OFFICE, home, "--headless", *to], check=True, capture_output=True)
        path = path.parent / str(kind) / f"{path.stem}.pdf"
    if POPPLER is None:
        return None
    target = path.with_name(f"page-{kind}")
    subprocess.run(
        [POPPLER, "-r", "110", "-png", "-singlefile", str(path), str(target)], check=True
    )
    return QImage(str(target.with_suffix(".png")))


def _keep(picture: QImage, name: str) -> None:
    """Write a picture in its 256 commonest colours: it takes a third of the room."""
    whole = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = numpy.frombuffer(whole.constBits(), numpy.uint32)
    colours, counts = numpy.unique(pixels, return_counts=True)
    table = [int(one) for one in colours[numpy.argsort(-counts)[:256]]]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    path = FOLDER / f"{name}.png"
    whole.convertToFormat(QImage.Format.Format_Indexed8, table, flags).save(str(path))
    print(path.relative_to(FOLDER.parents[1]))
