"""What to choose instead when a model does not fit the memory that is free, as options to say."""

from pathlib import Path

from app.cli.library import Chosen
from app.core import advice, gguf, machine
from app.core.advice import Choice, Kind
from app.core.chat import LoadOptions
from app.core.text import size
from app.errors import Code, Problem
from app.store.database import Store

MOST = 2


def advise(error: BaseException, chosen: Chosen, options: LoadOptions, store: Store) -> None:
    """Put the next smaller choices into a problem of memory; any other error stays as it is."""
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
