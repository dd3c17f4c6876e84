"""`casebook history import`: transcripts of a file into the history, after a look at them."""

from pathlib import Path

import click

from app.cli.common import Common, common_options, say
from app.cli.engine import Interrupt
from app.core.incoming.arriving import Arrival, Arriving
from app.core.incoming.reading import read
from app.errors import Code, Problem
from app.store.database import Store, open_database
from app.store.imports import Fate
from converters.place import Place

_SHOWN = 20  # lines of each kind for a person; --json has all
_FATES = {
    Fate.NEW: "comes in",
    Fate.HERE: "is here already",
    Fate.COPY: "comes in as a copy: one of its id is here and says something else",
}


@click.command("import", epilog="Example: casebook history import conversations.json --dry-run")
@click.argument("file", metavar="FILE", type=Place())
@click.option("--dry-run", "is_dry", is_flag=True, help="Show what would come in; change nothing.")
@click.option(
    "--accept-altered", "is_altered", is_flag=True, help="Take a Casebook export that was changed."
)
@common_options
@click.pass_obj
def import_chats(common: Common, file: Path, is_dry: bool, is_altered: bool) -> None:
    """Take conversations into the history.

    FILE is a JSON export of Casebook, ChatGPT's conversations.json or its zip file, an export of
    Open WebUI, or lists of chat messages (JSON or JSON Lines). What is here already is not taken
    twice, and no answer that comes in is taken for one that was made here.
    """
    arrival = read(file.expanduser(), takes_altered=is_altered)
    with open_database(common.places, read_only=is_dry) as store, Interrupt() as interrupt:
        common.is_stopped = interrupt.is_asked
        fates = [store.imports.fate(one.conversation_id, one.fingerprint) for one in arrival.chats]
        taken = [] if is_dry else _take(common, store, arrival)
    is_nothing = not arrival.chats and bool(arrival.refused)
    if common.is_json and not is_nothing:
        common.document(_shape(arrival, fates, taken, is_dry))
    elif not common.is_json:
        _tell(common, arrival, fates, taken, is_dry)
    if is_nothing:
        why = "; ".join(f"{one.where}: {one.why}" for one in arrival.refused[:3])
        raise Problem(Code.IMPORT_INVALID, path=file, why=why)


def _take(common: Common, store: Store, arrival: Arrival) -> list[str | None]:
    """Take each conversation; what came in before a stop stays, whole."""
    taken: list[str | None] = []
    with common.progress("Importing", len(arrival.chats)) as advance:
        for one in arrival.chats:
            advance(1)
            taken.append(store.imports.take(one, arrival.source, arrival.sha256))
    return taken


def _shape(
    arrival: Arrival, fates: list[Fate], taken: list[str | None], is_dry: bool
) -> dict[str, object]:
    ids: list[str | None] = list(taken) or [None] * len(fates)
    return {
        "source": str(arrival.source),
        "file_sha256": arrival.sha256,
        "is_dry_run": is_dry,
        "conversations": [
            {
                "conversation_id": known,
                "title": one.title,
                "message_count": len(one.said),
                "fate": str(fate),
            }
            for one, fate, known in zip(arrival.chats, fates, ids, strict=True)
        ],
        "refused": [{"where": one.where, "why": one.why} for one in arrival.refused],
        "left_out": arrival.left_out,
    }


def _tell(
    common: Common, arrival: Arrival, fates: list[Fate], taken: list[str | None], is_dry: bool
) -> None:
    count = len(arrival.chats)
    common.note(f"{arrival.source}: {count} conversation{'s' if count != 1 else ''}.")
    for one, fate in list(zip(arrival.chats, fates, strict=True))[:_SHOWN]:
        say(f"{_FATES[fate]}: {_named(one)}")
    if len(fates) > _SHOWN:
        say(f"… and {len(fates) - _SHOWN} more")
    for refused in arrival.refused[:_SHOWN]:
        say(f"does not come in: {refused.where}: {refused.why}")
    if len(arrival.refused) > _SHOWN:
        say(f"… and {len(arrival.refused) - _SHOWN} more that do not come in")
    for kind, count in sorted(arrival.left_out.items()):
        say(f"left out: {count} {kind}")
    if is_dry and not set(fates) - {Fate.HERE}:
        common.note("Nothing was changed, and nothing would come in.")
    elif is_dry:
        common.note("Nothing was changed; the same without --dry-run takes them in.")
    else:
        say(f"Taken in: {sum(known is not None for known in taken)}.")


def _named(one: Arriving) -> str:
    return f"{one.title or 'untitled'} ({len(one.said)} messages)"
