"""The parts that every page is made of: never hidden, never cut, named, mirrored, by keyboard."""

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from app.core.wording import NOTICE
from app.gui.widgets import theme
from app.gui.widgets.banner import Banner
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button, DangerButton, IconButton, PrimaryButton, QuietButton
from app.gui.widgets.digits import decimal, number
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.focus import FocusFollower, keeps_focus, no_ring, ring_around
from app.gui.widgets.lettering import height_of, laid_out
from app.gui.widgets.mark import AiMark, Mark
from app.gui.widgets.meter import ContextMeter, ContextUse
from app.gui.widgets.mirror import mirrored
from app.gui.widgets.notice import KINDS, Notice, Strip
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.selector import ModelSelector, ModelState
from app.gui.widgets.status import StatusBar
from app.gui.widgets.tokens import THEMES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LONG = "Die Verbindung zu huggingface.co wurde beendet; was angekommen ist, bleibt erhalten. " * 3
PATH = "withoutanyspace" * 16 + ".gguf"
RTL_NAMES = (
    "banner",
    "mark",
    "meter",
    "selector",
    "status",
    "notice",
    "strip",
    "empty",
    "primary",
)
USE = ContextUse(system=388, passages=600, chat=858, kept=1024, total=8192)


@pytest.fixture(autouse=True)
def own_look(qapp):
    theme.apply(qapp, "light", 100, "comfortable")
    yield
    theme.apply(qapp, "light", 100, "comfortable")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def window(qtbot):
    """A window with a column of widgets."""
    made = QWidget()
    QVBoxLayout(made)
    made.layout().setContentsMargins(0, 0, 0, 0)
    qtbot.addWidget(made)
    return made


def shown(window, widget, width=None):
    window.layout().addWidget(widget)
    window.layout().addStretch(1)
    if width is not None:
        window.resize(width, 900)
    window.show()
    QApplication.processEvents()
    return widget


# --- the banner


@pytest.mark.parametrize("hide", ["hide", "setHidden", "setVisible", "close"])
def test_the_banner_cannot_be_hidden(window, hide):
    banner = shown(window, Banner(NOTICE), 900)
    if hide in {"hide", "close"}:
        getattr(banner, hide)()
    else:
        getattr(banner, hide)(hide == "setHidden")
    assert banner.isVisible()
    assert banner.height() >= banner.heightForWidth(900)


def test_the_banner_cannot_be_hidden_before_its_window_shows(window):
    banner = Banner(NOTICE)
    window.layout().addWidget(banner)
    banner.hide()
    window.show()
    assert banner.isVisible()


def test_a_window_with_a_banner_can_still_be_closed(window):
    shown(window, Banner(NOTICE), 900)
    assert window.close()
    assert not window.isVisible()


@pytest.mark.parametrize("zoom", theme.ZOOMS)
@pytest.mark.parametrize("width", [480, 900, 1366])
def test_the_whole_notice_stands_in_the_banner_at_any_size(qapp, window, zoom, width):
    theme.apply(qapp, "light", zoom, "auto")
    banner = shown(window, Banner(NOTICE), max(width, 480))
    line = QFontMetrics(banner.font()).height()
    assert banner.width() == width
    assert banner.height() >= line + 2 * theme.current().px(5)
    assert banner.height() >= banner.heightForWidth(banner.width())


@pytest.mark.parametrize("zoom", [100, 200])
def test_a_crowded_window_does_not_squeeze_the_banner(qapp, window, zoom):
    theme.apply(qapp, "light", zoom, "auto")
    banner = Banner(NOTICE)
    window.layout().addWidget(banner)
    greedy = QWidget()
    greedy.setMinimumHeight(2000)
    area = QScrollArea()
    area.setWidget(greedy)
    window.layout().addWidget(area, 1)
    window.resize(480, 320)
    window.show()
    QApplication.processEvents()
    assert banner.height() >= banner.heightForWidth(480)


