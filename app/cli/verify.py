"""`casebook verify`: is an export or a field pack still what Casebook wrote?"""

from pathlib import Path

import click

from app.cli.bars import Bars
from app.cli.common import Common, common_options, say, warn
from app.core.digest import file_sha256
from app.core.pack.manifest import FORMAT as PACK
from app.core.transcript.verdict import ALTERED, INTACT, Verdict
from app.core.transcript.verification import verify as judged
from app.core.wording import problem as told
from app.errors import Code, Problem
from app.jobs.reading import looks_like_one
from app.store.database import open_database
from converters.place import Place

_ALTERED = frozenset({Code.PACK_ALTERED, Code.PACK_INVALID, Code.PACK_MISSING})


@click.command(epilog='Example: casebook verify "2026-05-04 7f3a90c1.json"')
@click.argument("file", metavar="FILE", type=Place())
@common_options
@click.pass_obj
def verify(common: Common, file: Path) -> int:
    """Tell whether an export or a field pack (FOLDER) is intact, altered (and where), or foreign.

    The exit status is 0 only if it is intact; what was found is on stdout all the same.
    """
    path = file.expanduser()
    found = _pack(common, path) if looks_like_one(path) else judged(path)
    seq = None
    if found.status == INTACT and found.export_id:
        found, seq = _against_trail(common, path, found)
    if common.is_json:
        common.document(
            {
                "status": found.status,
                "format": found.format,
                "details": list(found.details),
                "export_id": found.export_id or None,
                "audit_seq": seq,
            }
        )
    else:
        say(f"{found.status} · {file}")
        for detail in found.details:
            say(f"  {detail}")
        if seq is not None:
            say(f"  as event {seq} of this history's audit trail recorded it")
        elif found.status == INTACT and found.export_id:
            say("  the audit trail of this data folder does not know it")
    if found.status == ALTERED:
        warn(
            "error: altered: The file is not as Casebook wrote it. What was found is listed. Take "
            "the history itself, or another copy, as the record."
        )
    elif found.status != INTACT:
        warn(
            "error: foreign: The file is no export of Casebook. It carries none of its marks. "
            "Choose a file that `casebook export` or the window wrote."
        )
    return int(found.status != INTACT)


def _against_trail(common: Common, path: Path, found: Verdict) -> tuple[Verdict, int | None]:
    """Compare an export with what the history noted when it was written, if it was written here.

    Whoever writes a file and its hashes anew cannot write the trail of another computer anew.
    """
    try:
        with open_database(common.places, read_only=True) as store:
            sha256 = file_sha256(path)
            record = store.exports.record(found.export_id, found.format, sha256, found.messages)
    except Problem as problem:
        common.note(f"The audit trail was not looked at: {told(problem)}")
        return found, None
    if record.seq is None or record.is_same:
        return found, record.seq
    why = f"event {record.seq} of the audit trail recorded another file under this id"
    return Verdict(ALTERED, found.format, (why,)), None


def _pack(common: Common, folder: Path) -> Verdict:
    """Return what is found of a field pack: every byte of it is read.

    Raises:
        Problem: the stick, or several packs in one folder.
    """
    from app.cli.engine import Interrupt
    from app.jobs.unpack import check

    try:
        with Interrupt() as interrupt, Bars(common, {"copying": "Checking"}) as bars:
            common.is_stopped = interrupt.is_asked
            made = check(folder.absolute(), bars)
    except Problem as problem:
        if problem.code not in _ALTERED:
            raise
        place = problem.detail.get("name") or problem.detail.get("where") or ""
        why = problem.detail.get("why") or "the list of contents, which comes last, is not there"
        return Verdict(ALTERED, PACK, (f"{place}: {why}".removeprefix(": "),))
    return Verdict(INTACT, PACK, (f"fingerprint {made.sha256}",))
