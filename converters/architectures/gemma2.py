"""Gemma 2. Facts: conversion/gemma.py, `Gemma2Model`, of llama.cpp 0c1e57098."""

from converters.architectures.architecture import ATTENTION, GATED, Architecture, Transform
from converters.keys import Keys


class Gemma2(Architecture):
    """Norms before and after each half of a layer, and capped logits."""

    name = "gemma2"
    vocabulary = "gemma2"
    dropped = frozenset({"lm_head.weight"})  # the input's matrix is used for both
    layer_names = (
        ATTENTION
        | GATED
        | {
            "input_layernorm": "attn_norm",
            "post_attention_layernorm": "post_attention_norm",
            "pre_feedforward_layernorm": "ffn_norm",
            "post_feedforward_layernorm": "post_ffw_norm",
        }
    )

    def transform(self, name: str) -> Transform:
        """Add one to norms, which multiply by 1 + weight."""
        return Transform(is_shifted=name.endswith("norm.weight"))

    def add_keys(self, keys: Keys) -> None:
        """Set the keys in Gemma 2's own order."""
        self.u32(keys, "context_length", self.count("max_position_embeddings"))
        self.u32(keys, "embedding_length", self.width)
        self.u32(keys, "block_count", self.layers)
        self.u32(keys, "feed_forward_length", self.inner)
        self.u32(keys, "attention.head_count", self.heads)
        self.u32(keys, "attention.head_count_kv", self.heads_kv)
        self.f32(keys, "attention.layer_norm_rms_epsilon", self.real("rms_norm_eps"))
        self.u32(keys, "attention.key_length", self.head_length)
        self.u32(keys, "attention.value_length", self.head_length)
        self.f32(keys, "attn_logit_softcapping", self.real("attn_logit_softcapping"))
        self.f32(keys, "final_logit_softcapping", self.real("final_logit_softcapping"))
        self.u32(keys, "attention.sliding_window", self.count("sliding_window"))
