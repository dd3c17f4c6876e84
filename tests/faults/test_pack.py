"""C4: a stick is pulled out, lies, is full, or was altered; what comes out is right or nothing."""

import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core import disk, gguf, trail
from app.core.chat import Sampling
from app.core.digest import files_sha256
from app.core.disk import Disk
from app.core.pack import MANIFEST, UNFINISHED, manifest, papers
from app.core.pack.manifest import About
from app.errors import Code, Problem
from app.jobs import claim, pack, pieces, reading, stick, unpack
from tests.gguf_writer import llama, write_split

CHUNK, BLOCK = 4096, 16_384  # a tiny model then has seven blocks
SPLIT = 40_000
PRESET = papers.Preset("Mine", "Answer in French.", Sampling(temperature=0.2))
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (pieces, pack, reading, unpack):
        monkeypatch.setattr(module, "CHUNK_BYTES", CHUNK)
    for module in (pieces, pack):
        monkeypatch.setattr(module, "BLOCK_BYTES", BLOCK)


class Ear:
    """Hears each step, and does what a test wants at one of them."""

    def __init__(self, do: Callable[[int, str], object] = lambda _step, _unit: None) -> None:
        self.steps: list[str] = []
        self._do = do

    def progress(self, done: int, total: int | None, unit: str, text: str = "") -> None:
        assert total is None or 0 <= done <= total
        assert text
        self.steps.append(unit)
        self._do(len(self.steps), unit)


def at(step: int, error: BaseException, unit: str = "") -> Ear:
    """Return an ear that fails at this step, counted in all units or in one."""

    def fail(_number: int, now: str) -> None:
        seen = sum(one == unit for one in ear.steps) if unit else len(ear.steps)
        if seen == step and unit in {"", now}:
            raise error

    ear = Ear(fail)
    return ear


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    path = llama().write(folder / "tiny.gguf")
    record = {
        "format": trail.FORMAT,
        "sha256": files_sha256([path]),
        "source": {"repository": "a/b"},
    }
    trail.beside(path).write_text(json.dumps(record))
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "pack"


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "there"


def wish(model: Path, target: Path, **more: Any) -> pack.Wish:
    info = gguf.read(model)
    sha256 = hashlib.sha256(model.read_bytes()).hexdigest()
    about = About(info.name, sha256, info.size_bytes, "llama", "F32", source={"repository": "a/b"})
    return pack.Wish(
        **{
            "path": model,
            "about": about,
            "folder": target,
            "presets": (PRESET,),
            "split_bytes": SPLIT,
            **more,
        }
    )


@pytest.fixture
def written(model: Path, target: Path) -> Path:
    pack.write(wish(model, target), Ear())
    return target


def files(folder: Path) -> list[str]:
    if not folder.exists():
        return []
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())


def refusal(function: Callable[..., object], *arguments: object) -> Problem:
    with pytest.raises(Problem) as caught:
        function(*arguments)
    return caught.value


# --- whole and right -----------------------------------------------------------------------------


@pytest.mark.parametrize("split", [1_000, 16_384, 40_000, 116_000, 10**9])
def test_what_is_written_comes_out_byte_for_byte(
    split: int, model: Path, target: Path, models: Path
) -> None:
    made = pack.write(wish(model, target, split_bytes=split), Ear())
    joined = b"".join(
        (target / part.path).read_bytes() for one in made.model_files for part in one.parts
    )
    assert joined == model.read_bytes()
    assert all(part.bytes <= split for one in made.model_files for part in one.parts)
    assert not [name for name in files(target) if name.endswith((".part", ".new", ".lock"))]
    done = unpack.read(target, models, (), Ear())
    assert done.path is not None
    assert done.path.parent == models
    assert done.path.read_bytes() == model.read_bytes()
    assert trail.source_of(done.path, made.model.sha256) == {"repository": "a/b"}
    assert trail.card_beside(done.path).read_text().startswith("# Tiny llama")
    assert trail.licence_beside(done.path).exists()
    assert papers.presets(done.presets) == (PRESET,)
    assert len(files(models)) == 4


