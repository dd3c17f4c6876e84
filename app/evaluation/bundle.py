"""A run for elsewhere: a folder that lm-evaluation-harness or Inspect runs unchanged.

Larger grids run on a cluster; the items, the prompts and the protocol's hash are the same, so that
what comes back can be compared with what was run here.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, to_builtins

from app import NAME, __version__
from app.core.digest import text_sha256
from app.core.wording import NOTICE
from app.errors import Code, Problem
from app.evaluation.protocol import LOG_LIKELIHOOD, Form, Protocol
from app.evaluation.run import Plan
from app.evaluation.task import Item, Task, card

FORMAT = 1
MANIFEST = "manifest.json"
LM_EVAL, INSPECT = "lm-eval", "inspect"
PREFIX = "casebook_"
INSPECT_PROTOCOL = "inspect-letter"
# lm-evaluation-harness 0.4: `description`, `fewshot_*` and Jinja in `doc_to_text`.
_OPTIONS = (
    "{% for option in options %}{{ letters[loop.index0] }}",
    "{{ option }}{% if not loop.last %}",
    "{% endif %}{% endfor %}",
)
_RUN = """#!/bin/sh
# Research use only. %(what)s
set -e
cd "$(dirname "$0")/tasks"
lm_eval --model %(model)s \\
  --model_args "%(arguments)s" \\
  --tasks %(tasks)s --include_path . --batch_size auto \\
  --log_samples --output_path ../out%(chat)s
"""
_INSPECT_TASK = '''"""The sets of this bundle: `inspect eval inspect_task.py@NAME --model MODEL`."""

import json
from pathlib import Path

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import GenerateConfig
from inspect_ai.scorer import choice
from inspect_ai.solver import multiple_choice

DATA = Path(__file__).parent / "data"
MOST_TOKENS = %(tokens)d


def _task(name: str) -> Task:
    rows = [json.loads(line) for line in (DATA / f"{name}.jsonl").open(encoding="utf-8")]
    samples = [
        Sample(
            input="\\n\\n".join(part for part in (row["context"], row["question"]) if part),
            choices=row["options"],
            target=row["letters"][row["answer"]],
            id=row["item_id"],
        )
        for row in rows
    ]
    config = GenerateConfig(temperature=0.0, max_tokens=MOST_TOKENS)
    return Task(
        dataset=MemoryDataset(samples), solver=multiple_choice(), scorer=choice(), config=config
    )
'''
_README = """# Evaluation bundle

%(notice)s

Sets: %(names)s. Protocol: %(protocol)s, version %(version)s. `manifest.json` names the hash of
every set and protocol; `data/` holds the items, one a line.

%(how)s

Then, where Casebook is: `casebook bundle read FOLDER` makes run folders of the results, which
`casebook compare` takes beside runs of its own.

The items are their authors' work: %(licences)s.
"""
_HOW = {
    LM_EVAL: (
        "Run `sh run_vllm.sh MODEL`, or `sh run_local_completions.sh MODEL http://HOST:8000` "
        "against a server\nthat returns prompt log-probabilities (vLLM does, llama-server does "
        "not). Any other model of\nlm-evaluation-harness takes the same tasks: the results belong "
        "into `out/`. For Gemma 2 with\n`--model hf` add `attn_implementation=eager`, or its soft "
        "caps are left out."
    ),
    INSPECT: ("Run `inspect eval inspect_task.py --model MODEL --log-format json --log-dir out`."),
}


class Entry(Struct, frozen=True):
    """One set of a bundle, as the manifest describes it.

    Attributes:
        task: name of the task there.
        name: name of the set.
        kind: which importer read it.
        subject: of a set of one subject.
        has_word_answers: whether words are scored.
        facts: what a run of it records: card, protocol, subset, examples.
    """

    task: str
    name: str
    kind: str
    subject: str
    has_word_answers: bool
    facts: dict[str, Any]


class Row(Struct, frozen=True):
    """One line of `data/`; `names` are what is scored, `place` is the item's in the whole set."""

    item_id: str
    place: int
    context: str
    question: str
    options: tuple[str, ...]
    letters: tuple[str, ...]
    names: tuple[str, ...]
    answer: int
    strata: dict[str, str]
    prompt_sha256: str


