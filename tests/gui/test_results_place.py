"""Evaluate › Results: every run in its state, and the items of one, to be filtered and read."""

import json
import shutil
from pathlib import Path

import msgspec
import pytest

from app.core.chat import ModelFile
from app.errors import Code, Problem
from app.evaluation.order import FILE, Order
from app.evaluation.review import BUNDLE, HERE, SERVER, Listed
from app.gui import compare_words, known_sets, result_words
from app.gui.result_files import _written, of_run
from app.gui.reviewing import Reviewing
from app.gui.widgets.dialogs import ConfirmDialog
from app.store import run_trash, runs
from tests.desk import Desk
from tests.gui.test_compare_place import written
from tests.unit.evaluation import sets
from tests.unit.evaluation.test_runs import Fake

TIMES = 4


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return sets.medqa(tmp_path / "medqa.jsonl", times=TIMES)


def opened(desk: Desk) -> Reviewing:
    """Open the tab and wait for its list, and for the run that it chooses."""
    desk.window.place.open_evaluation()
    evaluation = desk.window.place.evaluation
    assert evaluation is not None
    evaluation.page.show_tab("results")
    desk.wait(lambda: not evaluation.shelf.is_reading)
    leads = evaluation.reviewing
    desk.wait(lambda: leads.opened is not None or leads.current is None)
    return leads


def cells(leads: Reviewing) -> list[str]:
    """Return the rows of the list, as they are copied."""
    return leads._page.table.text().splitlines()[1:]


def test_without_a_run_the_way_to_one_is_said(desk: Desk) -> None:
    leads = opened(desk)
    assert leads._page.empty.isVisible()
    assert not leads._page.table.isVisible()
    assert leads._page.add.isVisible()
    assert not leads._page.compare.isVisible()


def test_items_of_a_run_are_filtered_and_read(desk: Desk, data: Path) -> None:
    home = desk.window._places.data / "runs"
    written(home / "a", data, "F16", Fake())
    leads = opened(desk)
    page, found = leads._page, leads.opened
    assert found is not None
    wrong = [one for one in found.lines if not one.is_right]
    assert page.items.model().rowCount() == 6 * TIMES
    assert 0 < len(wrong) < 6 * TIMES
    page.kept.setCurrentIndex(page.kept.findData(result_words.WRONG))
    page.kept.activated.emit(page.kept.currentIndex())
    assert page.items.model().rowCount() == len(wrong)
    assert page.count.text() == f"{len(wrong)} of {6 * TIMES} items"
    page.items.choose(1)
    asked = json.loads(data.read_text().splitlines()[int(wrong[1].item_id)])
    assert asked["question"] in page.reader.text
    assert "← key" in page.reader.text
    for key in (result_words.UNREADABLE, result_words.NOT_ASKED):
        page.kept.setCurrentIndex(page.kept.findData(key))
        page.kept.activated.emit(page.kept.currentIndex())
        assert page.items.model().rowCount() == 0
    (home / "a" / "samples.jsonl").write_text("")
    page.kept.setCurrentIndex(0)
    page.kept.activated.emit(0)
    page.items.choose(2)
    assert any("not what it was" in one.accessibleName() for one in desk.frame.shown_notices())


def test_every_state_is_said_and_has_its_ways_on(desk: Desk, data: Path) -> None:
    home = desk.window._places.data / "runs"
    written(home / "a", data, "F16", Fake())
    half = written(home / "half", data, "Q8_0", Fake(), stop_after=3)
    order = Order(path=str(data), model=ModelFile("m.gguf"), name="m")
    (half / FILE).write_bytes(msgspec.json.encode(order))
    (home / "broken").mkdir()
    (home / "broken" / runs.RECORD).write_text("{[")
    leads = opened(desk)
    assert any("Not finished 3 of 24 items" in row for row in cells(leads))
    assert any("Cannot be read" in row for row in cells(leads))
    letters = {row.split("\t")[4] for row in cells(leads) if "medqa" in row}
    assert letters == {"A"}, "the same set and protocol have the same letter"
    page = leads._page
    page.table.choose(next(at for at, row in enumerate(cells(leads)) if "Cannot be read" in row))
    desk.wait(lambda: "no record of a run" in page.count.text())
    for state, count in ((result_words.COMPLETE, 1), (result_words.UNFINISHED, 1), ("", 3)):
        page.state.setCurrentIndex(page.state.findData(state))
        page.state.activated.emit(0)
        assert len(cells(leads)) == count
    page._words.setText("q8_0 tiny")
    desk.wait(lambda: leads.opened is not None)
    assert leads.current is not None
    assert leads.current.path == str(half)
    assert page.resume.isVisible()
    assert not page.compare.isVisible()
    asked: list[Order] = []
    leads.resume_asked.disconnect()
    leads.resume_asked.connect(asked.append)
    desk.click("Go on with it")
    assert (asked[0].out, asked[0].is_resuming) == (str(half), True)


