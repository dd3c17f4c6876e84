"""The container layer: header bytes → keys and tensors, or where the file is wrong and why.

It refuses what llama.cpp's parser refuses (`ggml/src/gguf.cpp` of 0c1e57098) and, because a name
with a NUL byte reads differently there from one place to the next, those names too.
"""

import io
import os
import stat
import struct
from dataclasses import dataclass
from pathlib import Path

from app.core.gguf.types import ARRAY, READERS, SCALARS, STRING, TENSORS
from app.core.text import size as as_size

MAX_HEADER_BYTES = 64 * 1024 * 1024
MAX_ENTRIES = 65_536  # keys, and tensors: sixty times what the largest known models have
MAX_STRINGS = 2_097_152  # in all arrays together: three times the largest known vocabularies
MAX_KEY_BYTES = 65_535  # GGUF specification, `gguf_string_t key`
MAX_NAME_BYTES = 63  # ggml.h GGML_MAX_NAME, less its closing NUL
MAX_DIMENSIONS = 4
DEFAULT_ALIGNMENT = 32
FIRST_READ_BYTES = 1024 * 1024
VERSIONS = (2, 3)
LARGEST_SIZE = 2**64 - 1
LARGEST_COUNT = 2**63 - 1

_U32 = struct.Struct("<I")
_U64 = struct.Struct("<Q")


class Flaw(Exception):
    """Something in the file is wrong: where (byte, key or tensor) and why, as a plain fact."""

    def __init__(self, where: str, why: str) -> None:
        """Remember both."""
        super().__init__(where, why)
        self.where = where
        self.why = why


@dataclass(frozen=True, slots=True)
class Array:
    """An array value: `items` holds strings as bytes, or numbers."""

    type: str
    items: tuple[bytes, ...] | tuple[int, ...] | tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value with its type's name; strings stay bytes, for they need not be UTF-8."""

    type: str
    content: int | float | bool | bytes | Array


@dataclass(frozen=True, slots=True)
class Tensor:
    """One entry of the tensor table; `shape` is innermost first, sizes in bytes or elements."""

    name: str
    type: str
    shape: tuple[int, ...]
    offset: int
    elements: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Container:
    """What the header says.

    Attributes:
        size_bytes: of the file.
        keys: values by name, in the file's order.
        data_offset: first byte of the tensor data.
        used_bytes: of the tensor data, without the padding after the last tensor.
        padded_bytes: of the tensor data, with it.
    """

    size_bytes: int
    version: int
    alignment: int
    keys: dict[str, Value]
    tensors: tuple[Tensor, ...]
    data_offset: int
    used_bytes: int
    padded_bytes: int

    def check_size(self) -> None:
        """Raise `Flaw` unless the file is exactly as long as its header says."""
        shortest = self.data_offset + self.used_bytes
        longest = self.data_offset + self.padded_bytes
        if self.size_bytes < shortest:
            raise Flaw(
                f"byte {self.size_bytes}",
                f"the file ends here, {shortest - self.size_bytes:,} bytes too early "
                f"({as_size(self.size_bytes)} of {as_size(shortest)} are there)",
            )
        if self.size_bytes not in {shortest, longest}:
            raise Flaw(
                f"byte {longest}",
                f"the model ends here, but the file is {self.size_bytes - longest:,} bytes longer"
                if self.size_bytes > longest
                else "the padding after the last tensor is cut",
            )


def parse(path: Path) -> Container:
    """Return the container of this file; reads the header only, and at most 64 MB.

    Raises:
        Flaw: no regular file, or not a GGUF container.
        OSError: the file is not there or cannot be read.
    """
    # Without O_NONBLOCK opening a named pipe would wait for a writer.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    _refuse_special(path.stat())
    with os.fdopen(os.open(path, flags), "rb", buffering=0) as file:
        status = os.fstat(file.fileno())
        _refuse_special(status)
        return _Parser(_Bytes(file, status.st_size)).container()


def parse_header(header: bytes, size_bytes: int) -> Container:
    """Return the container of a file that is yet to be written: its header, and its size then.

    Raises:
        Flaw: it would be no GGUF container.
    """
    return _Parser(_Bytes(io.BytesIO(header), size_bytes)).container()


