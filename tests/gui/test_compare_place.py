"""Evaluate › Compare: which runs fit, what they show, and one item at a time to be read."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.core import pages
from app.core.pages import Page
from app.evaluation import figures, importers
from app.evaluation.comparison_report import report
from app.evaluation.drawing import about
from app.evaluation.importers import Source
from app.evaluation.review import Weighed
from app.evaluation.run import Subject
from app.evaluation.summary import summary
from app.gui.comparing import Comparing
from app.gui.language import use_language
from app.gui.picture_files import drawn
from app.gui.report_pdf import _mirrored, pdf
from app.gui.result_files import of_comparison
from app.gui.widgets.table_delegate import _draw
from app.store import run_places, runs
from tests.desk import Desk
from tests.unit.evaluation import sets
from tests.unit.evaluation.test_report import OTHER, unspoken
from tests.unit.evaluation.test_runs import Fake, plan, record

TIMES = 4


def written(folder: Path, data: Path, kind: str, fake: Fake, *, stop_after: int = 999) -> Path:
    """Write a run of a model that answers as the fake does; it stays unfinished if told so."""
    of = plan(importers.read("medqa", Source(data)))
    subject = to_builtins(Subject("Tiny", f"{kind}.gguf", kind, 10**9, "llama", kind, {}, False))
    whole: dict[str, Any] = record(of) | {"model": subject, "notice": "RESEARCH USE ONLY"}
    with runs.begun(folder, whole, is_resuming=False) as begun:
        for sample in of.samples(0, fake, bool):
            begun.append(sample, 10)
            if len(begun.samples) >= stop_after:
                begun.close_session()
                return folder
        begun.note_memory(123_000_000)
        card = runs.read(folder).card
        begun.finish(to_builtins(summary(begun.samples, of.protocol, card, begun.record)))
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return sets.medqa(tmp_path / "medqa.jsonl", times=TIMES)


def opened(desk: Desk) -> Comparing:
    """Open the tab and wait for the list of runs."""
    desk.window.place.open_evaluation()
    evaluation = desk.window.place.evaluation
    assert evaluation is not None
    evaluation.page.show_tab("compare")
    desk.wait(lambda: not evaluation.shelf.is_reading)
    return evaluation.comparing


def test_runs_are_set_side_by_side_and_read_item_by_item(
    desk: Desk, data: Path, tmp_path: Path
) -> None:
    home = desk.window._places.data / "runs"
    first = written(home / "a", data, "F16", Fake())
    second = written(home / "b", data, "Q4_K_M", Fake(is_flat=True))
    leads = opened(desk)
    page = leads._page
    assert page.empty.isVisible()
    leads.compare([str(first), str(second)])
    desk.wait(lambda: leads.weighed is not None)
    found = leads.weighed
    assert found is not None
    assert found.names == ("F16", "Q4_K_M")
    assert page.mark.text() == "Same items, same protocol"
    for figure in (page.accuracy, page.gaps, page.bins, page.drift, page.reported):
        assert figure.isVisible(), figure.title
    assert "F16" in page.accuracy.plot.accessibleName()
    assert page.drift.table.text().splitlines()[1].endswith("123 MB")
    [pair] = found.pairs
    assert page.flip_table.model().rowCount() == len(pair.flips) > 0
    page.flip_table.choose(0)
    flip = pair.flips[0]
    asked = json.loads(data.read_text().splitlines()[flip.doc_id])
    assert asked["question"] in page.reader.text
    assert f"{'ABCD'[flip.answer]}. {asked['answer']}   ← key" in page.reader.text
    assert "Q4_K_M" in page.reader.text
    said = leads._details.findChildren(type(page.flip_note))
    assert any("items" in one.text() for one in said)
    leads._pictures.write(leads._drawn[page.gaps], str(tmp_path / "x.png"))
    assert QImage(str(tmp_path / "x.png")).width() > 0
    leads._pictures.write(leads._drawn[page.gaps], str(tmp_path / "none" / "x.png"))
    told = " ".join(one.accessibleName() for one in desk.frame.shown_notices())
    assert "none" in told
    assert "Casebook's data" not in told
    assert "RESEARCH USE ONLY" in drawn(leads._drawn[page.bins])


def test_without_runs_two_boxes_are_offered(desk: Desk) -> None:
    comparing = opened(desk)
    assert [not box.isHidden() for box in comparing._page.boxes] == [True, True] + [False] * 6


def test_runs_that_differ_are_refused_with_the_reason(
    desk: Desk, data: Path, tmp_path: Path
) -> None:
    home = desk.window._places.data / "runs"
    first = str(written(home / "a", data, "F16", Fake()))
    half = str(written(home / "half", data, "Q8_0", Fake(), stop_after=3))
    other = sets.medqa(tmp_path / "other.jsonl", times=1)
    fewer = str(written(home / "c", other, "Q8_0", Fake()))
    leads = opened(desk)
    for path, reason in (
        (half, f"Tiny has 3 of {6 * TIMES} items"),
        (fewer, "not asked the same items"),
        (first, "cannot be compared with itself"),
    ):
        leads._page.choose([first, path])
        leads._on_chosen()
        assert leads._page._strip is not None
        assert reason in leads._page._strip.accessibleName()
        assert not leads.is_reading
    good = str(written(home / "good", data, "Q4_K_M", Fake(is_flat=True)))
    leads._shelf.refresh()
    desk.wait(lambda: not leads._shelf.is_reading)
    leads._page.choose([first, good])
    for nonsense in ("much", "-1", "1e9"):
        leads._page.claim.setText(nonsense)
        leads._on_chosen()
        assert leads._page._strip is not None
        assert "number of points" in leads._page._strip.accessibleName()
        assert not leads.is_reading
    words = [leads._page.boxes[1].itemText(n) for n in range(leads._page.boxes[1].count())]
    assert any(one.endswith("not finished") for one in words)
    assert any(one.endswith("other items") for one in words)


def test_a_run_from_elsewhere_is_added_and_remembered(
    desk: Desk, data: Path, tmp_path: Path
) -> None:
    place = str(written(tmp_path / "stick" / "run", data, "F16", Fake()))
    leads = opened(desk)
    shelf = leads._shelf
    shelf.add(str(tmp_path))
    assert any("it holds no run.json" in one.accessibleName() for one in desk.frame.shown_notices())
    shelf.add(place)
    desk.wait(lambda: not shelf.is_reading)
    assert [one.path for one in shelf.rows] == [place]
    assert run_places.elsewhere(shelf.folder) == [place]
    assert leads._page.folders[0] == place
    shelf.forget(place)
    desk.wait(lambda: not shelf.is_reading)
    assert shelf.rows == ()


def test_a_folder_whose_record_is_nonsense_does_not_hide_the_others(desk: Desk, data: Path) -> None:
    home = desk.window._places.data / "runs"
    good = str(written(home / "a", data, "F16", Fake()))
    for name, text in (("x", "[" * 100_000), ("y", "{}"), ("z", '{"state": "complete"}')):
        (home / name).mkdir()
        (home / name / "run.json").write_text(text)
    leads = opened(desk)
    rows = leads._shelf.rows
    assert len(rows) == 4
    assert [one.path for one in rows if not one.why] == [good]
    box = leads._page.boxes[0]
    assert [box.itemData(n) for n in range(1, box.count())] == [good]


def test_a_comparison_is_taken_along(desk: Desk, data: Path, tmp_path: Path) -> None:
    home = desk.window._places.data / "runs"
    first = str(written(home / "a", data, "F16", Fake()))
    second = str(written(home / "b", data, "Q4_K_M", Fake(is_flat=True)))
    leads = opened(desk)
    leads.compare([first, second])
    desk.wait(lambda: leads.weighed is not None)
    desk.click("Export…")
    dialog = leads.files.dialog
    assert dialog is not None
    target = tmp_path / "taken"
    dialog.set_path(str(target))
    dialog.export_asked.emit()
    desk.wait(lambda: leads.files.dialog is None)
    assert {"report.html", "report.pdf", "drift.svg", "flips-1.png"} <= {
        one.name for one in target.iterdir()
    }
    found = leads.weighed
    assert found is not None
    lines = (target / "items.csv").read_text().splitlines()
    assert len(lines) == 1 + len(found.pairs[0].flips)
    page = (target / "report.html").read_text()
    assert page.count("<svg") == 5
    assert "What these runs show" in page
    own = set(found.names)
    assert unspoken(report(found, OTHER), own) == []
    in_arabic = _in_arabic(found)
    assert in_arabic.language == "ar"
    assert in_arabic.is_right_to_left
    assert in_arabic.parts[0].text == "ما تُظهره هذه التقييمات"
    assert pdf(in_arabic).startswith(b"%PDF")


def test_two_models_are_told_over_the_sets_that_both_were_asked(
    desk: Desk, data: Path, tmp_path: Path
) -> None:
    home = desk.window._places.data / "runs"
    other = sets.medqa(tmp_path / "other.jsonl", times=2)
    for name, path, kind, fake in (
        ("a", data, "F16", Fake()),
        ("b", data, "Q4_K_M", Fake(is_flat=True)),
        ("c", other, "F16", Fake()),
        ("d", other, "Q4_K_M", Fake(is_flat=True)),
    ):
        record_of = json.loads((written(home / name, path, kind, fake) / runs.RECORD).read_text())
        record_of["task"]["name"] = path.stem
        (home / name / runs.RECORD).write_text(json.dumps(record_of))
    leads = opened(desk)
    leads.compare([str(home / "a"), str(home / "b")])
    desk.wait(lambda: leads.weighed is not None)
    found = leads.weighed
    assert found is not None
    assert found.pooled is not None
    assert [one.name for one in found.pooled.sets] == ["medqa", "other"]
    lines = leads._page.pooled.table.text().splitlines()
    assert [line.split("\t")[0] for line in lines[1:]] == [
        *("medqa", "other", "All items (micro)", "Mean of sets (macro)")
    ]
    assert not leads._page.pooled.isHidden()
    names = {*found.names, found.pooled.first, found.pooled.second}
    assert unspoken(report(found, OTHER), names) == []
    shutil.rmtree(home / "d")
    leads._shelf.refresh()
    desk.wait(lambda: not leads._shelf.is_reading)
    leads.compare([str(home / "a"), str(home / "b")])
    desk.wait(lambda: leads.weighed is not None and leads.weighed.pooled is None)
    assert leads._page.pooled.isHidden()


def _in_arabic(found: Weighed) -> Page:
    """Return the report as a window that speaks Arabic writes it."""
    use_language("ar")
    try:
        return of_comparison(found).page()
    finally:
        use_language("en")


def test_columns_of_a_report_from_right_to_left_begin_at_the_right() -> None:
    head, row = _mirrored(pages.table([("a", "b"), ("1", "<2>")]))
    assert head == '<tr><th align="right">b</th><th align="right">a</th></tr>'
    assert row == '<tr><td align="right">&lt;2&gt;</td><td align="right">1</td></tr>'
    [fact] = _mirrored(pages.facts([("name", "value")]))
    assert fact == '<tr><td align="right">value</td><th align="right">name</th></tr>'


def test_runs_of_which_one_is_gone_are_compared_no_more(desk: Desk, data: Path) -> None:
    home = desk.window._places.data / "runs"
    first = written(home / "a", data, "F16", Fake())
    second = written(home / "b", data, "Q4_K_M", Fake(is_flat=True))
    leads = opened(desk)
    leads.compare([str(first), str(second)])
    desk.wait(lambda: leads.weighed is not None)
    found = leads.weighed
    assert found is not None
    assert figures.is_drift(found)
    unseen = tuple(replace(one, size_bytes=0) for one in found.listed)
    assert not figures.is_drift(replace(found, listed=unseen)), "nobody has seen their files"
    [pair] = found.pairs
    *_, whole = figures.parts(pair, figures.minus(pair, lambda _: "\u200f%2 less %1"))
    assert whole.gap.label == "\u200fQ4_K_M less F16", "the mark of a translation is no name's"
    shutil.rmtree(second)
    leads._shelf.refresh()
    desk.wait(lambda: not leads._shelf.is_reading)
    assert leads.weighed is None
    assert not leads._page.accuracy.isVisible()
    assert leads._page.empty.isVisible()


def test_bounds_are_read_from_the_side_their_language_is_read_from(qtbot: QtBot) -> None:
    assert qtbot is not None

    def drawn_as(text: str, is_number: bool) -> QImage:
        image = QImage(200, 40, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        _draw(painter, image.rect(), text, is_number)
        painter.end()
        return image

    bounds = "14.2 \u0625\u0644\u0649 40.2"
    assert drawn_as(bounds, True) == drawn_as(f"\u2067{bounds}\u2069", True)
    assert drawn_as("\u22126.4 %", True) == drawn_as("\u2066\u22126.4 %\u2069", True)


def test_a_long_name_is_cut_and_not_what_is_said_of_it() -> None:
    said = about("%1 lower", "a-very-long-name-of-a-model" * 3, 160)
    assert said.endswith("… lower")
    assert len(said) < 30
