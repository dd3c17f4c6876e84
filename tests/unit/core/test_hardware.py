"""The memory a model needs is a sum a person can check, and the light never claims too much."""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from app.core import gguf, hardware
from app.core.hardware import Use, Verdict
from tests.gguf_writer import gemma2

GB = 1_000_000_000


@pytest.fixture
def info(tmp_path: Path) -> gguf.ModelInfo:
    """Return Meditron3-Gemma2-2B at Q4_K_M, by its numbers."""
    return replace(
        gguf.read(gemma2().write(tmp_path / "m.gguf")),
        size_bytes=1_700_000_000,
        weight_bytes=1_702_540_800,
        packable_bytes={"Q4_K": 966_131_712, "Q6_K": 251_596_800},
        block_count=26,
        embedding_length=2304,
        feed_forward_length=9216,
        vocabulary_size=256_000,
        head_count=8,
        head_count_kv=4,
        cache_heads=26 * 4,
        key_length=256,
        value_length=256,
        context_length=8192,
    )


def test_the_cache_is_counted_in_full(info: gguf.ModelInfo) -> None:
    assert hardware.cache_bytes(info, 8192) == 8192 * 26 * 4 * 256 * 2 * 2
    assert hardware.cache_bytes(info, 8192, "q8_0") == 8192 * 26 * 4 * 512 * 34 // 32


def test_keys_and_values_may_be_kept_differently(info: gguf.ModelInfo) -> None:
    numbers = 8192 * 26 * 4 * 256
    expected = numbers * 34 // 32 + numbers * 18 // 32
    assert hardware.cache_bytes(info, 8192, "q8_0", "q4_0") == expected


def test_the_context_is_padded_as_llama_cpp_does(info: gguf.ModelInfo) -> None:
    assert hardware.cache_bytes(info, 1) == hardware.cache_bytes(info, 256)
    assert hardware.cache_bytes(info, 257) == hardware.cache_bytes(info, 512)


def test_facts_of_an_older_version_count_the_largest_layer(info: gguf.ModelInfo) -> None:
    old = replace(info, cache_heads=0, weight_bytes=0, packable_bytes={})
    assert hardware.cache_bytes(old, 8192) == hardware.cache_bytes(info, 8192)
    assert hardware.estimate(old, MAPPED).weights == old.size_bytes


MAPPED = Use(4096, is_mapped=True, features=frozenset({"avx2"}))
# Measured of a generated 2B at Q4_K_M, 4,096 tokens: the bare process had 42 MB and no gguf.read.
MEASURED = {True: 3_142_268 * 1024, False: 2_204_296 * 1024}


@pytest.mark.parametrize("is_mapped", [True, False])
def test_the_estimate_is_what_was_measured_within_a_tenth(
    info: gguf.ModelInfo, is_mapped: bool
) -> None:
    found = hardware.estimate(info, structs.replace(MAPPED, is_mapped=is_mapped)).total
    assert 0.9 < found / MEASURED[is_mapped] < 1.1


def test_mapped_weights_that_are_rearranged_count_twice(info: gguf.ModelInfo) -> None:
    assert hardware.estimate(info, MAPPED).repacked == 966_131_712
    assert hardware.estimate(info, structs.replace(MAPPED, is_mapped=False)).repacked == 0
    assert hardware.estimate(info, structs.replace(MAPPED, features=frozenset())).repacked == 0
    arm = structs.replace(MAPPED, features=frozenset({"asimddp"}))
    assert hardware.estimate(info, arm).repacked == 966_131_712 + 251_596_800


def test_what_is_needed_at_least_is_without_mmap(info: gguf.ModelInfo) -> None:
    assert hardware.needs_bytes(info, 4096) == hardware.estimate(info, Use(4096)).total


def test_without_flash_attention_the_scores_are_kept(info: gguf.ModelInfo) -> None:
    small, large = (
        hardware.compute_bytes(
            info, structs.replace(MAPPED, has_flash_attention=False, context_tokens=one)
        )
        for one in (4096, 8192)
    )
    # A score and two masks of four bytes for each of 8 heads, 128 tokens and 4,096 more of them.
    assert large - small == 128 * 4096 * 4 * (8 + 2)


@pytest.mark.parametrize(
    ("trained", "asked", "used"),
    [(8192, None, 4096), (2048, None, 2048), (0, None, 4096), (8192, 8192, 8192), (2048, 512, 512)],
)
def test_the_context_is_the_asked_one_else_at_most_4096(
    trained: int, asked: int | None, used: int, info: gguf.ModelInfo
) -> None:
    assert hardware.context_of(replace(info, context_length=trained), asked) == used


@pytest.mark.parametrize(
    ("needs", "free", "total", "verdict"),
    [
        (3 * GB, 3 * GB, 8 * GB, Verdict.FITS),
        (3 * GB + 1, 3 * GB, 8 * GB, Verdict.TIGHT),
        (8 * GB, 3 * GB, 8 * GB, Verdict.TIGHT),
        (8 * GB + 1, 3 * GB, 8 * GB, Verdict.TOO_LARGE),
        (1, None, 8 * GB, Verdict.NOT_MEASURED),
        (1, 8 * GB, None, Verdict.NOT_MEASURED),
    ],
)
def test_the_light(needs: int, free: int | None, total: int | None, verdict: Verdict) -> None:
    assert hardware.fit(needs, free, total).verdict is verdict


def test_the_sentence_names_the_numbers_rounded_to_the_safe_side() -> None:
    assert hardware.fit(3_560_000_000, 5_190_000_000, 8 * GB).sentence == (
        "needs 3.6 GB, 5.1 GB are free"
    )


def test_the_sentence_can_be_translated() -> None:
    told = hardware.fit(GB, 2 * GB, 8 * GB, lambda text: text.replace("needs", "braucht"))
    assert told.sentence == "braucht 1.0 GB, 2.0 GB are free"


def test_every_verdict_has_a_word_and_a_sentence() -> None:
    assert set(hardware.WORDS) == set(hardware.SENTENCES) == set(Verdict)