def test_a_split_set_stays_one(tmp_path: Path, target: Path, models: Path) -> None:
    (tmp_path / "set").mkdir()
    first = write_split(llama(), 3, tmp_path / "set")
    sha256 = files_sha256(sorted((tmp_path / "set").glob("*.gguf")))
    about = About("Set", sha256, 0)
    pack.write(wish(first, target, about=about), Ear())
    done = unpack.read(target, models, (), Ear())
    assert done.path is not None
    assert gguf.read(done.path).part_count == 3
    assert files_sha256(sorted(models.glob("*.gguf"))) == sha256


def test_a_known_model_is_not_copied_but_its_presets_are(written: Path, models: Path) -> None:
    sha256 = manifest.read((written / MANIFEST).read_bytes()).model.sha256
    done = unpack.read(written, models, (sha256,), Ear())
    assert done.path is None
    assert papers.presets(done.presets) == (PRESET,)
    assert files(models) == []


def test_a_pack_is_found_in_the_root_of_its_stick(written: Path, models: Path) -> None:
    assert reading.find(written.parent) == written
    assert reading.find(written / MANIFEST) == written
    shutil.copytree(written, written.parent / "other")
    problem = refusal(unpack.read, written.parent, models, (), Ear())
    assert problem.code is Code.BAD_VALUE
    assert "other, pack" in str(problem.detail["why"])


@pytest.mark.parametrize(
    ("name", "most"),
    [("ext4", None), ("exfat", None), ("vfat", 3_900_000_000), ("", 3_900_000_000)],
)
def test_only_where_it_must_be_a_model_is_split(
    name: str, most: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "disk_of", lambda _path: Disk(0, name))
    assert disk.part_bytes(Path("/x")) == most


def test_on_fat32_a_model_is_split_without_a_word(
    model: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "disk_of", lambda _path: Disk(10**9, "vfat"))
    monkeypatch.setattr(disk, "FAT32_PART_BYTES", SPLIT)
    made = pack.write(wish(model, target, split_bytes=0), Ear())
    assert [len(one.parts) for one in made.model_files] == [3]


def test_every_byte_is_checked_without_a_copy(written: Path, models: Path) -> None:
    assert unpack.check(written, Ear()).model.name == "Tiny llama"
    assert files(models) == []
    last = written / "model" / "tiny.gguf.003"
    data = bytearray(last.read_bytes())
    data[-1] ^= 1
    last.write_bytes(data)
    assert refusal(unpack.check, written, Ear()).code is Code.PACK_ALTERED


# --- writing -------------------------------------------------------------------------------------


def test_a_cancel_at_every_step_leaves_nothing(model: Path, target: Path) -> None:
    ear = Ear()
    pack.write(wish(model, target), ear)
    shutil.rmtree(target)
    for step in range(1, len(ear.steps) + 1):
        problem = refusal(pack.write, wish(model, target), at(step, Problem(Code.CANCELLED)))
        assert problem.code is Code.CANCELLED
        assert not target.exists(), step


def test_a_cancel_leaves_a_folder_that_was_there(model: Path, target: Path) -> None:
    target.mkdir()
    (target / "System Volume Information").mkdir()
    refusal(pack.write, wish(model, target), at(9, Problem(Code.CANCELLED)))
    assert [one.name for one in target.iterdir()] == ["System Volume Information"]


def test_a_stick_that_is_pulled_out_at_every_step_is_gone_on_with(
    model: Path, target: Path, models: Path
) -> None:
    ear = Ear()
    pack.write(wish(model, target), ear)
    shutil.rmtree(target)
    for step in range(1, len(ear.steps) + 1):
        gone = OSError(errno.EIO, "Input/output error")
        problem = refusal(pack.write, wish(model, target), at(step, gone))
        assert problem.code is Code.DISK_FAILED
        assert "pack" in problem.detail
        assert not (target / MANIFEST).exists()
        refused = refusal(unpack.read, target, models, (), Ear())
        assert refused.code is Code.PACK_MISSING
        assert "is_unfinished" in refused.detail
    pack.write(wish(model, target), Ear())
    done = unpack.read(target, models, (), Ear())
    assert done.path is not None
    assert done.path.read_bytes() == model.read_bytes()


