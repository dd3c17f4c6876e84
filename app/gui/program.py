"""The window as a program: from an open data folder to its exit status."""

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from app import APPLICATION_ID, NAME, log, settings
from app.errors import Code, Problem
from app.gui import opening, problems
from app.gui.application import Application
from app.gui.ending import Ending
from app.gui.engine import EngineClient
from app.gui.language import use_language
from app.gui.look import look
from app.gui.widgets import theme
from app.gui.widgets.focus import FocusFollower
from app.paths import Places

if TYPE_CHECKING:
    from app.gui.errand import Report
    from app.store.database import Store


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
    FocusFollower(application)
    _hear_files(application, places)
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
    ending = Ending()
    report: Report | None = None
    try:
        while True:
            built = _shown(places, store, chosen, engine_arguments)
            if built is not None:
                status = _live(ending, built, store, reporter, left, report)
                if not built.begins_again:
                    return status
                chosen, left, report = built.chosen, "", None
                use_language(chosen.language)
            if built is None or built.locked or built.errand:
                opened, report = _opened_again(places, store, built)
                if opened is None:
                    return 0
                store = opened
    finally:
        store.close()
        reporter.uninstall()
        ending.stop()


def refuse(problem: Problem) -> None:
    """Say in a window why none can be opened; no folder is known to keep anything in."""
    from app.gui.trouble import Trouble

    application = theme.program(sys.argv[0])
    application.setApplicationName(NAME)
    application.setDesktopFileName(APPLICATION_ID)
    chosen = settings.Settings()
    theme.prepare(application, *look(chosen))
    theme.put_sheet()
    use_language(chosen.language)
    Trouble(problem, may_look=False).exec()


def _shown(
    places: Places, store: "Store", chosen: settings.Settings, engine_arguments: tuple[str, ...]
) -> Application | None:
    """Build the window and show it; `None` if the history that it shows first is damaged."""
    built = None
    try:
        built = Application(places, store, chosen, EngineClient(*engine_arguments))
        built.show()
    except Problem as problem:
        if problem.code is not Code.DATABASE_DAMAGED:
            raise
        if built is not None:
            built.engine.shut_down()
            built.frame.deleteLater()
            built.deleteLater()
        return None
    return built


def _opened_again(
    places: Places, store: "Store", built: Application | None
) -> "tuple[Store | None, Report | None]":
    """Close the history, and open it after it was locked, or what is done meanwhile is done."""
    store.history.drop_aside()
    if built is not None and built.locked is not None:
        built.locked.close(store)
    store.close()  # and with it the only copy of the keys
    if built is None:
        return opening.mended(places), None
    if built.errand is None:
        return opening.unlocked(places, built.locked), None
    return opening.after(places, built.errand)


def _hear_files(application: QApplication, places: Places) -> None:
    """On macOS a program gets its files by an event, not by its command line."""
    if sys.platform == "darwin":
        from app.gui.handed import FileOpening

        FileOpening(application, places)


def _take(built: Application, store: "Store", file: str) -> None:
    from app.gui.handed import take

    take(built, store, file)


def _note(store: "Store", event: Callable[[], None]) -> None:
    """Put into the audit that the window came or went; a disk that refuses it keeps nobody out."""
    if not store.read_only:
        with suppress(Problem):
            event()


def _live(
    ending: Ending,
    built: Application,
    store: "Store",
    reporter: problems.CrashReporter,
    left: str,
    report: "Report | None",
) -> int:
    """Show the window until it is closed."""
    tell = built.window.notices.tell_crash
    reporter.crashed.connect(tell)
    reporter.troubled.connect(built.window.notices.tell)
    if left:
        tell(left)
    _note(store, store.audit.open_window)
    came = partial(_take, built, store)
    built.raising.file_came.connect(came)
    built.raising.look()
    if report is not None:
        built.window.notices.say(report.kind, report.what, report.why, report.todo)
    gc.freeze()  # what stands now stays; `app.cli` put the collection off until here
    gc.enable()
    try:
        return ending.live()
    finally:
        reporter.crashed.disconnect(tell)
        reporter.troubled.disconnect(built.window.notices.tell)
        built.engine.shut_down()
        _note(store, store.audit.close_window)
        built.frame.deleteLater()
