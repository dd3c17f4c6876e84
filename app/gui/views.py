"""Stored rows as what the widgets show: pure mapping, every sentence translated here."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from app.core import provenance
from app.core.chat import ModelFile, Role, State
from app.core.text import fill
from app.core.wording import CLIPBOARD_NOTICE
from app.errors import Code, Problem
from app.gui.problems import told
from app.gui.widgets.message_view import MessageView, Strip
from app.store.history import FIRST_ASIDE, StoredMessage, Turn

REGENERATE = "regenerate"
CONTINUE = "continue"
KEEP = "keep"
TRY_AGAIN = "try_again"
SAFE_MODE = "safe_mode"
WITHOUT_OLDEST = "without_oldest"
CHOOSE = "choose"


def local_time(iso: str) -> datetime:
    """Return a stored UTC time as local time."""
    return datetime.fromisoformat(iso).astimezone()


def clock(iso: str) -> str:
    """Return hours and minutes, 24 h, Western digits."""
    return local_time(iso).strftime("%H:%M")


def number(value: float, decimals: int = 0) -> str:
    """Return a number with the locale's separators and Western digits."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    if locale.zeroDigit() != "0":
        locale = QLocale(QLocale.Language.English)
    return locale.toString(float(value), "f", decimals)


def speed(turn: Turn) -> float:
    """Return answer tokens a second, the reading of the prompt left out; 0 if not measured."""
    milliseconds = (turn.total_ms or 0) - (turn.first_token_ms or 0)
    tokens = (turn.answer_tokens or 0) - 1
    return 1000 * tokens / milliseconds if milliseconds > 0 and tokens > 0 else 0.0


def numbers(turn: Turn | None) -> str:
    """Return `214 tokens · 5.9 tokens/s · first word after 21 s`; empty if nothing was measured.

    An answer that goes on with an earlier version says so first: the numbers are of the rest.
    """
    if turn is None:
        return ""
    parts = []
    if version := (turn.provenance.get("continues") or {}).get("version"):
        text = QCoreApplication.translate("views", "goes on from version %1")
        parts.append(fill(text, number(version)))
    if source := (turn.provenance.get("imported") or {}).get("from"):
        text = QCoreApplication.translate("views", "imported from %1, not made here")
        parts.append(fill(text, source))
    if not turn.answer_tokens:
        return " · ".join(parts)
    many = fill(QCoreApplication.translate("views", "%1 tokens"), number(turn.answer_tokens))
    one = QCoreApplication.translate("views", "1 token")
    parts += [one if turn.answer_tokens == 1 else many]
    if rate := speed(turn):
        parts.append(fill(QCoreApplication.translate("views", "%1 tokens/s"), number(rate, 1)))
    if turn.first_token_ms:
        seconds = turn.first_token_ms / 1000
        shown = number(seconds, 0 if seconds >= 10 else 1)  # noqa: PLR2004  two digits suffice
        parts.append(fill(QCoreApplication.translate("views", "first word after %1 s"), shown))
    return " · ".join(parts)


def message_view(message: StoredMessage, unknown_model: str) -> MessageView:
    """Return one stored message as the transcript shows it."""
    turn = message.turn
    return MessageView(
        id=message.message_id,
        role=Role(message.role),
        text=message.text,
        state=State(message.state),
        time=clock(message.created_at),
        model_name=writers(turn) or unknown_model,
        is_demo=bool(turn and turn.is_demo),
        version=message.version,
        versions=message.versions,
        numbers=numbers(turn),
        strip=strip(message),
        left_out_note=left_out_note(turn),
    )


def writers(turn: Turn | None) -> str:
    """Return the names of the models that wrote an answer, the one that ended it last."""
    if turn is None:
        return ""
    models = provenance.writers(turn.provenance)
    names = [_writer(str(one.get("name", "")), str(one.get("path", ""))) for one in models]
    if turn.model_name not in {one.get("name") for one in models}:
        names.append(turn.model_name)
    return ", ".join(dict.fromkeys(filter(None, names)))


def _writer(name: str, path: str) -> str:
    """Return a model's name, with the server that it is on if it is not on this computer."""
    address = ModelFile(path).endpoint
    if not address:
        return name
    from app.core.endpoint import Endpoint

    text = QCoreApplication.translate("views", "%1 (remote: %2)")
    return fill(text, name, Endpoint(address).host)


def clipboard_notice(message: StoredMessage) -> str:
    """Return the line that goes wherever the words of an answer go."""
    name = writers(message.turn)
    day = datetime.now(UTC).astimezone().strftime("%Y-%m-%d")
    return fill(QCoreApplication.translate("notice", CLIPBOARD_NOTICE), name, day)


