"""A question that looks like a person's waits until somebody has decided."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.gui.identifier_check import PLACE
from app.gui.widgets.commands import Command
from app.gui.widgets.message_question import Question
from app.gui.widgets.message_view import Edited
from app.store.screening import SWITCH
from tests.desk import Desk

QUESTION = "Mrs Grace Okello 🙂, tel 0712 345 678, has a fever."
MASKED = "Mrs [NAME 1] 🙂, tel [PHONE 1], has a fever."


def test_a_question_waits_and_what_was_found_is_listed_and_marked(desk: Desk) -> None:
    desk.send(QUESTION)
    assert desk.messages() == []
    notice = desk.composer_notice(PLACE)
    assert notice is not None
    said = notice.accessibleName()
    assert "2 places match the form of an identifier." in said
    assert "a name “\u2068Grace Okello\u2069”" in said
    assert "a telephone number “\u20680712 345 678\u2069”" in said
    assert "misses things" in said
    marked = [one.cursor.selectedText() for one in desk.composer.editor.extraSelections()]
    assert marked == ["Grace Okello", "0712 345 678"]


def test_masking_leaves_the_text_to_be_read_and_can_be_undone(desk: Desk) -> None:
    desk.send(QUESTION)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.text() == "Mask"
    focus.click()
    assert desk.composer.text() == MASKED
    assert desk.messages() == []
    assert desk.composer.editor.extraSelections() == []
    desk.composer.editor.undo()
    assert desk.composer.text() == QUESTION
    desk.composer.editor.redo()
    desk.press(Qt.Key.Key_Return)
    desk.end()
    assert desk.messages()[0].text == MASKED
    assert desk.composer_notice(PLACE) is None
    desk.send("Mr Otieno too?")
    desk.click("Mask")
    assert desk.composer.text() == "Mr [NAME 2] too?"


def test_a_person_may_send_it_anyway_once(desk: Desk) -> None:
    desk.send(QUESTION)
    desk.click("Send anyway")
    desk.end()
    assert desk.messages()[0].text == QUESTION
    assert desk.composer.text() == ""
    desk.send(QUESTION)
    assert len(desk.messages()) == 2
    assert desk.composer_notice(PLACE) is not None


def test_esc_goes_back_to_the_text_and_writing_takes_the_notice_away(desk: Desk) -> None:
    desk.send(QUESTION)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert desk.composer_notice(PLACE) is None
    assert desk.composer.text() == QUESTION
    assert QApplication.focusWidget() is desk.composer.editor
    desk.send(QUESTION)
    desk.composer.editor.setFocus()
    desk.press(Qt.Key.Key_X)
    assert desk.composer_notice(PLACE) is None
    assert desk.composer.editor.extraSelections() == []


def test_a_chat_is_not_checked_any_more_and_then_again(desk: Desk) -> None:
    desk.send(QUESTION)
    desk.click("Not in this chat")
    desk.end()
    known = desk.chat.conversation_id
    assert known is not None
    assert desk.history.conversation(known).setup[SWITCH] is False
    desk.ask("Mr Otieno?")
    desk.chat.open(None)
    desk.send(QUESTION)
    assert desk.composer_notice(PLACE) is not None
    desk.chat.open(known)
    assert desk.composer_notice(PLACE) is None
    desk.window.window.do(Command.IDENTIFIERS)
    notice = desk.composer_notice(PLACE)
    assert notice is not None
    assert "is checked for identifiers before sending" in notice.accessibleName()
    desk.send("Mr Otieno?")
    assert len(desk.messages()) == 4


def test_a_question_that_is_written_anew_waits_in_its_own_field(desk: Desk) -> None:
    desk.ask("Fever?")
    question = desk.messages()[0].message_id
    desk.transcript.edited.emit(Edited(question, QUESTION))
    assert len(desk.messages()) == 2
    shown = desk.shown(question)
    assert isinstance(shown, Question)
    assert shown._editor is not None
    assert shown._editor.editor.text() == QUESTION
    assert desk.composer.text() == ""
    desk.click("Mask", desk.composer)
    assert shown._editor.editor.text() == MASKED
    shown._editor._on_save()
    desk.end()
    assert MASKED in [one.text for one in desk.all_of(desk.chat.conversation_id)]


def test_a_temporary_chat_is_checked_too_and_can_be_left_out(desk: Desk) -> None:
    desk.window.window.do(Command.TEMPORARY_CHAT)
    desk.send(QUESTION)
    assert desk.composer_notice(PLACE) is not None
    desk.click("Not in this chat")
    desk.end()
    desk.ask("Mr Otieno?")
    desk.window.window.do(Command.NEW_CHAT)
    desk.send("Mr Otieno?")
    assert desk.composer_notice(PLACE) is not None
