"""`python -m benchmarks [engine|window|memory|convert] [options]`; unnamed, all but the last."""

import sys

from benchmarks import convert, engine, memory, window

PARTS = {
    "engine": engine.main,
    "window": window.main,
    "memory": memory.main,
    "convert": convert.main,
}
USUAL = (
    "engine",
    "window",
    "memory",
)  # a conversion of the real shape takes minutes and 10 GB of disk

if __name__ == "__main__":
    name, options = (sys.argv[1:2] or [""])[0], sys.argv[2:]
    for chosen in [name] if name in PARTS else USUAL:
        PARTS[chosen](options if name in PARTS else sys.argv[1:])
