"""The window, from the command line."""

import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

from app.errors import Code, Problem
from app.paths import Places

X_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108  where X servers listen, by their own convention
UNSEEN = {"offscreen", "minimal"}  # Qt draws, and nobody sees it
X_ABSTRACT = Path("/proc/net/unix")
# These go first: what they fail to import is no fault of Qt.
WITHOUT_QT = ("app.settings", "app.protocol", "app.roles", "app.store.database")


def open_window(find: Callable[[], Places], file: str = "") -> int:
    """Open the window on the data folder that is found and return its exit status.

    It, or the one that is open already, asks what is to become of `file`. Who started it from a
    menu reads no terminal: that there is no folder is told in a window, too.

    Raises:
        Problem: `no_data_folder`; `no_display`; `unsupported` if Qt does not start here.
    """
    try:
        places = find()
    except Problem as problem:
        if not sys.stderr.isatty() and has_screen():
            load().refuse(problem)
        raise
    if not has_display():
        raise Problem(Code.NO_DISPLAY)
    program = load()
    with suppress(OSError):
        places.open_request.unlink(missing_ok=True)  # of a start that was given up
    if file:
        from app.store.lock import request_open

        request_open(places, Path(file))
    status: int = program.run(places)
    return status


def load() -> ModuleType:
    """Import the window and return its outermost module.

    Raises:
        Problem: `unsupported` if Qt does not start here.
    """
    for name in WITHOUT_QT:
        import_module(name)
    try:
        from app.gui import program
    except ImportError as error:
        if (error.name or "").startswith("app."):
            raise
        raise Problem(Code.UNSUPPORTED, why=f"the window did not start: {error}") from error
    return program


def has_screen() -> bool:
    """Tell whether what a window says is seen by a person."""
    return has_display() and os.environ.get("QT_QPA_PLATFORM", "") not in UNSEEN


def has_display() -> bool:
    """Tell whether there is something to open a window on. Qt itself would abort."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if local is None:
        return bool(display)
    socket = X_SOCKETS / f"X{local.group(1)}"
    return socket.exists() or _is_listening(f"@{socket}")


def _is_listening(name: str) -> bool:
    try:
        return any(line.endswith(name) for line in X_ABSTRACT.read_text("utf-8").splitlines())
    except OSError:
        return True
