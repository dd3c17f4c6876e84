"""`python -m converters SOURCE`: the converter by itself, without Casebook."""

import os
import sys

if sys.path[:1] in ([""], [str(os.getcwd())]):  # noqa: PTH109  before any import
    # `python -m` looks into the current folder first, which may be the checkpoint's: a json.py
    # there would be run.
    del sys.path[0]

from contextlib import suppress
from typing import Any

import click

from converters import wording
from converters.command import Screen, Wish, conversion_options, convert_folder
from converters.refusal import Code, Refusal

EXIT_REFUSED = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130


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


def main(arguments: list[str] | None = None) -> int:
    """Convert, and return the exit status: 0 done, 1 refused, 2 wrong usage, 130 interrupted."""
    words = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        convert(words, standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return _interrupted()
    except BrokenPipeError:  # nobody reads any more: end quietly
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_REFUSED
    except (click.UsageError, Refusal, MemoryError) as error:
        with suppress(BrokenPipeError):
            return _told(error, Screen(is_json="--json" in words))
        return EXIT_REFUSED
    return 0


def _told(error: Exception, screen: Screen) -> int:
    if isinstance(error, click.UsageError):
        screen.error("usage", error.format_message(), "`--help` shows how it is used.")
        return EXIT_USAGE
    refusal = error if isinstance(error, Refusal) else Refusal(Code.MEMORY_SHORT)
    if refusal.code is Code.CANCELLED:
        return _interrupted()
    screen.error(refusal.code, *wording.told(refusal))
    return EXIT_REFUSED


def _interrupted() -> int:
    click.echo("Interrupted.", err=True)
    return EXIT_INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
