"""Logs of Inspect that are not what they should be are told by the file."""

import json
from pathlib import Path

import pytest

from app.errors import Code, Problem
from app.evaluation import inspect_log


@pytest.mark.parametrize(
    ("messages", "tokens"),
    [([], "1"), ([{"role": "user", "content": "What?"}], "1e999")],
)
def test_a_sample_without_a_question_or_with_endless_tokens_is_told(
    tmp_path: Path, messages: list[object], tokens: str
) -> None:
    log = {
        "version": inspect_log.VERSION,
        "status": inspect_log.DONE,
        "eval": {"task": "t", "model": "m", "created": "2026-01-01"},
        "samples": [
            {"id": "1", "messages": messages, "output": {"usage": {"input_tokens": "TOKENS"}}}
        ],
    }
    (tmp_path / "log.json").write_text(json.dumps(log).replace('"TOKENS"', tokens))
    with pytest.raises(Problem) as told:
        inspect_log.logs(tmp_path)
    assert told.value.code is Code.RUN_INVALID
    assert "log.json" in str(told.value.detail["where"])
