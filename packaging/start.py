"""The first lines of both installed programs: the window's, and the console's for all the rest."""

import multiprocessing
import os
import sys

LIBRARIES = "LD_LIBRARY_PATH"


def give_back() -> None:
    """Undo what PyInstaller's first stage did to the environment.

    It has the linker look into the program's folder, which this process needs and any other that
    it starts, a browser or a file manager, must not have: those bring newer libraries.
    """
    before = os.environ.pop(f"{LIBRARIES}_ORIG", None)
    os.environ.pop(LIBRARIES, None)
    if before is not None:
        os.environ[LIBRARIES] = before


if __name__ == "__main__":
    multiprocessing.freeze_support()  # PK-3: what a dependency spawns must not open a window
    give_back()
    from app.__main__ import main

    sys.exit(main())
