"""The search page over a real history: found, walked, gone to, selected, kept under names."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.chat import State
from app.gui import found_cards, searching
from app.gui.searching import Searching
from app.gui.widgets import theme
from app.gui.widgets.chat_rows import MATCH_END, MATCH_START
from app.gui.widgets.commands import Command
from app.gui.widgets.dialogs import NameDialog, TrashDialog
from app.gui.widgets.found_rows import HeadRow, LineRow, MoreRow, Row
from app.gui.widgets.mark import AiMark
from app.gui.widgets.organise_dialogs import MoveDialog
from app.gui.widgets.regions import stops_in
from app.gui.widgets.saved_searches_dialog import SavedSearchesDialog
from app.gui.widgets.search_field import PAUSE_MS
from app.gui.widgets.search_preview import MarkedText
from app.store import search
from app.store.history import Sort
from app.store.saved_searches import SavedSearch
from tests.desk import Desk
from tests.gui.conftest import OpenDesk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

KEY = Qt.Key


class Hands:
    """The page in front of a person."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self._qtbot = qtbot

    @property
    def searching(self) -> Searching:
        return self.desk.window.window.organiser.searching

    @property
    def page(self) -> object:
        return self.searching.page

    def open(self) -> None:
        self.desk.frame._actions[Command.SEARCH_PAGE].trigger()

    def search(self, words: str) -> None:
        self.searching.page.head.field.setText(words)
        self.press(KEY.Key_Return, self.searching.page.head.field)

    def press(self, key: Qt.Key, widget: QWidget | None = None, held: object = None) -> None:
        where = widget or QApplication.focusWidget() or self.searching.page.list
        self._qtbot.keyClick(where, key, held or Qt.KeyboardModifier.NoModifier)

    def rows(self) -> list[Row]:
        return self.searching.page.list._rows._rows

    def titles(self) -> list[str]:
        return [row.card.title for row in self.rows() if isinstance(row, HeadRow)]

    def ids(self) -> list[int]:
        return [row.line.message_id for row in self.rows() if isinstance(row, LineRow)]

    def said(self) -> str:
        """Every word that an empty page shows."""
        labels = self.searching.page._bodies.currentWidget().findChildren(QLabel)
        return " ".join(label.text() for label in labels)

    def foot(self) -> str:
        return self.searching.page._results.foot.text()

    def quoted(self) -> list[str]:
        QApplication.processEvents()
        texts = self.searching.page.preview.findChildren(MarkedText)
        return [one._text for one in texts if not one.isHidden() and one.parentWidget().isVisible()]


def talk(desk: Desk, question: str, answer: str = "", *, after: int | None = None) -> int:
    """Put a question and its answer into the history; return the id of the answer."""
    ids = desk.history.begin_turn(None, question, after, {}, [])
    desk.history.finish_turn(ids.assistant_message_id, answer or "nothing", State.DONE, None)
    return ids.assistant_message_id


@pytest.fixture
def hands(open_desk: OpenDesk, qtbot: QtBot) -> Iterator[Hands]:
    desk = open_desk()
    desk.wait_loaded()  # while a model loads, Esc stops that
    desk.frame.showNormal()
    desk.frame.resize(1366, 768)
    yield Hands(desk, qtbot)
    theme.apply(QApplication.instance(), "light", 100, "auto")  # type: ignore[arg-type]


def test_the_page_takes_over_what_the_sidebar_searches(hands: Hands) -> None:
    talk(hands.desk, "urea and creatinine", "creatinine was 256")
    talk(hands.desk, "something else")
    sidebar = hands.desk.sidebar
    sidebar._search.setText("creatinine")
    sidebar._search._ask()
    assert sidebar._query_bar is not None
    sidebar._query_bar._page.click()
    assert sidebar.query == ""
    assert [type(row) for row in hands.rows()] == [HeadRow, LineRow, LineRow]
    assert hands.searching.page.head.found.text() == "Places: 2, in 1 of 2 chats"
    assert hands.searching.page.head.field.hasFocus()
    assert sidebar.isVisible()
    assert not hands.desk.transcript.isVisible()


