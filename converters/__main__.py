"""`python -m converters SOURCE`: the converter by itself, without Casebook."""

import os
import sys

if sys.path[:1] in ([""], [str(os.getcwd())]):  # noqa: PTH109  before any import
    # `python -m` looks into the current folder first, which may be the checkpoint's: a json.py
    # there would be run.
    del sys.path[0]

EXIT_INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Convert, and return the exit status: 0 done, 1 refused, 2 wrong usage, 130 interrupted."""
    try:
        from converters.program import run  # Ctrl+C may come while NumPy is being imported

        return run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted.\n")
        return EXIT_INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
