"""Searches under names: kept in order, renamed, let go; nothing bad is kept."""

import pytest

from app.errors import Code, Problem
from app.store.database import Store
from app.store.history import Sort
from app.store.saved_searches import LONGEST_NAME, MOST, SavedSearch


def names(store: Store) -> list[str]:
    return [one.name for one in store.history.saved_searches.list()]


def test_searches_are_kept_in_alphabetical_order_and_replaced_by_name(store: Store) -> None:
    saved = store.history.saved_searches
    saved.save(SavedSearch("  ward   round ", " fever   tag:x ", Sort.OLDEST))
    saved.save(SavedSearch("Audit", "creatinine"))
    assert saved.list() == [
        SavedSearch("Audit", "creatinine"),
        SavedSearch("ward round", "fever tag:x", Sort.OLDEST),
    ]
    saved.save(SavedSearch("AUDIT", "urea"))
    assert [one.query for one in saved.list()] == ["urea", "fever tag:x"]


def test_a_search_is_renamed_but_never_onto_another(store: Store) -> None:
    saved = store.history.saved_searches
    saved.save(SavedSearch("a", "fever"))
    saved.save(SavedSearch("b", "chills"))
    saved.rename("a", "A")
    assert names(store) == ["A", "b"]
    with pytest.raises(Problem) as refused:
        saved.rename("A", "B")
    assert refused.value.code is Code.BAD_VALUE
    assert names(store) == ["A", "b"]
    with pytest.raises(Problem) as missing:
        saved.rename("c", "d")
    assert missing.value.code is Code.NOT_FOUND
    saved.remove("a")
    assert names(store) == ["b"]


def test_letters_of_every_alphabet_are_one_name_large_and_small(store: Store) -> None:
    saved = store.history.saved_searches
    saved.save(SavedSearch("Étude", "fever"))
    saved.save(SavedSearch("étude", "chills"))
    assert saved.list() == [SavedSearch("étude", "chills")]
    saved.rename("ÉTUDE", "Été")
    assert names(store) == ["Été"]
    saved.remove("  été ")
    assert names(store) == []


@pytest.mark.parametrize(
    ("name", "query"), [(" ", "x"), ("x" * (LONGEST_NAME + 1), "x"), ("x", " ")]
)
def test_what_has_no_name_or_no_words_is_refused(store: Store, name: str, query: str) -> None:
    with pytest.raises(Problem) as refused:
        store.history.saved_searches.save(SavedSearch(name, query))
    assert refused.value.code is Code.BAD_VALUE
    assert names(store) == []


def test_there_is_a_most_and_those_there_can_still_be_changed(store: Store) -> None:
    saved = store.history.saved_searches
    for number in range(MOST):
        saved.save(SavedSearch(str(number), "x"))
    with pytest.raises(Problem):
        saved.save(SavedSearch("one more", "x"))
    saved.save(SavedSearch("7", "y"))
    assert len(saved.list()) == MOST


def test_an_order_of_a_later_version_is_the_usual_one_here(store: Store) -> None:
    store.history.saved_searches.save(SavedSearch("a", "fever"))
    store.database.execute("UPDATE searches SET sort = 'loudest'")
    assert store.history.saved_searches.list() == [SavedSearch("a", "fever")]
