"""`python -m benchmarks [PART] [options]`; unnamed, all but the last five of the parts below."""

import sys
from importlib import import_module

PARTS = (
    *("engine", "window", "memory", "search", "export", "encryption", "evaluation", "identifiers"),
    *("convert", "gpu", "portable", "frozen", "sets"),
)
# A conversion of the real shape takes 10 GB of disk, the others a GPU, another engine, a build,
# question sets.
USUAL = PARTS[:-5]

if __name__ == "__main__":
    has_name = sys.argv[1:2] and sys.argv[1] in PARTS
    options = sys.argv[2:] if has_name else sys.argv[1:]
    # One part must not be measured with what the other one imports.
    for part in [sys.argv[1]] if has_name else USUAL:
        import_module(f"benchmarks.{part}").main(options)
