"""Logs of Inspect, read as what was asked and what was answered.

Source of the format: inspect_ai's `EvalLog` as JSON, version 2 (`--log-format json`).
"""

import json
from pathlib import Path
from typing import Any

from msgspec import Struct

from app.errors import Code, Problem

VERSION = 2
DONE = "success"
ATTACHED = "attachment://"
ENGINE = "inspect"
MOST_BYTES = 1024 * 1024 * 1024


class Answered(Struct, frozen=True):
    """One sample: what was asked, what was answered, and its tokens (0 if nobody counted)."""

    item_id: str
    prompt: str
    text: str
    prompt_tokens: int
    answer_tokens: int


class Log(Struct, frozen=True):
    """One evaluation that ended.

    Attributes:
        task: name of the task in the bundle.
        model: as Inspect calls it.
        created: when, ISO 8601; the newest of one model counts.
        facts: what the log says of the run.
        samples: of the first epoch.
    """

    task: str
    model: str
    created: str
    facts: dict[str, Any]
    samples: tuple[Answered, ...]


def logs(folder: Path) -> list[Log]:
    """Return the newest complete log of each task and model below a folder.

    Raises:
        Problem: `run_invalid`: a log cannot be read, did not end, or is in Inspect's packed form.
    """
    newest: dict[tuple[str, str], Log] = {}
    for path in sorted(folder.rglob("*.json")):
        log = _log(path)
        if log is not None and log.created >= newest.get((log.task, log.model), log).created:
            newest[log.task, log.model] = log
    packed = sorted(folder.rglob("*.eval"))
    if packed and not newest:
        why = "it is packed; `inspect log convert --to json --output-dir out` unpacks it"
        raise _wrong(packed[0], why)
    return list(newest.values())


def _log(path: Path) -> Log | None:
    """Return one log; `None` for a file that is no log of Inspect."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _wrong(path, "it is larger than 1 GB")
        whole = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise _wrong(path, "it is no JSON that can be read") from error
    if not isinstance(whole, dict) or not isinstance(whole.get("eval"), dict):
        return None
    if whole.get("version") != VERSION:
        raise _wrong(path, f"its version is {whole.get('version')}, {VERSION} is known")
    if whole.get("status") != DONE:
        why = f"the evaluation ended as {whole.get('status')}; run it again (`inspect eval-retry`)"
        raise _wrong(path, why)
    said = whole["eval"]
    try:
        samples = tuple(_sample(one) for one in whole["samples"] if one.get("epoch", 1) == 1)
        return Log(
            task=str(said["task"]).rpartition("/")[2],
            model=str(said["model"]),
            created=str(said["created"]),
            facts=_facts(said),
            samples=samples,
        )
    except (LookupError, TypeError, AttributeError, ValueError, OverflowError) as error:
        raise _wrong(path, f"a sample is not in Inspect's form: {type(error).__name__}") from error


def _facts(said: dict[str, Any]) -> dict[str, Any]:
    kept = {"inspect_version": (said.get("packages") or {}).get("inspect_ai")}
    kept |= {"date": said["created"], "model_name": said["model"]}
    kept["generate_config"] = said.get("model_generate_config")
    return {name: value for name, value in kept.items() if value}


def _sample(one: dict[str, Any]) -> Answered:
    attached = one.get("attachments") or {}
    asked: dict[str, Any] = next((said for said in one["messages"] if said["role"] == "user"), {})
    output = one["output"]
    choices = output.get("choices") or []
    said = choices[0]["message"]["content"] if choices else output.get("completion", "")
    usage = output.get("usage") or {}
    return Answered(
        item_id=str(one["id"]),
        prompt=_text(asked["content"], attached),
        text=_text(said, attached),
        prompt_tokens=int(usage.get("input_tokens") or 0),
        answer_tokens=int(usage.get("output_tokens") or 0),
    )


def _text(content: Any, attached: dict[str, str]) -> str:
    """Return a content as text: a string, or parts of which the texts count."""
    if isinstance(content, list):
        parts = [one["text"] for one in content if one.get("type") == "text"]
        return "".join(_text(one, attached) for one in parts)
    if not isinstance(content, str):
        raise TypeError(type(content).__name__)
    return attached[content.removeprefix(ATTACHED)] if content.startswith(ATTACHED) else content


def _wrong(path: Path, why: str) -> Problem:
    return Problem(Code.RUN_INVALID, where=str(path), why=why)
