"""Our own JSON: the same history again, if its proof fits."""

import uuid
from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from app.core.chat import Role, State
from app.core.incoming.arriving import (
    MOST_CHATS,
    Arrival,
    Arriving,
    NotReadable,
    Refused,
    Said,
    Source,
    moment,
    text,
    title,
)
from app.core.incoming.tally import Tally
from app.core.transcript.document import VERSION, Chat, Entry
from app.core.transcript.verdict import INTACT
from app.core.transcript.verification import of_document

_LARGEST_ID = 1 << 53
_FILE = "the file"


class _Continues(msgspec.Struct):
    version: int
    models: list[dict[str, Any]] = []


class _Imported(msgspec.Struct):
    source: Annotated[str, msgspec.Meta(min_length=1)] = msgspec.field(name="from")


class _Record(msgspec.Struct):
    """What is read of an answer's record when it is shown; see `core.provenance`."""

    continues: _Continues | None = None
    imported: _Imported | None = None
    model: dict[str, Any] | None = None
    sampling: dict[str, Any] | None = None


def arrival(whole: Mapping[str, Any], digest: str, takes_altered: bool) -> Arrival:
    """Return what a Casebook export holds; an altered one only if that was asked for.

    Raises:
        NotReadable: a later version wrote it, or it has too much.
    """
    if whole.get("version") != VERSION:
        raise NotReadable("a later version of Casebook wrote it")
    verdict = of_document(whole)
    if verdict.status != INTACT and not takes_altered:
        refused = [Refused(_FILE, f"it was altered: {one}") for one in verdict.details]
        return Arrival(Source.CASEBOOK, digest, (), tuple(refused), {})
    items = whole.get("conversations")
    if not isinstance(items, list) or len(items) > MOST_CHATS:
        raise NotReadable("it has too many conversations")
    tally = Tally(Source.CASEBOOK, digest)
    places: dict[str, int] = {}
    for number, item in enumerate(items, 1):
        try:
            chat = _arriving(item, tally)
            if (first := places.setdefault(chat.conversation_id, number)) != number:
                tally.refuse(f"conversation {number}", f"conversation {first} has the same id")
            else:
                tally.take(chat)
        except NotReadable as error:
            tally.refuse(f"conversation {number}", str(error))
        except (msgspec.ValidationError, KeyError, TypeError, ValueError, AttributeError):
            tally.refuse(f"conversation {number}", "it is not built as ours are")
    return Arrival(Source.CASEBOOK, digest, tuple(tally.chats), tuple(tally.refused), {})


def _arriving(item: Any, tally: Tally) -> Arriving:
    own = {key: value for key, value in item.items() if key != "messages"}
    chat = msgspec.convert(own, type=Chat)
    entries = msgspec.convert(item["messages"], type=list[Entry])
    if not entries:
        raise NotReadable("it has no message")
    _check(entries)
    keys = {one.message_id for one in entries}
    tip = chat.tip_message_id if chat.tip_message_id in keys else entries[-1].message_id
    return Arriving(
        conversation_id=str(uuid.UUID(chat.conversation_id)),
        title=title(chat.title),
        system_text=text(chat.system_text or ""),
        setup=chat.setup,
        folder=title(chat.folder) if chat.folder is not None else None,
        tags=tuple(title(one) for one in chat.tags),
        created_at=_moment(chat.created_at),
        updated_at=_moment(chat.updated_at),
        is_pinned=chat.is_pinned,
        tip=str(tip),
        said=tuple(_said(one, tally) for one in entries),
    )


def _check(entries: list[Entry]) -> None:
    """See that this is a tree as the history keeps it: older parents, and turns that alternate."""
    roles: dict[int, str] = {}
    for entry in entries:
        known = entry.parent_id is None or entry.parent_id in roles
        if not known or not 0 < entry.message_id < _LARGEST_ID or entry.message_id in roles:
            raise NotReadable("its messages are no tree")
        before = roles.get(entry.parent_id) if entry.parent_id is not None else None
        role = Role(entry.role)
        wanted = {Role.USER} if role is Role.ASSISTANT else {None, Role.ASSISTANT}
        if before not in wanted:
            raise NotReadable("its questions and answers do not take turns")
        if (role is Role.ASSISTANT) != (entry.made is not None):
            raise NotReadable("an answer is without its record")
        roles[entry.message_id] = role


def _said(entry: Entry, tally: Tally) -> Said:
    state = State(entry.state)
    made = entry.made
    if made is not None and msgspec.convert(made.provenance, type=_Record).imported is None:
        provenance = {**made.provenance, "imported": tally.mark()}
        made = msgspec.structs.replace(made, provenance=provenance)
    return Said(
        key=str(entry.message_id),
        parent=None if entry.parent_id is None else str(entry.parent_id),
        role=entry.role,
        text=text(entry.text),
        state=State.INTERRUPTED if state is State.STREAMING else state,
        created_at=_moment(entry.created_at),
        saved_at=_moment(entry.saved_at),
        made=made,
    )


def _moment(value: str) -> str:
    found = moment(value, "")
    if not found:
        raise NotReadable("a time in it is none")
    return found
