"""`casebook history backup`, `restore-backup` and `check`: copies, and whether all is whole."""

import sys
from pathlib import Path

import click

from app.cli.common import Common, common_options, say, warn
from app.core.digest import file_sha256
from app.errors import Code, Problem
from app.store.database import check_database, open_database
from app.store.keys import Keys
from app.store.restore import restore as restore_history


@click.command(epilog="Example: casebook history backup -o /media/stick/casebook.sqlite3")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE")
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
        _back_up_automatically(common, _key_of_window() if has_key else None)
        return
    with open_database(common.places) as store:
        path = store.backup(output.expanduser().absolute() if output else None)
    if common.is_json:
        common.document({"path": str(path), "size_bytes": path.stat().st_size})
    else:
        say(str(path))


@click.command(
    "restore-backup",
    epilog="Example: casebook history restore-backup /media/stick/casebook.sqlite3",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@common_options
@click.pass_obj
def restore_backup(common: Common, file: Path) -> None:
    """Put a backup in the place of the history. What was there before is kept as a backup."""
    done = restore_history(common.places, file.expanduser().absolute())
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
        warn("Nothing was changed. `casebook history backup` and the backups folder hold copies.")
    return int(not is_whole)


COMMANDS = (backup, restore_backup, check)


def _key_of_window() -> Keys:
    """Return the key that the window hands to its child: one line of stdin."""
    try:
        key = bytes.fromhex(sys.stdin.readline(100).strip())
    except ValueError as error:
        raise Problem(Code.HISTORY_ENCRYPTED) from error
    return Keys(b"", (key,))


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
