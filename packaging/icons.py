"""Draws the program's icon in every size that desktops ask for, and as Windows and macOS keep it.

The formats: an .ico is a directory of images (Microsoft, "ICONDIR"), here PNG from 64 pixels on and
plain pixels below, which older tools want; an .icns is a list of PNG, each under a type that says
its size (Apple, "icns").
"""

import os
import struct
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
# Type of an entry and its pixels; two types of one size are for screens of another density.
ICNS_TYPES = (
    *((b"icp4", 16), (b"icp5", 32), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512)),
    *((b"ic11", 32), (b"ic12", 64), (b"ic13", 256), (b"ic14", 512), (b"ic10", 1024)),
)
LEAST_PNG = 64
DRAWING = Path(__file__).resolve().parent / "linux" / "casebook.svg"


def write(folder: Path) -> list[Path]:
    """Write `SIZExSIZE/casebook.png` for each size, and the drawing itself as casebook.svg."""
    written = []
    for size in SIZES:
        target = folder / f"{size}x{size}" / "casebook.png"
        target.parent.mkdir(parents=True)
        _drawn(size).save(str(target))
        written.append(target)
    (folder / "casebook.svg").write_bytes(DRAWING.read_bytes())
    return written


def ico() -> bytes:
    """Return the icon as Windows keeps it."""
    images = [(size, _png(size) if size >= LEAST_PNG else _bitmap(size)) for size in ICO_SIZES]
    place = 6 + 16 * len(images)
    directory = struct.pack("<HHH", 0, 1, len(images))
    for size, image in images:
        side = size % 256  # 0 is 256
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(image), place)
        place += len(image)
    return directory + b"".join(image for _, image in images)


def icns() -> bytes:
    """Return the icon as macOS keeps it."""
    body = b""
    for kind, size in ICNS_TYPES:
        image = _png(size)
        body += kind + struct.pack(">I", 8 + len(image)) + image
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def _drawn(size: int) -> "QImage":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def _png(size: int) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray

    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    _drawn(size).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(held.data())


def _bitmap(size: int) -> bytes:
    """Return the pixels from the lowest row up, and a mask of nothing: alpha says it all."""
    image = _drawn(size)
    pixels = bytes(image.constBits())
    rows = [pixels[row * size * 4 : (row + 1) * size * 4] for row in reversed(range(size))]
    mask = b"\0" * ((size + 31) // 32 * 4 * size)
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    return head + b"".join(rows) + mask
