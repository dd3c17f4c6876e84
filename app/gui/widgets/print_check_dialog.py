"""Before a chat is printed: what looks like an identifier is shown, and a person decides."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.label import Label


class PrintCheckDialog(Dialog):
    """Shows how far the look is, then what was found; Enter masks, Esc prints nothing.

    Signals:
        mask_asked: print it with masks.
        print_asked: print it as it is.
    """

    mask_asked = Signal()
    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with the look."""
        super().__init__(self.tr("Print transcript"), parent, width=620)
        self._what = Label(self.tr("Looking for identifiers"), "message", is_bold=True, wraps=True)
        self._lines = [Label("", wraps=True) for _ in range(4)]
        self.body.addWidget(self._what)
        for line in self._lines:
            self.body.addWidget(line)
        self.body.addStretch(1)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self._mask = self.add_button(self.tr("Mask and print…"), action, "primary")
        self._mask.clicked.connect(self.mask_asked)
        self._as_it_is = self.add_button(self.tr("Print as it is…"), action)
        self._as_it_is.clicked.connect(self.print_asked)
        self.add_cancel().setFocus()
        self._say("", "", "", "", can_print=False)

    def look(self, numbers: str) -> None:
        """Show how many messages were looked at."""
        self._say(numbers, self.tr("Nothing is printed meanwhile."), "", "", can_print=False)

    def ask(self, what: str, counts: str, places: Sequence[str], missing: str) -> None:
        """Show what was found, in translated sentences; `places` are the first ones."""
        self._what.setText(what)
        shown = " · ".join(places)
        why = self.tr("Masks stand in their place on paper, the same person always with the same.")
        self._say(counts, shown, why, missing, can_print=True)
        self.setAccessibleDescription(" ".join((what, counts, shown, why, missing)))
        self._mask.setDefault(True)
        self._mask.setFocus()

    def _say(self, *texts: str, can_print: bool) -> None:
        for label, text in zip(self._lines, texts, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        for button in (self._mask, self._as_it_is):
            button.setVisible(can_print)
        self.grow()
