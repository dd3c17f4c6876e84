"""A file that a person named is whole, or an error of three sentences and nothing is left."""

from pathlib import Path

import pytest

from app.errors import Code, Problem
from app.store import files
from app.store.files import write_target


def test_a_named_file_is_replaced_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "picture.svg"
    target.write_bytes(b"older")
    write_target(target, b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("picture.svg", b"new")]


@pytest.mark.parametrize(
    ("name", "code"),
    [("x" * 300, Code.NAME_TOO_LONG), ("gone/a", Code.FOLDER_MISSING), ("folder", Code.EXISTS)],
)
def test_where_it_cannot_be_is_told(tmp_path: Path, name: str, code: Code) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(Problem) as refused:
        write_target(tmp_path / name, b"x")
    assert refused.value.code is code
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_ctrl_c_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "sync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_target(tmp_path / "picture.svg", b"new")
    assert list(tmp_path.iterdir()) == []
