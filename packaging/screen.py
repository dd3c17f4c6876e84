"""A display without a screen, a hand at its keyboard, and an eye on it, for checks of the window.

Each check says one line. Checks come in parts: what fails ends its part with what was seen, and the
next part is tried all the same.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DISPLAY = ":83"
LEAST_PIXELS = 10_000
LONGEST_SECONDS = 600  # of waiting for something that a loaded machine is slow at
STILL_SECONDS = 1  # a whole blink of Qt's cursor
WAIT_SECONDS = 0.5


class FailedError(Exception):
    """What was seen, and should not have been."""


class Screen:
    """What is on the display, which Xvfb keeps in a file."""

    def __init__(self, file: Path) -> None:
        """Take the file; what is on the screen now counts as seen."""
        self._file = file
        self._seen = file.read_bytes()

    def has_settled(self) -> bool:
        """Tell whether something else than the last time is there, and stands still.

        A cursor blinks once a second: two looks that far apart see the same of it.
        """
        now = self._file.read_bytes()
        if now == self._seen:
            return False
        time.sleep(STILL_SECONDS)
        if self._file.read_bytes() != now:
            return False
        self._seen = now
        return True

    def shows(self, colour: str) -> bool:
        """Tell whether an area of this colour, `#rrggbb`, is there: as large as a message is."""
        pixel = bytes.fromhex(colour[1:])[::-1]  # a fourth byte is whatever was drawn with
        return self._file.read_bytes().count(pixel) > LEAST_PIXELS


@contextmanager
def display() -> Iterator[Screen]:
    """Have an X server, what is on its screen, and nothing of it afterwards."""
    with tempfile.TemporaryDirectory(prefix="casebook-screen-") as folder:
        command = ["Xvfb", DISPLAY, "-noreset", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        server = subprocess.Popen(
            [*command, "-fbdir", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            socket = Path(f"/tmp/.X11-unix/X{DISPLAY[1:]}")  # noqa: S108  X's own convention
            drawn = Path(folder) / "Xvfb_screen0"

            def is_there() -> bool:  # a socket alone may be what a killed server left
                expect(server.poll() is None, f"Xvfb ended with {server.returncode}: {DISPLAY}?")
                return socket.exists() and drawn.is_file() and drawn.stat().st_size > 0

            until("a display", is_there)
            yield Screen(drawn)
        finally:
            server.terminate()
            server.wait()


def tool(*words: str) -> str:
    """Have xdotool do something on the display; return what it says."""
    ran = subprocess.run(
        ["xdotool", *words],
        capture_output=True,
        text=True,
        check=False,
        env={"DISPLAY": DISPLAY, "PATH": os.environ["PATH"]},
    )
    return ran.stdout.strip()


def keys(*names: str) -> None:
    """Press one key after the other."""
    for name in names:
        tool("key", "--clearmodifiers", name)
        time.sleep(0.3)


def picture(folder: Path | None, name: str) -> None:
    """Put a picture of the screen into a folder, if there is one."""
    if folder is not None:
        if shutil.which("import") is None:
            print("import (ImageMagick) is not installed, so no picture was taken: not checked")
            return
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["import", "-display", DISPLAY, "-window", "root", str(folder / f"{name}.png")],
            check=False,
        )


def until(
    what: str, is_true: Callable[[], bool], process: "subprocess.Popen[Any] | None" = None
) -> None:
    """Wait for something and say that it came; not any longer once `process` has ended."""
    end = time.monotonic() + LONGEST_SECONDS
    while not is_true():
        has_ended = process is not None and process.poll() is not None
        expect(not has_ended, f"the window ended, and this was not seen: {what}")
        expect(time.monotonic() < end, f"not seen: {what}")
        time.sleep(WAIT_SECONDS)
    say(what)


def each(*parts: Callable[[], None]) -> int:
    """Run every part, whatever became of those before; return 1 if one of them failed."""
    status = 0
    for part in parts:
        try:
            part()
        except (FailedError, OSError, subprocess.SubprocessError, ValueError, LookupError) as seen:
            print(f"FAILED: {seen}", flush=True)
            status = 1
    return status


def expect(is_so: bool, what: str, ran: subprocess.CompletedProcess[str] | None = None) -> None:
    """End the checks with what was seen, unless it is so."""
    if not is_so:
        seen = f"\n{ran.stdout}\n{ran.stderr}" if ran is not None else ""
        raise FailedError(what + seen)


def say(what: str) -> None:
    """Tell what was seen to hold."""
    print(f"ok  {what}", flush=True)
