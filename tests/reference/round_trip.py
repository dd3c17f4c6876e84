"""A GGUF file of the Llama kind, turned back into the checkpoint folder it could come from."""

import ctypes
import json
import struct
from pathlib import Path
from typing import Any

import llama_cpp
import numpy as np
from numpy.typing import NDArray

from app.core.gguf.container import Array, Container, Tensor, parse

NAMES = {
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
    "attn_norm": "input_layernorm",
    "ffn_norm": "post_attention_layernorm",
}
OUTER = {"token_embd": "model.embed_tokens", "output_norm": "model.norm", "output": "lm_head"}
CONTROL = 3
DIGITS = [
    {"type": "Digits", "individual_digits": True},
    {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True},
]


def checkpoint(source: Path, folder: Path) -> Path:
    """Write the folder: weights in F16, byte-level tokenizer, configuration; return it."""
    container = parse(source)
    folder.mkdir()
    weights = {
        _name(tensor.name): _values(container, source, tensor) for tensor in container.tensors
    }
    (folder / "model.safetensors").write_bytes(_safetensors(weights))
    files = {
        "config.json": _config(container),
        "tokenizer.json": _tokenizer(container),
        "tokenizer_config.json": _tokenizer_config(container),
    }
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return folder


def said(container: Container, name: str) -> Any:
    """Return a key's value; texts as `str`, arrays as lists."""
    content = container.keys[name].content
    if isinstance(content, Array):
        return [_text(item) for item in content.items]
    return _text(content)


def _text(item: object) -> object:
    return item.decode() if isinstance(item, bytes) else item


def _name(name: str) -> str:
    stem = name.removesuffix(".weight")
    if stem in OUTER:
        return f"{OUTER[stem]}.weight"
    _, layer, part = stem.split(".")
    return f"model.layers.{layer}.{NAMES[part]}.weight"


def _values(container: Container, source: Path, tensor: Tensor) -> NDArray[np.float16]:
    with source.open("rb") as file:
        file.seek(container.data_offset + tensor.offset)
        content = file.read(tensor.size_bytes)
    values = _dequantized(tensor, content).reshape(tuple(reversed(tensor.shape)))
    for stem, heads in (("attn_q", "head_count"), ("attn_k", "head_count_kv")):
        if f".{stem}." in tensor.name:
            count = said(container, f"llama.attention.{heads}")
            rows, columns = values.shape
            parts = values.reshape(count, rows // count // 2, 2, columns)
            values = parts.swapaxes(1, 2).reshape(rows, columns)
    return values.astype(np.float16)


def _dequantized(tensor: Tensor, content: bytes) -> NDArray[np.float32]:
    if tensor.type == "F32":
        return np.frombuffer(content, "<f4")
    folder = Path(llama_cpp.__file__).parent / "lib"
    library = ctypes.CDLL(str(next(folder.glob("*ggml-base.*"))))
    values = np.empty(tensor.elements, np.float32)
    function = library[f"dequantize_row_{tensor.type.lower()}"]
    function.argtypes = [ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int64]
    function.restype = None
    function(content, values.ctypes.data, tensor.elements)
    return values


def _safetensors(weights: dict[str, NDArray[np.float16]]) -> bytes:
    header, end = {}, 0
    for name, values in weights.items():
        places = [end, end + values.nbytes]
        header[name] = {"dtype": "F16", "shape": list(values.shape), "data_offsets": places}
        end += values.nbytes
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + b"".join(v.tobytes() for v in weights.values())


def _config(container: Container) -> dict[str, Any]:
    def number(name: str) -> Any:
        return said(container, f"llama.{name}")

    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "hidden_size": number("embedding_length"),
        "intermediate_size": number("feed_forward_length"),
        "num_hidden_layers": number("block_count"),
        "num_attention_heads": number("attention.head_count"),
        "num_key_value_heads": number("attention.head_count_kv"),
        "max_position_embeddings": number("context_length"),
        "rms_norm_eps": number("attention.layer_norm_rms_epsilon"),
        "rope_theta": number("rope.freq_base"),
        "vocab_size": number("vocab_size"),
        "tie_word_embeddings": True,
        "torch_dtype": "float16",
    }


def _tokenizer(container: Container) -> dict[str, Any]:
    tokens = said(container, "tokenizer.ggml.tokens")
    kinds = said(container, "tokenizer.ggml.token_type")
    named = [
        {
            "id": number,
            "content": token,
            "single_word": False,
            "lstrip": False,
            "rstrip": False,
            "normalized": False,
            "special": True,
        }
        for number, (token, kind) in enumerate(zip(tokens, kinds, strict=True))
        if kind == CONTROL
    ]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": named,
        "normalizer": None,
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": DIGITS},
        "post_processor": None,
        "decoder": {
            "type": "ByteLevel",
            "add_prefix_space": True,
            "trim_offsets": True,
            "use_regex": True,
        },
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "vocab": {token: number for number, token in enumerate(tokens)},
            "merges": said(container, "tokenizer.ggml.merges"),
        },
    }


def _tokenizer_config(container: Container) -> dict[str, Any]:
    tokens = said(container, "tokenizer.ggml.tokens")
    of = {"bos": "bos", "eos": "eos", "unk": "unknown", "pad": "padding"}
    ids = {short: said(container, f"tokenizer.ggml.{long}_token_id") for short, long in of.items()}
    return {
        "tokenizer_class": "GPT2Tokenizer",
        "add_prefix_space": False,
        "chat_template": said(container, "tokenizer.chat_template"),
        **{f"{short}_token": tokens[number] for short, number in ids.items()},
    }
