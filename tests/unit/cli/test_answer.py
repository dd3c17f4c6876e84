"""What `casebook ask` says of an answer's end."""

import pytest
from msgspec.structs import replace

from app.cli.answer import written
from app.core.chat import Ending, Reason, Sampling

ENDING = Ending(Reason.STOP, 40, 12, 11, 500, 2500, Sampling(seed=7), 0, "ab")


def test_tokens_and_speed_are_told() -> None:
    assert written(ENDING) == "11 tokens · 5.0 tokens/s"


@pytest.mark.parametrize("tokens", [0, 1])
def test_an_answer_that_was_stopped_before_its_second_token_has_no_speed(tokens: int) -> None:
    stopped = replace(ENDING, reason=Reason.CANCELLED, answer_tokens=tokens, first_token_ms=0)
    assert written(stopped) == f"{tokens} tokens"
