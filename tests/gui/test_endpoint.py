"""A server is turned on in the settings, answers, is marked everywhere, and goes off at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.core.chat import State
from app.gui.endpoint import EndpointState, RemoteEndpoint
from app.gui.leaving import PLACE
from app.gui.widgets.dialogs import ConfirmDialog
from app.gui.widgets.endpoint_band import EndpointBand
from app.gui.widgets.endpoint_page import EndpointPage
from app.gui.widgets.settings_dialog import SettingsDialog
from tests.desk import Desk
from tests.faults import endpoint as endpoints
from tests.faults.endpoint import GOOD, KEY, Endpoint

ANSWER = "".join(endpoints.WORDS)


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
    assert remote(desk).host in desk.transcript._message(answer.message_id).accessibleName()
    data = desk.window._places.data
    files = [one for one in data.rglob("*") if one.is_file()]
    assert files
    assert not [one for one in files if KEY.encode() in one.read_bytes()]


def test_off_closes_at_once_and_this_computer_answers(desk: Desk, server: Endpoint) -> None:
    turn_on(desk, server)
    desk.click("Turn off", desk.frame.findChild(EndpointBand))
    desk.wait(lambda: not remote(desk).client.pid)
    assert bands(desk) == []
    assert network(desk) == "Network: off"
    assert desk.frame.selector.state.kind == "loaded"
    answer = desk.ask("hello")
    assert answer.turn is not None
    assert "endpoint" not in answer.turn.provenance
    assert server.asked == []


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


def test_a_question_that_was_agreed_to_is_not_asked_about_twice(
    desk: Desk, server: Endpoint
) -> None:
    turn_on(desk, server)
    desk.send("Mrs Grace Okello has a fever.")
    desk.click("Send anyway")
    assert desk.end().text == ANSWER


def test_a_chat_whose_check_is_off_is_checked_all_the_same(desk: Desk, server: Endpoint) -> None:
    desk.chat.toggle_identifiers()
    turn_on(desk, server)
    desk.send("Mrs Grace Okello has a fever.")
    assert desk.messages() == []
    assert desk.composer_notice(PLACE) is not None
    desk.write("A fever, why?")
    assert desk.composer_notice(PLACE) is None
    assert desk.ask("A fever, why?").text == ANSWER
