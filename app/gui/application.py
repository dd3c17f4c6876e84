"""Builds the objects of the window and connects them; decides nothing."""

import gc
import logging
import sys
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import (
    QFileSystemWatcher,
    QLibraryInfo,
    QLocale,
    QObject,
    Qt,
    QTimer,
    QTranslator,
    Slot,
)
from PySide6.QtWidgets import QApplication

import resources
from app import APPLICATION_ID, NAME, log, settings
from app.errors import Code, Problem
from app.gui import opening, problems
from app.gui.chat import Chat
from app.gui.context import Context
from app.gui.engine import EngineClient
from app.gui.graphics import Graphics
from app.gui.library import Library
from app.gui.models import ModelShelf
from app.gui.models_place import ModelsPlace
from app.gui.packs import Packs
from app.gui.power import PowerStatus
from app.gui.preferences import Preferences
from app.gui.progress import Progress
from app.gui.setup import Setup
from app.gui.start import LANGUAGES, Start
from app.gui.status import Status
from app.gui.turns import Turns
from app.gui.unsaved import Unsaved
from app.gui.widgets import theme
from app.gui.widgets.composer import Composer
from app.gui.widgets.focus import FocusFollower
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.transcript import Transcript
from app.gui.window import Window
from app.paths import Places
from app.store.database import Store

if TYPE_CHECKING:
    from app.gui.locking import Locking
    from app.gui.safekeeping import Safekeeping
    from app.gui.widgets.settings_dialog import Changed

_log = logging.getLogger(__name__)

BACKUP_CHECK_MS = 10 * 60 * 1000  # an hour that ended while the lid was closed is found soon
TITLE_BAR_PX = 40  # more than the title bars in use


