"""What every architecture says, and what most of them have in common.

Facts: conversion/base.py, `TextModel`, and gguf-py/gguf/tensor_mapping.py of llama.cpp 0c1e57098.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from converters.keys import Keys
from converters.refusal import invalid

LARGEST = 2**31 - 1
ATTENTION = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
}
GATED = {"mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up", "mlp.down_proj": "ffn_down"}
OUTER = {"model.embed_tokens": "token_embd", "model.norm": "output_norm", "lm_head": "output"}


@dataclass(frozen=True, slots=True)
class Transform:
    """What is done to a tensor's values on their way.

    Attributes:
        is_shifted: one is added, because the model's norm multiplies by 1 + weight.
        head_rows: rows of a head whose halves are interleaved; 0 leaves the rows in place.
    """

    is_shifted: bool = False
    head_rows: int = 0


AS_IT_IS = Transform()


class Architecture:
    """One model of one kind: what its tensors are called, how long they are, which keys it has.

    Attributes:
        name: as GGUF names it.
        vocabulary: how its tokenizer is found; see `converters.vocabulary`.
        layer_names: of a layer's tensors, without `model.layers.N.` and `.weight`.
        dropped: tensors of the checkpoint that are left out on purpose.
    """

    name: ClassVar[str]
    vocabulary: ClassVar[str]
    layer_names: ClassVar[Mapping[str, str]]
    dropped: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, config: Mapping[str, Any]) -> None:
        """Read the sizes.

        Raises:
            Refusal: `checkpoint_invalid`: a size is missing or impossible.
        """
        self.config = config
        self.layers = self.count("num_hidden_layers")
        self.width = self.count("hidden_size")
        self.inner = self.count("intermediate_size")
        self.heads = self.count("num_attention_heads")
        self.heads_kv = (
            self.heads
            if config.get("num_key_value_heads") is None
            else self.count("num_key_value_heads")
        )
        has_length = config.get("head_dim") is not None
        self.head_length = self.count("head_dim") if has_length else self.width // self.heads

    # --- tensors -----------------------------------------------------------------------------

    def renamed(self, name: str) -> str | None:
        """Return the GGUF name of a checkpoint's tensor; `None` if it has no place."""
        stem, _, suffix = name.rpartition(".")
        if suffix not in {"weight", "bias"}:
            return None
        if stem in OUTER:
            return f"{OUTER[stem]}.{suffix}"
        if not stem.startswith("model.layers."):
            return None
        number, _, rest = stem.removeprefix("model.layers.").partition(".")
        if rest not in self.layer_names or not number.isdecimal():
            return None
        return f"blk.{int(number)}.{self.layer_names[rest]}.{suffix}"

    def is_scalar(self, name: str) -> bool:  # noqa: ARG002  most have none
        """Tell whether a checkpoint's tensor is one number that becomes part of a key."""
        return False

    def transform(self, name: str) -> Transform:  # noqa: ARG002  most transform nothing
        """Return what is done to the tensor of this GGUF name."""
        return AS_IT_IS

    def kept_rows(self, name: str, rows: int, tokens: int) -> int:  # noqa: ARG002
        """Return how many rows of a tensor are kept, of a vocabulary of so many tokens."""
        return rows

    def layer_shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shape of each tensor of a layer, by its stem: rows, then columns."""
        query, shared = self.heads * self.head_length, self.heads_kv * self.head_length
        of_stem: dict[str, tuple[int, ...]] = {
            "attn_q": (query, self.width),
            "attn_k": (shared, self.width),
            "attn_v": (shared, self.width),
            "attn_qkv": (query + 2 * shared, self.width),
            "attn_output": (self.width, query),
            "ffn_gate": (self.inner, self.width),
            "ffn_up": (self.inner, self.width),
            "ffn_down": (self.width, self.inner),
            "attn_norm": (self.width,),
            "ffn_norm": (self.width,),
            "post_attention_norm": (self.width,),
            "post_ffw_norm": (self.width,),
            "attn_q_norm": (self.head_length,),
            "attn_k_norm": (self.head_length,),
        }
        return {stem: of_stem[stem] for stem in self.layer_names.values()}

    def check(self, shapes: Mapping[str, tuple[int, ...]], tokens: int) -> None:
        """Check the tensors to be written, by GGUF name, against what the model needs.

        Raises:
            Refusal: `checkpoint_invalid`: one is missing, has no place or another shape.
        """
        expected = {
            "token_embd.weight": (tokens, self.width),
            "output.weight": (tokens, self.width),
            "output_norm.weight": (self.width,),
        }
        layer_shapes = self.layer_shapes()
        for layer in range(self.layers):
            for stem, shape in layer_shapes.items():
                expected[f"blk.{layer}.{stem}.weight"] = shape
        needed = set(expected) - {"output.weight"}
        if missing := sorted(needed - set(shapes)):
            raise invalid(f"tensor {missing[0]}", f"it is missing; {len(missing):,} are in all")
        for name, shape in shapes.items():
            wanted = expected.get(name) or _of_bias(name, expected)
            if wanted is None:
                raise invalid(f"tensor {name}", f"it has no place in a {self.name} model")
            if shape != wanted:
                raise invalid(
                    f"tensor {name}", f"it is {_shown(shape)}, and {_shown(wanted)} is expected"
                )

    def extras(self) -> dict[str, NDArray[np.float32]]:
        """Return tensors that are computed, not read; they come first."""
        return {}

    # --- keys --------------------------------------------------------------------------------

    def early_keys(self, keys: Keys, scalars: Mapping[str, float]) -> None:
        """Set what stands before `general.type`; `scalars` are by their checkpoint's names."""

    def add_keys(self, keys: Keys) -> None:
        """Set the keys of the architecture, in the reference's order."""
        self.add_common(keys)

    def add_common(self, keys: Keys) -> None:
        """Set the keys most architectures share."""
        self.u32(keys, "block_count", self.layers)
        self.u32(keys, "context_length", self.count("max_position_embeddings"))
        self.u32(keys, "embedding_length", self.width)
        self.u32(keys, "feed_forward_length", self.inner)
        self.u32(keys, "attention.head_count", self.heads)
        if self.config.get("num_key_value_heads") is not None:
            self.u32(keys, "attention.head_count_kv", self.heads_kv)
        self._add_rope(keys)
        if self.config.get("rms_norm_eps") is not None:
            self.f32(keys, "attention.layer_norm_rms_epsilon", self.real("rms_norm_eps"))
        if self.config.get("head_dim") is not None:
            self.u32(keys, "attention.key_length", self.head_length)
            self.u32(keys, "attention.value_length", self.head_length)

    def _add_rope(self, keys: Keys) -> None:
        self._add_scaling(keys, self.rope)
        if self.rope.get("rope_theta") is not None:
            self.f32(keys, "rope.freq_base", self.rope_real("rope_theta"))
        sliding = self.config["rope_parameters"].get("sliding_attention")
        if isinstance(sliding, Mapping) and sliding.get("rope_theta") is not None:
            self.f32(keys, "rope.freq_base_swa", _real("rope_theta", sliding["rope_theta"]))

    def _add_scaling(self, keys: Keys, rope: Mapping[str, Any]) -> None:
        kind = rope.get("rope_type")
        if kind in {"su", "longrope"}:
            keys.text(f"{self.name}.rope.scaling.type", "longrope")
        if kind not in {"linear", "yarn"} or rope.get("factor") is None:
            return
        keys.text(f"{self.name}.rope.scaling.type", str(kind))
        self.f32(keys, "rope.scaling.factor", self.rope_real("factor"))
        if kind == "linear":
            return
        length = rope.get("original_max_position_embeddings")
        if not isinstance(length, int):
            raise invalid("config.json, original_max_position_embeddings", "it is missing")
        self.u32(keys, "rope.scaling.original_context_length", length)
        attention = "attention_factor" if "attention_factor" in rope else "attn_factor"
        for key, said in (
            ("yarn_ext_factor", "extrapolation_factor"),
            ("yarn_attn_factor", attention),
            ("yarn_beta_fast", "beta_fast"),
            ("yarn_beta_slow", "beta_slow"),
        ):
            if rope.get(said) is not None:
                self.f32(keys, f"rope.scaling.{key}", self.rope_real(said))

    @property
    def rope(self) -> Mapping[str, Any]:
        """The rotary parameters of full attention."""
        parameters: Mapping[str, Any] = self.config["rope_parameters"]
        full = parameters.get("full_attention", parameters)
        return full if isinstance(full, Mapping) else {}

    def u32(self, keys: Keys, name: str, value: int) -> None:
        """Set a key of this architecture."""
        keys.u32(f"{self.name}.{name}", value)

    def f32(self, keys: Keys, name: str, value: float) -> None:
        """Set a key of this architecture."""
        keys.f32(f"{self.name}.{name}", value)

    # --- the configuration's numbers ------------------------------------------------------------

    def count(self, name: str) -> int:
        """Return a positive whole number of config.json.

        Raises:
            Refusal: `checkpoint_invalid`: it is missing or no such number.
        """
        value = self.config.get(name)
        if value is None:
            raise invalid(f"config.json, {name}", "it is missing")
        if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= LARGEST:
            raise invalid(f"config.json, {name}", f"{str(value)[:64]} is no size")
        return value

    def real(self, name: str) -> float:
        """Return a finite number of config.json.

        Raises:
            Refusal: `checkpoint_invalid`: it is missing or no such number.
        """
        return _real(name, self.config.get(name))

    def rope_real(self, name: str) -> float:
        """Return a finite number of the rotary parameters; refused like `real`."""
        return _real(name, self.rope.get(name))


def _real(name: str, value: object) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not math.isfinite(value) or abs(value) > np.finfo(np.float32).max:  # type: ignore[arg-type]
        said = "it is missing" if value is None else f"{str(value)[:64]} is no number"
        raise invalid(f"config.json, {name}", said)
    return float(value)  # type: ignore[arg-type]


def _of_bias(name: str, expected: Mapping[str, tuple[int, ...]]) -> tuple[int, ...] | None:
    """Return the shape of the bias of a matrix: as long as the matrix has rows."""
    stem, _, suffix = name.rpartition(".")
    matrix = expected.get(f"{stem}.weight")
    return matrix[:1] if suffix == "bias" and matrix and len(matrix) > 1 else None


def _shown(shape: Iterable[int]) -> str:
    return " × ".join(f"{length:,}" for length in shape) or "a single number"
