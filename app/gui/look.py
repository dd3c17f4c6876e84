"""What of the settings changes how everything is drawn, and how the window is placed."""

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import Code, Problem
from app.gui.widgets import theme
from app.paths import Places
from app.settings import Settings
from app.store.lock import take_open_request

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


class Raising(QObject):
    """Brings the window to the front when a second one on its data folder wishes it.

    Signals:
        file_came: path of a file or folder that a person opened from outside.
    """

    file_came = Signal(str)

    def __init__(self, frame: QWidget, places: Places) -> None:
        """Watch the data folder as long as the window lives."""
        super().__init__(frame)
        self._frame = frame
        self._places = places
        self._watcher = QFileSystemWatcher([str(places.data)], self)
        self._watcher.directoryChanged.connect(self._on_folder_changed)

    @Slot(str)
    def _on_folder_changed(self, _folder: str) -> None:
        self.look()

    def look(self) -> None:
        """Take up what is wished now; what was wished while the window was built is there, too."""
        try:
            self._places.raise_request.unlink()
        except OSError:  # nothing is wished, or its disk is gone: then others tell that
            pass
        else:
            self._frame.setWindowState(self._frame.windowState() & ~Qt.WindowState.WindowMinimized)
            self._frame.show()
            self._frame.raise_()
            self._frame.activateWindow()
        if file := take_open_request(self._places):
            self.file_came.emit(file)


def show_whole(frame: QWidget) -> None:
    """Show the window whole: on a small screen it fills it, title bar included."""
    room = frame.screen().availableSize()
    size = frame.size()
    if size.width() >= room.width() or size.height() + TITLE_BAR_PX >= room.height():
        frame.showMaximized()
    else:
        frame.show()
