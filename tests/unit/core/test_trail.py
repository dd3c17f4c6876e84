"""The record beside a converted file is read if it is one, and never trusted."""

import json
import os
from pathlib import Path

import pytest

from app.core import trail
from converters import provenance

RECORD = {
    "format": trail.FORMAT,
    "sha256": "a" * 64,
    "type": "Q4_K_M",
    "source": {
        "folder": "Meditron3-Gemma2-2B",
        "kind": "Gemma2ForCausalLM",
        "dtype": "bf16",
        "files": {"model.safetensors": "b" * 64},
        "repository": "EPFLiGHT/Meditron3-Gemma2-2B",
    },
    "converter": {"version": "1"},
    "started_at": "2026-05-04T13:14:00+00:00",
    "seconds": 182.4,
}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return tmp_path / "m.gguf"


def write(model: Path, content: object) -> None:
    trail.beside(model).write_text(json.dumps(content), "utf-8")


def test_a_record_is_read(model: Path) -> None:
    write(model, RECORD)
    found = trail.read(model)
    assert found is not None
    assert (found.type, found.dtype, len(found.files)) == ("Q4_K_M", "bf16", 1)
    assert found.repository == "EPFLiGHT/Meditron3-Gemma2-2B"
    assert found.revision == ""
    assert found.seconds == 182.4


def test_it_lies_where_the_converter_puts_it() -> None:
    assert provenance.FORMAT == trail.FORMAT
    for name in ("m.gguf", "a.b.gguf", "noending"):
        assert trail.beside(Path(name)) == provenance.beside(Path(name))


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"\xff", b'{"format": "other"}', b"[" * 100_000, b'{"format": 1}'],
    ids=["empty", "list", "no text", "other format", "deep", "number"],
)
def test_what_is_no_record_is_told(model: Path, content: bytes) -> None:
    trail.beside(model).write_bytes(content)
    with pytest.raises(trail.NoRecord):
        trail.read(model)


def test_values_of_the_wrong_kind_are_not_said(model: Path) -> None:
    write(model, {"format": trail.FORMAT, "source": [], "converter": 3, "seconds": "long"})
    found = trail.read(model)
    assert found is not None
    assert (found.repository, found.converter, found.seconds, found.files) == ("", "", 0.0, {})
    write(model, {**RECORD, "type": "Q4\u202e" + "x" * 10_000})
    found = trail.read(model)
    assert found is not None
    assert "\u202e" not in found.type
    assert len(found.type) <= 300


def test_without_a_record_there_is_none(model: Path) -> None:
    assert trail.read(model) is None


def test_an_unfinished_file_is_known_by_its_note(model: Path) -> None:
    assert trail.unfinished(model) is None
    part = model.with_name("m.gguf.part")
    part.write_bytes(b"GGUF")
    assert trail.unfinished(model) == 0
    note = model.with_name("m.gguf.part.json")
    note.write_text(json.dumps({"of": "x", "sums": [1, 2, 3]}))
    assert trail.unfinished(model) == 3
    note.write_text("[")
    assert trail.unfinished(model) == 0
    model.write_bytes(b"finished")
    trail.drop_unfinished(model)
    assert [path.name for path in model.parent.iterdir()] == ["m.gguf"]


SHA = "ab" * 32


def record(folder: Path, **said: object) -> Path:
    source = {
        "repository": "EPFLiGHT/Meditron3-Gemma2-2B",
        "revision": "c0ffee",
        "licence": "gemma",
        "base_models": ["google/gemma-2-2b"],
        "files": {"model.safetensors": "cd" * 32, "bad": "no hash"},
    }
    text = {
        "format": trail.FORMAT,
        "sha256": SHA,
        "source": source,
        "converter": {"version": "1"},
        **said,
    }
    (folder / "m.provenance.json").write_text(json.dumps(text))
    return folder / "m.gguf"


def test_a_record_says_where_a_file_came_from(tmp_path: Path) -> None:
    path = record(tmp_path)
    assert trail.source_of(path, SHA) == {
        "repository": "EPFLiGHT/Meditron3-Gemma2-2B",
        "revision": "c0ffee",
        "license": "gemma",
        "base_models": ["google/gemma-2-2b"],
        "files": {"model.safetensors": "cd" * 32},
        "converter": "1",
    }
    assert trail.promised_sha256(path) == SHA


def test_without_a_record_nothing_is_known(tmp_path: Path) -> None:
    assert trail.source_of(tmp_path / "m.gguf", SHA) == {}
    assert trail.promised_sha256(tmp_path / "m.gguf") == ""


def test_a_record_of_another_file_is_not_believed(tmp_path: Path) -> None:
    with pytest.raises(trail.NoRecord, match="another file"):
        trail.source_of(record(tmp_path), "12" * 32)


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 5000, '"x"', "\0"])
def test_a_record_that_is_none_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "m.provenance.json").write_text(text)
    with pytest.raises(trail.NoRecord, match="no record"):
        trail.source_of(tmp_path / "m.gguf", SHA)
    assert trail.promised_sha256(tmp_path / "m.gguf") == ""


@pytest.mark.parametrize(
    "source", [None, [], "x", {"repository": 3, "files": [], "base_models": 1}]
)
def test_a_record_with_odd_values_says_nothing(source: object, tmp_path: Path) -> None:
    assert trail.source_of(record(tmp_path, source=source, converter=None), SHA) == {}


def test_text_of_a_record_becomes_one_short_line(tmp_path: Path) -> None:
    path = record(tmp_path, source={"repository": "a\u202e\n" + "b" * 999}, converter={})
    assert trail.source_of(path, SHA) == {"repository": "a " + "b" * 198}


def test_a_record_that_is_a_pipe_or_huge_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "m.provenance.json")
    assert trail.source_of(tmp_path / "m.gguf", SHA) == {}
    (tmp_path / "m.provenance.json").unlink()
    (tmp_path / "m.provenance.json").write_bytes(b" " * (trail.MOST_BYTES + 1))
    with pytest.raises(trail.NoRecord, match="too large"):
        trail.source_of(tmp_path / "m.gguf", SHA)
