"""Beside the examples: what they cost, what they give away, in which order they are sent."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.gui.widgets import theme
from app.gui.widgets.buttons import Button, QuietButton
from app.gui.widgets.facts import Details, Facts, Section
from app.gui.widgets.meter import ContextMeter, ContextUse
from app.gui.widgets.notice import Notice
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell

_MOST_SEED = 2**31 - 1


class ExamplesDetails(Details):
    """Cost, contamination and order of the open set.

    Signals:
        check_asked: compare with the data sets again.
        compare_asked: compare with one more data set.
        order_changed: another order, or another seed of it.
    """

    check_asked = Signal()
    compare_asked = Signal()
    order_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("What the examples cost and give away"))
        self._meter = ContextMeter(self, has_words=False)
        self._meter.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._cost = Facts(self)
        self._counted = Paragraph("", "caption", "muted", parent=self)
        self._table = Table(
            self.tr("Contamination check"),
            (
                Column(self.tr("Compared with"), is_wide=True),
                Column(self.tr("Items"), is_number=True),
                Column(self.tr("Exact"), is_number=True),
                Column(self.tr("Near"), is_number=True),
            ),
            self,
        )
        self._table.set_choosable(False)
        self._said = Paragraph("", "ui", "muted", parent=self)
        self._check = QuietButton(self.tr("Check again"), "", self)
        self._compare = Button(self.tr("Compare with a data set…"), "", self)
        rule = self.tr(
            "Question and options together, letters and digits only. Near = runs of 8 words cover "
            "half of the item or more."
        )
        self._rule = Paragraph(rule, "caption", "muted", parent=self)
        self._listed = QRadioButton(self.tr("As listed"), self)
        self._drawn = QRadioButton(self.tr("Shuffled with seed"), self)
        self._group = QButtonGroup(self)
        self._seed = QLineEdit("1234", self)
        self._seed.setAccessibleName(self.tr("Seed of the order"))
        self._whole_number = QIntValidator(0, _MOST_SEED, self._seed)
        self._seed.setValidator(self._whole_number)
        self._stored = Paragraph(
            self.tr("Order changes answers; it is stored with each of them."),
            "caption",
            "muted",
            parent=self,
        )
        self._facts = Facts(self)
        self._lay_out()
        self._check.clicked.connect(self.check_asked)
        self._compare.clicked.connect(self.compare_asked)
        self._group.buttonClicked.connect(self._on_order_clicked)
        self._seed.editingFinished.connect(self._on_seed_edited)
        self.set_order(None)
        self.set_checks((), "")
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._group.addButton(self._listed)
        self._group.addButton(self._drawn)
        order = QHBoxLayout()
        order.addWidget(self._drawn)
        order.addWidget(self._seed)
        order.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._compare)
        buttons.addWidget(self._check)
        buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        for part in (Section(self.tr("What it costs")), self._meter, self._cost, self._counted):
            self._column.addWidget(part)
        self._column.addWidget(Section(self.tr("Contamination check")))
        self._column.addWidget(self._table)
        self._column.addWidget(self._said)
        self._column.addLayout(buttons)
        self._column.addWidget(self._rule)
        self._column.addWidget(Section(self.tr("Order")))
        self._column.addWidget(self._listed)
        self._column.addLayout(order)
        self._column.addWidget(self._stored)
        self._column.addWidget(self._facts)
        self._column.addWidget(
            Notice(
                "info",
                self.tr("Saving makes a new version. Chats and runs keep the one they used."),
            )
        )
        self._column.addStretch(1)

    @property
    def seed(self) -> int | None:
        """What draws the order; `None` is the order that is listed."""
        if self._listed.isChecked():
            return None
        return self._whole_number.locale().toInt(self._seed.text())[0]

    def set_order(self, seed: int | None) -> None:
        """Show who draws the order; nothing is signalled."""
        with QSignalBlocker(self._group), QSignalBlocker(self._seed):
            self._listed.setChecked(seed is None)
            self._drawn.setChecked(seed is not None)
            if seed is not None:
                self._seed.setText(str(seed))
        self._seed.setEnabled(seed is not None)

    def set_cost(self, use: ContextUse, facts: Sequence[tuple[str, str]], counted: str) -> None:
        """Show what the examples take of the context, and who counted."""
        self._meter.set_use(use)
        self._cost.set_facts(facts)
        self._counted.setText(counted)

    def set_checks(self, rows: Sequence[Sequence[Cell]], words: str) -> None:
        """Show one row a data set, and what is said instead or besides."""
        self._table.set_rows(rows)
        self._table.setVisible(bool(rows))
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._check.setVisible(bool(rows))

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show hash and origin."""
        self._facts.set_facts(facts)

    @Slot()
    def _on_order_clicked(self) -> None:
        self._seed.setEnabled(self._drawn.isChecked())
        self.order_changed.emit()

    @Slot()
    def _on_seed_edited(self) -> None:
        self.order_changed.emit()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        side = now.px(14)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(now.px(8))
        for part in (self._listed, self._drawn, self._seed):
            part.setFont(now.font())
        self._seed.setFixedWidth(now.px(96))
