"""Names and values beneath each other: provenance, disk, licence."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.label import Label
from app.gui.widgets.paragraph import Paragraph

_NAMES = 84


class Facts(QWidget):
    """A list of facts; a value is never cut, it takes the lines it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these names and values; values that are empty are left out."""
        shown = tuple((name, value) for name, value in facts if value)
        if shown == self._shown:
            return
        self._shown = shown
        while item := self._grid.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, value) in enumerate(shown):
            head = Paragraph(name, "ui", "muted")
            text = Paragraph(value)
            text.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 1, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(". ".join(f"{name}: {value}" for name, value in shown))

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(now.px(12))
        self._grid.setVerticalSpacing(now.px(4))
        self._grid.setColumnMinimumWidth(0, now.px(_NAMES))


class Details(QWidget):
    """What stands beside the body of a place.

    Attributes:
        PANE: width of the pane it is in, at 100 %.
        foot: what stays in sight under it while it scrolls.

    Signals:
        filled: there is something to show now, or nothing any more.
    """

    PANE: ClassVar[int] = 328
    filled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.foot: QWidget | None = None
        self._is_filled = False

    @property
    def is_filled(self) -> bool:
        """There is something to show."""
        return self._is_filled

    def set_filled(self, is_filled: bool) -> None:
        """Say whether there is something to show."""
        if is_filled != self._is_filled:
            self._is_filled = is_filled
            self.filled.emit()


class Section(Label):
    """A heading inside a pane."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Take the words."""
        super().__init__(text, is_bold=True, wraps=True, parent=parent)
