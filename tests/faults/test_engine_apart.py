"""The command line's engine apart: a lost graphics processor ends the child, not the command."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import protocol, roles
from app.cli.apart import EngineApart
from app.core.chat import Ending, LoadOptions, Message, ModelFile, Reason, Role, Sampling
from app.errors import Code, Problem
from app.worker.echo import GPU

GREEDY = Sampling(temperature=0.0, max_tokens=50)


@pytest.fixture
def refused() -> list[str]:
    return []


@pytest.fixture
def engine(refused: list[str]) -> Iterator[EngineApart]:
    one = EngineApart(refused.append, "--engine", "echo")
    yield one
    one.unload()


def model(tmp_path: Path, name: str) -> ModelFile:
    return ModelFile(str(tmp_path / name))


def asked(engine: EngineApart, text: str) -> tuple[str, Ending]:
    question = (Message(Role.USER, text),)
    *pieces, ending = engine.stream(question, GREEDY, bool, lambda *_: None)
    assert isinstance(ending, Ending)
    return "".join(map(str, pieces)), ending


def test_it_answers_as_the_engine_in_it(engine: EngineApart, tmp_path: Path) -> None:
    steps: list[int] = []
    loaded = engine.load(
        model(tmp_path, "x !read=3 .gguf"), LoadOptions(), report=lambda done, _: steps.append(done)
    )
    assert (loaded.cpu_variant, engine.loaded) == ("echo", loaded)
    assert steps[-1] == 3
    assert asked(engine, "Hello there")[0] == "Echo: Hello there "
    assert engine.count((Message(Role.USER, "one two"),)).prompt_tokens == 2
    assert engine.devices(7).id == 7


def test_a_known_problem_comes_out(engine: EngineApart, tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        engine.load(model(tmp_path, f"x !raise={Code.MODEL_INVALID} .gguf"), LoadOptions())
    assert caught.value.code is Code.MODEL_INVALID


def test_a_lost_graphics_processor_is_left_out_and_the_question_asked_again(
    engine: EngineApart, tmp_path: Path, refused: list[str]
) -> None:
    loaded = engine.load(model(tmp_path, "x !gpu .gguf"), LoadOptions())
    assert loaded.device == GPU.name
    text, ending = asked(engine, "!lost !say=survived")
    assert (text, ending.reason) == ("survived", Reason.STOP)
    assert refused == [GPU.key]
    assert engine.loaded is not None
    assert engine.loaded.device == "CPU"


def test_one_that_is_lost_while_loading_too(
    engine: EngineApart, tmp_path: Path, refused: list[str]
) -> None:
    loaded = engine.load(model(tmp_path, "x !gpu !lost .gguf"), LoadOptions())
    assert (loaded.device, refused) == ("CPU", [GPU.key])


def test_what_was_written_is_not_written_twice(
    engine: EngineApart, tmp_path: Path, refused: list[str]
) -> None:
    engine.load(model(tmp_path, "x !gpu .gguf"), LoadOptions())
    question = (Message(Role.USER, "!wait=60 !words=2 !lost"),)
    pieces = engine.stream(question, GREEDY, bool, lambda *_: None)
    heard = [str(next(pieces)), str(next(pieces))]
    with pytest.raises(Problem) as caught:
        next(pieces)
    assert "".join(heard).split() == ["word1", "word2"]
    assert caught.value.code is Code.ENGINE_STOPPED
    assert refused == [GPU.key]
    assert asked(engine, "again")[0] == "Echo: again "


@pytest.mark.parametrize("how", ["!die=kill", "!die=term"])
def test_what_the_system_ends_is_not_the_drivers_fault(
    engine: EngineApart, tmp_path: Path, refused: list[str], how: str
) -> None:
    engine.load(model(tmp_path, "x !gpu .gguf"), LoadOptions())
    with pytest.raises(Problem) as caught:
        asked(engine, how)
    assert (caught.value.code, refused) == (Code.ENGINE_STOPPED, [])


def test_a_crash_without_one_blames_none(
    engine: EngineApart, tmp_path: Path, refused: list[str]
) -> None:
    engine.load(model(tmp_path, "x !gpu .gguf"), LoadOptions(gpu_layers=0))
    with pytest.raises(Problem):
        asked(engine, "!die=abrt")
    assert refused == []


def test_a_stop_is_passed_on_and_a_deaf_child_is_killed(
    engine: EngineApart, tmp_path: Path
) -> None:
    engine.load(model(tmp_path, "x.gguf"), LoadOptions())
    stops = iter([False] * 3)
    question = (Message(Role.USER, "!words=500"),)
    slow = (Message(Role.USER, "!wait=30 !words=500"),)
    *_, ending = engine.stream(slow, GREEDY, lambda: next(stops, True), lambda *_: None)
    assert isinstance(ending, Ending)
    assert ending.reason is Reason.CANCELLED
    with pytest.raises(Problem) as caught:
        list(engine.stream((Message(Role.USER, "!hang"),), GREEDY, lambda: True, lambda *_: None))
    assert caught.value.code is Code.CANCELLED
    assert list(engine.stream(question, GREEDY, bool, lambda *_: None))


def test_a_child_that_dies_of_a_stop_has_been_stopped(engine: EngineApart, tmp_path: Path) -> None:
    engine.load(model(tmp_path, "x.gguf"), LoadOptions())
    question = (Message(Role.USER, "!die=abrt"),)
    with pytest.raises(Problem) as caught:
        list(engine.stream(question, GREEDY, lambda: True, lambda *_: None))
    assert caught.value.code is Code.CANCELLED


def test_a_prompt_that_the_wire_does_not_take_is_told(engine: EngineApart, tmp_path: Path) -> None:
    engine.load(model(tmp_path, "x.gguf"), LoadOptions())
    with pytest.raises(Problem) as caught:
        engine.count((Message(Role.USER, "\N{GRINNING FACE}" * 1_500_000),))
    assert caught.value.code is Code.BAD_VALUE
    assert engine.count((Message(Role.USER, "one two"),)).prompt_tokens == 2


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows has no masks")
def test_the_ctrl_c_of_a_terminal_ends_no_child() -> None:
    child = roles.start("worker", "--engine", "echo")
    child.send_signal(signal.SIGINT)  # long before it could know what that means
    assert child.stdout is not None
    assert child.stdin is not None
    with child:
        assert isinstance(protocol.decode(child.stdout.readline()), protocol.Hello)
        child.stdin.close()
