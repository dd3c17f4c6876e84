"""`casebook compare`: runs side by side, only where they are the same but for the model."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from app.cli import pooled
from app.cli import results as results_files
from app.cli.common import Common, common_options, model_label, notice, say, table
from app.cli.report_language import language_option, spoken
from app.core.text import fill
from app.evaluation import comparison_report, plot
from app.evaluation import review as reviewing
from app.evaluation.comparison import OF_ALL, Comparison, Side, better_of
from app.evaluation.comparison import agreement as agreed
from app.evaluation.comparison import compare as compared
from app.evaluation.judging import Sample
from app.evaluation.plot import Bar
from app.evaluation.reported import Reported, reported
from app.evaluation.review import Cost, Read
from app.evaluation.run_name import short_names
from app.evaluation.shown import letter
from app.evaluation.spoken import Spoken
from app.evaluation.statistics import Agreement
from app.evaluation.summary import Summary, percent, summary
from app.store import run_reading
from app.store.files import write_target
from converters.place import Place

PATH = Place()
MOST_POINTS = 100


@click.command(epilog="Example: casebook compare run-f16 run-q4 --plot accuracy.svg")
@click.argument("folders", nargs=-1, required=True, type=PATH, metavar="RUN_A RUN_B [RUN...]")
@click.option("--claim", type=float, metavar="POINTS", help="Could a difference like this show?")
@click.option("--pooled", "is_pooled", is_flag=True, help="Two models over several sets.")
@click.option("--items", "has_items", is_flag=True, help="List the items on which they differ.")
@click.option("--report", "page", type=PATH, metavar="FILE.html|FILE.pdf", help="Write a report.")
@click.option("--plot", "picture", type=PATH, metavar="FILE.svg", help="Draw the accuracies.")
@language_option
@common_options
@click.pass_obj
def compare(common: Common, /, folders: tuple[Path, ...], **said: Any) -> None:
    """Compare runs of the same items and the same protocol, item by item.

    Differences come with an interval, McNemar's exact test, the discordant counts and the smallest
    difference these items could show. Several pairs are adjusted by Holm. With --pooled the runs
    are those of two models, one a set and model: each set is told, all items together (micro,
    repeated ones once) and the mean of the sets (macro), as a card that names one figure has it.
    """
    if len(folders) < 2:  # noqa: PLR2004  one run has nothing to be compared with
        raise click.UsageError("Two runs at least are compared: RUN_A RUN_B.")
    points = said["claim"]
    if points is not None and not 0 <= points <= MOST_POINTS:
        raise click.UsageError("A claim is a number of points from 0 to 100.")
    if said["language"] and said["page"] is None and said["picture"] is None:
        raise click.UsageError("--language is that of a --report or a --plot.")
    if said["is_pooled"] and (said["has_items"] or said["page"] is not None):
        raise click.UsageError("--pooled takes neither --items nor --report.")
    notice()
    claim = None if points is None else points / 100
    read = [run_reading.whole(folder) for folder in folders]
    names = short_names([one.record for one in read], list(map(str, folders)))
    sides = [Side(name, one.record, one.samples) for name, one in zip(names, read, strict=True)]
    if said["is_pooled"]:
        how = spoken(common, said["language"])
        pooled.tell(common, sides, claim, said["picture"], how)
    else:
        _compare(common, read, sides, claim, said)


def _compare(
    common: Common,
    read: list[Read],
    sides: list[Side],
    claim: float | None,
    said: dict[str, Any],
) -> None:
    found = compared(sides, claim)
    costs = [reviewing.cost(one) for one in read]
    results = [summary(one.samples, one.protocol, one.card, one.record) for one in read]
    how = spoken(common, said["language"])
    if said["picture"] is not None:
        write_target(said["picture"], _drawn(sides, results, found, how).encode())
    if said["page"] is not None:
        page = comparison_report.report(reviewing.weighed(read, claim), how)
        results_files.write_page(page, said["page"])
    others = tuple(reported(read[0].card, [one.record for one in read]))
    agreement = agreed(sides)
    if common.is_json:
        folders = tuple(Path(one.path) for one in read)
        whole = _document(folders, sides, list(zip(results, costs, strict=True)), found)
        beside = {"agreement": _agreement(agreement), "reported": to_builtins(others)}
        common.document({**whole, **beside})
        return
    _tell(sides, results, found)
    _tell_agreement(agreement, len(sides))
    _tell_reported(others)
    if said["has_items"]:
        _tell_items(sides, found)


def _document(
    folders: tuple[Path, ...],
    sides: list[Side],
    results: list[tuple[Summary, Cost]],
    found: list[Comparison],
) -> dict[str, Any]:
    shown = [_pair(one) for one in found]
    whole = {
        "task": sides[0].record["task"]["name"],
        "protocol": sides[0].record["protocol"]["protocol_id"],
        "protocol_sha256": sides[0].record["protocol_sha256"],
        "runs": [
            _run(folder, side, *result)
            for folder, side, result in zip(folders, sides, results, strict=True)
        ],
        "comparison_count": len(found),
        "pairs": shown,
    }
    return {**shown[0], **whole} if len(shown) == 1 else whole


def _run(folder: Path, side: Side, result: Summary, cost: Cost) -> dict[str, Any]:
    model = side.record["model"]
    return {
        "name": side.name,
        "run_folder": str(folder.absolute()),
        "model": model["name"],
        "model_sha256": model["sha256"],
        "quantization": model["quantization"],
        "size_bytes": model["size_bytes"],
        "n": result.n,
        "correct": result.correct,
        "accuracy": result.accuracy,
        "wilson_low": result.interval.low,
        "wilson_high": result.interval.high,
        "stderr": result.stderr,
        "macro_f1": result.macro_f1,
        "brier": result.brier,
        "calibration_error": result.calibration_error,
        "option_mass": result.option_mass,
        "unparsed": result.unparsed,
        "tokens_per_second": cost.tokens_per_second,
        "seconds_an_item": cost.seconds_an_item,
        "peak_rss_bytes": cost.peak_bytes,
    }


def _pair(one: Comparison) -> dict[str, Any]:
    paired = one.paired
    return {
        "first": one.first,
        "second": one.second,
        "n": paired.n,
        "both_right": paired.both,
        "only_first": paired.only_first,
        "only_second": paired.only_second,
        "both_wrong": paired.neither,
        "discordant": paired.discordant,
        "difference": paired.difference,
        "difference_stderr": paired.standard_error,
        "difference_low": paired.interval.low,
        "difference_high": paired.interval.high,
        "interval_method": paired.interval.method,
        "p_exact": paired.p_exact,
        "p_mid": paired.p_mid,
        "p_holm": one.p_holm,
        "smallest_detectable_difference": one.detectable,
        "left_out": one.left_out,
        "drift": to_builtins(one.drift),
        "strata": to_builtins(one.strata),
        "flips": to_builtins(one.flips),
        "sentences": [fill(note.text, *note.values) for note in one.notes],
    }


def _agreement(found: Agreement) -> dict[str, Any]:
    bounds = found.interval
    return {
        "krippendorff_alpha": found.alpha,
        "level": "nominal",
        "alpha_low": None if bounds is None else bounds.low,
        "alpha_high": None if bounds is None else bounds.high,
        "interval_method": None if bounds is None else bounds.method,
        "n": found.n,
        "same": found.same,
    }


def _tell_agreement(found: Agreement, count: int) -> None:
    """Say how far all runs answer alike: the share beside the coefficient."""
    say("")
    share = percent(found.same / max(found.n, 1))
    say(f"All {count} runs answer {found.same:,} of {found.n:,} items alike ({share} %).")
    if found.alpha is None or found.interval is None:
        say("Krippendorff's alpha is not defined: no two answers differ.")
        return
    low, high = found.interval.low, found.interval.high
    say(
        f"Krippendorff's alpha (nominal): {found.alpha:.3f}, {low:.3f} to {high:.3f} "
        f"({found.interval.method})"
    )


def _tell(sides: list[Side], results: list[Summary], found: list[Comparison]) -> None:
    record = sides[0].record
    say(f"{record['task']['name']}, {record['protocol']['protocol_id']}")
    rows: list[tuple[str, ...]] = [("", "accuracy", "95 % (Wilson)", "macro-F1", "ECE", "Brier")]
    for side, one in zip(sides, results, strict=True):
        bounds = f"{percent(one.interval.low)} to {percent(one.interval.high)}"
        numbers = [_number(one.macro_f1), _number(one.calibration_error), _number(one.brier)]
        label = model_label(side.name, bool(side.record["model"]["is_demo"]))
        rows.append((label, f"{percent(one.accuracy)} %", bounds, *numbers))
    table(rows)
    majority = f"{results[0].majority}: {percent(results[0].majority_share)} %"
    say(f"Majority {majority}, chance {percent(results[0].chance)} %")
    if len(found) > 1:
        say("")
        table([("", "points, 95 %", "Holm", ""), *map(_verdict, found)])
        for note in found[0].notes:
            if note.text in OF_ALL:
                say(fill(note.text, *note.values))
    for pair in found:
        say("")
        _tell_pair(pair, len(found))


def _verdict(pair: Comparison) -> tuple[str, ...]:
    """Return a pair on one line: second less first, and which is better if one is."""
    one = pair.paired
    bounds = f"{percent(-one.interval.high)} to {percent(-one.interval.low)}"
    better = better_of(pair)
    words = "not told apart" if better is None else f"{better} is better"
    name = f"{pair.second} minus {pair.first}"
    return name, f"{percent(-one.difference)}, {bounds}", f"{pair.p_holm:.3g}", words


def _tell_reported(others: Sequence[Reported]) -> None:
    """Set what others report beside the runs, with what their reports leave out."""
    if not others:
        return
    say("")
    say("Reported of this set, under other prompts:")
    rows = []
    for one in others:
        value = f"{'about ' if one.is_about else ''}{one.percent:g} %"
        rows.append((f"  {one.name}", one.benchmark, value, one.source))
    table(rows)
    unstated = {one.name: one.not_stated for one in others if one.not_stated}
    for name, words in unstated.items():
        say(f"  {name}: {words}")


def _tell_pair(pair: Comparison, count: int) -> None:
    paired, drift = pair.paired, pair.drift
    for note in pair.notes:
        if count == 1 or note.text not in OF_ALL:
            say(fill(note.text, *note.values))
    adjusted = f", {pair.p_holm:.3g} by Holm over {count} comparisons" if count > 1 else ""
    rows = [
        ("Only first right", f"{paired.only_first:,}"),
        ("Only second right", f"{paired.only_second:,}"),
        ("Both right, both wrong", f"{paired.both:,}, {paired.neither:,}"),
        ("McNemar", f"p = {paired.p_exact:.3g} exact, {paired.p_mid:.3g} mid-p{adjusted}"),
        (
            "Second minus first",
            f"{percent(-paired.difference)} points, {percent(-paired.interval.high)} to "
            f"{percent(-paired.interval.low)} ({paired.interval.method})",
        ),
        ("Same prediction", f"{percent(drift.agreement)} %"),
    ]
    if drift.divergence_mean is not None:
        rows.append(
            (
                "KL over options",
                f"mean {drift.divergence_mean:.4f}, median {drift.divergence_median or 0:.4f}, "
                f"95th percentile {drift.divergence_95 or 0:.4f} nats",
            )
        )
    if pair.left_out:
        rows.append(("Left out", f"{pair.left_out:,} items that one could not be asked"))
    table(rows)
    for part in pair.strata:
        say(
            f"  {part.name} {part.value}: {percent(-part.paired.difference)} points of "
            f"{part.paired.n:,} ({part.paired.only_first} : {part.paired.only_second}, "
            f"p {part.p_holm:.2g} by Holm)"
        )


def _tell_items(sides: list[Side], found: list[Comparison]) -> None:
    questions = {one.doc_id: one for one in sides[0].samples}
    for pair in found:
        for flip in pair.flips:
            said = [letter(one) for one in (flip.answer, flip.first, flip.second)]
            question = _question(questions[flip.doc_id])
            say(f"{flip.item_id}  key {said[0]}, {pair.first} {said[1]}, {pair.second} {said[2]}")
            say(f"    {question}")


def _question(sample: Sample) -> str:
    prompt = str(next(iter(sample.arguments.values()))["arg_0"])
    return " ".join(prompt.split())[-300:]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _drawn(sides: list[Side], results: list[Summary], found: list[Comparison], how: Spoken) -> str:
    bars = [
        Bar(side.name, one.accuracy, one.interval.low, one.interval.high)
        for side, one in zip(sides, results, strict=True)
    ]
    record, n = sides[0].record, how.count(results[0].n)
    title = f"{record['task']['name']}, {record['protocol']['protocol_id']}, n = {n}"
    # A picture of several pairs says what is of all of them; tables and the report say the rest.
    notes = [one for one in found[0].notes if len(found) == 1 or one.text in OF_ALL]
    note = " ".join((*map(how.noted, notes), how.notice))
    words = how.words
    reference = (words.said(plot.CHANCE), results[0].chance)
    return plot.forest(title, bars, reference=reference, note=note, words=words)
