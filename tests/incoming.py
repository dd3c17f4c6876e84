"""Files as other programs write them, small and by hand."""

from typing import Any


def chatgpt() -> list[dict[str, Any]]:
    """Return an export of ChatGPT: an edit, a tool, a hidden system node, an image."""

    def node(key: str, parent: str | None, role: str, *parts: Any, **more: Any) -> dict[str, Any]:
        message = {
            "author": {"role": role},
            "content": {"content_type": more.pop("kind", "text"), "parts": list(parts)},
            "create_time": 1_700_000_000.5 + len(key),
            "metadata": {"model_slug": "gpt-4o"} if role == "assistant" else {},
            **more,
        }
        return {"id": key, "parent": parent, "children": [], "message": message}

    nodes = [
        {"id": "root", "parent": None, "children": [], "message": None},
        node("s", "root", "system", "You are ChatGPT"),
        node("u1", "s", "user", "What is sepsis?"),
        node("a1", "u1", "assistant", "A dysregulated response."),
        node("u2", "a1", "user", {"asset_pointer": "x"}, "And this?", kind="multimodal_text"),
        node("call", "u2", "assistant", "search('x')", recipient="browser"),
        node("tool", "call", "tool", "results"),
        node("a2", "tool", "assistant", "First half,"),
        node("a2b", "a2", "assistant", "second half."),
        node("u2x", "a1", "user", "Asked otherwise"),
        node("a3", "u2x", "assistant", "Other answer"),
    ]
    return [
        {
            "title": "Sepsis",
            "create_time": 1_700_000_000.0,
            "update_time": 1_700_000_900.0,
            "mapping": {one["id"]: one for one in nodes},
            "current_node": "a2b",
            "conversation_id": "11111111-2222-4333-8444-555555555555",
        }
    ]


def open_webui() -> list[dict[str, Any]]:
    """Return an export of Open WebUI with two versions of an answer."""
    messages = {
        "q": {"id": "q", "parentId": None, "childrenIds": ["a", "b"], "role": "user"},
        "a": {"id": "a", "parentId": "q", "childrenIds": [], "role": "assistant"},
        "b": {"id": "b", "parentId": "q", "childrenIds": [], "role": "assistant"},
    }
    for key, text in (("q", "Dose?"), ("a", "First."), ("b", "Second.")):
        messages[key] |= {"content": text, "timestamp": 1_700_000_000, "model": "llama3:8b"}
    messages["q"]["files"] = [{"type": "image", "url": "data:image/png;base64,xx"}]
    return [
        {
            "id": "chat-1",
            "title": "Doses",
            "created_at": 1_700_000_000,
            "updated_at": 1_700_000_500,
            "pinned": True,
            "meta": {"tags": ["ward"]},
            "chat": {"title": "Doses", "history": {"messages": messages, "currentId": "a"}},
        }
    ]


def messages() -> list[dict[str, Any]]:
    """Return a bare list of messages."""
    return [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": [{"type": "text", "text": "Hi"}, {"type": "image_url"}]},
        {"role": "assistant", "content": "Hello."},
    ]
