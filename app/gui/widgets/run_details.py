"""Beside an MCQ run: the card of its set, and what about it can mislead."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.facts import Details, Facts, Section
from app.gui.widgets.notice import Notice


class RunDetails(Details):
    """The card of a set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Data set card"))
        self._facts = Facts(self)
        self._traps = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addWidget(Section(self.tr("Data set card")))
        self._column.addWidget(self._facts)
        self._column.addLayout(self._traps)
        self._column.addStretch(1)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_card(self, facts: Sequence[tuple[str, str]], traps: Sequence[str]) -> None:
        """Show facts and traps; no facts is no set."""
        self._facts.set_facts(facts)
        while item := self._traps.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for trap in traps:
            self._traps.addWidget(Notice("warn", trap))
        self.set_filled(bool(facts))

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        side = now.px(14)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(now.px(10))
