"""The first run's second page: what this computer has, and the ways to a first model."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.core import catalogue
from app.gui.widgets.download_dialog import DownloadDialog
from app.gui.widgets.first_run import FirstRun
from app.gui.widgets.first_run_offers import ComputerStrip, DownloadOffer
from app.gui.widgets.text_dialogs import FirstPromptDialog
from app.paths import Places
from tests.desk import Desk
from tests.faults.hub import FakeHub, Fault, serving
from tests.gguf_writer import scripted
from tests.gui.conftest import OpenDesk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

REPO = "QuantFactory/Meditron3-Gemma2-2B-GGUF"
FILE = "Meditron3-Gemma2-2B.Q4_K_M.gguf"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeHub]:
    whole = scripted(b"The quick", context=512).write(tmp_path / "whole.gguf").read_bytes()
    with serving() as one:
        monkeypatch.setenv("HF_ENDPOINT", one.endpoint)
        one.add(REPO, {FILE: whole})
        yield one


class Page:
    """A person at the first start who has read and confirmed the notice."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.frame.showNormal()
        desk.frame.resize(1366, 768)
        page = desk.window.start._page
        assert isinstance(page, FirstRun)
        self.page = page
        page.box.setChecked(True)
        page.next.click()
        QApplication.processEvents()
        self.offer = page.findChild(DownloadOffer)

    def ask(self) -> DownloadDialog:
        self.desk._qtbot.keyClick(self.offer.get, Qt.Key.Key_Return)
        return self.desk.dialog(DownloadDialog)

    def start(self) -> None:
        self.ask()._accepts.setChecked(True)
        self.desk.confirm(DownloadDialog, "Connect and download")

    def said(self) -> str:
        return f"{self.page.offers._told.text()} {self.page.offers._more.text()}"


@pytest.fixture
def page(open_desk: OpenDesk, hub: FakeHub, places: Places) -> Page:
    del hub
    places.models.mkdir()
    return Page(open_desk(confirmed=False))


def test_it_says_what_the_computer_has_and_offers_without_connecting(
    page: Page, hub: FakeHub
) -> None:
    strip = page.page.findChild(ComputerStrip)
    names = [label.accessibleName() for label in strip._values]
    assert [name.partition(":")[0] for name in names] == ["Processor", "Memory", "Disk"]
    assert "Meditron3-Gemma2-2B" in page.offer._title.text()
    assert "Gemma Terms of Use" in page.offer._text.text()
    assert "needs 3.2 GB" in page.offer._fit.text()
    assert page.offer.get.text() == "Download 1.71 GB…"
    assert not page.page.next.isEnabled()
    assert not page.page.offers.demo.isVisible(), "it is not on this computer"
    page.ask().reject()
    assert not hub.log
    assert page.desk.frame.status.network.text() == "Network: off"


def test_a_first_model_is_downloaded_tried_and_answers(page: Page, hub: FakeHub) -> None:
    page.start()
    page.desk.wait(page.page.next.isEnabled)
    assert page.said().startswith("Added:")
    page.page.next.click()
    page.desk.wait_loaded()
    (model,) = page.desk.shelf.all
    assert (model.repository, model.state) == (REPO, "ready")
    assert hub.gets
    page.desk.send("Hello")
    page.desk.wait(page.desk.dialog(FirstPromptDialog)._send.isEnabled)  # its template is nobody's
    page.desk.confirm(FirstPromptDialog, "Send")
    assert page.desk.end().text == "Echo: Hello "


def test_what_goes_wrong_is_told_on_this_page_with_the_way_on(page: Page, hub: FakeHub) -> None:
    hub.info_faults = [Fault(status=404)]
    page.start()
    page.desk.wait(lambda: "no such repository" in page.said())
    assert page.offer.get.isEnabled()
    page.start()
    page.desk.wait(page.page.next.isEnabled)


def test_a_download_may_run_on_while_the_person_goes_on(page: Page, hub: FakeHub) -> None:
    hub.held = FILE
    hub.repositories[REPO][FILE] += bytes(6_000_000)  # it will not be a model; it is paused before
    page.start()
    runs = page.desk.window.place.downloads
    page.desk.wait(lambda: runs._pace._step.done > 1_000_000)
    assert page.offer.downloads.isVisible()
    assert not page.offer.get.isEnabled()
    page.page.skip.click()
    assert runs.is_running
    assert "127.0.0.1" in page.desk.frame.status.network.text()
    runs.pause()
    page.desk.wait(lambda: not runs.is_running)


def test_the_demo_model_that_is_here_can_be_used(
    open_desk: OpenDesk, hub: FakeHub, places: Places
) -> None:
    places.models.mkdir()
    scripted(b"The quick", context=512).write(places.models / catalogue.demo().file)
    page = Page(open_desk(confirmed=False))
    assert page.page.offers.demo.isVisible()
    page.page.offers.demo.click()
    page.desk.wait(page.page.next.isEnabled)
    assert not hub.log


def test_a_pack_is_asked_for_where_packs_are_read(page: Page) -> None:
    asked: list[bool] = []
    place = page.desk.window.place
    place.unpack_asked.disconnect()
    place.unpack_asked.connect(lambda: asked.append(True))
    page.page.offers.pack.click()
    assert asked


def test_a_page_that_is_gone_is_told_nothing(page: Page) -> None:
    """The window was closed, or is built anew in another language, while a file was checked."""
    start = page.desk.window.start
    shiboken6.delete(start._page)
    start._show_added()
    start._on_inspecting(None)
    assert start._page is None
