"""The transcript is bounded, follows, anchors, streams, marks, and is walked with the keyboard."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.chat import Role, State
from app.core.markdown import blocks
from app.gui.document import Document, View
from app.gui.widgets.answer import Answer
from app.gui.widgets.answer_strip import AnswerStrip
from app.gui.widgets.find import FindBar
from app.gui.widgets.mark import AiMark
from app.gui.widgets.message import Message
from app.gui.widgets.message_question import Question
from app.gui.widgets.message_view import Edited, MessageView, Strip, StripAction, VersionStep
from app.gui.widgets.transcript import MOST, PAGE, Transcript
from app.gui.widgets.transcript_column import Column

MANY = 10_000
# The offscreen platform says this of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def view(number: int, **changes: object) -> MessageView:
    facts: dict[str, object] = {
        "id": number,
        "role": Role.USER if number % 2 else Role.ASSISTANT,
        "text": f"message {number}, long enough to be seen",
        "state": State.DONE,
        "time": "14:05",
        "model_name": "Meditron3-Gemma2-2B",
    }
    return MessageView(**{**facts, **changes})  # type: ignore[arg-type]


def loader(asked: list[int] | None = None) -> Callable[[Sequence[int]], list[MessageView]]:
    def load(ids: Sequence[int]) -> list[MessageView]:
        if asked is not None:
            asked.extend(ids)
        return [view(number) for number in ids]

    return load


def widgets(transcript: Transcript) -> list[Message]:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    return [m for m in transcript.findChildren(Message) if m.isVisibleTo(transcript)]


def ids(transcript: Transcript) -> list[int]:
    return [message.shown.id for message in transcript._shown]


@pytest.fixture
def transcript(qtbot: QtBot) -> Iterator[Transcript]:
    """Return a transcript in a window, with a field beside it to take the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    shown = Transcript()
    column.addWidget(shown)
    column.addWidget(QLineEdit())
    window.resize(700, 500)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    yield shown
    window.close()


def settle(transcript: Transcript) -> None:
    for _ in range(6):
        QApplication.processEvents()
        transcript._on_near_edge()


def test_ten_thousand_messages_make_a_bounded_number_of_widgets(transcript: Transcript) -> None:
    asked: list[int] = []
    transcript.show_messages(range(1, MANY + 1), loader(asked))
    settle(transcript)
    assert len(widgets(transcript)) <= MOST
    assert len(asked) <= MOST
    assert ids(transcript)[-1] == MANY
    assert transcript.is_at_end
    for place in (1, 5_000, MANY, 17, 9_900):
        transcript.go_to(place)
        settle(transcript)
        assert place in ids(transcript)
        assert len(widgets(transcript)) <= MOST
        assert ids(transcript) == list(range(ids(transcript)[0], ids(transcript)[-1] + 1))


def test_scrolling_reads_the_next_page_and_keeps_the_words_in_sight(
    transcript: Transcript,
) -> None:
    transcript.show_messages(range(1, 301), loader())
    settle(transcript)
    bar = transcript._column.verticalScrollBar()
    for _ in range(40):
        bar.setValue(bar.value() - 300)
        before = transcript._column.anchor()
        assert before is not None
        message, offset = before[0].shown.id, before[1]
        settle(transcript)
        after = {m.shown.id: m for m in transcript._shown}[message]
        assert after.mapTo(transcript._column.viewport(), QPoint(0, 0)).y() == offset
        assert len(widgets(transcript)) <= MOST
    assert ids(transcript)[0] < 240


def test_the_view_follows_the_end_only_if_it_was_there(transcript: Transcript) -> None:
    transcript.show_messages(range(1, 41), loader())
    settle(transcript)
    transcript.append(view(42, state=State.STREAMING, text=""))
    transcript.extend(42, "word " * 400)
    transcript._message(42)._on_due()  # type: ignore[union-attr]
    settle(transcript)
    assert transcript.is_at_end
    bar = transcript._column.verticalScrollBar()
    bar.setValue(bar.value() - 700)
    settle(transcript)
    place = bar.value()
    transcript.extend(42, "word " * 400)
    transcript._message(42)._on_due()  # type: ignore[union-attr]
    settle(transcript)
    assert bar.value() == place
    assert transcript._newest.isVisible()
    transcript._newest.click()
    settle(transcript)
    assert transcript.is_at_end
    assert not transcript._newest.isVisible()


