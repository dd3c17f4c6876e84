"""Installs from the field kit in a clean Debian without a network, uses it, removes and purges it.

`make installer-debian`; it needs root. The Debian (debootstrap) is made once, with nothing in it
but what the package depends on, the tools that read a menu and open files, and a font. The kit is
written into it as a stick would be mounted, and what the guide on it says is done.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import debian
import field_kit
import menu
import processes
import screen
import smoke
from screen import FailedError, expect, say
from smoke import Place, field

ROOT = Path(__file__).resolve().parents[1]
SUITE = "bookworm"
PERSON = 1000
HOME = Path("/home/person")
STICK = Path("/media/stick")
DATA = HOME / ".local/share/casebook"
PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
# What a desktop has besides: tools that read the menu and the kinds of files and that open one by
# its kind, and a font.
DESKTOP = (
    *("desktop-file-utils", "shared-mime-info", "fonts-dejavu-core"),
    *("xdg-utils", "libglib2.0-bin"),
)
KIND = "application/x-gguf"
ENTRY = f"{debian.APPLICATION_ID}.desktop"


@dataclass(frozen=True)
class Installed(Place):
    """The program as the package put it into another root folder, `root`."""

    top: Path

    @property
    def root(self) -> Path:
        """Return the root folder that the program sees."""
        return self.top

    def inside(self, *words: str) -> list[str]:
        """Return the command line of another program, as that person."""
        return [
            *("unshare", "--net", "chroot", f"--userspec={PERSON}:{PERSON}", str(self.top)),
            *("env", "-i", f"HOME={HOME}", f"DISPLAY={screen.DISPLAY}", f"PATH={PATH}", *words),
        ]

    def command(self, *words: str, program: str = "casebook") -> list[str]:
        """Return a command line inside, without a network, as a person with a home."""
        return [
            *("unshare", "--net", "chroot", f"--userspec={PERSON}:{PERSON}", str(self.top)),
            *("env", "-i", f"HOME={HOME}", f"DISPLAY={screen.DISPLAY}", f"/usr/bin/{program}"),
            *(word for word in words if not word.startswith("--data-dir=")),
        ]


def main() -> int:
    """Install, start, use, remove; status 1 and what was seen if one of them fails."""
    parser = smoke.parser(__doc__, "the folder that `make installer` filled")
    parser.add_argument("--root", type=Path, required=True, help="where the clean Debian lies")
    chosen = parser.parse_args()
    root: Path = chosen.root.absolute()
    try:
        _make(root)
        with _mounted(root):
            return _check(root, chosen)
    except FailedError as seen:  # there is no Debian to check in
        print(f"FAILED: {seen}")
        return 1


def _check(root: Path, chosen: argparse.Namespace) -> int:
    home, stick = root / str(HOME)[1:], root / str(STICK)[1:]
    _inside(root, "dpkg", "--purge", "casebook")  # of a run that failed
    for old in (home, stick):
        shutil.rmtree(old, ignore_errors=True)
    home.mkdir(parents=True)
    shutil.copyfile(chosen.model, home / "other.gguf")
    subprocess.run(["chown", "-R", f"{PERSON}:{PERSON}", str(home)], check=True)
    place = Installed(root / "usr/lib/casebook", root / str(DATA)[1:], root / "tmp", root, root)
    before = _files(root)
    status = screen.each(
        lambda: _install(root, stick, chosen),
        lambda: _check_desktop(root),
        lambda: menu.show(root, ENTRY, chosen.pictures),
        lambda: _unpack(place, stick),
        lambda: smoke.check_window(place, chosen.pictures, "casebook"),
        lambda: _check_engine(place),
        lambda: _open_by_kind(place, chosen.pictures),
        lambda: _remove(root, home, before),
    )
    for old in (home, stick):
        shutil.rmtree(old, ignore_errors=True)
    return status


def _install(root: Path, stick: Path, chosen: argparse.Namespace) -> None:
    _write_kit(chosen.built, stick, chosen.model)
    _inside(root, "sh", "-c", f"cd {STICK} && sha256sum --quiet -c SHA256SUMS")
    say("a field kit was written: installers, a field pack, the guide in two languages, checksums")
    _inside(root, "sh", "-c", f"apt-get install --yes {STICK}/install/casebook_*.deb")
    say("installed from it without a network, on what it depends on and nothing else")


def _unpack(place: Installed, stick: Path) -> None:
    place.asked("models", "unpack", str(STICK / "pack"), seconds=smoke.EMULATED_SECONDS)
    shutil.rmtree(stick)  # pulled: nothing may need it any more
    (model,) = place.asked("models", "list")  # type: ignore[misc]
    place.asked("models", "trial", str(field(model, "model_id")), "--timeout", "600")
    say("the pack on it was read, its model tried by the command line, the stick taken away")


def _check_engine(place: Installed) -> None:
    found = place.asked("doctor")
    expect(bool(field(field(found, "engine"), "works")), f"the engine: {found}")


def _open_by_kind(place: Installed, pictures: Path | None) -> None:
    """Open a model file as a double click does: by its kind, with what is registered for it."""
    file = str(HOME / "other.gguf")
    for question, wanted in (
        (("xdg-mime", "query", "default", KIND), ENTRY),
        (("gio", "info", "--attributes=standard::content-type", file), KIND),
    ):
        ran = subprocess.run(place.inside(*question), capture_output=True, text=True, check=False)
        expect(wanted in ran.stdout, f"{question[0]} does not say {wanted}", ran)
    with screen.display() as seen:
        # Nothing of it is read: what it starts holds its output open.
        to_nobody = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        opened = subprocess.run(place.inside("gio", "open", file), check=False, **to_nobody)
        expect(opened.returncode == 0, "a .gguf file is not opened")
        try:
            screen.until("a double click on a .gguf file: the window came", _there)
            screen.until("it asks what is to become of the file", seen.has_settled)
            screen.picture(pictures, "installed-opened")
        finally:
            for one in processes.running(place.program):
                with suppress(ProcessLookupError):
                    os.kill(int(one), signal.SIGTERM)
            screen.until("it is closed", lambda: not processes.running(place.program))
    listed = place.asked("models", "list")
    expect(isinstance(listed, list) and len(listed) == 1, f"added without being asked: {listed}")


def _there() -> bool:
    return bool(screen.tool("search", "--onlyvisible", "--name", "Casebook"))


def _remove(root: Path, home: Path, before: set[str]) -> None:
    said = _inside(root, "dpkg", "--remove", "casebook")
    left = _files(root) - before
    expect(not left, f"left behind: {sorted(left)[:5]}")
    said += _inside(root, "dpkg", "--purge", "casebook")
    left = _files(root) - before
    expect(not left, f"left behind by the purge: {sorted(left)[:5]}")
    listed = (root / "var/lib/dpkg/status").read_text("utf-8")
    expect("Package: casebook\n" not in listed, "dpkg still knows it")
    expect((home / ".local/share/casebook/casebook.sqlite3").is_file(), "the chats are gone")
    expect("~/.local/share/casebook" in said, f"it does not say where the data are: {said}")
    say("removed and purged: nothing of it is left; the chats are there, and where is said")


def _write_kit(dist: Path, stick: Path, model: Path) -> None:
    """Write the kit with the model's pack, from a library of its own."""
    with tempfile.TemporaryDirectory() as library:
        os.environ["CASEBOOK_DATA_DIR"] = library
        command = [sys.executable, "-m", "app", "models", "add", str(model), "--link", "--json"]
        ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        expect(ran.returncode == 0, "the model was not added", ran)
        field_kit.write(dist, stick, str(field(json.loads(ran.stdout), "model_id")))


