"""Tiny GGUF models, written field by field, so that a test can tell one lie at a time.

`llama()`, `gemma2()` and `scripted()` describe models of about 100 kB that llama.cpp loads and
runs; every field of a `Description` may be changed before `ser` turns it into bytes.
Source of the layout: the GGUF specification, version 3 (little-endian).
"""

import random
import struct
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod
from pathlib import Path

U8, I8, U16, I16, U32, I32, F32, BOOL, STRING, ARRAY, U64, I64, F64 = range(13)
SCALARS = {
    U8: "<B",
    I8: "<b",
    U16: "<H",
    I16: "<h",
    U32: "<I",
    I32: "<i",
    F32: "<f",
    BOOL: "<?",
    U64: "<Q",
    I64: "<q",
    F64: "<d",
}
NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE = range(1, 7)
F32_TENSOR = 0

GEMMA2_TEMPLATE = (
    "{{ bos_token }}{% if messages[0]['role'] == 'system' %}"
    "{{ raise_exception('System role not supported') }}{% endif %}"
    "{% for message in messages %}"
    "{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}"
    "{{ raise_exception('Conversation roles must alternate user/assistant/user/assistant/...') }}"
    "{% endif %}"
    "{% if (message['role'] == 'assistant') %}{% set role = 'model' %}"
    "{% else %}{% set role = message['role'] %}{% endif %}"
    "{{ '<start_of_turn>' + role + '\n' + message['content'] | trim + '<end_of_turn>\n' }}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{'<start_of_turn>model\n'}}{% endif %}"
)
CHATML_TEMPLATE = (
    "{% for message in messages %}"
    "{{ '<s>' + message['role'] + ': ' + message['content'] + '</s>' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<s>assistant: ' }}{% endif %}"
)


@dataclass
class Key:
    """One metadata value; `type` is a GGUF type number, `element` that of an array's elements."""

    type: int
    value: object
    element: int | None = None


@dataclass
class Tensor:
    """One tensor; `shape` as in the file (fastest dimension first), `offset` None = consecutive."""

    name: str
    shape: tuple[int, ...]
    data: bytes
    type: int = F32_TENSOR
    offset: int | None = None


@dataclass
class Description:
    """A GGUF file as values. The counts lie if they are set."""

    keys: dict[str, Key]
    tensors: list[Tensor]
    magic: bytes = b"GGUF"
    version: int = 3
    alignment: int = 32
    key_count: int | None = None
    tensor_count: int | None = None
    trailing: bytes = b""
    extra_keys: list[tuple[bytes, Key]] = field(default_factory=list)

    def set(self, name: str, value: object, kind: int | None = None) -> "Description":
        """Change or add one key and return this description."""
        known = self.keys.get(name)
        chosen = kind if kind is not None else known.type if known else _kind(value)
        element = known.element if known and chosen == ARRAY else None
        if chosen == ARRAY and element is None:
            element = _kind(value[0]) if isinstance(value, Sequence) and value else U32
        self.keys[name] = Key(chosen, value, element)
        return self

    def drop(self, name: str) -> "Description":
        """Remove one key and return this description."""
        del self.keys[name]
        return self

    def tensor(self, name: str) -> Tensor:
        """Return the tensor of this name."""
        return next(tensor for tensor in self.tensors if tensor.name == name)

    def write(self, path: Path) -> Path:
        """Write the file and return its path."""
        path.write_bytes(ser(self)[0])
        return path


def ser(model: Description) -> tuple[bytes, list[int]]:
    """Return the file's bytes and the offsets of its structural boundaries, in order."""
    out = bytearray(model.magic)
    boundaries = [0, len(out)]
    keys = [(name.encode(), key) for name, key in model.keys.items()] + model.extra_keys
    tensors = len(model.tensors) if model.tensor_count is None else model.tensor_count
    for layout, number in (
        ("<I", model.version),
        ("<Q", tensors),
        ("<Q", len(keys) if model.key_count is None else model.key_count),
    ):
        out += struct.pack(layout, number)
        boundaries.append(len(out))
    for name, key in keys:
        out += _string(name)
        boundaries.append(len(out))
        out += struct.pack("<I", key.type)
        boundaries.append(len(out))
        out += _value(key.type, key.value, key.element)
        boundaries.append(len(out))
    offset = 0
    for tensor in model.tensors:
        out += _string(tensor.name.encode()) + struct.pack("<I", len(tensor.shape))
        out += b"".join(struct.pack("<q", length) for length in tensor.shape)
        out += struct.pack("<I", tensor.type)
        at = offset if tensor.offset is None else tensor.offset
        out += struct.pack("<Q", at)
        boundaries.append(len(out))
        offset += _padded(len(tensor.data), model.alignment)
    out += bytes(_padded(len(out), model.alignment) - len(out))
    boundaries.append(len(out))
    for tensor in model.tensors:
        out += tensor.data + bytes(_padded(len(tensor.data), model.alignment) - len(tensor.data))
        boundaries.append(len(out))
    out += model.trailing
    return bytes(out), sorted(set(boundaries))