def test_the_banner_grows_when_the_zoom_does(qapp, window):
    banner = shown(window, Banner(NOTICE), 900)
    before = banner.height()
    theme.apply(qapp, "light", 200, "auto")
    QApplication.processEvents()
    assert banner.height() > 2 * before


def test_the_banner_is_read_whole_and_takes_no_focus(window):
    banner = shown(window, Banner(NOTICE), 900)
    assert banner.accessibleName() == NOTICE
    assert banner.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert banner.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu
    assert not banner.findChildren(QAbstractButton)


@pytest.mark.parametrize(("width", "lines"), [(1366, 1), (900, 2)])
def test_the_banner_has_as_many_lines_as_the_guide_says(window, width, lines):
    banner = shown(window, Banner(NOTICE), width)
    line = QFontMetrics(banner.font()).height()
    assert banner.height() == pytest.approx(max(lines * line, 20) + 10, abs=3)


def test_the_banner_is_white_with_a_yellow_line_in_high_contrast(qapp, window):
    theme.apply(qapp, "high_contrast", 100, "auto")
    picture = shown(window, Banner(NOTICE), 900).grab().toImage()
    now = theme.current()
    assert picture.pixelColor(899, 1) == now.color("on_tint").fromString(now.hex("banner"))
    assert picture.pixelColor(899, picture.height() - 1) == now.color("accent")


def test_what_follows_a_hyphen_inside_a_word_is_not_taken_for_the_rest():
    banner = Banner("DO-NOT-USE HERE — rest - of it")
    assert banner._bold_letters == len("DO-NOT-USE HERE")


# --- text is never cut


@pytest.mark.parametrize("text", [LONG, PATH, "ok\nsecond line"])
@pytest.mark.parametrize("zoom", [100, 200])
def test_a_paragraph_is_as_high_as_its_text(qapp, window, text, zoom):
    theme.apply(qapp, "light", zoom, "auto")
    paragraph = shown(window, Paragraph(text), 400)
    lines = laid_out(text, paragraph.font(), paragraph.width(), Qt.LayoutDirection.LeftToRight)
    assert paragraph.width() <= 400
    assert paragraph.height() >= height_of(lines)
    for i in range(lines.lineCount()):
        assert lines.lineAt(i).naturalTextWidth() <= paragraph.width()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("form", [Notice, Strip])
