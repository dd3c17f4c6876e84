"""What is told of tasks, runs and comparisons that cannot be; a part of `core.wording`."""

from app.core.text import QT_TRANSLATE_NOOP
from app.errors import Code

EVALUATION: dict[Code | tuple[Code, str], tuple[str, str, str, tuple[str, ...]]] = {
    (Code.CONTEXT_FULL, "run"): (
        QT_TRANSLATE_NOOP("problem", "The longest item of this set does not fit the context."),
        QT_TRANSLATE_NOOP("problem", "It needs %1 tokens; the context holds %2."),
        QT_TRANSLATE_NOOP(
            "problem", "Use a larger context or fewer examples. Nothing is cut to make it fit."
        ),
        ("needed_tokens", "context_tokens"),
    ),
    Code.TASK_INVALID: (
        QT_TRANSLATE_NOOP("problem", "This file cannot be used as a set of questions."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP("problem", "Correct that place, or choose another file or another set."),
        ("where", "why"),
    ),
    Code.SCORING_REFUSED: (
        QT_TRANSLATE_NOOP("problem", "This model cannot be scored by this protocol."),
        QT_TRANSLATE_NOOP("problem", "%1."),
        QT_TRANSLATE_NOOP("problem", "Choose another protocol, or another model."),
        ("why",),
    ),
    (Code.SCORING_REFUSED, "probe"): (
        QT_TRANSLATE_NOOP("problem", "This model fails what a sound model knows."),
        QT_TRANSLATE_NOOP("problem", "%1."),
        QT_TRANSLATE_NOOP(
            "problem",
            "Check its file, or choose another model or protocol. It can be scored all the same "
            "(--despite-probe); its record then says so.",
        ),
        ("why",),
    ),
    Code.RUN_DIFFERS: (
        QT_TRANSLATE_NOOP("problem", "The run in this folder was begun in another way."),
        QT_TRANSLATE_NOOP("problem", "Not the same: %1."),
        QT_TRANSLATE_NOOP("problem", "Ask for the same again, or choose another folder."),
        ("names",),
    ),
    Code.RUN_INVALID: (
        QT_TRANSLATE_NOOP("problem", "This folder cannot be read as a run."),
        QT_TRANSLATE_NOOP("problem", "%1: %2."),
        QT_TRANSLATE_NOOP("problem", "Choose the folder of a run, or copy it again."),
        ("where", "why"),
    ),
    Code.RUN_IN_USE: (
        QT_TRANSLATE_NOOP("problem", "Another program is writing this run."),
        QT_TRANSLATE_NOOP("problem", "Its folder is %1."),
        QT_TRANSLATE_NOOP("problem", "Wait until it is done, or choose another folder."),
        ("path",),
    ),
    Code.NOT_COMPARABLE: (
        QT_TRANSLATE_NOOP("problem", "These runs cannot be compared."),
        QT_TRANSLATE_NOOP("problem", "%1."),
        QT_TRANSLATE_NOOP("problem", "Run both with the same set, items and protocol."),
        ("why",),
    ),
}
