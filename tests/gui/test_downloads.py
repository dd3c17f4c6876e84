"""Models › Catalogue and downloads in the window, against a hub on loopback."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app import protocol
from app.core import catalogue, unfinished, ways
from app.core.disk import Disk
from app.gui import offers
from app.gui.download_pace import DownloadPace
from app.gui.job import Job, Step
from app.gui.widgets.close_dialog import CloseDialog
from app.gui.widgets.dialogs import ConfirmDialog
from app.gui.widgets.download_dialog import DownloadDialog, DownloadPlan, TokenDialog
from app.gui.widgets.notice import Notice
from app.gui.widgets.notices_dialog import DetailsDialog
from app.gui.widgets.settings_dialog import SettingsDialog
from app.gui.widgets.token_panel import TokenPanel
from app.paths import Places
from converters.types import FILE_TYPES
from tests.desk import Desk
from tests.faults.arrivals import model
from tests.faults.hub import OTHER_COMMIT, FakeHub, Fault, serving
from tests.gguf_writer import Tensor, scripted, write_split
from tests.gui.conftest import OpenDesk
from tests.reference.checkpoints import checkpoints

if TYPE_CHECKING:
    from app.gui.catalogue import Catalogue
    from app.gui.widgets.catalogue_details import CatalogueDetails
    from app.gui.widgets.catalogue_page import CataloguePage
    from app.gui.widgets.progress_card import ProgressView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

REPO = "QuantFactory/Meditron3-Gemma2-2B-GGUF"
FILE = "Meditron3-Gemma2-2B.Q4_K_M.gguf"
LARGE = 12_000_000
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2068\u2069"))
TOKEN = "hf_a_secret_that_nobody_sees"
# A keyring of its own, as a person's configuration may name one.
KEYRING = """
from pathlib import Path
from keyring.backend import KeyringBackend

class Ring(KeyringBackend):
    priority = 1
    place = Path({place!r})

    def get_password(self, service, username):
        return self.place.read_text() if self.place.exists() else None

    def set_password(self, service, username, password):
        self.place.write_text(password)

    def delete_password(self, service, username):
        self.place.unlink()
"""


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeHub]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with serving() as one:
        monkeypatch.setenv("HF_ENDPOINT", one.endpoint)
        one.add(REPO, {FILE: model(LARGE)})
        yield one


class Hands:
    """The person in front of the catalogue."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.frame.showNormal()
        desk.frame.resize(1366, 768)
        desk.window.place.open("catalogue")
        QApplication.processEvents()
        assert desk.window.place.catalogue is not None
        self.catalogue: Catalogue = desk.window.place.catalogue
        self.downloads = desk.window.place.downloads
        self.page: CataloguePage = self.catalogue._page
        self.details: CatalogueDetails = self.catalogue._details
        self.networks: list[str] = []
        desk.window.place.connected.connect(self._on_connected)

    def _on_connected(self, _connection: object) -> None:
        self.networks.append(self.network())

    def network(self) -> str:
        return self.desk.frame.status.network.text()

    def ask(self) -> DownloadDialog:
        self.details.get.click()
        return self.desk.dialog(DownloadDialog)

    def start(self) -> None:
        dialog = self.ask()
        dialog._accepts.setChecked(True)
        self.desk.confirm(DownloadDialog, "Connect and download")
        assert self.downloads.is_running

    def wait(self) -> None:
        self.desk.wait(lambda: not self.downloads.is_running)

    def wait_bytes(self, count: int = 1_000_000) -> None:
        pace = self.downloads._pace
        self.desk.wait(lambda: pace._step.unit == "bytes" and pace._step.done >= count)

    def cards(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(one.view.what, one.ways) for one in self.downloads.views()]

    def notices(self) -> list[Notice]:
        place = self.desk.window.place._page
        assert place is not None
        return place.notices.shown()

    def said(self) -> str:
        return " ".join(one.accessibleName() for one in self.notices())

    def rows(self) -> list[list[str]]:
        return [line.split("\t") for line in self.page.table.text().splitlines()[1:]]

    def pid(self) -> int:
        assert self.downloads._job is not None
        self.desk.wait(lambda: self.downloads._job.pid)
        return self.downloads._job.pid


