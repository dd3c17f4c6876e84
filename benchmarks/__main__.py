"""`python -m benchmarks [engine|window] [options]`; without a name, both."""

import sys

from benchmarks import engine, window

PARTS = {"engine": engine.main, "window": window.main}

if __name__ == "__main__":
    name, options = (sys.argv[1:2] or [""])[0], sys.argv[2:]
    for part in [PARTS[name]] if name in PARTS else PARTS.values():
        part(options if name in PARTS else sys.argv[1:])
