"""A tree of messages as other programs keep it → one where questions and answers take turns."""

from collections.abc import Iterable

from msgspec import Struct

from app.core.chat import Role, State
from app.core.incoming.arriving import NotReadable, Said, text
from app.core.transcript.document import Made


class Node(Struct, frozen=True):
    """One node: `parent` names another one, or nothing that is there.

    `role` is user or assistant; any other node, and one without text, is passed through.
    """

    key: str
    parent: str | None
    role: str
    text: str
    created_at: str
    made: Made | None = None
    state: str = State.DONE


def turns(nodes: Iterable[Node]) -> list[Said]:
    """Return the messages of a tree, parents first.

    Nodes that say nothing are passed through. Where one role speaks twice in a row, both texts
    become one message (each version of it, if they part there). What a model said before the first
    question cannot stand in a history and is left out.

    Raises:
        NotReadable: the nodes form a circle, or a message is too long.
    """
    known = {node.key: node for node in nodes}
    children: dict[str | None, list[Node]] = {}
    for node in known.values():
        parent = node.parent if node.parent in known else None
        children.setdefault(parent, []).append(node)
    said: dict[str, Said] = {}
    # Node, key of the message before it, and what was said last and may still go on.
    waiting: list[tuple[Node, str | None, Node | None]] = []
    waiting += [(node, None, None) for node in reversed(children.get(None, []))]
    while waiting:
        node, before, held = waiting.pop()
        if _says(node):
            if held is not None and held.role != node.role:
                before, held = _say(said, held, before), None
            held = _joined(held, node)
        below = children.get(node.key, [])
        if not below and held is not None:
            _say(said, held, before)
        waiting += [(child, before, held) for child in reversed(below)]
    if known and not said and None not in children:
        raise NotReadable("its messages form a circle")
    return list(said.values())


def tip(said: list[Said], nodes: Iterable[Node], current: str | None) -> str | None:
    """Return the key of the message that was shown last; without one, of the newest."""
    known = {node.key: node for node in nodes}
    keys = {one.key for one in said}
    seen: set[str] = set()
    while current is not None and current not in keys and current not in seen:
        seen.add(current)
        current = known[current].parent if current in known else None
    if current in keys:
        return current
    return said[-1].key if said else None


def _says(node: Node) -> bool:
    return node.role in {Role.USER, Role.ASSISTANT} and bool(node.text.strip())


def _joined(held: Node | None, node: Node) -> Node:
    if held is None:
        return node
    whole = f"{held.text}\n\n{node.text}"
    return Node(node.key, node.parent, node.role, whole, held.created_at, node.made, node.state)


def _say(said: dict[str, Said], node: Node, before: str | None) -> str | None:
    """Note a message once; return its key, or `None` if it cannot stand there."""
    if before is None and node.role != Role.USER:
        return None
    if node.key not in said:
        said[node.key] = Said(
            key=node.key,
            parent=before,
            role=node.role,
            text=text(node.text),
            state=node.state,
            created_at=node.created_at,
            saved_at=node.created_at,
            made=node.made if node.role == Role.ASSISTANT else None,
        )
    return node.key
