"""The setup panel: what differs is marked, numbers are read as people write them."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.chat import Sampling
from app.gui.language import use_language
from app.gui.widgets import theme
from app.gui.widgets.body import PANEL, SidePanel
from app.gui.widgets.dialogs import ConfirmDialog, NameDialog
from app.gui.widgets.examples_choice import ExamplesRow
from app.gui.widgets.headed import Headed
from app.gui.widgets.label import Label
from app.gui.widgets.mark import Mark
from app.gui.widgets.name_box import NameBox
from app.gui.widgets.number_field import NumberField, NumberKind, read_number, write_number
from app.gui.widgets.setup_panel import NewPreset, PresetRow, SetupPanel, SetupState

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 100, "comfortable")
    yield
    use_language("en")
    theme.apply(qapp, "light", 100, "comfortable")


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
        return widget

    return show


def press(qtbot: QtBot, root: QWidget, text: str) -> None:
    qtbot.mouseClick(button(root, text), Qt.MouseButton.LeftButton)


def button(root: QWidget, text: str) -> QPushButton:
    return next(one for one in root.findChildren(QPushButton) if one.text() == text)


# --- numbers -------------------------------------------------------------------------------------

PART = NumberKind(0, 1, is_optional=True)
COUNT = NumberKind(1, 131_072, is_whole=True)


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("0.95", PART, 0.95),
        ("0,95", PART, 0.95),
        ("", PART, None),
        ("1,024", COUNT, 1024),
        ("1 024", COUNT, 1024),
        ("\u22122", NumberKind(-2, 512, is_whole=True), -2),
    ],
)
def test_numbers_are_read_as_people_write_them(
    text: str, kind: NumberKind, number: float | None
) -> None:
    assert read_number(text, kind) == number


@pytest.mark.parametrize(
    ("text", "kind"), [("1.1", PART), ("", COUNT), ("0", COUNT), ("1..2", PART), ("-", PART)]
)
def test_other_numbers_are_refused(text: str, kind: NumberKind) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whatever it says
        read_number(text, kind)


def test_a_number_reads_back_as_it_was_written() -> None:
    for number in (1, 1024, 131_072):
        assert read_number(write_number(number, COUNT), COUNT) == number


def test_a_bad_number_is_told_beside_its_field_and_the_last_one_stays(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget]
) -> None:
    field = shown(NumberField("Top-p", PART))
    field.set_value(0.5)
    field._field.selectAll()
    told: list[object] = []
    field.changed.connect(told.append)
    qtbot.keyClicks(field._field, "7")
    assert told == []
    assert field.error == "Top-p takes a number from 0 to 1. The last one is kept."
    assert field.value == 0.5
    field._field.selectAll()
    qtbot.keyClicks(field._field, "1")
    assert told == [1]
    assert field.error == ""


# --- setup ---------------------------------------------------------------------------------------

PRESETS = (
    PresetRow("a", "Chart review", 3, "You help.", Sampling(temperature=0.7)),
    PresetRow("b", "Plain", 1, "", Sampling(), is_builtin=True),
)


@pytest.fixture
def panel(shown: Callable[[QWidget], QWidget]) -> SetupPanel:
    made = SetupPanel()
    made.set_presets(PRESETS)
    made.set_state(SetupState("a", "You help.", Sampling(temperature=0.7)))
    shown(made)
    return made


def test_setting_a_state_tells_nobody(qtbot: QtBot, panel: SetupPanel) -> None:
    with qtbot.assertNotEmitted(panel.changed):
        panel.set_state(SetupState("b", "Other", Sampling(seed=1)))
    assert panel.state == SetupState("b", "Other", Sampling(seed=1))
    assert panel._text.toPlainText() == "Other"


def test_what_differs_from_the_preset_is_marked_and_can_be_reset(
    qtbot: QtBot, panel: SetupPanel
) -> None:
    assert not panel._text_mark.isVisible()
    assert not panel._reset.isEnabled()
    panel._text.setFocus()
    with qtbot.waitSignal(panel.changed) as told:
        qtbot.keyClicks(panel._text, "!")
    assert told.args == [SetupState("a", "!You help.", Sampling(temperature=0.7))]
    assert panel._text_mark.isVisible()
    press(qtbot, panel, "Reset to preset")
    assert panel.state.system_text == "You help."
    panel._text.undo()
    assert panel.state.system_text == "!You help."


def test_sampling_is_hidden_until_advanced_is_on(qtbot: QtBot, panel: SetupPanel) -> None:
    assert panel._sampling is None
    assert not panel._sampling_head.isVisible()
    panel.set_advanced(True)
    field = panel._sampling._fields["seed"]._field
    with qtbot.waitSignal(panel.changed) as told:
        qtbot.keyClicks(field, "7")
    assert told.args[0].sampling == Sampling(temperature=0.7, seed=7)
    assert panel._sampling_mark.isVisible()


def test_defaults_of_the_model_stand_in_empty_fields(panel: SetupPanel) -> None:
    panel.set_defaults(Sampling(top_k=40, max_tokens=2048))
    panel.set_advanced(True)
    fields = panel._sampling._fields
    assert fields["top_k"]._field.placeholderText() == "40"
    assert fields["max_tokens"]._field.placeholderText() == "2,048 tokens"


def test_choosing_a_preset_takes_its_text_and_sampling(qtbot: QtBot, panel: SetupPanel) -> None:
    with qtbot.waitSignal(panel.changed) as told:
        panel._presets_box.activated.emit(1)
    assert told.args == [SetupState("b", "", Sampling())]


def test_presets_are_saved_named_and_deleted_only_when_asked(
    qtbot: QtBot, panel: SetupPanel
) -> None:
    panel._text.setPlainText("New words")
    with qtbot.waitSignal(panel.save_asked) as told:
        press(qtbot, panel, "Save as v4")
    assert told.args == [panel.state]
    press(qtbot, panel, "New preset…")
    dialog = panel.findChild(NameDialog)
    qtbot.keyClicks(dialog._field, "Mine")
    with qtbot.waitSignal(panel.new_preset_asked) as told:
        press(qtbot, dialog, "Save preset")
    assert told.args == [NewPreset("Mine", panel.state)]
    press(qtbot, panel, "Delete preset…")
    confirm = panel.findChild(ConfirmDialog)
    with qtbot.waitSignal(panel.delete_asked) as told:
        press(qtbot, confirm, "Delete preset")
    assert told.args == ["a"]


def test_a_preset_that_came_with_casebook_stays(panel: SetupPanel) -> None:
    panel.set_state(SetupState("b"))
    assert not panel._delete.isEnabled()


def test_the_cost_of_the_system_text_is_told(qtbot: QtBot, panel: SetupPanel) -> None:
    panel.set_tokens(31)
    panel.set_model_note("This model has no system role.")
    assert panel._count.text() == "31 tokens. This model has no system role."
    with qtbot.waitSignal(panel.prompt_asked):
        press(qtbot, panel, "Show prompt…")


LONG = "Chart review of paediatric emergency admissions in every district hospital"


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_panel_fits_its_width_in_every_language(
    qapp: QApplication, shown: Callable[[QWidget], QWidget], language: str, zoom: int
) -> None:
    use_language(language)
    theme.apply(qapp, "light", zoom, "comfortable")
    made = SetupPanel()
    made.set_presets([PresetRow("a", LONG, 12, "You help.", Sampling(temperature=0.7))])
    made.set_state(SetupState("a", "You ask.", Sampling(temperature=0.9, seed=4)))
    made.examples.set_sets([ExamplesRow("k", LONG, 2, 12)])
    made.examples.set_key("k")
    made.set_advanced(True)
    side = SidePanel(made, "Setup")
    side.resize(
        theme.current().px(PANEL), theme.current().px(400)
    )  # low: the scroll bar takes room
    shown(side)
    room = made.parentWidget().width()
    assert room < side.width() - 2
    assert made.minimumSizeHint().width() <= room
    for box in made.findChildren(NameBox):
        assert "…" in box.shown_text()
        assert box.shown_text()[-2:] == box.currentText()[-2:]  # the version stays readable
    for part in made.findChildren(QPushButton) + made.findChildren(Mark):
        assert part.width() >= part.sizeHint().width(), part.text()
        assert part.parentWidget().rect().contains(part.geometry()), part.text()


def test_a_mark_without_room_beside_its_heading_stands_below_it(
    qapp: QApplication, shown: Callable[[QWidget], QWidget]
) -> None:
    head, mark = Label("Sampling"), Mark("differs from preset")
    holder = QWidget()
    row = Headed(head, mark, holder)
    shown(holder)
    row.resize(row.sizeHint())
    qapp.processEvents()
    assert mark.y() <= head.geometry().bottom()
    assert mark.geometry().right() == row.width() - 1
    row.resize(mark.sizeHint().width() + 10, 100)
    qapp.processEvents()
    assert head.geometry().bottom() < mark.y()
    assert mark.x() == 0
    mark.hide()
    qapp.processEvents()
    assert row.minimumSizeHint().width() == head.minimumSizeHint().width()


def hover(box: NameBox) -> None:
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, QPoint(), QPoint()))


def test_a_name_that_is_cut_is_whole_in_the_tooltip(
    shown: Callable[[QWidget], QWidget],
) -> None:
    box = NameBox()
    box.addItems(["Plain", f"<b>{LONG}"])
    box.resize(200, box.sizeHint().height())
    shown(box)
    hover(box)
    assert (box.shown_text(), box.toolTip()) == ("Plain", "")
    box.setCurrentIndex(1)
    hover(box)
    assert f"&lt;b&gt;{LONG}" in box.toolTip()


def test_tab_goes_down_the_panel(panel: SetupPanel) -> None:
    panel.set_state(SetupState("a", "Other", Sampling()))
    stops, one = [], panel._presets_box
    while len(stops) < 8:
        stops.append(one)
        one = one.nextInFocusChain()
        while not one.focusPolicy() & Qt.FocusPolicy.TabFocus or one is panel:
            one = one.nextInFocusChain()
    heights = [stop.mapTo(panel, QPoint()).y() for stop in stops]
    assert stops[-1] is panel._delete
    assert heights == sorted(heights)