def test_words_in_sight_stay_when_the_window_gets_another_width(transcript: Transcript) -> None:
    long = "a question of many words, " * 30
    transcript.show_messages(range(1, 31), lambda ids: [view(n, text=long) for n in ids])
    settle(transcript)
    bar = transcript._column.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    settle(transcript)
    before = transcript._column.anchor()
    for width in (420, 1100, 700):
        transcript.window().resize(width, 500)
        settle(transcript)
        after = transcript._column.anchor()
        assert before is not None
        assert after is not None
        assert after[0] is before[0]


def test_a_new_question_is_brought_into_sight(transcript: Transcript) -> None:
    transcript.show_messages(range(1, 201), loader())
    transcript.go_to(5)
    settle(transcript)
    transcript.append(view(201))
    settle(transcript)
    assert transcript.is_at_end
    assert ids(transcript)[-1] == 201


def test_pieces_of_an_answer_give_the_whole_answer(transcript: Transcript) -> None:
    text = "# Title\n\n- one\n- two\n\n```r\nx <- 1\n```\n\n"
    text += "| a | b |\n|--|--|\n| 1 | 2 |\n\nend **bold**"
    transcript.show_messages([1], loader())
    transcript.append(view(2, state=State.STREAMING, text=""))
    answer = transcript._message(2)
    assert isinstance(answer, Answer)
    for start in range(0, len(text), 7):
        transcript.extend(2, text[start : start + 7])
        if start % 3 == 0:
            answer._on_due()
    answer._on_due()
    streamed = answer.view.toPlainText().strip() + "\n" + answer._open_view.toPlainText().strip()
    codes = list(answer._codes)
    transcript.replace(view(2, text=text))
    assert [line for line in streamed.split("\n") if line] == [
        line for line in answer.view.toPlainText().split("\n") if line
    ]
    assert codes == answer._codes == ["x <- 1\n"]
    assert not answer._open_view.isVisibleTo(answer)


def test_finished_blocks_are_not_rendered_again(
    transcript: Transcript, monkeypatch: pytest.MonkeyPatch
) -> None:
    transcript.append(view(2, state=State.STREAMING, text="first block\n\nsecond"))
    answer = transcript._message(2)
    assert isinstance(answer, Answer)
    rendered: list[View] = []
    render = View._render
    monkeypatch.setattr(View, "_render", lambda self: (rendered.append(self), render(self))[1])
    for _ in range(20):
        transcript.extend(2, " more")
        answer._on_due()
    assert answer.view not in rendered
    assert rendered.count(answer._open_view) == 20


def test_deltas_are_drawn_together(transcript: Transcript, monkeypatch: pytest.MonkeyPatch) -> None:
    transcript.append(view(2, state=State.STREAMING, text=""))
    answer = transcript._message(2)
    assert isinstance(answer, Answer)
    drawn: list[int] = []
    monkeypatch.setattr(answer, "_draw", lambda: drawn.append(1))
    for _ in range(50):
        transcript.extend(2, "x")
    assert not drawn
    answer._on_due()
    assert len(drawn) == 1


def test_words_of_an_answer_out_of_sight_are_there_when_it_comes_back(
    transcript: Transcript,
) -> None:
    transcript.show_messages(range(1, 201), loader())
    transcript.append(view(202, state=State.STREAMING, text=""))
    transcript.go_to(3)
    settle(transcript)
    assert transcript._message(202) is None
    transcript.extend(202, "kept words")
    transcript.go_to(202)
    answer = transcript._message(202)
    assert isinstance(answer, Answer)
    assert "kept words" in answer._open_view.toPlainText()


def test_removing_a_branch_shows_what_is_left(transcript: Transcript) -> None:
    transcript.show_messages(range(1, 101), loader())
    transcript.remove_from(95)
    assert transcript.message_ids[-1] == 94
    transcript.remove_from(10)
    settle(transcript)
    assert ids(transcript)[-1] == 9
    transcript.remove_from(1)
    assert ids(transcript) == []


