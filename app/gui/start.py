"""The first run: the notice to confirm, a model to add; and what stands in the way of a start."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from app.core.wording import NOTICE_SHA256, NOTICE_VERSION
from app.errors import Code, Problem
from app.gui import problems
from app.gui.models import ModelShelf
from app.gui.widgets.dialogs import Dialog, model_file_dialog
from app.gui.widgets.first_run import FirstRun, Language
from app.gui.widgets.label import Label
from app.gui.widgets.main_window import MainWindow
from app.store.database import Store

LANGUAGES = (Language("en", "English"), Language("fr", "Français"), Language("ar", "العربية"))
READABLE = {Code.DATABASE_TOO_NEW, Code.READ_ONLY, Code.DISK_FULL}


class Start(QObject):
    """Covers the window until the notice is confirmed.

    Signals:
        finished: go on to the chats.
        language_chosen: code; build the window again in that language.
    """

    finished = Signal()
    language_chosen = Signal(str)

    def __init__(self, frame: MainWindow, store: Store, shelf: ModelShelf) -> None:
        """Nothing is shown yet."""
        super().__init__()
        self._frame = frame
        self._store = store
        self._shelf = shelf
        self._page: FirstRun | None = None
        self._language = "en"
        shelf.troubled.connect(self._on_troubled)
        shelf.inspecting.connect(self._on_inspecting)
        shelf.chosen.connect(self._on_chosen)

    def begin(self, language: str) -> bool:
        """Show the notice unless exactly this text was confirmed; tell whether it is shown.

        `language` is the code of the one the window speaks, and goes into the record.
        """
        if self._store.read_only or self._store.consents.is_given(NOTICE_SHA256):
            return False
        self._language = language
        has_changed = self._store.consents.is_any_given()
        self._page = FirstRun(LANGUAGES, language, has_changed=has_changed)
        self._page.acknowledged.connect(self._on_acknowledged)
        self._page.language_chosen.connect(self.language_chosen)
        self._page.file_asked.connect(self._on_file_asked)
        self._page.finished.connect(self._on_finished)
        self._page.quit_asked.connect(self._frame.close)
        self._frame.cover(self._page)
        return True

    @Slot(object)
    def _on_acknowledged(self, _acknowledged: object) -> None:
        if not self._record():
            return
        current = self._shelf.current or next(iter(self._shelf.all), None)
        if current is not None and self._page is not None:
            self._page.set_added(self._shelf.label(current))

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
        dialog = model_file_dialog(self._frame)
        dialog.fileSelected.connect(self._shelf.add_file)
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
            self._page.set_added(self._shelf.label(current))


class Trouble(Dialog):
    """Says why the data folder cannot be opened; nothing was changed."""

    def __init__(self, problem: Problem, *, may_look: bool = True) -> None:
        """Say what, why and what to do; offer to look without writing where that works."""
        super().__init__(QApplication.translate("start", "Casebook cannot open its data"))
        told = problems.told(problem)
        self.body.addWidget(Label(told.what, is_bold=True, wraps=True))
        for line in (told.why, told.hint):
            if line:
                self.body.addWidget(Label(line, wraps=True))
        self.body.addStretch(1)
        if may_look and problem.code in READABLE:
            look = QApplication.translate("start", "Open read-only")
            role = QDialogButtonBox.ButtonRole.AcceptRole
            self.add_button(look, role, "primary").clicked.connect(self.accept)
        self.add_cancel(QApplication.translate("start", "Quit"))

    def wants_to_look(self) -> bool:
        """Ask; true if the person wants to look without writing."""
        return self.exec() == Dialog.DialogCode.Accepted
