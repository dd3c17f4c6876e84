"""Logs of Inspect that are not what they should be are told by the file."""

import json
import struct
import sys
import tracemalloc
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from app.errors import Code, Problem
from app.evaluation import inspect_log


@pytest.mark.parametrize(
    ("messages", "tokens"),
    [([], "1"), ([{"role": "user", "content": "What?"}], "1e999")],
)
def test_a_sample_without_a_question_or_with_endless_tokens_is_told(
    tmp_path: Path, messages: list[object], tokens: str
) -> None:
    log = {
        "version": inspect_log.VERSION,
        "status": inspect_log.DONE,
        "eval": {"task": "t", "model": "m", "created": "2026-01-01"},
        "samples": [
            {"id": "1", "messages": messages, "output": {"usage": {"input_tokens": "TOKENS"}}}
        ],
    }
    (tmp_path / "log.json").write_text(json.dumps(log).replace('"TOKENS"', tokens))
    with pytest.raises(Problem) as told:
        inspect_log.logs(tmp_path)
    assert told.value.code is Code.RUN_INVALID
    assert "log.json" in str(told.value.detail["where"])


def sample(item_id: str, said: str, epoch: int = 1) -> dict[str, Any]:
    return {
        "id": item_id,
        "epoch": epoch,
        "messages": [{"role": "user", "content": "attachment://a"}],
        "attachments": {"a": "What?"},
        "output": {"choices": [{"message": {"content": said}}], "usage": {"input_tokens": 3}},
    }


def header(created: str = "2026-01-01", status: str = inspect_log.DONE) -> dict[str, Any]:
    said = {"task": "t", "model": "m", "created": created}
    return {"version": inspect_log.VERSION, "status": status, "eval": said}


def pack(path: Path, files: dict[str, object], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, value in files.items():
            archive.writestr(name, value if isinstance(value, str) else json.dumps(value))
    return path


def pack_by_zstandard(path: Path, files: dict[str, object], frames: int = 1) -> Path:
    """Write a log as Inspect does, each file in so many frames: `zipfile` cannot before 3.14."""
    texts = {name: json.dumps(value).encode() for name, value in files.items()}
    pieces = {}
    for name, text in texts.items():
        cut = max(len(text) // frames, 1)
        parts = [text[at : at + cut] for at in range(0, len(text), cut)]
        pieces[name] = b"".join(zstd.compress(one) for one in parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, piece in pieces.items():
            archive.writestr(name, piece)
    data = path.read_bytes()
    for name, piece in pieces.items():
        mine = struct.pack("<LLL", zlib.crc32(piece), len(piece), len(piece))
        true = struct.pack("<LLL", zlib.crc32(texts[name]), len(piece), len(texts[name]))
        assert data.count(mine) == 2
        data = data.replace(mine, true)
    # The method stands in each header before time, date and these numbers.
    path.write_bytes(by_method(data, 93))
    return path


def by_method(data: bytes, method: int) -> bytes:
    """Return an archive whose files say that they are packed by another method."""
    whole = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = data.find(mark)
        while place >= 0:
            whole[place + at : place + at + 2] = method.to_bytes(2, "little")
            place = data.find(mark, place + 1)
    return bytes(whole)


@pytest.mark.parametrize("frames", [1, 3])
def test_a_log_packed_by_zstandard_is_read_as_an_unpacked_one(tmp_path: Path, frames: int) -> None:
    samples = [sample("1", "ANSWER: A"), sample("2", "ANSWER: B" * 1000)]
    (tmp_path / "plain.json").write_text(json.dumps(header() | {"samples": samples}))
    plain = inspect_log.logs(tmp_path)
    (tmp_path / "plain.json").unlink()
    files: dict[str, object] = {f"samples/{n}_epoch.json": one for n, one in enumerate(samples)}
    path = pack_by_zstandard(tmp_path / "a.eval", {"header.json": header(), **files}, frames)
    assert inspect_log.logs(tmp_path) == plain
    whole, crc = path.read_bytes(), struct.pack("<L", zlib.crc32(json.dumps(header()).encode()))
    for broken in (whole.replace(b"\x28\xb5\x2f\xfd", b"junk", 1), whole.replace(crc, b"junk")):
        assert broken != whole
        path.write_bytes(broken)
        with pytest.raises(Problem) as told:
            inspect_log.logs(tmp_path)
        assert told.value.code is Code.RUN_INVALID
        assert "inspect log convert" in str(told.value.detail["why"])


def test_what_zstandard_unpacks_to_more_than_it_claims_is_unpacked_no_further(
    tmp_path: Path,
) -> None:
    bomb = " " * (48 * 1024 * 1024)
    path = pack_by_zstandard(tmp_path / "log.eval", {"header.json": bomb})
    packed, whole = len(zstd.compress(json.dumps(bomb).encode())), len(bomb) + 2
    true, false = (struct.pack("<LL", packed, size) for size in (whole, 100))
    data = path.read_bytes()
    assert data.count(true) == 2  # both headers of the file; the frame knows its size by itself
    path.write_bytes(data.replace(true, false))
    tracemalloc.start()
    try:
        with pytest.raises(Problem) as told:
            inspect_log.logs(tmp_path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "not what was packed" in str(told.value.detail["why"])
    assert most < len(bomb) // 8


def test_a_packed_log_is_read_as_an_unpacked_one_and_the_newest_counts(tmp_path: Path) -> None:
    samples = [sample("1", "ANSWER: A"), sample("2", "ANSWER: B"), sample("1", "no", epoch=2)]
    (tmp_path / "plain.json").write_text(json.dumps(header() | {"samples": samples}))
    [plain] = inspect_log.logs(tmp_path)
    (tmp_path / "plain.json").unlink()
    files: dict[str, object] = {f"samples/{n}_epoch.json": one for n, one in enumerate(samples)}
    journal: dict[str, object] = {"_journal/start.json": "{", "summaries.json": "["}
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        pack(tmp_path / "a.eval", {"header.json": header(), **journal, **files}, method)
        assert inspect_log.logs(tmp_path) == [plain]
    newer = {"header.json": header("2026-02-01"), "samples/1_epoch_1.json": sample("1", "later")}
    pack(tmp_path / "b.eval", newer)
    [found] = inspect_log.logs(tmp_path)
    assert [one.text for one in found.samples] == ["later"]


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"_journal/start.json": "{}"}, "did not end"),
        ({"header.json": header(status="cancelled")}, "ended as cancelled"),
        ({"header.json": "[]"}, "no object"),
        ({"header.json": "{}"}, "none of Inspect"),
        ({"header.json": "{"}, "no JSON"),
        ({"header.json": header(), "samples/1.json": "[" * 100_000}, "samples/1.json is no JSON"),
        ({"header.json": header(), "samples/1.json": {"id": "1"}}, "not in Inspect's form"),
        ({"header.json": " " * (64 * 1024 * 1024 + 1)}, "larger than 64 MB"),
    ],
)
def test_a_packed_log_that_is_not_whole_or_too_large_is_refused_with_the_reason(
    tmp_path: Path, files: dict[str, object], why: str
) -> None:
    path = pack(tmp_path / "log.eval", files)
    with pytest.raises(Problem) as told:
        inspect_log.logs(tmp_path)
    assert told.value.code is Code.RUN_INVALID
    assert str(path) in str(told.value.detail["where"])
    assert why in str(told.value.detail["why"])


