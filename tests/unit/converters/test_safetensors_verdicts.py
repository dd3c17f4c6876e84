"""B1: one lie at a time, and the verdict on it beside that of the format's own library.

`rust` is what safetensors 0.8.0 says. Where the library is installed the column is checked.
"""

import json
import struct
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from converters.safetensors import MOST_HEADER_BYTES, MOST_TENSORS, MOST_TEXT_BYTES, read
from tests.unit.converters.test_safetensors import FILE, encoded, packed, reason, refusal, save

MAX = 2**63
ENTRY = '{"dtype":"F32","shape":[1],"data_offsets":[0,4]}'


class Case(NamedTuple):
    """A file; part of the sentence that refuses it, or `None`; whether Rust accepts it."""

    name: str
    content: bytes
    why: str | None
    rust: bool


def one(data: bytes = b"1234", **fields: Any) -> bytes:
    """Return a file of one tensor with some fields of its own."""
    entry = {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]} | fields
    return encoded(json.dumps({"a": entry}), data)


def two(first: list[int], second: list[int], size_bytes: int, **fields: Any) -> bytes:
    """Return a file of two tensors at any places."""
    entry = {"dtype": "F32", "shape": [1]} | fields
    both = {"a": entry | {"data_offsets": first}, "b": entry | {"data_offsets": second}}
    return encoded(json.dumps(both), bytes(size_bytes))


def named(name: str) -> bytes:
    return packed({name: ("F32", [1], b"1234")})


def literal(text: str, data: bytes = b"1234") -> bytes:
    return encoded(text, data)


def many(count: int) -> bytes:
    return packed({f"t{number:06}": ("F32", [], b"1234") for number in range(count)})


def repeated(count: int) -> bytes:
    """Return a file of many empty tensors, as short as its header can say them."""
    entry = '{"dtype":"U8","shape":[0],"data_offsets":[0,0]}'
    return encoded("{" + ",".join(f'"{number}":{entry}' for number in range(count)) + "}")


