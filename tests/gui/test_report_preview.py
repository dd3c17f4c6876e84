"""A report before it is written: its pages are those of the file, read and turned by keys."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.core import pages
from app.gui import report_pages
from app.gui.report_pdf import ReportPaper, pdf
from app.gui.result_files import of_run
from app.gui.reviewing import Reviewing
from app.gui.widgets.report_preview import ReportPreview
from tests.desk import Desk
from tests.gui.test_compare_place import written
from tests.gui.test_results_place import TIMES, opened
from tests.unit.evaluation import sets
from tests.unit.evaluation.test_runs import Fake

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return sets.medqa(tmp_path / "medqa.jsonl", times=TIMES)


def show_pane(desk: Desk) -> None:
    """Open the pane, which has no room beside the list in a narrow window."""
    evaluation = desk.window.place.evaluation
    assert evaluation is not None
    evaluation.page.toggle_details()


def laid_out(leads: Reviewing, desk: Desk) -> ReportPreview:
    """Wait for the pages of the report."""
    view = leads._details.preview
    desk.wait(lambda: view.leaves and not leads.preview.is_working)
    return view


def test_the_report_of_a_run_is_read_page_by_page_before_it_is_written(
    desk: Desk, data: Path, qtbot: QtBot
) -> None:
    home = desk.window._places.data / "runs"
    written(home / "a", data, "F16", Fake())
    half = written(home / "half", data, "Q8_0", Fake(), stop_after=3)
    leads = opened(desk)
    show_pane(desk)
    leads._page.table.choose([one.path for one in leads._rows].index(str(home / "a")))
    desk.wait(lambda: leads.opened is not None and leads.opened.listed.is_complete)
    view = laid_out(leads, desk)
    assert leads.opened is not None
    count = len(re.findall(rb"/Type\s*/Page\b", pdf(of_run(leads.opened).page())))
    assert len(view.leaves) == count > 1, "as many pages as the file has"
    assert view._title.text() == f"Preview, page 1 of {count}"
    assert view.sheet.accessibleName() == f"Page 1 of {count}: Result, step"
    assert not view.back.isEnabled()
    said: list[str] = []
    leads.said.connect(said.append)
    picture = QImage.fromData(view.leaves[0].png)
    assert picture.pixelColor(3, 3) == Qt.GlobalColor.white
    places = [(x, y) for x in range(0, picture.width(), 5) for y in range(0, 900, 5)]
    assert sum(picture.pixelColor(*place).lightness() < 90 for place in places) > 50
    for key, number in (
        (Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_End, count - 1), (Qt.Key.Key_Right, count - 1), (Qt.Key.Key_Home, 0),
    ):  # fmt: skip
        qtbot.keyClick(view.sheet, key)
        assert view.number == number
    assert len(said) == 4
    headings = [one for leaf in view.leaves for one in leaf.headings]
    parts = of_run(leads.opened).page().parts
    assert headings == [part.text for part in parts if part.kind == "heading"]
    qtbot.keyClick(view.sheet, Qt.Key.Key_Return)
    dialog = leads.preview.dialog
    assert dialog is not None
    assert dialog.banner.isVisible()
    qtbot.keyClick(dialog.view.sheet, Qt.Key.Key_Right)
    dialog.reject()
    desk.wait(lambda: leads.preview.dialog is None)
    assert view.number == 1
    leads._page.table.choose([one.path for one in leads._rows].index(str(half)))
    assert not view.leaves
    desk.wait(lambda: leads.opened is not None)
    assert "not finished has no report" in view._words.text()
    assert view.sheet.isHidden()


def test_a_report_that_nobody_can_see_is_not_laid_out(desk: Desk, data: Path) -> None:
    written(desk.window._places.data / "runs" / "a", data, "F16", Fake())
    desk.frame.resize(1000, 768)
    leads = opened(desk)
    view = leads._details.preview
    assert not view.isVisible()
    assert not view.leaves
    assert not leads.preview.is_working
    show_pane(desk)
    assert laid_out(leads, desk).isVisible()


@pytest.mark.parametrize("is_right_to_left", [False, True])
def test_columns_do_not_touch_and_a_number_keeps_its_sign_of_percent(
    is_right_to_left: bool,
) -> None:
    part = pages.table([("a", "b", "c"), ("90.0 %", "2", "3")])
    page = pages.Page("T", "N", (part, pages.facts([("x", "y")])), "xx", is_right_to_left)
    made = report_pages.ReportPages(page)
    paper = ReportPaper(page, made._sheet, lambda: None)
    text, facts = (paper._markup(one) for one in page.parts)
    paper.close()
    assert text.count('<td width="8"></td>') == 2 * 2
    assert facts.count('<td width="8"></td>') == 1
    assert "90.0&nbsp;%" in text


def test_a_report_longer_than_anybody_looks_at_is_cut_and_that_is_said(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_pages, "MOST_PAGES", 2)
    parts = [pages.heading("Head"), *(pages.text("word " * 2000) for _ in range(6))]
    made = report_pages.ReportPages(pages.Page("T", "N", tuple(parts)))
    for _ in made.steps():
        pass
    assert (len(made.leaves), made.is_cut) == (2, True)
    view = ReportPreview()
    qtbot.addWidget(view)
    view.show_leaves(made.leaves, is_cut=True)
    assert view._title.text() == "Preview, page 1 of the first 2"
    steps = report_pages.ReportPages(pages.Page("T", "N", tuple(parts))).steps()
    next(steps)
    steps.close()  # what is half drawn goes without a word of Qt


def test_the_report_of_a_comparison_is_read_before_it_is_written(
    desk: Desk, data: Path, qtbot: QtBot
) -> None:
    home = desk.window._places.data / "runs"
    paths = [str(written(home / kind, data, kind, Fake())) for kind in ("F16", "Q8_0")]
    opened(desk)
    evaluation = desk.window.place.evaluation
    assert evaluation is not None
    evaluation.page.show_tab("compare")
    leads = evaluation.comparing
    assert not leads._page.preview.isEnabled()
    leads.compare(paths)
    desk.wait(lambda: leads.weighed is not None)
    desk.click("Read the report…")
    dialog = leads.reading
    assert dialog is not None
    desk.wait(lambda: dialog.view.leaves and not leads._previewing.is_working)  # type: ignore[union-attr]
    assert "What these runs show" in dialog.view.leaves[0].headings
    assert dialog.focusWidget() is dialog.view.sheet
    qtbot.keyClick(dialog.view.sheet, Qt.Key.Key_End)
    assert dialog.view.number == len(dialog.view.leaves) - 1 > 0
    assert dialog.view.larger.isHidden()
    dialog.reject()
    desk.wait(lambda: leads.reading is None)
