"""Does a model fit this computer? Pure arithmetic on measured numbers."""

import math
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from app.core.gguf import ModelInfo
from app.core.text import PLAIN, QT_TRANSLATE_NOOP, Numbers, fill

MIB = 1024 * 1024
WORKING_BYTES = 1_000_000_000  # NP-4: program and buffers, where the model is not known
DEFAULT_CONTEXT_TOKENS = 4096
LEAST_CONTEXT_TOKENS = 512  # below this no question fits
# On a processor 64 are as fast as 512 (measured), and a small batch reports often and needs a small
# compute buffer; a graphics processor wants more.
DEFAULT_BATCH_TOKENS, GPU_BATCH_TOKENS = 128, 512
DEFAULT_CACHE = "f16"
# Bytes of one number of the KV cache: ggml's blocks, 34 bytes for 32 numbers of q8_0, 18 of q4_0.
BYTES_A_NUMBER = {"f32": 4.0, "f16": 2.0, "bf16": 2.0, "q8_0": 34 / 32, "q4_0": 18 / 32}
PADDING_TOKENS = 256  # llama-context.cpp pads the context to this
# Which types ggml's CPU backend rearranges (repack.cpp `ggml_repack_get_optimal_repack_type`), by
# the instruction set that it asks for; names as archspec has them, Arm's as the kernel has them.
PACKED_TYPES = {
    "avx2": frozenset({"Q4_0", "Q4_K", "IQ4_NL", "MXFP4"}),
    "avx512f": frozenset({"Q2_K"}),
    "asimddp": frozenset({"Q4_0", "Q4_K", "Q5_K", "Q6_K", "IQ4_NL", "MXFP4", "Q8_0", "Q1_0"}),
}
# Python, its libraries and llama.cpp's own code: measured, see benchmarks/memory.py.
PROGRAM_BYTES = 60 * MIB
TOKEN_BYTES = 180  # of one token in llama.cpp's vocabulary: text, score, two indexes; measured
# Numbers of four bytes that a layer holds at once for each token of a batch, in widths of the
# model; measured on llama.cpp's compute buffers of Llama and Gemma 2 shapes.
FEED_FORWARD_WIDTHS, FEED_FORWARD_LAYERS, ATTENTION_WIDTHS = 4, 3, 6.5


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


class Use(Struct, frozen=True):
    """How a model would be loaded, as far as memory is concerned.

    Attributes:
        context_tokens: size of the context.
        batch_tokens: prompt tokens computed together.
        cache_type_k: how keys are kept, see `BYTES_A_NUMBER`.
        cache_type_v: how values are kept.
        has_flash_attention: whether scores are computed without keeping them.
        is_mapped: whether the weights are the file's own pages.
        features: instruction sets of the processor.
    """

    context_tokens: int
    batch_tokens: int = DEFAULT_BATCH_TOKENS
    cache_type_k: str = DEFAULT_CACHE
    cache_type_v: str = DEFAULT_CACHE
    has_flash_attention: bool = True
    is_mapped: bool = False
    features: frozenset[str] = frozenset()


class Memory(Struct, frozen=True):
    """The bytes a loaded model takes, by what they are for.

    Attributes:
        weights: the file's tensors.
        repacked: those that lie in memory a second time, rearranged for the processor; without
            mmap there is one copy.
        cache: keys and values of the whole context.
        compute: intermediate results of one batch.
        output: one row of scores over the vocabulary.
        program: code, libraries and the vocabulary.
    """

    weights: int
    repacked: int
    cache: int
    compute: int
    output: int
    program: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.weights + self.repacked + self.cache + self.compute + self.output + self.program


def context_of(info: Weighed, asked_tokens: int | None = None) -> int:
    """Return the context a model is loaded with: the asked one, else its own, at most 4,096."""
    if asked_tokens:
        return asked_tokens
    return min(info.context_length or DEFAULT_CONTEXT_TOKENS, DEFAULT_CONTEXT_TOKENS)


