"""A turn on disk: before anything is sent, while the answer grows, and at its end."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from app.core import provenance as record
from app.core.bidi import cleaned
from app.core.chat import Ending, Role, State
from app.core.digest import text_sha256
from app.core.text import title_of
from app.errors import Code, Problem
from app.store.audit import now
from app.store.connection import saving
from app.store.conversations import NEXT_ACTIVITY, Conversations


class TurnIds(Struct, frozen=True):
    """The rows of a turn that has begun; `user_message_id` is `None` if no question was added."""

    conversation_id: str
    user_message_id: int | None
    assistant_message_id: int


class Turns(Conversations):
    """Writes turns; every method is one transaction."""

    @saving
    def begin_turn(
        self,
        conversation_id: str | None,
        question: str | None,
        parent_id: int | None,
        provenance: Mapping[str, Any],
        left_out: Sequence[int],
    ) -> TurnIds:
        """Put a question and an empty answer on disk: when this returns, the engine may be asked.

        Args:
            conversation_id: `None` makes a conversation, named after the question.
            question: `None` answers `parent_id` once more: a new version of the answer.
            parent_id: the message before the question, `None` before a first one. To edit a
                question, the parent of the old one: the new one becomes its next version.
            provenance: what is known so far, see `core.provenance.asked`.
            left_out: ids of the messages that the model will not see.

        The branch that is shown becomes this one. The draft goes unless an old question was
        edited.

        Raises:
            Problem: `not_found` if conversation or parent is not there; or nothing was saved,
                see `Session.save`.
        """
        is_new = conversation_id is None
        target = self._create("", "") if conversation_id is None else conversation_id
        tip, title = self._tip_and_title(target)
        self._require_parent(target, parent_id, question)
        user_id = None
        if question is not None:
            user_id = self._add(target, parent_id, Role.USER, question, State.DONE)
            if not title:
                title = title_of(cleaned(question))
            if parent_id == tip:
                self._clear_draft(None if is_new else target)
        above = parent_id if user_id is None else user_id
        answer_id = self._add(target, above, Role.ASSISTANT, "", State.STREAMING)
        self._add_turn(answer_id, provenance, left_out)
        self._show(target, title, answer_id)
        payload = {"conversation": target, "question_sha256": text_sha256(question or "")}
        self._audit_start(answer_id, payload, provenance, left_out)
        return TurnIds(target, user_id, answer_id)

    @saving
    def continue_turn(
        self, message_id: int, text: str, provenance: Mapping[str, Any], left_out: Sequence[int]
    ) -> TurnIds:
        """Put another version of an answer on disk that begins with what it says so far.

        The answer stays as it is, with the record of its own call; the branch that is shown
        becomes the new version.

        Args:
            message_id: the answer to go on with.
            text: what it says so far.
            provenance: see `core.provenance.continuing`.
            left_out: ids of the messages that the model will not see.

        Raises:
            Problem: `not_found` if there is no such answer; or nothing was saved, see
                `Session.save`.
        """
        row = self._session.row(
            "SELECT conversation_id, parent_id FROM messages WHERE id = ? AND role = ?",
            (message_id, Role.ASSISTANT.value),
        )
        if row is None:
            raise Problem(Code.NOT_FOUND, name=message_id)
        target = row["conversation_id"]
        answer_id = self._add(target, row["parent_id"], Role.ASSISTANT, text, State.STREAMING)
        self._add_turn(answer_id, provenance, left_out)
        self._show(target, self._tip_and_title(target)[1], answer_id)
        payload = {"conversation": target, "continues": message_id}
        self._audit_start(answer_id, payload, provenance, left_out)
        return TurnIds(target, None, answer_id)

    @saving
    def checkpoint(self, message_id: int, text: str) -> None:
        """Put the answer so far on disk.

        Raises:
            Problem: `not_found`; or it was not saved, see `Session.save`.
        """
        changed = self._session.execute(
            "UPDATE messages SET text = ?, saved_at = ? WHERE id = ?",
            (cleaned(text), now(), message_id),
        )
        if not changed:
            raise Problem(Code.NOT_FOUND, name=message_id)

    @saving
    def finish_turn(
        self,
        message_id: int,
        text: str,
        state: State,
        ending: Ending | None,
        provenance: Mapping[str, Any] | None = None,
    ) -> None:
        """Put the end of an answer on disk: text, state and numbers together.

        `ending` is `None` if the engine did not report one; `provenance` replaces the record of
        the beginning.

        Raises:
            Problem: `not_found`; or it was not saved, see `Session.save`.
        """
        self.checkpoint(message_id, text)
        self._session.execute(
            "UPDATE messages SET state = ? WHERE id = ?", (State(state).value, message_id)
        )
        if ending is not None:
            self._save_numbers(message_id, ending)
        if provenance is not None:
            self._session.execute(
                "UPDATE turns SET provenance_json = ? WHERE message_id = ?",
                (_json(provenance), message_id),
            )
        self._audit.append(
            "generation_finished",
            str(message_id),
            {
                "state": State(state).value,
                "text_sha256": text_sha256(cleaned(text)),
                "provenance_sha256": record.digest(dict(provenance or {})),
            },
        )

    def _show(self, conversation_id: str, title: str, tip: int) -> None:
        """Make this the branch that is shown, of the conversation that was used last."""
        self._session.execute(
            "UPDATE conversations SET title = ?, tip_message_id = ?, updated_at = ?,"  # noqa: S608
            f" activity = {NEXT_ACTIVITY} WHERE id = ?",
            (title, tip, now(), conversation_id),
        )

    def _audit_start(
        self,
        answer_id: int,
        payload: Mapping[str, object],
        provenance: Mapping[str, Any],
        left_out: Sequence[int],
    ) -> None:
        digest = record.digest(dict(provenance))
        whole = {**payload, "provenance_sha256": digest, "left_out": list(left_out)}
        self._audit.append("generation_started", str(answer_id), whole)

    def _tip_and_title(self, conversation_id: str) -> tuple[int | None, str]:
        row = self._session.row(
            "SELECT tip_message_id, title FROM conversations WHERE id = ?", (conversation_id,)
        )
        if row is None:
            raise Problem(Code.NOT_FOUND, name=conversation_id)
        return row["tip_message_id"], row["title"]

    def _require_parent(
        self, conversation_id: str, parent_id: int | None, question: str | None
    ) -> None:
        """Questions follow answers, answers follow questions, all in one conversation."""
        role = Role.USER if question is None else Role.ASSISTANT
        if parent_id is None and question is not None:
            return
        found = self._session.row(
            "SELECT 1 FROM messages WHERE id = ? AND conversation_id = ? AND role = ?",
            (parent_id, conversation_id, role.value),
        )
        if found is None:
            raise Problem(Code.NOT_FOUND, name=parent_id)

    def _add(
        self, conversation_id: str, parent_id: int | None, role: Role, text: str, state: State
    ) -> int:
        moment = now()
        return self._session.insert(
            "INSERT INTO messages (conversation_id, parent_id, role, text, state, created_at,"
            " saved_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (conversation_id, parent_id, role.value, cleaned(text), state.value, moment, moment),
        )

    def _add_turn(
        self, message_id: int, provenance: Mapping[str, Any], left_out: Sequence[int]
    ) -> None:
        model = provenance.get("model")
        model = model if isinstance(model, Mapping) else {}
        self._session.execute(
            "INSERT INTO turns (message_id, model_name, model_sha256, provenance_json,"
            " left_out_json) VALUES (?, ?, ?, ?, ?)",
            (
                message_id,
                cleaned(str(model.get("name", ""))),
                str(model.get("sha256", "")),
                _json(provenance),
                json.dumps(list(left_out)),
            ),
        )

    def _save_numbers(self, message_id: int, ending: Ending) -> None:
        self._session.execute(
            "UPDATE turns SET prompt_tokens = ?, evaluated_tokens = ?, answer_tokens = ?,"
            " first_token_ms = ?, total_ms = ?, reason = ? WHERE message_id = ?",
            (
                ending.prompt_tokens,
                ending.evaluated_tokens,
                ending.answer_tokens,
                ending.first_token_ms,
                ending.total_ms,
                ending.reason.value,
                message_id,
            ),
        )


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(dict(value), sort_keys=True, default=str)
