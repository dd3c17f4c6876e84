"""Below the question: which examples stand before it, and another choice of them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu

from app.core.text import fill
from app.gui.widgets.buttons import QuietButton
from app.gui.widgets.examples_choice import ExamplesRow, named


class ExamplesOption(QuietButton):
    """Says how many examples are sent; a click lists the sets.

    Signals:
        wanted: the sets are about to be listed: `set_sets` comes next.
        chosen: key of a set, "" is none.
    """

    wanted = Signal()
    chosen = Signal(str)

    def __init__(self) -> None:
        """Begin without examples; whoever adds it to a row is its owner."""
        super().__init__("", "document")
        self._sets: Sequence[ExamplesRow] = ()
        self.set_count(0)
        self.clicked.connect(self._on_clicked)

    def set_count(self, count: int) -> None:
        """Say how many are sent before every question."""
        words = fill(self.tr("%1 examples"), count) if count > 1 else self.tr("1 example")
        self.setText(words if count else self.tr("No examples"))

    def set_sets(self, sets: Sequence[ExamplesRow]) -> None:
        """Offer these sets."""
        self._sets = sets

    @Slot()
    def _on_clicked(self) -> None:
        self.menu_of_sets().popup(self.mapToGlobal(QPoint(0, 0)))

    def menu_of_sets(self) -> QMenu:
        """Return a menu of what can be chosen now; it goes when it is hidden."""
        self.wanted.emit()
        menu = QMenu(self)
        menu.addAction(self.tr("No examples")).setData("")
        for one in self._sets:
            menu.addAction(named(one)).setData(one.key)
        menu.triggered.connect(lambda action: self.chosen.emit(str(action.data())))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
