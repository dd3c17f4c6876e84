"""What every command takes: where the data are, and how to say things."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click
from msgspec.structs import replace

from app import paths, settings
from app.core.bidi import visible
from app.core.wording import DEMO, NOTICE
from app.errors import Code, Problem
from app.paths import Places
from converters.place import Place

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


@dataclass
class Common:
    """The options that stand before or after any command; `is_stopped`: was Ctrl+C pressed?"""

    data_dir: Path | None = None
    is_portable: bool = False
    is_json: bool = False
    is_quiet: bool = False
    is_stopped: Callable[[], bool] = bool
    passphrase_file: Path | None = None
    has_secrets: bool = False

    @property
    def places(self) -> Places:
        """The data folder; it is made if it is missing, and children are told of it.

        Raises:
            Problem: `no_data_folder`.
        """
        if self.is_portable and self.data_dir is not None:
            raise click.UsageError("--data-dir and --portable both name a data folder.")
        found = paths.places(paths.beside_program() if self.is_portable else self.data_dir)
        os.environ[paths.ENVIRONMENT_VARIABLE] = str(found.data)
        return replace(settings.placed(found), ask_secret=self.secret)

    def secret(self, what: str = "Passphrase or recovery code") -> str:
        """Ask for the passphrase of an encrypted history: stdin, a file, else the terminal.

        Raises:
            Problem: `history_encrypted` if there is neither; `not_found` if there is no such file.
        """
        if self.has_secrets:
            if line := sys.stdin.readline():
                return line.rstrip("\r\n")
            raise Problem(Code.HISTORY_ENCRYPTED)
        if self.passphrase_file is not None:
            return from_file(self.passphrase_file)
        if not sys.stdin.isatty():
            raise Problem(Code.HISTORY_ENCRYPTED)
        return str(click.prompt(what, hide_input=True, err=True))

    def models(self) -> Path:
        """Return where new models go; the folder of a disk that is away is not made anew.

        Raises:
            Problem: `folder_missing`; `no_data_folder`.
        """
        folder = self.places.models
        if folder != self.places.data / "models" and not folder.is_dir():
            raise Problem(Code.FOLDER_MISSING, path=folder)
        return folder

    def document(self, content: object) -> None:
        """Write the one JSON document of this command."""
        click.echo(json.dumps(content, indent=1))

    def line(self, content: object) -> None:
        """Write one line of JSON Lines."""
        click.echo(json.dumps(content))

    def note(self, text: str) -> None:
        """Tell a person on stderr, unless `--quiet`; hidden characters become marks."""
        if not self.is_quiet:
            warn(text)

    @contextmanager
    def progress(self, label: str, total: int) -> Iterator[Callable[[int], None]]:
        """Show a bar on stderr while bytes are worked through; the caller adds what is done.

        Raises:
            KeyboardInterrupt: from the yielded function, once a stop was asked for.
        """
        is_hidden = self.is_quiet or not sys.stderr.isatty()
        with click.progressbar(
            length=total, label=label, file=sys.stderr, hidden=is_hidden
        ) as progress_bar:

            def advance(done: int) -> None:
                if self.is_stopped():
                    raise KeyboardInterrupt
                progress_bar.update(done)

            yield advance


def from_file(file: Path) -> str:
    """Return the first line of a file that holds a passphrase.

    Raises:
        Problem: `not_found`, `bad_value`.
    """
    try:
        with file.open(encoding="utf-8") as lines:
            return lines.readline().rstrip("\r\n")
    except OSError as error:
        raise Problem(Code.NOT_FOUND, file=file) from error
    except UnicodeDecodeError as error:
        raise Problem(Code.BAD_VALUE, name=file, why="it is not text in UTF-8") from error


def say(text: str) -> None:
    """Write one line for a person to stdout; hidden and control characters become marks."""
    click.echo(visible(text))


def warn(text: str) -> None:
    """Write one line to stderr, also under `--quiet`; if it is full, nothing stops for it."""
    try:
        click.echo(visible(text), err=True)
    except OSError:
        to_nowhere(sys.stderr)


def to_nowhere(stream: TextIO) -> None:
    """Let what a standard stream still holds, and all that is yet to come, go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def notice() -> None:
    """Write the research-only notice to stderr. Nothing silences it."""
    warn(NOTICE)


def model_label(name: str, is_demo: bool) -> str:
    """Return a model's name as it is shown; the demo model is named as such everywhere."""
    return f"{name} ({DEMO})" if is_demo else name


def table(rows: Sequence[tuple[str, ...]]) -> None:
    """Write rows in columns, the last one ragged."""
    if not rows:
        return
    shown = [tuple(visible(cell).replace("\n", " ") for cell in row) for row in rows]
    widths = [max(len(row[at]) for row in shown) for at in range(len(shown[0]))]
    for row in shown:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        click.echo("  ".join(cells).rstrip())


def _remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
    common = context.find_root().ensure_object(Common)
    if value and parameter.name:
        setattr(common, parameter.name, value)


_OPTIONS = (
    click.option(
        "--data-dir",
        "data_dir",
        type=Place(file_okay=False),
        metavar="DIR",
        help="Folder of history, models and settings. Also CASEBOOK_DATA_DIR.",
        expose_value=False,
        is_eager=True,
        callback=_remember,
    ),
    click.option(
        "--passphrase-file",
        "passphrase_file",
        type=Place(dir_okay=False),
        metavar="FILE",
        help="Its first line opens an encrypted history; else the terminal asks.",
        expose_value=False,
        is_eager=True,
        callback=_remember,
    ),
    click.option(
        "--passphrase-from-stdin",
        "has_secrets",
        is_flag=True,
        help="Each passphrase that is asked for is the next line of stdin.",
        expose_value=False,
        is_eager=True,
        callback=_remember,
    ),
    click.option(
        "--portable",
        "is_portable",
        is_flag=True,
        help="Use a data folder beside the program.",
        expose_value=False,
        is_eager=True,
        callback=_remember,
    ),
    click.option(
        "--json",
        "is_json",
        is_flag=True,
        help="Write JSON to stdout, and nothing else there.",
        expose_value=False,
        is_eager=True,
        callback=_remember,
    ),
    click.option("--facts", is_flag=True, expose_value=False, hidden=True),  # see `ended_by`
    click.option(
        "--quiet",
        "is_quiet",
        is_flag=True,
        help="No progress on stderr; errors and the research-only notice stay.",
        expose_value=False,
        is_eager=True,
        callback=_remember,
    ),
)


def common_options(command: Decorated) -> Decorated:
    """Let a command take the options that every command takes."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
