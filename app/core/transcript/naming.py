"""Names of exports: a date and the beginning of an id, never a word of what was said."""

from collections.abc import Collection
from datetime import datetime

from app.core.names import free
from app.core.transcript.writing import Format

_ID_CHARACTERS = 8


def file_name(
    conversation_ids: Collection[str], kind: Format, when: datetime, taken: Collection[str] = ()
) -> str:
    """Return a name that is free, e.g. `2026-05-04 7f3a90c1.json` or `2026-05-04 12 chats.json`.

    Args:
        conversation_ids: what is in the file.
        kind: its format.
        when: the day in the name is that of this time.
        taken: names that are there already.
    """
    day = when.strftime("%Y-%m-%d")
    if len(conversation_ids) == 1:
        stem = f"{day} {next(iter(conversation_ids))[:_ID_CHARACTERS]}"
    else:
        stem = f"{day} {len(conversation_ids)} chats"
    return free(stem, f".{kind}", taken)
