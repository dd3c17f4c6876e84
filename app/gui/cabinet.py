"""Folders and tags themselves: made, renamed, moved and removed; no chat is lost with one."""

from functools import partial

from PySide6.QtCore import QObject

from app.core.bidi import isolated
from app.core.text import fill
from app.gui.way_back import WayBack
from app.gui.widgets.chat_rows import TOP, PlaceKind, PlaceRow, Wish
from app.gui.widgets.commands import Command
from app.gui.widgets.dialogs import ConfirmDialog, NameDialog
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.organise_dialogs import MoveDialog
from app.store.history import Conversation, History


class Cabinet(QObject):
    """Does what is asked of a folder or tag."""

    def __init__(self, history: History, frame: MainWindow, way_back: WayBack) -> None:
        """Change the history by `way_back` alone."""
        super().__init__(frame)
        self._history = history
        self._frame = frame
        self._way_back = way_back

    def do(self, wish: Wish, place: PlaceRow) -> None:
        """Do what was asked of a place; what is not known is asked first."""
        if wish.what is Command.RENAME:
            if wish.name:
                self._rename(place, wish.name)
            else:
                self._ask_name(place)
        elif wish.what is Command.DELETE:
            self._ask_remove(place)
        elif wish.what is Command.NEW_FOLDER:
            self.ask_new_folder(place.key if place.kind is PlaceKind.FOLDER else "")
        elif wish.what is Command.MOVE and place.kind is PlaceKind.FOLDER:
            self._move_folder(place, wish.target)

    def ask_new_folder(self, inside: str) -> None:
        """Ask for the name of a folder inside another one, "" is none, and make it."""
        label = self.tr("Name of the folder")
        if inside:
            label = fill(self.tr("Name of the folder inside “%1”"), isolated(inside))
        dialog = NameDialog(
            self.tr("New folder"), label, self.tr("Make folder"), parent=self._frame
        )
        dialog.accepted.connect(lambda: self._make(inside, dialog.name))
        _open(dialog)

    def _make(self, inside: str, name: str) -> None:
        path = f"{inside}/{name}" if inside else name
        if self._way_back.change(lambda: self._history.make_folder(path), []):
            self._way_back.say(fill(self.tr("The folder “%1” is there."), isolated(path)))

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
        _open(dialog)

    def _rename(self, place: PlaceRow, name: str) -> None:
        if place.kind is PlaceKind.TAG:
            touched = self._tagged(place.key)
            follow = partial(self._follow, place, name)
            if self._way_back.change(
                lambda: self._history.rename_tag(place.key, name), touched, follow
            ):
                self._way_back.say(fill(self.tr("The tag is “%1” now."), isolated(name)))
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
            _open(dialog)
            return
        name = place.key.rpartition("/")[2]
        self._move_to(place, name if target == TOP or not target.key else f"{target.key}/{name}")

    def _move_to(self, place: PlaceRow, path: str) -> None:
        if path == place.key:
            return
        touched = self._inside(place.key)
        follow = partial(self._follow, place, path)
        if self._way_back.change(
            lambda: self._history.move_folder(place.key, path), touched, follow
        ):
            self._way_back.say(fill(self.tr("The folder is “%1” now."), isolated(path)))

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
        _open(dialog)

    def _remove(self, place: PlaceRow) -> None:
        if place.kind is PlaceKind.TAG:
            touched = self._tagged(place.key)
            if self._way_back.change(lambda: self._history.remove_tag(place.key), touched):
                self._way_back.say(fill(self.tr("The tag “%1” is removed."), isolated(place.key)))
            return
        touched = self._inside(place.key)
        if self._way_back.change(lambda: self._history.remove_folder(place.key), touched):
            what = fill(self.tr("The folder “%1” is deleted."), isolated(place.key))
            self._way_back.say(what, self.tr("Its chats are kept."))

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


def _open(dialog: MoveDialog | NameDialog | ConfirmDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
