"""What of the settings changes how everything is drawn."""

from PySide6.QtWidgets import QApplication

from app.errors import Code, Problem
from app.gui.widgets import theme
from app.settings import Settings


def look(chosen: Settings) -> tuple[str, int, str]:
    """Return theme, zoom and density: for `theme`."""
    return chosen.theme, chosen.zoom_percent, chosen.density


def redraw(chosen: Settings) -> None:
    """Draw every window with these settings."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise Problem(Code.BUG, error="no QApplication")
    theme.apply(application, *look(chosen))