def left_out_note(turn: Turn | None) -> str:
    """Return the line that says what this answer did not see; empty if it saw everything."""
    count = len(turn.left_out) if turn else 0
    if not count:
        return ""
    if count == 1:
        return QCoreApplication.translate("views", "1 older message was left out of this question.")
    text = QCoreApplication.translate("views", "%1 older messages were left out of this question.")
    return fill(text, number(count))


def strip(message: StoredMessage) -> Strip | None:
    """Return what is said under an answer that is not whole; `None` if it is."""
    state = State(message.state)
    if state is State.STOPPED:
        return _stopped(message)
    if state is State.INTERRUPTED:
        return _interrupted(message) if message.text else _failed(message)
    if state is State.FAILED:
        return _failed(message)
    if message.turn is not None and message.turn.reason == "length":
        return _cut(message, message.turn)
    return None


def _stopped(message: StoredMessage) -> Strip:
    tokens = message.turn.answer_tokens if message.turn else 0
    what = QCoreApplication.translate("views", "Stopped by you.")
    if tokens == 1:
        what = QCoreApplication.translate("views", "Stopped by you after 1 token.")
    elif tokens:
        text = QCoreApplication.translate("views", "Stopped by you after %1 tokens.")
        what = fill(text, number(tokens))
    why = QCoreApplication.translate("views", "The text above is all that was written.")
    if not message.text:
        why = QCoreApplication.translate("views", "Nothing was written yet.")
    return Strip("neutral", what, why, _ways_on(message))


def _ways_on(message: StoredMessage) -> tuple[tuple[str, str], ...]:
    again = (REGENERATE, QCoreApplication.translate("views", "Regenerate"))
    if not message.text.strip():
        return (again,)
    return (again, (CONTINUE, QCoreApplication.translate("views", "Continue writing")))


def _interrupted(message: StoredMessage) -> Strip:
    problem = recorded_problem(message.turn)
    if problem is not None and problem.code is Code.ENGINE_STOPPED:
        what = QCoreApplication.translate("views", "The engine stopped while it was writing.")
        why = told(problem).why
    elif problem is not None:
        what, why = told(problem).what, told(problem).why
    else:
        what = QCoreApplication.translate("views", "Interrupted: Casebook ended while writing.")
        text = QCoreApplication.translate(
            "views", "Text up to %1 was on disk and is shown. What came after that is lost."
        )
        why = fill(text, local_time(message.saved_at or message.created_at).strftime("%H:%M:%S"))
    keep = (KEEP, QCoreApplication.translate("views", "Keep as it is"))
    return Strip("warn", what, why, (*_ways_on(message), keep))


def _failed(message: StoredMessage) -> Strip:
    problem = recorded_problem(message.turn)
    actions = [(TRY_AGAIN, QCoreApplication.translate("views", "Try again"))]
    if problem is None:
        what = QCoreApplication.translate("views", "No answer: Casebook ended before it began.")
        why = QCoreApplication.translate("views", "Your question is saved.")
        return Strip("err", what, why, tuple(actions))
    sentences = told(problem)
    if message.message_id > FIRST_ASIDE:
        saved = QCoreApplication.translate("views", "Your question is still here.")
    else:
        saved = QCoreApplication.translate("views", "Your question is saved.")
    if problem.code is Code.CONTEXT_FULL:
        label = QCoreApplication.translate("views", "Send without the oldest messages")
        choose = QCoreApplication.translate("views", "Choose what to leave out…")
        actions[:0] = [(WITHOUT_OLDEST, label), (CHOOSE, choose)]
    is_remote = bool(message.turn and message.turn.provenance.get("endpoint"))
    if problem.code in {Code.ENGINE_STOPPED, Code.OUT_OF_MEMORY} and not is_remote:
        actions.append((SAFE_MODE, QCoreApplication.translate("views", "Load on CPU only")))
    why = " ".join(part for part in (sentences.why, saved, sentences.hint) if part)
    text = QCoreApplication.translate("views", "No answer: %1")
    return Strip("err", fill(text, sentences.what), why, tuple(actions))


def _cut(message: StoredMessage, turn: Turn) -> Strip:
    tokens = number(turn.answer_tokens or 0)
    what = QCoreApplication.translate("views", "The answer ends here, not at its end.")
    text = QCoreApplication.translate(
        "views", "It reached the longest answer or the end of the context after %1 tokens."
    )
    return Strip("warn", what, fill(text, tokens), _ways_on(message))


def recorded_problem(turn: Turn | None) -> Problem | None:
    """Return the problem that a turn's provenance records; `None` if there was none."""
    recorded = turn.provenance.get("problem") if turn else None
    if not isinstance(recorded, dict):
        return None
    facts = {key: value for key, value in recorded.items() if key != "code"}
    try:
        return Problem(Code(str(recorded.get("code"))), **facts)
    except ValueError:
        return Problem(Code.BUG, error=str(recorded.get("code")))
