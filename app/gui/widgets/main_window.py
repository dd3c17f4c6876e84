"""The window: banner, app bar, body, status bar; what collapses when, and where the keys go."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.app_bar import Actions, AppBar
from app.gui.widgets.banner import Banner
from app.gui.widgets.body import Body, SidePanel
from app.gui.widgets.chat_page import ChatPage, Notices
from app.gui.widgets.commands import CHAT_COMMANDS, LIST_COMMANDS, Command
from app.gui.widgets.composer import Composer
from app.gui.widgets.eject import EjectButton
from app.gui.widgets.model_menu import ModelMenu
from app.gui.widgets.pages import Pages
from app.gui.widgets.rail import EVALUATE, Place, Rail
from app.gui.widgets.regions import next_region, next_stop
from app.gui.widgets.selector import ModelSelector
from app.gui.widgets.setup_panel import SetupPanel
from app.gui.widgets.shape import Shape
from app.gui.widgets.sidebar import Sidebar
from app.gui.widgets.status import StatusBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.gui.widgets.divided_page import DividedPage
    from app.gui.widgets.notice import Notice

CHATS = "chats"
MODELS = "models"
SETTINGS = "settings"
SIZE = QSize(1366, 768)
MINIMUM = QSize(900, 600)
LEAST = QSize(480, 320)
MOST_FIXED_ZOOM = 1.25


class MainWindow(QWidget):
    """One window over one data folder. It shows and asks; it knows no store and no engine.

    What it can do itself it does (search, renaming, panels, regions); all else it asks for.

    Attributes:
        sidebar, header, selector, eject, models, setup, status, page: its parts.

    Signals:
        command_asked: a `Command` that the window does not do itself.
        panels_changed: which panels are open at which width, for the settings.
        place_asked: key of a place of the rail other than the chats.
        closing: the window is about to close; save now, or `keep_open`.
    """

    command_asked = Signal(object)
    panels_changed = Signal(dict)
    place_asked = Signal(str)
    closing = Signal()

    def __init__(self, notice: str, transcript: QWidget, composer: Composer) -> None:
        """Build the window around a transcript and a composer.

        Args:
            notice: the research-only text, translated as one unit.
            transcript: shows the open chat.
            composer: where a question is written.
        """
        super().__init__()
        self.setWindowTitle("Casebook")
        self._is_answering = False
        self._was_shown = False
        self._is_kept = False
        self._place: DividedPage | None = None
        self.banner = Banner(notice)
        self.sidebar = Sidebar()
        self.setup = SetupPanel()
        self.selector = ModelSelector()
        self.eject = EjectButton()
        self.models = ModelMenu(self)
        self.status = StatusBar()
        self.page = ChatPage(transcript, composer)
        self.header = self.page.header
        self.composer = composer
        self._shell = QWidget()
        self._actions = Actions(self._shell)
        self._bar = AppBar(self._actions, [self.selector, self.eject])
        self._rail = Rail(
            [
                Place(CHATS, "chats", self.tr("Chats")),
                Place(MODELS, "model", self.tr("Models")),
                Place(EVALUATE, "evaluate", self.tr("Evaluate")),
            ],
            [Place(SETTINGS, "settings", self.tr("Settings"))],
        )
        panel = SidePanel(self.setup, self.tr("Setup"))
        self._body = Body(self._rail, self.sidebar, self.page, panel)
        self._lay_out()
        self._connect()
        self._on_rebound()
        self._dress()
        self.resize(SIZE)

    def _lay_out(self) -> None:
        shell = QVBoxLayout(self._shell)
        shell.setContentsMargins(0, 0, 0, 0)
        shell.setSpacing(0)
        shell.addWidget(self._bar)
        shell.addWidget(self._body, 1)
        self._pages = Pages(self._shell, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self.status)

    def _connect(self) -> None:
        self._actions.asked.connect(self._on_command_asked)
        self._actions.rebound.connect(self._on_rebound)
        self.header.command_asked.connect(self._on_command_asked)
        self.eject.clicked.connect(self._actions[Command.EJECT_MODEL].trigger)
        self.selector.clicked.connect(self._choose_model)
        self.models.add_asked.connect(self._actions[Command.ADD_MODEL].trigger)
        self.models.reload_asked.connect(self._actions[Command.RELOAD_MODEL].trigger)
        self.models.eject_asked.connect(self._actions[Command.EJECT_MODEL].trigger)
        self._rail.asked.connect(self._on_place_asked)
        self._body.panels_changed.connect(self.panels_changed)
        self._body.reshaped.connect(self._on_reshaped)
        self.sidebar.chosen.connect(self._on_chat_chosen)
        self.sidebar.hit_chosen.connect(self._on_chat_chosen)
        self.sidebar.new_asked.connect(self._on_new_asked)
        self.sidebar.temporary_asked.connect(self._on_chat_chosen)
        theme.notifier().changed.connect(self._dress)

    def set_panels(self, panels: dict[str, bool]) -> None:
        """Open and close the panels as they were remembered."""
        self._body.set_panels(panels)
        self._on_reshaped(self._body.shape)

    def set_shortcuts(self, rebound: dict[str, str]) -> None:
        """Take the keys of the settings; names and tooltips follow."""
        self._actions.bind(rebound)

    def set_title(self, title: str, *, is_renamable: bool) -> None:
        """Show the open chat's title in the header and the title bar; "" is a new chat."""
        self.header.set_title(title, is_renamable=is_renamable)
        shown = self.header.title
        self.setWindowTitle(fill(self.tr("%1 – Casebook"), shown) if title else "Casebook")

    def set_answering(self, is_answering: bool) -> None:
        """Let Esc mean stop while an answer runs or a model loads."""
        self._is_answering = is_answering
        self._actions[Command.STOP].setEnabled(is_answering)

    def set_enabled(self, command: Command, is_enabled: bool) -> None:
        """Allow a command or not, in menus and by key."""
        self._actions[command].setEnabled(is_enabled)
        if command is Command.EJECT_MODEL:
            self.eject.setEnabled(is_enabled)

    def cover(self, page: QWidget) -> None:
        """Fill the window under the banner with a page, e.g. the first run; keys rest meanwhile.

        The page gets the focus, or what its focus proxy is.
        """
        self.status.set_meter_shown(is_shown=False)
        self._pages.cover(page)

    def uncover(self) -> None:
        """Show the chats again, and let the covering page go."""
        self._pages.uncover()
        self.status.set_meter_shown(is_shown=True)
        self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_band(self, band: QWidget | None) -> None:
        """Show a band under the notice, in every place; `None` takes the one there is away."""
        if self._pages.band is not None and self._pages.band.isAncestorOf(self.focusWidget()):
            self.composer.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pages.set_band(band)

    def keep_open(self) -> None:
        """Refuse the end that `closing` tells of: something has to be asked first."""
        self._is_kept = True

    def show_place(self, key: str, page: "DividedPage | None" = None) -> None:
        """Show a page beside the rail instead of the chats; without one, the chats again."""
        self._place = page
        self._rail.set_place(key)
        self._body.show_other(page, keeps_sidebar=page is not None and page.IS_OF_CHATS)
        self.status.set_meter_shown(is_shown=page is None)
        self.status.set_index("")

    def show_notice(self, notice: "Notice") -> None:
        """Show a notice above the content of the place that can be seen."""
        (self._place or self.page).show_notice(notice)

    def shown_notices(self) -> "list[Notice]":
        """Return the notices that can be seen, oldest first."""
        return (self._place or self.page).notices.shown()

    def remove_notice(self, notice: "Notice") -> None:
        """Take a notice away, wherever it is shown."""
        holder = notice.parent()
        if isinstance(holder, Notices):
            holder.remove(notice)

    def announce(self, text: str, *, is_urgent: bool = False) -> None:
        """Have a screen reader say a sentence; urgent ones interrupt."""
        event = QAccessibleAnnouncementEvent(self, text)
        kind = QAccessible.AnnouncementPoliteness
        event.setPoliteness(kind.Assertive if is_urgent else kind.Polite)
        QAccessible.updateAccessibility(event)

    def regions(self) -> list[QWidget]:
        """Return the parts of the window in the order of the Tab key."""
        bands = [] if self._pages.band is None else [self._pages.band]
        if self._place is not None:
            side = [self._body.sidebar] if self._place.IS_OF_CHATS else []
            return [*self._place.regions(), self.status, *bands, self._bar, self._rail, *side]
        page, body = self.page, self._body
        chat = (page.header, page.notices, *page.bars, page.transcript, body.panel)
        return [page.foot, self.status, *bands, self._bar, self._rail, body.sidebar, *chat]

    @Slot(object)
    def _on_command_asked(self, command: Command) -> None:
        own: dict[Command, Callable[[], object]] = {
            Command.NEW_CHAT: self._on_new_asked,
            Command.SEARCH: self._search,
            Command.RENAME: self._rename,
            Command.TOGGLE_SIDEBAR: self._toggle_sidebar,
            Command.TOGGLE_PANEL: self._toggle_panel,
            Command.NEXT_REGION: partial(self._step, is_forward=True),
            Command.PREVIOUS_REGION: partial(self._step, is_forward=False),
            Command.CHOOSE_MODEL: self._choose_model,
            Command.QUIT: self.close,
        }
        can_stay = self._place is None or (self._place.IS_OF_CHATS and command in LIST_COMMANDS)
        if command in CHAT_COMMANDS and not can_stay:
            self.show_place(CHATS)
        if command in own:
            own[command]()
        else:
            self.command_asked.emit(command)

    def _search(self) -> None:
        if self._place is not None:
            self._place.focus_first()
            return
        if not self._body.is_sidebar_open:
            self._body.open_sidebar(True)
        self.sidebar.focus_search()

    def _rename(self) -> None:
        if self._place is not None:
            self._place.rename()
        elif not (self.sidebar.has_list_focus() and self.sidebar.rename_current()):
            self.header.edit_title()

    def _toggle_sidebar(self) -> None:
        self._body.open_sidebar(not self._body.is_sidebar_open)
        if self._body.is_sidebar_open:
            self.sidebar.focus_list()
        else:
            self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_panel(self) -> None:
        if self._place is not None:
            self._place.toggle_details()
            return
        self._body.open_panel(not self._body.is_panel_open)
        if not self._body.is_panel_open:
            self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_model(self) -> None:
        below = self.selector.rect().bottomLeft()
        self.models.popup(self.selector.mapToGlobal(below))

    def _step(self, *, is_forward: bool) -> None:
        self._go(next_region(self.regions(), self.focusWidget(), is_forward=is_forward))

    def _go(self, stop: QWidget | None, *, is_forward: bool = True) -> None:
        if stop is not None:
            reason = Qt.FocusReason.TabFocusReason
            stop.setFocus(reason if is_forward else Qt.FocusReason.BacktabFocusReason)

    def _escape(self) -> None:
        if self._is_answering:
            self.command_asked.emit(Command.STOP)
        elif self._place is not None:
            if not (self._body.close_covering() or self._place.close_covering()):
                self._on_place_asked(CHATS)
        elif not self._body.close_covering():
            if self._body.panel.isAncestorOf(self.focusWidget()):
                self._body.close_panel()
            self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_rebound(self) -> None:
        keys = {command: self._actions.keys(command).toString() for command in Command}
        self.header.set_keys(keys)
        self.sidebar.set_keys(keys)
        self.selector.set_shortcut(keys[Command.CHOOSE_MODEL])
        self.eject.set_keys(keys[Command.EJECT_MODEL])

    @Slot(str)
    def _on_place_asked(self, key: str) -> None:
        if key == CHATS:
            self.show_place(CHATS)
            self.composer.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.place_asked.emit(key)

    @Slot()
    def _on_chat_chosen(self) -> None:
        if self._place is not None:
            self.show_place(CHATS)
        if not self._body.shape.is_sidebar_docked and self._body.is_sidebar_open:
            self._body.open_sidebar(False)
            self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_new_asked(self) -> None:
        self._on_chat_chosen()
        self.command_asked.emit(Command.NEW_CHAT)
        self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_reshaped(self, shape: Shape) -> None:
        self._bar.set_menu_bar_shown(is_shown=shape.has_menu_bar)
        self.header.set_sidebar_open(self._body.is_sidebar_open)
        self.header.set_panel_open(self._body.is_panel_open)
        self.header.set_folded(is_folded=shape.is_folded)
        self.composer.set_compact(theme.current().is_compact or shape.is_folded)

    @Slot()
    def _dress(self) -> None:
        zoom = theme.current().zoom
        self.setMinimumSize(MINIMUM if zoom <= MOST_FIXED_ZOOM else LEAST * zoom)
        self._on_reshaped(self._body.shape)

    # Qt's own names

    def focusNextPrevChild(self, is_forward: bool) -> bool:  # noqa: N802
        """Go on in the order of the regions, whatever order the widgets were made in."""
        if self._pages.covering is not None:
            return bool(super().focusNextPrevChild(is_forward))
        stop = next_stop(self.regions(), self.focusWidget(), is_forward=is_forward)
        self._go(stop, is_forward=is_forward)
        return stop is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take Esc, or what it was changed to, when nobody with the focus wanted it."""
        is_shell = self._pages.covering is None
        pressed = QKeySequence(event.keyCombination())
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_shell and (pressed == self._actions.keys(Command.STOP) or is_escape):
            self._escape()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Collapse or unfold what the new size asks for."""
        super().resizeEvent(event)
        self._body.fit(self.size())
        theme.fit_density(self.height())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start in the composer."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            first = self._pages.covering or self.composer
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Mirror with the program."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._body.reshape()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Let everything be saved first."""
        self._is_kept = False
        self.closing.emit()
        if popup := QApplication.activePopupWidget():
            popup.close()
        event.setAccepted(not self._is_kept)
