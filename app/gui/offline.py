"""What a person can check: how many network sockets Casebook's processes hold open."""

from collections.abc import Sequence
from contextlib import suppress


def network_sockets(pids: Sequence[int]) -> int:
    """Return how many internet sockets these processes hold open; a pid of 0 counts nothing."""
    import psutil  # when somebody asks

    count = 0
    for pid in pids:
        with suppress(psutil.Error):
            count += len(psutil.Process(pid).net_connections(kind="inet")) if pid else 0
    return count
