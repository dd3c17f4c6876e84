"""What is said when room in the context runs short."""

from PySide6.QtCore import QCoreApplication

from app.core.text import fill
from app.gui.context import Measurement
from app.gui.views import WITHOUT_OLDEST, number
from app.gui.widgets.notice import Notice


def draft_note(measurement: Measurement) -> str:
    """Return how many tokens the draft is; "" if there is none."""
    if not measurement.draft_tokens:
        return ""
    text = QCoreApplication.translate("room", "at most %1 tokens")
    if measurement.is_exact:
        text = QCoreApplication.translate("room", "%1 tokens")
    return fill(text, number(measurement.draft_tokens))


def overflow(measurement: Measurement) -> Notice:
    """Return the notice above the composer: the numbers, and what can be done."""
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
    notice = Notice("warn", what, why, actions=((WITHOUT_OLDEST, send),))
    notice.set_primary(WITHOUT_OLDEST)
    return notice
