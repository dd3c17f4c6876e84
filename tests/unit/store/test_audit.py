"""The audit and the acknowledgements: only added to, and every change shows."""

from pathlib import Path

import pytest

from app.core.wording import NOTICE_SHA256
from app.errors import Code, Problem
from app.paths import Places
from app.store.connection import driver
from app.store.database import Store, open_database

SECRET = "xylophone"


def test_a_consent_counts_for_exactly_one_text(store: Store) -> None:
    assert not store.consents.is_given(NOTICE_SHA256)
    store.consents.give(1, NOTICE_SHA256, "en")
    assert store.consents.is_given(NOTICE_SHA256)
    assert not store.consents.is_given("another text")
    assert store.audit.events(1)[0]["action"] == "consent"


def test_events_hold_no_text(store: Store) -> None:
    ids = store.history.begin_turn(None, f"What is a {SECRET}?", None, {}, [])
    store.history.rename(ids.conversation_id, SECRET)
    store.history.set_system_text(ids.conversation_id, SECRET)
    store.presets.save(SECRET, SECRET, store.presets.builtin().sampling)
    assert SECRET not in str(store.audit.events())


@pytest.mark.parametrize("change", ["UPDATE audit SET actor = 'x'", "DELETE FROM audit"])
def test_events_cannot_be_changed_or_deleted(store: Store, change: str) -> None:
    with pytest.raises(driver.IntegrityError, match="append-only"):
        store.database.execute(change)


@pytest.fixture
def five(store: Store) -> Store:
    for number in range(4):
        store.history.create(str(number))
    assert store.audit.head[0] == 5
    for name in ("audit_not_updated", "audit_not_deleted"):
        store.database.execute(f"DROP TRIGGER {name}")
    return store


@pytest.mark.parametrize(
    ("change", "first_bad"),
    [
        ("UPDATE audit SET action = 'x' WHERE seq = 3", 3),
        ("UPDATE audit SET at = '1999' WHERE seq = 1", 1),
        ("UPDATE audit SET sha256 = '' WHERE seq = 5", 5),
        ("DELETE FROM audit WHERE seq = 2", 2),
        ("DELETE FROM audit WHERE seq = 1", 1),
        ("UPDATE audit SET seq = -seq WHERE seq IN (2, 3)", 1),
        (
            "INSERT INTO audit SELECT 6, at, actor, action, object, payload_sha256,"
            " previous_sha256, sha256 FROM audit WHERE seq = 5",
            6,
        ),
    ],
)
def test_the_first_event_that_does_not_fit_is_named(
    five: Store, change: str, first_bad: int
) -> None:
    assert five.check().audit == "ok"
    five.database.execute(change)
    found = five.check()
    assert (found.integrity, found.audit, found.first_bad_seq) == ("ok", "broken", first_bad)
    assert found.details == (f"audit: event {first_bad} does not fit the chain",)


def test_the_chain_goes_on_after_closing(store: Store, places: Places) -> None:
    store.history.create("1")
    store.close()
    with open_database(places) as again:
        again.history.create("2")
        assert again.check().audit == "ok"


def test_a_clock_that_was_set_back_is_noted_once_and_the_order_stays(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.history.create("before")
    before = store.audit.head[0]
    monkeypatch.setattr("app.store.audit.now", lambda: "2016-01-01T00:00:00.000+00:00")
    store.history.create("ten years ago")
    store.history.create("and once more")
    events = store.audit.events(4)
    assert [one["seq"] for one in events] == [before + 3, before + 2, before + 1, before]
    actions = [one["action"] for one in reversed(events)]
    assert actions[1:] == ["clock_suspect", "conversation_created", "conversation_created"]
    found = store.check()
    assert (found.integrity, found.audit) == ("ok", "ok")
    assert found.details == (f"audit: the clock was set back before event {before + 1}",)


def test_a_window_is_noted_without_the_ballast(
    store: Store, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: object, _work: object) -> None:
        raise Problem(Code.DISK_FULL, path=places.data)

    monkeypatch.setattr("app.store.connection.Session._save", full)
    for event in (store.audit.open_window, store.audit.close_window):
        with pytest.raises(Problem):
            event()
    assert places.ballast.exists()
    with pytest.raises(Problem):
        store.note("of words", "", {})
    assert not places.ballast.exists()


def test_a_history_that_was_put_back_says_nothing_of_how_that_window_was_left(
    store: Store,
) -> None:
    store.audit.open_window()
    store.note("backup_restored", "another", {})
    store.audit.open_window()
    assert [one["object"] for one in store.audit.events(1)] == ["clean"]
    store.audit.open_window()
    assert [one["object"] for one in store.audit.events(1)] == ["unclean"]


def test_a_trail_that_cannot_be_read_is_not_told_as_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_self: object) -> None:
        raise driver.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(type(store.audit), "first_bad_seq", unreadable)
    found = store.check()
    assert (found.integrity, found.audit) == ("damaged", "broken")
    assert found.details == ("audit: cannot be read",)