def llama(
    *, seed: int = 1, context: int = 64, template: str | None = CHATML_TEMPLATE
) -> Description:
    """Describe a Llama: 1 block, width 32, 2 heads, 265 tokens; byte b is token 3 + b."""
    tokens, types = _vocabulary(("<unk>", "<s>", "</s>"), ("▁", "a", "b", "▁a", "ab", "▁ab"))
    keys = {
        **_shape("llama", context),
        "llama.rope.dimension_count": Key(U32, 16),
        **_tokens(tokens, types, bos=1, eos=2, unknown=0, adds_space=True),
    }
    if template is not None:
        keys["tokenizer.chat_template"] = Key(STRING, template)
    names = {
        **_block_tensors(),
        "token_embd.weight": (32, len(tokens)),
        "output_norm.weight": (32,),
        "output.weight": (32, len(tokens)),
    }
    return Description(keys, _random_tensors(names, seed))


def gemma2(
    *, seed: int = 1, context: int = 256, template: str | None = GEMMA2_TEMPLATE
) -> Description:
    """Describe a Gemma 2: 2 blocks (one windowed), SentencePiece, turn markers, no system role."""
    special = ("<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>")
    pieces = ("▁", "a", "b", "▁a", "ab", "user", "us", "er", "model", "mo", "del", "\n", "\n\n")
    tokens, types = _vocabulary(special, pieces)
    types[tokens.index("\n\n")] = USER_DEFINED
    keys = {
        **_shape("gemma2", context, blocks=2),
        "gemma2.attention.key_length": Key(U32, 16),
        "gemma2.attention.value_length": Key(U32, 16),
        "gemma2.attention.sliding_window": Key(U32, 32),
        "gemma2.attn_logit_softcapping": Key(F32, 50.0),
        "gemma2.final_logit_softcapping": Key(F32, 30.0),
        **_tokens(tokens, types, bos=2, eos=1, unknown=3, adds_space=False),
    }
    if template is not None:
        keys["tokenizer.chat_template"] = Key(STRING, template)
    names: dict[str, tuple[int, ...]] = {}
    for block in range(2):
        names |= _block_tensors(block)
        names |= {
            f"blk.{block}.post_attention_norm.weight": (32,),
            f"blk.{block}.post_ffw_norm.weight": (32,),
        }
    names |= {"token_embd.weight": (32, len(tokens)), "output_norm.weight": (32,)}
    return Description(keys, _random_tensors(names, seed))


def scripted(answer: bytes, *, context: int = 256, ends: bool = True) -> Description:
    """Describe a Llama that answers with these bytes (no byte twice, at most 30 of them).

    Every token has one direction of the width; the output maps it to its successor, and the
    block adds nothing. `ends` False makes the last byte follow itself for ever.
    """
    model = llama(context=context)
    steps = [3 + byte for byte in answer] + ([2] if ends else [])
    if len(set(steps)) != len(steps) or len(steps) > 31:
        raise ValueError("no byte twice, at most 30")
    count = len(model.keys["tokenizer.ggml.tokens"].value)  # type: ignore[arg-type]
    direction = {token: step + 1 for step, token in enumerate(steps)}
    embedding, output = array("f", bytes(4 * 32 * count)), array("f", bytes(4 * 32 * count))
    for token in range(count):
        embedding[32 * token + direction.get(token, 0)] = 1.0
    for step, token in enumerate(steps):
        output[32 * token + step] = 1.0
    if not ends:
        output[32 * steps[-1] + len(steps)] = 1.0
    model.tensor("token_embd.weight").data = embedding.tobytes()
    model.tensor("output.weight").data = output.tobytes()
    for name in ("blk.0.attn_output.weight", "blk.0.ffn_down.weight"):
        tensor = model.tensor(name)
        tensor.data = bytes(len(tensor.data))
    for name in ("output_norm.weight", "blk.0.attn_norm.weight", "blk.0.ffn_norm.weight"):
        model.tensor(name).data = array("f", [1.0] * 32).tobytes()
    return model


