"""What the window asks for by key, menu and status bar, and what it tells: one controller."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from app.core.chat import Role, State
from app.core.text import fill
from app.gui.chat import Chat
from app.gui.context import Context
from app.gui.engine import EngineClient
from app.gui.job import Step
from app.gui.library import Library
from app.gui.model_bar import ModelBar
from app.gui.models import ModelShelf
from app.gui.notices import ADD_MODEL, CANCEL, SAFE_MODE, TRY_AGAIN, Notices
from app.gui.proof import Proof
from app.gui.refusal import Refusal
from app.gui.relief import Relief
from app.gui.turns import Begun, Call, Ended, Turns
from app.gui.widgets.chat_list import HitChosen
from app.gui.widgets.chat_rows import Wish
from app.gui.widgets.commands import EVALUATE_TABS, Command
from app.gui.widgets.digits import number, size
from app.gui.widgets.main_window import MODELS, MainWindow
from app.gui.widgets.rail import EVALUATE
from app.gui.widgets.selector import ModelState
from app.gui.widgets.transcript import Transcript
from app.settings import ZOOMS, Settings
from app.store.database import Store

if TYPE_CHECKING:
    from app.gui.copy_check import CopyCheck
    from app.gui.exchange import Exchange
    from app.gui.organising import Organiser
    from app.gui.prompts import Prompts
    from app.gui.widgets.find import FindBar
    from app.gui.widgets.notice import Notice

Action = Callable[[], object]


class Window(QObject):
    """Connects the frame of the main window with everything behind it.

    Signals:
        settings_changed: `Settings` as a person changed them.
        settings_asked: key of the page to show.
        lock_asked: lock now.
        load_options_asked: id of a model; "" is the chosen one.
        models_asked: key of the tab of the models to show; "" is the one shown last.
        evaluation_asked: the same of *Evaluate*.
        pack_asked: write a field pack of the model of this id; "" is the one in use.
        unpack_asked: read a field pack.
        folder_asked: show where models are kept.
    """

    settings_changed = Signal(object)
    settings_asked = Signal(str)
    lock_asked = Signal()
    load_options_asked = Signal(str)
    models_asked = Signal(str)
    evaluation_asked = Signal(str)
    pack_asked = Signal(str)
    unpack_asked = Signal()
    folder_asked = Signal()

    def __init__(  # noqa: PLR0913, PLR0917  where store, children and widgets meet
        self,
        frame: MainWindow,
        transcript: Transcript,
        store: Store,
        chat: Chat,
        library: Library,
        shelf: ModelShelf,
        turns: Turns,
        context: Context,
        engine: EngineClient,
        settings: Settings,
    ) -> None:
        """Listen to the frame."""
        super().__init__()
        self._frame = frame
        self._store = store
        self._history = store.history
        self._exchange: Exchange | None = None
        self._chat = chat
        self._library = library
        self._shelf = shelf
        self._turns = turns
        self._context = context
        self._settings = settings
        self.proof = Proof(frame, engine)
        self._engine = engine
        self._adding: Notice | None = None
        self.notices = Notices(
            frame,
            {
                TRY_AGAIN: shelf.try_again,
                SAFE_MODE: shelf.load_safely,
                ADD_MODEL: self.add_model,
                CANCEL: shelf.cancel_adding,
            },
        )
        self._transcript = transcript
        self._find: FindBar | None = None
        self.model_bar = ModelBar(frame, shelf, turns, self)
        self.model_bar.options_asked.connect(partial(self.load_options_asked.emit, ""))
        self._connect()

    @property
    def frame(self) -> MainWindow:
        """What a person sees."""
        return self._frame

    @property
    def shelf(self) -> ModelShelf:
        """The models, and the chosen one."""
        return self._shelf

    def _connect(self) -> None:
        self._frame.command_asked.connect(self.do)
        self._frame.place_asked.connect(self._on_place_asked)
        self._frame.panels_changed.connect(self._on_panels_changed)
        self._frame.header.renamed.connect(self._on_title_changed)
        self._frame.sidebar.chosen.connect(self._on_chat_chosen)
        self._frame.sidebar.hit_chosen.connect(self._on_hit_chosen)
        self._frame.sidebar.export_asked.connect(partial(self._exchange_by, "export"))
        self._chat.opened.connect(self._frame.sidebar.set_open)
        self._chat.titled.connect(self._on_titled)
        self._chat.listed.connect(self._library.refresh)
        self._chat.safe_mode_asked.connect(self._shelf.load_safely)
        self._library.troubled.connect(self.notices.tell)
        self._library.removed.connect(self._on_removed)
        self._library.trashed.connect(lambda ids: self.organiser.tell_trashed(ids))  # noqa: PLW0108
        self._library.restored.connect(lambda ids: self.organiser.tell_restored(ids))  # noqa: PLW0108
        self._library.emptied.connect(self.notices.tell_emptied)
        self._transcript.branch_asked.connect(lambda known: self.organiser.branch(known))  # noqa: PLW0108
        self._frame.sidebar.wished.connect(self._on_wished)
        self._library.renamed.connect(self._on_renamed)
        self._relief = Relief(self._shelf, self._turns, self.notices, self)
        self._shelf.inspecting.connect(self._on_inspecting)
        self._shelf.inspected.connect(self._on_inspected)
        self._turns.begun.connect(self._on_begun)
        self._turns.ended.connect(self._on_ended)
        self._refusal = Refusal(self._turns, self._chat, self.notices, self)
        self._chat.copies.copied.connect(lambda *said: self.copy_check.look(*said))  # noqa: PLW0108
        self._chat.gate = self.may_go
        self._frame.setup.prompt_asked.connect(lambda: self.prompts.show())  # noqa: PLW0108  built late

    @Slot(object)
    def do(self, command: Command) -> None:
        """Do what a menu or a key asks for."""
        actions: dict[Command, Action] = {
            Command.NEW_CHAT: partial(self._chat.open, None),
            Command.LOCK: self.lock_asked.emit,
            Command.SETTINGS: partial(self.settings_asked.emit, ""),
            Command.ABOUT: partial(self.settings_asked.emit, "about"),
            Command.FIND: self._find_words,
            Command.COPY_ANSWER: self._chat.copies.copy_last,
            Command.REGENERATE: self._chat.regenerate_last,
            Command.IDENTIFIERS: lambda: self._chat.identifiers.toggle(),  # noqa: PLW0108  built late
            Command.STOP: self.model_bar.stop,
            Command.ZOOM_IN: partial(self._zoom, 1),
            Command.ZOOM_OUT: partial(self._zoom, -1),
            Command.ZOOM_RESET: partial(self._zoom, 0),
            Command.MODELS: partial(self.models_asked.emit, ""),
            Command.ADD_MODEL: self.add_model,
            Command.CONVERT: partial(self.models_asked.emit, "convert"),
            Command.WRITE_PACK: partial(self.pack_asked.emit, ""),
            Command.READ_PACK: self.unpack_asked.emit,
            Command.MODELS_FOLDER: self.folder_asked.emit,
            Command.RELOAD_MODEL: self._shelf.try_again,
            Command.EJECT_MODEL: self.model_bar.eject,
            Command.LOAD_OPTIONS: partial(self.load_options_asked.emit, ""),
            Command.HARDWARE: partial(self.settings_asked.emit, "hardware"),
            Command.SHORTCUTS: self._show_shortcuts,
            Command.NOTICES: self.notices.list_all,
            Command.EXPORT: partial(self._exchange_by, "export"),
            Command.PRINT: partial(self._exchange_by, "print"),
            Command.IMPORT: partial(self._exchange_by, "import"),
        }
        if (action := actions.get(command)) is not None:
            action()
        elif command in EVALUATE_TABS:
            self.evaluation_asked.emit(EVALUATE_TABS[command])
        else:
            self._on_wished(Wish(command))

    @Slot(str)
    def _on_place_asked(self, key: str) -> None:
        if key == MODELS:
            self.models_asked.emit("")
        elif key == EVALUATE:
            self.evaluation_asked.emit("")
        else:
            self.settings_asked.emit(key)

    def _find_words(self) -> None:
        """Open the bar to find words, which is made when it is first wanted."""
        if self._find is None:
            from app.gui.widgets.find import FindBar

            self._find = FindBar(self._transcript)
            self._find.set_search(self._chat.find)
            self._frame.page.add_bar(self._find)
        self._find.open_bar()

    # chats

    @Slot(str)
    def _on_chat_chosen(self, conversation_id: str) -> None:
        if self._history.is_aside(conversation_id):
            _ = self.organiser  # it marks such chats; after a change of language none has asked
        self._chat.open(conversation_id)

    @Slot(object)
    def _on_hit_chosen(self, hit: HitChosen) -> None:
        self._chat.open_at(hit.conversation_id, hit.message_id)

    @Slot(str)
    def _on_titled(self, title: str) -> None:
        here = self._chat.conversation_id
        self._frame.set_title(title, is_renamable=here is not None)
        self._frame.header.set_folder(self._library.folder_of(here))

    @Slot(str)
    def _on_title_changed(self, title: str) -> None:
        if self._chat.conversation_id is not None:
            self._library.rename(self._chat.conversation_id, title)

    @Slot(str)
    def _on_renamed(self, conversation_id: str) -> None:
        if conversation_id == self._chat.conversation_id:
            self._on_titled(self._history.conversation(conversation_id).title)

    @Slot(list)
    def _on_removed(self, ids: list[str]) -> None:
        for one in ids:
            self._chat.close(one)

    @cached_property
    def organiser(self) -> "Organiser":
        """Moves, tags, pins and copies chats; made when it is first wanted."""
        from app.gui.organising import Organiser

        return Organiser(
            self._history, self._turns, self._chat, self._library, self._frame, self.notices
        )

    @cached_property
    def copy_check(self) -> "CopyCheck":
        """Looks for identifiers in what was copied; made at the first copy."""
        from app.gui.copy_check import CopyCheck

        return CopyCheck(self._history, self.notices, self)

    def keeps_temporary(self) -> bool:
        """Return whether there are temporary chats that a new store would lose; and say so."""
        return self._history.aside is not None and self.organiser.temporary.has_some()

    @Slot(object)
    def _on_wished(self, wish: Wish) -> None:
        self.organiser.do(wish)

    def _exchange_by(self, way: str) -> None:
        """Take chats along, or take them in; what does it is made when it is first wanted."""
        meant = (self._chat.conversation_id, *self._frame.sidebar.selected_ids())
        if way != "import" and any(map(self._history.is_aside, meant)):
            self.organiser.temporary.tell_keep_first()
            return
        if self._exchange is None:
            from app.gui.exchange import Exchange

            self._exchange = Exchange(
                self._store, self._chat, self._library, self._frame, self.notices
            )
        self._exchange.open(way)

    # model

    def add_model(self) -> None:
        """Choose a model file."""
        from app.gui import choice
        from app.gui.widgets.dialogs import model_file_dialog

        dialog = model_file_dialog(self._frame)
        dialog.fileSelected.connect(partial(choice.ask, self._shelf, self._frame))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _on_inspecting(self, step: Step) -> None:
        if self._adding is None:
            what = self.tr("Checking the model file.")
            todo = self.tr("Its header was read; now its SHA-256 is computed.")
            ways = [(CANCEL, self.tr("Cancel"))]
            self._adding = self.notices.say("info", what, "", todo, ways)
        if step.total:
            text = fill(self.tr("%1 of %2 read"), size(step.done), size(step.total))
            self._frame.selector.set_state(ModelState("loading", text))

    @Slot()
    def _on_inspected(self) -> None:
        self._frame.selector.set_state(self._shelf.state())
        if self._adding is not None:
            self.notices.remove(self._adding)
            self._adding = None

    # the running answer

    @Slot(object)
    def _on_begun(self, begun: Begun) -> None:
        if begun.is_new_conversation and self._frame.sidebar.place is not None:
            self.organiser.take_in(begun.conversation_id, self._frame.sidebar.place)
        self._frame.announce(self.tr("Writing"))

    @Slot(object)
    def _on_ended(self, ended: Ended) -> None:
        if ended.ending is not None and ended.state is State.DONE:
            text = self.tr("Answer complete, %1 tokens")
            self._frame.announce(fill(text, number(ended.ending.answer_tokens)))
        if ended.death is not None and ended.death.has_given_up:
            self.notices.tell_given_up(ended.problem)

    @cached_property
    def prompts(self) -> "Prompts":
        """Shows what a model reads; made when it is first wanted."""
        from app.gui.prompts import Prompts

        prompts = Prompts(self._frame, self._shelf, self._context, self._engine, self.notices)
        prompts.seen.connect(self._on_prompt_seen)
        return prompts

    def may_go(self, call: Call, again: Callable[[], object]) -> bool:
        """Tell whether a call may go; if not, a person is shown its prompt first (TP-3)."""
        if self._turns.running is not None:
            return True  # it is refused as one too many
        return self.prompts.may_go(call, again, self._settings.seen_templates)

    @Slot(str)
    def _on_prompt_seen(self, template_sha256: str) -> None:
        seen = [*self._settings.seen_templates, template_sha256]
        self.settings_changed.emit(replace(self._settings, seen_templates=seen))

    # dialogs

    @Slot(int)
    def show_info(self, message_id: int) -> None:
        """Show what made an answer."""
        from app.gui.widgets.info_dialog import InfoDialog, groups_of

        (message,) = self._history.messages([message_id])
        if message.turn is None or message.role != Role.ASSISTANT:
            return
        dialog = InfoDialog(groups_of(message.turn.provenance), self._frame)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def show_link(self, target: str) -> None:
        """Show where a link leads; it opens only if the person then asks for it."""
        from app.gui import links

        links.show(target, self._frame)

    def _show_shortcuts(self) -> None:
        from app.gui.widgets.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(self._settings.shortcuts, self._frame)
        dialog.rebound.connect(self._on_rebound)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # settings

    def use(self, settings: Settings) -> None:
        """Take changed settings."""
        self._settings = settings
        self._frame.set_shortcuts(settings.shortcuts)
        self._frame.setup.set_advanced(settings.is_advanced)
        self._frame.composer.set_enter_sends(settings.enter_sends)

    @Slot(dict)
    def _on_rebound(self, rebound: dict[str, str]) -> None:
        self.settings_changed.emit(replace(self._settings, shortcuts=rebound))

    @Slot(dict)
    def _on_panels_changed(self, panels: dict[str, bool]) -> None:
        self.settings_changed.emit(replace(self._settings, panels=panels))

    def _zoom(self, step: int) -> None:
        at = ZOOMS.index(self._settings.zoom_percent) if step else ZOOMS.index(100) - step
        chosen = ZOOMS[min(max(at + step, 0), len(ZOOMS) - 1)]
        self.settings_changed.emit(replace(self._settings, zoom_percent=chosen))