class Application(QObject):
    """One window over one open data folder.

    Attributes:
        begins_again: it was closed to be built anew, with the settings in `chosen`.
        locked: why the history is locked meanwhile; "" if it is not.
    """

    def __init__(
        self, places: Places, store: Store, chosen: settings.Settings, engine: EngineClient
    ) -> None:
        """Build everything; `show` shows it."""
        super().__init__()
        places = settings.placed(places, chosen)
        self._places = places
        self._store = store
        self._settings = chosen
        self.begins_again = False
        self.locked = ""
        self.engine = engine
        self.turns = Turns(store.history, engine, self)
        self.context = Context(engine, self)
        self.progress = Progress(engine, self)
        self.shelf = ModelShelf(store.models, engine, chosen, self)
        self.transcript = Transcript()
        self.composer = Composer()
        self.frame = MainWindow(problems.notice(), self.transcript, self.composer)
        self.setup = Setup(store.history, store.presets, self.frame.setup, chosen.preset_id)
        self.chat = Chat(
            store.history,
            self.turns,
            self.context,
            self.shelf,
            self.setup,
            self.transcript,
            self.composer,
            self.progress,
        )
        self.library = Library(store.history, self.turns, self.frame.sidebar)
        self.window = Window(
            self.frame,
            self.transcript,
            store,
            self.chat,
            self.library,
            self.shelf,
            self.turns,
            self.context,
            engine,
            chosen,
        )
        self.unsaved = Unsaved(store.history, self.turns, self.chat.drafts, self.frame, self)
        self.status = Status(self.frame, self.chat, self.turns, self.context, self.progress, engine)
        self.power = PowerStatus(self.frame.status, chosen)
        self.place = ModelsPlace(self.frame, self.shelf, engine, self.window.notices, places)
        self.graphics = Graphics(engine, self.shelf, self.window.notices, lambda: self._settings)
        self.packs = Packs(self.place, self.window, self.setup, store, places)
        self.preferences = Preferences(self.frame, self.shelf, engine, places)
        self.preferences.use(chosen)
        self.start = Start(self.frame, store, self.shelf, self.place, places)
        self._backups: Safekeeping | None = None
        self._locking: Locking | None = None
        self._watcher = QFileSystemWatcher([str(places.data)], self)
        self._connect()

    @property
    def chosen(self) -> settings.Settings:
        """The settings in use now."""
        return self._settings

    def _connect(self) -> None:
        self.context.use_model(self.shelf.asked_with)
        self.shelf.loaded.connect(self.setup.show_loaded)
        self.shelf.chosen.connect(self._on_model_chosen)
        self.setup.preset_chosen.connect(self._on_preset_chosen)
        self.setup.troubled.connect(self.window.notices.tell)
        self.transcript.info_asked.connect(self.window.show_info)
        self.transcript.link_asked.connect(self.window.show_link)
        self.window.settings_changed.connect(self._on_settings_changed)
        self.graphics.settings_changed.connect(self._on_settings_changed)
        self.window.settings_asked.connect(self.preferences.open)
        self.window.lock_asked.connect(self._on_lock_asked)
        self.window.load_options_asked.connect(self.preferences.open_load_options)
        self.place.options_asked.connect(self.preferences.open_load_options)
        self.preferences.changed.connect(self._on_setting_changed)
        self.window.models_asked.connect(self.place.open)
        self.place.add_asked.connect(self.window.add_model)
        self.place.connected.connect(self.window.proof.set_connection)
        self.packs.folders_chosen.connect(self._on_folders_chosen)
        self.packs.anew.connect(self._begin_again)
        self.start.finished.connect(self._on_start_finished)
        self.start.language_chosen.connect(self._on_language_chosen)
        self.frame.closing.connect(self._on_closing)
        self.unsaved.settled.connect(self.frame.close)
        self._watcher.directoryChanged.connect(self._on_folder_changed)

    def show(self) -> None:
        """Show the window: the notice to confirm first, if it was not, else the chats."""
        self.window.use(self._settings)
        self.frame.set_panels(self._settings.panels)
        self.library.refresh()
        self.chat.open(None)
        self.frame.selector.set_state(self.shelf.state())
        theme.put_sheet()
        self._place_window()
        if not self.start.begin(spoken(self._settings.language)):
            self._on_start_finished()

    def _place_window(self) -> None:
        """Show the window whole: on a small screen it fills it, title bar included."""
        room = self.frame.screen().availableSize()
        size = self.frame.size()
        if size.width() >= room.width() or size.height() + TITLE_BAR_PX >= room.height():
            self.frame.showMaximized()
        else:
            self.frame.show()

    @Slot()
    def _on_start_finished(self) -> None:
        self.frame.uncover()
        self.frame.page.notices.clear()  # the first page has told what went wrong on it
        if self._store.healed:
            self.window.notices.tell_healed(self._store.healed)
        if self._store.read_only:
            self.window.notices.tell(Problem(Code.READ_ONLY, path=self._places.data))
            self.chat.lock(self.tr("The data folder is open read-only."))
        else:
            self.shelf.load_at_start()
            self._hour = QTimer(self, interval=BACKUP_CHECK_MS)
            self._hour.timeout.connect(self._on_hour)
            self._hour.start()
        if self._store.key_line:
            from app.gui.locking import Locking

            self._locking = Locking(self._settings.lock_minutes, self)
            self._locking.due.connect(self._on_lock_due)

    @Slot(str)
    def _on_lock_due(self, reason: str) -> None:
        """Close the window, and ask for the passphrase before it is built anew."""
        self.locked, self.begins_again = reason, True
        self.frame.close()

    @Slot()
    def _on_lock_asked(self) -> None:
        if self._locking is not None:
            self._locking.lock_now()
        else:
            self.window.notices.tell_nothing_to_lock()

    @Slot()
    def _on_hour(self) -> None:
        """Back up, if an hour has passed since the last backup and something changed."""
        if self._backups is None:
            from app.gui.safekeeping import Safekeeping

            self._backups = Safekeeping(self._store, self._places, self)
            self._backups.failed.connect(self.window.notices.tell_no_backup)
        self._backups.back_up()

    @Slot(str)
    def _on_language_chosen(self, language: str) -> None:
        """Close the window to be built anew: texts are taken once, when a part is built."""
        self._on_settings_changed(replace(self._settings, language=language))
        self._begin_again()

    @Slot()
    def _begin_again(self) -> None:
        self.begins_again = True
        self.frame.close()

    @Slot(object)
    def _on_folders_chosen(self, chosen: settings.Settings) -> None:
        folders = chosen.model_folders
        self._on_settings_changed(replace(self._settings, model_folders=folders))

    @Slot(str)
    def _on_model_chosen(self, model_id: str) -> None:
        self.context.forget()
        self._on_settings_changed(replace(self._settings, model_id=model_id))

    @Slot(str)
    def _on_preset_chosen(self, preset_id: str) -> None:
        self._on_settings_changed(replace(self._settings, preset_id=preset_id))

    @Slot(object)
    def _on_settings_changed(self, chosen: settings.Settings) -> None:
        looks_same = _look(chosen) == _look(self._settings)
        self._settings = chosen
        for part in (self.shelf, self.window, self.power):
            part.use(chosen)
        if not looks_same:
            theme.apply(_application(), *_look(chosen))
        self.preferences.use(chosen)
        try:
            settings.save(self._places.settings, chosen)
        except Problem as problem:
            self.window.notices.tell(problem)

    @Slot(object)
    def _on_setting_changed(self, changed: "Changed") -> None:
        values: dict[str, Any] = {changed.key: changed.value}
        self._on_settings_changed(replace(self._settings, **values))

    @Slot(str)
    def _on_folder_changed(self, _folder: str) -> None:
        """A second window left a wish: come to the front."""
        if self._places.raise_request.exists():
            self._places.raise_request.unlink(missing_ok=True)
            self.frame.setWindowState(self.frame.windowState() & ~Qt.WindowState.WindowMinimized)
            self.frame.show()
            self.frame.raise_()
            self.frame.activateWindow()

    @Slot()
    def _on_closing(self) -> None:
        if not (self.place.may_close() and self.packs.may_close()):
            self.begins_again, self.locked = False, ""
            self.frame.keep_open()
            return
        self.chat.drafts.save()
        self.setup.save_now()
        if self.turns.running is not None:
            self.turns.stop()
        self.turns.save_now()
        for part in (self.shelf, self.place, self.packs, self.preferences):
            part.shut_down()
        self.engine.shut_down()
        if self._backups is not None:
            self._backups.shut_down()
        self.turns.save_now()
        if self.unsaved.asks():
            self.begins_again, self.locked = False, ""
            self.frame.keep_open()


