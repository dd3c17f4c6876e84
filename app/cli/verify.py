"""`casebook verify`: is an export still what Casebook wrote?"""

from pathlib import Path

import click

from app.cli.common import Common, common_options, say, warn
from app.core.transcript.verification import ALTERED, INTACT
from app.core.transcript.verification import verify as judged


@click.command(epilog='Example: casebook verify "2026-05-04 7f3a90c1.json"')
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@common_options
@click.pass_obj
def verify(common: Common, file: Path) -> int:
    """Tell whether an export is intact, altered (and where), or not ours.

    The exit status is 0 only if it is intact; what was found is on stdout all the same.
    """
    found = judged(file.expanduser())
    if common.is_json:
        common.document(
            {
                "status": found.status,
                "format": found.format,
                "details": list(found.details),
                "export_id": found.export_id or None,
            }
        )
    else:
        say(f"{found.status} · {file}")
        for detail in found.details:
            say(f"  {detail}")
    if found.status == ALTERED:
        warn(
            "error: altered: The file is not as Casebook wrote it. Its parts were compared with "
            "the hashes in it. Take the history itself, or another copy, as the record."
        )
    elif found.status != INTACT:
        warn(
            "error: foreign: The file is no export of Casebook. It carries none of its marks. "
            "Choose a file that `casebook export` or the window wrote."
        )
    return int(found.status != INTACT)
