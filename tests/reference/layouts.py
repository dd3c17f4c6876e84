"""Which tensors a checkpoint of each architecture holds, by its config, with scales that compute.

Names and shapes as transformers writes them; the order is by name, as `save_pretrained` leaves it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tests.reference.weights import Weight

Config = Mapping[str, Any]
Weights = list[Weight]
STEP = -11  # of matrices: about 0.07, which keeps activations near 1 at 256 columns


def _norm(name: str, size: int, centre: float = 1.0) -> Weight:
    return Weight(name, (size,), exponent=-10, centre=centre)


def _matrix(name: str, rows: int, columns: int, exponent: int = STEP) -> Weight:
    has_extremes = name.endswith(("layers.0.mlp.down_proj.weight", "layers.1.mlp.down_proj.weight"))
    return Weight(name, (rows, columns), exponent, has_extremes=has_extremes)


def _head_dim(config: Config) -> int:
    return int(config.get("head_dim") or config["hidden_size"] // config["num_attention_heads"])


def _attention(config: Config, at: str) -> Weights:
    width, heads = config["hidden_size"], config["num_attention_heads"]
    shared, dim = config.get("num_key_value_heads") or heads, _head_dim(config)
    rows = {"q": heads * dim, "k": shared * dim, "v": shared * dim}
    weights = [_matrix(f"{at}{part}_proj.weight", size, width) for part, size in rows.items()]
    return [*weights, _matrix(f"{at}o_proj.weight", width, heads * dim)]


def _gated(config: Config, at: str) -> Weights:
    width, inner = config["hidden_size"], config["intermediate_size"]
    return [
        _matrix(f"{at}gate_proj.weight", inner, width),
        _matrix(f"{at}up_proj.weight", inner, width),
        _matrix(f"{at}down_proj.weight", width, inner),
    ]


def llama(config: Config, at: str) -> Weights:
    """Llama and Mistral."""
    norms = [_norm(f"{at}{name}_layernorm.weight", config["hidden_size"]) for name in PLAIN_NORMS]
    projections = _attention(config, f"{at}self_attn.")
    biases = _biases(projections) if config.get("attention_bias") else []
    return [*projections, *biases, *_gated(config, f"{at}mlp."), *norms]


def _biases(projections: Weights) -> Weights:
    return [
        Weight(one.name.replace(".weight", ".bias"), one.shape[:1], exponent=-9)
        for one in projections
    ]


PLAIN_NORMS = ("input", "post_attention")
GEMMA_NORMS = ("input", "post_attention", "pre_feedforward", "post_feedforward")


def gemma2(config: Config, at: str) -> Weights:
    """Gemma 2: norms are kept as their distance from 1."""
    norms = [
        _norm(f"{at}{name}_layernorm.weight", config["hidden_size"], 0) for name in GEMMA_NORMS
    ]
    return [*_attention(config, f"{at}self_attn."), *_gated(config, f"{at}mlp."), *norms]


def gemma3(config: Config, at: str) -> Weights:
    """Gemma 3 text: as Gemma 2, with norms of queries and keys."""
    norms = [_norm(f"{at}self_attn.{name}_norm.weight", _head_dim(config), 0) for name in "qk"]
    return [*gemma2(config, at), *norms]


def qwen2(config: Config, at: str) -> Weights:
    """Qwen 2: as Llama, with biases."""
    biased = [one for one in _attention(config, f"{at}self_attn.") if "o_proj" not in one.name]
    return [*llama(config, at), *_biases(biased)]


def phi3(config: Config, at: str) -> Weights:
    """Phi 3 and 4: fused projections."""
    width, inner, heads = (
        config[name] for name in ("hidden_size", "intermediate_size", "num_attention_heads")
    )
    dim = width // heads
    rows = (heads + 2 * (config.get("num_key_value_heads") or heads)) * dim
    return [
        _matrix(f"{at}self_attn.qkv_proj.weight", rows, width),
        _matrix(f"{at}self_attn.o_proj.weight", width, width),
        _matrix(f"{at}mlp.gate_up_proj.weight", 2 * inner, width),
        _matrix(f"{at}mlp.down_proj.weight", width, inner),
        *(_norm(f"{at}{name}_layernorm.weight", width) for name in PLAIN_NORMS),
    ]


def apertus(config: Config, at: str) -> Weights:
    """Apertus: no gate, four numbers of its activation, norms of queries and keys."""
    width, inner = config["hidden_size"], config["intermediate_size"]
    activation = {"alpha_n": 0.75, "alpha_p": 0.875}
    return [
        *_attention(config, f"{at}self_attn."),
        _matrix(f"{at}mlp.up_proj.weight", inner, width),
        _matrix(f"{at}mlp.down_proj.weight", width, inner),
        *(Weight(f"{at}mlp.act_fn.{name}", (1,), -10, mid) for name, mid in activation.items()),
        Weight(f"{at}mlp.act_fn.beta", (), -40, 0.5),
        Weight(f"{at}mlp.act_fn.eps", (), -40, -1e-6),
        _norm(f"{at}attention_layernorm.weight", width),
        _norm(f"{at}feedforward_layernorm.weight", width),
        *(_norm(f"{at}self_attn.{name}_norm.weight", _head_dim(config)) for name in "qk"),
    ]


def olmo2(config: Config, at: str) -> Weights:
    """OLMo 2 and 3: norms after each half only, and of all queries and keys at once."""
    width, heads = config["hidden_size"], config["num_attention_heads"]
    shared, dim = config.get("num_key_value_heads") or heads, _head_dim(config)
    return [
        *_attention(config, f"{at}self_attn."),
        *_gated(config, f"{at}mlp."),
        _norm(f"{at}post_attention_layernorm.weight", width),
        _norm(f"{at}post_feedforward_layernorm.weight", width),
        _norm(f"{at}self_attn.q_norm.weight", heads * dim),
        _norm(f"{at}self_attn.k_norm.weight", shared * dim),
    ]


LAYERS: Mapping[str, Callable[[Config, str], Weights]] = {
    "gemma2": gemma2,
    "llama": llama,
    "mistral": llama,
    "qwen2": qwen2,
    "phi3": phi3,
    "gemma3_text": gemma3,
    "apertus": apertus,
    "olmo2": olmo2,
    "olmo3": olmo2,
}


def tensors(
    config: Config, prefix: str = "", rows: int = 0, has_head: bool | None = None
) -> Weights:
    """Return all tensors of a text model.

    Args:
        config: its config, not nested.
        prefix: before every name, as in models that also see.
        rows: of the embedding, if not as many as tokens.
        has_head: whether `lm_head` is in the file; if not given, when it is not tied.
    """
    kind = config["model_type"]
    width, rows = config["hidden_size"], rows or config["vocab_size"]
    is_gemma = kind.startswith("gemma")
    found = [
        # Gemma multiplies its embeddings by 16 here.
        _matrix(f"{prefix}model.embed_tokens.weight", rows, width, -11 if is_gemma else -8),
        _norm(f"{prefix}model.norm.weight", width, 0 if is_gemma else 1),
    ]
    if has_head if has_head is not None else not config.get("tie_word_embeddings", is_gemma):
        found.append(_matrix(f"{prefix}lm_head.weight", rows, width))
    for number in range(config["num_hidden_layers"]):
        found += LAYERS[kind](config, f"{prefix}model.layers.{number}.")
    return sorted(found, key=lambda weight: weight.name)


def inside(weights: Weights) -> Weights:
    """Return the tensors as newer models that also see name them."""
    return [
        replace(weight, name=weight.name.replace("model.", "model.language_model.", 1))
        for weight in weights
    ]
