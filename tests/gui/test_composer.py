"""The composer keeps every word, takes text only, and stays usable whatever is pasted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QInputMethodEvent, QTextOption
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.gui.widgets.composer import Composer
from app.gui.widgets.composer_editor import LIMIT, MOST_LINES
from app.gui.widgets.identifier_notice import IdentifierNotice

# The offscreen platform says this of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def composer(qtbot: QtBot) -> Iterator[Composer]:
    """Return a composer with the keyboard in it."""
    made = Composer()
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.setFocus()
    yield made
    made.close()


def pasted(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_enter_sends_and_keeps_the_words_until_they_are_taken(
    composer: Composer, qtbot: QtBot
) -> None:
    qtbot.keyClicks(composer.editor, "What is it?")
    with qtbot.waitSignal(composer.submitted) as told:
        qtbot.keyClick(composer.editor, ENTER)
    assert told.args == ["What is it?"]
    assert composer.text() == "What is it?"


def test_shift_enter_breaks_the_line(composer: Composer, qtbot: QtBot) -> None:
    qtbot.keyClicks(composer.editor, "a")
    with qtbot.assertNotEmitted(composer.submitted):
        qtbot.keyClick(composer.editor, ENTER, SHIFT)
    qtbot.keyClicks(composer.editor, "b")
    assert composer.text() == "a\nb"


def test_the_two_keys_can_be_swapped(composer: Composer, qtbot: QtBot) -> None:
    composer.set_enter_sends(False)
    assert composer._hint.text() == "Shift+Enter sends · Enter breaks the line"
    qtbot.keyClicks(composer.editor, "a")
    with qtbot.assertNotEmitted(composer.submitted):
        qtbot.keyClick(composer.editor, ENTER)
    qtbot.keyClicks(composer.editor, "b")
    with qtbot.waitSignal(composer.submitted) as told:
        qtbot.keyClick(composer.editor, ENTER, SHIFT)
    assert told.args == ["a\nb"]


def test_nothing_is_sent_when_there_is_nothing(composer: Composer, qtbot: QtBot) -> None:
    composer.set_text("  \n ")
    with qtbot.assertNotEmitted(composer.submitted):
        qtbot.keyClick(composer.editor, ENTER)
        composer.button.click()


def test_send_and_stop_are_one_button_in_one_place(composer: Composer, qtbot: QtBot) -> None:
    composer.set_text("draft")
    QApplication.processEvents()
    place = composer.button.geometry()
    assert composer.button.text() == "Send"
    composer.set_running(True)
    QApplication.processEvents()
    assert composer.button.text() == "Stop"
    assert composer.button.geometry() == place
    with qtbot.waitSignal(composer.stop_asked), qtbot.assertNotEmitted(composer.submitted):
        composer.button.click()
    qtbot.keyClicks(composer.editor, " goes on")
    with qtbot.assertNotEmitted(composer.submitted):
        qtbot.keyClick(composer.editor, ENTER)
    assert composer.text() == "draft goes on"


def test_a_blocked_question_says_why_and_is_not_sent(composer: Composer, qtbot: QtBot) -> None:
    composer.set_text("too long")
    composer.set_blocked("It does not fit.")
    assert not composer.button.isEnabled()
    assert "It does not fit." in composer.button.toolTip()
    with qtbot.assertNotEmitted(composer.submitted):
        qtbot.keyClick(composer.editor, ENTER)
    composer.set_running(True)
    assert composer.button.isEnabled()
    composer.set_running(False)
    composer.set_blocked(None)
    assert composer.button.isEnabled()


def test_a_notice_takes_the_place_of_an_earlier_one(composer: Composer) -> None:
    first, second = QLabel("one"), QLabel("two")
    composer.show_notice(first)
    assert first.isVisible()
    composer.show_notice(second)
    assert second.isVisible()
    assert first.isHidden()
    composer.show_notice(None)
    assert second.isHidden()


def test_where_the_window_ends_a_notice_scrolls_and_the_field_stays_whole(
    qtbot: QtBot, composer: Composer
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 170)
    composer.setParent(window)
    composer.setGeometry(window.rect())
    composer.show()
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    whole = composer.editor.height()
    notice = IdentifierNotice("1 place matches.", "a name “Okello” · " * 12, "It misses things.")
    composer.show_notice(notice, "identifiers")
    notice.take_focus()
    mask = notice.findChild(QPushButton)
    assert mask is not None
    assert notice.heightForWidth(500) > 100, "it does not fit as it is"
    qtbot.waitUntil(lambda: mask.visibleRegion().boundingRect() == mask.rect())
    assert composer.editor.height() == whole
    composer.show_notice(None, "identifiers")
    assert not composer._above.isVisible()
    composer.setParent(None)


@pytest.mark.parametrize(
    "shape", ["x", "word ", "line of text\n", "\u0645\u0631\u062d\u0628\u0627"]
)
@pytest.mark.parametrize("size", [1_000_000, 10_000_000])
def test_a_huge_paste_is_cut_to_the_limit_and_told(
    composer: Composer, shape: str, size: int
) -> None:
    text = (shape * (size // len(shape) + 1))[:size]
    composer.editor.insertFromMimeData(pasted(text))
    QApplication.processEvents()
    assert composer.text() == text[:LIMIT]
    assert f"{size - LIMIT:,}" in composer._left_out.text()
    assert composer._left_out.isVisible()
    # The guard against the square: long runs are never wrapped at word boundaries.
    is_run = " " not in shape and "\n" not in shape
    anywhere = QTextOption.WrapMode.WrapAnywhere
    assert (composer.editor.wordWrapMode() == anywhere) is is_run


def test_a_second_paste_counts_what_is_there(composer: Composer) -> None:
    composer.set_limit(10)
    composer.editor.insertFromMimeData(pasted("12345678"))
    assert not composer._left_out.isVisible()
    composer.editor.insertFromMimeData(pasted("abcdef"))
    assert composer.text() == "12345678ab"
    assert "4 characters" in composer._left_out.text()
    composer.editor.insertFromMimeData(pasted("more"))
    assert composer.text() == "12345678ab"
    composer.editor.selectAll()
    composer.editor.insertFromMimeData(pasted("instead"))
    assert composer.text() == "instead"


def test_the_word_on_a_cut_paste_goes_with_the_next_key(composer: Composer, qtbot: QtBot) -> None:
    composer.set_limit(3)
    composer.editor.insertFromMimeData(pasted("abcdef"))
    assert composer._left_out.isVisible()
    qtbot.keyClick(composer.editor, Qt.Key.Key_Backspace)
    assert not composer._left_out.isVisible()


def test_undo_takes_a_paste_back_in_one_step(composer: Composer) -> None:
    composer.set_text("")
    composer.editor.insertFromMimeData(pasted("one\ntwo\nthree"))
    composer.editor.undo()
    assert composer.text() == ""
    composer.editor.redo()
    assert composer.text() == "one\ntwo\nthree"


def test_a_paste_of_html_pictures_or_files_is_text_or_nothing(composer: Composer) -> None:
    html = QMimeData()
    html.setHtml("<b>x</b><img src='file:///tmp/canary'>")
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    rich = pasted("plain")
    rich.setHtml("<b>rich</b>")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/canary.txt")])
    editor = composer.editor
    assert not editor.canInsertFromMimeData(html)
    assert not editor.canInsertFromMimeData(picture)
    for data in (rich, files):
        if editor.canInsertFromMimeData(data):
            editor.insertFromMimeData(data)
    assert "rich" not in composer.text()
    assert composer.text().startswith("plain")


STRINGS = {
    "nul": ("a\0b", "ab"),
    "lone surrogate": ("a\ud83db", "a\ufffdb"),
    "bidi": ("a\u202eb\u2066c", None),
    "combining": ("e" + "\u0301" * 2_000, None),
    "joiners": ("👩‍⚕️ \u200d\u200d", None),
    "line separator": ("a\u2028b", "a\nb"),
    "no-break space": ("5\u00a0mg", None),
    "private use": ("\ue000\U000f0000", None),
    "tags": ("x\U000e0041", None),
    "emoji": ("🏳️‍🌈😀", None),
    "tab": ("a\tb", None),
    "returns": ("a\r\nb", "a\nb"),
}


@pytest.mark.parametrize("name", STRINGS)
@pytest.mark.parametrize("way", ["paste", "set"])
def test_strange_text_comes_back_as_it_was_or_cleaned(
    composer: Composer, name: str, way: str
) -> None:
    text, expected = STRINGS[name]
    if way == "paste":
        composer.editor.insert(text)
    else:
        composer.set_text(text)
    assert composer.text() == (text if expected is None else expected)
    composer.text().encode("utf-8")


def test_the_field_grows_to_eight_lines_and_back(composer: Composer) -> None:
    rest = composer.editor.height()
    composer.set_text("\n" * 4)
    QApplication.processEvents()
    five = composer.editor.height()
    composer.set_text("\n" * 40)
    QApplication.processEvents()
    most = composer.editor.height()
    line = composer.editor.fontMetrics().lineSpacing()
    assert five - rest == 3 * line
    assert most - rest == (MOST_LINES - 2) * line
    composer.set_text("")
    composer.set_compact(True)
    QApplication.processEvents()
    assert rest - composer.editor.height() == line


def test_text_of_an_input_method_is_taken(composer: Composer) -> None:
    event = QInputMethodEvent()
    event.setCommitString("疟疾")
    QApplication.sendEvent(composer.editor, event)
    assert composer.text() == "疟疾"


def test_everything_has_a_name_and_a_key(composer: Composer, qtbot: QtBot) -> None:
    option = QPushButton("Preset")
    composer.add_option(option)
    assert composer.editor.accessibleName() == "Question"
    assert "Do not paste names" in composer.editor.placeholderText()
    composer.editor.setFocus()
    qtbot.keyClick(composer.editor, Qt.Key.Key_Tab)
    assert composer.text() == ""
    assert QApplication.focusWidget() in {option, composer.button}


def test_the_draft_note_and_changes_are_told(composer: Composer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(composer.changed):
        composer.set_text("x")
    composer.set_draft_note("24 tokens")
    assert composer._draft.text() == "24 tokens"
