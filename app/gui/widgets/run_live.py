"""A run while it goes on: numbers beside each other, the checks that held, the newest items."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.first_run_parts import Card
from app.gui.widgets.label import Label
from app.gui.widgets.notice import Notice
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell


class LiveFigure(Struct, frozen=True):
    """A number with its name above and a note below."""

    name: str
    value: str
    note: str


class LiveFigures(Card):
    """Numbers beside each other; none hides the card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__("alt", "line", parent=parent)
        self._row = QHBoxLayout()
        self._shown: list[tuple[Paragraph, Paragraph, Paragraph]] = []
        self.column.addLayout(self._row)
        self.show_figures(())
        self._space()
        theme.notifier().changed.connect(self._space)

    def show_figures(self, figures: Sequence[LiveFigure]) -> None:
        """Show these numbers."""
        self.setVisible(bool(figures))
        while len(self._shown) < len(figures):
            self._add()
        for at, (name, value, note) in enumerate(self._shown):
            one = figures[at] if at < len(figures) else LiveFigure("", "", "")
            name.setText(one.name)
            value.setText(one.value)
            note.setText(one.note)
        self.setAccessibleName(". ".join(f"{one.name}: {one.value}, {one.note}" for one in figures))

    def _add(self) -> None:
        parts = (
            Paragraph("", "caption", "muted"),
            Paragraph("", is_bold=True),
            Paragraph("", "caption"),
        )
        cell = QVBoxLayout()
        cell.setSpacing(0)
        for part in parts:
            cell.addWidget(part)
        cell.addStretch(1)
        self._row.addLayout(cell, 1)
        self._shown.append(parts)

    @Slot()
    def _space(self) -> None:
        now = theme.current()
        self.column.setContentsMargins(now.px(14), now.px(6), now.px(14), now.px(6))
        self._row.setSpacing(now.px(14))


class LiveItems(QWidget):
    """The checks that held, and the newest items, the newest first; without both it is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._checks = Notice("ok", "")
        self._head = Label(self.tr("Newest items"), is_bold=True, parent=self)
        self.table = Table(
            self.tr("Newest items"),
            (
                Column(self.tr("No."), is_number=True),
                Column(self.tr("Item"), is_wide=True),
                Column(self.tr("Part")),
                Column(self.tr("Result")),
                Column(self.tr("Answer")),
                Column(self.tr("Margin"), is_number=True),
                Column(self.tr("Mass"), is_number=True),
                Column(self.tr("Tokens"), is_number=True),
                Column(self.tr("Time"), is_number=True),
            ),
            self,
        )
        self.table.set_choosable(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._checks, self._head, self.table):
            self._column.addWidget(part)
        self.set_checks("")
        self.set_items(())
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_checks(self, words: str, kind: str = "ok") -> None:
        """Say what held before the first item, or not quite (`kind`); "" says nothing."""
        self._column.removeWidget(self._checks)
        self._checks.hide()
        self._checks.deleteLater()
        self._checks = Notice(kind, words)
        self._column.insertWidget(0, self._checks)
        self._checks.setVisible(bool(words))
        self._fit()

    def set_items(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show these items."""
        self.table.set_rows(rows)
        self._head.setVisible(bool(rows))
        self.table.setVisible(bool(rows))
        self._fit()

    def _fit(self) -> None:
        self.setVisible(not (self._checks.isHidden() and self.table.isHidden()))

    @Slot()
    def _dress(self) -> None:
        self._column.setSpacing(theme.current().px(8))
