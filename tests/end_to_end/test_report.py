"""`casebook doctor --zip`: a report without a word of any chat, unless it is asked for."""

import json
import os
import zipfile
from datetime import datetime, tzinfo
from pathlib import Path

import pytest
from msgspec.structs import replace

from app import settings
from app.cli import diagnostics, main
from app.core.chat import Sampling, State
from app.paths import Places
from app.store import keys
from app.store.database import open_database
from app.store.encryption import encrypt

CANARY = "quinquevirate"
TOKEN = "hf_" + "Ab1" * 9


@pytest.fixture
def lived_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Return a data folder below a home folder, with the word wherever a person puts words."""
    home = tmp_path / "home" / "drnamename"
    places = Places(home / f"{CANARY} data")
    places.logs.mkdir(parents=True)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    with open_database(places) as store:
        ids = store.history.begin_turn(None, f"A question of {CANARY}", None, {}, [])
        text = f"An answer of {CANARY}."
        store.history.finish_turn(ids.assistant_message_id, text, State.DONE, None)
        store.history.rename(ids.conversation_id, f"{CANARY} title")
        store.history.set_tags(ids.conversation_id, [CANARY])
        store.history.save_draft(None, CANARY)
        store.presets.save(CANARY, CANARY, Sampling())
        store.note("export", f"{CANARY}.md", {})
    chosen = replace(settings.Settings(), model_folders=(str(home / CANARY),))
    settings.save(places.settings, chosen)
    log = f"INFO app could not read {places.data}/models in {home} with {TOKEN}\n"
    (places.logs / "window.log").write_text(log)
    (places.logs / "crash.txt").write_text("Fatal Python error")
    return places


def report(places: Places, target: Path, *words: str) -> dict[str, str]:
    """Write a report; return the texts in it by their names."""
    data = ("--data-dir", str(places.data))
    assert main(["doctor", "--zip", str(target), "--quiet", *words, *data]) == 0
    assert os.name != "posix" or target.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_nothing_of_a_chat_nor_of_a_person_is_in_a_report(lived_in: Places, tmp_path: Path) -> None:
    found = report(lived_in, tmp_path / "r.zip")
    assert found.keys() == {
        "README.txt",
        *(name for name in diagnostics.CONTENTS if not name.endswith("/")),
        "logs/window.log",
        "logs/crash.txt",
    }
    together = "\n".join([*found, *found.values()])
    for word in (CANARY, "drnamename", str(tmp_path), TOKEN):
        assert word not in together
    assert "could not read DATA/models in ~ with TOKEN" in found["logs/window.log"]
    counts = json.loads(found["counts.json"])
    assert (counts["chats"], counts["messages"]) == (1, 2)
    assert json.loads(found["settings.json"])["model_folders"] == 1
    assert json.loads(found["doctor.json"])["engine"]["works"]
    assert json.loads(found["versions.json"])["sqlcipher"]


def test_a_clock_that_lost_its_battery_keeps_no_report_from_being_written(
    lived_in: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Wrong(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Wrong":
            return cls(1970, 1, 1, 12, tzinfo=tz)

    monkeypatch.setattr("app.cli.diagnostics.datetime", Wrong)
    monkeypatch.setattr("time.localtime", lambda *_: Wrong.now().timetuple())
    assert "README.txt" in report(lived_in, tmp_path / "r.zip")


def test_chats_go_in_only_when_they_are_asked_for(
    lived_in: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "r.zip"
    found = report(lived_in, target, "--with-chats", "--json")
    said = json.loads(capsys.readouterr().out)
    assert said["files"][-1] == "chats.json"
    assert CANARY in found["chats.json"], "the detector sees it"
    del found["chats.json"]
    assert CANARY not in "".join(found.values())
    before = target.read_bytes()
    data = ("--data-dir", str(lived_in.data))
    assert main(["doctor", "--zip", str(target), *data]) == 1
    assert "error: exists" in capsys.readouterr().err
    assert target.read_bytes() == before
    assert main(["doctor", "--with-chats", *data]) == 2
    assert main(["doctor", "--zip", str(tmp_path / "no folder" / "r.zip"), *data]) == 1
    assert "error: folder_missing" in capsys.readouterr().err
    assert [one.name for one in tmp_path.glob("*.zip*")] == ["r.zip"]


def test_an_encrypted_history_is_reported_without_its_counts(
    lived_in: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "KDF", {"name": "scrypt", "n": 16, "r": 8, "p": 1})
    encrypt(lived_in, "a phrase")
    found = report(lived_in, tmp_path / "r.zip")
    counts = json.loads(found["counts.json"])
    assert counts["history"] == "history_encrypted"
    assert "chats" not in counts
    assert CANARY not in "".join(found.values())
