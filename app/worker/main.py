"""The worker's loop: one request at a time, every one ends in exactly one ending."""

import logging
import sys
import time

from app import log, protocol
from app.core.chat import Ending
from app.core.groups import give_way
from app.errors import Code, Problem
from app.wire import Wire
from app.worker.engine import Connected, Engine

DELTA_SECONDS = 0.033
REPORT_SECONDS = 0.1

_log = logging.getLogger(__name__)


def main(arguments: list[str]) -> int:
    """Serve requests until stdin ends. `--engine echo` runs without a model, `remote` connects."""
    log.to_stderr()
    give_way()
    wire = Wire()
    engine = _engine(arguments)
    while True:
        _answer(wire, engine, wire.receive())


def _engine(arguments: list[str]) -> Engine:
    if arguments[:2] == ["--engine", "echo"]:
        from app.worker.echo import EchoEngine

        return EchoEngine()
    if arguments[:2] == ["--engine", "remote"]:
        from app.worker.remote import RemoteEngine

        return RemoteEngine()
    from app.worker.llama import LlamaEngine

    return LlamaEngine()


def _answer(wire: Wire, engine: Engine, request: protocol.Request) -> None:
    try:
        ending = _Request(wire, engine).run(request)
    except Problem as problem:
        ending = protocol.Failed(id=request.id, code=problem.code, detail=problem.facts())
    except MemoryError:
        ending = protocol.Failed(id=request.id, code=Code.OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001  the worker's door: a bug ends a request, not us
        # No traceback text on the wire and no message of the error: it may quote the prompt.
        _log.error("bug in %s: %s", type(request).__name__, type(error).__name__)
        log.place_of(error)
        ending = protocol.Failed(
            id=request.id, code=Code.BUG, detail={"error": type(error).__name__}
        )
    wire.send(ending)


class _Request:
    """One request on its way through the engine."""

    def __init__(self, wire: Wire, engine: Engine) -> None:
        self._wire = wire
        self._engine = engine
        self._reported = 0.0

    def run(self, request: protocol.Request) -> protocol.Reply:
        match request:
            case protocol.Probe():
                return self._engine.devices(request.id, request.has_graphics)
            case protocol.Unload():
                self._engine.unload()
                return protocol.Finished(id=request.id)
            case protocol.Load():
                self._load(request)
                return protocol.Finished(id=request.id)
            case protocol.Count():
                self._load(request)
                counted = self._engine.count(request.messages)
                return protocol.Measured(id=request.id, counted=counted)
            case protocol.Generate():
                self._load(request)
                return self._generate(request)
            case protocol.Score():
                self._load(request)
                return self._score(request)
            case _:
                raise Problem(Code.UNSUPPORTED, why=f"{type(request).__name__} is not for a worker")

    def _load(
        self, request: protocol.Load | protocol.Count | protocol.Generate | protocol.Score
    ) -> None:
        if isinstance(request, protocol.Load) and isinstance(self._engine, Connected):
            self._engine.take_key(request.key)
        loaded = self._engine.load(
            request.model,
            request.options,
            lambda: self._wire.is_cancelled(request.id),
            lambda done, total: self._report(request.id, done, total, "loading"),
            lambda gpu: self._wire.send(protocol.Using(id=request.id, gpu=gpu)),
        )
        self._wire.send(protocol.Ready(id=request.id, loaded=loaded))

    def _generate(self, request: protocol.Generate) -> protocol.Done:
        pieces: list[str] = []
        sent_at = 0.0
        try:
            for piece in self._engine.stream(
                request.messages,
                request.sampling,
                lambda: self._wire.is_cancelled(request.id),
                lambda done, total: self._report(request.id, done, total, "prompt_tokens"),
            ):
                if isinstance(piece, Ending):
                    return protocol.Done(id=request.id, ending=piece)
                pieces.append(piece)
                if (now := time.monotonic()) - sent_at >= DELTA_SECONDS:
                    self._flush(request.id, pieces)
                    sent_at = now
        finally:  # also what was said before something went wrong
            self._flush(request.id, pieces)
        raise Problem(Code.BUG, error="an engine stream without an ending")

    def _score(self, request: protocol.Score) -> protocol.Judged:
        scored = self._engine.score(
            request.messages,
            request.continuations,
            lambda: self._wire.is_cancelled(request.id),
            request.shared_characters,
        )
        return protocol.Judged(id=request.id, scored=scored)

    def _flush(self, request_id: int, pieces: list[str]) -> None:
        if text := "".join(pieces):
            self._wire.send(protocol.Delta(id=request_id, text=text, tokens=len(pieces)))
            pieces.clear()

    def _report(self, request_id: int, done: int, total: int, unit: str) -> None:
        if (now := time.monotonic()) - self._reported >= REPORT_SECONDS or done == total:
            self._reported = now
            self._wire.send(protocol.Progress(id=request_id, done=done, total=total, unit=unit))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
