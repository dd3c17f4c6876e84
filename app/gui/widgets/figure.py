"""A picture with its numbers beneath it as a table, and a way to take it along."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.buttons import QuietButton
from app.gui.widgets.facts import Section
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.plot_view import Draw, PlotView
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell

_LONG = 260


class Figure(QWidget):
    """Heading, picture, table, a sentence; what is empty is not shown.

    Signals:
        save_asked: the picture is wanted as a file.
    """

    save_asked = Signal()

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        parent: QWidget | None = None,
        *,
        is_long: bool = False,
    ) -> None:
        """Take the heading and the columns of the table, which scrolls if it is long."""
        super().__init__(parent)
        self.setAccessibleName(title)
        self.title = title
        self.plot = PlotView(self)
        self._is_long = is_long
        self._head = Section(title, self)
        self._save = QuietButton(self.tr("Save the picture…"), "export", self)
        self._save.setAccessibleName(f"{self._save.text()} {title}")
        self._save.clicked.connect(self.save_asked)
        self.table = Table(title, columns, self, is_whole=not is_long)
        self._note = Paragraph("", "ui", "muted", parent=self)
        row = QHBoxLayout()
        row.addWidget(self._head, 1)
        row.addWidget(self._save, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(row)
        self._column.addWidget(self.plot)
        self._column.addWidget(self.table)
        self._column.addWidget(self._note)
        self.hide()
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def show_numbers(
        self, draw: Draw | None, said: str, rows: Sequence[Sequence[Cell]], note: str = ""
    ) -> None:
        """Show picture, numbers and a sentence; without rows it is hidden."""
        self.plot.set_plot(draw, said)
        self.table.set_rows(rows)
        self._save.setVisible(draw is not None)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setVisible(bool(rows))

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._column.setSpacing(now.px(8))
        if self._is_long:
            self.table.setFixedHeight(now.px(_LONG))