@pytest.fixture
def hands(desk: Desk, hub: FakeHub) -> Hands:
    del hub
    return Hands(desk)


def names(places: Places) -> set[str]:
    return {path.name for path in places.models.iterdir()} - {"echo.gguf"}


# what is shown


def test_the_catalogue_is_shown_with_what_fits_and_nothing_connects(
    hands: Hands, hub: FakeHub
) -> None:
    rows = hands.rows()
    assert [row[0].split()[0] for row in rows] == [one.name for one in catalogue.offers()]
    (small,) = [row for row in rows if row[0].startswith("Meditron3-Gemma2-2B")]
    assert small[1:5] == ["Gemma", "2.61 B", "1.71 GB", "3.2 GB"]
    assert "4,096 tokens + 1 GB" in hands.page._formula.text()
    assert catalogue.as_of() in hands.page._source.text()
    facts = hands.details._facts.accessibleName()
    assert "EPFLiGHT/Meditron3-Gemma2-2B" in facts
    assert "open (not verified)" in facts
    assert "46.57 %" in hands.details._figures.accessibleName()
    assert "lm-evaluation-harness" in hands.details._source.text()
    assert "not validated for medical use" in hands.details._says.text()
    assert REPO in hands.details._more.accessibleName()
    assert not hub.log
    assert hands.network() == "Network: off"


def test_the_filter_takes_name_licence_and_size(hands: Hands) -> None:
    field = hands.page._words
    for words, count in (("mit", 1), ("gemma 2b", 2), ("1.71", 1), ("nobody", 0)):
        field.setText(words)
        field._ask()
        assert len(hands.rows() if hands.page.table.isVisible() else []) == count, words
    assert hands.page._empty.isVisible()
    hands.desk.click("Show all", hands.page)
    assert len(hands.rows()) == len(catalogue.offers())


def test_what_is_too_large_can_be_left_out(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = psutil.virtual_memory()._replace(total=8_000_000_000, available=3_500_000_000)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: memory)
    hands.catalogue.refresh()
    lights = {row[0].split()[0]: row[5] for row in hands.rows()}
    assert lights["Meditron3-Gemma2-2B"] == "Fits"
    assert lights["Meditron3-Qwen2.5-7B"] == "Tight"
    assert lights["Meditron3-70B"] == "Too large"
    hands.page._fits.setChecked(True)
    assert "Too large" not in {row[5] for row in hands.rows()}
    assert "Meditron3-Qwen2.5-7B" in {row[0].split()[0] for row in hands.rows()}


def test_another_type_changes_file_memory_and_the_way(hands: Hands) -> None:
    page = hands.page
    page._type.setCurrentIndex(page._type.findData("Q8_0"))
    assert hands.rows()[0][3] == "2.78 GB"
    page._type.setCurrentIndex(page._type.findData("Q6_K"))
    assert hands.rows()[0][3] == "2.15 GB", "the size of the file that is made here"
    hands.catalogue._way = -1
    hands.catalogue.refresh()
    assert hands.details.get.text() == "Download 5.23 GB…", "the checkpoint comes"


def test_the_types_that_are_converted_to_are_the_converters(hands: Hands) -> None:
    del hands
    assert set(ways.CONVERTED_TYPES) <= set(FILE_TYPES)


def test_the_keyboard_goes_from_table_to_button_to_dialog(hands: Hands) -> None:
    qtbot = hands.desk._qtbot
    table = hands.page.table
    assert hands.desk.frame.focusWidget() is table
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert hands.details._title.text() == "Meditron3-Gemma2-9B"
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert hands.desk.frame.focusWidget() is hands.details.get
    qtbot.keyClick(hands.details.get, Qt.Key.Key_Return)
    dialog = hands.desk.dialog(DownloadDialog)
    assert dialog.focusWidget() is dialog._accepts
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not hands.downloads.is_running


