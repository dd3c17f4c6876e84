"""Writes down what building and using the installers printed on this computer: `built.md`.

`make installer-record` runs `make installer`, `installer-smoke` and `installer-debian` and keeps
their lines; `--logs FOLDER` takes what they printed before, from NAME.log.
"""

import argparse
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "packaging" / "built.md"
PICTURES = ROOT / "packaging" / "pictures"  # of the last step, which leaves them in build/pictures
STEPS = ("installer", "installer-smoke", "installer-debian")
# What is kept: findings, sizes, and who asks for the newest glibc.
KEPT = re.compile(
    r"ok  .+|FAILED: .+|\s*\d+\.\d MB  .+|Runs with glibc .+|\d+ parts, .+|.+: not checked"
)


def main() -> int:
    """Run or read the steps and write the page; status 1 if one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--logs", type=Path)
    chosen = parser.parse_args()
    pages = ["# What was built and seen", "", origin(chosen.logs)]
    has_failed = False
    for step in STEPS:
        print(f"make {step}", flush=True)
        said = (chosen.logs / f"{step}.log").read_text("utf-8") if chosen.logs else _run(step)
        lines = kept(said)
        has_failed = has_failed or not lines or any(one.startswith("FAILED") for one in lines)
        pages += ["", f"## make {step}", "", "```", *lines, "```"]
    pages += ["", f"On {platform.freedesktop_os_release()['PRETTY_NAME']}, {platform.machine()}."]
    PICTURES.mkdir(exist_ok=True)
    for picture in sorted((chosen.logs or ROOT / "build/pictures").glob("installed-*.png")):
        shutil.copyfile(picture, PICTURES / picture.name)
        name = picture.stem.replace("-", " ")
        pages += ["", f"![{name.capitalize()}](pictures/{picture.name})"]
    TARGET.write_text("\n".join(pages) + "\n", "utf-8")
    return int(has_failed)


def origin(logs: Path | None) -> str:
    """Return what the page says of how it came to be."""
    if logs is not None:
        return "Put together by `packaging/record.py --logs` from what separate runs had printed."
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=10"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    commit = ran.stdout.strip() or "no commit that git knows"
    return f"`make installer-record` wrote this page, in one run, of {commit}."


def kept(said: str) -> list[str]:
    """Return the lines of a step that are findings."""
    return [line for line in said.splitlines() if KEPT.fullmatch(line)]


def _run(step: str) -> str:
    ran = subprocess.run(
        ["make", step], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    said = ran.stdout.decode("utf-8", "replace")
    return said if ran.returncode == 0 else f"{said}\nFAILED: it ended with {ran.returncode}"


if __name__ == "__main__":
    sys.exit(main())
