"""B1: whatever a header says, it is read exactly or refused; never anything else.

What is accepted is measured against the format itself, and against its own library where that is
installed. `CASEBOOK_LONG=1` runs twenty times as many cases.
"""

import json
import os
import random
from collections.abc import Callable
from math import prod
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from converters.refusal import Code, Refusal
from converters.safetensors import BITS, NAME, Source, Tensor, read
from tests.unit.converters.test_safetensors import FILE, encoded, packed, save

IS_LONG = os.environ.get("CASEBOOK_LONG") == "1"
MUTATIONS = 20_000 if IS_LONG else 1_000
fuzzed = settings(
    max_examples=2_000 if IS_LONG else 100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

Library = Callable[[bytes], list[tuple[str, dict[str, Any]]]]


@pytest.fixture(scope="module")
def library() -> Library | None:
    """Return the format's own reader, which raises on what it refuses; `None` without it."""
    try:
        import safetensors
    except ImportError:
        return None
    return safetensors.deserialize  # type: ignore[no-any-return]


def verdict(folder: Path, content: bytes) -> list[Tensor] | None:
    """Return the tensors, `None` if refused; anything else fails the test."""
    try:
        return read(save(folder, content), FILE)
    except Refusal as error:
        refused = error
    assert refused.code is Code.CHECKPOINT_INVALID
    assert str(refused.facts["where"]).startswith(FILE)
    assert f"{refused.facts['where']}{refused.facts['why']}".isprintable()
    return None


def check(content: bytes, tensors: list[Tensor], library: Library | None) -> None:
    """Check that accepted tensors are what the bytes say."""
    start = 8 + int.from_bytes(content[:8], "little")
    said = json.loads(content[8:start])
    said.pop("__metadata__", None)
    assert [tensor.name for tensor in tensors] == sorted(said)
    place = start
    for tensor in sorted(tensors, key=lambda tensor: (tensor.offset, tensor.size_bytes)):
        assert NAME.fullmatch(tensor.name)
        assert said[tensor.name] == {
            "dtype": tensor.dtype,
            "shape": list(tensor.shape),
            "data_offsets": [tensor.offset - start, tensor.offset - start + tensor.size_bytes],
        }
        assert prod(tensor.shape) * BITS[tensor.dtype] == tensor.size_bytes * 8
        assert tensor.offset == place
        place += tensor.size_bytes
    assert place == len(content)
    if library is not None:
        theirs = {name: (entry["dtype"], entry["shape"]) for name, entry in library(content)}
        assert theirs == {tensor.name: (tensor.dtype, list(tensor.shape)) for tensor in tensors}


names = st.text("abc.-_019", min_size=1, max_size=8)
shapes = st.lists(st.integers(0, 4), max_size=3)


@st.composite
def entries(draw: st.DrawFn) -> tuple[str, list[int], bytes]:
    dtype = draw(st.sampled_from([name for name, bits in BITS.items() if bits >= 8]))
    shape = draw(shapes)
    size_bytes = prod(shape) * BITS[dtype] // 8
    return dtype, shape, draw(st.binary(min_size=size_bytes, max_size=size_bytes))


@given(
    tensors=st.dictionaries(names, entries(), min_size=1, max_size=6),
    metadata=st.none() | st.dictionaries(st.text(max_size=4), st.text(max_size=4), max_size=3),
)
@fuzzed
def test_every_valid_file_is_read_and_its_bytes_are_found(
    tmp_path: Path, library: Library | None, tensors: Any, metadata: dict[str, str] | None
) -> None:
    content = packed(tensors, metadata)
    found = verdict(tmp_path, content)
    assert found is not None
    check(content, found, library)
    with Source(save(tmp_path, content), FILE) as source:
        for tensor in found:
            assert source.read(tensor.offset, tensor.size_bytes) == tensors[tensor.name][2]


values = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 2**65) | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)
numbers = st.integers(0, 9) | st.sampled_from([-1, 2**31, 2**32, 2**62, 2**63, 2**64 - 1])
likely_entries = st.fixed_dictionaries(
    {
        "dtype": st.sampled_from([*BITS, "X"]) | values,
        "shape": st.lists(numbers, max_size=3) | values,
        "data_offsets": st.lists(numbers, min_size=2, max_size=2) | values,
    }
)


@given(
    header=st.dictionaries(names | st.text(max_size=4), likely_entries | values, max_size=4),
    metadata=values,
    data=st.binary(max_size=12),
)
@fuzzed
def test_any_header_is_read_exactly_or_refused(
    tmp_path: Path, library: Library | None, header: Any, metadata: Any, data: bytes
) -> None:
    content = encoded(json.dumps(header | {"__metadata__": metadata}), data)
    found = verdict(tmp_path, content)
    if found is not None:
        check(content, found, library)


@given(content=st.binary(max_size=64), is_framed=st.booleans())
@fuzzed
def test_any_bytes_are_refused_or_read(
    tmp_path: Path, library: Library | None, content: bytes, is_framed: bool
) -> None:
    content = encoded(content) if is_framed else content
    found = verdict(tmp_path, content)
    if found is not None:
        check(content, found, library)


SEED_FILE = packed(
    {
        "model.embed_tokens.weight": ("BF16", [4, 3], bytes(range(24))),
        "model.norm.weight": ("F32", [2], b"12345678"),
        "empty": ("F16", [0, 3], b""),
        "one": ("U8", [], b"1"),
    },
    {"format": "pt"},
)
PIECES = [b"0", b"9", b"-", b'"', b"[", b"]", b"{", b"}", b",", b":", b"\\u0061", b"1e3", b"null"]


def flip(content: bytearray, place: int, chance: random.Random) -> None:
    content[place] ^= 1 << chance.randrange(8)


def insert(content: bytearray, place: int, chance: random.Random) -> None:
    content[place:place] = chance.choice(PIECES)


def delete(content: bytearray, place: int, chance: random.Random) -> None:
    del content[place : place + chance.randint(1, 4)]


def renumber(content: bytearray, place: int, chance: random.Random) -> None:
    digits = [at for at in range(place, len(content)) if 48 <= content[at] < 58]
    if digits:
        content[digits[0]] = chance.choice(b"0123456789")


def copy(content: bytearray, place: int, chance: random.Random) -> None:
    other = chance.randrange(len(content))
    content[place : place + 6] = content[other : other + 6]


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return the file with one to three small changes, most of them in its header."""
    changed = bytearray(content)
    header_bytes = int.from_bytes(content[:8], "little")
    for _ in range(chance.randint(1, 3)):
        most = len(changed) if chance.random() < 0.2 else 8 + header_bytes
        place = chance.randrange(min(most, len(changed)))
        chance.choice([flip, insert, delete, renumber, copy])(changed, place, chance)
    if chance.random() < 0.5:  # the length fits again: the lie is further inside
        data_bytes = len(content) - 8 - header_bytes
        changed[:8] = max(len(changed) - 8 - data_bytes, 0).to_bytes(8, "little")
    return bytes(changed)


def test_small_lies_in_a_real_header_are_refused_or_harmless(
    tmp_path: Path, library: Library | None
) -> None:
    chance = random.Random(20260)
    accepted = 0
    for _ in range(MUTATIONS):
        content = mutated(SEED_FILE, chance)
        found = verdict(tmp_path, content)
        if found is not None:
            check(content, found, library)
            accepted += 1
    # Most lies are seen; that some are none shows that not everything is refused.
    assert 0 < accepted < MUTATIONS / 2
