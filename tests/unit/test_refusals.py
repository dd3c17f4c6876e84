"""What the converter refuses is told in the same words by itself and by the program."""

import re

import pytest

from app.core import wording
from app.errors import Code, Problem
from app.jobs.refusals import problem_of
from converters import refusal
from converters import wording as alone
from converters.refusal import Refusal

FACTS: dict[str, str | int] = {
    "path": "/data/model.gguf",
    "where": "tensor 3",
    "why": "it is cut off",
    "name": "StrangeForCausalLM",
    "known": "Gemma2ForCausalLM, LlamaForCausalLM",
    "free_bytes": 1_000_000_000,
    "most_bytes": 4_294_967_295,
    "available_bytes": 200_000_000,
    "needed_bytes": 5_000_000_000,
}


def facts_of(key: refusal.Code | tuple[refusal.Code, str]) -> dict[str, str | int]:
    """Return the facts that a sentence takes."""
    whole = " ".join(alone.SENTENCES[key])
    return {name: FACTS[name] for name in re.findall(r"\{(\w+)\}", whole)}


@pytest.mark.parametrize("key", alone.SENTENCES, ids=str)
def test_every_refusal_is_told_in_the_same_words(
    key: refusal.Code | tuple[refusal.Code, str],
) -> None:
    code = key if isinstance(key, refusal.Code) else key[0]
    refused = Refusal(code, **facts_of(key))
    message, hint = alone.told(refused)
    told = wording.problem(problem_of(refused))
    what = f"{told.what} {told.why}".strip()
    assert what == message
    assert told.hint == hint


def test_every_code_of_the_converter_is_one_of_the_program() -> None:
    assert {code.value for code in refusal.Code} <= {code.value for code in Code}


def test_the_data_folder_and_any_other_are_told_apart() -> None:
    ours = wording.problem(Problem(Code.READ_ONLY, path="/data"))
    other = wording.problem(problem_of(Refusal(refusal.Code.READ_ONLY, path="/stick")))
    assert ours.what == "The data folder can be read but not written."
    assert other.what == "That folder can be read but not written."
    assert other.why == "Its place is /stick."