def test_an_answer_says_that_it_is_machine_made_unless_there_is_none(
    transcript: Transcript,
) -> None:
    failed = view(4, state=State.FAILED, text="", strip=Strip("err", "No answer.", "", ()))
    transcript.append(view(2))
    transcript.append(failed)
    first, second = (m.findChild(AiMark) for m in transcript._shown)
    assert first is not None
    assert first.isVisibleTo(transcript)
    assert second is not None
    assert not second.isVisibleTo(transcript)
    assert transcript._shown[1].accessibleName().endswith(f"{failed.time}, no answer came")
    transcript.append(view(8, state=State.INTERRUPTED))
    assert transcript._shown[-1].accessibleName().endswith(f"{failed.time}, was interrupted")
    transcript.append(view(6, is_demo=True))
    assert "demo, not medical" in transcript._shown[-1].accessibleName()


def test_every_fact_is_one_signal(transcript: Transcript, qtbot: QtBot) -> None:
    strip = Strip("warn", "Interrupted.", "", (("regenerate", "Regenerate"), ("keep", "Keep")))
    transcript.append(view(1, version=2, versions=3))
    transcript.append(view(2, strip=strip, text="[a](https://a.org/x)\n\n```\ncode\n```"))
    question, answer = transcript._shown
    assert isinstance(answer, Answer)
    for signal, act, payload in (
        (transcript.copy_asked, question._on_copy, 1),
        (transcript.version_asked, question.versions.buttons[0].click, VersionStep(1, -1)),
        (transcript.regenerate_asked, answer._on_regenerate, 2),
        (transcript.info_asked, answer._on_info, 2),
        (transcript.strip_asked, answer._strip._actions[1].click, StripAction(2, "keep")),
    ):
        with qtbot.waitSignal(signal) as told:  # type: ignore[arg-type]
            act()
        assert told.args == [payload]
    for target, signal, payload in (
        ("https://a.org/x", transcript.link_asked, "https://a.org/x"),
        ("code:0", transcript.code_copied, "code\n"),
    ):
        with qtbot.waitSignal(signal) as told:
            answer.view.anchorClicked.emit(target)
        assert told.args == [payload]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "javascript:alert(1)", "smb://h/s", "//h/s", "/etc/passwd"]
)
def test_no_other_target_is_ever_offered(transcript: Transcript, target: str) -> None:
    transcript.append(view(2, text="x"))
    answer = transcript._shown[0]
    asked: list[str] = []
    transcript.link_asked.connect(asked.append)
    answer.view.anchorClicked.emit(target)
    assert asked == []
    assert answer.view.toPlainText() == "x"
    assert not answer.view.openLinks()


