"""The values of a conversation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict

from app.core import chat
from app.core.chat import CASEBOOK_SAMPLING, SAFE_MODE, Message, Reason, Role, Sampling, State

NUMBER = st.none() | st.integers(0, 100)
SAMPLING = st.builds(Sampling, **dict.fromkeys(Sampling.__struct_fields__, NUMBER))


@given(SAMPLING, SAMPLING)
def test_an_own_choice_wins_and_an_open_one_takes_the_default(
    own: Sampling, defaults: Sampling
) -> None:
    used = own.over(defaults)
    for name in Sampling.__struct_fields__:
        chosen = getattr(own, name)
        expected = getattr(defaults, name) if chosen is None else chosen
        assert getattr(used, name) == expected


@given(SAMPLING)
def test_a_choice_over_nothing_is_itself(own: Sampling) -> None:
    assert own.over(Sampling()) == own
    assert Sampling().over(own) == own


def test_zero_is_a_choice() -> None:
    assert Sampling(temperature=0.0, top_k=0).over(CASEBOOK_SAMPLING).temperature == 0.0


def test_casebook_leaves_only_the_seed_open() -> None:
    open_ = [name for name, value in asdict(CASEBOOK_SAMPLING).items() if value is None]
    assert open_ == ["seed"]
    assert CASEBOOK_SAMPLING.temperature == chat.DEFAULT_TEMPERATURE == 0.7
    assert CASEBOOK_SAMPLING.max_tokens == chat.DEFAULT_MAX_TOKENS == 2048


def test_safe_mode_uses_the_processor_alone_and_a_small_context() -> None:
    assert SAFE_MODE.gpu_layers == 0
    assert SAFE_MODE.context_tokens == 2048


def test_a_message_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Message(Role.USER, "a").text = "b"  # type: ignore[misc]


@pytest.mark.parametrize("kind", [Role, State, Reason])
def test_a_value_is_its_own_word(kind: type) -> None:
    for value in kind:  # type: ignore[attr-defined]
        assert value == value.name.lower()


@pytest.mark.parametrize(
    "kept", [None, "x", 5, [1], {"temperature": "hot"}, {"top_k": [1]}, {"seed": 1.5}]
)
def test_a_setup_from_elsewhere_that_is_no_sampling_leaves_all_open(kept: object) -> None:
    assert Sampling.kept({"sampling": kept}) == Sampling.kept({}) == Sampling()


def test_a_kept_sampling_comes_back_and_what_is_unknown_does_not() -> None:
    kept = {"temperature": 1, "seed": 7, "of_a_later_version": True}
    assert Sampling.kept({"sampling": kept}) == Sampling(temperature=1.0, seed=7)
