"""Asks how many items of a data set are taken as examples, and by which seed they are drawn."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from app.core.text import fill
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.paragraph import Paragraph

_MOST = 64
_MOST_SEED = 2**31 - 1


class DrawDialog(Dialog):
    """Two numbers.

    Signals:
        chosen: how many and the seed, as one tuple.
    """

    chosen = Signal(object)

    def __init__(self, name: str, count: int, seed: int, parent: QWidget | None = None) -> None:
        """Ask about the data set of this name, beginning with these numbers."""
        super().__init__(self.tr("Take examples"), parent)
        words = self.tr(
            "%1: only items that are no test items are taken. PubMedQA has 500 of them, MMLU its "
            "dev file; MedQA and MedMCQA have none in their test files."
        )
        self.body.addWidget(Paragraph(fill(words, name)))
        self._count = self._field(self.tr("How many"), count, 1, _MOST)
        self._seed = self._field(self.tr("Seed"), seed, 0, _MOST_SEED)
        form = QFormLayout()
        form.addRow(self._count.accessibleName(), self._count)
        form.addRow(self._seed.accessibleName(), self._seed)
        self.body.addLayout(form)
        self.body.addStretch(1)
        take = self.add_button(
            self.tr("Take examples"), QDialogButtonBox.ButtonRole.AcceptRole, "primary"
        )
        take.clicked.connect(self._on_taken)
        self.add_cancel()
        self._count.setFocus()

    def _field(self, name: str, value: int, least: int, most: int) -> QLineEdit:
        field = QLineEdit(str(value), self)
        field.setAccessibleName(name)
        field.setValidator(QIntValidator(least, most, field))
        return field

    @Slot()
    def _on_taken(self) -> None:
        if self._count.hasAcceptableInput() and self._seed.hasAcceptableInput():
            locale = self._count.locale()
            count = locale.toInt(self._count.text())[0]
            self.chosen.emit((count, locale.toInt(self._seed.text())[0]))
            self.accept()