def test_nothing_in_a_notice_is_cut(qapp, window, kind, zoom, form):
    theme.apply(qapp, "light", zoom, "auto")
    notice = form(kind, LONG, PATH, LONG, (("a", "Try again"), ("b", "Load on CPU only")))
    notice.set_closable()
    shown(window, notice, 480 * zoom // 100)
    assert notice.width() == 480 * zoom // 100
    _assert_nothing_is_cut(notice)


def test_nothing_in_an_empty_state_is_cut(qapp, window):
    theme.apply(qapp, "light", 200, "auto")
    state = shown(window, EmptyState("search", LONG, PATH, "Search the trash too"), 512)
    _assert_nothing_is_cut(state)


def _assert_nothing_is_cut(widget):
    for part in widget.findChildren(Paragraph):
        assert part.height() >= part.heightForWidth(part.width())
        bottom = part.mapTo(widget, part.rect().bottomLeft()).y()
        assert bottom < widget.height()
    for button in widget.findChildren(QAbstractButton):
        assert button.width() >= button.sizeHint().width()
        assert button.height() >= 24
        corner = button.mapTo(widget, button.rect().bottomRight())
        assert widget.rect().contains(corner)


def test_buttons_that_do_not_fit_stand_below_each_other(window):
    row = ButtonRow()
    for text in ("Choose what to leave out…", "Send without them", "Details"):
        row.add(Button(text))
    shown(window, row, 220)
    tops = [button.y() for button in row.buttons()]
    assert tops == sorted(tops)
    assert len(set(tops)) == 2
    assert all(row.rect().contains(button.geometry()) for button in row.buttons())
    window.resize(900, 300)
    QApplication.processEvents()
    assert len({button.y() for button in row.buttons()}) == 1


@pytest.mark.parametrize("zoom", theme.ZOOMS)
def test_marks_meters_and_selectors_have_room_for_their_words(qapp, window, zoom):
    theme.apply(qapp, "light", zoom, "auto")
    mark, meter, selector = AiMark(), ContextMeter(), ModelSelector()
    meter.set_use(USE)
    for widget in (mark, meter, selector):
        window.layout().addWidget(widget, 0, Qt.AlignmentFlag.AlignLeading)
    window.resize(1600, 600)
    window.show()
    words = mark.fontMetrics().horizontalAdvance(mark.text())
    assert mark.width() >= words + theme.current().px(16)
    assert meter.width() >= meter.fontMetrics().horizontalAdvance(meter.text())
    for widget in (mark, meter, selector):
        assert widget.height() >= QFontMetrics(widget.font()).height()


# --- notices


def test_an_action_of_a_notice_tells_its_key(window, qtbot):
    notice = shown(window, Notice("warn", "What.", "Why.", "", (("go", "Go"), ("no", "No"))))
    second = notice.findChildren(Button)[1]
    with qtbot.waitSignal(notice.action_asked) as told:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert told.args == ["no"]


def test_one_action_can_have_the_weight_of_the_one_thing_to_do(window):
    notice = shown(window, Notice("warn", "What.", "", "", (("go", "Go"), ("no", "No"))))
    notice.set_primary("go")
    assert [b.property("kind") for b in notice.findChildren(Button)] == ["primary", ""]


def test_a_notice_is_closed_by_a_person_only_if_it_may_be(window, qtbot):
    notice = shown(window, Notice("err", "What."))
    assert not notice.findChildren(IconButton)
    notice.set_closable()
    with qtbot.waitSignal(notice.closed):
        notice.findChild(IconButton).click()


def test_details_are_closed_at_first_and_can_be_copied(window, qtbot):
    notice = Notice("err", "What.")
    notice.set_details("engine_stopped\nCasebook 1")
    shown(window, notice)
    details = notice._details
    assert not details.isVisible()
    toggle = next(b for b in notice.findChildren(QuietButton) if b.isCheckable())
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert details.isVisible()
    details._copy.click()
    assert QApplication.clipboard().text() == "engine_stopped\nCasebook 1"
    QApplication.clipboard().clear()


def test_markup_in_a_notice_stays_text(window):
    notice = shown(window, Notice("err", "<b>What</b>", '<img src="x">'))
    assert [p.text() for p in notice.findChildren(Paragraph)] == ["<b>What</b>", '<img src="x">']
    for part in notice.findChildren(Paragraph):
        assert part.textFormat() == Qt.TextFormat.PlainText


def test_an_empty_state_offers_one_way_on(window, qtbot):
    state = shown(window, EmptyState("chats", "No chats yet.", "They are listed here.", "New chat"))
    state.set_primary("chat-new")
    with qtbot.waitSignal(state.action_asked):
        qtbot.keyClick(state.button, Qt.Key.Key_Return)
    assert EmptyState("chats", "No chats yet.", "They are listed here.").button is None


def test_an_empty_state_has_the_size_of_its_new_line_at_once(window: QWidget) -> None:
    state = shown(window, EmptyState("chats", "No.", "It."))
    before = state.sizeHint().width()
    state.set_line("A line that is longer.")
    assert state.sizeHint().width() > before


# --- the meter


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (ContextUse(), "Context: no model loaded"),
        (USE, "Context 1,846 of 8,192 tokens"),
        (ContextUse(388, 600, 5443, 1024, 8192), "Context 7,455 of 8,192 tokens, answer included"),
        (ContextUse(388, 600, 7255, 512, 8192), "Context 8,755 of 8,192 tokens"),
    ],
)
def test_the_meter_says_its_numbers_in_words(window, use, words):
    meter = shown(window, ContextMeter())
    meter.set_use(use)
    assert meter.text() == meter.accessibleName() == words
    assert meter.font().bold() is use.is_over


