"""A run that is to be asked elsewhere: its plan once more, from its record and its set's file."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from app.errors import Code, Problem
from app.evaluation import importers
from app.evaluation.contamination import Hit
from app.evaluation.protocol import Protocol
from app.evaluation.run import Plan
from app.evaluation.subset import subset
from app.evaluation.task import Card, Item, Task, content_sha256

MMLU, OWN = "mmlu", "own"


def plan(
    record: dict[str, Any], protocol: Protocol, card: Card, paths: Iterable[Path]
) -> Plan | None:
    """Return what a run asked, from the first of these files that is its set; `None` if none is.

    Raises:
        Problem: `unsupported`: its examples are not in that file.
    """
    for path in paths:
        try:
            task = importers.opened(_kind(card), path)
        except Problem:
            continue  # another file, or one that changed
        if task.sha256 == card.sha256:
            return _planned(record, protocol, task)
    return None


def _kind(card: Card) -> str:
    if card.kind == MMLU:
        return card.name
    return card.kind if importers.is_known(card.kind) else ""


def _planned(record: dict[str, Any], protocol: Protocol, task: Task) -> Plan:
    drawn = record["subset"]
    chosen = subset(task.items, drawn["limit"], drawn["seed"])
    found = msgspec.convert(record["contamination"]["hits"], tuple[Hit, ...])
    draw = (drawn["limit"], drawn["seed"])
    return Plan(task, protocol, _shots(protocol, task), chosen, draw, found)


def _shots(protocol: Protocol, task: Task) -> tuple[Item, ...]:
    if protocol.examples is None:
        return ()
    own = {item.item_id: item for item in task.reserve}
    shots = tuple(own[one] for one in protocol.examples.ids if one in own)
    if content_sha256(shots) != protocol.examples.sha256:
        why = "the examples of this run are not in the file of its set"
        raise Problem(Code.UNSUPPORTED, why=why)
    return shots
