"""Evaluate › MCQ run: what a person sees of a set, and what stands in the way of a run."""

import json
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.core.chat import ModelFile
from app.errors import Code
from app.evaluation import importers
from app.evaluation.judging import SCORED
from app.evaluation.order import FILE, Order, Tally
from app.evaluation.review import Line
from app.evaluation.task import Item
from app.gui import checkpoints, run_live, run_words
from app.gui.job import Result, Step
from app.gui.run_pace import RunPace
from app.gui.widgets import theme
from app.gui.widgets.commands import EVALUATE_TABS
from app.gui.widgets.mapping_dialog import MappingDialog
from app.gui.widgets.place_page import PlacePage
from app.gui.widgets.run_page import IDLE, PAUSED, RUNNING, STOPPING, RunPage
from tests.desk import Desk


def questions(path: Path) -> Path:
    lines = [
        {"id": str(n), "question": f"({n}) What?", "options": ["x", "y"], "answer": "AB"[n % 2]}
        for n in range(4)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_the_rail_and_the_menu_lead_there_before_anything_else_was_opened(desk: Desk) -> None:
    desk.click("Evaluate", desk.frame._rail)
    page = desk.frame._place
    assert isinstance(page, PlacePage)
    assert page.accessibleName() == "Evaluate"
    for command, tab in EVALUATE_TABS.items():
        desk.frame.command_asked.emit(command)
        assert page.tab == tab


def test_a_set_is_read_in_a_child_and_shown_with_its_first_prompt(
    desk: Desk, tmp_path: Path
) -> None:
    leads = desk.window.place.open_evaluation()
    assert not leads._page._start.isEnabled()
    leads.look_at(str(questions(tmp_path / "mine.jsonl")))
    assert leads._look is not None
    desk.wait(lambda: leads._look is None)
    page = leads._page
    assert "(0) What?" in page._prompt.toPlainText()
    assert page.kind.currentData() == "own"
    assert leads._told is not None
    assert leads._told.card.n == 4
    assert page._start.isEnabled()
    assert page.folder.startswith(str(leads._runs))


def test_the_focus_comes_back_to_the_button_of_a_run_that_pauses(desk: Desk) -> None:
    page = desk.window.place.open_evaluation()._page
    page.set_state(RUNNING, None)
    page._pause.setFocus()
    page.set_state(STOPPING, None)
    assert desk.frame.focusWidget() is not page._pause
    page.set_state(PAUSED, None)
    assert desk.frame.focusWidget() is page._pause
    page.set_state(STOPPING, None)
    desk.composer.setFocus()  # a person went elsewhere meanwhile
    page.set_state(IDLE, None)
    assert desk.frame.focusWidget() is not page._start


def test_the_time_left_is_told_from_five_percent_on_and_to_the_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = [0.0]
    monkeypatch.setattr("app.gui.run_pace.time.monotonic", lambda: clock[0])
    pace = RunPace()
    times = []
    for done, seconds in ((0, 0.0), (4, 130.0), (5, 160.0), (99, 2000.0)):
        clock[0] = seconds
        pace.note(Step(done, 100, "items"))
        times.append(pace.view("", "", is_running=True).time)
    assert times[1] == "2 min 10 s so far, 32.5 s an item"
    assert times[2].endswith("32.0 s an item · about 51 min left")
    assert times[3].endswith("less than 1 min left")
    assert checkpoints.duration(9 * 3600 + 5 * 60 + 9) == "9 h 5 min"


def test_a_file_that_is_no_set_is_told_and_nothing_can_be_started(
    desk: Desk, tmp_path: Path
) -> None:
    leads = desk.window.place.open_evaluation()
    (tmp_path / "nonsense.json").write_text("{[")
    leads.look_at(str(tmp_path / "nonsense.json"))
    desk.wait(lambda: leads._look is None)
    assert leads._page.form._strip is not None
    assert leads._told is None
    assert not leads._page._start.isEnabled()


def test_a_home_folder_of_nobody_is_told_as_a_file_that_is_not_there(desk: Desk) -> None:
    leads = desk.window.place.open_evaluation()
    leads._page.form.set.setText("~nobody-is-called-so/set.json")
    leads._page.form.set.editingFinished.emit()
    desk.wait(lambda: leads._look is None)
    assert leads._page.form._strip is not None
    assert "~nobody-is-called-so" in leads._page.form._strip.accessibleName()


def test_a_known_set_is_recognised_by_its_fields(tmp_path: Path) -> None:
    for name, text in (
        ("medqa", '{"question": "?", "answer_idx": "A"}'),
        ("medmcqa", '{"question": "?", "opa": "x"}'),
        ("pubmedqa", '{"1": {"CONTEXTS": []}}'),
        ("", '{"question": "?"}'),
    ):
        (tmp_path / "set.json").write_text(text)
        assert importers.recognised(tmp_path / "set.json") == name
    (tmp_path / "anatomy_test.csv").write_text("What?,a,b,c,d,B\n")
    assert importers.recognised(tmp_path / "anatomy_test.csv") == "mmlu-anatomy"


def test_a_run_that_was_not_finished_is_offered(desk: Desk, tmp_path: Path) -> None:
    leads = desk.window.place.open_evaluation()
    assert run_words.offers(leads._runs, leads._on_offer_taken) == []
    place = leads._runs / "half"
    place.mkdir(parents=True)
    record = {"state": "running", "started_at": "2026-01-01", "subset": {"n": 4}}
    (place / "run.json").write_text(json.dumps(record))
    (place / "samples.jsonl").write_text("{}\n{}\n")
    order = Order(path=str(tmp_path / "mine.jsonl"), model=ModelFile("m.gguf"), name="m")
    (place / FILE).write_bytes(msgspec.json.encode(order))
    [(found, done, total)] = run_words.unfinished(leads._runs, FILE)
    assert (replace(found, out=""), done, total) == (order, 2, 4)
    assert found.out == str(place)
    [offer] = run_words.offers(leads._runs, leads._on_offer_taken)
    assert "half" in offer.accessibleName()
    (place / "run.json").write_text(json.dumps(record | {"state": "complete"}))
    assert run_words.offers(leads._runs, leads._on_offer_taken) == []


def test_a_seed_is_read_as_this_language_writes_numbers(desk: Desk) -> None:
    page = desk.window.place.open_evaluation()._page
    page.form._whole_number.setLocale(QLocale("en"))
    for text, number in (("1,234", 1234), ("+", 0), ("", 0), ("77", 77)):
        page.form.seed.setText(text)
        assert page.form.seed_number == number


def test_a_set_whose_name_is_a_path_is_written_below_the_runs(desk: Desk, tmp_path: Path) -> None:
    leads = desk.window.place.open_evaluation()
    questions(tmp_path / "mine.jsonl")
    (tmp_path / "task.json").write_text(json.dumps({"data": "mine.jsonl", "name": "../../up/x"}))
    leads.look_at(str(tmp_path / "task.json"))
    desk.wait(lambda: leads._look is None)
    assert leads._told is not None
    assert leads._told.card.name == "../../up/x"
    assert Path(leads._page.folder).parent == leads._runs


def test_what_is_no_record_of_a_run_is_not_offered(tmp_path: Path) -> None:
    for name, text in (("deep", "[" * 100_000), ("list", "[]"), ("odd", '{"state": "running"}')):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.json").write_text(text)
        (tmp_path / name / FILE).write_text("{}")
    assert run_words.unfinished(tmp_path, FILE) == []


def test_escape_goes_back_to_the_chats(desk: Desk) -> None:
    desk.window.place.open_evaluation()
    desk.frame._escape()
    assert desk.frame._place is None


def test_a_folder_that_a_person_names_stays(desk: Desk, tmp_path: Path) -> None:
    leads = desk.window.place.open_evaluation()
    leads.look_at(str(questions(tmp_path / "mine.jsonl")))
    desk.wait(lambda: leads._look is None)
    leads._page.set_folder("")
    desk._qtbot.keyClicks(leads._page.form.folder, "/somewhere")
    leads.refresh()
    assert leads._page.folder == "/somewhere"


def test_the_fields_of_own_questions_are_named_and_kept_as_a_task(
    desk: Desk, tmp_path: Path
) -> None:
    data = tmp_path / "mine.csv"
    data.write_text("stem,one,two,right\nWhat?,x,y,1\nWhy?,a,b,2\nWho?,a,b,3\n")
    leads = desk.window.place.open_evaluation()
    leads.look_at(str(data))
    desk.wait(lambda: leads._look is None)
    evaluation = desk.window.place.evaluation
    assert evaluation is not None
    desk.click("Name the fields…")
    naming = evaluation.naming
    desk.wait(lambda: naming._job is None)
    dialog = desk.dialog(MappingDialog)
    assert not dialog._save.isEnabled()
    for at in (1, 2):
        dialog._options.item(at).setCheckState(Qt.CheckState.Checked)
        desk.wait(lambda: naming._job is None)
    box = dialog._boxes["answer"]
    box.setCurrentIndex(box.findData("right"))
    box.activated.emit(box.currentIndex())
    desk.wait(lambda: naming._job is None)
    assert "record 4" in dialog._wrong.text()
    assert not dialog._save.isEnabled()
    data.write_text("stem,one,two,right\nWhat?,x,y,1\nWhy?,a,b,2\n")
    box.activated.emit(box.currentIndex())
    desk.wait(lambda: naming._job is None)
    assert "✓ A. x" in dialog._item.toPlainText()
    desk.wait(dialog._save.isEnabled)
    (tmp_path / "folder").mkdir()
    naming.write(str(tmp_path / "folder" / ".." / "mine.csv"))
    assert data.read_text().startswith("stem,one"), "questions are not written over"
    naming.write(str(tmp_path / "mine.task.json"))
    desk.wait(lambda: leads._look is None)
    assert leads._told is not None
    assert leads._told.card.n == 2
    assert leads._path == str(tmp_path / "mine.task.json")


def test_a_sweep_waits_in_the_queue_and_is_ordered_there(desk: Desk, tmp_path: Path) -> None:
    desk.store.examples.save(
        "mine", tuple(Item(str(n), f"Q{n}?", ("x", "y"), 0, {}) for n in range(3)), "by hand"
    )
    leads = desk.window.place.open_evaluation()
    leads.list_examples()
    leads.look_at(str(questions(tmp_path / "mine.jsonl")))
    desk.wait(lambda: leads._look is None)
    page, queue = leads._page, leads._queue
    desk.click("Add to queue")
    first = queue.waiting[0].out
    assert page.folder != first
    page.examples.setCurrentIndex(2)
    page.form.shots.setText("1, 2")
    page.form.shot_seed.setText("7, 8")
    page.changed.emit()
    desk.wait(lambda: leads._look is None)
    assert not page.protocol.isEnabled()
    assert page.protocol.currentText() == "lmeval-ll-kshot"
    desk.click("Add to queue")
    waiting = [(one.few.count, one.few.seed) for one in queue.waiting[1:] if one.few]
    assert waiting == [(1, 7), (1, 8), (2, 7), (2, 8)]
    assert len({one.out for one in queue.waiting}) == 5
    assert page._start.text() == "Start queue (5)"
    page.queue.table.choose(0)
    page.queue._down.click()
    assert queue.waiting[1].out == first
    page.queue._remove.click()
    assert first not in queue.places
    assert "lmeval-ll-kshot, k = 1, seed 7" in page.queue.table.text()
    page.examples.setCurrentIndex(0)
    page.changed.emit()
    assert page.protocol.currentData() == "lmeval-ll-0shot"
    assert page.protocol.findData("lmeval-ll-kshot") < 0
    desk.wait(lambda: leads._look is None)


def test_examples_that_are_chosen_follow_their_set(desk: Desk, tmp_path: Path) -> None:
    items = tuple(Item(str(n), f"Q{n}?", ("x", "y"), 0, {}) for n in range(3))
    kept = desk.store.examples.save("mine", items[:2], "by hand")
    leads = desk.window.place.open_evaluation()
    leads.list_examples()
    leads.look_at(str(questions(tmp_path / "mine.jsonl")))
    page = leads._page
    page.examples.setCurrentIndex(2)
    page.changed.emit()
    desk.wait(lambda: leads._look is None)
    desk.store.examples.save("mine", items, "by hand", kept.set_id)
    leads.list_examples()
    desk.wait(lambda: leads._look is None)
    assert page.examples.currentText() == "mine · v2"
    assert leads._told is not None
    assert len(leads._told.few) == 3
    desk.store.examples.remove(kept.set_id)
    leads.list_examples()
    desk.wait(lambda: leads._look is None)
    assert leads._told.few == ()
    assert page.protocol.currentText() == "lmeval-ll-0shot"


def test_no_example_is_asked_as_without_any(desk: Desk, tmp_path: Path) -> None:
    items = tuple(Item(str(n), f"Q{n}?", ("x", "y"), 0, {}) for n in range(2))
    desk.store.examples.save("mine", items, "by hand")
    leads = desk.window.place.open_evaluation()
    leads.list_examples()
    leads.look_at(str(questions(tmp_path / "mine.jsonl")))
    desk.wait(lambda: leads._look is None)
    assert leads._told is not None
    plain = leads._told.protocol_sha256
    page = leads._page
    page.examples.setCurrentIndex(2)
    page.form.shots.setText("0, 1")
    page.form.shot_seed.setText("7, 8")
    page.changed.emit()
    desk.wait(lambda: leads._look is None)
    assert leads._told.protocol_sha256 == plain
    desk.click("Add to queue")
    ends = [one.out.rpartition("-k")[2] for one in leads._queue.waiting]
    assert ends == ["0", "1-seed7", "1-seed8"]
    first = page.queue.table.text().splitlines()[1]
    assert "lmeval-ll-0shot" in first
    assert "k =" not in first


def test_what_was_told_of_one_set_is_not_said_of_the_run_of_another(
    desk: Desk, tmp_path: Path
) -> None:
    leads = desk.window.place.open_evaluation()
    leads.look_at(str(questions(tmp_path / "mine.jsonl")))
    desk.wait(lambda: leads._look is None)
    told = leads._told
    assert told is not None
    leads.add()
    own = leads._queue.waiting[0]
    other = replace(own, path=str(questions(tmp_path / "other.jsonl")))
    assert "Protocol SHA-256" in run_words.scored_in(own, leads._asked_of, told)
    for order in (other, replace(own, protocol_id="casebook-letter")):
        assert run_words.scored_in(order, leads._asked_of, told) == ""
    leads.take_up(other)
    assert leads._told is None
    leads._on_progressed(Step(0, 0, "prompt", "As the model reads it."))
    assert leads._page._scored.text() == ""
    desk.wait(lambda: leads._job is None and leads._look is None)
    assert leads._told is not None
    assert leads._told.card.name == "other"


def test_a_run_that_is_stopped_while_it_is_paused_runs_no_more(desk: Desk, tmp_path: Path) -> None:
    leads = desk.window.place.open_evaluation()
    leads.look_at(str(questions(tmp_path / "mine.jsonl")))
    desk.wait(lambda: leads._look is None)
    for _ in range(2):
        leads.add()
    leads.start()
    leads.pause()
    job = leads._job
    assert job is not None
    job.ended.disconnect()
    leads._on_ended(Result(Code.CANCELLED))
    assert "Running" in leads._page.queue.table.text()
    leads.stop()
    assert "Running" not in leads._page.queue.table.text()
    assert "Stopped, incomplete" in leads._page.queue.table.text()
    job.shut_down()


def test_numbers_of_a_run_are_written_as_this_language_does(desk: Desk) -> None:
    assert desk.is_open
    language = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.French))
    try:
        assert "25,0" in run_live.figures(Tally(n=4, correct=1, low=0.05, high=0.7))[0].value
    finally:
        QLocale.setDefault(language)


