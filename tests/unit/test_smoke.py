"""The smoke test of the installed program can fail, and is as hard as it says; by stand-ins."""

import os
import shutil
import subprocess  # noqa: TID251  namespaces are made by tools
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.unit.test_installer import PACKAGING, load, manifest

TOOLS = ("unshare", "setpriv")
WELL = 'echo "RESEARCH USE ONLY" >&2; echo "{}"'


def can_be_hard() -> bool:
    """Tell whether this account may make a network without interfaces and become another one."""
    if sys.platform != "linux" or os.geteuid() != 0 or not all(map(shutil.which, TOOLS)):
        return False
    ran = subprocess.run(["unshare", "--net", "true"], check=False, capture_output=True)
    return ran.returncode == 0


pytestmark = pytest.mark.skipif(not can_be_hard(), reason="needs root, unshare and setpriv")


@pytest.fixture
def smoke(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.setitem(sys.modules, "manifest", manifest)
    for name in ("screen", "processes"):
        monkeypatch.setitem(sys.modules, name, load(name))
    return load("smoke")


@pytest.fixture
def placed(smoke: ModuleType, tmp_path: Path) -> Iterator[Callable[[str], object]]:
    """Return a function that puts a program of this shell text where the checks want it."""
    held = []

    def put(text: str) -> object:
        made = tmp_path / "made"
        made.mkdir()
        (made / "casebook-cli").write_text(f"#!/bin/sh\n{text}\n")
        (made / "casebook-cli").chmod(0o755)
        (made / manifest.NAME).write_text(manifest.lines(made), "utf-8")
        model = tmp_path / "model.gguf"
        model.touch()
        held.append(smoke.placed(made, model))
        place, _ = held[-1].__enter__()
        return place

    yield put
    for one in held:
        one.__exit__(None, None, None)


def test_the_program_is_in_a_hard_place(placed: Callable[[str], object]) -> None:
    place = placed('id -u; env | cut -d= -f1 | sort; cat /proc/net/dev; : > "$(dirname "$0")/new"')
    ran = place.run("doctor")  # type: ignore[attr-defined]
    assert not str(place.program).isascii()  # type: ignore[attr-defined]
    said = ran.stdout.splitlines()
    assert said[0] == "65534"
    assert {"HOME", "USER", "LANG", "PATH"}.isdisjoint(said)
    assert [line.split(":")[0].strip() for line in said if ":" in line] == ["lo"]
    assert ran.returncode != 0, "it could write into its own folder"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (WELL, None),
        (f"{WELL}; exit 1", "ended with 1"),
        (f"{WELL}; echo 'Traceback (most recent call last):' >&2", "not listed"),
    ],
)
def test_a_command_that_fails_or_says_more_is_seen(
    smoke: ModuleType, placed: Callable[[str], object], text: str, seen: str | None
) -> None:
    place = placed(text)
    if seen is None:
        assert place.asked("doctor") == {}  # type: ignore[attr-defined]
        return
    with pytest.raises(sys.modules["screen"].FailedError, match=seen):
        place.asked("doctor")  # type: ignore[attr-defined]
    assert smoke.LISTED.fullmatch("The answer was cut after 8 tokens; it is not complete.")


def test_files_that_are_not_on_the_list_or_left_behind_are_seen(
    smoke: ModuleType, placed: Callable[[str], object]
) -> None:
    place = placed(WELL)
    failed = sys.modules["screen"].FailedError
    before = sys.modules["processes"].owned(smoke.NOBODY)
    smoke.check_files(place.program)  # type: ignore[attr-defined]
    smoke._check_traces(place, before)
    for folder, seen in (
        (place.scratch, "left behind"),  # type: ignore[attr-defined]
        (place.elsewhere, "left behind"),  # type: ignore[attr-defined]
        (place.program, "changed while it ran"),  # type: ignore[attr-defined]
    ):
        more = folder / "_MEI123"
        more.write_text("x")
        with pytest.raises(failed, match=seen):
            smoke._check_traces(place, before)
        if folder == place.program:  # type: ignore[attr-defined]
            with pytest.raises(failed, match="differ from the manifest"):
                smoke.check_files(folder)
        more.unlink()
    with tempfile.NamedTemporaryFile(dir="/var/tmp") as left:
        os.chown(left.name, smoke.NOBODY, smoke.NOBODY)
        with pytest.raises(failed, match=f"left behind: .*{Path(left.name).name}"):
            smoke._check_traces(place, before)


def test_what_still_runs_and_what_hides_a_missing_home_are_seen(
    smoke: ModuleType, placed: Callable[[str], object]
) -> None:
    place = placed(WELL)
    failed = sys.modules["screen"].FailedError
    before = sys.modules["processes"].owned(smoke.NOBODY)
    with pytest.raises(failed, match="without a home"):
        smoke._check_homeless(place)
    sleep = place.program.parent / "sleep"  # type: ignore[attr-defined]
    shutil.copyfile(shutil.which("sleep") or "", sleep)
    sleep.chmod(0o755)
    running = subprocess.Popen([str(sleep), "60"])
    try:
        with pytest.raises(failed, match="still running"):
            smoke._check_traces(place, before)
    finally:
        running.kill()
        running.wait()
    smoke._check_traces(place, before)


