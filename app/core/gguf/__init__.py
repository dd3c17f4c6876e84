"""GGUF files: header bytes → `ModelInfo`, or the reason why not. Pure Python, no native code.

llama.cpp aborts on some files that it accepts, so nothing reaches it before `read` has passed.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from app.core import parts
from app.core.chat import Sampling
from app.core.gguf import model
from app.core.gguf.container import Array, Container, Flaw, parse_header
from app.core.gguf.split import parse_all
from app.core.gguf.types import FILE_TYPES
from app.errors import Code, Problem

__all__ = ["ModelInfo", "planned", "read"]

PACKED_ROWS = 8
LOOKED_UP = frozenset({"token_embd.weight"})  # rows are taken from it, it is not multiplied
HUGGING_FACE = "https://huggingface.co/"


@dataclass(frozen=True)
class ModelInfo:
    """What the header of a GGUF file says of its model.

    Attributes:
        name: `general.name`, else the file's name.
        architecture: e.g. "gemma2".
        quantization: e.g. "Q4_K_M"; if the file does not say, the type of most of its bytes.
        parameters: number of weights.
        size_bytes: of the file, or of all parts together.
        context_length: tokens the model was trained with; 0 if the file does not say.
        license: e.g. "apache-2.0"; empty if the file does not say.
        source: where the weights came from, e.g. "EPFLiGHT/Meditron3-Gemma2-2B"; may be empty.
        base_models: what it was made from, repository or name.
        chat_template: the Jinja text; `None` if the file has none.
        sampling: the defaults the file brings (`general.sampling.*`); open fields are not said.
        block_count: number of layers.
        embedding_length: width of the model.
        head_count: attention heads, the largest layer's.
        head_count_kv: heads that keys and values are kept for, the largest layer's.
        key_length: of one head's keys.
        value_length: of one head's values.
        sliding_window: tokens that a windowed layer sees; 0 if none is windowed.
        vocabulary_size: number of tokens.
        metadata: every key as it may be shown: long text cut, big arrays as counts.
        is_checked_architecture: False if only the container was checked; wear the badge
            *architecture not checked*.
        part_count: number of files the model consists of.
        cache_heads: heads that keys and values are kept for, of all layers together; 0 in facts
            that an older version kept.
        feed_forward_length: width of the widest feed-forward layer; 0 if the file does not say.
        weight_bytes: of the tensors alone, without the header.
        packable_bytes: of the layers' matrices by type, as far as their shape lets the engine
            rearrange them for the processor; what it rearranges lies in memory anew.
        layer_bytes: of the tensors of each layer, in order; empty in facts that an older version
            kept, and if they do not say which layer they belong to.
        output_bytes: of the tensors after the last layer; the embedding where the output is that.
    """

    name: str
    architecture: str
    quantization: str
    parameters: int
    size_bytes: int
    context_length: int
    license: str
    source: str
    base_models: tuple[str, ...]
    chat_template: str | None
    sampling: Sampling
    block_count: int
    embedding_length: int
    head_count: int
    head_count_kv: int
    key_length: int
    value_length: int
    sliding_window: int
    vocabulary_size: int
    is_checked_architecture: bool
    metadata: dict[str, object] = field(repr=False)
    part_count: int = 1
    cache_heads: int = 0
    feed_forward_length: int = 0
    weight_bytes: int = 0
    packable_bytes: dict[str, int] = field(default_factory=dict)
    layer_bytes: tuple[int, ...] = ()
    output_bytes: int = 0


def read(path: Path) -> ModelInfo:
    """Return what the header says, after every rule held; reads no weight, at most 64 MB a file.

    A split set is named by its first part; all parts are read.

    Never waits: a pipe, a device or a folder is refused.

    Raises:
        Problem: `model_missing` with `path`; `model_invalid` with `path`, `where` (byte, key or
            tensor) and `why`: copy the file again, or choose another.
    """
    try:
        container, part_count = parse_all(path)
        return replace(_checked(path, container), part_count=part_count)
    except Flaw as flaw:
        raise Problem(Code.MODEL_INVALID, path=str(path), where=flaw.where, why=flaw.why) from None
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        # ValueError: a path with a NUL byte or a lone surrogate names no file.
        raise Problem(Code.MODEL_MISSING, path=str(path)) from error
    except OSError as error:
        raise Problem(
            Code.MODEL_INVALID, path=str(path), where="the file", why=error.strerror or "unreadable"
        ) from error


def planned(header: bytes, size_bytes: int, path: Path) -> ModelInfo:
    """Return what the header of a file will say that is yet to be written; the same rules hold.

    Raises:
        Problem: `model_invalid`.
    """
    try:
        return _checked(path, parse_header(header, size_bytes))
    except Flaw as flaw:
        raise Problem(Code.MODEL_INVALID, path=str(path), where=flaw.where, why=flaw.why) from None


def _checked(path: Path, container: Container) -> ModelInfo:
    architecture = model.architecture(container)
    tokens = model.check(container, architecture)
    return _info(path, container, architecture, tokens)


def _info(path: Path, container: Container, architecture: str, tokens: int) -> ModelInfo:
    keys = model.Keys(container)
    shape = _Shape(container, architecture)
    heads = shape.number("attention.head_count")
    per_head = shape.number("embedding_length") // heads if heads else 0
    return ModelInfo(
        name=_line(keys.text("general.name")) or parts.stem_of(path.name)[0],
        architecture=_line(architecture),
        quantization=_quantization(container),
        parameters=sum(tensor.elements for tensor in container.tensors),
        size_bytes=container.size_bytes,
        context_length=shape.number("context_length"),
        license=_line(keys.text("general.license")),
        source=_source(keys, "general.source"),
        base_models=_base_models(keys),
        chat_template=keys.text("tokenizer.chat_template") or None,
        sampling=_sampling(container),
        block_count=shape.number("block_count"),
        embedding_length=shape.number("embedding_length"),
        head_count=heads,
        head_count_kv=shape.number("attention.head_count_kv") or heads,
        key_length=shape.number("attention.key_length") or per_head,
        value_length=shape.number("attention.value_length") or per_head,
        sliding_window=shape.number("attention.sliding_window"),
        vocabulary_size=tokens,
        is_checked_architecture=architecture in model.CHECKED,
        cache_heads=shape.total("attention.head_count_kv") or heads * shape.number("block_count"),
        feed_forward_length=shape.number("feed_forward_length"),
        weight_bytes=sum(tensor.size_bytes for tensor in container.tensors),
        packable_bytes=_packable(container),
        layer_bytes=_layers(container, shape.number("block_count")),
        output_bytes=_output(container),
        metadata={_line(name): model.display(value) for name, value in container.keys.items()},
    )


class _Shape:
    """Hyper-parameters for display and arithmetic; what cannot be read counts as not said."""

    def __init__(self, container: Container, architecture: str) -> None:
        self._keys = container.keys
        self._prefix = architecture

    def number(self, name: str) -> int:
        """Return the value, a list's largest, or 0; unchecked files may say anything."""
        value = self._keys.get(f"{self._prefix}.{name}")
        content = value.content if value else 0
        items = content.items if isinstance(content, Array) else (content,)
        return max(
            (item for item in items if isinstance(item, int) and 0 < item < 2**31), default=0
        )

    def total(self, name: str) -> int:
        """Return the sum over all layers; one value counts for each layer."""
        value = self._keys.get(f"{self._prefix}.{name}")
        if value is None or not isinstance(value.content, Array):
            return self.number(name) * self.number("block_count")
        return sum(item for item in value.content.items if isinstance(item, int) and item > 0)