def test_the_meter_reads_its_parts_aloud(window):
    meter = shown(window, ContextMeter())
    meter.set_use(USE)
    spoken = meter.accessibleDescription()
    assert all(part in spoken for part in ("388", "600", "858", "1,024"))


def test_the_meter_is_filled_from_the_leading_side(window):
    meter = shown(window, ContextMeter())
    meter.set_use(USE)
    dark = theme.current().color("m1")

    def ends(picture):
        middle = picture.height() // 2
        row = [picture.pixelColor(x, middle) == dark for x in range(picture.width())]
        return row.index(True), len(row) - 1 - row[::-1].index(True)

    assert ends(meter.grab(meter.rect().adjusted(0, 0, -200, 0)).toImage())[0] <= 2
    meter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    picture = meter.grab().toImage()
    assert ends(picture)[1] >= picture.width() - 3


def test_a_meter_without_a_context_is_empty(window):
    meter = shown(window, ContextMeter())
    meter.set_use(ContextUse(system=65, chat=76, total=0))
    assert theme.current().color("m1") not in _colours(
        meter.grab(meter.rect().adjusted(0, 0, -meter._words_width(), 0)).toImage()
    )
    meter.set_use(USE)
    assert theme.current().color("m1") in _colours(
        meter.grab(meter.rect().adjusted(0, 0, -meter._words_width(), 0)).toImage()
    )


def test_a_full_meter_is_amber(window):
    meter = shown(window, ContextMeter())
    meter.set_use(ContextUse(388, 600, 7255, 512, 8192))
    assert theme.current().color("warn") in _colours(meter.grab().toImage())
    meter.set_use(USE)
    assert theme.current().color("warn") not in _colours(meter.grab().toImage())


def test_the_keyboard_opens_the_table_of_parts(window, qtbot):
    bar = shown(window, StatusBar(), 1200)
    bar.set_use(USE)
    with qtbot.waitSignal(bar.meter_asked):
        qtbot.keyClick(bar.meter, Qt.Key.Key_Return)


# --- status bar and model button


