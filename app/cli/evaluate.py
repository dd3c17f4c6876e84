"""`casebook evaluate`: multiple-choice questions, one committed at a time, with a model of here."""

from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from app.cli.common import Common, common_options, notice
from app.cli.endpoint import endpoint_of, endpoint_options
from app.cli.loading import load_options, wished
from app.cli.report_language import language_option
from app.cli.sweep import MOST_SHOTS, Numbers, plan, sweep
from app.evaluation.shots import DEFAULT_SHOTS
from app.evaluation.summary import Summary
from converters.place import Place

PATH = Place()


@click.command(
    epilog="Example: casebook evaluate medqa --data phrases_no_exclude_test.jsonl --limit 100 "
    "-o medqa-run"
)
@click.argument("task")
@click.option("--data", type=PATH, metavar="FILE", help="The file of a known set.")
@click.option("--test-ids", type=PATH, metavar="FILE", help="PubMedQA: whose keys are the test.")
@click.option("--dev", type=PATH, metavar="FILE", help="MMLU: the file examples come from.")
@click.option(
    "--first-answer",
    type=click.IntRange(0, 1),
    metavar="0|1",
    help="MedMCQA: what `cop` calls the first option, if the file does not tell.",
)
@click.option("--model", metavar="M", help="Id, name, or the path of a GGUF file.")
@click.option(
    "--protocol",
    "protocol_id",
    metavar="P",
    help="lmeval-ll-0shot if nothing is said; with examples lmeval-ll-kshot.",
)
@click.option("--examples", metavar="SET", help="An example set, by name, id or file.")
@click.option(
    "--shots",
    type=click.IntRange(1, MOST_SHOTS),
    metavar="K",
    help="Examples before each item.",
)
@click.option("--shot-seed", type=int, metavar="S", help="Draws the examples and their order.")
@click.option("--sweep-shots", type=Numbers(), metavar="K,K,…", help="A run for each number.")
@click.option("--sweep-seeds", type=Numbers(), metavar="S,S,…", help="A run for each seed.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Ask N items, drawn by strata.")
@click.option("--seed", type=int, default=0, metavar="S", help="Draws the items of --limit.")
@click.option("-o", "--out", type=PATH, metavar="RUNFOLDER")
@click.option("--resume", is_flag=True, help="Go on with the run in RUNFOLDER.")
@click.option("--despite-probe", is_flag=True, help="Score although trivial items fail; recorded.")
@click.option(
    "--on-battery",
    type=click.Choice(["run", "pause", "stop"]),
    default="pause",
    show_default=True,
    help="Run on; pause while the battery is low, as the settings say; or stop without mains.",
)
@click.option("--card", is_flag=True, help="Only tell what the set is.")
@click.option("--show-prompt", is_flag=True, help="Only show what the model sees of item one.")
@language_option
@load_options
@endpoint_options
@common_options
@click.pass_obj
def evaluate(common: Common, /, task: str, **said: Any) -> int:
    """Ask a model multiple-choice questions and write a run folder.

    TASK: medmcqa, medqa, pubmedqa or mmlu-SUBJECT with --data FILE; or a file of your own (.jsonl,
    .json, .csv), or a task file that names its fields. The folder gets run.json, samples.jsonl
    (one item a line), items.csv and report.html. Ctrl+C keeps what is done; --resume goes on.
    With --sweep-shots 0,1,5 and --sweep-seeds 1234,432,32 each run has a folder below RUNFOLDER,
    and the spread over the seeds is told.
    """
    from app.cli.evaluation import Evaluation, Wish
    from app.cli.sets import read_task, tell_card

    source = (said["data"], said["test_ids"], said["dev"], said["first_answer"])
    found = read_task(task, *source)
    if said["card"]:
        tell_card(common, found)
        return 0
    if said["out"] is None and not said["show_prompt"]:
        raise click.UsageError("Where is the run to be written? Name a folder: -o RUNFOLDER.")
    notice()
    wish = Wish(
        model=said["model"],
        protocol_id=said["protocol_id"],
        examples=said["examples"],
        shots=said["shots"],
        shot_seed=said["shot_seed"],
        limit=said["limit"],
        seed=said["seed"],
        options=wished(said),
        is_resuming=said["resume"],
        despite_probe=said["despite_probe"],
        on_battery=said["on_battery"],
        endpoint=endpoint_of(said),
        language=said["language"],
    )
    counts, seeds = said["sweep_shots"], said["sweep_seeds"]
    if (counts is None and seeds is None) or said["show_prompt"]:
        return Evaluation(common, found, wish).run(said["out"], is_shown=said["show_prompt"])

    def run(count: int, seed: int | None, place: Path) -> Summary:
        has_begun = wish.is_resuming and place.exists()
        one = replace(wish, shots=count, shot_seed=seed, is_resuming=has_begun)
        if not count:
            one = replace(one, shots=None, examples=None)
        evaluation = Evaluation(common, found, one)
        evaluation.run(place, is_shown=False)
        return evaluation.result

    counts = counts or (said["shots"] or DEFAULT_SHOTS,)
    wanted = plan(counts, seeds or ())
    sweep(common, said["out"], wanted, run)
    return 0
