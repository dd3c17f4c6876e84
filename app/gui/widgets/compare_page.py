"""The tab *Compare*: which runs, then accuracy, differences, flips, calibration, drift, reports."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.figure import Figure
from app.gui.widgets.following_area import FollowingArea
from app.gui.widgets.item_reader import ItemReader
from app.gui.widgets.label import Label
from app.gui.widgets.mark import Mark
from app.gui.widgets.notice import Notice, swapped
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.place_page import RING
from app.gui.widgets.table import Column, Table

MOST_RUNS = 8
_FLIP_ROWS = 260


class ComparePage(QWidget):
    """Asks for runs and shows them side by side; it knows no file and no child.

    Signals:
        chosen: other runs are chosen in the boxes, or another claim is written.
        add_asked: a run that lies elsewhere is wanted.
        related_asked: all runs that can be compared with the reference are wanted.
        preview_asked: the report of the comparison is to be read.
        export_asked: the comparison is wanted as files.
        pair_chosen: number of the pair whose answers are shown.
        flip_chosen: number of the row of the answers that differ.
    """

    chosen = Signal()
    add_asked = Signal()
    related_asked = Signal()
    preview_asked = Signal()
    export_asked = Signal()
    pair_chosen = Signal(int)
    flip_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without runs."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Compare"))
        self._inside = QWidget()
        self.boxes = [QComboBox(self._inside) for _ in range(MOST_RUNS)]
        self._labels = [Label("", is_bold=True, parent=self._inside) for _ in self.boxes]
        self._strip: Notice | None = None
        self.mark = Mark("", "ok", "ok", self._inside)
        self._claim_label = Label(self.tr("A claim, points"), is_bold=True, parent=self._inside)
        # In the order in which Tab reaches them.
        self._ways = ButtonRow(self._inside)
        self._related = Button(self.tr("Add all that fit"), "plus", self._inside)
        self._add = Button(self.tr("Add from disk…"), "folder", self._inside)
        self.preview = Button(self.tr("Read the report…"), "document", self._inside)
        self.export = Button(self.tr("Export…"), "export", self._inside)
        self.claim = QLineEdit(self._inside)
        self.empty = EmptyState(
            "evaluate",
            self.tr("No runs to compare."),
            self.tr("Two runs with the same items and protocol are needed."),
            parent=self._inside,
        )
        self._make_figures()
        self.setFocusProxy(self.boxes[0])
        self._lay_out()
        self._connect()
        self.set_status("", is_same=False)
        self._unfold()
        self.clear()
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _make_figures(self) -> None:
        run = Column(self.tr("Run"), is_wide=True)
        scores = ["Macro-F1", "Brier", "ECE", self.tr("Mass")]
        numbers = [self.tr("Items"), self.tr("Accuracy"), *scores]
        self.accuracy = self._figure(self.tr("Accuracy"), run, numbers)
        pair = Column(self.tr("Pair or part"), is_wide=True)
        one_right = self.tr("Only one right")
        tests = [one_right, self.tr("McNemar"), self.tr("Detectable")]
        difference = [self.tr("Items"), self.tr("Difference"), *tests]
        self.gaps = self._figure(self.tr("Paired difference"), pair, difference)
        self._make_flips()
        stated = [self.tr("Stated"), self.tr("Right"), self.tr("Items")]
        self.bins = self._figure(self.tr("Calibration"), run, stated, is_long=True)
        sizes = [self.tr("Size"), self.tr("Accuracy"), self.tr("Other answers")]
        costs = [self.tr("KL, mean"), self.tr("Tokens/s"), self.tr("Memory")]
        self.drift = self._figure(self.tr("Drift against size"), run, [*sizes, *costs])
        shares = [self.tr("Items"), self.tr("Reference"), self.tr("Compared with")]
        self.pooled = self._figure(
            self.tr("Over several sets"),
            Column(self.tr("Data set"), is_wide=True),
            [*shares, self.tr("Difference"), self.tr("McNemar")],
        )
        self.reported = self._figure(
            self.tr("What is reported"),
            Column(self.tr("Model"), is_wide=True),
            [self.tr("Data set"), self.tr("Reported"), self.tr("These runs")],
        )

    def _make_flips(self) -> None:
        self.flips = Figure(
            self.tr("Answers that differ"), (Column(self.tr("Kind"), is_wide=True),), self._inside
        )
        self.flips.table.hide()
        self.pair = QComboBox(self._inside)
        self.pair.setAccessibleName(self.tr("Pair whose answers are shown"))
        self.flip_table = Table(
            self.tr("Items that were answered differently"),
            (
                Column(self.tr("Item"), is_wide=True),
                Column(self.tr("Change")),
                Column(self.tr("Key")),
                Column(self.tr("First")),
                Column(self.tr("Second")),
            ),
            self._inside,
            is_whole=False,
        )
        self.reader = ItemReader(self._inside)
        self.flip_note = Paragraph("", "ui", "muted", parent=self._inside)

    def _figure(
        self, title: str, first: Column, others: Sequence[str], *, is_long: bool = False
    ) -> Figure:
        columns = (first, *(Column(one, is_number=True) for one in others))
        return Figure(title, columns, self._inside, is_long=is_long)

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        for row, (label, box) in enumerate(zip(self._labels, self.boxes, strict=True)):
            words = self.tr("Reference") if row == 0 else self.tr("Compared with")
            label.setText(words)
            label.setBuddy(box)
            box.setAccessibleName(words if row == 0 else f"{words} {row}")
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(12)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(box, row, 1)
        self._grid.setColumnStretch(1, 1)
        for button in (self._related, self._add, self.preview, self.export):
            self._ways.add(button)
        self._claim_label.setBuddy(self.claim)
        self.claim.setAccessibleName(self._claim_label.text())
        self.claim.setPlaceholderText("0.85")
        self._row = QHBoxLayout()
        self._row.addWidget(self._claim_label)
        self._row.addWidget(self.claim)
        self._row.addWidget(self.mark)
        self._row.addStretch(1)
        self._strips = QVBoxLayout()
        self._column = QVBoxLayout(self._inside)
        self._column.addLayout(self._grid)
        self._column.addWidget(self._ways)
        self._column.addLayout(self._row)
        self._column.addLayout(self._strips)
        parts: tuple[QWidget, ...] = (self.empty, self.accuracy, self.gaps, self.flips, self.pair)
        parts += (self.flip_table, self.reader, self.flip_note)
        for part in (*parts, self.bins, self.drift, self.pooled, self.reported):
            self._column.addWidget(part)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(FollowingArea(self._inside, self))

    def _connect(self) -> None:
        for box in self.boxes:
            box.activated.connect(self._on_box_activated)
        self.claim.editingFinished.connect(self._on_claim_edited)
        self._add.clicked.connect(self.add_asked)
        self._related.clicked.connect(self.related_asked)
        self.preview.clicked.connect(self.preview_asked)
        self.export.clicked.connect(self.export_asked)
        self.pair.activated.connect(self.pair_chosen)
        self.flip_table.row_chosen.connect(self.flip_chosen)

    # what is shown

    def set_runs(self, runs: Sequence[tuple[str, str]], notes: Sequence[str]) -> None:
        """Offer runs, words and folder each; `notes` say why one does not fit; choices stay."""
        chosen = self.folders
        for number, box in enumerate(self.boxes):
            with QSignalBlocker(box):
                box.clear()
                box.addItem(self.tr("Choose a run…") if number < 2 else "–", "")  # noqa: PLR2004
                for (words, path), note in zip(runs, notes, strict=True):
                    box.addItem(f"{words} · {note}" if note and number else words, path)
        self.choose(chosen)
        self._related.setEnabled(bool(runs))

    @property
    def folders(self) -> list[str]:
        """Folders that are chosen, the reference first; "" if that is not chosen."""
        first, *others = (str(box.currentData() or "") for box in self.boxes)
        return [first, *dict.fromkeys(one for one in others if one)]

    def choose(self, folders: Sequence[str]) -> None:
        """Choose these runs; those that are not offered are left out."""
        wanted = list(folders) or [""]
        first, others = wanted[0], [one for one in wanted[1:] if one]
        for box, path in zip(self.boxes, [first, *others], strict=False):
            box.setCurrentIndex(max(box.findData(path), 0) if path else 0)
        for box in self.boxes[1 + len(others) :]:
            box.setCurrentIndex(0)
        self._unfold()

    def _unfold(self) -> None:
        """Show one box more than is filled."""
        filled = sum(bool(box.currentData()) for box in self.boxes[1:])
        for number, (label, box) in enumerate(zip(self._labels, self.boxes, strict=True)):
            is_shown = number <= max(filled + (filled > 0), 1)
            label.setVisible(is_shown)
            box.setVisible(is_shown)

    def set_status(self, words: str, *, is_same: bool) -> None:
        """Say whether the runs can be compared, in words; "" says nothing."""
        self.mark.set_mark(words, "ok" if is_same else "info", "ok" if is_same else "info")
        self.mark.setVisible(bool(words))

    def set_strip(self, notice: Notice | None) -> None:
        """Show what stands in the way of a comparison."""
        self._strip = swapped(self._strips, self._strip, notice)

    def set_reportable(self, *, is_there: bool) -> None:
        """Offer what is made of a comparison, once there is one."""
        for button in (self.preview, self.export):
            button.setEnabled(is_there)

    def clear(self) -> None:
        """Show no result."""
        figures = (self.accuracy, self.gaps, self.flips, self.bins, self.drift, self.pooled)
        for part in (*figures, self.reported):
            part.show_numbers(None, "", ())
        for widget in (self.pair, self.flip_table, self.flip_note):
            widget.hide()
        self.reader.show_item("", "", ())
        self.set_reportable(is_there=False)
        self.empty.setVisible(self._strip is None)

    def set_pairs(self, names: Sequence[str]) -> None:
        """Offer pairs of runs; a single one is not offered."""
        with QSignalBlocker(self.pair):
            self.pair.clear()
            self.pair.addItems(list(names))
        self.pair.setVisible(len(names) > 1)

    # what a person does

    @Slot(int)
    def _on_box_activated(self, _number: int) -> None:
        self.choose(self.folders)
        self.chosen.emit()

    @Slot()
    def _on_claim_edited(self) -> None:
        if self.claim.isModified():
            self.claim.setModified(False)
            self.chosen.emit()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(RING), now.px(10), now.px(RING), now.px(12))
        self._column.setSpacing(now.px(12))
        self._grid.setHorizontalSpacing(now.px(10))
        self._grid.setVerticalSpacing(now.px(6))
        self._row.setSpacing(now.px(10))
        self.claim.setFixedWidth(now.px(90))
        self.flip_table.setFixedHeight(now.px(_FLIP_ROWS))
