"""Several runs as one report: what they show, what they cannot, every number beside its picture."""

from collections.abc import Iterator

from app.core import pages
from app.core.bidi import visible
from app.core.pages import Page, Part
from app.core.text import size
from app.evaluation import figures, plot
from app.evaluation import report_words as said
from app.evaluation.comparison import OF_ALL, Comparison, better_of
from app.evaluation.drawing import MINUS, signed
from app.evaluation.pooled import INTERVALS
from app.evaluation.report import LIMITS, protocol_rows, set_rows
from app.evaluation.review import Weighed
from app.evaluation.shown import letter
from app.evaluation.spoken import ENGLISH, Spoken
from app.evaluation.statistics import Interval

MOST_FLIPS = 500  # that are listed, of all pairs; run folders and the CSV have all
NOTHING = "–"


def report(found: Weighed, how: Spoken = ENGLISH) -> Page:
    """Return the page; the same runs give the same page."""
    title = f"{found.card.name} · {', '.join(found.names)} · {found.protocol.protocol_id}"
    parts = tuple(_Runs(found, how).parts())
    return Page(title, how.notice, parts, how.code, how.is_right_to_left)


class _Runs:
    """Runs side by side in one language."""

    def __init__(self, found: Weighed, how: Spoken) -> None:
        self._found, self._how, self._say = found, how, how.say

    def parts(self) -> Iterator[Part]:
        found, how, say = self._found, self._how, self._say
        yield pages.heading(say(said.SHOW))
        is_one = len(found.pairs) == 1
        yield self._told(found.pairs[0]) if is_one else pages.table(self._verdicts())
        of_all = (note for note in found.pairs[0].notes if note.text in OF_ALL)
        yield from (pages.text(how.noted(note)) for note in of_all)
        yield pages.heading(say(said.ACCURACY))
        yield pages.table(self._accuracies())
        yield self._drawn(figures.accuracy(found))
        yield pages.heading(say(said.DIFFERENCES))
        yield pages.text(say(said.COMPARISONS, how.count(len(found.pairs))))
        yield pages.table(self._differences())
        yield self._drawn(figures.differences(found))
        yield pages.heading(say(said.FLIPS))
        yield pages.facts(self._agreement())
        yield pages.text(say(said.ALPHA_MEANS))
        for pair in found.pairs:
            yield from () if is_one else (self._told(pair),)
            yield from self._flips(pair)
        if any(found.bins):
            named = list(zip(found.names, found.bins, strict=True))
            yield pages.heading(say(said.CALIBRATION))
            yield self._drawn(figures.calibration(found.card.name, named))
            yield pages.table(self._bins())
        if figures.is_drift(found):
            yield pages.heading(say(said.DRIFT))
            yield self._drawn(figures.drift(found))
            yield pages.table(self._drift())
        yield from self._pooled()
        yield from self._reported()
        yield from self._asked()

    def _told(self, pair: Comparison) -> Part:
        """Return what a pair shows, in sentences."""
        notes = (note for note in pair.notes if note.text not in OF_ALL)
        return pages.text(" ".join(map(self._how.noted, notes)))

    def _verdicts(self) -> Iterator[tuple[str, ...]]:
        """Return a line a pair: which is better, or that these items do not tell."""
        how, say = self._how, self._say
        yield (*self._heads(said.ONE_PAIR, said.DIFFERENCE), "Holm", say(said.SHOWN))
        for pair in self._found.pairs:
            gap = figures.parts(pair, figures.minus(pair, how.words.said))[-1].gap
            edges = [
                signed(100 * one, 1, number=how.number) for one in (gap.value, gap.low, gap.high)
            ]
            words = say(said.NO_DIFFERENCE)
            if (better := better_of(pair)) is not None:
                words = say(said.IS_BETTER, visible(better))
            p = plot.p_text(pair.p_holm, how.number)
            yield (gap.label, say(said.VALUE_BOUNDS, *edges), p, words)

    def _asked(self) -> Iterator[Part]:
        found, how, say = self._found, self._how, self._say
        yield pages.heading(say(said.SET))
        yield pages.facts(set_rows(found.card, how))
        yield pages.items(how.trap(trap) for trap in found.card.traps)
        yield pages.heading(say(said.PROTOCOL))
        yield pages.facts(protocol_rows(found.protocol, found.protocol.sha256, how))
        yield pages.verbatim(found.protocol.form.description + found.protocol.form.prompt)
        yield pages.heading(say(said.FILES))
        files = []
        for name, one in zip(found.names, found.listed, strict=True):
            size_of = how.count(one.size_bytes)
            terms = one.terms or say(said.NOT_KNOWN)
            facts = (one.model, one.quantization, size_of, one.model_sha256, terms)
            words = say(said.FILE_LINE, *facts)
            files.append((name, f"{words}, {how.demo}" if one.is_demo else words))
        yield pages.facts(files)
        yield pages.heading(say(said.LIMITS_HEAD))
        yield pages.items(map(say, LIMITS))

    def _drawn(self, picture: figures.Picture) -> Part:
        return pages.picture(picture(self._how.words, self._how.notice))

    def _heads(self, *words: str) -> tuple[str, ...]:
        return tuple(map(self._say, words))

    def _bounded(self, value: float, low: float, high: float) -> str:
        return self._say(
            said.VALUE_BOUNDS, *(self._how.number(one, 3) for one in (value, low, high))
        )

    def _accuracies(self) -> Iterator[tuple[str, ...]]:
        found, how, say = self._found, self._how, self._say
        some = self._heads(said.RUN, said.ITEMS, said.RIGHT, said.ACCURACY)
        yield (*some, "Macro-F1", "Brier", "ECE", say(said.MASS_HEAD))
        for name, one, file in zip(found.names, found.summaries, found.listed, strict=True):
            cells = [
                NOTHING
                if value is None or bounds is None
                else self._bounded(value, bounds.low, bounds.high)
                for value, bounds in one.scores
            ]
            mass = NOTHING if one.option_mass is None else how.percent(one.option_mass)
            accuracy = (how.percent(one.accuracy), how.interval(one.interval, 100))
            right = say(said.VALUE_SPAN, *accuracy)
            marked = f"{name} ({how.demo})" if file.is_demo else name
            yield (marked, how.count(one.n), how.count(one.correct), right, *cells, mass)

    def _differences(self) -> Iterator[tuple[str, ...]]:
        how, say = self._how, self._say
        some = self._heads(said.PAIR, said.ITEMS, said.DIFFERENCE, said.ONLY_ONE)
        yield (*some, "p", "Holm", say(said.DETECTABLE))
        for pair in self._found.pairs:
            *some_parts, whole = figures.parts(pair, figures.minus(pair, how.words.said))
            for one in (whole, *some_parts):
                gap = one.gap
                shares = (gap.value, gap.low, gap.high)
                edges = [signed(100 * share, 1, number=how.number) for share in shares]
                least = gap.detectable
                yield (
                    gap.label,
                    how.count(gap.n),
                    say(said.VALUE_BOUNDS, *edges),
                    f"{how.count(one.only[0])} : {how.count(one.only[1])}",
                    plot.p_text(gap.p, how.number),
                    plot.p_text(one.p_holm, how.number),
                    say(said.NONE) if least is None else how.number(100 * least, 1),
                )

    def _agreement(self) -> Iterator[tuple[str, str]]:
        how, say, one = self._how, self._say, self._found.agreement
        share = how.percent(one.same / max(one.n, 1))
        counts = (how.count(one.same), how.count(one.n), share)
        yield say(said.ALIKE), say(said.ALIKE_SHARE, *counts)
        alpha = say(said.NO_ALPHA)
        if one.alpha is not None and one.interval is not None:
            value = how.number(one.alpha, 3).replace("-", MINUS)
            shown = (value, how.interval(one.interval, 1))
            alpha = say(said.VALUE_SPAN, *shown)
        yield say(said.ALPHA), alpha

    def _flips(self, pair: Comparison) -> Iterator[Part]:
        yield self._drawn(figures.flips(pair))
        if not pair.flips:
            return
        heads = (*self._heads(said.ITEM, said.KEY_HEAD), pair.first, pair.second)
        rows: list[tuple[str, ...]] = [heads]
        most = MOST_FLIPS // len(self._found.pairs)
        for flip in pair.flips[:most]:
            options = (flip.answer, flip.first, flip.second)
            rows.append((flip.item_id, *map(letter, options)))
        yield pages.table(rows)
        if len(pair.flips) > most:
            counts = (self._how.count(most), self._how.count(len(pair.flips)))
            yield pages.text(self._say(said.FIRST_OF, *counts))

    def _bins(self) -> Iterator[tuple[str, ...]]:
        how = self._how
        yield self._heads(said.RUN, said.STATED, said.RIGHT, said.ITEMS)
        for name, bins in zip(self._found.names, self._found.bins, strict=True):
            for one in bins:
                right = how.percent(one.correct / one.n)
                yield (name, how.percent(one.stated), right, how.count(one.n))

    def _drift(self) -> Iterator[tuple[str, ...]]:
        found, how = self._found, self._how
        some = self._heads(said.RUN, said.SIZE, said.ACCURACY, said.OTHERS, said.KL, said.MARGIN)
        yield (*some, *self._heads(said.SPEED, said.MEMORY))
        for at, (name, one) in enumerate(zip(found.names, found.listed, strict=True)):
            cost, moved_by = found.costs[at], (how.say(said.REFERENCE), NOTHING, NOTHING)
            if at:
                moved_by = self._moved(found.pairs[at - 1])
            speed = cost.tokens_per_second
            yield (
                name,
                size(one.size_bytes),
                how.percent(found.summaries[at].accuracy),
                *moved_by,
                NOTHING if speed is None else how.number(speed, 0),
                NOTHING if cost.peak_bytes is None else size(cost.peak_bytes),
            )

    def _moved(self, pair: Comparison) -> tuple[str, str, str]:
        how, moved = self._how, pair.drift
        kl = (moved.divergence_mean, moved.divergence_median, moved.divergence_95)
        divergence = ", ".join(NOTHING if one is None else how.number(one, 4) for one in kl)
        changes = (moved.margin_change, moved.mass_change)
        change = ", ".join(
            NOTHING if one is None else signed(one, 3, number=how.number) for one in changes
        )
        return how.percent(1 - moved.agreement), divergence, change

    def _pooled(self) -> Iterator[Part]:
        found, how = self._found.pooled, self._how
        if found is None:
            return
        yield pages.heading(how.say(said.OVER_SETS))
        some = self._heads(said.DATA_SET, said.ITEMS)
        rows = [(*some, found.first, found.second, how.say(said.DIFFERENCE), "p")]
        for name, one in (
            *((one.name, one.paired) for one in found.sets),
            (how.say(said.MICRO), found.micro),
        ):
            n = max(1, one.n)
            shares = [(one.both + right) / n for right in (one.only_first, one.only_second)]
            edges = self._second_less_first(one.difference, one.interval)
            p = plot.p_text(one.p_exact, how.number)
            rows.append((name, how.count(one.n), *map(how.percent, shares), edges, p))
        macro = found.macro
        edges = self._second_less_first(macro.difference, macro.interval)
        means = (how.percent(macro.first), how.percent(macro.second))
        rows.append((how.say(said.MACRO), "", *means, edges, ""))
        yield pages.table(rows)
        yield self._drawn(figures.pooled(found))
        methods = (how.say(one.interval.method) for one in (found.micro, macro))
        yield pages.text(how.say(INTERVALS, *methods))
        yield pages.items(how.noted(note) for note in found.notes)

    def _second_less_first(self, difference: float, one: Interval) -> str:
        values = (-difference, -one.high, -one.low)
        shown = (signed(100 * value, 1, number=self._how.number) for value in values)
        return self._say(said.VALUE_BOUNDS, *shown)

    def _reported(self) -> Iterator[Part]:
        found, how, say = self._found, self._how, self._say
        if not found.reported:
            return
        yield pages.heading(say(said.REPORTED))
        rows = [self._heads(said.MODEL, said.DATA_SET, said.REPORTED_HEAD, said.SOURCE)]
        for one in found.reported:
            share = how.percent(one.percent / 100, 2)
            shown = say(said.ABOUT, share) if one.is_about else share
            rows.append((one.name, one.benchmark, shown, one.source))
        yield pages.table(rows)
        unstated = {one.name: one.not_stated for one in found.reported if one.not_stated}
        yield pages.items(say(said.NAMED, name, words) for name, words in unstated.items())
        yield pages.text(say(said.OTHER_PROMPTS))
