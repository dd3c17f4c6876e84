"""Places that are counted from the leading side, as Qt's `QStyle.visualRect` does.

Naming `QStyle` has PySide6 make all its enumerations, which costs the start of the window 6 ms.
"""

from PySide6.QtCore import QRect, Qt


def mirrored(direction: Qt.LayoutDirection, bounds: QRect, place: QRect) -> QRect:
    """Return a place inside `bounds` as it is; from right to left, seen in a mirror."""
    if direction == Qt.LayoutDirection.LeftToRight:
        return place
    return place.translated(bounds.left() + bounds.right() - place.left() - place.right(), 0)
