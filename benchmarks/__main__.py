"""`python -m benchmarks [engine|window] [options]`; without a name, both."""

import sys
from importlib import import_module

PARTS = ("engine", "window")

if __name__ == "__main__":
    has_name = sys.argv[1:2] and sys.argv[1] in PARTS
    options = sys.argv[2:] if has_name else sys.argv[1:]
    # One part must not be measured with what the other one imports.
    for part in [sys.argv[1]] if has_name else PARTS:
        import_module(f"benchmarks.{part}").main(options)
