"""config.json as the reference sees it: with the defaults of transformers 4.57.6 filled in.

The reference reads a configuration through transformers' class of its `model_type`; where that
class refuses it, or there is none, it takes the file as it is. Both are told apart here, because
the defaults that are filled in or not change the keys of the result. Facts: `load_hparams` and
`TextModel.__init__` in conversion/base.py of llama.cpp 0c1e57098, and the `configuration_*.py` of
transformers 4.57.6. Only fields that reach a GGUF file are kept track of.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from converters.folder import Folder
from converters.refusal import invalid

FILE = "config.json"
Fields = dict[str, Any]

LLAMA3 = {
    "rope_type": "llama3",
    "factor": 8.0,
    "original_max_position_embeddings": 8192,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
}


NAMES = ("vocab_size", "hidden_size", "intermediate_size", "num_hidden_layers")
MORE_NAMES = ("num_attention_heads", "num_key_value_heads", "max_position_embeddings")


def _defaults(*sizes: int | None, **others: Any) -> Fields:
    """Return defaults: the sizes in the order of the names above, then what differs."""
    given = dict(zip((*NAMES, *MORE_NAMES), sizes, strict=True))
    return {**given, "rms_norm_eps": 1e-6, "rope_theta": 10000.0, "rope_scaling": None, **others}


MISTRAL = _defaults(32000, 4096, 14336, 32, 32, 8, 131072, head_dim=None)
OLMO = _defaults(50304, 4096, 11008, 32, 32, None, 2048, rms_norm_eps=1e-5)
APERTUS = _defaults(131072, 4096, 14336, 32, 32, None, 65536, rms_norm_eps=1e-5)
GEMMA2 = _defaults(256000, 2304, 9216, 26, 8, 4, 8192, head_dim=256, sliding_window=4096)
GEMMA3 = {**GEMMA2, "vocab_size": 262208, "max_position_embeddings": 131072}
PHI3 = _defaults(32064, 3072, 8192, 32, 32, None, 4096, rms_norm_eps=1e-5)
# By `model_type`. A class without `head_dim` has none: no head lengths are written then.
DEFAULTS: Mapping[str, Fields] = {
    "apertus": {**APERTUS, "rope_theta": 12000000.0, "rope_scaling": LLAMA3},
    "gemma2": {**GEMMA2, "attn_logit_softcapping": 50.0, "final_logit_softcapping": 30.0},
    "gemma3_text": {**GEMMA3, "rope_theta": 1000000.0, "rope_local_base_freq": 10000.0},
    "llama": _defaults(32000, 4096, 11008, 32, 32, None, 2048, head_dim=None),
    "ministral": MISTRAL,
    "mistral": MISTRAL,
    "olmo2": OLMO,
    "olmo3": {**OLMO, "sliding_window": 4096, "layer_types": None},
    "phi3": {**PHI3, "original_max_position_embeddings": 4096, "partial_rotary_factor": 1.0},
    "qwen2": _defaults(151936, 4096, 22016, 32, 32, 32, 32768),
}
SEES = "gemma3"  # holds the text model's configuration in `text_config`
LAYER_TYPES = {"full_attention", "sliding_attention", "chunked_attention", "linear_attention"}
# Of torch 2: a checkpoint may name any of them.
FLOATS = {"bfloat16", "double", "float", "float16", "float32", "float64", "half"}
EIGHTS = {f"float8_{kind}" for kind in ("e4m3fn", "e4m3fnuz", "e5m2", "e5m2fnuz", "e8m0fnu")}
INTEGERS = {f"{sign}int{bits}" for sign in ("", "u") for bits in (*range(1, 9), 16, 32, 64)}
DTYPES = FLOATS | EIGHTS | INTEGERS | {"bool", "int", "long", "short"}
# What transformers wants in `rope_scaling`, by its type.
ROPE_NEEDS = {
    "default": set[str](),
    "linear": {"factor"},
    "dynamic": {"factor"},
    "yarn": {"factor"},
    "longrope": {"short_factor", "long_factor"},
    "llama3": {
        "factor",
        "original_max_position_embeddings",
        "low_freq_factor",
        "high_freq_factor",
    },
}

# The names under which the reference finds each, first come first served.
BASES = (
    "global_rope_theta",
    "rope_global_theta",
    "rope_theta_global",
    "rope_theta",
    "rotary_emb_base",
)
LOCAL_BASES = (
    "local_rope_theta",
    "rope_local_theta",
    "rope_theta_local",
    "swa_rope_theta",
    "rope_local_base_freq",
)
PARTS = ("partial_rotary_factor", "rope_pct", "rope_percent")

# The largest number of each that is believed, far above any model: memory is taken by some.
# 512 layers are llama.cpp's own limit (LLAMA_MAX_LAYERS).
SIZES = {
    "num_hidden_layers": 512,
    "hidden_size": 2**20,
    "intermediate_size": 2**24,
    "num_attention_heads": 2**16,
    "num_key_value_heads": 2**16,
    "head_dim": 2**16,
    "vocab_size": 2**22,
    "max_position_embeddings": 2**31 - 1,
}
NEVER_MISSING = ("num_hidden_layers", "hidden_size", "intermediate_size", "num_attention_heads")
REALS = ("rms_norm_eps", "attn_logit_softcapping", "final_logit_softcapping")
ROPE_REALS = (
    "rope_theta",
    "factor",
    "partial_rotary_factor",
    "original_max_position_embeddings",
    "low_freq_factor",
    "high_freq_factor",
    "attention_factor",
    "attn_factor",
    "beta_fast",
    "beta_slow",
)
LARGEST_REAL = 3e38  # below the largest float32


def read(folder: Folder) -> Fields:
    """Return the fields of config.json, a nested text model's merged over the outer ones.

    `rope_parameters` is always there, in the form of transformers 5: `rope_type`, `rope_theta`
    and their like, or `full_attention` and `sliding_attention` that hold these. `architectures`
    names the class. Sizes, where they are given, are whole numbers that can be believed, and
    real numbers are finite and positive.

    Raises:
        Refusal: `checkpoint_invalid`: the file is missing or damaged, a number is missing or
            impossible, no architecture is named.
    """
    fields = unchecked(folder)
    fields["rope_parameters"] = _rope_parameters(fields)
    _check(fields)
    return fields


def unchecked(folder: Folder) -> Fields:
    """Return the fields before any number is looked at: other architectures name them otherwise.

    Raises:
        Refusal: `checkpoint_invalid`: the file is missing or damaged.
    """
    raw = folder.json(FILE)
    if raw is None:
        raise invalid(FILE, "it is missing")
    return _merged(_as_transformers_reads(raw))


def _merged(fields: Fields) -> Fields:
    text = fields.get("text_config")
    if text is None:
        return fields
    if not isinstance(text, dict):
        raise _wrong("text_config", "it holds no fields")
    # The outer class stands unless the inner configuration names one.
    inner = {
        name: value for name, value in text.items() if name != "architectures" or value is not None
    }
    return {**fields, **inner}


# --- transformers --------------------------------------------------------------------------------


def _as_transformers_reads(raw: Fields) -> Fields:
    kind = raw.get("model_type")
    if kind == "mistral" and "layer_types" in raw:
        kind = "ministral"
    if kind == SEES:
        text = raw.get("text_config")
        inner = _of_class("gemma3_text", {} if text is None else text)
        is_taken = _can_be_written(raw) and isinstance(raw.get("vision_config", {}), dict | None)
        return raw if inner is None or not is_taken else {**raw, "text_config": inner}
    if not isinstance(kind, str) or kind not in DEFAULTS:
        return raw
    found = _of_class(kind, raw)
    return raw if found is None else found


def _of_class(kind: str, raw: object) -> Fields | None:
    """Return the fields with defaults; `None` where transformers' class does not take them."""
    if not isinstance(raw, dict) or not _can_be_written(raw):
        return None
    fields = {**DEFAULTS[kind], **raw}
    try:
        for rule in RULES[kind]:
            rule(fields)
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError):
        return None  # what is impossible here is impossible there: the same operations are done
    return fields


