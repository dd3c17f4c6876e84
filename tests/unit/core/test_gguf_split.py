"""A split set is one model: all parts are looked at, and what is wrong is said by its part."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.core import gguf
from app.errors import Code, Problem
from tests.gguf_writer import U16, Key, Tensor, llama, split, write_split


def refusal(path: Path) -> dict[str, object]:
    with pytest.raises(Problem) as caught:
        gguf.read(path)
    assert caught.value.code is Code.MODEL_INVALID
    return caught.value.detail


def test_a_set_is_the_same_model_as_one_file(tmp_path: Path) -> None:
    whole = gguf.read(llama().write(tmp_path / "whole.gguf"))
    parts = gguf.read(write_split(llama(), 3, tmp_path))
    assert (parts.parameters, parts.weight_bytes) == (whole.parameters, whole.weight_bytes)
    assert (parts.part_count, whole.part_count) == (3, 1)
    assert parts.size_bytes == sum(one.stat().st_size for one in tmp_path.glob("tiny-*"))


def test_a_file_only_named_like_a_part_is_whole(tmp_path: Path) -> None:
    info = gguf.read(llama().write(tmp_path / "x-00001-of-00003.gguf"))
    assert info.part_count == 1


def test_another_part_than_the_first_names_the_first(tmp_path: Path) -> None:
    write_split(llama(), 3, tmp_path)
    detail = refusal(tmp_path / "tiny-00002-of-00003.gguf")
    assert "choose tiny-00001-of-00003.gguf" in str(detail["why"])


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def swap(path: Path) -> None:
    split(llama(), 3)[2].write(path)


def other(path: Path) -> None:
    part = split(llama(), 3)[1]
    part.keys["split.count"] = Key(U16, 4)
    part.write(path)


def double(path: Path) -> None:
    part = split(llama(), 3)[1]
    part.tensors.append(Tensor("token_embd.weight", (32,), bytes(128)))
    part.tensors += split(llama(), 3)[0].tensors[:1]
    part.write(path)


def fewer(path: Path) -> None:
    part = split(llama(), 3)[1]
    part.tensors.pop()
    part.write(path)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Path.unlink, "tiny-00002-of-00003.gguf is missing"),
        (cut, "too early"),
        (swap, "belongs to another model, or has another number"),
        (other, "belongs to another model, or has another number"),
        (double, "it is in two parts"),
        (fewer, "are promised"),
        (lambda path: path.write_bytes(b"GGUF"), "needs 4 bytes"),
    ],
)
def test_a_part_that_is_wrong_is_told(
    change: Callable[[Path], object], told: str, tmp_path: Path
) -> None:
    first = write_split(llama(), 3, tmp_path)
    gguf.read(first)
    change(tmp_path / "tiny-00002-of-00003.gguf")
    detail = refusal(first)
    assert told in f"{detail['where']}: {detail['why']}"
