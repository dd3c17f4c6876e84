"""The command line: one program, headless but for the window, on the same data folder."""

import sys

STDERR = 2
NO_DUMP_BYTES = 1


def main(arguments: list[str] | None = None) -> int:
    """Run one command, without one the window, and return the exit status.

    0 done, 1 a known problem or a bug, 2 wrong usage, 130 interrupted. A reader that closes the
    pipe ends the command quietly.
    """
    words = sys.argv[1:] if arguments is None else arguments
    try:
        _prepare()  # Ctrl+C may come while modules are imported: none above, all from here on
        status = _run(words)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  its door: a traceback is a bug
        from app.cli.commands import ended_by

        status = ended_by(error, "--json" in words, "--facts" in words)
    return status


def _run(words: list[str]) -> int:
    """Import what is asked for and nothing else: the window needs no commands."""
    if words in ([], ["--open"]):  # the second is a desktop that has no file to hand over
        return _window()
    from app.cli.commands import run

    return run(words)


def _window() -> int:
    # A start makes objects and drops none: looking for garbage among them takes a seventh of it.
    # The window collects again as soon as it is shown.
    import gc

    gc.disable()
    try:
        from app.cli.window import open_window
        from app.paths import places

        return open_window(places)
    finally:
        gc.enable()


def _prepare() -> None:
    """Let no character fail to print, and let only trouble reach stderr as log lines."""
    import logging

    from app import log

    _dump_no_memory()
    _open_standard()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    log.to_stderr(logging.ERROR)


def _dump_no_memory() -> None:
    """Have a crash leave no file with the memory in it, every chat included; children inherit that.

    A limit of 1 byte, because 0 does not hold where dumps are piped to a program (core(5) and the
    kernel's fs/coredump.c, which takes 1 as "none").
    """
    try:
        import resource
    except ImportError:  # Windows: no such limit
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    most = NO_DUMP_BYTES if hard == resource.RLIM_INFINITY else min(NO_DUMP_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


def _open_standard() -> None:
    """Give a closed standard stream its number back: the next file opened must not become it."""
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    import os
    from pathlib import Path

    while (number := os.open(os.devnull, os.O_RDWR)) <= STDERR:
        pass
    os.close(number)
    nowhere = Path(os.devnull)
    sys.stdin = sys.stdin or nowhere.open(encoding="utf-8")
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")
