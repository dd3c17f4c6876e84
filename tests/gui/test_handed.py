"""A file from outside, by a double click: asked about, in the window that is open or will be."""

import io
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from app import cli
from app.cli import window as window_command
from app.cli.commands import casebook
from app.core.wording import NOTICE_SHA256
from app.errors import Code, Problem
from app.gui import program
from app.gui.handed import FileOpening
from app.gui.trouble import Trouble
from app.gui.widgets.add_dialog import AddDialog
from app.gui.widgets.label import Label
from app.gui.widgets.unpack_dialog import PackQuestion
from app.paths import Places
from app.store.lock import request_open, request_raise, take_open_request
from tests.desk import Desk
from tests.gguf_writer import llama


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "a stick" / "modèle ملف.gguf"
    path.parent.mkdir()
    llama().write(path)
    return path


def listen(desk: Desk) -> None:
    desk.window.raising.file_came.connect(lambda file: program._take(desk.window, desk.store, file))


def test_a_model_file_is_asked_about_and_nothing_is_added_unasked(
    desk: Desk, places: Places, model: Path
) -> None:
    listen(desk)
    before = len(desk.store.models.list())
    request_open(places, model)
    desk.wait(lambda: isinstance(QApplication.activeModalWidget(), AddDialog))
    assert not places.open_request.exists()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()
    assert len(desk.store.models.list()) == before


@pytest.mark.parametrize("name", ["", "casebook-pack.json"])
def test_a_pack_is_asked_about(desk: Desk, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    program._take(desk.window, desk.store, str(folder / name))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PackQuestion)
    assert desk.window.packs.unpacking is None
    dialog.accept()
    assert desk.window.packs.unpacking is not None
    desk.wait(lambda: desk.window.packs.unpacking is None)
    assert desk.notices()  # there is no pack in it, and that is told


def test_nonsense_is_refused_as_everywhere(desk: Desk, tmp_path: Path) -> None:
    before = len(desk.notices())
    program._take(desk.window, desk.store, str(tmp_path / "gone.gguf"))
    desk.wait(lambda: len(desk.notices()) > before)
    assert QApplication.activeModalWidget() is None


def test_on_the_first_run_it_waits_until_the_notice_is_confirmed(
    open_desk: Any, model: Path
) -> None:
    desk = open_desk(confirmed=False)
    assert not desk.store.consents.is_given(NOTICE_SHA256)
    program._take(desk.window, desk.store, str(model))
    assert QApplication.activeModalWidget() is None
    desk.window.start.finished.emit()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AddDialog)
    dialog.close()


@pytest.mark.qt_log_ignore("does not support raise")
def test_what_was_wished_while_the_window_was_built_is_not_lost(
    desk: Desk, places: Places, model: Path
) -> None:
    raising = desk.window.raising
    raising._watcher.blockSignals(True)  # as before there is one
    came: list[str] = []
    raising.file_came.connect(came.append)
    request_raise(places)
    request_open(places, model)
    raising.look()
    assert came == [str(model)]
    assert not places.raise_request.exists()


def test_a_name_is_taken_once_whatever_its_bytes(places: Places, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"no utf-8 \xff.gguf")
    request_open(places, file)
    assert take_open_request(places) == str(file)
    assert take_open_request(places) == ""
    assert not places.open_request.with_suffix(".part").exists()


def test_what_cannot_be_left_is_a_known_problem(places: Places, model: Path) -> None:
    places.open_request.with_suffix(".part").mkdir()
    with pytest.raises(Problem):
        request_open(places, model)


def test_macos_hands_over_a_file_by_an_event(
    qapp: QApplication, places: Places, model: Path
) -> None:
    listener = FileOpening(qapp, places)
    try:
        qapp.sendEvent(qapp, QFileOpenEvent(str(model)))
    finally:
        qapp.removeEventFilter(listener)
        listener.deleteLater()
    assert take_open_request(places) == str(model)


def test_the_command_line_hands_it_to_the_window(
    monkeypatch: pytest.MonkeyPatch, places: Places, model: Path
) -> None:
    class Window:
        @staticmethod
        def run(_places: Places) -> int:
            seen.append(take_open_request(places))
            return 0

    seen: list[str] = []
    monkeypatch.setattr(window_command, "load", lambda: Window)
    monkeypatch.setattr(window_command, "has_display", lambda: True)
    monkeypatch.chdir(model.parent)
    for words in (["--open", model.name], []):
        casebook.main([f"--data-dir={places.data}", *words], standalone_mode=False)
    request_open(places, model)  # of a start that was given up: a later one does not ask
    casebook.main([f"--data-dir={places.data}"], standalone_mode=False)
    assert seen == [str(model), "", ""]
    with pytest.raises(Exception, match="no command goes with it"):
        casebook.main(["--open", model.name, "doctor"], standalone_mode=False)


def test_a_desktop_without_a_file_opens_the_window_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_window", lambda: 7)
    assert cli._run(["--open"]) == cli._run([]) == 7


@pytest.mark.parametrize(("is_seen", "platform"), [(True, ""), (False, "offscreen")])
def test_a_start_without_a_data_folder_is_told_where_it_is_seen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_seen: bool, platform: str
) -> None:
    told: list[Problem] = []

    class Window:
        refuse = staticmethod(told.append)

    (tmp_path / "file").touch()
    monkeypatch.setattr(sys, "stderr", io.StringIO())  # no terminal
    monkeypatch.setattr(window_command, "load", lambda: Window)
    monkeypatch.setattr(window_command, "has_display", lambda: True)
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    monkeypatch.setenv("CASEBOOK_DATA_DIR", str(tmp_path / "file" / "data"))
    for start in (cli._window, lambda: casebook.main([], standalone_mode=False)):
        with pytest.raises(Problem) as caught:
            start()
        assert caught.value.code is Code.NO_DATA_FOLDER
    assert [one.code for one in told] == [Code.NO_DATA_FOLDER] * 2 * is_seen


def test_a_start_without_a_data_folder_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    said: list[str] = []
    monkeypatch.setattr(program.theme, "program", lambda _name: qapp)
    monkeypatch.setattr(
        Trouble, "exec", lambda one: said.extend(label.text() for label in one.findChildren(Label))
    )
    program.refuse(Problem(Code.NO_DATA_FOLDER, path="/gone", reason="Permission denied"))
    words = " ".join(said)
    assert "There is no folder for Casebook's data." in words
    assert "/gone" in words
    assert "CASEBOOK_DATA_DIR" in words
