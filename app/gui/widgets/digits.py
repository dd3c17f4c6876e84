"""Numbers as the window writes them: Western digits in every language, the locale's signs."""

from PySide6.QtCore import QLocale


def number(value: int) -> str:
    """Return a whole number with the locale's thousands sign, e.g. `8,192`."""
    return f"{value:,}".replace(",", _signs()[0])


def decimal(value: float, places: int) -> str:
    """Return a number with so many decimals and the locale's signs, e.g. `5.9`."""
    thousands, point = _signs()
    whole, _, fraction = f"{value:,.{places}f}".partition(".")
    return whole.replace(",", thousands) + (point + fraction if fraction else "")


def _signs() -> tuple[str, str]:
    """Return thousands and decimal sign; those that go with Western digits only."""
    locale = QLocale()
    if locale.zeroDigit() != "0":
        return ",", "."
    return locale.groupSeparator(), locale.decimalPoint()
