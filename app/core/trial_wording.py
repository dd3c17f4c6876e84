"""What the trial of a model tells: a part of `core.wording`."""

from app.core.text import QT_TRANSLATE_NOOP
from app.errors import Code

# By code: what, why, what to do, and the facts that %1, %2 … stand for.
TRIALS: dict[Code | tuple[Code, str], tuple[str, str, str, tuple[str, ...]]] = {
    Code.NOT_TRIED: (
        QT_TRANSLATE_NOOP("problem", "This model has not been tried on this computer yet."),
        QT_TRANSLATE_NOOP("problem", "%1 is tried now, in a process of its own."),
        QT_TRANSLATE_NOOP(
            "problem", "The question waits in its field, and goes out by itself once that is done."
        ),
        ("name",),
    ),
    Code.TRIAL_FAILED: (
        QT_TRANSLATE_NOOP("problem", "The trial ended without an answer: the model is not used."),
        QT_TRANSLATE_NOOP("problem", "Its process ended with status %1 after %2 s."),
        QT_TRANSLATE_NOOP("problem", "Check the file's hash, or try a smaller type."),
        ("exit_code", "waited_seconds"),
    ),
    (Code.TRIAL_FAILED, "limit_seconds"): (
        QT_TRANSLATE_NOOP("problem", "The trial took too long and was stopped."),
        QT_TRANSLATE_NOOP("problem", "It gave no answer within %1 seconds."),
        QT_TRANSLATE_NOOP(
            "problem",
            "This says nothing of the file. Try again, when this computer has less to do.",
        ),
        ("limit_seconds",),
    ),
}
