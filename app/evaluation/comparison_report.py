"""Several runs as one report: what they show, what they cannot, every number beside its picture."""

from collections.abc import Iterator

from app.core import pages
from app.core.pages import Page, Part
from app.core.text import fill, size
from app.core.wording import DEMO, NOTICE
from app.evaluation import figures, plot
from app.evaluation.comparison import Comparison
from app.evaluation.drawing import signed
from app.evaluation.plot import ENGLISH
from app.evaluation.report import LIMITS, interval, set_rows
from app.evaluation.review import Weighed
from app.evaluation.summary import percent
from app.evaluation.task import LETTERS

MOST_FLIPS = 500  # of a pair that are listed; run folders and the CSV have all


def report(found: Weighed) -> Page:
    """Return the page; the same runs give the same page."""
    title = f"{found.card.name} · {', '.join(found.names)} · {found.protocol.protocol_id}"
    return Page(title, NOTICE, tuple(_parts(found)))


def _parts(found: Weighed) -> Iterator[Part]:
    yield pages.heading("What these runs show")
    for pair in found.pairs:
        for note in pair.notes:
            yield pages.text(fill(note.text, *note.values))
    yield pages.heading("Accuracy")
    yield pages.table(_accuracies(found))
    yield pages.picture(figures.accuracy(found)(ENGLISH, NOTICE))
    yield pages.heading("Paired differences")
    yield pages.text(
        f"{len(found.pairs)} comparisons. p is McNemar's exact test, two-sided; Holm's counts "
        "all pairs, or all parts of one name. Differences are second less first, in points."
    )
    yield pages.table(_differences(found))
    yield pages.picture(figures.differences(found)(ENGLISH, NOTICE))
    yield pages.heading("Answers that differ")
    for pair in found.pairs:
        yield from _flips(pair)
    if any(found.bins):
        named = list(zip(found.names, found.bins, strict=True))
        yield pages.heading("Calibration")
        yield pages.picture(figures.calibration(found.card.name, named)(ENGLISH, NOTICE))
        yield pages.table(_bins(found))
    if figures.is_drift(found):
        yield pages.heading("Drift against size")
        yield pages.picture(figures.drift(found)(ENGLISH, NOTICE))
        yield pages.table(_drift(found))
    yield from _reported(found)
    yield pages.heading("Set")
    yield pages.facts(set_rows(found.card))
    yield pages.items(fill(trap.text, f"{trap.count:,}") for trap in found.card.traps)
    yield pages.heading("Protocol")
    asked = found.protocol
    yield pages.facts(
        [
            ("Protocol", f"{asked.protocol_id}, version {asked.version}"),
            ("SHA-256", asked.sha256),
            ("Method", asked.method.replace("_", " ")),
        ]
    )
    yield pages.verbatim(asked.form.description + asked.form.prompt)
    yield pages.heading("Files")
    yield pages.facts(
        (
            name,
            f"{one.model}, {one.quantization}, {one.size_bytes:,} bytes, SHA-256 "
            f"{one.model_sha256}{', demo, not medical' if one.is_demo else ''}",
        )
        for name, one in zip(found.names, found.listed, strict=True)
    )
    yield pages.heading("Limits")
    yield pages.items(LIMITS)


def _accuracies(found: Weighed) -> Iterator[tuple[str, ...]]:
    yield ("Run", "Items", "Right", "Accuracy", "Macro-F1", "Brier", "ECE", "Mass")
    for name, one, file in zip(found.names, found.summaries, found.listed, strict=True):
        scores = (
            (one.macro_f1, one.macro_f1_interval),
            (one.brier, one.brier_interval),
            (one.calibration_error, one.calibration_interval),
        )
        cells = [
            "–"
            if value is None or bounds is None
            else f"{value:.3f} ({bounds.low:.3f} to {bounds.high:.3f})"
            for value, bounds in scores
        ]
        mass = "–" if one.option_mass is None else f"{percent(one.option_mass)} %"
        right = f"{percent(one.accuracy)} %, {interval(one.interval, 100)}"
        marked = f"{name} ({DEMO})" if file.is_demo else name
        yield (marked, f"{one.n:,}", f"{one.correct:,}", right, *cells, mass)


