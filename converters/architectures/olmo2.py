"""OLMo 2 and 3. Facts: conversion/olmo.py, `Olmo2Model`, of llama.cpp 0c1e57098."""

from converters.architectures.architecture import ATTENTION, GATED, Architecture
from converters.keys import Keys, Kind
from converters.refusal import invalid

FULL_EVERY = 4  # layers, in OLMo 3


class Olmo2(Architecture):
    """Norms come after each half of a layer; those of queries and keys span all heads."""

    name = "olmo2"
    vocabulary = "olmo2"
    layer_names = (
        ATTENTION
        | GATED
        | {
            "post_attention_layernorm": "post_attention_norm",
            "post_feedforward_layernorm": "post_ffw_norm",
            "self_attn.q_norm": "attn_q_norm",
            "self_attn.k_norm": "attn_k_norm",
        }
    )

    def layer_shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shapes of a layer; the norms are as long as all heads together."""
        return super().layer_shapes() | {
            "attn_q_norm": (self.heads * self.head_length,),
            "attn_k_norm": (self.heads_kv * self.head_length,),
        }

    def add_keys(self, keys: Keys) -> None:
        """Set the shared keys and, for OLMo 3, which layers look at a window only."""
        self.add_common(keys)
        if "sliding_window" not in self.config:
            return
        self.u32(keys, "attention.sliding_window", self.count("sliding_window"))
        kinds = self.config.get("layer_types")
        if kinds is None:
            windowed = [(layer + 1) % FULL_EVERY != 0 for layer in range(self.layers)]
        elif isinstance(kinds, list):
            windowed = [kind == "sliding_attention" for kind in kinds]
        else:
            raise invalid("config.json, layer_types", "it is no list")
        keys.numbers(f"{self.name}.attention.sliding_window_pattern", Kind.BOOL, windowed)
