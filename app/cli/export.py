"""`casebook export`: conversations as files that carry the notice, the record and their proof."""

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import click
from msgspec.structs import replace

from app.cli import results
from app.cli.common import Common, common_options, notice, say, warn
from app.cli.engine import Interrupt
from app.cli.identifiers import IGNORE, MASK, identifier_option, judged
from app.cli.report_language import language_option
from app.core.identifiers.finding import Kind
from app.core.transcript.naming import file_name
from app.core.transcript.writing import Format, Job, Writer
from app.errors import Code, Problem
from app.store.database import Store, open_database
from app.store.exports import Chosen, Exported
from app.store.screening import Screening

KINDS = tuple(str(kind) for kind in Format)
DEFAULT = Format.MARKDOWN
# Where nothing can be written, what can be read may still be taken along.
_ONLY_READ = frozenset({Code.READ_ONLY, Code.DATABASE_TOO_NEW, Code.DISK_FULL})


@click.command(epilog="Example: casebook export 3f2a -f json -o malaria.json")
@click.argument("conversations", metavar="ID...", nargs=-1)
@click.option(
    "-f", "--format", "kind", type=click.Choice(KINDS), help="Default: as -o ends, or md."
)
@click.option(
    "-o",
    "--output",
    metavar="FILE|FOLDER",
    help="A file takes all of them, a folder one file each. Default: this folder.",
)
@click.option("--all", "is_all", is_flag=True, help="Every conversation but the trash.")
@click.option(
    "--folder", metavar="F", help="Every conversation of this folder, and of those in it."
)
@click.option("--shown", "is_shown", is_flag=True, help="Only the versions that are shown.")
@click.option("--no-system-text", "is_bare", is_flag=True, help="Leave the system texts out.")
@identifier_option
@click.option("--overwrite", is_flag=True, help="A file of that name may be replaced.")
@language_option
@common_options
@click.pass_obj
def export(common: Common, /, **wish: object) -> None:
    """Write conversations to files. ID may be the beginning of an id, if that is clear.

    ID may also be the folder of an evaluation run: html and pdf are its report, csv its items,
    json and jsonl its run.json and samples.jsonl.

    Files bear a date and an id, never words of a chat. They are plain, open to anyone;
    `casebook verify FILE` tells later whether one was changed.
    """
    notice()
    named = wish["conversations"]
    if isinstance(named, tuple) and results.are_runs(named):
        results.export(common, named, wish)
        return
    if wish["language"]:
        raise click.UsageError("--language is that of a run's report; a chat keeps its own words.")
    with _opened(common) as store, Interrupt() as interrupt:
        common.is_stopped = interrupt.is_asked
        chosen = _screened(store, _chosen(_ids(store, wish), wish), wish["identifiers"])
        done = [_export(common, store, one) for one in chosen]
    _say_what_is_owed(done)
    if common.is_json:
        common.document({"files": [shape(one) for one in done]})
    else:
        for one in done:
            say(str(one.path))
        common.note("These files are plain text, open to anyone who has them.")


def _say_what_is_owed(done: list[Exported]) -> None:
    """Say which of the files are not in the audit trail: a gap in it is never silent."""
    owed = sum(one.is_owed for one in done)
    if owed:
        warn(
            "The audit trail has no room for this export. It is noted beside the history, and"
            " comes into the trail when that is opened with room."
        )
    if any(not (one.is_recorded or one.is_owed) for one in done):
        warn("The history is only read: this export is not in its audit trail.")


def shape(one: Exported) -> dict[str, object]:
    """Return an export as `--json` shows it."""
    return {
        "path": str(one.path),
        "format": str(one.kind),
        "bytes": one.size_bytes,
        "sha256": one.sha256,
        "conversations": list(one.conversation_ids),
        "messages": one.messages,
        "is_recorded": one.is_recorded,
        "is_owed": one.is_owed,
        "is_masked": one.is_masked,
    }


