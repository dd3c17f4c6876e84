"""What there is to convert: a checkpoint or a plain GGUF file, read and checked, nothing chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path

import numpy as np

from converters import architectures, card, config, origin, vocabulary
from converters.architectures.architecture import AS_IT_IS, Architecture, Transform
from converters.checkpoint import Checkpoint
from converters.folder import Folder
from converters.keys import Keys
from converters.quantize import Rows, Stored, widened
from converters.refusal import invalid
from converters.safetensors import Source, Tensor, opened
from converters.types import F32, PLAIN, Shape, Type


@dataclass(frozen=True, slots=True)
class Part:
    """One tensor to be written.

    Attributes:
        name: in the GGUF file.
        shape: rows, then columns; or one length.
        source: where its values lie, or the values themselves.
        transform: what is done to them.
        kept: its type where it is not quantized; `None` if it takes the file's plain type.
    """

    name: str
    shape: tuple[int, ...]
    source: Tensor | Rows
    transform: Transform
    kept: Type | None

    @property
    def elements(self) -> int:
        """How many values it has."""
        return prod(self.shape)


@dataclass(frozen=True)
class Facts:
    """What a person is told of it before they choose.

    Attributes:
        kind: the class of the checkpoint, or the architecture of a GGUF file.
        dtype: of most values: "bf16", "f16" or "f32".
        tokens: length of the vocabulary.
        context_length: tokens the model was made for; 0 if it does not say.
        licence: "" if it does not say.
        base_models: what it was made from, as the card says.
        has_template: whether it brings a chat template.
        repository: where it was published, `owner/name`; "" if that is not known.
        revision: which state of it; "" if that is not known.
    """

    kind: str
    dtype: str
    files: int
    tokens: int
    context_length: int
    licence: str
    base_models: tuple[str, ...]
    has_template: bool
    repository: str
    revision: str


@dataclass(frozen=True)
class Model:
    """A model to be written, in any type.

    Attributes:
        folder: where its files lie.
        names: for the file that will be written.
        shape: what the choice of types looks at.
        keys: all but the two that come last.
        parts: the tensors, in no order.
        source_type: of the values, for what is not quantized.
    """

    folder: Folder
    names: card.Names
    shape: Shape
    keys: Keys
    parts: tuple[Part, ...]
    source_type: Type
    facts: Facts

    @property
    def parameters(self) -> int:
        """How many values all tensors have."""
        return sum(part.elements for part in self.parts)

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files that values are read from."""
        found = {part.source.file for part in self.parts if isinstance(part.source, Tensor)}
        return tuple(sorted(found))

    def open(self, name: str) -> Source:
        """Open one of `files`.

        Raises:
            Refusal: `checkpoint_invalid` if it is another than was checked; `disk_failed`.
        """
        return opened(self.folder, name)


def read(path: Path) -> Model:
    """Return the model of a Hugging Face folder.

    Raises:
        Refusal: as `read_folder`; `source_missing`.
    """
    return read_folder(Folder(path))


def read_folder(folder: Folder) -> Model:
    """Return the model of a folder, whose weights may be still to come (`Announced`).

    Raises:
        Refusal: it is missing, damaged, of an unknown architecture or tokenizer; where and why.
    """
    architectures.name_of(config.unchecked(folder))
    settings = config.read(folder)
    architecture = architectures.find(settings)
    checkpoint = Checkpoint(folder, architecture.dropped)
    words = vocabulary.read(folder, settings, architecture.vocabulary)
    parts = tuple(_parts(checkpoint, architecture, words.size))
    read_shapes = {part.name: part.shape for part in parts if isinstance(part.source, Tensor)}
    architecture.check(read_shapes, words.size)
    keys, names, said = _keys(folder, settings, architecture, checkpoint, parts)
    architecture.add_keys(keys)
    keys.add(words.keys)
    return Model(
        folder=folder,
        names=names,
        shape=Shape(
            architecture.name, architecture.layers, architecture.heads, architecture.heads_kv
        ),
        keys=keys,
        parts=parts,
        source_type=PLAIN[checkpoint.dtype.upper()],
        facts=Facts(
            kind=architectures.name_of(settings),
            dtype=checkpoint.dtype,
            files=len(checkpoint.files),
            tokens=words.size,
            context_length=settings.get("max_position_embeddings") or 0,
            licence=said.licence,
            base_models=said.base_models,
            has_template="tokenizer.chat_template" in words.keys,
            repository=origin.repository(folder, settings),
            revision=origin.revision(folder),
        ),
    )


def _parts(checkpoint: Checkpoint, architecture: Architecture, tokens: int) -> list[Part]:
    found = [
        Part(name, values.shape, values.reshape(-1, 1), AS_IT_IS, F32)
        for name, values in architecture.extras().items()
    ]
    seen: set[str] = set()
    for tensor in checkpoint.tensors:
        if architecture.is_scalar(tensor.name):
            continue
        name = architecture.renamed(tensor.name)
        if name is None:
            raise invalid(f"tensor {tensor.name}", f"a {architecture.name} model has none such")
        if name in seen:
            raise invalid(f"tensor {tensor.name}", f"another one becomes {name} too")
        seen.add(name)
        found.append(_part(name, tensor, architecture, tokens))
    return found


def _part(name: str, tensor: Tensor, architecture: Architecture, tokens: int) -> Part:
    shape = tensor.shape
    if len(shape) not in {1, 2}:
        raise invalid(f"tensor {tensor.name}", f"it has {len(shape)} dimensions")
    rows = architecture.kept_rows(name, shape[0], tokens)
    is_plain = len(shape) > 1 and name.endswith(".weight") and "_norm.weight" not in name
    transform = architecture.transform(name)
    if transform.head_rows % 2 or (transform.head_rows and rows % transform.head_rows):
        raise invalid(f"tensor {tensor.name}", f"{rows:,} rows are no whole heads")
    return Part(name, (rows, *shape[1:]), tensor, transform, None if is_plain else F32)


def _keys(
    folder: Folder,
    settings: Mapping[str, object],
    architecture: Architecture,
    checkpoint: Checkpoint,
    parts: tuple[Part, ...],
) -> tuple[Keys, card.Names, card.Said]:
    keys = Keys()
    keys.text("general.architecture", architecture.name)
    architecture.early_keys(keys, _scalars(checkpoint, architecture))
    parameters = sum(part.elements for part in parts)
    general = card.general(folder, settings, parameters)
    keys.add(general.keys)
    return keys, general.names, general.said


def _scalars(checkpoint: Checkpoint, architecture: Architecture) -> dict[str, float]:
    found = {}
    for tensor in checkpoint.tensors:
        if not architecture.is_scalar(tensor.name):
            continue
        with opened(checkpoint.folder, tensor.file) as source:
            content = np.frombuffer(source.read(tensor.offset, tensor.size_bytes), np.uint8)
        value = as_floats(content, tensor.dtype)
        if value.size != 1 or not np.isfinite(value).all():
            raise invalid(f"tensor {tensor.name}", "it is no single finite number")
        found[tensor.name] = float(value[0])
    return found


def as_floats(content: Stored, dtype: str) -> Rows:
    """Return stored values as float32: exactly, for each of BF16, F16 and F32."""
    if dtype == "BF16":
        return widened(content)
    return content.view("<f2" if dtype == "F16" else "<f4").astype(np.float32, copy=False)
