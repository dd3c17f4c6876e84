"""Builds the objects of the window and connects them; decides nothing."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Slot

from app import settings
from app.core.wording import NOTICE_SHA256
from app.errors import Code, Problem
from app.gui import problems
from app.gui.chat import Chat
from app.gui.context import Context
from app.gui.engine import EngineClient
from app.gui.language import spoken
from app.gui.library import Library
from app.gui.look import Raising, look, redraw, show_whole
from app.gui.models import ModelShelf
from app.gui.notices import MEND, SAFEKEEPING
from app.gui.power import PowerStatus
from app.gui.progress import Progress
from app.gui.setup import Setup
from app.gui.status import Status
from app.gui.turns import Turns
from app.gui.widgets import theme
from app.gui.widgets.composer import Composer
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.transcript import Transcript
from app.gui.window import Window
from app.paths import Places
from app.store.database import Store

if TYPE_CHECKING:
    from app.core.chat import Loaded
    from app.gui.endpoint import RemoteEndpoint
    from app.gui.engine import EngineDeath
    from app.gui.errand import Errand
    from app.gui.graphics import Graphics
    from app.gui.locking import Locking, Parting
    from app.gui.models_place import ModelsPlace
    from app.gui.packs import Packs
    from app.gui.preferences import Preferences
    from app.gui.safekeeping import Safekeeping
    from app.gui.start import Start
    from app.gui.unsaved import Unsaved
    from app.gui.widgets.settings_dialog import Changed

BACKUP_CHECK_MS = 10 * 60 * 1000  # an hour that ended while the lid was closed is found soon


class Application(QObject):
    """One window over one open data folder.

    What the first picture does not need is a cached property: imported, built and connected when
    it is first asked for.

    Attributes:
        begins_again: it was closed to be built anew, with the settings in `chosen`.
        locked: what is told while the history is locked; `None` if it is not.
        errand: what is done with the history meanwhile.
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
        self.locked: Parting | None = None
        self.errand: Errand | None = None
        self.engine = engine
        self.turns = Turns(store.history, engine, self)
        self.context = Context(engine, self)
        self.progress = Progress(engine, self)
        self.shelf = ModelShelf(store.models, engine, chosen, self)
        self.transcript = Transcript()
        self.composer = Composer()
        self.frame = MainWindow(problems.notice(), self.transcript, self.composer)
        self.setup = Setup(store, self.frame.setup, chosen.preset_id)
        self.composer.add_option(self.setup.option)
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
        self.status = Status(self.frame, self.chat, self.turns, self.context, self.progress, engine)
        self.status.data = places.data
        self.power = PowerStatus(self.frame.status, chosen)
        self._backups: Safekeeping | None = None
        self._locking: Locking | None = None
        self.raising = Raising(self.frame, places)
        self._connect()

    @property
    def chosen(self) -> settings.Settings:
        """The settings in use now."""
        return self._settings

    @cached_property
    def unsaved(self) -> "Unsaved":
        """What is asked of texts that are not on disk when the window closes."""
        from app.gui.unsaved import Unsaved

        unsaved = Unsaved(self._store, self._places, self.turns, self.chat.drafts, self.frame)
        unsaved.settled.connect(self.frame.close)
        unsaved.returned.connect(self._stay)
        unsaved.locked.connect(self._lock)
        return unsaved

    @cached_property
    def place(self) -> "ModelsPlace":
        """The place *Models*."""
        from app.gui.models_place import ModelsPlace

        place = ModelsPlace(self.frame, self.shelf, self.engine, self.window.notices, self._places)
        place.examples = (self._store.examples, self.setup)
        place.endpoint = lambda: self.endpoint
        place.options_asked.connect(self._on_options_asked)
        place.add_asked.connect(self.window.add_model)
        place.connected.connect(self.window.proof.set_connection)
        place.pack_asked.connect(self._on_pack_asked)
        place.unpack_asked.connect(lambda: self.packs.choose())  # noqa: PLW0108  built late
        place.pack_dropped.connect(lambda folder: self.packs.read(folder))  # noqa: PLW0108  built late
        return place

    @cached_property
    def graphics(self) -> "Graphics":
        """What is done when a graphics processor fails."""
        from app.gui.graphics import Graphics

        graphics = Graphics(self.shelf, self.window.notices, lambda: self._settings)
        graphics.settings_changed.connect(self._on_settings_changed)
        return graphics

    @cached_property
    def packs(self) -> "Packs":
        """Field packs, and the folder of the models."""
        from app.gui.packs import Packs

        packs = Packs(self.window, self.setup, self._store, self._places)
        packs.folders_chosen.connect(self._on_folders_chosen)
        packs.anew.connect(self._begin_again)
        return packs

    @cached_property
    def endpoint(self) -> "RemoteEndpoint":
        """The server that a person may turn on."""
        from app.gui.endpoint_marks import led

        return led(self.window, self.chat, self.turns, self._store, self.preferences.open)

    @cached_property
    def preferences(self) -> "Preferences":
        """The dialogs of settings and load options."""
        from app.gui.preferences import Preferences

        preferences = Preferences(self.frame, self.shelf, self.engine, self._store, self._places)
        preferences.use(self._settings)
        preferences.endpoint = lambda: self.endpoint
        preferences.changed.connect(self._on_setting_changed)
        preferences.errand_asked.connect(self._on_errand_asked)
        return preferences

    @cached_property
    def start(self) -> "Start":
        """The first run."""
        from app.gui.start import Start

        start = Start(self.frame, self._store, self.shelf, self.place, self._places)
        start.finished.connect(self._on_start_finished)
        start.language_chosen.connect(self._on_language_chosen)
        return start

    def _built(self, *names: str) -> list[Any]:
        """Return those of these late parts that somebody has asked for."""
        return [part for name in names if (part := vars(self).get(name)) is not None]

    def _connect(self) -> None:
        self.window.notices.learn(SAFEKEEPING, partial(self._on_settings_asked, SAFEKEEPING))
        self.window.notices.learn(MEND, self._on_mend_asked)
        self.context.use_model(self.shelf.asked_with)
        self.shelf.loaded.connect(self.setup.show_loaded)
        self.shelf.loaded.connect(self._on_loaded)
        self.shelf.loaded.connect(self.window.notices.forget_last_load)
        self.engine.died.connect(self._on_died)
        self.shelf.chosen.connect(self._on_model_chosen)
        self.setup.preset_chosen.connect(
            lambda chosen: self._on_settings_changed(replace(self._settings, preset_id=chosen))
        )
        self.setup.troubled.connect(self.window.notices.tell)
        self.transcript.info_asked.connect(self.window.show_info)
        self.transcript.link_asked.connect(self.window.show_link)
        self.window.settings_changed.connect(self._on_settings_changed)
        self.window.settings_asked.connect(self._on_settings_asked)
        self.frame.models.endpoint_asked.connect(partial(self._on_settings_asked, "endpoint"))
        self.window.lock_asked.connect(self._on_lock_asked)
        self.window.load_options_asked.connect(self._on_options_asked)
        self.window.models_asked.connect(lambda tab: self.place.open(tab))  # noqa: PLW0108  built late
        self.window.evaluation_asked.connect(lambda tab: self.place.open_evaluation(tab))  # noqa: PLW0108
        self.window.pack_asked.connect(self._on_pack_asked)
        self.window.unpack_asked.connect(lambda: self.packs.choose())  # noqa: PLW0108  built late
        self.window.folder_asked.connect(lambda: self.packs.show_folders())  # noqa: PLW0108  built late
        self.frame.closing.connect(self._on_closing)

    def show(self) -> None:
        """Show the window: the notice to confirm first, if it was not, else the chats."""
        self.window.use(self._settings)
        self.library.use(self._settings)
        self.frame.set_panels(self._settings.panels)
        self.library.refresh()
        self.chat.open(None)
        self.frame.selector.set_state(self.shelf.state())
        theme.put_sheet()
        show_whole(self.frame)
        if self._store.read_only or self._store.consents.is_given(NOTICE_SHA256):
            self._on_start_finished()
        else:
            self.start.begin(spoken(self._settings.language))

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
            self.library.empty_trash_soon()
            if (runs := self._places.data / "runs" / "queue.json").exists():
                from app.gui import waiting_runs

                waiting_runs.tell(runs.parent, self.window.notices, lambda: self.place)
            self._hour = QTimer(self, interval=BACKUP_CHECK_MS)
            self._hour.timeout.connect(self._on_hour)
            self._hour.start()
        if self._store.key_line:
            from app.gui.locking import Locking

            self._locking = Locking(self._settings.lock_minutes, self)
            self._locking.due.connect(self._on_lock_due)

    @Slot(object)
    def _on_loaded(self, loaded: "Loaded") -> None:
        if loaded.notes:
            self.graphics.tell(loaded)

    @Slot(object)
    def _on_died(self, death: "EngineDeath") -> None:
        if death.gpu:
            self.graphics.blame(death)

    @Slot(str)
    def _on_settings_asked(self, page: str) -> None:
        self.preferences.open(page)

    @Slot(str)
    def _on_options_asked(self, model_id: str) -> None:
        self.preferences.open_load_options(model_id)

    @Slot(str)
    def _on_pack_asked(self, model_id: str) -> None:
        self.packs.write(model_id)

    @Slot(str)
    def _on_lock_due(self, reason: str) -> None:
        """Close the window, and ask for the passphrase before it is built anew."""
        from app.gui.locking import Parting

        draft, history = bool(self.composer.text().strip()), self._store.history
        self._lock(Parting(reason, self.frame, self.turns, history, draft=draft))

    def _lock(self, parting: "Parting") -> None:
        self.locked = parting
        self._begin_again()

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
    def _on_errand_asked(self, errand: "Errand") -> None:
        if not self.window.keeps_temporary():
            self.errand = errand
            self._begin_again()

    def _on_mend_asked(self) -> None:
        from app.gui.errand import MEND, Errand

        self._on_errand_asked(Errand(MEND))

    @Slot(object)
    def _on_folders_chosen(self, chosen: settings.Settings) -> None:
        folders = chosen.model_folders
        self._on_settings_changed(replace(self._settings, model_folders=folders))

    @Slot(str)
    def _on_model_chosen(self, model_id: str) -> None:
        self.context.forget()
        self._on_settings_changed(replace(self._settings, model_id=model_id))

    @Slot(object)
    def _on_settings_changed(self, chosen: settings.Settings) -> None:
        before, self._settings = self._settings, chosen
        for part in (self.shelf, self.window, self.power, self.library):
            part.use(chosen)
        if look(chosen) != look(before):
            redraw(chosen)
        for part in self._built("preferences"):
            part.use(chosen)
        try:
            settings.save(self._places.settings, chosen)
            if changed := settings.changed_answers(before, chosen):
                self._store.note("settings_changed", ",".join(changed), changed)
        except Problem as problem:
            self.window.notices.tell(problem)

    @Slot(object)
    def _on_setting_changed(self, changed: "Changed") -> None:
        self._on_settings_changed(replace(self._settings, **{changed.key: changed.value}))

    @Slot()
    def _on_closing(self) -> None:
        # Locking waits for nobody; what is ended so goes on where it was.
        parts = [] if self.locked else self._built("place", "packs")
        if self._store.history.aside is not None and not self.begins_again:
            parts.append(self.window.organiser.temporary)
        if not all(part.may_close() for part in parts):
            self._stay()
            return
        self.chat.drafts.add(self.transcript.take_edits())
        self.chat.drafts.save()
        self.setup.save_now()
        if self.turns.running is not None:
            self.turns.stop()
        self.turns.save_now()
        self.shelf.shut_down()
        for part in self._built("place", "packs", "preferences", "endpoint"):
            part.shut_down()
        self.engine.shut_down()
        if self._backups is not None:
            self._backups.shut_down()
        self.turns.save_now()
        if self.unsaved.asks(self.locked):
            self._stay()

    def _stay(self) -> None:
        self.begins_again, self.locked, self.errand = False, None, None
        if self._locking is not None and not self.unsaved.is_blank:
            self._locking.begin()
        self.frame.keep_open()