def test_enter_goes_to_the_message_in_its_version_and_esc_comes_back(hands: Hands) -> None:
    desk = hands.desk
    first = talk(desk, "which findings", "the old answer names quinidine")
    question = desk.history.messages([first])[0].parent_id
    conversation = desk.history.messages([first])[0].conversation_id
    again = desk.history.begin_turn(conversation, None, question, {}, [])
    desk.history.finish_turn(again.assistant_message_id, "the new answer", State.DONE, None)
    hands.open()
    hands.search("quinidine")
    assert hands.searching.page.list.hasFocus()
    (line,) = hands.searching.page.list.lines()
    assert line.version == "version 1 of 2, not shown now"
    hands.press(KEY.Key_Return)
    assert desk.chat.conversation_id == conversation
    assert first in desk.transcript.message_ids
    assert desk.transcript.isVisible()
    assert not hands.searching.page.isVisible()
    hands.open()
    assert hands.ids() == [first]  # as it was left
    assert hands.searching.page.list.lines()[0].version == "version 1 of 2"
    hands.press(KEY.Key_Escape)
    assert hands.searching.page.head.query == "quinidine"
    assert desk.composer.editor.hasFocus()


def test_arrows_walk_places_over_heads_and_up_to_the_field(hands: Hands) -> None:
    for number in range(3):
        talk(hands.desk, f"fever {number}")
    hands.open()
    hands.search("fever")
    ids = hands.ids()
    walked = []
    for _ in range(4):
        line = hands.searching.page.list.current()
        walked.append(line.message_id if line else None)
        hands.press(KEY.Key_Down)
    assert walked == [*ids, ids[-1]]
    for _ in range(3):
        hands.press(KEY.Key_Up)
    assert hands.searching.page.head.field.hasFocus()
    hands.press(KEY.Key_Down)
    assert hands.searching.page.list.hasFocus()


def test_more_places_come_when_they_are_asked_for(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "PAGE", 2)
    for number in range(5):
        talk(hands.desk, f"fever {number}")
    hands.open()
    hands.search("fever")
    assert hands.searching.page.head.found.text() == "The newest 2 places, in 2 of 5 chats"
    (more,) = [row for row in hands.rows() if isinstance(row, MoreRow)]
    assert more.text == "Show more places: 2 are listed"
    hands.press(KEY.Key_Down)
    hands.press(KEY.Key_Down)
    here = hands.ids()
    hands.press(KEY.Key_Return)
    assert hands.ids()[:2] == here
    line = hands.searching.page.list.current()
    assert line is not None
    assert line.message_id == here[-1]  # what came is the next one down
    hands.searching._on_more_asked()
    assert len(set(hands.ids())) == len(hands.ids()) == 5
    assert not any(isinstance(row, MoreRow) for row in hands.rows())
    assert hands.searching.page.head.found.text() == "Places: 5, in 5 of 5 chats"
    hands.searching._on_more_asked()  # there is nothing more
    assert len(hands.ids()) == 5


def test_the_order_can_be_turned_round(hands: Hands) -> None:
    for number in range(3):
        talk(hands.desk, f"fever {number}")
    hands.open()
    hands.search("fever")
    newest = hands.ids()
    hands.searching.page.head.sort.setCurrentIndex(1)
    hands.searching.page.head.sort.activated.emit(1)
    assert hands.ids() == newest[::-1] == sorted(newest)