def _opened(common: Common) -> Store:
    places = common.places
    try:
        return open_database(places)
    except Problem as problem:
        if problem.code not in _ONLY_READ:
            raise
        return open_database(places, read_only=True)


def _ids(store: Store, wish: dict[str, object]) -> list[str]:
    named = wish["conversations"]
    folder = wish["folder"]
    ways = [bool(named), bool(wish["is_all"]), folder is not None]
    if sum(ways) != 1 or not isinstance(named, tuple):
        raise click.UsageError("Name conversations, or --folder F, or --all.")
    if named:
        found = [store.history.conversation(one).conversation_id for one in named]
        return list(dict.fromkeys(found))
    listed = store.history.conversations()
    if folder is not None:
        listed = [one for one in listed if _is_in(one.folder, str(folder))]
    ids = [one.conversation_id for one in listed if one.message_count]
    if not ids:
        raise Problem(Code.NOT_FOUND, name=str(folder) if folder is not None else "--all")
    return ids


def _is_in(path: str | None, folder: str) -> bool:
    """Return whether a folder is this one, or inside it."""
    here, wanted = (path or "").casefold(), folder.strip("/").casefold()
    return here == wanted or here.startswith(f"{wanted}/")


def _chosen(ids: list[str], wish: dict[str, object]) -> list[Chosen]:
    output = wish["output"]
    target = Path(str(output)).expanduser().absolute() if output is not None else None
    # A Path forgets the stroke at its end.
    is_file = target is not None and not target.is_dir() and not _ends_as_folder(output)
    kind = _kind(wish["kind"], target if is_file else None)

    def one(some: list[str], path: Path) -> Chosen:
        return Chosen(
            conversation_ids=tuple(some),
            kind=kind,
            target=path,
            has_all_versions=not wish["is_shown"],
            has_system_text=not wish["is_bare"],
            is_replacing=bool(wish["overwrite"]),
        )

    if is_file and target is not None:
        return [one(ids, target)]
    folder = target or Path.cwd()
    if not folder.is_dir():
        raise Problem(Code.FOLDER_MISSING, path=folder)
    taken = {path.name for path in folder.iterdir()}
    chosen = []
    for conversation_id in ids:
        name = file_name([conversation_id], kind, datetime.now(UTC).astimezone(), taken)
        taken.add(name)
        chosen.append(one([conversation_id], folder / name))
    return chosen


def _screened(store: Store, chosen: list[Chosen], way: object) -> list[Chosen]:
    """Look for identifiers first: say what there is, refuse it, or have it masked.

    Raises:
        Problem: `identifiers_found`.
    """
    if way == IGNORE:
        return chosen
    looked = [Screening(store.history, one, is_asked=way is not None).run() for one in chosen]
    total: Counter[Kind] = Counter()
    for one in looked:
        total.update(one.counts)
    found = {kind: total[kind] for kind in Kind if total[kind]}
    judged(found, str(way), done="It is exported as it is.")
    if way != MASK:
        return chosen
    return [replace(one, masks=seen.masks) for one, seen in zip(chosen, looked, strict=True)]


def _ends_as_folder(output: object) -> bool:
    return str(output).endswith(("/", os.sep))


def _kind(named: object, target: Path | None) -> Format:
    if named is not None:
        return Format(str(named))
    ending = target.suffix.removeprefix(".").lower() if target else ""
    if ending == "markdown":
        return Format.MARKDOWN
    return Format(ending) if ending in KINDS else DEFAULT


def _export(common: Common, store: Store, chosen: Chosen) -> Exported:
    job = store.exports.begin(chosen, make=_pdf if chosen.kind is Format.PDF else None)
    with common.progress(f"Exporting {chosen.kind}", job.total) as advance:
        seen = 0

        def on_step(done: int) -> None:
            nonlocal seen
            advance(done - seen)
            seen = done

        return job.run(on_step)


def _pdf(job: Job) -> Writer:
    from app.cli.pdf import PdfPipe

    return PdfPipe(job.write)
