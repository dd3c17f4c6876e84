"""Asks whether a model file is copied or used where it lies."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.core.bidi import left_to_right
from app.core.text import fill
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.label import Label

_WIDTH = 600


class AddDialog(Dialog):
    """Shows the file; Enter copies it, Esc adds nothing.

    Signals:
        copy_asked, link_asked: the buttons.
    """

    copy_asked = Signal()
    link_asked = Signal()

    def __init__(
        self,
        file: str,
        size: str,
        folder: str,
        *,
        is_plugged_in: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Take paths and the size in words; a disk that looks plugged in is warned of."""
        super().__init__(self.tr("Add a model file"), parent, _WIDTH)
        self.body.addWidget(Label(left_to_right(file), "message", is_bold=True, wraps=True))
        text = self.tr("A copy takes %1 in %2, and is compared with the file.")
        self.body.addWidget(Label(fill(text, size, left_to_right(folder)), wraps=True))
        where = self.tr("Where it lies, it takes no room; it must not be moved or changed.")
        if is_plugged_in:
            where = self.tr(
                "It lies on a disk that looks plugged in: used there, the model is missing while "
                "that disk is away."
            )
        self.body.addWidget(Label(where, wraps=True))
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole
        copy = self.add_button(self.tr("Copy it"), role.AcceptRole, "primary")
        link = self.add_button(self.tr("Use it where it lies"), role.ActionRole)
        self.add_cancel().setDefault(False)
        copy.setDefault(True)
        copy.clicked.connect(self._on_copy_clicked)
        link.clicked.connect(self._on_link_clicked)
        copy.setFocus()

    @Slot()
    def _on_copy_clicked(self) -> None:
        self.copy_asked.emit()
        self.accept()

    @Slot()
    def _on_link_clicked(self) -> None:
        self.link_asked.emit()
        self.accept()
