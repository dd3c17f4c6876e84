"""Surveys a checkpoint, and converts it: the converter's work, told in the words of the wire."""

import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import msgspec

from app import protocol
from app.core import gguf, hardware
from app.core.checkpoint import Choice, Share, Surveyed
from app.errors import Code, Problem
from app.jobs.refusals import problem_of
from app.wire import Wire
from app.worker.converted import foresee, try_out
from converters import conversion, model
from converters.command import processors
from converters.conversion import Target
from converters.plan import Plan, plan
from converters.provenance import Outcome
from converters.refusal import Refusal
from converters.types import FILE_TYPES, PLAIN
from converters.writer import Effort, Step

REPORT_SECONDS = 0.1


def survey(_wire: Wire, request: protocol.Survey) -> protocol.Finished:
    """Read every header of a folder and plan every type that makes sense for it.

    Raises:
        Problem: why it cannot be converted, see `converters.model.read`.
    """
    try:
        found = model.read(Path(request.source))
        plans = [plan(found, FILE_TYPES[name]) for name in _types(found)]
        facts = _facts(found, plans)
    except Refusal as refusal:
        raise problem_of(refusal) from refusal
    result = {"facts": msgspec.json.encode(facts).decode()}
    return protocol.Finished(id=request.id, result={**result})


def _types(found: model.Model) -> list[str]:
    """Return the names of the types to offer: no plain one that only adds bytes or loses range."""
    own = found.source_type
    plain = [own.name] if own.block_bytes == PLAIN["BF16"].block_bytes else list(PLAIN)
    return [name for name in FILE_TYPES if name in plain or name not in PLAIN]


def _facts(found: model.Model, plans: list[Plan]) -> Surveyed:
    said = found.facts
    info = gguf.planned(plans[0].header, plans[0].size_bytes, found.folder.path)
    choices = tuple(_choice(one, info) for one in plans)
    return Surveyed(
        source=str(found.folder.path),
        kind=said.kind,
        architecture=found.shape.architecture,
        parameters=found.parameters,
        layers=found.shape.layers,
        dtype=said.dtype,
        files=said.files,
        tensors=len(found.parts),
        licence=said.licence,
        base_models=said.base_models,
        has_template=said.has_template,
        context_tokens=hardware.context_of(info),
        context_length=said.context_length,
        choices=choices,
    )


def _choice(planned: Plan, info: gguf.ModelInfo) -> Choice:
    tensors: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for tensor in planned.tensors:
        tensors[tensor.kind.name] += 1
        sizes[tensor.kind.name] += tensor.size_bytes
    size_bytes = planned.size_bytes
    return Choice(
        name=planned.file_type.name,
        file_name=planned.file_name,
        size_bytes=size_bytes,
        needs_bytes=hardware.needs_bytes(
            replace(info, size_bytes=size_bytes, weight_bytes=sizes.total())
        ),
        works_with_bytes=conversion.memory_bytes(planned, Effort(processors())),
        shares=tuple(Share(name, tensors[name], size) for name, size in sizes.most_common()),
    )


def convert(wire: Wire, request: protocol.Convert) -> protocol.Finished:
    """Write the file, try it, give it its name; a cancel or a failure leaves nothing behind.

    Raises:
        Problem: what `converters.conversion.convert` refuses, and what `trial` finds.
    """
    job = _Conversion(wire, request)
    try:
        outcome = job.run()
    except Refusal as refusal:
        raise problem_of(refusal) from refusal
    return protocol.Finished(
        id=request.id,
        result={
            "path": str(outcome.path),
            "size_bytes": outcome.size_bytes,
            "sha256": outcome.sha256,
            "seconds": outcome.seconds,
            "peak_rss_bytes": outcome.peak_rss_bytes,
            "resumed": outcome.resumed,
            "info": msgspec.json.encode(gguf.read(outcome.path)).decode(),
        },
    )


def _foresee(planned: Plan) -> None:
    foresee(planned.header, planned.size_bytes, planned.model.folder.path)


class _Conversion:
    """One conversion on its way, and what it tells the window."""

    def __init__(self, wire: Wire, request: protocol.Convert) -> None:
        self._wire = wire
        self._request = request
        self._told = 0.0

    def run(self) -> Outcome:
        asked = self._request
        if asked.type_name not in FILE_TYPES:
            raise Problem(Code.BAD_VALUE, name="type", why=asked.type_name)
        planned = plan(model.read(Path(asked.source)), FILE_TYPES[asked.type_name])
        target = Target(Path(asked.target), asked.is_replacing, self._try, _foresee)
        effort = Effort(
            asked.threads or processors(), report=self._on_step, should_stop=self._is_cancelled
        )
        return conversion.convert(planned, target, effort)

    def _is_cancelled(self) -> bool:
        return self._wire.is_cancelled(self._request.id)

    def _on_step(self, step: Step) -> None:
        self._wire.rest(self._request.id)
        is_last = step.done_bytes == step.total_bytes
        now = time.monotonic()
        if now - self._told < REPORT_SECONDS and not is_last:
            return
        self._told = now
        self._wire.send(
            protocol.Progress(
                id=self._request.id,
                done=step.done_bytes,
                total=step.total_bytes,
                unit="bytes",
                text=step.tensor,
                number=step.number,
                count=step.count,
                resumed=step.resumed,
            )
        )
        if is_last:
            self._tell_phase("checking", step.total_bytes)

    def _try(self, path: Path) -> None:
        self._tell_phase("trial", path.stat().st_size)
        try_out(path, self._is_cancelled)

    def _tell_phase(self, unit: str, size_bytes: int) -> None:
        self._wire.send(
            protocol.Progress(id=self._request.id, done=size_bytes, total=size_bytes, unit=unit)
        )
