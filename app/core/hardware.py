"""Does a model fit this computer? Pure arithmetic on measured numbers."""

import math
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from app.core.text import QT_TRANSLATE_NOOP, fill

WORKING_BYTES = 1_000_000_000  # NP-4: the program and the engine's buffers
DEFAULT_CONTEXT_TOKENS = 4096
BYTES_A_NUMBER = {"f16": 2.0, "q8_0": 34 / 32}  # of the KV cache; q8_0: ggml, 34 bytes for 32


class Verdict(StrEnum):
    """The fit light: shape and word."""

    FITS = "fits"
    TIGHT = "tight"
    TOO_LARGE = "too_large"
    NOT_MEASURED = "not_measured"


WORDS = {
    Verdict.FITS: QT_TRANSLATE_NOOP("hardware", "Fits"),
    Verdict.TIGHT: QT_TRANSLATE_NOOP("hardware", "Tight"),
    Verdict.TOO_LARGE: QT_TRANSLATE_NOOP("hardware", "Too large"),
    Verdict.NOT_MEASURED: QT_TRANSLATE_NOOP("hardware", "Not measured"),
}
# %1 what the model needs, %2 free memory, %3 the computer's memory, each with its unit.
SENTENCES = {
    Verdict.FITS: QT_TRANSLATE_NOOP("hardware", "needs %1, %2 are free"),
    Verdict.TIGHT: QT_TRANSLATE_NOOP(
        "hardware", "needs %1, only %2 of %3 are free: close other programs first"
    ),
    Verdict.TOO_LARGE: QT_TRANSLATE_NOOP(
        "hardware", "needs %1, the computer has %3: choose a smaller type or a smaller context"
    ),
    Verdict.NOT_MEASURED: QT_TRANSLATE_NOOP(
        "hardware", "needs %1; the computer does not say how much memory is free"
    ),
}


class Weighed(Protocol):
    """What the arithmetic needs to know of a model; `core.gguf.ModelInfo` says it of a file."""

    @property
    def size_bytes(self) -> int:
        """Of its weights."""

    @property
    def context_length(self) -> int:
        """Tokens it was trained with; 0 if that is not known."""

    @property
    def block_count(self) -> int:
        """Number of layers."""

    @property
    def head_count_kv(self) -> int:
        """Heads that keys and values are kept for."""

    @property
    def key_length(self) -> int:
        """Of one head's keys."""

    @property
    def value_length(self) -> int:
        """Of one head's values."""


class Fit(Struct, frozen=True):
    """Whether a model fits, as the light's word and one sentence with the numbers."""

    verdict: Verdict
    sentence: str


def context_of(info: Weighed, asked_tokens: int | None = None) -> int:
    """Return the context a model is loaded with: the asked one, else its own, at most 4,096."""
    if asked_tokens:
        return asked_tokens
    return min(info.context_length or DEFAULT_CONTEXT_TOKENS, DEFAULT_CONTEXT_TOKENS)


def cache_bytes(info: Weighed, context_tokens: int, kind: str = "f16") -> int:
    """Return the size of the KV cache: context × layers × heads × (key + value) × bytes.

    A sliding window is counted as if it were the whole context, so the sum is never too low.
    """
    numbers = info.block_count * info.head_count_kv * (info.key_length + info.value_length)
    return math.ceil(context_tokens * numbers * BYTES_A_NUMBER[kind])


def needs_bytes(info: Weighed, context_tokens: int | None = None, kind: str = "f16") -> int:
    """Return the memory a model needs: its file, the KV cache and 1 GB of working space."""
    return (
        info.size_bytes
        + cache_bytes(info, context_of(info, context_tokens), kind)
        + (WORKING_BYTES)
    )


def fit(
    needs: int,
    free: int | None,
    total: int | None,
    translate: Callable[[str], str] | None = None,
) -> Fit:
    """Return the light: *fits* if the need is free now, *tight* if the computer has it at all.

    All in bytes; `None` is a number that could not be measured. The need is shown rounded up and
    what is free rounded down, so that a row never claims a fit that the numbers deny.
    """
    if free is None or total is None:
        verdict = Verdict.NOT_MEASURED
    elif needs <= free:
        verdict = Verdict.FITS
    else:
        verdict = Verdict.TIGHT if needs <= total else Verdict.TOO_LARGE
    pattern = SENTENCES[verdict]
    sentence = fill(
        translate(pattern) if translate else pattern,
        _gigabytes(needs, math.ceil),
        _gigabytes(free or 0, math.floor),
        _gigabytes(total or 0, math.floor),
    )
    return Fit(verdict, sentence)


def _gigabytes(size_bytes: int, rounded: Callable[[float], int]) -> str:
    return f"{rounded(size_bytes / 1e8) / 10:.1f} GB"
