"""Every dialog at large type on a small screen: nothing to press is cut or out of reach."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

import app.gui
from app.core.chat import LoadOptions, Message, Role
from app.core.transcript.writing import Format
from app.core.wording import NOTICE
from app.errors import Code, Problem
from app.gui.language import use_language
from app.gui.trouble import Trouble
from app.gui.widgets import theme
from app.gui.widgets.add_dialog import AddDialog
from app.gui.widgets.answers_dialog import AnswersDialog
from app.gui.widgets.close_dialog import CloseDialog
from app.gui.widgets.damage_dialog import DamageDialog
from app.gui.widgets.diagnostics_dialog import DiagnosticsDialog
from app.gui.widgets.dialogs import ConfirmDialog, Dialog, NameDialog, PurgeDialog, TrashDialog
from app.gui.widgets.download_dialog import DownloadDialog, DownloadPlan, TokenDialog
from app.gui.widgets.draw_dialog import DrawDialog
from app.gui.widgets.errand_dialog import ErrandDialog
from app.gui.widgets.export_dialog import ExportDialog, Scope
from app.gui.widgets.folder_dialog import FolderDialog
from app.gui.widgets.import_dialog import ImportDialog
from app.gui.widgets.info_dialog import InfoDialog, groups_of
from app.gui.widgets.leave_out_dialog import LeaveOutDialog, Offer
from app.gui.widgets.load_options_dialog import LoadOptionsDialog
from app.gui.widgets.mapping_dialog import MappingDialog
from app.gui.widgets.notices_dialog import DetailsDialog, Kept, NoticesDialog
from app.gui.widgets.organise_dialogs import MoveDialog, TagsDialog
from app.gui.widgets.pack_dialog import PackDialog
from app.gui.widgets.print_check_dialog import PrintCheckDialog
from app.gui.widgets.report_dialog import ReportDialog
from app.gui.widgets.restore_dialog import RestoreDialog
from app.gui.widgets.result_export_dialog import ResultExportDialog
from app.gui.widgets.saved_searches_dialog import SavedSearchesDialog
from app.gui.widgets.secret_dialogs import Asked, CodeDialog, SecretDialog
from app.gui.widgets.settings_dialog import About, SettingsDialog
from app.gui.widgets.shortcuts import ShortcutsDialog
from app.gui.widgets.temporary import LoseDialog
from app.gui.widgets.text_dialogs import FirstPromptDialog, LinkDialog, PromptDialog
from app.gui.widgets.unpack_dialog import PackQuestion, UnpackDialog
from app.gui.widgets.unsaved_dialog import UnsavedDialog
from app.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SMALL = QSize(800, 600)
NAME = "EPFLiGHT/Meditron3-Gemma2-2B"
FILE = "/media/stick/models/Meditron3-Gemma2-2B-Q4_K_M.gguf"
WHY = "The text is removed from the history and the search index."
PLAN = DownloadPlan(
    NAME,
    (("From", NAME), ("To", FILE)),
    "Gemma Terms of Use",
    "https://ai.google.dev/gemma/terms",
    "Too little room.",
    low_disk="It needs 3.1 GB.",
)
SCOPES = (Scope("this", "This chat: Consent form", "12 messages"), Scope("all", "All", "41 chats"))
SECRET = Asked("Encrypt", "Encrypt the history", (WHY,), asks_new=True, consent="I know it.")
ABOUT = About((("Casebook", "1.0"),), (NOTICE,))
OFFER = Offer((Message(Role.USER, "old"), Message(Role.USER, "new")), (100, 20), 3, 150)


def _print_check() -> PrintCheckDialog:
    dialog = PrintCheckDialog()
    dialog.ask("3 places match.", "names: 3", ["a name “Okello”"], "It misses things.")
    return dialog


MAKERS: tuple[Callable[[], Dialog], ...] = (
    lambda: Trouble(Problem(Code.DATABASE_TOO_NEW)),
    lambda: AddDialog(FILE, "1.71 GB", "/home/ward/models", is_plugged_in=True),
    lambda: AnswersDialog([(1, "A question?", "An answer.")]),
    lambda: CloseDialog("A conversion runs. Close Casebook?", WHY, "Stop it and close"),
    lambda: DamageDialog(("One part could not be read.", "3 of 2,114.", "Restore it.")),
    lambda: DiagnosticsDialog([("casebook.log", "what happened")], "No chat is in it."),
    lambda: ConfirmDialog("Really?", WHY, "Go", title="Go"),
    lambda: NameDialog("Save preset", "Name", "Save preset"),
    lambda: PurgeDialog(3, ["1 May", "3 May"]),
    lambda: TrashDialog(["Consent form"]),
    lambda: DownloadDialog(PLAN),
    lambda: TokenDialog(NAME, "https://huggingface.co/" + NAME, (WHY,)),
    lambda: DrawDialog("medqa_test.jsonl", 5, 1234),
    lambda: ErrandDialog("The history is restored.", WHY),
    lambda: ExportDialog(SCOPES, "this", Format.PDF),
    FolderDialog,
    ImportDialog,
    lambda: InfoDialog(groups_of({"model": {"name": "x"}, "engine": None})),
    lambda: LeaveOutDialog(OFFER, {0}),
    lambda: LoadOptionsDialog("Meditron3 · Q4_K_M", LoadOptions()),
    lambda: MappingDialog(FILE, [("A, B, C", "letters")]),
    lambda: DetailsDialog("Show details", "What is known.", "engine_stopped"),
    lambda: NoticesDialog([Kept("14:31", "The engine stopped.", "Why.", "code")]),
    lambda: MoveDialog(["ward", "ward/charts"], "", 2),
    lambda: TagsDialog(["audit", "malaria"], {"audit"}, set(), 1),
    PackDialog,
    _print_check,
    ReportDialog,
    lambda: RestoreDialog("Restore the backup of 3 May?", [("Chats", "41")], (WHY,)),
    lambda: ResultExportDialog("/home/ward/results-2026-05-03"),
    SavedSearchesDialog,
    lambda: SecretDialog(SECRET),
    lambda: CodeDialog("ABCDE-FGHIJ-KLMNO-PQRST-UVWXY"),
    lambda: SettingsDialog(Settings(is_advanced=True), ABOUT),
    lambda: ShortcutsDialog({}),
    lambda: LoseDialog(2, "Let them go and close"),
    lambda: FirstPromptDialog("Casebook does not know the chat template of M."),
    lambda: LinkDialog("https://example.org/" + "a" * 200),
    lambda: PromptDialog("<start_of_turn>user\nhello", 1234),
    lambda: PackQuestion("/media/stick/casebook-pack"),
    lambda: UnpackDialog("/media/stick/casebook-pack"),
    lambda: UnsavedDialog(1, 1, "The disk is full."),
)


@pytest.fixture(autouse=True)
def _look(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(Dialog, "_room", lambda _self: SMALL * 0.9)
    theme.apply(qapp, "light", 200, "auto")
    yield
    use_language("en")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.apply(qapp, "light", 100, "auto")


def out_of_reach(dialog: Dialog) -> list[str]:
    """Return what is cut or cannot be pressed, in words."""
    found = []
    area = dialog._area.viewport()
    for button in dialog.findChildren(QAbstractButton):
        if not button.isVisible() or button.window() is not dialog:
            continue
        name = f"{type(button).__name__} {button.text() or button.accessibleName()!r}"
        is_inside = area.isAncestorOf(button)
        host = area if is_inside else dialog
        place = QRect(button.mapTo(host, QPoint(0, 0)), button.size())
        # What lies in the body is scrolled to, upwards and downwards only.
        room = QRect(0, place.top(), host.width(), place.height()) if is_inside else host.rect()
        if not room.contains(place):
            found.append(f"{name} lies at {place} of {room}")
        wide, high = button.sizeHint().width(), button.sizeHint().height()
        if button.hasHeightForWidth():  # its words wrap
            wide, high = button.minimumSizeHint().width(), button.heightForWidth(button.width())
        if button.text() and (button.width() < wide or button.height() < high):
            found.append(f"{name} has {button.size()} of {wide} x {high}")
    return found


def test_every_kind_of_dialog_is_measured() -> None:
    for module in pkgutil.walk_packages(app.gui.__path__, "app.gui."):
        importlib.import_module(module.name)
    kinds = set(Dialog.__subclasses__())
    for kind in list(kinds):
        kinds |= set(kind.__subclasses__())
    assert kinds == {type(make()) for make in MAKERS}


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_button_of_every_dialog_is_whole_and_in_reach(qtbot: QtBot, language: str) -> None:
    use_language(language)
    faults = []
    for make in MAKERS:
        dialog = make()
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        name = type(dialog).__name__
        size = dialog.size()
        if size.width() > SMALL.width() or size.height() > SMALL.height():
            faults.append(f"{name} is {size}")
        faults += [f"{name}: {fault}" for fault in out_of_reach(dialog)]
        bar = dialog._area.horizontalScrollBar()
        if bar.maximum():
            faults.append(f"{name} lacks {bar.maximum()} of {size.width()}")
        if dialog._area.height() < 100:
            faults.append(f"{name} has {dialog._area.height()} for its body")
        dialog.close()
    assert not faults, "\n".join(faults)
