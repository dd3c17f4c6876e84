"""Conversations: their names and places, drafts, trash, and real deletion."""

import json
import logging
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct

from app.core.bidi import cleaned
from app.core.digest import text_sha256
from app.errors import Code, Problem
from app.store.audit import Recorded, now
from app.store.connection import saving, unpacked

# The next place in the order of use: an integer, because clocks jump.
NEXT_ACTIVITY = "(SELECT coalesce(max(activity), 0) + 1 FROM conversations)"
_LONGEST_ID = 36
MOST_EXPIRED = 500  # chats that one start purges
_log = logging.getLogger(__name__)
_SELECT = """
SELECT c.*,
    (SELECT count(*) FROM messages m WHERE m.conversation_id = c.id) AS message_count,
    (SELECT json_group_array(tag) FROM tags t WHERE t.conversation_id = c.id) AS tags_json,
    EXISTS (SELECT 1 FROM drafts d WHERE d.conversation_id = c.id) AS has_draft,
    (SELECT state FROM messages m WHERE m.id = c.tip_message_id) AS last_state
FROM conversations c"""


class Conversation(Struct, frozen=True):
    """One conversation without its messages.

    Attributes:
        conversation_id: a UUID.
        title: empty until there is a question.
        system_text: what every prompt of it begins with.
        setup: preset and sampling of the right panel, as JSON values; empty if nothing was set.
        folder: its path, see `store.folders`; `None` is no folder.
        tags: in alphabetical order.
        created_at: UTC, ISO 8601.
        updated_at: of the last question, rename or other change of what it says; to pin, move,
            tag or trash it is none. UTC, ISO 8601.
        message_count: of all branches.
        is_pinned: kept on top.
        is_trashed: hidden, and can be restored.
        has_draft: there is unsent text.
        last_state: of the last message of the branch that is shown; `None` if there is none.
    """

    conversation_id: str
    title: str
    system_text: str
    setup: dict[str, Any]
    folder: str | None
    tags: tuple[str, ...]
    created_at: str
    updated_at: str
    message_count: int
    is_pinned: bool
    is_trashed: bool
    has_draft: bool
    last_state: str | None


class Purged(Struct, frozen=True):
    """What a purge did.

    Attributes:
        conversations: how many are gone.
        backups: files that may still hold their text; removing them is the person's choice.
        is_complete: false if another program's reading or the disk kept the write-ahead log from
            being emptied: it holds deleted text until Casebook closes cleanly.
    """

    conversations: int
    backups: tuple[Path, ...]
    is_complete: bool


