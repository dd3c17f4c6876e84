"""What is said and done when room in the context runs short: a person chooses, for one send."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from app.core.chat import Message
from app.core.prompt import Spoken
from app.core.text import fill
from app.gui.context import Measurement
from app.gui.views import CHOOSE, WITHOUT_OLDEST, number
from app.gui.widgets.composer import Composer

if TYPE_CHECKING:
    from app.gui.widgets.notice import Notice


class Room(QObject):
    """What may be left out of the next question: nothing but what a person chose.

    Signals:
        agreed: they chose; ask again now. The choice holds until the slots return.
    """

    agreed = Signal()

    def __init__(self, composer: Composer, parent: QObject | None = None) -> None:
        """Show what does not fit above this composer."""
        super().__init__(parent)
        self._composer = composer
        self._may_drop_oldest = False
        self._chosen: frozenset[int] = frozenset()
        self._shown: Measurement | None = None
        self._offered: tuple[Spoken, ...] = ()

    def forget(self) -> None:
        """Take every choice back."""
        self._may_drop_oldest = False
        self._chosen = frozenset()

    def agree_to_oldest(self) -> None:
        """Leave out the oldest messages that do not fit, and ask again."""
        self._agree(may_drop_oldest=True)

    def kept(self, spoken: Sequence[Spoken]) -> list[Spoken]:
        """Return what is said without what was chosen."""
        return [one for one in spoken if self._chosen.isdisjoint(one.ids)]

    def may_send(self, measurement: Measurement) -> bool:
        """Tell whether it fits; an estimate stops nobody: the worker counts, and cuts nothing."""
        fit = measurement.fit
        is_allowed = fit.is_possible and (fit.is_whole or self._may_drop_oldest)
        return is_allowed or not measurement.is_exact

    def sent(self, measurement: Measurement) -> tuple[tuple[Message, ...], list[int]]:
        """Return the messages that are sent, and the ids of those that are left out."""
        chosen = sorted(self._chosen)
        if self._may_drop_oldest:
            return measurement.fit.messages, sorted({*chosen, *measurement.left_out_ids})
        return tuple(one.message for one in measurement.spoken), chosen

    def show(self, measurement: Measurement, *, is_asked: bool) -> bool:
        """Say above the composer what does not fit; return whether nothing has to be said."""
        self._composer.set_draft_note(draft_note(measurement))
        fits = not is_asked or self.may_send(measurement)
        notice = None if fits else overflow(measurement)
        if notice is not None:
            self._shown = measurement
            notice.action_asked.connect(self._on_action_asked)
        self._composer.show_notice(notice)
        return fits

    def choose(self, measurement: Measurement) -> None:
        """Let a person tick what is left out; closing the dialog changes nothing."""
        fit = measurement.fit
        from app.gui.widgets.leave_out_dialog import LeaveOutDialog, Offer

        offer = Offer(
            messages=[one.message for one in measurement.spoken],
            tokens=measurement.tokens,
            overhead_tokens=fit.needed_tokens - sum(measurement.tokens),
            context_tokens=fit.context_tokens,
            example_count=measurement.example_count,
        )
        self._offered = measurement.spoken
        dialog = LeaveOutDialog(offer, fit.left_out, self._composer.window())
        dialog.chosen.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _agree(
        self, *, may_drop_oldest: bool = False, chosen: frozenset[int] = frozenset()
    ) -> None:
        self._may_drop_oldest, self._chosen = may_drop_oldest, chosen
        self.agreed.emit()
        self.forget()

    @Slot(str)
    def _on_action_asked(self, key: str) -> None:
        if key == WITHOUT_OLDEST:
            self.agree_to_oldest()
        elif self._shown is not None:
            self.choose(self._shown)

    @Slot(list)
    def _on_chosen(self, places: list[int]) -> None:
        ids = frozenset(one for at in places for one in self._offered[at].ids)
        self._agree(chosen=ids)


def draft_note(measurement: Measurement) -> str:
    """Return how many tokens the draft is; "" if there is none."""
    if not measurement.draft_tokens:
        return ""
    text = QCoreApplication.translate("room", "at most %1 tokens")
    if measurement.is_exact:
        text = QCoreApplication.translate("room", "%1 tokens")
    return fill(text, number(measurement.draft_tokens))


def overflow(measurement: Measurement) -> "Notice":
    """Return the notice above the composer: the numbers, and what can be done."""
    from app.gui.widgets.notice import Notice

    fit = measurement.fit
    if not fit.is_possible:
        what = QCoreApplication.translate("room", "The question does not fit, even alone.")
        text = QCoreApplication.translate(
            "room", "It needs %1 tokens; the context holds %2, the answer included. Shorten it."
        )
        return Notice("warn", what, fill(text, number(fit.sent_tokens), number(fit.context_tokens)))
    count = len(measurement.left_out_ids)
    text = QCoreApplication.translate("room", "The %1 oldest messages do not fit.")
    one = QCoreApplication.translate("room", "The oldest message does not fit.")
    what = one if count == 1 else fill(text, number(count))
    text = QCoreApplication.translate(
        "room",
        "The question needs %1 tokens; the context holds %2. Without them: %3. "
        "The transcript marks what was left out.",
    )
    why = fill(text, number(fit.needed_tokens), number(fit.context_tokens), number(fit.sent_tokens))
    send = QCoreApplication.translate("room", "Send without them")
    choose = QCoreApplication.translate("room", "Choose what to leave out…")
    notice = Notice("warn", what, why, actions=((WITHOUT_OLDEST, send), (CHOOSE, choose)))
    notice.set_primary(WITHOUT_OLDEST)
    return notice