def test_another_library_than_the_oldest_on_an_old_processor_is_seen(
    smoke: ModuleType, placed: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = placed(WELL)
    failed = sys.modules["screen"].FailedError
    with monkeypatch.context() as patch:
        patch.setattr("shutil.which", lambda _name: None)
        with pytest.raises(failed, match="qemu-x86_64 is missing"):
            smoke._check_old_processor(place, Path("m"))
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(smoke.Place, "asked", lambda *_a, **_o: {"cpu": {"variant": "haswell"}})
    with pytest.raises(failed, match="the library is haswell"):
        smoke._check_old_processor(place, Path("m"))


def test_a_window_that_says_something_or_ends_badly_is_seen(
    smoke: ModuleType, placed: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = placed(WELL)
    failed = sys.modules["screen"].FailedError
    held: list[str] = []
    monkeypatch.setattr(smoke, "answers", lambda _place: list(held))
    monkeypatch.setattr(smoke, "_drive", lambda *_arguments: None)
    monkeypatch.setattr(smoke, "display", smoke.tempfile.TemporaryDirectory)
    for text, seen in (("echo qt.warning: x", "not listed"), ("exit 3", "ended with 3")):
        command = ["sh", "-c", text]
        monkeypatch.setattr(smoke.Place, "command", lambda *_a, _c=command, **_o: _c)
        with pytest.raises(failed, match=seen):
            smoke.check_window(place, None)
    monkeypatch.setattr(smoke.Place, "command", lambda *_a, **_o: ["true"])
    with pytest.raises(failed, match="is not in the history"):
        smoke.check_window(place, None)
    monkeypatch.setattr(smoke, "_drive", lambda *_arguments: held.append("done"))
    smoke.check_window(place, None)


@pytest.mark.usefixtures("smoke")
def test_code_that_neither_list_nor_system_has_is_seen(tmp_path: Path) -> None:
    processes = sys.modules["processes"]
    program = tmp_path / "usr/lib/program"
    program.mkdir(parents=True)
    shutil.copyfile(shutil.which("sleep") or "", program / "sleep")
    (program / "sleep").chmod(0o755)
    manifest.write(program)
    shutil.copyfile(program / "sleep", program / "other")
    (program / "other").chmod(0o755)
    window = subprocess.Popen([str(program / "other"), "60"])
    try:
        assert processes.strange(window, program, Path("/")) == ["none of the program itself"]
    finally:
        processes.end(window)
    command = f"{program / 'sleep'} 60 & {program / 'other'} 60"
    window = subprocess.Popen(["sh", "-c", f"{command}; wait"])
    try:
        while len(processes.running(program)) < 2:
            assert window.poll() is None
        strange = processes.strange(window, program, Path("/"))
        assert [one for one in strange if "/bin/" not in one] == [str(program / "other")]
        elsewhere = processes.strange(window, program, tmp_path)  # as if its system lay there
        assert any("/libc" in one for one in elsewhere)
        assert str(program / "other") in elsewhere  # it lies among the system's, and is not
    finally:
        processes.end(window)
    while processes.running(program):  # what was killed is gone a moment later
        pass


@pytest.mark.usefixtures("smoke")
def test_a_part_that_fails_is_told_and_the_next_one_is_tried(
    capsys: pytest.CaptureFixture[str],
) -> None:
    screen = sys.modules["screen"]

    def late() -> None:
        raise subprocess.TimeoutExpired(["casebook-cli"], 600)

    def gone() -> None:
        screen.until("the window came", lambda: False, ended)

    ended = subprocess.Popen(["false"])
    ended.wait()
    assert screen.each(lambda: screen.say("one")) == 0
    assert screen.each(late, gone, lambda: screen.say("two")) == 1
    one, first, second, two = capsys.readouterr().out.splitlines()
    assert (one, two) == ("ok  one", "ok  two")
    assert first.startswith("FAILED: Command")
    assert second == "FAILED: the window ended, and this was not seen: the window came"


def test_a_colour_is_seen_where_an_area_of_it_is_and_not_before(
    smoke: ModuleType, tmp_path: Path
) -> None:
    least = sys.modules["screen"].LEAST_PIXELS
    drawn = tmp_path / "screen"
    drawn.write_bytes(b"\xec\xeb\xfc\xff" * least)
    screen = smoke.Screen(drawn)
    assert not screen.shows("#FCEBEC")
    drawn.write_bytes(b"\xec\xeb\xfc\xff" * (least + 1))
    assert screen.shows("#FCEBEC")
    assert not screen.shows("#FFFFFF")
