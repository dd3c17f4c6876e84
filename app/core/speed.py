"""How fast a transfer is, and how long the rest takes at that speed."""

from collections import deque

WINDOW_SECONDS = 10.0
FIRST_SECONDS = 1.0  # below this nothing can be said


class Speed:
    """The speed of the last ten seconds."""

    def __init__(self) -> None:
        """Nothing was measured yet."""
        self._seen: deque[tuple[float, int]] = deque()

    def step(self, done_bytes: int, now_seconds: float) -> None:
        """So many bytes are there at that time of a clock that only goes forward."""
        self._seen.append((now_seconds, done_bytes))
        while len(self._seen) > 2 and now_seconds - self._seen[1][0] >= WINDOW_SECONDS:  # noqa: PLR2004
            self._seen.popleft()

    @property
    def bytes_per_second(self) -> float | None:
        """The speed; `None` while too little was seen."""
        if not self._seen:
            return None
        (started, first), (now, done) = self._seen[0], self._seen[-1]
        return (done - first) / (now - started) if now - started >= FIRST_SECONDS else None

    def seconds_left(self, total_bytes: int) -> float | None:
        """Return how long the rest takes at this speed; `None` if it stands still."""
        speed = self.bytes_per_second
        return (total_bytes - self._seen[-1][1]) / speed if speed else None
