from hypothesis import given
from hypothesis import strategies as st

from app.core.chat import CASEBOOK_SAMPLING, Sampling
from app.worker.sampler import SEEDS, settled


def test_what_is_asked_goes_before_the_models_defaults_and_those_before_casebooks() -> None:
    used = settled(Sampling(top_k=1), Sampling(top_k=2, top_p=0.5))
    assert (used.top_k, used.top_p, used.min_p) == (1, 0.5, CASEBOOK_SAMPLING.min_p)


def test_a_seed_is_drawn_and_told_if_none_is_asked() -> None:
    seeds = {settled(Sampling(), Sampling()).seed for _ in range(8)}
    assert len(seeds) > 1
    assert None not in seeds


@given(st.integers())
def test_any_seed_is_one_that_llama_cpp_does_not_replace(seed: int) -> None:
    used = settled(Sampling(seed=seed), Sampling()).seed
    assert used is not None
    assert 0 <= used < SEEDS
    assert settled(Sampling(seed=used), Sampling()).seed == used
