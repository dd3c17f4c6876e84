"""What is done with chats and the places they lie in: moved, tagged, pinned, taken back."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot

from app.core.bidi import isolated
from app.core.chat import Role
from app.core.text import fill
from app.errors import Problem
from app.gui.cabinet import Cabinet
from app.gui.chat import Chat
from app.gui.library import Library
from app.gui.notices import Notices
from app.gui.temporary import TemporaryChats
from app.gui.turns import Turns
from app.gui.views import number
from app.gui.way_back import WayBack
from app.gui.widgets.chat_rows import PlaceKind, PlaceRow, Wish
from app.gui.widgets.commands import Command
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.organise_dialogs import MoveDialog, TagChange, TagsDialog
from app.store.history import Conversation, History

if TYPE_CHECKING:
    from app.gui.searching import Searching

_OF_CHATS = {Command.PIN, Command.MOVE, Command.TAGS, Command.DUPLICATE, Command.DELETE}


class Organiser(QObject):
    """Does what menus, keys and drags ask of chats, folders and tags; each can be taken back.

    Attributes:
        temporary: the chats that never touch the disk.
    """

    def __init__(
        self,
        history: History,
        turns: Turns,
        chat: Chat,
        library: Library,
        frame: MainWindow,
        notices: Notices,
    ) -> None:
        """Be the one that takes back what was done."""
        super().__init__(frame)
        self._history = history
        self._chat = chat
        self._library = library
        self._frame = frame
        self._notices = notices
        self._way_back = WayBack(history, frame, notices)
        self._way_back.changed.connect(self._on_changed)
        self._way_back.returned.connect(self._on_returned)
        self._cabinet = Cabinet(history, frame, self._way_back)
        self.temporary = TemporaryChats(history, turns, chat, library, frame, notices)

    @cached_property
    def searching(self) -> "Searching":
        """The search page; built when it is first opened."""
        from app.gui.searching import Searching

        return Searching(
            self._history,
            self._chat,
            self._library,
            self._frame,
            self._notices,
            self._way_back,
            self.do,
        )

    def do(self, wish: Wish) -> None:
        """Do what was asked; where to and how are asked first, if they are not known."""
        if wish.place is not None:
            self._cabinet.do(wish, wish.place)
            return
        own: dict[Command, Callable[[], object]] = {
            Command.NEW_FOLDER: partial(self._cabinet.ask_new_folder, ""),
            Command.TEMPORARY_CHAT: self.temporary.begin,
            Command.KEEP_CHAT: self.temporary.keep,
            Command.SEARCH_PAGE: lambda: self.searching.open(),  # noqa: PLW0108  built late
        }
        if (way := own.get(wish.what)) is not None:
            way()
            return
        if wish.what not in _OF_CHATS:
            return
        chats = self._chats(wish.ids)
        if not chats:
            self._tell_no_chat()
            return
        is_temporary = any(self._history.is_aside(one.conversation_id) for one in chats)
        if is_temporary and wish.what is not Command.DELETE:
            self.temporary.tell_keep_first()
            return
        ways: dict[Command, Callable[[], object]] = {
            Command.PIN: partial(self._pin, chats),
            Command.MOVE: partial(self._move, chats, wish.target),
            Command.TAGS: partial(self._tag, chats, wish.target),
            Command.DUPLICATE: partial(self._duplicate, chats),
            Command.DELETE: partial(
                self._library.ask_trash, [one.conversation_id for one in chats]
            ),
        }
        ways[wish.what]()

    def _chats(self, ids: Sequence[str]) -> list[Conversation]:
        """Return the chats that are meant: those, the selected ones, or the open one."""
        marked = list(ids)
        if not marked:
            sidebar, here = self._frame.sidebar, self._chat.conversation_id
            selected = sidebar.selected_ids()
            several = len(selected) > 1 or sidebar.has_list_focus()
            marked = selected if several and selected else [here] if here else []
        return [self._history.conversation(one) for one in marked]

    def _tell_no_chat(self) -> None:
        what = self.tr("No chat is chosen.")
        self._notices.say("info", what, "", self.tr("Open one, or select some in the list."))

    # chats

    def _pin(self, chats: Sequence[Conversation]) -> None:
        """Pin them all; if all are, unpin them."""
        is_pinned = not all(one.is_pinned for one in chats)
        count = len(chats)
        if not self._way_back.change(
            lambda: [self._history.pin(one.conversation_id, is_pinned) for one in chats], chats
        ):
            return
        if count == 1:
            self._way_back.forget()  # the same key takes it back
        elif is_pinned:
            self._way_back.say(fill(self.tr("%1 chats are pinned."), number(count)))
        else:
            self._way_back.say(fill(self.tr("%1 chats are no longer pinned."), number(count)))

    def _move(self, chats: Sequence[Conversation], target: PlaceRow | None) -> None:
        if target is not None:
            self._put(chats, target.key or None)
            return
        folders = {one.folder for one in chats}
        here = (folders.pop() or "") if len(folders) == 1 else None
        dialog = MoveDialog(
            [one.path for one in self._history.folders()], here, len(chats), self._frame
        )
        dialog.chosen.connect(lambda path: self._put(chats, path or None))
        self._open(dialog)

    def _put(self, chats: Sequence[Conversation], folder: str | None) -> None:
        ids = [one.conversation_id for one in chats]
        if not self._way_back.change(lambda: self._history.set_folders(ids, folder), chats):
            return
        if folder is None:
            what = self._way_back.counted(
                len(ids),
                self.tr("1 chat is in no folder now."),
                self.tr("%1 chats are in no folder now."),
            )
        else:
            one = fill(self.tr("1 chat is in “%1”."), isolated(folder))
            many = fill(self.tr("%2 chats are in “%1”."), isolated(folder), number(len(ids)))
            what = one if len(ids) == 1 else many
        self._way_back.say(what)

    def _tag(self, chats: Sequence[Conversation], target: PlaceRow | None) -> None:
        if target is not None:
            self._retag(chats, TagChange(added=(target.key,)))
            return
        worn = [set(one.tags) for one in chats]
        known = sorted({*self._history.tags(), *set().union(*worn)})
        dialog = TagsDialog(
            known, set.intersection(*worn), set.union(*worn), len(chats), self._frame
        )
        dialog.chosen.connect(lambda change: self._retag(chats, change))
        self._open(dialog)

    def _retag(self, chats: Sequence[Conversation], change: TagChange) -> None:
        def work() -> None:
            for one in chats:
                tags = (set(one.tags) | set(change.added)) - set(change.removed)
                self._history.set_tags(one.conversation_id, tags)

        if (change.added or change.removed) and self._way_back.change(work, chats):
            count = len(chats)
            one, many = self.tr("1 chat has other tags."), self.tr("%1 chats have other tags.")
            self._way_back.say(self._way_back.counted(count, one, many))

    def take_in(self, conversation_id: str, place: PlaceRow) -> None:
        """Put a chat that has just begun into the place that is shown; that is no news."""
        try:
            if place.kind is PlaceKind.FOLDER:
                self._history.set_folder(conversation_id, place.key)
            else:
                self._history.set_tags(conversation_id, [place.key])
        except Problem as problem:
            self._notices.tell(problem)
        self._on_changed()

    # copies

    def _duplicate(self, chats: Sequence[Conversation]) -> None:
        copies: list[str] = []
        named, unnamed = self.tr("%1 (copy)"), QCoreApplication.translate("Library", "New chat")

        def work() -> None:
            copies[:] = [
                self._history.duplicate(one.conversation_id, fill(named, one.title or unnamed))
                for one in chats
            ]

        if self._way_back.change(work, []):
            one, many = self.tr("1 chat was duplicated."), self.tr("%1 chats were duplicated.")
            self._say_copied(copies, self._way_back.counted(len(copies), one, many))

    def branch(self, message_id: int) -> None:
        """Begin a chat with all that led to this answer, or to the answer before this question.

        The question is then what is written there and not sent.
        """
        here = self._chat.conversation_id
        found = self._history.messages([message_id])
        if here is None or not found:
            return
        if self._history.is_aside(here):
            self.temporary.tell_keep_first()
            return
        message = found[0]
        is_question = message.role == Role.USER
        until = message.parent_id if is_question else message_id
        if until is None:
            self._begin_with(message.text)
            return
        title = self._history.conversation(here).title
        copies: list[str] = []

        def work() -> None:
            name = fill(self.tr("%1 (branch)"), title)
            copies[:] = [self._history.duplicate(here, name, until)]
            if is_question:
                self._history.save_draft(copies[0], message.text)

        if self._way_back.change(work, []):
            self._say_copied(copies, self.tr("This chat goes on from here by itself."))

    def _begin_with(self, question: str) -> None:
        """Write a first question into the new chat, behind what is written there already."""
        self._chat.open(None)
        composer = self._frame.composer
        composer.set_text("\n\n".join(filter(None, (composer.text().strip(), question))))
        self._chat.drafts.note()

    def _say_copied(self, copies: Sequence[str], what: str) -> None:
        before = self._chat.conversation_id

        def back() -> None:
            for one in copies:
                self._history.trash(one)

        if len(copies) == 1:
            self._chat.open(copies[0])
        self._way_back.lead_back(back)
        why = self.tr("The chat that it came from is unchanged.")
        self._way_back.say(what, why, opens=before or "")

    def tell_restored(self, ids: Sequence[str]) -> None:
        """Say how many chats came back from the trash; one way back for all of them."""
        one, many = self.tr("1 chat is back."), self.tr("%1 chats are back.")

        def back() -> None:
            for conversation_id in ids:
                self._history.trash(conversation_id)

        self._way_back.lead_back(back)
        self._way_back.say(self._way_back.counted(len(ids), one, many))

    def tell_trashed(self, ids: Sequence[str]) -> None:
        """Say how many chats went to the trash; one way back for all of them."""
        one, many = self.tr("1 chat is in the trash."), self.tr("%1 chats are in the trash.")

        def back() -> None:
            for conversation_id in ids:
                self._history.restore(conversation_id)

        self._way_back.lead_back(back)
        self._way_back.say(
            self._way_back.counted(len(ids), one, many), opens=ids[0] if len(ids) == 1 else ""
        )

    @Slot()
    def _on_changed(self) -> None:
        self._library.refresh()
        self._show_folder()

    @Slot(str)
    def _on_returned(self, conversation_id: str) -> None:
        here = self._chat.conversation_id
        if conversation_id:
            self._chat.open(conversation_id)
        elif here is not None and self._history.conversation(here).is_trashed:
            self._chat.close(here)

    def _show_folder(self) -> None:
        folder = self._library.folder_of(self._chat.conversation_id)
        self._frame.header.set_folder(folder)

    def _open(self, dialog: MoveDialog | TagsDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
