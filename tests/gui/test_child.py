"""`Child` against real processes: what they say, how they end, and what is not heard."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app import protocol, roles
from app.core.chat import LoadOptions, Message, ModelFile, Role, Sampling
from app.gui.child import Child, Death

HANG_MS = 60_000
HELLO = protocol.encode(protocol.Hello(protocol=protocol.VERSION, pid=1))
DEVICES = protocol.encode(protocol.Finished(id=7))

Start = Callable[..., Child]


@pytest.fixture
def echo(qtbot: QtBot) -> Iterator[Child]:
    child = Child("worker", "--engine", "echo")
    with qtbot.waitSignal(child.received, timeout=HANG_MS):
        child.start()
    yield child
    child.kill()
    child.wait(HANG_MS)


@pytest.fixture
def script(
    qtbot: QtBot,  # noqa: ARG001  a QApplication must be there
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[[str], Child]]:
    """Return a function that makes a child of Python text instead of a role."""
    made: list[Child] = []

    def make(text: str) -> Child:
        command = [sys.executable, "-c", text]
        monkeypatch.setattr(roles, "command", lambda *_: command)
        made.append(Child("worker"))
        return made[-1]

    yield make
    for child in made:
        child.kill()
        child.wait(HANG_MS)


def said_until_death(qtbot: QtBot, child: Child) -> tuple[list[Any], Death]:
    messages: list[Any] = []
    child.received.connect(messages.append)
    with qtbot.waitSignal(child.died, timeout=HANG_MS) as death:
        child.start()
    return messages, death.args[0]


def writes(*lines: bytes, then: str = "") -> str:
    return f"import os, sys; os.write(1, {b''.join(lines)!r}); {then}"


def generate(text: str) -> protocol.Generate:
    return protocol.Generate(
        id=1,
        model=ModelFile(path="echo.gguf"),
        options=LoadOptions(),
        messages=(Message(Role.USER, text),),
        sampling=Sampling(),
    )


def test_a_child_is_heard_and_answers(qtbot: QtBot, echo: Child) -> None:
    with qtbot.waitSignal(echo.received, timeout=HANG_MS) as heard:
        echo.send(protocol.Probe(id=1))
    assert isinstance(heard.args[0], protocol.Devices)
    assert echo.pid > 0
    assert echo.is_running


def test_a_child_whose_stdin_is_closed_ends_by_itself_and_as_asked(
    qtbot: QtBot, echo: Child
) -> None:
    with qtbot.waitSignal(echo.died, timeout=HANG_MS) as died:
        echo.close()
        assert echo.is_leaving
    assert died.args[0] == Death(exit_code=0, is_crash=False, is_asked=True, has_started=True)
    assert not echo.is_running
    assert not echo.is_leaving
    assert echo.pid == 0


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_a_signal_is_told_as_a_crash_and_the_same_object_starts_again(
    qtbot: QtBot, echo: Child, number: int
) -> None:
    with qtbot.waitSignal(echo.died, timeout=HANG_MS) as died:
        os.kill(echo.pid, number)
    assert died.args[0] == Death(exit_code=number, is_crash=True, is_asked=False, has_started=True)
    with qtbot.waitSignal(echo.received, timeout=HANG_MS) as heard:
        echo.start()
    assert isinstance(heard.args[0], protocol.Hello)


def test_the_last_messages_come_before_the_death(
    qtbot: QtBot, script: Callable[[str], Child]
) -> None:
    lines = [HELLO, *[DEVICES] * 2000]
    messages, death = said_until_death(qtbot, script(writes(*lines, then="os._exit(4)")))
    assert len(messages) == 2001
    assert death.exit_code == 4
    assert not death.is_crash


@pytest.mark.parametrize(
    "garbage", [b"\n", b"{no json\n", b"\xff\n", b'{"type": "unknown"}\n', b"x" * 100_000 + b"\n"]
)
def test_a_line_that_is_no_message_is_left_out(
    qtbot: QtBot, script: Callable[[str], Child], garbage: bytes
) -> None:
    messages, death = said_until_death(qtbot, script(writes(HELLO, garbage, DEVICES)))
    assert [type(one) for one in messages] == [protocol.Hello, protocol.Finished]
    assert death.exit_code == 0


def test_half_a_line_before_a_death_is_no_message(
    qtbot: QtBot, script: Callable[[str], Child]
) -> None:
    messages, death = said_until_death(qtbot, script(writes(HELLO, DEVICES[:-5])))
    assert len(messages) == 1
    assert death.has_started


def test_a_message_in_single_bytes_is_heard_whole(
    qtbot: QtBot, script: Callable[[str], Child]
) -> None:
    text = f"import os\nfor byte in {HELLO + DEVICES!r}: os.write(1, bytes([byte]))"
    messages, _ = said_until_death(qtbot, script(text))
    assert [type(one) for one in messages] == [protocol.Hello, protocol.Finished]


def test_another_protocol_version_is_refused_and_not_heard(
    qtbot: QtBot, script: Callable[[str], Child], expected_warnings: Callable[..., None]
) -> None:
    expected_warnings("speaks protocol 99")
    other = protocol.encode(protocol.Hello(protocol=99, pid=1))
    text = writes(other, DEVICES, then="sys.stdin.read()")
    messages, death = said_until_death(qtbot, script(text))
    assert messages == []
    assert death == Death(exit_code=9, is_crash=True, is_asked=False, has_started=False)


@pytest.mark.parametrize("end", [b"", b"\n" + DEVICES], ids=["without an end", "whole"])
def test_a_line_longer_than_the_wire_allows_ends_the_child(
    qtbot: QtBot,
    script: Callable[[str], Child],
    expected_warnings: Callable[..., None],
    end: bytes,
) -> None:
    expected_warnings("longer than the wire allows")
    text = (
        f"import sys; out = sys.stdout.buffer; out.write({HELLO!r})\n"
        f"out.write(b'x' * {protocol.MAX_LINE_BYTES + 1} + {end!r})\n"
        f"out.flush(); sys.stdin.read()"
    )
    messages, death = said_until_death(qtbot, script(text))
    assert [type(one) for one in messages] == [protocol.Hello]
    assert death.is_crash
    assert not death.is_asked


def test_only_the_first_hello_and_only_replies_are_heard(
    qtbot: QtBot, script: Callable[[str], Child]
) -> None:
    request = protocol.encode(protocol.Probe(id=1))
    messages, _ = said_until_death(
        qtbot, script(writes(DEVICES, HELLO, HELLO, request, DEVICES, HELLO))
    )
    assert [type(one) for one in messages] == [protocol.Hello, protocol.Finished]


def test_a_program_that_is_not_there_is_told_as_a_death(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    expected_warnings: Callable[..., None],
) -> None:
    expected_warnings("did not start")
    monkeypatch.setattr(roles, "command", lambda *_: [str(tmp_path / "nothing")])
    messages, death = said_until_death(qtbot, Child("worker"))
    assert messages == []
    assert death == Death(exit_code=-1, is_crash=False, is_asked=False, has_started=False)


def test_the_log_of_a_child_comes_line_by_line_however_it_is_written(
    qtbot: QtBot, script: Callable[[str], Child], caplog: pytest.LogCaptureFixture
) -> None:
    text = (
        "import os\n"
        "for part in ('one li', 'ne\\ntwo \\u0661', '\\nthree'):\n"
        "    for byte in part.encode(): os.write(2, bytes([byte]))"
    )
    said_until_death(qtbot, script(text))
    lines = [record.getMessage() for record in caplog.records if record.name == "child"]
    assert lines == ["one line", "two \u0661", "three"]


def test_nothing_is_written_to_a_child_that_is_gone(qtbot: QtBot, echo: Child) -> None:
    with qtbot.waitSignal(echo.died, timeout=HANG_MS):
        echo.kill()
    echo.send(protocol.Probe(id=1))
    assert not echo.is_running


def test_megabytes_cross_whole(qtbot: QtBot, echo: Child) -> None:
    messages: list[Any] = []
    echo.received.connect(messages.append)
    word = "ب" * 300_000
    echo.send(generate(word))
    qtbot.waitUntil(lambda: any(isinstance(m, protocol.Done) for m in messages), timeout=HANG_MS)
    said = "".join(one.text for one in messages if isinstance(one, protocol.Delta))
    assert said == f"Echo: {word} "
