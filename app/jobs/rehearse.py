"""Tries whether this processor can compute with one library, in a process that may die of it."""

from app import protocol
from app.wire import Wire
from app.worker import native, rehearsal


def rehearse(_wire: Wire, request: protocol.Rehearse) -> protocol.Finished:
    """Compute with the library that is named; it may end this process.

    Without a name, the result's `variants` are those ggml would take, best first, with spaces
    between.

    Raises:
        Problem: `unsupported` if the library cannot be opened; `unsupported_cpu` if it computes
            something else.
    """
    if not request.variant:
        names = " ".join(native.ranked())
        return protocol.Finished(id=request.id, result={"variants": names})
    native.load(request.variant)
    rehearsal.compute()
    return protocol.Finished(id=request.id)
