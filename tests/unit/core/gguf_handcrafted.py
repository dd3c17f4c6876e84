"""llama.cpp's 34 kinds of malformed file with its verdicts (`tests/test-gguf.cpp`).

The kinds and verdicts are upstream's; what the files hold is our own.
"""

import struct
from dataclasses import replace

from tests.gguf_writer import (
    ARRAY,
    BOOL,
    F64,
    I32,
    I64,
    STRING,
    U32,
    Description,
    Key,
    Tensor,
    ser,
)

TYPE_Q4_0, TYPE_I8, TYPE_I64, TYPE_UNKNOWN = 2, 24, 27, 43
HUGE = 0x7FFFFFFFFFFFFFC0
COUNT_MINUS_ONE = 2**64 - 1
ALIGNMENT = b"general.alignment"

MAY_LOAD = {
    "HEADER_EMPTY",
    "KV_SUCCESS",
    "TENSORS_ZERO_DIM",
    "TENSORS_SUCCESS",
    "TENSORS_CUSTOM_ALIGN",
    "DATA_SUCCESS",
    "DATA_CUSTOM_ALIGN",
}


def empty() -> Description:
    return Description({}, [])


def with_keys() -> Description:
    return Description(
        {
            "my_key_0": Key(U32, 7),
            "my_key_1": Key(STRING, "text"),
            "my_key_2": Key(ARRAY, ["a", "", "b"], STRING),
            "my_key_3": Key(ARRAY, [1.0, 2.0], F64),
            "my_key_4": Key(BOOL, value=True),
            "my_key_5": Key(ARRAY, [False, True], BOOL),
            "my_key_6": Key(I64, -1),
        },
        [],
    )


def with_tensors(**first: object) -> Description:
    """Return keys and three tensors; `first` are lies of the first one."""
    tensors = [
        Tensor("my_tensor_0", (3, 2, 5, 4), bytes(480)),
        Tensor("my_tensor_1", (64, 3), bytes(6 * 18), TYPE_Q4_0),
        Tensor("my_tensor_2", (10,), bytes(10), TYPE_I8),
    ]
    tensors[0] = replace(tensors[0], **first)
    return replace(with_keys(), tensors=tensors)


def said(model: Description, number: int, kind: int = U32) -> Description:
    """Return the model with this alignment among its keys."""
    return replace(model, extra_keys=[(ALIGNMENT, Key(kind, number))])


def odd(model: Description, name: bytes, kind: int = U32, content: object = 1) -> Description:
    """Return the model with one more key."""
    return replace(model, extra_keys=[(name, Key(kind, content))])


def header(model: Description) -> bytes:
    """Return the file up to its data, as the tensor group of upstream's set ends."""
    raw, _ = ser(replace(model, tensors=[replace(tensor, data=b"") for tensor in model.tensors]))
    return ser(model)[0][: len(raw)]


def handcrafted() -> dict[str, bytes]:
    """Return the 34 files by kind."""
    key_at = 4 + 4 + 8 + 8
    lying_key = bytearray(ser(with_keys())[0])
    lying_key[key_at : key_at + 8] = struct.pack("<Q", COUNT_MINUS_ONE)
    overflow = [
        Tensor("a", (HUGE,), b"", TYPE_I8, 0),
        Tensor("b", (HUGE,), b"", TYPE_I8, HUGE),
    ]
    return {
        "HEADER_BAD_MAGIC": ser(replace(empty(), magic=b"FUGG"))[0],
        "HEADER_BAD_VERSION_0": ser(replace(empty(), version=0))[0],
        "HEADER_BAD_VERSION_1": ser(replace(empty(), version=1))[0],
        "HEADER_BAD_VERSION_FUTURE": ser(replace(empty(), version=4))[0],
        "HEADER_BAD_N_TENSORS": ser(replace(empty(), tensor_count=COUNT_MINUS_ONE))[0],
        "HEADER_BAD_N_KV": ser(replace(empty(), key_count=COUNT_MINUS_ONE))[0],
        "HEADER_EMPTY": ser(empty())[0],
        "KV_BAD_KEY_SIZE": bytes(lying_key),
        "KV_EMPTY_KEY": ser(odd(with_keys(), b""))[0],
        "KV_BAD_TYPE": ser(odd(with_keys(), b"my_key", 13, b"\0"))[0],
        "KV_DUPLICATE_KEY": ser(odd(with_keys(), b"my_key_3"))[0],
        "KV_BAD_ALIGN": ser(said(replace(with_keys(), alignment=13), 13))[0],
        "KV_WRONG_TYPE_ALIGN": ser(said(with_keys(), 32, I32))[0],
        "KV_SUCCESS": ser(with_keys())[0],
        "TENSORS_BAD_NAME_SIZE": header(with_tensors(name="x" * 64)),
        "TENSORS_BAD_N_DIMS": header(with_tensors(shape=(3, 2, 5, 4, 1))),
        "TENSORS_BAD_SHAPE": header(with_tensors(shape=(-1,))),
        "TENSORS_ZERO_DIM": header(with_tensors(shape=(3, 0), data=b"")),
        "TENSORS_NE_TOO_BIG": header(with_tensors(shape=(2**33, 2**33))),
        "TENSORS_NBYTES_TOO_BIG": header(with_tensors(shape=(2**31, 2**31 - 64), type=TYPE_I64)),
        "TENSORS_NBYTES_PAD_WRAP": header(with_tensors(shape=(2**61 - 1,), type=TYPE_I64)),
        "TENSORS_BAD_TYPE": header(with_tensors(type=TYPE_UNKNOWN)),
        "TENSORS_BAD_OFFSET": header(with_tensors(offset=COUNT_MINUS_ONE)),
        "TENSORS_DUPLICATE_NAME": header(with_tensors(name="my_tensor_1")),
        "TENSORS_BAD_ALIGN": header(said(replace(with_tensors(), alignment=13), 13)),
        "TENSORS_INCONSISTENT_ALIGN": header(replace(with_tensors(), alignment=1)),
        "TENSORS_SUCCESS": header(with_tensors()),
        "TENSORS_CUSTOM_ALIGN": header(said(replace(with_tensors(), alignment=1), 1)),
        "DATA_NOT_ENOUGH_DATA": ser(with_tensors())[0][:-1],
        "DATA_BAD_ALIGN": ser(said(replace(with_tensors(), alignment=13), 13))[0],
        "DATA_INCONSISTENT_ALIGN": ser(replace(with_tensors(), alignment=1))[0],
        "DATA_MEM_SIZE_OVERFLOW": ser(replace(with_keys(), tensors=overflow, trailing=bytes(32)))[
            0
        ],
        "DATA_SUCCESS": ser(with_tensors())[0],
        "DATA_CUSTOM_ALIGN": ser(said(replace(with_tensors(), alignment=1), 1))[0],
    }
