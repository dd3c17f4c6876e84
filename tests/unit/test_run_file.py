"""The one file that unpacks itself: on a stick, and where nothing may be installed."""

import os
import shutil
import subprocess  # noqa: TID251  a shell runs it
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from tests.unit.test_installer import installer, load, manifest

__all__ = ["installer"]


class Alone:
    """A file that unpacks itself, with a program that says what it was started with."""

    def __init__(self, installer: ModuleType, folder: Path, mode: int = 0o755) -> None:
        program = folder / "made" / "Casebook"
        program.mkdir(parents=True)
        for name in ("Casebook", "casebook-cli"):
            (program / name).write_text(f'#!/bin/sh\nprintf "%s|" {name} "$@"\n')
            (program / name).chmod(mode)
        (program / manifest.NAME).write_text(manifest.lines(program), "utf-8")
        release = load("release").Release("9.8", datetime.fromtimestamp(0, UTC), 1)
        archive = installer.pack(program, folder, release)
        self.stick = folder / "Clé USB '$(x)' مفتاح"
        self.stick.mkdir()
        made = installer.self_extracting(archive, 4096, release)
        self.file = made.rename(self.stick / "Casebook.run")
        self.file.chmod(0o444)  # FAT keeps no mark of a program
        self.home = folder / "home"
        self.home.mkdir()

    def run(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", self.file.name, *words],
            cwd=self.stick,
            env={"PATH": os.environ["PATH"]} | variables,
            capture_output=True,
            text=True,
            check=False,
        )

    def unpacked(self) -> list[Path]:
        return sorted((self.home / ".cache/casebook-program").glob("*"))


@pytest.fixture
def alone(installer: ModuleType, tmp_path: Path) -> Alone:
    if sys.platform != "linux" or shutil.which("xz") is None:
        pytest.skip("needs Linux and xz")
    return Alone(installer, tmp_path)


def test_one_file_on_a_stick_unpacks_itself_once_and_keeps_its_data_beside_it(
    alone: Alone,
) -> None:
    data = f"--data-dir|{alone.stick}/casebook-data|"
    first = alone.run(HOME=str(alone.home))
    assert (first.returncode, first.stdout) == (0, f"Casebook|{data}")
    assert "unpacked, once" in first.stderr
    (program,) = alone.unpacked()
    assert manifest.differences(program) == []
    assert program.stat().st_mode & 0o077 == 0
    again = alone.run("ask", "a b", HOME=str(alone.home))
    assert (again.stdout, again.stderr) == (f"casebook-cli|{data}ask|a b|", "")
    (program / "casebook-cli").unlink()  # by who tidies caches
    assert alone.run("doctor", HOME=str(alone.home)).stdout == f"casebook-cli|{data}doctor|"
    assert alone.unpacked() == [program]
    assert alone.run("--remove", HOME=str(alone.home)).returncode == 0
    assert alone.unpacked() == []
    assert [path.name for path in alone.stick.iterdir()] == ["Casebook.run"]


def test_one_file_that_cannot_be_unpacked_says_why_and_leaves_nothing(alone: Alone) -> None:
    homeless = alone.run()
    assert homeless.returncode == 1
    assert "no home" in homeless.stderr
    assert "CASEBOOK_PROGRAM=FOLDER" in homeless.stderr
    place = alone.home / "else where"
    assert alone.run(CASEBOOK_PROGRAM=str(place)).returncode == 0
    assert len(list(place.iterdir())) == 1
    content = bytearray(alone.file.read_bytes())
    content[-40] ^= 1
    alone.file.chmod(0o644)
    alone.file.write_bytes(content)
    damaged = alone.run(HOME=str(alone.home))
    assert damaged.returncode == 1
    assert "is damaged" in damaged.stderr
    assert alone.unpacked() == []


def test_one_file_refuses_a_disk_without_room_and_a_folder_in_use(
    alone: Alone, tmp_path: Path
) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "df").write_text("#!/bin/sh\nprintf 'h\\nd 1 1 99 1%% /\\n'\n")
    (tools / "df").chmod(0o755)
    path = f"{tools}:{os.environ['PATH']}"
    full = alone.run(HOME=str(alone.home), PATH=path)
    assert full.returncode == 1
    assert "less is free" in full.stderr
    assert alone.unpacked() == []
    assert alone.run("--unpack", str(alone.home)).returncode == 1
    assert alone.run("--unpack", "here").returncode == 0
    assert manifest.differences(alone.stick / "here") == []


def test_one_file_where_no_program_may_run_says_so_and_leaves_nothing(
    alone: Alone, installer: ModuleType, tmp_path: Path
) -> None:
    del alone  # it skips where this cannot be tried
    folder = tmp_path / "noexec"
    folder.mkdir()
    mute = Alone(installer, folder, mode=0o644)  # what a disk mounted so makes of every program
    ran = mute.run(HOME=str(mute.home))
    assert ran.returncode == 1
    assert "No program may run" in ran.stderr
    assert "CASEBOOK_PROGRAM=FOLDER" in ran.stderr
    assert mute.unpacked() == []


def test_what_a_killed_start_unpacked_goes_with_the_next_and_older_versions_with_remove(
    alone: Alone,
) -> None:
    assert alone.run(HOME=str(alone.home)).returncode == 0
    (program,) = alone.unpacked()
    ended = subprocess.Popen(["true"])
    ended.wait()
    killed = program.with_name(f"{program.name}.part.{ended.pid}")
    goes_on = program.with_name(f"{program.name}.part.{os.getpid()}")
    program.rename(killed)
    goes_on.mkdir()
    assert alone.run(HOME=str(alone.home)).returncode == 0
    assert alone.unpacked() == [program, goes_on]
    older = program.with_name("9.7-0123456789ab")
    shutil.copytree(program, older)
    foreign = program.with_name("mine-0123456789ab")
    foreign.mkdir()
    assert alone.run("--remove", HOME=str(alone.home)).returncode == 0
    assert alone.unpacked() == [foreign]
