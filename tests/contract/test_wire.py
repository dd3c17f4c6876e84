"""The promises of the wire, P1 to P7 and P10, on a real echo child.

P8 (no half-written file under its name) is shown where files are written, P9 (children do not
open the database) in `test_imports.py`.
"""

import contextlib
import hashlib
import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import protocol, roles
from app.core.chat import LoadOptions, Message, ModelFile, Reason, Role, Sampling
from app.errors import Code, Problem

HANG_SECONDS = 60
MODEL = ModelFile(path="echo.gguf")
OPTIONS = LoadOptions()
ECHO = ("worker", "--engine", "echo")
# Runs the worker after a guard was taken out: "%s" is the statement that does it.
WITHOUT = """
import os, sys
from app import wire
%s
from app.worker.main import main
sys.exit(main(["--engine", "echo"]))
"""


class Child:
    """A real child at the other end of two pipes. A clock ends what hangs, so the test fails."""

    def __init__(self, command: list[str] | None = None, cwd: Path | None = None) -> None:
        self.process = subprocess.Popen(
            command or roles.command(*ECHO),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=roles.environment(),
            cwd=cwd or roles.folder(),
        )
        self._clock = threading.Timer(HANG_SECONDS, self.process.kill)
        self._clock.start()
        hello = self.read()
        assert isinstance(hello, protocol.Hello)
        assert hello == protocol.Hello(protocol=protocol.VERSION, pid=self.process.pid)

    def write(self, line: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line)
        self.process.stdin.flush()

    def send(self, *messages: protocol.Request | protocol.Cancel) -> None:
        self.write(b"".join(map(protocol.encode, messages)))

    def line(self) -> bytes:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def read(self) -> protocol.Wire:
        return protocol.decode(self.line())

    def until_ending_of(self, request_id: int) -> list[protocol.Wire]:
        """Read up to and with the ending of this request."""
        messages: list[protocol.Wire] = []
        while not messages or not (
            isinstance(messages[-1], protocol.ENDINGS) and messages[-1].id == request_id
        ):
            messages.append(self.read())
        return messages

    def ended(self) -> tuple[int, str]:
        """Wait for the end; return the exit status and the log."""
        assert self.process.stderr is not None
        log = self.process.stderr.read().decode("utf-8", "replace")
        return self.process.wait(), log

    def close(self) -> tuple[int, str]:
        """Close stdin, wait for the end; return the exit status and the log."""
        assert self.process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        return self.ended()

    def end(self) -> None:
        self._clock.cancel()
        self._clock.join()
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert pipe is not None
            with contextlib.suppress(BrokenPipeError):
                pipe.close()


@contextlib.contextmanager
def started(command: list[str] | None = None, cwd: Path | None = None) -> Iterator[Child]:
    child = Child(command, cwd)
    try:
        yield child
    finally:
        child.end()


@pytest.fixture
def child() -> Iterator[Child]:
    with started() as one:
        yield one


def without(statement: str) -> list[str]:
    return [sys.executable, "-P", "-c", WITHOUT % statement]


def ask(request_id: int, *texts: str, path: str = MODEL.path) -> protocol.Generate:
    return protocol.Generate(
        id=request_id,
        model=ModelFile(path=path),
        options=OPTIONS,
        messages=tuple(Message(Role.USER, text) for text in texts),
        sampling=Sampling(),
    )


def count(request_id: int, text: str) -> protocol.Count:
    messages = (Message(Role.USER, text),)
    return protocol.Count(id=request_id, model=MODEL, options=OPTIONS, messages=messages)


def score(request_id: int, text: str, *continuations: str) -> protocol.Score:
    messages = (Message(Role.USER, text, is_raw=True),)
    return protocol.Score(
        id=request_id,
        model=MODEL,
        options=OPTIONS,
        messages=messages,
        continuations=continuations,
    )


