"""Runs one job: the first request is the only one; it ends in `finished` or `failed`."""

import logging

from app import log, protocol
from app.errors import Code, Problem
from app.wire import Wire

_log = logging.getLogger(__name__)


def main() -> int:
    """Take one request, do it, report and end."""
    log.to_stderr()
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
    if isinstance(request, protocol.Inspect):
        from app.jobs.inspect import inspect

        return inspect(wire, request)
    if isinstance(request, protocol.Trial):
        from app.jobs.trial import trial

        return trial(wire, request)
    if isinstance(request, protocol.Download):
        from app.jobs.download import download

        return download(wire, request)
    if isinstance(request, protocol.Refresh):
        from app.jobs.download import refresh

        return refresh(wire, request)
    if isinstance(request, protocol.Survey):
        from app.jobs.convert import survey

        return survey(request)
    if isinstance(request, protocol.Convert):
        from app.jobs.convert import convert

        return convert(wire, request)
    raise Problem(Code.UNSUPPORTED, why=f"{type(request).__name__} is not a job")
