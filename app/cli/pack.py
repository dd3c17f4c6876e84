"""`casebook models pack` and `unpack`: a model onto a stick, and from it onto another computer."""

from pathlib import Path
from typing import Any

import click
import msgspec

from app.cli import library
from app.cli.bars import Bars
from app.cli.common import Common, common_options, model_label, say
from app.cli.shape import shape
from app.core import gguf, parts, trail
from app.core.disk import FAT32_MOST_BYTES
from app.core.pack import papers
from app.core.pack.manifest import About, Manifest
from app.core.text import size
from app.jobs import pack as writing
from app.jobs import unpack as reading
from app.jobs.copy import remove
from app.store import packs
from app.store.database import Store, open_database
from app.store.models import USABLE, Model
from converters.place import Place

MEGABYTE = 1_000_000
MOST_MEGABYTES = FAT32_MOST_BYTES // MEGABYTE
LABELS = {"writing": "Writing", "reading_back": "Reading back", "copying": "Copying"}
SHOWN = 16  # digits of a fingerprint that two people can compare by telephone


@click.command(epilog="Example: casebook models pack Meditron3-Gemma2-2B -o /media/stick/Meditron3")
@click.argument("model", metavar="M")
@click.option(
    "-o",
    "folder",
    required=True,
    type=Place(),
    metavar="FOLDER",
    help="Where the pack goes; it is made if it is missing, and must be empty.",
)
@click.option(
    "--split-mb",
    type=click.IntRange(1, MOST_MEGABYTES),
    metavar="N",
    help="Split the model into parts of N MB; on FAT32 parts of 3900 MB without a word.",
)
@click.option(
    "--examples",
    "named",
    multiple=True,
    metavar="SET",
    help="Put this example set on it too; may be repeated.",
)
@click.option("--no-presets", is_flag=True, help="Leave the presets of this library out.")
@common_options
@click.pass_obj
def pack(common: Common, /, model: str, folder: Path, **said: Any) -> None:
    """Write a field pack: the model with card, licence, presets and the SHA-256 of every file.

    Everything is written, synced, read back and compared; casebook-pack.json comes last, and a pack
    without it is refused. If the stick is pulled out, the same command goes on where it stopped;
    Ctrl+C removes what was written. No chat goes on the stick.
    """
    from app.cli.engine import Interrupt

    folder = folder.expanduser().absolute()
    with Interrupt() as interrupt:
        common.is_stopped = interrupt.is_asked
        with open_database(common.places, read_only=True) as store:
            found = library.find(store, model)
            if isinstance(found, Model):
                found = library.renewed(store, common, found)
            presets = () if said["no_presets"] else packs.own(store.presets)
            chosen = packs.packed([store.examples.wanted(name) for name in said["named"]])
        wish = writing.Wish(
            Path(found.path) if isinstance(found, Model) else found,
            about(found),
            folder,
            presets,
            (said["split_mb"] or 0) * MEGABYTE,
            chosen,
        )
        with Bars(common, LABELS) as bars:
            made = writing.write(wish, bars)
    _tell_written(common, made, folder, found)


def about(found: Model | Path) -> About:
    """Return what a pack says of a model.

    Raises:
        Problem: `model_missing`, `model_invalid`, of a file that is in no library.
    """
    if isinstance(found, Path):
        info = gguf.read(found)
        return About(
            info.name,
            "",
            info.size_bytes,
            info.architecture,
            info.quantization,
            info.context_length,
            info.license,
            source={"repository": info.source} if info.source else {},
        )
    return packs.about(found)


