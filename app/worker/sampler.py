"""How the next token is chosen: llama.cpp's own chain, so that no logits are copied."""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from msgspec.structs import replace

from app.core.chat import CASEBOOK_SAMPLING, Sampling
from app.worker.native import api

PENALTY_TOKENS = 64
# 2^32 - 1 is llama.cpp's LLAMA_DEFAULT_SEED, which draws a seed of its own and does not tell.
SEEDS = 2**32 - 1


def settled(asked: Sampling, defaults: Sampling) -> Sampling:
    """Return a choice with every field set: what was asked, else the model's, else Casebook's.

    The seed is drawn if none was given, and is what makes the answer repeatable.
    """
    chosen = asked.over(defaults).over(CASEBOOK_SAMPLING)
    seed = secrets.randbelow(2**31) if chosen.seed is None else chosen.seed % SEEDS
    return replace(chosen, seed=seed)


@contextmanager
def sampler(chosen: Sampling, size: int, prompt: Iterable[int]) -> Iterator[Any]:
    """Hold a `llama_sampler` pointer while the block runs.

    Args:
        chosen: every field set, see `settled`.
        size: of the vocabulary.
        prompt: the tokens before the answer; the penalty looks at the last 64 of them too.
    """
    chain = api.llama_sampler_chain_init(api.llama_sampler_chain_default_params())
    try:
        for link in _links(chosen, size):
            api.llama_sampler_chain_add(chain, link)
        for token in list(prompt)[-PENALTY_TOKENS:]:
            api.llama_sampler_accept(chain, token)
        yield chain
    finally:
        api.llama_sampler_free(chain)


def _links(chosen: Sampling, size: int) -> Iterator[Any]:
    """Yield the links in llama.cpp's own order (`common/sampling.cpp`)."""
    if chosen.repeat_penalty not in {None, 1.0}:
        yield api.llama_sampler_init_penalties(
            size, PENALTY_TOKENS, chosen.repeat_penalty, 0.0, 0.0
        )
    if not chosen.temperature:
        yield api.llama_sampler_init_greedy()
        return
    if chosen.top_k:
        yield api.llama_sampler_init_top_k(chosen.top_k)
    if chosen.top_p is not None and chosen.top_p < 1:
        yield api.llama_sampler_init_top_p(chosen.top_p, 1)
    if chosen.min_p:
        yield api.llama_sampler_init_min_p(chosen.min_p, 1)
    yield api.llama_sampler_init_temp(chosen.temperature)
    yield api.llama_sampler_init_dist(chosen.seed)
