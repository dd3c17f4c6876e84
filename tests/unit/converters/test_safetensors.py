"""Safetensors files: what is read of them, and that it is one state of one file."""

import json
import os
import struct
import threading  # noqa: TID251  several threads read from one file
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from converters.folder import CHANGED, Folder
from converters.refusal import Code, Refusal
from converters.safetensors import Source, Tensor, read

FILE = "model.safetensors"
Entry = tuple[str, list[int], bytes]


def encoded(header: str | bytes, data: bytes = b"", padding: int = 0) -> bytes:
    """Return a file whose header says anything."""
    text = (header if isinstance(header, bytes) else header.encode()) + b" " * padding
    return struct.pack("<Q", len(text)) + text + data


def packed(tensors: Mapping[str, Entry], metadata: Mapping[str, str] | None = None) -> bytes:
    """Return a file of these tensors, in this order."""
    header: dict[str, Any] = {} if metadata is None else {"__metadata__": dict(metadata)}
    data = b""
    for name, (dtype, shape, content) in tensors.items():
        places = [len(data), len(data) + len(content)]
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": places}
        data += content
    return encoded(json.dumps(header), data)


def save(folder: Path, content: bytes, name: str = FILE) -> Folder:
    (folder / name).write_bytes(content)
    return Folder(folder)


def refusal(folder: Folder, name: str = FILE) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read(folder, name)
    return caught.value


def reason(refused: Refusal) -> str:
    return f"{refused.facts['where']}: {refused.facts['why']}"


TWO = {"b.weight": ("F32", [1, 2], b"12345678"), "a.weight": ("BF16", [3], b"abcdef")}


def test_tensors_come_sorted_by_name_with_their_places_in_the_file(tmp_path: Path) -> None:
    content = packed(TWO, {"format": "pt"})
    start = content.index(b"12345678")
    assert read(save(tmp_path, content), FILE) == [
        Tensor("a.weight", "BF16", (3,), FILE, start + 8, 6),
        Tensor("b.weight", "F32", (1, 2), FILE, start, 8),
    ]


def test_the_bytes_are_those_of_the_place(tmp_path: Path) -> None:
    folder = save(tmp_path, packed(TWO))
    tensor = read(folder, FILE)[0]
    with Source(folder, FILE) as source:
        assert source.read(tensor.offset + 2, 3) == b"cde"
        buffer = bytearray(b"......")
        source.read_into(memoryview(buffer)[1:], tensor.offset, 4)
        assert buffer == b".abcd."
        source.check()
        with pytest.raises(ValueError, match="no room"):
            source.read_into(buffer, tensor.offset, 7)
        with pytest.raises(ValueError, match="no room"):
            source.read_into(buffer, tensor.offset, -1)


@pytest.mark.parametrize("has_preadv", [True, False])
def test_threads_read_at_once_and_each_gets_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_preadv: bool
) -> None:
    if not has_preadv:  # as on Windows
        monkeypatch.delattr(os, "preadv", raising=False)
    elif not hasattr(os, "preadv"):
        pytest.skip("this system has no preadv")
    (tmp_path / "numbers").write_bytes(struct.pack("<5000I", *range(5000)))
    wrong: list[int] = []
    with Source(Folder(tmp_path), "numbers") as source:

        def look(first: int) -> None:
            mine = range(first, 5000, 4)
            expected = {number: struct.pack("<I", number) for number in mine}
            wrong.extend(n for n in mine if source.read(4 * n, 4) != expected[n])

        threads = [threading.Thread(target=look, args=(first,)) for first in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_a_short_read_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = save(tmp_path, b"0123456789")

    def one_byte(descriptor: int, buffers: list[memoryview], offset: int) -> int:
        buffers[0][:1] = os.pread(descriptor, 1, offset)
        return 1

    monkeypatch.setattr(os, "preadv", one_byte, raising=False)
    with Source(folder, FILE) as source:
        assert source.read(2, 7) == b"2345678"


def test_a_disk_that_fails_is_told_with_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = save(tmp_path, packed(TWO))

    def fail(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "preadv", fail, raising=False)
    refused = refusal(folder)
    assert refused.code is Code.DISK_FAILED
    assert refused.facts == {"path": str(folder.path / FILE), "why": "Input/output error"}


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"x")


def shrink(path: Path) -> None:
    os.truncate(path, 20)


def write_over(path: Path) -> None:
    status = path.stat()
    with path.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"?")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))


def replace(path: Path) -> None:
    status = path.stat()
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)


def remove(path: Path) -> None:
    path.unlink()


CHANGES = [grow, shrink, write_over, replace, remove]


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, change: Any) -> None:
    folder = save(tmp_path, packed(TWO))
    with Source(folder, FILE) as source:
        source.check()
        change(tmp_path / FILE)
        with pytest.raises(Refusal) as caught:
            source.check()
    assert caught.value.facts == {"where": FILE, "why": CHANGED}


@pytest.mark.parametrize("change", [grow, shrink, write_over, replace])
def test_a_file_that_changed_since_its_header_was_read_is_refused(
    tmp_path: Path, change: Any
) -> None:
    folder = save(tmp_path, packed(TWO))
    read(folder, FILE)
    Source(folder, FILE).close()
    change(tmp_path / FILE)
    with pytest.raises(Refusal) as caught:
        Source(folder, FILE)
    assert caught.value.facts == {"where": FILE, "why": CHANGED}


def test_a_file_that_became_shorter_is_told_with_the_byte_where_it_ends(tmp_path: Path) -> None:
    folder = save(tmp_path, packed(TWO))
    with Source(folder, FILE) as source:
        shrink(tmp_path / FILE)
        with pytest.raises(Refusal) as caught:
            source.read(10, 30)
    assert reason(caught.value) == f"{FILE}: it ends at byte 20: {CHANGED}"
