"""Words in titles and drafts, which the index of messages does not hold."""

import pytest

from app.store import names
from app.store.database import Store


def begin(store: Store, title: str, draft: str = "", folder: str | None = None) -> str:
    made = store.history.create(title)
    store.history.save_draft(made, draft)
    if folder:
        store.history.set_folder(made, folder)
    return made


def found(store: Store, words: str, **more: bool) -> list[str]:
    return [one.conversation_id for one in store.history.names.find(words, 9, **more)]


def test_titles_and_drafts_fit_as_messages_do(store: Store) -> None:
    title = begin(store, "Fièvre, chills and C++")
    draft = begin(store, "other", "high fever at night")
    assert found(store, "fievre chills") == [title]
    assert found(store, "c++") == [title]
    assert found(store, '"high fever"') == [draft]
    assert found(store, "fev") == [draft]  # the last word may be a beginning
    assert found(store, "fever -night") == []
    assert found(store, "") == found(store, "-night") == found(store, "folder:x") == []
    one = store.history.names.find("fever", 9)[0]
    assert (one.in_title, one.draft) == (False, "high fever at night")


def test_places_and_the_trash_narrow_and_facts_of_messages_find_none(store: Store) -> None:
    inside = begin(store, "fever", folder="Ward")
    gone = begin(store, "fever")
    store.history.trash(gone)
    assert found(store, "fever") == [inside]
    assert found(store, "fever folder:Ward") == [inside]
    assert found(store, "fever folder:Old") == []
    assert found(store, "fever in:trash") == [gone]
    assert set(found(store, "fever", with_trash=True)) == {inside, gone}
    assert found(store, "fever from:you") == found(store, "fever after:2020") == []


def test_there_is_a_most_and_an_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    every = [begin(store, f"fever {number}") for number in range(4)]
    assert len(store.history.names.find("fever", 2)) == 2
    assert found(store, "fever") == every[::-1]
    monkeypatch.setattr(names, "SECONDS", -1.0)
    for number in range(3000):
        store.database.execute(
            "INSERT INTO conversations (id, title, activity, created_at, updated_at)"
            " VALUES (?, 'fever', ?, '', '')",
            (str(number), 100 + number),
        )
    assert len(store.history.names.find("fever", 9999)) < 3000
