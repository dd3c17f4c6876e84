"""What a pulled stick, a copy that ended early and a bad disk leave of an export."""

from pathlib import Path

from app.core.transcript.verdict import ALTERED, INTACT
from app.core.transcript.verification import verify
from app.core.transcript.writing import Format

PLACES = (10, 50, 90, 99)  # percent
SECTOR = 512


def check(path: Path, kind: Format) -> None:
    """See that what is left is called altered, by its format, and that nothing is raised."""
    whole = path.read_bytes()
    assert verify(path).status == INTACT
    for percent in PLACES:
        at = len(whole) * percent // 100
        _sees(path, kind, whole[:at], f"cut at {percent} %")
        hole = bytes(min(SECTOR, len(whole) - at))
        _sees(path, kind, whole[:at] + hole + whole[at + len(hole) :], f"a hole at {percent} %")
    _sees(path, kind, bytes(SECTOR) + whole[SECTOR:], "without its beginning")
    path.write_bytes(whole)


def _sees(path: Path, kind: Format, content: bytes, what: str) -> None:
    path.write_bytes(content)
    found = verify(path)
    assert (found.status, found.format) == (ALTERED, kind), what
    assert found.details, what
