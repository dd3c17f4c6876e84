"""Presets: versions stay, the built-in one does not change."""

import re

import pytest

from app.core.chat import Sampling
from app.core.digest import text_sha256
from app.errors import Code, Problem
from app.store.database import Store
from app.store.presets import BUILTIN_ID, Presets, _body


def test_the_built_in_preset_comes_first_and_claims_nothing(store: Store) -> None:
    (builtin,) = store.presets.list()
    assert builtin == Presets.builtin()
    assert builtin.is_builtin
    assert builtin.sha256 == text_sha256(_body(builtin.system_text, builtin.sampling))
    assert builtin.sampling == Sampling()
    assert not re.search(r"diagnos|treat|recommend", builtin.system_text, re.IGNORECASE)


def test_saving_makes_a_version_and_keeps_the_old_one(store: Store) -> None:
    first = store.presets.save("Brief", "Be brief.", Sampling(temperature=0.0))
    second = store.presets.save("Brief", "Be very brief.", Sampling(seed=7), first.preset_id)
    assert (first.version, second.version) == (1, 2)
    assert second.sampling == Sampling(seed=7)
    assert first.sha256 != second.sha256
    assert store.presets.list()[1:] == [second]
    assert store.presets.get(first.preset_id) == second
    assert store.presets.get("Brief") == second
    assert store.presets.get(first.preset_id, 1) == first


def test_equal_bodies_have_equal_hashes(store: Store) -> None:
    one = store.presets.save("One", "Be brief.", Sampling())
    two = store.presets.save("Two", "Be brief.", Sampling())
    assert one.sha256 == two.sha256


def test_a_removed_preset_leaves_the_list_and_its_versions_stay(store: Store) -> None:
    one = store.presets.save("One", "Be brief.", Sampling())
    store.presets.remove(one.preset_id)
    assert store.presets.list() == [Presets.builtin()]
    with pytest.raises(Problem) as caught:
        store.presets.get("One")
    assert caught.value.code is Code.NOT_FOUND
    assert store.presets.get(one.preset_id, 1) == one


def test_the_built_in_preset_can_be_got_and_not_changed(store: Store) -> None:
    assert store.presets.get(BUILTIN_ID) == store.presets.get("Research assistant")
    with pytest.raises(Problem) as caught:
        store.presets.save("x", "y", Sampling(), BUILTIN_ID)
    assert caught.value.code is Code.UNSUPPORTED
    with pytest.raises(Problem):
        store.presets.remove(BUILTIN_ID)


def test_a_preset_that_is_not_there_is_not_found(store: Store) -> None:
    for ask in (
        lambda: store.presets.get("nobody"),
        lambda: store.presets.save("x", "y", Sampling(), "nobody"),
        lambda: store.presets.remove("nobody"),
    ):
        with pytest.raises(Problem) as caught:
            ask()
        assert caught.value.code is Code.NOT_FOUND
