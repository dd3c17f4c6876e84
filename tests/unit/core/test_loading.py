"""Load options are refused before anything is loaded, and remembered without what is automatic."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.core import gguf, loading
from app.core.chat import LoadOptions
from app.core.hardware import Use
from app.errors import Code, Problem
from tests.gguf_writer import U32, Key, llama

WHOLE = LoadOptions(
    context_tokens=2048,
    threads=2,
    gpu_layers=0,
    batch_tokens=64,
    cache_type_k="q8_0",
    cache_type_v="q4_0",
    flash_attention=True,
    use_mmap=False,
    use_mlock=True,
)


def refusal(options: LoadOptions) -> Problem:
    with pytest.raises(Problem) as caught:
        loading.check(options)
    assert caught.value.code is Code.BAD_VALUE
    return caught.value


def test_sensible_options_pass() -> None:
    loading.check(LoadOptions())
    loading.check(WHOLE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("context_tokens", 0),
        ("threads", 0),
        ("threads", 257),
        ("gpu_layers", -3),
        ("batch_tokens", 0),
        ("batch_tokens", 4097),
        ("cache_type_k", "q9"),
        ("cache_type_v", "F16"),
    ],
)
def test_a_value_outside_its_range_is_named(name: str, value: object) -> None:
    assert refusal(LoadOptions(**{name: value})).detail["name"] == name


def test_quantized_values_need_flash_attention() -> None:
    loading.check(LoadOptions(cache_type_k="q8_0", flash_attention=False))
    problem = refusal(LoadOptions(cache_type_v="q8_0", flash_attention=False))
    assert "flash attention" in str(problem.detail["why"])


def test_quantized_caches_need_heads_of_whole_blocks(tmp_path: Path) -> None:
    info = gguf.read(llama().write(tmp_path / "m.gguf"))
    assert info.key_length == 16
    with pytest.raises(Problem) as caught:
        loading.check_for(LoadOptions(cache_type_k="q8_0"), info)
    assert caught.value.detail["name"] == "cache_type_k"
    loading.check_for(LoadOptions(cache_type_k="q8_0"), replace(info, key_length=64))


def test_only_what_is_not_automatic_is_kept_and_comes_back() -> None:
    assert loading.kept(LoadOptions()) == {}
    assert loading.kept(LoadOptions(use_mmap=False)) == {"use_mmap": False}
    assert loading.remembered(loading.kept(WHOLE)) == WHOLE


def test_what_cannot_be_used_of_what_was_kept_is_automatic() -> None:
    said = {"threads": 2, "batch_tokens": "many", "cache_type_k": "q9", "new": 1, "use_mmap": 3}
    assert loading.remembered(said) == LoadOptions(threads=2)


def test_the_context_is_never_larger_than_the_models_own(tmp_path: Path) -> None:
    described = llama(context=2048)
    described.keys["llama.context_length"] = Key(U32, 2048)
    info = gguf.read(described.write(tmp_path / "m.gguf"))

    def use(options: LoadOptions) -> Use:
        return loading.use(info, options, 128, frozenset())

    assert use(LoadOptions()).context_tokens == 2048
    assert use(LoadOptions(context_tokens=9999)).context_tokens == 2048
    assert use(LoadOptions(context_tokens=512)).context_tokens == 512
    assert use(LoadOptions(use_mmap=False)).is_mapped is False
    assert use(WHOLE).cache_type_v == "q4_0"
