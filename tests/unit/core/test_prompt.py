"""What fits the context: nothing is exceeded, nothing precious is left out, nothing is silent."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.chat import Message, Role
from app.core.prompt import (
    LEAST_ANSWER_TOKENS,
    TEMPLATE_TOKENS_A_MESSAGE,
    Spoken,
    alternating,
    estimate,
    fit,
    with_answers,
)

ROLES = st.sampled_from([Role.USER, Role.ASSISTANT])
COUNTED = st.tuples(ROLES, st.integers(0, 400))


@st.composite
def conversations(draw: st.DrawFn) -> tuple[list[Message], list[int]]:
    """A system text or none, anything in any order, and a question at the end."""
    middle = draw(st.lists(COUNTED, max_size=20))
    system = [(Role.SYSTEM, draw(st.integers(0, 400)))] if draw(st.booleans()) else []
    whole = [*system, *middle, (Role.USER, draw(st.integers(0, 400)))]
    messages = [Message(role, str(number)) for number, (role, _) in enumerate(whole)]
    return messages, [tokens for _, tokens in whole]


@given(conversations(), st.integers(0, 4096), st.integers(0, 50))
def test_what_is_sent_never_exceeds_the_context(
    conversation: tuple[list[Message], list[int]], context_tokens: int, overhead_tokens: int
) -> None:
    messages, tokens = conversation
    result = fit(messages, tokens, context_tokens, overhead_tokens)
    kept = [count for at, count in enumerate(tokens) if at not in result.left_out]
    assert result.sent_tokens == sum(kept) + overhead_tokens
    assert result.needed_tokens == sum(tokens) + overhead_tokens
    assert result.is_possible == (result.sent_tokens + LEAST_ANSWER_TOKENS <= context_tokens)
    if not result.is_possible:
        others = [one for one in result.messages[:-1] if one.role is not Role.SYSTEM]
        assert others == [], "all that may be left out was left out"


@given(conversations(), st.integers(0, 4096))
def test_the_system_text_and_the_last_message_are_never_left_out(
    conversation: tuple[list[Message], list[int]], context_tokens: int
) -> None:
    messages, tokens = conversation
    result = fit(messages, tokens, context_tokens)
    assert result.messages[-1] is messages[-1]
    if messages[0].role is Role.SYSTEM:
        assert result.messages[0] is messages[0]


@given(conversations(), st.integers(0, 4096))
def test_the_oldest_leave_first_and_in_one_piece(
    conversation: tuple[list[Message], list[int]], context_tokens: int
) -> None:
    messages, tokens = conversation
    result = fit(messages, tokens, context_tokens)
    first = 1 if messages[0].role is Role.SYSTEM else 0
    assert list(result.left_out) == list(range(first, first + len(result.left_out)))
    kept = [one for at, one in enumerate(messages) if at not in result.left_out]
    assert list(result.messages) == kept
    assert result.is_whole == (not result.left_out)


@given(conversations(), st.integers(0, 4096))
def test_a_question_leaves_with_its_answers(
    conversation: tuple[list[Message], list[int]], context_tokens: int
) -> None:
    messages, tokens = conversation
    result = fit(messages, tokens, context_tokens)
    if result.left_out:
        follows = messages[result.left_out[-1] + 1]
        assert follows.role is Role.USER


@given(conversations(), st.integers(0, 4096))
def test_no_more_is_left_out_than_must_be(
    conversation: tuple[list[Message], list[int]], context_tokens: int
) -> None:
    messages, tokens = conversation
    result = fit(messages, tokens, context_tokens)
    if not result.left_out:
        return
    last = result.left_out[-1]
    while messages[last].role is Role.ASSISTANT and last - 1 in result.left_out:
        last -= 1
    smaller = sum(tokens) - sum(tokens[at] for at in result.left_out if at < last)
    assert smaller + LEAST_ANSWER_TOKENS > context_tokens


@given(conversations(), st.sets(st.integers(0, 21)))
def test_a_chosen_question_takes_its_answers_along_and_nothing_precious(
    conversation: tuple[list[Message], list[int]], chosen: set[int]
) -> None:
    messages, _ = conversation
    whole = with_answers(messages, chosen)
    for at, message in enumerate(messages):
        is_fixed = message.role is Role.SYSTEM or at == len(messages) - 1
        follows = message.role is Role.ASSISTANT and at - 1 in whole
        assert (at in whole) == (not is_fixed and (at in chosen or follows))


def test_what_fits_to_the_token_is_sent_whole() -> None:
    messages = [Message(Role.USER, "a"), Message(Role.ASSISTANT, "b"), Message(Role.USER, "c")]
    assert fit(messages, [10, 10, 10], 30 + LEAST_ANSWER_TOKENS).is_whole
    assert fit(messages, [10, 10, 10], 29 + LEAST_ANSWER_TOKENS).left_out == (0, 1)
    assert fit(messages, [10, 10, 10], 30 + LEAST_ANSWER_TOKENS, 1).left_out == (0, 1)


def test_an_open_answer_keeps_its_question() -> None:
    roles = [Role.USER, Role.ASSISTANT, Role.USER, Role.ASSISTANT]
    messages = [Message(role, "x", at == 3) for at, role in enumerate(roles)]
    result = fit(messages, [10, 10, 10, 10], 30)
    assert result.left_out == (0, 1)
    assert not result.is_possible
    assert with_answers(messages, {0, 2, 3}) == {0, 1}
    spoken = [Spoken(message, (at,)) for at, message in enumerate(messages)]
    assert [one.message for one in alternating(spoken)] == messages


def test_nothing_said_needs_nothing() -> None:
    result = fit([], [], 100)
    assert result.messages == ()
    assert result.is_possible


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_an_estimate_is_at_least_a_token_in_three_characters(text: str) -> None:
    assert estimate(text) >= len(text) / 3 + TEMPLATE_TOKENS_A_MESSAGE
    assert estimate(text) <= len(text) * 4 + TEMPLATE_TOKENS_A_MESSAGE
    assert estimate(text + "x") >= estimate(text)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [("What are the symptoms", 7), ("0123456789", 10), ("مرض", 6), ("👩🏽", 8), ("", 0)],
)
def test_an_estimate_is_prose_by_three_letters_and_the_rest_by_bytes(
    text: str, tokens: int
) -> None:
    assert estimate(text) == tokens + TEMPLATE_TOKENS_A_MESSAGE


def _spoken(*parts: tuple[Role, str]) -> list[Spoken]:
    return [Spoken(Message(role, text), (at,)) for at, (role, text) in enumerate(parts)]


def _ids(spoken: Sequence[Spoken]) -> list[int]:
    return [one for part in spoken for one in part.ids]


@given(st.lists(st.tuples(ROLES, st.sampled_from(["", " ", "one", "two\n", "three"]))))
def test_roles_alternate_and_no_word_is_dropped(parts: list[tuple[Role, str]]) -> None:
    joined = alternating(_spoken(*parts))
    roles = [one.message.role for one in joined]
    assert all(one is not other for one, other in itertools.pairwise(roles))
    words = [text for _, text in parts if text.strip()]
    assert "".join(one.message.text for one in joined).replace("\n\n", "") == "".join(
        words
    ).replace("\n\n", "")
    assert _ids(joined) == [at for at, (_, text) in enumerate(parts) if text.strip()]


def test_examples_stay_where_older_messages_leave() -> None:
    roles = (Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER, Role.ASSISTANT, Role.USER)
    messages = [Message(role, str(at)) for at, role in enumerate(roles)]
    tokens = [10] * len(messages)
    tight = 40 + LEAST_ANSWER_TOKENS
    assert fit(messages, tokens, tight).left_out == (1, 2)
    assert fit(messages, tokens, tight, example_count=2).left_out == (3, 4)
    assert not fit(messages, tokens, tight - 1, example_count=2).is_possible
