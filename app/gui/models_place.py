"""The place *Models*: built when it is first opened, then kept."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.text import fill
from app.gui.engine import EngineClient
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.views import number
from app.gui.widgets.main_window import MODELS, MainWindow

if TYPE_CHECKING:
    from app.gui.conversion import Conversion
    from app.gui.installed import Installed
    from app.gui.widgets.place_page import PlacePage

INSTALLED = "installed"
CONVERT = "convert"


class ModelsPlace(QObject):
    """Connects the page of the models with library, engine and converter.

    Signals:
        add_asked: add a model file.
        pack_asked: write a field pack of the model of this id.
        unpack_asked: choose a field pack and read it.
        pack_dropped: read the field pack in this folder.
    """

    add_asked = Signal()
    pack_asked = Signal(str)
    unpack_asked = Signal()
    pack_dropped = Signal(str)

    def __init__(
        self,
        frame: MainWindow,
        shelf: ModelShelf,
        engine: EngineClient,
        notices: Notices,
        folder: Path,
    ) -> None:
        """Build nothing yet; `folder` is where Casebook keeps models."""
        super().__init__(frame)
        self._frame = frame
        self._shelf = shelf
        self._engine = engine
        self._notices = notices
        self._folder = folder
        self._page: PlacePage | None = None
        self._installed: Installed | None = None
        self.conversion: Conversion | None = None

    @Slot(str)
    def open(self, tab: str = "") -> None:
        """Show the place; "" is the tab that was shown last."""
        page = self._page or self._build()
        if tab:
            page.show_tab(tab)
        self._frame.show_place(MODELS, page)
        self._refresh()
        page.focus_first()

    def shut_down(self) -> None:
        """End what runs, for the window's own end."""
        if self.conversion is not None:
            self.conversion.shut_down()

    def _build(self) -> "PlacePage":
        from app.gui.conversion import Conversion
        from app.gui.installed import Installed
        from app.gui.widgets.convert_details import ConvertDetails
        from app.gui.widgets.convert_page import ConvertPage
        from app.gui.widgets.installed_page import InstalledDetails, InstalledPage
        from app.gui.widgets.place_page import PlacePage, Tab

        page = PlacePage(self.tr("Models"))
        installed, details = InstalledPage(), InstalledDetails()
        convert, beside = ConvertPage(), ConvertDetails()
        page.add_tab(Tab(INSTALLED, installed, details), self.tr("Installed"))
        page.add_tab(Tab(CONVERT, convert, beside), self.tr("Convert"))
        self._installed = Installed(installed, details, self._shelf)
        self.conversion = Conversion(
            convert, beside, self._shelf, self._engine, self._notices, self._folder
        )
        self.conversion.worked.connect(self._frame.status.set_work)
        self.conversion.said.connect(self._frame.announce)
        installed.add_asked.connect(self.add_asked)
        installed.unpack_asked.connect(self.unpack_asked)
        installed.dropped.connect(self._on_dropped)
        self._installed.pack_asked.connect(self.pack_asked)
        self._shelf.listed.connect(self._on_listed)
        page.tab_shown.connect(self._on_tab_shown)
        self._page = page
        return page

    def _refresh(self) -> None:
        if self._installed is not None and self.conversion is not None:
            self._installed.refresh()
            self.conversion.refresh()
            self._on_listed()

    @Slot()
    def _on_listed(self) -> None:
        if self._page is not None:
            count = number(len(self._shelf.all))
            self._page.set_tab_title(INSTALLED, fill(self.tr("Installed (%1)"), count))

    @Slot(str)
    def _on_dropped(self, path: str) -> None:
        if Path(path).is_dir():
            self.pack_dropped.emit(path)
        else:
            self._shelf.add(Path(path))

    @Slot(str)
    def _on_tab_shown(self, _key: str) -> None:
        self._refresh()

    def may_close(self) -> bool:
        """Tell whether the window may close; else ask what is to become of the conversion."""
        if self.conversion is None or not self.conversion.is_running:
            return True
        from app.gui.widgets.close_dialog import CloseDialog

        dialog = CloseDialog(
            self.tr("A conversion is running."),
            self.tr("Closing the window cancels it. No file is left behind."),
            self.tr("Cancel conversion and close"),
            self._frame,
        )
        dialog.accepted.connect(self._on_close_confirmed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return False

    @Slot()
    def _on_close_confirmed(self) -> None:
        if self.conversion is None or not self.conversion.is_running:
            self._frame.close()
            return
        self.conversion.ended.connect(self._frame.close)
        self.conversion.cancel()