def order(hands: Hands, key: str) -> None:
    box = hands.searching.page.head.sort
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_the_best_match_can_come_first_with_titles_before_it(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hands.searching.page.head.order == "newest"
    best = talk(hands.desk, "fever")
    titled = talk(hands.desk, "much and more of it besides, and fever at its end")
    late = talk(hands.desk, "a fever " + "and other things " * 20)
    history = hands.desk.history
    history.rename(history.messages([best])[0].conversation_id, "short")
    history.rename(history.messages([late])[0].conversation_id, "long")
    history.rename(history.messages([titled])[0].conversation_id, "Fever in the title")
    hands.open()
    hands.search("fever")
    newest = hands.ids()
    order(hands, "best")
    assert hands.titles() == ["Fever in the title", "short", "long"]
    assert sorted(hands.ids()) == sorted(newest)
    assert hands.ids() != newest
    assert "newest come first" not in hands.foot()
    monkeypatch.setattr(search, "MOST_RANKED", 1)
    order(hands, "best")
    assert hands.ids() == newest
    assert "newest come first" in hands.foot()


def test_the_status_bar_tells_what_the_index_holds_while_the_page_is_open(hands: Hands) -> None:
    status = hands.desk.frame.status
    talk(hands.desk, "fever")
    hands.open()
    assert status._index is not None
    assert status._index.text == "Index: 2 messages, complete"
    assert status._index.isVisible()
    assert not status.meter.isVisible()
    talk(hands.desk, "fever")
    hands.desk.window.library.refresh()
    assert status._index.text == "Index: 4 messages, complete"
    hands.press(KEY.Key_Escape, hands.searching.page.list)
    assert not status._index.isVisible()
    assert status.meter.isVisible()


def test_selected_chats_are_moved_and_trashed_and_it_can_be_undone(hands: Hands) -> None:
    desk = hands.desk
    for number in range(3):
        talk(desk, f"fever {number}")
    hands.open()
    hands.search("fever")
    bar = hands.searching.page.bar
    assert not bar.isVisible()
    hands.press(KEY.Key_Space)
    hands.press(KEY.Key_Down)
    hands.press(KEY.Key_Space)
    assert bar.accessibleName() == "2 chats selected"
    assert [row.is_marked for row in hands.rows() if isinstance(row, HeadRow)] == [
        True,
        True,
        False,
    ]
    marked = hands.searching.marked()
    assert desk.sidebar.selected_ids() == marked
    desk.click("Move…", bar)
    desk.dialog(MoveDialog).chosen.emit("Ward")
    desk.dialog(MoveDialog).reject()
    assert {one.conversation_id for one in desk.history.conversations(folder="Ward")} == set(marked)
    assert hands.searching.page.isVisible()
    labels = [row.card.labels for row in hands.rows() if isinstance(row, HeadRow)]
    assert labels == [(("folder", "Ward"),), (("folder", "Ward"),), ()]
    desk.frame.command_asked.emit(Command.DELETE)  # by key: of what is selected
    desk.confirm(TrashDialog, "Move to trash")
    assert len(hands.titles()) == 1
    assert not bar.isVisible()
    desk.click("Undo", desk.notice("2 chats are in the trash."))
    assert len(hands.titles()) == 3


def test_all_can_be_selected_and_none(hands: Hands) -> None:
    for number in range(3):
        talk(hands.desk, f"fever {number}")
    hands.open()
    hands.search("fever")
    hands.press(KEY.Key_A, held=Qt.KeyboardModifier.ControlModifier)
    bar = hands.searching.page.bar
    assert bar.accessibleName() == "3 chats selected"
    assert bar.all.checkState() == Qt.CheckState.Checked
    bar.all.setFocus()
    bar.all.click()
    assert not bar.isVisible()
    assert hands.searching.page.list.hasFocus()  # not on what is no longer there
    hands.press(KEY.Key_Space)
    bar.all.click()
    assert len(hands.searching.marked()) == 3
    hands.search("something else")
    assert hands.searching.marked() == []


def test_marks_of_a_page_that_is_left_select_nothing(hands: Hands) -> None:
    talk(hands.desk, "fever")
    hands.open()
    hands.search("fever")
    hands.press(KEY.Key_Space)
    assert hands.desk.sidebar.selected_ids()
    hands.press(KEY.Key_Escape)
    assert hands.desk.sidebar.selected_ids() == []
    assert not hands.desk.sidebar.has_list_focus()


def test_a_click_selects_goes_or_only_marks_where_it_falls(hands: Hands, qtbot: QtBot) -> None:
    answer = talk(hands.desk, "urea", "fever")
    hands.open()
    hands.search("fever")
    found = hands.searching.page.list
    head, line = (found._rows.index(number) for number in (0, 1))
    box = found._delegate.box(found.visualRect(head)).center()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(found.viewport(), left, pos=box)
    assert len(hands.searching.marked()) == 1
    qtbot.mouseClick(found.viewport(), left, pos=found.visualRect(line).center())
    assert hands.searching.page.isVisible()
    qtbot.mouseClick(
        found.viewport(), left, pos=found._delegate.link(found.visualRect(line)).center()
    )
    assert not hands.searching.page.isVisible()
    assert answer in hands.desk.transcript.message_ids


def test_the_preview_shows_what_came_before_and_marks_what_a_model_wrote(hands: Hands) -> None:
    forged = f"x{MATCH_START}y{MATCH_END}"
    talk(hands.desk, f"which findings? {forged}", "a\n" * 3 + "creatinine " * 500)
    hands.open()
    hands.search("creatinine")
    question, answer = hands.quoted()
    assert question == "which findings? x␂y␃"
    assert answer.startswith("a\na\na\ncreatinine")
    assert answer.endswith(" …")
    assert len(answer) < 2000
    marks = hands.searching.page.preview.findChildren(AiMark)
    assert [one.text() for one in marks if one.isVisible()] == ["AI-generated, unverified"]
    assert hands.searching.page.preview._number.text() == "Place 1 of 1"
    assert not hands.searching.page.preview.next.isEnabled()


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("no such word", "fever", "no such word"),
        ("word " * 300 + "fever " + "word " * 300, "fever", "… word "),
        ("fever" * 1000, "fever", f"{MATCH_START}fever{MATCH_END}"),
    ],
)
def test_an_excerpt_is_cut_around_the_first_match(text: str, words: str, found: str) -> None:
    got = found_cards.excerpt(text, searching.parse(words))
    assert got.startswith(found)
    assert len(got.replace(MATCH_START, "").replace(MATCH_END, "")) <= (
        found_cards.BEFORE + found_cards.AFTER + 4
    )


