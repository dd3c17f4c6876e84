"""Beside a comparison: what it shows in sentences, what it could not show, what to bear in mind."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.facts import Details, Facts, Section
from app.gui.widgets.notice import Notice
from app.gui.widgets.paragraph import Paragraph


class CompareDetails(Details):
    """Sentences, facts, and notices that stand with every comparison."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("What these runs show"))
        self._facts = Facts(self)
        self._said = QVBoxLayout()
        self._warned = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addWidget(Section(self.tr("What these runs show")))
        self._column.addLayout(self._said)
        self._column.addWidget(self._facts)
        self._column.addLayout(self._warned)
        self._column.addStretch(1)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def show_words(
        self,
        said: Sequence[str],
        limits: Sequence[str],
        facts: Sequence[tuple[str, str]],
        warnings: Sequence[str],
    ) -> None:
        """Show sentences, those about what cannot be shown, facts and warnings; none is empty."""
        _clear(self._said)
        _clear(self._warned)
        for text in said:
            self._said.addWidget(Paragraph(text))
        for text in limits:
            self._said.addWidget(Notice("info", text))
        self._facts.set_facts(facts)
        for text in warnings:
            self._warned.addWidget(Notice("warn", text))
        self.set_filled(bool(said))

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        side = now.px(14)
        self._column.setContentsMargins(side, side, side, side)
        for layout in (self._column, self._said, self._warned):
            layout.setSpacing(now.px(10))


def _clear(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
