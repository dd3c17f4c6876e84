"""`casebook models verify`: is a model file still the one that was added?"""

from pathlib import Path

import click

from app.cli import library
from app.cli.common import Common, common_options, say, warn
from app.core import catalogue, gguf, parts, trail
from app.core.wording import problem as told
from app.errors import Code, Problem
from app.store.database import Store, open_database
from app.store.models import USABLE, Model

INTACT, ALTERED, UNKNOWN = "intact", "altered", "unknown"


@click.command(epilog="Example: casebook models verify SmolLM2-135M-Instruct --json")
@click.argument("model", metavar="M")
@common_options
@click.pass_obj
def verify(common: Common, model: str) -> int:
    """Read a model file again and compare its SHA-256 with the one it was added with.

    M is an id, the beginning of one, a name, or the path of a GGUF file; a file that is not in the
    library is compared with the record beside it, or with the models Casebook knows. The exit
    status is 0 only if it is intact; what was found is on stdout all the same. An altered model is
    not loaded again unasked.
    """
    from app.cli.engine import Interrupt

    with open_database(common.places, read_only=True) as store, Interrupt() as interrupt:
        common.is_stopped = interrupt.is_asked
        found = library.find(store, model)
        path = Path(found.path) if isinstance(found, Model) else found
        expected, actual = _hashes(common, found)
    status = UNKNOWN if not expected else INTACT if expected == actual else ALTERED
    if isinstance(found, Model):
        _remember(common, found, status)
    if common.is_json:
        common.document(
            {
                "status": status,
                "expected_sha256": expected or None,
                "actual_sha256": actual,
                "model_id": found.model_id if isinstance(found, Model) else None,
                "path": str(path),
            }
        )
    else:
        say(f"{status} · {path}")
        say(f"expected  {expected or 'not known'}")
        say(f"found     {actual}")
    return _tell(status, path)


def _hashes(common: Common, found: Model | Path) -> tuple[str, str]:
    """Return the hash that the file should have, empty if none is known, and the one it has."""
    if isinstance(found, Model):
        return found.sha256, library.hashed(common, "Verifying", found.files)
    info = gguf.read(found)
    files = parts.parts(found, info.part_count)
    actual = library.hashed(common, "Verifying", files)
    known = catalogue.entry(actual)
    return trail.promised_sha256(found) or (known.sha256 if known else ""), actual


def _remember(common: Common, model: Model, status: str) -> None:
    """Keep the finding where it changes how the model may be used; a window keeps it from us."""
    is_news = (status == ALTERED and model.state in USABLE) or (
        status == INTACT and model.state == "changed"
    )
    if not is_news:
        return
    try:
        with open_database(common.places) as store:
            _keep(store, model, status)
    except Problem as problem:
        common.note(f"It was not remembered: {told(problem)}")


def _keep(store: Store, model: Model, status: str) -> None:
    if status == INTACT:
        store.models.renew(model.model_id, parts.marks(Path(model.path), len(model.files)))
    else:  # the same size, time and inode: only a load that nobody asks for can be prevented
        store.models.end_load(model.model_id, is_usable=False)


def _tell(status: str, path: Path) -> int:
    if status == ALTERED:
        warn(f"error: {Code.MODEL_CHANGED}: {told(Problem(Code.MODEL_CHANGED, path=path))}")
    if status == UNKNOWN:
        warn(
            f"error: {UNKNOWN}: No SHA-256 is known for this file. "
            "`casebook models add` remembers one."
        )
    return 0 if status == INTACT else 1
