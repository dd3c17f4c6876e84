"""Windows that are killed, started twice, cut off; and the real engine killed under one."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import settings
from app.core.chat import State
from app.core.digest import file_sha256
from app.gui.engine import EngineState
from app.gui.widgets import theme
from app.paths import Places
from app.settings import Settings
from app.store.database import open_database
from tests.desk import HANG_MS, Desk, confirm_notice, small_model, with_model

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ROOT = Path(__file__).parents[2]
RUNNER = Path(__file__).with_name("window_runner.py")
HANG = HANG_MS / 1000
LONG = "!wait=60 !words=9 !stay"


class Run:
    """One window process."""

    def __init__(self, places: Places, question: str = "", *arguments: str, **more: object) -> None:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        for name in more.pop("without", ()):  # type: ignore[attr-defined]
            environment.pop(name, None)
        before = list(more.pop("before", ()))  # type: ignore[call-overload]
        self.process = subprocess.Popen(
            [*before, sys.executable, str(RUNNER), str(places.data), question, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            env=environment,
        )
        self.said: list[str] = []
        self.worker = 0

    def until(self, start: str, times: int = 1) -> str:
        """Read until so many lines begin like this; return the last."""
        assert self.process.stdout is not None
        while times:
            line = self.process.stdout.readline()
            assert line, (start, self.said)
            line = line.rstrip("\n")
            self.said.append(line)
            if line.startswith("worker "):
                self.worker = int(line.split()[1])
            if line.startswith(start):
                times -= 1
        return self.said[-1]

    def kill(self) -> None:
        self.process.kill()
        self.end()

    def end(self) -> int:
        assert self.process.stdout is not None
        rest = self.process.stdout.read()
        self.said += rest.splitlines()
        self.process.stdout.close()
        return self.process.wait(HANG)


@pytest.fixture
def start() -> Iterator[Callable[..., Run]]:
    """Return a function that starts a window process; what is left of it ends with the test."""
    runs: list[Run] = []

    def begin(*arguments: object, **more: object) -> Run:
        runs.append(Run(*arguments, **more))  # type: ignore[arg-type]
        return runs[-1]

    yield begin
    for run in runs:
        if run.process.poll() is None:
            run.kill()


def prepare(places: Places, name: str = "echo.gguf") -> None:
    """Confirm the notice and choose a model."""
    settings.save(places.settings, with_model(places, path=small_model(places.models, name)))


def assert_gone(pid: int) -> None:
    assert pid
    try:
        worker = psutil.Process(pid)
    except psutil.NoSuchProcess:
        return
    worker.wait(HANG)


# --- kill -9 of the window -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "question", "point", "state"),
    [
        ("echo !hang", "", "worker", None),
        ("echo.gguf", LONG, "asked", State.INTERRUPTED),
        ("echo.gguf", "!wait=20 !read=100000", "reading", State.INTERRUPTED),
        ("echo.gguf", LONG, "saved word1", State.INTERRUPTED),
        ("echo.gguf", "!wait=60 !words=3 !hang", "saved word1 word2", State.INTERRUPTED),
    ],
    ids=["loading", "asked", "reading", "writing", "engine-hangs"],
)
def test_a_killed_window_leaves_no_orphan_and_loses_no_word_that_was_saved(
    places: Places,
    start: Callable[..., Run],
    name: str,
    question: str,
    point: str,
    state: State | None,
) -> None:
    prepare(places, name)
    run = start(places, question)
    line = run.until(point)
    run.kill()
    assert_gone(run.worker)
    with open_database(places) as store:
        assert store.healed == (1 if state else 0)
        if state is None:
            assert [model.state for model in store.models.list()] == ["quarantined"]
            return
        (conversation,) = store.history.conversations()
        asked, answer = store.history.messages(store.history.path(conversation.conversation_id))
        assert asked.text == question
        assert answer.state == state
        if line.startswith("saved"):
            assert answer.text.startswith(line.removeprefix("saved "))


def test_a_window_that_is_killed_and_opened_again_and_again_keeps_every_question(
    places: Places, start: Callable[..., Run]
) -> None:
    prepare(places)
    for _ in range(3):
        run = start(places, LONG)
        run.until("saved word1")
        run.kill()
        assert_gone(run.worker)
    run = start(places, "Hello", "close")
    assert run.end() == 0
    with open_database(places, read_only=True) as store:
        states = [one.last_state for one in store.history.conversations()]
    assert sorted(states) == ["done", "interrupted", "interrupted", "interrupted"]


def test_the_trail_tells_when_the_window_came_and_went_and_whether_it_was_closed(
    places: Places, start: Callable[..., Run]
) -> None:
    prepare(places)
    run = start(places)
    run.until("loaded")
    run.kill()
    for _ in range(2):
        assert start(places, "Hello", "close").end() == 0
    with open_database(places, read_only=True) as store:
        events = [(one["action"], one["object"]) for one in store.audit.events()[::-1]]
        assert store.audit.first_bad_seq() is None
    assert [one for one in events if one[0].startswith("window")] == [
        ("window_opened", "clean"),
        ("window_opened", "unclean"),
        ("window_closed", ""),
        ("window_opened", "clean"),
        ("window_closed", ""),
    ]


def test_a_window_that_is_asked_to_end_saves_every_word(
    places: Places, start: Callable[..., Run]
) -> None:
    prepare(places)
    run = start(places, LONG)
    run.until("saved word1 word2")
    run.process.terminate()
    assert run.end() == 0
    assert_gone(run.worker)
    with open_database(places) as store:
        assert store.healed == 0
        assert [one.last_state for one in store.history.conversations()] == ["stopped"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("point", ["asked-drawing", "asked-dialog"])
def test_a_window_that_is_asked_to_end_before_its_loop_runs_ends(
    places: Places, start: Callable[..., Run], point: str
) -> None:
    prepare(places)
    run = start(places, "", point)
    assert run.end() == 0
    assert run.said[:2] == ["asked to end", "shown"]
    with open_database(places) as store:
        assert store.healed == 0


def test_a_window_that_closes_by_itself_leaves_nothing_running(
    places: Places, start: Callable[..., Run]
) -> None:
    prepare(places)
    run = start(places, "Hello", "close")
    assert run.end() == 0
    assert "ended done" in run.said
    assert_gone(int(next(line for line in run.said if line.startswith("worker")).split()[1]))


# --- a second instance ---------------------------------------------------------------------------


def test_a_second_window_raises_the_first_and_ends(
    places: Places, start: Callable[..., Run], qtbot: QtBot
) -> None:
    prepare(places)
    first = start(places)
    first.until("loaded")
    second = start(places)
    assert second.end() == 0
    assert second.said == []
    qtbot.waitUntil(lambda: not places.raise_request.exists(), timeout=HANG_MS)
    assert first.process.poll() is None


# --- odd surroundings ----------------------------------------------------------------------------


def test_a_window_without_a_home_answers(places: Places, start: Callable[..., Run]) -> None:
    prepare(places)
    without = ("HOME", "USER", "LOGNAME", *(name for name in os.environ if name.startswith("XDG_")))
    run = start(places, "Hello", "close", without=without)
    assert run.end() == 0
    assert "ended done" in run.said


def test_a_folder_with_any_name_is_used(tmp_path: Path, start: Callable[..., Run]) -> None:
    places = Places(tmp_path / "données 漢字 %20 'x'")
    places.data.mkdir()
    prepare(places, "modèle 模型.gguf")
    run = start(places, "Ça va?", "close")
    assert run.end() == 0
    with open_database(places, read_only=True) as store:
        (conversation,) = store.history.conversations()
        stored = store.history.messages(store.history.path(conversation.conversation_id))
    assert [one.text for one in stored] == ["Ça va?", "Echo: Ça va? "]


def cut_off(log: Path) -> list[str]:
    """Return what runs a command in a network namespace without interfaces, every socket seen."""
    trace = ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(log)]
    return ["unshare", "-n", *trace]


def has_namespaces() -> bool:
    if not (shutil.which("unshare") and shutil.which("strace")):
        return False
    return (
        subprocess.run(["unshare", "-n", "true"], check=False, capture_output=True).returncode == 0
    )


@pytest.mark.privileged
@pytest.mark.skipif(not has_namespaces(), reason="needs unshare -n and strace")
@pytest.mark.timeout(300)
def test_a_whole_session_asks_for_no_network(
    places: Places, tmp_path: Path, start: Callable[..., Run]
) -> None:
    log = tmp_path / "trace"
    prove = "import socket; socket.socket(socket.AF_INET).close()"
    subprocess.run([*cut_off(log), sys.executable, "-c", prove], check=True)
    assert "AF_INET" in log.read_text(errors="replace")

    prepare(places)
    run = start(places, "Hello", "close", before=cut_off(log))
    assert run.end() == 0
    assert "ended done" in run.said
    seen = log.read_text(errors="replace")
    assert [line for line in seen.splitlines() if "AF_INET" in line or "AF_NETLINK" in line] == []


# --- the real engine, killed under a window ------------------------------------------------------


@pytest.fixture
def real_desk(qtbot: QtBot, qapp: QApplication, places: Places, demo_model: Path) -> Iterator[Desk]:
    """A window whose demo model is about to be loaded."""
    theme.apply(qapp, "light", 100, "auto")
    with open_database(places) as store:
        confirm_notice(store)
        sha256 = file_sha256(demo_model)
        model_id = store.models.add(demo_model, sha256, "SmolLM2", {}).model_id
        store.models.end_load(model_id, is_usable=True)  # its trial takes longest, and is no part
    chosen = replace(Settings(), model_id=model_id, threads=1)  # two wait for each other, if busy
    desk = Desk(qtbot, places, chosen, engine=())
    yield desk
    desk.close()


def kill_engine(desk: Desk) -> None:
    pid = desk.engine.pid
    os.kill(pid, signal.SIGKILL)
    desk.wait(lambda: desk.engine.pid != pid)


@pytest.mark.model
def test_the_real_engine_killed_while_it_loads_is_told(real_desk: Desk) -> None:
    held: list[int] = []

    def hold(state: EngineState) -> None:
        """Have the first load take as long as it takes to see it."""
        if state is EngineState.LOADING and not held:
            held.append(real_desk.engine.pid)
            os.kill(held[0], signal.SIGSTOP)

    real_desk.engine.state_changed.connect(hold)
    real_desk.wait(lambda: held)
    assert real_desk.engine.state is EngineState.LOADING
    kill_engine(real_desk)
    notice = real_desk.notice("The engine stopped. Its exit status was 9.")
    real_desk.click("Try again", notice)
    real_desk.wait_loaded()


@pytest.mark.model
def test_the_real_engine_killed_while_it_reads_is_told(real_desk: Desk) -> None:
    real_desk.wait_loaded()
    real_desk.send("Summarise: " + "the patient has fever and chills, " * 250)
    real_desk.wait(lambda: real_desk.window.progress._read[0] > 0)
    kill_engine(real_desk)
    answer = real_desk.end()
    assert (answer.state, answer.text) == (State.FAILED, "")
    assert "Its exit status was 9." in real_desk.strip(answer.message_id)
    assert real_desk.frame.isVisible()


@pytest.mark.model
def test_the_real_engine_killed_while_it_writes_keeps_the_words(real_desk: Desk) -> None:
    real_desk.wait_loaded()
    real_desk.send("Write a long story about a ship.")
    real_desk.wait_words(5)
    said = real_desk.turns.text
    kill_engine(real_desk)
    answer = real_desk.end()
    assert answer.state == State.INTERRUPTED
    assert answer.text.startswith(said)
    assert "The engine stopped while it was writing." in real_desk.strip(answer.message_id)
    real_desk.send("And now?")
    real_desk.wait(lambda: real_desk.turns.text or real_desk.turns.running is None)
    real_desk.turns.stop()
    again = real_desk.end()
    assert again.text  # however long a model makes its answer
    assert again.state in {State.DONE, State.STOPPED}
