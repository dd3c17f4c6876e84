"""The container layer gives llama.cpp's own verdicts, and says where a file is wrong."""

import os
import struct
from pathlib import Path

import pytest

from app.core.gguf import container
from app.core.gguf.container import MAX_HEADER_BYTES, Flaw, parse
from tests.gguf_writer import ARRAY, STRING, U32, Description, Key, Tensor, ser
from tests.unit.core.gguf_handcrafted import MAY_LOAD, TYPE_I8, TYPE_Q4_0, handcrafted

HANDCRAFTED = handcrafted()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "model.gguf"


def made(
    keys: dict[str, Key] | None = None, tensors: list[Tensor] | None = None, **lies: object
) -> bytes:
    return ser(Description(keys or {}, tensors or [], **lies))[0]


def one_key(kind: int, content: object, element: int | None = None) -> bytes:
    return made({"some.key": Key(kind, content, element)})


COUNTS_END = 4 + 4 + 8 + 8
ONE_KEY = made(key_count=1)[:COUNTS_END]
ONE_TENSOR = made(tensor_count=1)[:COUNTS_END]


def claim(kind: int, raw: bytes) -> bytes:
    """Return a file that ends inside the value of its one key."""
    return ONE_KEY + struct.pack("<Q", 1) + b"k" + struct.pack("<I", kind) + raw


def refusal(path: Path, raw: bytes | None = None) -> Flaw:
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(Flaw) as caught:
        parse(path).check_size()
    return caught.value


@pytest.mark.parametrize("name", HANDCRAFTED)
def test_the_verdict_is_that_of_llama_cpp(name: str, file: Path) -> None:
    file.write_bytes(HANDCRAFTED[name])

    def look() -> None:
        found = parse(file)
        if name.startswith("DATA"):
            found.check_size()

    if name in MAY_LOAD:
        look()
    else:
        with pytest.raises(Flaw) as caught:
            look()
        assert caught.value.where
        assert caught.value.why


def test_there_are_34_kinds_and_seven_are_containers() -> None:
    assert len(HANDCRAFTED) == 34
    assert len(MAY_LOAD & HANDCRAFTED.keys()) == 7


def test_a_newer_version_is_explained(file: Path) -> None:
    why = refusal(file, made(version=4)).why
    assert why == "written in GGUF version 4, this Casebook reads 2 and 3"


def test_a_big_endian_file_is_explained(file: Path) -> None:
    assert "big-endian" in refusal(file, made(version=3 << 24)).why


def test_version_2_is_read(file: Path) -> None:
    file.write_bytes(made({"a": Key(U32, 7)}, version=2))
    found = parse(file)
    assert (found.version, found.keys["a"].content) == (2, 7)


def test_the_key_of_a_bad_value_is_named(file: Path) -> None:
    assert "some.key" in refusal(file, one_key(99, b"")).why


def test_a_nested_array_is_refused(file: Path) -> None:
    nested = struct.pack("<IQ", ARRAY, 1) + struct.pack("<IQI", U32, 1, 7)
    assert "array in an array" in refusal(file, one_key(ARRAY, nested)).why


@pytest.mark.parametrize("name", [b"general.alignment\0x", b"a" * 65_536])
def test_a_key_whose_name_reads_in_two_ways_is_refused(name: bytes, file: Path) -> None:
    raw = made(extra_keys=[(name, Key(U32, 32))])
    assert "name of key 0" in refusal(file, raw).why


def test_a_tensor_name_with_a_nul_is_refused(file: Path) -> None:
    assert "NUL" in refusal(file, made(tensors=[Tensor("a\0b", (1,), bytes(4))])).why


def test_a_row_must_be_whole_blocks(file: Path) -> None:
    raw = made(tensors=[Tensor("t", (33,), b"", TYPE_Q4_0)])
    assert "no multiple of 32" in refusal(file, raw).why


def test_the_number_of_elements_may_not_wrap_around(file: Path) -> None:
    raw = made(tensors=[Tensor("t", (2**62, 2), b"", TYPE_Q4_0)])
    assert "2^63 elements" in refusal(file, raw).why


def test_a_negative_dimension_is_refused_beside_an_empty_one(file: Path) -> None:
    assert "negative" in refusal(file, made(tensors=[Tensor("t", (0, -1), b"")])).why


def test_a_removed_tensor_type_is_refused(file: Path) -> None:
    assert refusal(file, made(tensors=[Tensor("t", (32,), b"", 4)])).where == "tensor t"


def test_the_sum_of_sizes_may_not_wrap_around(file: Path) -> None:
    half = 2**62
    tensors = [Tensor(f"t{at}", (half,), b"", TYPE_I8, at * half) for at in range(4)]
    assert "2^64" in refusal(file, made(tensors=tensors)).why


def test_the_array_of_all_strings_together_is_bounded(file: Path, monkeypatch) -> None:
    monkeypatch.setattr(container, "MAX_STRINGS", 3)
    keys = {name: Key(ARRAY, ["a", "b"], STRING) for name in ("x", "y")}
    assert "strings" in refusal(file, made(keys)).why


