"""A conversion that is stopped, killed, starved or lied to leaves no file under its name."""

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app import roles
from converters import disk, model, provenance
from converters.conversion import Target, convert, memory_bytes
from converters.journal import Journal
from converters.plan import Plan, plan
from converters.refusal import Code, Refusal
from converters.types import FILE_TYPES
from converters.writer import Effort, Step, Writing
from tests.reference.checkpoints import checkpoints

FIRST = "model-00001-of-00002.safetensors"
SMALL = Effort(threads=2, memory_bytes=1)  # the smallest chunks: many steps


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return checkpoints()["gemma2-288"].write(tmp_path)


def planned(folder: Path, kind: str = "Q4_K_M") -> Plan:
    return plan(model.read(folder), FILE_TYPES[kind])


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir() if entry.is_file()}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    place = tmp_path / "out"
    place.mkdir()
    return place


@contextmanager
def refused(code: Code) -> Iterator[None]:
    with pytest.raises(Refusal) as caught:
        yield
    assert caught.value.code is code


def test_file_and_record_are_there_and_nothing_else(folder: Path, out: Path) -> None:
    outcome = convert(planned(folder), Target(out / "m.gguf"), SMALL)
    assert names(out) == {"m.gguf", "m.provenance.json"}
    content = (out / "m.gguf").read_bytes()
    assert hashlib.sha256(content).hexdigest() == outcome.sha256
    record = json.loads((out / "m.provenance.json").read_text("utf-8"))
    assert record["sha256"] == outcome.sha256
    assert record["size_bytes"] == len(content) == planned(folder).size_bytes
    for name, digest in record["source"]["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert set(planned(folder).model.files) < set(record["source"]["files"])
    assert {"config.json", "tokenizer.model", "README.md"} & set(record["source"]["files"])


def test_any_cut_into_chunks_gives_the_same_bytes(folder: Path, out: Path) -> None:
    digests = {
        convert(planned(folder), Target(out / f"{number}.gguf"), effort).sha256
        for number, effort in enumerate(
            (SMALL, Effort(threads=1), Effort(threads=3, memory_bytes=3_000_000))
        )
    }
    assert len(digests) == 1


def test_a_file_that_is_there_is_not_overwritten_unasked(folder: Path, out: Path) -> None:
    target = out / "m.gguf"
    target.write_bytes(b"an older model")
    with refused(Code.EXISTS):
        convert(planned(folder), Target(target), SMALL)
    assert target.read_bytes() == b"an older model"
    convert(planned(folder), Target(target, is_replacing=True), SMALL)
    assert target.read_bytes()[:4] == b"GGUF"


def test_the_source_can_not_be_the_target(folder: Path) -> None:
    for is_replacing in (False, True):
        with refused(Code.EXISTS):
            convert(planned(folder), Target(folder / FIRST, is_replacing), SMALL)


def test_only_a_file_is_ever_replaced(folder: Path, out: Path) -> None:
    (out / "link.gguf").symlink_to("nowhere")
    os.mkfifo(out / "pipe.gguf")
    (out / "folder.gguf").mkdir()
    for name in ("link.gguf", "pipe.gguf", "folder.gguf"):
        with refused(Code.EXISTS):
            convert(planned(folder), Target(out / name, is_replacing=True), SMALL)


def test_a_lock_that_is_a_pipe_is_not_waited_for(folder: Path, out: Path) -> None:
    os.mkfifo(out / "m.gguf.lock")
    with refused(Code.DISK_FAILED):
        convert(planned(folder), Target(out / "m.gguf"), SMALL)


def test_a_name_too_long_is_told_as_that(folder: Path, out: Path) -> None:
    with refused(Code.NAME_TOO_LONG):
        convert(planned(folder), Target(out / ("x" * 300)), SMALL)
    with refused(Code.SOURCE_MISSING):
        model.read(out / ("x" * 300))


@pytest.mark.parametrize("at", [0, 1, 5, 20])
def test_a_cancel_leaves_nothing(folder: Path, out: Path, at: int) -> None:
    asked = iter(range(10_000))
    effort = Effort(2, 1, should_stop=lambda: next(asked) >= at)
    with refused(Code.CANCELLED):
        convert(planned(folder), Target(out / "m.gguf"), effort)
    assert names(out) == set()


def test_what_is_foreseen_is_refused_before_the_first_byte(folder: Path, out: Path) -> None:
    def foresee(seen: Plan) -> None:
        assert seen.header == planned(folder).header
        raise Refusal(Code.CHECKPOINT_INVALID, where="the template", why="it does not end")

    with refused(Code.CHECKPOINT_INVALID):
        convert(planned(folder), Target(out / "m.gguf", foresee=foresee), SMALL)
    assert list(out.iterdir()) == []


FOREIGN = {
    "text": b"what the cook said",
    "list": b"[1]",
    "other program's": b'{"format": "slsa-1", "file": "m.gguf"}',
    "another file's": b'{"format": "casebook-conversion-1", "file": "m"}',
    "deep": b"[" * 100_000,
    "not UTF-8": b'\xff{"format": "casebook-conversion-1", "file": "m.gguf"}',
}


@pytest.mark.parametrize("is_replacing", [False, True])
@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_a_record_that_is_not_of_this_file_is_kept(
    folder: Path, out: Path, content: bytes, is_replacing: bool
) -> None:
    record = out / "m.provenance.json"
    record.write_bytes(content)
    with pytest.raises(Refusal) as caught:
        convert(planned(folder), Target(out / "m.gguf", is_replacing), SMALL)
    assert (caught.value.code, caught.value.facts) == (Code.EXISTS, {"path": str(record)})
    assert record.read_bytes() == content
    assert names(out) == {"m.provenance.json"}


def test_a_record_that_is_no_file_is_refused_and_left(folder: Path, out: Path) -> None:
    (out / "folder.provenance.json").mkdir()
    os.mkfifo(out / "pipe.provenance.json")
    (out / "link.provenance.json").symlink_to(folder / "config.json")
    before = set(out.iterdir())
    for name in ("folder", "pipe", "link"):
        with refused(Code.EXISTS):
            convert(planned(folder), Target(out / f"{name}.gguf", is_replacing=True), SMALL)
    assert set(out.iterdir()) == before


def test_the_own_record_is_replaced_with_its_file(folder: Path, out: Path) -> None:
    target = Target(out / "m.gguf", is_replacing=True)
    convert(planned(folder, "Q8_0"), target, SMALL)
    convert(planned(folder, "Q4_0"), target, SMALL)
    assert json.loads((out / "m.provenance.json").read_text("utf-8"))["type"] == "Q4_0"
    (out / "m.gguf").unlink()
    convert(planned(folder, "Q8_0"), Target(out / "m.gguf"), SMALL)
    assert json.loads((out / "m.provenance.json").read_text("utf-8"))["type"] == "Q8_0"


def test_memory_is_never_more_than_what_is_said_and_little_for_a_little_model(
    folder: Path, out: Path
) -> None:
    said = memory_bytes(planned(folder), Effort(threads=2))
    assert said < 150_000_000
    outcome = converted(folder, out / "m.gguf")
    assert outcome["peak_rss_bytes"] <= said
    many = memory_bytes(planned(folder), Effort(threads=64))
    assert many - said < 100_000_000, "there is no more to hold than the model"


def converted(folder: Path, target: Path) -> dict[str, int]:
    """Convert in a process of its own, which holds nothing but that; return its last line."""
    # Between them a small program, because a child's peak begins with what its parent held.
    code = (
        "import subprocess, sys;"
        "sys.exit(subprocess.call([sys.executable, '-m', 'converters', *sys.argv[1:]]))"
    )
    words = [str(folder), "-o", str(target), "--json", "--threads", "2"]
    ended = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=roles.folder(),
        capture_output=True,
        text=True,
        check=True,
    )
    last: dict[str, int] = json.loads(ended.stdout.splitlines()[-1])
    return last