def test_searches_are_kept_used_renamed_and_let_go(hands: Hands) -> None:
    desk = hands.desk
    talk(desk, "fever")
    hands.open()
    head = hands.searching.page.head
    assert not head.save.isEnabled()
    assert not head.saved.isVisible()
    hands.search("fever")
    head.set_order("oldest")
    head.save.click()
    dialog = desk.dialog(NameDialog)
    dialog._field.setText("ward")
    dialog.accept()
    assert desk.history.saved_searches.list() == [SavedSearch("ward", "fever", Sort.OLDEST)]
    assert head.menu().actions()[0].text() == "ward"
    hands.search("chills")
    hands.searching.kept.save("Ward")
    desk.click("Undo", desk.notice("The search “\u2068Ward\u2069” is saved in place"))
    assert [one.query for one in desk.history.saved_searches.list()] == ["fever"]
    head.set_order("newest")
    head.named_asked.emit("ward")
    assert (head.query, head.order) == ("fever", "oldest")
    assert len(hands.ids()) == 1
    head.names_asked.emit()
    names = desk.dialog(SavedSearchesDialog)
    names.renamed.emit("ward", "round")
    assert names.current() == "round"
    desk.history.saved_searches.save(SavedSearch("b", "x"))
    names.renamed.emit("round", "B")
    assert names._last_word is not None  # refused where it was asked
    hands.press(KEY.Key_Delete, names.names)
    names.reject()
    assert len(head.menu().actions()) == 3
    left = [one.name for one in desk.history.saved_searches.list()]
    assert len(left) == 1
    desk.click("Undo", desk.notice("is deleted."))
    assert len(desk.history.saved_searches.list()) == 2
    assert len(head.menu().actions()) == 4  # a line, and the way to change them


def test_an_empty_field_offers_what_is_kept(hands: Hands) -> None:
    hands.desk.history.saved_searches.save(SavedSearch("A & B", "fever"))
    answer = talk(hands.desk, "urea", "fever")
    hands.open()
    assert "Search all chats and their older versions." in hands.said()
    body = hands.searching.page._bodies.currentWidget()
    (button,) = body.findChildren(QPushButton)
    assert button.text() == "A && B"
    button.click()
    assert hands.ids() == [answer]


def test_nothing_found_says_so_and_offers_the_trash(hands: Hands) -> None:
    answer = talk(hands.desk, "quinquevirate", "x")
    (chat,) = hands.desk.history.conversations()
    hands.desk.history.trash(chat.conversation_id)
    hands.open()
    hands.search("quinquevirate")
    assert "No message contains" in hands.said()
    assert not hands.searching.page.preview.isVisible()
    hands.desk.click("Search the trash too", hands.searching.page)
    assert hands.ids() == [answer - 1]
    assert ("trash", "In the trash") in hands.rows()[0].card.labels  # type: ignore[union-attr]
    hands.search("quinquevirat")
    assert hands.ids() == []


NONSENSE = ['"', "-", "tag:", ":::", "((", "before:2024-99-99", "\x00\u202e", "a" * 5000, "from:"]


def test_nonsense_finds_nothing_and_breaks_nothing(hands: Hands) -> None:
    talk(hands.desk, "fever")
    hands.open()
    for words in NONSENSE:
        hands.search(words)
        assert hands.ids() == [], words
        hands.press(KEY.Key_Down, hands.searching.page.head.field)
    hands.search("fever")
    assert len(hands.ids()) == 1


def test_chips_and_operators_rewrite_the_query(hands: Hands) -> None:
    hands.open()
    head = hands.searching.page.head
    hands.search('fever "high fever" -cough')
    assert [chip.text() for chip in head.chips.buttons()] == [
        "word: fever",
        "exact: high fever",
        "without: cough",
    ]
    head.chips.buttons()[2].click()
    assert head.query == 'fever "high fever"'
    next(one for one in head.operators.buttons() if one.property("operator") == "tag:").click()
    assert head.query == 'fever "high fever" tag:'
    assert head.field.hasFocus()


