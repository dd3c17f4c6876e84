"""What a run shows while it goes on: its numbers so far, its checks, its newest items."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.core.bidi import visible
from app.core.text import fill
from app.evaluation.order import Tally
from app.evaluation.summary import failed
from app.gui import result_words
from app.gui.compare_words import percent
from app.gui.views import number
from app.gui.widgets.run_live import LiveFigure
from app.gui.widgets.table_delegate import Cell

translate = QCoreApplication.translate


def figures(one: Tally) -> list[LiveFigure]:
    """Return the numbers so far; none before an item was asked."""
    if not one.n:
        return []
    of = translate("run", "%1 of %2")
    done = number(one.n + one.unscored)
    low, high = number(100 * one.low, 1), number(100 * one.high, 1)
    span = fill(translate("run", "%1 of %2 · Wilson %3 to %4"), one.correct, one.n, low, high)
    shown = [
        LiveFigure(translate("run", "Right so far, not final"), percent(one.correct / one.n), span),
        LiveFigure(
            translate("run", "Majority line"),
            percent(one.majority_share),
            fill(translate("run", "always %1"), visible(one.majority)),
        ),
        LiveFigure(
            translate("run", "Not asked"),
            number(one.unscored),
            fill(of, number(one.unscored), done),
        ),
    ]
    if one.mass is not None:
        name, note = translate("run", "Option mass, median"), translate("run", "on the options")
        shown.append(LiveFigure(name, number(one.mass, 2), note))
    return shown


def rows(one: Tally) -> list[Sequence[Cell]]:
    """Return a row for each of the newest items."""
    return [[Cell(number(line.offset)), *result_words.item_row(line)] for line in one.last]


def checks(text: str) -> tuple[str, str]:
    """Say which checks held before the first item, and whether that is "ok" or "warn".

    `text` is what was found, as JSON. Trivial items that are wrong in the asked form alone do not
    stop a run, they mark it.
    """
    found = json.loads(text)
    held = [translate("run", "length")] if "longest_tokens" in found else []
    if "probe_right" in found:
        single = translate("run", "single token")
        several = translate("run", "options of several tokens, fed one by one")
        held = [
            translate("run", "prefix"),
            single if found.get("is_single_token") else several,
            translate("run", "distinct"),
            translate("run", "BOS"),
            *held,
            translate("run", "same twice"),
        ]
        probe = translate("run", "probe, %1 of %2 right")
        if found.get("despite_probe"):
            probe = translate("run", "probe not counted, %1 of %2 right")
        held.append(fill(probe, found["probe_right"], found["probe_count"]))
    if "form_right" in found:
        form = translate("run", "in the asked form %1 of %2")
        held.append(fill(form, found["form_right"], found["form_count"]))
    is_poor = bool(failed({"checks": found}))
    kind = "warn" if is_poor or found.get("despite_probe") else "ok"
    if not held:
        return "", kind
    return fill(translate("run", "Checked before item 1: %1"), " · ".join(held)), kind