def test_a_run_shows_its_numbers_its_checks_and_its_newest_items(
    desk: Desk, tmp_path: Path
) -> None:
    leads = desk.window.place.open_evaluation()
    leads.look_at(str(questions(tmp_path / "mine.jsonl")))
    desk.wait(lambda: leads._look is None)
    leads.start()
    page, job = leads._page, leads._job
    assert job is not None
    job.ended.disconnect()
    assert page.figures.isHidden()
    assert page.live.isHidden()
    held = {"longest_tokens": 9, "is_single_token": False, "probe_right": 3, "probe_count": 3}
    held |= {"form_right": 2, "form_count": 3}
    leads._on_progressed(Step(0, 4, "checked", json.dumps(held)))
    assert "length" in page.live._checks.accessibleName()
    assert "one by one" in page.live._checks.accessibleName()
    assert "probe, 3 of 3 right" in page.live._checks.accessibleName()
    assert "in the asked form 2 of 3" in page.live._checks.accessibleName()
    assert page.live._checks.kind == "warn"
    seen = Line(2, "item-2", "easy", "B", "B", SCORED, True, 0.5, 0.9, 17, 1200)
    tally = Tally(1, 1, 0.2, 1.0, 1, "A", 0.277, 0.93, (seen,))
    for done in (1, 2):
        leads._on_progressed(Step(done, 4, "items", msgspec.json.encode(tally).decode()))
    said = page.figures.accessibleName()
    for words in ("100.0 %", "1 of 1 · Wilson 20.0 to 100.0", "27.7 %, always A", "0.93"):
        assert words in said
    assert "Not asked: 1, 1 of 2" in said
    [row] = page.live.table.text().splitlines()[1:]
    assert row.split("\t")[:5] == ["2", "item-2", "easy", "right", "B, key B"]
    assert "s an item" in page._card._time.whole()
    assert "left" in page._card._time.whole()
    leads._on_ended(Result(Code.CANCELLED))
    assert page.figures.isHidden()
    assert page.live.isHidden()
    job.shut_down()


