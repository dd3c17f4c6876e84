"""Under which terms a model may be used is told beside its results, or that nobody knows."""

from typing import Any

import pytest

from app.core import catalogue
from app.evaluation.terms import GEMMA_TERMS, terms_of

NOBODY: dict[str, Any] = {"name": "x", "sha256": "", "architecture": "llama", "metadata": {}}


@pytest.mark.parametrize(
    ("said", "terms"),
    [
        ({}, ""),
        ({"metadata": {"general.license": "mit"}, "architecture": "gemma2"}, "mit"),
        ({"metadata": {"general.license": "gemma"}}, GEMMA_TERMS),
        ({"architecture": "gemma3"}, GEMMA_TERMS),
        ({"sha256": catalogue.demo().sha256}, "apache-2.0"),
        ({"name": "EPFLiGHT/Meditron3-Gemma2-2B", "architecture": ""}, GEMMA_TERMS),
        ({"name": "meditron3-gemma2-2b (2)", "architecture": ""}, GEMMA_TERMS),
    ],
)
def test_terms_are_those_of_the_file_its_hash_or_its_family(
    said: dict[str, Any], terms: str
) -> None:
    assert terms_of(NOBODY | said) == terms
