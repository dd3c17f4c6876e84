"""What is done with chats and the places they lie in: moved, tagged, pinned, taken back."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject

from app.core.bidi import isolated
from app.core.text import fill
from app.errors import Problem
from app.gui.chat import Chat
from app.gui.library import Library
from app.gui.notices import UNDO, Notices
from app.gui.views import number
from app.gui.widgets.chat_rows import TOP, PlaceKind, PlaceRow, Wish
from app.gui.widgets.commands import Command
from app.gui.widgets.dialogs import ConfirmDialog, NameDialog
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.organise_dialogs import MoveDialog, TagChange, TagsDialog
from app.store.history import Conversation, History

if TYPE_CHECKING:
    from app.gui.widgets.notice import Notice


class _Before(Struct, frozen=True):
    """How things lay before a change, to put them back."""

    folders: tuple[str, ...]
    chats: tuple[Conversation, ...]


class Organiser(QObject):
    """Does what menus, keys and drags ask of chats, folders and tags; each can be taken back."""

    def __init__(
        self,
        history: History,
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
        self._told: Notice | None = None
        self._take_back: Callable[[], object] = list
        notices.learn(UNDO, self.undo)

    def do(self, wish: Wish) -> None:
        """Do what was asked; where to and how are asked first, if they are not known."""
        if wish.place is not None:
            self._do_place(wish, wish.place)
            return
        if wish.what is Command.NEW_FOLDER:
            self._ask_new_folder("")
            return
        chats = self._chats(wish.ids)
        if not chats:
            self._tell_no_chat()
        elif wish.what is Command.PIN:
            self._pin(chats)
        elif wish.what is Command.MOVE:
            self._move(chats, wish.target)
        elif wish.what is Command.TAGS:
            self._tag(chats, wish.target)

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
        self._change(
            lambda: [self._history.pin(one.conversation_id, is_pinned) for one in chats], chats
        )

    def _move(self, chats: Sequence[Conversation], target: PlaceRow | None) -> None:
        if target is not None:
            self._put(chats, target.key or None)
            return
        folders = {one.folder for one in chats}
        here = folders.pop() if len(folders) == 1 else None
        dialog = MoveDialog(self._paths(), here or "", len(chats), self._frame)
        dialog.chosen.connect(lambda path: self._put(chats, path or None))
        self._open(dialog)

    def _put(self, chats: Sequence[Conversation], folder: str | None) -> None:
        ids = [one.conversation_id for one in chats]
        if not self._change(lambda: self._history.set_folders(ids, folder), chats):
            return
        if folder is None:
            what = self._counted(
                len(ids),
                self.tr("1 chat is in no folder now."),
                self.tr("%1 chats are in no folder now."),
            )
        else:
            one = fill(self.tr("1 chat is in “%1”."), isolated(folder))
            many = fill(self.tr("%2 chats are in “%1”."), isolated(folder), number(len(ids)))
            what = one if len(ids) == 1 else many
        self._say(what)

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

        if (change.added or change.removed) and self._change(work, chats):
            count = len(chats)
            one, many = self.tr("1 chat has other tags."), self.tr("%1 chats have other tags.")
            self._say(self._counted(count, one, many))

    def take_in(self, conversation_id: str, place: PlaceRow) -> None:
        """Put a chat that has just begun into the place that is shown; that is no news."""
        try:
            if place.kind is PlaceKind.FOLDER:
                self._history.set_folder(conversation_id, place.key)
            else:
                self._history.set_tags(conversation_id, [place.key])
        except Problem as problem:
            self._notices.tell(problem)
        self._show_folder()

    # folders and tags

    def _do_place(self, wish: Wish, place: PlaceRow) -> None:
        if wish.what is Command.RENAME:
            if wish.name:
                self._rename(place, wish.name)
            else:
                self._ask_name(place)
        elif wish.what is Command.DELETE:
            self._ask_remove(place)
        elif wish.what is Command.NEW_FOLDER:
            self._ask_new_folder(place.key if place.kind is PlaceKind.FOLDER else "")
        elif wish.what is Command.MOVE and place.kind is PlaceKind.FOLDER:
            self._move_folder(place, wish.target)

    def _ask_new_folder(self, inside: str) -> None:
        label = self.tr("Name of the folder")
        if inside:
            label = fill(self.tr("Name of the folder inside “%1”"), isolated(inside))
        dialog = NameDialog(
            self.tr("New folder"), label, self.tr("Make folder"), parent=self._frame
        )
        dialog.accepted.connect(lambda: self._make(inside, dialog.name))
        self._open(dialog)

    def _make(self, inside: str, name: str) -> None:
        path = f"{inside}/{name}" if inside else name
        if self._change(lambda: self._history.make_folder(path), []):
            self._say(fill(self.tr("The folder “%1” is there."), isolated(path)))

    def _ask_name(self, place: PlaceRow) -> None:
        is_folder = place.kind is PlaceKind.FOLDER
        dialog = NameDialog(
            self.tr("Rename folder") if is_folder else self.tr("Rename tag"),
            self.tr("New name"),
            self.tr("Rename"),
            place.name,
            self._frame,
        )
        dialog.accepted.connect(lambda: self._rename(place, dialog.name))
        self._open(dialog)

    def _rename(self, place: PlaceRow, name: str) -> None:
        if place.kind is PlaceKind.TAG:
            touched = self._tagged(place.key)
            follow = partial(self._follow, place, name)
            if self._change(lambda: self._history.rename_tag(place.key, name), touched, follow):
                self._say(fill(self.tr("The tag is “%1” now."), isolated(name)))
            return
        parent = place.key.rpartition("/")[0]
        self._move_to(place, f"{parent}/{name}" if parent else name)

    def _move_folder(self, place: PlaceRow, target: PlaceRow | None) -> None:
        if target is None:
            inside = (place.key, f"{place.key}/")
            others = [
                path
                for path in self._paths()
                if path != inside[0] and not path.startswith(inside[1])
            ]
            dialog = MoveDialog(others, place.key.rpartition("/")[0], 0, self._frame)
            dialog.chosen.connect(
                lambda path: self._move_folder(place, PlaceRow(PlaceKind.FOLDER, path))
            )
            self._open(dialog)
            return
        name = place.key.rpartition("/")[2]
        self._move_to(place, name if target == TOP or not target.key else f"{target.key}/{name}")

    def _move_to(self, place: PlaceRow, path: str) -> None:
        if path == place.key:
            return
        touched = self._inside(place.key)
        follow = partial(self._follow, place, path)
        if self._change(lambda: self._history.move_folder(place.key, path), touched, follow):
            self._say(fill(self.tr("The folder is “%1” now."), isolated(path)))

    def _follow(self, place: PlaceRow, key: str) -> None:
        """Stay in the place that is shown, under its new name."""
        shown = self._frame.sidebar.place
        if shown is not None and (shown.kind, shown.key) == (place.kind, place.key):
            name = key.rpartition("/")[2] if place.kind is PlaceKind.FOLDER else key
            self._frame.sidebar.show_place(PlaceRow(place.kind, key, name))

    def _ask_remove(self, place: PlaceRow) -> None:
        if place.kind is PlaceKind.TAG:
            what = fill(self.tr("Remove the tag “%1”?"), isolated(place.key))
            why = self.tr("It is taken off every chat. The chats stay.")
            title, verb = self.tr("Remove tag"), self.tr("Remove tag")
        else:
            what = fill(self.tr("Delete the folder “%1”?"), isolated(place.key))
            parent = place.key.rpartition("/")[0]
            why = self.tr("Its chats stay: they are in no folder then.")
            if parent:
                why = fill(self.tr("Its chats stay: they move to “%1”."), isolated(parent))
            title, verb = self.tr("Delete folder"), self.tr("Delete folder")
        dialog = ConfirmDialog(what, why, verb, title=title, parent=self._frame)
        dialog.accepted.connect(partial(self._remove, place))
        self._open(dialog)

    def _remove(self, place: PlaceRow) -> None:
        if place.kind is PlaceKind.TAG:
            touched = self._tagged(place.key)
            if self._change(lambda: self._history.remove_tag(place.key), touched):
                self._say(fill(self.tr("The tag “%1” is removed."), isolated(place.key)))
            return
        touched = self._inside(place.key)
        if self._change(lambda: self._history.remove_folder(place.key), touched):
            what = fill(self.tr("The folder “%1” is deleted."), isolated(place.key))
            self._say(what, self.tr("Its chats are kept."))

    def _paths(self) -> list[str]:
        return [one.path for one in self._history.folders()]

    def _inside(self, path: str) -> list[Conversation]:
        """Return the chats of a folder and of those inside it, the trash included."""
        folders = [one for one in self._paths() if one == path or one.startswith(f"{path}/")]
        return [
            chat
            for folder in folders
            for is_trash in (False, True)
            for chat in self._history.conversations(trashed=is_trash, folder=folder)
        ]

    def _tagged(self, tag: str) -> list[Conversation]:
        return [
            chat
            for is_trash in (False, True)
            for chat in self._history.conversations(trashed=is_trash, tag=tag)
        ]

    # doing and taking back

    def _change(
        self,
        work: Callable[[], object],
        touched: Iterable[Conversation],
        follow: Callable[[], object] = list,
    ) -> bool:
        """Do all of it or nothing, and remember how it was; `follow` comes before the list."""
        before = _Before(tuple(self._paths()), tuple(touched))
        try:
            self._history.as_one(work)
        except Problem as problem:
            self._notices.tell_apart(problem)
            return False
        self._take_back = partial(self._put_back, before)
        follow()
        self._library.refresh()
        self._show_folder()
        return True

    def _put_back(self, before: _Before) -> None:
        history = self._history
        for path in before.folders:
            history.make_folder(path)
        for was in before.chats:
            now = history.conversation(was.conversation_id)
            if now.folder != was.folder:
                history.set_folder(was.conversation_id, was.folder)
            if now.tags != was.tags:
                history.set_tags(was.conversation_id, was.tags)
            if now.is_pinned != was.is_pinned:
                history.pin(was.conversation_id, was.is_pinned)
        for path in reversed(self._paths()):
            if path not in before.folders:
                history.remove_folder(path)

    def tell_trashed(self, ids: Sequence[str]) -> None:
        """Say how many chats went to the trash; one way back for all of them."""
        one, many = self.tr("1 chat is in the trash."), self.tr("%1 chats are in the trash.")

        def back() -> None:
            for conversation_id in ids:
                self._history.restore(conversation_id)

        self._take_back = back
        self._say(self._counted(len(ids), one, many), opens=ids[0] if len(ids) == 1 else "")

    def _say(self, what: str, why: str = "", opens: str = "") -> None:
        """Tell it, with the way back; an older way back goes."""
        if any(one is self._told for one in self._frame.shown_notices()) and self._told:
            self._notices.remove(self._told)
        self._opens = opens
        self._told = self._notices.say("ok", what, why, actions=[(UNDO, self.tr("Undo"))])

    def _counted(self, count: int, one: str, many: str) -> str:
        return one if count == 1 else fill(many, number(count))

    def undo(self) -> None:
        """Take the last change back, all of it."""
        take_back, self._take_back = self._take_back, list
        try:
            self._history.as_one(take_back)
        except Problem as problem:
            self._notices.tell_apart(problem)
            return
        self._library.refresh()
        self._show_folder()
        if self._opens:
            self._chat.open(self._opens)

    def _show_folder(self) -> None:
        folder = self._library.folder_of(self._chat.conversation_id)
        self._frame.header.set_folder(folder)

    def _open(self, dialog: "MoveDialog | TagsDialog | NameDialog | ConfirmDialog") -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