def split(model: Description, count: int) -> list[Description]:
    """Describe the same model as so many parts, as llama-gguf-split makes them.

    `write_split` gives them the names that llama.cpp looks for.
    """
    each = -(-len(model.tensors) // count)
    found = []
    for number in range(count):
        keys = dict(model.keys) if not number else {}
        keys |= {
            "split.no": Key(U16, number),
            "split.count": Key(U16, count),
            "split.tensors.count": Key(I32, len(model.tensors)),
        }
        found.append(Description(keys, model.tensors[number * each : (number + 1) * each]))
    return found


def write_split(model: Description, count: int, folder: Path, stem: str = "tiny") -> Path:
    """Write a split set and return the path of its first part."""
    paths = [
        part.write(folder / f"{stem}-{number:05d}-of-{count:05d}.gguf")
        for number, part in enumerate(split(model, count), 1)
    ]
    return paths[0]


def _shape(name: str, context: int, blocks: int = 1) -> dict[str, Key]:
    numbers = {
        "block_count": blocks,
        "context_length": context,
        "embedding_length": 32,
        "feed_forward_length": 64,
        "attention.head_count": 2,
        "attention.head_count_kv": 2,
    }
    return {
        "general.architecture": Key(STRING, name),
        "general.name": Key(STRING, f"Tiny {name}"),
        **{f"{name}.{key}": Key(U32, number) for key, number in numbers.items()},
        f"{name}.attention.layer_norm_rms_epsilon": Key(F32, 1e-5),
    }


def _block_tensors(block: int = 0) -> dict[str, tuple[int, ...]]:
    shapes: dict[str, tuple[int, ...]] = {
        "attn_norm": (32,),
        "attn_q": (32, 32),
        "attn_k": (32, 32),
        "attn_v": (32, 32),
        "attn_output": (32, 32),
        "ffn_norm": (32,),
        "ffn_gate": (32, 64),
        "ffn_up": (32, 64),
        "ffn_down": (64, 32),
    }
    return {f"blk.{block}.{name}.weight": shape for name, shape in shapes.items()}


def _vocabulary(special: Sequence[str], pieces: Sequence[str]) -> tuple[list[str], list[int]]:
    tokens = [*special, *(f"<0x{byte:02X}>" for byte in range(256)), *pieces]
    types = [UNKNOWN if name == "<unk>" else CONTROL for name in special]
    return tokens, types + [BYTE] * 256 + [NORMAL] * len(pieces)


def _tokens(
    tokens: list[str], types: list[int], *, bos: int, eos: int, unknown: int, adds_space: bool
) -> dict[str, Key]:
    scores = [0.0] * (len(tokens) - 20) + [-float(number) for number in range(20)]
    return {
        "tokenizer.ggml.model": Key(STRING, "llama"),
        "tokenizer.ggml.tokens": Key(ARRAY, tokens, STRING),
        "tokenizer.ggml.scores": Key(ARRAY, scores, F32),
        "tokenizer.ggml.token_type": Key(ARRAY, types, I32),
        "tokenizer.ggml.bos_token_id": Key(U32, bos),
        "tokenizer.ggml.eos_token_id": Key(U32, eos),
        "tokenizer.ggml.unknown_token_id": Key(U32, unknown),
        "tokenizer.ggml.add_bos_token": Key(BOOL, value=True),
        "tokenizer.ggml.add_space_prefix": Key(BOOL, value=adds_space),
    }


def _random_tensors(names: dict[str, tuple[int, ...]], seed: int) -> list[Tensor]:
    source = random.Random(seed)
    return [
        Tensor(
            name,
            shape,
            array("f", (source.uniform(-0.1, 0.1) for _ in range(prod(shape)))).tobytes(),
        )
        for name, shape in names.items()
    ]


def _padded(length: int, alignment: int) -> int:
    return -(-length // max(alignment, 1)) * max(alignment, 1)


def _string(text: bytes) -> bytes:
    return struct.pack("<Q", len(text)) + text


def _kind(value: object) -> int:
    for kind, number in ((bool, BOOL), (int, U32), (float, F32), ((str, bytes), STRING)):
        if isinstance(value, kind):  # type: ignore[arg-type]
            return number
    return ARRAY


def _value(kind: int, value: object, element: int | None) -> bytes:
    if isinstance(value, bytes) and kind != STRING:
        return value  # already serialised: a lie told in bytes
    if kind == STRING:
        return _string(value if isinstance(value, bytes) else str(value).encode())
    if kind == ARRAY:
        items: Sequence[object] = value  # type: ignore[assignment]
        body = b"".join(_value(element or U32, item, None) for item in items)
        return struct.pack("<IQ", element or U32, len(items)) + body
    return struct.pack(SCALARS.get(kind, "<I"), value)
