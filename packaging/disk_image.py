"""Makes what people install on macOS: Casebook.app, signed, in a disk image, notarised.

`macos/sign.sh` says which variables of the environment sign and notarise; without them it does
what can be done without and says what is missing.
"""

import shutil
import subprocess
from pathlib import Path

import bundle
from release import Release

HERE = Path(__file__).resolve().parent / "macos"


def build(folder: Path, target: Path, release: Release) -> list[Path]:
    """Write the image of the .app that lies beside `folder`, and return its path in a list.

    Raises:
        subprocess.CalledProcessError: a tool failed; what it said is above.
    """
    app = folder.with_name(bundle.NAME)
    take_along(folder, app)
    image = target / f"Casebook-{release.version}-macos-{bundle.processor()}.dmg"
    for words in (
        ("sign.sh", "app", str(app)),
        ("dmg.sh", str(app), str(image)),
        ("sign.sh", "dmg", str(image)),
    ):
        subprocess.run(["sh", str(HERE / words[0]), *words[1:]], check=True)
    return [image]


def take_along(folder: Path, app: Path) -> None:
    """Copy licences and the list of parts into the .app, before it is signed.

    The list of sums stays out: signing changes the programs, and its seal covers every file.
    """
    inside = app / "Contents" / "Resources"
    shutil.rmtree(inside / "licences", ignore_errors=True)
    shutil.copytree(folder / "licences", inside / "licences")
    for one in folder.glob("*.cdx.json"):
        shutil.copyfile(one, inside / one.name)