def test_numbers_keep_western_digits():
    assert number(8192) == "8,192"
    assert decimal(5.93, 1) == "5.9"
    assert number(12) == "12"


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_network_is_told_at_every_width(qapp, window, zoom):
    theme.apply(qapp, "light", zoom, "auto")
    bar = StatusBar()
    shown(window, bar, 480 * zoom // 100)
    bar.set_use(USE)
    bar.set_speed(5.9)
    bar.set_memory(3_100_000_000, 8_200_000_000)
    bar.set_saved("14:06")
    QApplication.processEvents()
    assert bar.network.isVisible()
    assert bar.network.text() == "Network: off"
    assert bar.network.width() >= bar.network.sizeHint().width()
    assert bar.rect().contains(bar.network.geometry())
    assert bar.meter.width() >= bar.meter.minimumSizeHint().width()


def test_the_status_bar_shows_what_there_is_room_for(window):
    bar = shown(window, StatusBar(), 1200)
    bar.set_use(USE)
    bar.set_speed(5.9)
    bar.set_memory(3_100_000_000, 8_200_000_000)
    bar.set_saved("14:06")
    QApplication.processEvents()
    parts = (bar._speed, bar._memory, bar._saved)
    texts = ["5.9 tokens/s", "Memory 3.1 of 8.2 GB", "Saved 14:06"]
    assert [part.text for part in parts] == texts
    assert all(part.isVisible() for part in parts)
    window.resize(480, 900)
    QApplication.processEvents()
    assert not all(part.isVisible() for part in parts)
    window.resize(1200, 900)
    QApplication.processEvents()
    assert all(part.isVisible() for part in parts)
    bar.set_speed(None)
    assert not bar._speed.isVisible()


def test_no_line_of_the_status_bar_stands_alone(window):
    bar = shown(window, StatusBar(), 1200)
    bar.set_memory(3_100_000_000, 8_200_000_000)
    QApplication.processEvents()
    assert bar._memory._line.isVisible(), "the meter is before it"
    bar.set_meter_shown(is_shown=False)
    assert bar._memory.isVisible()
    assert not bar._memory._line.isVisible()
    bar.set_speed(5.9)
    bar.set_work("Converting 69 %")
    lines = [part._line.isVisible() for part in (bar._speed, bar._memory, bar._work)]
    assert lines == [False, True, True]
    bar.set_meter_shown(is_shown=True)
    assert bar._speed._line.isVisible()


@pytest.mark.parametrize("left", [-7, 0, 30])
def test_a_place_is_mirrored_as_qt_does_it(left):
    bounds, place = QRect(left, 2, 101, 40), QRect(left + 5, 4, 20, 30)
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        expected = QStyle.visualRect(direction, bounds, place)
        assert mirrored(direction, bounds, place) == expected
    assert mirrored(direction, bounds, place) != place


def test_a_kind_that_changes_later_is_read_again(window):
    button = shown(window, Button("Save"), 200)
    QApplication.processEvents()
    before = button.grab().toImage()
    button.set_kind("primary")
    QApplication.processEvents()
    assert button.grab().toImage() != before


def test_a_download_names_its_host(window, qtbot):
    bar = shown(window, StatusBar(), 1200)
    bar.set_network("huggingface.co", "1.12 GB")
    assert "huggingface.co" in bar.network.text()
    assert "1.12 GB" in bar.network.accessibleName()
    with qtbot.waitSignal(bar.network_asked):
        qtbot.keyClick(bar.network, Qt.Key.Key_Return)
    bar.set_network()
    assert bar.network.text() == "Network: off"


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("none", "None"),
        ("loading", "Loading"),
        ("loaded", "Loaded"),
        ("ejected", "Ejected"),
        ("missing", "Missing"),
        ("failed", "Not loaded"),
        ("hidden", "Hidden"),
    ],
)
def test_the_model_button_says_the_state_in_words(window, kind, word):
    selector = shown(window, ModelSelector())
    selector.set_state(ModelState(kind, "Demo · Q4_1"))
    selector.set_shortcut("Ctrl+L")
    assert selector.text() == word
    assert selector.accessibleName() == f"Model: {word}, Demo · Q4_1 (Ctrl+L)"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down])
def test_the_model_button_opens_by_keyboard(window, qtbot, key):
    selector = shown(window, ModelSelector())
    with qtbot.waitSignal(selector.clicked):
        qtbot.keyClick(selector, key)


def test_a_long_model_name_gives_way_but_the_state_does_not(window):
    selector = shown(window, ModelSelector(), 200)
    selector.set_state(ModelState("failed", LONG))
    assert selector.minimumSizeHint().width() < 260 < selector.sizeHint().width()
    bold = QFontMetrics(theme.current().font(bold=True))
    assert selector.minimumSizeHint().width() > bold.horizontalAdvance("Not loaded")


# --- names, keyboard, direction


def everything():
    meter, selector, bar = ContextMeter(), ModelSelector(), StatusBar()
    meter.set_use(USE)
    bar.set_use(USE)
    bar.set_memory(3_100_000_000, 8_200_000_000)
    notice = Notice("err", "The engine stopped.", "96 tokens are kept.", "", (("a", "Try again"),))
    notice.set_closable()
    return {
        "banner": Banner(NOTICE),
        "mark": AiMark(),
        "meter": meter,
        "selector": selector,
        "status": bar,
        "notice": notice,
        "strip": Strip("neutral", "Stopped by you.", "", "", (("a", "Regenerate"),)),
        "empty": EmptyState("chats", "No chats yet.", "They are listed here.", "New chat"),
        "primary": PrimaryButton("Send", "send"),
        "icon": IconButton("send", "Send", shortcut="Ctrl+B"),
    }


