"""A damaged history in the window: counted, mended or replaced by a backup, never deleted."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialogButtonBox

from app.core.text import fill
from app.errors import Code, Problem
from app.gui import problems
from app.gui.backup_words import consequences, counted, facts, messages, shown_time
from app.gui.command import Command, Outcome
from app.gui.errand import REPAIR, RESTORE, Errand, Report, run
from app.gui.widgets import damage_dialog
from app.gui.widgets.damage_dialog import DamageDialog
from app.gui.widgets.dialogs import ConfirmDialog, Dialog
from app.gui.widgets.digits import size
from app.gui.widgets.file_dialogs import backup_source_dialog
from app.gui.widgets.label import Label
from app.gui.widgets.restore_dialog import RestoreDialog
from app.gui.widgets.secret_dialogs import Asked, NewSecret, SecretDialog
from app.paths import Places
from app.store.copies import listed
from app.store.database import Store, open_database
from app.store.encrypted import is_encrypted

if TYPE_CHECKING:
    from app.store.keys import Keys


def mended(places: Places, problem: Problem, keys: "Keys | None" = None) -> Store | None:
    """Ask what is to become of a damaged history, do it, and open what is there then.

    `None` if the person leaves it as it is.
    """
    last: Report | None = None
    while True:
        mending = Mending(places, problem, keys)
        if last is not None:
            mending.dialog.tell(last.kind, last.what, last.why)
        mending.dialog.exec()
        mending.shut_down()
        if mending.store is not None or mending.errand is None:
            return mending.store
        last = run(places, mending.errand)
        if last.kind != "ok":  # cancelled or refused: the same history is still there
            continue
        try:
            store = _open(places, mending.errand, keys)
        except Problem as also:
            if also.code is not Code.DATABASE_DAMAGED:
                raise
            problem = also
        else:
            _tell(last)
            return store


def _open(places: Places, errand: Errand, keys: "Keys | None") -> Store:
    """Open what is there now: a restored backup may have brought keys of its own."""
    if not is_encrypted(places):
        return open_database(places)
    from app.store.keys import unlock

    try:
        return open_database(places, keys=keys)
    except Problem:
        if len(errand.secrets) == 0:
            raise
        return open_database(places, keys=unlock(places, errand.secrets[-1]))


def _tell(report: Report) -> None:
    dialog = Dialog(report.what)
    dialog.body.addWidget(Label(report.what, "message", is_bold=True, wraps=True))
    for line in (report.why, report.todo):
        if line:
            dialog.body.addWidget(Label(line, wraps=True))
    dialog.body.addStretch(1)
    role = QDialogButtonBox.ButtonRole.AcceptRole
    ok = dialog.add_button(dialog.tr("Open the history"), role, "primary")
    ok.setDefault(True)
    ok.clicked.connect(dialog.accept)
    dialog.exec()
    dialog.deleteLater()


class Mending(QObject):
    """The dialog, and the children that count and read beside it.

    Attributes:
        dialog: shown by whoever owns this.
        errand: what the person chose; `None` if nothing.
        store: the history opened read-only, if that was chosen.
    """

    def __init__(self, places: Places, problem: Problem, keys: "Keys | None") -> None:
        """List the backups, and begin to count what can be read."""
        super().__init__()
        self._places = places
        self._keys = keys
        self.errand: Errand | None = None
        self.store: Store | None = None
        told = problems.told(problem)
        why = told.why if problem.detail.get("why") else ""
        self.dialog = DamageDialog((told.what, why, told.hint))
        self.dialog.asked.connect(self._on_asked)
        self._command = Command(places, self)
        self._command.ended.connect(self._on_ended)
        self._then: Callable[[Outcome], None] = self._on_counted
        self._file = ""
        self._secrets: tuple[str, ...] = ()
        self._readable = ""
        self._list()
        words = ("history", "repair", "--dry-run", "--key-from-stdin")
        self._run(self.tr("Counting what can be read"), words, self._key_line(), self._on_counted)

    def shut_down(self) -> None:
        """End what is running; it only reads."""
        self._command.stop()
        self.dialog.deleteLater()

    def _key_line(self) -> str:
        return ",".join(key.hex() for key in (self._keys.database if self._keys else ())) + "\n"

    def _list(self) -> None:
        kinds = (self.tr("plain"), self.tr("encrypted"))
        self.dialog.set_backups(
            [
                (
                    str(one.path),
                    shown_time(one.made_at),
                    size(one.size_bytes),
                    kinds[one.is_encrypted],
                )
                for one in listed(self._places)
                if not one.is_set_aside
            ]
        )

    def _run(
        self, what: str, words: tuple[str, ...], stdin: str, then: Callable[[Outcome], None]
    ) -> None:
        self._then = then
        self.dialog.set_busy(what)
        self._command.start(words, stdin.encode())

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        self.dialog.set_busy("")
        self._then(outcome)

    def _on_counted(self, outcome: Outcome) -> None:
        if outcome.problem is not None:
            told = problems.told(outcome.problem)
            self.dialog.set_counts((), f"{told.what} {told.why}", can_repair=False)
            return
        said: dict[str, Any] = outcome.document
        self._readable = counted(said)
        can_repair = bool(said["conversations"] or said["messages"])
        means = self.tr(
            "They can be put into a new history. The damaged file is set aside as it is, in the "
            "backups folder."
        )
        rows = [
            (self.tr("Can be read"), self._readable),
            (
                self.tr("Cannot be read"),
                fill(self.tr("at most %1"), messages(said["lost_messages"])),
            ),
            (self.tr("Found"), said["why"]),
        ]
        none = self.tr("Nothing in the file can be read. A backup is the way back.")
        self.dialog.set_counts(rows, means if can_repair else none, can_repair=can_repair)

    @Slot(str)
    def _on_asked(self, key: str) -> None:
        actions: dict[str, Callable[[], object]] = {
            damage_dialog.REPAIR: self._ask_repair,
            damage_dialog.RESTORE: partial(self._begin, self.dialog.chosen),
            damage_dialog.RESTORE_FILE: self._choose_file,
            damage_dialog.LOOK: self._look,
        }
        actions[key]()

    # ways on

    def _ask_repair(self) -> None:
        confirm = ConfirmDialog(
            self.tr("Put what can be read into a new history?"),
            fill(
                self.tr(
                    "It will hold %1. The damaged file is set aside as it is, in the backups "
                    "folder; nothing is deleted."
                ),
                self._readable,
            ),
            self.tr("Keep what can be read"),
            title=self.tr("Mend the history"),
            parent=self.dialog,
        )
        confirm.accepted.connect(partial(self._choose, Errand(REPAIR, key_line=self._key_line())))
        confirm.finished.connect(confirm.deleteLater)
        confirm.open()

    def _choose(self, errand: Errand) -> None:
        self.errand = errand
        self.dialog.accept()

    def _choose_file(self) -> None:
        chooser = backup_source_dialog(self.dialog)
        chooser.fileSelected.connect(self._begin)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    @Slot(str)
    def _begin(self, path: str) -> None:
        """Read a backup; what was typed for another one is forgotten."""
        self._secrets = ()
        self._read(path)

    def _read(self, path: str) -> None:
        """Have a child read all of a backup before anything is asked."""
        self._file = path
        words = ("history", "backups", path, "--key-from-stdin", "--passphrase-from-stdin")
        lines = self._key_line() + "".join(f"{one}\n" for one in self._secrets)
        self._run(self.tr("Reading the backup"), words, lines, self._on_read)

    def _on_read(self, outcome: Outcome) -> None:
        problem = outcome.problem
        if problem is not None and problem.code in {
            Code.HISTORY_ENCRYPTED,
            Code.WRONG_PASSPHRASE,
        }:
            self._ask_secret(problem)
            return
        if problem is not None:
            told = problems.told(problem)
            self.dialog.tell("err", told.what, told.why)
            return
        found = outcome.document[0]
        if found["state"] != "ok":
            self.dialog.tell("err", self.tr("The backup is damaged."), f"{found['why']}.")
            return
        dialog = RestoreDialog(
            self.tr("Put this backup in the place of the damaged history?"),
            facts(found),
            [
                *consequences(found, is_encrypted=self._keys is not None),
                self.tr("The damaged file is set aside as it is, in the backups folder."),
            ],
            self.dialog,
        )
        errand = Errand(RESTORE, self._file, self._secrets, self._key_line())
        dialog.accepted.connect(partial(self._choose, errand))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_secret(self, problem: Problem) -> None:
        asked = Asked(
            self.tr("Open a backup"),
            self.tr("Continue"),
            (self.tr("This backup has a passphrase of its own. Type that one."),),
        )
        dialog = SecretDialog(asked, self.dialog)

        def on_tried(secret: NewSecret) -> None:
            self._secrets = (secret.current,)
            dialog.accept()
            self._read(self._file)

        dialog.tried.connect(on_tried)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        if self._secrets:
            dialog.refuse(problems.told(problem).what)

    def _look(self) -> None:
        """Open it without writing; what is damaged may still be told when it is read."""
        try:
            self.store = open_database(self._places, read_only=True, keys=self._keys)
            self.store.history.conversations()
        except Problem as problem:
            if self.store is not None:
                self.store.close()
                self.store = None
            told = problems.told(problem)
            self.dialog.tell("err", self.tr("It cannot be opened read-only."), told.why)
            return
        self.dialog.accept()
