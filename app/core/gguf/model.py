"""The model layer: what llama.cpp does not check of a container and then aborts, hangs or lies on.

Rules GG-1: 13 aborts of 175 hand-made files came from values that the parser lets pass. The
numbers below are the engine's limits, or far outside what any published model uses.
"""

import math

from app.core.gguf import vocabulary
from app.core.gguf.container import Array, Container, Flaw, Value
from app.core.text import size as as_size

CHECKED = frozenset({"llama", "qwen2", "gemma2", "gemma3", "phi3", "apertus", "olmo2"})
# `general.type` of files that belong to a model but are none.
COMPANIONS = {"adapter": "an adapter", "mmproj": "an image projector", "imatrix": "statistics"}
NO_LANGUAGE_MODEL = {"clip": "an image projector"}

LEAST_ALIGNMENT = 32  # 1, 2, 4 and 8 abort, even with the data laid out accordingly
MAX_TEMPLATE_BYTES = 64 * 1024
MAX_BLOCKS = 512  # llama-hparams.h LLAMA_MAX_LAYERS
MAX_EXPERTS = 512  # llama-hparams.h LLAMA_MAX_EXPERTS
MAX_WIDTH = 1 << 20
MAX_HEADS = 4096
MAX_HEAD_LENGTH = 8192
MAX_CONTEXT = 1 << 28
MAX_COUNT = 2**32 - 1
ALL_ROTATED = frozenset({"llama", "qwen2", "apertus", "olmo2"})
WINDOWED = frozenset({"gemma2", "gemma3", "olmo2"})
ROPE_SCALINGS = ("none", "linear", "yarn", "longrope")
# Types that tensors may have and nothing multiplies: the engine ends, some by SIGSEGV. Those of
# results on their way (Q8_1, Q8_K), and those of data.
NOT_COMPUTED = frozenset({"Q8_1", "Q8_K", "I8", "I16", "I32", "I64", "F64"})
INTEGERS = ("u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64")


def architecture(container: Container) -> str:
    """Return the architecture's name.

    Raises:
        Flaw: the file names none, or is no language model.
    """
    name = Keys(container).text("general.architecture")
    if not name:
        raise Flaw("key general.architecture", "it is missing or empty")
    kind = COMPANIONS.get(Keys(container).text("general.type")) or NO_LANGUAGE_MODEL.get(name)
    if kind:
        raise Flaw("key general.type", f"the file holds {kind}, not a language model")
    return name


def check(container: Container, name: str) -> int:
    """Return the number of tokens, after every rule for architecture `name` held.

    Raises:
        Flaw: where the file is wrong and why.
    """
    keys = Keys(container)
    _check_whole(container)
    is_known = name in CHECKED
    tokens = vocabulary.check(container, is_known=is_known)
    if is_known:
        _check_types(container)
        _check_shape(keys, name)
        _check_numbers(keys, name)
        _check_experts(keys, name)
    return tokens


def _check_whole(container: Container) -> None:
    if container.alignment < LEAST_ALIGNMENT:
        raise Flaw("key general.alignment", f"{container.alignment} is below {LEAST_ALIGNMENT}")
    if not container.tensors:
        raise Flaw("the file", "it holds no tensors, only a description")
    for tensor in container.tensors:
        if not tensor.elements:
            raise Flaw(f"tensor {tensor.name}", "it is empty")
    container.check_size()
    for name, value in container.keys.items():
        if name.startswith("tokenizer.chat_template"):
            _check_template(name, value)


def _check_template(name: str, value: Value) -> None:
    length = len(value.content) if isinstance(value.content, bytes) else 0
    if length > MAX_TEMPLATE_BYTES:
        raise Flaw(f"key {name}", f"the template is {as_size(length)} long; 66 kB are read")


def _check_types(container: Container) -> None:
    """Refuse types that the engine ends with at the first token (ggml-cpu, binary-ops.cpp:135).

    Norms, biases and rotary factors, all of one dimension, are added, multiplied with or divided by
    as F32 and nothing else; matrices are of a type that has a product.
    """
    for tensor in container.tensors:
        if len(tensor.shape) <= 1 and tensor.type != "F32":
            raise Flaw(f"tensor {tensor.name}", f"it must be of type F32, and is {tensor.type}")
        if tensor.type in NOT_COMPUTED:
            raise Flaw(f"tensor {tensor.name}", f"nothing is computed with the type {tensor.type}")


