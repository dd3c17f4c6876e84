"""Gemma 3, its text part. Facts: conversion/gemma.py, `Gemma3Model`, of llama.cpp 0c1e57098."""

from converters.architectures.architecture import ATTENTION, GATED, Architecture, Transform
from converters.keys import Keys


class Gemma3(Architecture):
    """Like Gemma 2, with norms of queries and keys, and two rotary bases instead of capped logits.

    The embedding is longer than the vocabulary; the rows without a token are left out.
    """

    name = "gemma3"
    vocabulary = "gemma3"
    layer_names = (
        ATTENTION
        | GATED
        | {
            "input_layernorm": "attn_norm",
            "post_attention_layernorm": "post_attention_norm",
            "pre_feedforward_layernorm": "ffn_norm",
            "post_feedforward_layernorm": "post_ffw_norm",
            "self_attn.q_norm": "attn_q_norm",
            "self_attn.k_norm": "attn_k_norm",
        }
    )

    def transform(self, name: str) -> Transform:
        """Add one to norms, which multiply by 1 + weight."""
        return Transform(is_shifted=name.endswith("norm.weight"))

    def kept_rows(self, name: str, rows: int, tokens: int) -> int:
        """Keep as many rows of the embedding as there are tokens."""
        return min(rows, tokens) if name == "token_embd.weight" else rows

    def add_keys(self, keys: Keys) -> None:
        """Set the shared keys, some of them again, then the window."""
        self.add_common(keys)
        self.u32(keys, "context_length", self.count("max_position_embeddings"))
        self.u32(keys, "attention.head_count", self.heads)
        self.f32(keys, "attention.layer_norm_rms_epsilon", self.real("rms_norm_eps"))
        self.u32(keys, "attention.key_length", self.head_length)
        self.u32(keys, "attention.value_length", self.head_length)
        has_base = self.rope.get("rope_theta") is not None
        self.f32(keys, "rope.freq_base", self.rope_real("rope_theta") if has_base else 1e6)
        if self.config.get("final_logit_softcapping"):
            self.f32(keys, "final_logit_softcapping", self.real("final_logit_softcapping"))
        if self.config.get("sliding_window_pattern") != 1:
            self.u32(keys, "attention.sliding_window", self.count("sliding_window"))
        self.u32(keys, "attention.head_count_kv", self.heads_kv)
