"""Tab follows the eye: down a page, and along a row in the direction of reading."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.gui.widgets.commands import Command
from app.gui.widgets.export_dialog import ExportDialog
from app.gui.widgets.regions import stops_in
from app.gui.widgets.settings_dialog import SettingsDialog
from tests.desk import Desk


def place(stop: QWidget) -> QRect:
    return QRect(stop.mapTo(stop.window(), QPoint(0, 0)), stop.size())


def steps_back(stops: Sequence[QWidget]) -> list[tuple[str, str]]:
    """Return the steps that go up, or back in a row, by the names of both ends."""
    found = []
    for one, following in pairwise(stops):
        before, after = place(one), place(following)
        is_above = after.bottom() <= before.top() and after.left() < before.right()
        is_in_row = before.top() < after.bottom() and after.top() < before.bottom()
        if is_above or (is_in_row and after.right() < before.left()):
            found.append((one.accessibleName(), following.accessibleName()))
    return found


def in_dialog(dialog: QWidget) -> list[QWidget]:
    """Return what Tab reaches in a dialog, in its order: by the key, as a person does."""
    dialog.setFocus()
    stops: list[QWidget] = []
    at: QWidget | None = dialog
    while at is not None and at not in stops:
        if at is not dialog:
            stops.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = dialog.window().focusWidget()
    return stops


def test_a_step_back_is_seen(desk: Desk) -> None:
    stops = stops_in(desk.frame.page.foot)
    assert len(stops) > 1
    assert steps_back(stops[::-1])


def test_of_the_chats(desk: Desk) -> None:
    desk.frame.showNormal()
    desk.frame.resize(1366, 768)
    desk.ask("one")
    desk.history.set_folder(desk.chat.conversation_id, "ward")
    desk.window.library.refresh()
    desk.chat.open(desk.chat.conversation_id)
    QApplication.processEvents()
    page = desk.frame.page
    for region in (page.foot, page.header, desk.sidebar):
        assert len(stops_in(region)) > 1
        assert steps_back(stops_in(region)) == [], region


def test_of_a_question_with_a_notice_above_it(desk: Desk) -> None:
    desk.send("Mrs Grace Okello, tel 0712 345 678")
    QApplication.processEvents()
    assert desk.composer_notice("identifiers") is not None
    assert steps_back(stops_in(desk.frame.page.foot)) == []


@pytest.mark.parametrize("tab", ["run", "compare", "results", "examples"])
def test_of_the_tabs_of_evaluate(desk: Desk, tab: str) -> None:
    desk.window.place.open_evaluation(tab)
    QApplication.processEvents()
    body = desk.frame.regions()[0]
    assert len(stops_in(body)) > 1
    assert steps_back(stops_in(body)) == []


def test_of_the_setup(desk: Desk) -> None:
    desk.frame._body.open_panel(True)
    desk.frame.setup.set_advanced(True)
    QApplication.processEvents()
    stops = stops_in(desk.frame.setup)
    assert any(stop.accessibleName().startswith("Temperature") for stop in stops)
    assert steps_back(stops) == []


def test_of_the_buttons_that_start_a_run(desk: Desk) -> None:
    page = desk.window.place.open_evaluation("run")._page
    page._start.setEnabled(True)
    page._add_run.setEnabled(True)
    QApplication.processEvents()
    stops = stops_in(desk.frame.regions()[0])
    assert stops[-2:] == [page._start, page._add_run]


def test_of_the_first_run(open_desk: Any) -> None:
    desk = open_desk(confirmed=False)
    page = desk.window.start._page
    page.box.setChecked(True)
    page.next.click()
    QApplication.processEvents()
    page.next.setEnabled(True)
    stops = [stop for stop in in_dialog(page) if page.isAncestorOf(stop)]
    offers = stops[: stops.index(page.next)]
    assert page.offers.pack in offers
    assert steps_back(offers) == []


def test_of_the_export(desk: Desk) -> None:
    desk.ask("one")
    desk.frame.command_asked.emit(Command.EXPORT)
    dialog = desk.dialog(ExportDialog)
    stops = in_dialog(dialog)
    assert [stop.accessibleName() for stop in stops].index("Format") < stops.index(dialog._path)
    assert steps_back([stop for stop in stops if dialog._form.isAncestorOf(stop)][:-2]) == []
    dialog.reject()


@pytest.mark.parametrize("page", ["general", "safekeeping", "endpoint", "about"])
def test_of_the_settings(desk: Desk, page: str) -> None:
    desk.window.preferences.open(page)
    dialog = desk.dialog(SettingsDialog)
    dialog.resize(900, 1200)
    QApplication.processEvents()
    stops = in_dialog(dialog)
    assert stops[-1] in dialog.buttons.buttons()
    assert steps_back([stop for stop in stops if dialog._groups[page].isAncestorOf(stop)]) == []
    dialog.reject()
