"""Uses the one file that unpacks itself, from a stick: in an empty environment, and pulled out.

`make installer-smoke` runs it; it needs root. The stick is exFAT (Debian, Ubuntu: apt install
exfat-fuse exfatprogs); without these a folder stands for it, which nobody pulls.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import processes
import screen
import smoke
from screen import expect, say
from smoke import Place, field

SIZE_BYTES = 256 << 20
TOOLS = ("mkfs.exfat", "mount.exfat-fuse", "losetup", "umount")


@dataclass(frozen=True)
class OnStick(Place):
    """The file on a stick, and a folder of this computer that it unpacks itself into."""

    file: Path

    @property
    def installed(self) -> Path:
        """Return where the file unpacked itself."""
        (one,) = self.program.iterdir()
        return one

    def command(self, *words: str, program: str = "") -> list[str]:
        """Return a command line as another account, without a network or an environment."""
        del program  # words are a command line, none are the window
        return [
            *("unshare", "--net", "setpriv", f"--reuid={smoke.NOBODY}", f"--regid={smoke.NOBODY}"),
            *("--clear-groups", "env", "-i", f"TMPDIR={self.scratch}"),
            *(f"DISPLAY={screen.DISPLAY}", f"CASEBOOK_PROGRAM={self.program}"),
            *("sh", str(self.file)),
            *(word for word in words if not word.startswith("--data-dir=")),
        ]


class Stick:
    """An exFAT stick made of a file."""

    def __init__(self, folder: Path, place: Path) -> None:
        """Make it; it is not plugged in yet."""
        image = folder / "stick.img"
        with image.open("wb") as file:
            file.truncate(SIZE_BYTES)
        _ran("mkfs.exfat", str(image))
        self._device = _ran("losetup", "--find", "--show", str(image))
        self._place = place

    def plug(self) -> None:
        """Mount it."""
        _ran("mount.exfat-fuse", self._device, str(self._place))

    def pull(self) -> None:
        """Take it out without a word: its driver is killed."""
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            with _going():
                words = path.read_bytes().decode().split("\0")
                if words[0].endswith("mount.exfat-fuse") and self._device in words:
                    os.kill(int(path.parent.name), 9)

    def let_go(self) -> None:
        """Have nothing mounted there."""
        subprocess.run(["umount", "--lazy", str(self._place)], check=False)

    def throw_away(self) -> None:
        """Have nothing left of it."""
        self.let_go()
        subprocess.run(["losetup", "--detach", self._device], check=False)


@contextmanager
def _going() -> Iterator[None]:
    """Pass over processes that end while they are looked at."""
    try:
        yield
    except (FileNotFoundError, ProcessLookupError):
        return


def _ran(*command: str) -> str:
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    expect(ran.returncode == 0, f"{command[0]} ended with {ran.returncode}", ran)
    return ran.stdout.strip()


def main() -> int:
    """Run the checks; see the module."""
    chosen = smoke.parser(__doc__, "the file").parse_args()
    is_real = all(map(shutil.which, TOOLS)) and Path("/dev/fuse").exists()
    with tempfile.TemporaryDirectory(prefix="casebook-stick-") as root:
        try:
            return _check(Path(root), chosen, is_real)
        except screen.FailedError as seen:  # there is no stick to check on
            print(f"FAILED: {seen}")
            return 1


def _check(root: Path, chosen: argparse.Namespace, is_real: bool) -> int:
    root.chmod(0o755)
    mount = root / "Clé مفتاح &'$(x)"
    mount.mkdir()
    stick = Stick(root, mount) if is_real else None
    try:
        if stick is not None:
            stick.plug()
        else:
            mount.chmod(0o777)
        shutil.copyfile(chosen.built, mount / chosen.built.name)
        own = [root / name for name in ("program", "scratch", "elsewhere")]
        for folder in own:
            folder.mkdir()
            os.chown(folder, smoke.NOBODY, smoke.NOBODY)
        data = mount / "casebook-data"
        place = OnStick(own[0], data, own[1], own[2], mount / chosen.built.name)
        return screen.each(
            lambda: _use(place, root, chosen),
            lambda: _pull(place, stick, chosen.pictures),
            lambda: _leave(place),
        )
    finally:
        if stick is not None:
            stick.throw_away()


def _leave(place: OnStick) -> None:
    smoke.expect_empty(place.scratch, place.elsewhere)
    removed = place.run("--remove")
    is_gone = removed.returncode == 0 and not any(place.program.iterdir())
    expect(is_gone, "not removed", removed)
    expect((place.data / "casebook.sqlite3").is_file(), "the chats are gone")
    say("taken off this computer again; the data are on the stick")


def _use(place: OnStick, root: Path, chosen: argparse.Namespace) -> None:
    first = place.run("doctor", "--json")
    expect(first.returncode == 0, "it did not start", first)
    expect("once on this computer" in first.stderr, "it does not say where it unpacks", first)
    model = root / chosen.model.name
    shutil.copyfile(chosen.model, model)
    added = place.asked("models", "add", str(model), "--link")
    place.asked("models", "trial", str(field(added, "model_id")), "--timeout", "600")
    smoke.check_window(place, chosen.pictures)
    logs = [path.name for path in place.data.glob("casebook.sqlite3-*")]
    expect(not logs, f"beside the history lie {logs}")
    say(f"one file, unpacked once, asked through its window; its data in {place.data.name}")


def _pull(place: OnStick, stick: Stick | None, pictures: Path | None) -> None:
    """Pull the stick while an answer is written."""
    if stick is None:
        print(f"{' and '.join(TOOLS[:2])} are needed for a stick to pull: not checked")
        return
    before = smoke.answers(place)
    with screen.display() as seen:
        window = subprocess.Popen(
            place.command(), cwd=place.elsewhere, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        try:
            screen.until("the window came again", seen.has_settled)
            screen.tool("type", "--delay", "20", smoke.QUESTION)
            screen.keys("Return")
            screen.until("an answer is written", lambda: len(smoke.answers(place)) > len(before))
            stick.pull()
            screen.until("the window tells it", lambda: _tells(window, seen))
            screen.picture(pictures, "installed-pulled")
            expect(window.poll() is None, f"the window ended with {window.returncode}")
        finally:
            processes.end(window)
    stick.let_go()
    stick.plug()
    after = smoke.answers(place)
    expect(len(after) == len(before) + 1, f"answers: {before}, then {after}")
    checked = place.asked("history", "check")
    expect(field(checked, "integrity") == "ok", f"the history: {checked}")
    say("pulled while an answer was written: the window stayed, and all that was saved is there")


def _tells(window: "subprocess.Popen[bytes]", seen: screen.Screen) -> bool:
    """Tell whether a failure is on the screen, by the colour that nothing else has."""
    from app.gui.widgets.tokens import TOKENS

    expect(window.poll() is None, f"the window ended with {window.returncode}")
    return seen.shows(TOKENS["light"]["err_tint"])


if __name__ == "__main__":
    sys.exit(main())
