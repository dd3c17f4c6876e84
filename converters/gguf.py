"""Plain GGUF files as a source: F32, F16 and BF16 tensors to be quantized.

Format: ggml/docs/gguf.md. What is refused is what llama.cpp's own parser refuses, as far as it
matters here: the values go through unread, and the result is checked like any model file.
"""

import os
import struct
from math import prod
from pathlib import Path

from converters import card
from converters.architectures.architecture import AS_IT_IS
from converters.folder import Folder
from converters.keys import FORMATS, Keys, Kind
from converters.model import Facts, Model, Part
from converters.plan import ALIGNMENT, MAGIC, padded
from converters.refusal import Code, Refusal
from converters.safetensors import Source, Tensor
from converters.types import F32, PLAIN, Shape, Type

MOST_HEADER_BYTES = 128_000_000
MOST_ENTRIES = 65_536
MOST_NAME_BYTES = 63
MOST_DIMENSIONS = 2
VERSIONS = (2, 3)
# Of a model split into several files; what is written is one file.
SPLIT = ("split.no", "split.count", "split.tensors.count")
_NUMBERS = {kind.number: kind for kind in PLAIN.values()}


def read(path: Path) -> Model:
    """Return the model in a GGUF file of F32, F16 or BF16 tensors.

    Raises:
        Refusal: `source_missing`; `model_invalid` with where and why: it is damaged, quantized
            already, split into several files, or of more dimensions than these models have.
    """
    if not os.path.isfile(path):  # noqa: PTH113  is_file() fails on a name too long
        raise Refusal(Code.SOURCE_MISSING, path=str(path))
    path = path.resolve()
    folder = Folder(path.parent)
    with Source(folder, path.name) as source:
        content = source.read(0, min(source.size_bytes, MOST_HEADER_BYTES))
        return _Reader(memoryview(content), path, source.size_bytes).model(folder)


