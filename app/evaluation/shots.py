"""Items that stand before the one that is asked: which, and in which order."""

import hashlib
from collections.abc import Sequence

from app.core.chat import Message, Role
from app.errors import Code, Problem
from app.evaluation.presets import FEW_SHOT
from app.evaluation.protocol import Examples, Protocol, with_examples
from app.evaluation.task import Item, Task, content_sha256

DEFAULT_SHOTS = 5


def with_drawn(
    protocol: Protocol, task: Task, count: int | None, seed: int
) -> tuple[Protocol, tuple[Item, ...]]:
    """Return a protocol with examples from the task's own reserve, and those.

    MMLU takes the first ones of its dev file, as lm-evaluation-harness does; other sets are drawn
    by the seed.

    Raises:
        Problem: `bad_value` if the protocol takes none, or the reserve has too few.
    """
    if protocol.protocol_id != FEW_SHOT:
        if count is not None:
            why = f"{protocol.protocol_id} takes no examples; {FEW_SHOT} does"
            raise Problem(Code.BAD_VALUE, name="--shots", why=why)
        return protocol, ()
    wanted = count or DEFAULT_SHOTS
    if len(task.reserve) < wanted:
        why = f"{wanted} examples are wanted, and {task.name} has {len(task.reserve)} items for it"
        raise Problem(Code.BAD_VALUE, name="--shots", why=why)
    is_drawn = task.kind != "mmlu"
    pool = sorted(task.reserve, key=lambda one: _draw(seed, one)) if is_drawn else task.reserve
    shots = tuple(pool[:wanted])
    name = f"{task.name}, not test"
    return with_examples(protocol, named(name, shots, seed if is_drawn else None)), shots


def with_set(
    protocol: Protocol, name: str, items: Sequence[Item], count: int | None, seed: int | None
) -> tuple[Protocol, tuple[Item, ...]]:
    """Return a protocol with the first `count` examples of a set; a seed draws their order.

    Raises:
        Problem: `bad_value` if the protocol takes none, or the set has too few.
    """
    if protocol.protocol_id != FEW_SHOT:
        why = f"{protocol.protocol_id} takes no examples; {FEW_SHOT} does"
        raise Problem(Code.BAD_VALUE, name="--examples", why=why)
    wanted = len(items) if count is None else count
    if wanted > len(items):
        why = f"{wanted} examples are wanted, and {name} has {len(items)}"
        raise Problem(Code.BAD_VALUE, name="--shots", why=why)
    pool = list(items) if seed is None else sorted(items, key=lambda one: _draw(seed, one))
    shots = tuple(pool[:wanted])
    return with_examples(protocol, named(name, shots, seed)), shots


def turns(items: Sequence[Item]) -> tuple[Message, ...]:
    """Return examples as turns of a chat: the question with its options, then the right one."""
    messages = []
    for item in items:
        options = zip(item.letters, item.options, strict=True)
        lines = [f"{letter}. {text}" for letter, text in options]
        question = "\n".join([*filter(None, [item.context]), item.question, *lines])
        messages += [Message(Role.USER, question), Message(Role.ASSISTANT, lines[item.answer])]
    return tuple(messages)


def named(name: str, shots: Sequence[Item], seed: int | None) -> Examples:
    """Return how examples are recorded in a protocol."""
    return Examples(name, content_sha256(shots), tuple(one.item_id for one in shots), seed)


def _draw(seed: int, item: Item) -> str:
    return hashlib.sha256(f"{seed}:{item.item_id}".encode("utf-8", "replace")).hexdigest()
