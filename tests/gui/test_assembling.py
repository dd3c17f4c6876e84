"""Evaluate › Results: several runs in one report, ticked, seen, and written."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox

from app.gui.result_files import _written, of_groups
from app.gui.reviewing import Reviewing
from app.store import run_trash
from tests.desk import Desk
from tests.gui.test_compare_place import written
from tests.gui.test_report_preview import laid_out, show_pane
from tests.gui.test_results_place import TIMES, opened
from tests.unit.evaluation import sets
from tests.unit.evaluation.test_runs import Fake

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def add(leads: Reviewing, desk: Desk, path: Path) -> None:
    """Choose a run and add it by its button."""
    leads._page.table.choose([one.path for one in leads._rows].index(str(path)))
    desk.wait(leads._page.add_to_report.isVisible)
    desk.click("Add to the report", leads._page)


def ready(leads: Reviewing, desk: Desk) -> None:
    desk.wait(lambda: leads.report.groups and leads._page.report.export.isEnabled())


def boxes(leads: Reviewing) -> list[QCheckBox]:
    return list(leads._page.report._boxes.values())


def three(desk: Desk, tmp_path: Path) -> tuple[Reviewing, list[Path]]:
    """Write two runs that can be compared and one that cannot; put all of them into the report."""
    home = desk.window._places.data / "runs"
    data = sets.medqa(tmp_path / "medqa.jsonl", times=TIMES)
    other = sets.medqa(tmp_path / "other.jsonl", times=1)
    paths = [
        written(home / "a", data, "F16", Fake()),
        written(home / "b", data, "Q8_0", Fake(is_flat=True)),
        written(home / "c", other, "F16", Fake()),
    ]
    written(home / "half", data, "Q4_0", Fake(), stop_after=3)
    leads = opened(desk)
    show_pane(desk)
    assert not leads._page.report.isVisible()
    for path in paths:
        add(leads, desk, path)
    ready(leads, desk)
    return leads, paths


def test_runs_of_several_kinds_are_seen_and_written_as_one_report(
    desk: Desk, tmp_path: Path
) -> None:
    leads, _ = three(desk, tmp_path)
    assert leads._page.report.isVisible()
    assert not leads._page.add_to_report.isVisible(), "it is in the report"
    assert [len(one.names) for one in leads.report.groups] == [2, 1]
    assert "chapter" in leads._page.report._told.text()
    letters = {box.text().split(" · ")[0] for box in boxes(leads)}
    assert letters == {"A", "B"}, "those of the list"
    assert len(laid_out(leads, desk).leaves) > 2
    boxes(leads)[2].click()
    ready(leads, desk)
    assert [len(one.names) for one in leads.report.groups] == [2]
    letter = {one.key: "A" for one in leads.report.groups}
    source = of_groups(leads.report.groups, leads._page.report.contents, letter)
    out = tmp_path / "out"
    list(_written(out, source, frozenset({"html", "csv", "raw", "pictures"})))
    names = {str(one.relative_to(out)) for one in out.rglob("*")}
    assert names >= {"A-1-F16/run.json", "A-2-Q8_0/samples.jsonl", "items-A-1-F16.csv"}
    assert names >= {"A-accuracy.svg", "A-differences.png", "A-flips-1.svg"}
    assert "Paired differences" in (out / "report.html").read_text()
    desk.click("Export report…", leads._page)
    assert leads.files.dialog is not None
    leads.files.dialog.reject()


def test_a_report_follows_its_ticks_and_what_is_still_there(desk: Desk, tmp_path: Path) -> None:
    leads, paths = three(desk, tmp_path)
    view = laid_out(leads, desk)
    home = desk.window._places.data / "runs"
    leads._page.table.choose([one.path for one in leads._rows].index(str(home / "half")))
    desk.wait(lambda: leads.opened is not None and not leads.opened.listed.is_complete)
    assert view.leaves, "the report of several stays, whatever is looked at"
    assert not leads._page.add_to_report.isVisible(), "it has no result"
    for box in boxes(leads):
        box.setChecked(False)
    assert not leads._page.report.export.isEnabled()
    assert leads._page.report._told.text() == "No run is ticked."
    run_trash.discard(home, paths[1])
    leads._shelf.refresh()
    desk.wait(lambda: len(boxes(leads)) == 2)
    assert not any(box.isChecked() for box in boxes(leads)), "ticks stay as they were"
    desk.click("Empty the report", leads._page)
    assert not leads._page.report.isVisible()
    leads._page.table.choose([one.path for one in leads._rows].index(str(paths[0])))
    desk.wait(lambda: leads.opened is not None and leads.opened.listed.path == str(paths[0]))
    desk.wait(lambda: bool(view.leaves))
