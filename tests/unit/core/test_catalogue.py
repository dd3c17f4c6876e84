"""What ships of the family: whole, sourced, and honest about what nobody checked."""

from pathlib import Path

import pytest

from app.core import catalogue, hardware
from app.core.catalogue import Offer, Refreshed
from app.core.repository import Facts, is_name
from converters.types import FILE_TYPES

OFFERS = catalogue.offers()
IDS = [one.name for one in OFFERS]
FACTS = {"license", "gated", "context_length"}


def test_the_family_is_whole() -> None:
    assert {one.repository for one in OFFERS} == {
        "EPFLiGHT/Meditron3-Gemma2-2B",
        "EPFLiGHT/Meditron3-Gemma2-9B",
        "EPFLiGHT/Meditron3-8B",
        "EPFLiGHT/Meditron3-70B",
        "EPFLiGHT/Meditron3-Qwen2.5-7B",
        "EPFLiGHT/Meditron3-Qwen2.5-14B",
        "EPFLiGHT/Meditron3-Phi4-14B",
        "google/gemma-2-2b-it",
    }
    assert [one.name for one in OFFERS if one.is_for_comparison] == ["gemma-2-2b-it"]


@pytest.mark.parametrize("one", OFFERS, ids=IDS)
def test_every_offer_can_be_read_and_weighed(one: Offer) -> None:
    assert is_name(one.repository)
    assert one.terms.url.startswith("https://")
    assert one.terms.sentence.endswith(".")
    assert set(one.not_verified) <= FACTS
    assert one.gated in {"no", "auto", "manual", ""}
    assert one.gated != "" or "gated" in one.not_verified, "unknown is said as unknown"
    assert 0.9 < one.sizes["BF16"] / (one.parameters * 2) < 1.01
    for kind, size_bytes in one.sizes.items():
        needs = hardware.about_bytes(catalogue.weighed(one, kind))
        assert needs > size_bytes + hardware.WORKING_BYTES
        assert kind in FILE_TYPES or kind in {"Q2_K", "Q3_K_M"}
    assert all(is_name(published.repository) for published in one.published)


@pytest.mark.parametrize("one", [one for one in OFFERS if one.figures], ids=lambda one: one.name)
def test_figures_name_their_source_and_what_it_leaves_out(one: Offer) -> None:
    assert one.figures is not None
    assert one.figures.source
    assert one.figures.not_stated.startswith("not stated: number of shots")
    assert all(25 < row.percent < 100 for row in one.figures.rows)


def test_the_2b_is_gemma_with_its_arithmetic() -> None:
    one = catalogue.offer("EPFLiGHT/Meditron3-Gemma2-2B")
    assert one is not None
    assert (one.architecture, one.parameters, one.context_length) == ("gemma2", 2_614_341_888, 8192)
    assert one.sizes["Q4_K_M"] == 1_700_000_000
    # 4,096 tokens × 26 layers × 4 heads × (256 + 256) × 2 bytes, and 1 GB to work in
    assert (
        hardware.about_bytes(catalogue.weighed(one, "Q4_K_M"))
        == 1_700_000_000 + 436_207_616 + 10**9
    )


def test_an_offer_is_found_by_any_of_its_repositories() -> None:
    for one in OFFERS:
        assert catalogue.offer(one.repository.upper()) is one
        assert all(catalogue.offer(published.repository) is one for published in one.published)
    assert catalogue.offer("owner/other") is None
    assert len(catalogue.repositories()) == len(set(catalogue.repositories()))


def test_what_a_refresh_brought_is_kept_beside(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.json"
    assert catalogue.refreshed(path) == Refreshed()
    found = Refreshed("2026-01-01T00:00:00+00:00", {"a/b": Facts("a/b", "c" * 40, sizes={"m": 1})})
    catalogue.keep(path, found)
    assert catalogue.refreshed(path) == found
    assert [one.name for one in tmp_path.iterdir()] == ["catalogue.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"at": 1}', b"\xff"])
def test_a_damaged_refresh_counts_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "catalogue.json"
    path.write_bytes(content)
    assert catalogue.refreshed(path) == Refreshed()
