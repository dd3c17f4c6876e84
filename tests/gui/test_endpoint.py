"""A server is turned on in the settings, answers, is marked everywhere, and goes off at once."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from app import settings
from app.core.chat import ModelFile, State
from app.core.endpoint import Endpoint as Named
from app.errors import Code, Problem
from app.evaluation.order import Order
from app.evaluation.review import listed
from app.gui.endpoint import EndpointState, RemoteEndpoint
from app.gui.evaluating import Evaluating
from app.gui.leaving import PLACE
from app.gui.widgets.dialogs import ConfirmDialog
from app.gui.widgets.endpoint_band import EndpointBand
from app.gui.widgets.endpoint_page import EndpointPage
from app.gui.widgets.message_question import Question
from app.gui.widgets.message_view import Edited
from app.gui.widgets.notices_dialog import DetailsDialog
from app.gui.widgets.regions import stops_in
from app.gui.widgets.run_page import IDLE, PAUSED
from app.gui.widgets.settings_dialog import SettingsDialog
from app.gui.widgets.text_dialogs import FirstPromptDialog, PlainText, PromptDialog
from tests.desk import Desk, confirm_notice
from tests.faults import endpoint as endpoints
from tests.faults.endpoint import GOOD, KEY, Endpoint
from tests.gui.conftest import OpenDesk
from tests.gui.test_evaluate_place import questions
from tests.gui.test_first_prompt import choose

IS_LONG = os.environ.get("CASEBOOK_LONG") == "1"
ANSWER = "".join(endpoints.WORDS)
KEPT = ("endpoint", "endpoint_model", "model_id")


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with endpoints.serving() as one:
        yield one


def open_page(desk: Desk) -> EndpointPage:
    """Open the page of the settings by the menu of the models."""
    desk.frame.models.endpoint_asked.emit()
    return desk.dialog(EndpointPage)


def remote(desk: Desk) -> RemoteEndpoint:
    return desk.window.endpoint


def ask_on(desk: Desk, address: str, model: str = "", key: str = "") -> EndpointPage:
    """Fill the page and agree to what it says; do not wait."""
    page = open_page(desk)
    page.address.setText(address)
    page.model.setText(model)
    page.key._field.setText(key)
    desk.click("Turn on…", page)
    desk.confirm(ConfirmDialog, "Turn on")
    return page


def turn_on(desk: Desk, server: Endpoint, model: str = "", key: str = "") -> None:
    page = ask_on(desk, server.address, model, key)
    desk.wait(lambda: remote(desk).state is EndpointState.ON)
    desk.wait(lambda: remote(desk).scoring.is_known)
    assert page.key.text() == ""
    desk.dialog(SettingsDialog).close()
    QApplication.sendPostedEvents()
    server.asked.clear()


def bands(desk: Desk) -> list[str]:
    return [band.words for band in desk.frame.findChildren(EndpointBand) if band.isVisible()]


def network(desk: Desk) -> str:
    return desk.frame.status.network.text()


def test_nothing_is_on_before_somebody_agrees(desk: Desk, server: Endpoint) -> None:
    page = open_page(desk)
    assert not page._on.isEnabled()
    page.address.setText(server.address)
    desk.click("Turn on…", page)
    desk.confirm(ConfirmDialog, "Cancel")
    assert remote(desk).state is EndpointState.OFF
    assert server.asked == server.keys == []
    assert network(desk) == "Network: off"
    assert bands(desk) == []


def test_a_server_answers_is_marked_and_recorded(desk: Desk, server: Endpoint) -> None:
    server.wants_key = True
    turn_on(desk, server, key=KEY)
    (band,) = bands(desk)
    assert "leave this computer" in band
    assert remote(desk).host in band
    assert network(desk) == f"Network: on (\u2066{remote(desk).host}\u2069)"
    assert desk.frame.selector.state.kind == "remote"
    answer = desk.ask("What is 2 + 2?")
    assert (answer.text, answer.state) == (ANSWER, State.DONE)
    (asked,) = server.asked
    assert asked["messages"][-1] == {"role": "user", "content": "What is 2 + 2?"}
    assert answer.turn is not None
    record = answer.turn.provenance
    assert record["endpoint"] == {"address": server.address, "model": GOOD}
    assert record["model"]["name"] == GOOD
    assert record["engine"].keys() == {"device", "context_tokens", "seconds", "model"}
    assert remote(desk).host in desk.transcript._message(answer.message_id).accessibleName()
    data = desk.window._places.data
    files = [one for one in data.rglob("*") if one.is_file()]
    assert files
    assert not [one for one in files if KEY.encode() in one.read_bytes()]


def trail(desk: Desk) -> list[tuple[str, str]]:
    """Return what the audit trail holds of servers, oldest first."""
    events = desk.store.audit.events()[::-1]
    return [(e["action"], e["object"]) for e in events if e["action"].startswith("endpoint_")]


def test_on_and_off_are_in_the_audit_trail_without_key_and_address(
    desk: Desk, server: Endpoint
) -> None:
    server.wants_key = True
    host = Named(server.address).host
    remote(desk).turn_on(Named(server.address, KEY), "nobody")  # tried, and refused
    desk.wait(lambda: remote(desk).state is EndpointState.OFF)
    assert trail(desk) == []
    turn_on(desk, server, key=KEY)
    assert trail(desk) == [("endpoint_on", host)]
    desk.click("Turn off", desk.frame)
    assert trail(desk) == [("endpoint_on", host), ("endpoint_off", host)]
    turn_on(desk, server, key=KEY)
    remote(desk).shut_down()  # as the end of the window does
    assert [action for action, _ in trail(desk)] == ["endpoint_on", "endpoint_off"] * 2
    assert desk.store.audit.first_bad_seq() is None
    written = json.dumps(desk.store.audit.events())
    assert KEY not in written
    assert "/v1" not in written


def test_what_the_trail_has_no_room_for_is_told_and_the_server_is_off_all_the_same(
    desk: Desk,
    server: Endpoint,
    monkeypatch: pytest.MonkeyPatch,
    expected_warnings: Callable[..., None],
) -> None:
    expected_warnings("endpoint_off is not in the audit trail")
    turn_on(desk, server)

    def refuse(*_event: object) -> None:
        raise Problem(Code.DISK_FULL)

    monkeypatch.setattr(desk.store.audit, "append", refuse)
    desk.click("Turn off", desk.frame)
    assert remote(desk).state is EndpointState.OFF
    assert "disk is full" in desk.notices()[-1]
    monkeypatch.undo()


def test_what_was_written_before_is_shown_before_it_leaves(desk: Desk, server: Endpoint) -> None:
    desk.send("Mrs Grace Okello, tel 0712 345 678, has a fever.")
    desk.click("Send anyway")
    desk.end()
    turn_on(desk, server)
    desk.send("What may it be?")
    assert server.asked == []
    notice = desk.composer_notice(PLACE)
    assert notice is not None
    said = notice.accessibleName()
    assert "Grace Okello" in said
    assert f"goes to \u2066{remote(desk).host}\u2069" in said
    focus = desk.frame.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.text() == "Do not send"
    focus.click()
    assert desk.composer.text() == "What may it be?"
    assert desk.composer_notice(PLACE) is None
    desk.press(Qt.Key.Key_Return)
    desk.click("Send anyway")
    assert desk.end().text == ANSWER
    assert desk.composer.text() == ""
    desk.ask("And what helps?")  # it was agreed that this goes there
    assert len(server.asked) == 2


def test_an_edited_question_that_was_held_leaves_the_draft_alone(
    desk: Desk, server: Endpoint
) -> None:
    desk.chat.identifiers.toggle()
    turn_on(desk, server)
    desk.ask("Why a fever?")
    question = desk.messages()[-2]
    desk.write("My draft")
    held = "Mrs Grace Okello has a fever."
    desk.transcript.edited.emit(Edited(question.message_id, held))
    assert desk.composer.text() == "My draft"
    field = desk.shown(question.message_id)
    assert isinstance(field, Question)
    assert field._editor is not None
    assert field._editor.editor.text() == held
    desk.click("Cancel", field)
    assert desk.composer._notices.get(PLACE) is None
    assert desk.turns.running is None
    desk.transcript.edited.emit(Edited(question.message_id, held))
    desk.click("Send anyway")
    assert desk.end().text == ANSWER
    assert desk.composer.text() == "My draft"


def test_a_chat_whose_check_is_off_is_checked_all_the_same(desk: Desk, server: Endpoint) -> None:
    desk.chat.identifiers.toggle()
    turn_on(desk, server)
    desk.send("Mrs Grace Okello has a fever.")
    assert desk.messages() == []
    assert desk.composer_notice(PLACE) is not None
    desk.write("A fever, why?")
    assert desk.composer_notice(PLACE) is None
    assert desk.ask("A fever, why?").text == ANSWER
    desk.chat.identifiers.toggle()
    desk.send("Mr Joseph Otieno too?")
    desk.click("Send anyway")  # once is enough
    assert desk.end().text == ANSWER


def refused(desk: Desk, page: EndpointPage, address: str, model: str, key: str = "") -> str:
    """Try to turn a server on, and return what is said when it was not."""
    page.address.setText(address)
    page.model.setText(model)
    page.key._field.setText(key)
    page.tell("", "")
    desk.click("Turn on…", page)
    desk.confirm(ConfirmDialog, "Turn on")
    desk.wait(lambda: page.told and remote(desk).state is EndpointState.OFF)
    desk.wait(lambda: not remote(desk).client.pid)
    assert network(desk) == "Network: off"
    assert bands(desk) == []
    return page.told


def test_a_server_that_fails_its_trial_stays_off_and_says_why(desk: Desk, server: Endpoint) -> None:
    page = open_page(desk)
    for address, model, words in (
        (server.address, "busy", "does not answer questions now"),
        (server.address, "nothing", "no model"),
        ("http://127.0.0.1:9/v1", "", "could not be reached"),
        ("http://example.org/v1", "", "Address: http is taken for this computer"),
        ("nonsense", "", "Address: an address such as"),
        (server.address, "lying", "not what was asked for"),
    ):
        assert words in refused(desk, page, address, model)
        assert page.address.text() == address
    page.model.setText("waiting")
    desk.click("Turn on…", page)
    desk.confirm(ConfirmDialog, "Turn on")
    desk.wait(lambda: len(server.asked) == 3)
    assert network(desk).startswith("Network: on (")
    desk.click("Cancel", page)
    desk.wait(lambda: not remote(desk).client.pid)
    assert (page.told, network(desk)) == ("", "Network: off")
    server.wants_key = True
    assert "does not accept the key" in refused(desk, page, server.address, "", "wrong")
    page.key._field.setText(KEY)
    desk.click("Turn on…", page)
    desk.confirm(ConfirmDialog, "Turn on")
    desk.wait(lambda: remote(desk).state is EndpointState.ON)


def spoil(server: Endpoint, misdeed: str) -> None:
    """Have the good model misbehave from now on, as a server that breaks later."""
    server.misdeed = misdeed


def test_words_that_came_before_a_break_are_kept(desk: Desk, server: Endpoint) -> None:
    turn_on(desk, server)
    spoil(server, "truncated")
    answer = desk.ask("What is 2 + 2?")
    assert (answer.text, answer.state) == ("The answer ", State.INTERRUPTED)
    assert "not what was asked for" in desk.strip(answer.message_id)
    assert answer.turn is not None
    assert answer.turn.provenance["endpoint"]["model"] == GOOD
    spoil(server, "busy")
    failed = desk.ask("Again?")
    assert (failed.text, failed.state) == ("", State.FAILED)
    assert "Your question is saved." in desk.strip(failed.message_id)
    spoil(server, "")
    desk.click("Try again")
    assert desk.end().text == ANSWER


def test_an_answer_that_runs_ends_with_the_words_so_far(desk: Desk, server: Endpoint) -> None:
    turn_on(desk, server)

    def off() -> None:
        desk.click("Turn off", desk.frame.findChild(EndpointBand))

    def choose() -> None:
        current = desk.shelf.current
        assert current is not None
        desk.frame.models.chosen.emit(current.model_id)
        assert "a model of this computer was chosen" in " ".join(desk.notices())

    for way in (lambda: desk.press(Qt.Key.Key_Escape), off, choose):
        if remote(desk).state is EndpointState.OFF:
            turn_on(desk, server)
        spoil(server, "waiting")
        desk.send("What is 2 + 2?")
        desk.wait(lambda: desk.turns.text == "The ")
        way()
        answer = desk.end()
        assert (answer.text, answer.state) == ("The ", State.STOPPED)
        is_on = remote(desk).state is EndpointState.ON
        assert is_on is (way not in {off, choose})
        assert bool(bands(desk)) is is_on
        assert (network(desk) == "Network: off") is not is_on
        assert (desk.frame.selector.state.kind == "remote") is is_on
        spoil(server, "")
        answer = desk.ask("Once more?")
        assert answer.turn is not None
        assert ("endpoint" in answer.turn.provenance) is is_on


def test_a_worker_that_was_killed_is_told_its_key_again(desk: Desk, server: Endpoint) -> None:
    server.wants_key = True
    turn_on(desk, server, key=KEY)
    os.kill(remote(desk).client.pid, signal.SIGKILL)
    desk.wait(lambda: not remote(desk).client.pid)
    assert remote(desk).state is EndpointState.ON
    spoil(server, "truncated")
    answer = desk.ask("What is 2 + 2?")
    assert answer.text == "The answer "
    desk.click("Continue writing")  # which a server cannot
    assert "cannot go on with an answer that was cut" in " ".join(desk.notices())
    assert desk.messages()[-1].message_id == answer.message_id


def test_the_address_is_kept_for_the_next_time_but_it_is_off_then(
    desk: Desk, open_desk: OpenDesk, server: Endpoint
) -> None:
    server.wants_key = True
    turn_on(desk, server, key=KEY)
    saved = settings.load(desk.window._places.settings)
    assert (saved.endpoint, saved.endpoint_model) == (server.address, GOOD)
    pid = remote(desk).client.pid
    desk.close()
    assert pid
    assert not psutil.pid_exists(pid)
    server.keys.clear()
    other = open_desk(settings={name: getattr(saved, name) for name in KEPT})
    other.wait_loaded()
    page = open_page(other)
    assert (page.address.text(), page.model.text(), page.key.text()) == (
        server.address,
        GOOD,
        "",
    )
    assert network(other) == "Network: off"
    assert server.keys == []


def start_run(desk: Desk, folder: Path) -> Evaluating:
    """Read a set of one's own, choose the server, and begin the run."""
    leads = desk.window.place.open_evaluation()
    leads.look_at(str(questions(folder / "mine.jsonl")))
    desk.wait(lambda: leads._told is not None)
    page = leads._page
    assert page.form.who.isVisible()
    page.form.who.setCurrentIndex(1)
    page.form.who.activated.emit(1)
    page.protocol.setCurrentIndex(page.protocol.findData("lmeval-ll-0shot"))
    assert "is sent there" in page._model.text()
    desk.click("Start", page)
    return leads


