"""Sets of questions and of examples, as the command line names them."""

from pathlib import Path

import click
from msgspec import to_builtins

from app.cli.common import Common, table
from app.core.chat import Message
from app.core.provenance import ExamplesUsed
from app.core.text import fill
from app.errors import Code, Problem
from app.evaluation import contamination, example_file, importers, presets, shots
from app.evaluation.importers import own
from app.evaluation.protocol import Protocol
from app.evaluation.summary import percent
from app.evaluation.task import Item, Task, card, content_sha256
from app.paths import typed
from app.store.database import Store, open_database
from app.store.examples import used


def read_task(
    name: str,
    data: Path | None,
    test_ids: Path | None = None,
    dev: Path | None = None,
    first_answer: int | None = None,
) -> Task:
    """Return the task that a word of the command line names.

    Raises:
        Problem: `task_invalid`.
        click.UsageError: a known set without its file.
    """
    if importers.is_known(name):
        if data is None:
            raise click.UsageError(f"Where is {name}? Name its file: --data FILE.")
        return importers.read(name, importers.Source(data, test_ids, dev, first_answer))
    path = typed(name)
    if not path.is_file():
        why = f"it is no file, and none of {', '.join(importers.KNOWN)}"
        raise Problem(Code.TASK_INVALID, where=name, why=why)
    described = own.task_file(path)
    place, mapping = described if described else (data or path, None)
    return importers.read(path.stem, importers.Source(place, mapping=mapping))


def tell_card(common: Common, task: Task) -> None:
    """Write what a set is: as JSON, or for a person."""
    facts = card(task)
    if common.is_json:
        common.document(to_builtins(facts))
        return
    counts = ", ".join(f"{n} items with {count}" for count, n in facts.option_counts.items())
    rows = [
        ("Set", facts.name),
        ("Origin", facts.origin),
        ("Licence", facts.licence),
        ("Items", f"{facts.n:,}" + (f", and {facts.reserve_n:,} more" if facts.reserve_n else "")),
        ("Options", counts),
        ("Majority", f"{facts.majority}, {percent(facts.majority_share)} %"),
        ("Repeated", f"{facts.duplicate_count:,}"),
        ("SHA-256", facts.sha256),
    ]
    for name, values in facts.strata.items():
        shown = ", ".join(f"{value} {n:,}" for value, n in list(values.items())[:6])
        rows.append((name.capitalize(), shown + (", …" if len(values) > 6 else "")))  # noqa: PLR2004
    rows += [("Note", fill(trap.text, f"{trap.count:,}")) for trap in facts.traps]
    table(rows)


def examples_of(store: Store, wanted: str) -> tuple[str, tuple[Item, ...]]:
    """Return the name and the items of an example set: one that is kept, or a file.

    `NAME@2` is the second version of a set that is kept.

    Raises:
        Problem: `not_found`, `task_invalid`.
    """
    path = typed(wanted)
    if path.is_file():
        described = own.task_file(path)
        items = read_task(wanted, None).items if described else example_file.read(path)
        return path.stem, items
    kept = store.examples.wanted(wanted)
    return f"{kept.name} v{kept.version}", kept.items


def examples_used(store: Store, wanted: str) -> tuple[ExamplesUsed, tuple[Message, ...]]:
    """Return examples as turns of a chat, and how they are recorded.

    Raises:
        Problem: `not_found`, `task_invalid`.
    """
    if typed(wanted).is_file():
        name, items = examples_of(store, wanted)
        ids = tuple(one.item_id for one in items)
        return ExamplesUsed(name, 0, content_sha256(items), ids), shots.turns(items)
    kept = store.examples.wanted(wanted)
    return used(kept), shots.turns(kept.items)


def asked_as(
    common: Common,
    task: Task,
    protocol_id: str | None,
    examples: tuple[str | None, int | None, int | None],
) -> tuple[Protocol, tuple[Item, ...], list[contamination.Hit]]:
    """Return the protocol, the examples, and what of the set they give away.

    `examples` are a set, how many, and the seed that draws them.

    Raises:
        Problem: `bad_value`, `not_found`, `task_invalid`.
    """
    wanted, count, seed = examples
    few = None
    if wanted is not None:
        with open_database(common.places, read_only=True) as store:
            name, items = examples_of(store, wanted)
        few = shots.Few(name, items, count, seed)
    elif count is not None or protocol_id == presets.FEW_SHOT:
        few = shots.Few("", (), count, seed)
    return shots.asked_as(task, protocol_id, few)
