"""The record beside a converted file is read if it is one, and never trusted."""

import json
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
    assert (found.type, found.dtype, found.sources) == ("Q4_K_M", "bf16", 1)
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
def test_what_is_no_record_is_none(model: Path, content: bytes) -> None:
    trail.beside(model).write_bytes(content)
    assert trail.read(model) is None


def test_values_of_the_wrong_kind_are_not_said(model: Path) -> None:
    write(model, {"format": trail.FORMAT, "source": [], "converter": 3, "seconds": "long"})
    found = trail.read(model)
    assert found is not None
    assert (found.repository, found.converter, found.seconds, found.sources) == ("", "", 0.0, 0)
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