def test_a_run_asks_the_server_and_its_record_and_report_say_so(
    desk: Desk, server: Endpoint, tmp_path: Path
) -> None:
    server.wants_key = True
    turn_on(desk, server, key=KEY)
    leads = start_run(desk, tmp_path)
    desk.wait(lambda: leads._job is None)
    (folder,) = [one.parent for one in leads._runs.rglob("run.json")]
    record = json.loads((folder / "run.json").read_text())
    assert record["endpoint"] == server.address
    assert record["model"]["name"] == GOOD
    assert record["model"]["sha256"] == ""
    assert listed(str(folder), record, 4).quantization == server.address
    assert len((folder / "samples.jsonl").read_text().splitlines()) == 4
    (report,) = folder.glob("*.html")
    assert server.address in report.read_text()
    assert all(KEY.encode() not in one.read_bytes() for one in folder.iterdir() if one.is_file())
    desk.click("Turn off", desk.frame.findChild(EndpointBand))
    assert not leads._page.form.who.isVisible()


def test_a_run_that_is_being_stopped_is_not_paused_by_off(
    desk: Desk, server: Endpoint, tmp_path: Path
) -> None:
    turn_on(desk, server)
    leads = start_run(desk, tmp_path)
    leads.stop()
    remote(desk).turn_off()
    desk.wait(lambda: leads._job is None)
    assert leads._state == IDLE
    assert "Stopped, incomplete" in [words for _, words, _ in leads._queue._done]


