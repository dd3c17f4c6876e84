"""One change of the history at a time, made whole or not at all, and the way back from it."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from app.core.text import fill
from app.errors import Problem
from app.gui.notices import UNDO, Notices
from app.gui.views import number
from app.gui.widgets.main_window import MainWindow
from app.store.history import Conversation, History

if TYPE_CHECKING:
    from app.gui.widgets.notice import Notice


class _Before(Struct, frozen=True):
    """How things lay before a change, to put them back."""

    folders: frozenset[str]
    chats: tuple[Conversation, ...]


class WayBack(QObject):
    """Makes changes, tells them, and takes the last one back.

    Signals:
        changed: the list and the header may say something else now.
        returned: id of the chat to show again; "" is none.
    """

    changed = Signal()
    returned = Signal(str)

    def __init__(self, history: History, frame: MainWindow, notices: Notices) -> None:
        """Be what *Undo* in a notice means."""
        super().__init__(frame)
        self._history = history
        self._frame = frame
        self._notices = notices
        self._told: Notice | None = None
        self._take_back: Callable[[], object] = list
        self._opens = ""
        notices.learn(UNDO, self.undo)

    def change(
        self,
        work: Callable[[], object],
        touched: Iterable[Conversation],
        follow: Callable[[], object] = list,
    ) -> bool:
        """Do all of it or nothing, and remember how it was; `follow` comes before the list."""
        before = _Before(frozenset(self._folders()), tuple(touched))
        try:
            self._history.as_one(work)
        except Problem as problem:
            self._notices.tell_apart(problem)
            return False
        known = {path.casefold() for path in before.folders}
        made = frozenset(path for path in self._folders() if path.casefold() not in known)
        self._take_back = partial(self._put_back, before, made)
        follow()
        self.changed.emit()
        return True

    def _put_back(self, before: _Before, made: frozenset[str]) -> None:
        history = self._history
        self._put_folders_back(before.folders)
        for was in before.chats:
            now = history.conversation(was.conversation_id)
            if now.folder != was.folder:
                history.set_folder(was.conversation_id, was.folder)
            if now.tags != was.tags:
                history.set_tags(was.conversation_id, was.tags)
            if now.is_pinned != was.is_pinned:
                history.pin(was.conversation_id, was.is_pinned)
        for path in reversed(self._folders()):
            if path in made:
                history.remove_folder(path)

    def _put_folders_back(self, folders: frozenset[str]) -> None:
        history = self._history
        for path in sorted(folders):
            there = {one.casefold(): one for one in self._folders()}.get(path.casefold())
            if there is None:
                history.make_folder(path)
            elif there != path:  # large and small letters are all that changed
                history.move_folder(there, path)

    def lead_back(self, take_back: Callable[[], object]) -> None:
        """Take what undoes a change that was made elsewhere."""
        self._take_back = take_back

    def say(self, what: str, why: str = "", opens: str = "") -> None:
        """Tell it, with the way back; an older way back goes."""
        self.forget()
        self._opens = opens
        self._told = self._notices.say("ok", what, why, actions=[(UNDO, self.tr("Undo"))])

    def forget(self) -> None:
        """Offer no way back from the last change."""
        if self._told is not None and self._told in self._frame.shown_notices():
            self._notices.remove(self._told)
        self._told = None

    def counted(self, count: int, one: str, many: str) -> str:
        """Return the sentence for one, or the one for many with its number."""
        return one if count == 1 else fill(many, number(count))

    def undo(self) -> None:
        """Take the last change back, all of it."""
        take_back, self._take_back = self._take_back, list
        try:
            self._history.as_one(take_back)
        except Problem as problem:
            self._notices.tell_apart(problem)
            return
        self.changed.emit()
        self.returned.emit(self._opens)

    def _folders(self) -> list[str]:
        return [one.path for one in self._history.folders()]
