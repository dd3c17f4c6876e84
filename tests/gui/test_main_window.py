"""The main window: what collapses when, where the keys go, what it asks for."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.wording import NOTICE
from app.gui.widgets import theme
from app.gui.widgets.commands import ENTRIES, Command
from app.gui.widgets.composer import Composer
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.notice import Notice
from app.gui.widgets.regions import stops_in
from app.gui.widgets.shape import Breadth, shape_of
from app.gui.widgets.sidebar import HitChosen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 100, "auto")
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.apply(qapp, "light", 100, "auto")


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    transcript = QPlainTextEdit()
    transcript.setAccessibleName("Transcript")
    made = MainWindow(NOTICE, transcript, Composer())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.set_title("Severe malaria", is_renamable=True)
    with qtbot.waitActive(made):
        made.show()
    return made


def is_open(window: MainWindow) -> tuple[bool, bool]:
    return window._body.sidebar.isVisible(), window._body.panel.isVisible()


@given(st.floats(0, 5000), st.floats(0, 5000))
def test_what_is_docked_only_grows_with_the_width(width: float, height: float) -> None:
    shape, wider = shape_of(width, height), shape_of(width + 100, height)
    assert wider.is_sidebar_docked >= shape.is_sidebar_docked
    assert wider.is_panel_docked >= shape.is_panel_docked
    assert wider.has_menu_bar >= shape.has_menu_bar


@pytest.mark.parametrize(
    ("width", "breadth", "panels", "has_names", "has_menu_bar"),
    [
        (1240, Breadth.WIDE, (True, True), True, True),
        (1239, Breadth.MEDIUM, (True, False), True, True),
        (1000, Breadth.MEDIUM, (True, False), True, True),
        (999, Breadth.NARROW, (False, False), False, True),
        (900, Breadth.NARROW, (False, False), False, True),
    ],
)
def test_the_window_collapses_by_width(
    window: MainWindow,
    width: int,
    breadth: Breadth,
    panels: tuple[bool, bool],
    has_names: bool,
    has_menu_bar: bool,
) -> None:
    window.resize(width, 700)
    assert window._body.shape.breadth is breadth
    assert is_open(window) == panels
    assert (window._rail.width() == 72) is has_names
    assert window._bar.menu_bar.isVisible() is has_menu_bar
    assert window._bar.menu_button.isVisible() is not has_menu_bar


def test_the_width_counts_after_the_zoom(qapp: QApplication, window: MainWindow) -> None:
    theme.apply(qapp, "light", 200, "auto")
    window.resize(1366, 768)
    assert window._body.shape.breadth is Breadth.SLIM
    assert window._bar.menu_button.isVisible()
    assert window._rail.width() == 96


def test_a_low_window_folds_the_header_into_one_menu(
    qapp: QApplication, window: MainWindow
) -> None:
    theme.apply(qapp, "light", 200, "auto")
    window.resize(960, 700)
    assert window._body.shape.is_folded
    assert window.header._more.isVisible()
    assert not any(tool.isVisible() for tool in window.header._tools.values())


@pytest.mark.parametrize("zoom", [80, 100, 125, 150, 200])
def test_banner_and_network_never_collapse(
    qapp: QApplication, window: MainWindow, zoom: int
) -> None:
    theme.apply(qapp, "light", zoom, "auto")
    window.resize(window.minimumSize())
    qapp.processEvents()
    assert window.banner.isVisible()
    assert window.banner.height() >= window.banner.heightForWidth(window.width())
    network = window.status.network
    assert network.isVisible()
    assert network.width() >= network.minimumSizeHint().width()
    assert window.rect().contains(network.mapTo(window, network.rect().bottomRight()))


def test_the_window_may_be_as_small_as_the_guide_says(
    qapp: QApplication, window: MainWindow
) -> None:
    window.resize(10, 10)
    assert (window.width(), window.height()) == (900, 600)
    theme.apply(qapp, "light", 200, "auto")
    window.resize(10, 10)
    assert (window.width(), window.height()) == (960, 640)


def test_a_choice_of_panels_is_remembered_for_each_width(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.panels_changed) as told:
        qtbot.keyClick(window, Qt.Key.Key_B, CTRL)
    assert told.args == [{"sidebar_wide": False}]
    window.resize(1100, 700)
    assert is_open(window) == (True, False)
    window.resize(1366, 700)
    assert is_open(window) == (False, True)


def test_remembered_panels_are_taken(window: MainWindow) -> None:
    window.set_panels({"panel_wide": False})
    assert is_open(window) == (True, False)
    assert not window.header._tools[Command.TOGGLE_PANEL].isChecked()


def test_a_narrow_window_opens_the_sidebar_over_the_page(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(900, 600)
    before = window.page.geometry()
    qtbot.keyClick(window, Qt.Key.Key_B, CTRL)
    assert is_open(window) == (True, False)
    assert window.page.geometry() == before
    assert window._body.sidebar.geometry().intersects(before)
    window.sidebar.hit_chosen.emit(HitChosen("1", 2))
    assert is_open(window) == (False, False)


def test_a_long_question_never_lies_under_its_options(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    theme.apply(qapp, "light", 200, "auto")
    window.resize(1366, 768)
    window.page.add_bar(QLabel("a bar\nof two lines"))
    window.composer.set_text("line\n" * 12)
    editor, button = window.composer.editor, window.composer.button
    qtbot.waitUntil(lambda: editor.geometry().bottom() < button.geometry().top())
    window.resize(1366, 3000)  # where there is room
    qtbot.waitUntil(lambda: editor.height() > 8 * editor.fontMetrics().lineSpacing())


def test_everything_mirrors_in_right_to_left(qapp: QApplication, window: MainWindow) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.processEvents()
    body = window._body
    assert window._rail.mapTo(body, window._rail.rect().topRight()).x() == body.width() - 1
    assert body.panel.x() == 0
    assert body.sidebar.x() > window.page.x()


def test_every_command_is_in_a_menu_with_its_key(window: MainWindow) -> None:
    listed = [
        action.data()
        for menu in window._bar._menus
        for action in menu.actions()
        if not action.isSeparator()
    ]
    assert sorted(listed) == sorted(Command)
    assert {entry.command for entry in ENTRIES} == set(Command)


def test_no_two_commands_share_a_key() -> None:
    keys = [entry.keys for entry in ENTRIES if entry.keys]
    assert len(keys) == len(set(keys))


OWN = {
    Command.SEARCH,
    Command.RENAME,
    Command.TOGGLE_SIDEBAR,
    Command.TOGGLE_PANEL,
    Command.NEXT_REGION,
    Command.PREVIOUS_REGION,
    Command.CHOOSE_MODEL,
    Command.QUIT,
    Command.STOP,
}


@pytest.mark.parametrize(
    "entry", [one for one in ENTRIES if one.keys and one.command not in OWN], ids=str
)
def test_each_key_asks_for_its_command_while_a_question_is_written(
    qtbot: QtBot, window: MainWindow, entry: object
) -> None:
    window.composer.setFocus()
    asked: list[Command] = []
    window.command_asked.connect(asked.append)
    combination = window._actions.keys(entry.command)[0]  # type: ignore[attr-defined]
    qtbot.keyClick(window.composer.editor, combination.key(), combination.keyboardModifiers())
    assert asked == [entry.command]  # type: ignore[attr-defined]


def test_a_changed_key_works_and_the_old_one_rests(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[Command] = []
    window.command_asked.connect(asked.append)
    window.set_shortcuts({Command.FIND: "Ctrl+G"})
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    assert asked == []
    qtbot.keyClick(window, Qt.Key.Key_G, CTRL)
    assert asked == [Command.FIND]
    assert "Ctrl+G" in window.header._tools[Command.FIND].accessibleName()


def test_ctrl_k_opens_the_sidebar_and_goes_to_the_search(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(900, 600)
    qtbot.keyClick(window.composer.editor, Qt.Key.Key_K, CTRL)
    assert window.sidebar._search.hasFocus()


def test_a_new_chat_is_written_in_at_once_wherever_the_focus_was(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.sidebar.focus_search()
    qtbot.keyClick(window.sidebar._search, Qt.Key.Key_N, CTRL)
    assert window.composer.editor.hasFocus()
    window.sidebar.focus_search()
    window.sidebar._new.click()
    assert window.composer.editor.hasFocus()


def test_ctrl_l_opens_the_list_of_models(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    assert window.models.isVisible()
    window.models.close()


def test_esc_stops_then_closes_then_goes_back(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[Command] = []
    window.command_asked.connect(asked.append)
    window.resize(900, 600)
    window._body.open_panel(True)
    window.set_answering(True)
    qtbot.keyClick(window.composer.editor, Qt.Key.Key_Escape)
    assert asked == [Command.STOP]
    assert is_open(window) == (False, True)
    window.set_answering(False)
    window.setup._text.setFocus()
    qtbot.keyClick(window.setup._text, Qt.Key.Key_Escape)
    assert is_open(window) == (False, False)
    window.header._tools[Command.FIND].setFocus()
    qtbot.keyClick(window.header._tools[Command.FIND], Qt.Key.Key_Escape)
    assert window.composer.editor.hasFocus()
    assert asked == [Command.STOP]


def test_the_focus_starts_in_the_composer(window: MainWindow) -> None:
    assert window.composer.editor.hasFocus()


def test_f6_walks_the_regions_round_and_back(qtbot: QtBot, window: MainWindow) -> None:
    def here() -> int:
        focused = window.focusWidget()
        return next(
            number
            for number, region in enumerate(window.regions())
            if region is focused or region.isAncestorOf(focused)
        )

    places = [here()]
    for _ in range(12):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
        places.append(here())
        if places[-1] == places[0]:
            break
    assert places[:-1] == sorted(set(places))
    assert len(set(places)) >= 6
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6, SHIFT)
    assert here() == places[-2]


def test_tab_reaches_every_stop_in_the_order_of_the_guide(window: MainWindow) -> None:
    stops = [stop for region in window.regions() for stop in stops_in(region)]
    visited = [window.focusWidget()]
    for _ in range(len(stops) - 1):
        assert window.focusNextPrevChild(True)
        visited.append(window.focusWidget())
    assert visited == stops
    assert window.focusNextPrevChild(True)
    assert window.focusWidget() is visited[0]
    assert window.focusNextPrevChild(False)
    assert window.focusWidget() is visited[-1]


def test_every_control_has_a_name(window: MainWindow) -> None:
    assert nameless(window) == []


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.window() is root.window()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]


@pytest.mark.parametrize("is_mirrored", [False, True])
@pytest.mark.parametrize("zoom", [100, 200])
def test_no_label_is_cut(
    qapp: QApplication, window: MainWindow, zoom: int, is_mirrored: bool
) -> None:
    if is_mirrored:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.apply(qapp, "light", zoom, "auto")
    window.setup.set_advanced(True)
    window.resize(2600 if zoom == 200 else 1366, 1600)
    qapp.processEvents()
    assert cut(window) == []


def cut(root: QWidget) -> list[str]:
    """Return the texts of visible labels and buttons that have less room than they need."""
    found = []
    for label in root.findChildren(QLabel):
        if not label.isVisible() or not label.text() or label.accessibleName() == label.text():
            continue
        if label.wordWrap():
            is_cut = label.height() < label.heightForWidth(label.width())
        else:
            is_cut = label.width() < label.minimumSizeHint().width()
        if is_cut:
            found.append(label.text())
    return found


def test_the_title_is_renamed_in_place(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.composer.editor, Qt.Key.Key_F2)
    editor = window.header._editor
    assert editor.hasFocus()
    editor.setText("Criteria")
    with qtbot.waitSignal(window.header.renamed) as told:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == ["Criteria"]
    qtbot.mouseDClick(window.header._title, Qt.MouseButton.LeftButton)
    editor.setText("Nothing")
    with qtbot.assertNotEmitted(window.header.renamed):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert window.header.title == "Severe malaria"


def test_a_new_chat_cannot_be_renamed(qtbot: QtBot, window: MainWindow) -> None:
    window.set_title("", is_renamable=False)
    qtbot.keyClick(window.composer.editor, Qt.Key.Key_F2)
    assert not window.header._editor.isVisible()
    assert window.windowTitle() == "Casebook"


def test_closing_lets_everything_be_saved_first(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[bool] = []
    window.closing.connect(lambda: seen.append(window.isVisible()))
    qtbot.keyClick(window, Qt.Key.Key_Q, CTRL)
    assert seen == [True]
    assert not window.isVisible()


def test_a_covering_page_takes_the_keys_away(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[Command] = []
    window.command_asked.connect(asked.append)
    page = QPlainTextEdit()
    window.cover(page)
    assert page.hasFocus()
    assert window.status.network.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert asked == []
    assert window.banner.isVisible()
    window.uncover()
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert asked == [Command.NEW_CHAT]


def test_only_the_newest_notices_stay_above_the_content(window: MainWindow) -> None:
    for number in range(3):
        window.page.show_notice(Notice("err", f"Trouble {number}."))
    shown = [notice.accessibleName() for notice in window.page.notices.shown()]
    assert shown == ["Trouble 1.", "Trouble 2."]
    for notice in window.page.notices.shown():
        notice.closed.emit()
    assert window.page.notices.shown() == []
    assert not window.page.notices.isVisible()


def test_the_places_are_one_stop_and_arrows_move_inside(qtbot: QtBot, window: MainWindow) -> None:
    assert len(stops_in(window._rail)) == 1
    stop = stops_in(window._rail)[0]
    stop.setFocus()
    for place in ("models", "evaluate", "settings"):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
        with qtbot.waitSignal(window.place_asked) as told:
            qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
        assert told.args == [place]
