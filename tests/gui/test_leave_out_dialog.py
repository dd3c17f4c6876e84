"""Choosing what is left out: by key, with a sum that is true at every tick, nothing precious."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.chat import Message, Role
from app.gui.widgets import theme
from app.gui.widgets.leave_out_dialog import LeaveOutDialog, Offer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MESSAGES = (
    Message(Role.SYSTEM, "Be brief."),
    Message(Role.USER, "first question"),
    Message(Role.ASSISTANT, "first answer"),
    Message(Role.USER, "second question"),
    Message(Role.ASSISTANT, "second answer"),
    Message(Role.USER, "now"),
)
OFFER = Offer(MESSAGES, (10, 100, 200, 300, 400, 50), 5, 1000)


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication) -> Iterator[LeaveOutDialog]:
    theme.apply(qapp, "light", 100, "auto")
    made = LeaveOutDialog(OFFER, {1, 2})
    qtbot.addWidget(made)
    made.show()
    yield made
    theme.apply(qapp, "light", 100, "auto")


def tick(dialog: LeaveOutDialog, at: int, *, is_out: bool) -> None:
    state = Qt.CheckState.Checked if is_out else Qt.CheckState.Unchecked
    dialog._items[at].setCheckState(0, state)


def test_the_sum_follows_every_tick_and_the_button_waits_until_it_fits(
    dialog: LeaveOutDialog,
) -> None:
    assert dialog._sum.text() == "It fits: 765 of 1,000 tokens, and 235 for the answer."
    assert dialog._send.isEnabled()
    tick(dialog, 1, is_out=False)
    assert dialog.left_out() == set()
    assert dialog._sum.text() == (
        "It does not fit yet: 1,065 of 1,000 tokens. The answer needs at least 64."
    )
    assert not dialog._send.isEnabled()
    tick(dialog, 2, is_out=True)
    assert dialog.left_out() == {2}
    assert dialog._sum.text() == "It fits: 865 of 1,000 tokens, and 135 for the answer."
    assert dialog._send.isEnabled()


def test_a_question_and_its_answer_leave_and_come_back_together(dialog: LeaveOutDialog) -> None:
    tick(dialog, 3, is_out=True)
    assert dialog.left_out() == {1, 2, 3, 4}
    tick(dialog, 4, is_out=False)
    assert dialog.left_out() == {1, 2}
    tick(dialog, 4, is_out=True)
    assert dialog.left_out() == {1, 2, 4}


def test_system_text_and_question_are_told_and_have_no_box(
    dialog: LeaveOutDialog, qtbot: QtBot
) -> None:
    for at in (0, 5):
        assert dialog._items[at].text(0).startswith("Always sent: ")
        assert not dialog._items[at].flags() & Qt.ItemFlag.ItemIsUserCheckable
        dialog.list.setCurrentItem(dialog._items[at])
        qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.left_out() == {1, 2}
    assert dialog._items[3].text(0) == "You: \u2068second question\u2069"
    assert dialog._items[3].text(1) == "300"


def test_the_keyboard_starts_at_the_oldest_and_tab_leaves_the_list(
    dialog: LeaveOutDialog, qtbot: QtBot
) -> None:
    qtbot.waitUntil(dialog.list.hasFocus)
    assert dialog.list.currentItem() is dialog._items[1]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Tab)
    assert not dialog.list.hasFocus()


def test_what_is_chosen_is_told_once_and_cancel_tells_nothing(
    dialog: LeaveOutDialog, qtbot: QtBot
) -> None:
    told: list[list[int]] = []
    dialog.chosen.connect(told.append)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert told == []
    assert not dialog.isVisible()
    dialog.show()
    dialog._send.click()
    assert told == [[1, 2]]


def test_ten_thousand_messages_are_rows_not_widgets(qtbot: QtBot) -> None:
    many = tuple(Message(Role.USER, f"{number} " * 50) for number in range(10_000))
    made = LeaveOutDialog(Offer(many, (1,) * 10_000, 0, 20_000), set())
    qtbot.addWidget(made)
    assert len(made.findChildren(object)) < 200
    assert made.banner.text()