# a download


def test_a_download_is_confirmed_runs_and_is_in_the_library(
    hands: Hands, hub: FakeHub, places: Places
) -> None:
    dialog = hands.ask()
    text = " ".join(one.accessibleName() for one in dialog.findChildren(Notice))
    assert not text
    assert not dialog.start.isEnabled(), "the terms come first"
    assert not hub.log, "asking does not connect"
    dialog._accepts.setChecked(True)
    hands.desk.confirm(DownloadDialog, "Connect and download")
    hands.wait()
    assert names(places) == {FILE}
    (one,) = [model for model in hands.desk.shelf.all if model.repository == REPO]
    assert one.revision == hub.commits[REPO]
    assert one.source["file"] == FILE
    assert one.license == "gemma"
    assert "Downloaded: Meditron" not in hands.said()  # its header has another name
    assert "Its SHA-256 is the published one" in hands.said()
    assert [seen.method for seen in hub.log] == ["GET", "GET"]
    host = hub.endpoint.removeprefix("http://")
    assert any(host in one for one in hands.networks), "it says where it connects to"
    assert hands.network() == "Network: off"
    assert hands.rows()[0][6].startswith("Installed")


def test_only_the_download_may_connect(desk: Desk, hub: FakeHub, tmp_path: Path) -> None:
    requests: dict[bool, protocol.Request] = {
        True: protocol.Download(id=1, repository=REPO, folder=str(tmp_path)),
        False: protocol.Inspect(id=1, path=str(tmp_path / "none.gguf")),
    }
    for may_connect, request in requests.items():
        job = Job(request, desk.frame)
        environment = job._child._process.processEnvironment()
        assert environment.contains("HF_ENDPOINT") is may_connect
        assert environment.contains("HF_HUB_OFFLINE") is not may_connect
        job.shut_down()
    assert hub.endpoint


def test_the_proof_counts_the_sockets_of_the_child_that_connects(
    hands: Hands, hub: FakeHub
) -> None:
    hub.held = FILE
    hands.start()
    hands.wait_bytes()
    hands.desk.frame.status.network.click()
    dialog = hands.desk.dialog(DetailsDialog)
    (text,) = dialog.findChildren(QPlainTextEdit)
    assert f"Download process: {hands.pid()}." in text.toPlainText()
    assert "it holds open: 1." in text.toPlainText()
    assert hub.endpoint.removeprefix("http://") in dialog.windowTitle()
    dialog.close()
    hands.downloads.pause()
    hands.wait()


def test_pausing_keeps_what_arrived_and_resuming_goes_on_behind_it(
    hands: Hands, hub: FakeHub, places: Places
) -> None:
    hub.held = FILE
    hands.start()
    hands.wait_bytes()
    assert hands.cards()[0] == ("Downloading Meditron3-Gemma2-2B · Q4_K_M", ("pause", "cancel"))
    hands.desk.click("Pause", hands.page)
    hands.wait()
    assert hands.network() == "Network: off"
    ((what, its_ways),) = hands.cards()
    assert what.startswith("Paused: Meditron3-Gemma2-2B-GGUF")
    assert its_ways == ("resume", "discard")
    assert hands.rows()[0][6].startswith("Paused")
    hub.held = ""
    hands.desk.click("Resume", hands.page)
    hands.wait()
    start = hub.gets[-1].start
    assert start is not None
    assert start > 0, "what had arrived did not come again"
    assert names(places) == {FILE}
    assert not hands.cards()


def test_cancelling_asks_and_then_leaves_nothing(
    hands: Hands, hub: FakeHub, places: Places
) -> None:
    hub.held = FILE
    hands.start()
    hands.wait_bytes()
    hands.desk.click("Cancel…", hands.page)
    hands.desk.confirm(ConfirmDialog, "Cancel")
    assert hands.downloads.is_running, "Cancel in the dialog keeps the download"
    hands.desk.click("Cancel…", hands.page)
    hands.desk.confirm(ConfirmDialog, "Cancel the download")
    hands.wait()
    assert names(places) == set()
    assert not hands.cards()
    assert not [one for one in hands.desk.shelf.all if one.repository == REPO]