def test_ctrl_c_while_the_program_still_imports_is_told_as_that(tmp_path: Path) -> None:
    planted = tmp_path / "click"
    planted.mkdir()
    (planted / "__init__.py").write_text(
        "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\nraise ImportError\n"
    )
    ended = subprocess.run(
        [sys.executable, "-m", "converters", "nowhere"],
        cwd=roles.folder(),
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "Interrupted.\n")


def test_a_file_that_its_check_refuses_gets_no_name(folder: Path, out: Path) -> None:
    seen = []

    def check(path: Path) -> None:
        seen.append(path.stat().st_size)
        raise Refusal(Code.MODEL_INVALID, where="the trial", why="it says nothing")

    with refused(Code.MODEL_INVALID):
        convert(planned(folder), Target(out / "m.gguf", check=check), SMALL)
    assert seen == [planned(folder).size_bytes], "it was complete when it was tried"
    assert names(out) == set()


def test_two_conversions_to_one_target_do_not_mix(folder: Path, out: Path) -> None:
    target = out / "m.gguf"
    with disk.reserved(target), refused(Code.TARGET_IN_USE):
        convert(planned(folder), Target(target), SMALL)
    convert(planned(folder), Target(target), SMALL)


def test_too_little_room_is_said_before_the_first_byte(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = planned(folder).size_bytes
    monkeypatch.setattr(disk, "free_bytes", lambda _path: needed)
    with pytest.raises(Refusal) as caught:
        convert(planned(folder), Target(out / "m.gguf"), SMALL)
    assert caught.value.code is Code.DISK_FULL
    assert caught.value.facts["needed_bytes"] == int(needed * disk.SPARE)
    assert names(out) == set()


def test_a_folder_that_is_not_there_is_not_made(folder: Path, out: Path) -> None:
    with refused(Code.FOLDER_MISSING):
        convert(planned(folder), Target(out / "none" / "m.gguf"), SMALL)
    assert not (out / "none").exists()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder root cannot write to")
def test_a_folder_that_cannot_be_written_is_not_called_busy(folder: Path) -> None:
    with pytest.raises(Refusal) as caught:
        convert(planned(folder), Target(Path("/proc/m.gguf")), SMALL)
    assert caught.value.code is not Code.TARGET_IN_USE


def test_fat32_holds_no_file_of_four_gigabytes(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "_file_system", lambda _folder: "vfat")
    monkeypatch.setattr(disk, "free_bytes", lambda _path: 10**12)
    disk.check_room(out / "m.gguf", disk.FAT32_MOST_BYTES, 0)
    with refused(Code.FILE_TOO_LARGE):
        disk.check_room(out / "m.gguf", disk.FAT32_MOST_BYTES + 1, 0)


def test_too_little_memory_is_said_with_the_numbers(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Memory:
        available = 1_000_000

    monkeypatch.setattr(disk.psutil, "virtual_memory", Memory)
    with refused(Code.MEMORY_SHORT):
        convert(planned(folder), Target(out / "m.gguf"), SMALL)
    assert names(out) == set()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("at", [0, 3, 20])
def test_a_disk_that_fails_while_writing_leaves_nothing(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch, number: int, at: int
) -> None:
    calls = iter(range(10_000))
    append = Writing._append

    def failing(self: Writing, *arguments: object) -> None:
        if next(calls) >= at:
            raise OSError(number, os.strerror(number))
        append(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Writing, "_append", failing)
    with refused(Code.DISK_FULL if number == errno.ENOSPC else Code.DISK_FAILED):
        convert(planned(folder), Target(out / "m.gguf"), SMALL)
    assert names(out) == set()


def test_what_the_disk_gives_back_is_compared(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lying(self: Writing, file: object) -> None:
        with self._part.open("r+b") as other:
            other.seek(1000)
            other.write(b"\xff\xfe\xfd")
        read_back(self, file)  # type: ignore[arg-type]

    read_back = Writing._read_back
    monkeypatch.setattr(Writing, "_read_back", lying)
    with refused(Code.DISK_FAILED):
        convert(planned(folder), Target(out / "m.gguf"), SMALL)
    assert names(out) == set()


def test_a_source_that_changes_while_it_is_read_is_noticed(folder: Path, out: Path) -> None:
    def touch(_step: Step) -> None:
        source = folder / FIRST
        os.utime(source, ns=(1, source.stat().st_mtime_ns + 1_000_000))

    with refused(Code.CHECKPOINT_INVALID):
        convert(planned(folder), Target(out / "m.gguf"), Effort(2, 1, report=touch))
    assert names(out) == set()


# --- kill -9 -------------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from pathlib import Path
from converters import model, writer
from converters.conversion import Target, convert
from converters.plan import plan
from converters.types import FILE_TYPES

writer.SYNC_SECONDS = 0.0
def report(step):
    if step.number > int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
chosen = plan(model.read(Path(sys.argv[1])), FILE_TYPES["Q4_K_M"])
convert(chosen, Target(Path(sys.argv[2])), writer.Effort(2, 1, report=report))
"""


def killed(folder: Path, target: Path, after: int) -> None:
    """Start a conversion that is killed once so many tensors are written."""
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, folder, target, str(after)], cwd=roles.folder(), check=False
    )
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.parametrize("after", [1, 10, 20])
def test_after_a_kill_the_next_start_goes_on_and_gives_the_same_file(
    folder: Path, out: Path, after: int
) -> None:
    target = out / "m.gguf"
    killed(folder, target, after)
    assert "m.gguf" not in names(out)
    assert "m.gguf.part" in names(out)
    steps: list[Step] = []
    outcome = convert(planned(folder), Target(target), Effort(2, report=steps.append))
    assert outcome.resumed == after
    assert steps[-1].resumed == after
    whole = convert(planned(folder), Target(out / "whole.gguf"), Effort(2))
    assert outcome.sha256 == whole.sha256
    assert target.read_bytes() == (out / "whole.gguf").read_bytes()
    assert not [name for name in names(out) if ".part" in name or ".lock" in name]


def test_another_type_starts_from_the_beginning(folder: Path, out: Path) -> None:
    killed(folder, out / "m.gguf", 10)
    outcome = convert(planned(folder, "Q8_0"), Target(out / "m.gguf"), Effort(2))
    assert outcome.resumed == 0


def test_what_is_damaged_is_written_again(folder: Path, out: Path) -> None:
    killed(folder, out / "m.gguf", 10)
    part = out / "m.gguf.part"
    chosen = planned(folder)
    with part.open("r+b") as file:
        file.seek(len(chosen.header) + 5)
        file.write(b"\x99")
    outcome = convert(chosen, Target(out / "m.gguf"), Effort(2))
    assert outcome.resumed == 0
    assert outcome.sha256 == convert(chosen, Target(out / "w.gguf"), Effort(2)).sha256


def test_a_changed_source_starts_from_the_beginning(folder: Path, out: Path) -> None:
    killed(folder, out / "m.gguf", 10)
    os.utime(folder / FIRST, ns=(1, 1))
    assert convert(planned(folder), Target(out / "m.gguf"), Effort(2)).resumed == 0


@pytest.mark.parametrize("note", [b"", b"[]", b'{"of": 1}', b"\xff", b'{"sums": "x"}'])
def test_a_broken_note_starts_from_the_beginning(folder: Path, out: Path, note: bytes) -> None:
    killed(folder, out / "m.gguf", 10)
    (out / "m.gguf.part.json").write_bytes(note)
    assert convert(planned(folder), Target(out / "m.gguf"), Effort(2)).resumed == 0


def test_a_note_of_strange_sums_starts_from_the_beginning(folder: Path, out: Path) -> None:
    chosen = planned(folder)
    part = out / "m.gguf.part"
    journal = Journal(part, chosen)
    journal.write([1, 2, 3])
    assert journal.read() == [1, 2, 3]
    part.write_bytes(chosen.header)
    assert convert(chosen, Target(out / "m.gguf"), Effort(2)).resumed == 0


# --- the command ----------------------------------------------------------------------------------


def command(
    *words: object, cwd: Path | None = None, **environment: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "converters", *map(str, words)],
        env={**roles.environment(), **environment},
        cwd=cwd or roles.folder(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_says_that_it_goes_on_or_starts_again(folder: Path, out: Path) -> None:
    target = out / "m.gguf"
    killed(folder, target, 10)
    ended = command(folder, "-o", target, "--json")
    assert "Goes on after tensor 10 of" in ended.stderr
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    assert lines[-1]["type"] == "done"
    assert lines[-1]["resumed_tensors"] == 10
    assert lines[-1]["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest()
    assert lines[-1]["bytes"] == lines[-2]["total_bytes"] == lines[-2]["done_bytes"]
    (out / "n.gguf.part").write_bytes(b"something else")
    ended = command(folder, "-o", out / "n.gguf")
    assert "Starts from the beginning" in ended.stderr
    assert ended.stdout == f"{out / 'n.gguf'}\n"


def test_ctrl_c_leaves_nothing_and_says_so(folder: Path, out: Path) -> None:
    interrupted = KILLED.replace("SIGKILL", "SIGINT").replace(
        "chosen = plan", "writer.Writing._read_back = lambda *_: time.sleep(60)\nchosen = plan"
    )
    ended = subprocess.run(
        [sys.executable, "-c", "import time\n" + interrupted, folder, out / "m.gguf", "5"],
        cwd=roles.folder(),
        capture_output=True,
        check=False,
    )
    assert b"KeyboardInterrupt" in ended.stderr, "the detector sees the interruption"
    assert names(out) == set()


@pytest.mark.parametrize("words", [["--type", "Q9"], [], ["--memory", "0"], ["--threads", "x"]])
def test_wrong_usage_is_told_with_status_2(folder: Path, words: list[str]) -> None:
    ended = command(*words, *([folder] if words else []))
    assert ended.returncode == 2
    assert ended.stderr.startswith("error: usage: ")
    assert ended.stdout == ""


def test_a_refusal_is_one_json_document_on_stdout(tmp_path: Path) -> None:
    ended = command(tmp_path / "none", "--json")
    assert ended.returncode == 1
    assert json.loads(ended.stdout)["error"]["code"] == "source_missing"
    assert ended.stderr == ""


def test_a_dry_run_writes_nothing_and_knows_the_size(folder: Path, out: Path) -> None:
    ended = command(folder, "-o", out / "m.gguf", "--dry-run", "--json")
    said = json.loads(ended.stdout)
    assert names(out) == set()
    convert(planned(folder), Target(out / "m.gguf"), SMALL)
    assert said["output_bytes"] == (out / "m.gguf").stat().st_size
    assert sum(tensor["bytes"] for tensor in said["tensors"]) < said["output_bytes"]
    assert said["architecture"] == "gemma2"
    assert {"parameters", "type", "memory_bytes", "disk_free_bytes"} <= set(said)


def test_a_reader_that_goes_away_ends_the_command_quietly(folder: Path, out: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "converters", folder, "-o", out / "m.gguf", "--json"],
        cwd=roles.folder(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait() == 1
    assert names(out) == set()


CANARY = "open({path!r}, 'w').write('run')\n"


def test_no_code_of_the_folder_is_run(folder: Path, out: Path, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    code = CANARY.format(path=str(canary))
    for name in ("modeling_evil", "json", "tokenization_evil", "configuration_evil", "setup"):
        (folder / f"{name}.py").write_text(code)
    config = json.loads((folder / "config.json").read_text())
    config["auto_map"] = {"AutoConfig": "configuration_evil.E", "AutoModel": "modeling_evil.E"}
    (folder / "config.json").write_text(json.dumps(config))
    seen = subprocess.run([sys.executable, "-c", "import json"], cwd=folder, check=False)
    assert seen.returncode == 0
    assert canary.exists(), "the detector sees code of the folder that is run"
    canary.unlink()
    ended = command(
        ".", "-o", out / "m.gguf", cwd=folder, PYTHONPATH=str(roles.folder()), PYTHONSAFEPATH=""
    )
    assert ended.returncode == 0, ended.stderr
    assert not canary.exists()


def test_the_record_lies_beside_the_file_by_its_name() -> None:
    assert provenance.beside(Path("a.b.gguf")).name == "a.b.provenance.json"
    assert provenance.beside(Path("noending")).name == "noending.provenance.json"
