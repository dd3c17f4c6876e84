"""`casebook models`: what is in the library, and putting files into it.

The other commands of the group have a file each: `verification` `removal` `trial` `remembered`.
"""

from pathlib import Path
from typing import Any

import click
import msgspec

from app.cli import library
from app.cli.catalogue import show_catalogue
from app.cli.common import Common, common_options, model_label, say, table
from app.cli.download import download
from app.cli.folder import folder
from app.cli.pack import pack, unpack, unpacked
from app.cli.remembered import options
from app.cli.removal import remove
from app.cli.shape import shape
from app.cli.trial import trial
from app.cli.verification import verify
from app.core import gguf, templates
from app.core.text import size
from app.jobs.reading import looks_like_one
from app.store.database import open_database
from app.store.models import Model
from converters.place import Place


@click.group(no_args_is_help=False, epilog="Example: casebook models list")
@common_options
def models() -> None:
    """List, add, inspect, check and remove model files."""


models.add_command(show_catalogue)
models.add_command(download)


@models.command("list", epilog="Example: casebook models list --json")
@common_options
@click.pass_obj
def list_models(common: Common) -> None:
    """List the models of the library."""
    with open_database(common.places, read_only=True) as store:
        found = store.models.list()
    if common.is_json:
        common.document([shape(model) for model in found])
        return
    if not found:
        common.note("No model yet. `casebook models add FILE` adds one; a USB stick works.")
    table(
        [
            (
                model.model_id[:8],
                model_label(model.name, model.is_demo),
                model.quantization,
                size(model.size_bytes),
                _state(model),
                model.path,
            )
            for model in found
        ]
    )


@models.command(epilog="Example: casebook models add /media/stick/Meditron3-Gemma2-2B.Q4_K_M.gguf")
@click.argument("path", type=Place())
@click.option("--copy", "is_copy", flag_value=True, type=bool, default=None, help="Copy it.")
@click.option("--link", "is_copy", flag_value=False, type=bool, help="Use it where it lies.")
@click.option("--name", default="", metavar="N", help="What to call it.")
@common_options
@click.pass_obj
def add(common: Common, path: Path, is_copy: bool | None, name: str) -> None:
    """Add a GGUF file to the library: its header is checked, its SHA-256 is remembered.

    A file outside the data folder is copied into it unless --link is given. PATH may be the first
    part of a split set, or the folder of a field pack, which is always copied.
    """
    if looks_like_one(path.expanduser()):
        if is_copy is False:
            raise click.UsageError("A field pack is copied; --link does not go with it.")
        unpacked(common, path, name.strip())
        return
    from app.cli.engine import Interrupt

    # A computer that shuts down leaves half a copy as little as Ctrl+C does.
    with open_database(common.places) as store, Interrupt() as interrupt:
        common.is_stopped = interrupt.is_asked
        model = library.add(store, common, path, is_copy, name.strip())
    if common.is_json:
        common.document(shape(model))
        return
    say(f"{model_label(model.name, model.is_demo)} · {model.quantization} · {model.model_id}")
    if not model.is_checked_architecture:
        common.note(f"Architecture not checked: {model.architecture}.")


@models.command(epilog="Example: casebook models info SmolLM2-135M-Instruct")
@click.argument("model", metavar="M")
@common_options
@click.pass_obj
def info(common: Common, model: str) -> None:
    """Show everything a model's file says of itself, and what Casebook remembers of it.

    M is an id, the beginning of one, a name, or the path of a GGUF file.
    """
    with open_database(common.places, read_only=True) as store:
        wanted = library.find(store, model)
    found = wanted if isinstance(wanted, Model) else _in_place(wanted)
    metadata: dict[str, Any] = found.info.get("metadata") or {}
    template = templates.standing(found.template, found.repository)
    facts = {**shape(found), **trail(found)}
    if common.is_json:
        said = {"chat_template": msgspec.to_builtins(template)}
        common.document({**facts, **said, "metadata": metadata})
        return
    facts["chat_template"] = templates.sentence(template)
    rows = [(name, _cell(value)) for name, value in facts.items() if name != "name"]
    say(model_label(found.name, found.is_demo))
    table(rows)
    say("")
    table([(name, _cell(value)) for name, value in metadata.items()])


for command in (verify, remove, trial, options, pack, unpack, folder):
    models.add_command(command)


def _in_place(path: Path) -> Model:
    """Return what a file says of itself that is in no library; it has no id and no hash."""
    info = gguf.read(path)
    return Model(
        model_id="",
        name=info.name,
        path=str(path),
        sha256="",
        size_bytes=info.size_bytes,
        info=msgspec.to_builtins(info),
        source={},
        state="untried",
        added_at="",
        marks="",
        options={},
        trial={},
    )


def trail(model: Model) -> dict[str, object]:
    """Return what `info` says beyond the list: how it is loaded, tried, and where it came from."""
    return {
        "options": model.options,
        "last_trial": model.trial or None,
        "provenance": model.source,
        "files": [str(file) for file in model.files],
        "added_at": model.added_at,
    }


def _state(model: Model) -> str:
    return model.state if model.is_checked_architecture else f"{model.state}, not checked"


def _cell(value: object, longest: int = 100) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= longest else text[:longest] + "…"
