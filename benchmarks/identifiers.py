"""How much the identifier check finds and how much it says too much, by kind and language."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from app.core.identifiers.finding import Finding, Kind
from app.core.identifiers.search import find

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "identifiers"
SETS = ("tuned", "held_out")
_MARK = re.compile(r"\{([a-z_]+):([^{}]+)\}")


class Sentence(Struct, frozen=True):
    """One labelled sentence: its language, its text, and what should be found in it."""

    language: str
    text: str
    wanted: tuple[Finding, ...]


class Score(Struct, frozen=True):
    """What became of some labels.

    Attributes:
        wanted: places that are labelled.
        found: of these, covered whole by places of their kind.
        said: places that were found.
        right: of these, on a label of their kind.
    """

    wanted: int
    found: int
    said: int
    right: int

    @property
    def cells(self) -> str:
        """Return recall and precision as two cells of a table in Markdown."""
        return f"{percent(self.found, self.wanted)} | {percent(self.right, self.said)}"


def percent(part: int, whole: int) -> str:
    """Return a part as `19/20, 95 %`; a dash if there is nothing to divide by."""
    return f"{part}/{whole}, {100 * part / whole:.0f} %" if whole else "–"


def sentences(name: str) -> list[Sentence]:
    """Return the sentences of a set."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [_sentence(*line.split("\t")) for line in lines if not line.startswith("#")]


def score(some: list[Sentence]) -> dict[str, Score]:
    """Return the score of each kind, of each language, and `all`."""
    counted: dict[str, Counter[str]] = {}
    for one in some:
        for group, what in _outcomes(one):
            for key in (group, one.language, "all"):
                counted.setdefault(key, Counter())[what] += 1
    return {
        key: Score(had["wanted"], had["found"], had["said"], had["right"])
        for key, had in counted.items()
    }


def misjudged(some: list[Sentence]) -> Iterator[str]:
    """Return what was missed, found in part, or said too much, one line each."""
    for one in some:
        said = find(one.text)
        if said != one.wanted:
            shown = [f"{place.kind}:{one.text[place.start : place.end]}" for place in said]
            yield f"{one.language}  {one.text}  →  {shown}"


def table() -> str:
    """Return recall and precision on both sets as a table in Markdown."""
    both = [sentences(name) for name in SETS]
    scores = [score(some) for some in both]
    languages = sorted({one.language for some in both for one in some})
    sizes = [
        f"{len(some)} sentences, {sum(not one.wanted for one in some)} with nothing to find"
        for some in both
    ]
    lines = [
        "| | tuned on: recall | precision | held out: recall | precision |",
        "|---|---|---|---|---|",
        *(
            f"| {key} | {scores[0][key].cells} | {scores[1][key].cells} |"
            for key in (*Kind, *languages, "all")
        ),
        "",
        f"Tuned on: {sizes[0]}. Held out: {sizes[1]}.",
    ]
    return "\n".join(lines)


def main(_options: list[str]) -> None:
    """Print it."""
    print(table())


def _sentence(language: str, marked: str) -> Sentence:
    text, wanted, at = "", [], 0
    for label in _MARK.finditer(marked):
        text += marked[at : label.start()]
        wanted.append(Finding(len(text), len(text) + len(label[2]), Kind(label[1])))
        text += label[2]
        at = label.end()
    return Sentence(language, text + marked[at:], tuple(wanted))


def _outcomes(one: Sentence) -> Iterator[tuple[Kind, str]]:
    said = find(one.text)
    for label in one.wanted:
        yield label.kind, "wanted"
        if any(_covers(place, label) for place in said):
            yield label.kind, "found"
    for place in said:
        yield place.kind, "said"
        if any(_meets(place, label) for label in one.wanted):
            yield place.kind, "right"


def _covers(place: Finding, label: Finding) -> bool:
    same = place.kind is label.kind
    return same and place.start <= label.start and place.end >= label.end


def _meets(place: Finding, label: Finding) -> bool:
    return place.kind is label.kind and place.start < label.end and label.start < place.end
