"""A load on the command line: told as it goes, stopped when asked, what was decided is said."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from app.cli.common import Common
from app.cli.engine import load
from app.core.chat import LoadOptions, ModelFile
from app.core.load_notes import Note, NoteCode
from app.errors import Code, Problem
from app.worker.echo import EchoEngine

SLOW = ModelFile("!read=5 echo.gguf")


class Heard(Common):
    """Keeps what the bar was told."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[int] = []

    @contextmanager
    def progress(self, label: str, total: int) -> Iterator[Callable[[int], None]]:
        assert (label, total) == ("Loading", 1000)
        yield self.steps.append


class Decided(EchoEngine):
    """Has something to say of its load."""

    def load(self, *_: object) -> object:  # type: ignore[override]
        facts = {"needs_bytes": 2_000_000_000, "free_bytes": 1_000_000_000}
        return SimpleNamespace(notes=(Note(NoteCode.NOT_MAPPED, facts),))


def test_the_bar_hears_steps_not_sums() -> None:
    common = Heard()
    load(EchoEngine(), common, SLOW, LoadOptions())  # type: ignore[arg-type]
    assert common.steps == [1, 1, 1, 1, 1]


def test_what_was_decided_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    load(Decided(), Heard(), SLOW, LoadOptions())  # type: ignore[arg-type]
    said = capsys.readouterr().err
    assert said.startswith("Read into memory, not mapped: mapped, it would need 2.00 GB;")


def test_a_stop_ends_the_load() -> None:
    common = Heard()
    common.is_stopped = lambda: len(common.steps) > 1
    with pytest.raises(Problem) as caught:
        load(EchoEngine(), common, SLOW, LoadOptions())  # type: ignore[arg-type]
    assert caught.value.code is Code.CANCELLED
    assert len(common.steps) == 2


def test_a_stop_that_the_real_bar_sees_is_an_interrupt() -> None:
    common = Common(is_quiet=True, is_stopped=lambda: True)
    with common.progress("x", 1) as advance, pytest.raises(KeyboardInterrupt):
        advance(1)
