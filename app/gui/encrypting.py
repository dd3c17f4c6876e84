"""The encryption of Settings › Safekeeping: on, off, passphrase, code, plain backups."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from app.core.text import fill
from app.errors import Problem
from app.gui import problems
from app.gui.backup_words import shown_time
from app.gui.backups import Backups
from app.gui.errand import DECRYPT, ENCRYPT, Errand
from app.gui.pump import Pump
from app.gui.recovery import code_dialog
from app.gui.views import number
from app.gui.widgets.dialogs import ConfirmDialog
from app.gui.widgets.digits import size
from app.gui.widgets.progress_card import ProgressView
from app.gui.widgets.safekeeping_page import SafekeepingPage
from app.gui.widgets.secret_dialogs import Asked, NewSecret, SecretDialog
from app.paths import Places
from app.store.copies import Backup
from app.store.database import Store
from app.store.encryption import erasing
from app.store.keys import PASSPHRASE, RECOVERY, Keys, change_secret, recovery_code, unlock

MOST_NAMED = 5


class Encrypting(QObject):
    """Asks before, says what is lost if passphrase and code are lost, and lets the store do it.

    Signals:
        errand_asked: `Errand`: close the window, encrypt or decrypt, and open again.
    """

    errand_asked = Signal(object)

    def __init__(
        self, page: SafekeepingPage, backups: Backups, store: Store, places: Places
    ) -> None:
        """Listen to the page."""
        super().__init__(page)
        self._page = page
        self._backups = backups
        self._store = store
        self._places = places
        self._pump = Pump(self)
        self._pump.advanced.connect(self._on_erased_so_far)
        self._pump.ended.connect(self._on_erased)
        self._to_erase = 0
        self._number = 0
        page.asked.connect(self._on_asked)
        self._show_plain()

    def shut_down(self) -> None:
        """Stop erasing: what is erased is erased."""
        self._pump.cancel()

    def _show_plain(self) -> None:
        plain = self._plain()
        if not self._store.key_line or not plain:
            self._page.set_plain("")
            return
        days = ", ".join(shown_time(one.made_at) for one in plain[:MOST_NAMED])
        more = "…" if len(plain) > MOST_NAMED else ""
        text = self.tr("Backups that anyone can read, %1: %2%3")
        self._page.set_plain(fill(text, number(len(plain)), days, more))

    @Slot(str)
    def _on_asked(self, key: str) -> None:
        actions: dict[str, Callable[[], object]] = {
            "encrypt": self._encrypt,
            "decrypt": self._decrypt,
            "passphrase": self._change_passphrase,
            "code": self._change_code,
            "erase": self._ask_erase,
            "cancel": self._cancel,
        }
        if (action := actions.get(key)) is not None:
            action()

    # by a child, while no window is open

    def _encrypt(self) -> None:
        asked = Asked(
            self.tr("Encrypt the history"),
            self.tr("Encrypt"),
            (
                self.tr("Whoever loses both the passphrase and the recovery code loses it all."),
                self.tr(
                    "Nobody can open the history without one of them: not Casebook's makers, not "
                    "a repair shop. The recovery code is shown once, when the history is encrypted."
                ),
                self.tr(
                    "Encrypted are chats, drafts and all later backups. Not encrypted are exports, "
                    "settings, models, evaluation runs and older backups, which you can erase. An "
                    "SSD may keep parts of what was overwritten."
                ),
                self.tr("The window closes and opens again on the encrypted history."),
            ),
            asks_current=False,
            asks_new=True,
            consent=self.tr("I know that a lost passphrase and a lost code cannot be replaced"),
        )
        dialog = SecretDialog(asked, self._page.window())

        def on_tried(secret: NewSecret) -> None:
            dialog.accept()
            self.errand_asked.emit(Errand(ENCRYPT, secrets=(secret.new,)))

        self._open(dialog, on_tried)

    def _decrypt(self) -> None:
        asked = Asked(
            self.tr("Remove the encryption"),
            self.tr("Remove the encryption"),
            (
                self.tr("Afterwards whoever has this computer can read every chat."),
                self.tr("The window closes and opens again. Encrypted backups stay encrypted."),
            ),
            is_danger=True,
        )
        dialog = SecretDialog(asked, self._page.window())

        def on_opened(secret: NewSecret, _keys: Keys) -> None:
            self.errand_asked.emit(Errand(DECRYPT, secrets=(secret.current,)))

        self._open_with_keys(dialog, on_opened)

    # here, in a fraction of a second

    def _change_passphrase(self) -> None:
        asked = Asked(
            self.tr("Change the passphrase"),
            self.tr("Change the passphrase"),
            (
                self.tr("The old passphrase still opens what was backed up before."),
                self.tr("The recovery code stays as it is."),
            ),
            asks_new=True,
        )
        dialog = SecretDialog(asked, self._page.window())

        def on_opened(secret: NewSecret, keys: Keys) -> None:
            change_secret(self._places, keys, PASSPHRASE, secret.new)
            self._store.note("passphrase_changed", "history", {})
            self._page.tell("ok", self.tr("The passphrase is changed."))

        self._open_with_keys(dialog, on_opened)

    def _change_code(self) -> None:
        asked = Asked(
            self.tr("Make another recovery code"),
            self.tr("Make a code"),
            (
                self.tr("The old recovery code then opens older backups only."),
                self.tr("The new one is shown once."),
            ),
        )
        dialog = SecretDialog(asked, self._page.window())

        def on_opened(_secret: NewSecret, keys: Keys) -> None:
            code = recovery_code()
            change_secret(self._places, keys, RECOVERY, code)
            self._store.note("recovery_code_changed", "history", {})
            shown = code_dialog(code, self._page.window())
            shown.finished.connect(shown.deleteLater)
            shown.open()

        self._open_with_keys(dialog, on_opened)

    def _open_with_keys(
        self, dialog: SecretDialog, then: Callable[[NewSecret, Keys], None]
    ) -> None:
        def on_tried(secret: NewSecret) -> None:
            try:
                keys = unlock(self._places, secret.current)
                dialog.accept()
                then(secret, keys)
            except Problem as problem:
                told = problems.told(problem)
                if dialog.isVisible():
                    dialog.refuse(told.what)
                else:
                    self._page.tell("err", told.what, told.why, told.hint)

        self._open(dialog, on_tried)

    def _open(self, dialog: SecretDialog, on_tried: Callable[[NewSecret], None]) -> None:
        self._page.untell()
        dialog.tried.connect(on_tried)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # plain backups

    def _plain(self) -> list[Backup]:
        return [one for one in self._backups.listed if not one.is_encrypted]

    def _ask_erase(self) -> None:
        plain = self._plain()
        named = "\n".join(f"{shown_time(one.made_at)}, {size(one.size_bytes)}" for one in plain)
        caveat = self.tr(
            "They are overwritten and removed; what only they hold is gone. An SSD may keep parts."
        )
        what = fill(self.tr("Erase %1 plain backups?"), number(len(plain)))
        dialog = ConfirmDialog(
            what,
            f"{named}\n\n{caveat}",
            self.tr("Erase"),
            title=self.tr("Erase plain backups"),
            parent=self._page.window(),
        )
        dialog.accepted.connect(self._erase)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _erase(self) -> None:
        plain = self._plain()
        self._page.untell()
        self._to_erase = sum(one.size_bytes for one in plain)
        self._number = len(plain)
        self._on_erased_so_far(0)
        self._pump.start(erasing([one.path for one in plain]))

    @Slot(int)
    def _on_erased_so_far(self, done: int) -> None:
        total = max(self._to_erase, 1)
        numbers = f"{size(done)} / {size(total)}"
        leaves = self.tr("Cancel keeps what is not erased yet.")
        part = min(done / total, 1.0)
        self._page.set_running(ProgressView(self.tr("Erasing"), numbers, part, leaves))

    @Slot(object)
    def _on_erased(self, problem: Problem | None) -> None:
        self._page.set_running(None)
        self._look_again()
        if problem is not None:
            told = problems.told(problem)
            self._page.tell("err", told.what, told.why, told.hint)
            return
        self._store.note("backups_erased", "plain", {"number": self._number})
        what = fill(self.tr("%1 plain backups are erased."), number(self._number))
        self._page.tell("ok", what)

    def _cancel(self) -> None:
        if self._pump.is_running:
            self._pump.cancel()
            self._page.set_running(None)
            self._look_again()
            self._page.tell("info", self.tr("Stopped."))

    def _look_again(self) -> None:
        self._backups.refresh()
        self._show_plain()
