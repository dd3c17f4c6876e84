"""`casebook history encrypt` and its relatives, as they are typed and as scripts call them."""

import json
import subprocess
from pathlib import Path

import pytest

from app import roles
from app.paths import Places
from app.store.database import open_database
from app.store.keys import unlock


@pytest.fixture
def secrets(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("one", "première phrase\n"), ("two", "second phrase\r\nignored")):
        (tmp_path / name).write_text(text, "utf-8")
    return str(tmp_path / "one"), str(tmp_path / "two")


def casebook(
    places: Places, *arguments: str, line: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*roles.command("history"), *arguments, "--data-dir", str(places.data)],
        env=roles.environment(),
        cwd=roles.folder(),
        input=line,
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_the_whole_way(places: Places, secrets: tuple[str, str]) -> None:
    one, two = secrets
    with open_database(places) as store:
        store.history.create("quinquevirate")
    done = casebook(places, "encrypt", "--new-passphrase-file", one, "--json")
    code = json.loads(done.stdout)["recovery_code"]
    assert b"loses this history" in done.stderr
    assert b"quinquevirate" not in places.database.read_bytes()
    refused = casebook(places, "list", "--json")
    assert (refused.returncode, json.loads(refused.stdout)["error"]["code"]) == (
        1,
        "history_encrypted",
    )
    looked = subprocess.run(
        [*roles.command("doctor"), "--data-dir", str(places.data)],
        env=roles.environment(),
        cwd=roles.folder(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert b"The history is encrypted." in looked.stdout
    assert b"No model yet" not in looked.stdout  # that is not known
    wrong = casebook(places, "list", "--passphrase-file", two, "--json")
    assert json.loads(wrong.stdout)["error"]["code"] == "wrong_passphrase"
    listed = casebook(places, "list", "--passphrase-file", one, "--json")
    assert [item["title"] for item in json.loads(listed.stdout)] == ["quinquevirate"]

    assert (
        casebook(
            places, "passphrase", "--passphrase-file", one, "--new-passphrase-file", two
        ).returncode
        == 0
    )
    assert casebook(places, "list", "--passphrase-file", one).returncode == 1
    assert casebook(places, "rekey", "--passphrase-file", two).returncode == 0
    fresh = casebook(places, "recovery-code", "--passphrase-file", two, "--json")
    unlock(places, json.loads(fresh.stdout)["recovery_code"])
    assert code not in fresh.stdout.decode()
    checked = casebook(places, "check", "--passphrase-file", two, "--json")
    assert json.loads(checked.stdout)["integrity"] == "ok"
    assert casebook(places, "decrypt", "--passphrase-file", two).returncode == 0
    assert b"quinquevirate" in casebook(places, "list").stdout


def test_what_cannot_be_is_told(places: Places, secrets: tuple[str, str]) -> None:
    assert casebook(places, "encrypt").returncode == 2  # nobody to ask
    plain = casebook(places, "decrypt")
    assert plain.returncode == 1
    assert b"history: it is not encrypted." in plain.stderr
    missing = casebook(places, "encrypt", "--new-passphrase-file", f"{secrets[0]}x", "--json")
    assert json.loads(missing.stdout)["error"]["code"] == "not_found"
    assert casebook(places, "encrypt", "--new-passphrase-file", secrets[0]).returncode == 0
    twice = casebook(places, "encrypt", "--new-passphrase-file", secrets[0], "--json")
    assert json.loads(twice.stdout)["error"]["code"] == "exists"


def test_the_windows_child_gets_its_key_by_stdin(places: Places, secrets: tuple[str, str]) -> None:
    with open_database(places) as store:
        store.history.create("1")
    casebook(places, "encrypt", "--new-passphrase-file", secrets[0])
    with open_database(places, keys=unlock(places, "première phrase")) as store:
        line = store.key_line
    arguments = ("backup", "--automatic", "--key-from-stdin", "--json")
    done = casebook(places, *arguments, line=line)
    assert Path(json.loads(done.stdout)["path"]).is_file()
    for bad in (b"", b"zz\n", bytes(32).hex().encode()):
        refused = casebook(places, *arguments, line=bad)
        assert refused.returncode == 1
        assert b"Traceback" not in refused.stderr


def test_passphrases_come_by_stdin_and_check_the_backups(places: Places) -> None:
    stdin = "--passphrase-from-stdin"
    assert casebook(places, "encrypt", stdin, line=b"one phrase\n").returncode == 0
    with open_database(places, keys=unlock(places, "one phrase")) as store:
        store.backup()
    checked = casebook(places, "backups", "--check", "--json", stdin, line=b"one phrase\r\n")
    (row,) = json.loads(checked.stdout)
    assert (row["state"], row["is_encrypted"]) == ("ok", True)
    changed = casebook(places, "passphrase", stdin, line=b"one phrase\ntwo phrase\n")
    assert changed.returncode == 0
    refused = casebook(places, "list", "--json", stdin, line=b"one phrase\n")
    assert json.loads(refused.stdout)["error"]["code"] == "wrong_passphrase"
