"""A conversation with masks in place of what looks like an identifier."""

from typing import Any

from msgspec.structs import replace

from app.core.identifiers.masks import Masks
from app.core.identifiers.search import find
from app.core.transcript.document import Chat, Entry, Made

# Hashes of texts as they were: they would tell whether a guess at a masked word is right.
_HASHES = frozenset({"text_sha256", "raw_sha256", "system_text_sha256", "examples_sha256"})
_OF_EXAMPLES = ("examples", "sha256")  # the same hash again; a model's is no hash of a text


def masked_text(text: str, masks: Masks) -> str:
    """Return a text with masks; names that were met elsewhere are masked too."""
    return masks.masked(text, find(text, masks.known))


def masked_chat(chat: Chat, masks: Masks | None) -> Chat:
    """Return a conversation whose title, system text, folder and tags are masked, if wanted."""
    if masks is None:
        return chat
    return replace(
        chat,
        title=masked_text(chat.title, masks),
        system_text=masked_text(chat.system_text, masks) if chat.system_text else chat.system_text,
        folder=masked_text(chat.folder, masks) if chat.folder else chat.folder,
        tags=tuple(masked_text(tag, masks) for tag in chat.tags),
    )


def masked_entry(entry: Entry, masks: Masks | None) -> Entry:
    """Return a message whose texts are masked, if wanted, without hashes of them as they were."""
    if masks is None:
        return entry
    made = _masked_record(entry.made, masks) if entry.made else None
    return replace(entry, text=masked_text(entry.text, masks), made=made)


def example_set(record: dict[str, Any]) -> str:
    """Return the name that a person gave the examples an answer was asked with, "" if none."""
    used = record.get("examples")
    return str(used.get("name") or "") if isinstance(used, dict) else ""


def _masked_record(made: Made, masks: Masks) -> Made:
    record: dict[str, Any] = {}
    for key, value in made.provenance.items():
        if isinstance(value, dict):
            record[key] = {
                name: one
                for name, one in value.items()
                if name not in _HASHES and (key, name) != _OF_EXAMPLES
            }
        elif key not in _HASHES:
            record[key] = value
    if name := example_set(record):
        record["examples"]["name"] = masked_text(name, masks)
    return replace(made, provenance=record)