CLAIMS = {
    "2^63 keys": made(key_count=2**63),
    "2^64-1 tensors": made(tensor_count=2**64 - 1),
    "a million keys": made(key_count=1_000_000),
    "65,536 keys": made(key_count=65_536),
    "2^30 strings": one_key(ARRAY, struct.pack("<IQ", STRING, 2**30)),
    "2^21 strings": one_key(ARRAY, struct.pack("<IQ", STRING, 2**21)),
    "2^62 numbers": one_key(ARRAY, struct.pack("<IQ", U32, 2**62)),
    "a string of 1 GiB": claim(STRING, struct.pack("<Q", 2**30)),
    "a string of 2^64-1": claim(STRING, struct.pack("<Q", 2**64 - 1)),
    "a key name of 1 GiB": ONE_KEY + struct.pack("<Q", 2**30),
    "a tensor name of 2^63": ONE_TENSOR + struct.pack("<Q", 2**63),
}


@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_beyond_the_file_is_refused(name: str, file: Path) -> None:
    assert refusal(file, CLAIMS[name]).where.startswith("byte ")


def sparse(path: Path, size: int, head: bytes) -> None:
    with path.open("wb") as target:
        target.write(head)
        target.truncate(size)


@pytest.mark.parametrize("head", [*CLAIMS.values(), b""])
def test_a_sparse_file_of_40_gb_costs_no_more_than_the_header_limit(
    head: bytes, file: Path, monkeypatch
) -> None:
    sparse(file, 40_000_000_000, head)
    counted: list[Counting] = []
    real = os.fdopen

    def counting(*arguments, **options) -> Counting:
        counted.append(Counting(real(*arguments, **options)))
        return counted[-1]

    monkeypatch.setattr(os, "fdopen", counting)
    refusal(file)
    assert sum(file.read_bytes for file in counted) <= MAX_HEADER_BYTES


class Counting:
    """An open file that counts what is read of it."""

    def __init__(self, inner) -> None:
        self._inner = inner
        self.read_bytes = 0

    def __enter__(self) -> "Counting":
        return self

    def __exit__(self, *_: object) -> None:
        self._inner.close()

    def fileno(self) -> int:
        return self._inner.fileno()

    def read(self, count: int) -> bytes:
        found = self._inner.read(count)
        self.read_bytes += len(found)
        return found


def test_only_the_header_is_read_of_a_large_file(file: Path) -> None:
    head = made({"k": Key(STRING, "v")}, [Tensor("t", (2**34,), b"", TYPE_I8)])
    sparse(file, len(head) + 2**34, head)
    found = parse(file)
    found.check_size()
    assert found.used_bytes == 2**34


@pytest.mark.parametrize("difference", [-1, 1, 31, 1_000_000])
def test_a_file_of_another_size_is_refused(difference: int, file: Path) -> None:
    raw = made(tensors=[Tensor("t", (8,), bytes(32))])
    refusal(file, raw[:difference] if difference < 0 else raw + bytes(difference))


def test_padding_after_the_last_tensor_may_be_left_out_as_a_whole(file: Path) -> None:
    raw = made(tensors=[Tensor("t", (3,), bytes(12))])
    file.write_bytes(raw[:-20])
    parse(file).check_size()
    assert "padding" in refusal(file, raw[:-10]).why


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path).why


def test_a_pipe_is_refused_and_never_waited_for(file: Path) -> None:
    os.mkfifo(file)
    assert "pipe" in refusal(file).why


def test_a_file_that_became_a_pipe_meanwhile_is_refused_too(file: Path, monkeypatch) -> None:
    os.mkfifo(file)
    real = container._refuse_special
    looks: list[object] = []

    def blind_at_first(status: os.stat_result) -> None:
        looks.append(status)
        if len(looks) > 1:
            real(status)

    monkeypatch.setattr(container, "_refuse_special", blind_at_first)
    assert "pipe" in refusal(file).why


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(device: str) -> None:
    assert "device" in refusal(Path(device)).why


def test_a_file_that_shrinks_while_it_is_read_is_refused(file: Path, monkeypatch) -> None:
    file.write_bytes(one_key(STRING, "x" * 3_000_000))
    real = os.fstat

    def then_cut(descriptor: int) -> os.stat_result:
        status = real(descriptor)
        os.truncate(file, 1000)
        return status

    monkeypatch.setattr(os, "fstat", then_cut)
    assert "shorter" in refusal(file).why


def test_broken_utf8_names_stay_two_keys(file: Path) -> None:
    first, second = (b"\xff", Key(U32, 1)), (b"\xfe", Key(U32, 2))
    file.write_bytes(made(extra_keys=[first, second]))
    assert [value.content for value in parse(file).keys.values()] == [1, 2]
    assert "twice" in refusal(file, made(extra_keys=[first, first])).why
