"""Two models over the sets that both were asked: which runs these are, and their rows in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.core.bidi import visible
from app.core.text import fill
from app.evaluation import plot
from app.evaluation.pooled import Pooled
from app.evaluation.review import Listed
from app.evaluation.statistics import Paired
from app.gui.compare_words import percent, points, sentence, span
from app.gui.views import number
from app.gui.widgets.table_delegate import Cell

translate = QCoreApplication.translate


def others(listed: Sequence[Listed], chosen: Sequence[Listed]) -> tuple[str, ...]:
    """Return the newest runs of the same two models on other sets, two a set; empty without.

    `chosen` are the runs that are compared. Of models that were asked elsewhere there is no hash.
    """
    models = [one.model_sha256 for one in chosen]
    if len(models) != 2 or models[0] == models[1] or not all(models):  # noqa: PLR2004
        return ()
    found: list[str] = []
    seen = {chosen[0].task}
    for first in listed:
        if first.task in seen or not _fits(first, models[0], chosen[0]):
            continue
        for second in listed:
            is_pair = first.items_sha256 == second.items_sha256
            if is_pair and _fits(second, models[1], chosen[0]):
                found += [first.path, second.path]
                seen.add(first.task)
                break
    return tuple(found)


def _fits(one: Listed, model: str, like: Listed) -> bool:
    is_whole = one.is_complete and not one.why
    return is_whole and one.model_sha256 == model and one.protocol_id == like.protocol_id


def rows(found: Pooled) -> list[list[Cell]]:
    """Return a row a set, then all items, then the mean of the sets; second less first."""
    shown = [
        _row(visible(one.name), one.paired, fill(translate("compare", "Holm %1"), _p(one.p_holm)))
        for one in found.sets
    ]
    shown.append(_row(translate("compare", "All items (micro)"), found.micro, "", is_bold=True))
    macro = found.macro
    shown.append(
        [
            Cell(translate("compare", "Mean of sets (macro)"), is_bold=True),
            Cell(""),
            Cell(percent(macro.first)),
            Cell(percent(macro.second)),
            Cell(points(-macro.difference), _edges(macro.interval.low, macro.interval.high)),
            Cell(""),
        ]
    )
    return shown


def _row(name: str, one: Paired, holm: str, *, is_bold: bool = False) -> list[Cell]:
    n = max(1, one.n)
    return [
        Cell(name, is_bold=is_bold),
        Cell(number(one.n)),
        Cell(percent((one.both + one.only_first) / n)),
        Cell(percent((one.both + one.only_second) / n)),
        Cell(points(-one.difference), _edges(one.interval.low, one.interval.high)),
        Cell(_p(one.p_exact), holm),
    ]


def _edges(low: float, high: float) -> str:
    return span(-100 * high, -100 * low)


def _p(value: float) -> str:
    return plot.p_text(value, number)


def note(found: Pooled) -> str:
    """Say how the intervals were made, how it was pooled, and what the mean could show."""
    methods = (translate("report", one.interval.method) for one in (found.micro, found.macro))
    words = fill(translate("report", "Intervals: %1; of the mean: %2."), *methods)
    return " ".join((words, *map(sentence, found.notes)))
