"""The backups of Settings › Safekeeping: listed, written, checked, and one chosen to come back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from glob import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.core.bidi import left_to_right
from app.core.text import fill
from app.errors import Code, Problem
from app.gui import problems
from app.gui.backup_words import consequences, counted, facts, shown_time
from app.gui.command import Command, Outcome
from app.gui.errand import RESTORE, Errand
from app.gui.safekeeping import key_line, note_backup
from app.gui.widgets.digits import size
from app.gui.widgets.file_dialogs import backup_source_dialog, backup_target_dialog
from app.gui.widgets.progress_card import ProgressView
from app.gui.widgets.restore_dialog import RestoreDialog
from app.gui.widgets.safekeeping_page import BackupRow, SafekeepingPage, SafekeepingView
from app.gui.widgets.secret_dialogs import Asked, NewSecret, SecretDialog
from app.paths import Places
from app.store.copies import Backup, listed
from app.store.database import Store
from app.store.keys import unlock


class Backups(QObject):
    """Connects the page with the data folder; what takes long is a child's work.

    Signals:
        errand_asked: `Errand`: close the window, restore, and open again.
    """

    errand_asked = Signal(object)

    def __init__(self, page: SafekeepingPage, store: Store, places: Places) -> None:
        """Show what there is."""
        super().__init__(page)
        self._page = page
        self._store = store
        self._places = places
        self._command = Command(places, self)
        self._command.ended.connect(self._on_ended)
        self._then: Callable[[Outcome], None] = self._show_problem
        self._target: Path | None = None
        self._others: set[Path] = set()
        self._checked: dict[str, tuple[str, str]] = {}
        self._file = ""
        self._secrets: tuple[str, ...] = ()
        self.listed: list[Backup] = []
        page.asked.connect(self._on_asked)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look at the folder again."""
        self.listed = listed(self._places)
        self._page.set_view(
            SafekeepingView(
                rows=tuple(self._row(one) for one in self.listed),
                is_encrypted=bool(self._store.key_line),
                plain=sum(not one.is_encrypted for one in self.listed),
                is_read_only=self._store.read_only,
                folder=fill(self.tr("Kept in %1"), left_to_right(str(self._places.backups))),
            )
        )

    def shut_down(self) -> None:
        """End what is running: nothing half-written keeps a name."""
        if self._command.is_running:
            self._command.stop()
            self._sweep()

    def _row(self, one: Backup) -> BackupRow:
        state, icon = self._checked.get(str(one.path), ("", ""))
        if not state:
            state = self.tr("when it was written") if one.was_proven else self.tr("not yet")
        if one.is_set_aside:
            state = state if icon else self.tr("could not be read")
        return BackupRow(
            id=str(one.path),
            when=shown_time(one.made_at),
            note=self.tr("set aside as it was") if one.is_set_aside else "",
            size=size(one.size_bytes),
            lock=self.tr("encrypted") if one.is_encrypted else self.tr("plain"),
            state=state,
            icon=icon,
        )

    @Slot(str)
    def _on_asked(self, key: str) -> None:
        actions: dict[str, Callable[[], object]] = {
            "back_up": partial(self._back_up, None),
            "back_up_to": self._choose_target,
            "check": partial(self._begin, self._page.chosen, self._on_checked),
            "restore": partial(self._begin_restore, self._page.chosen),
            "restore_file": self._choose_source,
            "cancel": self._cancel,
        }
        if (action := actions.get(key)) is not None:
            action()

    # a child at work

    def _run(
        self, what: str, words: tuple[str, ...], stdin: bytes, then: Callable[[Outcome], None]
    ) -> None:
        self._page.untell()
        self._then = then
        self._others = set(self._places.backups.glob("*.part*"))  # of the hourly backup
        leaves = self.tr("Cancel leaves nothing behind.")
        self._page.set_running(ProgressView(what, step=leaves))
        self._command.start(words, stdin)

    @Slot()
    def _cancel(self) -> None:
        if self._command.is_running:
            self._command.stop()
            self._sweep()
            self._page.set_running(None)
            self._page.tell("info", self.tr("Stopped."), self.tr("Nothing was changed."))

    def _sweep(self) -> None:
        """Remove what a killed child left half-written, in the folder it was told to write to."""
        halves = set(self._places.backups.glob("*.part*")) - self._others
        if self._target is not None:
            halves |= set(self._target.parent.glob(f"{escape(self._target.name)}.part*"))
        for half in halves:
            with suppress(OSError):  # e.g. the stick is gone, and what is on it with it
                half.unlink()

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        self._page.set_running(None)
        self._then(outcome)

    def _show_problem(self, outcome: Outcome) -> None:
        if outcome.problem is not None:
            told = problems.told(outcome.problem)
            self._page.tell("err", told.what, told.why, told.hint)

    # write one

    def _back_up(self, target: Path | None) -> None:
        self._target = target
        where = ("-o", str(target)) if target else ()
        words = ("history", "backup", *where, "--key-from-stdin")
        self._run(self.tr("Backing up"), words, key_line(self._store), self._on_backed_up)

    def _on_backed_up(self, outcome: Outcome) -> None:
        if outcome.problem is not None:
            self._show_problem(outcome)
            return
        note_backup(self._store, outcome.document)
        self.refresh()
        path = str(outcome.document["path"])
        self._page.choose(path)
        shown = fill(self.tr("It is %1."), left_to_right(path))
        what = fill(self.tr("Backed up and checked: %1."), size(outcome.document["size_bytes"]))
        self._page.tell("ok", what, shown if self._target else "", self._plain_words())

    def _plain_words(self) -> str:
        if self._store.key_line or self._target is None:
            return ""
        return self.tr("It is not encrypted: whoever has the file can read every chat.")

    def _choose_target(self) -> None:
        day = datetime.now().astimezone().strftime("%Y-%m-%d")
        dialog = backup_target_dialog(f"casebook-{day}.sqlite3", self._page.window())
        dialog.fileSelected.connect(self._on_target_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_target_chosen(self, path: str) -> None:
        self._back_up(Path(path))

    # read one

    def _begin(self, path: str, then: Callable[[Outcome], None]) -> None:
        """Look into a backup; what was typed for another one is forgotten."""
        self._secrets, self._target = (), None
        self._look_into(path, then)

    def _look_into(self, path: str, then: Callable[[Outcome], None]) -> None:
        """Have a child read all of a backup; its passphrase is asked for where it needs one."""
        self._file = path
        if self._store.key_line and not self._secrets:
            self._ask_passphrase(then)
            return
        secrets = self._secrets or ("",)
        # The second one is for a backup that has a passphrase of its own: often it is the same.
        lines = "".join(f"{one}\n" for one in (*secrets, secrets[-1]))
        words = ("history", "backups", path, "--passphrase-from-stdin")
        self._run(
            self.tr("Reading the backup"), words, lines.encode(), partial(self._on_read, then)
        )

    def _on_read(self, then: Callable[[Outcome], None], outcome: Outcome) -> None:
        problem = outcome.problem
        if problem is not None and problem.code is Code.WRONG_PASSPHRASE:
            self._ask_other(problem, then)
            return
        then(outcome)

    def _ask_passphrase(self, then: Callable[[Outcome], None]) -> None:
        """Ask for the passphrase of the history in use: it opens its backups, old ones too."""
        asked = Asked(
            self.tr("Open a backup"),
            self.tr("Continue"),
            (
                self.tr("The passphrase opens the backup."),
                self.tr("The window knows the key in use only; an older backup has an older one."),
            ),
        )
        dialog = SecretDialog(asked, self._page.window())

        def on_tried(secret: NewSecret) -> None:
            try:
                unlock(self._places, secret.current)
            except Problem as problem:
                dialog.refuse(problems.told(problem).what)
                return
            self._secrets = (secret.current,)
            dialog.accept()
            self._look_into(self._file, then)

        self._open(dialog, on_tried)

    def _ask_other(self, problem: Problem, then: Callable[[Outcome], None]) -> None:
        """Ask for the passphrase of a backup from elsewhere; say so if it was not the typed one."""
        first = self._secrets[:1] if self._store.key_line else ()
        is_again = len(self._secrets) > len(first)
        asked = Asked(
            self.tr("Open a backup"),
            self.tr("Continue"),
            (self.tr("This backup has a passphrase of its own. Type that one."),),
        )
        dialog = SecretDialog(asked, self._page.window())

        def on_tried(secret: NewSecret) -> None:
            self._secrets = (*first, secret.current)
            dialog.accept()
            self._look_into(self._file, then)

        self._open(dialog, on_tried)
        if is_again:
            dialog.refuse(problems.told(problem).what)

    def _open(self, dialog: SecretDialog, on_tried: Callable[[NewSecret], None]) -> None:
        dialog.tried.connect(on_tried)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_checked(self, outcome: Outcome) -> None:
        self._secrets = ()
        if outcome.problem is not None:
            self._show_problem(outcome)
            return
        found = outcome.document[0]
        if found["state"] == "ok":
            clock = datetime.now().astimezone().strftime("%H:%M")
            self._checked[self._file] = (fill(self.tr("whole, %1"), clock), "ok")
            self.refresh()
            self._page.tell("ok", self.tr("The backup is whole."), counted(found))
        else:
            self._checked[self._file] = (self.tr("damaged"), "error")
            self.refresh()
            self._page.tell("err", self.tr("The backup is damaged."), f"{found['why']}.")

    # restore one

    def _choose_source(self) -> None:
        dialog = backup_source_dialog(self._page.window())
        dialog.fileSelected.connect(self._begin_restore)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _begin_restore(self, path: str) -> None:
        self._begin(path, self._on_looked_into)

    def _on_looked_into(self, outcome: Outcome) -> None:
        if outcome.problem is not None:
            self._show_problem(outcome)
            return
        found = outcome.document[0]
        if found["state"] != "ok":
            todo = self.tr("Choose another backup. Nothing was changed.")
            self._page.tell("err", self.tr("The backup is damaged."), f"{found['why']}.", todo)
            return
        history = self._store.history
        now = counted({"conversations": history.count(), "messages": history.message_count()})
        dialog = RestoreDialog(
            self.tr("Put this backup in the place of the history in use?"),
            [*facts(found), (self.tr("In use now"), now)],
            self._consequences(found),
            self._page.window(),
        )
        dialog.accepted.connect(self._on_restore_accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _consequences(self, found: dict[str, Any]) -> list[str]:
        return [
            *consequences(found, is_encrypted=bool(self._store.key_line)),
            self.tr("The history in use is kept as a backup first, so this can be taken back."),
            self.tr("The window closes and opens again on the restored history."),
        ]

    @Slot()
    def _on_restore_accepted(self) -> None:
        secrets = self._secrets
        self.errand_asked.emit(Errand(RESTORE, self._file, (*secrets, *secrets[-1:])))