REQUESTS: list[tuple[protocol.Request, type, Code | None]] = [
    (protocol.Probe(id=1), protocol.Devices, None),
    (protocol.Load(id=1, model=MODEL, options=OPTIONS), protocol.Finished, None),
    (protocol.Unload(id=1), protocol.Finished, None),
    (count(1, "two words"), protocol.Measured, None),
    (ask(1, "two words"), protocol.Done, None),
    (ask(1, "!words=3 !raise=out_of_memory"), protocol.Failed, Code.OUT_OF_MEMORY),
    (ask(1, "!words=3 !bug"), protocol.Failed, Code.BUG),
    (ask(1, "word " * 600), protocol.Failed, Code.CONTEXT_FULL),
    (ask(1, "hello", path="!raise=model_invalid"), protocol.Failed, Code.MODEL_INVALID),
    (score(1, "two words", " A", " B"), protocol.Judged, None),
    (score(1, "two words", " A", " A"), protocol.Failed, Code.SCORING_REFUSED),
    (score(1, "!bug", " A", " B"), protocol.Failed, Code.BUG),
    (protocol.Inspect(id=1, path="x.gguf"), protocol.Failed, Code.UNSUPPORTED),
]


@pytest.mark.parametrize(("request_", "ending", "code"), REQUESTS, ids=lambda it: type(it).__name__)
def test_p1_every_request_ends_in_exactly_one_ending(
    child: Child, request_: protocol.Request, ending: type, code: Code | None
) -> None:
    child.send(request_)
    first = child.until_ending_of(1)
    child.send(protocol.Probe(id=2))
    second = child.until_ending_of(2)
    endings = [one for one in first + second if isinstance(one, protocol.ENDINGS)]
    assert [one.id for one in endings] == [1, 2]
    assert isinstance(endings[0], ending)
    if isinstance(endings[0], protocol.Failed):
        assert endings[0].code is code


def test_p2_deltas_joined_in_order_are_the_answer(child: Child) -> None:
    child.send(ask(1, "!words=200"))
    messages = child.until_ending_of(1)
    text = "".join(one.text for one in messages if isinstance(one, protocol.Delta))
    assert text == "".join(f"word{number} " for number in range(1, 201))
    done = messages[-1]
    assert isinstance(done, protocol.Done)
    assert done.ending.raw_sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_p2_what_was_said_before_a_failure_is_not_lost(child: Child) -> None:
    child.send(ask(1, "!words=200 !raise=out_of_memory"))
    messages = child.until_ending_of(1)
    text = "".join(one.text for one in messages if isinstance(one, protocol.Delta))
    assert text.endswith("word200 ")


@pytest.mark.parametrize("script", ["!wait=20 !words=3 !stay", "!wait=20 !read=100000"])
def test_p3_after_cancel_the_end_comes(child: Child, script: str) -> None:
    child.send(ask(1, script))
    assert isinstance(child.read(), protocol.Ready)
    child.read()
    child.send(protocol.Cancel(id=1))
    done = child.until_ending_of(1)[-1]
    assert isinstance(done, protocol.Done)
    assert done.ending.reason is Reason.CANCELLED


def test_p3_a_load_tells_how_far_it_is_and_ends_after_cancel(child: Child) -> None:
    slow = ModelFile(path="!read=100 echo.gguf")
    child.send(protocol.Load(id=1, model=slow, options=OPTIONS))
    first = child.read()
    assert isinstance(first, protocol.Progress)
    assert (first.unit, first.total) == ("loading", 100)
    child.send(protocol.Cancel(id=1))
    *steps, ending = child.until_ending_of(1)
    assert ending == protocol.Failed(id=1, code=Code.CANCELLED)
    assert all(isinstance(step, protocol.Progress) and step.done < 100 for step in steps)
    child.send(protocol.Load(id=2, model=slow, options=OPTIONS))
    *steps, ready, ending = child.until_ending_of(2)
    assert steps[-1] == protocol.Progress(id=2, done=100, total=100, unit="loading")
    assert isinstance(ready, protocol.Ready)
    assert isinstance(ending, protocol.Finished)