class Manifest(Struct, frozen=True):
    """What a bundle is."""

    format: int
    target: str
    app: dict[str, str]
    notice: str
    entries: tuple[Entry, ...]


def bundle(plans: list[Plan], target: str) -> dict[str, str]:
    """Return the files of a bundle by their name, and their text.

    Raises:
        Problem: `unsupported` if the target cannot run the protocol; `bad_value` if two sets have
            one name there.
    """
    for plan in plans:
        _check(plan.protocol, target)
        if any(one.is_open for one in plan.shots):
            why = "a bundle shows examples with options, and some of these have an open answer"
            raise Problem(Code.UNSUPPORTED, why=why)
    entries = tuple(_entry(plan) for plan in plans)
    _check_names(entries)
    app = {"name": NAME, "version": __version__}
    manifest = Manifest(FORMAT, target, app, NOTICE, entries)
    files = {
        MANIFEST: json.dumps(to_builtins(manifest), indent=1) + "\n",
        "README.md": _readme(plans, target),
    }
    for plan, entry in zip(plans, entries, strict=True):
        files[f"data/{entry.task}.jsonl"] = _lines(_rows(plan))
        if plan.shots:
            files[f"data/{entry.task}_examples.jsonl"] = _lines(
                [_row(plan, item, -1) for item in plan.shots]
            )
        if target == LM_EVAL:
            files[f"tasks/{entry.task}.yaml"] = _yaml(plan, entry.task)
    if target == LM_EVAL:
        files |= _scripts(plans, [entry.task for entry in entries])
    else:
        functions = [
            f"\n\n@task\ndef {one.task}() -> Task:\n    return _task({one.task!r})\n"
            for one in entries
        ]
        tokens = {"tokens": plans[0].protocol.max_tokens}
        files["inspect_task.py"] = _INSPECT_TASK % tokens + "".join(functions)
    return files


def item_of(row: Row) -> Item:
    """Return the item of a line of `data/`."""
    return Item(
        item_id=row.item_id,
        question=row.question,
        options=row.options,
        answer=row.answer,
        doc=to_builtins(row),
        context=row.context,
        strata=row.strata,
    )


def task_of(entry: Entry, items: tuple[Item, ...]) -> Task:
    """Return an entry as a task of these items."""
    return Task(
        kind=entry.kind,
        name=entry.name,
        items=items,
        origin="",
        licence="",
        files=(),
        has_word_answers=entry.has_word_answers,
        subject=entry.subject,
    )


def _check(protocol: Protocol, target: str) -> None:
    if target == LM_EVAL and protocol.method != LOG_LIKELIHOOD:
        why = f"a bundle for lm-eval scores options, and {protocol.protocol_id} reads answers"
        raise Problem(Code.UNSUPPORTED, why=why)
    if target == INSPECT and protocol.protocol_id != INSPECT_PROTOCOL:
        why = f"a bundle for Inspect is asked as {INSPECT_PROTOCOL}, not {protocol.protocol_id}"
        raise Problem(Code.UNSUPPORTED, why=why)


def _check_names(entries: Sequence[Entry]) -> None:
    seen: dict[str, str] = {}
    for one in entries:
        if one.task in seen:
            why = f"{seen[one.task]} and {one.name} would both be {one.task} in the bundle"
            raise Problem(Code.BAD_VALUE, name="TASK", why=why)
        seen[one.task] = one.name


def _entry(plan: Plan) -> Entry:
    task = plan.task
    name = PREFIX + re.sub(r"\W+", "_", task.name)
    return Entry(name, task.name, task.kind, task.subject, task.has_word_answers, plan.facts())


