"""`casebook bundle`: a run for a cluster, and its results read back."""

from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from app.cli.common import Common, common_options, notice, say
from app.cli.sets import asked_as, read_task
from app.core.names import portable
from app.core.wording import NOTICE
from app.errors import Code, Problem
from app.evaluation import bundle as bundles
from app.evaluation import importers, returned
from app.evaluation.run import ENGINE as ENGINE_FIELDS
from app.evaluation.run import Plan
from app.evaluation.subset import subset
from app.evaluation.summary import percent, summary
from app.evaluation.task import Task
from app.store import runs
from app.store.files import target_problem

PATH = click.Path(path_type=Path)
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
    _write(said["out"], files)
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


def _write(folder: Path, files: dict[str, str]) -> None:
    """Write a new folder.

    Raises:
        Problem: `exists`, or it cannot be written.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Problem(Code.EXISTS, path=folder)
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            if path.suffix == ".sh":
                path.chmod(0o755)
    except OSError as error:
        raise target_problem(error, folder) from error


def _read(common: Common, folder: Path) -> None:
    shown = []
    for one in returned.returned(folder):
        name = portable(f"{one.model.rstrip('/').rpartition('/')[2]}-{one.entry.name}")
        place = folder / "runs" / name
        result = _kept(place, one)
        shown.append({"run_folder": str(place.absolute()), **result})
        if not common.is_json:
            say(f"{place}: {percent(result['accuracy'])} % of {result['n']:,}")
    if common.is_json:
        common.document(shown)


def _kept(place: Path, one: returned.Returned) -> dict[str, Any]:
    """Write one result as a run folder, anew if it is there; return its numbers."""
    model = {
        "name": one.model,
        "file": "",
        "sha256": "",
        "size_bytes": 0,
        "architecture": "",
        "quantization": str(one.facts.get("model_source", "")),
        "metadata": {},
        "is_demo": False,
    }
    engine = dict.fromkeys(ENGINE_FIELDS, "") | {"engine": one.engine}
    record = {
        "format": 1,
        "notice": NOTICE,
        "app": {},
        **one.entry.facts,
        "model": model,
        "engine": engine,
        "checks": {},
        "returned": one.facts,
    }
    found = summary(one.samples, one.protocol, one.card)
    with runs.begun(place, record, is_resuming=True) as begun:
        if not begun.is_complete:
            for sample in one.samples[len(begun.samples) :]:
                begun.append(sample, 0)
            begun.finish(to_builtins(found))
    return {"task": one.entry.name, "model": one.model, "n": found.n, "accuracy": found.accuracy}