def test_runs_are_held_to_where_they_were_asked(desk: Desk, data: Path) -> None:
    home = desk.window._places.data / "runs"
    here, server, bundle = (written(home / one, data, "F16", Fake()) for one in "abc")
    for place, said in ((server, {"endpoint": "http://[::1]:1"}), (bundle, {"returned": {}})):
        record = json.loads((place / runs.RECORD).read_text()) | said
        (place / runs.RECORD).write_text(json.dumps(record))
    (home / "broken").mkdir()
    (home / "broken" / runs.RECORD).write_text("{[")
    leads = opened(desk)
    page = leads._page
    assert sum("from a bundle" in row for row in cells(leads)) == 1
    assert page.kind.accessibleName() == "Kind of the runs"
    wanted = {HERE: [here], SERVER: [server], BUNDLE: [bundle]}
    for kind, places in wanted.items():
        page.kind.setCurrentIndex(page.kind.findData(kind))
        page.kind.activated.emit(0)
        assert [one.path for one in leads._rows] == list(map(str, places))
    page.kind.setCurrentIndex(0)
    page.kind.activated.emit(0)
    assert len(leads._rows) == 4


def test_a_run_is_thrown_away_and_comes_back(desk: Desk, data: Path) -> None:
    home = desk.window._places.data / "runs"
    place, other = (written(home / name, data, "F16", Fake()) for name in ("a", "b"))
    leads = opened(desk)
    page, shelf = leads._page, leads._shelf
    page.table.choose([one.path for one in leads._rows].index(str(place)))
    desk.wait(lambda: leads.opened is not None)
    with runs.locked(place):
        desk.click("Move to trash")
        assert place.exists()
        assert any("writing this run" in one.accessibleName() for one in desk.frame.shown_notices())
    desk.wait(lambda: not shelf.is_reading)
    desk.click("Move to trash")
    assert (home / "trash" / "a" / runs.RECORD).exists()
    desk.wait(lambda: len(shelf.trashed) == 1)
    assert [one.path for one in shelf.rows] == [str(other)]
    desk.click("Undo")
    desk.wait(lambda: len(shelf.rows) == 2)
    assert place.exists()


def test_a_run_in_the_trash_is_put_back_under_a_free_name_or_purged(desk: Desk, data: Path) -> None:
    home = desk.window._places.data / "runs"
    place, other = (written(home / name, data, "F16", Fake()) for name in ("a", "b"))
    run_trash.discard(home, place)
    written(home / "a", data, "F16", Fake())  # the name is taken meanwhile
    leads = opened(desk)
    page, shelf = leads._page, leads._shelf
    desk.wait(lambda: len(shelf.trashed) == 1)
    page.state.setCurrentIndex(page.state.findData(result_words.TRASHED))
    page.state.activated.emit(0)
    [thrown] = leads._rows
    assert thrown.path == str(home / "trash" / "a")
    for button in (page.compare, page.resume, page.discard, page.forget):
        assert not button.isVisible()
    desk.click("Put back")
    desk.wait(lambda: len(shelf.rows) == 3)
    assert {Path(one.path).name for one in shelf.rows} == {"a", "a-2", "b"}
    run_trash.discard(home, home / "a-2")
    shelf.refresh()
    desk.wait(lambda: len(shelf.trashed) == 1)
    desk.click("Delete for good…")
    desk.confirm(ConfirmDialog, "Cancel")
    assert (home / "trash" / "a-2").exists()
    desk.click("Delete for good…")
    desk.confirm(ConfirmDialog, "Delete for good")
    assert not (home / "trash" / "a-2").exists()
    with pytest.raises(ValueError, match="b"):
        run_trash.purge(home, home / "b")
    assert other.exists()


