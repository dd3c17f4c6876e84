"""What the window hands to a command that it runs as its child, over stdin (P10)."""

import sys

from app.errors import Code, Problem
from app.store.keys import Keys


def key_of_window() -> Keys | None:
    """Return the keys of the history in use, oldest first: one line of stdin.

    It is empty for a plain history. The window holds the lock, so its child only reads (P9), and
    the window notes the event.

    Raises:
        Problem: `history_encrypted` if the line holds no keys.
    """
    try:
        line = sys.stdin.readline().strip()
        keys = tuple(bytes.fromhex(key) for key in line.split(",") if key)
    except ValueError as error:
        raise Problem(Code.HISTORY_ENCRYPTED) from error
    return Keys(b"", keys) if keys else None
