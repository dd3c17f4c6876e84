"""What is the same for everything that one build makes."""

from dataclasses import dataclass
from datetime import datetime


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
