"""Chats as files, onto paper, and back: what the dialogs ask is done here, a slice at a time."""

import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import (
    QObject,
    QStandardPaths,
    QUrl,
    Slot,
)
from PySide6.QtGui import QDesktopServices, QGuiApplication

from app.core.bidi import isolated
from app.core.text import fill
from app.core.transcript.naming import file_name
from app.core.transcript.writing import Format, Writer
from app.errors import Code, Problem
from app.gui.chat import Chat
from app.gui.export_check import ExportCheck
from app.gui.intake import Intake
from app.gui.library import Library
from app.gui.notices import Notices
from app.gui.pump import Pump
from app.gui.reader import reader
from app.gui.views import number
from app.gui.widgets.dialogs import ConfirmDialog
from app.gui.widgets.digits import size
from app.gui.widgets.export_dialog import ExportDialog, ExportWish, Scope
from app.gui.widgets.file_dialogs import export_target_dialog
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.progress_card import ProgressView
from app.store.database import Store
from app.store.exports import Chosen, Export

if TYPE_CHECKING:
    from app.gui.printout import Printout

OPEN_FOLDER = "open_folder"
MOST_COPIED = 2_000_000  # bytes; the clipboard of some desktops takes no more
MOST_NAMED = 3  # models
THIS, SELECTED, FOLDER, ALL = "this", "selected", "folder", "all"


