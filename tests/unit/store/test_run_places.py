"""Runs that lie elsewhere: a bounded list, newest first, and what is no list is an empty one."""

from pathlib import Path

import pytest

from app.errors import Problem
from app.store import run_places
from app.store.run_places import elsewhere, remember


def test_the_newest_is_first_and_one_that_is_taken_away_is_gone(tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    assert elsewhere(runs) == []
    for path in ("/a", "/b", "/a"):
        remember(runs, path)
    assert elsewhere(runs) == ["/a", "/b"]
    remember(runs, "/a", is_kept=False)
    assert elsewhere(runs) == ["/b"]
    assert [one.name for one in runs.iterdir()] == [run_places.FILE]


def test_the_oldest_go_beyond_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_places, "MOST", 2)
    for path in ("/a", "/b", "/c"):
        remember(tmp_path, path)
    assert elsewhere(tmp_path) == ["/c", "/b"]


@pytest.mark.parametrize("text", ["", "{}", "[", '"x"', "[" * 100_000, "\ufffd"])
def test_what_is_no_list_is_empty_and_written_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / run_places.FILE).write_text(text, encoding="utf-8")
    assert elsewhere(tmp_path) == []
    remember(tmp_path, "/a")
    assert elsewhere(tmp_path) == ["/a"]


def test_a_list_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("a file is in the way")
    with pytest.raises(Problem):
        remember(tmp_path / "runs", "/a")
