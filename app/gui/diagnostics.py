"""The report of *Help › About*: a child looks at the computer and writes the zip file."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.core.bidi import left_to_right
from app.core.text import fill
from app.gui import problems
from app.gui.command import Command, Outcome
from app.gui.safekeeping import key_line
from app.gui.widgets.diagnostics_dialog import DiagnosticsDialog
from app.gui.widgets.digits import size
from app.gui.widgets.file_dialogs import export_target_dialog
from app.paths import Places
from app.store.database import Store


class Diagnostics(QObject):
    """Owns the dialog while it is open."""

    def __init__(self, store: Store, places: Places, above: QWidget) -> None:
        """Show what goes in."""
        super().__init__(above)
        self._store = store
        self._target: Path | None = None
        self._command = Command(places, self)
        self._command.ended.connect(self._on_ended)
        self.dialog = DiagnosticsDialog(self._contents(), self._not_in_it(), above)
        self.dialog.save_asked.connect(self._choose_target)
        self.dialog.finished.connect(self.shut_down)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _contents(self) -> list[tuple[str, str]]:
        """Return what `app.cli.diagnostics.CONTENTS` lists, in the language of the window."""
        return [
            (
                "doctor.json",
                self.tr("processor, memory, graphics, disk, models and what fits, the engine"),
            ),
            (
                "versions.json",
                self.tr("Casebook, Python, Qt, SQLite, llama.cpp, the operating system"),
            ),
            ("settings.json", self.tr("what was set, without folders")),
            (
                "counts.json",
                self.tr("how many chats, messages, models and backups, and their sizes"),
            ),
            ("logs/", self.tr("what Casebook wrote down of its own work")),
        ]

    def _not_in_it(self) -> str:
        return self.tr(
            "Not in it: chats, titles, drafts, prompts, presets' texts, attachments, file names of "
            "transcripts, passphrases, keys, tokens, your home folder's name."
        )

    @Slot()
    def shut_down(self) -> None:
        """End what is running, and remove what is half-written."""
        self._command.stop()
        if self._target is not None:
            self._target.with_name(self._target.name + ".part").unlink(missing_ok=True)

    @Slot(bool)
    def _choose_target(self, has_chats: bool) -> None:
        day = datetime.now().astimezone().strftime("%Y-%m-%d")
        chooser = export_target_dialog(f"casebook-report-{day}.zip", "zip", self.dialog)
        chooser.fileSelected.connect(partial(self.save, has_chats=has_chats))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def save(self, path: str, *, has_chats: bool = False) -> None:
        """Have the report written."""
        self._target = Path(path)
        chats = ("--with-chats",) if has_chats else ()
        words = ("doctor", "--zip", path, *chats, "--key-from-stdin")
        self.dialog.set_busy(self.tr("Looking at this computer"))
        self._command.start(words, key_line(self._store))

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        self.dialog.set_busy("")
        if outcome.problem is not None:
            told = problems.told(outcome.problem)
            self.dialog.tell("err", told.what, f"{told.why} {told.hint}")
            return
        said = outcome.document
        what = fill(
            self.tr("Saved: %1, %2."),
            left_to_right(Path(said["path"]).name),
            size(said["size_bytes"]),
        )
        self.dialog.tell("ok", what, self.tr("Look into it before you hand it on."))
