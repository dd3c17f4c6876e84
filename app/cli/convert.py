"""`casebook convert`: a Hugging Face folder becomes one GGUF file, in one pass."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from app import settings
from app.cli import library
from app.cli.common import Common, common_options, model_label
from app.cli.engine import Interrupt, prepare
from app.cli.rest import Rest
from app.errors import Problem
from app.jobs.refusals import problem_of
from app.store.database import open_database
from app.store.files import problem_of as disk_problem
from converters.command import (
    Screen,
    Wish,
    conversion_options,
    convert_folder,
    planned,
    write,
)
from converters.plan import Plan
from converters.refusal import Refusal


@click.command(epilog="Example: casebook convert Meditron3-Gemma2-2B --type Q4_K_M")
@conversion_options
@common_options
@click.pass_obj
def convert(common: Common, /, **options: Any) -> None:
    """Turn a Hugging Face folder (SOURCE) into one GGUF file, in one pass.

    Without -o the file goes into the data folder, is loaded and tried, and joins the library.
    """
    prepare()
    wish = Wish(**options, rest=Rest(common, settings.load(common.places.settings)).wait)
    screen = Screen(common.is_json, common.is_quiet)
    with refusals_told():
        if wish.out is not None:
            convert_folder(screen, wish)
        elif wish.is_dry_run:
            wish = replace(wish, folder=common.places.models, foresee=_foresee)
            convert_folder(screen, wish)
        else:
            _into_library(common, screen, wish)


@contextmanager
def refusals_told() -> Iterator[None]:
    """Tell what the converter refuses as all commands tell their problems."""
    try:
        yield
    except Refusal as refusal:
        raise problem_of(refusal) from refusal


def _into_library(common: Common, screen: Screen, wish: Wish) -> None:
    def check(path: Path) -> None:
        common.note("Trying the file: it is loaded and asked for a few words.")
        _try(path)

    chosen = planned(wish)
    with open_database(common.places):
        pass  # what keeps the result out of the library is told before the work
    wish = replace(wish, folder=_folder(common), check=check, foresee=_foresee)
    outcome = write(screen, chosen, wish)
    try:
        # Again, and not all the while: others may use the data folder meanwhile.
        with open_database(common.places) as store:
            model = library.adopt(store, common, outcome.path, outcome.sha256)
    except Problem:
        common.note(f"The file is complete: `casebook models add {outcome.path}` lists it.")
        raise
    common.note(f"{model_label(model.name, model.is_demo)} is in the library: {model.model_id}")


def _folder(common: Common) -> Path:
    folder = common.models()
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise disk_problem(error, folder) from error
    return folder


def _foresee(chosen: Plan) -> None:
    from app.worker.converted import foresee

    foresee(chosen.header, chosen.size_bytes, chosen.model.folder.path)


def _try(path: Path) -> None:
    from app.worker.converted import try_out

    with Interrupt() as interrupt:
        try_out(path, interrupt.is_asked)
