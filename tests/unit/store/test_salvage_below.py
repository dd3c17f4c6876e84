"""Tags, presets, examples, folders, drafts below destroyed pages come back from their own."""

import random

import pytest

from app.core.chat import Sampling, State
from app.evaluation.task import Item
from app.paths import Places
from app.store import keys, leaves
from app.store.connection import connect
from app.store.database import open_database
from app.store.encryption import encrypt
from app.store.salvage import repair
from app.store.saved_searches import SavedSearch

PAGE = 4096
CHATS, MANY = 30, 300
KEYED = ["tags", "folders", "presets", "examples", "searches"]
BY_NUMBER = ["drafts", "models"]
INTERIOR = {0x02, 0x05}  # sqlite.org/fileformat2.html, 1.6


@pytest.fixture
def filled(places: Places) -> Places:
    """Return a closed history in which each of these tables has pages below its first one."""
    with open_database(places) as store:

        def work() -> None:
            for number in range(CHATS):
                ids = store.history.begin_turn(None, f"Question {number}", None, {}, [])
                store.history.finish_turn(ids.assistant_message_id, "Yes.", State.DONE, None)
                store.history.save_draft(ids.conversation_id, f"draft {number} " * 60)
            known = ids.conversation_id
            store.history.set_tags(known, [f"tag {number}" for number in range(MANY)])
            preset_id, set_id = None, None
            for number in range(CHATS):
                text = f"Be brief, {number}. " * 40
                preset_id = store.presets.save("Ward", text, Sampling(), preset_id).preset_id
                item = Item("1", f"Is it {number}? " * 800, ("yes", "no"), 0, {})
                set_id = store.examples.save("Cases", (item,), "by hand", set_id).set_id
            for number in range(MANY):
                store.history.make_folder(f"Ward {number}")
            for number in range(CHATS):
                query = f"fever {number} " * 40
                store.history.saved_searches.save(SavedSearch(f"S{number}", query))

        store.history._session.save(work)
        store.history._session.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO models SELECT 'model ' || i, 'Name ' || i, '/p', ?, 1, 1, '1', '{}',"
            " '{}', 'ready', 0, '2026-01-01T00:00:00+00:00', '{}', '{}' FROM n",
            (MANY, "ab" * 32),
        )
    return places


def rows(places: Places, table: str, key: bytes | None) -> list[tuple[object, ...]]:
    session = connect(places.database, read_only=True, key=key)
    found = session.connection.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2').fetchall()
    session.close()
    return [tuple(row) for row in found]


def destroy(places: Places, table: str, key: bytes | None) -> int:
    """Overwrite the page above all others of a table; return how many rows lay in it."""
    session = connect(places.database, read_only=True, key=key)
    root = int(session.value("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)))
    session.close()
    pages = leaves.Pages(places.database, key)
    page = pages.page(root)
    pages.close()
    assert page is not None
    assert page[0] in INTERIOR, "the table has pages below this one"
    content = bytearray(places.database.read_bytes())
    content[(root - 1) * PAGE : root * PAGE] = random.Random(table).randbytes(PAGE)
    places.database.write_bytes(content)
    return int.from_bytes(page[3:5], "big") if page[0] == 0x02 else 0


@pytest.mark.parametrize("is_sealed", [False, True], ids=["plain", "encrypted"])
def test_rows_below_the_destroyed_first_page_of_each_table_come_back(
    filled: Places, monkeypatch: pytest.MonkeyPatch, is_sealed: bool
) -> None:
    monkeypatch.setattr(keys, "KDF", {"name": "scrypt", "n": 16, "r": 8, "p": 1})
    opened = encrypt(filled, "a phrase")[0] if is_sealed else None
    key = opened.database[-1] if opened else None
    before = {table: rows(filled, table, key) for table in (*KEYED, *BY_NUMBER)}
    within = {table: destroy(filled, table, key) for table in before}
    assert all(within[table] for table in KEYED), "rows of these lay in the page itself"
    done = repair(filled, opened)
    assert (done.messages, done.conversations) == (2 * CHATS, CHATS)
    after = {table: rows(filled, table, key) for table in before}
    within["tags"] = 0  # its index has each row once more
    for table, there in before.items():
        assert set(after[table]) <= set(there), f"{table}: nothing is made up"
        assert len(after[table]) == len(there) - within[table], table
    with open_database(filled, keys=opened) as store:
        assert store.check().details == ()
        assert len(store.history.tags()) == MANY
        (preset,) = [one for one in store.presets.list() if not one.is_builtin]
        assert preset.system_text == "Be brief, 29. " * 40
        assert store.examples.get("Cases").items[0].question.startswith("Is it 29?")
        assert store.audit.events(1)[0]["action"] == "history_salvaged"


def test_without_any_first_page_nothing_gets_into_a_table_of_others(filled: Places) -> None:
    """The schema is gone, too: all there is of a row is what kinds of values it has."""
    before = {table: set(rows(filled, table, None)) for table in (*KEYED, *BY_NUMBER)}
    for table in before:
        destroy(filled, table, None)
    content = bytearray(filled.database.read_bytes())
    content[:PAGE] = bytes(PAGE)
    filled.database.write_bytes(content)
    repair(filled)
    for table, there in before.items():
        after = rows(filled, table, None)
        assert after, table
        assert set(after) <= there, table
