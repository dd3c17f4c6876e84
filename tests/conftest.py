"""Guards on every test: closed sockets, a data folder of its own, silence, and nothing left behind.

A guard that fires fails the test. `tests/contract/test_guards.py` shows that each one does.
"""

import contextlib
import gc
import ipaddress
import itertools
import logging
import os
import re
import shutil
import signal
import sys
import threading  # noqa: TID251  the guard has to see every thread
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import platformdirs
import psutil
import pytest
import shiboken6
from PySide6.QtCore import QTimer

from app.paths import ENVIRONMENT_VARIABLE, Places

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ |= {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}  # numbers as the tests write them
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A run in the background is born deaf to Ctrl+C, and so would each program that it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)

DEMO_MODEL = "SmolLM2-135M-Instruct.Q4_1.gguf"
DATA = Path(
    os.environ.get(ENVIRONMENT_VARIABLE) or platformdirs.user_data_dir("casebook", appauthor=False)
)
IS_CI = os.environ.get("CI", "") not in {"", "0", "false"}
LEAVE_SECONDS = 30  # a child that was told to go may need this long until it is gone
TASKS = Path("/proc/self/task")
LOGGERS = ("app", "child", "converters", "resources", "py.warnings")
# A child's own log comes through the logger `child`, one line a record, level inside.
CHILD_TROUBLE = re.compile(r"^\S+ \S+ (WARNING|ERROR|CRITICAL) |^Traceback ")

# No test asserts a time: a busy machine is slow, not wrong.
hypothesis.settings.register_profile(
    "casebook", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("casebook")

Allow = Callable[..., None]
_numbers = itertools.count(1)


# --- sockets -------------------------------------------------------------------------------------


class _Sockets:
    """Refuses every connection but to this computer, also where the refusal is swallowed."""

    def __init__(self) -> None:
        self.offences: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in {"socket.connect", "socket.sendto"}:
            address = arguments[1]
            host = address[0] if isinstance(address, tuple) else ""
        elif event == "socket.getaddrinfo":
            host = arguments[0]
        else:
            return
        if not _is_here(host):
            self.offences.append(f"{event} {host!r}")
            raise PermissionError(f"tests open no network: {event} {host!r}")


def _is_here(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if not host or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


_sockets = _Sockets()
sys.addaudithook(_sockets)  # hooks cannot be removed, so it is set once a process


@pytest.fixture(autouse=True)
def closed_sockets() -> Iterator[None]:
    """No connection leaves this computer (Unix sockets and loopback may be used)."""
    _sockets.offences.clear()
    yield
    if _sockets.offences:
        pytest.fail(f"the network was asked for: {_sockets.offences}")


# --- the data folder -----------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point CASEBOOK_DATA_DIR to a folder of this test alone; it is made when it is used."""
    before = os.environ.get(ENVIRONMENT_VARIABLE)
    folder = tmp_path_factory.getbasetemp() / "data-folders" / str(next(_numbers))
    os.environ[ENVIRONMENT_VARIABLE] = str(folder)
    yield
    if folder.exists():
        shutil.rmtree(folder, ignore_errors=True)
    if before is None:
        os.environ.pop(ENVIRONMENT_VARIABLE, None)
    else:
        os.environ[ENVIRONMENT_VARIABLE] = before


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Return an empty data folder."""
    folder = tmp_path / "data"
    folder.mkdir()
    return Places(folder)


@pytest.fixture(scope="session")
def demo_model() -> Path:
    """Return the real small model; without it the test is skipped, in CI it fails."""
    path = DATA / "models" / DEMO_MODEL
    if not path.is_file():
        complain = pytest.fail if IS_CI else pytest.skip
        complain(f"the demo model is missing ({DEMO_MODEL}); `make test` fetches it")
    return path


# --- silence -------------------------------------------------------------------------------------


class _Troubles(logging.Handler):
    """Keeps what warns."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if record.levelno >= logging.WARNING or (
            record.name == "child" and CHILD_TROUBLE.search(text)
        ):
            self.lines.append(f"{record.name}: {text}")


@pytest.fixture
def expected_warnings(request: pytest.FixtureRequest) -> Allow:
    """Return a function: `expected_warnings("regex", …)` allows log lines that contain it.

    Lines read `logger: message`; a child's log comes through the logger `child`.
    """
    allowed: list[str] = []
    request.node.stash[_allowed_key] = allowed

    def allow(*patterns: str) -> None:
        allowed.extend(patterns)

    return allow


_allowed_key = pytest.StashKey[list[str]]()


@pytest.fixture(autouse=True)
def quiet_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    """No unexpected log line of Casebook at WARNING or above, nor in the log of a child."""
    troubles = _Troubles()
    loggers = [logging.getLogger(name) for name in LOGGERS]
    for logger in loggers:
        logger.addHandler(troubles)
    child = logging.getLogger("child")
    level = child.level
    child.setLevel(logging.INFO)
    root = logging.getLogger()
    before = root.level, root.handlers[:]
    yield
    root.level, root.handlers[:] = before  # the command line, run in this process, sets its own
    child.setLevel(level)
    for logger in loggers:
        logger.removeHandler(troubles)
    allowed = request.node.stash.get(_allowed_key, [])
    unexpected = [line for line in troubles.lines if not any(re.search(p, line) for p in allowed)]
    if unexpected:
        pytest.fail("unexpected in the log:\n" + "\n".join(unexpected))


# --- nothing left behind -------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def nothing_left(
    closed_sockets: None,  # noqa: ARG001  order: this guard looks first, the others after it
    quiet_logs: None,  # noqa: ARG001
) -> Iterator[None]:
    """No child process, thread or running timer outlives its test."""
    children = set(_children())
    threads = set(threading.enumerate())
    yield
    _flush_deferred_deletes()
    left = [child for child in _children() if child not in children]
    _, alive = psutil.wait_procs(left, timeout=LEAVE_SECONDS) if left else ([], [])
    told = [f"process {child.pid}: {_command_of(child)}" for child in alive]
    told += [f"thread {thread.name}" for thread in _threads_left(threads)]
    told += [f"timer {timer!r}" for timer in _running_timers()]
    for child in alive:
        with contextlib.suppress(psutil.NoSuchProcess):
            child.kill()
    psutil.wait_procs(alive, timeout=LEAVE_SECONDS)
    if told:
        pytest.fail("left behind:\n" + "\n".join(told))


