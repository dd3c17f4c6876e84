"""`casebook history backup`, `restore-backup` and `check`: copies, and whether all is whole."""

from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from app.cli.common import Common, common_options, say, table, warn
from app.cli.handed import key_of_window
from app.core.digest import file_sha256
from app.core.text import size
from app.errors import Code, Problem
from app.paths import Places
from app.store.copies import listed
from app.store.database import check_database, open_database
from app.store.encrypted import MAGIC, asked, first_bytes, is_encrypted
from app.store.keys import Keys
from app.store.restore import look_into
from app.store.restore import restore as restore_history
from app.store.salvage import examine
from app.store.salvage import repair as repair_history
from converters.place import Place

_LOCKED = {Code.HISTORY_ENCRYPTED, Code.WRONG_PASSPHRASE, Code.KEYS_DAMAGED}


@click.command(epilog="Example: casebook history backup -o /media/stick/casebook.sqlite3")
@click.option("-o", "--output", type=Place(), metavar="FILE")
@click.option(
    "--automatic",
    "is_automatic",
    is_flag=True,
    help="What the window does every hour: only if something changed, and thin the older ones.",
)
@click.option("--key-from-stdin", "has_key", is_flag=True, hidden=True)
@common_options
@click.pass_obj
def backup(common: Common, output: Path | None, is_automatic: bool, has_key: bool) -> None:
    """Write a proven copy of the history; nothing is overwritten."""
    if is_automatic:
        if output is not None:
            raise click.UsageError("--automatic has names of its own; leave out -o.")
        _back_up_automatically(common, key_of_window() if has_key else None)
        return
    keys = key_of_window() if has_key else None
    with open_database(common.places, read_only=has_key, keys=keys) as store:
        path = store.backup(output.expanduser().absolute() if output else None)
    if common.is_json:
        said = {"path": str(path), "size_bytes": path.stat().st_size}
        common.document(said | ({"sha256": file_sha256(path)} if has_key else {}))
    else:
        say(str(path))


@click.command(
    "restore-backup",
    epilog="Example: casebook history restore-backup /media/stick/casebook.sqlite3",
)
@click.argument("file", type=Place(), metavar="FILE")
@click.option("--key-from-stdin", "has_key", is_flag=True, hidden=True)
@common_options
@click.pass_obj
def restore_backup(common: Common, file: Path, has_key: bool) -> None:
    """Put a backup in the place of the history. What was there before is kept as a backup."""
    keys = key_of_window() if has_key else None
    done = restore_history(common.places, file.expanduser().absolute(), keys)
    if common.is_json:
        common.document(
            {
                "path": str(done.path),
                "previous": str(done.previous) if done.previous else None,
                "was_damaged": done.was_damaged,
                "conversations": done.conversations,
            }
        )
        return
    say(f"Restored: {done.conversations} chats.")
    if done.previous is not None:
        kept = "could not be read, and lies unchanged in" if done.was_damaged else "is kept in"
        warn(f"The history that was in use before {kept} {done.previous}")


@click.command(epilog="Example: casebook history backups --check")
@click.argument("files", nargs=-1, type=Place(), metavar="[FILE]...")
@click.option("--check", "is_checking", is_flag=True, help="Read all of each, and count.")
@click.option("--key-from-stdin", "has_key", is_flag=True, hidden=True)
@common_options
@click.pass_obj
def backups(common: Common, files: tuple[Path, ...], is_checking: bool, has_key: bool) -> int:
    """List the backups, newest first; a FILE is read and said to be whole or not."""
    places = common.places
    known = listed(places)
    if files:
        wanted = [file.expanduser().absolute() for file in files]
        keys = key_of_window() if has_key else None
        rows = [_document(places, path, is_checking=True, keys=keys) for path in wanted]
    else:
        keys = asked(places) if is_checking and is_encrypted(places) else None
        silent = replace(places, ask_secret=None)  # one passphrase is asked for, not one for each
        rows = [_document(silent, one.path, is_checking, keys) for one in known]
    by_path = {one.path: one for one in known}
    for row in rows:
        one = by_path.get(Path(str(row["path"])))
        row |= {
            "made_at": one.made_at.isoformat(timespec="seconds") if one else None,
            "was_proven": one.was_proven if one else False,
            "is_set_aside": one.is_set_aside if one else False,
        }
    if common.is_json:
        common.document(rows)
    elif not rows:
        say("No backup yet. `casebook history backup` writes one.")
    else:
        table([_line(row) for row in rows])
    return int(any(row["state"] == "damaged" for row in rows))


