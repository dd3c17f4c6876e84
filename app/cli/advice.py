"""What to choose instead when a model does not fit the memory that is free."""

from pathlib import Path

import archspec.cpu
import msgspec

from app.cli.library import USABLE, Chosen
from app.core import gguf, hardware, loading
from app.core.chat import LoadOptions
from app.core.hardware import Use
from app.core.text import size
from app.errors import Code, Problem
from app.store.database import Store
from app.store.models import Model


def advise(error: BaseException, chosen: Chosen, options: LoadOptions, store: Store) -> None:
    """Put the next smaller choice into a problem of memory; any other error stays as it is.

    A smaller context comes first, then no mmap, then a smaller type of the same model, if the
    library has one that fits.
    """
    if not isinstance(error, Problem) or error.code is not Code.OUT_OF_MEMORY:
        return
    free_bytes = int(str(error.detail.get("free_bytes", 0)))
    try:
        info = gguf.read(Path(chosen.file.path))
    except Problem:
        return
    use = loading.use(
        info,
        options,
        hardware.DEFAULT_BATCH_TOKENS,
        frozenset(archspec.cpu.host().features),
    )
    if found := hardware.smaller(info, use, free_bytes):
        needed = size(hardware.estimate(info, found).total)
        error.detail["advice"] = f"{_words(use, found, options)} needs {needed}, which is free."
    elif other := smaller_type(chosen.model, store.models.list(), free_bytes):
        model, needed_bytes = other
        error.detail["advice"] = (
            f"--model {model.model_id[:8]} ({model.name}, {model.quantization}) needs "
            f"{size(needed_bytes)}, which is free."
        )


def smaller_type(
    model: Model | None, library: list[Model], free_bytes: int
) -> tuple[Model, int] | None:
    """Return the largest other file of the same model that fits, and what it needs."""
    if model is None:
        return None
    fitting = [
        (one, needed)
        for one in library
        if one.state in USABLE - {"quarantined"} and _is_smaller(one, model)
        if (needed := _needed(one)) is not None and needed <= free_bytes
    ]
    return max(fitting, key=lambda pair: pair[0].size_bytes, default=None)


def _is_smaller(one: Model, model: Model) -> bool:
    """Tell whether it is the same model in fewer bytes: its shape, and its name or its source."""
    is_same_shape = all(
        one.info.get(key) == model.info.get(key)
        for key in ("architecture", "parameters", "block_count", "embedding_length")
    )
    is_same = one.info.get("name") == model.info.get("name") or (
        bool(one.repository) and one.repository == model.repository
    )
    return is_same_shape and is_same and one.size_bytes < model.size_bytes


def _needed(model: Model) -> int | None:
    try:
        return hardware.needs_bytes(msgspec.convert(model.info, gguf.ModelInfo))
    except msgspec.ValidationError:  # added by another version of Casebook
        return None


def _words(use: Use, found: Use, options: LoadOptions) -> str:
    said = []
    if found.context_tokens != use.context_tokens:
        said.append(f"--context {found.context_tokens}")
    # Without a wish mmap is given up by itself; then it need not be said.
    if use.is_mapped and not found.is_mapped and options.use_mmap:
        said.append("--no-mmap")
    return " ".join(said) or "--no-mmap"
