"""What the tests of downloads share: a model of any size, a child's report, one way to ask."""

import os
import random
from pathlib import Path
from typing import Any

from app import protocol, roles
from app.errors import Code, Problem
from tests.faults.hub import FakeHub
from tests.gguf_writer import Tensor, llama, ser

# As a child that may connect has it; huggingface-hub reads it when it is imported.
os.environ.update({name: one for name, one in roles.FIXED.items() if name != "HF_HUB_OFFLINE"})

from app.jobs import arrival
from app.jobs.download import Hub

REPO = "EPFLiGHT/Tiny-GGUF"
FILE = "Tiny-Q4_K_M.gguf"
MODEL_BYTES = 700_000


def model(extra_bytes: int = MODEL_BYTES, seed: int = 1) -> bytes:
    """Return a model file that the validator takes, with a tensor that makes it large."""
    count = extra_bytes // 4
    description = llama()
    # Halves of random numbers: every float is below 2, so none is no number.
    data = bytearray(random.Random(seed).randbytes(count * 4))
    data[3::4] = bytes(count)
    description.tensors.append(Tensor("extra.weight", (count,), bytes(data)))
    return ser(description)[0]


class Told:
    """A report without a wire: keeps what it is told, waits for nothing, cancels on request."""

    def __init__(self, cancel_at: int | None = None) -> None:
        self.steps: list[tuple[int, int | None, str]] = []
        self.waits: list[float] = []
        self.cancel_at = cancel_at
        self.is_cancelled = False

    def progress(self, done: int, total: int | None, unit: str) -> None:
        self.steps.append((done, total, unit))
        if self.cancel_at is not None and unit == "bytes" and done >= self.cancel_at:
            self.is_cancelled = True
        self.check()

    def check(self) -> None:
        if self.is_cancelled:
            raise Problem(Code.CANCELLED)

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)


class Desk:
    """One models folder and one hub."""

    def __init__(self, hub: FakeHub, folder: Path) -> None:
        self.hub = hub
        self.folder = folder
        self.told = Told()

    def ask(self, repository: str = REPO, told: Told | None = None, **fields: Any) -> Any:
        self.told = told or Told()
        request = protocol.Download(id=1, repository=repository, folder=str(self.folder), **fields)
        with Hub(request.token, self.told.wait) as hub:
            return arrival.bring(hub, request, self.told)  # type: ignore[arg-type]

    def refusal(self, *args: Any, **fields: Any) -> Problem:
        try:
            result = self.ask(*args, **fields)
        except Problem as problem:
            return problem
        raise AssertionError(f"it was not refused: {result}")

    def names(self) -> set[str]:
        if not self.folder.exists():
            return set()
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*")}

    def assert_right(self, content: bytes, name: str = FILE) -> None:
        assert (self.folder / name).read_bytes() == content
        assert not [one for one in self.names() if ".part" in one or one.endswith(".lock")]
