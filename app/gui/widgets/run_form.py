"""What is asked for before an MCQ run: the set, how it is asked, whom, and where it is written."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression, Qt, Slot
from PySide6.QtGui import QIntValidator, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.gui.widgets import theme
from app.gui.widgets.buttons import Button
from app.gui.widgets.label import Label
from app.gui.widgets.notice import Notice, swapped

_BY_EXAMPLES, _EXAMPLES_ROLE = "examples", int(Qt.ItemDataRole.UserRole) + 1
_SEEDS = QRegularExpression(r"[0-9]{1,9}([ ,]+[0-9]{1,9}){0,9}")
_NUMBERS = QRegularExpression(r"[0-9]{1,2}([ ,]+[0-9]{1,2}){0,9}")
_WHOLE = 4  # choices in a row where both paths stand beside each other


class RunForm(QWidget):
    """Fields and boxes; it takes one, two or four choices a row, as there is room.

    Attributes:
        set: path of the set.
        choose, fields: buttons beside it: a dialog, and which field is what.
        folder: path of the folder to write.
        choose_folder: a dialog for that.
        kind, protocol, items, examples, who: boxes.
        seed, shots, shot_seed: numbers.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._own_protocol = 0
        self._strip: Notice | None = None
        self.set, self.folder = QLineEdit(self), QLineEdit(self)
        self.choose = Button(self.tr("Choose file…"), "", self)
        self.fields = Button(self.tr("Name the fields…"), "", self)
        self.choose_folder = Button(self.tr("Choose…"), "", self)
        boxes = (QComboBox(self) for _ in range(5))
        self.kind, self.protocol, self.items, self.examples, self.who = boxes
        self.shots, self.shot_seed = (QLineEdit("", self) for _ in range(2))
        self.seed = QLineEdit("1234", self)
        self._whole_number = QIntValidator(0, 2**31 - 1, self.seed)
        self._bound()
        self._lay_out()
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _bound(self) -> None:
        self.seed.setValidator(self._whole_number)
        self.shots.setValidator(QRegularExpressionValidator(_NUMBERS, self.shots))
        self.shots.setPlaceholderText(self.tr("all, or 5; 1, 3, 5 are three runs"))
        self.shot_seed.setValidator(QRegularExpressionValidator(_SEEDS, self.shot_seed))
        self.shot_seed.setPlaceholderText(self.tr("as listed, or 1234; 1234, 432, 32 are three"))
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        for box in (self.kind, self.protocol, self.items, self.examples, self.who):
            box.setSizeAdjustPolicy(policy)  # a server may call its model anything
            box.setMinimumContentsLength(10)

    def _lay_out(self) -> None:
        self._paths = [QHBoxLayout(), QHBoxLayout()]
        self._name(self._paths[0], self.tr("Data set"), self.set, self.choose)
        self._paths[0].addWidget(self.fields)
        self._name(self._paths[1], self.tr("Write to"), self.folder, self.choose_folder)
        choices = (
            (self.tr("Kind"), self.kind),
            (self.tr("Protocol"), self.protocol),
            (self.tr("Items"), self.items),
            (self.tr("Seed"), self.seed),
            (self.tr("Examples"), self.examples),
            (self.tr("How many examples"), self.shots),
            (self.tr("Seeds that draw them"), self.shot_seed),
            (self.tr("Asked"), self.who),
        )
        self._choices: list[tuple[Label, QWidget]] = []
        for name, choice in choices:
            label = Label(name, is_bold=True, parent=self)
            label.setBuddy(choice)
            choice.setAccessibleName(name)
            self._choices.append((label, choice))
        self._grid = QGridLayout()
        self._strips = QVBoxLayout()
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for line in self._paths:
            self._both.addLayout(line, 1)
        for part in (self._both, self._strips, self._grid):
            self._column.addLayout(part)
        self.arrange(2)
        paths = (self.set, self.choose, self.fields, self.folder, self.choose_folder)
        for stop in (*paths, *(choice for _, choice in self._choices)):
            stop.raise_()  # in the order in which Tab reaches them

    def _name(self, row: QHBoxLayout, name: str, field: QLineEdit, button: Button) -> None:
        label = Label(name, is_bold=True, parent=self)
        label.setBuddy(field)
        field.setAccessibleName(name)
        row.addWidget(label)
        row.addWidget(field, 1)
        row.addWidget(button)

    def arrange(self, count: int) -> None:
        """Put one, two or four choices into a row; with one, paths stand below their names."""
        for number, pair in enumerate(self._choices):
            row, column = number // count, number % count * 2
            for step, widget in enumerate(pair):
                self._grid.removeWidget(widget)
                self._grid.addWidget(widget, row, column + step)
        for column in range(_WHOLE):
            self._grid.setColumnStretch(2 * column + 1, int(column < count))
        direction = QBoxLayout.Direction
        beside, below = direction.LeftToRight, direction.TopToBottom
        self._both.setDirection(beside if count == _WHOLE else below)
        for line in self._paths:
            line.setDirection(below if count == 1 else beside)

    def set_strip(self, notice: Notice | None) -> None:
        """Show what stands in the way of the set."""
        self._strip = swapped(self._strips, self._strip, notice)

    def set_idle(self, is_idle: bool) -> None:
        """Let everything be changed, or only be read while a run goes on."""
        for field in (self.set, self.folder, self.seed, self.shots, self.shot_seed):
            field.setReadOnly(not is_idle)
        boxes = (self.kind, self.protocol, self.items, self.examples, self.who)
        for part in (self.choose, self.choose_folder, *boxes):
            part.setEnabled(is_idle)

    def set_who(self, names: Sequence[str], at: int) -> None:
        """Offer whom a run can ask; one alone is no choice, and hides it."""
        self.who.clear()
        self.who.addItems(list(names))
        self.who.setCurrentIndex(at)
        for part in self._choices[-1]:
            part.setVisible(len(names) > 1)

    @property
    def seed_number(self) -> int:
        """The seed, in the digits and groups of this language; 0 while there is none."""
        return self._whole_number.locale().toInt(self.seed.text())[0]

    @property
    def shot_counts(self) -> tuple[int, ...]:
        """How many examples; several numbers are as many runs, none is all of a set."""
        return tuple(int(one) for one in re.findall(r"\d+", self.shots.text()))

    @property
    def shot_seeds(self) -> tuple[int, ...]:
        """What draws the examples; several numbers are as many runs, none is their own order."""
        return tuple(int(one) for one in re.findall(r"\d+", self.shot_seed.text()))

    def set_few(self, protocol: str) -> None:
        """Show the protocol that examples ask for, and no other choice; "" is without examples."""
        at = self.protocol.findData(_BY_EXAMPLES, _EXAMPLES_ROLE)
        if protocol and at < 0:
            self._own_protocol = self.protocol.currentIndex()
            self.protocol.addItem(protocol, protocol)
            at = self.protocol.count() - 1
            self.protocol.setItemData(at, _BY_EXAMPLES, _EXAMPLES_ROLE)
            self.protocol.setCurrentIndex(at)
        elif not protocol and at >= 0:
            self.protocol.removeItem(at)
            self.protocol.setCurrentIndex(self._own_protocol)
        self.protocol.setEnabled(not protocol)
        self.shots.setEnabled(bool(protocol))
        self.shot_seed.setEnabled(bool(protocol))

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._grid.setHorizontalSpacing(now.px(10))
        self._grid.setVerticalSpacing(now.px(6))
        self._column.setSpacing(now.px(8))
        self._both.setSpacing(now.px(8))
        for line in self._paths:
            line.setSpacing(now.px(10))