def test_a_run_is_handed_over_as_a_bundle_and_its_results_come_back(
    desk: Desk, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = desk.window._places.data / "runs"
    written(home / "a", data, "F16", Fake())
    leads = opened(desk)
    [run] = leads._rows
    work = leads.bundles
    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(work, "_ask", lambda _title, _mode, chosen: chosen(str(data)))
    work.hand_over_into(run, str(tmp_path / "stick"))
    desk.wait(lambda: work._job is None)
    assert any("not at hand" in one.accessibleName() for one in desk.frame.shown_notices())
    bundle = tmp_path / "stick" / "bundle-medqa-lmeval-ll-0shot"
    [rows] = (bundle / "data").iterdir()
    asked = [json.loads(line) for line in rows.read_text().splitlines()]
    manifest = json.loads((bundle / "manifest.json").read_text())
    assert manifest["entries"][0]["facts"]["protocol_sha256"] == run.protocol_sha256
    out = bundle / "out" / "elsewhere"
    out.mkdir(parents=True)
    scores = [[str(-1.0 - at), "False"] for at in range(4)]
    lines = [
        {"doc": row, "prompt_hash": row["prompt_sha256"], "filtered_resps": scores} for row in asked
    ]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (out / "samples_casebook_medqa_2026-01-01T00-00-00.jsonl").write_text(text)
    work.read_from(str(bundle))
    desk.wait(lambda: work._job is None and len(leads._shelf.rows) == 2)
    assert len(result_words.letters(leads._shelf.rows)) == 1, "it can be compared with the run"
    assert any(
        "1 result of the bundle" in one.accessibleName() for one in desk.frame.shown_notices()
    )
    work.read_from(str(tmp_path))
    desk.wait(lambda: work._job is None)
    assert any("no manifest" in one.accessibleName() for one in desk.frame.shown_notices())


def test_a_data_set_that_is_known_is_found_for_a_bundle(
    desk: Desk, data: Path, tmp_path: Path
) -> None:
    home = desk.window._places.data / "runs"
    written(home / "a", data, "F16", Fake())
    leads = opened(desk)
    other = tmp_path / "other.jsonl"
    other.write_text("nonsense")
    for path in (data, other):
        known_sets.note(home.parent, str(path))
    (tmp_path / "stick").mkdir()
    leads.bundles.hand_over_into(leads._rows[0], str(tmp_path / "stick"))
    desk.wait(lambda: leads.bundles._job is None)
    assert any("Written" in one.accessibleName() for one in desk.frame.shown_notices())
    assert len(list((tmp_path / "stick").iterdir())) == 1


def test_a_result_goes_over_to_compare_as_the_reference(desk: Desk, data: Path) -> None:
    home = desk.window._places.data / "runs"
    path = str(written(home / "a", data, "F16", Fake()))
    opened(desk)
    desk.click("Compare with…")
    evaluation = desk.window.place.evaluation
    assert evaluation is not None
    desk.wait(lambda: not evaluation.shelf.is_reading)
    assert evaluation.page.tab == "compare"
    assert evaluation.comparing._page.folders[0] == path


def test_a_result_is_taken_along_whole_or_not_at_all(
    desk: Desk, data: Path, tmp_path: Path
) -> None:
    home = desk.window._places.data / "runs"
    place = written(home / "a", data, "F16", Fake())
    leads = opened(desk)
    leads._on_export_asked()
    dialog = leads.files.dialog
    assert dialog is not None
    dialog.set_path(str(home / "a"))
    desk.click("Export results", dialog)
    assert dialog._told is not None
    assert "there already" in dialog._told.accessibleName()
    target = tmp_path / "taken"
    dialog.set_path(str(target))
    assert leads.opened is not None
    steps = _written(target, of_run(leads.opened), frozenset({"html", "raw"}))
    next(steps)
    assert list(tmp_path.glob("taken*")) == [tmp_path / "taken.part"]
    steps.close()
    assert list(tmp_path.glob("taken*")) == [], "what was stopped leaves nothing"
    dialog.export_asked.emit()
    desk.wait(lambda: leads.files.dialog is None)
    names = {"report.html", "report.pdf", "items.csv", "run.json", "samples.jsonl", "times.jsonl"}
    pictures = {f"{one}.{end}" for one in ("intervals", "calibration") for end in ("svg", "png")}
    assert {one.name for one in target.iterdir()} == names | pictures
    assert (target / "samples.jsonl").read_bytes() == (place / "samples.jsonl").read_bytes()
    assert (target / "report.pdf").read_bytes().startswith(b"%PDF")
    page = (target / "report.html").read_text()
    assert page.count("RESEARCH USE ONLY") >= 4, "at the head, the foot, and in each picture"
    assert "SHA-256" in page


def test_what_stands_in_the_way_of_an_export_is_told_and_nothing_of_others_goes(
    desk: Desk, data: Path, tmp_path: Path
) -> None:
    place = written(desk.window._places.data / "runs" / "a", data, "F16", Fake())
    leads = opened(desk)
    theirs = tmp_path / "taken.part" / "theirs"
    theirs.parent.mkdir()
    theirs.touch()
    leads._on_export_asked()
    dialog = leads.files.dialog
    assert dialog is not None
    for nonsense, said in (
        ("~nobody-is-called-so/x", "no whole path"),
        (str(tmp_path / ("x" * 300)), "name is too long"),
    ):
        dialog.set_path(nonsense)
        dialog.export_asked.emit()
        assert dialog._told is not None
        assert said in dialog._told.accessibleName()
    assert leads.opened is not None
    source = of_run(leads.opened)
    list(_written(tmp_path / "taken", source, frozenset({"raw"})))
    assert (tmp_path / "taken" / runs.RECORD).is_file()
    (tmp_path / "file").touch()
    with pytest.raises(Problem) as told:
        list(_written(tmp_path / "file" / "x", source, frozenset({"csv"})))
    assert told.value.code is Code.FOLDER_MISSING
    shutil.rmtree(place)  # the stick is pulled out
    for kind in ("csv", "raw"):
        with pytest.raises(Problem) as told:
            list(_written(tmp_path / "gone", source, frozenset({kind})))
        assert told.value.code is Code.RUN_INVALID
        assert str(place) in str(told.value.detail["where"])
    assert theirs.exists()
    assert sorted(one.name for one in tmp_path.glob("[tg]*")) == ["taken", "taken.part"]


def test_the_demo_model_is_marked_wherever_its_name_stands() -> None:
    for is_demo in (True, False):
        one = Listed(path="x", model="m", task="t", is_demo=is_demo, begun="2026-01-02T03:04:05Z")
        for words in (result_words.row(one, {})[0].note, compare_words.run(one)):
            assert ("demo, not medical" in words) == is_demo


def test_a_second_bundle_waits_its_turn_and_that_is_said(
    desk: Desk, data: Path, tmp_path: Path
) -> None:
    home = desk.window._places.data / "runs"
    written(home / "a", data, "F16", Fake())
    leads = opened(desk)
    known_sets.note(home.parent, str(data))
    work, stick = leads.bundles, tmp_path / "stick"
    stick.mkdir()
    work.hand_over_into(leads._rows[0], str(stick))
    work.hand_over_into(leads._rows[0], str(stick))
    work.read_from(str(tmp_path))  # which is none
    told = [one.accessibleName() for one in desk.frame.shown_notices()]
    assert any("This one is next" in one for one in told)
    assert any("number 2 of those that wait" in one for one in told)
    desk.wait(lambda: work._job is None and not work._waiting)
    assert len(list(stick.iterdir())) == 2
    told = [one.accessibleName() for one in desk.frame.shown_notices()]
    assert any("no manifest" in one for one in told)
