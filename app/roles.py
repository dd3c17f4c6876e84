"""How a child is started: its command, its environment and its folder."""

import contextlib
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app import protocol
from app.errors import Code, Problem

if TYPE_CHECKING:
    import subprocess

PUBLIC_HUB = "https://huggingface.co"
CALL_SECONDS = 60
# SIGILL; Windows STATUS_ILLEGAL_INSTRUCTION, as an unsigned and as a signed number.
ILLEGAL_INSTRUCTION = frozenset({-4, 0xC000001D, 0xC000001D - (1 << 32)})
GRACE_SECONDS = 5  # for a cancelled job to put on the disk what it keeps

_log = logging.getLogger(__name__)

# What a child may inherit. Left out on purpose: GGML_BACKEND_PATH and LLAMA_CPP_LIB_PATH choose
# native libraries, PYTHONPATH chooses ours, LD_PRELOAD anything.
ALLOWED = frozenset(
    {
        "HOME",
        "USER",
        "LOGNAME",
        "LANG",
        "LANGUAGE",
        "LC_ALL",
        "LC_CTYPE",
        "TMPDIR",
        "TEMP",
        "TMP",
        "SYSTEMROOT",
        "SYSTEMDRIVE",
        "WINDIR",
        "USERPROFILE",
        "APPDATA",
        "LOCALAPPDATA",
        "PATH",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "XDG_RUNTIME_DIR",
        "CASEBOOK_DATA_DIR",
        "CUDA_VISIBLE_DEVICES",
        "GGML_VK_VISIBLE_DEVICES",
        "QT_QPA_PLATFORM",
        "FONTCONFIG_PATH",
        "FONTCONFIG_FILE",
    }
)

# What the download, which alone may connect, may inherit besides: proxies, certificates, the hub,
# the way to a keyring.
# No token: that travels in the request (P10).
CONNECTED = frozenset(
    {
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "REQUESTS_CA_BUNDLE",
        "CURL_CA_BUNDLE",
        "HF_ENDPOINT",
        "DBUS_SESSION_BUS_ADDRESS",  # the keyring of a Linux desktop
    }
)

# NP-3: before aborting ggml would run gdb from PATH. NW-2: no library may call out.
FIXED = {
    "GGML_NO_BACKTRACE": "1",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "HF_HUB_DISABLE_XET": "1",
    "DO_NOT_TRACK": "1",
    "PYTHONUTF8": "1",
}


def death(exit_code: int) -> Problem:
    """Return why a child ended without an answer; minus a signal's number if it was killed by one.

    `unsupported_cpu` if it met an instruction that the processor does not have (NP-7), else
    `engine_stopped`.
    """
    is_instruction = exit_code in ILLEGAL_INSTRUCTION
    code = Code.UNSUPPORTED_CPU if is_instruction else Code.ENGINE_STOPPED
    return Problem(code, exit_code=exit_code)


def command(role: str, *arguments: str) -> list[str]:
    """Return the command line that starts a child of this role."""
    if getattr(sys, "frozen", False):
        sibling = Path(sys.executable).with_name("casebook-cli" + Path(sys.executable).suffix)
        return [str(sibling), role, *arguments]
    return [sys.executable, "-P", "-m", "app", role, *arguments]


def environment(is_connected: bool = False) -> dict[str, str]:
    """Return the environment of every child: an allow-list, and what keeps libraries quiet.

    `is_connected` is for the download alone: how it reaches a hub is allowed, and it may.
    """
    allowed = ALLOWED | CONNECTED if is_connected else ALLOWED
    kept = {name: value for name, value in os.environ.items() if name.upper() in allowed}
    kept.update(FIXED)
    if is_connected:
        del kept["HF_HUB_OFFLINE"]
    if not getattr(sys, "frozen", False):
        kept["PYTHONPATH"] = str(folder())
    return kept


def hub() -> str:
    """Return the address of the hub that HF_ENDPOINT names, else of the public one."""
    return os.environ.get("HF_ENDPOINT", "").strip().rstrip("/") or PUBLIC_HUB


def folder() -> Path:
    """Return the absolute folder children run in: the program's own, never a data folder."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parents[1]


def start(role: str, *arguments: str, is_connected: bool = False) -> "subprocess.Popen[bytes]":
    """Start a child that takes lines on stdin and answers on stdout; whoever asked ends it.

    Ctrl+C, which a terminal sends to children as well, is for the one who asked alone.
    """
    import subprocess  # the window has QProcess and need not wait for this

    with _ctrl_c_held():
        return subprocess.Popen(
            command(role, *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(is_connected),
            cwd=folder(),
        )


@contextlib.contextmanager
def _ctrl_c_held() -> Iterator[None]:
    """Hold Ctrl+C back in this thread, and for ever in what is started meanwhile: a mask goes on.

    Here it comes right after.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def call(
    role: str,
    request: protocol.Request,
    *arguments: str,
    seconds: float | None = None,
    on_progress: Callable[[protocol.Progress], None] = lambda _: None,
) -> protocol.Reply:
    """Run a one-shot child without Qt and return the ending of its one request.

    What `on_progress` raises ends the child and goes on.

    Raises:
        Problem: as `death` if the child ended without an answer, with its exit status, or
            took longer than `seconds` (a minute), with those as `waited_seconds` too.
    """
    child = start(role, *arguments)
    is_late = threading.Event()

    def end() -> None:
        is_late.set()
        child.kill()

    most = CALL_SECONDS if seconds is None else seconds
    clock = threading.Timer(most, end)
    clock.start()
    try:
        return _ending(child, request, on_progress)
    except Problem as problem:
        if is_late.is_set():
            problem.detail["waited_seconds"] = most
        raise
    finally:
        clock.cancel()
        child.kill()
        child.communicate()


def converse(
    request: protocol.Request, on_progress: Callable[[protocol.Progress], None]
) -> protocol.Reply:
    """Run a job that may connect, without Qt, and return the ending of its one request.

    Ctrl+C cancels the request; it is raised again when the job has ended.

    Raises:
        Problem: as `death` if the child ended without an answer, with its exit status.
        KeyboardInterrupt: what the job keeps of its work is on the disk.
    """
    child = start("job", is_connected=True)
    clock = threading.Timer(GRACE_SECONDS, child.kill)
    try:
        return _ending(child, request, on_progress)
    except KeyboardInterrupt:
        clock.start()
        with contextlib.suppress(Problem):
            _ending(child, protocol.Cancel(id=request.id))
        raise
    finally:
        clock.cancel()
        child.kill()
        child.communicate()


def _ending(
    child: "subprocess.Popen[bytes]",
    request: protocol.Request | protocol.Cancel,
    on_progress: Callable[[protocol.Progress], None] = lambda _progress: None,
) -> protocol.Reply:
    if child.stdin is None or child.stdout is None:
        raise Problem(Code.BUG, error="a child without pipes")
    with contextlib.suppress(BrokenPipeError):  # it is gone already: its exit status tells
        child.stdin.write(protocol.encode(request))
        child.stdin.flush()
    for line in child.stdout:
        try:
            message = protocol.decode(line)
        except protocol.NoMessage as error:
            _log.info("no message from a child: %s (%d bytes)", error, len(line))
            continue
        if isinstance(message, protocol.ENDINGS) and message.id == request.id:
            return message
        if isinstance(message, protocol.Progress):
            on_progress(message)
    raise death(child.wait())
