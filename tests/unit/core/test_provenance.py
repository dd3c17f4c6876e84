"""The record of an answer: what was asked, what was used, and a digest that both sides agree on."""

import json

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


def record(system_text: str = "") -> dict[str, object]:
    model = ModelFile(path="/models/m.gguf", sha256="ef")
    return provenance.asked(model, "M", LoadOptions(), Sampling(temperature=0.7), system_text)


def test_a_record_names_what_made_the_answer() -> None:
    whole = provenance.answered(record("Be brief."), LOADED, ENDING)
    assert whole["app"] == {"name": "Casebook", "version": __version__}
    assert whole["model"] == {"name": "M", "path": "/models/m.gguf", "sha256": "ef"}
    assert whole["engine"]["llama_commit"] == "0c1e57098"
    assert whole["engine"]["template_sha256"] == "ab"
    assert whole["sampling"] == to_builtins(USED), "the seed that was drawn is in it"
    assert whole["result"]["reason"] == "stop"
    assert len(whole["system_text_sha256"]) == 64


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
