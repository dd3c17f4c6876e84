"""`casebook models folder`: where model files are kept, and moving them elsewhere."""

import os
from pathlib import Path

import click
from msgspec.structs import replace

from app import settings
from app.cli.common import Common, common_options, model_label, say, table
from app.core import gguf
from app.core.disk import disk_of, is_plugged_in
from app.core.text import size
from app.errors import Code, Problem
from app.jobs.copy import Copy
from app.paths import Places
from app.store import relocation
from app.store.database import Store, open_database
from app.store.files import target_problem
from app.store.models import Model
from converters.place import Place

MOST_FOLDERS = 20


@click.command(epilog="Example: casebook models folder /srv/models --move")
@click.argument("path", type=Place(file_okay=False), required=False)
@click.option("--default", "is_default", is_flag=True, help="Back into the data folder.")
@click.option("--move", "is_moving", is_flag=True, help="Move the models that are kept elsewhere.")
@common_options
@click.pass_obj
def folder(common: Common, path: Path | None, is_default: bool, is_moving: bool) -> None:
    """Show where model files are kept, or have new ones go into the folder PATH.

    Models stay where they are unless --move is given: on the same disk they are renamed, else
    copied, compared, and removed here. Ctrl+C stops between two models; the same command goes on.
    Linked files are never moved.
    """
    if path is not None and is_default:
        raise click.UsageError("PATH and --default exclude each other.")
    moved: list[Model] = []
    if path is not None or is_default or is_moving:
        moved = _change(common, path, is_default, is_moving)
    _show(common, moved)


def _change(common: Common, path: Path | None, is_default: bool, is_moving: bool) -> list[Model]:
    from app.cli.engine import Interrupt

    with open_database(common.places) as store:
        if path is not None or is_default:
            _use(common.places, None if path is None else path.expanduser().absolute())
        if path is not None and is_plugged_in(common.places.models):
            common.note("That disk looks plugged in. While it is away, its models are missing.")
        if not is_moving:
            return []
        with Interrupt() as interrupt:
            common.is_stopped = interrupt.is_asked
            return _move(common, store)


def _use(places: Places, path: Path | None) -> None:
    """Have new models go there; the folders that were used before are remembered.

    Raises:
        Problem: `folder_missing`, `read_only`; or the settings were not saved.
    """
    default = places.data / "models"
    target = path or default
    if path is not None:
        try:
            path.mkdir(exist_ok=True)
        except OSError as error:
            raise target_problem(error, path.parent) from error
        if not os.access(path, os.W_OK):
            raise Problem(Code.READ_ONLY, path=path, folder=path)
    before = [one for one in places.model_folders if one != target]
    is_first = target == default and not before
    kept = () if is_first else (target, *before)[:MOST_FOLDERS]
    known = settings.load(places.settings)
    named = tuple("" if one == default else str(one) for one in kept)  # a data folder may move
    settings.save(places.settings, replace(known, model_folders=named))


def _move(common: Common, store: Store) -> list[Model]:
    """Move what is kept elsewhere, one model after the other.

    Raises:
        Problem: `disk_full`, `disk_failed`, `read_only`, `model_changed`: what was moved before
            stays moved, the others stay where they are.
        KeyboardInterrupt: a stop was asked for.
    """
    target = common.models()
    target.mkdir(exist_ok=True)
    moved = []
    for model in relocation.waiting(store.models, common.places.own_folders(), target):
        if not relocation.renamed(store.models, model, target):
            _copy(common, store, model, target)
        moved.append(store.models.find(model.model_id))
    return moved


def _copy(common: Common, store: Store, model: Model, target: Path) -> None:
    path = Path(model.path)
    with common.progress(f"Moving {model.name}", model.size_bytes) as advance:
        copy = Copy(path, gguf.read(path), target, advance)
    if model.sha256 not in {"", copy.sha256}:
        copy.drop()
        raise Problem(Code.MODEL_CHANGED, path=path)
    relocation.settle(store.models, model, copy.finish())


def _show(common: Common, moved: list[Model]) -> None:
    places = common.places
    with open_database(places, read_only=True) as store:
        models = store.models.list()
    rows = []
    for one in dict.fromkeys((places.models, *places.own_folders())):
        here = [model for model in models if Path(model.path).parent == one]
        rows.append((one, here, disk_of(one).free_bytes))
    if common.is_json:
        common.document(
            {
                "path": str(places.models),
                "folders": [
                    {
                        "path": str(one),
                        "is_there": one.is_dir(),
                        "models": len(here),
                        "size_bytes": sum(model.size_bytes for model in here),
                        "free_bytes": free,
                    }
                    for one, here, free in rows
                ],
                "moved": [model.model_id for model in moved],
            }
        )
        return
    for model in moved:
        common.note(f"Moved {model_label(model.name, model.is_demo)} to {model.path}")
    say(str(places.models))
    table(
        [
            (
                "new models" if one == places.models else "",
                "1 model" if len(here) == 1 else f"{len(here)} models",
                size(sum(model.size_bytes for model in here)),
                f"{size(free)} free" if free is not None and one.is_dir() else "not there",
                str(one),
            )
            for one, here, free in rows
        ]
    )