def test_what_is_right_on_the_stick_is_not_written_again(
    model: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal(pack.write, wish(model, target), at(20, OSError(errno.ENODEV, "gone"), "writing"))
    there = {name: (target / name).read_bytes() for name in files(target)}
    wrote: list[int] = []
    real = pieces.Growing.put

    def put(self: pieces.Growing, chunk: bytes) -> None:
        before = self._unsynced
        real(self, chunk)
        if self._unsynced != before:
            wrote.append(len(chunk))

    monkeypatch.setattr(pieces.Growing, "put", put)
    pack.write(wish(model, target), Ear())
    total = sum((target / name).stat().st_size for name in files(target) if name != MANIFEST)
    assert sum(map(len, there.values())) >= 20 * CHUNK - SPLIT % CHUNK
    assert sum(wrote) <= total - 19 * CHUNK


def test_what_went_wrong_on_the_stick_meanwhile_is_written_again(
    model: Path, target: Path, models: Path
) -> None:
    refusal(pack.write, wish(model, target), at(25, OSError(errno.EIO, "gone"), "writing"))
    part = target / "model" / "tiny.gguf.001.part"
    data = bytearray(part.read_bytes())
    data[5_000] ^= 1
    part.write_bytes(bytes(data) + b"and more")
    pack.write(wish(model, target), Ear())
    done = unpack.read(target, models, (), Ear())
    assert done.path is not None
    assert done.path.read_bytes() == model.read_bytes()


@pytest.mark.parametrize("unit", ["writing", "reading_back"])
@pytest.mark.parametrize("step", [1, 12, 30])
def test_a_kill_leaves_what_the_next_start_takes_up(
    unit: str, step: int, model: Path, target: Path, models: Path
) -> None:
    program = f"""
import os, signal
from pathlib import Path
from app.jobs import pack, pieces
from tests.faults import test_pack as faults
pieces.CHUNK_BYTES = pack.CHUNK_BYTES = {CHUNK}
pieces.BLOCK_BYTES = pack.BLOCK_BYTES = {BLOCK}
def kill(_step, now):
    if ear.steps.count({unit!r}) == {step} and now == {unit!r}:
        os.kill(os.getpid(), signal.SIGKILL)
ear = faults.Ear(kill)
pack.write(faults.wish(Path({str(model)!r}), Path({str(target)!r})), ear)
"""
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert ran.returncode == -signal.SIGKILL
    assert (target / UNFINISHED).exists()
    assert refusal(unpack.read, target, models, (), Ear()).code is Code.PACK_MISSING
    pack.write(wish(model, target), Ear())
    done = unpack.read(target, models, (), Ear())
    assert done.path is not None
    assert done.path.read_bytes() == model.read_bytes()
    assert not (target / UNFINISHED).exists()


def test_a_cancel_after_a_pull_out_removes_both(model: Path, target: Path) -> None:
    refusal(pack.write, wish(model, target), at(9, OSError(errno.EIO, "gone")))
    refusal(pack.write, wish(model, target), at(20, Problem(Code.CANCELLED)))
    assert not target.exists()


def test_another_model_takes_the_folder_of_an_unfinished_one(
    model: Path, target: Path, models: Path
) -> None:
    refusal(pack.write, wish(model, target), at(20, OSError(errno.EIO, "gone")))
    other = llama(seed=2).write(model.with_name("other.gguf"))
    pack.write(wish(other, target), Ear())
    assert not [name for name in files(target) if "tiny" in name]
    done = unpack.read(target, models, (), Ear())
    assert done.path is not None
    assert done.path.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.DISK_FULL),
        (errno.EDQUOT, Code.DISK_FULL),
        (errno.EFBIG, Code.FILE_TOO_LARGE),
    ],
)
def test_a_stick_that_fills_up_is_left_as_it_was(
    number: int, code: Code, model: Path, target: Path
) -> None:
    problem = refusal(pack.write, wish(model, target), at(15, OSError(number, os.strerror(number))))
    assert problem.code is code
    assert not target.exists()


