"""The commands, their options, and how what goes wrong is told."""

import errno
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import click

from app import log
from app.cli.common import Common, common_options, to_nowhere, warn
from app.core.bidi import cleaned
from app.core.wording import problem as told
from app.errors import Code, Problem
from app.store.files import facts, is_here_gone

EXIT_PROBLEM = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130
# What follows becomes a file's name, to the letter or not at all.
OUTPUT = ("-o", "--output", "--out", "--plot", "--report", "--zip")
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# What the system says of a place that a person named, wherever that place is looked at first.
_OF_PLACES = frozenset(
    {errno.EACCES, errno.EPERM, errno.EIO, errno.ELOOP, errno.ENODEV, errno.ENXIO, errno.ESTALE}
)
# What an option of this program can do about a problem, added to the shared hint.
HINTS = {
    Code.CONTEXT_FULL: "--drop-oldest leaves the oldest messages out; --context N makes room.",
    Code.RUN_DIFFERS: "Without --resume a new folder takes a new run.",
    Code.DOWNLOAD_CHANGED: "--restart starts over; --resume goes on with the old state.",
    Code.GATED: "--token-stdin reads it; HF_TOKEN gives it for one command.",
    Code.NOT_OFFERED: "--type T and --file NAME choose.",
    Code.MEMORY_SHORT: "--memory MB lowers what a conversion takes.",
}


class Commands(click.Group):
    """The commands, each imported when it is asked for."""

    _MODULES = {  # noqa: RUF012  a constant
        "ask": "ask",
        "bench": "bench",
        "bundle": "bundle",
        "compare": "compare",
        "convert": "convert",
        "doctor": "doctor",
        "evaluate": "evaluate",
        "examples": "examples",
        "export": "export",
        "history": "history",
        "models": "models",
        "quantize": "quantize",
        "verify": "verify",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order of the help page."""
        return sorted(self._MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the module of a command and return it."""
        if cmd_name not in self._MODULES:
            return None
        module = __import__(f"app.cli.{self._MODULES[cmd_name]}", fromlist=[cmd_name])
        command = getattr(module, cmd_name)
        return command if isinstance(command, click.Command) else None


@click.command(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog='Example: casebook ask "What are the symptoms of malaria?"',
)
@click.option("--version", is_flag=True, help="Show the versions of Casebook and its parts.")
@click.option(
    "--open", "file", metavar="FILE", help="Open the window, which asks about this model or pack."
)
@common_options
@click.pass_context
def casebook(context: click.Context, version: bool, file: str | None) -> int | None:
    """Casebook: an offline desktop assistant for clinical research.

    Research use only, not validated for medical use. Without a command it opens the window.
    """
    if version:
        from app.cli.version import show

        show(context.ensure_object(Common))
        context.exit()
    if context.invoked_subcommand is None:
        from app.cli.window import open_window

        common = context.ensure_object(Common)
        return open_window(lambda: common.places, file or "")
    if file is not None:
        raise click.UsageError("--open is for the window: no command goes with it.")
    return None


def run(words: list[str]) -> int:
    """Run one command and return its exit status."""
    for before, word in zip(["", *words], words, strict=False):
        is_written = before in OUTPUT or word.startswith(OUTPUT)
        if cleaned(word) != word and (is_written or os.path.lexists(word)):
            raise Problem(Code.BAD_VALUE, name=cleaned(word), why="its name is not in UTF-8")
    try:
        with casebook.make_context("casebook", [cleaned(word) for word in words]) as context:
            result = casebook.invoke(context)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    return result if isinstance(result, int) else 0


def ended_by(error: BaseException, is_json: bool, has_facts: bool = False) -> int:
    """Tell what ended a command early and return the exit status.

    With `has_facts` the JSON of a problem holds what its sentences are made of: the window, whose
    child this then is, words them in the language of its person.
    """
    if isinstance(error, BrokenPipeError):
        return _closed_pipe()
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return _interrupted()
    if isinstance(error, OSError) and _is_of_stdout(error):
        return _cut_output(error)
    return _told(error, is_json, has_facts)


def _told(error: BaseException, is_json: bool, has_facts: bool) -> int:
    """Tell what went wrong and return the exit status; a closed pipe hears nothing more."""
    try:
        if isinstance(error, click.UsageError):
            return _usage(error, is_json)
        return _report(_problem(error), is_json, has_facts)
    except BrokenPipeError:
        return _closed_pipe() or EXIT_PROBLEM
    except OSError as lost:
        return _cut_output(lost)


def _usage(error: click.UsageError, is_json: bool) -> int:
    path = error.ctx.command_path if error.ctx else "casebook"
    hint = f"`{path} --help` shows how it is used."
    if is_json:
        _error("usage", error.format_message(), hint)
    warn(f"error: usage: {error.format_message()} {hint}")
    return EXIT_USAGE


def _problem(error: BaseException) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, MemoryError):
        return Problem(Code.OUT_OF_MEMORY)
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return Problem(
            Code.NAME_TOO_LONG, path=error.filename
        )  # a person gave it, wherever it fails
    if isinstance(error, OSError) and error.filename and error.errno in _OF_PLACES:
        place = Path(os.fsdecode(error.filename))
        return Problem(Code.DISK_FAILED, **facts(Code.DISK_FAILED, place, error.strerror or ""))
    if isinstance(error, FileNotFoundError) and error.filename is None and is_here_gone():
        return Problem(Code.FOLDER_MISSING, path=os.environ.get("PWD", os.curdir))
    # Neither traceback nor message: both may quote what somebody wrote.
    log.place_of(error)
    return Problem(Code.BUG, error=type(error).__name__)


def _report(problem: Problem, is_json: bool, has_facts: bool = False) -> int:
    if problem.code is Code.CANCELLED:
        return _interrupted()
    sentences = told(problem)
    advice = str(problem.detail.get("advice", ""))
    message = " ".join(part for part in (sentences.what, sentences.why) if part)
    own = "" if "run" in problem.detail else HINTS.get(problem.code, "")  # a run drops nothing
    hint = " ".join(part for part in (sentences.hint, own, advice) if part)
    if is_json:
        _error(problem.code, message, hint, problem.facts() if has_facts else None)
    else:
        warn(f"error: {problem.code}: {message} {hint}")
    return EXIT_PROBLEM


def _error(code: str, message: str, hint: str, facts: dict[str, Any] | None = None) -> None:
    more: dict[str, Any] = {} if facts is None else {"facts": facts}
    Common().line({"error": {"code": code, "message": message, "hint": hint, **more}})


def _interrupted() -> int:
    warn("Interrupted.")
    return EXIT_INTERRUPTED


def _is_of_stdout(error: OSError) -> bool:
    """Tell whether stdout refused what was said: at once, or what is still to be flushed."""
    *_, (innermost, _) = traceback.walk_tb(error.__traceback__)
    if innermost.f_code is click.echo.__code__:
        return True
    try:
        sys.stdout.flush()
    except OSError:
        return True
    return False


def _cut_output(lost: OSError) -> int:
    """Tell on stderr alone that stdout is cut short: JSON has nowhere else to go."""
    _closed_pipe()
    code = Code.DISK_FULL if lost.errno in FULL else Code.DISK_FAILED
    return _report(Problem(code, output=lost.strerror or ""), is_json=False)


def _closed_pipe() -> int:
    """End quietly when the reader has gone: what is still buffered goes nowhere."""
    to_nowhere(sys.stdout)
    return 0