def _rows(plan: Plan) -> list[Row]:
    return [_row(plan, plan.item(number), at) for number, at in enumerate(plan.places)]


def _row(plan: Plan, item: Item, place: int) -> Row:
    return Row(
        item_id=item.item_id,
        place=place,
        context=item.context,
        question=item.question,
        options=item.options,
        letters=tuple(item.letters),
        names=plan.names(item),
        answer=item.answer,
        strata=item.strata,
        prompt_sha256=text_sha256(plan.ask_of(item).context),
    )


def _lines(rows: list[Row]) -> str:
    return "".join(json.dumps(to_builtins(row)) + "\n" for row in rows)


def _yaml(plan: Plan, name: str) -> str:
    """Return a task of lm-evaluation-harness; JSON values are YAML too."""
    protocol, form = plan.protocol, plan.protocol.form
    files = {"test": f"../data/{name}.jsonl"}
    values: dict[str, Any] = {
        "task": name,
        "dataset_path": "json",
        "dataset_kwargs": {"data_files": files},
        "test_split": "test",
        "output_type": "multiple_choice",
        "doc_to_text": jinja(form),
        "doc_to_choice": "names",
        "doc_to_target": "answer",
        "target_delimiter": protocol.delimiter,
        "metric_list": [{"metric": "acc", "aggregation": "mean", "higher_is_better": True}],
        "metadata": {"version": protocol.version, "protocol_sha256": protocol.sha256},
    }
    if form.description:
        values["description"] = form.description.replace("{subject}", plan.task.subject)
    if plan.shots:
        files["examples"] = f"../data/{name}_examples.jsonl"
        values |= {
            "fewshot_split": "examples",
            "fewshot_config": {"sampler": "first_n"},
            "num_fewshot": len(plan.shots),
            "fewshot_delimiter": protocol.between_examples,
        }
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items())


def jinja(form: Form) -> str:
    """Return a form's prompt as a template for lm-evaluation-harness."""
    behind = form.option.partition("{letter}")[2].partition("{text}")[0]
    options = behind.join(_OPTIONS[:2]) + form.between + _OPTIONS[2]
    places = {
        "question": "{{ question | trim }}" if form.strips_question else "{{ question }}",
        "options": options,
        "context": "{{ context }}",
    }

    def filled(template: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda place: places.get(place[1], place[0]), template)

    if not form.prompt_with_context:
        return filled(form.prompt)
    other, usual = filled(form.prompt_with_context), filled(form.prompt)
    return "{% if context %}" + other + "{% else %}" + usual + "{% endif %}"


def _scripts(plans: list[Plan], names: list[str]) -> dict[str, str]:
    chat = " --apply_chat_template" if plans[0].protocol.is_chat else ""
    tasks = ",".join(names)
    vllm = {
        "what": "Usage: sh run_vllm.sh MODEL",
        "model": "vllm",
        "arguments": "pretrained=${1:?MODEL},dtype=bfloat16",
    }
    server = {
        "what": "Usage: sh run_local_completions.sh MODEL http://HOST:8000",
        "model": "local-completions",
        "arguments": "model=${1:?MODEL},base_url=${2:?http://HOST:8000}/v1/completions,"
        "num_concurrent=16,tokenized_requests=False",
    }
    same = {"tasks": tasks, "chat": chat}
    return {
        "run_vllm.sh": _RUN % (vllm | same),
        "run_local_completions.sh": _RUN % (server | same),
    }


def _readme(plans: list[Plan], target: str) -> str:
    cards = [card(plan.task) for plan in plans]
    return _README % {
        "notice": NOTICE,
        "names": ", ".join(f"{plan.task.name} ({len(plan):,} items)" for plan in plans),
        "protocol": plans[0].protocol.protocol_id,
        "version": plans[0].protocol.version,
        "how": _HOW[target],
        "licences": "; ".join(f"{one.origin}: {one.licence}" for one in cards),
    }
