from collections.abc import Iterator
from pathlib import Path

import pytest

from app import protocol, roles
from app.errors import Code, Problem
from app.paths import places
from app.worker import libraries, processor

BEST_FIRST = ("zen4", "haswell", "sse42")
ILLEGAL = Problem(Code.UNSUPPORTED_CPU, exit_code=-4)


class Processor:
    """Stands for the children: which libraries end them, and how; what was asked."""

    def __init__(self) -> None:
        self.refuses: dict[str, Problem] = {}
        self.asked: list[str] = []

    def __call__(self, role: str, request: protocol.Rehearse) -> protocol.Reply:
        assert role == "job"
        self.asked.append(request.variant)
        if not request.variant:
            return protocol.Finished(id=1, result={"variants": " ".join(BEST_FIRST)})
        if request.variant in self.refuses:
            raise self.refuses[request.variant]
        return protocol.Finished(id=1)


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Processor]:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in BEST_FIRST:
        (folder / f"libggml-cpu-{name}.so").write_bytes(b"")
    monkeypatch.setattr(libraries, "FOLDER", folder)
    stand_in = Processor()
    monkeypatch.setattr(roles, "call", stand_in)
    processor.variant.cache_clear()
    yield stand_in
    processor.variant.cache_clear()


def started_again() -> str:
    processor.variant.cache_clear()
    return processor.variant()


def test_the_best_library_is_tried_once_and_remembered(children: Processor) -> None:
    assert processor.variant() == "zen4"
    assert children.asked == ["", "zen4"]
    assert started_again() == "zen4"
    assert children.asked == ["", "zen4"]


def test_after_an_illegal_instruction_the_next_lower_is_tried(children: Processor) -> None:
    children.refuses = dict.fromkeys(BEST_FIRST[:2], ILLEGAL)
    assert processor.variant() == "sse42"
    assert children.asked == ["", *BEST_FIRST]
    assert started_again() == "sse42"
    assert len(children.asked) == 4


def test_what_fails_for_another_reason_is_tried_again_next_time(children: Processor) -> None:
    children.refuses = {"zen4": Problem(Code.ENGINE_STOPPED, exit_code=-9)}
    assert processor.variant() == "haswell"
    children.refuses = {}
    assert started_again() == "zen4"


def test_a_processor_that_runs_none_is_told(children: Processor) -> None:
    children.refuses = dict.fromkeys(BEST_FIRST, ILLEGAL)
    with pytest.raises(Problem) as caught:
        processor.variant()
    assert caught.value.code is Code.UNSUPPORTED_CPU
    assert caught.value.detail == {"tried": "zen4 haswell sse42"}
    assert not places().processor.exists()


def test_a_library_that_was_replaced_is_tried_again(children: Processor) -> None:
    processor.variant()
    (libraries.FOLDER / "libggml-cpu-haswell.so").write_bytes(b"another")
    assert started_again() == "zen4"
    assert children.asked == ["", "zen4"] * 2


def test_another_processor_is_tried_anew(
    children: Processor, monkeypatch: pytest.MonkeyPatch
) -> None:
    processor.variant()
    monkeypatch.setattr(processor.machine, "features", lambda: frozenset({"sse4_2"}))
    started_again()
    assert children.asked == ["", "zen4"] * 2


@pytest.mark.parametrize("kept", [b"", b"{}", b'{"key": 1}', b"\xff"])
def test_a_note_that_cannot_be_read_is_written_anew(children: Processor, kept: bytes) -> None:
    places().processor.write_bytes(kept)
    assert processor.variant() == "zen4"
    assert started_again() == "zen4"
    assert children.asked == ["", "zen4"]


def test_a_verdict_that_cannot_be_kept_only_costs_time(children: Processor) -> None:
    places().processor.mkdir()
    assert processor.variant() == "zen4"
    assert started_again() == "zen4"
    assert len(children.asked) == 4


def test_a_native_build_is_tried_as_it_is(children: Processor) -> None:
    for file in libraries.FOLDER.iterdir():
        file.unlink()
    assert processor.variant() == libraries.NATIVE
    assert children.asked == [libraries.NATIVE]
    children.refuses = {libraries.NATIVE: ILLEGAL}
    assert started_again() == libraries.NATIVE
    places().processor.unlink()
    with pytest.raises(Problem):
        started_again()
