"""What does not fit gets the next smaller ways that do, and never one that does not."""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from app.core import advice, gguf, hardware
from app.core.advice import Kind
from app.core.chat import LoadOptions
from app.core.hardware import Use
from tests.gguf_writer import gemma2

AVX2 = frozenset({"avx2"})
WHOLE = Use(4096, features=AVX2)


@pytest.fixture
def info(tmp_path: Path) -> gguf.ModelInfo:
    """Return Meditron3-Gemma2-2B at Q4_K_M, by its numbers."""
    return replace(
        gguf.read(gemma2().write(tmp_path / "m.gguf")),
        weight_bytes=1_702_540_800,
        packable_bytes={"Q4_K": 966_131_712},
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


def needs(info: gguf.ModelInfo, **changes: object) -> int:
    return hardware.estimate(info, structs.replace(WHOLE, **changes)).total


def found(info: gguf.ModelInfo, free_bytes: int, options: LoadOptions) -> list[advice.Choice]:
    return advice.choices(info, options, AVX2, free_bytes)


def test_a_smaller_context_comes_first_then_the_whole_one_in_eight_bits(
    info: gguf.ModelInfo,
) -> None:
    cache = needs(info, cache_type_k="q8_0", cache_type_v="q8_0")
    half = needs(info, context_tokens=2048)
    first, second = found(info, cache, LoadOptions())
    assert (first.kind, first.options, first.needs_bytes) == (
        Kind.CONTEXT,
        LoadOptions(context_tokens=2048),
        half,
    )
    assert (second.kind, second.options, second.needs_bytes) == (
        Kind.CACHE,
        LoadOptions(cache_type_k="q8_0", cache_type_v="q8_0"),
        cache,
    )
    (only,) = found(info, half, LoadOptions())
    assert only == first


def test_what_was_said_stays_and_no_choice_needs_more_than_is_free(info: gguf.ModelInfo) -> None:
    said = LoadOptions(threads=3, context_tokens=8192, use_mlock=True)
    for free in range(needs(info, context_tokens=512), needs(info), 50_000_000):
        for one in found(info, free, said):
            assert one.needs_bytes <= free
            assert (one.options.threads, one.options.use_mlock) == (3, True)


def test_mmap_is_given_up_where_it_was_asked_for(info: gguf.ModelInfo) -> None:
    asked = LoadOptions(use_mmap=True)
    least = needs(info, is_mapped=True, context_tokens=512)
    (choice,) = found(info, needs(info), asked)
    assert needs(info) < least
    assert (choice.kind, choice.options) == (Kind.UNMAPPED, LoadOptions(use_mmap=False))
    (choice,) = found(info, needs(info, context_tokens=1024), asked)
    assert choice.options == LoadOptions(context_tokens=1024, use_mmap=False)


def test_a_cache_of_eight_bits_is_offered_only_where_it_can_be(info: gguf.ModelInfo) -> None:
    free = needs(info) - 1
    kinds = [one.kind for one in found(info, free, LoadOptions())]
    assert kinds == [Kind.CONTEXT, Kind.CACHE]
    odd = replace(info, key_length=250)
    assert [one.kind for one in found(odd, free, LoadOptions())] == [Kind.CONTEXT]
    off = LoadOptions(flash_attention=False)
    assert Kind.CACHE not in [one.kind for one in found(info, free, off)]
    small = LoadOptions(cache_type_k="q8_0", cache_type_v="q8_0")
    assert Kind.CACHE not in [one.kind for one in found(info, free, small)]


def test_both_at_once_where_one_is_not_enough(info: gguf.ModelInfo) -> None:
    both = needs(info, context_tokens=512, cache_type_k="q8_0", cache_type_v="q8_0")
    (choice,) = found(info, both, LoadOptions())
    assert choice.options == LoadOptions(
        context_tokens=512, cache_type_k="q8_0", cache_type_v="q8_0"
    )
    assert found(info, both - 1, LoadOptions()) == []
