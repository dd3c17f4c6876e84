"""A report is shown before it is written: laid out while nothing else is to be done."""

from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, Slot

from app.core.pages import Page
from app.errors import Problem
from app.gui import problems
from app.gui.pump import Pump
from app.gui.report_pages import ReportPages
from app.gui.widgets.report_dialog import ReportDialog
from app.gui.widgets.report_preview import ReportPreview


class Previewing(QObject):
    """Leads a preview; what nobody can see is not laid out."""

    def __init__(self, view: ReportPreview) -> None:
        """Take the preview; there is no report yet."""
        super().__init__(view)
        self._view = view
        self._made: Callable[[], Page] | None = None
        self._pages: ReportPages | None = None
        self._pump = Pump(self)
        self._pump.advanced.connect(self._on_advanced)
        self._pump.ended.connect(self._on_ended)
        self.dialog: ReportDialog | None = None
        view.shown.connect(self._begin)
        view.opened.connect(self._on_opened)

    @property
    def is_working(self) -> bool:
        """Pages are being laid out."""
        return self._pump.is_running

    def show_report(self, made: Callable[[], Page]) -> None:
        """Show the report that `made` returns."""
        self.show_words(self.tr("Laying out the report…"))
        self._made = made
        self._begin()

    def show_words(self, words: str) -> None:
        """Show words in the place of a report; "" shows nothing."""
        self._pump.cancel()
        self._made = self._pages = None
        self._view.show_words(words)

    @Slot()
    def _begin(self) -> None:
        if self._made is not None and self._view.isVisible():
            made, self._made = self._made, None
            self._pump.start(self._steps(made))

    def _steps(self, made: Callable[[], Page]) -> Generator[int]:
        self._pages = ReportPages(made())
        yield from self._pages.steps()

    @Slot()
    def _on_advanced(self) -> None:
        if self._pages is not None and len(self._pages.leaves) > len(self._view.leaves):
            self._view.show_leaves(tuple(self._pages.leaves), is_whole=False)

    @Slot(object)
    def _on_ended(self, problem: Problem | None) -> None:
        if problem is not None:
            told = problems.told(problem)
            self._view.show_words(f"{told.what} {told.why} {told.hint}".strip())
        elif self._pages is not None:
            pages = self._pages
            self._view.show_leaves(tuple(pages.leaves), is_cut=pages.is_cut)

    @Slot()
    def _on_opened(self) -> None:
        view = self._view
        if self.dialog is not None or not view.leaves:
            return
        self.dialog = ReportDialog(view.window())
        is_cut = self._pages is not None and self._pages.is_cut
        self.dialog.view.show_leaves(view.leaves, is_whole=not self.is_working, is_cut=is_cut)
        self.dialog.view.show_page(view.number)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    @Slot()
    def _on_closed(self) -> None:
        if self.dialog is not None:
            self._view.show_page(self.dialog.view.number)
            self.dialog.deleteLater()
            self.dialog = None

    def shut_down(self) -> None:
        """Lay out no more."""
        self._pump.cancel()