class _Reader:
    """Reads one header from front to back."""

    def __init__(self, content: memoryview, path: Path, size_bytes: int) -> None:
        self._content = content
        self._path = path
        self._size_bytes = size_bytes
        self._place = 0
        self._values: dict[str, int | str] = {}

    def model(self, folder: Folder) -> Model:
        """Return what the header describes."""
        if bytes(self._take(4)) != MAGIC:
            raise self._invalid("byte 0", "it is no GGUF file")
        if (version := self._number("I")) not in VERSIONS:
            raise self._invalid("byte 4", f"version {version} is not known")
        tensors, count = self._number("Q"), self._number("Q")
        if max(tensors, count) > MOST_ENTRIES or not tensors:
            raise self._invalid("byte 8", f"{tensors:,} tensors and {count:,} keys")
        keys = self._keys(count)
        parts = self._parts(tensors)
        return Model(
            folder=folder,
            names=card.Names.of_file(self._path.name),
            shape=self._shape(),
            keys=keys,
            parts=parts,
            source_type=F32,
            facts=self._facts(parts),
        )

    def _keys(self, count: int) -> Keys:
        keys = Keys()
        for _ in range(count):
            name = self._name()
            if not name or name in keys:
                raise self._invalid(f"key {name[:64]}", "it is empty or there twice")
            start = self._place
            self._value(name, Kind(self._kind()))
            keys.encoded(name, bytes(self._content[start : self._place]))
        if self._said("split.count") > 1:
            raise self._invalid("key split.count", "the model is split into several files")
        if self._said("general.alignment", ALIGNMENT) != ALIGNMENT:
            raise self._invalid("key general.alignment", f"only {ALIGNMENT} is written here")
        for name in SPLIT:
            keys.drop(name)
        return keys

    def _value(self, name: str, kind: Kind) -> None:
        if kind is Kind.STRING:
            self._values[name] = self._text()
        elif kind is Kind.ARRAY:
            self._array(name)
        else:
            value = self._number(FORMATS[kind])
            if isinstance(value, int):
                self._values[name] = value

    def _array(self, name: str) -> None:
        kind, count = Kind(self._kind()), self._number("Q")
        if kind is Kind.ARRAY or count > self._size_bytes:
            raise self._invalid(f"key {name}", "its array is impossible")
        if kind is Kind.STRING:
            for _ in range(count):
                self._take(self._number("Q"))
            return
        first = self._place
        self._take(count * struct.calcsize(FORMATS[kind]))
        if count and FORMATS[kind] in "BbHhIiQq":
            self._values[name] = struct.unpack_from("<" + FORMATS[kind], self._content, first)[0]

    def _kind(self) -> int:
        number = self._number("I")
        if number > max(Kind):
            raise self._invalid(f"byte {self._place - 4}", f"value type {number} is not known")
        return number

    def _parts(self, count: int) -> tuple[Part, ...]:
        entries = [self._entry() for _ in range(count)]
        data = padded(self._place)
        parts, offset = {}, 0
        for name, shape, kind, said in entries:
            size_bytes = prod(shape) * kind.block_bytes
            if said != offset or data + offset + size_bytes > self._size_bytes:
                raise self._invalid(f"tensor {name}", "its data is not where it should be")
            if name in parts:
                raise self._invalid(f"tensor {name}", "it is there twice")
            source = Tensor(name, kind.name, shape, self._path.name, data + offset, size_bytes)
            parts[name] = Part(name, shape, source, AS_IT_IS, kind)
            offset += padded(size_bytes)
        return tuple(parts.values())

    def _entry(self) -> tuple[str, tuple[int, ...], Type, int]:
        name = self._name()
        dimensions = self._number("I")
        if not name or len(name.encode()) > MOST_NAME_BYTES:
            raise self._invalid(f"tensor {name[:64]}", "its name is empty or too long")
        if not 1 <= dimensions <= MOST_DIMENSIONS:
            raise self._invalid(f"tensor {name}", f"it has {dimensions} dimensions")
        shape = tuple(reversed([self._number("Q") for _ in range(dimensions)]))
        number, offset = self._number("I"), self._number("Q")
        if number not in _NUMBERS:
            raise self._invalid(f"tensor {name}", "it is quantized already: start from F16 or BF16")
        if not 0 < prod(shape) <= self._size_bytes:
            raise self._invalid(f"tensor {name}", "its shape is impossible")
        return name, shape, _NUMBERS[number], offset

    def _shape(self) -> Shape:
        architecture = str(self._values.get("general.architecture", ""))
        if not architecture:
            raise self._invalid("key general.architecture", "it is missing")

        layers = self._said(f"{architecture}.block_count")
        heads = self._said(f"{architecture}.attention.head_count")
        shared = self._said(f"{architecture}.attention.head_count_kv") or heads
        return Shape(architecture, layers, heads, shared)

    def _facts(self, parts: tuple[Part, ...]) -> Facts:
        architecture = str(self._values["general.architecture"])
        matrices = [part for part in parts if len(part.shape) > 1]
        kinds = [part.kept.name.lower() for part in matrices if part.kept]
        return Facts(
            kind=architecture,
            dtype=max(kinds, key=kinds.count, default="f32"),
            files=1,
            tokens=0,
            context_length=self._said(f"{architecture}.context_length"),
            licence=str(self._values.get("general.license", "")),
            base_models=(),
            has_template="tokenizer.chat_template" in self._values,
            repository="",
            revision="",
        )

    def _said(self, name: str, default: int = 0) -> int:
        value = self._values.get(name, default)
        return value if isinstance(value, int) else default

    # --- bytes ------------------------------------------------------------------------------------

    def _take(self, length: int) -> memoryview:
        end = self._place + length
        if end > len(self._content):
            raise self._invalid(f"byte {self._place:,}", "the header is cut off")
        taken = self._content[self._place : end]
        self._place = end
        return taken

    def _number(self, form: str) -> int:
        length = struct.calcsize(f"<{form}")
        found: int = struct.unpack(f"<{form}", self._take(length))[0]
        return found

    def _text(self) -> str:
        """Return a string for people; its bytes may be anything and go through unread."""
        return bytes(self._take(self._number("Q"))).decode("utf-8", "replace")

    def _name(self) -> str:
        start = self._place
        try:
            return bytes(self._take(self._number("Q"))).decode("utf-8")
        except UnicodeDecodeError:
            raise self._invalid(f"byte {start:,}", "a name is no text") from None

    def _invalid(self, where: str, why: str) -> Refusal:
        return Refusal(Code.MODEL_INVALID, path=str(self._path), where=where, why=why)
