"""Memory that is not there: a sentence with numbers, whichever way it is short; never a guess."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import roles
from app.core import groups
from app.core.chat import LoadOptions, Message, ModelFile, Role, Sampling
from app.errors import Code
from app.gui.engine import EngineClient, EngineDeath
from tests.gguf_writer import llama

HANG_MS = 60_000
MB = 1_000_000
ROOT = Path(__file__).resolve().parents[2]

# Each step in a process of its own, forked after the imports: its limit is what it has, and more.
STEPS = """
import json, os, resource, sys
import psutil
from app.core.chat import LoadOptions, ModelFile
from app.errors import Problem
from app.worker import native
from app.worker.llama import LlamaEngine

def load(use_mmap):
    options = LoadOptions(context_tokens=2048, threads=1, use_mmap=use_mmap, gpu_layers=0)
    return LlamaEngine().load(ModelFile(sys.argv[1]), options)

native.start()
for use_mmap in (True, False):
    for step in range(9):
        if not (child := os.fork()):
            most = psutil.Process().memory_info().vms + step * 45_000_000
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
            try:
                load(use_mmap)
                said = {"code": "loaded"}
            except Problem as problem:
                said = {"code": problem.code, **problem.facts()}
            except MemoryError:
                said = {"code": "out_of_memory", "needs_bytes": 1}
            os.write(1, json.dumps(said).encode() + b"\\n")
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print(json.dumps({"status": status}), flush=True)
"""


@pytest.mark.model
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_no_limit_on_addresses_ends_the_engine_without_a_word(demo_model: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-P", "-c", STEPS, str(demo_model)],
        env={**roles.environment(), "PYTHONPATH": str(ROOT)},
        cwd=roles.folder(),
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    said = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [one["status"] for one in said if "status" in one] == [0] * 18
    codes = [one["code"] for one in said if "code" in one]
    assert len(codes) == 18
    assert set(codes) == {"loaded", "out_of_memory"}
    assert all(one["needs_bytes"] > 0 for one in said if one.get("code") == "out_of_memory")


# --- a control group -----------------------------------------------------------------------------


class Group:
    """A control group of memory, of either version."""

    def __init__(self, folder: Path, *, is_old: bool) -> None:
        self.folder = folder
        self._limit = "memory.limit_in_bytes" if is_old else "memory.max"
        self._used = "memory.usage_in_bytes" if is_old else "memory.current"

    def take(self, pid: int) -> None:
        (self.folder / "cgroup.procs").write_text(str(pid))

    def leave_room(self, room_bytes: int) -> None:
        used = int((self.folder / self._used).read_text())
        (self.folder / self._limit).write_text(str(used + room_bytes))


@pytest.fixture
def group() -> Iterator[Group]:
    name = f"casebook-test-{os.getpid()}"
    old, new = groups.ROOT / "memory", groups.ROOT
    for parent, is_old in ((old, True), (new, False)):
        limit = "memory.limit_in_bytes" if is_old else "memory.max"
        with suppress(OSError):
            folder = parent / name
            folder.mkdir()
            if (folder / limit).exists():
                try:
                    yield Group(folder, is_old=is_old)
                finally:
                    folder.rmdir()
                return
            folder.rmdir()
    pytest.skip("no control group of memory can be made here")


@pytest.fixture
def client(qapp: QApplication) -> Iterator[EngineClient]:
    assert qapp is not None
    client = EngineClient("--engine", "echo")
    yield client
    client.shut_down()


def ready(qtbot: QtBot, client: EngineClient) -> None:
    with qtbot.waitSignal(client.finished, timeout=HANG_MS):
        client.load(ModelFile("echo.gguf"), LoadOptions())


def death(qtbot: QtBot, client: EngineClient, ask: Any) -> EngineDeath:
    with qtbot.waitSignal(client.died, timeout=HANG_MS) as told:
        ask()
    found = told.args[0]
    assert isinstance(found, EngineDeath)
    return found


@pytest.mark.privileged
def test_a_kill_for_want_of_memory_while_loading_is_known_from_the_group(
    qtbot: QtBot, client: EngineClient, group: Group
) -> None:
    ready(qtbot, client)
    group.take(client.pid)
    group.leave_room(20 * MB)
    found = death(qtbot, client, lambda: client.load(ModelFile("echo !eat=300"), LoadOptions()))
    assert (found.death.exit_code, found.want) == (9, "group")
    problem = found.problem()
    assert (problem.code, problem.detail) == (Code.OUT_OF_MEMORY, {"want": "group"})


@pytest.mark.privileged
def test_a_kill_for_want_of_memory_in_the_middle_of_an_answer_keeps_its_words(
    qtbot: QtBot, client: EngineClient, group: Group
) -> None:
    ready(qtbot, client)
    group.take(client.pid)
    group.leave_room(20 * MB)
    said: list[str] = []
    client.delta.connect(lambda message: said.append(message.text))
    question = (Message(Role.USER, "!wait=50 !words=3 !eat=300"),)
    found = death(
        qtbot,
        client,
        lambda: client.generate(ModelFile("echo.gguf"), LoadOptions(), question, Sampling()),
    )
    assert "".join(said).startswith("word1")
    assert found.want == "group"


@pytest.mark.model
@pytest.mark.privileged
def test_a_model_that_does_not_fit_the_group_is_refused_with_numbers(
    qtbot: QtBot, group: Group, demo_model: Path, tmp_path: Path
) -> None:
    client = EngineClient()
    try:
        small = llama().write(tmp_path / "small.gguf")
        with qtbot.waitSignal(client.finished, timeout=HANG_MS):
            client.load(ModelFile(str(small)), LoadOptions(threads=1))
        group.take(client.pid)
        group.leave_room(100 * MB)
        with qtbot.waitSignal(client.failed, timeout=HANG_MS) as told:
            client.load(ModelFile(str(demo_model)), LoadOptions(threads=1))
        assert told.args[0].code is Code.OUT_OF_MEMORY
        detail = told.args[0].detail
        assert detail["needs_bytes"] > detail["free_bytes"]
        assert 90 * MB < detail["free_bytes"] <= 100 * MB
        with qtbot.waitSignal(client.finished, timeout=HANG_MS):  # and it still lives
            client.load(ModelFile(str(small)), LoadOptions(threads=1))
    finally:
        client.shut_down()


def test_a_kill_that_nobody_counted_has_no_cause(qtbot: QtBot, client: EngineClient) -> None:
    found = death(qtbot, client, lambda: client.load(ModelFile("echo !die=kill"), LoadOptions()))
    assert (found.death.exit_code, found.want) == (9, "")
    assert found.problem().code is Code.ENGINE_STOPPED


def test_children_are_ended_before_the_window(qtbot: QtBot, client: EngineClient) -> None:
    ready(qtbot, client)
    adjusted = Path(f"/proc/{client.pid}/oom_score_adj")
    if not adjusted.exists():
        pytest.skip("this system has no such order")
    own = int(Path("/proc/self/oom_score_adj").read_text())
    assert int(adjusted.read_text()) == groups.GIVES_WAY > own
