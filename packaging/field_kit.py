"""Writes a folder for a stick: installers, checksums, a model pack and a quick guide on paper.

`make field-kit KIT=folder [MODEL=model]`. All names and sizes are such that FAT32 keeps them. The
guide's pictures are those of `make screenshots`, of a window in the language of the guide.
"""

import argparse
import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import manifest

from app import __version__
from app.core.wording import NOTICE

ROOT = Path(__file__).resolve().parents[1]
GUIDES = ROOT / "packaging" / "guide"
PICTURES = ROOT / "resources" / "screenshots"
LANGUAGES = ("en", "fr")
MOST_BYTES = (1 << 32) - 1  # of one file on FAT32
MARGIN_MM, RESOLUTION, FOOT = 18, 96, 34
SUFFIXES = frozenset({".deb", ".xz", ".run", ".json", ".exe", ".zip", ".dmg"})


class FailedError(Exception):
    """Why there is no kit, and what to do."""


def main() -> int:
    """Write the kit and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model", help="of the library: its field pack is written too")
    chosen = parser.parse_args()
    try:
        write(chosen.dist, chosen.out, chosen.model)
    except FailedError as why:
        print(why, file=sys.stderr)
        return 1
    for path in sorted(chosen.out.rglob("*")):
        if path.is_file():
            print(f"{path.stat().st_size:>13,}  {path.relative_to(chosen.out).as_posix()}")
    return 0


def write(dist: Path, out: Path, model: str | None) -> None:
    """Write the kit into a folder that is not there or empty.

    Raises:
        FailedError: there are no installers, they are not those of their list, or the folder is
            in use.
    """
    if out.exists() and any(out.iterdir()):
        raise FailedError(f"{out} is not empty. Name a folder that is.")
    files = _installers(dist)
    install = out / "install"
    install.mkdir(parents=True)
    for path in files:
        shutil.copyfile(path, install / path.name)
    for language in LANGUAGES:
        guide(language, out / f"guide-{language}.pdf")
    if model is not None:
        _pack(model, out / "pack")
    manifest.write(out)


def _installers(dist: Path) -> list[Path]:
    files = [path for path in sorted(dist.glob("*")) if path.suffix in SUFFIXES]
    if not files or not (dist / manifest.NAME).is_file():
        raise FailedError(f"There are no installers in {dist}. `make installer` builds them.")
    if manifest.differences(dist):
        raise FailedError(f"The installers in {dist} are not those of its {manifest.NAME}.")
    for path in files:
        if path.stat().st_size > MOST_BYTES:
            raise FailedError(f"{path.name} is larger than a file on FAT32 may be.")
    return files


def _pack(model: str, folder: Path) -> None:
    from app.cli import main as casebook

    if casebook(["models", "pack", model, "-o", str(folder), "--split-mb", "3900"]):
        raise FailedError(f"The field pack of {model} was not written.")


def guide(language: str, target: Path) -> int:
    """Print the quick guide in one language, the notice at the foot of every page; return pages."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSizeF, Qt, QUrl
    from PySide6.QtGui import (
        QFont,
        QGuiApplication,
        QPageLayout,
        QPageSize,
        QPainter,
        QPdfWriter,
        QTextDocument,
    )

    from app.gui.language import use_language

    application = QCoreApplication.instance() or QGuiApplication([])
    use_language(language)
    notice = application.translate("notice", NOTICE)
    text = (GUIDES / f"guide.{language}.html").read_text("utf-8")
    text = text.replace("@NOTICE@", notice).replace("@VERSION@", __version__)
    writer = QPdfWriter(str(target))
    writer.setResolution(RESOLUTION)
    writer.setTitle(f"Casebook {__version__}")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    sides = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(sides, QPageLayout.Unit.Millimeter)
    paper = writer.pageLayout().paintRectPixels(RESOLUTION)
    size = QSizeF(paper.width(), paper.height() - FOOT)
    document = QTextDocument()
    document.setBaseUrl(QUrl.fromLocalFile(f"{PICTURES}/"))
    document.documentLayout().setPaintDevice(writer)
    document.setDefaultFont(QFont("Noto Sans", 10))
    document.setDocumentMargin(0)
    document.setHtml(text)
    document.setPageSize(size)
    painter = QPainter(writer)
    small = QFont("Noto Sans", 7)
    pages = document.pageCount()
    for page in range(pages):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(0, -page * size.height())
        whole = QRectF(0, page * size.height(), size.width(), size.height())
        document.drawContents(painter, whole)
        painter.restore()
        painter.setFont(small)
        foot = QRectF(0, size.height(), size.width(), FOOT)
        flags = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        painter.drawText(foot, int(flags), f"{notice}  {page + 1}/{pages}")
    painter.end()
    return pages


if __name__ == "__main__":
    sys.exit(main())