@pytest.mark.skipif(not IS_LONG, reason="CASEBOOK_LONG=1 runs it: four children one by one")
def test_off_pauses_a_run_and_it_goes_on_when_it_is_on_again(
    desk: Desk, server: Endpoint, tmp_path: Path
) -> None:
    turn_on(desk, server)
    server.slow_after = 9
    leads = start_run(desk, tmp_path)
    desk.wait(lambda: any(one.stat().st_size for one in leads._runs.rglob("samples.jsonl")))
    remote(desk).turn_off()
    desk.wait(lambda: leads._state == PAUSED)
    asked = len(server.asked)
    leads.resume()
    desk.wait(lambda: leads._job is None)
    (notice,) = desk.frame.shown_notices()
    assert "the remote endpoint is off" in notice.accessibleName()
    assert len(server.asked) == asked
    server.slow_after = 0
    server.released.set()
    turn_on(desk, server)
    order = leads._order
    assert order is not None
    leads.take_up(replace(order, is_resuming=True))
    desk.wait(lambda: leads._job is None)
    assert len((Path(order.out) / "samples.jsonl").read_text().splitlines()) == 4


def test_the_key_goes_with_a_run_to_its_own_server_only(desk: Desk, server: Endpoint) -> None:
    leads = desk.window.place.open_evaluation()
    mine = replace(Order("set.jsonl"), model=Named(server.address).file(GOOD))
    assert leads.who.request(mine).key is None
    server.wants_key = True
    turn_on(desk, server, key=KEY)
    assert leads.who.request(mine).key == KEY
    for other in (Named("http://127.0.0.1:9/v1").file(GOOD), ModelFile("/models/own.gguf")):
        assert leads.who.request(replace(mine, model=other)).key is None


