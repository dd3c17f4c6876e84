"""The keys of a GGUF file, encoded as they are added, in the order they are written.

Format: ggml/docs/gguf.md, version 3, little endian.
"""

import struct
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum


class Kind(IntEnum):
    """Types of values (gguf.h `gguf_type`)."""

    U8 = 0
    I8 = 1
    U16 = 2
    I16 = 3
    U32 = 4
    I32 = 5
    F32 = 6
    BOOL = 7
    STRING = 8
    ARRAY = 9
    U64 = 10
    I64 = 11
    F64 = 12


FORMATS: Mapping[Kind, str] = {
    Kind.U8: "B",
    Kind.I8: "b",
    Kind.U16: "H",
    Kind.I16: "h",
    Kind.U32: "I",
    Kind.I32: "i",
    Kind.F32: "f",
    Kind.BOOL: "?",
    Kind.U64: "Q",
    Kind.I64: "q",
    Kind.F64: "d",
}


class Keys:
    """Keys and their encoded values, in order; a key that is set again keeps its place.

    Empty strings and empty arrays are not written, as in the reference.
    """

    def __init__(self) -> None:
        """Start without keys."""
        self._values: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        """Tell whether the key is set."""
        return name in self._values

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._values)

    def u32(self, name: str, value: int) -> None:
        """Set an unsigned number; `OverflowError` and such are `struct.error`."""
        self._values[name] = _scalar(Kind.U32, value)

    def i32(self, name: str, value: int) -> None:
        """Set a signed number."""
        self._values[name] = _scalar(Kind.I32, value)

    def f32(self, name: str, value: float) -> None:
        """Set a single-precision number."""
        self._values[name] = _scalar(Kind.F32, value)

    def boolean(self, name: str, value: bool) -> None:
        """Set a truth value."""
        self._values[name] = _scalar(Kind.BOOL, value)

    def text(self, name: str, value: str | bytes) -> None:
        """Set a string; it ends at a NUL, as it does on its way through llama-quantize."""
        if value:
            self._values[name] = struct.pack("<I", Kind.STRING) + _text(value)

    def texts(self, name: str, values: Sequence[str | bytes]) -> None:
        """Set an array of strings."""
        if values:
            self._values[name] = _array_head(Kind.STRING, len(values)) + b"".join(
                _text(value) for value in values
            )

    def numbers(self, name: str, kind: Kind, values: Sequence[float]) -> None:
        """Set an array of numbers of one kind (`I32`, `F32`, `BOOL` …)."""
        if values:
            items = struct.pack(f"<{len(values)}{FORMATS[kind]}", *values)
            self._values[name] = _array_head(kind, len(values)) + items

    def encoded(self, name: str, value: bytes) -> None:
        """Set a value that is encoded already, its type first."""
        self._values[name] = value

    def add(self, others: "Keys") -> None:
        """Set all of the other keys, in their order."""
        self._values.update(others._values)  # noqa: SLF001  the same class

    def drop(self, name: str) -> None:
        """Unset a key, if it is set."""
        self._values.pop(name, None)

    def as_bytes(self) -> Iterable[bytes]:
        """Yield the pieces of the key section: name, type and value of each key."""
        for name, value in self._values.items():
            yield _text(name)
            yield value

    @property
    def size_bytes(self) -> int:
        """Length of the key section."""
        return sum(len(piece) for piece in self.as_bytes())


def _scalar(kind: Kind, value: float) -> bytes:
    return struct.pack(f"<I{FORMATS[kind]}", kind, value)


def _array_head(kind: Kind, count: int) -> bytes:
    return struct.pack("<IIQ", Kind.ARRAY, kind, count)


def _text(value: str | bytes) -> bytes:
    content = value.encode("utf-8") if isinstance(value, str) else value
    content = content.partition(b"\0")[0]
    return struct.pack("<Q", len(content)) + content
