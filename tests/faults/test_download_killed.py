"""A download whose child, program or person ends it in the middle, and what goes on behind it."""

import contextlib
import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from app import protocol, roles
from app.core import unfinished
from app.errors import Code
from app.jobs.part import SYNC_BYTES
from app.paths import Places
from app.store.database import open_database
from tests.faults.arrivals import FILE, REPO, model
from tests.faults.hub import CHUNK_BYTES, COMMIT, FakeHub, serving

HANG_SECONDS = 60
CONTENT = model(12_000_000)
SIZE = len(CONTENT)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
TOKEN = "hf_a-secret-of-somebody"
LOST_BYTES = SYNC_BYTES + 2 * CHUNK_BYTES


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    for name in roles.CONNECTED:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with serving() as fake:
        fake.add(REPO, {FILE: CONTENT})
        monkeypatch.setenv("HF_ENDPOINT", fake.endpoint)
        yield fake


class Job:
    """A real child that may connect, at the other end of two pipes."""

    def __init__(self, folder: Path, environment: dict[str, str] | None = None) -> None:
        self.process = subprocess.Popen(
            roles.command("job"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment or roles.environment(is_connected=True),
            cwd=roles.folder(),
        )
        self._clock = threading.Timer(HANG_SECONDS, self.process.kill)
        self._clock.start()
        self.request = protocol.Download(id=7, repository=REPO, folder=str(folder), token=TOKEN)
        self.send(self.request)

    def send(self, message: protocol.Request | protocol.Cancel) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(protocol.encode(message))
        self.process.stdin.flush()

    def messages(self) -> Iterator[protocol.Wire]:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            yield protocol.decode(line)

    def wait_for(self, done: int) -> None:
        """Read until so many bytes are there."""
        for message in self.messages():
            assert not isinstance(message, protocol.ENDINGS), message
            if isinstance(message, protocol.Progress) and message.done >= done:
                return

    def ending(self) -> protocol.Wire:
        return next(one for one in self.messages() if isinstance(one, protocol.ENDINGS))

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()
        self._clock.cancel()


@contextlib.contextmanager
def job(folder: Path, **options: dict[str, str]) -> Iterator[Job]:
    one = Job(folder, **options)
    try:
        yield one
    finally:
        one.end()


@pytest.mark.parametrize("percent", [0, 10, 35, 60, 85, 97])
def test_a_killed_download_goes_on_behind_its_last_synced_byte(
    hub: FakeHub, tmp_path: Path, percent: int
) -> None:
    wanted = SIZE * percent // 100
    hub.held = FILE
    with job(tmp_path) as one:
        one.wait_for(wanted)
        os.kill(one.process.pid, signal.SIGKILL)
    note = unfinished.read(tmp_path / f"{FILE}.part.json")
    assert note is not None
    assert not (tmp_path / FILE).exists()
    assert wanted - note.offset <= LOST_BYTES
    before = len(hub.gets)
    hub.held = ""
    with job(tmp_path) as one:
        ending = one.ending()
    assert isinstance(ending, protocol.Finished), ending
    assert (tmp_path / FILE).read_bytes() == CONTENT
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    is_whole = note.offset == SIZE
    # Killed at once, the first child's request may be noted only now: the last one counts.
    asked = [(seen.start or 0, seen.promised) for seen in hub.gets[before:]][-1:]
    assert asked == ([] if is_whole else [(note.offset, SIZE - note.offset)])


def test_three_kills_leave_one_partial_and_lose_three_tails_at_most(
    hub: FakeHub, tmp_path: Path
) -> None:
    hub.held = FILE
    for percent in (30, 60, 90):
        with job(tmp_path) as one:
            one.wait_for(SIZE * percent // 100)
    names = {path.name for path in tmp_path.iterdir()} - {f"{FILE}.lock"}
    assert names == {f"{FILE}.part", f"{FILE}.part.json"}
    hub.held = ""
    with job(tmp_path) as one:
        assert isinstance(one.ending(), protocol.Finished)
    assert (tmp_path / FILE).read_bytes() == CONTENT
    starts = [seen.start or 0 for seen in hub.gets]
    assert starts == sorted(starts)
    assert SIZE - starts[-1] < SIZE / 2


def test_cancel_is_a_pause_and_the_child_ends_by_itself(hub: FakeHub, tmp_path: Path) -> None:
    hub.held = FILE
    with job(tmp_path) as one:
        one.wait_for(SIZE // 3)
        one.send(protocol.Cancel(id=7))
        ending = one.ending()
        assert one.process.wait(HANG_SECONDS) == 0
    assert isinstance(ending, protocol.Failed)
    assert ending.code is Code.CANCELLED
    note = unfinished.read(tmp_path / f"{FILE}.part.json")
    assert note is not None
    assert (tmp_path / f"{FILE}.part").stat().st_size == note.offset >= SIZE // 3
    assert len(hub.gets) == 1


def test_a_closed_pipe_ends_the_child(hub: FakeHub, tmp_path: Path) -> None:
    hub.held = FILE
    with job(tmp_path) as one:
        one.wait_for(SIZE // 3)
        assert one.process.stdin is not None
        one.process.stdin.close()
        one.process.stdin = None
        assert one.process.wait(HANG_SECONDS) == 0
    assert not (tmp_path / FILE).exists()
    assert len(hub.gets) == 1


def test_a_child_that_may_not_connect_does_not(hub: FakeHub, tmp_path: Path) -> None:
    environment = {**roles.environment(), "HF_ENDPOINT": hub.endpoint}
    with job(tmp_path, environment=environment) as one:
        ending = one.ending()
    assert isinstance(ending, protocol.Failed)
    assert ending.code is Code.UNSUPPORTED
    assert hub.log == []


def test_no_secret_is_in_the_arguments_environment_or_files_of_the_child(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", TOKEN)
    monkeypatch.setenv("HUGGING_FACE_HUB_TOKEN", TOKEN)
    hub.gated[REPO], hub.token, hub.held = "auto", TOKEN, FILE
    with job(tmp_path) as one:
        one.wait_for(SIZE // 2)
        child = psutil.Process(one.process.pid)
        assert "HF_ENDPOINT" in child.environ(), "the detector sees the environment"
        assert TOKEN not in str(child.environ())
        assert TOKEN not in str(child.cmdline())
    assert {seen.headers["authorization"] for seen in hub.log} == {f"Bearer {TOKEN}"}
    assert not [path for path in tmp_path.rglob("*") if TOKEN.encode() in path.read_bytes()]
    assert TOKEN not in repr(one.request)
    assert TOKEN not in f"{one.request}"


def test_only_the_connected_child_inherits_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*roles.CONNECTED, "https_proxy", "HF_TOKEN", "HF_HUB_OFFLINE"):
        monkeypatch.setenv(name, "x")
    assert not {name.upper() for name in roles.environment()} & roles.CONNECTED
    assert roles.environment()["HF_HUB_OFFLINE"] == "1"
    connected = roles.environment(is_connected=True)
    assert set(connected) >= roles.CONNECTED
    assert connected["https_proxy"] == "x"
    assert not {"HF_TOKEN", "HF_HUB_OFFLINE"} & set(connected)


# --- the command line ----------------------------------------------------------------------------


class CommandLine:
    """Runs `casebook` without Qt."""

    PROGRAM = (
        "import sys; sys.modules['PySide6'] = None; from app.cli import main; sys.exit(main())"
    )

    def __init__(self, data: Path) -> None:
        self.places = Places(data)

    def start(self, *words: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-P", "-c", self.PROGRAM, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=roles.folder(),
            env={
                **os.environ,
                "CASEBOOK_DATA_DIR": str(self.places.data),
                "PYTHONPATH": str(roles.folder()),
                "PYTHONUTF8": "1",
            },
        )

    def run(self, *words: str, status: int = 0, stdin: str = "") -> tuple[str, str]:
        child = self.start(*words)
        out, err = child.communicate(stdin, timeout=HANG_SECONDS)
        assert child.returncode == status, err
        assert "Traceback" not in err
        return out, err

    def lines(self, *words: str, status: int = 0) -> list[dict]:
        return [
            json.loads(line) for line in self.run(*words, "--json", status=status)[0].splitlines()
        ]

    def names(self) -> set[str]:
        return {path.name for path in self.places.models.iterdir()}


@pytest.fixture
def casebook(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "data")


def test_the_command_downloads_checks_and_adds(hub: FakeHub, casebook: CommandLine) -> None:
    *steps, done = casebook.lines("models", "download", REPO)
    assert done["type"] == "done"
    assert (done["sha256"], done["bytes"]) == (SHA256, SIZE)
    assert (done["repository"], done["revision"], done["file"]) == (REPO, COMMIT, FILE)
    assert done["is_new"] is True
    assert done["is_converted"] is False
    assert {step["type"] for step in steps} == {"progress"}
    assert {step["total_bytes"] for step in steps} == {SIZE}
    places = [step["done_bytes"] for step in steps]
    assert places == sorted(places)
    assert casebook.names() == {FILE}
    with open_database(casebook.places, read_only=True) as store:
        (added,) = store.models.list()
    assert added.model_id == done["model_id"]
    assert added.state == "untried"
    assert added.source == {
        "repository": REPO,
        "revision": COMMIT,
        "file": FILE,
        "license": "gemma",
    }
    assert [seen.path for seen in hub.log] == [
        f"/api/models/{REPO}?blobs=true",
        f"/{REPO}/resolve/{COMMIT}/{FILE}",
    ]
    (again,) = casebook.lines("models", "download", REPO)
    assert again["is_new"] is False
    assert again["model_id"] == done["model_id"]
    assert len(hub.gets) == 1


def test_no_other_command_asks_the_hub_for_anything(hub: FakeHub, casebook: CommandLine) -> None:
    for words in (
        ("models", "list"),
        ("models", "catalogue"),
        ("models", "catalogue", "--json"),
        ("models", "download", "--sweep"),
        ("models", "download", "--help"),
        ("history", "list"),
        ("doctor",),
    ):
        casebook.run(*words)
    casebook.run("models", "download", status=2)
    assert hub.log == []
    casebook.run("models", "download", REPO)
    assert hub.log, "the detector sees who asks"


def test_ctrl_c_pauses_says_so_and_the_same_command_goes_on(
    hub: FakeHub, casebook: CommandLine
) -> None:
    hub.held = FILE
    child = casebook.start("models", "download", REPO, "--json")
    assert child.stdout is not None
    for line in child.stdout:
        if json.loads(line)["done_bytes"] > SIZE // 3:
            break
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=HANG_SECONDS)
    assert child.returncode == 130
    assert "--sweep" in err
    assert casebook.names() == {f"{FILE}.part", f"{FILE}.part.json"}
    hub.held = ""
    done = casebook.lines("models", "download", REPO, "--resume")[-1]
    assert done["sha256"] == SHA256
    assert casebook.names() == {FILE}
    assert len(hub.gets) == 2
    assert hub.gets[1].start is not None
    assert hub.gets[1].start > SIZE // 3


def test_the_command_killed_takes_its_child_along_and_goes_on_later(
    hub: FakeHub, casebook: CommandLine
) -> None:
    hub.held = FILE
    child = casebook.start("models", "download", REPO, "--json")
    assert child.stdout is not None
    for line in child.stdout:
        if json.loads(line)["done_bytes"] > SIZE // 2:
            break
    children = psutil.Process(child.pid).children()
    assert len(children) == 1
    child.kill()
    child.communicate()
    _, alive = psutil.wait_procs(children, timeout=HANG_SECONDS)
    assert alive == []
    hub.held = ""
    assert casebook.lines("models", "download", REPO)[-1]["sha256"] == SHA256
    assert casebook.names() == {FILE}
    assert [seen.start is None for seen in hub.gets] == [True, False]


def test_a_token_comes_over_stdin_or_from_one_variable(
    hub: FakeHub, casebook: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.gated[REPO], hub.token = "manual", TOKEN
    (refused,) = casebook.lines("models", "download", REPO, status=1)
    assert refused["error"]["code"] == "gated"
    assert "accept the terms" in refused["error"]["hint"]
    assert "--token-stdin" in refused["error"]["hint"]
    out, err = casebook.run("models", "download", REPO, "--token-stdin", stdin=f"{TOKEN}\n")
    assert TOKEN not in out + err
    monkeypatch.setenv("HF_TOKEN", TOKEN)
    casebook.run("models", "download", REPO)
    for path in casebook.places.data.rglob("*"):
        assert not path.is_file() or TOKEN.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("EPFLiGHT/None",), 1, "repository_unknown"),
        ((REPO, "--type", "Q8_0"), 1, "not_offered"),
        (("nonsense",), 1, "bad_value"),
        ((REPO, "--yes"), 2, "usage"),
        ((REPO, "--resume", "--restart"), 2, "usage"),
        ((), 2, "usage"),
    ],
)
def test_what_is_wrong_is_told(
    hub: FakeHub, casebook: CommandLine, words: tuple[str, ...], status: int, code: str
) -> None:
    (told,) = casebook.lines("models", "download", *words, status=status)
    assert told["error"]["code"] == code
    assert told["error"]["message"]
    assert hub.gets == []


def test_the_sweep_lists_and_removes_only_after_consent(
    hub: FakeHub, casebook: CommandLine
) -> None:
    hub.held = FILE
    with job(casebook.places.models) as one:
        one.wait_for(SIZE // 2)
    foreign = casebook.places.models / "theirs.gguf.part"
    foreign.write_bytes(b"theirs")
    (listed,) = json.loads(casebook.run("models", "download", "--sweep", "--json")[0])
    assert (listed["repository"], listed["file"]) == (REPO, FILE)
    assert listed["is_removed"] is False
    assert listed["bytes"] > 0
    assert (casebook.places.models / f"{FILE}.part").exists()
    out, err = casebook.run("models", "download", "--sweep")
    assert FILE in out
    assert "--yes" in err
    (removed,) = json.loads(casebook.run("models", "download", "--sweep", "--yes", "--json")[0])
    assert removed["is_removed"] is True
    assert casebook.names() - {f"{FILE}.lock"} == {"theirs.gguf.part"}
    assert json.loads(casebook.run("models", "download", "--sweep", "--json")[0]) == []


def test_the_catalogue_is_offline_and_a_refresh_stands_beside_what_shipped(
    hub: FakeHub, casebook: CommandLine
) -> None:
    repository = "EPFLiGHT/Meditron3-Gemma2-2B"
    before = json.loads(casebook.run("models", "catalogue", "--json")[0])
    assert hub.log == []
    assert all(one["refreshed"] == [] and one["refreshed_at"] is None for one in before)
    hub.add(repository, {"model.safetensors": b"x" * 9, "config.json": b"{}"})
    hub.cards[repository] = {"license": "another"}
    hub.gated[repository] = "auto"
    hub.gated["EPFLiGHT/Meditron3-70B"], hub.token = "manual", TOKEN
    hub.gated[repository] = False
    after = json.loads(casebook.run("models", "catalogue", "--refresh", "--json")[0])
    mine = next(one for one in after if one["repository"] == repository)
    assert mine["license"] == "gemma", "what shipped stays"
    assert mine["refreshed"][0]["license"] == "another"
    assert mine["refreshed"][0]["commit"] == COMMIT
    assert mine["refreshed"][0]["gated"] == "no"
    assert mine["refreshed"][0]["sizes"] == {"model.safetensors": 9}
    seventy = next(one for one in after if one["repository"].endswith("-70B"))
    assert seventy["refreshed"][0]["error"] == "gated"
    assert all(seen.path.startswith("/api/models/") for seen in hub.log)
    assert hub.gets == []
    asked = len(hub.log)
    out, _ = casebook.run("models", "catalogue")
    assert "another" in out
    assert "gemma" in out
    assert len(hub.log) == asked


@pytest.mark.usefixtures("hub")
def test_a_refresh_without_a_network_keeps_the_old_one(
    casebook: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    casebook.run("models", "catalogue", "--refresh")
    before = casebook.places.refreshed.read_bytes()
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    (told,) = casebook.lines("models", "catalogue", "--refresh", status=1)
    assert told["error"]["code"] == "no_network"
    assert casebook.places.refreshed.read_bytes() == before
