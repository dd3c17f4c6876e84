"""`casebook bundle`: a run for a cluster, and its results read back."""

from pathlib import Path
from typing import Any

import click

from app.cli.common import Common, common_options, notice, say
from app.cli.sets import asked_as, read_task
from app.evaluation import bundle as bundles
from app.evaluation import importers
from app.evaluation.run import Plan
from app.evaluation.subset import subset
from app.evaluation.summary import percent
from app.evaluation.task import Task
from app.store import bundle_folders
from converters.place import Place

PATH = Place()
READ = "read"


@click.command(
    epilog="Example: casebook bundle medqa --data phrases_no_exclude_test.jsonl --for lm-eval "
    "-o medqa-bundle"
)
@click.argument("words", nargs=-1, required=True, metavar="TASK... | read FOLDER")
@click.option("--data", type=PATH, multiple=True, metavar="FILE", help="One a known set, in order.")
@click.option("--test-ids", type=PATH, metavar="FILE", help="PubMedQA: whose keys are the test.")
@click.option("--dev", type=PATH, metavar="FILE", help="MMLU: the file examples come from.")
@click.option("--for", "target", type=click.Choice([bundles.LM_EVAL, bundles.INSPECT]))
@click.option("--protocol", "protocol_id", metavar="P", help="lmeval-ll-0shot, or inspect-letter.")
@click.option("--examples", metavar="SET", help="An example set, by name, id or file.")
@click.option("--shots", type=click.IntRange(1, 64), metavar="K", help="Examples before each item.")
@click.option("--shot-seed", type=int, metavar="S", help="Draws the examples and their order.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Ask N items, drawn by strata.")
@click.option("--seed", type=int, default=0, metavar="S", help="Draws the items of --limit.")
@click.option("-o", "--out", type=PATH, metavar="FOLDER")
@common_options
@click.pass_obj
def bundle(common: Common, /, words: tuple[str, ...], **said: Any) -> None:
    """Write a folder that lm-evaluation-harness or Inspect runs unchanged, or read one back.

    TASKs are named as for evaluate. `bundle read FOLDER` makes a run folder of each result below
    FOLDER/out, in FOLDER/runs, for `casebook compare`.
    """
    notice()
    if words[0] == READ:
        if len(words) != 2:  # noqa: PLR2004  read and its folder
            raise click.UsageError("Which bundle is to be read? bundle read FOLDER.")
        _read(common, Path(words[1]))
        return
    if said["target"] is None or said["out"] is None:
        raise click.UsageError("Name the program and the folder: --for lm-eval -o FOLDER.")
    plans = [_plan(common, task, said) for task in _tasks(words, said)]
    files = bundles.bundle(plans, said["target"])
    bundle_folders.write(said["out"], files)
    if common.is_json:
        names = [plan.task.name for plan in plans]
        folder = str(said["out"].absolute())
        common.document({"folder": folder, "tasks": names, "files": list(files)})
        return
    for name in files:
        say(str(said["out"] / name))


def _tasks(words: tuple[str, ...], said: dict[str, Any]) -> list[Task]:
    files = list(said["data"])
    found = []
    for word in words:
        data = files.pop(0) if files and importers.is_known(word) else None
        found.append(read_task(word, data, said["test_ids"], said["dev"]))
    if files:
        raise click.UsageError(f"{len(files)} --data more than known sets.")
    return found


def _plan(common: Common, task: Task, said: dict[str, Any]) -> Plan:
    protocol_id = said["protocol_id"]
    if protocol_id is None and said["target"] == bundles.INSPECT:
        protocol_id = bundles.INSPECT_PROTOCOL
    asked = (said["examples"], said["shots"], said["shot_seed"])
    protocol, few, given_away = asked_as(common, task, protocol_id, asked)
    chosen = subset(task.items, said["limit"], said["seed"])
    return Plan(task, protocol, few, chosen, (said["limit"], said["seed"]), given_away)


def _read(common: Common, folder: Path) -> None:
    shown = []
    for one in bundle_folders.taken_back(folder):
        numbers = {"n": one.summary.n, "accuracy": one.summary.accuracy}
        shown.append({"run_folder": one.path, "task": one.task, "model": one.model, **numbers})
        if not common.is_json:
            place = folder / bundle_folders.RUNS / Path(one.path).name
            say(f"{place}: {percent(one.summary.accuracy)} % of {one.summary.n:,}")
    if common.is_json:
        common.document(shown)
