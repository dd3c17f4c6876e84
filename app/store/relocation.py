"""A model that moves into another folder: renamed where that is enough, else after its copy."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from app.core import names, parts, trail
from app.errors import Problem
from app.store.files import problem_of
from app.store.models import USABLE, Model, Models


def waiting(models: Models, own: Iterable[Path], target: Path) -> list[Model]:
    """Return the models whose files Casebook keeps, in another folder than this one."""
    here = target.resolve()
    kept = {folder.resolve() for folder in own} - {here}
    return [
        one
        for one in models.list()
        if one.state in USABLE and Path(one.path).parent.resolve() in kept
    ]


def renamed(models: Models, model: Model, folder: Path) -> bool:
    """Rename a model's files into a folder of the same disk; False if it is another one.

    Raises:
        Problem: `read_only`, `disk_failed`; or it was not saved, then the files are back.
    """
    source = Path(model.path)
    try:
        if source.stat().st_dev != folder.stat().st_dev:
            return False
        target = folder / _free_name(model, folder)
        pairs = _pairs(model, target)
        done: list[tuple[Path, Path]] = []
        try:
            for old, new in pairs:
                os.rename(old, new)  # noqa: PTH104  a name that is taken was ruled out
                done.append((old, new))
            models.relocate(model.model_id, target)
        except BaseException:
            for old, new in reversed(done):
                with suppress(OSError):
                    new.replace(old)
            raise
    except OSError as error:
        raise problem_of(error, folder) from error
    return True


def settle(models: Models, model: Model, copied: Path) -> None:
    """Point the entry at a copy that was checked, then remove the old files.

    Raises:
        Problem: it was not saved; the old files are there.
    """
    try:
        models.relocate(model.model_id, copied)
    except Problem:
        for file in (*parts.parts(copied, len(model.files)), *trail.companions(copied)):
            file.unlink(missing_ok=True)
        raise
    for file in (*model.files, *trail.companions(Path(model.path))):
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _pairs(model: Model, target: Path) -> list[tuple[Path, Path]]:
    """Return what is renamed to what; the first part last: a model is whole, or not there."""
    papers = zip(trail.companions(Path(model.path)), trail.companions(target), strict=True)
    files = list(zip(model.files, parts.parts(target, len(model.files)), strict=True))
    return [*(pair for pair in papers if pair[0].is_file()), *reversed(files)]


def _free_name(model: Model, folder: Path) -> str:
    taken = [one.name for one in folder.iterdir()]
    stem, ending = parts.stem_of(Path(model.path).name)
    if len(model.files) == 1:
        return names.free(Path(model.path).stem, Path(model.path).suffix, taken)
    wanted = {one.name.casefold() for one in model.files}
    is_taken = wanted & {one.casefold() for one in taken}
    return f"{stem}-{model.sha256[:8]}{ending}" if is_taken else Path(model.path).name
