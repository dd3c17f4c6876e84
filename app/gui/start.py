"""The first run: the notice to confirm, a model to add."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.wording import NOTICE_SHA256, NOTICE_VERSION
from app.errors import Problem
from app.gui import model_words, problems
from app.gui.language import LANGUAGES
from app.gui.models import ModelShelf
from app.gui.widgets.main_window import MainWindow
from app.paths import Places
from app.store.database import Store

if TYPE_CHECKING:
    from app.gui.models_place import ModelsPlace
    from app.gui.widgets.first_run import FirstRun


class Start(QObject):
    """Covers the window until the notice is confirmed.

    Signals:
        finished: go on to the chats.
        language_chosen: code; build the window again in that language.
    """

    finished = Signal()
    language_chosen = Signal(str)

    def __init__(
        self,
        frame: MainWindow,
        store: Store,
        shelf: ModelShelf,
        place: "ModelsPlace",
        places: Places,
    ) -> None:
        """Nothing is shown yet."""
        super().__init__()
        self._frame = frame
        self._store = store
        self._shelf = shelf
        self._place = place
        self._places = places
        self._page: FirstRun | None = None
        self._language = "en"
        self._has_changed = False
        shelf.troubled.connect(self._on_troubled)
        shelf.inspecting.connect(self._on_inspecting)
        shelf.chosen.connect(self._on_chosen)
        shelf.listed.connect(self._show_added)

    def begin(self, language: str) -> None:
        """Show the notice.

        `language` is the code of the one the window speaks, and goes into the record.
        """
        from app.gui.widgets.first_run import FirstRun, Language

        self._language = language
        self._has_changed = has_changed = self._store.consents.is_any_given()
        languages = [Language(code, name) for code, name in LANGUAGES.items()]
        self._page = FirstRun(languages, language, has_changed=has_changed)
        self._page.acknowledged.connect(self._on_acknowledged)
        self._page.language_chosen.connect(self.language_chosen)
        self._page.file_asked.connect(self._on_file_asked)
        self._page.finished.connect(self._on_finished)
        self._page.quit_asked.connect(self._frame.close)
        self._page.destroyed.connect(self._on_page_gone)
        self._frame.cover(self._page)

    @Slot(object)
    def _on_acknowledged(self, _acknowledged: object) -> None:
        if not self._record() or self._page is None:
            return
        self._show_added()
        if not self._has_changed:
            from app.gui.first_models import FirstModels

            FirstModels(self._page, self._shelf, self._place, self._places)

    @Slot()
    def _on_page_gone(self) -> None:
        """Tell it nothing more: the window was closed, or is built anew in another language."""
        self._page = None

    @Slot()
    def _show_added(self) -> None:
        """Say which model there is, if there is one."""
        current = self._shelf.current or next(iter(self._shelf.all), None)
        if current is not None and self._page is not None:
            self._page.set_added(model_words.label(current))

    def _record(self) -> bool:
        try:
            self._store.consents.give(NOTICE_VERSION, NOTICE_SHA256, self._language)
        except Problem as problem:
            self._on_troubled(problem)
            return False
        return True

    @Slot()
    def _on_finished(self) -> None:
        if not self._store.consents.is_given(NOTICE_SHA256) and not self._record():
            return
        self._page = None
        if self._shelf.current is None and self._shelf.all:
            self._shelf.choose(self._shelf.all[0].model_id)
        self.finished.emit()

    @Slot()
    def _on_file_asked(self) -> None:
        from app.gui import choice
        from app.gui.widgets.dialogs import model_file_dialog

        dialog = model_file_dialog(self._frame)
        dialog.fileSelected.connect(partial(choice.ask, self._shelf, self._frame))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _on_inspecting(self, _step: object) -> None:
        if self._page is not None:
            self._page.set_working(self.tr("Checking the model file."))

    @Slot(object)
    def _on_troubled(self, problem: Problem) -> None:
        if self._page is not None:
            told = problems.told(problem)
            self._page.set_working("")
            self._page.set_problem(told.what, " ".join((told.why, told.hint)).strip())

    @Slot(str)
    def _on_chosen(self, _model_id: str) -> None:
        current = self._shelf.current
        if self._page is not None and current is not None:
            self._page.set_working("")
            self._page.set_added(model_words.label(current))
