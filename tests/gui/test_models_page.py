"""Models › Installed: what is in the library, how each model stands, and what can be done."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from app.core import trail
from app.core.digest import text_sha256
from app.gui.widgets import theme
from app.gui.widgets.commands import Command
from app.gui.widgets.dialogs import ConfirmDialog
from app.gui.widgets.main_window import CHATS
from app.gui.widgets.regions import stops_in
from app.paths import Places
from tests.desk import Desk, register, small_model
from tests.gguf_writer import llama, scripted
from tests.unit.core.test_trail import RECORD, write

if TYPE_CHECKING:
    from app.gui.widgets.installed_page import InstalledDetails, InstalledPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Shown:
    """The open page and its parts."""

    def __init__(self, desk: Desk) -> None:
        desk.frame.showNormal()
        desk.frame.resize(1366, 768)
        desk.frame.command_asked.emit(Command.MODELS)
        QApplication.processEvents()
        self.place = desk.window.place._page
        assert self.place is not None
        self.page: InstalledPage = desk.window.place._installed._page  # type: ignore[union-attr]
        self.details: InstalledDetails = self.place._tabs[0].details  # type: ignore[assignment]

    def rows(self) -> list[list[str]]:
        return [line.split("\t") for line in self.page.table.text().splitlines()[1:]]

    def facts(self) -> str:
        return self.details._facts.accessibleName()


def test_models_are_listed_with_their_state_in_words(desk: Desk, places: Places) -> None:
    other = register(desk.store, small_model(places.models, "other.gguf"), "Other")
    gone = small_model(places.models, "gone.gguf")
    gone.write_bytes(b"GGUF, another one")
    register(desk.store, gone, "Stick")
    gone.unlink()
    desk.store.models.end_load(other, is_usable=False)
    shown = Shown(desk)
    assert [row[0].split()[0] for row in shown.rows()] == ["Echo", "Other", "Stick"]
    assert [row[-1] for row in shown.rows()] == [
        "Ready loaded now",
        "Quarantined its last load ended the engine",
        "Missing the file is not there",
    ]
    table = shown.page.table
    assert "Put the file back" not in shown.facts()
    for _ in shown.rows()[1:]:
        desk._qtbot.keyClick(table, Qt.Key.Key_Down)
    assert "Put the file back, or choose another model." in shown.facts()
    assert shown.place is not None
    assert shown.place._head.tabs.tabText(0) == "Installed (3)"


def test_arrows_go_through_the_models_and_the_pane_follows(desk: Desk, places: Places) -> None:
    register(desk.store, small_model(places.models, "other.gguf"), "Other")
    shown = Shown(desk)
    table = shown.page.table
    assert desk.frame.focusWidget() is table
    assert shown.details._title.text() == "Echo"
    assert shown.details.load.text() == "Load again"
    desk._qtbot.keyClick(table, Qt.Key.Key_Down)
    assert shown.details._title.text() == "Other"
    assert "other.gguf" in shown.facts()
    assert shown.details.load.text() == "Load"
    desk._qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert desk.clipboard().splitlines()[0] == "Model\tType\tFile\tContext\tState"


def test_enter_loads_the_model(desk: Desk, places: Places) -> None:
    other = register(desk.store, small_model(places.models, "other.gguf"), "Other")
    shown = Shown(desk)
    desk._qtbot.keyClick(shown.page.table, Qt.Key.Key_Down)
    desk._qtbot.keyClick(shown.page.table, Qt.Key.Key_Return)
    desk.wait_loaded()
    assert desk.shelf.current is not None
    assert desk.shelf.current.model_id == other
    assert shown.rows()[1][-1] == "Ready loaded now"


def test_a_missing_model_cannot_be_loaded(desk: Desk, places: Places) -> None:
    gone = small_model(places.models, "gone.gguf")
    register(desk.store, gone, "Stick")
    gone.unlink()
    shown = Shown(desk)
    shown.page.table.choose(1)
    assert not shown.details.load.isEnabled()
    shown.page.table.row_opened.emit(1)
    assert desk.shelf.current is not None
    assert desk.shelf.current.name == "Echo"


def test_whose_chat_template_it_is_stands_with_the_facts(desk: Desk, places: Places) -> None:
    path = small_model(places.models, "other.gguf")
    text = "{{ messages }}"
    info = {"chat_template": text, "source": "google/gemma-2-2b-it"}
    desk.store.models.add(path, "ab" * 32, "Other", info)
    shown = Shown(desk)
    shown.page.table.choose(1)
    said = shown.facts()
    assert "another than expected: not the one of \u2066gemma-2-2b-it\u2069" in said
    assert text_sha256(text)[:16] in said
    shown.page.table.choose(0)
    assert "none: a plain one stands in" in shown.facts()


def test_removing_asks_and_leaves_the_file(desk: Desk, places: Places) -> None:
    path = small_model(places.models, "other.gguf")
    register(desk.store, path, "Other")
    shown = Shown(desk)
    shown.page.table.choose(1)
    desk.click("Remove from the list…", shown.place)
    desk.confirm(ConfirmDialog, "Cancel")
    assert len(desk.shelf.all) == 2
    desk.click("Remove from the list…", shown.place)
    desk.confirm(ConfirmDialog, "Remove from the list")
    assert [model.name for model in desk.shelf.all] == ["Echo"]
    assert path.exists()
    assert len(shown.rows()) == 1


def test_removing_the_model_in_use_gives_its_memory_back(desk: Desk) -> None:
    shown = Shown(desk)
    desk.click("Remove from the list…", shown.place)
    desk.confirm(ConfirmDialog, "Remove from the list")
    desk.wait(lambda: desk.engine.pid == 0)
    assert desk.frame.selector.state.kind == "none"
    assert shown.page._empty.isVisible()
    assert not shown.page.table.isVisible()


def test_without_a_model_the_page_shows_a_way_on(open_desk: Any) -> None:
    desk = open_desk(confirmed=False)
    desk.frame.uncover()
    shown = Shown(desk)
    assert shown.page._empty.accessibleName() == (
        "No model yet. A USB stick works without a network."
    )
    assert shown.page._empty.button is desk.frame.focusWidget()
    assert not shown.place._pane.isVisible()
    with desk._qtbot.waitSignal(desk.window.place.add_asked):
        desk._qtbot.keyClick(desk.frame.focusWidget(), Qt.Key.Key_Return)
    for dialog in desk.frame.findChildren(QFileDialog):
        dialog.reject()


def test_the_paper_trail_is_shown_and_compared(desk: Desk, places: Places) -> None:
    path = small_model(places.models, "other.gguf")
    register(desk.store, path, "Other")
    sha256 = desk.store.models.find("Other").sha256
    write(path, {**RECORD, "sha256": sha256})
    shown = Shown(desk)
    assert shown.details._no_trail.isVisible()
    shown.page.table.choose(1)
    said = shown.details._trail.accessibleName()
    assert "Made: here, from bf16 safetensors" in said
    assert "EPFLiGHT/Meditron3-Gemma2-2B" in said
    assert "3 min 2 s" in said
    assert "the file is the one that was written" in said
    write(path, RECORD)
    shown.page.table.choose(0)
    shown.page.table.choose(1)
    assert "the record is of another file" in shown.details._trail.accessibleName()
    assert trail.beside(Path(path)).exists()


def test_names_of_files_show_their_hidden_characters(desk: Desk, places: Places) -> None:
    register(desk.store, small_model(places.models, "other.gguf"), "Safe\u202egpj")
    assert Shown(desk).rows()[1][0].startswith("Safe⟦RLO⟧gpj")


@pytest.mark.parametrize("zoom", [100, 200])
def test_load_verify_and_pack_stay_in_sight(desk: Desk, qapp: QApplication, zoom: int) -> None:
    theme.apply(qapp, "light", zoom, "auto")
    shown = Shown(desk)
    details = shown.details
    assert shown.place is not None
    if not details.isVisible():  # it opens over the list
        shown.place.toggle_details()
    QApplication.processEvents()
    for button in (details.load, details.verify, details.pack):
        assert button.visibleRegion().boundingRect() == button.rect()


def test_tab_goes_table_details_tabs_status_bar_rail(desk: Desk) -> None:
    shown = Shown(desk)
    place = shown.place
    assert place is not None
    parts = [region for region in desk.frame.regions() if stops_in(region)]
    assert parts[0].isAncestorOf(shown.page.table)
    assert parts[1] is place._pane
    assert parts[-1] is desk.frame._rail
    details = shown.details
    assert stops_in(parts[1])[-3:] == [details.load, details.verify, details.pack]
    desk._qtbot.keyClick(shown.page.table, Qt.Key.Key_Tab)
    assert desk.frame.focusWidget() is not None
    seen = []
    for _ in range(12):
        seen.append(desk.frame.focusWidget())
        desk._qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
    assert place._head.tabs in seen
    assert desk.frame.focusWidget() is not None


def test_commands_of_the_chats_lead_back_to_them(desk: Desk) -> None:
    shown = Shown(desk)
    assert shown.place is not None
    assert not desk.composer.isVisible()
    desk.frame._on_command_asked(Command.SEARCH)
    assert desk.composer.isVisible()
    assert not shown.place.isVisible()
    desk.frame.command_asked.emit(Command.MODELS)
    desk.frame._on_place_asked(CHATS)
    assert desk.frame.focusWidget() is desk.composer.editor


def test_notices_are_shown_where_the_person_is(desk: Desk, tmp_path: Path) -> None:
    shown = Shown(desk)
    assert shown.place is not None
    desk.shelf.add(tmp_path / "no.gguf")
    desk.wait(shown.place.notices.shown)
    assert desk.frame.page.notices.shown() == []
    desk.click("Close this notice", shown.place)
    assert shown.place.notices.shown() == []


@pytest.mark.parametrize("size", [(900, 600), (1366, 768)])
def test_details_stand_beside_or_open_over_the_page(desk: Desk, size: tuple[int, int]) -> None:
    shown = Shown(desk)
    place = shown.place
    assert place is not None
    desk.frame.resize(*size)
    QApplication.processEvents()
    is_wide = size[0] > 1240
    assert place._pane.isVisible() is is_wide
    assert place._head.panel.isVisible() is not is_wide
    desk.frame._on_command_asked(Command.TOGGLE_PANEL)
    assert place._pane.isVisible() is not is_wide


def test_the_list_is_filtered_by_name_type_and_state(desk: Desk, places: Places) -> None:
    other = register(desk.store, small_model(places.models, "other.gguf"), "Other")
    desk.store.models.end_load(other, is_usable=False)
    shown = Shown(desk)
    field = shown.page._words
    both = ["Echo", "Other"]
    for words, found in (("ready", ["Echo"]), ("quarantined", ["Other"]), ("e", both)):
        field.setText(words)
        field._ask()
        assert [row[0].split()[0] for row in shown.rows()] == found
        assert shown.details._title.text() in found, "the pane follows"
    field.setText("nobody")
    field._ask()
    assert not shown.rows()
    assert shown.page._none.isVisible()
    desk._qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert len(shown.rows()) == 2
    assert not shown.page._none.isVisible()


# --- checks --------------------------------------------------------------------------------------


def test_verifying_reads_every_byte_and_says_so(desk: Desk) -> None:
    shown = Shown(desk)
    model = llama().write(Path(desk.shelf.all[0].path).with_name("real.gguf"))
    model_id = register(desk.store, model, "Real")
    desk.shelf.listed.emit()
    shown.page.model_chosen.emit(model_id)
    desk.click("Verify", shown.details.foot)
    verifying = desk.window.place._installed._verifying  # type: ignore[union-attr]
    assert verifying.is_running
    desk.wait(lambda: not verifying.is_running)
    assert "Real is intact." in said(shown)


def test_a_byte_that_changed_is_found_although_nothing_else_did(desk: Desk) -> None:
    shown = Shown(desk)
    path = llama().write(Path(desk.shelf.all[0].path).with_name("real.gguf"))
    model_id = register(desk.store, path, "Real")
    facts = path.stat()
    with path.open("r+b") as file:
        file.seek(-1, 2)
        last = file.read(1)
        file.seek(-1, 2)
        file.write(bytes([last[0] ^ 1]))
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    desk.shelf.listed.emit()
    assert desk.store.models.find(model_id).state == "ready", "size, time and inode are the same"
    shown.page.model_chosen.emit(model_id)
    desk.click("Verify", shown.details.foot)
    verifying = desk.window.place._installed._verifying  # type: ignore[union-attr]
    desk.wait(lambda: not verifying.is_running)
    assert desk.store.models.find(model_id).state == "quarantined"
    assert "intact" not in said(shown)
    assert said(shown)


def test_a_trial_can_be_repeated_and_its_numbers_are_shown(desk: Desk) -> None:
    shown = Shown(desk)
    path = scripted(b"The quick", context=512).write(
        Path(desk.shelf.all[0].path).with_name("real.gguf")
    )
    model_id = register(desk.store, path, "Real")
    desk.shelf.listed.emit()
    shown.page.model_chosen.emit(model_id)
    assert "usable" not in shown.facts()
    desk.click("Try it", shown.details)
    assert desk.shelf.trials.model_id == model_id
    assert shown.details.trial.text() == "Stop the trial"
    desk.wait(lambda: not desk.shelf.trials.model_id)
    assert "usable" in shown.facts()
    assert "of memory" in shown.facts()
    assert "Real was tried: it can be used." in said(shown)
    assert desk.shelf.current is not None
    assert desk.shelf.current.model_id != model_id, "trying is not choosing"


def test_the_folder_of_a_model_is_shown_by_the_desktop(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    shown = Shown(desk)
    desk.click("Show in folder", shown.details)
    assert opened == [str(Path(desk.shelf.all[0].path).parent)]


def said(shown: Shown) -> str:
    assert shown.place is not None
    words = " ".join(one.accessibleName() for one in shown.place.notices.shown())
    return words.translate(dict.fromkeys(map(ord, "\u2066\u2069")))
