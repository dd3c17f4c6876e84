"""Do examples give away what is asked? The same items, and nearly the same ones, are found.

Source of the rule: the decontamination of FullyOpenMeditron and Apertus, whose defaults these are.
"""

from collections.abc import Sequence

from msgspec import Struct

from app.evaluation.task import Item, normal, same_as

NGRAM = 8
THRESHOLD = 0.5
EXACT, NEAR = "exact", "near"


class Hit(Struct, frozen=True):
    """An example that is, or nearly is, an item of a set.

    Attributes:
        example_id: id of the example.
        item_id: id of the item.
        place: of the item in the set.
        kind: `EXACT` or `NEAR`.
        overlap: share of the item's words that lie in runs of eight words of the example.
    """

    example_id: str
    item_id: str
    place: int
    kind: str
    overlap: float


def hits(examples: Sequence[Item], items: Sequence[Item]) -> list[Hit]:
    """Return every pair of an example and an item that is the same, or nearly.

    Question and options are compared, never the question alone: "Which of the following is true?"
    is asked of many things. The same options in another order are nearly the same item, however
    short it is.
    """
    known = [
        (one, words, _runs(words), _parts(one))
        for one in examples
        if (words := same_as(one).split())
    ]
    found = []
    for place, item in enumerate(items):
        words, parts = same_as(item).split(), _parts(item)
        for example, own, runs, sorted_of in known:
            is_shuffled = bool(sorted_of) and sorted_of == parts
            overlap = 1.0 if own == words or is_shuffled else _overlap(words, runs)
            if overlap >= THRESHOLD:
                kind = EXACT if own == words else NEAR
                found.append(Hit(example.item_id, item.item_id, place, kind, overlap))
    return found


def _parts(item: Item) -> tuple[str, ...]:
    """Return question and options, in an order of their own: who shuffles options asks the same."""
    if item.is_open:
        return ()
    return (normal(f"{item.question} {item.context}"), *sorted(map(normal, item.options)))


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + NGRAM]) for at in range(len(words) - NGRAM + 1)}


def _overlap(words: Sequence[str], runs: set[tuple[str, ...]]) -> float:
    """Return the share of words that a run of the example covers."""
    covered = [False] * len(words)
    for at in range(len(words) - NGRAM + 1):
        if tuple(words[at : at + NGRAM]) in runs:
            covered[at : at + NGRAM] = [True] * NGRAM
    return sum(covered) / len(words) if words else 0.0
