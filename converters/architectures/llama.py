"""Llama, and Mistral, which differs in its configuration only.

Facts: conversion/llama.py, `LlamaModel`, of llama.cpp 0c1e57098.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from converters.architectures.architecture import (
    AS_IT_IS,
    ATTENTION,
    GATED,
    Architecture,
    Transform,
)
from converters.keys import Keys
from converters.refusal import invalid

# Llama 3's scaling of rotary frequencies, where config.json does not say.
FACTOR, LOW, HIGH, LENGTH = 8.0, 1.0, 4.0, 8192
ONE = np.float32(1)


class Llama(Architecture):
    """Queries and keys have the halves of their heads interleaved."""

    name = "llama"
    vocabulary = "llama"
    layer_names = (
        ATTENTION
        | GATED
        | {
            "input_layernorm": "attn_norm",
            "post_attention_layernorm": "ffn_norm",
        }
    )

    def transform(self, name: str) -> Transform:
        """Interleave the halves of each head of queries and keys."""
        is_rotated = ".attn_q." in name or ".attn_k." in name
        return Transform(head_rows=self.head_length) if is_rotated else AS_IT_IS

    def extras(self) -> dict[str, NDArray[np.float32]]:
        """Return the factors of the rotary frequencies, where they are scaled as in Llama 3."""
        kind = self.rope.get("rope_type")
        if not isinstance(kind, str) or kind.lower() != "llama3":
            return {}
        return {"rope_freqs.weight": self._factors()}

    def _factors(self) -> NDArray[np.float32]:
        """Return one factor for each pair, [head_length / 2] float32.

        In single precision, in torch's order: it divides a number by a tensor as the number times
        the reciprocal. Only powers are taken in double precision and rounded, which is what
        torch's vector code gives but for a last bit of some lengths no known model has.
        """
        factor, low = self._said("factor", FACTOR), self._said("low_freq_factor", LOW)
        high = self._said("high_freq_factor", HIGH)
        length = self._said("original_max_position_embeddings", LENGTH)
        if not (factor > 0 and length > 0 and high > low > 0):
            raise invalid("config.json, rope_scaling", "its factors fit no Llama 3 scaling")
        factors = np.empty(self.head_length // 2, np.float32)
        for index, frequency in enumerate(self._frequencies()):
            wavelength = (ONE / frequency) * np.float32(2 * np.pi)
            if wavelength < length / high:
                factors[index] = 1
            elif wavelength > length / low:
                factors[index] = factor
            else:
                smooth = (ONE / wavelength) * np.float32(length) - np.float32(low)
                smooth /= np.float32(high - low)
                factors[index] = ONE / ((ONE - smooth) / np.float32(factor) + smooth)
        return factors

    def _frequencies(self) -> NDArray[np.float32]:
        base = self._said("rope_theta", 10000.0)
        if not base > 0:
            raise invalid("config.json, rope_theta", f"{base:g} is no base")
        pairs = np.arange(0, self.head_length - 1, 2, dtype=np.float32)
        exponents = (pairs / np.float32(self.head_length)).astype(np.float64)
        return ONE / np.power(base, exponents).astype(np.float32)

    def _said(self, name: str, default: float) -> float:
        value: Any = self.rope.get(name)
        return default if value is None else self.rope_real(name)

    def add_keys(self, keys: Keys) -> None:
        """Set the shared keys, the vocabulary's size and the rotated length."""
        self.add_common(keys)
        self.u32(keys, "vocab_size", self.count("vocab_size"))
        self.u32(keys, "rope.dimension_count", self.head_length)
