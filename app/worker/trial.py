"""A trial: is this file, on this computer, a model that answers?"""

from dataclasses import dataclass
from pathlib import Path

from app.core import gguf
from app.core.chat import Ending, LoadOptions, Message, ModelFile, Role, Sampling
from app.errors import Code, Problem
from app.worker.engine import Stop
from app.worker.llama import LlamaEngine

PROMPT = "Count from one to five in words."
MOST_TOKENS = 8
OPTIONS = LoadOptions(context_tokens=256, gpu_layers=0)  # the least memory; any computer has a CPU


@dataclass(frozen=True, slots=True)
class Trial:
    """What a model did when it was tried; `tokens_per_second` is 0 if it wrote one token."""

    info: gguf.ModelInfo
    load_seconds: float
    tokens_per_second: float


def trial(path: Path, should_stop: Stop) -> Trial:
    """Check the header, load the file, and have it answer a fixed prompt with a few tokens.

    Raises:
        Problem: `model_invalid` if the header, the engine or the answer says so: its numbers must
            be finite and its text not empty; `out_of_memory`; `cancelled`.
    """
    info = gguf.read(path)
    engine = LlamaEngine()
    try:
        loaded = engine.load(ModelFile(str(path)), OPTIONS, should_stop)
        text, ending = _answer(engine, should_stop)
        engine.check_output()
    finally:
        engine.unload()
    if not text:
        why = "it answered a fixed prompt without a word"
        raise Problem(Code.MODEL_INVALID, path=str(path), where="the trial", why=why)
    seconds = (ending.total_ms - ending.first_token_ms) / 1000
    speed = (ending.answer_tokens - 1) / seconds if seconds > 0 else 0.0
    return Trial(info, loaded.seconds, speed)


def _answer(engine: LlamaEngine, should_stop: Stop) -> tuple[str, Ending]:
    sampling = Sampling(temperature=0.0, seed=0, max_tokens=MOST_TOKENS)
    text = ""
    for piece in engine.stream((Message(Role.USER, PROMPT),), sampling, should_stop, _unheard):
        if isinstance(piece, Ending):
            if should_stop():
                raise Problem(Code.CANCELLED)
            return text, piece
        text += piece
    raise Problem(Code.BUG, error="an engine stream without an ending")


def _unheard(_done: int, _total: int) -> None:
    """Nobody waits for the few tokens of the prompt."""
