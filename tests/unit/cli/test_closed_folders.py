"""A place that the system does not let this account look at is told, wherever it is looked at."""

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from app.cli import commands
from app.paths import Places
from app.store.database import open_database

CLOSED = "closed"


@pytest.fixture
def closed(places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder below which nothing is to be seen, also for the account that may see everything."""
    monkeypatch.setenv("CASEBOOK_DATA_DIR", str(places.data))
    with open_database(places) as store:
        store.history.begin_turn(None, "fever", None, {}, [])
    folder = tmp_path / CLOSED
    folder.mkdir()
    real = os.stat

    def refusing(path: Any, *more: Any, **named: Any) -> os.stat_result:
        if not isinstance(path, int) and f"{os.sep}{CLOSED}{os.sep}" in os.fsdecode(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path, *more, **named)

    monkeypatch.setattr(os, "stat", refusing)
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ["ask", "Hello", "--model", "FILE"],
        ["models", "verify", "FILE"],
        ["history", "restore-backup", "FILE"],
        ["history", "backups", "FILE"],
        ["compare", "FILE", "FILE"],
        ["doctor", "--zip", "FILE"],
        ["export", "--all", "-f", "md", "-o", "FILE"],
    ],
    ids=lambda words: "-".join(words[:2]),
)
def test_a_folder_that_may_not_be_looked_into_is_told(
    closed: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    file = closed / "one.gguf"
    given = [str(file) if word == "FILE" else word for word in words]
    with pytest.raises(Exception) as caught:  # noqa: PT011  the door takes every kind
        commands.run([*given, "--json"])
    capsys.readouterr()
    assert commands.ended_by(caught.value, is_json=True) == commands.EXIT_PROBLEM
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] == "disk_failed"
    assert str(file) in error["message"]
    assert os.strerror(errno.EACCES) in error["message"]
