"""`casebook examples`: sets of questions with their answers, to stand before what is asked."""

from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from app.cli.common import Common, common_options, say, table
from app.cli.sets import examples_of, read_task
from app.errors import Code, Problem
from app.evaluation import contamination, example_file, presets, shots
from app.evaluation.importers import own
from app.evaluation.protocol import Asker
from app.evaluation.task import Item, Task
from app.paths import typed
from app.store.database import Store, open_database
from app.store.examples import ExampleSet, item_of
from app.store.files import write_target
from converters.place import Place

PATH = Place()
DEFAULT_COUNT = 5


@click.group(
    no_args_is_help=False, epilog="Example: casebook examples add mine.jsonl --name surgery"
)
@common_options
def examples() -> None:
    """Keep in-context example sets, and see that they give nothing away."""


@examples.command("list", epilog="Example: casebook examples list --json")
@common_options
@click.pass_obj
def list_sets(common: Common) -> None:
    """List the sets."""
    with open_database(common.places, read_only=True) as store:
        found = store.examples.list()
    if common.is_json:
        common.document([_shape(one) for one in found])
        return
    rows = [
        (one.set_id[:8], one.name, f"v{one.version}", f"{len(one.items)} examples", one.origin)
        for one in found
    ]
    table(rows)


@examples.command(epilog="Example: casebook examples show surgery")
@click.argument("wanted", metavar="SET")
@common_options
@click.pass_obj
def show(common: Common, wanted: str) -> None:
    """Show a set as it stands before an item."""
    with open_database(common.places, read_only=True) as store:
        found = store.examples.wanted(wanted)
    if common.is_json:
        common.document(_shape(found) | {"items": [_item(one) for one in found.items]})
        return
    say(f"{found.name} v{found.version}, {len(found.items)} examples, {found.sha256}")
    say(_text(found.items))


@examples.command(epilog="Example: casebook examples add mine.jsonl --name surgery")
@click.argument("file", type=str, required=False)
@click.option("--name", metavar="N", help="What the set is called; the file's own name if not.")
@click.option("--data", type=PATH, metavar="FILE", help="FILE names a known set, this its data.")
@click.option("--dev", type=PATH, metavar="FILE", help="MMLU: its dev file.")
@click.option("--count", type=click.IntRange(1, 64), metavar="K", help="Draw K of them.")
@click.option("--seed", type=int, default=1234, metavar="S", help="Draws them.")
@click.option(
    "--answer",
    "answers",
    type=int,
    multiple=True,
    metavar="MESSAGE",
    help="An answer of the history, with its question, by `history show`; may be repeated.",
)
@click.option("--update", "updated", metavar="SET", help="A new version of this set.")
@common_options
@click.pass_obj
def add(common: Common, /, file: str | None, **said: Any) -> None:
    """Keep a set from a file, from answers of the history, or from what of a known set is no test.

    FILE holds questions with options and key, or with an answer as it is to stand (`question`,
    `answer`). `casebook examples add pubmedqa --data ori_pqal.json --count 5` draws from the 500
    that are not in the official test.
    """
    if (file is None) == (not said["answers"]):
        raise click.UsageError("Name a FILE, or answers of the history with --answer.")
    title = origin = ""
    items: tuple[Item, ...] = ()
    if file is not None:
        title, origin, items = _of_file(file, said)
    elif not said["name"] and not said["updated"]:
        raise click.UsageError("What is the set called? --name N.")
    with open_database(common.places) as store:
        if said["answers"]:
            origin, items = "the history", _of_history(store, said["answers"])
        before = store.examples.get(said["updated"]) if said["updated"] else None
        name = said["name"] or (before.name if before else title)
        set_id = before.set_id if before else None
        kept = store.examples.save(name, items, origin, set_id)
    if common.is_json:
        common.document(_shape(kept))
        return
    say(f"{kept.name} v{kept.version}: {len(kept.items)} examples, {kept.set_id}")


@examples.command(epilog="Example: casebook examples export surgery -o surgery.jsonl")
@click.argument("wanted", metavar="SET")
@click.option("-o", "--out", type=PATH, metavar="FILE", help="To stdout if not said.")
@common_options
@click.pass_obj
def export(common: Common, wanted: str, out: Path | None) -> None:
    """Write a set as JSON lines, which `examples add` takes in elsewhere."""
    with open_database(common.places, read_only=True) as store:
        found = store.examples.wanted(wanted)
    text = example_file.text(found.items)
    if out is None:
        click.echo(text, nl=False)
        return
    if out.exists():
        raise Problem(Code.EXISTS, path=out)
    write_target(out, text.encode())
    if common.is_json:
        common.document(_shape(found) | {"path": str(out.absolute())})
        return
    say(f"{found.name} v{found.version}, {len(found.items)} examples: {out}")