def _look(chosen: settings.Settings) -> tuple[str, int, str]:
    return chosen.theme, chosen.zoom_percent, chosen.density


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise Problem(Code.BUG, error="no QApplication")
    return application


_translators: list[QTranslator] = []


def spoken(language: str) -> str:
    """Return the code of the window's language; for "" the first of the system's that it has."""
    locale = QLocale(language) if language else QLocale.system()
    wanted = [name.partition("-")[0] for name in locale.uiLanguages()]
    return next((code for code in wanted if code in LANGUAGES), "en")


def use_language(language: str) -> None:
    """Take words, dates and direction in this language; "" follows the system.

    English is built in. What is shown already keeps its words.
    """
    application = _application()
    while _translators:
        application.removeTranslator(_translators.pop())
    code = spoken(language)
    for name, folder in (
        (f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"casebook_{code}", str(resources.path("i18n"))),
    ):
        translator = QTranslator()
        if code != "en" and translator.load(name, folder):
            application.installTranslator(translator)
            _translators.append(translator)
    system = QLocale.system()
    locale = system if QLocale.languageToCode(system.language()) == code else QLocale(code)
    QLocale.setDefault(locale)
    application.setLayoutDirection(QLocale(code).textDirection())


def run(places: Places, *engine_arguments: str) -> int:
    """Open the window on a data folder and return its exit status when it is closed.

    A second window on the same folder brings the first one to the front and ends.
    """
    application = theme.program(sys.argv[0])
    application.setApplicationName(NAME)
    application.setDesktopFileName(APPLICATION_ID)
    chosen = settings.load(places.settings)
    theme.prepare(application, *_look(chosen))
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
            status = _live(built, reporter, left)
            if not built.begins_again:
                return status
            chosen, left = built.chosen, ""
            use_language(chosen.language)
            if built.locked:
                store.close()  # and with it the only copy of the keys
                unlocked = opening.unlocked(places, built.locked)
                if unlocked is None:
                    return 0
                store = unlocked
    finally:
        store.close()
        reporter.uninstall()


def _live(built: Application, reporter: problems.CrashReporter, left: str) -> int:
    """Show the window until it is closed."""
    tell = built.window.notices.tell_crash
    reporter.crashed.connect(tell)
    built.show()
    if left:
        tell(left)
    gc.freeze()  # what stands now stays; `app.cli` put the collection off until here
    gc.enable()
    try:
        return _application().exec()
    finally:
        reporter.crashed.disconnect(tell)
        built.engine.shut_down()
        built.frame.deleteLater()