def _refuse_special(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a device or a pipe"
        raise Flaw("the path", f"it leads to {kind}, not to a file")


class _Bytes:
    """The header, read in growing steps as it is needed."""

    def __init__(self, file: io.FileIO | io.BytesIO, size: int) -> None:
        self._file = file
        self._read = b""
        self.size = size
        self.position = 0

    def take(self, count: int, what: str) -> bytes:
        start = self.position
        self._need(start, count, what)
        self.position = start + count
        return self._read[start : self.position]

    def u32(self, what: str) -> int:
        return int(_U32.unpack(self.take(4, what))[0])

    def u64(self, what: str) -> int:
        return int(_U64.unpack(self.take(8, what))[0])

    def string(self, what: str) -> bytes:
        return self.take(self.u64(what), what)

    def strings(self, count: int, what: str) -> tuple[bytes, ...]:
        """Read that many strings; one loop without calls, since vocabularies are long."""
        self._need(self.position, 8 * count, what, is_promise=True)
        position, read, found = self.position, self._read, []
        for _ in range(count):
            if position + 8 > len(read):
                read = self._need(position, 8, what)
            start = position + 8
            length = _U64.unpack_from(read, position)[0]
            position = start + length
            if position > len(read):
                read = self._need(start, length, what)
            found.append(read[start:position])
        self.position = position
        return tuple(found)

    def _need(self, start: int, count: int, what: str, *, is_promise: bool = False) -> bytes:
        """Have `count` bytes from `start` in memory; a promise is checked, not yet read."""
        end = start + count
        if end > self.size:
            raise Flaw(
                f"byte {start}",
                f"{what} needs {count:,} bytes, but the file ends after {self.size - start:,}",
            )
        if end > MAX_HEADER_BYTES:
            raise Flaw(f"byte {start}", f"with {what} the header is longer than 64 MiB")
        while not is_promise and len(self._read) < end:
            wanted = min(max(2 * len(self._read), end, FIRST_READ_BYTES), self.size)
            more = self._file.read(wanted - len(self._read))
            if not more:
                raise Flaw(f"byte {len(self._read)}", "the file became shorter while it was read")
            self._read += more
        return self._read


class _Parser:
    """One pass over the header, in the file's order."""

    def __init__(self, source: _Bytes) -> None:
        self._bytes = source
        self._strings = 0
        self._data_end = 0
        self._used = 0

    def container(self) -> Container:
        version = self._version()
        tensor_count = self._count("tensors")
        key_count = self._count("keys")
        keys = self._keys(key_count)
        alignment = _alignment(keys)
        tensors = self._tensors(tensor_count, alignment)
        data_offset = self._bytes.position
        if tensors:
            data_offset = _padded(data_offset, alignment)
            if data_offset > self._bytes.size:
                raise Flaw(f"byte {self._bytes.size}", "the file ends before the tensor data")
        return Container(
            size_bytes=self._bytes.size,
            version=version,
            alignment=alignment,
            keys=keys,
            tensors=tensors,
            data_offset=data_offset,
            used_bytes=self._used,
            padded_bytes=self._data_end,
        )

    def _version(self) -> int:
        magic = self._bytes.take(4, "the GGUF mark")
        if magic != b"GGUF":
            raise Flaw("byte 0", f"a GGUF file begins with “GGUF”, this one with {_shown(magic)}")
        version = self._bytes.u32("the version")
        if version in VERSIONS:
            return version
        if version & 0xFFFF == 0 and version:
            raise Flaw("byte 4", "the file was written for big-endian computers")
        raise Flaw("byte 4", f"written in GGUF version {version}, this Casebook reads 2 and 3")

    def _count(self, what: str) -> int:
        at = self._bytes.position
        count = self._bytes.u64(f"the number of {what}")
        if count > MAX_ENTRIES:
            raise Flaw(
                f"byte {at}", f"it claims {count:,} {what}; at most {MAX_ENTRIES:,} are read"
            )
        return count

    def _keys(self, count: int) -> dict[str, Value]:
        keys: dict[str, Value] = {}
        for number in range(count):
            at = self._bytes.position
            raw = self._bytes.string(f"the name of key {number}")
            if not raw or len(raw) > MAX_KEY_BYTES or b"\0" in raw:
                raise Flaw(f"byte {at}", f"the name of key {number} {_name_fault(raw)}")
            # Two different broken names must stay two: surrogateescape keeps every byte.
            name = raw.decode("utf-8", "surrogateescape")
            if name in keys:
                raise Flaw(f"byte {at}", f"key {_shown(raw)} is there twice")
            keys[name] = self._value(f"the value of key {_shown(raw)}")
        return keys

    def _value(self, what: str) -> Value:
        kind = self._bytes.u32(what)
        if kind == ARRAY:
            return self._array(what)
        if kind == STRING:
            return Value("str", self._bytes.string(what))
        reader = READERS.get(kind) or self._unknown(kind, what)
        (content,) = reader.unpack(self._bytes.take(reader.size, what))
        return Value(SCALARS[kind][0], bool(content) if SCALARS[kind][0] == "bool" else content)

    def _array(self, what: str) -> Value:
        kind = self._bytes.u32(what)
        count = self._bytes.u64(what)
        if kind == STRING:
            self._strings += count
            if self._strings > MAX_STRINGS:
                raise Flaw(
                    f"byte {self._bytes.position}",
                    f"with {what} the file has more than {MAX_STRINGS:,} strings",
                )
            return Value("array", Array("str", self._bytes.strings(count, what)))
        reader = READERS.get(kind) or self._unknown(kind, what)
        raw = self._bytes.take(count * reader.size, what)
        name, letter = SCALARS[kind]
        return Value("array", Array(name, struct.unpack(f"<{count}{letter}", raw)))

    def _unknown(self, kind: int, what: str) -> struct.Struct:
        why = "an array in an array" if kind == ARRAY else f"of the unknown type {kind}"
        raise Flaw(f"byte {self._bytes.position}", f"{what} is {why}")

    def _tensors(self, count: int, alignment: int) -> tuple[Tensor, ...]:
        found: dict[str, Tensor] = {}
        for number in range(count):
            tensor = self._tensor(number)
            if tensor.name in found:
                raise Flaw(f"tensor {tensor.name}", "it is in the table twice")
            if tensor.offset != self._data_end:
                raise Flaw(
                    f"tensor {tensor.name}",
                    f"its data begin at {tensor.offset:,}, the tensor before ends at "
                    f"{self._data_end:,}",
                )
            self._used = self._data_end + tensor.size_bytes
            self._data_end += _padded(tensor.size_bytes, alignment)
            if self._data_end > LARGEST_SIZE:
                raise Flaw(f"tensor {tensor.name}", "with it the data are larger than 2^64 bytes")
            found[tensor.name] = tensor
        return tuple(found.values())

    def _tensor(self, number: int) -> Tensor:
        at = self._bytes.position
        raw = self._bytes.string(f"the name of tensor {number}")
        if len(raw) > MAX_NAME_BYTES or b"\0" in raw:
            raise Flaw(f"byte {at}", f"the name of tensor {number} {_name_fault(raw)}")
        what = f"tensor {_shown(raw)}"
        dimensions = self._bytes.u32(what)
        if dimensions > MAX_DIMENSIONS:
            raise Flaw(what, f"it has {dimensions:,} dimensions; at most {MAX_DIMENSIONS} are read")
        shape = tuple(self._bytes.u64(what) for _ in range(dimensions))
        kind = self._bytes.u32(what)
        offset = self._bytes.u64(what)
        elements, size_bytes = _volume(what, shape, kind)
        name = raw.decode("utf-8", "surrogateescape")
        return Tensor(name, TENSORS[kind][0], shape, offset, elements, size_bytes)


def _volume(what: str, shape: tuple[int, ...], kind: int) -> tuple[int, int]:
    """Return elements and bytes of a tensor, computed without wrapping around."""
    if any(length > LARGEST_COUNT for length in shape):
        raise Flaw(what, "one of its dimensions is negative")
    elements = 1
    for length in shape:
        elements *= length
    if elements >= LARGEST_COUNT:
        raise Flaw(what, "it has 2^63 elements or more")
    if kind not in TENSORS:
        raise Flaw(what, f"it is of type {kind}, which this Casebook does not know")
    name, block, block_bytes = TENSORS[kind]
    if shape and shape[0] % block:
        raise Flaw(what, f"its rows of {shape[0]:,} are no multiple of {block}, as {name} needs")
    if not shape and block > 1:
        raise Flaw(what, f"a single number cannot be of type {name}")
    size_bytes = elements // block * block_bytes
    if size_bytes > LARGEST_SIZE:
        raise Flaw(what, "it is larger than 2^64 bytes")
    return elements, size_bytes


def _alignment(keys: dict[str, Value]) -> int:
    value = keys.get("general.alignment", Value("u32", DEFAULT_ALIGNMENT))
    if value.type != "u32" or not isinstance(value.content, int):
        raise Flaw("key general.alignment", f"it must be of type u32, and is {value.type}")
    if value.content.bit_count() != 1:
        raise Flaw("key general.alignment", f"{value.content:,} is no power of two")
    return value.content


def _padded(count: int, alignment: int) -> int:
    return -(-count // alignment) * alignment


def _name_fault(raw: bytes) -> str:
    if not raw:
        return "is empty"
    return "holds a NUL byte" if b"\0" in raw else f"is {len(raw):,} bytes long"


def _shown(raw: bytes) -> str:
    """Return file bytes as they may be shown: printable, at most 64 characters."""
    text = raw[:256].decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\ufffd" for c in text)[:64]