def test_what_is_unfinished_is_removed_only_after_consent(
    hands: Hands, hub: FakeHub, places: Places
) -> None:
    hub.held = FILE
    hands.start()
    hands.wait_bytes()
    hands.downloads.pause()
    hands.wait()
    hands.desk.click("Remove what arrived…", hands.page)
    hands.desk.confirm(ConfirmDialog, "Cancel")
    assert names(places) == {f"{FILE}.part", f"{FILE}.part.json"}
    hands.desk.click("Remove what arrived…", hands.page)
    hands.desk.confirm(ConfirmDialog, "Remove what arrived")
    assert names(places) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_child_is_told_and_the_next_window_resumes(
    open_desk: OpenDesk, hub: FakeHub, places: Places
) -> None:
    first = open_desk()
    hands = Hands(first)
    hub.held = FILE
    hands.start()
    hands.wait_bytes(6_000_000)  # behind the first note
    os.kill(hands.pid(), signal.SIGKILL)
    hands.wait()
    assert hands.notices(), "it is told"
    assert hands.network() == "Network: off"
    assert [its_ways for _, its_ways in hands.cards()] == [("resume", "discard")]
    first.close()
    hub.held = ""
    again = Hands(open_desk(confirmed=True))
    assert [its_ways for _, its_ways in again.cards()] == [("resume", "discard")]
    again.desk.click("Resume", again.page)
    again.wait()
    assert hub.gets[-1].start, "it goes on behind what was synced"
    assert (places.models / FILE).read_bytes() == hub.repositories[REPO][FILE]


def test_a_file_that_changed_meanwhile_offers_both_ways(
    hands: Hands, hub: FakeHub, places: Places
) -> None:
    hub.held = FILE
    hands.start()
    hands.wait_bytes()
    hands.downloads.pause()
    hands.wait()
    hub.held = ""
    other = model(LARGE, seed=2)
    hub.add(REPO, {FILE: other}, OTHER_COMMIT)
    hands.start()
    hands.wait()
    assert "not the one whose download was begun" in hands.said()
    hands.desk.click("Start over")
    hands.wait()
    assert (places.models / FILE).read_bytes() == other


def test_a_server_that_gives_up_is_told_in_words_with_a_way_on(
    hands: Hands, hub: FakeHub, places: Places
) -> None:
    hub.info_faults = [Fault(status=404)]
    hands.start()
    hands.wait()
    assert "no such repository" in hands.said()
    hands.desk.click("Try again")
    hands.wait()
    assert names(places) == {FILE}


