"""The identifier check of `ask` and `export`: it tells kinds and counts, never the words."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from app.cli.common import warn
from app.errors import Code, Problem

if TYPE_CHECKING:
    from app.core.identifiers.finding import Kind

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
WARN, MASK, REFUSE, IGNORE = "warn", "mask", "refuse", "ignore"
# One, and several of a kind.
_WORDS = {
    "name": ("name", "names"),
    "birth_date": ("date of birth", "dates of birth"),
    "phone": ("telephone number", "telephone numbers"),
    "email": ("e-mail address", "e-mail addresses"),
    "record_number": ("record number", "record numbers"),
    "coordinates": ("pair of coordinates", "pairs of coordinates"),
}


def identifier_option(command: Decorated) -> Decorated:
    """Let a command take `--identifiers`."""
    return click.option(
        "--identifiers",
        type=click.Choice((WARN, MASK, REFUSE, IGNORE)),
        help="What to do with what looks like a name after a title, a date of birth, a number of a"
        " record or telephone, an address or a place: warn on stderr (default, unless switched off"
        " for the chat), mask it, refuse, or do not look. The check misses things.",
    )(command)


def judged(counts: "Mapping[Kind, int]", way: str | None, *, done: str) -> None:
    """Say what was found, or refuse; nothing found says nothing.

    Args:
        counts: places by kind.
        way: what `--identifiers` says.
        done: what becomes of the text as it is, e.g. `It is sent as it is.`

    Raises:
        Problem: `identifiers_found`.
    """
    if not counts:
        return
    kinds = in_words(counts)
    if way == REFUSE:
        raise Problem(Code.IDENTIFIERS_FOUND, kinds=kinds)
    if way == MASK:
        warn(f"Masked: {kinds}. The check misses things: read the text yourself.")
    else:
        warn(
            f"This looks like an identifier: {kinds}. {done} --identifiers mask replaces it,"
            " --identifiers refuse stops. The check misses things."
        )


def in_words(counts: "Mapping[Kind, int]") -> str:
    """Return counts by kind, e.g. `1 name, 2 telephone numbers`."""
    said = [f"{count:,} {_WORDS[kind][count > 1]}" for kind, count in counts.items()]
    return ", ".join(said)
