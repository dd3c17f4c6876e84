"""The history: conversations, their messages and turns, and search, behind one name."""

import json
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from app.core.digest import text_sha256
from app.errors import Code, Problem
from app.store.connection import unpacked
from app.store.conversations import NEXT_ACTIVITY, Conversation, Purged
from app.store.folders import Folder, Folders
from app.store.found import MATCH_END, MATCH_START, After, Found, Hit, Sort
from app.store.messages import Messages, StoredMessage, Turn, Whereabouts
from app.store.search import Search
from app.store.tags import Tags
from app.store.turns import TurnIds, Turns

if TYPE_CHECKING:
    from app.store.names import Names
    from app.store.saved_searches import SavedSearches

__all__ = [
    "FIRST_ASIDE",
    "MATCH_END",
    "MATCH_START",
    "After",
    "Conversation",
    "Folder",
    "Found",
    "History",
    "Hit",
    "Purged",
    "Sort",
    "StoredMessage",
    "Turn",
    "TurnIds",
    "Whereabouts",
]

# Messages of chats that no disk is to hold are numbered from here: no history comes so far, and
# Qt's signals carry no larger number.
FIRST_ASIDE = 1 << 30
_CONVERSATION = "title, system_text, setup_json, created_at, updated_at"
_MESSAGE = "role, text, state, created_at, saved_at"
_TURN = (
    "model_name, model_sha256, prompt_tokens, evaluated_tokens, answer_tokens, first_token_ms,"
    " total_ms, reason"
)

_Method = TypeVar("_Method", bound=Callable[..., Any])


def _routed(method: _Method) -> _Method:
    """Ask the history aside about what lies there, by the id that comes first."""

    @wraps(method)
    def routed(self: "History", *args: Any, **options: Any) -> Any:
        key = args[0] if args else next(iter(options.values()))
        holder = self.aside if self.aside is not None and self.is_aside(key) else self
        return method(holder, *args, **options)

    return cast("_Method", routed)