def _check_shape(keys: "Keys", name: str) -> None:
    blocks = keys.required(f"{name}.block_count", 1, MAX_BLOCKS)
    width = keys.required(f"{name}.embedding_length", 1, MAX_WIDTH)
    keys.required(f"{name}.context_length", 1, MAX_CONTEXT)
    for key, most in (("feed_forward_length", MAX_WIDTH), ("attention.head_count", MAX_HEADS)):
        if not keys.layered(f"{name}.{key}", blocks, most):
            raise Flaw(f"key {name}.{key}", "it is missing")
    keys.integer(f"{name}.nextn_predict_layers", 0, blocks - 1)
    _check_heads(keys, name, blocks, width)
    _check_windows(keys, name)


def _check_heads(keys: "Keys", name: str, blocks: int, width: int) -> None:
    """Refuse heads that the engine computes with as if they were others, and then aborts.

    It takes the first layer's numbers of heads for all (`src/models/*.cpp`).
    """
    heads = keys.layered(f"{name}.attention.head_count", blocks, MAX_HEADS)
    key_value = keys.layered(f"{name}.attention.head_count_kv", blocks, MAX_HEADS) or heads
    if heads[0] % key_value[0]:
        raise Flaw(
            f"key {name}.attention.head_count_kv", f"{heads[0]} heads cannot share {key_value[0]}"
        )
    for part, counts in (("head_count", heads), ("head_count_kv", key_value)):
        if len(set(counts)) > 1:
            raise Flaw(f"key {name}.attention.{part}", "it must be the same in every layer")
    length = _head_length(keys, name, width, heads[0])
    windowed = ("rope.dimension_count_swa",) if name in WINDOWED else ()
    for key in ("rope.dimension_count", *windowed):
        rotated = keys.integer(f"{name}.{key}", 1, length)
        if rotated and rotated % 2:
            raise Flaw(f"key {name}.{key}", f"{rotated} is odd")
        if name in ALL_ROTATED and rotated not in {None, length}:
            raise Flaw(f"key {name}.{key}", f"{rotated} is not {length}, the length of a head")