def _can_be_written(raw: Fields) -> bool:
    """Tell whether `to_dict` of transformers' base class takes the fields back."""
    dtype = raw.get("dtype")
    dtype = raw.get("torch_dtype") if dtype is None else dtype
    is_dtype = not isinstance(dtype, str) or dtype in DTYPES  # the name is looked up in torch
    return is_dtype and isinstance(raw.get("quantization_config", {}), dict)


def _fill_heads(fields: Fields) -> None:
    if fields["num_key_value_heads"] is None:
        fields["num_key_value_heads"] = fields["num_attention_heads"]


def _fill_head_length(fields: Fields) -> None:
    if fields["head_dim"] is None:
        fields["head_dim"] = fields["hidden_size"] // fields["num_attention_heads"]


def _name_rope_type(fields: Fields) -> None:
    scaling = fields["rope_scaling"]
    if scaling is not None and "type" in scaling:
        fields["rope_scaling"] = {**scaling, "rope_type": scaling["type"]}


def _check_rope(fields: Fields) -> None:
    """Do what `rope_config_validation` does, as far as it can fail."""
    scaling = fields["rope_scaling"]
    if scaling is None:
        return
    kind = scaling.get("rope_type", scaling.get("type", "default"))
    if kind not in ROPE_NEEDS:
        return
    # "type" is taken for "rope_type" when it is looked up, but not when it is required.
    if not {"rope_type", *ROPE_NEEDS[kind]} <= set(scaling):
        raise KeyError(kind)
    length, most = scaling.get("original_max_position_embeddings"), "max_position_embeddings"
    if kind == "yarn":
        _ = (scaling.get("beta_fast") or 32) < (scaling.get("beta_slow") or 1)
        _ = length is None or fields[most] / length
    if kind == "longrope":
        _ = len(scaling["short_factor"]), len(scaling["long_factor"])
    if kind == "llama3":
        _ = scaling["high_freq_factor"] <= scaling["low_freq_factor"], length >= fields[most]


