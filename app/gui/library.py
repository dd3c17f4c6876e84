"""The list of chats: by place and date, searched, renamed, to the trash and back."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.chat import State
from app.core.dates import section_of
from app.errors import Code, Problem
from app.gui.turns import Turns
from app.gui.views import local_time
from app.gui.widgets.chat_list import Chats, Hits
from app.gui.widgets.chat_rows import ChatRow, HitRow, PlaceKind, PlaceRow, Renamed, RowMark
from app.gui.widgets.sidebar import Sidebar
from app.settings import Settings
from app.store.history import Conversation, Folder, History

HITS = 200
EMPTY_MS = 2000  # after the start: what is shown first comes first


class Library(QObject):
    """Keeps the sidebar true, and does what it asks.

    Signals:
        removed: ids of the conversations that went to the trash or for good.
        trashed: ids that went to the trash, so that it can be undone.
        restored: ids that came back from it.
        renamed: id of a conversation with another title.
        emptied: how many of the trash went by themselves.
        discard_asked: ids of temporary chats to let go.
        listed: the list was read anew.
        troubled: `Problem` that a person must read.
    """

    removed = Signal(list)
    trashed = Signal(list)
    restored = Signal(list)
    renamed = Signal(str)
    emptied = Signal(int)
    discard_asked = Signal(list)
    listed = Signal()
    troubled = Signal(object)

    def __init__(self, history: History, turns: Turns, sidebar: Sidebar) -> None:
        """Listen to the sidebar."""
        super().__init__()
        self._history = history
        self._turns = turns
        self._sidebar = sidebar
        self._trash_days = 0
        self._folds: dict[str, bool] = {}  # of folders, where that cannot be kept
        self._has_trash = False  # what is searched now is searched in the trash too
        sidebar.search_changed.connect(self._on_search_changed)
        sidebar.trash_search_asked.connect(self._on_trash_search_asked)
        sidebar.trash_view_asked.connect(self.refresh)
        sidebar.place_chosen.connect(self.refresh)
        sidebar.folded.connect(self._on_folded)
        sidebar.renamed.connect(self._on_renamed)
        sidebar.trash_asked.connect(self.ask_trash)
        sidebar.restore_asked.connect(self.restore)
        sidebar.purge_asked.connect(self._on_purge_asked)

    def use(self, settings: Settings) -> None:
        """Take changed settings."""
        self._trash_days = settings.trash_days
        self._sidebar.set_trash_days(settings.trash_days)

    def empty_trash_soon(self) -> None:
        """Purge what has been in the trash too long, when the window stands."""
        if self._trash_days:
            QTimer.singleShot(EMPTY_MS, self, self.empty_trash)

    @Slot()
    def empty_trash(self) -> None:
        """Purge what has been in the trash for as long as the settings say."""
        try:
            purged = self._history.purge_expired(self._trash_days)
        except Problem as problem:
            self.troubled.emit(problem)
            return
        if purged.conversations:
            self.refresh()
            self.emptied.emit(purged.conversations)

    @Slot()
    def refresh(self) -> None:
        """Show what is on disk now."""
        self._list()
        self.listed.emit()

    def _list(self) -> None:
        if self._sidebar.query:
            self._search(self._sidebar.query)
            return
        now = datetime.now(UTC).astimezone()
        places = () if self._sidebar.is_trash else self._places()
        place = self._sidebar.place
        trash = self._history.conversations(trashed=True)
        if self._sidebar.is_trash:
            listed = trash
        elif place is None:
            listed = self._history.conversations()
        elif place.kind is PlaceKind.FOLDER:
            listed = self._history.conversations(folder=place.key)
        else:
            listed = self._history.conversations(tag=place.key)
        aside = self._history.aside
        are_all = place is None and not self._sidebar.is_trash
        temporary = aside.conversations() if aside is not None and are_all else []
        self._sidebar.set_chats(
            Chats(
                rows=(
                    *(self._row(one, now, is_temporary=True) for one in temporary),
                    *(self._row(one, now) for one in listed),
                ),
                this_year=now.year,
                trashed=len(trash),
                places=places,
            )
        )

    def _places(self) -> tuple[PlaceRow, ...]:
        """Return what to list above the chats: all, or the folders inside the one that is open.

        A folder or tag that is no longer there is left.
        """
        folders = self._folders()
        tags = [
            PlaceRow(PlaceKind.TAG, tag, tag, count) for tag, count in self._history.tags().items()
        ]
        place = self._sidebar.place
        if place is None:
            return (*_open_ones(folders), *tags)
        same = {one.key for one in (*folders, *tags) if one.kind is place.kind}
        if place.key not in same:
            self._sidebar.show_place(None)  # which asks for all of this again
            return (*_open_ones(folders), *tags)
        if place.kind is PlaceKind.TAG:
            return ()
        return tuple(
            replace(one, depth=one.depth - place.key.count("/") - 1)
            for one in _open_ones([one for one in folders if one.key.startswith(f"{place.key}/")])
        )

    def _folders(self) -> list[PlaceRow]:
        """Return all folders; a closed one counts the chats of those inside, too."""
        stored = self._history.folders()
        inside: dict[str, int] = {}  # chats below each folder that holds others
        for one in stored:
            above = one.parent
            while above is not None:
                inside[above] = inside.get(above, 0) + one.conversations
                above = above.rpartition("/")[0] or None
        return [self._folder(one, inside.get(one.path)) for one in stored]

    def _folder(self, one: Folder, inside: int | None) -> PlaceRow:
        depth = one.path.count("/")
        row = PlaceRow(PlaceKind.FOLDER, one.path, one.name, one.conversations, depth)
        if inside is None:
            return row
        is_closed = self._folds.get(one.path, one.is_closed)
        return replace(row, is_closed=is_closed, count=row.count + (inside if is_closed else 0))

    @Slot(object)
    def _on_folded(self, place: PlaceRow) -> None:
        """Open or close a folder; where that cannot be kept it holds until the window closes."""
        is_closed = not place.is_closed
        self._folds.pop(place.key, None)
        try:
            self._history.close_folder(place.key, is_closed)
        except Problem as problem:
            self._folds[place.key] = is_closed
            if problem.code is not Code.READ_ONLY:
                self.troubled.emit(problem)
        self.refresh()

    def folder_of(self, conversation_id: str | None) -> str:
        """Return the folder of a conversation, "" if it is in none."""
        if conversation_id is None:
            return ""
        return self._history.conversation(conversation_id).folder or ""

    def _row(
        self, conversation: Conversation, now: datetime, *, is_temporary: bool = False
    ) -> ChatRow:
        time = local_time(conversation.updated_at)
        return ChatRow(
            id=conversation.conversation_id,
            title=conversation.title or self.tr("New chat"),
            time=time,
            section=section_of(time, now),
            is_pinned=conversation.is_pinned,
            mark=self._mark(conversation),
            is_temporary=is_temporary,
        )

    def _mark(self, conversation: Conversation) -> RowMark:
        running = self._turns.running
        if running is not None and running.conversation_id == conversation.conversation_id:
            return RowMark.WRITING
        if conversation.has_draft:
            return RowMark.DRAFT
        is_cut = conversation.last_state in {State.INTERRUPTED, State.FAILED}
        return RowMark.INTERRUPTED if is_cut else RowMark.NONE

    @Slot()
    def _on_search_changed(self) -> None:
        self._has_trash = False
        self.refresh()

    @Slot()
    def _on_trash_search_asked(self) -> None:
        self._has_trash = True
        self.refresh()

    def _search(self, words: str) -> None:
        found = self._history.search(words, limit=HITS, with_trash=self._has_trash)
        searched = self._history.count(None if self._has_trash else False)
        rows = tuple(
            HitRow(
                conversation_id=hit.conversation_id,
                message_id=hit.message_id,
                title=hit.title,
                snippet=hit.snippet,
                time=local_time(hit.created_at),
            )
            for hit in found.hits
        )
        self._sidebar.set_hits(
            Hits(
                words,
                rows,
                searched,
                has_trash=self._has_trash,
                is_whole=found.is_whole,
                is_all=len(rows) < HITS,
            )
        )

    @Slot(object)
    def _on_renamed(self, renamed: Renamed) -> None:
        self.rename(renamed.id, renamed.title)

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation another title; an empty one changes nothing."""
        if title.strip() and self._do(lambda: self._history.rename(conversation_id, title.strip())):
            self.renamed.emit(conversation_id)

    @Slot(list)
    def ask_trash(self, ids: list[str]) -> None:
        """Ask, then move conversations to the trash; temporary ones are let go instead."""
        if temporary := [one for one in ids if self._history.is_aside(one)]:
            self.discard_asked.emit(temporary)
            ids = [one for one in ids if one not in temporary]
        if not ids:
            return
        from app.gui.widgets.dialogs import TrashDialog

        titles = [self._history.conversation(one).title for one in ids]
        dialog = TrashDialog(titles, parent=self._window())
        dialog.setProperty("ids", ids)
        dialog.accepted.connect(self._on_trash_accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_trash_accepted(self) -> None:
        ids = list(self.sender().property("ids"))
        running = self._turns.running
        if running is not None and running.conversation_id in ids:
            self._turns.stop()
        if self._do_all(self._history.trash, ids):
            self.removed.emit(ids)
            self.trashed.emit(ids)

    @Slot(list)
    def restore(self, ids: Sequence[str]) -> None:
        """Take conversations out of the trash."""
        if ids and self._do_all(self._history.restore, ids):
            self.restored.emit(list(ids))

    @Slot(list)
    def _on_purge_asked(self, ids: list[str]) -> None:
        if not ids:
            return
        from app.gui.widgets.dialogs import PurgeDialog

        backups = [path.name for path in self._history.backups()]
        dialog = PurgeDialog(len(ids), backups, parent=self._window())
        dialog.setProperty("ids", ids)
        dialog.accepted.connect(self._on_purge_accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_purge_accepted(self) -> None:
        dialog = self.sender()
        ids = list(dialog.property("ids"))
        with_backups = bool(dialog.has_backups_too)  # type: ignore[attr-defined]
        if self._do(lambda: self._history.purge(ids)):
            self.removed.emit(ids)
            if with_backups and (backups := self._history.backups()):
                self._do(lambda: self._erase(backups))

    def _erase(self, backups: list[Path]) -> None:
        from app.store.encryption import erase

        self._history.note_erased(backups)
        erase(backups)

    def _do_all(self, change: Callable[[str], object], ids: Sequence[str]) -> bool:
        """Do the same with each: with all of them or with none."""
        return self._do(lambda: self._history.as_one(lambda: [change(one) for one in ids]))

    def _do(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except Problem as problem:
            self.troubled.emit(problem)
            return False
        self.refresh()
        return True

    def _window(self) -> QWidget:
        return self._sidebar.window()


def _open_ones(folders: Sequence[PlaceRow]) -> list[PlaceRow]:
    """Return the folders that no closed one hides; each stands before those inside it."""
    shown: list[PlaceRow] = []
    closed = ""
    for one in folders:
        if closed and one.key.startswith(closed):
            continue
        closed = f"{one.key}/" if one.is_closed else ""
        shown.append(one)
    return shown
