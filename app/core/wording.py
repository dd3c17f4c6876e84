"""Sentences that the window, the command line and exports share: the notice and the problems.

Source language here; the window translates by the context names `notice` and `problem`.
"""

from collections.abc import Callable

from msgspec import Struct

from app.core.text import PLAIN, QT_TRANSLATE_NOOP, Numbers, fill
from app.errors import Problem

NOTICE = QT_TRANSLATE_NOOP(
    "notice",
    "RESEARCH USE ONLY — not validated for medical use. Do not use for diagnosis, treatment or "
    "any decision about a patient. AI output can be wrong.",
)
NOTICE_VERSION = 1
# Of the notice, written out because a start of the window hashes nothing.
NOTICE_SHA256 = "55f1f5c23d11da3c5f5d27dc02eb3ccfae4afcddc8e5825e2abf51251df894cd"
# %1 model, %2 date: one line, put under everything that Copy takes out of the window.
CLIPBOARD_NOTICE = QT_TRANSLATE_NOOP(
    "notice", "AI-generated, research only — not for clinical use; model %1, %2."
)
DEMO = QT_TRANSLATE_NOOP("notice", "demo, not medical")


class Told(Struct, frozen=True):
    """A problem in three sentences; `why` is empty unless something was measured."""

    what: str
    why: str
    hint: str

    def __str__(self) -> str:
        """All in one line."""
        return " ".join(part for part in (self.what, self.why, self.hint) if part)


def problem(
    known: Problem, translate: Callable[[str], str] | None = None, numbers: Numbers = PLAIN
) -> Told:
    """Return what happened, why (only if measured) and what to do.

    A *why* whose facts are missing is left out: nothing is guessed. `translate` turns a source
    sentence into the reader's language, `numbers` is how that writes its facts.
    """
    from app.core.problem_wording import SENTENCES  # a start that goes well tells none

    variants = ((known.code, fact) for fact in known.detail)
    variant = next((one for one in variants if one in SENTENCES), known.code)
    what, why, hint, keys = SENTENCES[variant]
    facts = [_fact(key, known.detail.get(key), numbers) for key in keys]
    turn = translate or (lambda sentence: sentence)
    needed = [fact for number, fact in enumerate(facts, 1) if f"%{number}" in why]
    is_measured = bool(why) and all(needed)
    return Told(
        what=turn(what),
        why=fill(turn(why), *facts) if is_measured else "",
        hint=turn(hint),
    )


def _fact(key: str, value: object, numbers: Numbers) -> str:
    if value is None:
        return ""
    if key.endswith("_bytes") and isinstance(value, int | float):
        return numbers.size(value)
    if key.endswith("_tokens") and isinstance(value, int):
        return numbers.decimal(value)
    return fill(numbers.name, value) if str(value) else ""