def _children() -> list[psutil.Process]:
    """Return every descendant; psutil walks all processes for it, so most tests ask Linux first."""
    with contextlib.suppress(OSError):
        lists = [(task / "children").read_text() for task in TASKS.iterdir()]
        if lists and not any(lists):
            return []  # whose parent is gone is no descendant, so no child means nobody
    return psutil.Process().children(recursive=True)


def _command_of(child: psutil.Process) -> str:
    with contextlib.suppress(psutil.Error):
        return " ".join(child.cmdline())
    return "(gone)"


def _threads_left(before: set[threading.Thread]) -> list[threading.Thread]:
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(LEAVE_SECONDS)
    return [thread for thread in left if thread.is_alive()]


def _flush_deferred_deletes() -> None:
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def _running_timers() -> list[QTimer]:
    """Return active QTimers that Python made; garbage is collected before one is blamed."""
    if not _active_timers():
        return []
    gc.collect()
    timers = _active_timers()
    for timer in timers:
        timer.stop()
    return timers


def _active_timers() -> list[QTimer]:
    return [timer for timer in _timers if shiboken6.isValid(timer) and timer.isActive()]


_timers: weakref.WeakSet[QTimer] = weakref.WeakSet()
_make_timer = QTimer.__init__


def _note_timer(timer: QTimer, *arguments: object, **keywords: object) -> None:
    _make_timer(timer, *arguments, **keywords)
    _timers.add(timer)


# To look for timers among all objects took longer than most tests.
QTimer.__init__ = _note_timer


# --- skips are counted ---------------------------------------------------------------------------

_privileged = {"ran": 0, "skipped": 0}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Count privileged tests that ran and that were skipped."""
    if "privileged" not in report.keywords:
        return
    if report.skipped:
        _privileged["skipped"] += 1
    elif report.when == "call":
        _privileged["ran"] += 1


def _are_all_skipped() -> bool:
    return _privileged["skipped"] > 0 and _privileged["ran"] == 0


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail in CI if every privileged test was skipped."""
    is_controller = not hasattr(session.config, "workerinput")
    if IS_CI and is_controller and _are_all_skipped():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many privileged tests ran."""
    if any(_privileged.values()):
        line = "privileged tests: {ran} ran, {skipped} skipped".format(**_privileged)
        terminalreporter.write_line(line)
        if IS_CI and _are_all_skipped():
            terminalreporter.write_line("all privileged tests were skipped: that is a failure")
