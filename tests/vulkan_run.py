"""A model on a graphics processor, from the list of devices to its loss; run by `test_vulkan.py`.

Runs in the environment of the portable engine: MODEL DEVICE, facts as one line of JSON on stdout.
"""

import json
import os
import resource
import signal
import sys
from typing import Any

import psutil
from msgspec import to_builtins

from app.cli.apart import EngineApart
from app.core import load_notes
from app.core.chat import Ending, Loaded, LoadOptions, Message, ModelFile, Role, Sampling
from app.worker import gpus, pace

QUESTION = (Message(Role.USER, "What are the symptoms of malaria?"),)
SAMPLING = Sampling(temperature=0.0, seed=0, max_tokens=6)
CONTEXT = 256
LITTLE_BYTES = 70_000_000  # less than the model's weights


def answered(engine: EngineApart, on_reading: Any = lambda *_: None) -> dict[str, Any]:
    text, tokens = "", 0
    for piece in engine.stream(QUESTION, SAMPLING, bool, on_reading):
        if isinstance(piece, Ending):
            tokens = piece.answer_tokens
        else:
            text += piece
    return {"text": text, "tokens": tokens, "loaded": to_builtins(engine.loaded)}


def facts(loaded: Loaded) -> dict[str, Any]:
    return {
        "loaded": to_builtins(loaded),
        "sentences": [load_notes.sentence(note) for note in loaded.notes],
    }


def pid(engine: EngineApart) -> int:
    child = engine._child
    if child is None:
        raise SystemExit("the engine has no child")
    return child.pid


def main(model: str, device: str) -> dict[str, Any]:
    file, refused = ModelFile(model), list[str]()
    engine = EngineApart(refused.append)
    found: dict[str, Any] = {"gpus": to_builtins(engine.devices(1).gpus)}
    gpus.found()
    found["rates"] = [pace.rate(name) for name in ("CPU", device, "no device")]
    options = LoadOptions(context_tokens=CONTEXT, use_mmap=False)
    found["automatic"] = facts(engine.load(file, options))
    by_name = LoadOptions(context_tokens=CONTEXT, gpu=device, use_mmap=False)
    found["by_name"] = facts(engine.load(file, by_name))
    found["answer"] = answered(engine)

    def lose(*_: int) -> None:
        if not refused:
            os.kill(pid(engine), signal.SIGABRT)  # as std::terminate ends it (NP-5)

    found["lost"] = answered(engine, lose) | {"refused": list(refused)}
    engine.unload()

    full: list[str] = []
    engine = EngineApart(full.append)
    said: list[str] = []

    def squeeze(gpu: str) -> None:
        said.append(gpu)
        if " · " in gpu:  # the device itself: its weights come next, and find no room
            child = psutil.Process(pid(engine))
            limit = child.memory_info().vms + LITTLE_BYTES
            resource.prlimit(child.pid, resource.RLIMIT_AS, (limit, limit))

    loaded = engine.load(file, by_name, announce=squeeze)
    found["full"] = facts(loaded) | {"refused": full, "announced": said}
    found["full"] |= {"answer": answered(engine)}
    engine.unload()
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
