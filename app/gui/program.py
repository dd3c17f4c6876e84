"""The window as a program: from an open data folder to its exit status."""

import gc
import sys

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from app import APPLICATION_ID, NAME, log, settings
from app.gui import opening, problems
from app.gui.application import Application, look
from app.gui.engine import EngineClient
from app.gui.language import use_language
from app.gui.widgets import theme
from app.gui.widgets.focus import FocusFollower
from app.paths import Places


def run(places: Places, *engine_arguments: str) -> int:
    """Open the window on a data folder and return its exit status when it is closed.

    A second window on the same folder brings the first one to the front and ends.
    """
    application = theme.program(sys.argv[0])
    application.setApplicationName(NAME)
    application.setDesktopFileName(APPLICATION_ID)
    chosen = settings.load(places.settings)
    theme.prepare(application, *look(chosen))
    use_language(chosen.language)
    places = replace(places, ask_secret=None)  # the terminal is not where to ask
    store = opening.opened(places)
    if store is None:
        return 0
    try:
        log.to_file(places.logs / "window.log")
    except OSError:
        log.to_stderr()
    reporter = problems.CrashReporter()
    left = reporter.install(places.logs)
    FocusFollower(application)
    try:
        while True:
            built = Application(places, store, chosen, EngineClient(*engine_arguments))
            status = _live(application, built, reporter, left)
            if not built.begins_again:
                return status
            chosen, left = built.chosen, ""
            use_language(chosen.language)
            if built.locked:
                store.history.drop_aside()
                store.close()  # and with it the only copy of the keys
                unlocked = opening.unlocked(places, built.locked)
                if unlocked is None:
                    return 0
                store = unlocked
    finally:
        store.close()
        reporter.uninstall()


def _live(
    application: QApplication, built: Application, reporter: problems.CrashReporter, left: str
) -> int:
    """Show the window until it is closed."""
    tell = built.window.notices.tell_crash
    reporter.crashed.connect(tell)
    built.show()
    if left:
        tell(left)
    gc.freeze()  # what stands now stays; `app.cli` put the collection off until here
    gc.enable()
    try:
        return application.exec()
    finally:
        reporter.crashed.disconnect(tell)
        built.engine.shut_down()
        built.frame.deleteLater()