def test_a_server_that_cannot_score_is_not_offered_for_runs(desk: Desk, server: Endpoint) -> None:
    turn_on(desk, server, "llama-server")
    leads = desk.window.place.open_evaluation()
    assert not leads._page.form.who.isVisible()
    assert "cannot be asked here" in leads._page._model.text()
    assert not remote(desk).scoring.is_possible


def test_the_prompt_the_process_and_the_band_can_be_seen(desk: Desk, server: Endpoint) -> None:
    turn_on(desk, server)
    desk.write("What is 2 + 2?")
    desk.frame.setup.prompt_asked.emit()
    dialog = desk.dialog(PromptDialog)
    (text,) = dialog.findChildren(PlainText)
    assert json.loads(text.toPlainText())[-1] == {"role": "user", "content": "What is 2 + 2?"}
    assert server.asked == []
    dialog.close()
    desk.window.window.proof.show()
    proof = desk.dialog(DetailsDialog)
    shown = " ".join(one.toPlainText() for one in proof.findChildren(PlainText))
    assert f"remote endpoint: {remote(desk).client.pid}" in shown
    proof.close()
    (band,) = [one for one in desk.frame.findChildren(EndpointBand) if one.isVisible()]
    assert band in desk.frame.regions()
    desk.window.place.open()
    assert band.isVisible()
    assert band in desk.frame.regions()
    assert {one.text() for one in stops_in(band) if isinstance(one, QAbstractButton)} == {
        "Settings…",
        "Turn off",
    }


