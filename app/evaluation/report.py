"""A run as one page that can be read, printed and checked: notice, set, protocol, numbers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from app.core import pages
from app.core.pages import Page, Part
from app.evaluation import plot
from app.evaluation import report_words as said
from app.evaluation.plot import Bar, Curve, Words
from app.evaluation.protocol import LOG_LIKELIHOOD, Protocol
from app.evaluation.spoken import ENGLISH, Spoken
from app.evaluation.statistics import Bin
from app.evaluation.summary import Share, Summary
from app.evaluation.task import Card
from app.evaluation.terms import terms_of

MOST_STRATA = 24
LIMITS = (said.RECALL, said.SEEN, said.COMPARABLE)
Rows = list[tuple[str, str]]


def report(
    record: dict[str, Any], found: Summary, protocol: Protocol, card: Card, how: Spoken = ENGLISH
) -> str:
    """Return the page as HTML; the same run gives the same text in the same language."""
    return pages.html(page(record, found, protocol, card, how=how))


def page(
    record: dict[str, Any],
    found: Summary,
    protocol: Protocol,
    card: Card,
    bins: Sequence[Bin] = (),
    how: Spoken = ENGLISH,
) -> Page:
    """Return the page of a run; with `bins` it shows how often the model is right."""
    parts = _Run(record, found, protocol, card, how).parts(bins)
    title = _title(record, protocol, card)
    return Page(title, how.notice, tuple(parts), how.code, how.is_right_to_left)


def _title(record: dict[str, Any], protocol: Protocol, card: Card) -> str:
    return f"{card.name} · {record['model']['name']} · {protocol.protocol_id}"


class _Run:
    """A run in one language."""

    def __init__(
        self,
        record: dict[str, Any],
        found: Summary,
        protocol: Protocol,
        card: Card,
        how: Spoken,
    ) -> None:
        self._record, self._found = record, found
        self._protocol, self._card, self._how = protocol, card, how
        self._say = how.say

    def parts(self, bins: Sequence[Bin]) -> Iterator[Part]:
        how, found, card, say = self._how, self._found, self._card, self._say
        yield pages.heading(say(said.RESULT))
        yield pages.facts(self._results())
        for note in found.notes:
            yield pages.text(how.noted(note))
        drawn = intervals(self._record, found, self._protocol, card)
        yield pages.picture(drawn(how.words, how.notice))
        for name, values in found.strata.items():
            yield pages.heading(name, 3)
            yield pages.facts(self._strata(values))
        if bins:
            yield pages.heading(say(said.CALIBRATION))
            points = tuple((one.stated, one.correct / one.n, one.n) for one in bins)
            curve = Curve(self._record["model"]["name"], points)
            yield pages.picture(plot.calibration(card.name, [curve], how.notice, how.words))
        yield pages.heading(say(said.SET))
        yield pages.facts([*set_rows(card, how), *self._asked()])
        yield pages.items(how.trap(trap) for trap in card.traps)
        yield pages.heading(say(said.PROTOCOL))
        asked = protocol_rows(self._protocol, self._record["protocol_sha256"], how)
        yield pages.facts([*asked, *self._form()])
        yield pages.verbatim(self._protocol.form.description + self._protocol.form.prompt)
        yield pages.heading(say(said.MODEL_AND_ENGINE))
        yield pages.facts(self._model())
        yield pages.heading(say(said.LIMITS_HEAD))
        yield pages.items(map(say, LIMITS))

    def _results(self) -> Rows:
        how, found, say = self._how, self._found, self._say
        accuracy = (how.percent(found.accuracy), how.interval(found.interval, 100))
        rows = [
            (say(said.ITEMS), how.count(found.n)),
            (say(said.CORRECT), how.count(found.correct)),
            (say(said.ACCURACY), say(said.VALUE_SPAN, *accuracy)),
            (say(said.STDERR), say(said.POINTS, how.number(100 * found.stderr, 2))),
            (say(said.MAJORITY), self._key(found.majority, found.majority_share)),
            (say(said.CHANCE), how.percent(found.chance)),
            (say(said.UNSCORED), how.count(found.unscored)),
            (say(said.UNPARSED), how.count(found.unparsed)),
        ]
        if found.answered_only is not None:
            one = found.answered_only
            words = say(said.OF, how.percent(one.accuracy), how.count(one.n))
            rows.append((say(said.ANSWERED), words))
        names = ("Macro-F1", say(said.BRIER), say(said.ECE))
        for name, (value, bounds) in zip(names, found.scores, strict=True):
            if value is not None and bounds is not None:
                shown = (how.number(value, 3), how.interval(bounds, 1))
                rows.append((name, say(said.VALUE_SPAN, *shown)))
        if found.option_mass is not None:
            rows.append((say(said.MASS), how.percent(found.option_mass)))
        return rows

    def _key(self, key: str, share: float) -> str:
        return self._say(said.NAMED, key, self._how.percent(share))

    def _asked(self) -> Rows:
        subset, count = self._record["subset"], self._how.count
        sizes = (count(subset["n"]), count(self._card.n))
        words = self._say(said.OF, *sizes)
        if subset["limit"]:
            words = self._say(said.DRAWN, *sizes, subset["seed"])
        left_out = ", ".join(self._record["excluded"]) or self._say(said.NONE)
        return [(self._say(said.ASKED), words), (self._say(said.LEFT_OUT), left_out)]

    def _form(self) -> Rows:
        examples, say = self._protocol.examples, self._say
        words = f"{examples.name}: {', '.join(examples.ids)}" if examples else say(said.NONE)
        is_chat = say(said.YES if self._protocol.is_chat else said.NO)
        return [(say(said.CHAT), is_chat), (say(said.EXAMPLES), words)]

    def _model(self) -> Rows:
        model, how, say = self._record["model"], self._how, self._say
        file = (model["file"], how.count(model["size_bytes"]), model["quantization"])
        rows = [
            (
                say(said.MODEL),
                f"{model['name']} ({how.demo})" if model["is_demo"] else model["name"],
            ),
            (say(said.FILE), say(said.FILE_FACTS, *file)),
            (say(said.LICENCE), terms_of(model) or say(said.NOT_KNOWN)),
            (say(said.ENDPOINT), str(self._record.get("endpoint", ""))),
            ("SHA-256", model["sha256"]),
        ]
        rows += [(name.replace("_", " "), str(one)) for name, one in self._record["engine"].items()]
        checks = self._record.get("checks", {})
        if "probe_right" in checks:
            numbers = (checks["probe_right"], checks["probe_count"])
            words = say(said.TRIVIAL_FACTS, *numbers, how.percent(checks["probe_mass"]))
            rows.append((say(said.TRIVIAL), words))
        if "form_right" in checks:
            words = say(said.OF, str(checks["form_right"]), str(checks["form_count"]))
            rows.append((say(said.TRIVIAL_FORM), words))
        return rows

    def _strata(self, values: dict[str, Share]) -> Iterable[tuple[str, str]]:
        how, say = self._how, self._say
        for value, one in values.items():
            share = say(said.OF, how.percent(one.accuracy), how.count(one.n))
            yield value, say(said.VALUE_SPAN, share, how.interval(one.interval, 100))


def set_rows(card: Card, how: Spoken) -> Rows:
    """Return what a set is: origin, licence, size, options, majority, hashes."""
    say = how.say
    counts = [say(said.WITH, how.count(n), count) for count, n in card.option_counts.items()]
    return [
        (say(said.ORIGIN), card.origin),
        (say(said.LICENCE), card.licence),
        (say(said.SET_ITEMS), how.count(card.n)),
        (say(said.OPTIONS), ", ".join(counts)),
        (say(said.KEY), say(said.NAMED, card.majority, how.percent(card.majority_share))),
        (say(said.REPEATED), how.count(card.duplicate_count)),
        (say(said.CONTENT), card.sha256),
        *((say(said.FILE_OF, one.name), one.sha256) for one in card.files),
    ]


def protocol_rows(protocol: Protocol, sha256: str, how: Spoken) -> Rows:
    """Return which protocol it is."""
    is_scored = protocol.method == LOG_LIKELIHOOD
    return [
        (
            how.say(said.PROTOCOL),
            how.say(said.VERSION, protocol.protocol_id, protocol.version),
        ),
        ("SHA-256", sha256),
        (how.say(said.METHOD), how.say(said.LOG_LIKELIHOOD if is_scored else said.GENERATION)),
    ]


def intervals(
    record: dict[str, Any], found: Summary, protocol: Protocol, card: Card
) -> Callable[[Words, str], str]:
    """Return the picture of the accuracy, whole and by part, with its intervals."""
    title = _title(record, protocol, card)

    def draw(how: Words, note: str) -> str:
        whole = Share(found.n, found.correct, found.accuracy, found.interval)
        bars = [_bar(how.said(plot.ALL), whole)]
        for name, values in found.strata.items():
            largest = sorted(values.items(), key=lambda pair: -pair[1].n)[:MOST_STRATA]
            bars += [_bar(f"{name}: {value}, n = {one.n}", one) for value, one in largest]
        reference = (how.said(plot.CHANCE), found.chance)
        return plot.forest(title, bars, reference=reference, note=note, words=how)

    return draw


def _bar(label: str, one: Share) -> Bar:
    return Bar(label, one.accuracy, one.interval.low, one.interval.high)
