"""Draws the program's icon in every size that desktops ask for."""

import os
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
DRAWING = Path(__file__).resolve().parent / "linux" / "casebook.svg"


def write(folder: Path) -> list[Path]:
    """Write `SIZExSIZE/casebook.png` for each size, and the drawing itself as casebook.svg."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(DRAWING))
    written = []
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        target = folder / f"{size}x{size}" / "casebook.png"
        target.parent.mkdir(parents=True)
        image.save(str(target))
        written.append(target)
    (folder / "casebook.svg").write_bytes(DRAWING.read_bytes())
    return written
