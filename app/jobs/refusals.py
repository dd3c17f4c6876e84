"""What the converter refuses, as a known problem of the program."""

from app.errors import Code, Problem
from converters import refusal


def problem_of(refused: refusal.Refusal) -> Problem:
    """Return the problem of a refusal: the same code, the same facts."""
    facts: dict[str, object] = dict(refused.facts)
    if refused.code is refusal.Code.READ_ONLY:
        facts["folder"] = facts.get("path")  # some folder, not the one of Casebook's data
    return Problem(Code(refused.code.value), **facts)
