"""The first run and the model menu: nothing goes on before the notice is confirmed."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.wording import NOTICE, NOTICE_VERSION
from app.gui.language import use_language
from app.gui.problems import notice
from app.gui.widgets import theme
from app.gui.widgets.buttons import PushButton
from app.gui.widgets.composer import Composer
from app.gui.widgets.first_run import Acknowledged, FirstRun, Language
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.model_menu import ModelItem, ModelMenu
from app.gui.widgets.transcript import Transcript
from app.settings import ZOOMS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LANGUAGES = (Language("", "System"), Language("en", "English"), Language("ar", "العربية"))


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 100, "comfortable")
    yield
    use_language("en")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
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


def texts(root: QWidget) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


# --- first run -----------------------------------------------------------------------------------


@pytest.fixture
def first(shown: Callable[[QWidget], QWidget]) -> FirstRun:
    made = FirstRun(LANGUAGES, "en", "0.10 GB, already on this computer")
    made.resize(1100, 700)
    shown(made)
    return made


def test_nothing_goes_on_before_the_notice_is_confirmed(qtbot: QtBot, first: FirstRun) -> None:
    assert not first.box.isChecked()
    assert not first.next.isEnabled()
    assert NOTICE in texts(first)
    first.box.click()
    with qtbot.waitSignal(first.acknowledged) as told:
        first.next.click()
    assert told.args == [Acknowledged(NOTICE_VERSION, NOTICE, "en")]


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize(("width", "height"), [(1366, 740), (900, 600)])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_box_and_continue_are_whole_in_sight_at_every_zoom(
    qapp: QApplication, qtbot: QtBot, zoom: int, width: int, height: int, language: str
) -> None:
    theme.apply(qapp, "light", zoom, "comfortable")
    use_language(language)
    frame = MainWindow(notice(), QWidget(), Composer())
    qtbot.addWidget(frame)
    first = FirstRun(LANGUAGES, "en")
    frame.cover(first)
    frame.show()
    frame.resize(width, height)
    qtbot.waitUntil(lambda: frame.width() >= width)
    QApplication.processEvents()
    for part in (first.box, first.next):
        place = QRect(part.mapTo(frame, part.rect().topLeft()), part.size())
        assert frame.rect().contains(place), (place, frame.rect())
        assert part.width() >= part.sizeHint().width()
        assert part.height() >= part.sizeHint().height()
        assert part.visibleRegion().boundingRect() == part.rect(), "nothing scrolls it away"


def test_tab_goes_from_language_to_box_to_continue(qtbot: QtBot, first: FirstRun) -> None:
    first.language.setFocus()
    first.box.setChecked(True)
    for part in (first.box, first.next):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is part
    with qtbot.waitSignal(first.acknowledged):
        qtbot.keyClick(first.next, Qt.Key.Key_Return)


def test_enter_presses_every_button_that_has_the_focus(first: FirstRun) -> None:
    frame = MainWindow(notice(), Transcript(), Composer())
    for root in (first, frame):
        buttons = [one for one in root.findChildren(QPushButton) if one.window() is root]
        assert len(buttons) > 2
        assert [one.text() for one in buttons if not isinstance(one, PushButton)] == []


def test_a_model_may_be_added_or_left_for_later(qtbot: QtBot, first: FirstRun) -> None:
    first.box.click()
    first.next.click()
    assert not first.next.isEnabled()
    with qtbot.waitSignal(first.file_asked):
        press(qtbot, first, "Choose file…")
    with qtbot.waitSignal(first.demo_asked):
        press(qtbot, first, "Use the demo model")
    first.set_working("Checking the file…")
    assert not first.offers.first.isEnabled()
    first.set_problem("This file cannot be used as a model.", "Choose another file.")
    assert "Choose another file." in texts(first)
    with qtbot.waitSignal(first.finished):
        press(qtbot, first, "Go on without a model")
    first.set_added("SmolLM2")
    with qtbot.waitSignal(first.finished):
        first.next.click()


def test_going_back_confirms_nothing_twice(qtbot: QtBot, first: FirstRun) -> None:
    first.box.click()
    first.next.click()
    press(qtbot, first, "Back")
    with qtbot.assertNotEmitted(first.acknowledged):
        first.next.click()


def test_a_person_can_leave_without_confirming(qtbot: QtBot, first: FirstRun) -> None:
    with qtbot.waitSignal(first.quit_asked):
        press(qtbot, first, "Quit")


def test_a_changed_notice_asks_for_that_part_alone(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget]
) -> None:
    first = shown(FirstRun(LANGUAGES, "en", has_changed=True))
    assert "The notice has changed." in texts(first)
    assert "It is not" not in texts(first)
    first.box.click()
    with qtbot.waitSignals([first.acknowledged, first.finished]):
        first.next.click()


def test_the_language_can_be_chosen_before_anything_is_read(qtbot: QtBot, first: FirstRun) -> None:
    box = first.findChild(QComboBox)
    box.setCurrentIndex(2)
    with qtbot.waitSignal(first.language_chosen) as told:
        box.activated.emit(2)
    assert told.args == ["ar"]


def test_what_went_wrong_is_in_its_colour(first: FirstRun) -> None:
    first.box.click()
    first.next.click()
    first.set_problem("This file cannot be used as a model.", "Choose another file.")
    told = first.offers._told
    picture = told.grab().toImage()
    places = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    wanted = theme.current().color("err").name()
    assert wanted in {picture.pixelColor(x, y).name() for x, y in places}


def test_without_a_demo_model_none_is_offered(shown: Callable[[QWidget], QWidget]) -> None:
    first = shown(FirstRun(LANGUAGES, "en"))
    first.box.click()
    first.next.click()
    assert not first.offers.demo.isVisible()


# --- the model menu ------------------------------------------------------------------------------


def test_the_model_menu_says_what_is_installed(qtbot: QtBot) -> None:
    menu = ModelMenu()
    qtbot.addWidget(menu)
    models = (
        ModelItem("a", "Meditron3 & co", "Q4_K_M", 1_710_000_000),
        ModelItem("b", "SmolLM2", "Q4_1", 98_000_000, "demo, not medical"),
    )
    menu.set_models(models, "b", state="ejected")
    actions = {action.text(): action for action in menu.actions() if action.text()}
    first, second, *rest = actions
    assert "Meditron3 && co · Q4_K_M · 1.71 GB" in first
    assert "98 MB · demo, not medical" in second
    assert actions[second].isChecked()
    assert rest == ["Add a model file…", "Reload", "Load options…", "Eject", "Remote endpoint…"]
    assert not actions["Eject"].isEnabled()
    with qtbot.waitSignal(menu.chosen) as told:
        actions[first].trigger()
    assert told.args == ["a"]
    ways = {
        "Add a model file…": menu.add_asked,
        "Reload": menu.reload_asked,
        "Load options…": menu.options_asked,
        "Remote endpoint…": menu.endpoint_asked,
    }
    for text, signal in ways.items():
        with qtbot.waitSignal(signal):
            actions[text].trigger()
    menu.set_models(models, "b", state="loaded")
    (eject,) = [action for action in menu.actions() if action.text() == "Eject"]
    with qtbot.waitSignal(menu.eject_asked):
        eject.trigger()
