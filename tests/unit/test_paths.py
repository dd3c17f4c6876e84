"""The data folder: chosen in one order, made when missing, and told when it cannot be."""

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import log, paths
from app.errors import Code, Problem
from app.paths import ENVIRONMENT_VARIABLE, Places, typed


def test_an_argument_comes_before_the_environment_and_that_before_the_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "account"))
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(tmp_path / "environment"))
    assert paths.places(tmp_path / "argument").data == tmp_path / "argument"
    assert paths.places().data == tmp_path / "environment"
    monkeypatch.delenv(ENVIRONMENT_VARIABLE)
    assert paths.places().data == tmp_path / "account" / "casebook"


@pytest.mark.parametrize("is_there", [True, False])
def test_an_installed_program_uses_the_folder_beside_it_if_it_is_there(
    is_there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "account"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "stick" / "Casebook"))
    beside = tmp_path / "stick" / "casebook-data"
    assert paths.beside_program() == beside
    if is_there:
        beside.mkdir(parents=True)
    expected = beside if is_there else tmp_path / "account" / "casebook"
    assert paths.places().data == expected


def test_a_missing_folder_is_made_for_this_person_alone(tmp_path: Path) -> None:
    folder = paths.places(tmp_path / "a" / "b").data
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_relative_folder_is_meant_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.places(Path("données 数据")).data == tmp_path / "données 数据"


def test_everything_lies_in_the_data_folder(tmp_path: Path) -> None:
    places = Places(tmp_path)
    named = [name for name, thing in vars(Places).items() if isinstance(thing, property)]
    found = [thing for name in named if isinstance(thing := getattr(places, name), Path)]
    assert len(found) > len(named) / 2
    assert all(path.parent == tmp_path for path in (*found, *places.key_files))
    assert len(set(found)) == len(found)


def test_portable_mode_lies_beside_the_program() -> None:
    assert paths.beside_program().parent == Path(paths.__file__).parents[1]


@pytest.mark.parametrize("folder", ["file/inside", "file", "~no-such-account/x", "nul\0inside"])
def test_a_folder_that_cannot_be_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem) as told:
        paths.places(Path(folder))
    assert told.value.code is Code.NO_DATA_FOLDER
    assert told.value.detail["path"]
    assert told.value.detail["reason"]


def test_an_account_without_a_home_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE)
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: "~/.local/share/casebook")
    with pytest.raises(Problem) as told:
        paths.places()
    assert told.value.code is Code.NO_DATA_FOLDER


class TestLog:
    @pytest.fixture(autouse=True)
    def _restored(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        import logging

        root = logging.getLogger()
        monkeypatch.setattr(root, "handlers", list(root.handlers))
        monkeypatch.setattr(root, "level", root.level)
        monkeypatch.setenv("HOME", str(tmp_path / "home of a person"))

    def test_no_log_names_the_home_folder(self, tmp_path: Path) -> None:
        import logging

        file = tmp_path / "logs" / "window.log"
        log.to_file(file)
        home = str(tmp_path / "home of a person")
        try:
            Path(home, "model.gguf").read_bytes()
        except OSError:
            logging.getLogger("somewhere").info("%s was not read", home, exc_info=True)
        text = file.read_text()
        assert "~ was not read" in text
        assert "~/model.gguf" in text
        assert "home of a person" not in text
        _close()

    def test_a_log_that_cannot_be_written_is_no_reason_not_to_start(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "logs").write_text("a file where the folder should be")
        import logging

        log.to_file(tmp_path / "logs" / "window.log")
        logging.getLogger("somewhere").info("something to say")
        told = capsys.readouterr().err
        assert "no log file" in told
        assert "something to say" in told

    def test_an_account_without_a_home_can_log(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def nowhere(_path: Path) -> Path:
            raise RuntimeError

        monkeypatch.setattr(Path, "expanduser", nowhere)
        assert log.without_home("x") == "x"

    def test_the_place_of_an_error_is_told_without_its_words(
        self, caplog: pytest.LogCaptureFixture, expected_warnings: Callable[..., None]
    ) -> None:
        expected_warnings("  at test_paths.py")
        with pytest.raises(ValueError, match="patient") as told:
            int("what a patient said")
        log.place_of(told.value)
        assert "test_paths.py" in caplog.text
        assert "patient" not in caplog.text


def _close() -> None:
    import logging

    for handler in list(logging.getLogger().handlers):
        if isinstance(handler, logging.FileHandler):
            logging.getLogger().removeHandler(handler)
            handler.close()


def test_a_path_is_read_as_it_was_typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert typed("~/set.json") == tmp_path / "set.json"
    assert typed("~nobody-is-called-so/x") == Path("~nobody-is-called-so/x")