@examples.command(epilog="Example: casebook examples remove surgery")
@click.argument("wanted", metavar="SET")
@common_options
@click.pass_obj
def remove(common: Common, wanted: str) -> None:
    """Take a set out of the list; runs that used it still name it."""
    with open_database(common.places) as store:
        found = store.examples.get(wanted)
        store.examples.remove(found.set_id)
    if common.is_json:
        common.document({"set_id": found.set_id, "removed": True})
        return
    say(f"{found.name} is out of the list.")


@examples.command(epilog="Example: casebook examples check surgery --against mine.jsonl")
@click.argument("wanted", metavar="[SET]", required=False)
@click.option("--against", "task_name", required=True, metavar="TASK", help="As for evaluate.")
@click.option("--data", type=PATH, metavar="FILE", help="The file of a known set.")
@click.option("--test-ids", type=PATH, metavar="FILE", help="PubMedQA: whose keys are the test.")
@common_options
@click.pass_obj
def check(
    common: Common, wanted: str | None, task_name: str, data: Path | None, test_ids: Path | None
) -> None:
    """Tell which examples are items of a set, or nearly: those would give the answer away.

    SET is the name, id or file of an example set; without one every set is checked.
    """
    task = read_task(task_name, data, test_ids)
    with open_database(common.places, read_only=True) as store:
        names = [wanted] if wanted else [one.set_id for one in store.examples.list()]
        sets = [examples_of(store, name) for name in names]
    found = [(name, contamination.hits(items, task.items)) for name, items in sets]
    if common.is_json:
        shown = [{"examples": name, "hits": to_builtins(hits)} for name, hits in found]
        rule = {"ngram": contamination.NGRAM, "threshold": contamination.THRESHOLD}
        common.document({"task": task.name, **rule, "sets": shown})
        return
    for name, hits in found:
        _tell(name, task.name, hits)


def _tell(name: str, task_name: str, found: list[contamination.Hit]) -> None:
    if not found:
        say(f"No example of {name} is an item of {task_name}, or nearly.")
    for hit in found:
        kind = "is" if hit.kind == contamination.EXACT else f"covers {100 * hit.overlap:.0f} % of"
        say(f"Example {hit.example_id} of {name} {kind} item {hit.item_id} of {task_name}.")


def _of_file(file: str, said: dict[str, Any]) -> tuple[str, str, tuple[Item, ...]]:
    """Return name, origin and items: of a known set its reserve, of another file everything."""
    count = said["count"]
    if said["data"] is not None or own.task_file(typed(file)):
        task = read_task(file, said["data"], None, said["dev"])
        items = task.items if said["data"] is None else _drawn(task, count, said["seed"])
        return task.name, task.origin, items[:count]
    path = typed(file)
    if not path.is_file():
        read_task(file, None)  # says what it may be
    return path.stem, path.name, example_file.read(path)[:count]


def _of_history(store: Store, wanted: tuple[int, ...]) -> tuple[Item, ...]:
    found = {one.message_id: one for one in store.examples.answered(wanted)}
    for message_id in wanted:
        if message_id not in found:
            raise Problem(Code.NOT_FOUND, name=message_id)
    return tuple(item_of(found[one]) for one in dict.fromkeys(wanted))


def _drawn(task: Task, count: int | None, seed: int) -> tuple[Item, ...]:
    protocol = presets.preset(presets.FEW_SHOT, task)
    return shots.with_drawn(protocol, task, count or DEFAULT_COUNT, seed)[1]


def _shape(one: ExampleSet) -> dict[str, Any]:
    return {
        "set_id": one.set_id,
        "name": one.name,
        "version": one.version,
        "count": len(one.items),
        "origin": one.origin,
        "sha256": one.sha256,
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "item_id": item.item_id,
        "question": item.question,
        "options": list(item.options),
        "answer": item.options[0] if item.is_open else item.letters[item.answer],
        "context": item.context,
    }


def _text(items: tuple[Item, ...]) -> str:
    task = Task("own", "examples", items, "", "", ())
    protocol = presets.preset(presets.DEFAULT, task)
    return Asker(task, protocol).examples(items)
