"""An item of a run as a person reads it: context, question, options, from the record of its set."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from app.evaluation.importers import own
from app.evaluation.judging import Sample
from app.evaluation.task import LETTERS


class Shown(Struct, frozen=True):
    """The texts of one item; without options the question is the prompt as the model read it."""

    context: str
    question: str
    options: tuple[str, ...]


def shown(sample: Sample) -> Shown:
    """Return the texts of an item; where its record does not say them, the prompt as a whole."""
    doc = sample.doc
    contexts = doc.get("CONTEXTS")
    context = "\n".join(map(str, contexts)) if isinstance(contexts, list) else ""
    question = next(
        (doc[name] for name in ("QUESTION", *own.QUESTIONS) if isinstance(doc.get(name), str)), ""
    )
    options = _words(sample) if context else _options(doc)
    if not question or len(options) != sample.option_count:
        asked = next(iter(sample.arguments.values()), {})
        return Shown("", str(asked.get("arg_0", "")), ())
    return Shown(context, question, tuple(options))


def _options(doc: dict[str, Any]) -> Sequence[str]:
    for name in own.OPTION_LISTS:
        found = doc.get(name)
        if isinstance(found, dict):
            found = list(found.values())
        if isinstance(found, list):
            texts = [one.get("text", "") if isinstance(one, dict) else one for one in found]
            return [str(one) for one in texts]
    for names in own.OPTION_FIELDS:
        texts = [str(doc[name]) for name in names if doc.get(name)]
        if len(texts) > 1:
            return texts
    return [
        str(text)
        for name, text in doc.items()
        if name.lower().startswith(("option", "choice")) and text
    ]


def _words(sample: Sample) -> Sequence[str]:
    """Return options that are words, as they were scored after the prompt."""
    said = [str(one.get("arg_1", "")).strip() for one in sample.arguments.values()]
    return said if len(said) == sample.option_count else ("yes", "no", "maybe")


def letter(index: int | None) -> str:
    """Return the letter of an option; – is none."""
    return "–" if index is None else LETTERS[index]
