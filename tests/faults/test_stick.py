"""A data folder on an exFAT stick: pulled while an answer is written, full, not to be written.

The stick is a file that FUSE mounts; pulled, its driver is killed. Needs root, exfat-fuse and
exfatprogs (Debian, Ubuntu).
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from app.core import file_systems
from app.errors import Code, Problem
from app.paths import Places
from app.store.connection import Session
from app.store.database import Store, check_database, open_database
from app.store.files import give_up
from tests.faults.test_window import HANG, Run, prepare

TOOLS = ("mkfs.exfat", "mount.exfat-fuse", "losetup", "umount")
SIZE_BYTES = 48 << 20  # no room for a ballast
LONG = "!wait=20 !words=100000"  # there is always a word more to be saved

needs_stick = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)) or not Path("/dev/fuse").exists() or os.geteuid() != 0,
    reason="needs root, exfat-fuse and exfatprogs",
)


class Stick:
    """A stick that can be plugged in and pulled."""

    def __init__(self, folder: Path) -> None:
        self._image = folder / "stick.img"
        self.place = folder / "Clé USB مفتاح"
        self.place.mkdir()
        with self._image.open("wb") as file:
            file.truncate(SIZE_BYTES)
        subprocess.run(["mkfs.exfat", str(self._image)], check=True, stdout=subprocess.DEVNULL)
        ran = _run("losetup", "--find", "--show", str(self._image))
        self._device = ran.stdout.strip()
        self._driver: psutil.Process | None = None

    def plug(self, *options: str) -> Places:
        """Mount it; return a data folder on it."""
        ran = _run("mount.exfat-fuse", *options, self._device, str(self.place))
        if ran.returncode:
            pytest.skip(f"this machine mounts no sticks: {ran.stderr.strip()}")
        # Other processes come and go meanwhile: those have no command line here.
        running = psutil.process_iter(["cmdline"])
        (self._driver,) = (one for one in running if self._device in (one.info["cmdline"] or ()))
        places = Places(self.place / "casebook-data")
        if "ro" not in options:
            places.data.mkdir(exist_ok=True)
        return places

    def pull(self) -> None:
        """Take it out without a word."""
        if self._driver is not None:
            self._driver.send_signal(signal.SIGKILL)
            self._driver.wait(HANG)
            self._driver = None

    def unplug(self) -> None:
        """Take it out as one should."""
        _run("umount", str(self.place))
        if self._driver is not None:
            self._driver.wait(HANG)
            self._driver = None

    def let_go(self) -> None:
        """Have nothing mounted there."""
        self.pull()
        _run("umount", "--lazy", str(self.place))

    def detach(self) -> None:
        """Have it be a file only."""
        _run("losetup", "--detach", self._device)


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Stick]:
    one = Stick(tmp_path)
    yield one
    one.let_go()
    one.detach()


@needs_stick
def test_a_stick_pulled_under_an_answer_loses_no_saved_word_and_is_told(stick: Stick) -> None:
    places = stick.plug()
    assert not file_systems.suits_a_log(places.data)
    prepare(places)
    run = Run(places, LONG, "draft")
    try:
        saved = run.until("saved word1 word2").removeprefix("saved ")
        left = {path.name for path in places.data.glob("casebook.sqlite3*")}
        assert left <= {"casebook.sqlite3", "casebook.sqlite3-journal"}
        stick.pull()
        assert run.until("told") == f"told {Code.DISK_FAILED}"
        run.until("cards")
        cards = [line for line in run.said if line.startswith("card ")]
        assert len(cards) == 1, cards
        card = cards[0]
        assert "is not there any more" in card
        assert str(places.data) in card
        assert "Plug it in again" in card
        offered = run.until("open")
        assert all(f"'{word}'" in offered for word in ("word1", "draft"))
        assert run.process.poll() is None
    finally:
        run.kill()
    stick.let_go()
    places = stick.plug()
    with open_database(places) as store:
        assert store.healed == 1
        assert store.check().integrity == "ok"
        (chat,) = store.history.conversations()
        asked, answer = store.history.messages(store.history.path(chat.conversation_id))
    assert asked.text == LONG
    assert answer.text.startswith(saved)


def fill(store: Store) -> None:
    while True:
        store.history.create("word " * 9999)


@needs_stick
def test_a_stick_that_is_full_or_may_not_be_written_is_told(stick: Stick) -> None:
    places = stick.plug()
    with open_database(places) as store:
        kept = store.history.create("a chat")
        with (stick.place / "more").open("wb", buffering=0) as file, suppress(OSError):
            while file.write(bytes(1 << 20)):
                pass
        with pytest.raises(Problem) as caught:
            fill(store)
        assert caught.value.code is Code.DISK_FULL
        assert [one.conversation_id for one in store.history.conversations()].count(kept) == 1
    stick.unplug()
    places = stick.plug("-o", "ro")
    with pytest.raises(Problem) as caught:
        open_database(places)
    assert caught.value.code is Code.READ_ONLY
    assert check_database(places).integrity == "ok"
    with open_database(places, read_only=True) as store:
        assert kept in {one.conversation_id for one in store.history.conversations()}


def test_a_disk_that_is_gone_is_a_problem_and_no_bug(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then every question to it fails, not only writes."""

    def gone(*_arguments: object, **_options: object) -> None:
        raise OSError(107, os.strerror(107))

    with open_database(places) as store:
        real = Session.execute

        def execute(self: Session, sql: str, *rest: object) -> object:
            if sql == "COMMIT":
                raise Problem(Code.DISK_FAILED, path=places.database, why="disk I/O error")
            return real(self, sql, *rest)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(Session, "execute", execute)
            for name in ("stat", "unlink"):
                patch.setattr(Path, name, gone)
            assert not give_up(places.ballast)
            with pytest.raises(Problem) as caught:
                store.history.create("a chat")
        assert caught.value.code is Code.DISK_FAILED
        assert store.history.conversations() == []
