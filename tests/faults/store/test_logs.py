"""F5: logs beside a history that are gone, stale, cut or of another one: told or healed, no crash.

What is beside a database belongs to it (sqlite.org/howtocorrupt.html, 1.4); sticks and copies by
hand part the two all the same.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.chat import State
from app.errors import Code, Problem
from app.paths import Places
from app.store import keys
from app.store.database import open_database
from app.store.encryption import encrypt
from app.store.keys import Keys

LOG, SHARED = "casebook.sqlite3-wal", "casebook.sqlite3-shm"
BEFORE, AFTER = 2, 12  # messages in the file alone, and with those of its log


def killed(folder: Path, *, is_sealed: bool) -> tuple[Path, Keys | None]:
    """Return a data folder as a kill leaves it: five exchanges are in the log alone."""
    folder.mkdir()
    places = Places(folder)
    with open_database(places) as store:
        _exchange(store, "old")
    opened = encrypt(places, "a phrase")[0] if is_sealed else None
    left = folder.with_name(f"{folder.name}-left")
    with open_database(places, keys=opened) as store:
        for number in range(5):
            _exchange(store, f"new {number}")
        shutil.copytree(folder, left)
    (left / "lock.pid").unlink(missing_ok=True)
    return left, opened


def _exchange(store: object, question: str) -> None:
    history = store.history  # type: ignore[attr-defined]
    ids = history.begin_turn(None, question, None, {}, [])
    history.finish_turn(ids.assistant_message_id, "An answer. " * 60, State.DONE, None)


def counted(data: Path, opened: Keys | None) -> int | None:
    """Return how many messages there are; `None` if it is told as damaged."""
    try:
        with open_database(Places(data), keys=opened) as store:
            assert store.check().integrity == "ok"
            return store.history.message_count()
    except Problem as problem:
        if problem.code is not Code.DATABASE_DAMAGED:
            raise
        return None


CHANGES: dict[str, tuple[Callable[[Path, Path], object], set[int | None]]] = {
    "none": (lambda _data, _other: None, {AFTER}),
    "no shared memory": (lambda data, _: (data / SHARED).unlink(), {AFTER}),
    "stale shared memory": (
        lambda data, _: (data / SHARED).write_bytes(os.urandom(32768)),
        {AFTER},
    ),
    "no log": (lambda data, _: (data / LOG).unlink(), {BEFORE}),
    "a cut log": (
        lambda data, _: os.truncate(data / LOG, (data / LOG).stat().st_size // 2),
        set(range(BEFORE, AFTER + 1)),
    ),
    # Of a plain file the log carries every page that it changed: it may be whole by itself.
    "the log of another history": (
        lambda data, other: shutil.copy(other / LOG, data / LOG),
        {AFTER, None},
    ),
}


@pytest.mark.parametrize("is_sealed", [False, True], ids=["plain", "encrypted"])
def test_a_log_that_is_not_as_it_was_left_is_healed_or_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_sealed: bool
) -> None:
    monkeypatch.setattr(keys, "KDF", {"name": "scrypt", "n": 16, "r": 8, "p": 1})
    left, opened = killed(tmp_path / "one", is_sealed=is_sealed)
    other, _ = killed(tmp_path / "other", is_sealed=is_sealed)
    assert (left / LOG).stat().st_size
    for name, (change, may_be) in CHANGES.items():
        data = tmp_path / name
        shutil.copytree(left, data)
        change(data, other)
        assert counted(data, opened) in may_be, name