def test_p3_a_cancel_of_another_request_stops_nothing(child: Child) -> None:
    child.send(protocol.Cancel(id=1), ask(1, "!words=3"), protocol.Cancel(id=7))
    done = child.until_ending_of(1)[-1]
    assert isinstance(done, protocol.Done)
    assert done.ending.reason is Reason.STOP


@pytest.mark.parametrize(
    "is_guarded", [True, pytest.param(False, id="without the guard it goes wrong")]
)
def test_p4_stray_prints_never_reach_the_wire(is_guarded: bool) -> None:
    statement = "duplicate = os.dup2; os.dup2 = lambda a, b: duplicate(a, b) if b != 1 else None"
    with started(None if is_guarded else without(statement)) as child:
        child.send(ask(1, "!words=1 !noise !words=1"))
        lines = []
        while b'"done"' not in (line := child.line()):
            lines.append(line)
        assert b"".join(lines).count(b"noise on") == (0 if is_guarded else 2)
        status, log = child.close()
    assert status == 0
    assert ("noise on descriptor 1" in log and "noise on stdout" in log) is is_guarded


def test_p5_a_second_request_is_told_busy_and_the_first_goes_on(child: Child) -> None:
    child.send(ask(1, "!words=3 !stay"), protocol.Probe(id=2))
    failed = child.until_ending_of(2)[-1]
    assert failed == protocol.Failed(id=2, code=Code.BUSY)
    child.send(protocol.Cancel(id=1))
    assert isinstance(child.until_ending_of(1)[-1], protocol.Done)
    child.send(protocol.Probe(id=3))
    assert isinstance(child.until_ending_of(3)[-1], protocol.Devices)


@pytest.mark.parametrize("script", ["!hang", "!words=3 !stay", None])
def test_p6_a_child_whose_stdin_closed_exits_even_while_hung(
    child: Child, script: str | None
) -> None:
    if script:
        child.send(ask(1, script))
        assert isinstance(child.read(), protocol.Ready)
    status, _log = child.close()
    assert status == 0


def test_p6_without_the_exit_a_hung_child_stays() -> None:
    statement = "os._exit = lambda status: print('end of stdin', file=sys.stderr, flush=True)"
    with started(without(statement)) as child:
        child.send(ask(1, "!hang"))
        assert isinstance(child.read(), protocol.Ready)
        assert child.process.stdin is not None
        assert child.process.stderr is not None
        child.process.stdin.close()
        assert child.process.stderr.readline() == b"end of stdin\n"
        assert child.process.poll() is None


def test_p6_a_child_that_nobody_listens_to_exits(child: Child) -> None:
    assert child.process.stdout is not None
    child.send(ask(1, "!wait=1 !words=1000000"))
    assert isinstance(child.read(), protocol.Ready)
    child.process.stdout.close()
    status, log = child.ended()
    assert status == 0
    assert "Traceback" not in log


GARBAGE = [
    b"\n",
    b"{no json\n",
    b"\xff\xfe\x00garbage\n",
    b"[]\n",
    b'{"type": "nothing we know", "id": 1}\n',
    b'{"type": "probe"}\n',
    b'{"type": "probe", "id": "one"}\n',
    b'{"type": "\\ud800", "id": 1}\n',
    b'{"id": 1}\n',
    b"[" * 100_000 + b"\n",
    b"9" * 10_000 + b"\n",
    protocol.encode(protocol.Delta(id=1, text="a reply is no request")),
]


@pytest.mark.parametrize("line", GARBAGE, ids=lambda line: repr(line[:24]))
def test_p7_a_line_that_is_no_request_is_logged_and_harms_nothing(
    child: Child, line: bytes
) -> None:
    child.write(line)
    child.send(protocol.Probe(id=2))
    assert isinstance(child.read(), protocol.Devices)
    status, log = child.close()
    assert status == 0
    assert log.count("WARNING app.wire") == 1