def _document(
    places: Places, path: Path, is_checking: bool, keys: Keys | None = None
) -> dict[str, object]:
    said: dict[str, object] = {"path": str(path), "state": "unchecked", "why": ""}
    if path.is_file():
        said |= {"size_bytes": path.stat().st_size, "is_encrypted": first_bytes(path) != MAGIC}
    if not is_checking:
        return said
    try:
        held: dict[str, object] = msgspec.to_builtins(look_into(places, path, keys))
    except Problem as problem:
        if problem.code in {Code.DATABASE_DAMAGED, Code.DATABASE_TOO_NEW}:
            return said | {"state": "damaged", "why": str(problem.detail.get("why", problem.code))}
        if problem.code in _LOCKED and places.ask_secret is None:
            return said | {"state": "locked"}
        raise
    return {**said, "state": "ok", **held}


def _line(row: dict[str, object]) -> tuple[str, ...]:
    states = {
        "ok": "whole",
        "damaged": f"damaged: {row['why']}",
        "locked": "under another passphrase",
        "unchecked": "not checked now",
    }
    holds = f"{row['conversations']} chats, {row['messages']} messages" if "messages" in row else ""
    is_known = row["state"] != "damaged" or not row["is_encrypted"]
    lock = ("encrypted" if row["is_encrypted"] else "plain") if is_known else ""
    when = str(row["made_at"] or "")[:16].replace("T", " ")
    return (
        when,
        size(int(str(row["size_bytes"]))),
        lock,
        states[str(row["state"])],
        holds,
        str(row["path"]),
    )


@click.command(epilog="Example: casebook history repair --dry-run")
@click.option("--dry-run", "is_dry", is_flag=True, help="Count what can be read; change nothing.")
@click.option("--key-from-stdin", "has_key", is_flag=True, hidden=True)
@common_options
@click.pass_obj
def repair(common: Common, is_dry: bool, has_key: bool) -> None:
    """Put what can be read of a damaged history into a new one; the file is set aside as it is.

    If nothing is damaged, nothing is changed.
    """
    keys = key_of_window() if has_key else None
    found = (examine if is_dry else repair_history)(common.places, keys)
    if common.is_json:
        common.document(
            {
                "why": found.why,
                "conversations": found.conversations,
                "messages": found.messages,
                "lost_messages": found.lost_messages,
                "previous": str(found.previous) if found.previous else None,
            }
        )
        return
    say(f"found      {found.why or 'nothing wrong'}")
    say(f"readable   {found.conversations} chats, {found.messages} messages")
    say(f"unreadable {found.lost_messages} messages at most")
    if found.previous is not None:
        warn(f"The damaged history lies unchanged in {found.previous}")
    elif not is_dry:
        warn("Nothing is damaged, so the history was left as it is.")


@click.command(epilog="Example: casebook history check --json")
@common_options
@click.pass_obj
def check(common: Common) -> int:
    """Check the history file and its audit trail; exit status 1 if one is not whole."""
    found = check_database(common.places)
    is_whole = found.integrity == "ok" and found.audit == "ok"
    if common.is_json:
        common.document(
            {
                "integrity": found.integrity,
                "audit": found.audit,
                "first_bad_seq": found.first_bad_seq,
                "details": list(found.details),
            }
        )
        return int(not is_whole)
    say(f"integrity  {found.integrity}")
    say(f"audit      {found.audit}")
    if found.first_bad_seq is not None:
        say(f"first bad event  {found.first_bad_seq}")
    for detail in found.details:
        say(f"  {detail}")
    if not is_whole:
        warn("Nothing was changed. `casebook history repair --dry-run` counts what can be read;")
        warn("`casebook history backups` lists what `restore-backup` can put back.")
    return int(not is_whole)


COMMANDS = (backup, backups, restore_backup, repair, check)


def _back_up_automatically(common: Common, keys: Keys | None) -> None:
    with open_database(common.places, read_only=True, keys=keys) as store:
        path, gone = store.automatic_backup()
    if common.is_json:
        common.document(
            {
                "path": str(path) if path else None,
                "sha256": file_sha256(path) if path else None,
                "removed": [str(one) for one in gone],
            }
        )
    elif path is None:
        common.note("Nothing changed since the last backup, or it is not an hour old.")
    else:
        say(str(path))
    for one in gone:
        common.note(f"Removed, as newer ones cover it: {one.name}")
