"""What to choose when a model does not fit the memory that is free: the next smaller ways."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Protocol

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from app.core import hardware, loading
from app.core.chat import LoadOptions
from app.core.gguf import ModelInfo
from app.core.hardware import Use
from app.errors import Problem

SMALLER_CACHE = "q8_0"
LOADABLE = frozenset({"untried", "ready"})


class Kind(StrEnum):
    """What is smaller."""

    CONTEXT = "context"
    CACHE = "cache"
    UNMAPPED = "unmapped"
    TYPE = "type"


class Shelved(Protocol):
    """A model of a library, as far as this asks; `store.models.Model` is one."""

    @property
    def model_id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def size_bytes(self) -> int:
        """Of its files."""

    @property
    def state(self) -> str:
        """How it stands, e.g. `ready`."""

    @property
    def repository(self) -> str:
        """Where its weights came from; "" if that is not known."""

    @property
    def info(self) -> Mapping[str, Any]:
        """What its header says, see `core.gguf.ModelInfo`."""


class Choice(Struct, frozen=True):
    """One smaller way that fits.

    Attributes:
        kind: what is smaller.
        options: how the model is loaded then; as it was for another type.
        needs_bytes: what that takes.
        model_id: of the smaller type; "" for the same file.
    """

    kind: Kind
    options: LoadOptions
    needs_bytes: int
    model_id: str = ""


def choices(
    info: ModelInfo,
    options: LoadOptions,
    features: frozenset[str],
    free_bytes: int,
    model: Shelved | None = None,
    library: Sequence[Shelved] = (),
) -> list[Choice]:
    """Return the smaller ways that fit, at most one of a kind, the one to take first at first.

    A smaller context comes first (halved until it fits, 512 tokens at least): it changes no answer
    that fits it. Then the whole context in a cache of 8 bits, which changes answers a little; no
    mmap, if it was asked for; both at once if nothing else fits; a smaller file of the same model.
    """
    use = loading.use(info, options, hardware.DEFAULT_BATCH_TOKENS, features)
    use = use if options.use_mmap else replace(use, is_mapped=False)
    found: list[Choice] = []
    for ways in _ways(info, use, options):
        if found and ways.is_last:
            break
        fitting = (way for way in ways.uses if hardware.estimate(info, way).total <= free_bytes)
        if (way := next(fitting, None)) is not None:
            needs = hardware.estimate(info, way).total
            found.append(Choice(ways.kind, _said(options, use, way), needs))
    if model is not None and (other := smaller_type(model, library, free_bytes)) is not None:
        found.append(Choice(Kind.TYPE, options, other[1], other[0].model_id))
    return found


class _Ways(Struct, frozen=True):
    kind: Kind
    uses: tuple[Use, ...]
    is_last: bool = False


def _ways(info: ModelInfo, use: Use, options: LoadOptions) -> Iterator[_Ways]:
    yield _Ways(Kind.CONTEXT, tuple(_halved(use)))
    small = replace(use, cache_type_k=SMALLER_CACHE, cache_type_v=SMALLER_CACHE)
    if _can_be_quantized(info, use, options):
        yield _Ways(Kind.CACHE, (small,))
    if use.is_mapped:
        unmapped = replace(use, is_mapped=False)
        yield _Ways(Kind.UNMAPPED, (unmapped,))
        yield _Ways(Kind.CONTEXT, tuple(_halved(unmapped)), is_last=True)
    if _can_be_quantized(info, use, options):
        least = replace(small, is_mapped=False)
        yield _Ways(Kind.CONTEXT, tuple(_halved(least)), is_last=True)


def _can_be_quantized(info: ModelInfo, use: Use, options: LoadOptions) -> bool:
    wish = replace(options, cache_type_k=SMALLER_CACHE, cache_type_v=SMALLER_CACHE)
    try:
        loading.check_for(wish, info)
    except Problem:
        return False
    return loading.QUANTIZED.isdisjoint({use.cache_type_k, use.cache_type_v})


def _halved(use: Use) -> Iterator[Use]:
    tokens = use.context_tokens // 2
    while tokens >= hardware.LEAST_CONTEXT_TOKENS:
        yield replace(use, context_tokens=tokens)
        tokens //= 2


def _said(options: LoadOptions, use: Use, way: Use) -> LoadOptions:
    """Return the options with what is smaller; the rest stays as it was said, or open."""
    if way.context_tokens != use.context_tokens:
        options = replace(options, context_tokens=way.context_tokens)
    if way.cache_type_k != use.cache_type_k:
        options = replace(options, cache_type_k=way.cache_type_k, cache_type_v=way.cache_type_v)
    return options if way.is_mapped == use.is_mapped else replace(options, use_mmap=False)


def smaller_type(
    model: Shelved, library: Sequence[Shelved], free_bytes: int
) -> tuple[Shelved, int] | None:
    """Return the largest other file of the same model that fits, and what it needs."""
    fitting = [
        (one, needed)
        for one in library
        if one.state in LOADABLE and _is_smaller(one, model)
        if (needed := _needed(one)) is not None and needed <= free_bytes
    ]
    return max(fitting, key=lambda pair: pair[0].size_bytes, default=None)


def _is_smaller(one: Shelved, model: Shelved) -> bool:
    """Tell whether it is the same model in fewer bytes: its shape, and its name or its source."""
    is_same_shape = all(
        one.info.get(key) == model.info.get(key)
        for key in ("architecture", "parameters", "block_count", "embedding_length")
    )
    is_same = one.info.get("name") == model.info.get("name") or (
        bool(one.repository) and one.repository == model.repository
    )
    return is_same_shape and is_same and one.size_bytes < model.size_bytes


def _needed(model: Shelved) -> int | None:
    try:
        return hardware.needs_bytes(msgspec.convert(model.info, ModelInfo))
    except msgspec.ValidationError:  # added by another version of Casebook
        return None
