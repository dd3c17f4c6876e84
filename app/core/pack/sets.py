"""Example sets on their way to another computer: without id and version, which are of one library.

What an example holds is `evaluation.task.Item`; here it is data that is bounded and passed on.
"""

import json
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from app.core.pack import manifest
from app.errors import Code, Problem

FORMAT = "casebook-examples-1"
PLACE = "examples.json"
MOST_SETS = 200
MOST_ITEMS = 1_000
MOST_NAME = 200


class PackedSet(Struct, frozen=True):
    """One set, see `store.examples.ExampleSet`.

    Attributes:
        items: all of them, in the order they stand in.
        unused: places of those that are kept and not sent.
        seed: draws the order they are sent in.
    """

    name: str
    origin: str
    items: tuple[dict[str, Any], ...]
    unused: tuple[int, ...] = ()
    seed: int | None = None


class _Sets(Struct, frozen=True):
    format: str
    sets: tuple[PackedSet, ...]


def text(sets: Sequence[PackedSet]) -> bytes:
    """Return example sets as they lie in a pack.

    Raises:
        Problem: `bad_value` if they are larger than a pack's paper may be.
    """
    said = msgspec.to_builtins(_Sets(FORMAT, tuple(sets)))
    made = json.dumps(said, indent=1).encode("ascii") + b"\n"
    most = manifest.SMALL[manifest.EXAMPLES]
    if len(made) > most:
        why = f"together they are larger than {most:,} bytes"
        raise Problem(Code.BAD_VALUE, name="--examples", why=why)
    return made


def read(said: str) -> tuple[PackedSet, ...]:
    """Return the example sets of a pack.

    Raises:
        Problem: `pack_invalid`.
    """
    try:
        found = msgspec.convert(json.loads(said), type=_Sets)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise _invalid("they are no example sets") from error
    if found.format != FORMAT:
        raise _invalid("they are of another format")
    if len(found.sets) > MOST_SETS or not all(map(_is_small, found.sets)):
        raise _invalid("they are too many or too long")
    return tuple(one for one in found.sets if one.name.strip() and one.items)


def _is_small(one: PackedSet) -> bool:
    return len(one.name) <= MOST_NAME and len(one.items) <= MOST_ITEMS


def _invalid(why: str) -> Problem:
    return Problem(Code.PACK_INVALID, where="the example sets", why=why)