@pytest.mark.parametrize("name", RTL_NAMES)
def test_right_to_left_is_the_mirror_of_left_to_right(qapp, window, name):
    straight = shown(window, everything()[name], 700).grab().toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = everything()[name]
    turned.resize(straight.size())
    picture = turned.grab().toImage()
    turned.deleteLater()
    assert picture != straight
    lead, trail = _ink(straight), _ink(picture)
    assert lead[0] == pytest.approx(trail[1], abs=4)


def test_an_icon_button_turns_its_icon(qapp, window):
    straight = shown(window, IconButton("send", "Send")).grab().toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = IconButton("send", "Send")
    window.layout().addWidget(turned)
    turned.show()
    assert turned.grab().toImage() != straight


def _ink(picture: QImage) -> tuple[int, int]:
    """Return how far ink is from the left and from the right edge."""
    ground = picture.pixelColor(picture.width() // 2, 1)
    step = range(picture.height())
    inked = [
        x
        for x in range(picture.width())
        if len({picture.pixelColor(x, y).rgb() for y in step} - {ground.rgb()}) > 1
    ]
    return inked[0], picture.width() - 1 - inked[-1]


def _colours(picture):
    return [
        picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())
    ]


def test_every_control_has_a_name_and_can_take_the_focus(window):
    for widget in everything().values():
        window.layout().addWidget(widget)
    window.show()
    controls = window.findChildren(QAbstractButton)
    assert len(controls) >= 9
    for control in controls:
        assert control.accessibleName() or control.text(), control
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control
        assert min(control.sizeHint().height(), control.height()) >= 24 or control.height() >= 24


def test_an_icon_button_tells_name_and_shortcut_as_text(window):
    button = shown(window, IconButton("copy", "Copy <b>all</b>", shortcut="Ctrl+Shift+C"))
    assert button.accessibleName() == "Copy <b>all</b> (Ctrl+Shift+C)"
    assert "<b>" not in button.toolTip()
    assert "&lt;b&gt;" in button.toolTip()


@pytest.mark.parametrize("kind", [Button, PrimaryButton, DangerButton, QuietButton])
def test_enter_presses_a_button(window, qtbot, kind):
    button = shown(window, kind("Do it"))
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)


@pytest.mark.parametrize("name", THEMES)
def test_every_widget_repaints_in_a_new_theme(qapp, window, name):
    for widget in everything().values():
        window.layout().addWidget(widget)
    window.resize(900, 900)
    window.show()
    before = window.grab().toImage()
    theme.apply(qapp, name, 125, "comfortable")
    QApplication.processEvents()
    assert window.grab().toImage() != before
    now = theme.current()
    assert window.findChild(Banner).grab().toImage().pixelColor(2, 2) == now.color("banner")
    assert window.findChild(PrimaryButton).font().pointSizeF() == now.font().pointSizeF()


@pytest.mark.parametrize("kind", ["info", "ok", "warn", "err", "neutral"])
def test_only_the_kind_mark_has_the_reserved_colour(window, kind):
    assert theme.current().color("mark") in _colours(
        shown(window, Mark("word", "mark")).grab().toImage()
    )
    other = Mark("word", kind)
    window.layout().addWidget(other)
    other.show()
    assert theme.current().color("mark") not in _colours(other.grab().toImage())


# --- the ring


@pytest.fixture
def follower(qapp):
    made = FocusFollower(qapp)
    yield made
    made.deleteLater()
    QApplication.processEvents()


