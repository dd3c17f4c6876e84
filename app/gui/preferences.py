"""Settings and load options: built when they are first asked for, and told of every change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.gui.engine import EngineClient
from app.gui.models import ModelShelf
from app.gui.widgets.main_window import MainWindow
from app.paths import Places
from app.settings import Settings
from app.store.database import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.gui.backups import Backups
    from app.gui.diagnostics import Diagnostics
    from app.gui.encrypting import Encrypting
    from app.gui.endpoint import RemoteEndpoint
    from app.gui.endpoint_settings import EndpointSettings
    from app.gui.hardware import Hardware
    from app.gui.kept_token import KeptToken
    from app.gui.load_options import LoadOptionsWay
    from app.gui.probe import Probe
    from app.gui.widgets.settings_dialog import SettingsDialog

HARDWARE, SAFEKEEPING, ENDPOINT = "hardware", "safekeeping", "endpoint"


class Preferences(QObject):
    """Opens the dialog of the settings with its pages.

    Attributes:
        endpoint: returns what its page turns on and off.

    Signals:
        changed: `Changed`: a setting has another value.
        errand_asked: `Errand`: close the window, do this, and open again.
    """

    changed = Signal(object)
    errand_asked = Signal(object)

    def __init__(
        self,
        frame: MainWindow,
        shelf: ModelShelf,
        engine: EngineClient,
        store: Store,
        places: Places,
    ) -> None:
        """Build nothing yet."""
        super().__init__(frame)
        self._frame = frame
        self._shelf = shelf
        self._engine = engine
        self._store = store
        self._places = places
        self._settings = Settings()
        self._dialog: SettingsDialog | None = None
        self._hardware: Hardware | None = None
        self._keeping: tuple[Backups, Encrypting] | None = None
        self._report: Diagnostics | None = None
        self._token: KeptToken | None = None
        self._probe: Probe | None = None
        self._options: LoadOptionsWay | None = None
        self._server: EndpointSettings | None = None
        self.endpoint: Callable[[], RemoteEndpoint] | None = None

    def use(self, settings: Settings) -> None:
        """Take changed settings, and show them where they are shown."""
        self._settings = settings
        if self._dialog is not None:
            self._dialog.set_settings(settings)
        if self._hardware is not None:
            self._hardware.use(settings)

    @Slot(str)
    def open(self, page: str = "") -> None:
        """Show the settings; "" is the first page."""
        from app.gui.about import about
        from app.gui.kept_token import KeptToken
        from app.gui.widgets.diagnostics_dialog import ReportPanel
        from app.gui.widgets.settings_dialog import PAGES, SettingsDialog
        from app.gui.widgets.token_panel import TokenPanel

        self._dialog = SettingsDialog(self._settings, about(), self._frame)
        self._dialog.changed.connect(self.changed)
        self._dialog.page_shown.connect(self._on_page_shown)
        self._dialog.finished.connect(self._on_closed)
        panel = TokenPanel()
        self._dialog.add_panel("general", panel, is_last=True)
        self._token = KeptToken(panel)
        self._token.forgotten.connect(self._on_token_forgotten)
        report = ReportPanel()
        report.asked.connect(self._on_report_asked)
        self._dialog.add_panel("about", report, is_last=True)
        if page in {key for key, _ in PAGES}:
            self._dialog.show_page(page)
        self._dialog.open()

    @Slot(str)
    def open_load_options(self, model_id: str) -> None:
        """Show how a model is loaded; "" is the chosen one."""
        from app.gui.load_options import LoadOptionsWay

        current = self._shelf.current
        wanted = model_id or (current.model_id if current else "")
        model = next((one for one in self._shelf.all if one.model_id == wanted), None)
        if model is None:
            return
        if self._options is None:
            self._options = LoadOptionsWay(self._shelf, self._engine, self._looker(), self)
        above: QWidget = self._dialog or self._frame
        self._options.open(model, above)

    def shut_down(self) -> None:
        """End what is on its way, for the window's own end."""
        self._end_keeping()
        for part in (self._probe, self._token):
            if part is not None:
                part.shut_down()

    def _looker(self) -> "Probe":
        if self._probe is None:
            from app.gui.probe import Probe

            self._probe = Probe(self._engine.arguments, self)
        return self._probe

    @Slot(str)
    def _on_page_shown(self, key: str) -> None:
        if self._dialog is None:
            return
        if key == SAFEKEEPING and self._keeping is None:
            self._keep(self._dialog)
        if key == ENDPOINT and self._server is None and self.endpoint is not None:
            self._lead_endpoint(self._dialog, self.endpoint())
        if key != HARDWARE or self._hardware is not None:
            return
        from app.gui.hardware import Hardware
        from app.gui.widgets.hardware_page import HardwarePage

        page = HardwarePage()
        self._dialog.add_panel(HARDWARE, page)
        self._hardware = Hardware(
            page, self._shelf, self._engine, self._looker(), self._places, self._settings
        )
        self._hardware.options_asked.connect(self.open_load_options)
        self._hardware.look()

    def _keep(self, dialog: "SettingsDialog") -> None:
        from app.gui.backups import Backups
        from app.gui.encrypting import Encrypting
        from app.gui.widgets.safekeeping_page import SafekeepingPage

        page = SafekeepingPage()
        dialog.add_panel(SAFEKEEPING, page)
        backups = Backups(page, self._store, self._places)
        encrypting = Encrypting(page, backups, self._store, self._places)
        for part in (backups, encrypting):
            part.errand_asked.connect(self.errand_asked)
        self._keeping = backups, encrypting

    def _lead_endpoint(self, dialog: "SettingsDialog", endpoint: "RemoteEndpoint") -> None:
        from app.gui.endpoint_settings import EndpointSettings
        from app.gui.widgets.endpoint_page import EndpointPage

        page = EndpointPage()
        dialog.add_panel(ENDPOINT, page)
        is_read_only = self._store.read_only
        self._server = EndpointSettings(page, endpoint, self._settings, is_read_only=is_read_only)
        self._server.changed.connect(self.changed)

    def _end_keeping(self) -> None:
        for part in self._keeping or ():
            part.shut_down()
        self._keeping = None
        if self._report is not None:
            self._report.shut_down()
            self._report = None

    @Slot()
    def _on_report_asked(self) -> None:
        from app.gui.diagnostics import Diagnostics

        self._report = Diagnostics(self._store, self._places, self._dialog or self._frame)

    @Slot()
    def _on_token_forgotten(self) -> None:
        from app.gui.downloads import Downloads

        for one in self._frame.findChildren(Downloads):
            one.forget_token()

    @Slot()
    def _on_closed(self) -> None:
        self._hardware = self._server = None  # they belong to their pages
        self._end_keeping()
        if self._token is not None:
            self._token.shut_down()
            self._token = None
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
