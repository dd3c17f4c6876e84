"""The memory a model needs is a sum a person can check, and the light never claims too much."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.core import gguf, hardware
from app.core.hardware import Verdict
from tests.gguf_writer import gemma2

GB = 1_000_000_000


@pytest.fixture
def info(tmp_path: Path) -> gguf.ModelInfo:
    """Return Meditron3-Gemma2-2B at Q4_K_M, by its numbers."""
    return replace(
        gguf.read(gemma2().write(tmp_path / "m.gguf")),
        size_bytes=1_700_000_000,
        block_count=26,
        head_count_kv=4,
        key_length=256,
        value_length=256,
        context_length=8192,
    )


def test_the_cache_is_counted_in_full(info: gguf.ModelInfo) -> None:
    assert hardware.cache_bytes(info, 8192) == 8192 * 26 * 4 * 256 * 2 * 2
    assert hardware.cache_bytes(info, 8192, "q8_0") == 8192 * 26 * 4 * 512 * 34 // 32


def test_the_need_is_file_cache_and_one_gigabyte(info: gguf.ModelInfo) -> None:
    cache = hardware.cache_bytes(info, 8192)
    assert hardware.needs_bytes(info, 8192) == 1_700_000_000 + cache + GB


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
