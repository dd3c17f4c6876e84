"""A checkpoint on its way in: all its files into one folder, then one model file out of it."""

from contextlib import suppress
from pathlib import Path

from app.core import gguf, names, unfinished
from app.core.repository import RemoteFile
from app.core.unfinished import Note
from app.errors import Code, Problem
from app.jobs.delivery import Delivery, Result
from app.jobs.shards import Shards
from app.worker.converted import foresee
from converters import conversion, disk, model, piecemeal, provenance
from converters.architectures import find as find_architecture
from converters.command import processors
from converters.config import read as read_config
from converters.conversion import Target
from converters.folder import Folder
from converters.plan import Plan, plan
from converters.refusal import Refusal
from converters.types import FILE_TYPES
from converters.writer import Effort, Step

SMALL_BYTES = 100_000_000  # of a model file, beside the weights
RECORD = ".provenance.json"
STORED_BYTES = 2  # of a value in most checkpoints


def bring(delivery: Delivery, files: tuple[RemoteFile, ...]) -> Result:
    """Download the files, convert them, and remove them again.

    A kill, a cancel or a failure leaves the folder, which the next start goes on with.

    Raises:
        Problem: see `Delivery.bring`; `not_offered`, `exists`, `download_changed`.
        Refusal: what the converter refuses; of an unknown architecture before the weights come.
        OSError: the disk.
    """
    kind = delivery.request.quantization.upper()
    if kind not in FILE_TYPES:
        why = f"nobody published {kind} there, and no checkpoint is converted to it"
        raise Problem(Code.NOT_OFFERED, name=delivery.source.name, why=why)
    delivery.total_bytes = sum(file.size_bytes for file in files)
    place = unfinished.folder_of(delivery.folder, delivery.source.name)
    with delivery.reserved(place):
        is_low_disk = _is_low_disk(delivery, place)
        inside = _begin(delivery, place, files, kind, is_low_disk)
        for file in [file for file in files if not (is_low_disk and _is_weights(file))]:
            if not delivery.is_there(file, inside / file.name):
                delivery.bring(file, inside / file.name, has_room=True)
            delivery.done_bytes += file.size_bytes
            if file.name == "config.json":
                _refuse_unknown(place, inside)
        if is_low_disk:
            weights = tuple(file for file in files if _is_weights(file))
            return _convert_piecemeal(delivery, place, Shards(delivery, inside, weights), kind)
        delivery.hub.close()  # a conversion takes minutes, and needs nobody
        return _convert(delivery, place, inside, kind)


def _is_low_disk(delivery: Delivery, place: Path) -> bool:
    """Tell whether the weights go as soon as they are used: what was begun so goes on so."""
    note = unfinished.read(place / unfinished.FOLDER_NOTE)
    asked = delivery.request
    return asked.is_low_disk or (note is not None and note.is_low_disk and not asked.is_restarting)


def _is_weights(file: RemoteFile) -> bool:
    return file.name.endswith(".safetensors")


def _begin(
    delivery: Delivery, place: Path, files: tuple[RemoteFile, ...], kind: str, is_low_disk: bool
) -> Path:
    """Make the folder and its note; return where the files go."""
    note = unfinished.read(place / unfinished.FOLDER_NOTE)
    inside = unfinished.content(place, delivery.source.name)
    folders = (unfinished.converted(place), unfinished.hub_note(inside).parent)
    is_foreign = note is None and place.exists() and any(place.iterdir())
    if is_foreign or not all(unfinished.is_inside(one, delivery.folder) for one in folders):
        raise Problem(Code.EXISTS, path=str(place))
    if note is not None and not delivery.request.is_restarting:
        delivery.check_same(delivery.source.name, note.revision)
    # Files of an older state stay: those that are the same need not come again.
    known = note.files if note is not None else ()
    _check_room(delivery, inside, files, kind, is_low_disk)
    place.mkdir(exist_ok=True)
    unfinished.write(
        place / unfinished.FOLDER_NOTE,
        Note(
            format=unfinished.FORMAT,
            repository=delivery.source.name,
            revision=delivery.source.commit,
            file=kind,
            size_bytes=delivery.total_bytes,
            files=tuple(dict.fromkeys((*known, *(file.name for file in files)))),
            is_low_disk=is_low_disk,
        ),
    )
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    hub_note = unfinished.hub_note(inside)
    hub_note.unlink(missing_ok=True)  # it may be a link that leads elsewhere
    hub_note.write_text(f"{delivery.source.commit}\n", "ascii")
    return inside


