"""Text laid out by hand: wrapped at any place if need be, so that nothing is ever cut off."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption


def laid_out(
    text: str, font: QFont, width: float, direction: Qt.LayoutDirection, bold_letters: int = 0
) -> QTextLayout:
    """Return the text in lines of at most `width` pixels, ready to be drawn.

    Args:
        text: one paragraph or more; line breaks stay.
        font: of all of it.
        width: in pixels; a word that is wider is broken.
        direction: leading side of the lines.
        bold_letters: so many characters at the start are bold.
    """
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    # A layout of one's own is not mirrored by Qt, unlike a label.
    is_mirrored = direction == Qt.LayoutDirection.RightToLeft
    option = QTextOption(Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if bold_letters:
        layout.setFormats([_bold(bold_letters)])
    layout.beginLayout()
    top = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


@lru_cache(maxsize=256)  # layouts ask again and again
def size_of(
    text: str, font: QFont, width: float, direction: Qt.LayoutDirection, bold_letters: int = 0
) -> tuple[int, int]:
    """Return width and height in pixels of the lines that `laid_out` makes of these."""
    layout = laid_out(text, font, width, direction, bold_letters)
    widths = (layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount()))
    return ceil(max(widths, default=0.0)), height_of(layout)


def height_of(layout: QTextLayout) -> int:
    """Return the height of all lines in pixels."""
    return ceil(layout.boundingRect().height())


def _bold(letters: int) -> QTextLayout.FormatRange:
    place = QTextLayout.FormatRange()
    place.start, place.length = 0, letters
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    place.format = look
    return place
