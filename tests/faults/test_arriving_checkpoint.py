"""A repository without a GGUF file: its checkpoint comes, is converted, and goes again."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import roles
from app.core import gguf, unfinished
from app.errors import Code
from app.jobs import checkpoint, part
from converters import conversion, disk, model
from converters.conversion import Target
from converters.plan import plan
from converters.refusal import Refusal
from converters.types import FILE_TYPES
from converters.writer import Effort
from tests.faults.arrivals import Desk, Told
from tests.faults.hub import COMMIT, OTHER_COMMIT, Fault, serving
from tests.reference.checkpoints import checkpoints

REPO = "EPFLiGHT/Meditron3-Tiny"
PLACE = "EPFLiGHT--Meditron3-Tiny.part"
SHARD = "model-00002-of-00002.safetensors"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of a tiny Gemma 2 in two shards, and some that nobody needs."""
    folder = checkpoints()["gemma2-288"].write(tmp_path_factory.mktemp("source"))
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    return {**found, "modeling_evil.py": b"raise SystemExit", ".gitattributes": b""}


@pytest.fixture
def desk(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    for name in roles.CONNECTED:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setattr(part, "SYNC_BYTES", 16 * 1024)
    with serving() as fake:
        fake.add(REPO, dict(files))
        monkeypatch.setenv("HF_ENDPOINT", fake.endpoint)
        yield Desk(fake, tmp_path / "models")


def total(files: dict[str, bytes]) -> int:
    return sum(len(content) for name, content in files.items() if is_wanted(name))


def is_wanted(name: str) -> bool:
    return not name.endswith((".py", ".gitattributes"))


def by_hand(files: dict[str, bytes], folder: Path, kind: str) -> str:
    """Return the SHA-256 of what the converter makes of the same files in a folder."""
    source = folder / "models--EPFLiGHT--Meditron3-Tiny" / "Meditron3-Tiny"
    source.mkdir(parents=True)
    for name, content in files.items():
        if is_wanted(name):
            (source / name).write_bytes(content)
    note = unfinished.hub_note(source)
    note.parent.mkdir(parents=True)
    note.write_text(COMMIT)
    planned = plan(model.read(source), FILE_TYPES[kind])
    return conversion.convert(planned, Target(folder / "m.gguf"), Effort(threads=1)).sha256


@pytest.mark.parametrize("kind", ["Q4_K_M", "Q8_0"])
def test_it_is_downloaded_converted_and_cleared_away(
    desk: Desk, files: dict[str, bytes], tmp_path: Path, kind: str
) -> None:
    result = desk.ask(REPO, quantization=kind.lower())
    path = Path(result["path"])
    assert path.parent == desk.folder
    assert path.name.endswith(f"-{kind}.gguf")
    assert result["is_converted"] is True
    assert (result["repository"], result["revision"]) == (REPO, COMMIT)
    assert result["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert result["sha256"] == by_hand(files, tmp_path / "by-hand", kind)
    assert gguf.read(path).architecture == "gemma2"
    record = json.loads(path.with_name(f"{path.stem}.provenance.json").read_text())
    assert record["source"]["repository"] == REPO
    assert record["source"]["revision"] == COMMIT
    for name, sha256 in record["source"]["files"].items():
        assert sha256 == hashlib.sha256(files[name]).hexdigest()
    assert desk.names() == {path.name, f"{path.stem}.provenance.json"}
    units = [unit for _, _, unit in desk.told.steps]
    assert units.index("bytes") < units.index("converting")
    assert (total(files), total(files), "bytes") in desk.told.steps


def test_only_what_the_converter_reads_is_asked_for_config_first(
    desk: Desk, files: dict[str, bytes]
) -> None:
    desk.ask(REPO)
    asked = [seen.path.rpartition("/")[2] for seen in desk.hub.gets]
    assert asked[0] == "config.json"
    assert sorted(asked) == sorted(name for name in files if is_wanted(name))
    assert asked[-1] == SHARD


def test_a_pause_in_the_second_shard_goes_on_there(desk: Desk, files: dict[str, bytes]) -> None:
    at = total(files) - len(files[SHARD]) // 2
    assert desk.refusal(REPO, told=Told(cancel_at=at)).code is Code.CANCELLED
    assert {one for one in desk.names() if "/" not in one} == {PLACE}
    (left,) = unfinished.find(desk.folder)
    assert left.note.repository == REPO
    assert left.bytes > at - 100
    desk.hub.log.clear()
    result = desk.ask(REPO)
    assert [seen.path.rpartition("/")[2] for seen in desk.hub.gets] == [SHARD]
    assert desk.hub.gets[0].start is not None
    assert Path(result["path"]).is_file()
    assert {one for one in desk.names() if ".part" in one} == set()


def test_a_pause_while_converting_downloads_nothing_again(desk: Desk) -> None:
    class Stopped(Told):
        def progress(self, done: int, total: int | None, unit: str) -> None:
            super().progress(done, total, unit)
            self.is_cancelled = unit == "converting" and done > 0

    assert desk.refusal(REPO, told=Stopped()).code is Code.CANCELLED
    assert not list(desk.folder.glob("*.gguf"))
    desk.hub.log.clear()
    desk.ask(REPO)
    assert desk.hub.gets == []


def test_an_architecture_nobody_converts_is_refused_before_its_weights(
    desk: Desk, files: dict[str, bytes]
) -> None:
    config = json.loads(files["config.json"])
    config |= {"architectures": ["MambaForCausalLM"], "model_type": "mamba"}
    desk.hub.add(REPO, {**files, "config.json": json.dumps(config).encode()})
    assert desk.refusal(REPO).code is Code.ARCHITECTURE_UNKNOWN
    assert [seen.path.rpartition("/")[2] for seen in desk.hub.gets] == ["config.json"]
    assert desk.names() == set()


@pytest.mark.parametrize("name", ["config.json", "tokenizer.model", SHARD])
def test_one_wrong_bit_in_any_file_is_found(desk: Desk, files: dict[str, bytes], name: str) -> None:
    wanted = [one for one in checkpoint_order(files) if is_wanted(one)]
    flip = Fault(body=lambda body: body[:-1] + bytes([body[-1] ^ 1]))
    desk.hub.faults = [Fault()] * wanted.index(name) + [flip]
    problem = desk.refusal(REPO)
    assert problem.code is Code.CHECKSUM
    assert problem.detail["name"] == name
    assert not list(desk.folder.glob("*.gguf"))
    desk.hub.faults = []
    desk.ask(REPO)


def checkpoint_order(files: dict[str, bytes]) -> list[str]:
    from app.core.repository import RemoteFile, Repository, choose

    listed = tuple(RemoteFile(name, len(content)) for name, content in files.items())
    return [one.name for one in choose(Repository(REPO, COMMIT, "", "", listed), "Q4_K_M")]


def test_a_changed_checkpoint_is_refused_until_it_is_asked_for(
    desk: Desk, files: dict[str, bytes]
) -> None:
    at = total(files) - 100
    assert desk.refusal(REPO, told=Told(cancel_at=at)).code is Code.CANCELLED
    desk.hub.add(REPO, {**files, "README.md": b"# Newer\n"}, OTHER_COMMIT)
    assert desk.refusal(REPO).code is Code.DOWNLOAD_CHANGED
    desk.hub.log.clear()
    result = desk.ask(REPO, is_restarting=True)
    assert result["revision"] == OTHER_COMMIT
    asked = [seen.path.rpartition("/")[2] for seen in desk.hub.gets]
    assert asked == ["README.md", SHARD], "what is the same does not come again"
    assert desk.hub.gets[1].start is None
    assert not [one for one in desk.names() if ".part" in one]


def test_resume_asks_for_the_commit_that_was_begun(desk: Desk, files: dict[str, bytes]) -> None:
    assert desk.refusal(REPO, told=Told(cancel_at=total(files) - 100)).code is Code.CANCELLED
    desk.hub.log.clear()
    desk.ask(REPO, is_resuming=True)
    assert desk.hub.log[0].path.startswith(f"/api/models/{REPO}/revision/{COMMIT}")


def test_room_is_needed_for_the_checkpoint_and_the_file(
    desk: Desk, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "free_bytes", lambda _path: total(files) + checkpoint.SMALL_BYTES)
    problem = desk.refusal(REPO)
    assert problem.code is Code.DISK_FULL
    assert desk.hub.gets == []
    assert desk.names() == set()


def test_a_type_that_is_neither_published_nor_made_is_told(desk: Desk) -> None:
    problem = desk.refusal(REPO, quantization="IQ1_S")
    assert problem.code is Code.NOT_OFFERED
    assert desk.hub.gets == []


def test_somebody_elses_folder_of_that_name_is_left_alone(desk: Desk) -> None:
    (desk.folder / PLACE).mkdir(parents=True)
    (desk.folder / PLACE / "theirs").write_bytes(b"theirs")
    assert desk.refusal(REPO).code is Code.EXISTS
    assert desk.names() == {PLACE, f"{PLACE}/theirs"}


@pytest.mark.parametrize("name", ["", "out", "models--EPFLiGHT--Meditron3-Tiny"])
def test_a_folder_that_is_a_link_is_not_written_through(
    desk: Desk, files: dict[str, bytes], tmp_path: Path, name: str
) -> None:
    assert desk.refusal(REPO, told=Told(cancel_at=total(files) - 100)).code is Code.CANCELLED
    elsewhere = tmp_path / "elsewhere"
    (desk.folder / PLACE / name).rename(elsewhere)
    before = {path: path.stat().st_mtime_ns for path in elsewhere.rglob("*")}
    (desk.folder / PLACE / name).symlink_to(elsewhere)
    assert desk.refusal(REPO).code is Code.EXISTS
    assert {path: path.stat().st_mtime_ns for path in elsewhere.rglob("*")} == before


def test_a_checkpoint_that_cannot_be_converted_is_kept_and_swept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from converters.refusal import Code as Refused

    def refuse(_path: Path) -> None:
        raise Refusal(Refused.MEMORY_SHORT, needed_bytes=2, available_bytes=1)

    monkeypatch.setattr(model, "read", refuse)
    assert desk.refusal(REPO).code is Code.MEMORY_SHORT
    (left,) = unfinished.find(desk.folder)
    assert unfinished.remove(left)
    assert desk.names() == set()


def test_the_second_file_of_the_same_name_gets_a_number(desk: Desk) -> None:
    first = Path(desk.ask(REPO)["path"])
    shutil.copy(first, desk.folder / "kept")
    second = Path(desk.ask(REPO)["path"])
    assert second.name == f"{first.stem}-2.gguf"
    assert first.read_bytes() == second.read_bytes()
    assert second.with_name(f"{second.stem}.provenance.json").is_file()


def test_a_record_without_its_file_is_not_replaced(desk: Desk) -> None:
    first = Path(desk.ask(REPO, quantization="Q8_0")["path"])
    record = first.with_name(f"{first.stem}.provenance.json")
    first.unlink()
    record.write_bytes(b"of another program")
    second = Path(desk.ask(REPO, quantization="Q8_0")["path"])
    assert second.name != first.name
    assert record.read_bytes() == b"of another program"
    assert second.with_name(f"{second.stem}.provenance.json").is_file()