def test_p7_half_a_line_at_the_end_of_stdin_is_no_request(child: Child) -> None:
    child.write(protocol.encode(ask(1, "!exit=9"))[:-20])
    status, log = child.close()
    assert status == 0
    assert "no message" in log


def test_a_line_may_have_16_mib_and_no_byte_more() -> None:
    empty = len(protocol.encode(protocol.Load(id=1, model=ModelFile(path=""), options=OPTIONS)))
    for surplus, status in ((0, 0), (1, 2)):
        path = "x" * (protocol.MAX_LINE_BYTES - empty + surplus)
        with started() as child:
            with contextlib.suppress(BrokenPipeError):
                child.send(protocol.Load(id=1, model=ModelFile(path=path), options=OPTIONS))
            if status == 0:
                assert isinstance(child.until_ending_of(1)[-1], protocol.Finished)
            assert child.close()[0] == status


@pytest.mark.parametrize(
    "text",
    [
        "a lone \ud83d surrogate, \udc00 another",
        "NUL \0 and escape \x1b and delete \x7f",
        "العربية \u202eRTL\u202c עברית",
        "👩🏽\u200d⚕️ family 👨\u200d👩\u200d👧 flag 🇸🇸",
        "line one\nline two\r\nseparator \u2028 paragraph \u2029 next \x85 line",
        "e\u0301 combining and \ufeff a mark in the middle \ufdd0",
    ],
)
def test_text_crosses_the_wire_unchanged_there_and_back(child: Child, text: str) -> None:
    child.send(ask(1, text))
    messages = child.until_ending_of(1)
    said = "".join(one.text for one in messages if isinstance(one, protocol.Delta))
    assert said == f"Echo: {text} "


def test_p10_what_people_write_is_in_no_argument_environment_or_log(child: Child) -> None:
    secret = "patient 4711 has a rare name"
    process = Path(f"/proc/{child.process.pid}")
    child.send(ask(1, secret, "!noise !bug"))
    assert isinstance(child.until_ending_of(1)[-1], protocol.Failed)
    told = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
    status, log = child.close()
    assert status == 0
    assert "bug in Generate: LookupError" in log
    assert secret not in told.decode() + log
    assert "rare" not in log


HOSTILE = [
    "GGML_BACKEND_PATH",
    "LLAMA_CPP_LIB_PATH",
    "LD_PRELOAD",
    "LD_LIBRARY_PATH",
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONSTARTUP",
    "PYTHONINSPECT",
    "QT_PLUGIN_PATH",
    "SSLKEYLOGFILE",
    "HTTPS_PROXY",
    "HF_TOKEN",
    "CASEBOOK_SECRET",
]


def test_a_child_inherits_an_allow_list_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in HOSTILE:
        monkeypatch.setenv(name, str(tmp_path))
    with started() as child:
        raw = Path(f"/proc/{child.process.pid}/environ").read_bytes().split(b"\0")
    inherited = dict(os.fsdecode(item).partition("=")[::2] for item in raw if item)
    assert set(inherited) <= roles.ALLOWED | set(roles.FIXED) | {"PYTHONPATH"}
    assert str(tmp_path) not in [inherited.get(name) for name in HOSTILE]
    assert inherited["PYTHONPATH"] == str(roles.folder())
    assert inherited["GGML_NO_BACKTRACE"] == "1"
    assert inherited["HF_HUB_OFFLINE"] == "1"


def planted(folder: Path) -> Path:
    """Plant modules of ours and of Python's that leave a mark when they are imported."""
    mark = folder / "was-imported"
    text = f"open({str(mark)!r}, 'w').close()\n"
    (folder / "app").mkdir()
    (folder / "app" / "__init__.py").write_text(text)
    (folder / "json.py").write_text(text)
    (folder / "sitecustomize.py").write_text(text)
    return mark


