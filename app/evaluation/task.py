"""A task: multiple-choice items with their key, hashed by content, and a card about them."""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

LETTERS = "ABCDEFGHIJ"
LEAST_OPTIONS, MOST_OPTIONS = 2, len(LETTERS)
_LETTERED = re.compile(rf"(?<!\w)\(?[{LETTERS}][).:](?=\s)")  # "(A) " and "A. " before an option


class Item(Struct, frozen=True):
    """One question.

    Attributes:
        item_id: as the set names it, else its place in the file.
        question: the stem.
        options: their texts, two to ten; of an open example one, its answer.
        answer: index of the right one.
        doc: the record as it stands in the file.
        context: what is to be read before the question; empty if there is nothing.
        strata: what the item belongs to, e.g. `{"subject": "Surgery"}`.
    """

    item_id: str
    question: str
    options: tuple[str, ...]
    answer: int
    doc: dict[str, Any]
    context: str = ""
    strata: dict[str, str] = {}

    @property
    def letters(self) -> str:
        """The letters of its options."""
        return LETTERS[: len(self.options)]

    @property
    def is_open(self) -> bool:
        """It is no choice: an example whose one option is the answer as it would be written."""
        return len(self.options) == 1


class Trap(Struct, frozen=True):
    """Something about a set that can mislead; `text` is a sentence with %1 for the number."""

    text: str
    count: int


class File(Struct, frozen=True):
    """A file a task was read from."""

    name: str
    sha256: str
    size_bytes: int


class Task(Struct, frozen=True):
    """A set of items.

    Attributes:
        kind: which importer read it: medmcqa, medqa, pubmedqa, mmlu or own.
        name: as it is shown and recorded, e.g. "mmlu-anatomy".
        items: what is scored.
        reserve: items that are no test items; in-context examples may come from them.
        has_word_answers: the options' own words are scored, not their letters.
        origin: where the set comes from.
        licence: under which terms.
        subject: of a set of one subject, with spaces.
        files: what was read.
        traps: what was found on the way.
    """

    kind: str
    name: str
    items: tuple[Item, ...]
    origin: str
    licence: str
    files: tuple[File, ...]
    reserve: tuple[Item, ...] = ()
    has_word_answers: bool = False
    subject: str = ""
    traps: tuple[Trap, ...] = ()

    @property
    def sha256(self) -> str:
        """Hash of what is asked: ids, questions, options, keys, contexts, in order; hexadecimal."""
        return content_sha256(self.items)


class Card(Struct, frozen=True):
    """What a reader of results must know about a set.

    Attributes:
        option_counts: how many items have so many options, by the number as text.
        majority: the commonest key (a letter, or the option's words), and its share.
        strata: by name, how many items belong to each value.
        duplicate_count: items that repeat the question and options of an earlier one.
    """

    name: str
    kind: str
    origin: str
    licence: str
    n: int
    reserve_n: int
    sha256: str
    option_counts: dict[str, int]
    majority: str
    majority_share: float
    strata: dict[str, dict[str, int]]
    duplicate_count: int
    traps: tuple[Trap, ...]
    files: tuple[File, ...]


def card(task: Task) -> Card:
    """Return the card of a task."""
    keys = Counter(label(task, item, item.answer) for item in task.items)
    majority, count = max(sorted(keys.items()), key=lambda pair: pair[1])
    strata: dict[str, Counter[str]] = {}
    for item in task.items:
        for name, value in item.strata.items():
            strata.setdefault(name, Counter())[value] += 1
    return Card(
        name=task.name,
        kind=task.kind,
        origin=task.origin,
        licence=task.licence,
        n=len(task.items),
        reserve_n=len(task.reserve),
        sha256=task.sha256,
        option_counts=_counts(str(len(item.options)) for item in task.items),
        majority=majority,
        majority_share=count / len(task.items),
        strata={name: _counts(values.elements()) for name, values in strata.items()},
        duplicate_count=len(task.items) - len({same_as(item) for item in task.items}),
        traps=task.traps,
        files=task.files,
    )


def label(task: Task, item: Item, index: int) -> str:
    """Return an option as answers are reported: its letter, or its words."""
    return item.options[index] if task.has_word_answers else item.letters[index]


def same_as(item: Item) -> str:
    """Return what two items have in common if they are the same one: question and options.

    Never the question alone: "Which of the following is true?" is asked of many things. An open
    example has its options, if any, in its question, each behind a letter.
    """
    if item.is_open:
        return normal(_LETTERED.sub(" ", f"{item.question} {item.context}"))
    return normal(" ".join((item.question, item.context, *item.options)))


def normal(text: str) -> str:
    """Return a text as it is compared: NFKC, lower case, nothing but letters and numbers."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return " ".join(re.sub(r"[\W_]+", " ", folded).split())


def content_sha256(items: Iterable[Item]) -> str:
    """Return the hash of items, hexadecimal; see `Task.sha256`."""
    digest = hashlib.sha256()
    for item in items:
        fields = [item.item_id, item.question, item.options, item.answer, item.context]
        digest.update(json.dumps(fields, ensure_ascii=True).encode() + b"\n")
    return digest.hexdigest()


def _counts(values: Iterable[str]) -> dict[str, int]:
    counted = Counter(values)
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
