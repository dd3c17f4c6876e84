"""Example sets: versions stay, names are single, what is removed is only out of the list."""

import msgspec
import pytest

from app.core.pack import sets
from app.errors import Code, Problem
from app.evaluation.task import Item, content_sha256
from app.store import packs
from app.store.database import Store
from app.store.examples import Listing
from tests import transcripts

ONE = Item("1", "Is it?", ("yes", "no"), 0, {"any": [1, None]}, "Read this.", {"part": "x"})
TWO = Item("2", "And now?", ("a", "b", "c"), 2, {})


def test_a_set_comes_back_as_it_was_kept(store: Store) -> None:
    kept = store.examples.save("mine", (ONE, TWO), "by hand")
    assert store.examples.list() == [kept]
    assert kept.items == (ONE, TWO)
    assert (kept.version, kept.origin) == (1, "by hand")
    assert kept.sha256 == content_sha256((ONE, TWO))
    for wanted in (kept.set_id, kept.set_id[:6], "mine"):
        assert store.examples.get(wanted) == kept


def test_a_new_version_takes_the_place_and_another_name_is_another_set(store: Store) -> None:
    first = store.examples.save("mine", (ONE,), "")
    second = store.examples.save("mine", (TWO,), "", first.set_id)
    assert (second.set_id, second.version) == (first.set_id, 2)
    assert store.examples.list() == [second]
    with pytest.raises(Problem) as caught:
        store.examples.save("mine", (ONE,), "")
    assert caught.value.code is Code.BAD_VALUE
    with pytest.raises(Problem):
        store.examples.save("empty", (), "")


def test_a_removed_set_is_out_of_the_list_and_in_the_audit(store: Store) -> None:
    kept = store.examples.save("mine", (ONE,), "")
    store.examples.remove(kept.set_id)
    assert store.examples.list() == []
    with pytest.raises(Problem) as caught:
        store.examples.get("mine")
    assert caught.value.code is Code.NOT_FOUND
    with pytest.raises(Problem):
        store.examples.remove("none")
    actions = [event["action"] for event in store.audit.events(2)]
    assert actions == ["examples_removed", "examples_saved"]
    assert store.database.execute("SELECT count(*) FROM examples").fetchone()[0] == 1


def test_what_is_not_used_and_the_order_belong_to_a_version(store: Store) -> None:
    three = Item("3", "Open?", ("as it stands",), 0, {})
    first = store.examples.save("mine", (ONE, TWO, three), "", None, Listing((1,)))
    assert (first.items, first.listed) == ((ONE, three), (ONE, TWO, three))
    assert first.sha256 == content_sha256((ONE, three))
    drawn = store.examples.save("mine", (ONE, TWO, three), "", first.set_id, Listing((), 7))
    assert sorted(one.item_id for one in drawn.items) == ["1", "2", "3"]
    assert drawn.sha256 == content_sha256(drawn.items)
    assert [one.version for one in store.examples.versions(first.set_id)] == [2, 1]
    assert store.examples.wanted("mine@1") == first
    assert store.examples.wanted(f"{first.set_id}@2") == drawn
    with pytest.raises(Problem):
        store.examples.save("none", (ONE,), "", None, Listing((0,)))
    with pytest.raises(Problem):
        store.examples.save("twins", (ONE, ONE), "")


def test_a_draft_is_no_version_until_it_is_saved(store: Store) -> None:
    kept = store.examples.save("mine", (ONE,), "")
    store.examples.keep_draft(kept.set_id, "mine", (ONE, TWO), "", Listing())
    store.examples.keep_draft("new", "other", (), "", Listing())
    assert [one.set_id for one in store.examples.drafts()] == [kept.set_id, "new"]
    assert store.examples.list() == [kept]
    assert store.examples.versions(kept.set_id) == [kept]
    saved = store.examples.save("mine", (ONE, TWO), "", kept.set_id)
    assert saved.version == 2
    assert [one.set_id for one in store.examples.drafts()] == ["new"]
    store.examples.drop_draft("new")
    assert store.examples.drafts() == []


@pytest.mark.parametrize(
    ("items", "more"), [((ONE, ONE), {}), ((ONE,), {"unused": (0,)})], ids=["twins", "none used"]
)
def test_a_pack_with_sets_that_cannot_be_kept_is_refused_as_a_pack(
    store: Store, items: tuple[Item, ...], more: dict[str, tuple[int, ...]]
) -> None:
    held = tuple(msgspec.to_builtins(one) for one in items)
    text = sets.text([sets.PackedSet("mine", "", held, **more)]).decode()
    with pytest.raises(Problem) as caught:
        packs.bring_sets(store.examples, text)
    assert caught.value.code is Code.PACK_INVALID
    assert store.examples.list() == []


def test_every_answer_that_is_named_is_found(store: Store) -> None:
    ids = [transcripts.answered(store, None, f"Q{one}", None, f"A{one}")[1] for one in range(3)]
    assert [one.message_id for one in store.examples.answered(ids, limit=1)] == ids[::-1]
    assert [one.message_id for one in store.examples.answered(limit=2)] == ids[:0:-1]


def test_a_removed_set_can_be_put_back(store: Store) -> None:
    kept = store.examples.save("mine", (ONE,), "")
    store.examples.keep_draft(kept.set_id, "mine", (ONE, TWO), "", Listing())
    store.examples.remove(kept.set_id)
    assert (store.examples.list(), store.examples.drafts()) == ([], [])
    store.examples.restore(kept.set_id)
    assert store.examples.list() == [kept]
    assert [one.items for one in store.examples.drafts()] == [(ONE, TWO)]


def test_a_removed_set_whose_name_was_taken_is_not_put_back(store: Store) -> None:
    gone = store.examples.save("mine", (ONE,), "")
    store.examples.remove(gone.set_id)
    other = store.examples.save("mine", (TWO,), "")
    with pytest.raises(Problem) as caught:
        store.examples.restore(gone.set_id)
    assert caught.value.code is Code.BAD_VALUE
    assert store.examples.list() == [other]
