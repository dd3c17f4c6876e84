"""Logging for every role: one size-capped rotating file for the window, stderr for the others.

No message text and no home folder reaches a log (PH-5): the formatter cuts the folder out, and
callers pass codes, sizes and type names only.
"""

import logging
import sys
from pathlib import Path

MAX_BYTES = 1_000_000
FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


class HomelessFormatter(logging.Formatter):
    """Writes the home folder as `~`, in messages and in tracebacks."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text."""
        return without_home(super().format(record))


def without_home(text: str) -> str:
    """Return the text with the person's home folder written as `~`."""
    try:
        home = str(Path("~").expanduser())
    except RuntimeError:  # this account has none
        return text
    return text.replace(home, "~") if len(home) > 1 else text


def to_stderr(level: int = logging.INFO) -> None:
    """Log to stderr, which the window collects into its own file."""
    _install(logging.StreamHandler(sys.stderr), level)


def to_file(path: Path, level: int = logging.INFO) -> None:
    """Log to a rotating file of at most 1 MB, with two older ones kept; else to stderr.

    The file is opened when there is something to write. A data folder that cannot be written is
    no reason not to start.
    """
    _install(_Unopened(path, level), level)


class _Unopened(logging.Handler):
    """Stands for a log file until its first line."""

    def __init__(self, path: Path, level: int) -> None:
        super().__init__()
        self._path = path
        self._level = level

    def emit(self, record: logging.LogRecord) -> None:
        from logging.handlers import RotatingFileHandler  # sockets and pickles come with it

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handler: logging.Handler = RotatingFileHandler(
                self._path, maxBytes=MAX_BYTES, backupCount=2, encoding="utf-8", errors="replace"
            )
        except OSError as error:
            to_stderr(self._level)
            logging.getLogger(__name__).info("no log file: %s", error.strerror)
            logging.getLogger().handle(record)
            return
        _install(handler, self._level)
        handler.handle(record)


def place_of(error: BaseException) -> None:
    """Log where an error was raised, file and line only: its message may quote a prompt."""
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        logging.getLogger(__name__).error(
            "  at %s:%d", Path(code.co_filename).name, trace.tb_lineno
        )
        trace = trace.tb_next


def _install(handler: logging.Handler, level: int) -> None:
    handler.setFormatter(HomelessFormatter(FORMAT))
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(level)
