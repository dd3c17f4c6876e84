"""The record of an answer: what was asked, what was used, and a digest that both sides agree on."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import to_builtins

from app import __version__
from app.core import provenance
from app.core.chat import Ending, Loaded, LoadOptions, ModelFile, Reason, Sampling

TEXT = st.text(st.characters(codec=None, exclude_categories=()))
LOADED = Loaded(
    context_tokens=4096,
    trained_tokens=8192,
    seconds=1.5,
    device="CPU",
    cpu_variant="AVX2",
    gpu_layers=0,
    threads=4,
    memory_bytes=10**9,
    template_sha256="ab",
    has_system_role=True,
    sampling=Sampling(temperature=0.5),
    engine="0.3.36",
    llama_commit="0c1e57098",
)
USED = Sampling(0.7, 40, 0.95, 0.05, 1.0, 4711, 2048)
ENDING = Ending(Reason.STOP, 10, 4, 20, 100, 900, USED, 0, "cd")


def record(system_text: str = "", path: str = "/models/m.gguf") -> dict[str, Any]:
    model = ModelFile(path=path, sha256="ef")
    return provenance.asked(model, "M", LoadOptions(), Sampling(temperature=0.7), system_text, [3])


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/home/nadia/models/m.gguf", "m.gguf"),
        ("C:\\Users\\nadia\\m.gguf", "m.gguf"),
        ("http://localhost:8000/v1#meditron", "http://localhost:8000/v1#meditron"),
    ],
)
def test_a_record_names_no_account_of_this_computer(path: str, kept: str) -> None:
    assert record(path=path)["model"]["path"] == kept


def test_a_record_of_an_older_version_is_exported_without_the_folder() -> None:
    older = record() | {"model": {"name": "M", "path": "/home/nadia/m.gguf", "sha256": "ef"}}
    longer = provenance.continuing(older, 7, 1, "so far", older)
    for one in (older, longer):
        told = provenance.without_folders(one)
        assert "nadia" not in json.dumps(told)
        assert told["model"] == {"name": "M", "path": "m.gguf", "sha256": "ef"}
    assert provenance.without_folders(record()) == record()
    assert provenance.without_folders({"model": "?", "continues": 1}) == {
        "model": "?",
        "continues": 1,
    }


def test_a_record_names_what_made_the_answer() -> None:
    whole = provenance.answered(record("Be brief."), LOADED, ENDING)
    assert whole["app"] == {"name": "Casebook", "version": __version__}
    assert whole["model"] == {"name": "M", "path": "m.gguf", "sha256": "ef"}
    assert whole["engine"]["llama_commit"] == "0c1e57098"
    assert whole["engine"]["template_sha256"] == "ab"
    assert whole["sampling"] == to_builtins(USED), "the seed that was drawn is in it"
    assert whole["result"]["reason"] == "stop"
    assert len(whole["system_text_sha256"]) == 64
    assert whole["left_out"] == [3]


def test_what_was_asked_is_not_changed_by_what_was_answered() -> None:
    before = record()
    kept = json.dumps(before)
    provenance.answered(before, LOADED, ENDING)
    assert json.dumps(before) == kept
    assert provenance.answered(before, None, None) == before


@given(TEXT, TEXT)
def test_another_system_text_is_another_digest(one: str, other: str) -> None:
    is_same = one.encode("utf-8", "replace") == other.encode("utf-8", "replace")
    digests = provenance.digest(record(one)), provenance.digest(record(other))
    assert (digests[0] == digests[1]) is is_same


def test_a_record_read_back_from_disk_has_the_same_digest() -> None:
    whole = provenance.answered(record(), LOADED, ENDING)
    read = json.loads(json.dumps(whole, indent=2))
    assert provenance.digest(read) == provenance.digest(whole)
    assert provenance.digest(dict(reversed(read.items()))) == provenance.digest(whole)


def test_a_continued_answer_names_what_it_took_over_and_every_writer_once() -> None:
    first, second = record(), {**record(), "model": {"name": "N", "path": "/n", "sha256": "01"}}
    once = provenance.continuing(second, 7, 1, "Fe", first)
    twice = provenance.continuing(second, 8, 2, "Fever", once)
    assert once["continues"]["message_id"] == 7
    assert once["continues"]["characters"] == 2
    assert once["continues"]["text_sha256"] == hashlib.sha256(b"Fe").hexdigest()
    assert [one["name"] for one in provenance.writers(twice)] == ["M", "N"]
    assert provenance.writers({}) == []
    assert "continues" not in second
