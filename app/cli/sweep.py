"""Several runs of one set that differ in their examples: how many, and the seed that draws them."""

import re
import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from app.cli.common import Common, say, table
from app.evaluation.summary import Summary, percent

MOST_RUNS = 64
MOST_SHOTS = 64  # examples before an item
Run = Callable[[int, int | None, Path], Summary]


class Numbers(click.ParamType[tuple[int, ...]]):
    """Whole numbers with commas between them, such as `0,1,5`."""

    name = "numbers"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[int, ...]:
        """Return the numbers, each once, in their order."""
        if isinstance(value, tuple):
            return value
        words = re.split(r"[ ,]+", str(value).strip())
        if not all(re.fullmatch(r"\d{1,9}", one) for one in words):
            self.fail(f"{value!r} is no list of whole numbers such as 0,1,5", param, ctx)
        return tuple(dict.fromkeys(map(int, words)))


def plan(counts: Sequence[int], seeds: Sequence[int]) -> list[tuple[int, int | None]]:
    """Return number of examples and seed of each run; without examples there is nothing to draw."""
    if max(counts) > MOST_SHOTS:
        raise click.UsageError(f"At most {MOST_SHOTS} examples stand before an item.")
    wanted: list[tuple[int, int | None]] = []
    for count in counts:
        wanted += [(count, seed) for seed in seeds] if count and seeds else [(count, None)]
    if len(wanted) > MOST_RUNS:
        raise click.UsageError(f"That is {len(wanted)} runs; a sweep has at most {MOST_RUNS}.")
    return wanted


def folder_of(count: int, seed: int | None) -> str:
    """Return the name of a run's folder."""
    return f"k{count}" if seed is None else f"k{count}-seed{seed}"


def sweep(
    common: Common, out: Path, wanted: Sequence[tuple[int, int | None]], run: Run
) -> list[dict[str, Any]]:
    """Run each, and tell what came of it and how much the seeds move it."""
    found = []
    for number, (count, seed) in enumerate(wanted, 1):
        place = out / folder_of(count, seed)
        common.note(f"Run {number} of {len(wanted)}: {place.name}")
        result = run(count, seed, place)
        found.append(
            {
                "shots": count,
                "shot_seed": seed,
                "run_folder": str(place.absolute()),
                "n": result.n,
                "accuracy": result.accuracy,
                "wilson_low": result.interval.low,
                "wilson_high": result.interval.high,
            }
        )
    _tell(common, found)
    return found


def spread(found: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield mean, least, most and sample standard deviation of the accuracies, by examples."""
    for count in dict.fromkeys(one["shots"] for one in found):
        values = [one["accuracy"] for one in found if one["shots"] == count]
        yield {
            "shots": count,
            "runs": len(values),
            "mean": statistics.fmean(values),
            "least": min(values),
            "most": max(values),
            "sd": statistics.stdev(values) if len(values) > 1 else None,
        }


def _tell(common: Common, found: list[dict[str, Any]]) -> None:
    whole = list(spread(found))
    if common.is_json:
        common.line({"type": "sweep", "runs": found, "spread": whole})
        return
    rows = [
        (
            Path(one["run_folder"]).name,
            f"{percent(one['accuracy'])} %",
            f"{percent(one['wilson_low'])} to {percent(one['wilson_high'])}",
            f"{one['n']:,} items",
        )
        for one in found
    ]
    table(rows)
    for one in whole:
        if one["sd"] is not None:
            say(
                f"{one['shots']} examples, {one['runs']} seeds: mean {percent(one['mean'])} %, "
                f"from {percent(one['least'])} to {percent(one['most'])}, "
                f"sd {percent(one['sd'], 2)} points"
            )