def cache_bytes(
    info: ModelInfo,
    context_tokens: int,
    kind: str = DEFAULT_CACHE,
    kind_of_values: str | None = None,
) -> int:
    """Return the size of the KV cache: context × heads of all layers × (keys + values) × bytes.

    Windowed layers count in full: the engine keeps them whole (`swa_full`), so that an earlier
    prompt can be gone back to. The context is padded to 256 tokens, as llama.cpp does.
    """
    tokens = padded(context_tokens)
    heads = info.cache_heads or info.block_count * info.head_count_kv
    keys = info.key_length * BYTES_A_NUMBER[kind]
    values = info.value_length * BYTES_A_NUMBER[kind_of_values or kind]
    return math.ceil(tokens * heads * (keys + values))


def padded(context_tokens: int) -> int:
    """Return the tokens that llama.cpp makes room for."""
    return -(-context_tokens // PADDING_TOKENS) * PADDING_TOKENS


def compute_bytes(info: ModelInfo, use: Use) -> int:
    """Return the size of the compute buffer: the larger of what both halves of a layer hold.

    The feed-forward half holds its three widest results, both halves some copies of the width;
    without flash attention the other holds a score for each head and each token of the context.
    A mask a kind of layer (all, windowed) comes on top.
    """
    tokens = padded(use.context_tokens)
    masks = 2 if info.sliding_window else 1
    mask = masks * tokens * (2 if use.has_flash_attention else 4)
    width = info.embedding_length
    hidden = info.feed_forward_length or 4 * width
    feed = 4 * (FEED_FORWARD_LAYERS * hidden + FEED_FORWARD_WIDTHS * width)
    attention = 4.0 * ATTENTION_WIDTHS * width
    if not use.has_flash_attention:
        attention += 4.0 * info.head_count * tokens
    batch = min(use.batch_tokens, tokens)
    return math.ceil(batch * (max(feed, attention) + mask))


def repacked_bytes(info: ModelInfo, features: frozenset[str]) -> int:
    """Return the bytes of weights that this processor's engine rearranges."""
    types: set[str] = set()
    for feature, packed in PACKED_TYPES.items():
        if feature in features:
            types |= packed
    return sum(size for kind, size in info.packable_bytes.items() if kind in types)


def estimate(info: ModelInfo, use: Use) -> Memory:
    """Return the memory a model takes on the processor when it is loaded like this."""
    return Memory(
        weights=info.weight_bytes or info.size_bytes,
        repacked=repacked_bytes(info, use.features) if use.is_mapped else 0,
        cache=cache_bytes(info, use.context_tokens, use.cache_type_k, use.cache_type_v),
        compute=compute_bytes(info, use),
        output=4 * info.vocabulary_size,
        program=PROGRAM_BYTES + TOKEN_BYTES * info.vocabulary_size,
    )


def about_bytes(info: Weighed) -> int:
    """Return about what a model needs that is not here yet: file, KV cache and working space."""
    tokens = context_of(info)
    numbers = info.block_count * info.head_count_kv * (info.key_length + info.value_length)
    cache = padded(tokens) * numbers * BYTES_A_NUMBER[DEFAULT_CACHE]
    return info.size_bytes + math.ceil(cache) + WORKING_BYTES


def needs_bytes(info: ModelInfo, context_tokens: int | None = None, kind: str = "f16") -> int:
    """Return the least memory a model needs at this context: without mmap, one copy of weights."""
    use = Use(context_of(info, context_tokens), cache_type_k=kind, cache_type_v=kind)
    return estimate(info, use).total


def fit(
    needs: int,
    free: int | None,
    total: int | None,
    translate: Callable[[str], str] | None = None,
    numbers: Numbers = PLAIN,
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
        *(
            numbers.gigabytes(tenths / 10)
            for tenths in (
                math.ceil(needs / 1e8),
                math.floor((free or 0) / 1e8),
                math.floor((total or 0) / 1e8),
            )
        ),
    )
    return Fit(verdict, sentence)
