"""Casebook's scores are lm-evaluation-harness's own: same prompts, same numbers, same winners.

`tests/reference/harness.json` holds what the harness gave on tiny checkpoints with torch in
float32; here the same checkpoints, converted to F32, are scored by the engine.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.chat import LoadOptions, ModelFile
from app.evaluation import importers, presets, shots
from app.evaluation.importers import Source
from app.evaluation.judging import Judge
from app.evaluation.protocol import Asker
from app.evaluation.task import Task
from app.worker.llama import LlamaEngine
from converters import model
from converters.conversion import Target, convert
from converters.plan import plan
from converters.types import FILE_TYPES
from converters.writer import Effort
from tests.reference.checkpoints import checkpoints
from tests.unit.evaluation import sets

HARNESS: dict[str, dict[str, list[dict[str, Any]]]] = json.loads(
    (Path(__file__).parents[1] / "reference" / "harness.json").read_text()
)
# ggml takes Gemma's GELU from a table of half precision (ggml-cpu/vec.h, GGML_GELU_FP16).
TOLERANCE = {"gemma2": 2e-3, "llama31": 1e-3, "qwen2": 1e-3}
CASES = [(checkpoint, task) for checkpoint, tasks in HARNESS.items() for task in tasks]


@pytest.fixture(scope="module", params=list(HARNESS))
def loaded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, LlamaEngine]]:
    """Return a tiny checkpoint's name and an engine that has its F32 file in memory."""
    folder = checkpoints()[request.param].write(tmp_path_factory.mktemp("checkpoint"))
    target = folder.parent / "f32.gguf"
    convert(plan(model.read(folder), FILE_TYPES["F32"]), Target(target), Effort(1))
    engine = LlamaEngine()
    # Half precision of the cache moves these scores by 0.003, flash attention, which computes in
    # half precision on the processor, by 0.03.
    options = LoadOptions(
        threads=1,
        context_tokens=2048,
        cache_type_k="f32",
        cache_type_v="f32",
        flash_attention=False,
    )
    engine.load(ModelFile(str(target)), options)
    yield request.param, engine
    engine.unload()


def read(name: str, folder: Path) -> Task:
    if name == "medmcqa":
        return importers.read(name, Source(sets.medmcqa(folder / "set.json", first=1)))
    if name == "medqa":
        return importers.read(name, Source(sets.medqa(folder / "set.jsonl")))
    if name == "pubmedqa":
        return importers.read(name, Source(sets.pubmedqa(folder, test=4)))
    source = Source(sets.mmlu(folder / "t.csv"), examples=sets.mmlu(folder / "d.csv", 2))
    return importers.read(name, source)


def apart(scores: list[float]) -> list[float]:
    """Return how far the scores are from the first one."""
    return [one - scores[0] for one in scores]


@pytest.mark.parametrize("name", sorted({name for _, name in CASES}))
def test_scores_are_those_of_the_harness(
    loaded: tuple[str, LlamaEngine], tmp_path: Path, name: str
) -> None:
    checkpoint, engine = loaded
    theirs = HARNESS[checkpoint][name]
    set_name, _, form = name.partition(", ")
    task = read(set_name, tmp_path)
    protocol_id = {"": presets.DEFAULT, "2 shots": presets.FEW_SHOT, "chat": "lmeval-ll-chat"}[form]
    count = 2 if form == "2 shots" else None
    protocol, few = shots.with_drawn(presets.preset(protocol_id, task), task, count, 1234)
    asker, judge = Asker(task, protocol, few), Judge(protocol, task.has_word_answers)
    assert len(task.items) == len(theirs) >= 4
    for at, (item, their) in enumerate(zip(task.items, theirs, strict=True)):
        ask = asker.ask(item)
        if form != "chat":  # there the harness hashes the text behind the template
            assert hashlib.sha256(ask.context.encode()).hexdigest() == their["prompt_sha256"]
        assert list(ask.continuations) == their["continuations"]
        scored = engine.score(ask.messages, ask.continuations, bool, ask.shared_characters)
        ours, given = list(scored.log_probabilities), their["log_probabilities"]
        if form == "chat":
            # The harness moves white space at the end of a prompt to the options. A template that
            # ends with a line end gives each option the same summand more; the winner stays.
            ours, given = apart(ours), apart(given)
        assert ours == pytest.approx(given, abs=TOLERANCE[checkpoint])
        sample = judge.scored(at, item, ask, scored)
        assert sample.prediction == their["prediction"]
        assert sample.acc == their["acc"]
