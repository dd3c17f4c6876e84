"""A model on its way in: which files, and where they go."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from app import protocol
from app.core import gguf, names, unfinished
from app.core import repository as repositories
from app.core.repository import RemoteFile
from app.errors import Code, Problem
from app.jobs import checkpoint, split_set
from app.jobs.delivery import Delivery, Hub, Result
from app.jobs.refusals import problem_of
from app.jobs.report import Report
from converters import disk
from converters.refusal import Refusal


def bring(hub: Hub, request: protocol.Download, report: Report) -> Result:
    """Download what was asked for, and convert it if it is a checkpoint.

    Raises:
        Problem: `bad_value`; what `Hub.repository`, `repository.choose` and `transfer.transfer`
            raise; `target_in_use`, `disk_full`, `file_too_large`, `read_only`, `disk_failed`;
            `checksum`, `model_invalid`; of a checkpoint also what the converter refuses.
    """
    if not repositories.is_name(request.repository):
        raise Problem(Code.BAD_VALUE, name="REPO", why=f"{request.repository}: not owner/name")
    with _disk(Path(request.folder)):
        Path(request.folder).mkdir(parents=True, exist_ok=True)
        source = hub.repository(request.repository, _revision(request))
        report.check()
        files = repositories.choose(source, request.quantization, request.file)
        described = tuple(hub.described(source, file) for file in files)
        delivery = Delivery(hub, source, request, report)
        if len(described) == 1:
            return _file(delivery, described[0])
        if repositories.is_set(described):
            return split_set.bring(delivery, described)
        return checkpoint.bring(delivery, described)


def _revision(request: protocol.Download) -> str:
    """Return the revision to ask for: that of an unfinished download, if it is to go on."""
    if request.revision or not request.is_resuming:
        return request.revision
    for one in unfinished.find(Path(request.folder)):
        name = one.note.file
        is_wanted = (
            name == request.file
            if request.file
            else name == request.quantization.upper()
            or repositories.carries(name, request.quantization)
        )
        if is_wanted and one.note.repository == request.repository:
            return one.note.revision
    return ""


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    """Tell what disk and converter say as known problems."""
    try:
        yield
    except Refusal as refusal:
        raise problem_of(refusal) from refusal
    except OSError as error:
        raise problem_of(disk.refusal_of(error, folder)) from error


def _file(delivery: Delivery, file: RemoteFile) -> Result:
    """Bring one GGUF file: no more than that is needed if it is in the library or the folder."""
    if not file.sha256:
        raise Problem(Code.ANSWER_INVALID, name=file.name, why="no SHA-256 is published for it")
    delivery.total_bytes = file.size_bytes
    path = ""
    if file.sha256 not in delivery.request.known:
        path = str(_bring(delivery, file))
    return delivery.result(path, file.sha256, file.size_bytes, file.name)


def _bring(delivery: Delivery, file: RemoteFile) -> Path:
    """Bring it under its own name, or one with its hash if that name is another's."""
    ending = PurePosixPath(file.name).suffix
    stem = names.portable(PurePosixPath(file.name).name.removesuffix(ending))
    own = delivery.folder / f"{stem}{ending}"
    hashed = own.with_name(f"{stem}-{file.sha256[:8]}{ending}")
    for target in (own, hashed):
        with delivery.reserved(unfinished.part_path(target)):
            if delivery.is_there(file, target):
                return target
            if not delivery.is_taken(target, file):
                delivery.bring(file, target, gguf.read)
                return target
    raise Problem(Code.EXISTS, path=str(hashed))
