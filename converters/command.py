"""The conversion commands: their options, what they say, and the work; two programs share them."""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from converters import gguf, model
from converters.conversion import Target, convert, memory_bytes, target_path
from converters.disk import free_bytes
from converters.place import Place
from converters.plan import Plan, plan
from converters.provenance import Outcome
from converters.types import FILE_TYPES
from converters.wording import size
from converters.writer import DEFAULT_MEMORY_BYTES, Effort, Step

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
REPORT_SECONDS = 0.1
LEAST_MEMORY_MB, MOST_MEMORY_MB = 16, 65_536
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a command speaks: results on stdout, everything for people's patience on stderr."""

    is_json: bool = False
    is_quiet: bool = False

    def line(self, content: object) -> None:
        """Write one line of JSON."""
        click.echo(json.dumps(content))

    def note(self, text: str) -> None:
        """Tell a person, unless quiet."""
        if not self.is_quiet:
            click.echo(text, err=True)

    def error(self, code: str, message: str, hint: str) -> None:
        """Tell what went wrong; as JSON on stdout, as a sentence on stderr."""
        if self.is_json:
            self.line({"error": {"code": str(code), "message": message, "hint": hint}})
        else:
            click.echo(f"error: {code}: {message} {hint}", err=True)


def as_type(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Return a type's name as it is written; any case is understood."""
    if value.upper() not in FILE_TYPES:
        raise click.BadParameter(f"{value} is none of {', '.join(FILE_TYPES)}.")
    return value.upper()


def writing_options(command: Decorated) -> Decorated:
    """Let a command take what every conversion takes."""
    for option in (
        click.option("--overwrite", "is_replacing", is_flag=True, help="Replace an older file."),
        click.option(
            "--memory",
            "memory_mb",
            type=click.IntRange(LEAST_MEMORY_MB, MOST_MEMORY_MB),
            default=DEFAULT_MEMORY_BYTES // MB,
            metavar="MB",
            show_default=True,
            help="Memory for the values under way.",
        ),
        click.option(
            "--threads",
            type=click.IntRange(1, 512),
            metavar="N",
            help="Threads that quantize; all processors by default.",
        ),
    ):
        command = option(command)
    return command


def conversion_options(command: Decorated) -> Decorated:
    """Let a command take what converting a folder takes."""
    command = writing_options(command)
    for option in (
        click.option("--dry-run", "is_dry_run", is_flag=True, help="Say what would be written."),
        click.option(
            "--type",
            "type_name",
            callback=as_type,
            default="Q4_K_M",
            metavar="T",
            show_default=True,
            help=f"One of {', '.join(FILE_TYPES)}.",
        ),
        click.option(
            "-o",
            "--output",
            "out",
            type=Place(),
            metavar="OUT.gguf",
            help="The file to write; by default it is named after the model.",
        ),
        click.argument("source", type=Place()),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for, as the options say it.

    Attributes:
        folder: where the file goes if nobody names it; `None` is the current folder.
        check, foresee: see `converters.conversion.Target`.
        rest: is called between two steps, and may wait.
    """

    source: Path
    type_name: str
    out: Path | None = None
    folder: Path | None = None
    threads: int | None = None
    memory_mb: int = DEFAULT_MEMORY_BYTES // MB
    is_replacing: bool = False
    is_dry_run: bool = False
    check: Callable[[Path], None] = lambda _path: None
    foresee: Callable[[Plan], None] = lambda _plan: None
    rest: Callable[[], object] = bool

    def effort(self, report: Callable[[Step], None] = lambda _step: None) -> Effort:
        """Return how the file is to be written."""
        threads = self.threads or processors()
        return Effort(threads, self.memory_mb * MB, report)


def planned(wish: Wish) -> Plan:
    """Read a folder's headers and plan its file.

    Raises:
        Refusal: see `converters.model.read`.
    """
    return plan(model.read(wish.source), FILE_TYPES[wish.type_name])


def convert_folder(screen: Screen, wish: Wish) -> None:
    """Convert a folder, or say what would be written.

    Raises:
        Refusal: see `converters.conversion.convert`.
    """
    chosen = planned(wish)
    if wish.is_dry_run:
        wish.foresee(chosen)
        _describe(screen, chosen, wish)
    else:
        write(screen, chosen, wish)


def quantize_file(screen: Screen, wish: Wish) -> Outcome:
    """Quantize a plain GGUF file.

    Raises:
        Refusal: see `converters.conversion.convert`.
    """
    return write(screen, plan(gguf.read(wish.source), FILE_TYPES[wish.type_name]), wish)


def write(screen: Screen, chosen: Plan, wish: Wish) -> Outcome:
    """Write a plan's file, and say how far it is and what it is.

    Raises:
        Refusal: see `converters.conversion.convert`.
    """
    path = target_path(chosen, wish.out, wish.folder)
    target = Target(path, wish.is_replacing, wish.check, wish.foresee)
    with _Progress(screen, target, chosen.size_bytes) as progress:

        def on_step(step: Step) -> None:
            progress.on_step(step)
            wish.rest()

        outcome = convert(chosen, target, wish.effort(on_step))
    if screen.is_json:
        screen.line(
            {
                "type": "done",
                "path": str(outcome.path),
                "bytes": outcome.size_bytes,
                "sha256": outcome.sha256,
                "seconds": round(outcome.seconds, 3),
                "peak_rss_bytes": outcome.peak_rss_bytes,
                "resumed_tensors": outcome.resumed,
            }
        )
    else:
        screen.note(
            f"Converted: {size(outcome.size_bytes)} in {outcome.seconds:.0f} s, "
            f"SHA-256 {outcome.sha256}"
        )
        click.echo(str(outcome.path))
    return outcome


def processors() -> int:
    """Return how many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _describe(screen: Screen, chosen: Plan, wish: Wish) -> None:
    path = target_path(chosen, wish.out, wish.folder)
    said: dict[str, Any] = {
        "architecture": chosen.model.shape.architecture,
        "parameters": chosen.model.parameters,
        "type": chosen.file_type.name,
        "path": str(path),
        "output_bytes": chosen.size_bytes,
        "memory_bytes": memory_bytes(chosen, wish.effort()),
        "disk_free_bytes": free_bytes(path.absolute()),
        "tensors": [
            {
                "name": tensor.name,
                "type": tensor.kind.name,
                "shape": list(tensor.part.shape),
                "bytes": tensor.size_bytes,
            }
            for tensor in chosen.tensors
        ],
    }
    if screen.is_json:
        screen.line(said)
        return
    click.echo(
        f"{chosen.model.facts.kind} · {said['parameters']:,} parameters · "
        f"{len(chosen.tensors)} tensors → {chosen.file_type.name}"
    )
    for tensor in chosen.tensors:
        shape = " × ".join(f"{length:,}" for length in tensor.part.shape)
        click.echo(f"  {tensor.name:<40} {shape:>18}  {tensor.kind.name:<7} {tensor.size_bytes:,}")
    click.echo(f"File: {said['output_bytes']:,} bytes, {path}")
    click.echo(f"Memory: at most {size(said['memory_bytes'])}")
    click.echo(f"Disk: {size(said['disk_free_bytes'])} free")


class _Progress:
    """Shows how far a conversion is: a bar for people, lines for programs, ten a second."""

    def __init__(self, screen: Screen, target: Target, total_bytes: int) -> None:
        is_hidden = screen.is_quiet or screen.is_json or not sys.stderr.isatty()
        self._screen = screen
        self._bar = click.progressbar(
            length=total_bytes,
            label=target.path.name,
            file=sys.stderr,
            hidden=is_hidden,
            show_pos=False,
        )
        self._done = 0
        self._told = 0.0
        self._has_unfinished = os.path.lexists(target.part)

    def __enter__(self) -> "_Progress":
        self._bar.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.render_finish()

    def on_step(self, step: Step) -> None:
        """Show a step."""
        if self._has_unfinished and step.tensor:
            self._has_unfinished = False
            self._screen.note(_about_unfinished(step))
        self._bar.update(step.done_bytes - self._done)
        self._done = step.done_bytes
        now = time.monotonic()
        is_due = now - self._told >= REPORT_SECONDS or step.done_bytes == step.total_bytes
        if self._screen.is_json and is_due:
            self._told = now
            self._screen.line(
                {
                    "type": "progress",
                    "done_bytes": step.done_bytes,
                    "total_bytes": step.total_bytes,
                    "tensor": step.tensor,
                }
            )


def _about_unfinished(step: Step) -> str:
    if step.resumed:
        return f"Goes on after tensor {step.resumed} of {step.count}: an earlier start wrote them."
    return "Starts from the beginning: nothing of the unfinished file could be used."
