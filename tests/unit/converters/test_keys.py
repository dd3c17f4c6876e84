"""Keys as they are encoded, by hand from ggml/docs/gguf.md."""

import struct

import pytest

from converters.keys import Keys, Kind


def encoded(keys: Keys) -> bytes:
    return b"".join(keys.as_bytes())


def test_a_number_is_its_name_its_type_and_its_value() -> None:
    keys = Keys()
    keys.u32("a", 258)
    assert encoded(keys) == b"\x01" + bytes(7) + b"a" + b"\x04\0\0\0" + b"\x02\x01\0\0"
    assert keys.size_bytes == len(encoded(keys))


def test_a_key_that_is_set_again_keeps_its_place() -> None:
    keys = Keys()
    keys.boolean("first", True)
    keys.text("second", "é")
    keys.boolean("first", False)
    assert encoded(keys).index(b"first") < encoded(keys).index(b"second")
    assert encoded(keys).endswith(b"\x08\0\0\0" + b"\x02" + bytes(7) + "é".encode())
    assert len(keys) == 2


def test_empty_texts_and_arrays_are_not_written() -> None:
    keys = Keys()
    keys.text("text", "")
    keys.texts("texts", [])
    keys.numbers("numbers", Kind.F32, [])
    assert encoded(keys) == b""


def test_a_text_ends_at_a_nul_as_it_does_in_llama_quantize() -> None:
    keys = Keys()
    keys.texts("a", ["x\0y", b"\0"])
    ends = b"\x01" + bytes(7) + b"x" + bytes(8)
    assert encoded(keys).endswith(b"\x08\0\0\0" + b"\x02" + bytes(7) + ends)


def test_arrays_say_their_kind_and_length() -> None:
    keys = Keys()
    keys.numbers("a", Kind.BOOL, [True, False])
    assert encoded(keys)[9:] == b"\x09\0\0\0" + b"\x07\0\0\0" + b"\x02" + bytes(7) + b"\x01\0"


def test_a_number_out_of_range_is_no_key() -> None:
    with pytest.raises(struct.error):
        Keys().u32("a", -1)
