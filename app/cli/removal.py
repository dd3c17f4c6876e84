"""`casebook models remove`: out of the library, and off the disk if Casebook keeps the file."""

import sys
from pathlib import Path

import click

from app.cli.common import Common, common_options, model_label, say
from app.core import parts, trail
from app.core.text import size
from app.errors import Code, Problem
from app.jobs.copy import remove as remove_files
from app.store.database import Store, open_database
from app.store.models import Model


@click.command(epilog="Example: casebook models remove Meditron3-Gemma2-2B --yes")
@click.argument("model", metavar="M")
@click.option("--keep-file", is_flag=True, help="Only the entry goes; the file stays.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@common_options
@click.pass_obj
def remove(common: Common, model: str, keep_file: bool, yes: bool) -> None:
    """Take a model out of the library; a file in Casebook's own models folder is deleted too.

    M is an id, the beginning of one, a name, or the path of its file. A file that was added with
    --link and lies elsewhere is never touched. In a terminal it asks first.
    """
    with open_database(common.places) as store:
        found = _find(store, model)
        files = () if keep_file else _own_files(store, found, common.places.own_folders())
        if not yes and sys.stdin.isatty():
            click.confirm(_question(found, files), abort=True, err=True)
        there = {file: file.stat().st_size for file in files if file.is_file()}
        store.models.remove(found.model_id)
    gone = remove_files(tuple(there))
    if common.is_json:
        common.document(
            {
                "model_id": found.model_id,
                "name": found.name,
                "path": found.path,
                "removed_files": [str(file) for file in gone],
                "freed_bytes": sum(there[file] for file in gone),
            }
        )
    else:
        _say(found, gone, sum(there[file] for file in gone))
    if left := sorted(set(there) - set(gone)):
        raise Problem(Code.DISK_FAILED, path=left[0], why="it could not be removed")


def _find(store: Store, wanted: str) -> Model:
    try:
        return store.models.find(wanted)
    except Problem:
        path = Path(wanted).expanduser().absolute()
        for model in store.models.list():
            if Path(model.path) == path or parts.is_same_file(Path(model.path), path):
                return model
        raise


def _own_files(store: Store, model: Model, folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the files that go with the entry: those in our folders that no other entry uses.

    A link in one of them is removed itself, never what it leads to.
    """
    own_places = {folder.resolve() for folder in folders}
    others = {file for one in store.models.list() if one != model for file in one.files}
    own = [
        file for file in model.files if file not in others and file.parent.resolve() in own_places
    ]
    return (*own, *trail.companions(Path(model.path))) if own else ()


def _question(model: Model, files: tuple[Path, ...]) -> str:
    name = model_label(model.name, model.is_demo)
    if any(file.is_file() for file in files):
        return f"Remove {name} and delete its file, {size(model.size_bytes)}?"
    return f"Remove {name} from the library? Its file stays."


def _say(model: Model, gone: list[Path], freed_bytes: int) -> None:
    say(f"Removed {model_label(model.name, model.is_demo)} from the library.")
    for file in gone:
        say(f"Deleted {file}")
    if gone:
        say(f"{size(freed_bytes)} were freed.")
    elif Path(model.path).exists():
        say(f"The file stays: {model.path}")
