"""Conversations of a file into the history: each as one transaction, marked as not made here."""

import json
import uuid
from collections.abc import Mapping
from enum import StrEnum

from app.core.bidi import cleaned
from app.core.incoming.arriving import Arriving, Said, Source, fingerprint
from app.core.transcript.document import Made
from app.errors import Code, Problem
from app.store.audit import Audit
from app.store.connection import Session, saving
from app.store.conversations import NEXT_ACTIVITY
from app.store.history import History

_LARGEST_KEPT_ID = 1 << 40  # beyond it a file could use up the numbers of the table
_LONGEST_NAME = 500


class Fate(StrEnum):
    """What would become of a conversation."""

    NEW = "new"
    HERE = "here"  # the same is in the history, or in its trash
    COPY = "copy"  # one of its id is here, and says something else


class Imports:
    """Takes conversations into one history."""

    def __init__(self, session: Session, audit: Audit, history: History) -> None:
        """Write to this history."""
        self._session = session
        self._audit = audit
        self._history = history

    def fate(self, conversation_id: str, print_: str) -> Fate:
        """Return what would become of a conversation of this id and fingerprint."""
        rows = self._session.rows(
            "SELECT id, parent_id, role, text FROM messages WHERE conversation_id = ? ORDER BY id",
            (conversation_id,),
        )
        if not rows and not self._is_known(conversation_id):
            return Fate.NEW
        known = fingerprint((row["id"], row["parent_id"], row["role"], row["text"]) for row in rows)
        return Fate.HERE if known == print_ else Fate.COPY

    @saving
    def take(self, arriving: Arriving, source: Source, sha256: str) -> str | None:
        """Put a conversation into the history; return its id, `None` if it is there already.

        Ids of messages stay where they are free, so that an export of an empty history's import is
        the same.

        Raises:
            Problem: nothing of it was saved, see `Session.save`.
        """
        fate = self.fate(arriving.conversation_id, arriving.fingerprint)
        if fate is Fate.HERE:
            return None
        known = arriving.conversation_id if fate is Fate.NEW else str(uuid.uuid4())
        self._add_conversation(known, arriving)
        ids = self._ids(arriving)
        for said in arriving.said:
            self._add_message(known, said, ids)
        self._session.execute(
            "UPDATE conversations SET tip_message_id = ? WHERE id = ?",
            (ids.get(arriving.tip or ""), known),
        )
        payload = {
            "source": str(source),
            "file_sha256": sha256,
            "messages": len(arriving.said),
            "fingerprint": arriving.fingerprint,
        }
        self._audit.append("imported", known, payload)
        return known

    def _is_known(self, conversation_id: str) -> bool:
        found = self._session.row("SELECT 1 FROM conversations WHERE id = ?", (conversation_id,))
        return found is not None

    def _add_conversation(self, known: str, arriving: Arriving) -> None:
        self._session.execute(
            "INSERT INTO conversations (id, title, system_text, setup_json, folder, is_pinned,"  # noqa: S608
            f" activity, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, {NEXT_ACTIVITY}, ?, ?)",
            (
                known,
                cleaned(arriving.title),
                cleaned(arriving.system_text),
                cleaned(json.dumps(arriving.setup)),
                self._folder(arriving.folder),
                int(arriving.is_pinned),
                arriving.created_at,
                arriving.updated_at,
            ),
        )
        for tag in sorted({cleaned(tag).strip() for tag in arriving.tags} - {""}):
            self._session.execute("INSERT INTO tags VALUES (?, ?)", (known, tag))

    def _folder(self, path: str | None) -> str | None:
        """Make a folder that is wanted; a name that cannot be one is no reason to refuse."""
        if not path:
            return None
        try:
            return self._history.make_folder(path)
        except Problem as problem:
            if problem.code is not Code.BAD_VALUE:
                raise
            return None

    def _ids(self, arriving: Arriving) -> dict[str, int]:
        """Return the number of each message: its own if it is free, else the next ones."""
        last = self._session.value("SELECT seq FROM sqlite_sequence WHERE name = 'messages'") or 0
        keys = [one.key for one in arriving.said]
        own = [int(key) for key in keys if key.isdecimal() and len(key) < len(str(1 << 63))]
        is_free = len(own) == len(keys) and own == sorted(set(own)) and min(own) > last
        if is_free and max(own) < _LARGEST_KEPT_ID:
            return dict(zip(keys, own, strict=True))
        return {key: last + number for number, key in enumerate(keys, 1)}

    def _add_message(self, known: str, said: Said, ids: Mapping[str, int]) -> None:
        self._session.execute(
            "INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at,"
            " saved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                ids[said.key],
                known,
                None if said.parent is None else ids[said.parent],
                said.role,
                cleaned(said.text),
                str(said.state),
                said.created_at,
                said.saved_at,
            ),
        )
        if said.made is not None:
            self._add_turn(ids[said.key], said.made, ids)

    def _add_turn(self, message_id: int, made: Made, ids: Mapping[str, int]) -> None:
        left_out = [ids[str(one)] for one in made.left_out if str(one) in ids]
        self._session.execute(
            "INSERT INTO turns (message_id, model_name, model_sha256, provenance_json,"
            " left_out_json, prompt_tokens, evaluated_tokens, answer_tokens, first_token_ms,"
            " total_ms, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                message_id,
                cleaned(made.model_name)[:_LONGEST_NAME],
                cleaned(made.model_sha256)[:_LONGEST_NAME],
                json.dumps(made.provenance, sort_keys=True, default=str),
                json.dumps(left_out),
                made.prompt_tokens,
                made.evaluated_tokens,
                made.answer_tokens,
                made.first_token_ms,
                made.total_ms,
                made.reason,
            ),
        )
