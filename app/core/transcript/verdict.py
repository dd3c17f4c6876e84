"""What a check of an export finds, and how its parts are compared with those it should have."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from app.core.transcript.manifest import Part, parts_of
from app.core.transcript.writing import Format

INTACT, ALTERED, FOREIGN = "intact", "altered", "foreign"
LARGEST_BYTES = 2_000_000_000
MOST_DETAILS = 50
END_GONE = "its end is missing"
MANIFEST_GONE = "the manifest is missing or cannot be read"
BROKEN = "it was cut, damaged or written anew by another program: its proof cannot be read"


class Verdict(Struct, frozen=True):
    """What was found.

    Attributes:
        status: intact, altered or foreign.
        format: of the file; "" if it is not ours.
        details: one line a finding; names messages by their number, never their text.
        manifest_sha256: of an intact file's manifest, or last line; "" else.
        export_id: of an intact file; "" else.
        messages: how many an intact file holds.
    """

    status: str
    format: str
    details: tuple[str, ...] = ()
    manifest_sha256: str = ""
    export_id: str = ""
    messages: int = 0


NOT_OURS = Verdict(FOREIGN, "", ("no export of Casebook was recognised",))


def strict(text: str | bytes) -> Any:
    """Return a JSON value; a key that stands twice would let two readers see two things.

    Raises:
        ValueError: no JSON, a key twice, or nested too deep.
    """
    try:
        return json.loads(text, object_pairs_hook=_once)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def judged(kind: Format, manifest: Mapping[str, Any], parts: Iterable[Part]) -> Verdict:
    """Compare the parts of a file with those that its manifest names."""
    try:
        expected = parts_of(manifest)
    except (ValueError, TypeError) as error:
        return Verdict(ALTERED, kind, (str(error),))
    details = differences(expected, list(parts))
    if details:
        return Verdict(ALTERED, kind, tuple(details[:MOST_DETAILS]))
    return Verdict(
        INTACT,
        kind,
        manifest_sha256=str(manifest["sha256"]),
        export_id=str(manifest.get("export_id", "")),
        messages=sum(part.name.startswith("message:") for part in expected),
    )


def differences(expected: list[Part], found: list[Part]) -> list[str]:
    """Return a line for each part that was changed, removed, added or moved."""
    known = {part.name: part.sha256 for part in expected}
    there = {part.name: part.sha256 for part in found}
    details = [
        f"{told(part.name)} is missing"
        if part.name not in there
        else f"{told(part.name)} was changed"
        for part in expected
        if there.get(part.name) != part.sha256
    ]
    details += [f"{told(part.name)} was added" for part in found if part.name not in known]
    if not details and [one.name for one in found] != [one.name for one in expected]:
        details.append("the order of the parts was changed")
    return details


def told(name: str) -> str:
    """Return a part's name in words."""
    kind, _, rest = name.partition(":")
    if kind == "conversation":
        return f"the heading of conversation {rest}"
    names = {"head": "the beginning of the file", "foot": "the end of the file"}
    return names.get(kind, f"{kind} {rest}".strip())
