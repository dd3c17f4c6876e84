"""The engine against the least that llama.cpp can do, side by side, as ratios.

`python -m benchmarks engine [--rounds N]`, with the demo model in the data folder. Rounds are
interleaved, so that both sides see the same machine.
"""

import argparse
import ctypes
import statistics
import subprocess
import sys
import time
from pathlib import Path

import llama_cpp
from llama_cpp import llama_cpp as api

from app import protocol, roles
from app.core import machine
from app.core.chat import Ending, LoadOptions, Message, ModelFile, Role, Sampling
from app.paths import places
from app.worker import native

MODEL = "SmolLM2-135M-Instruct.Q4_1.gguf"
TOKENS = 200
CONTEXT = 2048
QUESTION = Message(Role.USER, "What are the symptoms of malaria?")
FOLLOW_UP = Message(Role.USER, "And which of them are seen first in children under five?")
# Nothing here stops early: the same number of tokens on every side.
SAMPLING = Sampling(temperature=0.0, max_tokens=TOKENS)


class Child:
    """Our side: a worker, its wire and its codec."""

    def __init__(self, model: Path, threads: int, python: str = sys.executable) -> None:
        self._process = subprocess.Popen(
            [python, *roles.command("worker")[1:]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=roles.environment(),
            cwd=roles.folder(),
        )
        self._file = ModelFile(str(model))
        self._options = LoadOptions(context_tokens=CONTEXT, threads=threads, gpu_layers=0)
        self._id = 0

    def ask(self, *messages: Message, sampling: Sampling = SAMPLING) -> tuple[str, Ending, float]:
        """Return the answer, its ending, and its tokens a second as the window sees them."""
        self._id += 1
        request = protocol.Generate(
            id=self._id,
            model=self._file,
            options=self._options,
            messages=messages,
            sampling=sampling,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(protocol.encode(request))
        self._process.stdin.flush()
        text, first = "", 0.0
        for line in self._process.stdout:
            message = protocol.decode(line)
            if isinstance(message, protocol.Delta):
                first = first or time.perf_counter()
                text += message.text
            elif isinstance(message, protocol.Done):
                seconds = time.perf_counter() - first
                return text, message.ending, (message.ending.answer_tokens - 1) / seconds
            elif isinstance(message, protocol.Failed):
                raise SystemExit(f"{message.code} {message.detail}")
        raise SystemExit("the worker ended")

    def close(self) -> None:
        """End the worker."""
        self._process.kill()
        self._process.communicate()


class Bare:
    """The least: `llama_decode` and a greedy sampler, in one loop, no text made."""

    def __init__(self, model: Path, threads: int) -> None:
        native.start()
        self._model = api.llama_model_load_from_file(
            str(model).encode(), api.llama_model_default_params()
        )
        parameters = api.llama_context_default_params()
        parameters.n_ctx = CONTEXT
        parameters.n_threads = parameters.n_threads_batch = threads
        self._context = api.llama_init_from_model(self._model, parameters)
        self._sampler = api.llama_sampler_init_greedy()

    def rate(self, prompt: list[int]) -> float:
        """Return tokens a second after the first one."""
        api.llama_memory_clear(api.llama_get_memory(self._context), True)
        self._decode(prompt)
        token = api.llama_sampler_sample(self._sampler, self._context, -1)
        started = time.perf_counter()
        for _ in range(TOKENS - 1):
            self._decode([token])
            token = api.llama_sampler_sample(self._sampler, self._context, -1)
        return (TOKENS - 1) / (time.perf_counter() - started)

    def tokens(self, text: str) -> list[int]:
        """Tokenise a rendered prompt."""
        data, found = text.encode(), (ctypes.c_int32 * 4096)()
        vocabulary = api.llama_model_get_vocab(self._model)
        count = api.llama_tokenize(vocabulary, data, len(data), found, 4096, False, True)
        return found[:count]

    def _decode(self, tokens: list[int]) -> None:
        batch = (ctypes.c_int32 * len(tokens))(*tokens)
        if api.llama_decode(self._context, api.llama_batch_get_one(batch, len(tokens))):
            raise SystemExit("llama_decode failed")


class HighLevel:
    """llama-cpp-python's own streaming chat completion."""

    def __init__(self, model: Path, threads: int) -> None:
        self._llama = llama_cpp.Llama(
            str(model), n_ctx=CONTEXT, n_threads=threads, n_threads_batch=threads, verbose=False
        )

    def rate(self) -> float:
        """Return tokens a second after the first one; each chunk with content is one."""
        stream = self._llama.create_chat_completion(
            [{"role": "user", "content": QUESTION.text}],
            temperature=0.0,
            repeat_penalty=1.0,
            max_tokens=TOKENS,
            stream=True,
        )
        first, count = 0.0, 0
        for chunk in stream:
            if chunk["choices"][0]["delta"].get("content"):  # type: ignore[index, union-attr]
                first = first or time.perf_counter()
                count += 1
        return (count - 1) / (time.perf_counter() - first)


def turn_two(child: Child) -> float:
    """Return prompt tokens computed on turn two ÷ those that were not computed before."""
    text, first, _ = child.ask(QUESTION, sampling=Sampling(temperature=0.0, max_tokens=60))
    _, second, _ = child.ask(
        QUESTION,
        Message(Role.ASSISTANT, text),
        FOLLOW_UP,
        sampling=Sampling(temperature=0.0, max_tokens=2),
    )
    # The last token of an answer that ends with length was not computed.
    known = first.prompt_tokens + first.answer_tokens - 1
    return second.evaluated_tokens / (second.prompt_tokens - known)


def row(name: str, values: list[float], target: str) -> None:
    """Print one line of the table."""
    print(
        f"{name:<52} {statistics.median(values):>8.3f} {min(values):>8.3f} "
        f"{max(values):>8.3f}  {target}"
    )


def measure(model: Path, rounds: int, threads: int) -> None:
    """Run all sides in turn and print rates and ratios."""
    child, bare, high = Child(model, threads), Bare(model, threads), HighLevel(model, threads)
    from app.worker.llama import LlamaEngine

    engine = LlamaEngine()
    engine.load(ModelFile(str(model)), LoadOptions(context_tokens=CONTEXT, gpu_layers=0))
    prompt = bare.tokens(engine.count((QUESTION,)).text)
    engine.unload()
    sides = {
        "child": lambda: child.ask(QUESTION)[2],
        "bare": lambda: bare.rate(prompt),
        "high": high.rate,
    }
    rates: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds + 1):
        for name, side in sides.items():
            rate = side()
            if number:  # the first round warms up
                rates[name].append(rate)
    reuse = [turn_two(child) for _ in range(rounds)]
    child.close()
    print(f"{'answer tokens/s, threads ' + str(threads):<52} {'median':>8} {'min':>8} {'max':>8}")
    row("Casebook: child, wire and codec", rates["child"], "")
    row("bare loop of llama_decode and greedy sampler", rates["bare"], "")
    row("llama-cpp-python create_chat_completion(stream)", rates["high"], "")
    for name, other, target in (("bare loop", "bare", 0.97), ("llama-cpp-python", "high", 1.05)):
        ratios = [ours / theirs for ours, theirs in zip(rates["child"], rates[other], strict=True)]
        row(f"ratio: Casebook ÷ {name}", ratios, f"≥ {target}")
    row("ratio: computed on turn two ÷ new prompt tokens", reuse, "≤ 1.05")


def main(arguments: list[str]) -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks engine", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--threads", type=int, default=machine.cores())
    chosen = parser.parse_args(arguments)
    model = places().models / MODEL
    if not model.is_file():
        raise SystemExit(f"{MODEL} is missing; `make run` fetches it")
    measure(model, chosen.rounds, chosen.threads)