class History(Turns, Messages, Folders, Tags, Search):
    """What was asked and answered. Every change is on disk when its method returns.

    Chats that no disk is to hold lie in a history of their own, in memory, beside this one. What
    is asked of one of them goes there; lists, search, folders and tags do not know them.

    Attributes:
        aside: that history; `None` until there is one.
    """

    aside: "History | None" = None

    @property
    def names(self) -> "Names":
        """What titles and drafts say; imported when it is asked for."""
        from app.store.names import Names

        return Names(self._session, self._audit)

    @property
    def saved_searches(self) -> "SavedSearches":
        """Searches under names; imported when they are asked for."""
        from app.store.saved_searches import SavedSearches

        return SavedSearches(self._session, self._audit)

    def is_aside(self, key: str | int | None) -> bool:
        """Return whether a conversation or message lies in memory alone."""
        if self.aside is None or key is None:
            return False
        if isinstance(key, int):
            return key >= FIRST_ASIDE
        return key in self.aside._session.column("SELECT id FROM conversations")  # noqa: SLF001

    def open_aside(self) -> "History":
        """Return the history in memory, which is made if there is none."""
        if self.aside is None:
            from app.store.audit import Audit
            from app.store.connection import connect
            from app.store.migrations import migrations

            session = connect(None)
            migrations().apply(session.database)
            session.execute("INSERT INTO sqlite_sequence VALUES ('messages', ?)", (FIRST_ASIDE,))
            self.aside = History(session, Audit(session))
        return self.aside

    def note_erased(self, backups: Sequence[Path]) -> None:
        """Put into the audit trail that these backups are erased now, with what was purged."""
        names = [path.name for path in backups]
        self._session.save(lambda: self._audit.append("backups_erased", "purge", {"files": names}))

    def drop_aside(self) -> None:
        """Let everything go that lies in memory alone; what is asked of it is not found then."""
        if self.aside is not None:
            self.aside._session.close()  # noqa: SLF001
            self.aside = None

    def keep(self, conversation_id: str) -> None:
        """Put a conversation on disk that lay in memory alone: all branches, records and draft.

        It keeps its id; its messages get others. It is no longer aside then.

        Raises:
            Problem: `not_found` if it does not lie there; or it was not saved.
        """
        if self.aside is None or not self.is_aside(conversation_id):
            raise Problem(Code.NOT_FOUND, name=conversation_id)
        aside = self.aside
        self._session.save(lambda: self._keep(conversation_id, aside))
        aside.purge([conversation_id])

    def _keep(self, conversation_id: str, aside: "History") -> None:
        there = aside._session  # noqa: SLF001
        row = there.row(
            f"SELECT {_CONVERSATION}, tip_message_id FROM conversations WHERE id = ?",  # noqa: S608
            (conversation_id,),
        )
        values = dict(row or {})
        tip = values.pop("tip_message_id")
        self._session.execute(
            f"INSERT INTO conversations (id, activity, {_CONVERSATION})"  # noqa: S608  constants
            f" VALUES (?, {NEXT_ACTIVITY}, ?, ?, ?, ?, ?)",
            (conversation_id, *values.values()),
        )
        ids = self._keep_messages(conversation_id, aside)
        self._session.execute(
            "UPDATE conversations SET tip_message_id = ? WHERE id = ?",
            (ids.get(tip), conversation_id),
        )
        super().save_draft(conversation_id, aside.draft(conversation_id))

    def _keep_messages(self, conversation_id: str, aside: "History") -> dict[int, int]:
        """Copy messages and turns; return the new id of each old one."""
        there = aside._session  # noqa: SLF001
        ids: dict[int, int] = {}
        hashes = []
        for message_id in aside.message_ids(conversation_id):
            row = there.row(
                f"SELECT parent_id, {_MESSAGE} FROM messages WHERE id = ?",  # noqa: S608
                (message_id,),
            )
            values = dict(row or {})
            parent = ids.get(values.pop("parent_id"))
            hashes.append(text_sha256(values["text"]))
            ids[message_id] = self._session.insert(
                f"INSERT INTO messages (conversation_id, parent_id, {_MESSAGE})"  # noqa: S608
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (conversation_id, parent, *values.values()),
            )
            turn = there.row(
                f"SELECT provenance_json, left_out_json, {_TURN} FROM turns"  # noqa: S608
                " WHERE message_id = ?",
                (message_id,),
            )
            if turn is not None:
                self._keep_turn(ids[message_id], turn, ids)
        self._audit.append("kept", conversation_id, {"texts_sha256": hashes})
        return ids

    def _keep_turn(self, message_id: int, turn: dict[str, Any], ids: dict[int, int]) -> None:
        record = unpacked(turn.pop("provenance_json"))
        left_out = [ids[one] for one in unpacked(turn.pop("left_out_json")) if one in ids]
        record["left_out"] = left_out
        if taken := record.get("continues"):
            taken["message_id"] = ids.get(taken["message_id"])
        self._session.execute(
            f"INSERT INTO turns (message_id, provenance_json, left_out_json, {_TURN})"  # noqa: S608
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                message_id,
                json.dumps(record, sort_keys=True),
                json.dumps(left_out),
                *turn.values(),
            ),
        )

    def messages(self, message_ids: Sequence[int]) -> list[StoredMessage]:
        """Return these messages in this order; ids that are not there are left out."""
        if self.aside is None:
            return super().messages(message_ids)
        found = super().messages([one for one in message_ids if not self.is_aside(one)])
        found += self.aside.messages([one for one in message_ids if self.is_aside(one)])
        places = {message_id: place for place, message_id in enumerate(message_ids)}
        return sorted(found, key=lambda one: places[one.message_id])

    conversation = _routed(Turns.conversation)
    path = _routed(Messages.path)
    message_ids = _routed(Messages.message_ids)
    all_messages = _routed(Messages.all_messages)
    step_version = _routed(Messages.step_version)
    rename = _routed(Turns.rename)
    set_setup = _routed(Turns.set_setup)
    set_system_text = _routed(Turns.set_system_text)
    draft = _routed(Turns.draft)
    save_draft = _routed(Turns.save_draft)
    begin_turn = _routed(Turns.begin_turn)
    continue_turn = _routed(Turns.continue_turn)
    checkpoint = _routed(Turns.checkpoint)
    finish_turn = _routed(Turns.finish_turn)