def _tell_written(common: Common, made: Manifest, folder: Path, found: Model | Path) -> None:
    if common.is_json:
        common.line(
            {
                "model_id": found.model_id if isinstance(found, Model) else None,
                "name": made.model.name,
                **writing.result_of(made, folder),
                "contents": [
                    {
                        "role": one.role,
                        "name": one.name,
                        "bytes": one.bytes,
                        "sha256": one.sha256,
                        "parts": [part.path for part in one.parts],
                    }
                    for one in made.files
                ],
            }
        )
        return
    count = sum(len(one.parts) for one in made.model_files)
    split = f", the model in {count} parts" if count > len(made.model_files) else ""
    say(f"{folder} · {size(made.size_bytes)}{split}")
    say(f"fingerprint {made.sha256[:SHOWN]}")
    common.note("Everything was read back from there, and is equal.")


@click.command(epilog="Example: casebook models unpack /media/stick/Meditron3")
@click.argument("folder", type=Place())
@click.option("--name", default="", metavar="N", help="What to call it in the library.")
@click.option("--check", is_flag=True, help="Read and compare every byte, copy nothing.")
@common_options
@click.pass_obj
def unpack(common: Common, folder: Path, name: str, check: bool) -> None:
    """Read a field pack: check every file, copy the model to this computer, check the copy.

    FOLDER holds casebook-pack.json, or is the stick that holds one such folder. The model joins the
    library, untried; nothing is ever used from the stick. If the stick is pulled out, the same
    command goes on where it stopped; Ctrl+C removes what was copied.
    """
    if check:
        _check(common, folder)
        return
    unpacked(common, folder, name.strip())


def unpacked(common: Common, folder: Path, name: str) -> None:
    """Unpack a field pack into the library and tell what came out.

    Raises:
        Problem: as `jobs.unpack.read`; or it was not saved, then the copy is gone.
    """
    from app.cli.engine import Interrupt

    with open_database(common.places) as store:  # what cannot be saved is not copied
        known = tuple(one.sha256 for one in store.models.list() if one.state in USABLE)
    with Interrupt() as interrupt, Bars(common, LABELS) as bars:
        common.is_stopped = interrupt.is_asked
        place = folder.expanduser().absolute()
        done = reading.read(place, common.models(), known, bars)
    with open_database(common.places) as store:
        model = _entered(store, done, name)
        presets = packs.bring(store.presets, done.presets)
        examples = packs.bring_sets(store.examples, done.examples)
    _tell_read(common, done, model, (presets, examples))


def _entered(store: Store, done: reading.Unpacked, name: str) -> Model:
    about = done.manifest.model
    if done.path is None:
        return next(one for one in store.models.list() if one.sha256 == about.sha256)
    info = gguf.read(done.path)
    try:
        return store.models.add(
            done.path,
            about.sha256,
            name or papers.named(about) or info.name,
            msgspec.to_builtins(info),
            reading.source_of(done),
        )
    except BaseException:
        remove((*parts.parts(done.path, info.part_count), *trail.companions(done.path)))
        raise


def _tell_read(
    common: Common, done: reading.Unpacked, model: Model, added: tuple[list[str], list[str]]
) -> None:
    presets, examples = added
    if common.is_json:
        common.line(
            {
                **shape(model),
                "is_new": done.path is not None,
                "fingerprint": done.manifest.sha256,
                "presets_added": presets,
                "examples_added": examples,
            }
        )
        return
    if done.path is None:
        common.note("It is in the library already; nothing was copied.")
    say(f"{model_label(model.name, model.is_demo)} · {model.quantization} · {model.model_id}")
    say(f"fingerprint {done.manifest.sha256[:SHOWN]}")
    for preset in presets:
        common.note(f"Preset added: {preset}")
    for name in examples:
        common.note(f"Example set added: {name}")


def _check(common: Common, folder: Path) -> None:
    from app.cli.engine import Interrupt

    with Interrupt() as interrupt, Bars(common, {**LABELS, "copying": "Checking"}) as bars:
        common.is_stopped = interrupt.is_asked
        made = reading.check(folder.expanduser().absolute(), bars)
    if common.is_json:
        common.line({"status": "intact", "format": made.format, "fingerprint": made.sha256})
        return
    say(f"intact · {made.model.name} · {size(made.size_bytes)}")
    say(f"fingerprint {made.sha256[:SHOWN]}")
