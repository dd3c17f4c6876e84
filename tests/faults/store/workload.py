"""Runs one exchange after another under `iofault.c`, each in a fork that may die at any write.

It is told on stdin what to run, one JSON line a case, and answers with the child's exit status and
the number of watched calls. `dump` shows a database without what differs from run to run.
"""

import ctypes
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.core.chat import Ending, Reason, Sampling, State
from app.core.transcript.writing import Format
from app.errors import Problem
from app.paths import Places
from app.store import backup, database, encryption, files, salvage
from app.store import keys as key_files
from app.store import restore as restoring
from app.store.database import Store, open_database
from app.store.encrypted import is_encrypted
from app.store.exports import Chosen
from app.store.keys import Keys
from app.store.migrations import STEPS

KEEP, LOSE, SUBSET, TORN, ENOSPC_ONCE, EIO_ONCE, ENOSPC_EVER, FULL_WITH_BALLAST = range(8)
ONCE = {ENOSPC_ONCE, EIO_ONCE}
WATCHED = "casebook.sqlite3"
PHRASE, OTHER_PHRASE = "a phrase", "another phrase"
WEAK = {"name": "scrypt", "n": 16, "r": 8, "p": 1}
CUT = 137
REFUSED = 3
RECORD = {"model": {"name": "echo", "sha256": "ab" * 32}, "sampling": {"seed": 7}}
ENDING = Ending(Reason.STOP, 40, 12, 9, 120, 900, Sampling(seed=7), 0, "cd" * 32)
LONG = "Fever, chills, sweats and headache. " * 400
Step = Callable[[], object]


def exchange(store: Store) -> Iterator[Step]:
    """Everything a person's turn writes, one step a transaction."""
    history = store.history
    begun: list[Any] = []
    yield lambda: history.save_draft(None, "What are the sym")
    yield lambda: begun.append(
        history.begin_turn(None, "What are the symptoms of malaria?", None, RECORD, [])
    )
    first = begun[0]
    yield lambda: history.checkpoint(first.assistant_message_id, "Fever,")
    yield lambda: history.checkpoint(first.assistant_message_id, LONG)
    yield lambda: history.finish_turn(
        first.assistant_message_id, LONG + "End.", State.DONE, ENDING, RECORD
    )
    yield lambda: begun.append(
        history.begin_turn(
            first.conversation_id, "And in children?", first.assistant_message_id, RECORD, [1]
        )
    )
    stopped = begun[1].assistant_message_id
    yield lambda: history.finish_turn(stopped, "Ra", State.STOPPED, None)
    yield lambda: begun.append(history.continue_turn(stopped, "Ra", RECORD, [1]))
    yield lambda: history.finish_turn(begun[2].assistant_message_id, "Rash.", State.DONE, ENDING)
    yield lambda: begun.append(
        history.begin_turn(first.conversation_id, "What is malaria?", None, RECORD, [])
    )
    yield lambda: history.step_version(begun[3].user_message_id, -1)
    yield lambda: history.rename(first.conversation_id, "Malaria")
    yield lambda: history.save_draft(first.conversation_id, "And then")
    yield lambda: store.presets.save("Brief", "Answer briefly.", Sampling(temperature=0.0))
    yield lambda: store.consents.give(1, "ef" * 32, "en")
    yield lambda: store.models.add(Path(__file__), "ab" * 32, "echo", {"architecture": "llama"})
    yield lambda: store.models.begin_load(store.models.find("echo").model_id)
    yield lambda: store.models.end_load(store.models.find("echo").model_id, is_usable=True)
    old = history.conversations()[-1].conversation_id
    yield lambda: history.trash(old)
    yield lambda: history.purge([old])


def export(store: Store) -> Iterator[Step]:
    """A chat onto another disk."""
    known = store.history.conversations()[0].conversation_id
    target = store._places.data.parent / "out.json"
    yield store.exports.begin(Chosen((known,), Format.JSON, target)).run


def no_steps(_store: Store) -> Iterator[Step]:
    """Nothing but opening and closing."""
    yield from ()


def fill(store: Store) -> Iterator[Step]:
    """What was there before."""
    ids = store.history.begin_turn(None, "An old question", None, RECORD, [])
    store.history.finish_turn(ids.assistant_message_id, "An old answer. " * 900, State.DONE, ENDING)
    yield from ()


def encrypted(places: Places, _keys: Keys | None) -> None:
    """Under a passphrase."""
    encryption.encrypt(places, PHRASE)


def rekeyed(places: Places, keys: Keys | None) -> None:
    """Under another key of the database."""
    assert keys is not None
    encryption.rekey(places, keys)


def decrypted(places: Places, keys: Keys | None) -> None:
    """Plain again."""
    assert keys is not None
    encryption.decrypt(places, keys)


def under_another_phrase(places: Places, keys: Keys | None) -> None:
    """Opened by another passphrase."""
    assert keys is not None
    key_files.change_secret(places, keys, key_files.PASSPHRASE, OTHER_PHRASE)
    with open_database(places, keys=keys) as store:
        store.note("passphrase_changed", "history", {})


def backed_up(places: Places, keys: Keys | None) -> None:
    """One more backup."""
    with open_database(places, keys=keys) as store:
        store.backup()