def test_a_new_answer_appears_and_the_place_stays(hands: Hands) -> None:
    for number in range(3):
        talk(hands.desk, f"fever {number}")
    hands.open()
    hands.search("fever")
    hands.press(KEY.Key_Down)
    before = hands.searching.page.list.current()
    talk(hands.desk, "fever again")
    hands.desk.window.library.refresh()
    assert len(hands.ids()) == 4
    assert hands.searching.page.list.current() == before


def test_every_stop_of_the_page_has_a_name_and_tab_comes_round(hands: Hands) -> None:
    talk(hands.desk, "fever", "fever")
    hands.desk.history.saved_searches.save(SavedSearch("a", "fever"))
    hands.open()
    hands.search("fever -cough")
    hands.press(KEY.Key_Space)
    page = hands.searching.page
    stops = [stop for region in page.regions() for stop in stops_in(region)]
    assert stops[0] is page.head.field
    assert {page.list, page.preview.go, page.head.sort, page.bar.all} <= set(stops)
    for stop in stops:
        interface = QAccessible.queryAccessibleInterface(stop)
        assert interface.text(QAccessible.Text.Name).strip(), stop
    line = page.list._rows.index(1)
    said = line.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("fever, Model")
    assert ", selected, " in said
    hands.desk.frame._actions[Command.SEARCH].trigger()
    assert page.head.field.hasFocus()
    hands.desk.frame._actions[Command.NEXT_REGION].trigger()
    assert page.isAncestorOf(QApplication.focusWidget())


def test_new_chats_and_chats_of_the_sidebar_leave_the_page(hands: Hands) -> None:
    talk(hands.desk, "fever")
    (chat,) = hands.desk.history.conversations()
    for way in (
        lambda: hands.desk.sidebar.chosen.emit(chat.conversation_id),
        hands.desk.frame._actions[Command.NEW_CHAT].trigger,
        hands.desk.frame._actions[Command.FIND].trigger,
    ):
        hands.open()
        assert hands.searching.page.isVisible()
        way()
        assert not hands.searching.page.isVisible()
        assert hands.desk.transcript.isVisible()


def test_links_and_boxes_stand_on_their_sides(hands: Hands) -> None:
    talk(hands.desk, "fever")
    hands.open()
    hands.search("fever")
    found = hands.searching.page.list
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        found.setLayoutDirection(direction)
        row = found.visualRect(found._rows.index(1))
        box, link = found._delegate.box(row).center(), found._delegate.link(row).center()
        is_mirrored = direction == Qt.LayoutDirection.RightToLeft
        assert (box.x() > row.center().x()) is is_mirrored
        assert (link.x() < row.center().x()) is is_mirrored
        assert row.contains(QPoint(link.x(), row.center().y()))


def test_what_stands_in_the_head_is_whole_at_any_size(hands: Hands) -> None:
    talk(hands.desk, "fever", "fever")
    hands.open()
    hands.search('fever -"a long phrase" -"another long phrase" -"a third long phrase"')
    head = hands.searching.page.head
    for width, zoom in ((1366, 100), (900, 100), (900, 125), (800, 150), (1366, 200)):
        theme.apply(QApplication.instance(), "light", zoom, "auto")  # type: ignore[arg-type]
        hands.desk.frame.resize(width, 768)
        QApplication.processEvents()
        for part in (head.field, head.save, head.found, head.sort, *head.chips.buttons()):
            place = QRect(part.mapTo(head, QPoint()), part.size())
            assert head.rect().contains(place), (width, zoom, part)
        assert head.operators.isVisible() is (zoom < 150)
        for button in head.operators.buttons() if head.operators.isVisible() else ():
            assert head.operators.rect().contains(button.geometry()), (width, zoom, button)
        assert hands.searching.page.list.height() > 100, (width, zoom)


def test_without_a_selection_keys_mean_the_chat_of_the_place(hands: Hands) -> None:
    desk = hands.desk
    for number in range(2):
        talk(desk, f"fever {number}")
    desk.chat.open(desk.history.conversations()[1].conversation_id)
    hands.open()
    hands.search("fever")
    desk.frame._actions[Command.RENAME].trigger()
    dialog = desk.dialog(NameDialog)
    assert dialog.name == "fever 1"  # not the chat that is open behind the page
    dialog._field.setText("another name")
    dialog.accept()
    assert hands.titles() == ["another name", "fever 0"]
    hands.press(KEY.Key_Delete, hands.searching.page.list)
    desk.confirm(TrashDialog, "Move to trash")
    assert hands.titles() == ["fever 0"]
    assert hands.searching.page.isVisible()


