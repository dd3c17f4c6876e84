"""A checkpoint of Gemma-2-2B's real shape with random weights, for measuring conversions."""

import json
import struct
from pathlib import Path

import numpy as np

# google/gemma-2-2b's config.json; `layers` are scaled to make other sizes.
CONFIG = {
    "architectures": ["Gemma2ForCausalLM"],
    "model_type": "gemma2",
    "hidden_size": 2304,
    "intermediate_size": 9216,
    "num_hidden_layers": 26,
    "num_attention_heads": 8,
    "num_key_value_heads": 4,
    "head_dim": 256,
    "vocab_size": 256_000,
    "max_position_embeddings": 8192,
    "sliding_window": 4096,
    "rms_norm_eps": 1e-6,
    "attn_logit_softcapping": 50.0,
    "final_logit_softcapping": 30.0,
    "torch_dtype": "bfloat16",
    "bos_token_id": 2,
    "eos_token_id": 1,
    "pad_token_id": 0,
}
BLOCK = 1 << 22


def main(words: list[str]) -> None:
    """Make one: its folder, and how many layers."""
    make(Path(words[0]), int(words[1]))


def make(folder: Path, layers: int) -> Path:
    """Write the checkpoint, two bytes a value, in two files; return its folder."""
    config = CONFIG | {"num_hidden_layers": layers}
    done = folder / "done"
    if done.exists() and done.read_text() == json.dumps(config):
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    shapes = _shapes(layers)
    names = sorted(shapes)
    middle = len(names) // 2
    places = {}
    for number, part in enumerate((names[:middle], names[middle:]), 1):
        file = f"model-{number:05}-of-00002.safetensors"
        _write(folder / file, {name: shapes[name] for name in part})
        places |= dict.fromkeys(part, file)
    index = {"metadata": {}, "weight_map": places}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "tokenizer.model").write_bytes(_tokenizer(config["vocab_size"]))  # type: ignore[arg-type]
    done.write_text(json.dumps(config))
    return folder


def _shapes(layers: int) -> dict[str, tuple[int, ...]]:
    width, inner = 2304, 9216
    shapes: dict[str, tuple[int, ...]] = {
        "model.embed_tokens.weight": (256_000, width),
        "model.norm.weight": (width,),
    }
    for layer in range(layers):
        of_layer = {
            "self_attn.q_proj": (2048, width),
            "self_attn.k_proj": (1024, width),
            "self_attn.v_proj": (1024, width),
            "self_attn.o_proj": (width, 2048),
            "mlp.gate_proj": (inner, width),
            "mlp.up_proj": (inner, width),
            "mlp.down_proj": (width, inner),
            "input_layernorm": (width,),
            "post_attention_layernorm": (width,),
            "pre_feedforward_layernorm": (width,),
            "post_feedforward_layernorm": (width,),
        }
        shapes |= {f"model.layers.{layer}.{stem}.weight": s for stem, s in of_layer.items()}
    return shapes


def _write(path: Path, shapes: dict[str, tuple[int, ...]]) -> None:
    header, end = {}, 0
    for name, shape in shapes.items():
        size_bytes = 2 * int(np.prod(shape))
        header[name] = {"dtype": "BF16", "shape": shape, "data_offsets": [end, end + size_bytes]}
        end += size_bytes
    text = json.dumps(header).encode()
    random = np.random.default_rng(20261125)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        left = end // 2
        while left:
            count = min(left, BLOCK)
            values = random.standard_normal(count, dtype=np.float32) * np.float32(0.02)
            file.write((values.view(np.uint32) >> 16).astype("<u2").tobytes())
            left -= count


def _tokenizer(count: int) -> bytes:
    """Return a SentencePiece model of so many pieces (its protobuf: piece, score, type).

    The library that the reference reads it with wants to be told of byte pieces: a BPE model
    (`trainer_spec.model_type` 2) with `byte_fallback`.
    """
    named = ["<pad>", "<eos>", "<bos>", "<unk>"]
    kinds = [3, 3, 3, 2]
    named += [f"<0x{byte:02X}>" for byte in range(256)]
    kinds += [6] * 256
    named += [f"\u2581w{number:x}" for number in range(count - len(named))]
    kinds += [1] * (count - len(kinds))
    pieces = b"".join(
        _field(piece.encode(), score, kind)
        for piece, score, kind in zip(named, range(0, -count, -1), kinds, strict=True)
    )
    trainer = b"\x18\x02" + b"\x98\x02\x01"
    return pieces + b"\x12" + bytes([len(trainer)]) + trainer


def _field(piece: bytes, score: float, kind: int) -> bytes:
    content = b"\x0a" + bytes([len(piece)]) + piece + b"\x15" + struct.pack("<f", score)
    content += b"\x18" + bytes([kind])
    return b"\x0a" + bytes([len(content)]) + content
