"""Builds what people install on this system, checks it, and says how large each part of it is.

`make installer` runs it with the Python of the portable engine's environment. Everything it makes
lies in `dist/`, with SHA256SUMS.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tarfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path

import bundle
import manifest
from release import Release

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
DIST = ROOT / "dist"
SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
_SPARE_KILOBYTES = 16 * 1024  # what a file system needs besides the bytes of the files


def main() -> int:
    """Build all of it; status 1 if something is larger than it may be or does not pass a check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tools", type=Path, required=True, help="where pip put PyInstaller")
    parser.add_argument("--keep", action="store_true", help="pack the folder that is there")
    parser.add_argument("--level", type=int, default=9, help="of xz; 1 is quick and larger")
    chosen = parser.parse_args()
    sys.path.append(str(chosen.tools.absolute()))  # last: the pinned packages win
    import frozen

    from app import __version__ as version

    missing = lacking((ROOT / "pyproject.toml").read_text("utf-8"))
    if missing and not chosen.keep:
        print(f"{sys.prefix} is not what pyproject.toml asks for: {'; '.join(missing)}.")
        print(f"{sys.executable} -m pip install -c constraints.txt PACKAGE puts one there.")
        return 1
    made = frozen.time_of(_moment())
    DIST.mkdir(exist_ok=True)
    for old in DIST.iterdir():
        if old.is_file():
            old.unlink()
    print(f"Casebook {version}", flush=True)
    if not chosen.keep:
        found = frozen.freeze(version, made)
        print(f"{len(found)} parts, each with its licence in licences/ and in {frozen.BOM}.")
    is_right = frozen.tell_sizes() or sys.platform != "linux"  # the budget is Linux's
    release = Release(version, made, chosen.level)
    system = f"{SYSTEMS[sys.platform]}-{bundle.processor()}"
    bill = DIST / f"casebook-{version}-{system}.cdx.json"
    bill.write_bytes((frozen.FOLDER / frozen.BOM).read_bytes())
    for path in _installers(frozen.FOLDER, frozen.BUILD, release):
        size = path.stat().st_size / frozen.MEGA
        is_small = size <= frozen.MOST_COMPRESSED_MB
        verdict = "within" if is_small else "MORE THAN"
        print(
            f"{size:8.1f} MB  {path.name}, {verdict} the {frozen.MOST_COMPRESSED_MB} MB it may be"
        )
        is_right = is_right and (is_small or sys.platform != "linux")
    for problem in _problems():
        print(problem)
        is_right = is_right and problem.endswith("not checked")
    manifest.write(DIST)
    return 0 if is_right else 1


def _installers(folder: Path, work: Path, release: Release) -> list[Path]:
    """Make what people install on this system; see the modules."""
    if sys.platform == "win32":
        import windows_setup

        return windows_setup.build(folder, work, DIST, release)
    if sys.platform == "darwin":
        import disk_image

        return disk_image.build(folder, DIST, release)
    import debian
    import frozen

    with ThreadPoolExecutor(1) as other:  # xz takes most of the time: one for each of both
        packing = other.submit(pack, folder, DIST, release)
        package = debian.build(folder, work, DIST, release)
        archive = packing.result()
    alone = self_extracting(archive, sum(size for _, size in frozen.sizes()), release)
    return [archive, alone, package]


def _problems() -> list[str]:
    """Return what the checkers of this system find wrong."""
    if sys.platform != "linux":
        return []
    import debian

    (package,) = DIST.glob("*.deb")
    return debian.problems(package)


def lacking(project: str) -> list[str]:
    """Return what of a pyproject.toml's text this environment lacks or has in another version.

    PyInstaller leaves out what is not there, and only the window that needs it would notice.
    """
    from packaging.requirements import Requirement

    found = []
    for line in tomllib.loads(project)["project"]["dependencies"]:
        asked = Requirement(line)
        if asked.marker is not None and not asked.marker.evaluate():
            continue
        try:
            version = metadata.version(asked.name)
        except metadata.PackageNotFoundError:
            found.append(f"{asked.name} is missing")
        else:
            if version not in asked.specifier:
                found.append(f"{asked.name} is {version}, not {asked.specifier}")
    return found


def pack(folder: Path, target: Path, release: Release) -> Path:
    """Write the folder as one compressed file, the same for the same folder."""
    import platform

    path = target / f"Casebook-{release.version}-linux-{platform.machine()}.tar.xz"
    plain = path.with_suffix("")
    seconds = int(release.made.timestamp())

    def settled(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = seconds
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    with tarfile.open(plain, "w", format=tarfile.PAX_FORMAT) as archive:
        for one in [folder, *sorted(folder.rglob("*"))]:
            name = f"Casebook-{release.version}/{one.relative_to(folder).as_posix()}".removesuffix(
                "/."
            )
            archive.add(one, name, recursive=False, filter=settled)
    subprocess.run(["xz", "--force", f"-{release.level}", "--threads=1", str(plain)], check=True)
    return path


def self_extracting(archive: Path, installed_bytes: int, release: Release) -> Path:
    """Write a shell script with the archive behind it, and return its path.

    It needs nothing of the disk it lies on but to be read: no links, no mark of a program.
    """
    content = archive.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    kilobytes = installed_bytes // 1024 + _SPARE_KILOBYTES
    script = (ROOT / "packaging/linux/run.sh").read_text("utf-8")
    for name, value in {
        "VERSION": release.version,
        "LINE": script.count("\n") + 1,
        "DIGEST": digest,
        "SHORT": digest[:12],
        "KILOBYTES": kilobytes,
        "MEGABYTES": kilobytes * 1024 // 1_000_000,
    }.items():
        script = script.replace(f"@{name}@", str(value))
    path = archive.with_name(archive.name.removesuffix(".tar.xz") + ".run")
    path.write_bytes(script.encode() + content)
    path.chmod(0o755)
    return path


def _moment() -> str:
    """Return the time that everything made is dated by: that of the newest commit."""
    said = os.environ.get("SOURCE_DATE_EPOCH")
    if said:
        return said
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return ran.stdout.strip() or "0"


if __name__ == "__main__":
    sys.exit(main())
