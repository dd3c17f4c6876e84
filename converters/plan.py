"""What will be written, exactly, before the first byte is: keys, tensors, types, offsets, size."""

import struct
from dataclasses import dataclass
from functools import cached_property

from converters.keys import Keys
from converters.model import Model, Part
from converters.types import Chooser, FileType, Type, as_ordered, can_quantize

MAGIC, FORMAT = b"GGUF", 3
ALIGNMENT = 32
QUANTIZATION_FORMAT = 2  # ggml.h GGML_QNT_VERSION


@dataclass(frozen=True, slots=True)
class Planned:
    """One tensor as it will be written; `rows` × `columns` values of type `kind`."""

    part: Part
    kind: Type

    @property
    def name(self) -> str:
        """Its name in the file."""
        return self.part.name

    @property
    def rows(self) -> int:
        """How many rows; of a tensor with one dimension, its length."""
        return self.part.shape[0]

    @property
    def columns(self) -> int:
        """Values in a row; 1 for a tensor with one dimension."""
        return self.part.shape[1] if len(self.part.shape) > 1 else 1

    @property
    def size_bytes(self) -> int:
        """Length of its data, without padding."""
        return self.rows * self.kind.row_bytes(self.columns)


@dataclass(frozen=True)
class Plan:
    """One file to be written.

    Attributes:
        tensors: in the order they are written.
    """

    model: Model
    file_type: FileType
    tensors: tuple[Planned, ...]

    @cached_property
    def header(self) -> bytes:
        """Everything before the data: magic, keys, tensor table, padding."""
        keys = Keys()
        keys.add(self.model.keys)
        for name in ("general.quantization_version", "general.file_type"):
            keys.drop(name)
        keys.u32("general.quantization_version", QUANTIZATION_FORMAT)
        keys.u32("general.file_type", self.file_type.number)
        head = struct.pack("<4sIQQ", MAGIC, FORMAT, len(self.tensors), len(keys))
        content = b"".join((head, *keys.as_bytes(), *self._table()))
        return content + bytes(-len(content) % ALIGNMENT)

    def _table(self) -> list[bytes]:
        entries, offset = [], 0
        for tensor in self.tensors:
            name = tensor.name.encode()
            lengths = list(reversed(tensor.part.shape))
            while len(lengths) > 1 and lengths[-1] == 1:
                lengths.pop()  # ggml counts no dimension that is 1
            entries.append(
                struct.pack(
                    f"<Q{len(name)}sI{len(lengths)}QIQ",
                    len(name),
                    name,
                    len(lengths),
                    *lengths,
                    tensor.kind.number,
                    offset,
                )
            )
            offset += padded(tensor.size_bytes)
        return entries

    @property
    def size_bytes(self) -> int:
        """Exact length of the file."""
        return len(self.header) + sum(padded(tensor.size_bytes) for tensor in self.tensors)

    @property
    def file_name(self) -> str:
        """The name the file has where nobody names it."""
        return self.model.names.file_name(self.file_type.name)


def plan(model: Model, file_type: FileType) -> Plan:
    """Return the plan for writing a model as one type of file."""
    parts = {part.name: part for part in model.parts}
    names = as_ordered(list(parts))
    chooser = Chooser(file_type, model.shape, names)
    tensors = tuple(
        Planned(parts[name], _kind(parts[name], model, file_type, chooser)) for name in names
    )
    return Plan(model, file_type, tensors)


def _kind(part: Part, model: Model, file_type: FileType, chooser: Chooser) -> Type:
    if can_quantize(part.name, part.shape):
        return chooser.choose(part.name, part.shape[1])
    if part.kept is not None:
        return part.kept
    return file_type.default if file_type.is_plain else model.source_type


def padded(size_bytes: int) -> int:
    """Return the room a piece takes with its padding."""
    return size_bytes + -size_bytes % ALIGNMENT
