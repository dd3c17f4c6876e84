"""H1: a word that a person wrote is in no file of an encrypted data folder, home or temp folder.

A whole day in a window: a question, an answer, a title, a tag, a draft, a preset, examples, exports
of every format, a temporary chat, a look at a file of another program, a backup, a lock,
and a kill in the middle of an answer. Every file is read while the window is open, while it is
locked, and after the kill.
"""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from app.paths import Places
from app.settings import save
from app.store.database import open_database
from app.store.encryption import encrypt
from tests.desk import with_model

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the kill is a signal")

ROOT = Path(__file__).parents[2]
RUNNER = Path(__file__).with_name("life_runner.py")
WORD = "Quinquevirate7f3a"
FOLDERS = ("data", "home", "temp")


class Day:
    """The process, and the folders it may write to."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in (*FOLDERS, "elsewhere"):
            (root / name).mkdir(exist_ok=True)
        home, temp = str(root / "home"), str(root / "temp")
        places = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), home)
        places |= dict.fromkeys(("XDG_CACHE_HOME", "XDG_STATE_HOME"), home)
        places |= dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"), temp)
        places |= {"QT_QPA_PLATFORM": "offscreen"}
        with (root / "stderr").open("w") as errors:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    str(RUNNER),
                    str(root / "data"),
                    str(root / "elsewhere"),
                    WORD[::-1],
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                cwd=ROOT,
                env={
                    **os.environ,
                    **places,
                    "QT_QPA_PLATFORM": "offscreen",
                    "PYTHONPATH": str(ROOT),
                },
            )

    def until(self, word: str) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.strip() == word:
                return
        pytest.fail(f"it ended before it {word}: {(self.root / 'stderr').read_text()[-2000:]}")

    def go_on(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self) -> None:
        for child in psutil.Process(self.process.pid).children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                child.kill()
        self.process.kill()
        self.process.communicate()

    def found(self) -> list[str]:
        """Return where the word is: files, command lines, environments."""
        files = [self.root / "stderr"]
        files += [path for name in FOLDERS for path in (self.root / name).rglob("*")]
        told = [str(path.relative_to(self.root)) for path in files if has_word(path)]
        if self.process.poll() is None:
            one = psutil.Process(self.process.pid)
            for process in (one, *one.children(recursive=True)):
                said = name = ""
                with suppress(psutil.NoSuchProcess):  # it came to its end meanwhile
                    name, said = process.name(), " ".join(process.cmdline())
                    with suppress(psutil.AccessDenied):  # who holds keys shows it to root alone
                        said += " ".join(process.environ().values())
                told += [name] if WORD.lower() in said.lower() else []
        return told


def has_word(path: Path) -> bool:
    if WORD.lower() in path.name.lower():
        return True
    try:
        content = path.read_bytes() if path.is_file() else b""
    except FileNotFoundError:  # a window that writes removes its journals
        return False
    # SQLite's index may keep the first letters of a word apart.
    return WORD[2:].lower().encode() in content.lower()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    places = Places(tmp_path / "data")
    places.data.mkdir()
    save(places.settings, with_model(places))
    return tmp_path


def test_nothing_that_was_written_leaves_an_encrypted_history(root: Path) -> None:
    encrypt(Places(root / "data"), "a phrase")
    day = Day(root)
    try:
        day.until("lived")
        assert list((root / "data" / "backups").glob("*.sqlite3"))
        assert any(has_word(path) for path in (root / "elsewhere").iterdir()), "exports are plain"
        assert day.found() == []
        day.go_on()
        day.until("locked")
        assert day.found() == []
        day.go_on()
        day.until("saved")
        assert day.found() == []
        day.process.send_signal(signal.SIGKILL)
        day.process.wait()
        assert day.found() == []
    finally:
        if day.process.poll() is None:
            day.end()
        day.process.communicate()


def test_the_search_finds_the_word_in_a_plain_history(root: Path) -> None:
    """The control: on a plain history the same search must find it."""
    day = Day(root)
    try:
        day.until("lived")
        found = day.found()
        assert any(name.startswith("data/casebook.sqlite3") for name in found)
        assert any(name.startswith("data/backups/") for name in found)
        assert not any(name.startswith(("home/", "temp/", "data/logs")) for name in found)
    finally:
        day.end()
    with open_database(Places(root / "data")) as store:
        assert store.check().integrity == "ok"