def _check_olmo2_rope(fields: Fields) -> None:
    scaling = fields["rope_scaling"]
    if scaling is None:
        return
    factor = scaling.get("factor")
    is_known = len(scaling) == 2 and scaling.get("type") in {"linear", "dynamic"}  # noqa: PLR2004
    if not is_known or not isinstance(factor, float) or factor <= 1:
        raise ValueError(scaling)


def _check_phi3_rope(fields: Fields) -> None:
    scaling = fields["rope_scaling"]
    if scaling is None:
        return
    if scaling.get("type") in {"su", "yarn"}:
        fields["rope_scaling"] = scaling = {**scaling, "type": "longrope"}
    if len(scaling) != 3 or scaling.get("type") != "longrope":  # noqa: PLR2004
        raise ValueError(scaling)
    length = fields["hidden_size"] // fields["num_attention_heads"]
    pairs = int(length * fields["partial_rotary_factor"]) // 2
    for name in ("short_factor", "long_factor"):
        factors = scaling[name]
        if not isinstance(factors, list) or len(factors) != pairs:
            raise ValueError(name)
        if not all(isinstance(factor, int | float) for factor in factors):
            raise ValueError(name)


def _halve_window(fields: Fields) -> None:
    if fields.get("use_bidirectional_attention"):
        fields["sliding_window"] = fields["sliding_window"] // 2 + 1


