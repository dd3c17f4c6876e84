"""The YAML at the head of a model card, bounded: with references a few lines ask for gigabytes."""

from typing import Any

import yaml

from converters.folder import Folder
from converters.refusal import Refusal

CARD = "README.md"
MOST_CHARACTERS = 200_000
# Values, those that are referred to counted each time: a text without references has no more.
MOST_VALUES = MOST_CHARACTERS
FENCE = "---"


def front_matter(folder: Folder) -> dict[str, Any]:
    """Return what the head of the card says; nothing if it cannot be read."""
    try:
        lines = (folder.text(CARD) or "").splitlines()
    except Refusal:
        return {}
    if not lines or lines[0] != FENCE:
        return {}
    end = lines.index(FENCE, 1) if FENCE in lines[1:] else len(lines)
    text = "\n".join(lines[1:end]) + "\n"
    # Norway is no “false”, and tabs are no YAML.
    text = text.replace("- no\n", '- "no"\n').replace("\t", "  ")
    if len(text) > MOST_CHARACTERS:
        return {}
    try:
        found = yaml.load(text, Loader=_Loader)  # noqa: S506  it is a safe one
    except (yaml.YAMLError, ArithmeticError, AttributeError, LookupError, RecursionError):
        return {}
    except (TypeError, ValueError):  # a date, a number or a key that is none
        return {}
    return found if isinstance(found, dict) else {}


class _Loader(yaml.SafeLoader):
    """Plain values only, no more of them than a text without references could hold."""

    def get_single_node(self) -> Any:
        node = super().get_single_node()
        if _size(node, {}) > MOST_VALUES:
            raise yaml.YAMLError
        return node


def _size(node: yaml.Node | None, known: dict[int, int]) -> int:
    """Return how many values a node holds; `known` has those of other nodes, by identity.

    Raises:
        YAMLError: it holds itself.
    """
    if id(node) not in known:
        known[id(node)] = 0  # being counted
        parts: list[yaml.Node] = []
        if isinstance(node, yaml.MappingNode):
            parts = [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            parts = node.value
        known[id(node)] = 1 + sum(_size(part, known) for part in parts)
    if not known[id(node)]:
        raise yaml.YAMLError
    return known[id(node)]
