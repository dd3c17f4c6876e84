"""Makes the folder of the installed program, and what belongs into it besides code.

`make installer` runs `installer.py`, which starts here.
"""

import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import bill
import contents
import elf
import icu
import manifest
import parts
import PyInstaller.__main__
import windows_setup

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = ROOT / "build"
FOLDER = BUILD / "frozen" / "Casebook"
WORK = BUILD / "work" / "casebook"
BOM = "casebook.cdx.json"
# Debian 12, Ubuntu 22.04, Fedora 36 and newer; Qt itself asks for 2.34 (manylinux_2_34).
OLDEST_GLIBC = (2, 35)
MEGA = 1_000_000
MOST_INSTALLED_MB, MOST_COMPRESSED_MB = 230, 90
# A line of the size table for what lies there; the first that fits counts.
GROUPS = (
    ("programs and Python modules", ("Casebook", "casebook-cli", "_internal/base_library.zip")),
    ("Vulkan backend", ("_internal/bin/libggml-vulkan",)),
    ("processor libraries", ("_internal/bin/",)),
    ("llama.cpp", ("_internal/llama_cpp/",)),
    ("ICU", ("_internal/libicu", "_internal/PySide6/Qt/lib/libicu")),
    (
        "Qt",
        ("_internal/PySide6/Qt", "_internal/libQt6", "_internal/libpyside", "_internal/PySide6"),
    ),
    ("NumPy", ("_internal/numpy", "_internal/libscipy", "_internal/libgfortran", "_internal/libq")),
    ("SQLite and SQLCipher", ("_internal/sqlcipher3",)),
    ("cryptography", ("_internal/cryptography", "_internal/_cffi")),
    ("lxml", ("_internal/lxml",)),
    ("Python", ("_internal/libpython", "_internal/python3")),
    ("Casebook's fonts, texts, pictures", ("_internal/resources", "_internal/app")),
    ("licences and lists", ("licences/", manifest.NAME, BOM)),
    ("everything else", ("",)),
)


def freeze(version: str, made: datetime) -> list[parts.Part]:
    """Build the folder anew and return what is in it.

    Raises:
        ValueError: something in it has no licence, needs a newer glibc than is promised, or a
            library that it does not find; or Visual C++'s runtime is missing.
    """
    shutil.rmtree(FOLDER, ignore_errors=True)
    WORK.mkdir(parents=True, exist_ok=True)
    options = ["--noconfirm", "--log-level=WARN", f"--workpath={WORK.parent}"]
    spec = str(HERE / "casebook.spec")
    PyInstaller.__main__.run([*options, f"--distpath={FOLDER.parent}", spec])
    for path in _files():  # macOS's frameworks are made of links; sticks keep none
        if path.is_symlink() and sys.platform == "linux":
            path.unlink()
    compiled = [path for path in _files() if path.is_file()]
    if sys.platform == "linux":
        _slim([path for path in compiled if elf.is_elf(path)])
    if sys.platform == "win32":
        lacking = contents.missing_runtime(path.name for path in compiled)
        if lacking:
            raise ValueError(f"of Visual C++'s runtime is missing: {', '.join(lacking)}")
        windows_setup.sign(FOLDER)
    found = parts.parts(map(Path, json.loads((WORK / "sources.json").read_text())), version)
    parts.write_texts(found, FOLDER / "licences")
    (FOLDER / BOM).write_text(bill.bill(found, made), "utf-8")
    manifest.write(FOLDER)
    return found


def sizes() -> list[tuple[str, int]]:
    """Return what each group of files takes, in bytes, the largest first."""
    sums = dict.fromkeys((name for name, _ in GROUPS), 0)
    for path in _files():
        if path.is_file():
            place = path.relative_to(FOLDER).as_posix()
            group = next(name for name, starts in GROUPS if place.startswith(starts))
            sums[group] += path.stat().st_size
    return sorted(sums.items(), key=lambda one: -one[1])


def tell_sizes() -> bool:
    """Print the table and tell whether the folder is as small as it has to be."""
    table = sizes()
    total = sum(size for _, size in table)
    for name, size in table:
        print(f"{size / MEGA:8.1f} MB  {name}")
    is_small = total <= MOST_INSTALLED_MB * MEGA
    verdict = "within" if is_small else "MORE THAN"
    print(f"{total / MEGA:8.1f} MB  installed, {verdict} the {MOST_INSTALLED_MB} MB it may take")
    return is_small


def _slim(compiled: list[Path]) -> None:
    """Take out what nobody asks for; see that the rest runs where it is promised to."""
    for path in compiled:
        if "numpy.libs" not in path.parts:  # auditwheel moved its sections; strip would tear them
            elf.strip(path)
        elf.forget_builder(path)
    icu_work = WORK / "icu"
    icu_work.mkdir(exist_ok=True)
    for path in compiled:
        if path.name.startswith("libicudata.so"):
            icu.shrink(path, icu_work)
    if lost := elf.lost(compiled, FOLDER / "_internal", contents.is_elsewhere):
        raise ValueError(f"not where they are looked for: {', '.join(sorted(lost))}")
    newest, who = elf.glibc(compiled)
    said = ".".join(str(number) for number in newest)
    if newest > OLDEST_GLIBC:
        raise ValueError(f"{who.name} asks for glibc {said}, newer than is promised")
    print(f"Runs with glibc {said} or newer ({who.name} asks for it).")


def _files() -> list[Path]:
    return sorted(FOLDER.rglob("*"))


def time_of(seconds: str) -> datetime:
    """Return a time of SOURCE_DATE_EPOCH's kind."""
    return datetime.fromtimestamp(int(seconds), UTC)
