"""Takes chats in: a file, a look at what is in it, and only then the history."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.core.bidi import isolated
from app.gui.widgets import theme
from app.gui.widgets.buttons import Button, PrimaryButton
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.digits import number
from app.gui.widgets.label import Label
from app.gui.widgets.notice import Notice
from app.gui.widgets.progress_card import ProgressCard, ProgressView

WIDTH = 780
LINES = 9


class Line(Struct, frozen=True):
    """One line of the look: a chat, or what does not come in; all of it in words.

    Attributes:
        what: title of the chat, or the place in the file.
        messages: how many; `None` is not known.
        fate: what becomes of it.
    """

    what: str
    messages: int | None
    fate: str


class ImportDialog(Dialog):
    """A file, what would come of it line by line, and one button that does it.

    Signals:
        choose_asked: choose the file by the desktop's own dialog.
        look_asked: path of the file to look at.
        import_asked: take in what can come in.
        cancel_asked: stop what is running.
    """

    choose_asked = Signal()
    look_asked = Signal(str)
    import_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a file."""
        super().__init__(self.tr("Import chats"), parent, width=WIDTH)
        self._is_running = False
        self._told: Notice | None = None
        self._path = QLineEdit(self)
        self._choose = Button(self.tr("Choose…"), parent=self)
        self._sum = Label("", is_bold=True, wraps=True)
        self._aside = Label("", colour="muted", wraps=True)
        self.list = QTreeWidget(self)
        self._card = ProgressCard(self)
        self._lay_out()
        self._add_buttons()
        self.show_look("", (), "", can_import=False, verb="")

    def _lay_out(self) -> None:
        lead = self.tr(
            "Casebook's own JSON, ChatGPT's conversations.json or its zip file, Open WebUI's "
            "export, and lists of chat messages. The file is looked at first; nothing changes."
        )
        self.body.addWidget(Label(lead, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(10))
        label = Label(self.tr("File"), is_bold=True)
        label.setBuddy(self._path)
        self._path.setProperty("kind", "field")
        self._path.setReadOnly(True)
        self._path.setAccessibleName(self.tr("File"))
        self._path.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._choose.clicked.connect(self.choose_asked)
        row.addWidget(label)
        row.addWidget(self._path, 1)
        row.addWidget(self._choose)
        self.body.addLayout(row)
        self.body.addWidget(self._sum)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._aside)
        self.body.addWidget(self._card)
        self._set_up_list()

    def _set_up_list(self) -> None:
        self.list.setAccessibleName(self.tr("What is in the file"))
        self.list.setHeaderLabels([self.tr("Chat"), self.tr("Messages"), self.tr("What happens")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setTabKeyNavigation(False)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setMinimumHeight(theme.current().row * LINES)

    def _add_buttons(self) -> None:
        self._cancel = self.add_cancel()
        self._cancel.setDefault(False)
        self._start = PrimaryButton("", "import", self)
        self._start.clicked.connect(self._on_start_clicked)
        self.buttons.addButton(self._start, QDialogButtonBox.ButtonRole.AcceptRole)

    def set_path(self, path: str) -> None:
        """Show which file is looked at."""
        self._path.setText(path)

    def show_look(
        self, summary: str, lines: Sequence[Line], aside: str, *, can_import: bool, verb: str
    ) -> None:
        """Show what is in the file; `verb` is what the button says then."""
        self._sum.setText(summary)
        self._sum.setVisible(bool(summary))
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside))
        self.list.clear()
        height = theme.current().row
        for line in lines:
            messages = "" if line.messages is None else number(line.messages)
            item = QTreeWidgetItem([isolated(line.what), messages, line.fate])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            item.setSizeHint(0, QSize(0, height))
            self.list.addTopLevelItem(item)
        self.list.setVisible(bool(lines))
        self._start.setText(verb or self.tr("Import"))
        self._start.setEnabled(can_import)
        self._start.setDefault(can_import)
        self._grow()

    def tell(self, kind: str, what: str, why: str = "", todo: str = "") -> None:
        """Say what came of it above all, instead of what was said before; "" takes it away."""
        if self._told is not None:
            self._told.hide()
            self._told.deleteLater()
            self._told = None
        if what:
            self._told = Notice(kind, what, why, todo)
            self.body.insertWidget(0, self._told)

    def set_running(self, view: ProgressView | None) -> None:
        """Show how far it is; `None` is nothing that runs."""
        self._is_running = view is not None
        self._choose.setEnabled(view is None)
        self._start.setVisible(view is None)
        self._card.show_progress(view)

    def _grow(self) -> None:
        """Take the room that is needed now; a dialog that was made larger stays so."""
        if self.isVisible():
            self.grow()

    @Slot()
    def _on_start_clicked(self) -> None:
        self.import_asked.emit()

    # Qt's own names

    def reject(self) -> None:
        """Esc and Cancel stop what is running first; then they close."""
        if self._is_running:
            self.cancel_asked.emit()
        else:
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start at the file."""
        super().showEvent(event)
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)