def test_a_module_planted_by_pythonpath_is_not_imported(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark = planted(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    subprocess.run([sys.executable, "-c", "import json"], check=False, capture_output=True)
    assert mark.exists(), "the detector sees an import"
    mark.unlink()
    with started() as child:
        child.close()
    assert not mark.exists()


def test_a_module_planted_in_the_current_folder_is_not_imported(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark = planted(tmp_path)
    monkeypatch.chdir(tmp_path)
    open_door = [part for part in roles.command(*ECHO) if part != "-P"]
    subprocess.run(open_door, check=False, capture_output=True, stdin=subprocess.DEVNULL)
    assert mark.exists(), "the detector sees an import"
    mark.unlink()
    with started() as child:
        assert Path(f"/proc/{child.process.pid}/cwd").readlink() == roles.folder()
        child.close()
    with started(cwd=tmp_path) as child:  # even if the folder were wrong
        child.close()
    assert not mark.exists()


PARENT = textwrap.dedent("""
    import subprocess, sys
    child = subprocess.Popen(sys.argv[1:])
    child.wait()
""")


@pytest.mark.parametrize(
    "is_guarded", [True, pytest.param(False, id="without the guard it lives on")]
)
def test_a_child_whose_window_is_killed_is_gone_although_its_stdin_stays_open(
    is_guarded: bool,
) -> None:
    statement = "wire._die_with_parent = lambda: None"
    command = roles.command(*ECHO) if is_guarded else without(statement)
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=roles.environment(),
        cwd=roles.folder(),
    )
    assert parent.stdin is not None
    assert parent.stdout is not None
    with parent.stdin, parent.stdout:
        hello = protocol.decode(parent.stdout.readline())
        assert isinstance(hello, protocol.Hello)
        assert hello.pid != parent.pid
        parent.kill()
        parent.wait()
        if is_guarded:
            assert parent.stdout.read() == b"", "the pipe closes when nobody holds it"
        else:
            parent.stdin.write(protocol.encode(protocol.Probe(id=1)))
            parent.stdin.flush()
            assert isinstance(protocol.decode(parent.stdout.readline()), protocol.Devices)


def test_ctrl_c_in_a_terminal_is_not_for_the_child(child: Child) -> None:
    child.send(ask(1, "!words=3 !stay"))
    assert isinstance(child.read(), protocol.Ready)
    child.process.send_signal(2)
    child.send(protocol.Cancel(id=1))
    assert isinstance(child.until_ending_of(1)[-1], protocol.Done)


def test_native_code_that_reads_stdin_takes_nothing_from_the_wire() -> None:
    statement = "import app.worker.echo as e; e._misbehave = lambda _: os.read(0, 1000)"
    with started(without(statement)) as child:
        child.send(ask(1, "!steal !words=1"), protocol.Cancel(id=9))
        assert isinstance(child.until_ending_of(1)[-1], protocol.Done)


def test_a_one_shot_call_returns_the_ending_of_its_request() -> None:
    reply = roles.call("worker", protocol.Probe(id=5), "--engine", "echo")
    assert isinstance(reply, protocol.Devices)
    assert reply.id == 5


def test_a_one_shot_call_tells_how_a_child_ended_that_gave_no_answer() -> None:
    with pytest.raises(Problem) as told:
        roles.call("worker", ask(5, "!exit=3"), "--engine", "echo")
    assert told.value.code is Code.ENGINE_STOPPED
    assert told.value.detail == {"exit_code": 3}


def test_a_one_shot_call_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "CALL_SECONDS", 1)
    with pytest.raises(Problem) as told:
        roles.call("worker", ask(5, "!hang"), "--engine", "echo")
    assert told.value.detail == {"exit_code": -9, "waited_seconds": 1}


def test_a_one_shot_call_passes_over_garbage() -> None:
    reply = roles.call("worker", ask(5, "!garbage !words=2"), "--engine", "echo")
    assert isinstance(reply, protocol.Done)
