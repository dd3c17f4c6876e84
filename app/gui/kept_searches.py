"""Searches under names: saved, used, renamed, let go, and brought back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from app.core.bidi import isolated
from app.core.text import fill, title_of
from app.errors import Problem
from app.gui.notices import Notices
from app.gui.problems import told
from app.gui.way_back import WayBack
from app.gui.widgets.dialogs import NameDialog
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.saved_searches_dialog import SavedSearchesDialog
from app.gui.widgets.search_head import SearchHead
from app.store.history import History, Sort
from app.store.saved_searches import SavedSearch


class KeptSearches(QObject):
    """Does what the head of the search page asks with names.

    Signals:
        used: `SavedSearch` to search now.
    """

    used = Signal(object)

    def __init__(
        self,
        history: History,
        head: SearchHead,
        frame: MainWindow,
        notices: Notices,
        way_back: WayBack,
    ) -> None:
        """Listen to the head; a change can be taken back."""
        super().__init__(frame)
        self._history = history
        self._head = head
        self._frame = frame
        self._notices = notices
        self._way_back = way_back
        self._dialog: SavedSearchesDialog | None = None
        head.save_asked.connect(self.ask_name)
        head.named_asked.connect(self.use_saved)
        head.names_asked.connect(self.open)
        way_back.changed.connect(self.show)

    @Slot()
    def ask_name(self) -> None:
        """Ask under which name to keep the search of the page."""
        title, label = self.tr("Save search"), self.tr("Name of the search")
        name = title_of(self._head.query)
        dialog = NameDialog(title, label, self.tr("Save search"), name, self._frame)
        dialog.accepted.connect(lambda: self.save(dialog.name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, name: str) -> None:
        """Keep the search of the page under a name; one of that name can be brought back."""
        saved = self._history.saved_searches
        before = next((one for one in saved.list() if one.name.casefold() == name.casefold()), None)
        kept = SavedSearch(name, self._head.query, Sort(self._head.order))
        if not self._change(lambda: saved.save(kept)):
            return
        self._way_back.lead_back(
            partial(saved.save, before) if before is not None else partial(saved.remove, name)
        )
        text = self.tr("The search “%1” is saved.")
        if before is not None:
            text = self.tr("The search “%1” is saved in place of the one of that name.")
        self._way_back.say(fill(text, isolated(name)))

    @Slot(str)
    def use_saved(self, name: str) -> None:
        """Search what is kept under a name."""
        for one in self._history.saved_searches.list():
            if one.name == name:
                self.used.emit(one)

    @Slot()
    def open(self) -> None:
        """Show what is kept, to be renamed or let go."""
        dialog = SavedSearchesDialog(self._frame)
        dialog.used.connect(self.use_saved)
        dialog.renamed.connect(self._on_renamed)
        dialog.removed.connect(self._on_removed)
        dialog.finished.connect(self._on_dialog_closed)
        self._dialog = dialog
        self.show()
        dialog.open()

    @Slot()
    def _on_dialog_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    @Slot(str, str)
    def _on_renamed(self, name: str, new: str) -> None:
        saved = self._history.saved_searches
        if self._change(lambda: saved.rename(name, new)):
            self._way_back.lead_back(partial(saved.rename, new, name))
            self._way_back.say(fill(self.tr("The search is “%1” now."), isolated(new)))

    @Slot(str)
    def _on_removed(self, name: str) -> None:
        saved = self._history.saved_searches
        gone = next((one for one in saved.list() if one.name == name), None)
        if gone is not None and self._change(lambda: saved.remove(name)):
            self._way_back.lead_back(partial(saved.save, gone))
            self._way_back.say(fill(self.tr("The search “%1” is deleted."), isolated(name)))

    def _change(self, work: Callable[[], object]) -> bool:
        """Do it; what went wrong is told where it happened."""
        try:
            work()
        except Problem as problem:
            if self._dialog is None:
                self._notices.tell_apart(problem)
            else:
                said = told(problem)
                self._dialog.tell("err", said.what, f"{said.why} {said.hint}".strip())
            return False
        self.show()
        return True

    @Slot()
    def show(self) -> None:
        """Show the names that there are."""
        kept = self._history.saved_searches.list()
        self._head.set_names([one.name for one in kept])
        if self._dialog is not None:
            self._dialog.set_searches([(one.name, one.query) for one in kept])