def test_a_refusal_is_told_although_the_page_was_closed(desk: Desk, server: Endpoint) -> None:
    ask_on(desk, server.address, "truncated")
    desk.dialog(SettingsDialog).close()
    desk.wait(desk.notices)
    assert "not what was asked for" in desk.notices()[0]
    assert remote(desk).state is EndpointState.OFF


def test_a_template_of_nobody_is_shown_again_when_the_server_is_off(
    desk: Desk, server: Endpoint
) -> None:
    choose(desk, desk.window._places.models)
    desk.wait_loaded()
    turn_on(desk, server)
    assert desk.ask("What is 2 + 2?").text == ANSWER
    remote(desk).turn_off()
    desk.send("And 3 + 3?")
    assert desk.dialog(FirstPromptDialog).isModal()
    assert desk.turns.running is None
    desk.confirm(FirstPromptDialog, "Go back")
    assert desk.composer.text() == "And 3 + 3?"


def test_without_a_model_of_its_own_the_computer_can_ask_a_server(
    open_desk: OpenDesk, server: Endpoint
) -> None:
    desk = open_desk(confirmed=False)
    confirm_notice(desk.store)
    desk.window._on_start_finished()
    turn_on(desk, server)
    assert desk.ask("What is 2 + 2?").text == ANSWER


def test_a_model_that_does_not_answer_in_the_form_is_scored_only_if_a_person_says_so(
    desk: Desk, server: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn_on(desk, server)
    monkeypatch.setattr(endpoints, "CHANCES", (1e-4, 1e-5))
    leads = start_run(desk, tmp_path)
    desk.wait(lambda: leads._job is None)
    assert list(leads._runs.rglob("run.json")) == []
    assert "does not answer in this form" in desk.notices()[-1]
    desk.click("Score it all the same", desk.frame)
    desk.wait(lambda: leads._job is None)
    (record,) = [json.loads(one.read_text()) for one in leads._runs.rglob("run.json")]
    assert record["checks"]["despite_probe"]
    assert "does not answer in this form" in leads._page.result.accessibleName()
