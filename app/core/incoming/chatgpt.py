"""ChatGPT's data export: `conversations.json`, one tree of nodes a conversation.

The form is not documented by its makers; it is read as exports of 2023 to 2025 have it: `mapping`
of node id to `{id, parent, children, message}`, a message with `author.role`,
`content.content_type`, `content.parts`, `create_time`, `metadata.model_slug`; `current_node`.
"""

import json
from typing import Any

from app.core.chat import Role
from app.core.incoming.arriving import Arriving, NotReadable, Source, moment, own_id, title, today
from app.core.incoming.nodes import Node, tip, turns
from app.core.incoming.tally import Tally

_SPOKEN = frozenset({"text", "multimodal_text"})


def is_one(item: Any) -> bool:
    """Return whether this is one conversation of such an export."""
    return isinstance(item, dict) and isinstance(item.get("mapping"), dict)


def arriving(item: Any, tally: Tally) -> Arriving:
    """Return one conversation.

    Raises:
        NotReadable: why not.
    """
    mapping = item["mapping"]
    began = moment(item.get("create_time"), today())
    nodes = [_node(str(key), value, began, tally) for key, value in mapping.items()]
    said = turns(nodes, tally)
    if not said:
        raise NotReadable("there is no message in it")
    theirs = item.get("conversation_id") or item.get("id") or json.dumps(sorted(mapping))
    return Arriving(
        conversation_id=own_id(Source.CHATGPT, str(theirs)),
        title=title(item.get("title")),
        system_text="",
        setup={},
        folder=None,
        tags=(),
        created_at=began,
        updated_at=moment(item.get("update_time"), began),
        is_pinned=False,
        tip=tip(said, nodes, _name(item.get("current_node"))),
        said=tuple(said),
    )


def _node(key: str, value: Any, began: str, tally: Tally) -> Node:
    parent = _name(value.get("parent"))
    message = value.get("message")
    if not isinstance(message, dict):
        return Node(key, parent, "", "", began)
    author = message.get("author") or {}
    role, metadata = str(author.get("role")), message.get("metadata") or {}
    counted = tally.left_out.total()
    text = _text(message.get("content") or {}, tally)
    is_told = tally.left_out.total() > counted
    when = moment(message.get("create_time"), began)
    if role not in {Role.USER, Role.ASSISTANT}:
        if text.strip() and not metadata.get("is_visually_hidden_from_conversation"):
            tally.leave_out(f"{role} messages")
        return Node(key, parent, "", "", when)
    if message.get("recipient") not in {None, "all"}:  # a call of a tool is no speech
        tally.leave_out("tool calls")
        return Node(key, parent, "", "", when)
    if not (text.strip() or is_told or metadata.get("is_visually_hidden_from_conversation")):
        tally.leave_out("empty messages")
    made = tally.made(str(metadata.get("model_slug") or "")) if role == Role.ASSISTANT else None
    return Node(key, parent, role, text, when, made)


def _text(content: dict[str, Any], tally: Tally) -> str:
    kind = content.get("content_type")
    parts = content.get("parts")
    if kind not in _SPOKEN or not isinstance(parts, list):
        if kind not in _SPOKEN and kind is not None:
            tally.leave_out(f"{kind} pieces")
        return ""
    spoken = [part for part in map(_words, parts) if part is not None]
    tally.leave_out("attachments", len(parts) - len(spoken))
    return "\n".join(part for part in spoken if part)


def _words(part: Any) -> str | None:
    """Return what a part says, or was heard to say; `None` of one that is no text."""
    if isinstance(part, dict) and part.get("content_type") == "audio_transcription":
        part = part.get("text")
    return part if isinstance(part, str) else None


def _name(value: object) -> str | None:
    return value if isinstance(value, str) else None