def _check_room(
    delivery: Delivery, inside: Path, files: tuple[RemoteFile, ...], kind: str, is_low_disk: bool
) -> None:
    """Check that the checkpoint and the file made of it find room beside each other.

    With low disk only what is certain to be needed: the headers will say how much it is exactly.
    """
    there = 0
    for file in files:
        for path in (inside / file.name, unfinished.part_path(inside / file.name)):
            with suppress(OSError):
                there += path.stat().st_size
    largest = max(file.size_bytes for file in files)
    disk.check_room(delivery.folder / "largest", largest, largest)  # FAT32
    value = FILE_TYPES[kind].default
    made = delivery.total_bytes * value.block_bytes / value.block / STORED_BYTES + SMALL_BYTES
    needed = int((delivery.total_bytes + made) * disk.SPARE)
    if is_low_disk:
        needed = largest + sum(file.size_bytes for file in files if not _is_weights(file))
    free = disk.free_bytes(inside)
    if free + there < needed:
        where = str(delivery.folder)
        raise Problem(Code.DISK_FULL, path=where, needed_bytes=needed, free_bytes=free)


def _refuse_unknown(place: Path, inside: Path) -> None:
    """Refuse what cannot be converted before gigabytes are downloaded for nothing."""
    try:
        find_architecture(read_config(Folder(inside)))
    except Refusal:
        _remove(place)
        raise


def _convert(delivery: Delivery, place: Path, inside: Path, kind: str) -> Result:
    report = delivery.report

    def on_step(step: Step) -> None:
        if not report.is_cancelled:  # a cancel is the converter's to see: it tidies up
            report.progress(step.done_bytes, step.total_bytes, "converting")

    planned = plan(model.read(inside), FILE_TYPES[kind])
    target = _target(place, planned)
    effort = Effort(processors(), report=on_step, should_stop=lambda: report.is_cancelled)
    return _hand_over(delivery, place, conversion.convert(planned, target, effort))


def _convert_piecemeal(delivery: Delivery, place: Path, shards: Shards, kind: str) -> Result:
    report = delivery.report
    planned = plan(model.read_folder(shards.folder), FILE_TYPES[kind])
    target = _target(place, planned)
    shards.begin(planned, target)
    effort = Effort(processors(), report=shards.on_step, should_stop=lambda: report.is_cancelled)
    outcome = piecemeal.convert(planned, target, effort, shards)
    delivery.hub.close()
    return _hand_over(delivery, place, outcome)


def _target(place: Path, planned: Plan) -> Target:
    out = unfinished.converted(place) / planned.file_name
    return Target(out, is_replacing=True, check=_check, foresee=_foresee)


def _hand_over(delivery: Delivery, place: Path, outcome: provenance.Outcome) -> Result:
    """Put the converted file and its record among the models, and remove the rest."""
    out = outcome.path
    there = [path.name for path in delivery.folder.iterdir()]
    # A record without its file is kept too: it may be somebody's, or of a file that was moved.
    records = [name for name in there if name.endswith(RECORD)]
    taken = [*there, *(f"{name.removesuffix(RECORD)}{out.suffix}" for name in records)]
    named = delivery.folder / names.free(out.stem, out.suffix, taken)
    provenance.beside(out).replace(provenance.beside(named))
    out.replace(named)
    disk.sync_names(delivery.folder)
    _remove(place)
    return delivery.result(str(named), outcome.sha256, outcome.size_bytes, "")


def _foresee(planned: Plan) -> None:
    foresee(planned.header, planned.size_bytes, planned.model.folder.path)


def _check(path: Path) -> None:
    gguf.read(path)


def _remove(place: Path) -> None:
    """Remove what is ours of the folder, which is reserved."""
    for one in unfinished.find(place.parent):
        if one.path == place:
            unfinished.remove_files(one)
