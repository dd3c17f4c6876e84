"""What of the settings changes how everything is drawn, and how the window is placed."""

from PySide6.QtWidgets import QApplication, QWidget

from app.errors import Code, Problem
from app.gui.widgets import theme
from app.settings import Settings

TITLE_BAR_PX = 40  # more than the title bars in use


def look(chosen: Settings) -> tuple[str, int, str]:
    """Return theme, zoom and density: for `theme`."""
    return chosen.theme, chosen.zoom_percent, chosen.density


def redraw(chosen: Settings) -> None:
    """Draw every window with these settings."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise Problem(Code.BUG, error="no QApplication")
    theme.apply(application, *look(chosen))


def show_whole(frame: QWidget) -> None:
    """Show the window whole: on a small screen it fills it, title bar included."""
    room = frame.screen().availableSize()
    size = frame.size()
    if size.width() >= room.width() or size.height() + TITLE_BAR_PX >= room.height():
        frame.showMaximized()
    else:
        frame.show()
