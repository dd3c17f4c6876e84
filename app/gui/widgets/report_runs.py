"""A report of several runs: which are in it, what it holds, and the way to have it written."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button, PrimaryButton
from app.gui.widgets.facts import Section
from app.gui.widgets.label import Label
from app.gui.widgets.paragraph import Paragraph


class ReportRuns(QWidget):
    """Lists the runs of a report, ticked or not; hidden while there is none.

    Signals:
        changed: another report is wanted.
        export_asked, empty_asked: the buttons.
    """

    changed = Signal()
    export_asked = Signal()
    empty_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._boxes: dict[str, QCheckBox] = {}
        self._parts: dict[str, QCheckBox] = {}
        self._head = Section(self.tr("Report of several runs"), self)
        self._runs = ButtonRow(self)
        self._contents_label = Label(self.tr("Contents"), is_bold=True, parent=self)
        self._contents = ButtonRow(self)
        self._told = Paragraph("", "ui", "muted", parent=self)
        self._ways = ButtonRow(self)
        self.export = PrimaryButton(self.tr("Export report…"), "export", self)
        self.empty = Button(self.tr("Empty the report"), "close", self)
        for button in (self.export, self.empty):
            self._ways.add(button)
        self.export.clicked.connect(self.export_asked)
        self.empty.clicked.connect(self.empty_asked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._head, self._runs, self._contents_label, self._contents, self._told):
            self._column.addWidget(part)
        self._column.addWidget(self._ways)
        self.setVisible(False)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def offer(self, contents: Sequence[tuple[str, str]]) -> None:
        """Offer what a report can hold, key and words each; the first is ticked."""
        for key, words in contents:
            box = QCheckBox(words, self)
            box.setChecked(not self._parts)
            box.toggled.connect(self.changed)
            self._parts[key] = box
            self._contents.add(box)

    def set_runs(self, runs: Sequence[tuple[str, str, str]]) -> None:
        """Show runs: key, words, and what a pointer that rests is told; new ones are ticked."""
        before = self.ticked
        known = set(self._boxes)
        self._runs.clear()
        self._boxes = {}
        for key, words, about in runs:
            box = QCheckBox(words, self)
            box.setToolTip(about)
            box.setAccessibleName(f"{words}, {about}")
            with QSignalBlocker(box):
                box.setChecked(key in before or key not in known)
            box.toggled.connect(self.changed)
            self._boxes[key] = box
            self._runs.add(box)
        self.setVisible(bool(runs))
        self._judge()
        self.changed.emit()

    @property
    def ticked(self) -> tuple[str, ...]:
        """Keys of the runs that are wanted in it."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    @property
    def contents(self) -> tuple[str, ...]:
        """Keys of what it is to hold."""
        return tuple(key for key, box in self._parts.items() if box.isChecked())

    def tell(self, words: str, *, is_ready: bool) -> None:
        """Say what stands in the report; it can be written once it is ready."""
        self._told.setText(words)
        self._told.setVisible(bool(words))
        self.export.setEnabled(is_ready)

    def _judge(self) -> None:
        focus = [*self._boxes.values(), *self._parts.values(), self.export, self.empty]
        for one, following in pairwise(focus):
            self.setTabOrder(one, following)

    @Slot()
    def _dress(self) -> None:
        self._column.setSpacing(theme.current().px(8))
