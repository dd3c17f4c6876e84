"""The dialog that renames kept searches and lets them go."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from app.core.bidi import visible
from app.gui.widgets import theme
from app.gui.widgets.dialogs import Dialog, NameDialog
from app.gui.widgets.label import Label

_NAME = Qt.ItemDataRole.UserRole
_ROWS = 8


class _Names(QListWidget):
    """F2 renames, Delete lets go, Enter uses."""

    pressed_key = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Take the keys that lists of this window know."""
        keys = {Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() in keys:
            self.pressed_key.emit(event.key())
        else:
            super().keyPressEvent(event)


class SavedSearchesDialog(Dialog):
    """Lists the kept searches; a change is told at once.

    Signals:
        used: name of the search to use.
        renamed: the old and the new name.
        removed: name of the search to let go.
    """

    used = Signal(str)
    renamed = Signal(str, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without searches."""
        super().__init__(self.tr("Saved searches"), parent)
        head = Label(self.tr("Saved searches"), is_bold=True)
        self.names = _Names(self)
        self.names.setAccessibleName(self.tr("Saved searches"))
        head.setBuddy(self.names)
        self.body.addWidget(head)
        self.body.addWidget(self.names, 1)
        role = QDialogButtonBox.ButtonRole
        self.use = self.add_button(self.tr("Search"), role.ActionRole, "primary")
        self.rename = self.add_button(self.tr("Rename…"), role.ActionRole)
        self.remove = self.add_button(self.tr("Delete"), role.ActionRole, "danger")
        self.add_cancel(self.tr("Close"))
        self.use.clicked.connect(self._on_use)
        self.rename.clicked.connect(self._on_rename)
        self.remove.clicked.connect(self._on_remove)
        self.names.pressed_key.connect(self._on_key)
        self.names.itemDoubleClicked.connect(self._on_use)
        self.names.setMinimumHeight(_ROWS * theme.current().row)
        self.names.setFocus()

    def set_searches(self, searches: Sequence[tuple[str, str]]) -> None:
        """Show name and query of each."""
        kept = max(self.names.currentRow(), 0)
        self.names.clear()
        for name, query in searches:
            item = QListWidgetItem(visible(f"{name}  –  {query}"), self.names)
            item.setData(_NAME, name)
        self.names.setCurrentRow(min(kept, self.names.count() - 1))
        for button in (self.use, self.rename, self.remove):
            button.setEnabled(bool(searches))

    def current(self) -> str:
        """Return the name of the marked search; "" is none."""
        is_marked = self.names.currentRow() >= 0
        return str(self.names.currentItem().data(_NAME)) if is_marked else ""

    @Slot(int)
    def _on_key(self, key: int) -> None:
        ways = {Qt.Key.Key_F2: self._on_rename, Qt.Key.Key_Delete: self._on_remove}
        ways.get(Qt.Key(key), self._on_use)()

    @Slot()
    def _on_use(self) -> None:
        if name := self.current():
            self.used.emit(name)
            self.accept()

    @Slot()
    def _on_rename(self) -> None:
        name = self.current()
        if not name:
            return
        title, label = self.tr("Rename search"), self.tr("New name")
        dialog = NameDialog(title, label, self.tr("Rename"), name, self)
        dialog.accepted.connect(lambda: self.renamed.emit(name, dialog.name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_remove(self) -> None:
        if name := self.current():
            self.removed.emit(name)