def test_what_a_generated_answer_needs_is_its_room_alone() -> None:
    assert run_live.checks('{"longest_tokens": 9}') == ("Checked before item 1: length", "ok")
    assert run_live.checks("{}") == ("", "ok")
    assert len(run_live.figures(Tally(4, 1, 0.1, 0.6))) == 3
    assert run_live.figures(Tally(0, 0, 0.0, 0.0, 3)) == []


def test_the_next_run_begins_when_one_has_ended(desk: Desk, tmp_path: Path) -> None:
    leads = desk.window.place.open_evaluation()
    leads.look_at(str(questions(tmp_path / "mine.jsonl")))
    desk.wait(lambda: leads._look is None)
    for _ in range(2):
        leads.add()
    ended: list[int] = []
    leads.ended.connect(lambda: ended.append(len(leads._queue.waiting)))
    leads.start()
    desk.wait(lambda: len(ended) == 2)  # the file is no model: both are refused, one by one
    assert ended == [1, 0]
    assert leads._page.queue.table.text().count("Not run") == 2


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
@pytest.mark.parametrize(
    ("size", "zoom"), [((1100, 768), 200), ((900, 600), 100), ((1366, 768), 100)]
)
def test_every_choice_of_a_run_is_inside_the_page_at_any_size(
    qapp: QApplication, desk: Desk, size: tuple[int, int], zoom: int
) -> None:
    theme.apply(qapp, "light", zoom, "auto")
    desk.frame.resize(*size)
    page = desk.window.place.open_evaluation()._page
    desk.wait(lambda: page.isVisible() and page.width() > 1)
    form = page.form
    parts = (form.fields, page.kind, page.protocol, form.seed, form.shots, form.choose_folder)
    for part in (*parts, page._start, page._add_run):
        left = part.mapTo(page, QPoint(0, 0)).x()
        assert left >= 0, part.accessibleName()
        assert left + part.width() <= page.width(), part.accessibleName()