def test_what_is_selected_at_once_stays_selected(hands: Hands, qtbot: QtBot) -> None:
    talk(hands.desk, "fever")
    hands.desk.sidebar._search.setText("fever")
    hands.desk.sidebar._search._ask()
    hands.open()
    hands.press(KEY.Key_Space, hands.searching.page.list)
    qtbot.wait(2 * PAUSE_MS)  # the field waits for a pause before it asks
    assert hands.searching.page.bar.isVisible()


def test_esc_closes_what_lies_over_the_page_first(hands: Hands) -> None:
    talk(hands.desk, "fever")
    hands.open()
    hands.search("fever")
    hands.desk.frame.resize(900, 700)
    page, body = hands.searching.page, hands.desk.frame._body
    body.open_sidebar(True)
    page.toggle_details()
    assert page.preview.isVisible()
    page.list.setFocus()
    seen = []
    for _ in range(3):
        hands.press(KEY.Key_Escape, page.list)
        seen.append((body.sidebar.isVisible(), page.preview.isVisible(), page.isVisible()))
    assert seen == [(False, True, True), (False, False, True), (False, False, False)]


def test_titles_and_drafts_are_places_in_the_order_of_time(hands: Hands) -> None:
    history = hands.desk.history
    ids = [talk(hands.desk, f"question {number}", "nothing") for number in range(3)]
    first, second, third = (history.messages([one])[0].conversation_id for one in ids)
    history.rename(first, "quinine at night")
    history.save_draft(second, "and the quinine in\nthe morning")
    talk(hands.desk, "quinine in a message", "x")
    history.rename(third, "Quinine, the newest")
    hands.open()
    hands.search("quinine")
    assert hands.titles()[0] == "Quinine, the newest"
    assert sorted(hands.titles()[1:]) == ["question 1", "quinine at night", "quinine in a message"]
    whos = {line.conversation_id: line.who for line in hands.searching.page.list.lines()}
    assert (whos[first], whos[second], whos[third]) == ("Title", "Draft, not sent", "Title")
    assert hands.searching.page.head.found.text() == "Places: 4, in 4 of 4 chats"
    assert "Searched: titles, messages, older versions, drafts" in hands.foot()
    draft = next(one for one in hands.searching.page.list.lines() if one.conversation_id == second)
    hands.searching.page.list.setCurrentIndex(
        hands.searching.page.list._rows.find(draft.message_id)
    )
    assert hands.quoted() == ["and the quinine in\nthe morning"]
    hands.press(KEY.Key_Return, hands.searching.page.list)
    assert hands.desk.chat.conversation_id == second
    assert hands.desk.composer.text() == "and the quinine in\nthe morning"
    hands.open()
    hands.search("quinine from:you")  # of messages alone
    assert hands.titles() == ["quinine in a message"]
    assert "titles" not in hands.foot()


def test_more_titles_than_are_listed_are_not_said_to_be_all(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_NAMED", 2)
    for number in range(3):
        answer = talk(hands.desk, f"question {number}")
        known = hands.desk.history.messages([answer])[0].conversation_id
        hands.desk.history.rename(known, f"fever {number}")
    hands.open()
    hands.search("fever")
    assert hands.titles() == ["fever 2", "fever 1"]
    assert hands.searching.page.head.found.text() == "The newest 2 places, in 2 of 3 chats"
    hands.search("fever 2")
    assert hands.searching.page.head.found.text() == "Places: 1, in 1 of 3 chats"


def test_titles_behind_what_is_still_to_come_are_held_back(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(searching, "PAGE", 2)
    old = talk(hands.desk, "old", "x")
    hands.desk.history.rename(hands.desk.history.messages([old])[0].conversation_id, "fever")
    qtbot.wait(2)  # the history counts in milliseconds, and a fast disk writes within one
    for number in range(3):
        talk(hands.desk, f"fever {number}")
    hands.open()
    hands.search("fever")
    assert hands.titles() == ["fever 2", "fever 1"]
    hands.searching._on_more_asked()
    assert hands.titles() == ["fever 2", "fever 1", "fever 0", "fever"]
