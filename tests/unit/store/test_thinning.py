"""Automatic backups: made when something changed, thinned, and nothing else is touched."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.paths import Places
from app.store import database, thinning
from app.store.database import open_database
from app.store.thinning import is_due, made_at, superfluous, thin

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


def test_half_a_year_of_hourly_backups_becomes_few() -> None:
    times = [NOW - timedelta(hours=hours) for hours in range(24 * 365)]
    kept = sorted(set(times) - superfluous(times, NOW), reverse=True)
    last_day = [time for time in kept if NOW - time < timedelta(days=1)]
    assert len(last_day) == 24
    older = [time.date().isoformat() for time in kept[24:]]
    # Days back to 28 April, weeks' ends (Sundays), months' ends; 3 May is in the last day.
    assert older == [
        "2026-05-02", "2026-05-01", "2026-04-30", "2026-04-29", "2026-04-28",
        "2026-04-26", "2026-04-19", "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31",
    ]  # fmt: skip


def test_the_newest_of_a_rare_use_all_stay() -> None:
    times = [NOW - timedelta(days=days) for days in (0, 40, 80, 120)]
    assert superfluous(times, NOW) == set()


def test_a_backup_from_the_future_stays_and_counts_for_nothing() -> None:
    times = [NOW + timedelta(days=400), NOW - timedelta(days=3), NOW - timedelta(days=3, hours=1)]
    assert superfluous(times, NOW) == {times[2]}


def name(time: datetime) -> str:
    return f"casebook-{time.strftime('%Y%m%dT%H%M%S%f')}Z-7-0123abcdef.sqlite3"


def test_other_files_in_the_folder_are_not_touched(tmp_path: Path) -> None:
    old = NOW - timedelta(days=700)
    times = [old, *(old + timedelta(days=40 * step) for step in range(1, 17))]
    for time in times:
        (tmp_path / name(time)).touch()
    others = ["mine.sqlite3", "casebook-99999999T000000000000Z-1-a.sqlite3", "notes.txt"]
    for other in others:
        (tmp_path / other).touch()
    gone = thin(tmp_path, NOW)
    assert [path.name for path in gone] == [name(time) for time in times[: len(gone)]]
    assert len(gone) == 10
    assert all((tmp_path / other).exists() for other in others)
    assert made_at(others[1]) is None


def due(places: Places, now: datetime) -> bool:
    with open_database(places, read_only=True) as store:
        return is_due(store._session, store.audit, places.backups, now)


def test_it_is_due_when_something_happened_and_an_hour_has_passed(places: Places) -> None:
    soon = datetime.now(UTC) + timedelta(minutes=1)
    later = soon + timedelta(hours=1)
    assert not due(places, soon)  # there is no history at all
    with open_database(places) as store:
        store.history.create("1")
    assert due(places, soon)
    with open_database(places) as store:
        store.backup()
        store.backup()
    assert not due(places, later)
    with open_database(places) as store:
        store.history.create("2")
    assert not due(places, soon)
    assert due(places, later)


def test_a_window_that_only_came_and_went_is_no_reason_for_a_backup(places: Places) -> None:
    with open_database(places) as store:
        store.history.create("1")
        made = store.backup()
        early = made.with_name(f"casebook-20200101T000000000000Z-{made.name.split('-', 2)[2]}")
        made.rename(early)
        store.audit.open_window()
        store.audit.close_window()
        assert store.automatic_backup()[0] is None
        store.history.create("2")
        assert store.automatic_backup()[0] is not None


def test_a_reader_backs_up_beside_the_writer(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_database(places) as store:
        store.history.create("1")
        with open_database(places, read_only=True) as reader:
            path, gone = reader.automatic_backup()
        assert path is not None
        assert (path.parent, gone) == (places.backups, [])
        store.note("backup", path.name, {"file": path.name})
        with open_database(places, read_only=True) as reader:
            assert reader.automatic_backup() == (None, [])
        store.history.create("2")
        monkeypatch.setattr(thinning, "EVERY", timedelta(0))
        monkeypatch.setattr(thinning, "ALL", timedelta(0))
        with open_database(places, read_only=True) as reader:
            newer, gone = reader.automatic_backup()
    assert gone == [path]
    assert newer is not None
    with open_database(Places(newer.parent), read_only=True) as other:
        assert other.history.conversations() == []  # no history of that name: nothing was made
    assert database.check_database(places).audit == "ok"