def test_what_is_packed_another_way_is_told_with_the_way_to_unpack_it(tmp_path: Path) -> None:
    path = pack(tmp_path / "log.eval", {"header.json": header()})
    whole = path.read_bytes()
    for name, broken in (
        ("zstd", whole.replace(b"\x08\x00", (93).to_bytes(2, "little"))),
        ("xz", whole.replace(b"\x08\x00", (95).to_bytes(2, "little"))),
        ("cut", whole[:-30]),
        ("none", b"nonsense"),
        ("flipped", whole[:60] + bytes([whole[60] ^ 255]) + whole[61:]),
    ):
        path.write_bytes(broken)
        with pytest.raises(Problem) as told:
            inspect_log.logs(tmp_path)
        assert told.value.code is Code.RUN_INVALID, name
        assert "inspect log convert" in str(told.value.detail["why"]), name


def test_a_log_that_unpacks_to_more_than_can_be_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspect_log, "MOST_BYTES", 10_000)
    pack(tmp_path / "log.eval", {"header.json": header(), "samples/1.json": "0" * 10_000})
    with pytest.raises(Problem) as told:
        inspect_log.logs(tmp_path)
    assert "larger than 1 GB" in str(told.value.detail["why"])


def test_a_file_that_claims_to_be_small_is_unpacked_no_further(tmp_path: Path) -> None:
    whole, claimed = b" " * (32 * 1024 * 1024), b" " * 100
    path = pack(tmp_path / "log.eval", {"header.json": whole.decode()})
    data = path.read_bytes()
    for true, false in ((len(whole), len(claimed)), (zlib.crc32(whole), zlib.crc32(claimed))):
        data = data.replace(struct.pack("<L", true), struct.pack("<L", false))
    path.write_bytes(data)
    tracemalloc.start()
    try:
        with pytest.raises(Problem) as told:
            inspect_log.logs(tmp_path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "header.json is no JSON" in str(told.value.detail["why"])
    assert most < len(whole) // 4
