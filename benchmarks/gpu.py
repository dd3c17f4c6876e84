"""A graphics processor against the processor of the same computer, as ratios.

    python -m benchmarks gpu [--gpu NAME] [--model FILE | --layers N] [--rounds N] [--folder DIR]

Both sides are the product's own engine in this process, with the same questions in turn, so that
both see the same machine. Without a model, one of Gemma-2-2B's shape with random weights is made
and converted to Q4_K_M (5.2 GB of disk for all 26 layers). Needs a portable or another build of
llama-cpp-python that knows the device; `casebook doctor` names what there is.

Besides the speed: the memory that was estimated for the device ÷ llama.cpp's own figures, and ÷
what the driver says is gone; and how far the scores of the next word differ between the two, with
the processor's own difference between two ways to compute attention as the measure of what rounding
does. `--only-load` loads and says what was decided, no more.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from app import roles
from app.core import load_notes, machine
from app.core.chat import Ending, Loaded, LoadOptions, Message, ModelFile, Role, Sampling
from app.core.gpu import Gpu
from app.worker import gpus
from app.worker.llama import LlamaEngine
from app.worker.native import api
from benchmarks import checkpoint

MB = 1_000_000
CONTEXT = 2048
PROMPT_TOKENS, SHORT_TOKENS, ANSWER_TOKENS, PROMPTS = 512, 64, 64, 12
SHORT = Sampling(temperature=0.0, seed=0, max_tokens=1)
WORDS = ["fever", "cough", "malaria", "child", "dose", "water", "week", "blood"]


@dataclass
class Side:
    """One engine with the model, and what it measured."""

    engine: LlamaEngine
    loaded: Loaded

    @classmethod
    def load(cls, file: ModelFile, options: LoadOptions) -> "Side":
        """Load, and say what was decided."""
        engine = LlamaEngine()
        started = time.perf_counter()
        loaded = engine.load(file, options)
        print(
            f"{loaded.device} · {loaded.backend or loaded.cpu_variant} · {loaded.driver or '-'} · "
            f"{loaded.gpu_layers} of {loaded.all_layers} layers · "
            f"flash attention {'on' if loaded.flash_attention else 'off'} · "
            f"{loaded.cache_type_k}/{loaded.cache_type_v} · {loaded.threads} threads · "
            f"loaded in {time.perf_counter() - started:.1f} s"
        )
        for note in loaded.notes:
            print(f"  {load_notes.sentence(note)}")
        return cls(engine, loaded)

    def question(self, number: int, tokens: int) -> str:
        """Return a prompt of about so many tokens; no two share a beginning to be used again."""
        random = np.random.default_rng(number)
        text = f"{number} " + " ".join(random.choice(WORDS, tokens))
        found = self.engine.count((Message(Role.USER, text),)).prompt_tokens
        return text[: len(text) * tokens // found]

    def rates(self, number: int) -> tuple[float, float]:
        """Return prompt and answer tokens a second of one question."""
        sampling = replace(SHORT, max_tokens=ANSWER_TOKENS)
        ending = self._ask(self.question(number, PROMPT_TOKENS), sampling)
        reading = ending.first_token_ms / 1000
        writing = (ending.total_ms - ending.first_token_ms) / 1000
        return ending.evaluated_tokens / reading, (ending.answer_tokens - 1) / writing

    def scores(self, number: int) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
        """Return the score of every token that may come after a question."""
        self._ask(self.question(number, SHORT_TOKENS), SHORT)
        model = self.engine._need()  # noqa: SLF001  no user of the engine wants them
        row = api.llama_get_logits_ith(model.pointer, -1)
        return np.array(row[: model.vocabulary.size], dtype=np.float32)

    def _ask(self, question: str, sampling: Sampling) -> Ending:
        messages = (Message(Role.USER, question),)
        *_, ending = self.engine.stream(messages, sampling, bool, lambda *_: None)
        if not isinstance(ending, Ending):
            raise SystemExit("an answer without an ending")
        return ending


def made(folder: Path, layers: int) -> Path:
    """Return a generated model in this folder; it is made once."""
    target = folder / f"gemma2-{layers}-Q4_K_M.gguf"
    if not target.exists():
        source = checkpoint.make(folder / f"checkpoint-{layers}", layers)
        command = [sys.executable, "-P", "-m", "converters", str(source), "-o", str(target)]
        environment = {**roles.environment(), "PYTHONPATH": str(roles.folder())}
        subprocess.run([*command, "--type", "Q4_K_M", "--quiet"], check=True, env=environment)
    return target


def row(name: str, values: list[float]) -> None:
    """Print one line of the table."""
    print(f"{name:<44}{statistics.median(values):>11.3f}{min(values):>11.3f}{max(values):>11.3f}")


def speeds(cpu: Side, gpu: Side, rounds: int) -> None:
    """Ask both in turn and print rates and ratios."""
    found: dict[str, list[tuple[float, float]]] = {"cpu": [], "gpu": []}
    for number in range(rounds + 1):
        for name, side in (("cpu", cpu), ("gpu", gpu)):
            rates = side.rates(number)
            if number:  # the first round warms up: shaders are compiled
                found[name].append(rates)
    print(f"\n{'tokens a second':<44}{'median':>11}{'min':>11}{'max':>11}")
    for at, what in ((0, "prompt"), (1, "answer")):
        row(f"{what}, processor", [rates[at] for rates in found["cpu"]])
        row(f"{what}, graphics", [rates[at] for rates in found["gpu"]])
        pairs = zip(found["gpu"], found["cpu"], strict=True)
        row(f"{what}, ratio graphics ÷ processor", [gpu[at] / cpu[at] for gpu, cpu in pairs])


def memory(gpu: Side, taken_bytes: int) -> None:
    """Print the estimate against llama.cpp's figures and against what the driver says is gone."""
    share = gpu.engine._need().plan.offload.share  # noqa: SLF001
    said = gpu.loaded.buffers
    print(f"\n{'memory of the device, MB':<24}{'estimate':>10}{'llama.cpp':>11}{'ratio':>8}")
    for name, estimated in (
        ("weights", share.weights),
        ("cache", share.cache),
        ("compute", share.compute),
    ):
        measured = said.get(f"gpu_{name}", 0)
        ratio = estimated / measured if measured else float("nan")
        print(f"{name:<24}{estimated / MB:>10.1f}{measured / MB:>11.1f}{ratio:>8.3f}")
    whole = sum(size for name, size in said.items() if name.startswith("gpu_"))
    print(f"{'all':<24}{share.total / MB:>10.1f}{whole / MB:>11.1f}{share.total / whole:>8.3f}")
    if taken_bytes > 0:
        ratio = share.total / taken_bytes
        taken = taken_bytes / MB
        print(f"{'all, by the driver':<24}{share.total / MB:>10.1f}{taken:>11.1f}{ratio:>8.3f}")


