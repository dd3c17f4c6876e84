"""Qwen 2 and 2.5. Facts: conversion/qwen.py, `Qwen2Model`, of llama.cpp 0c1e57098."""

from converters.architectures.architecture import ATTENTION, GATED, Architecture


class Qwen2(Architecture):
    """Queries, keys and values have biases; nothing is transformed."""

    name = "qwen2"
    vocabulary = "qwen2"
    layer_names = (
        ATTENTION
        | GATED
        | {
            "input_layernorm": "attn_norm",
            "post_attention_layernorm": "ffn_norm",
        }
    )
