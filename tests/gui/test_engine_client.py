"""`EngineClient` with a real echo child: states, order, stop, death, restart, giving up."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app import protocol
from app.core import parts
from app.core.chat import LoadOptions, Message, ModelFile, Reason, Role, Sampling
from app.errors import Code
from app.gui.engine import EngineClient, EngineDeath, EngineState

HANG_MS = 60_000
MODEL = ModelFile(path="echo.gguf")
OPTIONS = LoadOptions()
FACTS = ("ready", "delta", "progress", "done", "counted", "finished", "failed", "died")
ENDINGS = {"done", "counted", "finished", "failed", "died"}


class Engine:
    """An engine client and everything it says, in order."""

    def __init__(self, qtbot: QtBot) -> None:
        self.client = EngineClient("--engine", "echo")
        self.client._grace.setInterval(HANG_MS)
        self.states: list[EngineState] = []
        self.facts: list[tuple[str, Any]] = []
        self._qtbot = qtbot
        self.client.state_changed.connect(self.states.append)
        for name in FACTS:
            getattr(self.client, name).connect(
                lambda payload, name=name: self.facts.append((name, payload))
            )

    def ask(self, text: str, path: str = MODEL.path) -> int:
        messages = (Message(Role.USER, text),)
        return self.client.generate(ModelFile(path=path), OPTIONS, messages, Sampling())

    def count(self, text: str) -> int:
        return self.client.count(MODEL, OPTIONS, (Message(Role.USER, text),))

    def wait(self, name: str, at_least: int = 1) -> Any:
        """Wait until this fact was told; return the last one."""
        self._qtbot.waitUntil(lambda: len(self.all(name)) >= at_least, timeout=HANG_MS)
        return self.all(name)[-1]

    def all(self, name: str) -> list[Any]:
        return [payload for fact, payload in self.facts if fact == name]

    def wait_state(self, state: EngineState) -> None:
        self._qtbot.waitUntil(lambda: self.client.state is state, timeout=HANG_MS)

    def endings_of(self, request_id: int) -> list[str]:
        return [
            name
            for name, payload in self.facts
            if name in ENDINGS
            and request_id == (payload.request_id if name == "died" else payload.id)
        ]

    def text_of(self, request_id: int) -> str:
        return "".join(delta.text for delta in self.all("delta") if delta.id == request_id)


@pytest.fixture
def engine(qtbot: QtBot) -> Iterator[Engine]:
    one = Engine(qtbot)
    yield one
    one.client.shut_down()


def die(engine: Engine, number: int) -> EngineDeath:
    """Kill the worker in the middle of an answer; return what was told."""
    engine.ask("!die=kill")
    death: EngineDeath = engine.wait("died", number)
    return death


def test_nothing_runs_until_something_is_asked(engine: Engine) -> None:
    assert engine.client.state is EngineState.OFF
    assert engine.client.pid == 0
    assert engine.client.is_free
    assert engine.client.silent_seconds == 0


def test_an_answer_goes_through_every_state_and_comes_in_order(engine: Engine) -> None:
    request_id = engine.ask("!words=300")
    assert not engine.client.is_free
    done = engine.wait("done")
    assert done.id == request_id
    assert done.ending.reason is Reason.STOP
    assert engine.text_of(request_id) == "".join(f"word{n} " for n in range(1, 301))
    assert engine.states == ["starting", "idle", "loading", "answering", "idle"]
    assert [name for name, _ in engine.facts if name != "delta"] == ["ready", "done"]
    assert engine.client.is_free
    assert engine.client.loaded is not None


def test_a_model_that_is_in_memory_is_not_shown_as_loading_again(engine: Engine) -> None:
    engine.client.load(MODEL, OPTIONS)
    engine.wait("finished")
    engine.states.clear()
    engine.count("two words")
    assert engine.wait("counted").counted.prompt_tokens == 2
    assert engine.states == []
    engine.ask("hello")
    engine.wait("done")
    assert engine.states == ["answering", "idle"]
    engine.states.clear()
    engine.ask("hello", path="other.gguf")
    engine.wait("done", 2)
    assert engine.states == ["loading", "answering", "idle"]


def test_a_failed_load_leaves_nothing_loaded(engine: Engine) -> None:
    engine.client.load(MODEL, OPTIONS)
    engine.wait("finished")
    engine.client.load(ModelFile(path="!raise=model_invalid"), OPTIONS)
    assert engine.wait("failed").code is Code.MODEL_INVALID
    assert engine.client.loaded is None
    assert engine.client.state is EngineState.IDLE


def test_a_refused_question_keeps_the_model(engine: Engine) -> None:
    engine.ask("word " * 600)
    assert engine.wait("failed").code is Code.CONTEXT_FULL
    assert engine.client.loaded is not None


def test_requests_are_answered_one_after_another_in_their_order(engine: Engine) -> None:
    ids = [engine.ask("!words=3"), engine.count("one two"), engine.ask("!words=2")]
    ids.append(engine.client.load(MODEL, OPTIONS))
    engine.wait("finished")
    ended = [payload.id for name, payload in engine.facts if name in ENDINGS]
    assert ended == ids


@pytest.mark.parametrize("script", ["!wait=20 !read=100000", "!words=1 !stay"])
def test_stop_ends_an_answer_also_while_the_prompt_is_read(engine: Engine, script: str) -> None:
    request_id = engine.ask(script)
    engine.wait("progress" if "read" in script else "delta")
    engine.client.cancel(request_id)
    assert engine.wait("done").ending.reason is Reason.CANCELLED
    assert engine.client.state is EngineState.IDLE
    assert not engine.all("died")


@pytest.mark.parametrize("script", ["!words=1 !hang", "!words=1 !stop !words=100000"])
def test_a_worker_that_does_not_stop_is_killed_after_the_grace(engine: Engine, script: str) -> None:
    engine.client._grace.setInterval(200)
    request_id = engine.ask(script)
    engine.wait("delta")
    pid = engine.client.pid
    engine.client.cancel(request_id)
    engine.client.cancel(request_id)
    death = engine.wait("died")
    assert death.request_id == request_id
    assert death.was_cancelled
    assert death.death.is_asked
    assert not death.has_given_up
    assert engine.endings_of(request_id) == ["died"]
    engine.ask("hello")
    engine.wait("done")
    assert engine.client.pid != pid


def test_pressing_stop_again_does_not_make_the_grace_longer(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    request_id = engine.ask("!words=1 !hang")
    engine.wait("delta")
    starts: list[bool] = []
    monkeypatch.setattr(engine.client._grace, "start", lambda: starts.append(True))
    engine.client.cancel(request_id)
    engine.client.cancel(request_id)
    assert starts == [True]
    engine.client.eject()
    engine.wait("died")


def test_a_request_that_waits_is_cancelled_without_the_worker(engine: Engine) -> None:
    first, second = engine.ask("!words=1 !stay"), engine.ask("!words=1")
    engine.wait("delta")
    engine.client.cancel(second)
    assert engine.wait("failed") == protocol.Failed(id=second, code=Code.CANCELLED)
    engine.client.cancel(first)
    assert engine.wait("done").id == first
    assert engine.endings_of(second) == ["failed"]


def test_a_request_is_cancelled_while_the_worker_starts(engine: Engine) -> None:
    first = engine.ask("!words=1")
    engine.wait_state(EngineState.STARTING)
    engine.client.cancel(first)
    assert engine.wait("failed").id == first
    second = engine.ask("!words=1")
    assert engine.wait("done").id == second
    assert engine.endings_of(first) == ["failed"]


def test_cancel_of_something_that_is_over_does_nothing(engine: Engine) -> None:
    request_id = engine.ask("hello")
    engine.wait("done")
    engine.client.cancel(request_id)
    engine.client.cancel(999)
    engine.ask("hello")
    engine.wait("done", 2)
    assert not engine.all("died")


def test_death_tells_the_request_and_those_that_wait(engine: Engine) -> None:
    ids = [engine.ask("!words=2 !die=segv"), engine.ask("!words=1"), engine.count("one")]
    engine.wait("failed", 2)
    death = engine.all("died")[0]
    assert death.request_id == ids[0]
    assert death.state is EngineState.ANSWERING
    assert death.death.exit_code == signal.SIGSEGV
    assert [engine.endings_of(one) for one in ids] == [["died"], ["failed"], ["failed"]]
    assert {one.code for one in engine.all("failed")} == {Code.ENGINE_STOPPED}
    assert {one.detail["exit_code"] for one in engine.all("failed")} == {signal.SIGSEGV}
    assert engine.client.state is EngineState.OFF
    assert engine.client.loaded is None


def test_restart_is_lazy(engine: Engine) -> None:
    die(engine, 1)
    assert engine.client.state is EngineState.OFF
    assert engine.client.pid == 0
    engine.ask("hello")
    engine.wait("done")
    assert engine.client.state is EngineState.IDLE


def test_a_death_while_idle_is_told_and_belongs_to_no_request(engine: Engine) -> None:
    engine.ask("hello")
    engine.wait("done")
    os.kill(engine.client.pid, signal.SIGKILL)
    death = engine.wait("died")
    assert death.request_id == 0
    assert death.state is EngineState.IDLE


def test_three_deaths_in_a_minute_end_the_restarts_until_forgiven(engine: Engine) -> None:
    assert [die(engine, number).has_given_up for number in (1, 2, 3)] == [False, False, True]
    assert engine.client.has_given_up
    refused = engine.ask("hello")
    failed = engine.wait("failed")
    assert failed.id == refused
    assert failed.code is Code.ENGINE_STOPPED
    assert failed.detail == {"exit_code": signal.SIGKILL}
    assert engine.client.state is EngineState.OFF
    engine.client.forgive()
    assert not engine.client.has_given_up
    engine.ask("hello")
    engine.wait("done")


def test_three_deaths_in_a_longer_time_do_not_end_the_restarts(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.gui.engine.DEATHS_SECONDS", 0.0)
    assert not any(die(engine, number).has_given_up for number in (1, 2, 3))
    engine.ask("hello")
    engine.wait("done")


def test_ends_that_a_person_wanted_are_no_deaths_to_give_up_for(engine: Engine) -> None:
    for number in range(1, 5):
        engine.ask("hello")
        engine.wait("done", number)
        engine.client.eject()
        engine.wait_state(EngineState.OFF)
    assert not engine.client.has_given_up
    assert not engine.all("died")


def test_a_request_right_after_eject_is_answered_by_a_new_worker(engine: Engine) -> None:
    engine.ask("hello")
    engine.wait("done")
    pid = engine.client.pid
    engine.client.eject()
    assert engine.client.loaded is None
    request_id = engine.ask("hello")
    assert engine.wait("done", 2).id == request_id
    assert engine.client.pid != pid
    assert not engine.all("died")


def test_eject_tells_every_request_there_is(engine: Engine) -> None:
    ids = [engine.ask("!words=1 !hang"), engine.ask("hello")]
    engine.wait("delta")
    engine.client.eject()
    death = engine.wait("died")
    assert death.death.is_asked
    assert [engine.endings_of(one) for one in ids] == [["died"], ["failed"]]
    assert engine.wait("failed").code is Code.CANCELLED


def test_listeners_that_ask_again_at_a_death_are_answered(engine: Engine) -> None:
    again: list[int] = []
    engine.client.died.connect(lambda _: again.append(engine.ask("hello")))
    die(engine, 1)
    assert engine.wait("done").id == again[0]


def test_silence_is_measured_while_the_worker_owes_something(engine: Engine) -> None:
    engine.ask("!words=1 !hang")
    engine.wait("delta")
    engine.client._heard_at -= 100
    assert engine.client.silent_seconds >= 100
    engine.client.eject()
    engine.wait_state(EngineState.OFF)
    assert engine.client.silent_seconds == 0


@pytest.mark.parametrize("script", ["hello", "!words=1 !hang", "!words=1 !stop"])
def test_shut_down_leaves_no_process(engine: Engine, script: str) -> None:
    engine.ask(script)
    engine.wait("delta")
    pid = engine.client.pid
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.gui.engine.GRACE_MS", 300)
        engine.client.shut_down()
    assert engine.client.pid == 0
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_death_with_a_file_that_changed_meanwhile_names_the_file(
    engine: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "m.gguf"
    path.write_bytes(b"before")
    model = ModelFile(str(path), "", parts.written(parts.marks(path, 1)))
    for text, change, code in (
        ("!die=bus", lambda: None, Code.ENGINE_STOPPED),
        ("!die=bus", lambda: path.write_bytes(b"after"), Code.MODEL_CHANGED),
    ):
        change()
        ask = (Message(Role.USER, text),)
        engine.client.generate(model, OPTIONS, ask, Sampling())
        death = engine.wait("died", 1 + (code is Code.MODEL_CHANGED))
        assert death.death.is_crash
        assert death.problem().code is code
    assert death.problem().detail["path"] == str(path)


@pytest.mark.model
def test_a_mapped_model_that_is_cut_under_an_answer_is_told_and_the_engine_starts_again(
    qtbot: QtBot, demo_model: Path, tmp_path: Path
) -> None:
    """The kernel ends the process (SIGBUS); the next answer has its own."""
    path = tmp_path / "m.gguf"
    shutil.copyfile(demo_model, path)
    model = ModelFile(str(path), "", parts.written(parts.marks(path, 1)))
    options = LoadOptions(threads=1, context_tokens=512, use_mmap=True)
    client = EngineClient()
    deaths: list[EngineDeath] = []
    deltas: list[protocol.Delta] = []
    ended: list[protocol.Done] = []
    client.died.connect(deaths.append)
    client.delta.connect(deltas.append)
    client.done.connect(ended.append)
    ask = (Message(Role.USER, "Count to a thousand."),)
    client.generate(model, options, ask, Sampling(max_tokens=400, seed=1))
    qtbot.waitUntil(lambda: bool(deltas), timeout=HANG_MS)
    os.truncate(path, 5000)
    qtbot.waitUntil(lambda: bool(deaths or ended), timeout=HANG_MS)
    assert not ended
    assert deaths[0].death.exit_code == signal.SIGBUS
    assert deaths[0].problem().code is Code.MODEL_CHANGED
    fine = ModelFile(str(demo_model), "", parts.written(parts.marks(demo_model, 1)))
    client.generate(fine, options, ask, Sampling(max_tokens=2, seed=1))
    qtbot.waitUntil(lambda: bool(ended), timeout=HANG_MS)
    client.shut_down()
