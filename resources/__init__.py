"""Everything shipped that is not code; `path` is the one way to a shipped file."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Return the absolute path of a shipped file, e.g. `path("icons/flask.svg")`."""
    return _HERE / name
