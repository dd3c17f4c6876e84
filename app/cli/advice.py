"""What to do about a model that does not fit the memory that is free, or that ends the engine."""

from pathlib import Path

from app.cli.library import Chosen
from app.core import advice, gguf, machine, parts
from app.core.advice import Choice, Kind
from app.core.chat import LoadOptions
from app.core.text import size
from app.errors import Code, Problem
from app.store.database import Store

MOST = 2
SYSTEMS_OWN = frozenset({9, 15})  # signals from outside: no memory left, shutting down


def advise(error: BaseException, chosen: Chosen, options: LoadOptions, store: Store) -> None:
    """Put the next smaller choices into a problem of memory, and a way out where the engine died.

    A model that ended it is marked. Any other error stays as it is.
    """
    if isinstance(error, Problem) and error.code is Code.ENGINE_STOPPED:
        _blame(error, chosen, store)
    if not isinstance(error, Problem) or error.code is not Code.OUT_OF_MEMORY:
        return
    free_bytes = int(str(error.detail.get("free_bytes", 0)))
    try:
        info = gguf.read(Path(chosen.file.path))
    except Problem:
        return
    found = advice.choices(
        info, options, machine.features(), free_bytes, chosen.model, store.models.list()
    )
    if found:
        error.detail["advice"] = " ".join(_words(one, options, store) for one in found[:MOST])


def _blame(problem: Problem, chosen: Chosen, store: Store) -> None:
    """Note and say that the file ended the engine: it is not loaded again unasked (GG-4).

    Not where a graphics processor or the system ended it.
    """
    status = problem.detail.get("exit_code")
    if "gpu" in problem.detail or not isinstance(status, int) or abs(status) in SYSTEMS_OWN:
        return
    if parts.is_changed(Path(chosen.file.path), chosen.file.marks):
        problem.detail["advice"] = "The file changed while it was in use: that may be why."
        return
    wanted = chosen.model.model_id[:8] if chosen.model else chosen.file.path
    problem.detail["advice"] = (
        f"`casebook models trial {wanted}` looks at every weight; if that ends too, the file is "
        "the cause, and another model the way out."
    )
    if chosen.model is not None and not store.read_only:
        store.models.end_load(chosen.model.model_id, is_usable=False)


def _words(choice: Choice, options: LoadOptions, store: Store) -> str:
    needed = size(choice.needs_bytes)
    if choice.kind is Kind.TYPE:
        model = store.models.find(choice.model_id)
        said = f"--model {model.model_id[:8]} ({model.name}, {model.quantization})"
        return f"{said} needs {needed}, which is free."
    parts = []
    if choice.options.context_tokens != options.context_tokens:
        parts.append(f"--context {choice.options.context_tokens}")
    if choice.options.cache_type_k != options.cache_type_k:
        parts.append(f"--cache-type {choice.options.cache_type_k}")
    if choice.options.use_mmap is False and options.use_mmap:
        parts.append("--no-mmap")
    return f"{' '.join(parts)} needs {needed}, which is free."
