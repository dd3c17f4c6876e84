"""Runs one job: the first request is the only one; it ends in `finished` or `failed`."""

import logging
from importlib import import_module

from app import log, protocol
from app.core.groups import give_way
from app.errors import Code, Problem
from app.wire import Wire

# Which module does what; its function is called as the message is. Only that module is imported.
JOBS: dict[type[protocol.Request], str] = {
    protocol.Inspect: "inspect",
    protocol.Copy: "copy",
    protocol.Trial: "trial",
    protocol.Rehearse: "rehearse",
    protocol.Download: "download",
    protocol.Refresh: "download",
    protocol.Kept: "keys",
    protocol.Survey: "convert",
    protocol.Convert: "convert",
    protocol.Pack: "pack",
    protocol.Unpack: "unpack",
    protocol.Intake: "intake",
    protocol.Evaluate: "evaluate",
    protocol.Review: "review",
}

_log = logging.getLogger(__name__)


def main() -> int:
    """Take one request, do it, report and end."""
    log.to_stderr()
    give_way()
    wire = Wire()
    request = wire.receive()
    try:
        ending = _run(wire, request)
    except Problem as problem:
        ending = protocol.Failed(id=request.id, code=problem.code, detail=problem.facts())
    except Exception as error:  # noqa: BLE001  the job's door: a bug ends the job with a message
        log.place_of(error)
        ending = protocol.Failed(
            id=request.id, code=Code.BUG, detail={"error": type(error).__name__}
        )
    wire.send(ending)
    return 0


def _run(wire: Wire, request: protocol.Request) -> protocol.Reply:
    if type(request) not in JOBS:
        raise Problem(Code.UNSUPPORTED, why=f"{type(request).__name__} is not a job")
    module = import_module(f"app.jobs.{JOBS[type(request)]}")
    ending: protocol.Reply = getattr(module, type(request).__name__.lower())(wire, request)
    return ending