def test_a_stick_without_room_is_told_before_the_first_byte(
    model: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stick, "disk_of", lambda _path: Disk(100_000, "vfat"))
    problem = refusal(pack.write, wish(model, target), Ear())
    assert problem.code is Code.DISK_FULL
    assert problem.detail["free_bytes"] == 100_000
    assert not target.exists()


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_a_stick_that_cannot_be_written_is_told(
    number: int, model: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mkdir(self: Path, *_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(self))

    monkeypatch.setattr(Path, "mkdir", mkdir)
    assert refusal(pack.write, wish(model, target), Ear()).code is Code.READ_ONLY


def test_a_stick_that_is_smaller_than_it_says_is_found_out(model: Path, target: Path) -> None:
    """The last bytes went over the first ones: what was written first is other bytes now."""

    def overwrite(_step: int, unit: str) -> None:
        first = target / "model" / "tiny.gguf.001.part"
        if unit == "reading_back" and ear.steps.count(unit) == 1:
            data = bytearray(first.read_bytes())
            data[-1] ^= 1
            first.write_bytes(data)

    ear = Ear(overwrite)
    problem = refusal(pack.write, wish(model, target), ear)
    assert problem.code is Code.STICK_FAILED
    assert problem.detail["name"] == "model/tiny.gguf.001"
    assert not target.exists()


def test_a_manifest_that_the_stick_does_not_keep_makes_no_pack(
    model: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = stick.open_plain

    def open_plain(path: Path) -> Any:
        if path.name == f"{MANIFEST}.new":
            path.write_bytes(b"{}")
        return real(path)

    monkeypatch.setattr(stick, "open_plain", open_plain)
    assert refusal(pack.write, wish(model, target), Ear()).code is Code.STICK_FAILED
    assert not target.exists()


def test_a_model_that_changes_meanwhile_is_not_packed(model: Path, target: Path) -> None:
    def change(step: int, _unit: str) -> None:
        if step == 3:
            data = bytearray(model.read_bytes())
            data[-1] ^= 1
            model.write_bytes(data)

    assert refusal(pack.write, wish(model, target), Ear(change)).code is Code.MODEL_CHANGED
    assert not target.exists()


def test_a_model_that_shrinks_meanwhile_is_not_packed(model: Path, target: Path) -> None:
    def change(step: int, _unit: str) -> None:
        if step == 3:
            os.truncate(model, 60_000)

    assert refusal(pack.write, wish(model, target), Ear(change)).code is Code.MODEL_CHANGED
    assert not target.exists()


def test_other_peoples_files_are_left_alone(model: Path, target: Path) -> None:
    target.mkdir()
    (target / "thesis.docx").write_bytes(b"mine")
    problem = refusal(pack.write, wish(model, target), Ear())
    assert problem.code is Code.EXISTS
    assert files(target) == ["thesis.docx"]
    assert refusal(pack.write, wish(model, model), Ear()).code is Code.EXISTS


def test_a_whole_pack_is_not_written_over(model: Path, written: Path) -> None:
    before = {name: (written / name).read_bytes() for name in files(written)}
    assert refusal(pack.write, wish(model, written), Ear()).code is Code.EXISTS
    assert {name: (written / name).read_bytes() for name in files(written)} == before


def test_two_writers_do_not_meet(model: Path, target: Path) -> None:
    second: list[Problem] = []

    def again(step: int, _unit: str) -> None:
        if step == 5:
            second.append(refusal(pack.write, wish(model, target), Ear()))

    pack.write(wish(model, target), Ear(again))
    assert [one.code for one in second] == [Code.TARGET_IN_USE]
    assert unpack.check(target, Ear())


@pytest.mark.parametrize("path", ["../victim", "/tmp/victim", "model/../../victim", "C:\\victim"])
def test_a_forged_note_of_what_is_ours_removes_nothing_else(
    path: str, model: Path, target: Path
) -> None:
    target.mkdir()
    victim = target.parent / "victim"
    victim.write_bytes(b"somebody's")
    said = {"format": claim.FORMAT, "paths": [path, str(victim)], "is_new": False}
    (target / UNFINISHED).write_text(json.dumps(said))
    refusal(pack.write, wish(model, target), at(5, Problem(Code.CANCELLED)))
    assert victim.read_bytes() == b"somebody's"


def test_nothing_is_written_through_a_link(model: Path, target: Path) -> None:
    refusal(pack.write, wish(model, target), at(3, OSError(errno.EIO, "gone")))
    victim = target.parent / "victim"
    victim.write_bytes(b"somebody's")
    part = target / "model" / "tiny.gguf.001.part"
    part.unlink()
    part.symlink_to(victim)
    pack.write(wish(model, target), Ear())
    assert victim.read_bytes() == b"somebody's"
    assert unpack.check(target, Ear())


# --- reading -------------------------------------------------------------------------------------

PARTS = [
    "model/tiny.gguf.001",
    "model/tiny.gguf.002",
    "model/tiny.gguf.003",
    "card.md",
    "licence.txt",
    "presets.json",
    "provenance.json",
    "start-here.txt",
]


def nothing_came(models: Path) -> bool:
    return files(models) == []


@pytest.mark.parametrize("name", PARTS)
def test_a_missing_file_is_named(name: str, written: Path, models: Path) -> None:
    (written / name).unlink()
    problem = refusal(unpack.read, written, models, (), Ear())
    assert problem.code is Code.PACK_ALTERED
    assert problem.detail == {"name": name, "why": "it is missing"}
    assert nothing_came(models)


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("change", ["first", "middle", "last", "longer", "shorter", "empty"])
def test_an_altered_file_is_named(name: str, change: str, written: Path, models: Path) -> None:
    place = written / name
    data = bytearray(place.read_bytes())
    if change in {"first", "middle", "last"}:
        data[{"first": 0, "middle": len(data) // 2, "last": -1}[change]] ^= 1
    else:
        data = {"longer": data + b"x", "shorter": data[:-1], "empty": bytearray()}[change]
    place.write_bytes(data)
    problem = refusal(unpack.read, written, models, (), Ear())
    assert problem.code is Code.PACK_ALTERED
    assert problem.detail["name"] == name
    assert nothing_came(models)


def test_the_place_of_an_altered_byte_is_told(written: Path, models: Path) -> None:
    place = written / "model" / "tiny.gguf.002"
    data = bytearray(place.read_bytes())
    data[BLOCK + 7] ^= 128
    place.write_bytes(data)
    problem = refusal(unpack.read, written, models, (), Ear())
    assert f"bytes {BLOCK:,} to {2 * BLOCK:,}" in str(problem.detail["why"])


def link(place: Path, elsewhere: Path) -> None:
    place.rename(elsewhere)
    place.symlink_to(elsewhere)


def pipe(place: Path, _elsewhere: Path) -> None:
    place.unlink()
    os.mkfifo(place)


def folder(place: Path, _elsewhere: Path) -> None:
    place.unlink()
    place.mkdir()


@pytest.mark.parametrize("name", ["model/tiny.gguf.001", "presets.json", "model", MANIFEST])
@pytest.mark.parametrize("becomes", [link, pipe, folder])
def test_what_is_no_ordinary_file_is_refused(
    name: str, becomes: Callable[[Path, Path], None], written: Path, models: Path
) -> None:
    if name == "model" and becomes is not link:
        shutil.rmtree(written / name)
        (written / name).write_bytes(b"")
    becomes(written / name, written.parent / "elsewhere")
    problem = refusal(unpack.read, written, models, (), Ear())
    assert problem.code in {Code.PACK_ALTERED, Code.PACK_INVALID, Code.PACK_MISSING}
    assert nothing_came(models)


def forge(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Rewrite a manifest with the hash it should have, as a forger would."""
    said = json.loads((folder / MANIFEST).read_bytes())
    change(said)
    said["sha256"] = manifest._fingerprint(said)
    (folder / MANIFEST).write_text(json.dumps(said))


@pytest.mark.parametrize("path", ["../outside", "/etc/hostname", "C:\\x", "model\\x", "a:b", "NUL"])
def test_a_forged_name_is_refused_before_anything_is_opened(
    path: str, written: Path, models: Path
) -> None:
    (written.parent / "outside").write_bytes(b"not of the pack")
    forge(written, lambda said: said["files"][0]["parts"][0].update(path=path))
    assert refusal(unpack.read, written, models, (), Ear()).code is Code.PACK_INVALID
    assert nothing_came(models)


def test_a_pack_of_another_model_than_it_names_is_refused(written: Path, models: Path) -> None:
    forge(written, lambda said: said["model"].update(sha256="ab" * 32))
    assert refusal(unpack.read, written, models, (), Ear()).code is Code.PACK_INVALID
    assert nothing_came(models)


def test_sums_that_contradict_each_other_are_refused(written: Path, models: Path) -> None:
    forge(written, lambda said: said["files"][0].update(sha256="ab" * 32))
    assert refusal(unpack.read, written, models, (), Ear()).code is Code.PACK_ALTERED
    assert nothing_came(models)


def test_a_newer_pack_says_so(written: Path, models: Path) -> None:
    forge(written, lambda said: said.update(version=2))
    assert refusal(unpack.read, written, models, (), Ear()).code is Code.PACK_TOO_NEW
    assert nothing_came(models)


def test_a_file_that_is_no_model_does_not_come_out(
    model: Path, target: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = gguf.read
    good = llama().write(model.with_name("good.gguf"))
    model.write_bytes(b"GGUX" + model.read_bytes()[4:])
    with monkeypatch.context() as patch:
        patch.setattr(gguf, "read", lambda _path: real(good))
        pack.write(wish(model, target), Ear())
    assert refusal(unpack.read, target, models, (), Ear()).code is Code.MODEL_INVALID
    assert nothing_came(models)


def test_presets_that_are_none_are_refused_although_their_hash_is_right(
    model: Path, target: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "presets_text", lambda _presets: b'{"format": "x"}')
    pack.write(wish(model, target), Ear())
    assert refusal(unpack.read, target, models, (), Ear()).code is Code.PACK_INVALID
    assert nothing_came(models)


def test_a_cancel_at_every_step_of_reading_leaves_nothing(written: Path, models: Path) -> None:
    ear = Ear()
    unpack.read(written, models, (), ear)
    shutil.rmtree(models)
    for step in range(1, len(ear.steps) + 1):
        problem = refusal(unpack.read, written, models, (), at(step, Problem(Code.CANCELLED)))
        assert problem.code is Code.CANCELLED
        assert files(models) == [], step


class Pulled:
    """A stick that is gone after so many reads: each file on it fails, as with a real one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, stick_folder: Path, reads: int) -> None:
        self.left = reads
        self.taken = 0
        real = stick.open_plain

        def open_plain(path: Path) -> Any:
            file = real(path)
            return _Watched(file, self) if path.is_relative_to(stick_folder) else file

        monkeypatch.setattr(stick, "open_plain", open_plain)


class _Watched:
    def __init__(self, file: Any, stick_of: Pulled) -> None:
        self._file, self._stick = file, stick_of

    def read(self, size: int = -1) -> bytes:
        if self._stick.left <= 0:
            raise OSError(errno.EIO, "Input/output error")
        self._stick.left -= 1
        data: bytes = self._file.read(size)
        self._stick.taken += len(data)
        return data

    def seek(self, offset: int) -> int:
        return int(self._file.seek(offset))

    def __enter__(self) -> "_Watched":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def test_a_stick_that_is_pulled_out_at_every_read_is_gone_on_with(
    written: Path, model: Path, models: Path
) -> None:
    reads, done = 0, None
    while done is None:
        reads += 1
        with pytest.MonkeyPatch.context() as patch:
            pulled = Pulled(patch, written, reads)
            try:
                done = unpack.read(written, models, (), Ear())
            except Problem as problem:
                gone = problem
                assert not list(models.glob("*.gguf"))
    assert (gone.code, "pack" in gone.detail) == (Code.DISK_FAILED, True)
    assert reads > 5
    assert done.path is not None
    assert done.path.read_bytes() == model.read_bytes()
    # Of the model nothing was read twice: what was copied stayed.
    assert pulled.taken < model.stat().st_size
    assert not list(models.glob(f"*{unpack.STAGE}"))


def test_a_copy_that_went_wrong_meanwhile_is_copied_again(
    written: Path, model: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        Pulled(patch, written, 25)
        assert refusal(unpack.read, written, models, (), Ear()).code is Code.DISK_FAILED
    (part,) = models.glob(f"*{unpack.STAGE}/*.gguf")
    data = bytearray(part.read_bytes())
    data[100] ^= 1
    part.write_bytes(data)
    done = unpack.read(written, models, (), Ear())
    assert done.path is not None
    assert done.path.read_bytes() == model.read_bytes()


def test_the_copy_of_another_pack_is_not_taken_up(
    written: Path, model: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        Pulled(patch, written, 25)
        refusal(unpack.read, written, models, (), Ear())
    shutil.rmtree(written)
    llama(seed=3).write(model)
    pack.write(wish(model, written), Ear())
    done = unpack.read(written, models, (), Ear())
    assert done.path is not None
    assert done.path.read_bytes() == model.read_bytes()


def test_a_computer_without_room_is_told_before_the_first_byte(
    written: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stick, "disk_of", lambda _path: Disk(150_000_000, "ext4"))
    problem = refusal(unpack.read, written, models, (), Ear())
    assert problem.code is Code.DISK_FULL
    assert problem.detail["path"] == models
    assert nothing_came(models)


def test_a_disk_that_fails_while_it_is_copied_to_is_told_as_that(
    written: Path, models: Path
) -> None:
    problem = refusal(
        unpack.read, written, models, (), at(5, OSError(errno.ENOSPC, "No space left"))
    )
    assert problem.code is Code.DISK_FULL
    assert problem.detail["path"] == models
    assert nothing_came(models)


def test_a_name_that_is_taken_gets_another(written: Path, models: Path) -> None:
    models.mkdir()
    (models / "TINY.GGUF").write_bytes(b"another one")
    done = unpack.read(written, models, (), Ear())
    assert done.path is not None
    assert done.path.name == f"tiny-{done.manifest.model.sha256[:8]}.gguf"
    assert (models / "TINY.GGUF").read_bytes() == b"another one"


def test_a_folder_without_a_pack_is_told(tmp_path: Path, models: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere", Path("/dev/null")):
        assert refusal(unpack.read, place, models, (), Ear()).code is Code.PACK_MISSING


def test_two_readers_do_not_meet(written: Path, models: Path) -> None:
    second: list[Problem] = []

    def again(step: int, _unit: str) -> None:
        if step == 3:
            second.append(refusal(unpack.read, written, models, (), Ear()))

    assert unpack.read(written, models, (), Ear(again)).path is not None
    assert [one.code for one in second] == [Code.TARGET_IN_USE]


# --- real disks ----------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("a file system of its own needs root")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.privileged
def test_a_full_stick_is_left_as_it_was(model: Path, small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(bytes(8_000_000))
    problem = refusal(pack.write, wish(model, small_disk / "pack"), Ear())
    assert problem.code is Code.DISK_FULL
    assert [one.name for one in small_disk.iterdir()] == ["ballast"]


@pytest.mark.privileged
def test_a_stick_that_fills_up_meanwhile_is_left_as_it_was(model: Path, small_disk: Path) -> None:
    def fill(step: int, _unit: str) -> None:
        if step == 2:
            with (small_disk / "ballast").open("wb", buffering=0) as file:
                while True:
                    try:
                        file.write(bytes(4096))
                    except OSError:
                        break

    problem = refusal(pack.write, wish(model, small_disk / "pack"), Ear(fill))
    assert problem.code is Code.DISK_FULL
    assert [one.name for one in small_disk.iterdir()] == ["ballast"]


@pytest.mark.privileged
def test_a_read_only_stick_is_read_and_not_written(
    model: Path, small_disk: Path, models: Path
) -> None:
    pack.write(wish(model, small_disk / "pack"), Ear())
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert refusal(pack.write, wish(model, small_disk / "more"), Ear()).code is Code.READ_ONLY
    assert unpack.read(small_disk, models, (), Ear()).path is not None
