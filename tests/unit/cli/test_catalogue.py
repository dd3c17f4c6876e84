"""`casebook models catalogue`: the light is of the memory that this process may have."""

import json
from pathlib import Path

import pytest

from app.cli import main
from app.core import machine


def test_memory_that_is_not_for_this_process_is_not_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "free_bytes", lambda: 0)
    assert main(["models", "catalogue", "--json", "--data-dir", str(tmp_path)]) == 0
    sizes = [one for offer in json.loads(capsys.readouterr().out) for one in offer["sizes"]]
    assert sizes
    assert {one["fits"] for one in sizes} <= {"tight", "too_large"}
