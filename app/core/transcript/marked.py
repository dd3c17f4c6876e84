"""Files of text that carry their proof in comments: Markdown and HTML.

Each part but the first begins behind a comment with the id of the export and its number; the last
comment holds the manifest. No text in the file can pretend to be one: the id is drawn at random
when the text is there already.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from app.core.transcript.document import Head
from app.core.transcript.manifest import Manifest
from app.core.transcript.writing import Write

_MANIFEST = re.compile(rb"<!--casebook ([0-9a-f-]{36}) manifest (\{[^\n]*\})-->\n?")


class Marked:
    """Writes parts with a comment before each, and remembers what each says."""

    def __init__(self, write: Write, head: Head, document: str) -> None:
        """Begin a file."""
        self._write = write
        self._id = head.export_id.encode("ascii")
        self._manifest = Manifest(head, document)
        self._count = 0

    def part(self, name: str, text: str) -> None:
        """Write one part."""
        content = text.encode("utf-8", "replace")
        if self._count:
            self._write(b"<!--casebook %s %d-->\n" % (self._id, self._count))
        self._count += 1
        self._manifest.add(name, content)
        self._write(content)

    def end(self) -> None:
        """Write the manifest; nothing may come behind it."""
        # Two hyphens would end the comment.
        text = json.dumps(self._manifest.shape()).replace("-", "\\u002d")
        self._write(b"<!--casebook %s manifest %s-->\n" % (self._id, text.encode("ascii")))


class Found(Struct, frozen=True):
    """A file in its parts.

    Attributes:
        manifest: as it stands in the file.
        parts: the bytes of each part by its number.
        order: the numbers as they follow each other.
        is_last: nothing stands behind the manifest.
    """

    manifest: Mapping[str, Any]
    parts: Mapping[int, bytes]
    order: list[int]
    is_last: bool


def found(content: bytes) -> Found | None:
    """Return the parts of a marked file; `None` if it holds no manifest that can be read."""
    last = None
    for last in _MANIFEST.finditer(content):  # noqa: B007  the last one counts
        pass
    if last is None:
        return None
    try:
        manifest = json.loads(last.group(2))
    except (ValueError, RecursionError):
        return None
    marker = re.compile(rb"<!--casebook %s (\d{1,9})-->\n" % re.escape(last.group(1)))
    pieces = marker.split(content[: last.start()])
    numbers = [0, *(int(number) for number in pieces[1::2])]
    parts = dict(zip(numbers, pieces[::2], strict=True))
    return Found(manifest, parts, numbers, last.end() == len(content))
