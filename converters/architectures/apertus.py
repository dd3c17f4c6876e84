"""Apertus. Facts: conversion/llama.py, `ApertusModel`, of llama.cpp 0c1e57098."""

from collections.abc import Mapping

from converters.architectures.architecture import AS_IT_IS, ATTENTION, Transform
from converters.architectures.llama import Llama
from converters.keys import Keys, Kind
from converters.refusal import invalid

PARAMETERS = ("alpha_n", "alpha_p", "beta", "eps")


class Apertus(Llama):
    """Like Llama, with norms of queries and keys, and an activation with numbers of its own."""

    name = "apertus"
    layer_names = ATTENTION | {
        "mlp.up_proj": "ffn_up",
        "mlp.down_proj": "ffn_down",
        "attention_layernorm": "attn_norm",
        "feedforward_layernorm": "ffn_norm",
        "self_attn.q_norm": "attn_q_norm",
        "self_attn.k_norm": "attn_k_norm",
    }

    def transform(self, name: str) -> Transform:  # noqa: ARG002
        """Leave the heads as they are."""
        return AS_IT_IS

    def is_scalar(self, name: str) -> bool:
        """Take the activation's numbers for keys."""
        return name.rpartition(".")[0].endswith(".act_fn")

    def early_keys(self, keys: Keys, scalars: Mapping[str, float]) -> None:
        """Set the activation's numbers, one for each layer."""
        for parameter in PARAMETERS:
            of_layer = [
                scalars.get(f"model.layers.{layer}.mlp.act_fn.{parameter}")
                for layer in range(self.layers)
            ]
            found = [number for number in of_layer if number is not None]
            if found and len(found) != self.layers:
                raise invalid(f"tensor mlp.act_fn.{parameter}", "some layers have none")
            keys.numbers(f"xielu.{parameter}", Kind.F32, found)
