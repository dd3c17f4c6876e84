"""F1-F4: the power goes, or the disk refuses, at every write of an exchange (X1)."""

import hashlib
import itertools
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from app.core.transcript.verdict import INTACT
from app.core.transcript.verification import verify
from app.errors import Code
from app.paths import Places
from app.store.database import open_database
from app.store.keys import Keys
from app.store.owed import PREFIX
from tests.faults.store import workload
from tests.faults.store.bench import Bench
from tests.faults.store.workload import (
    CUT,
    EIO_ONCE,
    ENOSPC_EVER,
    ENOSPC_ONCE,
    FULL_WITH_BALLAST,
    KEEP,
    LOSE,
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
STRIDE = 1 if IS_LONG else 16
NO_ROOM = 1 << 60  # a ballast of this size is not made
SEEDS = 5 if IS_LONG else 1
CUTS = [(KEEP, 0), (LOSE, 0), (TORN, 0), *((SUBSET, seed) for seed in range(SEEDS))]


# Whether the history is encrypted, and what is done with it.
CASES = [(False, "exchange"), (False, "open"), (False, "migrate"), (True, "exchange")]
if IS_LONG:
    CASES.append((True, "migrate"))


def recorded(bench: Bench, name: str, template: Path | None) -> tuple[list[Any], int]:
    """Return the state after each acknowledgement of a run without faults, and its calls."""
    folder, status = bench.run(name, template=template, is_recorded=True)
    assert status == 0
    states = [state for _, state in acknowledgements(folder)]
    return states, int((folder / "count").read_text())


def acknowledgements(folder: Path) -> list[Any]:
    return [json.loads(line) for line in (folder / "acknowledged").read_text().splitlines()]


def losses(
    folder: Path,
    states: list[Any],
    before: list[Any],
    name: str = "",
    opened: Keys | None = None,
) -> list[str]:
    """Return what a fault broke: a damaged file, a lost acknowledged step, half a step."""
    places = Places(folder / "data")
    with open_database(places, read_only=True, keys=opened) as store:
        left = workload.dump(store)
    if name == "migrate":
        workload.add_later()
    try:
        with open_database(places, keys=opened) as store:
            found = store.check()
    finally:
        workload.forget_later()
    told = [f"damaged: {found.details}"] if found.integrity != "ok" else []
    told += [f"audit: {found.first_bad_seq}"] if found.audit != "ok" else []
    number = len(acknowledgements(folder))
    may_be = states[number - 1 : number + 1] if number else [*before, states[0]]
    if left not in may_be:
        lost = left in [*before, *states]
        told.append(f"after {number}: {'an acknowledged step is lost' if lost else 'half a step'}")
    return told


def beginnings(bench: Bench, template: Path | None) -> list[Any]:
    """Return the states before the workload's first acknowledgement: its backup is an event."""
    folder = template or bench.template / "none"
    with open_database(Places(folder), read_only=True, keys=bench.keys) as store:
        state = workload.dump(store)
    backed_up = [*state["audit"], [len(state["audit"]) + 1, "backup"]]
    return [state, {**state, "audit": backed_up}]


@pytest.mark.parametrize(("bench", "name"), CASES, indirect=["bench"], ids=str)
def test_a_power_cut_at_any_write_loses_no_word_that_was_saved(bench: Bench, name: str) -> None:
    template = None if name == "open" else bench.template
    before = beginnings(bench, template)
    states, calls = recorded(bench, name, template)
    assert calls > 15
    bad: list[str] = []
    cut = 0
    stride = STRIDE if bench.keys is None or IS_LONG else 3 * STRIDE
    for number, (mode, seed) in enumerate(CUTS):
        # Each mode begins elsewhere, so that together they come near every write.
        for at in range(1 + number * stride // len(CUTS), calls + 1, stride):
            folder, status = bench.run(name, at, mode, template, seed=seed)
            assert status == CUT, f"the power was not cut at {at}"
            cut += 1
            lost = losses(folder, states, before, name, bench.keys)
            bad += [f"{mode}@{at}: {one}" for one in lost]
            shutil.rmtree(folder)
    assert cut >= calls // stride * len(CUTS)
    assert bad == []


@pytest.mark.parametrize("bench", [False, True], indirect=True, ids=["plain", "encrypted"])
def test_without_full_syncs_the_detector_sees_lost_words(bench: Bench) -> None:
    """F4: the control. NORMAL must lose acknowledged messages, or the tests above prove nothing."""
    states, _ = recorded(bench, "exchange", bench.template)
    before = beginnings(bench, bench.template)
    found: dict[str, list[str]] = {"NORMAL": [], "OFF": []}
    for synchronous in ("NORMAL", "OFF"):
        folder, status = bench.run("exchange", 0, KEEP, bench.template, synchronous=synchronous)
        assert status == 0
        calls = int((folder / "count").read_text())
        for at, mode in itertools.product(range(30, calls + 1, 11), (LOSE, SUBSET)):
            folder, status = bench.run(
                "exchange", at, mode, bench.template, seed=at, synchronous=synchronous
            )
            assert status == CUT
            try:
                found[synchronous] += losses(folder, states, before, opened=bench.keys)
            except Exception as error:  # noqa: BLE001  a file that does not open is a loss
                found[synchronous].append(f"damaged: {error}")
            shutil.rmtree(folder)
            if not IS_LONG and any("lost" in one for one in found[synchronous]):
                break  # one loss is what this looks for
    assert any("lost" in one for one in found["NORMAL"])
    assert any("damaged" in one or "lost" in one for one in found["OFF"])


@pytest.mark.parametrize("mode", [ENOSPC_ONCE, EIO_ONCE], ids=["full", "failing"])
def test_after_one_refused_write_the_same_step_succeeds(bench: Bench, mode: int) -> None:
    before = beginnings(bench, bench.template)
    states, calls = recorded(bench, "exchange", bench.template)
    bad: list[str] = []
    refused = 0
    for at in range(1, calls + 1, STRIDE):
        folder, status = bench.run("exchange", at, mode, bench.template, ballast_bytes=NO_ROOM)
        assert status == 0, f"the fault at {at} was not survived"
        told = folder / "told"
        if told.exists():
            refused += 1
            assert set(told.read_text().split()) <= {Code.DISK_FULL, Code.DISK_FAILED}
        bad += [f"{at}: {one}" for one in losses(folder, states, before)]
        assert len(acknowledgements(folder)) == len(states)
        shutil.rmtree(folder)
    assert refused
    assert bad == []


def test_a_disk_that_stays_full_refuses_with_a_problem_and_loses_nothing(bench: Bench) -> None:
    before = beginnings(bench, bench.template)
    states, calls = recorded(bench, "exchange", bench.template)
    bad: list[str] = []
    refused = 0
    for at in range(1, calls + 1, STRIDE):
        folder, status = bench.run("exchange", at, ENOSPC_EVER, bench.template)
        assert status in {0, REFUSED}  # the last writes fold the log: they may wait
        if status == REFUSED:
            refused += 1
            assert set((folder / "told").read_text().split()) <= {Code.DISK_FULL, Code.DISK_FAILED}
        bad += [f"{at}: {one}" for one in losses(folder, states, before)]
        shutil.rmtree(folder)
    assert refused > calls // STRIDE // 2
    assert bad == []


def test_the_ballast_finishes_every_save_on_a_full_disk(bench: Bench) -> None:
    before = beginnings(bench, bench.template)
    states, calls = recorded(bench, "exchange", bench.template)
    given_up = 0
    for at in range(3, calls + 1, STRIDE):
        folder, status = bench.run("exchange", at, FULL_WITH_BALLAST, bench.template)
        assert status == 0, (at, (folder / "told").read_text())
        given_up += not (folder / "data" / "ballast").exists()
        assert losses(folder, states, before) == []
        shutil.rmtree(folder)
    assert given_up


@pytest.mark.parametrize("bench", [False, True], ids=["plain", "encrypted"], indirect=True)
def test_a_full_disk_of_the_history_keeps_no_words_from_another_one(bench: Bench) -> None:
    """And the audit trail is not skipped: what had no room in it is noted, and comes in later."""
    _, calls = recorded(bench, "export", bench.template)
    owed = 0
    for at in range(1, calls + 1):
        folder, status = bench.run("export", at, ENOSPC_EVER, bench.template)
        if not (folder / "out.json").exists():
            assert status == REFUSED  # the history could not be opened, let alone be read
            assert not list((folder / "data").glob(f"{PREFIX}.*"))
            continue
        assert status == 0
        assert verify(folder / "out.json").status == INTACT
        notes = list((folder / "data").glob(f"{PREFIX}.*"))
        owed += len(notes)
        for _ in range(2):
            with open_database(Places(folder / "data"), keys=bench.keys) as store:
                actions = [one["action"] for one in store.audit.events()]
                assert actions.count("exported") == 1
                assert store.audit.first_bad_seq() is None
                sha256 = hashlib.sha256((folder / "out.json").read_bytes()).hexdigest()
                export_id = json.loads((folder / "out.json").read_text())["export"]["export_id"]
                assert store.exports.record(export_id, "json", sha256, 2).is_same
            assert not list((folder / "data").glob(f"{PREFIX}.*"))
        shutil.rmtree(folder)
    assert owed