def test_the_ring_stands_three_pixels_outside_the_control_and_follows_it(window, follower, qtbot):
    first, second = QPushButton("a"), QLineEdit()
    window.layout().addWidget(first)
    window.layout().addWidget(second)
    window.layout().setContentsMargins(20, 20, 20, 20)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    for control in (first, second, first):
        control.setFocus()
        qtbot.waitUntil(
            lambda control=control: bool(follower.ring) and follower.ring.widget() is control
        )
        assert follower.ring.geometry() == control.geometry().adjusted(-3, -3, 3, 3)
    window.resize(500, 300)
    QApplication.processEvents()
    assert follower.ring.geometry() == first.geometry().adjusted(-3, -3, 3, 3)
    picture = window.grab().toImage()
    corner = first.geometry()
    middle = corner.center().y()
    now = theme.current()
    assert picture.pixelColor(corner.left() - 3, middle) == now.color("focus")
    assert picture.pixelColor(corner.left() - 2, middle) == now.color("focus")
    assert picture.pixelColor(corner.left() - 1, middle) == now.color("halo")
    assert picture.pixelColor(corner.left(), middle) == now.color("edge")


def _stands_round(follower, control):
    return follower.ring is not None and follower.ring.widget() is control


def test_the_ring_can_stand_round_a_frame_or_nowhere(window, follower, qtbot):
    frame, field, silent = QWidget(), QLineEdit(), QLineEdit()
    QHBoxLayout(frame).addWidget(field)
    ring_around(frame)
    no_ring(silent)
    window.layout().addWidget(frame)
    window.layout().addWidget(silent)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: follower.ring is not None and follower.ring.widget() is frame)
    silent.setFocus()
    qtbot.waitUntil(lambda: not follower.ring.isVisible())


def test_the_ring_survives_the_end_of_a_dialog(window, follower, qtbot):
    field = shown(window, QLineEdit())
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    QVBoxLayout(dialog).addWidget(QLineEdit())
    dialog.show()
    dialog.activateWindow()
    dialog.findChild(QLineEdit).setFocus()
    qtbot.waitUntil(lambda: follower.ring is not None and follower.ring.window() is dialog)
    dialog.close()
    QApplication.processEvents()
    window.activateWindow()
    field.clearFocus()
    field.setFocus()
    qtbot.waitUntil(lambda: follower.ring is not None and follower.ring.widget() is field)
    assert follower.ring.window() is window


def test_the_end_of_a_ring_takes_no_button_with_it(window, follower, qtbot):
    first = QDialog(window)
    button = QDialogButtonBox(first).addButton("Yes", QDialogButtonBox.ButtonRole.AcceptRole)
    window.show()
    for dialog, stop in ((first, button), (QDialog(first), None)):
        field = stop or QLineEdit(dialog)
        dialog.show()
        dialog.activateWindow()
        field.setFocus()
        qtbot.waitUntil(lambda field=field: _stands_round(follower, field))
    dialog.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    button.setText("Still here")
    assert button.text() == "Still here"


def test_the_ring_follows_into_a_scroll_area(window, follower, qtbot):
    inside = QWidget()
    column = QVBoxLayout(inside)
    buttons = [QPushButton(str(i)) for i in range(30)]
    for button in buttons:
        column.addWidget(button)
    area = QScrollArea()
    area.setWidget(inside)
    window.layout().addWidget(area)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    buttons[3].setFocus()
    qtbot.waitUntil(lambda: follower.ring is not None and follower.ring.widget() is buttons[3])
    area.verticalScrollBar().setValue(40)
    QApplication.processEvents()
    ring = follower.ring
    place = buttons[3].mapTo(ring.parentWidget(), QPoint(0, 0))
    assert ring.pos() == place - QPoint(3, 3)


def test_the_place_of_the_keys_is_kept_while_another_program_has_them(qtbot):
    window, elsewhere = QWidget(), QWidget()
    for one in (window, elsewhere):
        qtbot.addWidget(one)
    box = QWidget(window)
    inside, beside = QLineEdit(box), QLineEdit(window)
    window.show()
    window.activateWindow()
    inside.setFocus()
    elsewhere.show()
    elsewhere.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    assert not inside.hasFocus()
    assert keeps_focus(inside)
    assert keeps_focus(box)
    assert not keeps_focus(beside)