def test_a_question_is_edited_in_place(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.append(view(1))
    question = transcript._shown[0]
    assert isinstance(question, Question)
    question.edit()
    assert question._editor is not None
    question._editor.editor.set_text("another question")
    with qtbot.waitSignal(transcript.edited) as told:
        qtbot.keyClick(
            question._editor.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
    assert told.args == [Edited(1, "another question")]
    question.edit()
    with qtbot.assertNotEmitted(transcript.edited):
        qtbot.keyClick(question._editor.editor, Qt.Key.Key_Escape)
    assert not question.is_editing
    assert question.view.isVisibleTo(question)


def test_the_transcript_is_one_stop_and_walked_with_the_arrows(
    transcript: Transcript, qtbot: QtBot
) -> None:
    transcript.show_messages(range(1, 101), loader())
    settle(transcript)
    stops = [
        w
        for w in transcript.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        and w.isVisibleTo(transcript)
    ]
    assert [w for w in stops if not isinstance(w, QAbstractButton)] == [transcript._message(100)]
    assert stops == [transcript._message(100)]
    transcript.take_focus()
    for place in (99, 98, 97):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
        assert QApplication.focusWidget() is transcript._message(place)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is transcript._message(1)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert QApplication.focusWidget() is transcript._message(1)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is transcript._message(100)


def test_enter_goes_to_the_actions_and_escape_comes_back(
    transcript: Transcript, qtbot: QtBot
) -> None:
    transcript.append(view(1, version=2, versions=3))
    transcript.append(view(2))
    transcript.go_to(1)
    transcript.take_focus()
    question = transcript._message(1)
    assert question is not None
    qtbot.keyClick(question, Qt.Key.Key_Return)
    seen = []
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QAbstractButton)
        seen.append(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Right)
    assert len(set(seen)) == 5
    assert seen[0] == seen[5]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is question
    steps: list[VersionStep] = []
    transcript.version_asked.connect(steps.append)
    qtbot.keyClick(question, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(question, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert steps == [VersionStep(1, -1), VersionStep(1, 1)]


def test_tab_goes_through_the_links_and_enter_offers_one(
    transcript: Transcript, qtbot: QtBot
) -> None:
    transcript.append(view(2, text="[a](https://a.org) and [b](https://b.org)"))
    transcript.take_focus()
    answer = transcript._message(2)
    assert answer is not None
    qtbot.keyClick(answer, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is answer.view
    with qtbot.waitSignal(transcript.link_asked) as told:
        qtbot.keyClick(answer.view, Qt.Key.Key_Return)
    assert told.args == ["https://a.org"]
    qtbot.keyClick(answer.view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(transcript.link_asked) as told:
        qtbot.keyClick(answer.view, Qt.Key.Key_Return)
    assert told.args == ["https://b.org"]
    qtbot.keyClick(answer.view, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is answer


def test_every_control_has_a_name(transcript: Transcript) -> None:
    transcript.append(view(1, versions=2))
    transcript.append(view(2, versions=2, strip=Strip("reading", "Reading", "1 s", (), 1, 2)))
    transcript.edit(1)
    for widget in transcript.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert name, widget
    assert transcript._shown[0].versions.accessibleName() == "Version 1 of 2"


def test_the_strip_tells_how_far_reading_is(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.append(view(2, state=State.STREAMING, text=""))
    transcript.show_strip(
        2, Strip("reading", "Reading the question", "14 s so far", (), 1120, 1846)
    )
    strip = transcript.findChild(AnswerStrip)
    assert strip is not None
    assert strip._aside.text() == "1,120 of 1,846 tokens"
    assert strip._bar.value() == 1120
    with qtbot.waitSignal(transcript.stop_asked):
        strip._stop.click()
    transcript.show_strip(2, Strip("writing", "Writing", "118 tokens"))
    assert not strip._bar.isVisibleTo(strip)
    assert strip._aside.text() == "Esc stops"


def test_text_chosen_in_an_answer_is_copied_plain_with_the_notice(transcript: Transcript) -> None:
    transcript.append(view(2, text="**bold** words", copy_notice="AI-generated, research only"))
    shown = transcript._shown[0].view
    shown.selectAll()
    data = shown.createMimeDataFromSelection()
    assert data.text() == "bold words\n\nAI-generated, research only"
    assert not data.hasHtml()


def test_the_menu_of_a_text_offers_copy_and_select_all_only(qtbot: QtBot) -> None:
    shown = View()
    qtbot.addWidget(shown)
    shown.show_blocks(blocks("[a](https://a.org)"))
    assert [a.text() for a in shown.context_menu("").actions()] == ["Copy", "Select all"]
    assert [a.text() for a in shown.context_menu("https://a.org").actions()][-1] == (
        "Copy link target"
    )
    assert len(shown.context_menu("file:///x").actions()) == 2


def test_a_view_is_as_high_as_its_text(qtbot: QtBot) -> None:
    shown = View()
    qtbot.addWidget(shown)
    shown.show_plain("word " * 500)
    assert shown.heightForWidth(300) > 2 * shown.heightForWidth(900)


def test_hidden_characters_of_a_question_are_seen(transcript: Transcript) -> None:
    transcript.append(view(1, text="a\u202eb\x00\u200b"))
    assert transcript._shown[0].view.toPlainText() == "a⟦RLO⟧b⟦U+0000⟧⟦ZWSP⟧"


def test_documents_load_nothing(qtbot: QtBot) -> None:
    shown = View()
    qtbot.addWidget(shown)
    for thing in (Document(), shown):
        loaded = thing.loadResource(QTextDocument.ResourceType.ImageResource.value, "x.png")
        assert isinstance(loaded, QImage)
        assert loaded.isNull()


def test_find_walks_all_messages_and_tints_those_in_sight(
    transcript: Transcript, qtbot: QtBot
) -> None:
    transcript.show_messages(range(1, 501), loader())
    bar = FindBar(transcript)
    qtbot.addWidget(bar)
    bar.set_search(lambda words: [3, 250, 499] if words == "message" else [])
    bar.open_bar()
    bar.field.setText("message")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "3 of 3 messages"
    assert transcript._message(499) is not None
    assert transcript._message(499).view.extraSelections()  # type: ignore[union-attr]
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "1 of 3 messages"
    assert transcript._message(3).view.extraSelections()  # type: ignore[union-attr]
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "3 of 3 messages"
    bar.field.setText("nothing")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "Not in this chat"
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not any(m.view.extraSelections() for m in transcript._shown)
    assert PAGE <= MOST


def test_an_empty_conversation_says_what_to_do(transcript: Transcript) -> None:
    transcript.show_messages([], loader())
    assert transcript._empty.isVisible()
    assert "saved before it is sent" in transcript._empty.accessibleName()
    transcript.append(view(1))
    assert not transcript._empty.isVisible()
    transcript.remove_from(1)
    assert transcript._empty.isVisible()


def test_the_column_comes_to_rest_after_new_words(
    transcript: Transcript, monkeypatch: pytest.MonkeyPatch
) -> None:
    transcript.show_messages(range(1, 41), loader())
    transcript.append(view(42, state=State.STREAMING, text=""))
    transcript.extend(42, "words " * 50)
    transcript._message(42)._on_due()  # type: ignore[union-attr]
    settle(transcript)
    settled: list[int] = []
    work = Column.settle
    monkeypatch.setattr(Column, "settle", lambda self: (settled.append(1), work(self))[1])
    transcript._column.content.layout().update()
    for _ in range(20):
        QApplication.processEvents()
    assert 1 <= len(settled) <= 2


def test_the_column_comes_to_rest_under_a_long_answer(
    transcript: Transcript, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt lays long text out in steps and tells of each, also when nothing changed."""
    transcript.append(view(42, state=State.STREAMING, text=""))
    transcript.extend(42, ("word " * 60 + "\n\n") * 40)
    transcript._message(42)._on_due()  # type: ignore[union-attr]
    settle(transcript)
    settled: list[int] = []
    work = Column.settle
    monkeypatch.setattr(Column, "settle", lambda self: (settled.append(1), work(self))[1])
    transcript.extend(42, "more words ")
    transcript._message(42)._on_due()  # type: ignore[union-attr]
    for _ in range(200):
        QApplication.processEvents()
    assert len(settled) <= 10


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("width", [400, 735, 1400])
def test_no_text_is_laid_out_beside_its_view(
    qtbot: QtBot, direction: Qt.LayoutDirection, width: int
) -> None:
    words = "The passage lists five investigations: full blood count with differentials. " * 3
    shown = Transcript()
    qtbot.addWidget(shown)
    shown.setLayoutDirection(direction)
    shown.show_messages(range(1, 6), lambda ids: [view(n, text=words) for n in ids])
    shown.append(view(6, text="Three", strip=Strip("warn", words, words)))
    shown.append(view(8, state=State.STREAMING, text=f"{words}\n\n- {words}"))
    shown.show_strip(8, Strip("writing", "Writing", words))
    shown.resize(width, 900)
    shown.show()
    qtbot.waitExposed(shown)
    QApplication.processEvents()
    texts = [text for text in shown.findChildren(View) if text.isVisible()]
    assert len(texts) > 6
    for text in texts:
        assert text.document().textWidth() == text.viewport().width()
        assert text.horizontalScrollBar().maximum() == 0
        assert text.cursorRect(QTextCursor(text.document())).x() in range(text.width())
        assert text.height() >= text.document().size().height()
