"""F1, F3, H6: the power goes at every write of what is done with a history that is closed.

Encrypting, a fresh key, plain again, another passphrase, a backup, a restore, a repair. Whatever is
left, the history is there whole, and a passphrase that was ever told opens it.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from app.errors import Code, Problem
from app.paths import Places
from app.store.database import open_database
from app.store.encrypted import is_encrypted
from app.store.keys import Keys, unlock
from tests.faults.store import workload
from tests.faults.store.bench import Bench
from tests.faults.store.workload import (
    CUT,
    ENOSPC_EVER,
    KEEP,
    LOSE,
    OTHER_PHRASE,
    PHRASE,
    REFUSED,
    SUBSET,
    TORN,
)

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the library needs Linux"),
    pytest.mark.skipif(shutil.which("gcc") is None, reason="the library is compiled by gcc"),
    pytest.mark.timeout(3600),
]

IS_LONG = os.environ.get("CASEBOOK_LONG") == "1"
RUNS = 4  # with a cut in each case, per change; all there are in a long one
MODES = (LOSE, TORN, SUBSET, KEEP)
CASES = [
    (False, "encrypt"),
    (True, "rekey"),
    (True, "decrypt"),
    (True, "passphrase"),
    (True, "restore"),
    (False, "restore"),
    (True, "backup"),
    (False, "repair"),
]


def opened(places: Places) -> Keys | None:
    """Return the keys by the first passphrase that fits; `None` of a plain history."""
    if not is_encrypted(places):
        return None
    for phrase in (PHRASE, OTHER_PHRASE):
        try:
            return unlock(places, phrase)
        except Problem as problem:
            if problem.code is not Code.WRONG_PASSPHRASE:
                raise
    pytest.fail("no passphrase opens it")


def held(folder: Path) -> dict[str, Any]:
    """Return what is in a history, but for the trail of events, after all of it was checked."""
    places = Places(folder)
    keys = opened(places)
    with open_database(places, keys=keys) as store:
        found = store.check()
        assert (found.integrity, found.audit) == ("ok", "ok"), found.details
        return {name: rows for name, rows in workload.dump(store).items() if name != "audit"}


def prepared(bench: Bench, name: str) -> list[dict[str, Any]]:
    """Return what may be there: what was, and for a restore what the backup holds."""
    places = Places(bench.template)
    may_be = [held(bench.template)]
    if name == "restore":
        with open_database(places, keys=bench.keys) as store:
            store.backup()
            known = store.history.conversations()[0].conversation_id
            store.history.rename(known, "Another title since the backup")
        may_be.append(held(bench.template))
    return may_be


def calls_of(bench: Bench, name: str, **more: Any) -> int:
    folder, status = bench.run(name, template=bench.template, **more)
    assert status == 0, (folder / "told").read_text()
    assert held(folder / "data")
    return int((folder / "count").read_text())


@pytest.mark.parametrize(("bench", "name"), CASES, indirect=["bench"], ids=str)
def test_power_that_goes_or_a_full_disk_at_any_write_leaves_one_whole_history(
    bench: Bench, name: str
) -> None:
    may_be = prepared(bench, name)
    calls = calls_of(bench, name)
    assert calls >= RUNS
    for number, at in enumerate(range(1, calls + 1, 1 if IS_LONG else max(1, calls // RUNS))):
        for mode in MODES if IS_LONG else (MODES[number % len(MODES)],):
            folder, status = bench.run(name, at, mode, bench.template, seed=at)
            assert status == CUT, f"the power was not cut at {at}"
            assert held(folder / "data") in may_be, f"{mode}@{at}"
            shutil.rmtree(folder)
    refused = 0
    for at in range(1, calls + 1, 1 if IS_LONG else max(1, calls // 2)):
        folder, status = bench.run(name, at, ENOSPC_EVER, bench.template)
        assert status in {0, REFUSED}, "what is full is told"
        refused += status == REFUSED
        assert held(folder / "data") in may_be, f"full@{at}"
        shutil.rmtree(folder)
    assert refused


@pytest.mark.parametrize("bench", [True], indirect=True, ids=["encrypted"])
def test_without_syncs_a_passphrase_is_lost(bench: Bench) -> None:
    """F4: the control. Key files that were not synced must be lost, or the above proves nothing."""
    calls = calls_of(bench, "passphrase", is_unsynced=True)
    lost = 0
    for at in range(1, calls + 1):
        folder, status = bench.run("passphrase", at, LOSE, bench.template, is_unsynced=True)
        assert status == CUT
        try:
            held(folder / "data")
        except Problem as problem:
            lost += problem.code in {Code.KEYS_DAMAGED, Code.HISTORY_ENCRYPTED}
        shutil.rmtree(folder)
    assert lost
