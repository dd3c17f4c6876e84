"""What is the same for everything that one build makes.

`python packaging/release.py TAG` ends with status 1 unless the tag is that of this version.
"""

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class Release:
    """One build.

    Attributes:
        version: of `app.__version__`.
        made: the time everything is dated by, that of the newest commit.
        level: how hard xz tries, 1 to 9.
    """

    version: str
    made: datetime
    level: int = 9


def main(tag: str) -> int:
    """Compare a tag with the version."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from app import __version__

    if tag == f"v{__version__}":
        return 0
    print(f"The tag is {tag}, the version {__version__}: tag v{__version__}, or raise the version.")
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
