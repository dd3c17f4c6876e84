"""Field packs and the models folder: one at a time each, in a dialog of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.gui.setup import Setup
from app.gui.window import Window
from app.paths import Places
from app.settings import Settings
from app.store.database import Store

if TYPE_CHECKING:
    from app.gui.folders import Folders
    from app.gui.packing import Packing
    from app.gui.unpacking import Unpacking


class Packs(QObject):
    """Opens the dialogs, and keeps the window open while one of them works.

    Signals:
        folders_chosen: `Settings` with other folders of models.
        anew: build the window anew, with these settings.
    """

    folders_chosen = Signal(object)
    anew = Signal()

    def __init__(self, window: Window, setup: Setup, store: Store, places: Places) -> None:
        """Open nothing yet."""
        frame = window.frame
        super().__init__(frame)
        self._frame = frame
        self._shelf = window.shelf
        self._library = (store.models, store.presets, store.examples)
        self._notices = window.notices
        self._setup = setup
        self._places = places
        self.packing: Packing | None = None
        self.unpacking: Unpacking | None = None
        self.folders: Folders | None = None
        self._is_elsewhere = False

    @Slot(str)
    def write(self, model_id: str = "") -> None:
        """Open the dialog that writes a pack; "" is the model in use."""
        if self.packing is not None:
            self.packing.dialog.raise_()
            return
        models = self._shelf.all
        if not models:
            self._notices.say(
                "info",
                self.tr("There is no model to write onto a stick."),
                todo=self.tr("Add a model first."),
            )
            return
        from app.gui.packing import Packing

        current = self._shelf.current.model_id if self._shelf.current else ""
        self.packing = Packing(
            models, model_id or current, self._library[1:], self._notices, self._frame
        )
        self.packing.worked.connect(self._frame.status.set_work)
        self.packing.said.connect(self._frame.announce)
        self.packing.closed.connect(self._on_packing_closed)

    @Slot()
    def _on_packing_closed(self) -> None:
        if self.packing is not None:
            self.packing.deleteLater()
            self.packing = None

    @Slot()
    def choose(self) -> None:
        """Choose the folder of a pack, then read it."""
        if self.unpacking is not None:
            self.unpacking.dialog.raise_()
            return
        from app.core.disk import sticks
        from app.gui.widgets.unpack_dialog import pack_folder_dialog

        there = sticks()
        start = str(there[0] if there else Path.home())
        dialog = pack_folder_dialog(
            self.tr("Choose the folder of a field pack"), start, self._frame
        )
        dialog.fileSelected.connect(self.read)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def read(self, folder: str) -> None:
        """Read the pack in a folder."""
        if self.unpacking is not None:
            self.unpacking.dialog.raise_()
            return
        from app.gui.unpacking import Unpacking

        self.unpacking = Unpacking(
            Path(folder),
            self._places.models,
            self._library,
            self._shelf,
            self._notices,
            self._frame,
        )
        self.unpacking.worked.connect(self._frame.status.set_work)
        self.unpacking.said.connect(self._frame.announce)
        self.unpacking.presets_came.connect(self._setup.refresh)
        self.unpacking.ended.connect(self._on_unpacking_ended)

    @Slot()
    def _on_unpacking_ended(self) -> None:
        if self.unpacking is not None:
            self.unpacking.deleteLater()
            self.unpacking = None

    @Slot()
    def show_folders(self) -> None:
        """Show where models are kept; a change is taken up by a window that is built anew."""
        if self.folders is not None:
            self.folders.dialog.raise_()
            return
        from app import settings
        from app.gui.folders import Folders

        now = settings.load(self._places.settings)
        self.folders = Folders(self._shelf, settings.placed(self._places, now), now, self._frame)
        self.folders.chosen.connect(self._on_folder_chosen)
        self.folders.said.connect(self._frame.announce)
        self.folders.closed.connect(self._on_folders_closed)

    @Slot(object)
    def _on_folder_chosen(self, chosen: Settings) -> None:
        self._is_elsewhere = True
        self.folders_chosen.emit(chosen)

    @Slot()
    def _on_folders_closed(self) -> None:
        if self.folders is not None:
            self.folders.deleteLater()
            self.folders = None
        if self._is_elsewhere:
            self._is_elsewhere = False
            self.anew.emit()

    @property
    def is_running(self) -> bool:
        """A pack is being written or read, or a model moved."""
        is_writing = self.packing is not None and self.packing.is_running
        is_moving = self.folders is not None and self.folders.is_running
        return is_writing or is_moving or self.unpacking is not None

    def may_close(self) -> bool:
        """Tell whether the window may close; else ask what is to become of the pack."""
        if not self.is_running:
            return True
        from app.gui.widgets.close_dialog import CloseDialog

        dialog = CloseDialog(
            self.tr("A model is being copied."),
            self.tr("Closing the window cancels it. Nothing half-written is left behind."),
            self.tr("Cancel copying and close"),
            self._frame,
        )
        dialog.accepted.connect(self._on_close_confirmed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return False

    @Slot()
    def _on_close_confirmed(self) -> None:
        if not self.is_running:
            self._frame.close()
        if self.packing is not None and self.packing.is_running:
            self.packing.ended.connect(self._close_later)
            self.packing.cancel()
        if self.folders is not None and self.folders.is_running:
            self.folders.said.connect(self._close_later)
            self.folders.cancel()
        if self.unpacking is not None:
            self.unpacking.ended.connect(self._close_later)
            self.unpacking.cancel()

    @Slot()
    def _close_later(self) -> None:
        if not self.is_running:
            self._frame.close()

    def shut_down(self) -> None:
        """End what runs, for the window's own end."""
        if self.packing is not None:
            self.packing.shut_down()
        if self.unpacking is not None:
            self.unpacking.shut_down()
        if self.folders is not None:
            self.folders.shut_down()
