"""The options that say how a model is loaded: on the command line, remembered, or by settings."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

import click

from app.core import loading
from app.core.chat import LoadOptions
from app.settings import AUTOMATIC_LAYERS, Settings
from app.store.models import Model

MOST_LAYERS = 512
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def _layers(said: str) -> int:
    number = AUTOMATIC_LAYERS
    if said != "auto":
        with suppress(ValueError):
            number = int(said)
        if not -1 <= number <= MOST_LAYERS:
            raise click.BadParameter(f"{said} is neither auto nor a number from 0 to 512.")
    return number


def _cache(said: str) -> tuple[str, str]:
    keys, _, values = said.partition("/")
    found = (keys, values or keys)
    for kind in found:
        if kind not in loading.CACHE_TYPES:
            raise click.BadParameter(f"{kind} is none of {', '.join(loading.CACHE_TYPES)}.")
    return found


_OPTIONS = (
    click.option("--context", type=click.IntRange(128, 1_048_576), metavar="N", help="Tokens."),
    click.option("--threads", type=click.IntRange(1, 256), metavar="N"),
    click.option("--gpu-layers", type=_layers, metavar="N|auto"),
    click.option(
        "--gpu", metavar="NAME|auto", help="Graphics processor to use, as doctor names it."
    ),
    click.option(
        "--batch",
        type=click.IntRange(*loading.RANGES["batch_tokens"]),
        metavar="N",
        help="Prompt tokens computed together.",
    ),
    click.option(
        "--cache-type",
        type=_cache,
        metavar="T[/T]",
        help="How keys and values are kept: f16, q8_0, q4_0 or f32; q8_0/q4_0 for each its own.",
    ),
    click.option("--flash-attention/--no-flash-attention", default=None),
    click.option("--mmap/--no-mmap", default=None, help="Weights are the file's own pages."),
    click.option("--mlock/--no-mlock", default=None, help="Keep weights from being swapped out."),
)


def load_options(command: Decorated) -> Decorated:
    """Let a command take the options that say how a model is loaded."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def wished(said: dict[str, Any]) -> LoadOptions:
    """Return what was said on the command line; the rest is open."""
    keys, values = said.get("cache_type") or (None, None)
    return LoadOptions(
        context_tokens=said.get("context"),
        threads=said.get("threads"),
        gpu_layers=said.get("gpu_layers"),
        batch_tokens=said.get("batch"),
        cache_type_k=keys,
        cache_type_v=values,
        flash_attention=said.get("flash_attention"),
        use_mmap=said.get("mmap"),
        use_mlock=said.get("mlock"),
        gpu="" if said.get("gpu") == "auto" else said.get("gpu"),
    )


def settled(wish: LoadOptions, model: Model | None, settings: Settings) -> LoadOptions:
    """Return how a model is loaded: what was said, else what is remembered of it, else settings.

    What is still open is decided by the engine, from what this computer has.

    Raises:
        Problem: `bad_value` if what was said does not go with what is remembered.
    """
    own = loading.remembered(model.options) if model else LoadOptions()
    options = settings.settle(wish.over(own))
    loading.check(options)
    return options