def across(page: RunPage, part: QWidget) -> range:
    """Return where a part stands from side to side."""
    left = part.mapTo(page, QPoint(0, 0)).x()
    return range(left, left + part.width())


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_set_and_run_stand_in_two_columns_where_there_is_room(
    qapp: QApplication, desk: Desk, tmp_path: Path, direction: Qt.LayoutDirection
) -> None:
    desk.frame.setLayoutDirection(direction)
    leads = desk.window.place.open_evaluation()
    leads.look_at(str(questions(tmp_path / "mine.jsonl")))
    desk.wait(lambda: leads._look is None)
    page = leads._page
    desk.frame.resize(1366, 768)
    desk.wait(page._other.isVisible)
    set_, run = across(page, page._area), across(page, page._other)
    is_mirrored = direction == Qt.LayoutDirection.RightToLeft
    assert (set_.stop <= run.start) is not is_mirrored
    assert (run.stop <= set_.start) is is_mirrored
    assert set(across(page, page.details)) <= set(set_)
    assert set(across(page, page._start)) <= set(run)
    assert page.details.isVisible()
    assert page._prompt.isVisible()
    page.form.seed.setFocus()
    theme.apply(qapp, "light", 200, "auto")  # what is narrow then is stacked
    desk.wait(lambda: not page._other.isVisible())
    assert page.form.seed.hasFocus()
    assert page._area.isAncestorOf(page._work)
    assert page._start.isVisible()
    assert page._start.mapTo(page, QPoint(0, 0)).y() > page._area.geometry().bottom()
    theme.apply(qapp, "light", 100, "auto")
    desk.wait(page._other.isVisible)
    assert page._other.isAncestorOf(page._work)
