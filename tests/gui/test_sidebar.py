"""The sidebar: what it lists, what it asks for, by mouse and by key."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.core.dates import section_of
from app.gui.widgets import theme
from app.gui.widgets.buttons import IconButton, QuietButton
from app.gui.widgets.chat_delegate import ChatDelegate, _near_match, split_matches
from app.gui.widgets.chat_rows import (
    MATCH_END,
    MATCH_START,
    TOP,
    ChatRow,
    HeadRow,
    HitRow,
    PlaceKind,
    PlaceRow,
    Renamed,
    RowMark,
    Wish,
    time_of,
    with_heads,
)
from app.gui.widgets.commands import Command
from app.gui.widgets.label import plain_tip
from app.gui.widgets.sidebar import Chats, HitChosen, Hits, Sidebar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOW = datetime(2026, 5, 4, 14, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 100, "comfortable")
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def chat(number: int, hours: float, **more: object) -> ChatRow:
    when = NOW - timedelta(hours=hours)
    values: dict[str, object] = {
        "id": str(number),
        "title": f"Chat {number}",
        "time": when,
        "section": section_of(when, NOW),
    }
    return ChatRow(**{**values, **more})  # type: ignore[arg-type]


def hit(number: int) -> HitRow:
    text = f"… serum {MATCH_START}creatinine{MATCH_END} > 256 µmol/L"
    return HitRow(str(number), 10 + number, f"Chat {number}", text, NOW)


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    widget = Sidebar()
    qtbot.addWidget(widget)
    widget.resize(256, 600)
    rows = (chat(1, 200, is_pinned=True), chat(2, 1), chat(3, 2), chat(4, 24), chat(5, 24 * 30))
    widget.set_chats(Chats(rows, this_year=2026, trashed=3))
    widget.show()
    return widget


def place_of(sidebar: Sidebar, chat_id: str) -> QPoint:
    rows = sidebar._list.model()
    return sidebar._list.visualRect(rows.find(chat_id)).center()


def click(qtbot: QtBot, sidebar: Sidebar, chat_id: str, keys: Qt.KeyboardModifier) -> None:
    place = place_of(sidebar, chat_id)
    qtbot.mouseClick(sidebar._list.viewport(), Qt.MouseButton.LeftButton, keys, place)


NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def test_pinned_chats_stand_first_and_each_section_has_one_head() -> None:
    rows = with_heads((chat(2, 1), chat(1, 200, is_pinned=True), chat(3, 2), chat(5, 720)), 2026)
    shown = [row.title for row in rows]
    assert shown == ["Pinned", "Chat 1", "Today", "Chat 2", "Chat 3", "April", "Chat 5"]


def test_a_section_stands_once_whatever_the_order_of_its_chats() -> None:
    rows = with_heads((chat(2, 1), chat(5, 720), chat(3, 2)), 2026)
    assert [row.title for row in rows] == ["Today", "Chat 2", "Chat 3", "April", "Chat 5"]


WARD = PlaceRow(PlaceKind.FOLDER, "Ward", "Ward", 12)
INSIDE = PlaceRow(PlaceKind.FOLDER, "Ward/B", "B", 1, depth=1)
WORDING = PlaceRow(PlaceKind.TAG, "wording", "wording", 9)


def test_folders_and_tags_stand_between_pinned_chats_and_the_days() -> None:
    rows = with_heads((chat(1, 1, is_pinned=True), chat(2, 1)), 2026, (WARD, INSIDE, WORDING))
    shown = [row.title if isinstance(row, HeadRow) else row for row in rows]
    assert shown[0] == "Pinned"
    assert shown[2:5] == ["Folders", WARD, INSIDE]
    assert shown[5:8] == ["Tags", WORDING, "Today"]


@pytest.fixture
def placed(sidebar: Sidebar) -> Sidebar:
    rows = (chat(2, 1), chat(3, 2))
    sidebar.set_chats(Chats(rows, 2026, places=(WARD, INSIDE, WORDING)))
    return sidebar


def row_of(sidebar: Sidebar, row: object) -> QModelIndex:
    rows = sidebar._list._rows
    return rows.index(rows._rows.index(row))


def test_enter_on_a_folder_shows_it_and_the_way_back(qtbot: QtBot, placed: Sidebar) -> None:
    placed._list.setCurrentIndex(row_of(placed, INSIDE))
    with qtbot.waitSignal(placed.place_chosen):
        qtbot.keyClick(placed._list, Qt.Key.Key_Return)
    assert placed.place == INSIDE
    bar = placed._place_bar
    assert bar is not None
    assert bar.accessibleName() == "Folder Ward/B"
    with qtbot.waitSignal(placed.place_chosen):
        bar._back.click()
    assert placed.place is None
    assert not bar.isVisible()


def test_a_search_and_the_trash_leave_the_folder(qtbot: QtBot, placed: Sidebar) -> None:
    placed.show_place(WARD)
    qtbot.keyClicks(placed._search, "x")
    qtbot.keyClick(placed._search, Qt.Key.Key_Return)
    assert placed.place is None
    placed.show_place(WARD)
    placed._trash.setChecked(True)
    assert placed.place is None


def test_places_are_renamed_in_place(qtbot: QtBot, placed: Sidebar) -> None:
    placed._list.setCurrentIndex(row_of(placed, WORDING))
    placed.focus_list()
    qtbot.keyClick(placed._list, Qt.Key.Key_F2)
    editor = placed._list.findChild(QLineEdit)
    assert editor is not None
    assert editor.accessibleName() == "Name"
    editor.setText("style")
    with qtbot.assertNotEmitted(placed.place_chosen), qtbot.waitSignal(placed.wished) as told:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == [Wish(Command.RENAME, place=WORDING, name="style")]


def test_delete_asks_to_remove_the_place_with_the_focus(qtbot: QtBot, placed: Sidebar) -> None:
    placed._list.setCurrentIndex(row_of(placed, WORDING))
    with qtbot.waitSignal(placed.wished) as told:
        qtbot.keyClick(placed._list, Qt.Key.Key_Delete)
    assert told.args == [Wish(Command.DELETE, place=WORDING)]


def test_chats_are_dropped_on_folders_and_tags_and_folders_on_folders(placed: Sidebar) -> None:
    rows = placed._list._rows
    wished: list[Wish] = []
    placed.wished.connect(wished.append)
    move = Qt.DropAction.MoveAction
    chats = rows.mimeData([rows.find("2"), rows.find("3")])
    folder = rows.mimeData([row_of(placed, INSIDE)])
    head = row_of(placed, HeadRow("Folders", TOP))
    for data, target, is_taken in (
        (chats, row_of(placed, WARD), True),
        (chats, row_of(placed, WORDING), True),
        (chats, head, True),
        (chats, rows.find("2"), False),
        (folder, row_of(placed, WARD), True),
        (folder, head, True),
        (folder, row_of(placed, INSIDE), False),
        (folder, row_of(placed, WORDING), False),
        (QMimeData(), row_of(placed, WARD), False),
    ):
        assert rows.canDropMimeData(data, move, -1, -1, target) is is_taken
        assert rows.dropMimeData(data, move, -1, -1, target) is is_taken
    both = ("2", "3")
    bare = PlaceRow(PlaceKind.FOLDER, "Ward/B")
    assert wished == [
        Wish(Command.MOVE, both, target=WARD),
        Wish(Command.TAGS, both, target=WORDING),
        Wish(Command.MOVE, both, target=TOP),
        Wish(Command.MOVE, place=bare, target=WARD),
        Wish(Command.MOVE, place=bare, target=TOP),
    ]


def test_a_drag_takes_all_selected_chats_along(qtbot: QtBot, placed: Sidebar) -> None:
    click(qtbot, placed, "2", CTRL)
    click(qtbot, placed, "3", CTRL)
    assert placed._list.dragEnabled()
    can = Qt.ItemFlag.ItemIsDragEnabled
    assert all(index.flags() & can for index in placed._list.selectedIndexes())
    assert not row_of(placed, WORDING).flags() & can


def test_a_screen_reader_hears_what_a_place_is_and_holds(placed: Sidebar) -> None:
    spoken = [
        row_of(placed, row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (INSIDE, WORDING)
    ]
    assert spoken == ["Folder Ward/B, chats: 1", "Tag wording, chats: 9"]


def test_what_a_search_is_understood_as_can_be_taken_out(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar._search.setText('serum "renal failure" tag:wording -draft')
    qtbot.keyClick(sidebar._search, Qt.Key.Key_Return)
    bar = sidebar._query_bar
    assert bar is not None
    chips = {chip.text(): chip for chip in bar._chips.buttons()}
    assert list(chips) == ["word: serum", "exact: renal failure", "tag: wording", "without: draft"]
    assert chips["tag: wording"].accessibleName() == "Take out: tag: wording"
    with qtbot.waitSignal(sidebar.search_changed) as told:
        qtbot.keyClick(chips["exact: renal failure"], Qt.Key.Key_Delete)
    assert told.args == ["serum tag:wording -draft"]
    sidebar._search.setText("serum")
    qtbot.keyClick(sidebar._search, Qt.Key.Key_Return)
    assert not bar._chips.isVisible()
    menu = bar.menu()
    next(one for one in menu.actions() if one.data() == "folder:").trigger()
    assert sidebar._search.text() == "serum folder:"
    qtbot.keyClick(sidebar._search, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_a_search_says_how_many_places_it_found_where(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar._search.setText("serum")
    qtbot.keyClick(sidebar._search, Qt.Key.Key_Return)
    bar = sidebar._query_bar
    assert bar is not None
    twice = (hit(1), HitRow("1", 99, "Chat 1", "again", NOW), hit(2))
    sidebar.set_hits(Hits("serum", twice, searched=41))
    assert bar._found.text() == "Places: 3, in 2 of 41 chats"
    sidebar.set_hits(Hits("serum", twice, searched=41, is_all=False))
    assert bar._found.text() == "The newest 3 places, in 2 of 41 chats"
    sidebar.set_hits(Hits("serum", (), searched=41))
    assert not bar._found.isVisible()


def test_empty_sections_have_no_head() -> None:
    assert [row for row in with_heads((chat(2, 1),), 2026) if isinstance(row, HeadRow)] == [
        HeadRow("Today")
    ]


def test_a_month_of_another_year_carries_the_year() -> None:
    assert with_heads((chat(1, 24 * 400),), 2026)[0] == HeadRow("March 2025")


@pytest.mark.parametrize(
    ("hours", "is_pinned", "shown"),
    [(1, False, "13:30"), (24, False, "14:30"), (24, True, "Sun"), (72, False, "Fri")],
)
def test_times_are_as_short_as_their_section_allows(
    hours: int, is_pinned: bool, shown: str
) -> None:
    assert time_of(chat(1, hours, is_pinned=is_pinned)) == shown


def test_a_click_opens_a_chat(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.chosen) as told:
        click(qtbot, sidebar, "3", NO_KEYS)
    assert told.args == ["3"]


def test_arrows_move_without_opening_and_enter_opens(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_open("2")
    sidebar.focus_list()
    with qtbot.assertNotEmitted(sidebar.chosen):
        qtbot.keyClick(sidebar._list, Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.chosen) as told:
        qtbot.keyClick(sidebar._list, Qt.Key.Key_Return)
    assert told.args == ["3"]


def test_arrows_pass_over_the_heads(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_open("3")
    sidebar.focus_list()
    qtbot.keyClick(sidebar._list, Qt.Key.Key_Down)
    assert sidebar.selected_ids() == ["4"]


def test_ctrl_selects_several_for_the_trash(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.assertNotEmitted(sidebar.chosen):
        click(qtbot, sidebar, "2", CTRL)
        click(qtbot, sidebar, "4", CTRL)
    with qtbot.waitSignal(sidebar.trash_asked) as told:
        qtbot.keyClick(sidebar._list, Qt.Key.Key_Delete)
    assert told.args == [["2", "4"]]


def test_several_selected_chats_have_a_bar_of_their_own(qtbot: QtBot, sidebar: Sidebar) -> None:
    click(qtbot, sidebar, "2", CTRL)
    assert sidebar._selection_bar is None
    sidebar.focus_list()
    qtbot.keyClick(sidebar._list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    bar = sidebar._selection_bar
    assert bar is not None
    assert bar.isVisible()
    assert bar.accessibleName() == "2 chats selected"
    buttons = {one.accessibleName(): one for one in bar.findChildren(IconButton)}
    for name, what in (("Move to folder…", Command.MOVE), ("Move to trash…", Command.DELETE)):
        with qtbot.waitSignal(sidebar.wished) as told:
            buttons[name].click()
        assert told.args == [Wish(what, ("2", "3"))]
    with qtbot.waitSignal(sidebar.export_asked):
        buttons["Export…"].click()
    clear = bar.findChild(QuietButton)
    assert clear is not None
    clear.click()
    assert sidebar.selected_ids() == []
    assert not bar.isVisible()


def test_the_bar_goes_with_the_selected_chats_and_keeps_the_keyboard(sidebar: Sidebar) -> None:
    chats = tuple(chat(number, number) for number in range(4))
    sidebar.set_chats(Chats(chats, 2026))
    sidebar._list._select({chats[0].id, chats[1].id}, "")
    bar = sidebar._selection_bar
    assert bar is not None
    pin = next(one for one in bar.findChildren(IconButton) if one.property("command") == "pin")
    pin.setFocus()
    sidebar.set_chats(Chats(chats, 2026))
    assert bar.isVisible()
    assert pin.hasFocus(), "what was done with them may be done again"
    sidebar.set_chats(Chats(chats[2:], 2026, trashed=2))
    assert sidebar.selected_ids() == []
    assert not bar.isVisible()
    sidebar._list._select({chats[2].id, chats[3].id}, "")
    sidebar.set_hits(Hits("word", (hit(1),), 4))
    assert not bar.isVisible()


def test_chats_of_selected_places_found_are_meant_once_each(sidebar: Sidebar) -> None:
    twice = (hit(1), HitRow("1", 99, "Chat 1", "again", NOW), hit(2))
    sidebar.set_hits(Hits("creatinine", twice, searched=41))
    sidebar._list.selectAll()
    assert sidebar.selected_ids() == ["1", "2"]


def test_plain_backspace_asks_for_nothing(qtbot: QtBot, sidebar: Sidebar) -> None:
    click(qtbot, sidebar, "2", CTRL)
    with qtbot.assertNotEmitted(sidebar.trash_asked):
        qtbot.keyClick(sidebar._list, Qt.Key.Key_Backspace)


def test_f2_renames_in_place(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_open("2")
    sidebar.focus_list()
    qtbot.keyClick(sidebar._list, Qt.Key.Key_F2)
    editor = sidebar._list.findChild(QLineEdit)
    assert editor is not None
    assert editor.accessibleName()
    editor.setText("  Another \n title ")
    with qtbot.waitSignal(sidebar.renamed) as told:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == [Renamed("2", "Another title")]


def test_an_empty_title_is_no_change(qtbot: QtBot, sidebar: Sidebar) -> None:
    assert sidebar._list.rename("2")
    editor = sidebar._list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("   ")
    with qtbot.assertNotEmitted(sidebar.renamed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_the_menu_of_a_row_offers_what_the_keys_do(qtbot: QtBot, sidebar: Sidebar) -> None:
    click(qtbot, sidebar, "1", NO_KEYS)
    menu = sidebar._list.menu_for(sidebar._list.currentIndex())
    assert menu is not None
    actions = {action.text(): action for action in menu.actions() if action.text()}
    assert list(actions) == [
        "Open",
        "Rename",
        "Unpin",
        "Move to folder…",
        "Tags…",
        "Duplicate",
        "Export…",
        "Move to trash…",
    ]
    for label, what in (
        ("Unpin", Command.PIN),
        ("Move to folder…", Command.MOVE),
        ("Tags…", Command.TAGS),
        ("Duplicate", Command.DUPLICATE),
    ):
        with qtbot.waitSignal(sidebar.wished) as told:
            actions[label].trigger()
        assert told.args == [Wish(what, ("1",))]
    with qtbot.waitSignal(sidebar.trash_asked):
        actions["Move to trash…"].trigger()


def test_the_trash_offers_restore_and_purge_and_opens_nothing(
    qtbot: QtBot, sidebar: Sidebar
) -> None:
    with qtbot.waitSignal(sidebar.trash_view_asked) as told:
        qtbot.mouseClick(sidebar._trash, Qt.MouseButton.LeftButton)
    assert told.args == [True]
    sidebar.set_chats(Chats((chat(7, 1), chat(8, 2)), 2026, trashed=2))
    with qtbot.assertNotEmitted(sidebar.chosen):
        click(qtbot, sidebar, "7", NO_KEYS)
    with qtbot.waitSignal(sidebar.restore_asked) as told:
        qtbot.mouseClick(sidebar._trash_bar.restore, Qt.MouseButton.LeftButton)
    assert told.args == [["7"]]
    with qtbot.waitSignal(sidebar.purge_asked) as told:
        qtbot.keyClick(sidebar._list, Qt.Key.Key_Delete)
    assert told.args == [["7"]]
    with qtbot.waitSignal(sidebar.trash_view_asked) as told:
        qtbot.keyClick(sidebar._trash, Qt.Key.Key_Space)
    assert told.args == [False]


def test_restore_and_purge_wait_for_a_selection(qtbot: QtBot, sidebar: Sidebar) -> None:
    qtbot.mouseClick(sidebar._trash, Qt.MouseButton.LeftButton)
    sidebar.set_chats(Chats((chat(7, 1),), 2026))
    assert not sidebar._trash_bar.purge.isEnabled()
    click(qtbot, sidebar, "7", NO_KEYS)
    assert sidebar._trash_bar.purge.isEnabled()


def test_restore_and_purge_wait_again_when_what_was_selected_is_gone(sidebar: Sidebar) -> None:
    sidebar._trash.setChecked(True)
    sidebar.set_chats(Chats((chat(0, 0), chat(1, 1)), 2026, trashed=2))
    sidebar._list._select({chat(0, 0).id}, "")
    assert sidebar._trash_bar.restore.isEnabled()
    sidebar.set_chats(Chats((chat(1, 1),), 2026, trashed=1))
    assert not sidebar._trash_bar.restore.isEnabled()


def test_searching_asks_once_after_a_pause(qtbot: QtBot, sidebar: Sidebar) -> None:
    asked: list[str] = []
    sidebar.search_changed.connect(asked.append)
    sidebar.focus_search()
    with qtbot.waitSignal(sidebar.search_changed):
        qtbot.keyClicks(sidebar._search, "creatinine")
    assert asked == ["creatinine"]


def test_esc_empties_the_search_and_shows_the_chats_again(qtbot: QtBot, sidebar: Sidebar) -> None:
    qtbot.keyClicks(sidebar._search, "x")
    with qtbot.waitSignal(sidebar.search_changed) as told:
        qtbot.keyClick(sidebar._search, Qt.Key.Key_Return)
    assert told.args == ["x"]
    with qtbot.waitSignal(sidebar.search_changed) as told:
        qtbot.keyClick(sidebar._search, Qt.Key.Key_Escape)
    assert told.args == [""]


def test_a_hit_says_chat_and_message(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_hits(Hits("creatinine", (hit(1), hit(2)), searched=41))
    qtbot.keyClick(sidebar._search, Qt.Key.Key_Down)
    qtbot.keyClick(sidebar._list, Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.hit_chosen) as told:
        qtbot.keyClick(sidebar._list, Qt.Key.Key_Return)
    assert told.args == [HitChosen("2", 12)]


def test_matches_are_bold_ranges_and_never_markup() -> None:
    text, matches = split_matches(f"<b>a</b>\n{MATCH_START}serum{MATCH_END} \u202eb")
    assert text == "<b>a</b> serum ⟦RLO⟧b"
    assert matches == [(9, 5)]


def test_a_snippet_begins_near_its_first_match() -> None:
    text = "word " * 40 + "creatinine high"
    near, matches = _near_match(text, [(200, 10)])
    start, length = matches[0]
    assert near[start : start + length] == "creatinine"
    assert start <= 40


def test_no_hit_says_what_was_searched_and_offers_the_trash(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_hits(Hits("quinidine", (), searched=41))
    told = " ".join(label.text() for label in sidebar._page.findChildren(QLabel))
    assert "quinidine" in told
    assert "Searched 41 chats and their older versions. The trash is left out." in told
    button = sidebar._page.findChild(QPushButton)
    assert button is not None
    with qtbot.waitSignal(sidebar.trash_search_asked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("is_trash", "told"), [(False, "No chats yet."), (True, "The trash is empty.")]
)
def test_empty_lists_say_what_will_be_there(sidebar: Sidebar, is_trash: bool, told: str) -> None:
    sidebar._trash.setChecked(is_trash)
    sidebar.set_chats(Chats((), 2026))
    assert told in [label.text() for label in sidebar._page.findChildren(QLabel)]


def test_new_rows_keep_the_selection_and_the_place(qtbot: QtBot, sidebar: Sidebar) -> None:
    rows = tuple(chat(number, number / 100) for number in range(10_000))
    sidebar.set_chats(Chats(rows, 2026))
    click(qtbot, sidebar, "3", CTRL)
    bar = sidebar._list.verticalScrollBar()
    bar.setValue(5000)
    sidebar.set_chats(Chats(rows, 2026))
    assert sidebar.selected_ids() == ["3"]
    assert bar.value() == 5000


def test_ten_thousand_rows_are_not_painted_one_by_one(
    sidebar: Sidebar, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    paint = ChatDelegate._paint_chat

    def counted(self: ChatDelegate, painter: QPainter, option: object, row: ChatRow) -> None:
        painted.append(row.id)
        paint(self, painter, option, row)  # type: ignore[arg-type]

    monkeypatch.setattr(ChatDelegate, "_paint_chat", counted)
    sidebar.set_chats(Chats(tuple(chat(n, n / 100) for n in range(10_000)), 2026))
    sidebar.grab()
    assert 0 < len(painted) < 100


def test_a_screen_reader_hears_title_state_and_time(sidebar: Sidebar) -> None:
    sidebar.set_chats(Chats((chat(2, 1, mark=RowMark.INTERRUPTED),), 2026))
    index = sidebar._list.model().find("2")
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Chat 2, interrupted, 13:30"
    assert QAccessible.queryAccessibleInterface(sidebar._list) is not None


def test_a_title_that_looks_like_markup_stays_text_in_its_tooltip() -> None:
    assert plain_tip("<img src=x>") == "<qt>&lt;img src=x&gt;</qt>"


def test_the_time_stands_at_the_other_side_in_right_to_left(
    qapp: QApplication, sidebar: Sidebar
) -> None:
    sidebar.set_chats(Chats((chat(2, 1),), 2026))
    straight = ink_at_edges(sidebar)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    sidebar.set_chats(Chats((chat(2, 1, title="א" * 40),), 2026))
    mirrored = ink_at_edges(sidebar)
    assert straight[1]
    assert mirrored[0]


def ink_at_edges(sidebar: Sidebar) -> tuple[bool, bool]:
    """Return whether the row has ink close to its left and right edge."""
    rect = sidebar._list.visualRect(sidebar._list.model().find("2"))
    picture: QImage = sidebar._list.viewport().grab(rect).toImage()
    ground = picture.pixel(2, 2)
    columns = [
        any(picture.pixel(x, y) != ground for y in range(4, picture.height() - 4))
        for x in range(picture.width())
    ]
    return any(columns[14:50]), any(columns[-50:-14])


def test_the_trash_row_names_its_count(sidebar: Sidebar) -> None:
    assert sidebar._trash.accessibleName() == "Trash, 3 chats"


def folder(key: str, *, is_closed: bool | None = None) -> PlaceRow:
    return PlaceRow(
        PlaceKind.FOLDER, key, key.rpartition("/")[2], 3, key.count("/"), is_closed=is_closed
    )


TREE = (folder("Ward", is_closed=False), folder("Ward/Charts"), folder("Old", is_closed=True))


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_left_closes_a_folder_and_right_opens_it_mirrored(
    qtbot: QtBot, sidebar: Sidebar, direction: Qt.LayoutDirection
) -> None:
    is_mirrored = direction == Qt.LayoutDirection.RightToLeft
    closes, opens = (
        (Qt.Key.Key_Right, Qt.Key.Key_Left) if is_mirrored else (Qt.Key.Key_Left, Qt.Key.Key_Right)
    )
    sidebar.setLayoutDirection(direction)
    sidebar.set_chats(Chats((chat(1, 0),), 2026, places=TREE))
    asked: list[PlaceRow] = []
    sidebar.folded.connect(asked.append)
    rows = sidebar._list
    sidebar.focus_list()  # on the first row, "Ward"
    qtbot.keyClick(rows, opens)  # is open
    assert asked == []
    qtbot.keyClick(rows, closes)
    assert [one.key for one in asked] == ["Ward"]
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, closes)  # holds nothing: to the folder that it is in
    assert rows.current_place() == TREE[0]
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, closes)  # is closed, and in none
    assert rows.current_place() == TREE[2]
    qtbot.keyClick(rows, opens)
    assert [one.key for one in asked] == ["Ward", "Old"]


def test_a_click_before_the_icon_folds_and_any_other_opens(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_chats(Chats((), 2026, places=TREE))
    asked: list[PlaceRow] = []
    sidebar.folded.connect(asked.append)
    rows = sidebar._list
    first = rows.visualRect(rows._rows.index(1))
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(rows.viewport(), left, pos=QPoint(first.left() + 10, first.center().y()))
    assert [one.key for one in asked] == ["Ward"]
    assert sidebar.place is None
    leaf = rows.visualRect(rows._rows.index(2))
    qtbot.mouseClick(rows.viewport(), left, pos=QPoint(leaf.left() + 10, leaf.center().y()))
    assert sidebar.place == TREE[1]
    assert len(asked) == 1


def test_a_folder_says_whether_it_is_open_and_stays_current_when_it_closes(
    qtbot: QtBot, sidebar: Sidebar
) -> None:
    sidebar.set_chats(Chats((), 2026, places=TREE))
    sidebar.focus_list()
    said = [
        sidebar._list._rows.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in (1, 2, 3)
    ]
    assert said == [
        "Folder Ward, chats: 3, open",
        "Folder Ward/Charts, chats: 3",
        "Folder Old, chats: 3, closed",
    ]
    qtbot.keyClick(sidebar._list, Qt.Key.Key_Down)
    qtbot.keyClick(sidebar._list, Qt.Key.Key_Down)
    sidebar.set_chats(Chats((), 2026, places=(folder("Ward", is_closed=True), TREE[2])))
    assert sidebar._list.current_place() == TREE[2]
