"""The kept token of the hub: looked for and removed in a child, as a keyring may wait (D49)."""

from PySide6.QtCore import QObject, Signal, Slot

from app import protocol, roles
from app.core.bidi import left_to_right
from app.core.text import fill
from app.gui.job import Job, Result
from app.gui.widgets.token_panel import TokenPanel


class KeptToken(QObject):
    """Leads the panel.

    Signals:
        forgotten: what is kept in memory is to go too.
    """

    forgotten = Signal()

    def __init__(self, panel: TokenPanel) -> None:
        """Ask nothing yet."""
        super().__init__(panel)
        self._panel = panel
        self._job: Job | None = None
        self._is_removing = False
        panel.look_asked.connect(self.look)
        panel.forget_asked.connect(self.forget)

    @Slot()
    def look(self) -> None:
        """Find out whether one is kept."""
        self._ask(is_removing=False)

    @Slot()
    def forget(self) -> None:
        """Remove it from the keyring, and from memory."""
        self.forgotten.emit()
        self._ask(is_removing=True)

    def shut_down(self) -> None:
        """End a child that waits for a keyring."""
        if self._job is not None:
            self._job.shut_down()

    def _ask(self, *, is_removing: bool) -> None:
        if self._job is not None:
            return
        self._is_removing = is_removing
        words = self.tr("The keyring is asked. It may ask for its passphrase.")
        self._panel.set_state(words, is_busy=True)
        request = protocol.Kept(id=1, address=roles.hub(), is_removing=is_removing)
        self._job = Job(request, self)
        self._job.ended.connect(self._on_ended)

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        host = left_to_right(roles.hub().rpartition("://")[2].rpartition("@")[2])
        is_kept = bool(result.facts.get("is_kept"))
        if result.code is not None:
            self._panel.set_state(self.tr("The keyring gave no answer. Look again."))
        elif is_kept and self._is_removing:
            words = self.tr("The keyring did not let the token of %1 be removed.")
            self._panel.set_state(fill(words, host))
        elif is_kept:
            self._panel.set_state(fill(self.tr("A token of %1 is kept."), host))
        elif result.facts.get("is_removed"):
            words = self.tr("The token of %1 was removed. It is valid until you revoke it there.")
            self._panel.set_state(fill(words, host), can_forget=False)
        else:
            self._panel.set_state(fill(self.tr("No token of %1 is kept."), host), can_forget=False)
