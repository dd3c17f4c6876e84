"""What can be done with one row of the sidebar, as a menu: the twin of every key and drag."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.gui.widgets.chat_rows import ChatRow, HitRow, PlaceKind, PlaceRow
from app.gui.widgets.commands import Command


class ChatMenu(QMenu):
    """The menu of a chat, a folder or a tag; of chats it concerns every selected one.

    Signals:
        open_asked, rename_asked: of the row.
        export_asked, trash_asked, restore_asked, purge_asked: of the selected chats.
        wished: a `Command` for either.
    """

    open_asked = Signal()
    rename_asked = Signal()
    export_asked = Signal()
    trash_asked = Signal()
    restore_asked = Signal()
    purge_asked = Signal()
    wished = Signal(object)

    def __init__(
        self, row: ChatRow | HitRow | PlaceRow, parent: QWidget, *, is_trash: bool
    ) -> None:
        """Offer what the row is for."""
        super().__init__(parent)
        if isinstance(row, PlaceRow):
            self._offer_place(row)
        elif isinstance(row, ChatRow) and row.is_temporary:
            self.addAction(self.tr("Open"), self.open_asked.emit)
            self.addAction(self.tr("Let go…"), self.trash_asked.emit)
        elif is_trash:
            self.addAction(self.tr("Restore"), self.restore_asked.emit)
            self.addAction(self.tr("Purge…"), self.purge_asked.emit)
        else:
            self._offer_chat(row)

    def _offer_chat(self, row: ChatRow | HitRow) -> None:
        self.addAction(self.tr("Open"), self.open_asked.emit)
        if isinstance(row, ChatRow):
            self.addAction(self.tr("Rename"), self.rename_asked.emit)
            self._offer(self.tr("Unpin") if row.is_pinned else self.tr("Pin"), Command.PIN)
        self._offer(self.tr("Move to folder…"), Command.MOVE)
        self._offer(self.tr("Tags…"), Command.TAGS)
        self._offer(self.tr("Duplicate"), Command.DUPLICATE)
        self.addAction(self.tr("Export…"), self.export_asked.emit)
        self.addSeparator()
        self.addAction(self.tr("Move to trash…"), self.trash_asked.emit)

    def _offer_place(self, row: PlaceRow) -> None:
        self.addAction(self.tr("Open"), self.open_asked.emit)
        self.addAction(self.tr("Rename"), self.rename_asked.emit)
        if row.kind is PlaceKind.TAG:
            self.addSeparator()
            self._offer(self.tr("Remove tag…"), Command.DELETE)
            return
        self._offer(self.tr("New folder inside…"), Command.NEW_FOLDER)
        self._offer(self.tr("Move to folder…"), Command.MOVE)
        self.addSeparator()
        self._offer(self.tr("Delete folder…"), Command.DELETE)

    def _offer(self, text: str, what: Command) -> None:
        self.addAction(text, lambda: self.wished.emit(what))
