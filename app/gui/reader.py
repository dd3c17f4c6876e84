"""Who reads an export: the language and direction of the window."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QGuiApplication

from app.store.exports import Reader


def reader() -> Reader:
    """Return it as it is now."""
    return Reader(
        translate=QCoreApplication.translate,
        language=QLocale().bcp47Name() or "en",
        is_right_to_left=QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft,
    )