def _packable(container: Container) -> dict[str, int]:
    """Return bytes by type of what repack.cpp of ggml can rearrange: rows in groups of eight."""
    found: dict[str, int] = {}
    for tensor in container.tensors:
        is_matrix = len(tensor.shape) > 1 and tensor.shape[1] % PACKED_ROWS == 0
        if is_matrix and tensor.name not in LOOKED_UP and tensor.name.endswith(".weight"):
            found[tensor.type] = found.get(tensor.type, 0) + tensor.size_bytes
    return found


def _layers(container: Container, count: int) -> tuple[int, ...]:
    """Return the bytes of each layer's tensors (`blk.N.…`); () for names of another kind."""
    found = dict.fromkeys(map(str, range(count)), 0)
    for tensor in container.tensors:
        kind, _, rest = tensor.name.partition(".")
        number = rest.partition(".")[0]
        if kind == "blk" and number in found:
            found[number] += tensor.size_bytes
    return tuple(found.values()) if any(found.values()) else ()


def _output(container: Container) -> int:
    """Return the bytes of the output layer: its matrix, else the embedding once more; its norm."""
    sizes = {tensor.name: tensor.size_bytes for tensor in container.tensors}
    matrix = sizes.get("output.weight", sizes.get("token_embd.weight", 0))
    return matrix + sizes.get("output_norm.weight", 0)


def _quantization(container: Container) -> str:
    value = container.keys.get("general.file_type")
    number = value.content if value else None
    if isinstance(number, int) and number in FILE_TYPES:
        return FILE_TYPES[number]
    bytes_of: dict[str, int] = {}
    for tensor in container.tensors:
        bytes_of[tensor.type] = bytes_of.get(tensor.type, 0) + tensor.size_bytes
    return max(bytes_of, key=lambda name: bytes_of[name])


def _source(keys: model.Keys, prefix: str) -> str:
    """Return the repository named under `prefix`: `owner/name` where it is a known hub."""
    for key in ("repo_url", "url"):
        if url := _line(keys.text(f"{prefix}.{key}")):
            return url.removeprefix(HUGGING_FACE)
    return _line(keys.text(f"{prefix}.huggingface.repository"))


def _base_models(keys: model.Keys, most: int = 16) -> tuple[str, ...]:
    found = []
    for number in range(most):
        prefix = f"general.base_model.{number}"
        if said := _source(keys, prefix) or _line(keys.text(f"{prefix}.name")):
            found.append(said)
    return tuple(found)


def _sampling(container: Container) -> Sampling:
    """Return `general.sampling.*`; a value that makes no sense counts as not said."""

    def real(name: str, most: float) -> float | None:
        value = container.keys.get(f"general.sampling.{name}")
        number = value.content if value else None
        return number if isinstance(number, float) and 0 <= number <= most else None

    value = container.keys.get("general.sampling.top_k")
    top_k = value.content if value else None
    has_top_k = isinstance(top_k, int) and not isinstance(top_k, bool) and 0 <= top_k <= 1 << 20
    return Sampling(
        temperature=real("temp", 5),
        top_k=int(top_k) if has_top_k and isinstance(top_k, int) else None,
        top_p=real("top_p", 1),
        min_p=real("min_p", 1),
        repeat_penalty=real("penalty_repeat", 5),
    )


def _line(text: str) -> str:
    """Return text of a file as one printable line of at most 200 characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text[:400]).split())[:200]
