"""Shows the menu entry of the installed program as a menu of programs does: by name and icon."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import processes
import screen
from screen import expect

LARGE = "element-icon { size: 2.5em; } listview { lines: 4; }"
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
        # Its theme of icons comes from here: the other system has the program's own and no other.
        data = f"{root / 'usr/share'}:/usr/share"
        places = {"HOME": home, "XDG_DATA_DIRS": data, "LANG": "C.UTF-8"}
        path = f"{root / 'usr/bin'}:{os.environ['PATH']}"  # what the entry starts is looked for
        command = [PROGRAM, "-show", "drun", "-show-icons", "-no-config", "-filter", "Casebook"]
        command += ["-icon-theme", "hicolor", "-theme-str", LARGE]
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
