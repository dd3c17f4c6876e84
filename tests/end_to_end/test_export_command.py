"""`casebook export` and `casebook verify` as people script them."""

import json
import os
import resource
import signal
from pathlib import Path

import pytest

from app.core.digest import file_sha256
from app.core.wording import NOTICE
from app.paths import Places
from app.store.database import open_database
from app.store.lock import Lock
from tests import incoming, transcripts
from tests.end_to_end.test_command_line import CommandLine

KINDS = ["md", "html", "docx", "pdf", "json", "jsonl", "csv"]


@pytest.fixture
def known(places: Places) -> str:
    with open_database(places) as store:
        transcripts.answered(store, None, "another chat", None, "its answer")
        return transcripts.fill(store)


@pytest.fixture
def casebook(places: Places) -> CommandLine:
    return CommandLine(places.data)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_exported_can_be_verified(
    casebook: CommandLine, known: str, tmp_path: Path, kind: str
) -> None:
    target = tmp_path / f"out.{kind}"
    ran = casebook.run("export", known[:8], "-f", kind, "-o", str(target), "--json")
    assert NOTICE in ran.err
    (file,) = json.loads(ran.out)["files"]
    assert file["path"] == str(target)
    assert file["format"] == kind
    assert file["bytes"] == target.stat().st_size
    assert file["sha256"] == file_sha256(target)
    assert file["conversations"] == [known]
    found = json.loads(casebook.run("verify", str(target), "--json").out)
    assert found["status"] == "intact"
    assert found["format"] == kind
    assert found["details"] == []
    if kind in {"docx", "pdf"}:
        target.write_bytes(target.read_bytes()[:-30])
    else:
        target.write_bytes(target.read_bytes().replace(b"cut her", b"cut HER"))
    ran = casebook.run("verify", str(target), "--json", status=1)
    assert json.loads(ran.out)["status"] == "altered"
    assert "error: altered:" in ran.err


def test_a_folder_takes_a_file_each_under_names_that_say_nothing(
    casebook: CommandLine, known: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    casebook.run("export", "--all", "-f", "json", "-o", str(out))
    casebook.run("export", "--all", "-f", "json", "-o", f"{out}{os.sep}")
    names = sorted(path.name for path in out.iterdir())
    assert len(names) == 4, "what is there already stays"
    assert not [name for name in names if "alaria" in name]
    assert sum(known[:8] in name for name in names) == 2


def test_one_file_takes_many(casebook: CommandLine, known: str, tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    ran = casebook.run("export", "--all", "-o", str(target), "--json")
    (file,) = json.loads(ran.out)["files"]
    assert len(file["conversations"]) == 2
    assert known in file["conversations"]
    assert len(json.loads(target.read_text())["conversations"]) == 2


def test_a_folder_of_the_history_can_be_named(
    casebook: CommandLine, known: str, tmp_path: Path
) -> None:
    target = tmp_path / "ward.json"
    with open_database(casebook.places) as store:
        store.history.set_folder(known, "Ward/Night")
    casebook.run("export", "--folder", "ward", "-o", str(target))
    (chat,) = json.loads(target.read_text())["conversations"]
    assert chat["conversation_id"] == known
    ran = casebook.run("export", "--folder", "Nothing", "-o", str(target), status=1)
    assert ran.err.splitlines()[-1].startswith("error: not_found:")


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["export"], 2, "error: usage:"),
        (["export", "nothing-like-this"], 1, "error: not_found:"),
        (["export", "x", "--all"], 2, "error: usage:"),
        (["export", "x", "-f", "exe"], 2, "error: usage:"),
        (["verify"], 2, "error: usage:"),
        (["verify", "no-such-file"], 1, "error: not_found:"),
        (["verify", "pyproject.toml"], 1, "error: foreign:"),
    ],
)
def test_what_cannot_be_done_is_told(
    casebook: CommandLine, words: list[str], status: int, told: str
) -> None:
    assert told in casebook.run(*words, status=status).err


