"""Dialogs: each says what it does, and asks before it does it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.chat import LoadOptions, Message, Role
from app.core.wording import NOTICE
from app.gui.language import use_language
from app.gui.widgets import theme
from app.gui.widgets.banner import Banner
from app.gui.widgets.commands import Command
from app.gui.widgets.dialogs import ConfirmDialog, Dialog, NameDialog, PurgeDialog, TrashDialog
from app.gui.widgets.info_dialog import InfoDialog, groups_of
from app.gui.widgets.leave_out_dialog import LeaveOutDialog, Offer
from app.gui.widgets.load_options_dialog import LoadOptionsDialog
from app.gui.widgets.lock_screen import Lists, LockScreen
from app.gui.widgets.notices_dialog import DetailsDialog, Kept, NoticesDialog
from app.gui.widgets.print_check_dialog import PrintCheckDialog
from app.gui.widgets.settings_dialog import About, Changed, SettingsDialog
from app.gui.widgets.shortcuts import ShortcutsDialog
from app.gui.widgets.text_dialogs import FirstPromptDialog, LinkDialog, PlainText, PromptDialog
from app.gui.widgets.unsaved_dialog import UnsavedDialog
from app.settings import Settings, described

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

RECORD = {
    "app": {"name": "Casebook", "version": "0.1"},
    "model": {"name": "Meditron3", "path": "/models/m.gguf", "sha256": "ab" * 32},
    "sampling": {"temperature": 0.2, "seed": 4294967295},
    "engine": {
        "device": "CPU",
        "memory_bytes": 3_100_000_000,
        "has_system_role": False,
        "cache_type_k": "q8_0",
        "is_mapped": True,
        "notes": [
            {"code": "on_battery", "facts": {"threads": 2, "cores": 4}},
            {"code": "from_another_version", "facts": {}},
        ],
    },
    "result": {"reason": "stop", "answer_tokens": 1214, "raw_sha256": "ef" * 32},
}
ABOUT = About((("Casebook", "1.0"), ("Licence", "Apache-2.0")), (NOTICE,))

OFFER = Offer((Message(Role.USER, "old"), Message(Role.USER, "new")), (100, 20), 3, 150)


def asked_before_print() -> PrintCheckDialog:
    dialog = PrintCheckDialog()
    dialog.ask("3 places match.", "names: 3", ["a name “Okello”"], "It misses things.")
    return dialog


MAKERS: dict[str, Callable[[], QDialog]] = {
    "trash": lambda: TrashDialog(["Consent form"]),
    "purge": lambda: PurgeDialog(3, ["1 May", "3 May"]),
    "confirm": lambda: ConfirmDialog("Really?", "It goes.", "Go", title="Go"),
    "name": lambda: NameDialog("Save preset", "Name", "Save preset"),
    "link": lambda: LinkDialog("https://example.org/" + "a" * 200),
    "prompt": lambda: PromptDialog("<start_of_turn>user\nhello", 1234),
    "first prompt": lambda: FirstPromptDialog("Casebook does not know the chat template of M."),
    "info": lambda: InfoDialog(groups_of(RECORD)),
    "notices": lambda: NoticesDialog([Kept("14:31", "The engine stopped.", "Why.", "code")]),
    "no notices": lambda: NoticesDialog([]),
    "details": lambda: DetailsDialog("Show details", "What is known.", "engine_stopped"),
    "settings": lambda: SettingsDialog(Settings(is_advanced=True), ABOUT),
    "shortcuts": lambda: ShortcutsDialog({}),
    "unsaved": lambda: UnsavedDialog(1, 1, "The disk is full."),
    "load options": lambda: LoadOptionsDialog("Meditron3 · Q4_K_M", LoadOptions()),
    "leave out": lambda: LeaveOutDialog(OFFER, {0}),
    "print check": asked_before_print,
}
LISTS = Lists(("the key",), ("a draft",), "It does not reach exports.", "Record 1")
# It fills the place of the window, and Esc does not close it.
WITH_LOCK: dict[str, Callable[[], QDialog]] = {
    **MAKERS,
    "unlock": lambda: LockScreen("Locked at 15:02.", LISTS),
}


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


# --- what holds for every dialog -----------------------------------------------------------------


@pytest.mark.parametrize("make", WITH_LOCK.values(), ids=WITH_LOCK)
@pytest.mark.parametrize(("zoom", "is_mirrored"), [(100, False), (200, True)])
def test_every_dialog_shows_the_whole_notice_and_cuts_no_label(
    qapp: QApplication,
    shown: Callable[[QWidget], QWidget],
    make: Callable[[], QDialog],
    zoom: int,
    is_mirrored: bool,
) -> None:
    if is_mirrored:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.apply(qapp, "light", zoom, "comfortable")
    dialog = shown(make())
    qapp.processEvents()
    banner = dialog.findChild(Banner)
    assert banner.isVisible()
    assert banner.text() == NOTICE
    assert banner.height() >= banner.heightForWidth(banner.width())
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.text() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize("zoom", [100, 200])
def test_every_dialog_is_on_the_screen_as_a_whole(
    qapp: QApplication, shown: Callable[[QWidget], QWidget], make: Callable[[], QDialog], zoom: int
) -> None:
    theme.apply(qapp, "light", zoom, "comfortable")
    dialog = make()
    dialog.resize(10, 10)
    dialog.move(dialog.screen().availableGeometry().bottomRight())
    shown(dialog)
    assert dialog.screen().availableGeometry().contains(dialog.frameGeometry())


@pytest.mark.parametrize("make", WITH_LOCK.values(), ids=WITH_LOCK)
def test_every_control_of_every_dialog_has_a_name(
    shown: Callable[[QWidget], QWidget], make: Callable[[], QDialog]
) -> None:
    dialog = shown(make())
    nameless = [
        type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.window() is dialog
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_esc_closes_every_dialog(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget], make: Callable[[], QDialog]
) -> None:
    dialog = shown(make())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == 0


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("trash", "Move to trash"),
        ("purge", "Purge 3 chats"),
        ("confirm", "Go"),
        ("link", "Open in browser"),
    ],
)
def test_enter_cancels_wherever_the_focus_is(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget], name: str, verb: str
) -> None:
    for focused in ("Cancel", verb):
        dialog = shown(MAKERS[name]())
        button(dialog, focused).setFocus()
        with qtbot.assertNotEmitted(dialog.accepted):
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert not dialog.isVisible()


# --- one by one ----------------------------------------------------------------------------------


def test_a_dialog_grows_with_what_it_tells_and_tells_one_thing(
    shown: Callable[[QWidget], QWidget],
) -> None:
    dialog = shown(ConfirmDialog("Is it so?", "It may be.", "Do", title="Title"))
    assert isinstance(dialog, Dialog)
    for words in ("Saved.", "It could not be saved. " * 20):
        dialog.tell("info", words, "Look into it.")
        QApplication.processEvents()
        inside = dialog._inside
        assert dialog._area.height() >= inside.heightForWidth(inside.width()), "it is seen at once"
    told = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert "Saved." not in told
    dialog.tell("", "")
    assert dialog._last_word is None


def test_the_trash_dialog_names_the_chat(qtbot: QtBot, shown: Callable[[QWidget], QWidget]) -> None:
    dialog = shown(TrashDialog(["Consent\u202e form"]))
    assert "⟦RLO⟧" in texts(dialog)
    with qtbot.waitSignal(dialog.accepted):
        press(qtbot, dialog, "Move to trash")


def test_the_purge_dialog_names_the_backups_that_still_hold_it(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget]
) -> None:
    dialog = shown(PurgeDialog(3, ["1 May", "3 May"]))
    assert "Backups of 1 May, 3 May still hold it." in texts(dialog)
    assert not dialog.has_backups_too
    dialog._also.click()
    assert dialog.has_backups_too
    with qtbot.waitSignal(dialog.accepted):
        press(qtbot, dialog, "Purge 3 chats")


def test_without_backups_none_is_offered(shown: Callable[[QWidget], QWidget]) -> None:
    dialog = shown(PurgeDialog(1))
    assert not dialog._also.isVisible()
    assert button(dialog, "Purge 1 chat")


def test_a_link_opens_only_when_the_person_says_so(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget]
) -> None:
    target = "https://example.org/\u202ecod.exe"
    dialog = shown(LinkDialog(target))
    assert dialog.findChild(PlainText).toPlainText() == "https://example.org/⟦RLO⟧cod.exe"
    with qtbot.assertNotEmitted(dialog.open_asked):
        press(qtbot, dialog, "Copy link")
    assert QGuiApplication.clipboard().text() == target
    dialog = shown(LinkDialog(target))
    with qtbot.waitSignal(dialog.open_asked) as told:
        press(qtbot, dialog, "Open in browser")
    assert told.args == [target]


def test_the_prompt_is_plain_and_leaves_with_the_notice(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget]
) -> None:
    dialog = shown(PromptDialog("<b>x</b><start_of_turn>", 7))
    assert dialog.findChild(PlainText).toPlainText() == "<b>x</b><start_of_turn>"
    press(qtbot, dialog, "Copy")
    assert QGuiApplication.clipboard().text() == f"<b>x</b><start_of_turn>\n\n{NOTICE}"


def test_provenance_shows_and_copies_every_fact_it_has(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget]
) -> None:
    dialog = shown(InfoDialog(groups_of(RECORD)))
    press(qtbot, dialog, "Copy as text")
    text = QGuiApplication.clipboard().text()
    for fact in (
        "Meditron3",
        "ab" * 32,
        "ef" * 32,
        "4294967295",
        "3.10 GB",
        "1,214",
        ": no",
        "q8_0",
    ):
        assert fact in text
    assert "On battery, 2 of 4 cores compute." in text
    assert "from_another_version" in text
    assert text.endswith(NOTICE)
    assert [group.title for group in groups_of(RECORD)] == [
        "Model",
        "Engine",
        "Sampling",
        "Prompt",
        "Result",
    ]


def test_a_record_without_an_answer_still_shows(shown: Callable[[QWidget], QWidget]) -> None:
    groups = groups_of({"model": {"name": "x"}, "engine": None})
    assert [group.title for group in groups] == ["Model"]
    assert shown(InfoDialog(groups)).isVisible()


def test_notices_stand_newest_first(qtbot: QtBot, shown: Callable[[QWidget], QWidget]) -> None:
    dialog = shown(NoticesDialog([Kept("14:00", "First."), Kept("14:05", "Second.")]))
    press(qtbot, dialog, "Copy all")
    assert QGuiApplication.clipboard().text() == "14:05 Second.\n\n14:00 First."


def test_a_name_is_needed_before_it_is_saved(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget]
) -> None:
    dialog = shown(NameDialog("Save preset", "Name", "Save preset"))
    assert not button(dialog, "Save preset").isEnabled()
    qtbot.keyClicks(dialog.focusWidget(), " Ward  audit ")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.name == "Ward audit"


# --- settings and keys ---------------------------------------------------------------------------


def test_every_setting_of_a_page_is_in_the_dialog(shown: Callable[[QWidget], QWidget]) -> None:
    dialog = shown(SettingsDialog(Settings(is_advanced=True), ABOUT))
    for key, setting in described().items():
        if setting.page:
            dialog.show_page(setting.page)
            assert dialog.row(key).isVisible(), key


def test_a_change_is_told_at_once(qtbot: QtBot, shown: Callable[[QWidget], QWidget]) -> None:
    dialog = shown(SettingsDialog(Settings(is_advanced=True), ABOUT))
    told: list[Changed] = []
    dialog.changed.connect(told.append)
    dialog.row("enter_sends").control.click()
    dialog.show_page("appearance")
    box = dialog.row("zoom_percent").control
    box.setCurrentIndex(box.findData(150))
    box.activated.emit(box.currentIndex())
    dialog.show_page("hardware")
    field = dialog.row("threads").control._field
    field.selectAll()
    qtbot.keyClicks(field, "8")
    assert told == [
        Changed("enter_sends", False),
        Changed("zoom_percent", 150),
        Changed("threads", 8),
    ]


def test_advanced_settings_wait_for_advanced(shown: Callable[[QWidget], QWidget]) -> None:
    dialog = shown(SettingsDialog(Settings(), ABOUT))
    dialog.show_page("hardware")
    assert "Turn on Advanced under General" in texts(dialog)
    dialog.show_page("general")
    dialog.row("is_advanced").control.click()
    dialog.show_page("hardware")
    assert dialog.row("threads").isVisible()


def test_searching_settings_shows_hits_of_every_page(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget]
) -> None:
    dialog = shown(SettingsDialog(Settings(is_advanced=True), ABOUT))
    with qtbot.waitSignal(dialog.search.asked):
        qtbot.keyClicks(dialog.search, "text controls")
    assert dialog.row("zoom_percent").isVisible()
    assert not dialog.row("enter_sends").isVisible()
    with qtbot.waitSignal(dialog.search.asked):
        qtbot.keyClicks(dialog.search, "xyz")
    assert "No setting contains these words." in texts(dialog)


def test_settings_follow_what_changed_elsewhere(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget]
) -> None:
    dialog = shown(SettingsDialog(Settings(), ABOUT))
    with qtbot.assertNotEmitted(dialog.changed):
        dialog.set_settings(Settings(zoom_percent=125))
    assert dialog.row("zoom_percent").control.currentData() == 125


def test_a_key_can_be_changed(qtbot: QtBot, shown: Callable[[QWidget], QWidget]) -> None:
    dialog = shown(ShortcutsDialog({}))
    field = dialog.list.field(Command.FIND)
    field.setKeySequence(QKeySequence("Ctrl+G"))
    with qtbot.waitSignal(dialog.rebound) as told:
        field.editingFinished.emit()
    assert told.args == [{"find": "Ctrl+G"}]
    assert field.accessibleDescription() == "Ctrl+G"
    assert dialog.list.field(Command.PIN).accessibleDescription() == "no shortcut"
    field.setKeySequence(QKeySequence("Ctrl+F"))
    with qtbot.waitSignal(dialog.rebound) as told:
        field.editingFinished.emit()
    assert told.args == [{}]


@pytest.mark.parametrize(("keys", "told"), [("Ctrl+N", "New chat"), ("X", "writes text")])
def test_a_key_that_is_taken_or_writes_text_is_refused_in_words(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget], keys: str, told: str
) -> None:
    dialog = shown(ShortcutsDialog({}))
    field = dialog.list.field(Command.FIND)
    field.setKeySequence(QKeySequence(keys))
    with qtbot.assertNotEmitted(dialog.rebound):
        field.editingFinished.emit()
    assert told in dialog.list.error
    assert field.keySequence() == QKeySequence("Ctrl+F")


def test_esc_closes_the_list_of_keys_from_any_of_its_fields(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget]
) -> None:
    dialog = shown(ShortcutsDialog({"stop": "F9"}))
    with qtbot.waitSignal(dialog.rebound) as told:
        field = dialog.list.field(Command.STOP)
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        field.editingFinished.emit()
    assert told.args == [{}]
    qtbot.keyClick(dialog.list.field(Command.FIND), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_key_can_be_taken_away_and_all_reset(
    qtbot: QtBot, shown: Callable[[QWidget], QWidget]
) -> None:
    dialog = shown(ShortcutsDialog({}))
    with qtbot.waitSignal(dialog.rebound) as told:
        qtbot.keyClick(dialog.list.field(Command.FIND), Qt.Key.Key_Backspace)
    assert told.args == [{"find": ""}]
    with qtbot.waitSignal(dialog.rebound) as told:
        press(qtbot, dialog, "Reset all")
    assert told.args == [{}]


def test_the_primary_and_the_dangerous_button_look_like_it(shown: Callable) -> None:
    tokens = theme.current()
    for maker, place, token in (("name", 12, "accent"), ("confirm", 0, "err")):
        dialog = shown(MAKERS[maker]())
        (button,) = [one for one in dialog.findChildren(QPushButton) if one.property("kind")]
        button.setEnabled(True)
        button.setText("")
        picture = button.grab().toImage()
        ratio = picture.devicePixelRatio()
        seen = picture.pixelColor(round(picture.width() / 2), round(place * ratio))
        assert seen.name() == tokens.color(token).name(), maker


@pytest.mark.parametrize("zoom", [100, 125])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_no_button_of_a_dialog_is_cut(
    qapp: QApplication, shown: Callable, zoom: int, language: str
) -> None:
    theme.apply(qapp, "light", zoom, "comfortable")
    use_language(language)
    for name, make in MAKERS.items():
        dialog = shown(make())
        for button in dialog.buttons.buttons():
            assert button.width() >= button.sizeHint().width(), (name, button.text())