def test_what_changes_answers_is_an_event_and_the_same_again_is_none(
    store: Store, tmp_path: Path
) -> None:
    chat = store.history.create("1")
    store.history.set_setup(chat, {"sampling": {"temperature": 0.2}, "preset_id": SECRET})
    assert store.audit.events(1)[0]["action"] == "setup_changed"
    head = store.audit.head
    store.history.set_setup(chat, {"preset_id": SECRET})
    assert store.audit.head == head
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF")
    model = store.models.add(path, "ab" * 32, "echo", {"name": "echo"})
    store.models.remember_options(model.model_id, {"threads": 2})
    assert store.audit.events(1)[0]["action"] == "model_options_set"
    assert SECRET not in str(store.audit.events())


@pytest.mark.parametrize("at", ["yesterday", "2026-01-01T00:00:00", ""])
def test_a_time_that_was_changed_into_none_ends_no_check(five: Store, at: str) -> None:
    five.note("history_salvaged", "history", {})
    changed = five.audit.head[0]
    five.backup()
    five.database.execute("UPDATE audit SET at = ? WHERE seq = ?", (at, changed))
    found = five.check()
    assert (found.integrity, found.audit, found.first_bad_seq) == ("ok", "broken", changed)


def test_a_trail_whose_end_was_cut_is_caught_by_the_name_of_a_backup(
    five: Store, places: Places
) -> None:
    backup = five.backup()
    head = five.audit.head[0]
    assert (five.check().audit, five.check().details) == ("ok", ())
    five.database.execute("DELETE FROM audit WHERE seq > 3")
    found = five.check()
    assert five.audit.first_bad_seq() is None  # in itself it is whole
    assert (found.audit, found.first_bad_seq) == ("broken", 4)
    assert found.details == (
        f"audit: the trail does not hold event {head - 1}, as {backup.name} says",
    )
    for other in ("casebook-notes", "casebook-99999999T999999999999Z-1-0123456789ab"):
        (places.backups / f"{other}.sqlite3").touch()
    five.note("backup_restored", "another", {})  # from here on it is another trail, on purpose
    assert (five.check().audit, five.check().details) == ("ok", ())


def test_a_backup_from_the_future_says_nothing_of_a_trail_that_was_begun_anew(
    five: Store, places: Places
) -> None:
    made = five.backup()
    ahead = places.backups / f"casebook-20990101T000000000000Z-400-{'0' * 12}.sqlite3"
    made.rename(ahead)
    assert five.check().first_bad_seq == five.audit.head[0] + 1
    five.note("backup_restored", "another", {})
    assert five.check().audit == "ok"


def test_a_trail_that_was_chained_anew_is_caught_by_the_name_of_a_backup(five: Store) -> None:
    five.backup()
    head = five.audit.head[0]
    events = five.audit.events(head)[::-1]
    five.database.execute("DELETE FROM audit")
    for one in events:
        action = "forged" if one["seq"] == 3 else one["action"]
        five.note(action, one["object"], {})
    found = five.check()
    assert five.audit.first_bad_seq() is None
    assert (found.audit, found.first_bad_seq) == ("broken", head - 1)