def _check_desktop(root: Path) -> None:
    _inside(root, "desktop-file-validate", f"/usr/share/applications/{ENTRY}")
    _inside(root, "update-mime-database", "/usr/share/mime")
    kinds = (root / "usr/share/mime/globs2").read_text()
    expect("application/x-gguf:*.gguf" in kinds, "the kind of .gguf files is not known")
    _inside(root, "sh", "-c", "cd /usr/lib/casebook && sha256sum --quiet -c SHA256SUMS")
    say("menu entry and kinds of files are known, every file is that of the list")


def _make(root: Path) -> None:
    """Have a clean Debian there, made once."""
    if (root / "etc/debian_version").is_file():
        return
    depends = [one.split("|")[0].split("(")[0].strip() for one in debian.DEPENDS]
    names = ",".join([*depends, *DESKTOP])
    command = ["debootstrap", "--variant=minbase", f"--include={names}", SUITE, str(root)]
    with suppress(FileNotFoundError):
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        expect(ran.returncode == 0, "debootstrap did not make a Debian", ran)
        return
    raise FailedError("debootstrap is missing (Debian, Ubuntu: apt install debootstrap)")


@contextmanager
def _mounted(root: Path) -> Iterator[None]:
    """Have processes, devices and the X server's sockets inside."""
    sockets = root / "tmp/.X11-unix"
    sockets.mkdir(exist_ok=True)
    Path("/tmp/.X11-unix").mkdir(exist_ok=True)  # noqa: S108  X's own convention
    places = [("/proc", root / "proc"), ("/dev", root / "dev"), ("/tmp/.X11-unix", sockets)]  # noqa: S108
    done = []
    try:
        for source, target in places:
            subprocess.run(["mount", "--bind", source, str(target)], check=True)
            done.append(target)
        yield
    finally:
        for target in reversed(done):
            subprocess.run(["umount", "--lazy", str(target)], check=False)


def _files(root: Path) -> set[str]:
    """Return what lies where packages put things."""
    tops = [root / "usr", root / "etc", root / "opt"]
    made = ("/mime/", "mimeinfo.cache", "/dpkg/", "__pycache__")  # by Debian's own triggers
    return {
        str(path)
        for top in tops
        for path in top.rglob("*")
        if not any(part in str(path) for part in made)
    }


def _inside(root: Path, *words: str) -> str:
    """Run something as root inside, and return what it said."""
    environment = {"PATH": PATH, "DEBIAN_FRONTEND": "noninteractive"}
    ran = subprocess.run(
        ["unshare", "--net", "chroot", str(root), *words],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    expect(ran.returncode == 0, f"{words[0]} ended with {ran.returncode}", ran)
    return ran.stdout


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())
