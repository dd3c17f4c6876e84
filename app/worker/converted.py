"""A converted file: foreseen before its first byte, tried before it gets its name."""

from pathlib import Path

from app.core import gguf
from app.errors import Code, Problem
from app.worker.engine import Stop
from app.worker.template import Template


def foresee(header: bytes, size_bytes: int, source: Path) -> None:
    """Refuse what the trial of a file would refuse for its header alone, before it is written.

    Args:
        header: of the file.
        size_bytes: of the whole file.
        source: what it is made from.

    Raises:
        Problem: `checkpoint_invalid` with `where` and `why`: a key that is missing or makes no
            sense, a chat template that cannot be used.
    """
    try:
        info = gguf.planned(header, size_bytes, source)
    except Problem as problem:
        facts = {key: problem.detail.get(key) for key in ("where", "why")}
        raise Problem(Code.CHECKPOINT_INVALID, **facts, is_foreseen=True) from problem
    try:
        Template(info.chat_template)  # tries itself with a question
    except Problem as problem:
        where, why = "tokenizer.chat_template", problem.detail.get("why")
        raise Problem(Code.CHECKPOINT_INVALID, where=where, why=why, is_foreseen=True) from problem


def try_out(path: Path, should_stop: Stop) -> None:
    """Load a converted file and have it answer; whoever asks removes it if that fails.

    Raises:
        Problem: see `app.worker.trial.trial`; what is told says that the file was removed.
    """
    from app.worker.trial import trial

    try:
        trial(path, should_stop)
    except Problem as problem:
        raise Problem(problem.code, **{**problem.detail, "is_removed": True}) from problem
    if should_stop():
        raise Problem(Code.CANCELLED)
