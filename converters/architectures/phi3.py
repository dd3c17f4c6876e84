"""Phi-3 and Phi-4. Facts: conversion/phi.py, `Phi3MiniModel`, of llama.cpp 0c1e57098."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from converters.architectures.architecture import Architecture
from converters.keys import Keys
from converters.refusal import invalid


class Phi3(Architecture):
    """Queries, keys and values are one matrix, and so are the gate and what it gates."""

    name = "phi3"
    vocabulary = "phi3"
    layer_names = {  # noqa: RUF012  a constant
        "self_attn.qkv_proj": "attn_qkv",
        "self_attn.o_proj": "attn_output",
        "mlp.gate_up_proj": "ffn_up",
        "mlp.down_proj": "ffn_down",
        "input_layernorm": "attn_norm",
        "post_attention_layernorm": "ffn_norm",
    }

    def layer_shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shapes of a layer; the fused matrix is twice as long."""
        return super().layer_shapes() | {"ffn_up": (2 * self.inner, self.width)}

    @property
    def rotated_length(self) -> int:
        """How much of a head is rotated."""
        has_part = self.rope.get("partial_rotary_factor") is not None
        part = self.rope_real("partial_rotary_factor") if has_part else 1.0
        return int(part * self.width) // self.heads

    @property
    def _trained_length(self) -> int:
        length = self.config["rope_parameters"].get("original_max_position_embeddings")
        if not isinstance(length, int) or isinstance(length, bool) or length < 2:  # noqa: PLR2004
            raise invalid("config.json, original_max_position_embeddings", "it is missing")
        return length

    def extras(self) -> dict[str, NDArray[np.float32]]:
        """Return the factors of the long and of the short context, where there are any."""
        if not self.rope.get("long_factor"):
            return {}
        return {
            f"rope_factors_{which}.weight": self._factors(f"{which}_factor")
            for which in ("long", "short")
        }

    def _factors(self, name: str) -> NDArray[np.float32]:
        said = self.rope.get(name)
        length = self.rotated_length // 2
        if not isinstance(said, list) or len(said) != length:
            raise invalid(f"config.json, {name}", f"it must be {length} numbers")
        if not all(isinstance(factor, int | float) for factor in said):
            raise invalid(f"config.json, {name}", "it holds something else than numbers")
        return np.array(said, np.float32)

    def early_keys(self, keys: Keys, scalars: Mapping[str, float]) -> None:  # noqa: ARG002
        """Set the attention factor of the long context."""
        if self.rope.get("long_factor"):
            self.f32(keys, "rope.scaling.attn_factor", self._attention_factor())

    def _attention_factor(self) -> float:
        trained = self._trained_length
        scale = self.count("max_position_embeddings") / trained
        kind = str(self.rope.get("rope_type", "")).lower()
        if kind in {"su", "longrope"}:
            return math.sqrt(1 + math.log(scale) / math.log(trained)) if scale > 1 else 1.0
        if kind == "yarn":
            return 0.1 * math.log(scale) + 1 if scale > 1 else 1.0
        raise invalid("config.json, rope_scaling", f"“{kind[:64]}” is no known scaling")

    def add_keys(self, keys: Keys) -> None:
        """Set the keys in Phi-3's own order; a window of 0 marks Phi-4."""
        self.u32(keys, "context_length", self.count("max_position_embeddings"))
        self.u32(keys, "rope.scaling.original_context_length", self._trained_length)
        self.u32(keys, "embedding_length", self.width)
        self.u32(keys, "feed_forward_length", self.inner)
        self.u32(keys, "block_count", self.layers)
        self.u32(keys, "attention.head_count", self.heads)
        self.u32(keys, "attention.head_count_kv", self.heads_kv)
        self.f32(keys, "attention.layer_norm_rms_epsilon", self.real("rms_norm_eps"))
        self.u32(keys, "rope.dimension_count", self.rotated_length)
        self.f32(keys, "rope.freq_base", self.rope_real("rope_theta"))
        has_window = self.config.get("sliding_window") is not None
        self.u32(
            keys, "attention.sliding_window", self.count("sliding_window") if has_window else 0
        )
