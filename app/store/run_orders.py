"""The runs that were ordered and have not been run: what is left of a queue after a power cut.

A file in the folder of the runs, there only while something waits.
"""

from pathlib import Path

import msgspec
from msgspec import Struct

from app.evaluation.order import Order
from app.store.files import problem_of, write_private

FILE = "queue.json"
UNREADABLE = "queue-unreadable.json"
MOST_BYTES = 16 * 1024 * 1024


class Queued(Struct, frozen=True):
    """Orders in their order.

    Attributes:
        running: what ran or was paused when this was written; its folder says how far it came.
        waiting: what is to be run after it.
    """

    running: Order | None = None
    waiting: tuple[Order, ...] = ()


def queued(runs: Path) -> Queued:
    """Return what is kept; nothing is an empty queue.

    Raises:
        ValueError: it cannot be understood, see `set_aside`.
        OSError: it cannot be read.
    """
    path = runs / FILE
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES)
    except FileNotFoundError:
        return Queued()
    try:
        return msgspec.json.decode(data, type=Queued)
    except RecursionError as error:
        raise ValueError(str(error)) from error


def set_aside(runs: Path) -> Path:
    """Give a queue that cannot be understood another name, and return that.

    Raises:
        OSError: it cannot be renamed.
    """
    return (runs / FILE).replace(runs / UNREADABLE)


def keep(runs: Path, orders: Queued) -> None:
    """Put what is left on the disk, whole or as it was; an empty queue leaves no file.

    Raises:
        Problem: it cannot be written.
    """
    path = runs / FILE
    try:
        if orders == Queued():
            path.unlink(missing_ok=True)
        else:
            runs.mkdir(parents=True, exist_ok=True)
            write_private(path, msgspec.json.encode(orders))
    except OSError as error:
        raise problem_of(error, runs) from error
