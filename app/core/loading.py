"""Load options: what each may be, and what does not go together, before anything is loaded."""

from typing import Any

import msgspec
from msgspec.structs import asdict

from app.core import hardware
from app.core.chat import LoadOptions
from app.core.gguf import ModelInfo
from app.core.hardware import Use
from app.errors import Code, Problem

CACHE_TYPES = ("f16", "q8_0", "q4_0", "f32")
QUANTIZED = frozenset({"q8_0", "q4_0"})
BLOCK = 32  # ggml quantizes a row in blocks of 32 numbers
RANGES = {
    "context_tokens": (1, 1_048_576),
    "threads": (1, 256),
    "gpu_layers": (-2, 512),  # −2 is automatic by name, where another choice is remembered
    "batch_tokens": (1, 4096),
}


def trial_seconds(size_bytes: int) -> int:
    """Return the time a trial may take: a minute, and a second for each ten megabytes.

    That is how a bad disk reads.
    """
    return 60 + size_bytes // 10_000_000


def check(options: LoadOptions) -> None:
    """Refuse values that no model can be loaded with.

    Raises:
        Problem: `bad_value` with `name` and `why`.
    """
    for name, (least, most) in RANGES.items():
        value = getattr(options, name)
        if value is not None and not least <= value <= most:
            why = f"{value:,} is outside {least:,} to {most:,}"
            raise Problem(Code.BAD_VALUE, name=name, why=why)
    for name in ("cache_type_k", "cache_type_v"):
        value = getattr(options, name)
        if value is not None and value not in CACHE_TYPES:
            why = f"{value} is none of {', '.join(CACHE_TYPES)}"
            raise Problem(Code.BAD_VALUE, name=name, why=why)
    if options.cache_type_v in QUANTIZED and options.flash_attention is False:
        why = f"{options.cache_type_v} needs flash attention, which is off"
        raise Problem(Code.BAD_VALUE, name="cache_type_v", why=why)


def check_for(options: LoadOptions, info: ModelInfo) -> None:
    """Refuse values that this model cannot be loaded with.

    Raises:
        Problem: `bad_value` with `name` and `why`.
    """
    check(options)
    for name, length in (("cache_type_k", info.key_length), ("cache_type_v", info.value_length)):
        kind = getattr(options, name)
        if kind in QUANTIZED and length % BLOCK:
            why = f"{kind} needs heads of a multiple of {BLOCK}; this model's have {length}"
            raise Problem(Code.BAD_VALUE, name=name, why=why)


def use(info: ModelInfo, options: LoadOptions, batch_tokens: int, features: frozenset[str]) -> Use:
    """Return what these options mean for memory; the batch is what it is where none is asked for.

    The context is never larger than the model's own. Weights are mapped unless that is refused.
    """
    trained = info.context_length or hardware.DEFAULT_CONTEXT_TOKENS
    return Use(
        context_tokens=min(options.context_tokens or hardware.DEFAULT_CONTEXT_TOKENS, trained),
        batch_tokens=options.batch_tokens or batch_tokens,
        cache_type_k=options.cache_type_k or hardware.DEFAULT_CACHE,
        cache_type_v=options.cache_type_v or hardware.DEFAULT_CACHE,
        has_flash_attention=options.flash_attention is not False,
        is_mapped=options.use_mmap is not False,
        features=features,
    )


def kept(options: LoadOptions) -> dict[str, Any]:
    """Return the options that are not automatic, as the store keeps them.

    What is to be avoided is kept by the settings, for all models.
    """
    values = asdict(options)
    del values["avoid"]
    return {name: value for name, value in values.items() if value is not None}


def remembered(said: dict[str, Any]) -> LoadOptions:
    """Return options that were kept; what another version wrote and this one cannot use is open."""
    known = set(LoadOptions.__struct_fields__)
    options = LoadOptions()
    for name in known & said.keys():
        try:
            one = msgspec.convert({name: said[name]}, LoadOptions)
            check(one)
        except (msgspec.ValidationError, Problem):
            continue
        options = one.over(options)
    return options