class Exchange(QObject):
    """Opens the dialogs, and does what they ask; one thing at a time."""

    def __init__(
        self, store: Store, chat: Chat, library: Library, frame: MainWindow, notices: Notices
    ) -> None:
        """Begin without a dialog."""
        super().__init__(frame)
        self._store = store
        self._chat = chat
        self._library = library
        self._frame = frame
        self._notices = notices
        self._dialog: ExportDialog | None = None
        self._export: Export | None = None
        self._kind = Format.JSON
        self._folder: Path | None = None
        self._last: Path | None = None
        self._printout: Printout | None = None
        self.intake = Intake(store, frame)
        self.intake.taken.connect(self._on_taken)
        self._pump = Pump(self)
        self._pump.advanced.connect(self._on_advanced)
        self._pump.ended.connect(self._on_ended)
        notices.learn(OPEN_FOLDER, self._open_folder)
        frame.closing.connect(self._pump.cancel)

    def open(self, way: str) -> None:
        """Begin by the key of a way: `export`, `print` or `import`."""
        if self._pump.is_running or (self._printout and self._printout.is_busy):
            return
        if way == "export":
            self._open_export()
        elif way == "print":
            self._print()
        elif not self.intake.is_running:
            self.intake.open()

    @Slot(list)
    def _on_taken(self, known: list[str]) -> None:
        """Show what came in: the list, and the one chat if it is one."""
        self._library.refresh()
        text = self.tr("%1 chats came in.")
        what = self.tr("1 chat came in.") if len(known) == 1 else fill(text, number(len(known)))
        self._notices.say("ok", what, self.tr("Their answers say that they were not made here."))
        if len(known) == 1:
            self._chat.open(known[0])

    def _print(self) -> None:
        """Print the open chat, the notice at the foot of every page."""
        known = self._chat.conversation_id
        if known is None:
            self._notices.say("info", self.tr("There is no chat to print."))
            return
        if self._printout is None:
            from app.gui.printout import Printout

            self._printout = Printout(self._store, self._frame, self._notices, self)
        self._printout.begin(known)

    # export

    def _open_export(self) -> None:
        scopes = self._scopes()
        if not scopes:
            what = self.tr("No chats yet.")
            todo = self.tr("Ask something first; then it can be exported.")
            self._notices.say("info", what, "", todo)
            return
        dialog = ExportDialog(scopes, scopes[0].key, self._kind, self._frame)
        dialog.changed.connect(self._suggest)
        dialog.choose_asked.connect(self._choose)
        dialog.export_asked.connect(self._start)
        dialog.copy_asked.connect(self._copy)
        dialog.cancel_asked.connect(self._cancel)
        dialog.finished.connect(self._on_dialog_closed)
        self._dialog = dialog
        self._check = ExportCheck(self._store.history, dialog)
        self._suggest()
        dialog.open()

    def _scopes(self) -> list[Scope]:
        """Return what there is to export, the likeliest first."""
        history = self._store.history
        found: list[Scope] = []
        this = self._chat.conversation_id
        sidebar = self._frame.sidebar
        marked = sidebar.selected_ids()
        if len(marked) > 1 or (marked and marked != [this] and sidebar.has_list_focus()):
            found.append(Scope(SELECTED, self.tr("Selected chats"), self._chats(len(marked))))
        if this is not None:
            conversation = history.conversation(this)
            count = fill(self.tr("%1 messages, all versions"), number(conversation.message_count))
            found.append(Scope(THIS, self.tr("This chat"), count))
            if conversation.folder:
                inside = self._ids(FOLDER)
                label = fill(self.tr("Folder “%1”"), isolated(conversation.folder))
                found.append(Scope(FOLDER, label, self._chats(len(inside))))
        if every := self._ids(ALL):
            count = fill(self.tr("%1, trash left out"), self._chats(len(every)))
            found.append(Scope(ALL, self.tr("All chats"), count))
        return found

    def _chats(self, count: int) -> str:
        if count == 1:
            return self.tr("1 chat")
        return fill(self.tr("%1 chats"), number(count))

    def _ids(self, scope: str) -> list[str]:
        history = self._store.history
        this = self._chat.conversation_id
        if scope == THIS:
            return [this] if this else []
        if scope == SELECTED:
            return self._frame.sidebar.selected_ids()
        listed = [one for one in history.conversations() if one.message_count]
        if scope == FOLDER and this is not None:
            wanted = (history.conversation(this).folder or "").casefold()
            listed = [
                one for one in listed if f"{one.folder or ''}/".casefold().startswith(f"{wanted}/")
            ]
        return [one.conversation_id for one in listed]

    @Slot()
    def _suggest(self) -> None:
        """Show a name that is free, unless a person wrote another one."""
        dialog = self._dialog
        if dialog is None:
            return
        dialog.show_inside(self._inside(dialog.scope))
        self._check.look(self._chosen(dialog.wish, Path()))
        folder = self._folder or _documents()
        if dialog.has_own_path:
            path = Path(dialog.wish.path)
            if path.suffix.removeprefix(".") in set(Format):
                dialog.set_path(str(path.with_suffix(f".{dialog.kind}")), is_suggested=False)
            return
        taken: set[str] = set()
        if folder.is_dir():
            taken = {entry.name for entry in os.scandir(folder)}
        now = datetime.now(UTC).astimezone()
        name = file_name(self._ids(dialog.scope), dialog.kind, now, taken)
        dialog.set_path(str(folder / name))

    def _inside(self, scope: str) -> str:
        """Return what is in a scope, in words; "" if that is too much to look at now."""
        found = self._store.exports.inside(self._ids(scope))
        if found is None:
            return ""
        answers = (
            self.tr("1 answer")
            if found.answers == 1
            else fill(self.tr("%1 answers"), number(found.answers))
        )
        said = [answers]
        if found.models:
            names = ", ".join(isolated(name) for name in found.models[:MOST_NAMED])
            said.append(fill(self.tr("by %1"), names + (" …" if found.models[MOST_NAMED:] else "")))
        if found.incomplete:
            said.append(fill(self.tr("%1 not complete, and marked so"), number(found.incomplete)))
        return " · ".join(said)

    @Slot()
    def _choose(self) -> None:
        if self._dialog is not None:
            wish = self._dialog.wish
            chooser = export_target_dialog(wish.path, wish.kind, self._dialog)
            chooser.fileSelected.connect(partial(self._dialog.set_path, is_suggested=False))
            chooser.finished.connect(chooser.deleteLater)
            chooser.open()

    @Slot(ExportWish)
    def _start(self, wish: ExportWish, *, is_replacing: bool = False) -> None:
        if not self._check.lets(wish, self._start):
            return
        target = Path(wish.path).expanduser()
        if not target.is_absolute():
            target = (self._folder or _documents()) / target
        if os.path.lexists(target) and not is_replacing:
            self._ask_to_replace(wish, target)
            return
        self._kind, self._folder = wish.kind, target.parent
        self._begin(self._chosen(wish, target, is_replacing=is_replacing))

    def _ask_to_replace(self, wish: ExportWish, target: Path) -> None:
        dialog = ConfirmDialog(
            fill(self.tr("Replace “%1”?"), isolated(target.name)),
            self.tr("A file of that name is there already. What is in it is lost."),
            self.tr("Replace"),
            title=self.tr("Replace the file"),
            parent=self._dialog,
        )
        dialog.accepted.connect(partial(self._start, wish, is_replacing=True))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, wish: ExportWish, target: Path, *, is_replacing: bool = False) -> Chosen:
        return Chosen(
            conversation_ids=tuple(self._ids(wish.scope)),
            kind=wish.kind,
            target=target,
            has_all_versions=not wish.is_only_shown,
            has_system_text=wish.has_system_text,
            is_replacing=is_replacing,
            masks=self._check.masks if wish.is_masked else None,
        )

    def _begin(self, chosen: Chosen) -> None:
        try:
            self._export = self._store.exports.begin(chosen, reader(), _making(chosen.kind))
        except Problem as problem:
            self._on_ended(problem)
            return
        self._on_advanced(0)
        self._pump.start(self._export.steps())

    @Slot()
    def _cancel(self) -> None:
        self._pump.cancel()
        self._export = None
        if self._dialog is not None:
            self._dialog.set_running(None)
            self._dialog.tell("info", self.tr("The export was stopped. No file is left behind."))

    @Slot(int)
    def _on_advanced(self, done: int) -> None:
        if self._export is None or self._dialog is None:
            return
        total = self._export.total
        numbers = fill(self.tr("%1 of %2 messages"), number(done), number(total))
        self._dialog.set_running(
            ProgressView(
                what=self.tr("Exporting"),
                numbers=f"{numbers} · {100 * done // total} %",
                part=done / total,
                step=self.tr("Then the file is read back and its SHA-256 recorded."),
                time=self.tr("Cancel leaves no file behind."),
            )
        )

    @Slot(object)
    def _on_ended(self, problem: Problem | None) -> None:
        export, self._export = self._export, None
        if self._dialog is not None:
            self._dialog.set_running(None)
        if problem is not None:
            self._tell(problem)
        elif export is not None and export.result is not None:
            done = export.result
            self._last = done.path
            if self._dialog is not None:
                self._dialog.accept()
            text = self.tr("Exported and checked: 1 file, %1, SHA-256 recorded.")
            if done.is_owed:
                text = self.tr(
                    "Exported and checked: 1 file, %1. The disk of the history is full: the audit "
                    "trail takes it up when there is room."
                )
            elif not done.is_recorded:
                text = self.tr("Exported and checked: 1 file, %1. It is not in the audit trail.")
            where = self.tr("It is %1. It is plain text, open to anyone.")
            shown = fill(where, isolated(done.path.name))
            ways = [(OPEN_FOLDER, self.tr("Open folder"))]
            self._notices.say("ok", fill(text, size(done.size_bytes)), shown, actions=ways)

    def _tell(self, problem: Problem) -> None:
        """Show a problem where it happened: in the dialog, if it is open."""
        from app.gui.problems import told

        if self._dialog is None:
            self._notices.tell_apart(problem)
            return
        sentences = told(problem)
        self._dialog.tell("err", sentences.what, sentences.why, sentences.hint)

    @Slot()
    def _on_dialog_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _open_folder(self) -> None:
        if self._last is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._last.parent)))

    # the clipboard

    @Slot(ExportWish)
    def _copy(self, wish: ExportWish) -> None:
        """Put the chosen chats on the clipboard as Markdown, the notice at both ends."""
        if not self._check.lets(wish, self._copy):
            return
        made = bytearray()

        def write(data: bytes) -> None:
            made.extend(data)
            if len(made) > MOST_COPIED:
                why = fill(self.tr("it is larger than %1"), size(MOST_COPIED))
                raise Problem(Code.BAD_VALUE, name=self.tr("The clipboard"), why=why)

        kind = wish.kind if wish.kind not in {Format.PDF, Format.DOCX} else Format.MARKDOWN
        chosen = self._chosen(replace(wish, kind=kind), Path())
        try:
            export = self._store.exports.begin(chosen, reader())
            for _ in export.play(write, "clipboard"):
                pass
        except Problem as problem:
            self._tell(problem)
            return
        QGuiApplication.clipboard().setText(made.decode("utf-8").removeprefix("\ufeff"))
        if self._dialog is not None:
            text = self.tr("Copied: %1, with the notice in it.")
            self._dialog.tell("ok", fill(text, size(len(made))))


def _making(kind: Format) -> "type[Writer] | None":
    if kind is not Format.PDF:
        return None
    from app.gui.paper import PdfFile

    return PdfFile


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(place)
    return folder if place and folder.is_dir() else Path.home()
