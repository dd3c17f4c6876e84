"""Runs side by side in words: rows, pictures and sentences of a comparison."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QGuiApplication

from app.core.bidi import left_to_right, visible
from app.core.text import fill
from app.core.wording import DEMO
from app.evaluation import drawing, figures, plot
from app.evaluation.comparison import DETECTABLE, NOTHING_DETECTABLE, Comparison
from app.evaluation.drawing import Look
from app.evaluation.plot import Words
from app.evaluation.reported import BENCHMARKS
from app.evaluation.review import Listed, Weighed
from app.evaluation.spoken import Spoken, noted
from app.evaluation.statistics import Agreement, Interval
from app.evaluation.summary import Note
from app.gui.views import local_time, number
from app.gui.widgets.digits import size
from app.gui.widgets.table_delegate import Cell

translate = QCoreApplication.translate
MOST_PAIRS = 3


def percent(share: float, decimals: int = 1) -> str:
    """Return a share in percent, as this language writes numbers."""
    return f"{number(100 * share, decimals)} %"


def points(share: float) -> str:
    """Return a difference of shares in points, with its sign."""
    return drawing.signed(100 * share, 1, number=number)


def sentence(note: Note) -> str:
    """Return a note about a result, its numbers as this language writes them."""
    return noted(note, translated=translate, number=number)


def words(width: float, look: Look) -> Words:
    """Return how pictures are drawn in the window."""
    return Words(lambda text: QCoreApplication.translate("plot", text), number, look, width)


def spoken() -> Spoken:
    """Return how reports are written: as the window speaks."""
    return Spoken(
        code=QLocale().bcp47Name() or "en",
        is_right_to_left=QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft,
        translated=translate,
        number=number,
        noted=sentence,
    )


def day(iso: str) -> str:
    """Return a day; what is no time is returned as it is."""
    try:
        return left_to_right(local_time(iso).strftime("%Y-%m-%d"))
    except ValueError:
        return iso


def demo(one: Listed) -> str:
    """Return the mark of the demo model; "" for any other."""
    return translate("notice", DEMO) if one.is_demo else ""


def model(one: Listed) -> str:
    """Return the name of a model, marked if it is the demo model."""
    name = visible(one.model)
    return f"{name} ({demo(one)})" if one.is_demo else name


def run(one: Listed) -> str:
    """Return a run on one line of a list."""
    items = fill(QCoreApplication.translate("compare", "%1 items"), number(one.n))
    what = f"{left_to_right(f'{visible(one.model)} {one.quantization}')} {demo(one)}".strip()
    parts = (visible(one.task), what, one.protocol_id, items, day(one.begun))
    return " · ".join(part for part in parts if part)


def mismatch(reference: Listed | None, one: Listed) -> str:
    """Return why two runs cannot be compared; "" if they can, as far as their records say."""
    if not one.is_complete:
        return translate("compare", "not finished")
    if reference is None or not reference.is_complete:
        return ""
    if one.items_sha256 != reference.items_sha256:
        return translate("compare", "other items")
    if one.protocol_sha256 != reference.protocol_sha256:
        return translate("compare", "other protocol")
    return ""


def interval(one: Interval | None, decimals: int = 1, factor: int = 100) -> str:
    """Return the bounds of an interval."""
    if one is None:
        return ""
    return span(factor * one.low, factor * one.high, decimals)


def span(low: float, high: float, decimals: int = 1) -> str:
    """Return two bounds."""
    shown_as = (number(low, decimals), number(high, decimals))
    return fill(translate("compare", "%1 to %2"), *shown_as).replace("-", drawing.MINUS)


def accuracy_rows(found: Weighed) -> list[list[Cell]]:
    """Return a row a run: items, accuracy, F1, Brier, calibration error, mass."""
    rows = []
    for name, one, listed in zip(found.names, found.summaries, found.listed, strict=True):
        cells = [
            Cell("–" if value is None else number(value, 3), interval(bounds, 3, 1))
            for value, bounds in one.scores
        ]
        mass = "–" if one.option_mass is None else percent(one.option_mass)
        right = fill(translate("compare", "%1 right"), number(one.correct))
        rows.append(
            [
                Cell(visible(name), demo(listed)),
                Cell(number(one.n), right),
                Cell(percent(one.accuracy), interval(one.interval)),
                *cells,
                Cell(mass),
            ]
        )
    return rows


def pair_name(pair: Comparison) -> str:
    """Return which run is measured against which."""
    return figures.minus(pair, lambda text: translate("plot", text))


def gap_rows(found: Weighed) -> list[list[Cell]]:
    """Return a row a pair and, if these are few, a row for each part of the set under it."""
    rows = []
    has_parts = len(found.pairs) <= MOST_PAIRS
    for pair in found.pairs:
        *parts, whole = figures.parts(pair, pair_name(pair))
        for one in [whole, *parts] if has_parts else [whole]:
            gap, only, p_holm = one.gap, one.only, one.p_holm
            detectable = (
                translate("compare", "none") if gap.detectable is None else points(gap.detectable)
            )
            adjusted = fill(translate("compare", "Holm %1"), plot.p_text(p_holm, number))
            rows.append(
                [
                    Cell(gap.label, is_bold=gap.is_whole),
                    Cell(number(gap.n)),
                    Cell(points(gap.value), span(100 * gap.low, 100 * gap.high)),
                    Cell(f"{number(only[0])} : {number(only[1])}"),
                    Cell(plot.p_text(gap.p, number), adjusted),
                    Cell(detectable.lstrip("+")),
                ]
            )
    return rows


def bin_rows(found: Weighed) -> list[list[Cell]]:
    """Return a row for each bin of each run."""
    return [
        [
            Cell(visible(name)),
            Cell(percent(one.stated)),
            Cell(percent(one.correct / one.n)),
            Cell(number(one.n)),
        ]
        for name, bins in zip(found.names, found.bins, strict=True)
        for one in bins
    ]


def drift_rows(found: Weighed) -> list[list[Cell]]:
    """Return a row a run: size, accuracy, answers that differ from the reference, KL, cost."""
    rows = []
    for at, (name, one) in enumerate(zip(found.names, found.listed, strict=True)):
        result, cost = found.summaries[at], found.costs[at]
        others, divergence = Cell(translate("compare", "reference")), Cell("–")
        if at:
            drift = found.pairs[at - 1].drift
            others = Cell(percent(1 - drift.agreement))
            if drift.divergence_mean is not None and drift.divergence_95 is not None:
                upper = fill(translate("compare", "95th %1"), number(drift.divergence_95, 3))
                divergence = Cell(number(drift.divergence_mean, 3), upper)
        speed = "–" if cost.tokens_per_second is None else number(cost.tokens_per_second, 0)
        memory = "–" if cost.peak_bytes is None else size(cost.peak_bytes)
        rows.append(
            [
                Cell(visible(name), demo(one) or visible(one.quantization)),
                Cell(size(one.size_bytes)),
                Cell(percent(result.accuracy), interval(result.interval)),
                others,
                divergence,
                Cell(speed),
                Cell(memory),
            ]
        )
    return rows


def reported_rows(found: Weighed) -> list[list[Cell]]:
    """Return what others report of this set, with these runs beside."""
    shares = [one.accuracy for one in found.summaries]
    own = span(100 * min(shares), 100 * max(shares)) + " %"
    rows = []
    for one in found.reported:
        about = translate("compare", "worked out from rounded numbers") if one.is_about else ""
        same = translate("compare", "the model of these runs") if one.is_same_model else ""
        is_mean = one.benchmark not in BENCHMARKS.values()
        what = translate("compare", "Mean of three") if is_mean else one.benchmark
        figure = f"{'≈ ' if one.is_about else ''}{percent(one.percent / 100, 2)}"
        rows.append(
            [
                Cell(one.name, same or one.source, is_bold=one.is_same_model, tip=one.source),
                Cell(what, tip=one.benchmark),
                Cell(figure, said=f"{figure} {about}".strip(), tip=about),
                Cell("–" if is_mean else own),
            ]
        )
    return rows


def protocol_differences(found: Weighed) -> str:
    """Say in which ways a report and these runs were asked differently, as far as is known."""
    asked, n = found.protocol, found.summaries[0].n
    shots = len(asked.examples.ids) if asked.examples else 0
    how = (
        translate("compare", "with the chat template")
        if asked.is_chat
        else translate("compare", "no chat template")
    )
    first = translate(
        "compare", "These runs: %1, %2 examples, %3, %4 of %5 items, files of type %6."
    )
    types = ", ".join(dict.fromkeys(one.quantization for one in found.listed))
    values = (asked.protocol_id, shots, how, number(n), number(found.card.n), types)
    lines = [fill(first, *values)]
    unstated = {one.name: one.not_stated for one in found.reported if one.not_stated}
    lines += [
        fill(translate("compare", "The report of %1: %2"), *pair) for pair in unstated.items()
    ]
    lines.append(
        translate(
            "compare", "Figures from other prompts or examples are not comparable with these."
        )
    )
    return "\n".join(lines)


def limits(found: Weighed) -> tuple[list[str], list[str]]:
    """Return the sentences of all pairs with the reference: what shows, and what could not."""
    notes = [note for pair in found.pairs[: len(found.names) - 1] for note in pair.notes]
    beyond = {DETECTABLE, NOTHING_DETECTABLE}
    told = list(dict.fromkeys(sentence(one) for one in notes if one.text not in beyond))
    return told, list(dict.fromkeys(sentence(one) for one in notes if one.text in beyond))


def facts(found: Weighed) -> list[tuple[str, str]]:
    """Return what the runs have in common, and what was left out."""
    count = len(found.pairs)
    listed = [
        (translate("compare", "Set"), found.card.name),
        (translate("compare", "Items"), number(found.pairs[0].paired.n)),
        (translate("compare", "Protocol"), found.protocol.protocol_id),
        (translate("compare", "Comparisons"), number(count)),
    ]
    for pair in found.pairs:
        agreed = percent(pair.drift.agreement)
        value = agreed if count == 1 else f"{agreed}: {pair_name(pair)}"
        listed.append((translate("compare", "Same answer"), value))
        if pair.left_out:
            listed.append((translate("compare", "Left out"), number(pair.left_out)))
    terms = dict.fromkeys(one.terms for one in found.listed if one.terms)
    listed.append((translate("compare", "Model licence"), ", ".join(map(visible, terms))))
    listed.append((translate("compare", "Krippendorff's alpha"), _alpha(found.agreement)))
    return listed


def _alpha(one: Agreement) -> str:
    if one.alpha is None:
        return translate("compare", "not defined: no two answers differ")
    bounds = interval(one.interval, 3, 1)
    words = translate("compare", "%1 (bootstrap %2), all runs, nominal, %3 of %4 items alike")
    alpha = number(one.alpha, 3).replace("-", drawing.MINUS)
    return fill(words, alpha, bounds, number(one.same), number(one.n))
