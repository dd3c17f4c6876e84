"""Which messages fit the context, and which are left out: counted, shown, never cut silently."""

import string
from collections.abc import Collection, Sequence

from msgspec import Struct

from app.core.chat import Message, Role

# For text that no tokenizer has counted yet. English prose has four to five letters a token, so
# one token in three is high; everything else (digits, marks, other scripts, emoji) is taken at
# its worst: a token is at least one byte of UTF-8.
LETTERS = string.ascii_letters + " "
LETTERS_A_TOKEN = 3
TEMPLATE_TOKENS_A_MESSAGE = 8
LEAST_ANSWER_TOKENS = 64


def estimate(text: str) -> int:
    """Return a high estimate of the tokens of one message, template included."""
    size_bytes = len(text.encode("utf-8", "surrogatepass"))
    letters = sum(map(text.count, LETTERS))
    return size_bytes - letters + -(-letters // LETTERS_A_TOKEN) + TEMPLATE_TOKENS_A_MESSAGE


class Fit(Struct, frozen=True):
    """What is sent, and what is not.

    Attributes:
        messages: what goes to the model, in order.
        left_out: indices of the messages that do not, into the sequence that was asked about.
        needed_tokens: of everything, before anything was left out.
        sent_tokens: of what is sent.
        context_tokens: size of the context.
    """

    messages: tuple[Message, ...]
    left_out: tuple[int, ...]
    needed_tokens: int
    sent_tokens: int
    context_tokens: int

    @property
    def is_whole(self) -> bool:
        """Nothing has to be left out."""
        return not self.left_out

    @property
    def is_possible(self) -> bool:
        """What may not be left out fits, with room for a short answer."""
        return self.sent_tokens + LEAST_ANSWER_TOKENS <= self.context_tokens


def fit(
    messages: Sequence[Message],
    tokens: Sequence[int],
    context_tokens: int,
    overhead_tokens: int = 0,
    example_count: int = 0,
) -> Fit:
    """Leave out the oldest exchanges until the rest fits, with room for a short answer.

    What is asked now (the last message, with its question if it is an open answer), the system
    text and the examples behind it are never left out, and a question leaves together with its
    answers, because a model reads an answer without its question as its own first words.

    Args:
        messages: system text first if there is one, the new question last.
        tokens: one count a message; exact for old ones, `estimate` for new text.
        context_tokens: size of the context.
        overhead_tokens: the template's own tokens, on top of the messages'.
        example_count: how many messages behind the system text are examples.
    """
    needed = sum(tokens) + overhead_tokens
    room = context_tokens - LEAST_ANSWER_TOKENS
    left_out: list[int] = []
    sent = needed
    last = _asked(messages)
    index = example_count + (1 if messages and messages[0].role is Role.SYSTEM else 0)
    while index < last and (sent > room or _is_orphan(messages, index, left_out)):
        left_out.append(index)
        sent -= tokens[index]
        index += 1
    gone = set(left_out)
    kept = tuple(message for at, message in enumerate(messages) if at not in gone)
    return Fit(kept, tuple(left_out), needed, sent, context_tokens)


def _is_orphan(messages: Sequence[Message], index: int, left_out: list[int]) -> bool:
    return bool(left_out) and messages[index].role is Role.ASSISTANT


def fixed(messages: Sequence[Message], example_count: int = 0) -> set[int]:
    """Return which messages are never left out: system text, examples, and what is asked now."""
    first = _asked(messages)
    shown = example_count + (1 if messages and messages[0].role is Role.SYSTEM else 0)
    return {
        at
        for at, one in enumerate(messages)
        if one.role is Role.SYSTEM or at < shown or at >= first
    }


def _asked(messages: Sequence[Message]) -> int:
    """Return where what is asked now begins: an open answer belongs to its question."""
    is_open = len(messages) > 1 and messages[-1].is_open
    return len(messages) - (2 if is_open else 1)


def with_answers(
    messages: Sequence[Message], chosen: Collection[int], example_count: int = 0
) -> set[int]:
    """Return a choice of messages to leave out, together with the answers of its questions.

    What may never be left out is not in it.
    """
    whole = set(chosen) - fixed(messages, example_count)
    for at, message in enumerate(messages):
        if message.role is Role.ASSISTANT and at - 1 in whole:
            whole.add(at)
    return whole


class Spoken(Struct, frozen=True):
    """One message for the model, and the stored messages it is made of."""

    message: Message
    ids: tuple[int, ...]


def alternating(spoken: Sequence[Spoken]) -> list[Spoken]:
    """Return the conversation with answers that have no text left out and questions joined.

    A question whose answer failed is followed by the next question; chat templates refuse two
    in a row, so they become one message, with an empty line between them. No word is dropped.
    """
    joined: list[Spoken] = []
    for one in spoken:
        if not one.message.text.strip():
            continue
        before = joined[-1] if joined else None
        if before is not None and before.message.role is one.message.role:
            text = f"{before.message.text}\n\n{one.message.text}"
            message = Message(one.message.role, text, one.message.is_open)
            joined[-1] = Spoken(message, before.ids + one.ids)
        else:
            joined.append(one)
    return joined