def test_too_little_room_is_said_before_anything_connects(
    hands: Hands, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    usage = shutil.disk_usage("/")
    small = type(usage)(usage.total, usage.used, 900_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: small)
    dialog = hands.ask()
    dialog._accepts.setChecked(True)
    assert not dialog.start.isEnabled()
    (said,) = dialog.findChildren(Notice)
    assert "Not enough room" in said.accessibleName()
    assert "0.9 GB are free" in said.accessibleName()
    assert not hub.log


def converted(free_bytes: int | None) -> DownloadPlan:
    """Return the plan of the 2B made here as Q4_K_M, on a disk with so much room."""
    one = catalogue.offer("EPFLiGHT/Meditron3-Gemma2-2B")
    assert one is not None
    (way,) = [
        each for each in ways.ways(one, "Q4_K_M") if each.is_converted and each.kind == "Q4_K_M"
    ]
    return offers.plan(one, way, "/data", Disk(free_bytes, "ext4"), "hub.test")


@pytest.mark.parametrize(
    ("free", "is_ticked", "can_start"),
    [(20_000_000_000, False, True), (7_200_000_000, True, True), (3_000_000_000, False, False)],
)
def test_low_disk_is_offered_with_its_numbers_and_chosen_where_only_it_fits(
    hands: Hands, free: int, is_ticked: bool, can_start: bool
) -> None:
    dialog = DownloadDialog(converted(free), hands.desk.frame)
    dialog._accepts.setChecked(True)
    assert "About 7.1 GB of the disk are needed then, not 7.3 GB" in (
        dialog.low_disk.accessibleDescription()
    )
    assert dialog.low_disk.isVisibleTo(dialog)
    assert dialog.low_disk.isChecked() is is_ticked
    assert dialog.start.isEnabled() is can_start
    assert bool(dialog.findChildren(Notice)) is not (free > 8_000_000_000)
    shown = [one for one in dialog.findChildren(Notice) if one.isVisibleTo(dialog)]
    assert bool(shown) is not can_start
    dialog.low_disk.setChecked(False)
    assert dialog.start.isEnabled() is (can_start and not is_ticked)
    dialog.deleteLater()


def test_a_ticked_low_disk_converts_as_the_files_arrive(
    hands: Hands, hub: FakeHub, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The checkpoint comes from a repository of the catalogue, as a tiny one of the same kind."""
    repository = "EPFLiGHT/Meditron3-Gemma2-2B"
    source = checkpoints()["gemma2-288"].write(tmp_path / "source")
    hub.add(repository, {path.name: path.read_bytes() for path in source.iterdir()})
    one = catalogue.offer(repository)
    assert one is not None
    (way,) = [
        each for each in ways.ways(one, "Q4_K_M") if each.is_converted and each.kind == "Q4_K_M"
    ]
    monkeypatch.setattr("app.gui.downloads.disk_of", lambda _path: Disk(20_000_000_000, "ext4"))
    seen: list[ProgressView] = []
    hands.downloads.changed.connect(
        lambda: seen.extend(one.view for one in hands.downloads.views() if one.id == "running")
    )
    hands.downloads.ask(one, way)
    dialog = hands.desk.dialog(DownloadDialog)
    dialog._accepts.setChecked(True)
    dialog.low_disk.setChecked(True)
    hands.desk.confirm(DownloadDialog, "Connect and download")
    hands.wait()
    ranges = [seen.end for seen in hub.gets if seen.path.endswith(".safetensors")]
    assert None not in ranges[:2], "the headers come first"
    assert len(list(places.models.glob("*-Q4_K_M.gguf"))) == 1
    words = [f"{view.what} {view.time}" for view in seen]
    assert any("Downloading and converting" in one for one in words)
    assert any("of the disk at once, instead of" in one for one in words)


def test_two_downloads_do_not_run_at_once(hands: Hands, hub: FakeHub) -> None:
    hub.held = FILE
    hands.start()
    hands.wait_bytes()
    dialog = hands.ask()
    dialog._accepts.setChecked(True)
    hands.desk.confirm(DownloadDialog, "Connect and download")
    assert "One download runs already." in hands.said()
    hands.downloads.pause()
    hands.wait()


def test_closing_the_window_asks_and_pauses(hands: Hands, hub: FakeHub, places: Places) -> None:
    hub.held = FILE
    hands.start()
    hands.wait_bytes()
    hands.desk.frame.close()
    hands.desk.confirm(CloseDialog, "Keep open")
    assert hands.desk.frame.isVisible()
    hands.desk.frame.close()
    hands.desk.confirm(CloseDialog, "Pause the download and close")
    hands.desk.wait(lambda: not hands.desk.frame.isVisible())
    assert names(places) == {f"{FILE}.part", f"{FILE}.part.json"}


# a repository with terms


def give(hands: Hands, token: str, *, keeps: bool = False) -> TokenDialog:
    dialog = hands.desk.dialog(TokenDialog)
    dialog.field.setText(token)
    dialog.keeps.setChecked(keeps)
    hands.desk.confirm(TokenDialog, "Connect with this token")
    return dialog


def test_a_gated_repository_asks_for_a_token_that_reaches_nothing_but_the_hub(
    hands: Hands, hub: FakeHub, places: Places, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    hub.gated[REPO], hub.token, hub.held = "auto", TOKEN, FILE
    hands.start()
    hands.wait()
    dialog = hands.desk.dialog(TokenDialog)
    assert not dialog.go.isEnabled()
    assert dialog.field.echoMode() is dialog.field.EchoMode.Password
    give(hands, "hf_wrong")
    hands.wait()
    give(hands, TOKEN)
    child = Path(f"/proc/{hands.pid()}")
    hands.wait_bytes()
    if child.exists():  # only Linux tells
        seen = (child / "cmdline").read_bytes() + (child / "environ").read_bytes()
        assert b"HF_ENDPOINT" in seen, "the detector sees the environment"
        assert TOKEN.encode() not in seen
    hub.held = ""
    hands.wait()
    assert names(places) == {FILE}
    assert TOKEN not in caplog.text
    for path in places.data.rglob("*"):
        if path.is_file():
            assert TOKEN.encode() not in path.read_bytes(), path


def test_a_token_is_remembered_in_memory_only(hands: Hands, hub: FakeHub) -> None:
    hub.gated[REPO], hub.token = "auto", TOKEN
    hands.start()
    hands.wait()
    give(hands, TOKEN, keeps=True)  # there is no keyring here
    hands.wait()
    assert "no keyring that can be used" in hands.said()
    hub.add(REPO, {FILE: model(LARGE, seed=3)}, OTHER_COMMIT)
    hands.start()
    hands.wait()
    assert "Downloaded" in hands.said()


def test_a_token_is_kept_in_the_keyring_if_there_is_one(
    open_desk: OpenDesk, hub: FakeHub, tmp_path: Path
) -> None:
    keyring(tmp_path / "config" / "python_keyring", tmp_path / "ring")
    hub.gated[REPO], hub.token = "auto", TOKEN
    first = open_desk()
    hands = Hands(first)
    hands.start()
    hands.wait()
    give(hands, TOKEN)
    hands.wait()
    assert not (tmp_path / "ring").exists(), "only if that was asked for"
    hands.downloads._tokens.clear()
    hub.add(REPO, {FILE: model(LARGE, seed=4)}, OTHER_COMMIT)
    hands.start()
    hands.wait()
    give(hands, TOKEN, keeps=True)
    hands.wait()
    assert (tmp_path / "ring").read_text() == TOKEN
    first.close()
    hub.add(REPO, {FILE: model(LARGE, seed=5)}, "c" * 40)
    again = Hands(open_desk())
    again.start()
    again.wait()
    assert "Its SHA-256 is the published one" in again.said(), "nobody was asked again"


def keyring(folder: Path, place: Path) -> None:
    """Configure a keyring that is one file."""
    folder.mkdir(parents=True)
    (folder / "ring_of_test.py").write_text(KEYRING.format(place=str(place)))
    (folder / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring=ring_of_test.Ring\nkeyring-path={folder}\n"
    )


def test_a_kept_token_is_told_and_forgotten_in_the_settings(
    hands: Hands, hub: FakeHub, tmp_path: Path
) -> None:
    keyring(tmp_path / "config" / "python_keyring", tmp_path / "ring")
    (tmp_path / "ring").write_text(TOKEN)
    hands.downloads._tokens["of-now"] = TOKEN
    hands.desk.window.preferences.open()
    panel = hands.desk.dialog(SettingsDialog).findChild(TokenPanel)
    assert panel is not None
    host = hub.endpoint.removeprefix("http://")
    hands.desk.click("Look in the keyring", panel)
    assert not panel._look.isEnabled()
    hands.desk.wait(panel._look.isEnabled)
    assert panel.words.translate(ISOLATES) == f"A token of {host} is kept."
    hands.desk.click("Forget the token", panel)
    hands.desk.wait(panel._look.isEnabled)
    assert panel.words.translate(ISOLATES).startswith(f"The token of {host} was removed.")
    assert not panel._forget.isEnabled()
    assert not (tmp_path / "ring").exists()
    assert hands.downloads._tokens == {}
    hands.desk.click("Look in the keyring", panel)
    hands.desk.wait(panel._look.isEnabled)
    assert panel.words.translate(ISOLATES) == f"No token of {host} is kept."
    hands.desk.dialog(SettingsDialog).close()


# the hub's facts of today


def test_a_refresh_connects_only_after_it_was_confirmed(
    hands: Hands, hub: FakeHub, places: Places
) -> None:
    hub.cards[REPO] = {"license": "other-license"}
    hands.desk.click("Refresh…", hands.page)
    assert not hub.log
    hands.desk.confirm(ConfirmDialog, "Connect and ask")
    hands.desk.wait(lambda: hands.catalogue._job is None)
    assert len(hub.log) == len(catalogue.repositories())
    assert not hub.gets, "no file was asked for"
    assert any("127.0.0.1" in one for one in hands.networks)
    assert hands.network() == "Network: off"
    assert "other-license" in hands.details._more.accessibleName()
    assert "Gemma Terms of Use" in hands.details._facts.accessibleName(), "what shipped stays"
    assert catalogue.refreshed(places.refreshed).at[:10] in hands.page._source.text()


def test_a_refresh_without_network_is_told_and_changes_nothing(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, places: Places
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    hands.desk.click("Refresh…", hands.page)
    hands.desk.confirm(ConfirmDialog, "Connect and ask")
    hands.desk.wait(lambda: hands.catalogue._job is None)
    assert "could not be reached" in hands.said()
    assert not places.refreshed.exists()
    assert hands.page._refresh.isEnabled()


# words


def test_the_pace_says_speed_and_time_left(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qapp
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    pace = DownloadPace()
    said: list[str] = []
    pace.quarter_done.connect(said.append)
    pace.begin("Tiny")
    pace.end()
    assert pace.view().part is None
    for step in range(11):
        now[0] = 100.0 + 12 * step
        pace.step(Step(step * 24_000_000, 1_000_000_000, "bytes"))
    view = pace.view()
    assert view.numbers == "240 MB of 1.00 GB · 24 %"
    assert view.step == "2 MB a second · about 6 min left at this speed"
    pace.step(Step(500_000_000, 1_000_000_000, "bytes"))
    assert said == ["Downloading Tiny 50 %"]
    pace.step(Step(1, 10, "converting"))
    assert "No connection" in pace.view().step


def test_a_folder_that_is_open_to_look_takes_no_download(open_desk: OpenDesk, hub: FakeHub) -> None:
    open_desk().close()
    hands = Hands(open_desk(read_only=True))
    assert hands.rows()
    dialog = hands.ask()
    dialog._accepts.setChecked(True)
    hands.desk.confirm(DownloadDialog, "Connect and download")
    assert not hands.downloads.is_running
    assert "can be read but not written" in hands.said()
    assert not hub.log


def test_a_split_model_is_one_card_one_model_and_one_removal(
    hands: Hands, hub: FakeHub, places: Places, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    described = scripted(b"The quick", context=512)
    described.tensors.append(Tensor("extra.weight", (LARGE // 4,), bytes(LARGE)))
    write_split(described, 3, source, "Tiny-Q4_K_M")
    hub.add(REPO, {path.name: path.read_bytes() for path in sorted(source.iterdir())})
    hub.held = "-00003-of-"
    hands.start()
    hands.desk.wait(lambda: len(unfinished.find(places.models)) > 1)
    hands.downloads.pause()
    hands.wait()
    assert len(hands.cards()) == 1
    hands.desk.click("Remove what arrived…", hands.page)
    hands.desk.confirm(ConfirmDialog, "Remove what arrived")
    assert names(places) == set()
    hub.held = ""
    hands.start()
    hands.wait()
    (one,) = [model for model in hands.desk.shelf.all if model.repository == REPO]
    assert len(one.files) == 3
    assert "Each part has its published SHA-256" in hands.said()
