"""What differs between two GGUF files, or between one and its golden: the first key or tensor."""

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path

BLOCKS = {  # ggml type: values, bytes
    0: (1, 4),
    1: (1, 2),
    2: (32, 18),
    3: (32, 20),
    6: (32, 22),
    7: (32, 24),
    8: (32, 34),
    12: (256, 144),
    13: (256, 176),
    14: (256, 210),
    20: (32, 18),
    23: (256, 136),
    30: (1, 2),
}
WIDTHS = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
STRING, ARRAY = 8, 9


@dataclass(frozen=True)
class Tensor:
    """One tensor as the file says it, and its bytes."""

    shape: tuple[int, ...]
    type: int
    offset: int
    data: bytes


@dataclass(frozen=True)
class Gguf:
    """A file taken apart: keys with their encoded values, tensors, each in its order."""

    keys: Mapping[str, bytes]
    tensors: Mapping[str, Tensor]
    size_bytes: int


class _Reader:
    def __init__(self, content: bytes) -> None:
        self.content = content
        self.place = 0

    def take(self, count: int) -> bytes:
        self.place += count
        return self.content[self.place - count : self.place]

    def number(self, form: str) -> int:
        return int(struct.unpack(f"<{form}", self.take(struct.calcsize(form)))[0])

    def text(self) -> str:
        return self.take(self.number("Q")).decode(errors="surrogateescape")

    def skip(self, kind: int) -> None:
        if kind == STRING:
            self.take(self.number("Q"))
        elif kind == ARRAY:
            inner, count = self.number("I"), self.number("Q")
            if inner in WIDTHS:
                self.take(WIDTHS[inner] * count)
            else:
                for _ in range(count):
                    self.skip(inner)
        else:
            self.take(WIDTHS[kind])


def taken_apart(path: Path) -> Gguf:
    """Read a small GGUF file, version 3, that is known to be sound."""
    reader = _Reader(path.read_bytes())
    assert reader.take(8) == b"GGUF\x03\0\0\0"
    tensor_count, key_count = reader.number("Q"), reader.number("Q")
    keys: dict[str, bytes] = {}
    for _ in range(key_count):
        name, start = reader.text(), reader.place
        reader.skip(reader.number("I"))
        keys[name] = reader.content[start : reader.place]
    infos: dict[str, tuple[tuple[int, ...], int, int]] = {}
    for _ in range(tensor_count):
        name = reader.text()
        shape = tuple(reader.number("Q") for _ in range(reader.number("I")))
        infos[name] = (shape, reader.number("I"), reader.number("Q"))
    data = reader.place + -reader.place % 32
    tensors: dict[str, Tensor] = {}
    for name, (shape, kind, offset) in infos.items():
        values, size = BLOCKS[kind]
        start = data + offset
        end = start + prod(shape) // values * size
        tensors[name] = Tensor(shape, kind, offset, reader.content[start:end])
    return Gguf(keys, tensors, len(reader.content))


def first_difference(made: Path, expected: Path) -> str | None:
    """Say what differs first, in the order of the file; `None` if the files are equal."""
    if made.read_bytes() == expected.read_bytes():
        return None
    one, other = taken_apart(made), taken_apart(expected)
    return _key_difference(one, other) or _tensor_difference(one, other) or "padding, or an offset"


def _key_difference(one: Gguf, other: Gguf) -> str | None:
    for name, value in other.keys.items():
        if one.keys.get(name) != value:
            return f"key {name}: {_shown(one.keys.get(name))} instead of {_shown(value)}"
    if list(one.keys) != list(other.keys):
        return f"keys {list(one.keys)} instead of {list(other.keys)}"
    return None


def _tensor_difference(one: Gguf, other: Gguf) -> str | None:
    for name, tensor in other.tensors.items():
        if (found := one.tensors.get(name)) is None:
            return f"tensor {name} is missing"
        if (found.shape, found.type) != (tensor.shape, tensor.type):
            return f"tensor {name}: {found.shape, found.type} not {tensor.shape, tensor.type}"
        if found.data != tensor.data:
            pairs = enumerate(zip(found.data, tensor.data, strict=True))
            return f"tensor {name}: byte {next(at for at, (a, b) in pairs if a != b)} differs"
    if list(one.tensors) != list(other.tensors):
        return f"tensors {list(one.tensors)} instead of {list(other.tensors)}"
    return None


def _shown(value: bytes | None) -> str:
    return "nothing" if value is None else repr(value[:96])


def digest(content: bytes) -> str:
    """Return 12 hexadecimal digits that stand for the content."""
    return hashlib.sha256(content).hexdigest()[:12]


def fingerprint(gguf: Gguf) -> dict[str, dict[str, str]]:
    """Return a short hash of every key and tensor, in the order of the file."""
    tensors = {
        name: digest(repr((tensor.shape, tensor.type)).encode() + tensor.data)
        for name, tensor in gguf.tensors.items()
    }
    return {"keys": {key: digest(value) for key, value in gguf.keys.items()}, "tensors": tensors}


def first_stranger(made: Path, expected: Mapping[str, Mapping[str, str]]) -> str | None:
    """Say which key or tensor does not have its golden's fingerprint; `None` if all have."""
    gguf = taken_apart(made)
    for part, found in fingerprint(gguf).items():
        for name, value in expected[part].items():
            if found.get(name) != value:
                held = gguf.keys.get(name) if part == "keys" else None
                return f"{part}: {name} {'differs' if name in found else 'is missing'} {held!r}"
        if list(found) != list(expected[part]):
            return f"{part}: {list(found)} instead of {list(expected[part])}"
    return None
