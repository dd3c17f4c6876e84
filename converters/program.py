"""The converter as a program: its one command, and what ends it."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from converters import wording
from converters.command import Screen, Wish, conversion_options, convert_folder
from converters.disk import refusal_of
from converters.refusal import Code, Refusal

EXIT_REFUSED = 1
EXIT_USAGE = 2


@click.command(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: python -m converters Meditron3-Gemma2-2B --type Q4_K_M",
)
@conversion_options
@click.option("--json", "is_json", is_flag=True, help="Write JSON Lines to stdout.")
@click.option("--quiet", "is_quiet", is_flag=True, help="No progress on stderr.")
def convert(is_json: bool, is_quiet: bool, **options: Any) -> None:
    """Turn a Hugging Face folder (SOURCE) into one GGUF file, in one pass."""
    convert_folder(Screen(is_json, is_quiet), Wish(**options))


def run(words: list[str]) -> int:
    """Convert, and return the exit status: 0 done, 1 refused, 2 wrong usage.

    Raises:
        KeyboardInterrupt: it was interrupted; nothing half-written is left.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        convert(words, prog_name="python -m converters", standalone_mode=False)
        sys.stdout.flush()
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except BrokenPipeError:  # nobody reads any more: end quietly
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_REFUSED
    except (click.UsageError, Refusal, MemoryError) as error:
        with suppress(BrokenPipeError):
            return _told(error, Screen(is_json="--json" in words))
        return EXIT_REFUSED
    except OSError as error:
        return _of_system(error, is_json="--json" in words)
    return 0


def _of_system(error: OSError, is_json: bool) -> int:
    """Tell what a name that a person gave runs into, or that stdout, which has none, is full."""
    if error.filename is not None:
        path = Path(os.fsdecode(error.filename))
        return _told(refusal_of(error, path), Screen(is_json))
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    why = error.strerror or type(error).__name__
    return _told(Refusal(Code.DISK_FAILED, path="stdout", why=why), Screen())


def _told(error: Exception, screen: Screen) -> int:
    if isinstance(error, click.UsageError):
        screen.error("usage", error.format_message(), "`--help` shows how it is used.")
        return EXIT_USAGE
    refusal = error if isinstance(error, Refusal) else Refusal(Code.MEMORY_SHORT)
    if refusal.code is Code.CANCELLED:
        raise KeyboardInterrupt
    screen.error(refusal.code, *wording.told(refusal))
    return EXIT_REFUSED
