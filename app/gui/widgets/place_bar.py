"""The line above the list of a folder or tag: which one it is, the way back, what can be done."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import IconButton
from app.gui.widgets.chat_rows import PlaceKind, PlaceRow, Wish
from app.gui.widgets.commands import Command
from app.gui.widgets.label import ElidedLabel


class PlaceBar(QWidget):
    """Names the folder or tag that is shown.

    Signals:
        left: all chats are wanted again.
        wished: `Wish`.
    """

    left = Signal()
    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a place."""
        super().__init__(parent)
        self._place: PlaceRow | None = None
        self._back = IconButton("chev-left", self.tr("Back to all chats"), self)
        self._back.clicked.connect(self.left)
        self._name = ElidedLabel("title", self)
        self._more = IconButton("more", self.tr("What to do with it"), self)
        self._more.clicked.connect(self._on_more_clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._back)
        self._row.addWidget(self._name, 1)
        self._row.addWidget(self._more)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def show_place(self, place: PlaceRow | None) -> None:
        """Show this place; `None` hides the bar."""
        self._place = place
        self.setVisible(place is not None)
        if place is None:
            return
        is_folder = place.kind is PlaceKind.FOLDER
        name = self.tr("Folder %1") if is_folder else self.tr("Tag %1")
        self._name.set_whole(place.key.replace("/", " › ") if is_folder else place.name)
        self.setAccessibleName(fill(name, place.key))

    @Slot()
    def _on_more_clicked(self) -> None:
        if self._place is not None:
            menu = self.menu(self._place)
            menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def menu(self, place: PlaceRow) -> QMenu:
        """Return what can be done with the place."""
        menu = QMenu(self)
        wishes = [(self.tr("Rename…"), Command.RENAME)]
        if place.kind is PlaceKind.TAG:
            wishes.append((self.tr("Remove tag…"), Command.DELETE))
        else:
            wishes.append((self.tr("New folder inside…"), Command.NEW_FOLDER))
            wishes.append((self.tr("Move to folder…"), Command.MOVE))
            wishes.append((self.tr("Delete folder…"), Command.DELETE))
        for text, what in wishes:
            action = menu.addAction(text)
            action.setData(Wish(what, place=place))
            action.triggered.connect(self._on_triggered)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @Slot()
    def _on_triggered(self) -> None:
        action = self.sender()
        if action is not None:
            self.wished.emit(action.data())  # type: ignore[attr-defined]

    @Slot()
    def _dress(self) -> None:
        self._row.setSpacing(theme.current().px(4))
