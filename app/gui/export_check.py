"""Before an export: what looks like an identifier is counted, and masked if a person wants that."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Slot

from app.core.identifiers.masks import Masks
from app.core.text import fill
from app.errors import Problem
from app.gui.identifier_words import counted, matches, missing, named
from app.gui.pump import Pump
from app.gui.views import number
from app.gui.widgets.export_dialog import ExportDialog, ExportWish
from app.gui.widgets.progress_card import ProgressView
from app.store.exports import Chosen
from app.store.history import History
from app.store.screening import Screening

Again = Callable[[ExportWish], object]


class ExportCheck(QObject):
    """Looks through what is chosen, a slice at a time, while the dialog is open."""

    def __init__(self, history: History, dialog: ExportDialog) -> None:
        """Look at nothing yet."""
        super().__init__(dialog)
        self._history = history
        self._dialog = dialog
        self._ids: tuple[str, ...] | None = None
        self._screening: Screening | None = None
        self._waiting: tuple[ExportWish, Again] | None = None
        self._pump = Pump(self)
        self._pump.advanced.connect(self._on_advanced)
        self._pump.ended.connect(self._on_ended)
        dialog.finished.connect(self._pump.cancel)
        dialog.mask_toggled.connect(self._tell)
        dialog.cancel_asked.connect(self._on_cancelled)

    def look(self, chosen: Chosen) -> None:
        """Look through these chats, all versions and system texts, unless that is done."""
        if chosen.conversation_ids == self._ids:
            return
        self._pump.cancel()
        self._ids, self._waiting = chosen.conversation_ids, None
        whole = Chosen(chosen.conversation_ids, chosen.kind, chosen.target)
        try:
            self._screening = Screening(self._history, whole)
        except Problem:
            self._screening = None
            return
        self._pump.start(self._screening.steps())

    def lets(self, wish: ExportWish, again: Again) -> bool:
        """Tell whether it may begin now; while it is looked through, `again` comes when that ends.

        If something was found then that nobody has seen yet, it does not come.
        """
        if not self._pump.is_running:
            return True
        self._waiting = (wish, again)
        self._on_advanced(0)
        return False

    @property
    def masks(self) -> Masks:
        """What gives each place its mask."""
        return self._screening.masks if self._screening else Masks()

    @Slot(int)
    def _on_advanced(self, done: int) -> None:
        if self._waiting is not None and self._screening is not None:
            total = self._screening.total
            text = QCoreApplication.translate("identifiers", "%1 of %2 messages")
            self._dialog.set_running(
                ProgressView(
                    what=QCoreApplication.translate("identifiers", "Looking for identifiers"),
                    numbers=fill(text, number(done), number(total)),
                    part=done / max(total, 1),
                    step=QCoreApplication.translate("identifiers", "Then the export goes on."),
                    time=QCoreApplication.translate("identifiers", "Cancel leaves no file behind."),
                )
            )

    @Slot()
    def _on_cancelled(self) -> None:
        self._waiting = None

    @Slot(object)
    def _on_ended(self, _problem: Problem | None) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._dialog.set_running(None)
        self._tell()
        if waiting is not None and (waiting[0].is_masked or not self._found):
            waiting[1](waiting[0])

    @property
    def _found(self) -> int:
        return sum(self._screening.counts.values()) if self._screening else 0

    @Slot()
    def _tell(self) -> None:
        screening = self._screening
        if screening is None or self._pump.is_running:
            return
        off = QCoreApplication.translate(
            "identifiers", "Chats that are not checked, by choice: %1."
        )
        left_out = fill(off, number(screening.left_out)) if screening.left_out else ""
        if not self._found:
            self._dialog.tell_identifiers("info", left_out)
            return
        will = QCoreApplication.translate("identifiers", "They will be masked in the export.")
        is_not = QCoreApplication.translate("identifiers", "They are exported as they are.")
        become = will if self._dialog.wish.is_masked else is_not
        said = " ".join(filter(None, (become, missing(), left_out)))
        kind = "info" if self._dialog.wish.is_masked else "warn"
        lines = [
            f"{one.message_id or '–'}: {named(one.kind, one.words)}" for one in screening.places
        ]
        self._dialog.tell_identifiers(
            kind, matches(self._found), counted(screening.counts), said, "\n".join(lines)
        )
