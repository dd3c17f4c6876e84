"""Shows the menu entry of the installed program as a menu of programs does: by name and icon."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import processes
import screen
from screen import expect

PROGRAM = "rofi"  # a menu that needs no desktop; Debian, Ubuntu: apt install rofi


def show(root: Path, entry: str, pictures: Path | None) -> None:
    """See that a menu lists the entry of the system below `root`, and take a picture of it.

    The menu is this computer's own: the other system stays as clean as it is.
    """
    expect((root / "usr/share/applications" / entry).is_file(), f"there is no {entry}")
    if shutil.which(PROGRAM) is None:
        print(f"{PROGRAM} is not installed, so no menu showed the entry: not checked")
        return
    with tempfile.TemporaryDirectory() as home, screen.display() as seen:
        places = {"HOME": home, "XDG_DATA_DIRS": str(root / "usr/share"), "LANG": "C.UTF-8"}
        path = f"{root / 'usr/bin'}:{os.environ['PATH']}"  # what the entry starts is looked for
        command = [PROGRAM, "-show", "drun", "-show-icons", "-no-config"]
        shown = subprocess.Popen(
            command,
            env=places | {"DISPLAY": screen.DISPLAY, "PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        try:
            screen.until("a menu shows the entry", seen.has_settled, shown)
            screen.picture(pictures, "installed-menu")
        finally:
            processes.end(shown)
