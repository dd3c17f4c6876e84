"""Writes down what building and using the installers printed on this computer: `built.md`.

`make installer-record` runs `make installer`, `installer-smoke` and `installer-debian`, one after
the other whatever becomes of each, and keeps their lines; all they said lies in build/record. The
page is written anew after each, so that what was seen is there although the next is broken off.
"""

import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "packaging" / "built.md"
PICTURES = ROOT / "packaging" / "pictures"
SEEN = ROOT / "build" / "pictures"  # where the steps leave them
LOGS = ROOT / "build" / "record"
STEPS = ("installer", "installer-smoke", "installer-debian")
# What is kept: findings, sizes, and who asks for the newest glibc.
KEPT = re.compile(
    r"ok  .+|FAILED: .+|\s*\d+\.\d MB  .+|Runs with glibc .+|\d+ parts, .+|.+: not checked"
)
_OF_MAKE = re.compile(r"make(\[\d+\])?: |\s*$")
LAST = 2  # lines that say why a step ended before it found anything


def main() -> int:
    """Run the steps and write the page; status 1 if one of them failed."""
    whose = origin()
    for old in (LOGS, SEEN):
        shutil.rmtree(old, ignore_errors=True)
    LOGS.mkdir(parents=True)
    found: dict[str, list[str]] = {}
    for step in STEPS:
        print(f"make {step}", flush=True)
        found[step] = _run(step)
        TARGET.write_text(page(whose, found), "utf-8")
    _take_pictures()
    TARGET.write_text(page(whose, found), "utf-8")
    return int(any(has_failed(lines) for lines in found.values()))


def origin() -> str:
    """Return what the page says of how it came to be."""
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=10"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    commit = ran.stdout.strip() or "no commit that git knows"
    return f"`make installer-record` wrote this page, in one run, of {commit}."


def page(whose: str, found: dict[str, list[str]]) -> str:
    """Return the page: what each step found, and the pictures that are there."""
    lines = ["# What was built and seen", "", whose]
    for step in STEPS:
        seen = found.get(step) or ["It was not run to its end."]
        lines += ["", f"## make {step}", "", "```", *seen, "```"]
    lines += ["", f"On {platform.freedesktop_os_release()['PRETTY_NAME']}, {platform.machine()}."]
    for picture in sorted(PICTURES.glob("installed-*.png")) if len(found) == len(STEPS) else ():
        name = picture.stem.replace("-", " ")
        lines += ["", f"![{name.capitalize()}](pictures/{picture.name})"]
    return "\n".join(lines) + "\n"


def kept(said: str) -> list[str]:
    """Return the lines of a step that are findings."""
    return [line for line in said.splitlines() if KEPT.fullmatch(line)]


def has_failed(lines: list[str]) -> bool:
    """Tell whether a step found something wrong, or nothing at all."""
    return not lines or any(one.startswith("FAILED") for one in lines)


def _take_pictures() -> None:
    """Keep the pictures of this run, and none of another."""
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("installed-*.png"):
        old.unlink()
    for picture in sorted(SEEN.glob("installed-*.png")):
        shutil.copyfile(picture, PICTURES / picture.name)


def _run(step: str) -> list[str]:
    """Run a step, show all it says as it says it, and return its findings."""
    log = LOGS / f"{step}.log"
    ran = subprocess.Popen(
        ["make", step],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    with ran, log.open("w", encoding="utf-8") as file:
        for line in ran.stdout or ():
            file.write(line)
            file.flush()
            print(line, end="", flush=True)
    said = log.read_text("utf-8")
    lines = kept(said)
    if ran.returncode and not any(one.startswith("FAILED") for one in lines):
        last = [one for one in said.splitlines() if one not in lines and not _OF_MAKE.match(one)]
        lines.append(f"FAILED: it ended with {ran.returncode}: {' '.join(last[-LAST:])}")
    return lines


if __name__ == "__main__":
    sys.exit(main())