def _head_length(keys: "Keys", name: str, width: int, heads: int) -> int:
    """Return the length of a head's keys; the engine takes values to be as long."""
    lengths = [
        keys.integer(f"{name}.attention.{part}_length", 1, MAX_HEAD_LENGTH)
        for part in ("key", "value")
    ]
    if None in lengths and width % heads:
        raise Flaw(f"key {name}.embedding_length", f"{width:,} is no multiple of {heads} heads")
    length, value_length = (one or width // heads for one in lengths)
    windowed = ("key_length_swa", "value_length_swa") if name in WINDOWED else ()
    for part in ("value_length", *windowed):
        other = keys.integer(f"{name}.attention.{part}", 1, MAX_HEAD_LENGTH)
        other = value_length if part == "value_length" else other
        if other not in {None, length}:
            raise Flaw(f"key {name}.attention.{part}", f"{other} is not {length}, as keys have it")
    return length


def _check_windows(keys: "Keys", name: str) -> None:
    """Refuse a model that says its layers are windowed, and names none (llama-model.cpp:2807)."""
    if name not in WINDOWED:
        return
    window = keys.integer(f"{name}.attention.sliding_window", 0, MAX_COUNT)
    if not window and name != "gemma2":  # Gemma 2 is windowed, whatever it says
        return
    key = f"{name}.attention.sliding_window_pattern"
    pattern = keys.items(key)
    if pattern is None and keys.integer(key, 0, MAX_COUNT) == 1:
        pattern = ()
    if pattern is not None and not any(pattern):
        raise Flaw(f"key {key}", "it leaves no layer with a sliding window")


def _check_numbers(keys: "Keys", name: str) -> None:
    if keys.real(f"{name}.attention.layer_norm_rms_epsilon", 0, 1) is None:
        raise Flaw(f"key {name}.attention.layer_norm_rms_epsilon", "it is missing")
    for key in ("rope.freq_base", "rope.freq_base_swa"):
        keys.real(f"{name}.{key}", 0.5, 1e12)
    for key in ("attn_logit_softcapping", "final_logit_softcapping"):
        keys.real(f"{name}.{key}", 0, 1e6)
    scaling = keys.text(f"{name}.rope.scaling.type")
    if f"{name}.rope.scaling.type" in keys and scaling not in ROPE_SCALINGS:
        raise Flaw(f"key {name}.rope.scaling.type", f"“{scaling[:64]}” is not known")
    factor = keys.real(f"{name}.rope.scaling.factor", -1e-9, 1e6)
    if factor is not None and factor < 0:
        raise Flaw(f"key {name}.rope.scaling.factor", "it is negative")


def _check_experts(keys: "Keys", name: str) -> None:
    """Refuse numbers of experts that the engine asserts not to be (llama-model.cpp:1361-1374)."""
    experts = keys.integer(f"{name}.expert_count", 0, MAX_EXPERTS) or 0
    key = f"{name}.expert_used_count"
    layers = keys.items(key)
    most = max(layers, default=0) if layers is not None else keys.integer(key, 0, MAX_EXPERTS) or 0
    if not 0 <= most <= experts or bool(most) != bool(experts):
        raise Flaw(f"key {key}", f"{most} of {experts} experts are used")
    groups = keys.integer(f"{name}.expert_group_count", 0, MAX_EXPERTS) or 0
    used = keys.integer(f"{name}.expert_group_used_count", 0, MAX_EXPERTS) or 0
    if groups and (groups >= experts or experts % groups):
        raise Flaw(f"key {name}.expert_group_count", f"{groups} groups of {experts} experts")
    if groups > 1 and not 0 < used < groups:
        raise Flaw(f"key {name}.expert_group_used_count", f"{used} of {groups} groups are used")


class Keys:
    """Typed reading of a container's keys."""

    def __init__(self, container: Container) -> None:
        """Read from this container."""
        self._keys = container.keys

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a key of this name."""
        return name in self._keys

    def text(self, name: str) -> str:
        """Return a string, broken UTF-8 replaced; empty if there is none of this name."""
        value = self._keys.get(name)
        content = value.content if value else b""
        return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""

    def integer(self, name: str, least: int, most: int) -> int | None:
        """Return an integer in its range, `None` if there is none of this name.

        Raises:
            Flaw: another type, or outside the range.
        """
        value = self._keys.get(name)
        if value is None:
            return None
        return _within(name, value.type, value.content, least, most)

    def items(self, name: str) -> tuple[int, ...] | None:
        """Return the whole numbers or truths of an array; `None` if there is none of this name.

        Raises:
            Flaw: an array of others.
        """
        value = self._keys.get(name)
        if value is None or not isinstance(value.content, Array):
            return None
        if value.content.type not in {*INTEGERS, "bool"}:
            raise Flaw(f"key {name}", f"it must hold whole numbers, and holds {value.content.type}")
        return tuple(int(item) for item in value.content.items)

    def required(self, name: str, least: int, most: int) -> int:
        """Return an integer in its range.

        Raises:
            Flaw: missing, another type, or outside the range.
        """
        number = self.integer(name, least, most)
        if number is None:
            raise Flaw(f"key {name}", "it is missing")
        return number

    def layered(self, name: str, layers: int, most: int) -> tuple[int, ...]:
        """Return one integer, 1 to `most`, a layer: a single value counts for all; () if missing.

        Raises:
            Flaw: another type or length, or outside the range.
        """
        value = self._keys.get(name)
        if value is None:
            return ()
        if not isinstance(value.content, Array):
            return (_within(name, value.type, value.content, 1, most),) * layers
        if len(value.content.items) != layers:
            raise Flaw(f"key {name}", f"{len(value.content.items):,} entries for {layers} layers")
        return tuple(
            _within(name, value.content.type, item, 1, most) for item in value.content.items
        )

    def real(self, name: str, above: float, most: float) -> float | None:
        """Return a finite number above `above`, at most `most`; `None` if there is none.

        Raises:
            Flaw: another type, or outside the range.
        """
        value = self._keys.get(name)
        if value is None:
            return None
        number = value.content
        if value.type != "f32" or not isinstance(number, float):
            raise Flaw(f"key {name}", f"it must be of type f32, and is {value.type}")
        if not math.isfinite(number) or not above < number <= most:
            raise Flaw(f"key {name}", f"{number:g} is outside its range")
        return number


def _within(name: str, kind: str, number: object, least: int, most: int) -> int:
    if kind not in INTEGERS or not isinstance(number, int):
        raise Flaw(f"key {name}", f"it must be a whole number, and is {kind}")
    if not least <= number <= most:
        raise Flaw(f"key {name}", f"{number:,} is outside {least:,} to {most:,}")
    return number


def display(value: Value, longest: int = 2000, most_items: int = 16) -> object:
    """Return a value as it may be shown and written as JSON: long ones cut, big arrays counted."""
    content = value.content
    if isinstance(content, Array):
        if len(content.items) > most_items:
            return f"{len(content.items):,} × {content.type}"
        return [display(Value(content.type, item), longest) for item in content.items]
    if isinstance(content, bytes):
        text = content.decode("utf-8", "replace")
        return text if len(text) <= longest else text[:longest] + "…"
    if isinstance(content, float) and not math.isfinite(content):
        return str(content)
    return content
