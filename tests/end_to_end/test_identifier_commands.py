"""`ask` and `export` say what looks like an identifier: kinds and counts, never the words."""

import json
from pathlib import Path

import pytest

from app.paths import Places
from app.store.database import open_database
from app.store.screening import SWITCH
from tests import transcripts
from tests.end_to_end.test_command_line import CommandLine

QUESTION = "Mrs Grace Okello, tel 0712 345 678, has a fever."


@pytest.fixture
def casebook(places: Places) -> CommandLine:
    return CommandLine(places.data)


@pytest.fixture
def known(places: Places) -> str:
    with open_database(places) as store:
        known, _ = transcripts.answered(store, None, QUESTION, None, "Okello may have malaria.")
        return known


def test_a_question_is_refused_before_anything_is_loaded_or_kept(casebook: CommandLine) -> None:
    ran = casebook.run("ask", QUESTION, "--identifiers", "refuse", status=1)
    assert "error: identifiers_found:" in ran.err
    assert "1 name, 1 telephone number" in ran.err
    assert "Okello" not in ran.err + ran.out
    assert json.loads(casebook.run("history", "list", "--json").out) == []


def test_an_export_warns_masks_or_refuses(
    casebook: CommandLine, known: str, tmp_path: Path
) -> None:
    ran = casebook.run("export", known, "-o", str(tmp_path / "plain.md"))
    assert "looks like an identifier: 3 names" not in ran.err
    assert "looks like an identifier: 2 names, 1 telephone number." in ran.err
    assert "Okello" not in ran.err
    ran = casebook.run(
        "export", known, "-o", str(tmp_path / "r.md"), "--identifiers", "refuse", status=1
    )
    assert not (tmp_path / "r.md").exists()
    ran = casebook.run(
        "export", known, "-o", str(tmp_path / "m.pdf"), "--identifiers", "mask", "--json"
    )
    assert json.loads(ran.out)["files"][0]["is_masked"] is True
    found = json.loads(casebook.run("verify", str(tmp_path / "m.pdf"), "--json").out)
    assert found["status"] == "intact"


def test_a_chat_with_the_check_switched_off_is_quiet_unless_it_is_asked_for(
    casebook: CommandLine, known: str, places: Places, tmp_path: Path
) -> None:
    with open_database(places) as store:
        store.history.set_setup(known, {SWITCH: False})
    ran = casebook.run("export", known, "-o", str(tmp_path / "a.md"))
    assert "identifier" not in ran.err
    ran = casebook.run("export", known, "-o", str(tmp_path / "b.md"), "--identifiers", "warn")
    assert "looks like an identifier" in ran.err