def _list_layers(fields: Fields) -> None:
    if fields["layer_types"] is None:
        fields["layer_types"] = [
            "full_attention" if layer % 4 == 3 else "sliding_attention"  # noqa: PLR2004
            for layer in range(min(fields["num_hidden_layers"], SIZES["num_hidden_layers"]))
        ]
    elif not set(fields["layer_types"]) <= LAYER_TYPES:
        raise ValueError(fields["layer_types"])


RULES: Mapping[str, tuple[Callable[[Fields], None], ...]] = {
    "apertus": (_fill_heads, _name_rope_type, _check_rope),
    "gemma2": (),
    "gemma3_text": (_halve_window, _check_rope),
    "llama": (_fill_heads, _fill_head_length, _name_rope_type, _check_rope),
    "ministral": (_fill_heads,),
    "mistral": (_fill_heads,),
    "olmo2": (_fill_heads, _check_olmo2_rope),
    "olmo3": (_fill_heads, _check_rope, _list_layers),
    "phi3": (_fill_heads, _check_phi3_rope),
    "qwen2": (_fill_heads, _name_rope_type, _check_rope),
}


# --- the reference -------------------------------------------------------------------------------


def _rope_parameters(fields: Fields) -> Fields:
    """Return the rotary parameters as `TextModel.__init__` arranges them."""
    said = fields.get("rope_parameters", fields.get("rope_scaling"))
    if said is not None and not isinstance(said, dict):
        raise _wrong("rope_parameters", "it holds no fields")
    rope = dict(said or {})
    if "full_attention" in rope or "sliding_attention" in rope:
        return rope
    local = _first(fields, LOCAL_BASES)
    if local is not None:
        rope["sliding_attention"] = {"rope_theta": local}
    for name, value in (
        ("rope_theta", _first(fields, BASES)),
        ("rope_type", rope.get("type")),
        ("partial_rotary_factor", _first(fields, PARTS)),
        ("original_max_position_embeddings", fields.get("original_max_position_embeddings")),
    ):
        if value is not None:
            rope.setdefault(name, value)
    return rope


def _first(fields: Fields, names: Iterable[str]) -> Any:
    return next((fields[name] for name in names if name in fields), None)


def _check(fields: Fields) -> None:
    names = fields.get("architectures")
    if not isinstance(names, list) or not names or not isinstance(names[0], str):
        raise _wrong("architectures", "it names no architecture")
    for name, most in SIZES.items():
        _check_size(name, fields.get(name), most)
    heads, shared = fields["num_attention_heads"], fields.get("num_key_value_heads")
    if shared is not None and heads % shared:
        raise _wrong("num_key_value_heads", f"{heads} heads are no multiple of {shared}")
    for name in REALS:
        _check_real(name, fields.get(name))
    rope = fields["rope_parameters"]
    _check_rope_reals("rope_parameters", rope)
    for name in ("full_attention", "sliding_attention"):
        _check_rope_reals(f"rope_parameters, {name}", rope.get(name) or {})


def _check_rope_reals(where: str, rope: object) -> None:
    if not isinstance(rope, dict):
        raise _wrong(where, "it holds no fields")
    kind = rope.get("rope_type")
    if kind is not None and not isinstance(kind, str):
        raise _wrong(f"{where}, rope_type", f"{_shown(kind)} is no name")
    for name in ROPE_REALS:
        _check_real(f"{where}, {name}", rope.get(name))


def _check_size(name: str, value: object, most: int) -> None:
    if value is None and name not in NEVER_MISSING:
        return
    if value is None:
        raise _wrong(name, "it is missing")
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= most:
        raise _wrong(name, f"{_shown(value)} is no whole number from 1 to {most:,}")


def _check_real(name: str, value: object) -> None:
    if value is None:
        return
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 < value < LARGEST_REAL:  # type: ignore[operator]
        raise _wrong(name, f"{_shown(value)} is no positive number")


def _shown(value: object) -> str:
    return str(value)[:64]


def _wrong(name: str, why: str) -> Exception:
    return invalid(f"{FILE}, {name}", why)
