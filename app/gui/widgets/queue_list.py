"""The runs that were ordered: what is done, what runs, what waits, and in which order."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.bidi import visible
from app.gui.widgets.buttons import Button, IconButton
from app.gui.widgets.label import Label
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell


class QueueRow(Struct, frozen=True):
    """One run in words; `is_waiting`: it can be moved and taken out."""

    task: str
    model: str
    protocol: str
    items: str
    state: str
    icon: str
    is_waiting: bool


class QueueList(QWidget):
    """A table with buttons for the row that is chosen; nothing ordered shows nothing.

    A run that waits is moved by Alt+Up and Alt+Down, by the buttons, or with the mouse.

    Signals:
        moved: the chosen row goes by so many places.
        removed: the chosen row goes.
        cleared: every row that waits goes.
    """

    moved = Signal(int)
    removed = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: tuple[QueueRow, ...] = ()
        self._is_dragging = False
        columns = (
            Column(self.tr("Data set"), is_wide=True),
            Column(self.tr("Model")),
            Column(self.tr("Protocol")),
            Column(self.tr("Items"), is_number=True),
            Column(self.tr("State")),
        )
        self.table = Table(self.tr("Queue"), columns, self)
        self._up = IconButton("chev-up", self.tr("Move up"), self, shortcut="Alt+Up")
        self._down = IconButton("chev-down", self.tr("Move down"), self, shortcut="Alt+Down")
        self._remove = IconButton("trash", self.tr("Take this run out of the queue"), self)
        self._clear = Button(self.tr("Clear the queue"), "", self)
        self._row = QHBoxLayout()
        self._row.addWidget(Label(self.tr("Queue"), is_bold=True))
        self._row.addStretch(1)
        for button in (self._up, self._down, self._remove, self._clear):
            self._row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self._how = Paragraph(
            self.tr("Drag what waits, or Alt+↑↓. One run at a time."), "ui", "muted", parent=self
        )
        self.table.setAccessibleDescription(self._how.text())
        self._column.addWidget(self._how)
        self._column.addWidget(self.table)
        self.table.viewport().installEventFilter(self)
        self.table.row_chosen.connect(self._judge)
        self._up.clicked.connect(self._on_up)
        self._down.clicked.connect(self._on_down)
        self._remove.clicked.connect(self.removed)
        self._clear.clicked.connect(self.cleared)
        self.set_rows(())

    def set_rows(self, rows: Sequence[QueueRow]) -> None:
        """Show these runs."""
        self._rows = tuple(rows)
        self.table.set_rows([_cells(row) for row in rows])
        self._how.setVisible(sum(row.is_waiting for row in self._rows) > 1)
        self.setVisible(bool(rows))
        self._judge()

    @Slot()
    def _judge(self) -> None:
        at = self.table.row
        is_waiting = self._is_waiting(at)
        self._up.setEnabled(is_waiting and at > self._first)
        self._down.setEnabled(is_waiting and at + 1 < len(self._rows))
        self._remove.setEnabled(is_waiting)
        self._clear.setEnabled(any(row.is_waiting for row in self._rows))

    @property
    def _first(self) -> int:
        """The first row that waits; what is done or runs stands above it and stays there."""
        return next((n for n, row in enumerate(self._rows) if row.is_waiting), 0)

    def _is_waiting(self, at: int) -> bool:
        return 0 <= at < len(self._rows) and self._rows[at].is_waiting

    def _drag_to(self, height: int) -> None:
        """Put the chosen row where the pointer is, among those that wait."""
        at, under = self.table.row, self.table.rowAt(height)
        if not self._is_waiting(at):  # it began to run, or went, under the pointer
            self._is_dragging = False
            return
        if under < 0:
            under = 0 if height < 0 else len(self._rows) - 1
        if step := max(under, self._first) - at:
            self.moved.emit(step)

    @Slot()
    def _on_up(self) -> None:
        if self._up.isEnabled():
            self.moved.emit(-1)

    @Slot()
    def _on_down(self) -> None:
        if self._down.isEnabled():
            self.moved.emit(1)

    # Qt's own names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Drag a run that waits; a press alone chooses the row."""
        if isinstance(event, QMouseEvent):
            is_left = bool(event.buttons() & Qt.MouseButton.LeftButton)
            height = int(event.position().y())
            if event.type() == QEvent.Type.MouseButtonPress:
                self._is_dragging = is_left and self._is_waiting(self.table.rowAt(height))
            elif event.type() == QEvent.Type.MouseMove and is_left and self._is_dragging:
                self._drag_to(height)
                return True
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._is_dragging = False
        return bool(super().eventFilter(watched, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take Alt+Up, Alt+Down and Delete."""
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_alt and event.key() == Qt.Key.Key_Up:
            self._on_up()
        elif is_alt and event.key() == Qt.Key.Key_Down:
            self._on_down()
        elif event.key() == Qt.Key.Key_Delete and self._remove.isEnabled():
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def _cells(row: QueueRow) -> list[Cell]:
    words = (row.task, row.model, row.protocol)
    return [
        *(Cell(visible(one)) for one in words),
        Cell(row.items),
        Cell(row.state, icon=row.icon, token="ok" if row.icon == "ok" else ""),
    ]
