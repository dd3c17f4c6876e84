"""Uses the built program as any person may, on any system: without root, namespaces or a display.

`smoke.py` is harder and for Linux alone; the release runs this one on Windows and macOS. The folder
is copied to a place with letters of other languages, every process has next to no environment, one
question is asked and exported, and the window is opened, handed a second start, and closed.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import bundle
import manifest
import smoke
from screen import FailedError, expect, say

SUFFIX = ".exe" if sys.platform == "win32" else ""
# Without these Windows starts no program at all, and no folder of its own is found.
NEEDED = (
    *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "HOME"),
    "PROCESSOR_ARCHITECTURE",  # Python asks it for the name of the processor
)
WINDOW_SECONDS = 120


@dataclass(frozen=True)
class Place(smoke.Place):
    """Where the program was put; its commands run as whoever runs this."""

    def command(self, *words: str, program: str = "casebook-cli") -> list[str]:
        """Return a command line."""
        return [str(self.program / f"{program}{SUFFIX}"), *words]

    def environment(self) -> dict[str, str]:
        """Return the little that a process gets."""
        own = {name: os.environ[name] for name in NEEDED if name in os.environ}
        scratch = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.scratch))
        return own | scratch | {"QT_QPA_PLATFORM": "offscreen"}

    def run(
        self, *words: str, seconds: int = smoke.LONGEST_SECONDS
    ) -> subprocess.CompletedProcess[str]:
        """Run one command with the data folder."""
        return subprocess.run(
            self.command(f"--data-dir={self.data}", *words),
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            cwd=self.elsewhere,
            timeout=seconds,
            env=self.environment(),
        )


def main() -> int:
    """Run the checks; the first that fails ends with status 1 and what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("built", type=Path, help="the program's folder, or Casebook.app")
    parser.add_argument("--model", type=Path, required=True, help="the demo model's file")
    chosen = parser.parse_args()
    try:
        inside = "Contents/MacOS" if chosen.built.name == bundle.NAME else ""
        with smoke.copied(Place, chosen.built, chosen.model, inside) as (place, model):
            if (place.program / manifest.NAME).is_file():
                smoke.check_files(place.program)
            smoke.check_command_line(place, model)
            check_window(place)
            smoke.expect_empty(place.scratch, place.elsewhere)
            say("nothing is left in temp")
            if (place.program / manifest.NAME).is_file():
                smoke.check_files(place.program)
    except (FailedError, subprocess.SubprocessError) as seen:
        print(f"FAILED: {seen}")
        return 1
    return 0


def check_window(place: Place) -> None:
    """Open the window without a display, and see by a second start that it answers.

    Raises:
        FailedError: it does not open, the second start does not end well, or the history is not
            whole after the window was ended from outside.
    """
    command = place.command(f"--data-dir={place.data}", program="Casebook")
    note = place.data / "lock.pid"
    earlier = holder(note)  # of a command: it stays when that has ended
    window = subprocess.Popen(command, cwd=place.elsewhere, env=place.environment())
    try:
        _until(
            "the window holds the data folder", lambda: holder(note) not in {"", earlier}, window
        )
        second = subprocess.run(
            command,
            cwd=place.elsewhere,
            env=place.environment(),
            timeout=WINDOW_SECONDS,
            check=False,
        )
        expect(second.returncode == 0, f"the second start ended with {second.returncode}")
        asked = place.data / "raise"
        _until("the second start was heard", lambda: not asked.exists(), window)
    finally:
        window.terminate()
        window.wait(WINDOW_SECONDS)
    checked = place.asked("history", "check")
    expect(smoke.field(checked, "integrity") == "ok", f"the history: {checked}")
    listed = place.asked("history", "list")
    expect(isinstance(listed, list) and len(listed) == 1, f"not one conversation: {listed}")
    say("the window was ended from outside; the history is whole")


def holder(note: Path) -> str:
    """Return which process noted itself as the one that writes to the data folder; "" is none."""
    try:
        return note.read_text("utf-8").strip()
    except OSError:
        return ""


def _until(what: str, is_true: Callable[[], bool], window: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + WINDOW_SECONDS
    while not is_true():
        expect(window.poll() is None, f"the window ended with {window.returncode}, before: {what}")
        expect(time.monotonic() < end, f"not seen: {what}")
        time.sleep(0.2)
    say(what)


if __name__ == "__main__":
    sys.exit(main())
