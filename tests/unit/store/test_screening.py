"""What looks like an identifier is told before an export, and a masked one is intact and clean."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.core.identifiers.finding import Kind
from app.core.identifiers.masks import Masks
from app.core.provenance import ExamplesUsed, with_examples
from app.core.transcript.verification import verify
from app.core.transcript.writing import Format
from app.paths import Places
from app.store.database import Store, open_database
from app.store.exports import Chosen
from app.store.screening import SWITCH, Screening
from tests import transcripts

SECRETS = ("Okello", "0712 345 678", "12/03/1984", "KNH-44821")
QUESTION = "Mrs Grace Okello, born 12/03/1984, MRN KNH-44821, tel 0712 345 678, has a fever."
ANSWER = "Okello may have malaria; call 0712-345-678. Hb 7.2 g/dl on 04/05/2024."


@pytest.fixture
def store(places: Places) -> Iterator[Store]:
    with open_database(places) as opened:
        yield opened


@pytest.fixture
def known(store: Store) -> str:
    known, _ = transcripts.answered(store, None, QUESTION, None, ANSWER)
    store.history.set_system_text(known, "Written for Dr Samuel Kiptoo.")
    return known


def chosen(known: str, kind: Format = Format.JSON, target: Path = Path()) -> Chosen:
    return Chosen((known,), kind, target)


def test_every_text_of_an_export_is_looked_through(store: Store, known: str) -> None:
    found = Screening(store.history, chosen(known)).run()
    assert found.counts == {Kind.NAME: 3, Kind.BIRTH_DATE: 1, Kind.PHONE: 2, Kind.RECORD: 1}
    assert [one.words for one in found.places if one.message_id is None] == ["Samuel Kiptoo"]
    assert found.done == found.total == 2


def test_folder_and_tags_of_a_chat_are_looked_at_too(store: Store, known: str) -> None:
    before = Screening(store.history, chosen(known)).run()
    store.history.set_folder(known, "Mr Daniel Mwangi")
    store.history.set_tags(known, ["Mrs Akinyi"])
    found = Screening(store.history, chosen(known)).run()
    assert found.counts[Kind.NAME] == before.counts[Kind.NAME] + 2
    words = {one.words for one in found.places if one.message_id is None}
    assert words == {"Samuel Kiptoo", "Daniel Mwangi", "Akinyi"}


def test_a_chat_that_is_not_to_be_checked_is_left_out_unless_it_is_asked_for(
    store: Store, known: str
) -> None:
    store.history.set_setup(known, {SWITCH: False})
    found = Screening(store.history, chosen(known)).run()
    assert (found.counts, found.left_out) == ({}, 1)
    assert Screening(store.history, chosen(known), is_asked=True).run().counts


def test_what_else_is_kept_with_a_chat_does_not_switch_the_check_on(
    store: Store, known: str
) -> None:
    store.history.set_setup(known, {SWITCH: False})
    store.history.set_setup(known, {"preset_id": "mine"})
    assert store.history.conversation(known).setup == {SWITCH: False, "preset_id": "mine"}


@pytest.mark.parametrize("kind", [one for one in Format if one is not Format.PDF])
def test_a_masked_export_is_intact_and_holds_no_word_of_what_was_masked(
    store: Store, known: str, tmp_path: Path, kind: Format
) -> None:
    target = tmp_path / f"out.{kind}"
    plain = chosen(known, kind, tmp_path / f"plain.{kind}")
    store.exports.begin(plain).run()
    assert all(secret in content(plain.target) for secret in SECRETS)
    masks = Screening(store.history, plain, is_asked=True).run().masks
    done = store.exports.begin(Chosen((known,), kind, target, masks=masks)).run()
    assert done.is_masked
    assert verify(target).status == "intact"
    text = content(target)
    assert not [secret for secret in (*SECRETS, "Kiptoo", "0712-345-678") if secret in text]
    assert "[NAME 1]" in text
    assert "Hb 7.2 g/dl on 04/05/2024" in text
    assert "cd" * 32 not in text  # the hash of the answer as it was
    assert ("Masked: what looked" in text) is (kind not in {Format.JSON, Format.JSONL})


def test_a_masked_export_says_so_where_programs_look(
    store: Store, known: str, tmp_path: Path
) -> None:
    target = tmp_path / "out.json"
    masks = Screening(store.history, chosen(known)).run().masks
    store.exports.begin(Chosen((known,), Format.JSON, target, masks=masks)).run()
    whole = json.loads(target.read_text("utf-8"))
    assert whole["export"]["is_masked"] is True
    assert whole["manifest"]["is_masked"] is True
    del whole["manifest"]["is_masked"]
    target.write_text(json.dumps(whole))
    assert verify(target).status == "altered"


def test_a_masked_record_names_its_examples_without_a_hash_of_them(
    store: Store, tmp_path: Path
) -> None:
    used = ExamplesUsed("Fevers", 2, "ef" * 32, ("1", "2"))
    record = with_examples({"format": 1}, used)
    ids = store.history.begin_turn(None, QUESTION, None, record, [])
    target = tmp_path / "out.json"
    for masks in (None, Masks()):
        one = Chosen((ids.conversation_id,), Format.JSON, target, is_replacing=True, masks=masks)
        store.exports.begin(one).run()
        assert "Fevers" in content(target)
        assert ("ef" * 32 in content(target)) is (masks is None)


@pytest.mark.parametrize("kind", [one for one in Format if one is not Format.PDF])
def test_the_name_of_an_example_set_is_looked_at_and_masked(
    store: Store, tmp_path: Path, kind: Format
) -> None:
    used = ExamplesUsed("Cases of Dr Amina Yusuf", 2, "ef" * 32, ("1", "2"))
    record = with_examples({"format": 1}, used)
    ids = store.history.begin_turn(None, "Is it malaria?", None, record, [])
    store.history.begin_turn(ids.conversation_id, "And now?", None, record, [])
    one = chosen(ids.conversation_id, kind, tmp_path / f"out.{kind}")
    found = Screening(store.history, one).run()
    assert found.counts == {Kind.NAME: 1}
    store.exports.begin(replace(one, masks=found.masks)).run()
    assert "Yusuf" not in content(one.target)
    assert "Cases of Dr [NAME 1]" in content(one.target)
    assert verify(one.target).status == "intact"


@pytest.mark.parametrize("kind", [one for one in Format if one is not Format.PDF])
def test_no_export_names_the_folder_that_an_older_record_holds(
    store: Store, tmp_path: Path, kind: Format
) -> None:
    record = {"format": 1, "model": {"name": "M", "path": "/home/nadia/m.gguf", "sha256": ""}}
    ids = store.history.begin_turn(None, QUESTION, None, record, [])
    target = tmp_path / f"out.{kind}"
    store.exports.begin(Chosen((ids.conversation_id,), kind, target)).run()
    assert "nadia" not in content(target)


def content(path: Path) -> str:
    if path.suffix != ".docx":
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as parts:
        return " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
