"""Scoring: one prefill ÷ four, a shared beginning kept ÷ read again, and the memory of both.

`python -m benchmarks evaluation [--rounds N]`, with the demo model in the data folder. Both sides
score the same items with the same model, interleaved; the four-pass side reads prompt and option
anew for each option, as an implementation without a cache does.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from app import roles
from app.core import catalogue, machine
from app.core.chat import LoadOptions, Message, ModelFile, Role
from app.evaluation import presets, shots
from app.evaluation.protocol import Ask, Asker
from app.evaluation.task import Item, Task
from app.paths import places
from app.worker.llama import LlamaEngine

CONTEXT = 2048
ITEMS = 8
SHOTS = 5
WORDS = ("fever", "river", "stone", "window", "paper", "garden", "winter", "bread", "music", "road")
CHILD = """
import json, sys
from app.core.chat import LoadOptions, Message, ModelFile, Role, Sampling
from app.worker import devices
from app.worker.llama import LlamaEngine
engine = LlamaEngine()
path, way, text = sys.argv[1:]
engine.load(ModelFile(path), LoadOptions(context_tokens=2048, gpu_layers=0))
message = Message(Role.USER, text, is_raw=way == "score")
if way == "score":
    for letter in "ABCDEFGH":
        engine.score((message,), tuple(" " + one for one in "ABCD"), bool)
else:
    list(engine.stream((message,), Sampling(temperature=0.0, max_tokens=32), bool, lambda *_: None))
print(json.dumps(devices.peak_resident_bytes()))
"""


def items(count: int, words: int) -> list[Item]:
    """Return made-up questions of so many words; no two begin alike."""
    return [
        Item(
            str(number),
            " ".join(WORDS[(number * 3 + at * (1 + number % 4)) % 10] for at in range(words)),
            tuple(f"{WORDS[(number + at) % 10]} and {WORDS[at]}" for at in range(4)),
            number % 4,
            {},
        )
        for number in range(count)
    ]


def asks(words: int, count: int) -> list[Ask]:
    """Return prompts of items, behind so many examples."""
    reserve = tuple(items(SHOTS, 90))
    task = Task("medqa", "made up", tuple(items(ITEMS, words)), "", "", (), reserve)
    name = presets.FEW_SHOT if count else presets.DEFAULT
    protocol, few = shots.with_drawn(presets.preset(name, task), task, count or None, 1)
    asker = Asker(task, protocol, few)
    return [asker.ask(item) for item in task.items]


def rate(
    engine: LlamaEngine, work: list[Ask], score: Callable[[LlamaEngine, Ask], object]
) -> float:
    """Return items a second."""
    started = time.perf_counter()
    for ask in work:
        score(engine, ask)
    return len(work) / (time.perf_counter() - started)


def once(engine: LlamaEngine, ask: Ask) -> object:
    """Score as the product does."""
    return engine.score(ask.messages, ask.continuations, bool, ask.shared_characters)


def again(engine: LlamaEngine, ask: Ask) -> object:
    """Score as the product does, with nothing kept from the item before."""
    engine._need().forget(0)  # noqa: SLF001  what no caller can ask for
    return once(engine, ask)


def four_times(engine: LlamaEngine, ask: Ask) -> None:
    """Read prompt and option anew for each option."""
    model = engine._need()  # noqa: SLF001
    for continuation in ask.continuations:
        text = Message(Role.USER, ask.context + continuation, is_raw=True)
        tokens = model.vocabulary.prompt(model.template.render((text,)))[0]
        model.forget(0)
        model.read_evenly(tokens[:-1], 0, bool)
        model.has_finite_output()


def row(name: str, values: list[float], target: str) -> None:
    spread = f"{min(values):8.3f} {max(values):8.3f}"
    print(f"{name:<58} {statistics.median(values):8.3f} {spread}  {target}", flush=True)


def ratios(
    engine: LlamaEngine,
    rounds: int,
    work: list[Ask],
    sides: list[Callable[[LlamaEngine, Ask], object]],
) -> list[float]:
    """Return rate of the first side ÷ rate of the second, a round each, after one to warm up."""
    found = []
    for number in range(rounds + 1):
        ours, theirs = (rate(engine, work, side) for side in sides)
        if number:
            found.append(ours / theirs)
    return found


def peak(model: Path, way: str, text: str) -> int:
    """Return the peak memory of a process that chats or scores."""
    ran = subprocess.run(
        [sys.executable, "-P", "-c", CHILD, str(model), way, text],
        env=roles.environment(),
        cwd=roles.folder(),
        check=True,
        capture_output=True,
        text=True,
    )
    return int(json.loads(ran.stdout))


def main(arguments: list[str]) -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks evaluation", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=machine.cores())
    parser.add_argument("--model", type=Path)
    chosen = parser.parse_args(arguments)
    model = chosen.model or places().models / catalogue.demo().file
    engine = LlamaEngine()
    options = LoadOptions(context_tokens=CONTEXT, threads=chosen.threads, gpu_layers=0)
    engine.load(ModelFile(str(model)), options)
    print(f"{'scoring, threads ' + str(chosen.threads):<58} {'median':>8} {'min':>8} {'max':>8}")
    found = ratios(engine, chosen.rounds, asks(120, 0), [once, four_times])
    row("ratio: items/s ÷ four passes, four options", found, "≥ 3")
    found = ratios(engine, chosen.rounds, asks(60, SHOTS), [once, again])
    row(f"ratio: items/s ÷ reading the examples again, k = {SHOTS}", found, "≥ 2")
    engine.unload()
    text = asks(120, SHOTS)[0].context
    memory = [peak(model, "score", text) / peak(model, "chat", text)]
    row("ratio: peak memory ÷ that of plain chat", memory, "≤ 1.1")
