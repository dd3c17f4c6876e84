"""The tab *Results*: every run that is known, and the items of the chosen one, to be filtered."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.facts import Section
from app.gui.widgets.following_area import FollowingArea
from app.gui.widgets.item_reader import ItemReader
from app.gui.widgets.label import Label
from app.gui.widgets.notice import Notice
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.place_page import RING
from app.gui.widgets.report_runs import ReportRuns
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell

_RUN_ROWS, _ITEM_ROWS = 290, 260
_LEAST_WORDS = 140  # that the field for words has beside the boxes
_LEAST_REST = 24  # the bar that scrolls, and rings


class ResultFilter(Struct, frozen=True):
    """What is listed.

    Attributes:
        words: that a run must have in its names.
        state: key of a state; "" is all.
        kind: key of a kind; "" is all.
        protocol: of the runs; "" is all.
    """

    words: str = ""
    state: str = ""
    kind: str = ""
    protocol: str = ""


class RunWays(Struct, frozen=True):
    """What can be done with the chosen run."""

    can_compare: bool = False
    can_report: bool = False
    can_export: bool = False
    can_hand_over: bool = False
    can_resume: bool = False
    can_forget: bool = False
    can_discard: bool = False
    is_trashed: bool = False


class ResultsPage(QWidget):
    """Lists runs and items; it knows no file and no child.

    Signals:
        filtered: other runs are wanted in the list.
        run_chosen: number of the row of the run that is looked at now.
        compare_asked, export_asked, add_asked, resume_asked, forget_asked: the buttons;
            discard_asked, restore_asked, purge_asked too: for the trash; hand_over_asked,
            bundle_asked: for bundles; report_asked: to have the run in the report.
        items_filtered: other items are wanted.
        item_chosen: number of the row of the item that is wanted.
    """

    filtered = Signal()
    run_chosen = Signal(int)
    compare_asked = Signal()
    export_asked = Signal()
    add_asked = Signal()
    resume_asked = Signal()
    forget_asked = Signal()
    discard_asked = Signal()
    restore_asked = Signal()
    purge_asked = Signal()
    hand_over_asked = Signal()
    bundle_asked = Signal()
    report_asked = Signal()
    items_filtered = Signal()
    item_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without runs."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Results"))
        self._inside = QWidget()
        self._words = QLineEdit(self._inside)
        self._words.setPlaceholderText(self.tr("Filter by data set, model or protocol"))
        self._words.setAccessibleName(self._words.placeholderText())
        self._words.setClearButtonEnabled(True)
        self.state, self.kind, self.protocol = (QComboBox(self._inside) for _ in range(3))
        self.empty = EmptyState(
            "evaluate",
            self.tr("No run yet."),
            self.tr("Finish one in MCQ run, or add the folder of a run from a stick."),
            parent=self._inside,
        )
        self.table = Table(
            self.tr("Runs"),
            (
                Column(self.tr("Result"), is_wide=True),
                Column(self.tr("Items"), is_number=True),
                Column(self.tr("Right, 95 %"), is_number=True),
                Column(self.tr("State")),
                Column(self.tr("Protocol")),
            ),
            self._inside,
            is_whole=False,
        )
        self._ways = ButtonRow(self._inside)  # here, for the Tab key
        self.compare = Button(self.tr("Compare with…"), "evaluate", self._inside)
        self.resume = Button(self.tr("Go on with it"), "clock", self._inside)
        self.add_to_report = Button(self.tr("Add to the report"), "plus", self._inside)
        self.export = Button(self.tr("Export…"), "export", self._inside)
        self.add = Button(self.tr("Add from disk…"), "folder", self._inside)
        self.forget = Button(self.tr("Take from the list"), "close", self._inside)
        self.hand_over = Button(self.tr("Hand over as a bundle…"), "export", self._inside)
        self.read_bundle = Button(self.tr("Read a bundle…"), "import", self._inside)
        self.discard = Button(self.tr("Move to trash"), "trash", self._inside)
        self.discard.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self.restore = Button(self.tr("Put back"), "restore", self._inside)
        self.purge = Button(self.tr("Delete for good…"), "trash", self._inside)
        self._letters = Notice(
            "info",
            self.tr(
                "Letters stand for protocol and items together. Only runs with the same letter "
                "can be compared."
            ),
        )
        self.report = ReportRuns(self._inside)
        self._head = Section(self.tr("Items of the run"), self._inside)
        self.kept = QComboBox(self._inside)
        self._kept_label = Label(self.tr("Show"), is_bold=True, parent=self._inside)
        self.count = Paragraph("", "ui", "muted", parent=self._inside)
        self.items = Table(
            self.tr("Items of the run"),
            (
                Column(self.tr("Item"), is_wide=True),
                Column(self.tr("Part")),
                Column(self.tr("Result")),
                Column(self.tr("Answer")),
                Column(self.tr("Margin"), is_number=True),
                Column(self.tr("Mass"), is_number=True),
                Column(self.tr("Tokens"), is_number=True),
                Column(self.tr("Time"), is_number=True),
            ),
            self._inside,
            is_whole=False,
        )
        self.reader = ItemReader(self._inside)
        self.setFocusProxy(self.table)
        self._lay_out()
        self._connect()
        self.set_runs((), is_any=False)
        self.set_items(None, "")
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self.state.setAccessibleName(self.tr("State of the runs"))
        self.kind.setAccessibleName(self.tr("Kind of the runs"))
        self.protocol.setAccessibleName(self.tr("Protocol of the runs"))
        self.kept.setAccessibleName(self.tr("Which items are shown"))
        self._kept_label.setBuddy(self.kept)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._boxes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self._words, 1)
        for box in (self.state, self.kind, self.protocol):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            self._boxes.addWidget(box)
        self._top.addLayout(self._boxes)
        some = (self.compare, self.add_to_report, self.export, self.hand_over, self.resume)
        more = (self.add, self.read_bundle)
        for button in (*some, *more, self.forget, self.discard, self.restore, self.purge):
            self._ways.add(button)
        self._row = QHBoxLayout()
        self._row.addWidget(self._kept_label)
        self._row.addWidget(self.kept)
        self._row.addWidget(self.count, 1)
        self._column = QVBoxLayout(self._inside)
        self._column.addLayout(self._top)
        parts = (self.empty, self.table, self._ways, self._letters, self.report, self._head)
        for part in parts:
            self._column.addWidget(part)
        self._column.addLayout(self._row)
        self._column.addWidget(self.items)
        self._column.addWidget(self.reader)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = FollowingArea(self._inside, self)  # or Python's collection may take it
        whole.addWidget(self._area)

    def _connect(self) -> None:
        self._words.textChanged.connect(self.filtered)
        for box in (self.state, self.kind, self.protocol):
            box.activated.connect(self.filtered)
        self.kept.activated.connect(self.items_filtered)
        self.table.row_chosen.connect(self.run_chosen)
        self.items.row_chosen.connect(self.item_chosen)
        self.compare.clicked.connect(self.compare_asked)
        self.add_to_report.clicked.connect(self.report_asked)
        self.resume.clicked.connect(self.resume_asked)
        self.add.clicked.connect(self.add_asked)
        self.export.clicked.connect(self.export_asked)
        self.forget.clicked.connect(self.forget_asked)
        self.hand_over.clicked.connect(self.hand_over_asked)
        self.read_bundle.clicked.connect(self.bundle_asked)
        self.discard.clicked.connect(self.discard_asked)
        self.restore.clicked.connect(self.restore_asked)
        self.purge.clicked.connect(self.purge_asked)

    # what is shown

    @property
    def filter(self) -> ResultFilter:
        """What is wanted in the list."""
        return ResultFilter(
            self._words.text().strip(),
            str(self.state.currentData() or ""),
            str(self.kind.currentData() or ""),
            str(self.protocol.currentData() or ""),
        )

    def offer(self, box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
        """Offer choices, words and key each; the one that is chosen stays, if it is there."""
        chosen = box.currentData()
        with QSignalBlocker(box):
            box.clear()
            for words, key in choices:
                box.addItem(words, key)
            box.setCurrentIndex(max(box.findData(chosen), 0))
        self._turn()

    def set_runs(self, rows: Sequence[Sequence[Cell]], *, is_any: bool) -> None:
        """Show these runs; `is_any`: there are some, if only the filter hides them."""
        self.table.set_rows(rows)
        self.empty.setVisible(not is_any)
        boxes = (self.state, self.kind, self.protocol)
        for part in (self.table, self._words, *boxes, self._letters):
            part.setVisible(is_any)

    def set_ways(self, ways: RunWays) -> None:
        """Offer what can be done with the chosen run."""
        offered = {
            self.compare: ways.can_compare,
            self.add_to_report: ways.can_report,
            self.export: ways.can_export,
            self.hand_over: ways.can_hand_over,
            self.resume: ways.can_resume,
            self.forget: ways.can_forget,
            self.discard: ways.can_discard,
            self.restore: ways.is_trashed,
            self.purge: ways.is_trashed,
        }
        always = (self.add, self.read_bundle)
        self._ways.show_only([*always, *(button for button, can in offered.items() if can)])

    def set_items(self, rows: Sequence[Sequence[Cell]] | None, count: str) -> None:
        """Show items; `None` hides all that belongs to them."""
        is_shown = rows is not None
        self.items.leave()
        self.items.set_rows(rows or ())
        self.count.setText(count)
        parts = (self._head, self._kept_label, self.kept, self.count)
        for part in parts:
            part.setVisible(is_shown)
        self.items.setVisible(bool(rows))
        self.reader.show_item("", "", ())

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(RING), now.px(10), now.px(RING), now.px(12))
        self._column.setSpacing(now.px(10))
        for row in (self._top, self._boxes):
            row.setSpacing(now.px(8))
        self._row.setSpacing(now.px(10))
        self.table.setFixedHeight(now.px(_RUN_ROWS))
        self.items.setFixedHeight(now.px(_ITEM_ROWS))
        self._turn()

    def _turn(self) -> None:
        """Put the boxes below the words, and below each other, where there is no room beside."""
        boxes, px = (self.state, self.kind, self.protocol), theme.current().px
        needed = sum(box.sizeHint().width() + self._boxes.spacing() for box in boxes)
        room = self.width() - px(_LEAST_REST)
        for row, least in ((self._boxes, needed), (self._top, needed + px(_LEAST_WORDS))):
            kind = QBoxLayout.Direction
            row.setDirection(kind.LeftToRight if least <= room else kind.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Put the boxes where there is room."""
        super().resizeEvent(event)
        self._turn()
