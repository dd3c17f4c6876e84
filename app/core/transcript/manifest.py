"""The proof inside an export: a hash of each of its parts, so that a change names its place.

It tells what was changed by accident or by hand. Whoever writes the whole file anew can write a
new manifest too: against that stand the file's SHA-256 in the audit trail, and the trail's head in
the file.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from app.core.transcript.document import NOTICE_SHAPE, Head

FORMAT = "casebook-export"
VERSION = 1


class Part(Struct, frozen=True):
    """One part of a file: a name such as `message:12`, and the SHA-256 of what it says."""

    name: str
    sha256: str


class Manifest:
    """Collects the parts of one file, in their order."""

    def __init__(self, head: Head, document: str) -> None:
        """Begin for one file of the format `document`."""
        self._head = head
        self._document = document
        self._parts: list[list[str]] = []

    def add(self, name: str, content: bytes) -> None:
        """Note a part by the bytes that it is told apart by."""
        self._parts.append([name, sha256(content)])

    def add_value(self, name: str, value: Mapping[str, Any]) -> None:
        """Note a part that is a JSON value: layout and order of its keys make no difference."""
        self.add(name, canonical(value))

    def shape(self, **more: object) -> dict[str, Any]:
        """Return the manifest as JSON holds it, with its own hash under `sha256`."""
        whole: dict[str, Any] = {
            "format": FORMAT,
            "version": VERSION,
            "document": self._document,
            "export_id": self._head.export_id,
            "exported_at": self._head.exported_at,
            "app": self._head.app,
            "audit": {"seq": self._head.audit_seq, "sha256": self._head.audit_sha256},
            "notice_sha256": NOTICE_SHAPE["sha256"],
            **({"is_masked": True} if self._head.is_masked else {}),
            "parts": self._parts,
            **more,
        }
        return {**whole, "sha256": sha256(canonical(whole))}


def chat_name(conversation_id: str) -> str:
    """Return the name of the part that opens a conversation."""
    return f"conversation:{conversation_id}"


def entry_name(message_id: int) -> str:
    """Return the name of the part that is a message."""
    return f"message:{message_id}"


def parts_of(manifest: Mapping[str, Any]) -> list[Part]:
    """Return the parts that a manifest names.

    Raises:
        ValueError, TypeError: it is none, or its own hash is another.
    """
    whole = {key: value for key, value in manifest.items() if key != "sha256"}
    if manifest.get("format") != FORMAT or manifest.get("sha256") != sha256(canonical(whole)):
        raise ValueError("the manifest itself was changed")
    parts = manifest.get("parts") or []
    return [Part(str(name), str(digest)) for name, digest in parts]


def canonical(value: Mapping[str, Any]) -> bytes:
    """Return a JSON value as the bytes that are hashed: sorted keys, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), default=str).encode("ascii")


def encoded(value: object) -> bytes:
    """Return a JSON value in UTF-8, readable in every script; one line."""
    try:
        return json.dumps(value, ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate survives as an escape only
        return json.dumps(value, default=str).encode("ascii")


def sha256(content: bytes) -> str:
    """Return the hexadecimal SHA-256 of bytes."""
    return hashlib.sha256(content).hexdigest()
