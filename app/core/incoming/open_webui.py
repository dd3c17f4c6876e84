"""Open WebUI's export: a list of chats, each with `chat.history.messages`, a tree by id.

Read as its versions 0.3 to 0.6 write it: `{id, title, chat: {title, models, history: {messages:
{id: {id, parentId, childrenIds, role, content, timestamp, model}}, currentId}}}`; older ones have
`chat.messages`, a list.
"""

from typing import Any

from app.core.chat import Role
from app.core.incoming.arriving import Arriving, NotReadable, Source, moment, own_id, title, today
from app.core.incoming.message_lists import spoken
from app.core.incoming.nodes import Node, tip, turns
from app.core.incoming.tally import Tally


def is_one(item: Any) -> bool:
    """Return whether this is one chat of such an export."""
    return isinstance(item, dict) and bool(_messages(_chat(item)))


def arriving(item: Any, tally: Tally) -> Arriving:
    """Return one chat.

    Raises:
        NotReadable: why not.
    """
    chat = _chat(item)
    began = moment(item.get("created_at") or chat.get("timestamp"), today())
    messages = _messages(chat)
    nodes = [_node(one, began, tally) for one in messages]
    said = turns(nodes, tally)
    if not said:
        raise NotReadable("there is no message in it")
    history = chat.get("history")
    current = history.get("currentId") if isinstance(history, dict) else None
    params = chat.get("params")
    system = chat.get("system") or (params.get("system") if isinstance(params, dict) else None)
    theirs = item.get("id") or chat.get("id") or messages[0]["id"]
    tags = item.get("tags") or chat.get("tags") or (item.get("meta") or {}).get("tags") or []
    return Arriving(
        conversation_id=own_id(Source.OPEN_WEBUI, str(theirs)),
        title=title(item.get("title") or chat.get("title")),
        system_text=system if isinstance(system, str) else "",
        setup={},
        folder=None,
        tags=tuple(title(one) for one in tags if isinstance(one, str)),
        created_at=began,
        updated_at=moment(item.get("updated_at"), began),
        is_pinned=item.get("pinned") is True,
        tip=tip(said, nodes, current if isinstance(current, str) else None),
        said=tuple(said),
    )


def _chat(item: dict[str, Any]) -> dict[str, Any]:
    chat = item.get("chat", item)
    return chat if isinstance(chat, dict) else {}


def _messages(chat: dict[str, Any]) -> list[dict[str, Any]]:
    history = chat.get("history")
    found = history.get("messages") if isinstance(history, dict) else None
    if isinstance(found, dict):
        return [one for one in found.values() if _is_message(one)]
    listed = chat.get("messages")
    if not isinstance(listed, list):
        return []
    return [one for one in listed if _is_message(one)]


def _is_message(one: Any) -> bool:
    return isinstance(one, dict) and isinstance(one.get("id"), str) and "role" in one


def _node(one: dict[str, Any], began: str, tally: Tally) -> Node:
    role = str(one.get("role"))
    if role not in {Role.USER, Role.ASSISTANT}:
        tally.leave_out(f"{role} messages")
        role = ""
    files = one.get("files")
    for file in files if isinstance(files, list) else ():
        is_image = isinstance(file, dict) and file.get("type") == "image"
        tally.leave_out("images" if is_image else "attachments")
    counted = tally.left_out.total()
    words = spoken(one.get("content"), tally)
    if role and not words.strip() and tally.left_out.total() == counted:
        tally.leave_out("empty messages")
    parent = one.get("parentId")
    model = one.get("modelName") or one.get("model") or ""
    return Node(
        key=one["id"],
        parent=parent if isinstance(parent, str) else None,
        role=role,
        text=words,
        created_at=moment(one.get("timestamp"), began),
        made=tally.made(str(model)) if role == Role.ASSISTANT else None,
    )