class Conversations(Recorded):
    """Everything about conversations but their messages."""

    def create(self, title: str = "", system_text: str = "") -> str:
        """Make a conversation without messages; return its id. Raises as `Session.save` does."""
        return self._session.save(lambda: self._create(title, system_text))

    def conversations(
        self,
        trashed: bool = False,
        folder: str | None = None,
        tag: str | None = None,
        limit: int | None = None,
    ) -> list[Conversation]:
        """Return conversations, last used first.

        `trashed` chooses the trash instead of what is in use; `folder` and `tag` narrow it down.
        """
        where = [f"c.trashed_at IS {'NOT ' if trashed else ''}NULL"]
        values: list[object] = []
        if folder is not None:
            where.append("c.folder = ? COLLATE NOCASE")
            values.append(cleaned(folder))
        if tag is not None:
            where.append("c.id IN (SELECT conversation_id FROM tags WHERE tag = ?)")
            values.append(cleaned(tag))
        values.append(-1 if limit is None else limit)
        rows = self._session.rows(
            f"{_SELECT} WHERE {' AND '.join(where)} ORDER BY c.activity DESC LIMIT ?", values
        )
        return [_conversation(row) for row in rows]

    def count(self, trashed: bool | None = None) -> int:
        """Return how many conversations there are: in use, in the trash, or both."""
        sql = "SELECT count(*) FROM conversations WHERE coalesce((trashed_at IS NOT NULL) = ?, 1)"
        return int(self._session.value(sql, (trashed,)))

    def conversation(self, conversation_id: str) -> Conversation:
        """Return the one conversation whose id is, or begins with, this; also from the trash.

        Raises:
            Problem: `not_found` if there is none, or more than one.
        """
        wanted = cleaned(conversation_id)[: _LONGEST_ID + 1].lower()
        rows = self._session.rows(
            f"{_SELECT} WHERE substr(c.id, 1, ?) = ? LIMIT 2", (len(wanted), wanted)
        )
        if not wanted or len(rows) != 1:
            raise Problem(Code.NOT_FOUND, name=conversation_id)
        return _conversation(rows[0])

    @saving
    def rename(self, conversation_id: str, title: str) -> None:
        """Give it another title.

        Raises:
            Problem: `not_found`; or it was not saved, see `Session.save`. The same holds for all
                changes of a conversation.
        """
        self._set(conversation_id, "title", cleaned(title))
        self._audit.append("renamed", conversation_id, {"title": title})

    def set_title(self, conversation_id: str, title: str) -> None:
        """Give it another title: another name of `rename`."""
        self.rename(conversation_id, title)

    @saving
    def pin(self, conversation_id: str, is_pinned: bool = True) -> None:
        """Keep it on top, or no longer."""
        self._put(conversation_id, "is_pinned", int(is_pinned))

    @saving
    def set_system_text(self, conversation_id: str, system_text: str) -> None:
        """Set what every following prompt begins with."""
        self._set(conversation_id, "system_text", cleaned(system_text))
        payload = {"system_text_sha256": text_sha256(system_text)}
        self._audit.append("system_text_set", conversation_id, payload)

    @saving
    def set_setup(self, conversation_id: str, setup: Mapping[str, object]) -> None:
        """Keep these JSON values, e.g. preset and sampling; what else is kept with it stays."""
        before = self.conversation(conversation_id).setup
        self._set(conversation_id, "setup_json", cleaned(json.dumps({**before, **setup})))
        if changed := {key: one for key, one in setup.items() if before.get(key) != one}:
            self._audit.append("setup_changed", conversation_id, changed)

    @saving
    def trash(self, conversation_id: str) -> None:
        """Hide it from lists and search; nothing is deleted."""
        self._put(conversation_id, "trashed_at", now())
        self._audit.append("trashed", conversation_id, {})

    @saving
    def restore(self, conversation_id: str) -> None:
        """Take it out of the trash."""
        self._put(conversation_id, "trashed_at", None)
        self._audit.append("restored", conversation_id, {})

    def purge(self, conversation_ids: Sequence[str]) -> Purged:
        """Delete conversations with all they hold: no copy stays in the database's files.

        Storage that moves data by itself (SSDs, cloud folders) may keep copies all the same.

        Raises:
            Problem: `not_found`, and nothing was deleted; or it was not saved.
        """
        self._session.save(lambda: self._delete(conversation_ids))
        return Purged(len(conversation_ids), tuple(self.backups()), self._fold_log())

    @saving
    def duplicate(self, conversation_id: str, title: str, until: int | None = None) -> str:
        """Copy a conversation with all branches and the record of each answer; return its id.

        With `until`, a message, only the branch that leads to it is copied: to go on from there in
        a chat of its own. Folder, tags and setup come along; the original stays as it is.

        Raises:
            Problem: `not_found`; or it was not saved.
        """
        self._require(conversation_id)
        copy_id = self._create(title, "")
        self._session.execute(
            "UPDATE conversations SET (system_text, setup_json, folder) ="
            " (SELECT system_text, setup_json, folder FROM conversations WHERE id = ?)"
            " WHERE id = ?",
            (conversation_id, copy_id),
        )
        self._session.execute(
            "INSERT INTO tags SELECT ?, tag FROM tags WHERE conversation_id = ?",
            (copy_id, conversation_id),
        )
        copies = self._copy_messages(conversation_id, copy_id, until)
        tip = until or self._session.value(
            "SELECT tip_message_id FROM conversations WHERE id = ?", (conversation_id,)
        )
        self._session.execute(
            "UPDATE conversations SET tip_message_id = ? WHERE id = ?", (copies.get(tip), copy_id)
        )
        payload = {"of": conversation_id, "until": until, "messages": len(copies)}
        self._audit.append("duplicated", copy_id, payload)
        return copy_id

    def _copy_messages(
        self, conversation_id: str, copy_id: str, until: int | None
    ) -> dict[int, int]:
        """Copy messages and turns; return the new id of each old one."""
        rows = self._session.rows(
            "SELECT id, parent_id FROM messages WHERE conversation_id = ? ORDER BY id",
            (conversation_id,),
        )
        parents = {row["id"]: row["parent_id"] for row in rows}
        wanted = list(parents) if until is None else _way_to(until, parents)
        copies: dict[int, int] = {}
        for message_id in wanted:
            copies[message_id] = self._session.insert(
                "INSERT INTO messages (conversation_id, parent_id, role, text, state, created_at,"
                " saved_at) SELECT ?, ?, role, text,"
                " CASE state WHEN 'streaming' THEN 'interrupted' ELSE state END, created_at,"
                " saved_at FROM messages WHERE id = ?",
                (copy_id, copies.get(parents[message_id]), message_id),
            )
            self._copy_turn(message_id, copies)
        return copies

    def _copy_turn(self, message_id: int, copies: Mapping[int, int]) -> None:
        left_out = self._session.value(
            "SELECT left_out_json FROM turns WHERE message_id = ?", (message_id,)
        )
        if left_out is None:
            return
        renamed = [copies[one] for one in unpacked(left_out) if one in copies]
        columns = (
            "model_name, model_sha256, provenance_json, prompt_tokens, evaluated_tokens,"
            " answer_tokens, first_token_ms, total_ms, reason"
        )
        self._session.execute(
            f"INSERT INTO turns (message_id, left_out_json, {columns})"  # noqa: S608  constants
            f" SELECT ?, ?, {columns} FROM turns WHERE message_id = ?",
            (copies[message_id], json.dumps(renamed), message_id),
        )

    def purge_trash(self) -> Purged:
        """Delete everything in the trash, as `purge` does."""
        ids = self._session.column("SELECT id FROM conversations WHERE trashed_at IS NOT NULL")
        return self.purge(ids)

    def purge_expired(self, days: int) -> Purged:
        """Delete what has lain in the trash for so many days, the oldest `MOST_EXPIRED` at once.

        Nothing goes if nothing was done for as long: then the clock may have jumped, and whoever
        comes back finds the trash as it was. The next time it goes. 0 days is never.
        """
        before = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")
        last = str(self._session.value("SELECT max(at) FROM audit") or "")
        sql = "SELECT id FROM conversations WHERE trashed_at <= ? ORDER BY trashed_at LIMIT ?"
        may_go = days > 0 and last > before
        ids = self._session.column(sql, (before, MOST_EXPIRED)) if may_go else []
        if not ids:
            return Purged(0, (), is_complete=True)

        def work() -> None:
            self._audit.append("trash_emptied", "", {"days": days, "conversations": len(ids)})
            self._delete(ids)

        self._session.save(work)
        return Purged(len(ids), tuple(self.backups()), self._fold_log())

    def draft(self, conversation_id: str | None) -> str:
        """Return the unsent text of a conversation (`None`: of the new chat), or ""."""
        text = self._session.value(
            "SELECT text FROM drafts WHERE coalesce(conversation_id, '') = ?",
            (conversation_id or "",),
        )
        return str(text or "")

    @saving
    def save_draft(self, conversation_id: str | None, text: str) -> None:
        """Keep unsent text; an empty one removes the draft."""
        if conversation_id is not None:
            self._require(conversation_id)
        self._clear_draft(conversation_id)
        if text:
            self._session.execute(
                "INSERT INTO drafts (conversation_id, text, saved_at) VALUES (?, ?, ?)",
                (conversation_id, cleaned(text), now()),
            )

    def _clear_draft(self, conversation_id: str | None) -> None:
        self._session.execute(
            "DELETE FROM drafts WHERE coalesce(conversation_id, '') = ?", (conversation_id or "",)
        )

    def _create(self, title: str, system_text: str) -> str:
        conversation_id = str(uuid.uuid4())
        moment = now()
        self._session.execute(
            "INSERT INTO conversations (id, title, system_text, activity, created_at,"  # noqa: S608
            f" updated_at) VALUES (?, ?, ?, {NEXT_ACTIVITY}, ?, ?)",
            (conversation_id, cleaned(title), cleaned(system_text), moment, moment),
        )
        self._audit.append("conversation_created", conversation_id, {"title": title})
        return conversation_id

    def _set(self, conversation_id: str, column: str, value: object) -> None:
        """Change what it says: that is a change of the conversation, with its time."""
        self._put(conversation_id, column, value)
        self._put(conversation_id, "updated_at", now())

    def _put(self, conversation_id: str, column: str, value: object) -> None:
        """Change where it lies: when it was last used stays as it is."""
        changed = self._session.execute(
            f"UPDATE conversations SET {column} = ? WHERE id = ?",  # noqa: S608
            (value, conversation_id),
        )
        if not changed:
            raise Problem(Code.NOT_FOUND, name=conversation_id)

    def _require(self, conversation_id: str) -> None:
        if (
            self._session.row("SELECT 1 FROM conversations WHERE id = ?", (conversation_id,))
            is None
        ):
            raise Problem(Code.NOT_FOUND, name=conversation_id)

    def _fold_log(self) -> bool:
        """Overwrite the log, which holds deleted text; return whether that could be done now."""
        try:
            return not self._session.value("PRAGMA wal_checkpoint(TRUNCATE)")
        except Problem as problem:  # the rows are gone all the same: no reason to refuse
            _log.warning("the write-ahead log could not be emptied: %s", problem.code)
            return False

    def _delete(self, conversation_ids: Sequence[str]) -> None:
        for conversation_id in conversation_ids:
            self._require(conversation_id)
            self._session.execute("DELETE FROM conversations WHERE id = ?", (conversation_id,))
            self._audit.append("purged", conversation_id, {})
        self._session.execute("INSERT INTO messages_fts (messages_fts) VALUES ('optimize')")

    def backups(self) -> list[Path]:
        """Return the backups beside the database, oldest first, and what was set aside.

        They may hold deleted text.
        """
        path = self._session.path
        return sorted((path.parent / "backups").rglob("*.sqlite3")) if path else []


def _way_to(message_id: int, parents: Mapping[int, int | None]) -> list[int]:
    """Return a message and all before it on its branch, first question first."""
    if message_id not in parents:
        raise Problem(Code.NOT_FOUND, name=message_id)
    way: list[int] = []
    step: int | None = message_id
    while step is not None and (not way or step < way[-1]):
        way.append(step)
        step = parents.get(step)
    return way[::-1]


def _conversation(row: Mapping[str, Any]) -> Conversation:
    return Conversation(
        conversation_id=row["id"],
        title=row["title"],
        system_text=row["system_text"],
        setup=unpacked(row["setup_json"]),
        folder=row["folder"],
        tags=tuple(unpacked(row["tags_json"])),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        message_count=row["message_count"],
        is_pinned=bool(row["is_pinned"]),
        is_trashed=row["trashed_at"] is not None,
        has_draft=bool(row["has_draft"]),
        last_state=row["last_state"],
    )