def restored(places: Places, keys: Keys | None) -> None:
    """The oldest backup in the place of the history."""
    restoring.restore(places, min(places.backups.glob("*.sqlite3")), keys)


def repaired(places: Places, keys: Keys | None) -> None:
    """All that can be read in a new history."""
    salvage.rewrite(places, keys)


# What is done with a history that is closed.
AWAY: dict[str, Callable[[Places, Keys | None], None]] = {
    "encrypt": encrypted,
    "rekey": rekeyed,
    "decrypt": decrypted,
    "passphrase": under_another_phrase,
    "backup": backed_up,
    "restore": restored,
    "repair": repaired,
}
WORKLOADS = {
    "exchange": exchange,
    "export": export,
    "open": no_steps,
    "migrate": no_steps,
    "fill": fill,
}


def add_later() -> None:
    """Register a migration that rewrites rows, as a later version will have one."""

    def m_later(db: Any) -> None:
        db.execute("CREATE TABLE later (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
        db.execute("INSERT INTO later (text) SELECT text FROM messages")
        db.execute("ALTER TABLE conversations ADD COLUMN later TEXT")

    STEPS.append(m_later)


def forget_later() -> None:
    """Be this version again."""
    STEPS[:] = [step for step in STEPS if step.__name__ != "m_later"]


def dump(store: Store) -> dict[str, Any]:
    """Return everything a person would miss, without ids and times."""

    def rows(sql: str) -> list[Any]:
        return [list(row) for row in store.database.execute(sql).fetchall()]

    return {
        "conversations": rows(
            "SELECT title, system_text, trashed_at IS NULL, tip_message_id, activity"
            " FROM conversations ORDER BY rowid"
        ),
        "messages": rows(
            "SELECT m.id, c.rowid, parent_id, role, text, state FROM messages m"
            " JOIN conversations c ON c.id = m.conversation_id ORDER BY m.id"
        ),
        "turns": rows(
            "SELECT message_id, model_name, provenance_json, left_out_json, answer_tokens"
            " FROM turns ORDER BY message_id"
        ),
        "drafts": rows("SELECT text FROM drafts ORDER BY id"),
        "presets": rows("SELECT name, version, body_json FROM presets"),
        "consents": rows("SELECT text_sha256 FROM acknowledgements"),
        "models": rows("SELECT name, state, attempting_load FROM models"),
        "audit": rows("SELECT seq, action FROM audit ORDER BY seq"),
        "steps": rows("SELECT name FROM _sqlite_migrations ORDER BY id"),
    }


def attempt(step: Callable[[], Any], mode: int, told: Path) -> Any:
    """Do a step; a fault that comes once may cost one refusal, never the second try."""
    try:
        return step()
    except Problem as problem:
        with told.open("a") as file:
            file.write(f"{problem.code}\n")
        if mode not in ONCE:
            os._exit(REFUSED)
    return step()


def run(case: dict[str, Any]) -> None:
    """One case, in a process of its own: every step is acknowledged when it is on disk."""
    folder = Path(case["folder"])
    library = ctypes.CDLL(None)
    acknowledged = os.open(folder / "acknowledged", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    told = folder / "told"
    if case["workload"] == "migrate":
        add_later()
    database.BALLAST_BYTES = case.get("ballast_bytes", 4096)
    places = Places(folder / "data")
    mode = case["mode"]
    spare = str(places.ballast).encode()
    watched = f"{folder}/data" if case["workload"] in AWAY else WATCHED
    library.iofault_arm(case["at"], mode, case["seed"], watched.encode(), spare)
    if case["workload"] in AWAY:
        go_away(case, places)
        (folder / "count").write_text(str(library.iofault_count()))
        return
    keys = Keys(b"", (bytes.fromhex(case["key"]),)) if case.get("key") else None
    store = attempt(lambda: open_database(places, keys=keys), mode, told)
    if synchronous := case.get("synchronous"):
        store.database.execute(f"PRAGMA synchronous={synchronous}")
    number = 0

    def acknowledge() -> None:
        state = dump(store) if case.get("is_recorded") else None
        os.write(acknowledged, json.dumps([number, state]).encode() + b"\n")

    acknowledge()
    for step in WORKLOADS[case["workload"]](store):
        attempt(step, mode, told)
        number += 1
        acknowledge()
    store.close()
    (folder / "count").write_text(str(library.iofault_count()))


def go_away(case: dict[str, Any], places: Places) -> None:
    """Do what is done with a closed history; without its syncs if that is asked for."""
    key_files.KDF = WEAK
    if case.get("is_unsynced"):
        for module in (backup, encryption, files, restoring, salvage):
            module.sync = lambda _path: None
        os.fsync = lambda _number: None
    keys = key_files.unlock(places, PHRASE) if is_encrypted(places) else None
    try:
        AWAY[case["workload"]](places, keys)
    except Problem as problem:
        (places.data.parent / "told").write_text(f"{problem.code}\n")
        os._exit(REFUSED)


def serve() -> None:
    """Answer each line with the exit status of its case."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try:
                run(json.loads(line))
                os._exit(0)
            except BaseException:  # noqa: BLE001  the exit status tells
                import traceback

                traceback.print_exc()
                os._exit(1)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201  the answer


if __name__ == "__main__":
    serve()
