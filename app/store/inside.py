"""What is in some conversations, counted: shown before they are taken along."""

import json
from collections.abc import Sequence

from msgspec import Struct

from app.store.connection import Session

MOST_LOOKED_AT = 20_000  # messages; more would hold the window up
_MESSAGES = (
    "FROM json_each(?) wanted JOIN messages m ON m.conversation_id = wanted.value"
    " LEFT JOIN turns t ON t.message_id = m.id"
)


class Inside(Struct, frozen=True):
    """What is in some conversations, all versions counted.

    Attributes:
        messages: how many.
        answers: of these, written by a model.
        incomplete: answers that were stopped, interrupted, cut or failed.
        models: names of the models that wrote them, in alphabetical order.
    """

    messages: int
    answers: int
    incomplete: int
    models: tuple[str, ...]


def inside(session: Session, conversation_ids: Sequence[str]) -> Inside | None:
    """Return what these conversations hold; `None` beyond `MOST_LOOKED_AT` messages."""
    ids = json.dumps(list(conversation_ids))
    messages = int(session.value(f"SELECT count(*) {_MESSAGES}", (ids,)))
    if messages > MOST_LOOKED_AT:
        return None
    row = session.row(
        "SELECT count(t.message_id) AS answers, count(DISTINCT CASE WHEN m.state <> 'done'"
        " OR t.reason = 'length' THEN m.id END) AS incomplete,"
        f" json_group_array(DISTINCT t.model_name) AS models {_MESSAGES}",
        (ids,),
    )
    found = row or {"answers": 0, "incomplete": 0, "models": "[]"}
    names = {str(name) for name in json.loads(found["models"]) if name}
    return Inside(messages, found["answers"], found["incomplete"], tuple(sorted(names)))
