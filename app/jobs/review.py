"""Reads finished runs for the window: a list, one with its items, several side by side; bundles."""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec

from app import protocol
from app.errors import Code, Problem
from app.evaluation import again
from app.evaluation import review as reviewing
from app.evaluation.assembly import assembled
from app.evaluation.bundle import bundle
from app.evaluation.review import HandOver, Listed, Wish
from app.store import bundle_folders, run_items, run_reading, runs
from app.wire import Wire

MOST_RUNS = 2000
LARGEST_RECORD = 16 * 1024 * 1024


def review(wire: Wire, request: protocol.Review) -> protocol.Finished:
    """Do what the `evaluation.review.Wish` in the request says.

    Ends with `listed` (a list of `Listed`, the newest first), `opened` (an `Opened`) or `weighed`
    (a `Weighed`), as JSON text; for a report of several runs with `assembled`, its `Group`s; of a
    bundle with `taken`, the paths of the runs as a JSON list; of a run that is handed over with
    `written`: false if none of the files is its set. `Progress` has the unit "runs".

    Raises:
        Problem: `run_invalid`, `not_comparable`, `unsupported`, `cancelled`; a folder cannot be
            written.
    """
    wish = msgspec.json.decode(request.wish, type=Wish)
    if wish.hand_over is not None:
        is_written = _hand_over(wish.hand_over)
        return protocol.Finished(id=request.id, result={"written": is_written})
    if wish.bundle:
        taken = json.dumps(_taken(wire, request.id, Path(wish.bundle)))
        return protocol.Finished(id=request.id, result={"taken": taken})
    if wish.is_list:
        found = sorted(_listed(wish), key=lambda one: one.begun, reverse=True)
        text = msgspec.json.encode(found[:MOST_RUNS]).decode()
        return protocol.Finished(id=request.id, result={"listed": text})
    read = []
    for done, folder in enumerate(wish.folders):
        _stop(wire, request.id)
        total = len(wish.folders)
        wire.send(protocol.Progress(id=request.id, done=done, total=total, unit="runs"))
        read.append(run_reading.whole(Path(folder)))
    if wish.contents is not None:
        groups = msgspec.json.encode(assembled(read, wish.contents)).decode()
        return protocol.Finished(id=request.id, result={"assembled": groups})
    if len(read) == 1:
        opened = msgspec.json.encode(reviewing.opened(read[0])).decode()
        return protocol.Finished(id=request.id, result={"opened": opened})
    others = [run_reading.whole(Path(one)) for one in wish.others]
    weighed = msgspec.json.encode(reviewing.weighed(read, wish.claim, others)).decode()
    return protocol.Finished(id=request.id, result={"weighed": weighed})


def _hand_over(wish: HandOver) -> bool:
    run = runs.read(Path(wish.folder))
    found = again.plan(run.record, run.protocol, run.card, map(Path, wish.paths))
    if found is None:
        return False
    bundle_folders.write(Path(wish.out), bundle([found], wish.target))
    return True


def _taken(wire: Wire, request_id: int, folder: Path) -> list[str]:
    taken = []
    for one in bundle_folders.taken_back(folder):
        taken.append(one.path)
        _stop(wire, request_id)
    return taken


def _stop(wire: Wire, request_id: int) -> None:
    if wire.is_cancelled(request_id):
        raise Problem(Code.CANCELLED)


def _listed(wish: Wish) -> Iterator[Listed]:
    seen = set()
    for folder in _folders(wish):
        if (place := folder.resolve()) in seen:
            continue
        seen.add(place)
        record = folder / runs.RECORD
        try:
            with record.open("rb") as file:
                value = json.loads(file.read(LARGEST_RECORD))  # what is cut is no JSON
            is_complete = value["state"] == runs.COMPLETE
            done = value["subset"]["n"] if is_complete else len(run_items.offsets(folder))
        except (OSError, ValueError, KeyError, TypeError, RecursionError, Problem) as error:
            yield Listed(path=str(folder), why=type(error).__name__)
            continue
        yield reviewing.listed(str(folder), value, done)


def _folders(wish: Wish) -> Iterator[Path]:
    """Return the folders that hold a run, and those that were named though they hold none."""
    for parent in map(Path, wish.parents):
        try:
            inside = sorted(parent.iterdir())
        except OSError:
            continue  # no run was written yet
        yield from (one for one in inside if (one / runs.RECORD).is_file())
    yield from map(Path, wish.folders)
