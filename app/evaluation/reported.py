"""What others report of a set: figures of the catalogue, to stand beside runs of one's own."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from app.core import catalogue
from app.core.catalogue import Figures
from app.evaluation.task import Card

BENCHMARKS = {"medmcqa": "MedMCQA", "medqa": "MedQA", "pubmedqa": "PubMedQA"}
ALL_THREE = "mean of MedMCQA, MedQA, PubMedQA"


class Reported(Struct, frozen=True):
    """Figures that others report of the set that runs were asked, see `core.catalogue`."""

    name: str
    is_same_model: bool
    benchmark: str
    percent: float
    is_about: bool
    source: str
    not_stated: str


def reported(card: Card, records: Sequence[dict[str, Any]]) -> Iterable[Reported]:
    """Yield what the catalogue knows of this set, those of the runs' own models first."""
    benchmark = BENCHMARKS.get(card.kind)
    if benchmark is None:
        return
    found = []
    said = " ".join(
        f"{one['model']['name']} {one['model']['file']} {one['model']['metadata']}"
        for one in records
    )
    for offer in catalogue.offers():
        is_same = _plain(offer.name) in _plain(said)
        found += [
            Reported(
                offer.name,
                is_same,
                row.benchmark,
                row.percent,
                row.is_about,
                figures.source,
                figures.not_stated,
            )
            for figures in [offer.figures or Figures("", "", ())]
            for row in figures.rows
            if row.benchmark in {benchmark, ALL_THREE}
        ]
    yield from sorted(found, key=lambda one: (not one.is_same_model, one.benchmark == ALL_THREE))


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())
