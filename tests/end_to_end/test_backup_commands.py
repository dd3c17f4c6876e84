"""`casebook history backup` and `restore-backup`, as they are typed."""

import json
import subprocess
from pathlib import Path

from app import roles
from app.paths import Places
from app.store.database import open_database


def casebook(places: Places, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*roles.command("history"), *arguments, "--data-dir", str(places.data)],
        env=roles.environment(),
        cwd=roles.folder(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_back_up_restore_and_go_back(places: Places, tmp_path: Path) -> None:
    with open_database(places) as store:
        store.history.create("one")
    file = tmp_path / "copy.sqlite3"
    assert casebook(places, "backup", "-o", str(file)).returncode == 0
    with open_database(places) as store:
        store.history.create("two")
    done = casebook(places, "restore-backup", str(file), "--json")
    assert done.returncode == 0
    said = json.loads(done.stdout)
    assert (said["conversations"], said["was_damaged"]) == (1, False)
    told = casebook(places, "restore-backup", said["previous"])
    assert "Restored: 2 chats." in told.stdout
    assert "is kept in" in told.stderr


def test_a_restore_that_cannot_be_says_why_in_one_document(places: Places, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("nonsense " * 200)
    for file, code in ((tmp_path / "x", "database_damaged"), (tmp_path / "y", "not_found")):
        ended = casebook(places, "restore-backup", str(file), "--json")
        assert ended.returncode != 0
        assert json.loads(ended.stdout)["error"]["code"] == code
        assert not places.database.exists()


def test_an_automatic_backup_runs_beside_a_window(places: Places) -> None:
    with open_database(places) as store:
        store.history.create("one")
        first, second = (
            casebook(places, "backup", "--automatic", "--json"),
            casebook(places, "backup", "--automatic"),
        )
    said = json.loads(first.stdout)
    assert Path(said["path"]).is_file()
    assert said["removed"] == []
    assert (second.returncode, second.stdout) == (0, "")
    assert "an hour old" in second.stderr


def test_backups_are_listed_and_checked(places: Places, tmp_path: Path) -> None:
    assert "No backup yet." in casebook(places, "backups").stdout
    with open_database(places) as store:
        store.history.create("one")
        file = store.backup()
    (row,) = json.loads(casebook(places, "backups", "--json").stdout)
    assert (row["path"], row["state"], row["was_proven"]) == (str(file), "unchecked", True)
    (row,) = json.loads(casebook(places, "backups", "--check", "--json").stdout)
    assert (row["state"], row["is_encrypted"], row["conversations"]) == ("ok", False, 1)
    (tmp_path / "x").write_text("nonsense " * 200)
    broken = casebook(places, "backups", str(tmp_path / "x"))
    assert broken.returncode == 1
    assert "damaged: file is not a database" in broken.stdout
    away = casebook(places, "backups", str(tmp_path / "y"), "--json", "--facts")
    error = json.loads(away.stdout)["error"]
    assert (error["code"], error["facts"]) == ("not_found", {"file": str(tmp_path / "y")})
