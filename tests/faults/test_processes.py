"""How a worker may die or lie × when it does: the window hears one end, and goes on."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from pytestqt.qtbot import QtBot

from app import protocol, roles
from app.core.chat import LoadOptions, Message, ModelFile, Role, Sampling
from app.errors import Code
from app.gui.engine import EngineClient, EngineDeath, EngineState

HANG_MS = 60_000
HELLO = protocol.encode(protocol.Hello(protocol=protocol.VERSION, pid=1))

# kind: (command of the echo engine, exit status as it is told; None: the worker lives)
KINDS: dict[str, tuple[str, int | None]] = {
    "kill": ("!die=kill", signal.SIGKILL),
    "segv": ("!die=segv", signal.SIGSEGV),
    "abrt": ("!die=abrt", signal.SIGABRT),
    "ill": ("!die=ill", signal.SIGILL),
    "bus": ("!die=bus", signal.SIGBUS),
    "exit": ("!exit=3", 3),
    "half": ("!half", 1),
    "garbage": ("!garbage", None),
    "exception": ("!bug", None),
    "noise": ("!noise", None),
}
PHASES = {
    "load": ("{}", "hello"),
    "reading": ("echo.gguf", "!read=3 {}"),
    "before the first word": ("echo.gguf", "{} !words=1"),
    "mid-stream": ("echo.gguf", "!words=20 {} !words=20"),
}
SPAWN = {
    "kill": ("os.kill(os.getpid(), 9)", signal.SIGKILL),
    "segv": ("os.kill(os.getpid(), 11)", signal.SIGSEGV),
    "abrt": ("os.abort()", signal.SIGABRT),
    "ill": ("os.kill(os.getpid(), 4)", signal.SIGILL),
    "exit": ("os._exit(3)", 3),
    "exception": ("raise LookupError", 1),
    "half": (f"os.write(1, {HELLO[:-9]!r}); os._exit(1)", 1),
    "garbage": ("os.write(1, b'{no json\\n'); os._exit(1)", 1),
}


class Engine:
    """An engine client, and every end it tells."""

    def __init__(self, qtbot: QtBot) -> None:
        self.client = EngineClient("--engine", "echo")
        self.client._grace.setInterval(200)
        self.ends: list[Any] = []
        self.texts: list[str] = []
        self._qtbot = qtbot
        for name in ("done", "counted", "finished", "failed", "died"):
            getattr(self.client, name).connect(self.ends.append)
        self.client.delta.connect(lambda delta: self.texts.append(delta.text))

    def ask(self, text: str, path: str = "echo.gguf") -> int:
        messages = (Message(Role.USER, text),)
        return self.client.generate(ModelFile(path=path), LoadOptions(), messages, Sampling())

    def wait(self, ends: int) -> Any:
        self._qtbot.waitUntil(lambda: len(self.ends) >= ends, timeout=HANG_MS)
        return self.ends[-1]

    def wait_until(self, condition: Any) -> None:
        self._qtbot.waitUntil(condition, timeout=HANG_MS)

    def assert_usable(self) -> None:
        """One question is answered, and nothing else came meanwhile."""
        before = len(self.ends)
        request_id = self.ask("!words=2")
        done = self.wait(before + 1)
        assert isinstance(done, protocol.Done)
        assert done.id == request_id
        assert len(self.ends) == before + 1
        assert self.client.state is EngineState.IDLE
        assert self.client.is_free


@pytest.fixture
def engine(qtbot: QtBot) -> Iterator[Engine]:
    one = Engine(qtbot)
    yield one
    one.client.shut_down()


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_worker_that_goes_wrong_is_told_once_and_the_next_question_is_answered(
    engine: Engine, kind: str, phase: str, expected_warnings: Any
) -> None:
    expected_warnings("bug in Generate: LookupError", r"app\.log +at ")
    command, status = KINDS[kind]
    path, text = (part.format(command) for part in PHASES[phase])
    request_id = engine.ask(text, path)
    end = engine.wait(1)
    if status is not None:
        assert isinstance(end, EngineDeath)
        assert end.request_id == request_id
        assert end.death.exit_code == status
        is_instruction = end.problem().code is Code.UNSUPPORTED_CPU
        assert is_instruction == (kind == "ill")
        assert end.state is (EngineState.LOADING if phase == "load" else EngineState.ANSWERING)
    elif kind == "exception":
        assert end == protocol.Failed(id=request_id, code=Code.BUG, detail={"error": "LookupError"})
    else:
        assert isinstance(end, protocol.Done)
    if phase == "mid-stream" and status is None:
        assert "".join(engine.texts).startswith("word1 word2 ")
    engine.assert_usable()
    assert len(engine.ends) == 2


@pytest.mark.parametrize("phase", PHASES)
def test_a_stopped_worker_gives_no_sign_and_goes_when_a_person_stops_it(
    engine: Engine, phase: str
) -> None:
    path, text = (part.format("!stop") for part in PHASES[phase])
    request_id = engine.ask(text, path)
    engine.wait_until(lambda: _state_of(engine.client.pid) == "T")
    assert engine.ends == []
    engine.client.cancel(request_id)
    end = engine.wait(1)
    assert isinstance(end, EngineDeath)
    assert end.was_cancelled
    engine.assert_usable()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGILL])
def test_a_death_between_questions_is_told_and_the_next_is_answered(
    engine: Engine, number: int
) -> None:
    engine.assert_usable()
    os.kill(engine.client.pid, number)
    end = engine.wait(2)
    assert isinstance(end, EngineDeath)
    assert end.request_id == 0
    assert end.death.exit_code == number
    engine.assert_usable()


def test_a_worker_that_was_stopped_and_continued_goes_on(engine: Engine) -> None:
    engine.ask("!words=2 !stop !words=2")
    engine.wait_until(lambda: _state_of(engine.client.pid) == "T")
    os.kill(engine.client.pid, signal.SIGCONT)
    assert isinstance(engine.wait(1), protocol.Done)
    assert "".join(engine.texts) == "word1 word2 word1 word2 "
    engine.assert_usable()


@pytest.mark.parametrize("kind", SPAWN)
def test_a_worker_that_dies_before_hello_is_told_with_its_status(
    engine: Engine, kind: str, expected_warnings: Any
) -> None:
    expected_warnings("Traceback")
    text, status = SPAWN[kind]
    real = (engine.client._child._process.program(), engine.client._child._process.arguments())
    engine.client._child._process.setProgram(sys.executable)
    engine.client._child._process.setArguments(["-c", f"import os; {text}"])
    request_id = engine.ask("hello")
    end = engine.wait(1)
    assert isinstance(end, EngineDeath)
    assert end.state is EngineState.STARTING
    assert end.request_id == request_id
    assert end.death.exit_code == status
    assert not end.death.has_started
    engine.client._child._process.setProgram(real[0])
    engine.client._child._process.setArguments(real[1])
    engine.assert_usable()


def test_a_worker_that_never_says_hello_can_be_stopped(engine: Engine) -> None:
    process = engine.client._child._process
    real = (process.program(), process.arguments())
    process.setProgram(sys.executable)
    process.setArguments(["-c", "import sys; sys.stdin.read()"])
    request_id = engine.ask("hello")
    engine.wait_until(lambda: engine.client.pid > 0)
    engine.client.cancel(request_id)
    assert engine.wait(1) == protocol.Failed(id=request_id, code=Code.CANCELLED)
    engine.wait_until(lambda: engine.client.state is EngineState.OFF)
    process.setProgram(real[0])
    process.setArguments(real[1])
    engine.assert_usable()


def test_the_worker_of_a_window_that_is_killed_is_gone() -> None:
    command = [sys.executable, "-P", "-c", WINDOW]
    window = subprocess.Popen(
        command, stdout=subprocess.PIPE, env=roles.environment(), cwd=roles.folder()
    )
    assert window.stdout is not None
    with window.stdout as out:
        pid = int(out.readline())
        assert _state_of(pid) in {"S", "R", "D"}
        window.kill()
        window.wait()
        # The worker itself holds no end of this pipe, its parent's descriptor 2 is another.
        assert out.read() == b""
    with contextlib.suppress(psutil.NoSuchProcess):
        psutil.Process(pid).wait(HANG_MS / 1000)


WINDOW = """
import os, sys
from PySide6.QtCore import QCoreApplication
from app.core.chat import LoadOptions, Message, ModelFile, Role, Sampling
from app.gui.engine import EngineClient
application = QCoreApplication([])
engine = EngineClient("--engine", "echo")
engine.delta.connect(lambda _: print(engine.pid, flush=True))
message = Message(Role.USER, "!words=1 !hang")
engine.generate(ModelFile("echo.gguf"), LoadOptions(), (message,), Sampling())
application.exec()
"""


def _state_of(pid: int) -> str:
    """Return the kernel's letter for a process: R, S, T (stopped), Z …; empty without one."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""
