"""A tree of messages as other programs keep it → one where questions and answers take turns."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from app.core.chat import Role, State
from app.core.incoming import arriving
from app.core.incoming.arriving import MOST_BYTES, NotReadable, Said, text, too_long
from app.core.incoming.tally import Tally
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


class _Held(Struct, frozen=True):
    """What one role said so far without a word of the other, the last of it first.

    It is joined once, when it is said: to join each piece anew would cost the square of them.
    """

    node: Node
    before: "_Held | None"
    characters: int

    @property
    def text(self) -> str:
        """All of it."""
        pieces: list[str] = []
        at: _Held | None = self
        while at is not None:
            pieces.append(at.node.text)
            at = at.before
        return "\n\n".join(reversed(pieces))

    @property
    def keys(self) -> Iterator[str]:
        """Of every node in it."""
        at: _Held | None = self
        while at is not None:
            yield at.node.key
            at = at.before

    @property
    def created_at(self) -> str:
        """When the first of it was said."""
        at = self
        while at.before is not None:
            at = at.before
        return at.node.created_at


def turns(nodes: Iterable[Node], tally: Tally) -> list[Said]:
    """Return the messages of a tree, parents first.

    Nodes that say nothing are passed through. Where one role speaks twice in a row, both texts
    become one message (each version of it, if they part there). What a model said before the first
    question, and what no first message leads to, cannot stand in a history: that is counted.

    Raises:
        NotReadable: the nodes form a circle, a message is too long, or all of them are.
    """
    known = {node.key: node for node in nodes}
    children: dict[str | None, list[Node]] = {}
    for node in known.values():
        parent = node.parent if node.parent in known else None
        children.setdefault(parent, []).append(node)
    said: dict[str, Said] = {}
    # Node, key of the message before it, and what was said last and may still go on.
    waiting: list[tuple[Node, str | None, _Held | None]] = []
    characters = 0
    reached = 0
    early: set[str] = set()
    waiting += [(node, None, None) for node in reversed(children.get(None, []))]
    while waiting:
        node, before, held = waiting.pop()
        if _says(node):
            reached += 1
            if held is not None and held.node.role != node.role:
                before, held = _say(said, held, before, early), None
            held = _joined(held, node)
        below = children.get(node.key, [])
        if not below and held is not None:
            characters += held.characters  # what is joined once a branch may be a lot
            if characters > MOST_BYTES:
                raise NotReadable("its messages are too long together")
            _say(said, held, before, early)
        waiting += [(child, before, held) for child in reversed(below)]
    if known and not said and None not in children:
        raise NotReadable("its messages form a circle")
    tally.leave_out("answers before the first question", len(early))
    spoken = sum(_says(node) for node in known.values())
    tally.leave_out("messages in a circle", spoken - reached)
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


def _joined(held: _Held | None, node: Node) -> _Held:
    characters = len(node.text) + (held.characters + 2 if held is not None else 0)
    if characters > arriving.LONGEST_TEXT:
        raise NotReadable(too_long())
    return _Held(node, held, characters)


def _say(said: dict[str, Said], held: _Held, before: str | None, early: set[str]) -> str | None:
    """Note a message once; return its key, or `None` if it comes too early to stand there."""
    node = held.node
    if before is None and node.role != Role.USER:
        early.update(held.keys)
        return None
    if node.key not in said:
        said[node.key] = Said(
            key=node.key,
            parent=before,
            role=node.role,
            text=text(held.text),
            state=node.state,
            created_at=held.created_at,
            saved_at=held.created_at,
            made=node.made if node.role == Role.ASSISTANT else None,
        )
    return node.key
