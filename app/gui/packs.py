"""Field packs in the window: one is written or read at a time, each in a dialog of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.gui.models_place import ModelsPlace
from app.gui.setup import Setup
from app.gui.window import Window
from app.store.database import Store

if TYPE_CHECKING:
    from app.gui.packing import Packing
    from app.gui.unpacking import Unpacking


class Packs(QObject):
    """Opens the dialogs, and keeps the window open while one of them works."""

    def __init__(
        self, place: ModelsPlace, window: Window, setup: Setup, store: Store, folder: Path
    ) -> None:
        """Listen to those who ask; `folder` is where Casebook keeps models."""
        frame = window.frame
        super().__init__(frame)
        self._frame = frame
        self._shelf = window.shelf
        self._library = (store.models, store.presets)
        self._notices = window.notices
        self._setup = setup
        self._folder = folder
        self.packing: Packing | None = None
        self.unpacking: Unpacking | None = None
        for asker in (place, window):
            asker.pack_asked.connect(self.write)
            asker.unpack_asked.connect(self.choose)
        place.pack_dropped.connect(self.read)

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
            models, model_id or current, self._library[1], self._notices, self._frame
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
            Path(folder), self._folder, self._library, self._shelf, self._notices, self._frame
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

    @property
    def is_running(self) -> bool:
        """A pack is being written or read."""
        is_writing = self.packing is not None and self.packing.is_running
        return is_writing or self.unpacking is not None

    def may_close(self) -> bool:
        """Tell whether the window may close; else ask what is to become of the pack."""
        if not self.is_running:
            return True
        from app.gui.widgets.close_dialog import CloseDialog

        dialog = CloseDialog(
            self.tr("A field pack is being copied."),
            self.tr("Closing the window cancels it. Nothing half-written is left behind."),
            self.tr("Cancel the pack and close"),
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