def _differences(found: Weighed) -> Iterator[tuple[str, ...]]:
    yield ("Pair or part", "Items", "Difference, 95 %", "Only one right", "p", "Holm", "Detectable")
    for pair in found.pairs:
        *some, whole = figures.parts(pair, figures.minus(pair))
        for one in (whole, *some):
            gap = one.gap
            low, high = (signed(100 * edge, 1, number=plot.plain) for edge in (gap.low, gap.high))
            yield (
                gap.label,
                f"{gap.n:,}",
                f"{signed(100 * gap.value, 1, number=plot.plain)} ({low} to {high})",
                f"{one.only[0]:,} : {one.only[1]:,}",
                plot.p_text(gap.p),
                plot.p_text(one.p_holm),
                "none" if gap.detectable is None else f"{percent(gap.detectable)}",
            )


def _flips(pair: Comparison) -> Iterator[Part]:
    yield pages.picture(figures.flips(pair)(ENGLISH, NOTICE))
    if not pair.flips:
        return
    rows: list[tuple[str, ...]] = [("Item", "Key", pair.first, pair.second)]
    for flip in pair.flips[:MOST_FLIPS]:
        options = (flip.answer, flip.first, flip.second)
        rows.append((flip.item_id, *("–" if one is None else LETTERS[one] for one in options)))
    yield pages.table(rows)
    if len(pair.flips) > MOST_FLIPS:
        yield pages.text(f"The first {MOST_FLIPS:,} of {len(pair.flips):,} items that differ.")


def _bins(found: Weighed) -> Iterator[tuple[str, ...]]:
    yield ("Run", "Stated", "Right", "Items")
    for name, bins in zip(found.names, found.bins, strict=True):
        for one in bins:
            right = f"{percent(one.correct / one.n)} %"
            yield (name, f"{percent(one.stated)} %", right, f"{one.n:,}")


def _drift(found: Weighed) -> Iterator[tuple[str, ...]]:
    moved_by = ("KL mean, median, 95th", "Margin, mass change")
    yield ("Run", "Size", "Accuracy", "Other answers", *moved_by, "Tokens/s", "Memory")
    for at, (name, one) in enumerate(zip(found.names, found.listed, strict=True)):
        cost, others, divergence, change = found.costs[at], "reference", "–", "–"
        if at:
            moved = found.pairs[at - 1].drift
            others = f"{percent(1 - moved.agreement)} %"
            kl = (moved.divergence_mean, moved.divergence_median, moved.divergence_95)
            divergence = ", ".join("–" if one is None else f"{one:.4f}" for one in kl)
            changes = (moved.margin_change, moved.mass_change)
            change = ", ".join("–" if one is None else f"{one:+.3f}" for one in changes)
        yield (
            name,
            size(one.size_bytes),
            f"{percent(found.summaries[at].accuracy)} %",
            others,
            divergence,
            change,
            "–" if cost.tokens_per_second is None else f"{cost.tokens_per_second:.0f}",
            "–" if cost.peak_bytes is None else size(cost.peak_bytes),
        )


def _reported(found: Weighed) -> Iterator[Part]:
    if not found.reported:
        return
    yield pages.heading("What is reported")
    rows = [("Model", "Data set", "Reported", "Source")]
    for one in found.reported:
        about = "about " if one.is_about else ""
        rows.append((one.name, one.benchmark, f"{about}{one.percent:g} %", one.source))
    yield pages.table(rows)
    unstated = {one.name: one.not_stated for one in found.reported if one.not_stated}
    yield pages.items(f"{name}: {words}" for name, words in unstated.items())
    yield pages.text("Figures from other prompts or examples are not comparable with these.")