def test_no_file_is_overwritten(casebook: CommandLine, known: str, tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine")
    ran = casebook.run("export", known, "-o", str(target), "--json", status=1)
    assert json.loads(ran.out)["error"]["code"] == "exists"
    assert target.read_text() == "mine"
    casebook.run("export", known, "-o", str(target), "--overwrite")
    assert target.read_text() != "mine"


def test_a_data_folder_in_use_is_told(
    casebook: CommandLine, known: str, places: Places, tmp_path: Path
) -> None:
    lock = Lock(places)
    lock.acquire()
    try:
        ran = casebook.run("export", known, "-o", str(tmp_path / "a.md"), status=1)
    finally:
        lock.release()
    assert "error: in_use:" in ran.err


def test_ctrl_c_leaves_nothing_half_written(
    casebook: CommandLine, places: Places, tmp_path: Path
) -> None:
    with open_database(places) as store:
        known = transcripts.long_chat(store, 3000)
    out = tmp_path / "out"
    out.mkdir()
    child = casebook.start("export", known, "-f", "html", "-o", str(out / "a.html"))
    while not list(out.iterdir()):
        assert child.poll() is None, "it was too quick to be interrupted"
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=100)
    assert child.returncode == 130
    assert "Traceback" not in err.decode()
    assert list(out.iterdir()) == []


@pytest.fixture
def other(tmp_path: Path) -> CommandLine:
    folder = tmp_path / "other"
    folder.mkdir()
    return CommandLine(folder)


def test_what_was_exported_can_be_imported_elsewhere(
    casebook: CommandLine, other: CommandLine, known: str, tmp_path: Path
) -> None:
    target = tmp_path / "all.json"
    casebook.run("export", "--all", "-o", str(target))
    dry = json.loads(other.run("history", "import", str(target), "--dry-run", "--json").out)
    assert dry["is_dry_run"]
    assert [one["fate"] for one in dry["conversations"]] == ["new", "new"]
    assert json.loads(other.run("history", "list", "--json").out) == [], "nothing was changed"
    done = json.loads(other.run("history", "import", str(target), "--json").out)
    assert known in [one["conversation_id"] for one in done["conversations"]]
    before, after = (
        json.loads(one.run("history", "show", known, "--json").out) for one in (casebook, other)
    )
    assert [one["text"] for one in after["messages"]] == [one["text"] for one in before["messages"]]
    again = json.loads(other.run("history", "import", str(target), "--json").out)
    assert [one["fate"] for one in again["conversations"]] == ["here", "here"]
    assert len(json.loads(other.run("history", "list", "--json").out)) == 2
    assert json.loads(other.run("history", "check", "--json").out)["audit"] == "ok"


def test_an_altered_export_is_refused_and_named(
    casebook: CommandLine, other: CommandLine, known: str, tmp_path: Path
) -> None:
    target = tmp_path / "a.json"
    casebook.run("export", known, "-o", str(target))
    target.write_bytes(target.read_bytes().replace(b"cut her", b"cut HER"))
    ran = other.run("history", "import", str(target), status=1)
    assert "message 9 was changed" in ran.out
    assert "error: import_invalid:" in ran.err
    other.run("history", "import", str(target), "--accept-altered")
    assert len(json.loads(other.run("history", "list", "--json").out)) == 1


