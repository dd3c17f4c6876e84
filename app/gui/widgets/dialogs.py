"""Every dialog's frame, banner first; and the small ones that ask before something goes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.bidi import isolated
from app.core.text import fill
from app.core.wording import NOTICE
from app.gui.widgets import theme
from app.gui.widgets.banner import Banner
from app.gui.widgets.body import Line
from app.gui.widgets.check_box import CheckBox
from app.gui.widgets.dialog_buttons import DialogButtons
from app.gui.widgets.label import Label

if TYPE_CHECKING:
    from app.gui.widgets.notice import Strip

WIDTH = 520
LEAST = QSize(320, 240)
SCREEN_PART = 0.9


def research_notice() -> str:
    """Return the research-only notice in the language of the window, as one unit."""
    return QCoreApplication.translate("notice", NOTICE)


class Dialog(QDialog):
    """Banner, a body that scrolls when there is no room, and a row of buttons.

    Attributes:
        body: layout of the body, for the owner's widgets.
        buttons: the row, or rows; their order is the platform's.
    """

    def __init__(self, title: str, parent: QWidget | None = None, width: int = WIDTH) -> None:
        """Build an empty dialog; `width` in pixels at 100 %."""
        super().__init__(parent)
        self._width = width
        self._last_word: Strip | None = None
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.banner = Banner(research_notice(), self)
        inside = QWidget(self)
        self.body = QVBoxLayout(inside)
        self._area = QScrollArea(self)
        self._area.setWidget(inside)
        self._inside = inside
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons = DialogButtons(self)
        self.buttons.rejected.connect(self.reject)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.buttons)
        whole = QVBoxLayout(self)
        # The banner's height follows from the width it has in the end; before that it must not
        # hold the window open.
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addWidget(self._area, 1)
        whole.addWidget(Line(self, is_upright=False))
        whole.addLayout(self._foot)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def add_button(
        self, text: str, role: QDialogButtonBox.ButtonRole, kind: str = ""
    ) -> QPushButton:
        """Add a button to the row; `kind` is `primary`, `danger` or "". None is the default."""
        button = self.buttons.addButton(text, role)
        button.setAutoDefault(False)
        if kind:
            theme.set_kind(button, kind)
        return button

    def add_cancel(self, text: str = "") -> QPushButton:
        """Add the button that Enter and Esc mean: it changes nothing."""
        label = text or self.tr("Cancel")
        button = self.add_button(label, QDialogButtonBox.ButtonRole.RejectRole)
        button.setAutoDefault(True)
        button.setDefault(True)
        return button

    def tell(self, kind: str, what: str, why: str = "") -> None:
        """Say below the rest how something went; "" takes the last word away."""
        from app.gui.widgets.notice import Strip

        if self._last_word is not None:
            self._last_word.hide()
            self._last_word.deleteLater()
            self._last_word = None
        if what:
            self._last_word = Strip(kind, what, why)
            self.body.insertWidget(self.body.count() - 1, self._last_word)
            self._last_word.show()  # what is not shown has no height yet
        self.grow()

    def grow(self) -> None:
        """Take the room that is needed now; a dialog that was made larger stays so."""
        self.resize(self.size().expandedTo(self.sizeHint()))

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        self.body.setContentsMargins(*[tokens.px(20)] * 4)
        self.body.setSpacing(tokens.px(8))
        self._foot.setContentsMargins(tokens.px(20), tokens.px(8), tokens.px(20), tokens.px(12))
        self.setMinimumSize(
            QSize(tokens.px(LEAST.width()), tokens.px(LEAST.height())).boundedTo(self._room())
        )

    # Qt's own names

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a width for all buttons and the height of the text in it, within the screen."""
        tokens = theme.current()
        margins = tokens.px(44)
        room = self._room()
        row = self.buttons.sizeHint().width() + 2 * tokens.px(20)
        width = min(max(tokens.px(self._width), row), room.width())
        needed = self._inside.heightForWidth(width) if self._inside.hasHeightForWidth() else -1
        height = max(needed, self._inside.sizeHint().height() if needed < 0 else 0)
        banner = max(self.banner.heightForWidth(width), self.banner.sizeHint().height())
        foot = self.buttons.heightForWidth(width - 2 * tokens.px(20))
        height += banner + foot + margins
        return QSize(width, min(height, room.height()))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take the size of the content, once it is there, and stay on the screen with it."""
        super().showEvent(event)
        self.resize(self.sizeHint())
        place, room = self.frameGeometry(), self.screen().availableGeometry()
        if not room.contains(place):  # Qt chose the place for the size before
            place.moveCenter(room.center())
            self.move(place.topLeft())

    def _room(self) -> QSize:
        return self.screen().availableSize() * SCREEN_PART


class TrashDialog(Dialog):
    """Asks before chats go to the trash; `accepted` means yes, Enter means no."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        """Name the chat, or say how many."""
        super().__init__(self.tr("Move to trash"), parent)
        if len(titles) == 1:
            what = fill(self.tr("Move “%1” to the trash?"), isolated(titles[0]))
        else:
            what = fill(self.tr("Move %1 chats to the trash?"), len(titles))
        restored = self.tr("It can be restored until you purge it.")
        if len(titles) != 1:
            restored = self.tr("They can be restored until you purge them.")
        self.body.addWidget(Label(what, "message", is_bold=True, wraps=True))
        self.body.addWidget(Label(restored, wraps=True))
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self.add_button(self.tr("Move to trash"), role, "danger").clicked.connect(self.accept)
        self.add_cancel().setFocus()


class PurgeDialog(Dialog):
    """Asks before chats are removed for good, and names the backups that still hold them."""

    def __init__(
        self, count: int, backups: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        """Say how many chats go; `backups` are dates in words, oldest first."""
        super().__init__(self.tr("Purge chats"), parent)
        is_one = count == 1
        what = self.tr("Purge 1 chat for good?")
        if not is_one:
            what = fill(self.tr("Purge %1 chats for good?"), count)
        gone = self.tr("The text is removed from the history and the search index.")
        self.body.addWidget(Label(what, "message", is_bold=True, wraps=True))
        self.body.addWidget(Label(gone, wraps=True))
        self._also = CheckBox(self.tr("Also purge these backups"), self)
        self._also.setVisible(bool(backups))
        if backups:
            held = fill(self.tr("Backups of %1 still hold it."), ", ".join(backups))
            self.body.addWidget(Label(held, wraps=True))
        self.body.addWidget(self._also)
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        verb = self.tr("Purge 1 chat") if is_one else fill(self.tr("Purge %1 chats"), count)
        self.add_button(verb, role, "danger").clicked.connect(self.accept)
        self.add_cancel().setFocus()

    @property
    def has_backups_too(self) -> bool:
        """The person wants the backups gone as well."""
        return self._also.isChecked()


class ConfirmDialog(Dialog):
    """Asks one question; `accepted` is the verb, Enter changes nothing."""

    def __init__(
        self, question: str, why: str, verb: str, *, title: str, parent: QWidget | None = None
    ) -> None:
        """Show the question, what it means, and a button that repeats the verb."""
        super().__init__(title, parent)
        self.body.addWidget(Label(question, "message", is_bold=True, wraps=True))
        self.body.addWidget(Label(why, wraps=True))
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self.add_button(verb, role, "danger").clicked.connect(self.accept)
        self.add_cancel().setFocus()


class NameDialog(Dialog):
    """Asks for a name; the primary button waits until there is one."""

    def __init__(
        self, title: str, label: str, verb: str, name: str = "", parent: QWidget | None = None
    ) -> None:
        """Show a field under its label, filled with `name`."""
        super().__init__(title, parent)
        self._field = QLineEdit(name, self)
        self._field.setMaxLength(100)
        self._field.setAccessibleName(label)
        head = Label(label, is_bold=True)
        head.setBuddy(self._field)
        self.body.addWidget(head)
        self.body.addWidget(self._field)
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self._verb = self.add_button(verb, role, "primary")
        self._verb.clicked.connect(self.accept)
        self.add_cancel().setDefault(False)
        self._verb.setDefault(True)
        self._field.textChanged.connect(self._on_text_changed)
        self._on_text_changed()
        self._field.selectAll()
        self._field.setFocus()

    @property
    def name(self) -> str:
        """What was written, on one line."""
        return " ".join(self._field.text().split())

    @Slot()
    def _on_text_changed(self) -> None:
        self._verb.setEnabled(bool(self.name))


def model_file_dialog(parent: QWidget | None = None) -> QFileDialog:
    """Return a dialog that chooses one GGUF file; `fileSelected` tells which."""
    title = QCoreApplication.translate("dialogs", "Add a model file")
    kinds = QCoreApplication.translate("dialogs", "Model files (*.gguf);;All files (*)")
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog
