"""A checkpoint converted on arrival with little disk: shard by shard, and to the bit the same."""

import hashlib
import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app import protocol, roles
from app.core import unfinished
from app.core.unfinished import taken_bytes
from app.errors import Code
from app.jobs import part
from converters import announced, conversion, disk, model, writer
from converters.conversion import Target
from converters.plan import plan
from converters.types import FILE_TYPES
from converters.writer import Effort
from tests.end_to_end.test_command_line import CommandLine
from tests.faults.arrivals import Desk, Told
from tests.faults.hub import COMMIT, OTHER_COMMIT, FakeHub, Fault, serving
from tests.reference.checkpoints import checkpoints

REPO = "EPFLiGHT/Meditron3-Tiny"
KIND = "Q4_0"
Files = dict[str, bytes]


def files_of(name: str, folder: Path, count: int) -> Files:
    source = replace(checkpoints()[name], shards=count).write(folder)
    return {path.name: path.read_bytes() for path in source.iterdir()}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Return a tiny Llama with a head of its own, in three shards."""
    return files_of("llama-5", tmp_path_factory.mktemp("source"), 3)


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, files: Files) -> Iterator[FakeHub]:
    for name in roles.CONNECTED:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with serving() as fake:
        fake.add(REPO, dict(files))
        monkeypatch.setenv("HF_ENDPOINT", fake.endpoint)
        yield fake


@pytest.fixture
def desk(hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(part, "SYNC_BYTES", 200 * 1024)
    monkeypatch.setattr(announced, "FIRST_BYTES", 4 * 1024)
    return Desk(hub, tmp_path / "models")


def weights(files: Files) -> list[str]:
    return sorted(name for name in files if name.endswith(".safetensors"))


def by_hand(files: Files, folder: Path, kind: str = KIND) -> str:
    """Return the SHA-256 of what the usual conversion makes of the same files."""
    source = folder / "models--EPFLiGHT--Meditron3-Tiny" / "Meditron3-Tiny"
    source.mkdir(parents=True)
    for name, content in files.items():
        (source / name).write_bytes(content)
    note = unfinished.hub_note(source)
    note.parent.mkdir(parents=True)
    note.write_text(COMMIT)
    planned = plan(model.read(source), FILE_TYPES[kind])
    return conversion.convert(planned, Target(folder / "m.gguf"), Effort(threads=1)).sha256


def ask(desk: Desk, told: Told | None = None, **fields: Any) -> Any:
    return desk.ask(REPO, told, quantization=KIND, is_low_disk=True, **fields)


def refusal(desk: Desk, told: Told | None = None, **fields: Any) -> Any:
    return desk.refusal(REPO, told, quantization=KIND, is_low_disk=True, **fields)


def whole(hub: FakeHub) -> list[str]:
    """Return what was asked for, but for first bytes of the shards."""
    return [seen.path.rpartition("/")[2] for seen in hub.gets if seen.end is None]


class Watching(Told):
    """Measures the weights and what is made of them at each step, and stops where it is told."""

    def __init__(
        self, folder: Path, stops: Callable[["Watching", int, str], bool] | None = None
    ) -> None:
        super().__init__()
        self.peak = 0
        self.shards: set[str] = set()
        self.most_shards = 0
        self._folder = folder
        self._stops = stops

    def progress(self, done: int, total: int | None, unit: str) -> None:
        found = [
            path
            for path in self._folder.rglob("*")
            if path.name.endswith((".safetensors", ".safetensors.part", ".gguf.part"))
        ]
        self.peak = max(self.peak, sum(taken_bytes(path) for path in found))
        here = {path.name.removesuffix(".part") for path in found if "safetensors" in path.name}
        self.shards |= here
        self.most_shards = max(self.most_shards, len(here))
        if self._stops is not None and self._stops(self, done, unit):
            self.is_cancelled = True
        super().progress(done, total, unit)


@pytest.mark.parametrize(
    ("name", "count"),
    [("llama-5", 3), ("llama31", 3), ("gemma3-vision", 2), ("apertus", 2), ("gemma2-288", 1)],
)
def test_it_is_the_usual_conversion_to_the_bit(
    desk: Desk, tmp_path: Path, name: str, count: int
) -> None:
    content = files_of(name, tmp_path / "source", count)
    desk.hub.add(REPO, content)
    result = ask(desk)
    path = Path(result["path"])
    assert result["sha256"] == by_hand(content, tmp_path / "by-hand")
    assert result["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    record = json.loads(path.with_name(f"{path.stem}.provenance.json").read_text())
    named = record["source"]["files"]
    assert {one for one in named if one.endswith(".safetensors")} == set(weights(content))
    assert named == {one: hashlib.sha256(content[one]).hexdigest() for one in named}
    assert (record["source"]["repository"], record["source"]["revision"]) == (REPO, COMMIT)
    assert desk.names() == {path.name, f"{path.stem}.provenance.json"}


def test_the_disk_never_holds_two_shards_nor_as_much_as_all(desk: Desk, files: Files) -> None:
    told = Watching(desk.folder)
    result = ask(desk, told)
    sizes = [len(files[name]) for name in weights(files)]
    assert told.shards == set(weights(files)), "each was seen on the disk"
    assert told.most_shards == 1
    assert max(sizes) < told.peak <= result["size_bytes"] + max(sizes) + 100_000
    assert told.peak < sum(sizes)
    (room,) = [step for step in told.steps if step[2] == "room"]
    assert room[:2] == (result["size_bytes"] + max(sizes), sum(sizes) + result["size_bytes"])
    units = [unit for _, _, unit in told.steps]
    assert units.index("room") < units.index("arriving"), "the numbers come before the weights"
    last = [step for step in told.steps if step[2] == "arriving"][-1]
    assert last[0] == last[1]


def test_the_usual_way_holds_all_of_them(desk: Desk, files: Files) -> None:
    told = Watching(desk.folder)
    desk.ask(REPO, told, quantization=KIND)
    assert told.most_shards == len(weights(files))
    assert told.peak > sum(len(files[name]) for name in weights(files))


def test_a_pause_anywhere_goes_on_there(desk: Desk, files: Files, tmp_path: Path) -> None:
    names = weights(files)
    right = by_hand(files, tmp_path / "by-hand")
    stopped(desk, files)
    (left,) = unfinished.find(desk.folder)
    assert left.note.is_low_disk
    assert not [path for path in left.files if path.name.startswith(names[0])]
    desk.hub.log.clear()
    # Begun with low disk, it goes on so, also where that is not said again.
    result = desk.ask(REPO, quantization=KIND, is_resuming=True)
    assert whole(desk.hub) == names[1:]
    assert result["sha256"] == right


class DiedError(BaseException):
    """What stands for a kill: nothing that comes after it reaches the disk."""


def dying(monkeypatch: pytest.MonkeyPatch, last: int) -> list[int]:
    """Let the call number `last` that changes the disk, and all after it, fail; count them."""
    calls = [0]

    def counted(function: Callable[..., Any]) -> Callable[..., Any]:
        def count(*words: Any, **named: Any) -> Any:
            calls[0] += 1
            if last and calls[0] >= last:
                raise DiedError
            return function(*words, **named)

        return count

    for name in ("fsync", "replace", "unlink", "ftruncate"):
        monkeypatch.setattr(os, name, counted(getattr(os, name)))
    monkeypatch.setattr(writer.Writing, "_append", counted(writer.Writing._append))
    monkeypatch.setattr(Path, "unlink", counted(Path.unlink))
    monkeypatch.setattr(Path, "replace", counted(Path.replace))
    return calls


def test_death_at_any_call_to_the_disk_costs_no_shard_that_was_used(
    desk: Desk, files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "SYNC_SECONDS", 0.0)
    right = by_hand(files, tmp_path / "by-hand")
    with monkeypatch.context() as patch:
        calls = dying(patch, 0)
        ask(Desk(desk.hub, tmp_path / "counting"))
    deaths = 0
    for last in range(1, calls[0], 1 if os.environ.get("CASEBOOK_LONG") == "1" else calls[0] // 4):
        folder = tmp_path / f"models-{last}"
        with monkeypatch.context() as patch:
            dying(patch, last)
            try:
                ask(Desk(desk.hub, folder))
            except DiedError:
                deaths += 1
            else:  # how often it syncs depends on what the network brings at once
                continue
        if made := list(folder.glob("*.gguf")):  # it died while it tidied up
            assert hashlib.sha256(made[0].read_bytes()).hexdigest() == right
            continue
        there = {path.name for path in folder.rglob("*.safetensors")}
        begun = {path.name.partition(".part")[0] for path in folder.rglob("*.part*")}
        has_note = any(name.endswith(".gguf") for name in begun)
        desk.hub.log.clear()
        assert ask(Desk(desk.hub, folder))["sha256"] == right
        asked = set(whole(desk.hub)) & set(weights(files))
        assert not asked & there, "what was whole does not come again"
        gone = set(weights(files)) - there - begun
        assert has_note or asked == gone | (begun & set(weights(files)))
        assert not [path for path in folder.rglob("*") if ".part" in path.name]
    assert deaths >= 3


def test_kill_9_half_way_goes_on_and_nothing_used_comes_again(
    hub: FakeHub, files: Files, tmp_path: Path
) -> None:
    names, folder = weights(files), tmp_path / "models"
    hub.held = names[1]
    request = protocol.Download(
        id=7, repository=REPO, folder=str(folder), quantization=KIND, is_low_disk=True
    )
    process = subprocess.Popen(
        roles.command("job"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=roles.environment(is_connected=True),
        cwd=roles.folder(),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(protocol.encode(request))
    process.stdin.flush()
    for line in process.stdout:
        message = protocol.decode(line)
        assert isinstance(message, protocol.Hello | protocol.Progress), message
        if list(folder.rglob(f"{names[1]}*")) and not list(folder.rglob(f"{names[0]}*")):
            break
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    hub.log.clear()
    hub.held = ""
    result = ask(Desk(hub, folder), is_resuming=True)
    assert names[0] not in whole(hub)
    assert result["sha256"] == by_hand(files, tmp_path / "by-hand")


def stopped(desk: Desk, files: Files, number: int = 1) -> None:
    """Begin, and pause when the shard of that number, from 0, is on its way."""
    names = weights(files)

    def stops(told: Watching, _done: int, unit: str) -> bool:
        return unit == "arriving" and names[number] in told.shards

    assert refusal(desk, Watching(desk.folder, stops)).code is Code.CANCELLED


def test_a_changed_shard_is_refused_and_on_restart_alone_comes_again(
    desk: Desk, files: Files, tmp_path: Path
) -> None:
    names = weights(files)
    stopped(desk, files, 2)
    flipped = files[names[0]][:-1] + bytes([files[names[0]][-1] ^ 1])
    newer = {**files, names[0]: flipped}
    desk.hub.add(REPO, newer, OTHER_COMMIT)
    assert refusal(desk).code is Code.DOWNLOAD_CHANGED
    desk.hub.log.clear()
    result = ask(desk, is_restarting=True)
    assert result["revision"] == OTHER_COMMIT
    assert result["sha256"] == by_hand(newer, tmp_path / "by-hand")
    assert [name for name in whole(desk.hub) if name in names] == [names[0], names[2]]


def test_a_byte_that_changed_in_what_was_written_brings_its_shard_again(
    desk: Desk, files: Files, tmp_path: Path
) -> None:
    stopped(desk, files)
    (out,) = desk.folder.rglob("*.gguf.part")
    planned = plan(model.read(written(files, tmp_path / "plan")), FILE_TYPES[KIND])
    places = len(planned.header)
    with out.open("r+b") as file:
        for tensor in planned.tensors:
            if getattr(tensor.part.source, "file", "") == weights(files)[0]:
                file.seek(places)
                byte = file.read(1)
                file.seek(places)
                file.write(bytes([byte[0] ^ 1]))
                break
            places += -(-tensor.size_bytes // 32) * 32
    desk.hub.log.clear()
    result = ask(desk)
    assert weights(files)[0] in whole(desk.hub)
    assert result["sha256"] == by_hand(files, tmp_path / "by-hand")


def written(files: Files, folder: Path) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def test_one_wrong_bit_in_a_shard_is_found_before_it_is_used(desk: Desk, files: Files) -> None:
    name = weights(files)[1]
    files_wrong = {**files, name: files[name][:-1] + bytes([files[name][-1] ^ 1])}
    right = desk.hub.info(REPO)
    desk.hub.wrong_hashes = {
        one["rfilename"]: one["lfs"]["sha256"]  # type: ignore[index]
        for one in right["siblings"]  # type: ignore[attr-defined]
        if "lfs" in one
    }
    desk.hub.add(REPO, files_wrong)
    told = Watching(desk.folder)
    problem = refusal(desk, told)
    assert (problem.code, problem.detail["name"]) == (Code.CHECKSUM, name)
    assert not list(desk.folder.rglob(f"{name}*"))
    desk.hub.add(REPO, files)
    desk.hub.log.clear()
    ask(desk)
    assert whole(desk.hub) == weights(files)[1:]


def test_a_header_that_lies_is_found_when_the_shard_is_there(desk: Desk, files: Files) -> None:
    """Something else is told where only the first bytes are asked for."""
    name = weights(files)[0]

    class Lying(dict[str, bytes]):
        def get(self, key: str, default: Any = None) -> Any:
            content = super().get(key, default)
            is_ahead = key == name and desk.hub.log[-1].end is not None
            return content.replace(b'"pt"', b'"np"') if is_ahead else content

    desk.hub.add(REPO, Lying(files))
    problem = refusal(desk)
    assert problem.code is Code.CHECKPOINT_INVALID
    assert not list(desk.folder.glob("*.gguf"))
    desk.hub.add(REPO, files)
    ask(desk)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault(is_range_ignored=True), None),  # the rest is not read
        (Fault(headers={"Content-Range": "bytes 5-4100/99999"}), Code.ANSWER_INVALID),
        (Fault(headers={"Content-Encoding": "gzip"}), Code.ANSWER_INVALID),
        (Fault(status=403), Code.GATED),
        (Fault(status=404), Code.REPOSITORY_UNKNOWN),
        (Fault(status=503), None),
        (Fault(cut=100), None),
    ],
)
def test_first_bytes_that_come_in_a_wrong_way(
    desk: Desk, files: Files, fault: Fault, code: Code | None
) -> None:
    papers = [name for name in files if name not in weights(files)]
    desk.hub.faults = [Fault()] * len(papers) + [fault]
    if code is None:
        ask(desk)
        assert desk.hub.faults == []
    else:
        assert refusal(desk).code is code
        assert not set(whole(desk.hub)) & set(weights(files))


def test_room_is_checked_with_the_exact_numbers(
    desk: Desk, files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = plan(model.read(written(files, tmp_path / "p")), FILE_TYPES[KIND]).size_bytes
    needed = int((size + max(len(files[name]) for name in weights(files))) * disk.SPARE)
    monkeypatch.setattr(disk, "free_bytes", lambda _path: needed - 1)
    problem = refusal(desk)
    assert problem.code is Code.DISK_FULL
    assert problem.detail["needed_bytes"] == needed
    assert not set(whole(desk.hub)) & set(weights(files))
    monkeypatch.setattr(disk, "free_bytes", lambda _path: needed)
    monkeypatch.setattr(part.Part, "_check_room", lambda _self: None)
    ask(desk)


def test_a_shard_without_a_published_hash_is_not_used(desk: Desk, files: Files) -> None:
    desk.hub.add(REPO, files)
    said = desk.hub.info

    def without(name: str) -> dict[str, object]:
        info = said(name)
        for one in info["siblings"]:  # type: ignore[attr-defined]
            one.pop("lfs", None)
        return info

    desk.hub.info = without  # type: ignore[method-assign]
    assert refusal(desk).code is Code.ANSWER_INVALID
    assert not set(whole(desk.hub)) & set(weights(files))


def test_what_is_left_of_it_is_swept(desk: Desk, files: Files) -> None:
    stopped(desk, files)
    (left,) = unfinished.find(desk.folder)
    (out,) = desk.folder.rglob("*.gguf.part")
    assert left.bytes < sum(path.stat().st_size for path in left.files)
    assert taken_bytes(out) < out.stat().st_size, "holes take no room"
    assert unfinished.remove(left)
    assert desk.names() == set()


def test_the_command_says_how_much_disk_it_takes_before_it_does(
    hub: FakeHub, files: Files, tmp_path: Path
) -> None:
    casebook = CommandLine(tmp_path / "data")
    ran = casebook.run("models", "download", REPO, "--type", KIND, "--low-disk", "--json")
    kinds = [line["type"] for line in ran.lines]
    room, done = ran.lines[kinds.index("room")], ran.lines[-1]
    assert "arriving" not in {line.get("phase") for line in ran.lines}, "words, not units"
    sizes = [len(files[name]) for name in weights(files)]
    assert room["peak_bytes"] == done["bytes"] + max(sizes)
    assert room["usual_peak_bytes"] == done["bytes"] + sum(sizes)
    assert "Low disk: at most" in ran.err
    assert done["is_converted"] is True
    assert done["sha256"] == by_hand(files, tmp_path / "by-hand")
    assert hub.gets
