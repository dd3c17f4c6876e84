"""Makes the .deb: the folder below /usr/lib/casebook, and what a desktop has to know of it."""

import gzip
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import icons
from release import Release

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app import APPLICATION_ID

HERE = Path(__file__).resolve().parent / "linux"
PROGRAM = Path("usr/lib/casebook")
MAINTAINER = "The Casebook authors <casebook@casebook.invalid>"
# What the wheels' Qt opens by name, or is linked to and left to the system; see contents.SYSTEM.
DEPENDS = (
    *("libc6 (>= 2.35)", "libgcc-s1", "libstdc++6 (>= 12)", "zlib1g", "libssl3 | libssl3t64"),
    *("libegl1", "libgl1", "libdbus-1-3", "libfontconfig1", "libfreetype6"),
    *("libglib2.0-0 | libglib2.0-0t64", "libx11-6", "libx11-xcb1", "libxcb1"),
)
# None is recommended: apt takes what is recommended for part of the installation, and without a
# network refuses all of it. Desktops have these.
SUGGESTS = (
    *("fonts-noto-core | fonts-dejavu-core", "libcups2 | libcups2t64", "libwayland-client0"),
    *("libwayland-cursor0", "libvulkan1"),
)
DESCRIPTION = """\
offline desktop assistant for clinical research
 Casebook runs a language model such as EPFL's Meditron3 on this computer,
 keeps every session on its disk, and says with each answer which model,
 settings and seed made it. Nothing connects but a download that you start,
 and a question to a server that you name.
 .
 Research use only: not validated for medical use. Do not use for diagnosis,
 treatment or any decision about a patient. AI output can be wrong."""
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def build(folder: Path, work: Path, target: Path, release: Release) -> Path:
    """Write `casebook_VERSION_ARCHITECTURE.deb` into the folder `target` and return its path."""
    version, made = release.version, release.made
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(folder, root / PROGRAM, symlinks=True)
    _link(root / "usr/bin/casebook", "../lib/casebook/casebook-cli")
    share = root / "usr/share"
    _write(share / "applications" / f"{APPLICATION_ID}.desktop", _text("casebook.desktop"))
    about = _text("casebook.metainfo.xml")
    about = about.replace("@VERSION@", version).replace("@DATE@", f"{made:%Y-%m-%d}")
    _write(share / "metainfo" / f"{APPLICATION_ID}.metainfo.xml", about)
    _write(share / "mime/packages/casebook.xml", _text("casebook-mime.xml"))
    _write(share / "doc/casebook/copyright", _text("copyright"))
    entry = f"casebook ({version}) unstable; urgency=medium\n\n  * See the README.\n\n"
    entry += f" -- {MAINTAINER}  {made:%a, %d %b %Y %H:%M:%S +0000}\n"
    _zip(share / "doc/casebook/changelog.gz", entry)
    _zip(share / "man/man1/casebook.1.gz", _text("casebook.1"))
    _icons(share / "icons/hicolor", work)
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _runs(path.relative_to(root)) else 0o644)
    architecture = ARCHITECTURES[platform.machine()]
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    _write(root / "DEBIAN/control", _control(version, architecture, size))
    _write(root / "DEBIAN/prerm", _text("prerm"))
    (root / "DEBIAN/prerm").chmod(0o755)
    made_file = target / f"casebook_{version}_{architecture}.deb"
    seconds = str(int(made.timestamp()))
    subprocess.run(
        [
            "dpkg-deb",
            "--root-owner-group",
            "-Zxz",
            f"-z{release.level}",
            "--build",
            str(root),
            str(made_file),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": seconds},
    )
    return made_file


def _control(version: str, architecture: str, kilobytes: int) -> str:
    fields = {
        "Package": "casebook",
        "Version": version,
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": kilobytes,
        "Section": "science",
        "Priority": "optional",
        "Depends": ", ".join(DEPENDS),
        "Suggests": ", ".join(SUGGESTS),
        "Description": DESCRIPTION,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def _runs(place: Path) -> bool:
    return place.parent == PROGRAM and place.name in {"Casebook", "casebook-cli"}


def _icons(target: Path, work: Path) -> None:
    drawn = work / "icons"
    shutil.rmtree(drawn, ignore_errors=True)
    for path in icons.write(drawn):
        copy = target / path.parent.name / "apps" / f"{APPLICATION_ID}.png"
        copy.parent.mkdir(parents=True)
        shutil.copyfile(path, copy)
    scalable = target / "scalable/apps" / f"{APPLICATION_ID}.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copyfile(icons.DRAWING, scalable)


def _text(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _zip(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _link(path: Path, target: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


def problems(package: Path) -> list[str]:
    """Return what Debian's own checkers find wrong; a checker that is missing is named."""
    found = []
    files = package.parent / "check"
    shutil.rmtree(files, ignore_errors=True)
    subprocess.run(["dpkg-deb", "-x", str(package), str(files)], check=True)
    share = files / "usr/share"
    overridden = ",".join(KNOWN)
    for command in (
        ["desktop-file-validate", str(share / f"applications/{APPLICATION_ID}.desktop")],
        [
            "appstreamcli",
            "validate",
            "--no-net",
            str(share / f"metainfo/{APPLICATION_ID}.metainfo.xml"),
        ],
        ["xmllint", "--noout", str(share / "mime/packages/casebook.xml")],
        ["lintian", "--fail-on", "error", "--suppress-tags", overridden, str(package)],
    ):
        if shutil.which(command[0]) is None:
            found.append(f"{command[0]} is not installed: not checked")
            continue
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        said = (ran.stdout + ran.stderr).strip()
        if ran.returncode or re.search(r"^E: ", said, re.MULTILINE):
            found.append(f"{command[0]}: {said}")
        elif said and command[0] == "lintian":  # another version warns of other things
            print(said)
    shutil.rmtree(files)
    return found


# What is so on purpose in a program that brings its own Python, Qt and engine.
KNOWN = (
    *(
        "embedded-library",
        "package-installs-python-bytecode",
        "duplicate-font-file",
        "hardening-no-pie",
        "hardening-no-fortify-functions",
    ),
    *("initial-upload-closes-no-bugs", "unstripped-binary-or-object", "no-copyright-file"),
    *("extra-license-file", "package-contains-documentation-outside-usr-share-doc"),
    *("bogus-mail-host", "bogus-mail-host-in-debian-changelog", "font-in-non-font-package"),
    *("shared-library-lacks-prerequisites", "library-not-linked-against-libc"),
    *("truetype-font-prohibits-installable-embedding", "undeclared-elf-prerequisites"),
    *("sharedobject-in-library-directory-missing-soname", "exit-in-shared-library"),
)
