"""What an earlier version wrote is opened by this one, whole; and what a later one wrote is not.

`older/schema-N.sql` was written by Casebook itself when its database had N steps: two chats (one
answer cut in the middle), a folder, a tag, a model, a confirmed notice, its audit trail. Each step
that was ever in a version has a file, and none is ever edited: the next step adds the next file.
"""

from pathlib import Path

import pytest

from app.core.chat import State
from app.core.wording import NOTICE_SHA256
from app.errors import Code, Problem
from app.paths import Places
from app.store import database
from app.store.connection import driver
from app.store.database import open_database
from app.store.migrations import STEPS

OLDER = sorted((Path(__file__).parent / "older").glob("schema-*.sql"))
QUESTION = "Quels sont les symptômes du paludisme ?"


@pytest.fixture(autouse=True)
def small_ballast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BALLAST_BYTES", 4096)


def written(script: Path, places: Places) -> Places:
    """Make the database of that version, with the model's file where it was."""
    places.models.mkdir(parents=True, exist_ok=True)
    (places.models / "tiny.gguf").write_bytes(b"GGUF tiny")
    session = driver.connect(str(places.database))
    session.executescript(script.read_text("utf-8").replace("@DATA@", str(places.data)))
    session.commit()
    session.close()
    return places


def test_every_earlier_schema_has_its_file() -> None:
    assert [path.stem for path in OLDER] == [f"schema-{n}" for n in range(1, len(STEPS))]


@pytest.mark.parametrize("script", OLDER, ids=lambda path: path.stem)
def test_an_earlier_versions_data_open_whole_after_an_upgrade(script: Path, places: Places) -> None:
    steps = int(script.stem.rpartition("-")[2])
    with open_database(written(script, places)) as store:
        assert store.healed == 1  # the answer that was being written
        chats = store.history.conversations()
        assert len(chats) == 2
        messages = store.history.messages(range(1, 10))
        assert len(messages) == 6
        assert QUESTION in {one.text for one in messages}
        assert State.INTERRUPTED in {one.state for one in messages}
        assert {one.folder for one in chats} == {None, "Cholera"}
        assert [one.name for one in store.models.list()] == ["Tiny"]
        assert store.consents.is_given(NOTICE_SHA256)
        found = store.check()
        assert (found.integrity, found.audit) == ("ok", "ok")
        made = [event["action"] for event in store.audit.events(len(STEPS) + 4)]
        assert "backup" in made  # before it was changed
    (backup,) = places.backups.glob("*.sqlite3")
    session = driver.connect(str(backup))
    held = session.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0]
    session.close()
    assert held == steps
    with open_database(places) as store:  # and the second start has nothing left to do
        assert len(store.history.conversations()) == 2
    assert len(list(places.backups.glob("*.sqlite3"))) == 1


@pytest.mark.parametrize("script", OLDER, ids=lambda path: path.stem)
def test_an_earlier_version_refuses_what_this_one_wrote_and_changes_nothing(
    script: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the downgrade is told: the steps that this version has more are unknown to that one."""
    steps = int(script.stem.rpartition("-")[2])
    open_database(written(script, places)).close()
    before = places.database.read_bytes()
    monkeypatch.setattr(database, "STEPS", STEPS[:steps])
    with pytest.raises(Problem) as caught:
        open_database(places)
    assert caught.value.code is Code.DATABASE_TOO_NEW
    assert places.database.read_bytes() == before