def test_what_other_programs_wrote_is_told_before_it_comes_in(
    other: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "conversations.json"
    path.write_text(json.dumps([*incoming.chatgpt(), {"mapping": {}}]))
    ran = other.run("history", "import", str(path), "--dry-run")
    assert "comes in: Sepsis (6 messages)" in ran.out
    assert "does not come in: conversation 2: there is no message in it" in ran.out
    assert "left out: 1 tool messages" in ran.out
    ran = other.run("history", "import", str(path))
    assert "Taken in: 1." in ran.out
    (listed,) = json.loads(other.run("history", "list", "--json").out)
    shown = json.loads(other.run("history", "show", listed["conversation_id"], "--json").out)
    assert shown["messages"][1]["turn"]["model_name"] == "gpt-4o"
    told = other.run("history", "show", listed["conversation_id"]).out
    assert "imported from ChatGPT, not made here" in told
    assert other.run("history", "import", str(tmp_path / "no"), status=1)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_written_anew_with_its_hashes_is_caught_by_the_trail(
    casebook: CommandLine, other: CommandLine, known: str, tmp_path: Path, kind: str
) -> None:
    """Whoever forges file and manifest together does not have the history's own audit trail."""
    target = tmp_path / f"a.{kind}"
    casebook.run("export", known, "-f", kind, "-o", str(target))
    found = json.loads(casebook.run("verify", str(target), "--json").out)
    assert found["audit_seq"] > 0
    elsewhere = json.loads(other.run("verify", str(target), "--json").out)
    assert elsewhere["status"] == "intact"
    assert elsewhere["audit_seq"] is None
    with open_database(casebook.places) as store:
        event = store.audit.events(1)[0]
        assert event["seq"] == found["audit_seq"]
        record = store.exports.record(event["object"], kind, file_sha256(target), 8)
        assert not record.is_same, "one message less is another file"
        store._session.connection.execute("DROP TRIGGER audit_not_updated")
        store._session.connection.execute("UPDATE audit SET payload_sha256 = '0'")
    ran = casebook.run("verify", str(target), "--json", status=1)
    assert json.loads(ran.out)["status"] == "altered"
    assert "recorded another file" in ran.out


def test_a_name_that_windows_keeps_is_refused(
    casebook: CommandLine, known: str, tmp_path: Path
) -> None:
    ran = casebook.run("export", known, "-o", str(tmp_path / "CON.md"), status=1)
    assert "error: bad_value:" in ran.err
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".md"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_disk_that_fills_up_leaves_nothing_and_the_history_whole(
    casebook: CommandLine, places: Places, tmp_path: Path, kind: str
) -> None:
    """F9: a limit on the size of files stands for a disk that is full."""
    with open_database(places) as store:
        known = transcripts.long_chat(store, 200)
    out = tmp_path / "out"
    out.mkdir()
    whole = casebook.run("export", known, "-f", kind, "-o", str(out / "whole"), "--json")
    limit = json.loads(whole.out)["files"][0]["bytes"] // 2
    (out / "whole").unlink()

    def shrink() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    child = casebook.start(
        "export", known, "-f", kind, "-o", str(out / f"a.{kind}"), preexec_fn=shrink
    )
    _, err = child.communicate(timeout=100)
    assert child.returncode == 1
    assert "Traceback" not in err.decode()
    assert b"error: disk_full:" in err or b"error: disk_failed:" in err
    assert list(out.iterdir()) == []
    assert json.loads(casebook.run("history", "check", "--json").out)["integrity"] == "ok"


@pytest.mark.parametrize("kind", ["html", "docx", "json"])
def test_a_kill_in_the_middle_gives_no_file_its_name_and_the_next_try_clears_up(
    casebook: CommandLine, places: Places, tmp_path: Path, kind: str
) -> None:
    with open_database(places) as store:
        known = transcripts.long_chat(store, 2000)
    out = tmp_path / "out"
    out.mkdir()
    target = out / f"a.{kind}"
    child = casebook.start("export", known, "-f", kind, "-o", str(target))
    while not list(out.iterdir()):
        assert child.poll() is None, "it was too quick to be killed"
    child.kill()
    child.communicate()
    assert not target.exists()
    (left,) = out.iterdir()
    assert left.suffix == ".part"
    casebook.run("export", known, "-f", kind, "-o", str(target))
    assert [path.name for path in out.iterdir()] == [target.name]
    assert json.loads(casebook.run("verify", str(target), "--json").out)["status"] == "intact"
    assert json.loads(casebook.run("history", "check", "--json").out)["audit"] == "ok"


def test_a_folder_that_is_not_there_is_no_file_to_write(
    casebook: CommandLine, known: str, tmp_path: Path
) -> None:
    ran = casebook.run("export", known, "-o", f"{tmp_path / 'none'}{os.sep}", status=1)
    assert "error: folder_missing:" in ran.err
    assert not (tmp_path / "none").exists()


def test_only_the_export_holds_the_words(
    casebook: CommandLine, places: Places, tmp_path: Path
) -> None:
    """H1: after exports of every kind a word of the chat is in them and in the database alone."""
    canary = "Zebrafink4711"
    with open_database(places) as store:
        known, _ = transcripts.answered(store, None, canary, None, f"{canary} again")
        store.history.rename(known, "a title")
    out, temp = tmp_path / "out", tmp_path / "temp"
    out.mkdir()
    temp.mkdir()
    for kind in KINDS:
        child = casebook.start("export", known, "-f", kind, "-o", str(out / f"a.{kind}"), cwd=temp)
        _, err = child.communicate(timeout=100)
        assert child.returncode == 0
        assert canary not in err.decode()
    assert canary.encode() in (out / "a.json").read_bytes(), "the detector sees it"
    held = [
        path.relative_to(tmp_path).as_posix()
        for path in tmp_path.rglob("*")
        if path.is_file() and canary.encode() in path.read_bytes()
    ]
    assert {one for one in held if not one.startswith("out/")} <= {
        "data/casebook.sqlite3",
        "data/casebook.sqlite3-wal",
    }