NAMES = [
    ("that leads out", "../../x"),
    ("absolute", "/etc/passwd"),
    ("with a NUL", "a\0b"),
    ("written from right to left", "a\u202eb"),
    ("empty", ""),
    ("of 201 letters", "a" * 201),
    ("of 1 MB", "a" * 1_000_000),
    ("with a line end", "a\n"),
    ("of another script", "п"),
    ("with a digit of another script", "a٣"),
]
CASES = [
    # the file
    Case("nothing", b"", "it is cut off: 0 bytes", rust=False),
    Case("seven bytes", b"1234567", "it is cut off: 7 bytes", rust=False),
    Case("no header", struct.pack("<Q", 0), "does not begin with “{” (byte 8)", rust=False),
    Case("only a length", struct.pack("<Q", 2), "cut off inside its header: byte 8", rust=False),
    Case("length 2^63", struct.pack("<Q", MAX) + b"{}", f"{MAX:,} bytes long", rust=False),
    Case("length 2^64-1", b"\xff" * 8 + b"{}", "18,446,744,073,709,551,615", rust=False),
    Case(
        "length 100,000,001",
        struct.pack("<Q", 100_000_001) + b"{}",
        "its header says it is 100,000,001 bytes long; 100,000,000 is the most",
        rust=False,
    ),
    Case(
        "length 100,000,000",
        struct.pack("<Q", 100_000_000) + b"{}",
        "it is cut off inside its header: byte 10 of 100,000,008",
        rust=False,
    ),
    Case("pointer of git", b"version https://git-lfs.example\n", "git lfs pull", rust=False),
    Case("cut in the header", one()[:-6], "cut off inside its header", rust=False),
    Case("cut in the data", one()[:-1], "a: it is cut off: the file ends at byte", rust=False),
    Case("trailing bytes", one() + b"xx", "2 bytes at its end (byte ", rust=False),
    # the text of the header
    Case("padding", encoded(f'{{"a":{ENTRY}}}', b"1234", padding=70), None, rust=True),
    Case("padding before", literal(f' {{"a":{ENTRY}}}'), "does not begin with “{”", rust=True),
    Case("padding of NULs", literal(f'{{"a":{ENTRY}}}\0'), "no valid JSON", rust=False),
    Case("two objects", literal(f'{{"a":{ENTRY}}}{{}}'), "no valid JSON", rust=False),
    Case("no JSON", literal('{"a"'), "no valid JSON", rust=False),
    Case("comment", literal(f'{{"a":{ENTRY}/**/}}'), "no valid JSON", rust=False),
    Case("list", literal("[]", b""), "does not begin with “{”", rust=False),
    Case("not UTF-8", encoded(b'{"\xff":1}'), "it is not UTF-8 text (byte 2)", rust=False),
    Case("UTF-16", encoded("{}".encode("utf-16")), "does not begin with “{”", rust=False),
    Case("deep", literal('{"a":' + "[" * 100_000), "it nests too deep", rust=False),
    Case("deep objects", literal('{"a":' * 90_000 + "1"), "it nests too deep", rust=False),
    Case("dtype nested deep", one(dtype=json.loads("[" * 400 + "]" * 400)), "no text", rust=False),
    Case("NaN", literal('{"a":NaN}'), "“NaN” where a whole number", rust=False),
    Case("Infinity", literal('{"a":-Infinity}'), "“-Infinity” where", rust=False),
    Case("5000 digits", literal('{"a":' + "9" * 5000 + "}"), "where a whole number", rust=False),
    Case("no tensors", literal("{}", b""), "it holds no tensors", rust=True),
    Case("no tensors, data", literal("{}"), "it holds no tensors", rust=False),
    # names
    *(Case(f"name {how}", named(name), "this name is not made of", True) for how, name in NAMES),
    Case("name of 200 letters", named("a" * 200), None, rust=True),
    Case("name of a real vision part", named("model.vision_tower.e_0-x.weight"), None, rust=True),
    Case("name of half a letter", named("a\ud800"), "this name is not made of", rust=False),
    Case(
        "same name, same place",
        literal(f'{{"a":{ENTRY},"a":{ENTRY}}}'),
        "it says “a” twice",
        rust=True,
    ),
    Case(
        "same name, other place",
        literal(f'{{"a":{ENTRY},"a":{ENTRY.replace("[0,4]", "[4,8]")}}}', bytes(8)),
        "it says “a” twice",
        rust=False,
    ),
    Case(
        "same name, written otherwise",
        literal(f'{{"a":{ENTRY},"\\u0061":{ENTRY}}}'),
        "it says “a” twice",
        rust=True,
    ),
    Case(
        "same field",
        literal('{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}'),
        "it says “dtype” twice",
        rust=False,
    ),
    # fields
    Case("field too many", one(more=1), "other fields than dtype, shape", rust=True),
    Case("field missing", literal('{"a":{"dtype":"F32","shape":[1]}}'), "other fields", rust=False),
    Case("entry a list", literal('{"a":["F32",[1],[0,4]]}'), "other fields", rust=True),
    Case("entry null", literal('{"a":null}'), "other fields", rust=False),
    Case("dtype unknown", one(dtype="F33"), "its dtype “F33” is unknown", rust=False),
    Case("dtype in small letters", one(dtype="f32"), "its dtype “f32” is unknown", rust=False),
    Case("dtype a number", one(dtype=1), "its dtype is no text", rust=False),
    Case("dtype hidden", one(dtype="F\u202e32"), "its dtype “F\ufffd32”", rust=False),
    Case("shape a number", one(shape=1), "its shape is no list", rust=False),
    Case("shape of text", one(shape=["1"]), "its shape is no list", rust=False),
    Case("shape of truth", one(shape=[True]), "its shape is no list", rust=False),
    Case("shape of null", one(shape=[None]), "its shape is no list", rust=False),
    Case("shape of fractions", one(shape=[1.0]), "“1.0” where a whole number", rust=False),
    Case("shape of -0", literal(f'{{"a":{ENTRY.replace("[1]", "[-0]")}}}', b""), "“-0”", False),
    Case("shape negative", one(shape=[-1]), "“-1” where a whole number", rust=False),
    Case("shape 2^63", one(shape=[MAX]), f"“{MAX}” where a whole number", rust=False),
    Case("shape 2^64", one(shape=[2 * MAX]), "where a whole number", rust=False),
    Case("shape overflows", one(shape=[2**32, 2**32]), "larger than any file", rust=False),
    Case(
        "shape wraps around to its size",
        one(shape=[2**32, 2**32, 1], data_offsets=[0, 0], data=b""),
        "larger than any file",
        rust=False,
    ),
    Case(
        "shape overflows before a zero",
        one(shape=[2**62, 2**62, 0], data_offsets=[0, 0], data=b""),
        "larger than any file",
        rust=False,
    ),
    Case(
        "shape overflows after a zero",
        one(shape=[0, 2**62, 2**62], data_offsets=[0, 0], data=b""),
        "larger than any file",
        rust=True,
    ),
    Case("9 dimensions", one(shape=[1] * 9), "more than 8 dimensions", rust=True),
    Case("8 dimensions", one(shape=[1] * 8), None, rust=True),
    Case("no dimensions", one(shape=[]), None, rust=True),
    Case("no numbers", one(shape=[2, 0], data_offsets=[0, 0], data=b""), None, rust=True),
    Case("shape too large", one(shape=[2]), "2 numbers of F32 are not 4 bytes", rust=False),
    Case("shape too small", one(shape=[0]), "0 numbers of F32 are not 4 bytes", rust=False),
    Case("dtype too large", one(dtype="F64"), "1 numbers of F64 are not 4 bytes", rust=False),
    Case("dtype too small", one(dtype="BF16"), "1 numbers of BF16 are not 4", rust=False),
    Case("8 numbers of 4 bits", one(dtype="F4", shape=[8]), None, rust=True),
    Case("half a byte", one(dtype="F4", shape=[7]), "7 numbers of F4", rust=False),
    # places
    Case("three offsets", one(data_offsets=[0, 4, 4]), "no begin and end", rust=False),
    Case("one offset", one(data_offsets=[0]), "no begin and end", rust=False),
    Case("end before begin", one(data_offsets=[4, 0]), "no begin and end", rust=False),
    Case("begin negative", one(data_offsets=[-4, 0]), "“-4” where a whole", rust=False),
    Case("past the end", one(data_offsets=[4, 8]), "cut off: the file ends at", rust=False),
    Case("hole at the start", one(bytes(8), data_offsets=[4, 8]), "leaves a hole", rust=False),
    Case("hole", two([0, 4], [5, 9], 9), "b: it leaves a hole before it", rust=False),
    Case("overlap", two([0, 4], [3, 7], 7), "b: it overlaps another", rust=False),
    Case("same place", two([0, 4], [0, 4], 4), "b: it overlaps another", rust=False),
    Case("inside another", two([0, 4], [1, 1], 4, shape=[0]), "not 4 bytes", rust=False),
    Case("other order", two([4, 8], [0, 4], 8), None, rust=True),
    # metadata
    Case("metadata", packed({"a": ("U8", [1], b"1")}, {"format": "pt"}), None, rust=True),
    Case("metadata null", literal(f'{{"__metadata__":null,"a":{ENTRY}}}'), "no object", rust=True),
    Case("metadata text", literal(f'{{"__metadata__":"x","a":{ENTRY}}}'), "no object", rust=False),
    Case(
        "metadata of numbers",
        literal(f'{{"__metadata__":{{"a":1}},"a":{ENTRY}}}'),
        "holds something else than text",
        rust=False,
    ),
    Case(
        "metadata nested",
        literal(f'{{"__metadata__":{{"a":{{"b":"c"}}}},"a":{ENTRY}}}'),
        "holds something else than text",
        rust=False,
    ),
    Case(
        "metadata of half a letter",
        literal(f'{{"__metadata__":{{"a":"\\ud800"}},"a":{ENTRY}}}'),
        "holds something else than text",
        rust=False,
    ),
    Case(
        "metadata twice",
        literal(f'{{"__metadata__":{{"a":"b","a":"c"}},"a":{ENTRY}}}'),
        "it says “a” twice",
        rust=True,
    ),
    Case("metadata alone", literal('{"__metadata__":{}}', b""), "holds no tensors", rust=True),
    # counts
    Case("10,000 tensors", many(MOST_TENSORS), None, rust=True),
    Case("10,001 tensors", many(MOST_TENSORS + 1), "more than 10,000 tensors", rust=True),
    Case("200,000 tensors", repeated(200_000), "more text than 10,000 tensors", rust=True),
    Case(
        "a million values",
        literal('{"a":[' + "[]," * 500_000 + "[]]}"),
        "it holds more values than any model's",
        rust=False,
    ),
    Case(
        "8 MB of one text",
        literal(f'{{"__metadata__":{{"a":"{"x" * MOST_TEXT_BYTES}"}},"a":{ENTRY}}}'),
        "its header holds more text than 10,000 tensors need",
        rust=True,
    ),
    Case(
        "9 MB of padding",
        encoded(f'{{"a":{ENTRY}}}', b"1234", padding=9_000_000),
        None,
        rust=True,
    ),
]