def differences(name: str, one: Side, other: Side) -> None:
    """Print how far the scores of the next token differ: in deviations of the scores, and which."""
    far, same = [], 0
    for number in range(PROMPTS):
        left, right = one.scores(1000 + number), other.scores(1000 + number)
        far.append(float(np.max(np.abs(left - right)) / np.std(left)))
        same += int(np.argmax(left) == np.argmax(right))
    print(f"{name:<52}{statistics.median(far):>9.4f}{max(far):>9.4f}{same:>5} of {PROMPTS}")


def free_bytes(device: str) -> int:
    """Return what the driver says is free of a device."""
    return next((gpu.free_bytes for gpu in gpus.found() if gpu.device == device), 0)


def chosen_gpu(name: str | None) -> Gpu:
    """Return the device to measure, and print all."""
    found = gpus.found()
    for gpu in found:
        kind = "software" if gpu.software else "integrated" if gpu.integrated else "discrete"
        print(
            f"{gpu.device}: {gpu.name} · {gpu.backend} · {gpu.driver} · {kind} · "
            f"{gpu.free_bytes / MB:,.0f} of {gpu.total_bytes / MB:,.0f} MB free"
        )
    for gpu in found:
        if name in {None, gpu.name, gpu.device}:
            return gpu
    raise SystemExit("there is no such graphics processor that the engine can use")


def measure(file: ModelFile, gpu: Gpu, rounds: int) -> None:
    """Measure one model on both."""
    options = LoadOptions(context_tokens=CONTEXT, gpu_layers=0)
    on_gpu = replace(options, gpu_layers=-1, gpu=gpu.name)
    cpu = Side.load(file, options)
    before = free_bytes(gpu.device)
    graphics = Side.load(file, on_gpu)
    if not graphics.loaded.gpu_layers:
        raise SystemExit("the graphics processor was not used")
    graphics.scores(999)  # what is allocated at first use counts too
    memory(graphics, before - free_bytes(gpu.device))
    speeds(cpu, graphics, rounds)
    other = Side.load(file, replace(options, flash_attention=False))
    print(
        f"\n{'largest difference of a score, in deviations':<52}{'median':>9}{'max':>9} same next"
    )
    differences("processor, without ÷ with flash attention", cpu, other)
    differences("graphics ÷ processor", cpu, graphics)
    other.engine.unload()
    small = replace(on_gpu, cache_type_k="q8_0", cache_type_v="q8_0")
    quantized = Side.load(file, small)
    differences("graphics with a cache of q8_0 ÷ processor", cpu, quantized)
    quantized.engine.unload()
    half = Side.load(file, replace(on_gpu, gpu_layers=graphics.loaded.all_layers // 2))
    rates = [half.rates(2000 + number) for number in range(3)]
    print(f"\n{half.loaded.gpu_layers} layers on the device, tokens a second")
    row("prompt", [one[0] for one in rates])
    row("answer", [one[1] for one in rates])


def main(arguments: list[str]) -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks gpu", description=__doc__)
    parser.add_argument("--gpu", help="name, as `casebook doctor` has it, or e.g. Vulkan0")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--layers", type=int, default=26)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--only-load", action="store_true")
    chosen = parser.parse_args(arguments)
    os.environ.update(roles.FIXED)
    gpu = chosen_gpu(chosen.gpu)
    with tempfile.TemporaryDirectory(prefix="casebook-benchmark-") as temporary:
        folder = chosen.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        started = time.perf_counter()
        path = chosen.model or made(folder, chosen.layers)
        print(
            f"{path.name} · {path.stat().st_size / MB:,.0f} MB · {machine.cores()} cores · "
            f"{machine.name()} · made in {time.perf_counter() - started:.0f} s"
        )
        file = ModelFile(str(path.absolute()))
        if chosen.only_load:
            automatic = LoadOptions(context_tokens=CONTEXT)
            Side.load(file, automatic).engine.unload()
            Side.load(file, replace(automatic, gpu_layers=-1, gpu=gpu.name)).engine.unload()
        else:
            measure(file, gpu, chosen.rounds)
