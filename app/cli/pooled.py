"""Two models over several sets, as `casebook compare --pooled` tells it."""

from pathlib import Path
from typing import Any

from msgspec import to_builtins

from app.cli.common import Common, say, table
from app.core.text import fill
from app.evaluation import figures
from app.evaluation.comparison import Side
from app.evaluation.pooled import Pooled, pooled
from app.evaluation.spoken import Spoken
from app.evaluation.statistics import Paired
from app.evaluation.summary import percent
from app.store.files import write_target


def tell(
    common: Common, sides: list[Side], claim: float | None, picture: Path | None, how: Spoken
) -> None:
    """Compare, draw if a file is named, and tell.

    Raises:
        Problem: `not_comparable`; the picture cannot be written.
    """
    found = pooled(sides, claim)
    if picture is not None:
        write_target(picture, figures.pooled(found)(how.words, how.notice).encode())
    if common.is_json:
        common.document(_document(found))
        return
    say(f"{found.first} and {found.second}, {found.protocol_id}, paired by item")
    rows: list[tuple[str, ...]] = [
        ("", "items", "first", "second", "second minus first, 95 %", "p", "Holm")
    ]
    rows += [_row(one.name, one.paired, f"{one.p_holm:.3g}") for one in found.sets]
    rows.append(_row("All items (micro)", found.micro, ""))
    macro = found.macro
    low, high = percent(-macro.interval.high), percent(-macro.interval.low)
    shares = (f"{percent(macro.first)} %", f"{percent(macro.second)} %")
    spread = f"{percent(-macro.difference)}, {low} to {high}"
    rows.append(("Mean of sets (macro)", "", *shares, spread, "", ""))
    table(rows)
    say(f"Intervals: {found.micro.interval.method}; of the mean {macro.interval.method}.")
    if found.detectable is None:
        say("All items together could show no difference at all.")
    else:
        least = percent(found.detectable)
        say(f"All items together could show no difference below {least} points (80 % power).")
    for note in found.notes:
        say(fill(note.text, *note.values))


def _row(name: str, one: Paired, holm: str) -> tuple[str, ...]:
    n = max(1, one.n)
    bounds = f"{percent(-one.interval.high)} to {percent(-one.interval.low)}"
    return (
        name,
        f"{one.n:,}",
        f"{percent((one.both + one.only_first) / n)} %",
        f"{percent((one.both + one.only_second) / n)} %",
        f"{percent(-one.difference)}, {bounds}",
        f"{one.p_exact:.3g}",
        holm,
    )


def _document(found: Pooled) -> dict[str, Any]:
    whole: dict[str, Any] = to_builtins(found)
    whole["sentences"] = [fill(note.text, *note.values) for note in found.notes]
    return whole