def ids(cases: list[Case]) -> list[str]:
    return [case.name for case in cases]


@pytest.mark.parametrize("case", CASES, ids=ids(CASES))
def test_verdict(tmp_path: Path, case: Case) -> None:
    folder = save(tmp_path, case.content)
    if case.why is None:
        assert read(folder, FILE)
    else:
        refused = refusal(folder)
        assert case.why in reason(refused)
        assert reason(refused).startswith(FILE)
        assert len(reason(refused)) < 300
        assert reason(refused).isprintable()


def test_nothing_is_accepted_that_the_library_refuses() -> None:
    assert [case.name for case in CASES if case.why is None and not case.rust] == []


def test_the_verdicts_of_the_library_are_as_the_table_says() -> None:
    safetensors = pytest.importorskip("safetensors")
    accepted = []
    for case in CASES:
        with suppress(safetensors.SafetensorError):
            safetensors.deserialize(case.content)
            accepted.append(case.name)
    assert accepted == [case.name for case in CASES if case.rust]


def test_a_file_cut_at_any_byte_is_refused(tmp_path: Path) -> None:
    whole = packed({"a": ("F32", [1], b"1234"), "b": ("F16", [2], b"1234")}, {"format": "pt"})
    assert len(read(save(tmp_path, whole), FILE)) == 2
    for length in range(len(whole)):
        assert "cut off" in reason(refusal(save(tmp_path, whole[:length])))


def test_the_longest_header_is_the_format_s() -> None:
    assert MOST_HEADER_BYTES == 100_000_000
