"""The places *Models* and *Evaluate*: built when they are first opened, then kept."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.text import fill
from app.errors import Problem
from app.gui.engine import EngineClient
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.views import number
from app.gui.widgets.main_window import MODELS, MainWindow
from app.gui.widgets.rail import EVALUATE
from app.paths import Places

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.catalogue import Catalogue
    from app.gui.conversion import Conversion
    from app.gui.downloads import Downloads
    from app.gui.endpoint import RemoteEndpoint
    from app.gui.evaluate_place import Evaluation
    from app.gui.evaluating import Evaluating
    from app.gui.installed import Installed
    from app.gui.setup import Setup
    from app.gui.trials import Tried
    from app.gui.widgets.place_page import PlacePage
    from app.store.examples import Examples

INSTALLED = "installed"
CATALOGUE = "catalogue"
CONVERT = "convert"


class ModelsPlace(QObject):
    """Connects the page of the models with library, engine, downloads and converter.

    Signals:
        add_asked: add a model file.
        connected: `Connection`: what the network is used for now.
        options_asked: how the model of this id is loaded.
        pack_asked: write a field pack of the model of this id.
        unpack_asked: choose a field pack and read it.
        pack_dropped: read the field pack in this folder.
    """

    add_asked = Signal()
    options_asked = Signal(str)
    pack_asked = Signal(str)
    unpack_asked = Signal()
    pack_dropped = Signal(str)
    connected = Signal(object)

    def __init__(
        self,
        frame: MainWindow,
        shelf: ModelShelf,
        engine: EngineClient,
        notices: Notices,
        places: Places,
    ) -> None:
        """Build nothing yet."""
        super().__init__(frame)
        self._frame = frame
        self._shelf = shelf
        self._engine = engine
        self._notices = notices
        self._places = places
        self._downloads: Downloads | None = None
        self.catalogue: Catalogue | None = None
        self._page: PlacePage | None = None
        self._installed: Installed | None = None
        self.conversion: Conversion | None = None
        self.evaluation: Evaluation | None = None
        self.examples: tuple[Examples, Setup] | None = None
        self.endpoint: Callable[[], RemoteEndpoint] | None = None

    def open_evaluation(self, tab: str = "") -> "Evaluating":
        """Show the place *Evaluate*, and return who leads its runs; "" is the last tab."""
        if self.evaluation is None:
            from app.gui.evaluate_place import Evaluation

            parts = (self._frame, self._shelf, self._engine, self._notices, self._places)
            self.evaluation = Evaluation(*parts)
            if self.examples is not None:
                self.evaluation.add_examples(*self.examples)
            if self.endpoint is not None:
                self.evaluation.add_endpoint(self.endpoint())
        if tab:
            self.evaluation.page.show_tab(tab)
        self._frame.show_place(EVALUATE, self.evaluation.page)
        self.evaluation.refresh()
        self.evaluation.page.focus_first()
        return self.evaluation.runs

    @Slot(str)
    def open(self, tab: str = "") -> None:
        """Show the place; "" is the tab that was shown last."""
        page = self._page or self._build()
        if tab:
            page.show_tab(tab)
        self._frame.show_place(MODELS, page)
        self.downloads.scan()
        self._refresh()
        page.focus_first()

    def shut_down(self) -> None:
        """End what runs, for the window's own end."""
        leads = self.evaluation
        for part in (self._installed, self.conversion, self.catalogue, self._downloads, leads):
            if part is not None:
                part.shut_down()

    @property
    def downloads(self) -> "Downloads":
        """What is downloaded, made when it is first wanted."""
        if self._downloads is None:
            from app.gui.downloads import Downloads

            runs = Downloads(self._shelf, self._notices, self._places.models, self._frame)
            runs.connected.connect(self.connected)
            runs.said.connect(self._frame.announce)
            runs.arrived.connect(self._on_arrived)
            self._shelf.trials.tried.connect(self._on_tried)
            self._downloads = runs
        return self._downloads

    @Slot(str)
    def _on_arrived(self, model_id: str) -> None:
        """Try what arrived, so that it is known whether it can be used."""
        if self._shelf.library.find(model_id).state == "untried":
            try:
                self._shelf.try_out(model_id)
            except Problem as problem:
                self._notices.tell_apart(problem)

    @Slot(object)
    def _on_tried(self, tried: "Tried") -> None:
        current = self._shelf.current
        is_current = current is not None and current.model_id == tried.model_id
        if tried.problem is not None and not is_current:  # of the current one the shelf tells
            self._notices.tell_apart(tried.problem)

    def _build(self) -> "PlacePage":
        from app.core.ways import CONVERTED_TYPES
        from app.gui.catalogue import Catalogue
        from app.gui.conversion import Conversion
        from app.gui.installed import Installed
        from app.gui.widgets.catalogue_details import CatalogueDetails
        from app.gui.widgets.catalogue_page import CataloguePage
        from app.gui.widgets.convert_details import ConvertDetails
        from app.gui.widgets.convert_page import ConvertPage
        from app.gui.widgets.installed_page import InstalledDetails, InstalledPage
        from app.gui.widgets.place_page import PlacePage, Tab

        page = PlacePage(self.tr("Models"))
        installed, details = InstalledPage(), InstalledDetails()
        offered, about = CataloguePage(CONVERTED_TYPES), CatalogueDetails()
        convert, beside = ConvertPage(), ConvertDetails()
        page.add_tab(Tab(INSTALLED, installed, details), self.tr("Installed"))
        page.add_tab(Tab(CATALOGUE, offered, about), self.tr("Catalogue"))
        page.add_tab(Tab(CONVERT, convert, beside), self.tr("Convert"))
        self._installed = Installed(installed, details, self._shelf, self._engine, self._notices)
        self._installed.worked.connect(self._frame.status.set_work)
        self.catalogue = Catalogue(
            offered, about, self._shelf, self.downloads, self._notices, self._places
        )
        self.catalogue.connected.connect(self.connected)
        about.file_asked.connect(self.unpack_asked)
        self.conversion = Conversion(
            convert, beside, self._shelf, self._engine, self._notices, self._places.models
        )
        self.conversion.worked.connect(self._frame.status.set_work)
        self.conversion.said.connect(self._frame.announce)
        installed.add_asked.connect(self.add_asked)
        installed.unpack_asked.connect(self.unpack_asked)
        installed.dropped.connect(self._on_dropped)
        self._installed.options_asked.connect(self.options_asked)
        self._installed.pack_asked.connect(self.pack_asked)
        self._shelf.listed.connect(self._on_listed)
        page.tab_shown.connect(self._on_tab_shown)
        self._page = page
        return page

    def _refresh(self) -> None:
        for part in (self._installed, self.catalogue, self.conversion):
            if part is not None:
                part.refresh()
        self._on_listed()

    @Slot()
    def _on_listed(self) -> None:
        if self._page is not None:
            count = number(len(self._shelf.all))
            self._page.set_tab_title(INSTALLED, fill(self.tr("Installed (%1)"), count))

    @Slot(str)
    def _on_dropped(self, path: str) -> None:
        from app.gui import choice

        if Path(path).is_dir():
            self.pack_dropped.emit(path)
        else:
            choice.ask(self._shelf, self._frame, path)

    @Slot(str)
    def _on_tab_shown(self, _key: str) -> None:
        self._refresh()

    def may_close(self) -> bool:
        """Tell whether the window may close; else ask what is to become of what runs."""
        if not (self._is_converting or self._is_downloading or self._is_evaluating):
            return True
        from app.gui.widgets.close_dialog import CloseDialog

        words = (
            self.tr("A conversion is running."),
            self.tr("Closing the window cancels it. No file is left behind."),
            self.tr("Cancel conversion and close"),
        )
        if self._is_downloading:
            words = (
                self.tr("A download is running."),
                self.tr("Closing the window pauses it. What arrived is kept and can be resumed."),
                self.tr("Pause the download and close"),
            )
        if self._is_evaluating:
            words = (
                self.tr("An evaluation is running."),
                self.tr("Closing the window pauses it. Every item that is done is kept."),
                self.tr("Pause the run and close"),
            )
        dialog = CloseDialog(*words, self._frame)
        dialog.accepted.connect(self._on_close_confirmed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return False

    @Slot()
    def _on_close_confirmed(self) -> None:
        if self.evaluation is not None and self._is_evaluating:
            self.evaluation.runs.ended.connect(self._frame.close)
            self.evaluation.runs.pause()
        elif self._is_downloading:
            self.downloads.ended.connect(self._frame.close)
            self.downloads.pause()
        elif self.conversion is not None and self._is_converting:
            self.conversion.ended.connect(self._frame.close)
            self.conversion.cancel()
        else:
            self._frame.close()

    @property
    def _is_converting(self) -> bool:
        return self.conversion is not None and self.conversion.is_running

    @property
    def _is_evaluating(self) -> bool:
        return self.evaluation is not None and self.evaluation.runs.is_running

    @property
    def _is_downloading(self) -> bool:
        return self._downloads is not None and self._downloads.is_running
