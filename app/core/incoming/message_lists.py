"""Lists of chat messages as OpenAI's interface and fine-tuning files have them.

`[{"role", "content"}…]`, `{"messages": […]}`, a list or lines of these; `content` is a text or a
list of parts of which the texts are taken. Our own JSON Lines are among them.
"""

import hashlib
import json
from typing import Any

from app.core.chat import Role
from app.core.incoming.arriving import (
    Arriving,
    NotReadable,
    Source,
    moment,
    own_id,
    text,
    title,
    today,
)
from app.core.incoming.nodes import Node, turns
from app.core.incoming.tally import Tally
from app.core.text import title_of

_SYSTEM = frozenset({"system", "developer"})
_CALLS = frozenset({"tool_calls", "function_call", "refusal"})


def is_message_list(item: Any) -> bool:
    """Return whether this is a bare list of messages."""
    return isinstance(item, list) and bool(item) and all(_is_message(one) for one in item)


def is_one(item: Any) -> bool:
    """Return whether this is an object with such a list."""
    return isinstance(item, dict) and is_message_list(item.get("messages"))


def arriving(item: Any, tally: Tally) -> Arriving:
    """Return one conversation.

    Raises:
        NotReadable: why not.
    """
    messages = item["messages"]
    if not is_message_list(messages):
        raise NotReadable("there is no list of messages in it")
    began = moment(item.get("created_at") or item.get("created"), today())
    model = item.get("model")
    system, nodes = _nodes(messages, began, str(model) if isinstance(model, str) else "", tally)
    said = turns(nodes, tally)
    if not said:
        raise NotReadable("there is no question in it")
    theirs = item.get("id")
    content = json.dumps([[one.role, one.text] for one in said]).encode("ascii")
    named = theirs if isinstance(theirs, str) else hashlib.sha256(content).hexdigest()
    return Arriving(
        conversation_id=own_id(Source.MESSAGES, named),
        title=title(item.get("title")) or title_of(said[0].text),
        system_text=text("\n\n".join(system)),
        setup={},
        folder=None,
        tags=(),
        created_at=began,
        updated_at=began,
        is_pinned=False,
        tip=said[-1].key,
        said=tuple(said),
    )


def spoken(content: Any, tally: Tally) -> str:
    """Return the words of a message's content; what is no text is counted."""
    if isinstance(content, str):
        return content
    if not isinstance(content, list):
        return ""
    words = []
    for part in content:
        if isinstance(part, dict) and isinstance(part.get("text"), str):
            words.append(part["text"])
        elif isinstance(part, str):
            words.append(part)
        else:
            tally.leave_out("images and other parts")
    return "\n".join(words)


def _is_message(one: Any) -> bool:
    if not isinstance(one, dict) or not isinstance(one.get("role"), str):
        return False
    return "content" in one or not _CALLS.isdisjoint(one)  # a call may come without any content


def _nodes(
    messages: list[dict[str, Any]], began: str, model: str, tally: Tally
) -> tuple[list[str], list[Node]]:
    system: list[str] = []
    nodes: list[Node] = []
    for number, one in enumerate(messages):
        counted = tally.left_out.total()
        refusal = one.get("refusal")  # words of the model in a field of their own
        role, words = one["role"], spoken(one.get("content") or refusal, tally)
        if role in _SYSTEM and not nodes:
            system.append(words)
            continue
        if role not in {Role.USER, Role.ASSISTANT}:
            tally.leave_out(f"{role[:20]} messages")
            continue
        if one.get("tool_calls") or one.get("function_call"):
            tally.leave_out("tool calls")
        elif not words.strip() and tally.left_out.total() == counted:
            tally.leave_out("empty messages")
        own = one.get("model")
        made = (
            tally.made(own if isinstance(own, str) else model) if role == Role.ASSISTANT else None
        )
        when = moment(one.get("created_at") or one.get("timestamp"), began)
        nodes.append(Node(str(number), nodes[-1].key if nodes else None, role, words, when, made))
    return system, nodes
