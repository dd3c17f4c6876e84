"""Every problem is told as what happened, why (if measured) and what to do, in one voice."""

import re

import pytest

from app.core import problem_wording, wording
from app.core.digest import text_sha256
from app.errors import Code, Problem

# The product never says these of itself; the notice says them of what must not be done.
BANNED = re.compile(
    r"probabl|most likely|sorry|oops|please|whoops|unfortunately|!|diagnos|treat|recommend",
    re.IGNORECASE,
)
FACTS: dict[str, object] = {
    "path": "/data/model.gguf",
    "where": "tensor 3",
    "why": "it is cut off",
    "name": "Meditron3",
    "needs_bytes": 3_000_000_000,
    "free_bytes": 1_000_000_000,
    "needed_tokens": 5000,
    "context_tokens": 4096,
    "exit_code": 9,
    "pid": 4711,
    "made_by": "9.0.0",
    "this": "0.1.0",
    "reason": "Permission denied",
    "error": "LookupError",
    "host": "huggingface.co",
    "status": 503,
    "known": "gemma2, llama",
    "most_bytes": 4_294_967_295,
    "available_bytes": 200_000_000,
}
# A code has one sentence, and sometimes another for problems that bring one more fact.
ONE_MORE = {
    Code.DISK_FULL: {"needed_bytes": 1_700_000_000},
    Code.READ_ONLY: {"folder": "/stick"},
    Code.TARGET_IN_USE: {"repository": "owner/name"},
    Code.MODEL_MISSING: {"folder": "/media/stick"},
    Code.PACK_MISSING: {"is_unfinished": True},
    Code.DISK_FAILED: {"pack": True},
    Code.FILE_TOO_LARGE: {"pack": True},
    Code.EXISTS: {"pack": True},
}


def test_the_hash_of_the_notice_is_of_its_text_now() -> None:
    assert text_sha256(wording.NOTICE) == wording.NOTICE_SHA256


@pytest.mark.parametrize("code", Code)
def test_every_code_is_told_in_whole_sentences(code: Code) -> None:
    told = wording.problem(Problem(code, **FACTS))
    assert told.what.endswith(".")
    assert told.hint.endswith(".")
    assert told.why == "" or told.why.endswith(".")
    assert "%" not in str(told)
    assert str(told) == " ".join(part for part in (told.what, told.why, told.hint) if part)


@pytest.mark.parametrize("code", Code)
def test_no_sentence_guesses_apologises_or_gives_medical_advice(code: Code) -> None:
    told = str(wording.problem(Problem(code, **FACTS)))
    assert not BANNED.search(told), told
    assert code not in re.findall(r"[a-z_]+", told) or "_" not in code


def test_the_detector_of_banned_words_sees_them() -> None:
    for sentence in ("Oops!", "It is most likely memory.", "Treatment", "We recommend it."):
        assert BANNED.search(sentence)


@pytest.mark.parametrize("code", Code)
def test_a_why_whose_facts_are_missing_is_left_out(code: Code) -> None:
    facts = {
        key: value for key, value in FACTS.items() if (code, key) not in problem_wording.SENTENCES
    }
    full = wording.problem(Problem(code, **facts))
    bare = wording.problem(Problem(code))
    assert bare.what == full.what
    assert bare.hint == full.hint
    what, why, hint, keys = problem_wording.SENTENCES[code]
    assert "%" not in what + hint
    assert bare.why == ("" if "%" in why else why)
    placed = {int(number) for number in re.findall(r"%(\d)", why)}
    assert placed == set(range(1, len(keys) + 1))
    for key in keys:
        some = {name: value for name, value in facts.items() if name != key}
        assert wording.problem(Problem(code, **some)).why == ""


@pytest.mark.parametrize("code", ONE_MORE)
def test_a_fact_that_only_some_problems_have_brings_its_own_sentences(code: Code) -> None:
    usual = wording.problem(Problem(code, **FACTS))
    told = wording.problem(Problem(code, **FACTS, **ONE_MORE[code]))
    assert told.what != usual.what
    assert "%" not in str(told)
    assert told.why
    assert not BANNED.search(str(told))


def test_facts_are_told_with_their_units() -> None:
    told = wording.problem(
        Problem(Code.OUT_OF_MEMORY, needs_bytes=3_210_000_000, free_bytes=98_000_000)
    )
    assert told.why == "It needs 3.21 GB of memory; 98 MB were free."
    told = wording.problem(Problem(Code.CONTEXT_FULL, needed_tokens=5120, context_tokens=4096))
    assert told.why == "It needs 5,120 tokens; the context holds 4,096."


def test_a_fact_of_zero_is_a_fact() -> None:
    told = wording.problem(Problem(Code.DISK_FULL, free_bytes=0, path="/data"))
    assert told.why == "0 kB are free at /data."
    assert wording.problem(Problem(Code.ENGINE_STOPPED, exit_code=0)).why.endswith("0.")


def test_a_fact_that_looks_like_a_place_stays_as_it_is() -> None:
    told = wording.problem(Problem(Code.MODEL_INVALID, where="%2", why="100 %1"))
    assert told.why == "%2: 100 %1."


def test_sentences_are_translated_before_they_are_filled() -> None:
    seen: list[str] = []

    def turn(sentence: str) -> str:
        seen.append(sentence)
        return f"<{sentence}>"

    told = wording.problem(Problem(Code.MODEL_MISSING, path="/x"), turn)
    assert told.why == "<Looked for /x.>"
    assert seen == ["The model file is not there.", "Looked for %1.", told.hint[1:-1]]


def test_the_notice_is_the_one_that_was_agreed() -> None:
    assert wording.NOTICE == (
        "RESEARCH USE ONLY — not validated for medical use. Do not use for diagnosis, treatment "
        "or any decision about a patient. AI output can be wrong."
    )
    assert len(wording.NOTICE_SHA256) == 64


def test_a_problem_in_a_log_is_its_code_and_its_facts() -> None:
    assert str(Problem(Code.BUSY)) == "busy"
    assert str(Problem(Code.NOT_FOUND, name="x", number=2)) == "not_found: name=x number=2"
    assert Problem(Code.BUG, path=object).facts() == {"path": "<class 'object'>"}
