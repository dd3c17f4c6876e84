"""Numbers as the window writes them: Western digits in every language, the locale's signs."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QGuiApplication

from app.core.bidi import apart, left_to_right
from app.core.text import Numbers


def number(value: int) -> str:
    """Return a whole number with the locale's thousands sign, e.g. `8,192`."""
    return Numbers(*_signs()).decimal(value)


def decimal(value: float, places: int) -> str:
    """Return a number with so many decimals and the locale's signs, e.g. `5.9`."""
    return Numbers(*_signs()).decimal(value, places)


def numbers() -> Numbers:
    """Return how the window's language writes numbers and sizes."""
    giga = QCoreApplication.translate("size", "%1 GB")
    mega = QCoreApplication.translate("size", "%1 MB")
    kilo = QCoreApplication.translate("size", "%1 kB")
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        return Numbers(*_signs(), giga, mega, kilo)
    # A number and its unit, a path and its slashes keep their order in a line from right to left.
    units = (left_to_right(giga), left_to_right(mega), left_to_right(kilo))
    return Numbers(*_signs(), *units, apart("%1"))


def size(size_bytes: float) -> str:
    """Return a size in decimal units, e.g. `1.70 GB`, `214 kB`."""
    return numbers().size(size_bytes)


def _signs() -> tuple[str, str]:
    """Return thousands and decimal sign; those that go with Western digits only."""
    locale = QLocale()
    if locale.zeroDigit() != "0":
        return ",", "."
    return locale.groupSeparator(), locale.decimalPoint()
