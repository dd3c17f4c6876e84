"""Which file the report of each run gets."""

from pathlib import Path

from app.cli.results import targets


def test_runs_of_one_name_do_not_get_one_file(tmp_path: Path) -> None:
    folders = [tmp_path / one for one in ("a/run", "b/RUN", "other", "a/run", "c/a/run", "d/a/run")]
    found = targets(folders, tmp_path / "out", "html")
    names = [target.name for _, target in found]
    assert names == ["a-run.html", "b-RUN.html", "other.html", "a-run-2.html", "a-run-3.html"]
    assert [folder for folder, _ in found] == [*folders[:3], *folders[4:]]
    assert {target.parent for _, target in found} == {tmp_path / "out"}
