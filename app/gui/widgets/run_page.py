"""The tab *MCQ run*: which set, how it is asked, where to, how far it is, what it came to."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression, Qt, Signal, Slot
from PySide6.QtGui import QIntValidator, QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import Button, PrimaryButton
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.facts import Facts
from app.gui.widgets.following_area import FollowingArea
from app.gui.widgets.label import Label
from app.gui.widgets.notice import Notice
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.place_page import RING
from app.gui.widgets.progress_card import ProgressCard, ProgressView
from app.gui.widgets.queue_list import QueueList
from app.gui.widgets.run_live import LiveFigures, LiveItems
from app.paths import typed

IDLE, RUNNING, PAUSED, STOPPING = "idle", "running", "paused", "stopping"
_PROMPT = 190
_WIDE = 640
_BY_EXAMPLES, _EXAMPLES_ROLE = "examples", int(Qt.ItemDataRole.UserRole) + 1
_SEEDS = QRegularExpression(r"[0-9]{1,9}([ ,]+[0-9]{1,9}){0,9}")
_NUMBERS = QRegularExpression(r"[0-9]{1,2}([ ,]+[0-9]{1,2}){0,9}")


class RunPage(QWidget):
    """Asks for a run and shows it; it knows no file and no child.

    Signals:
        set_asked: path of a set, as it was written.
        choose_set_asked, choose_folder_asked: a dialog is wanted.
        fields_asked: path of a set whose fields are to be named.
        changed: kind, protocol, items or seed are others now.
        folder_changed: path of the folder to write, as it is written.
        add_asked: put what is written into the queue.
        start_asked, pause_asked, resume_asked, stop_asked: the buttons.
    """

    set_asked = Signal(str)
    choose_set_asked = Signal()
    fields_asked = Signal(str)
    choose_folder_asked = Signal()
    changed = Signal()
    folder_changed = Signal(str)
    add_asked = Signal()
    start_asked = Signal()
    pause_asked = Signal()
    resume_asked = Signal()
    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a set."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("MCQ run"))
        self._asked, self._own_protocol, self._is_narrow = "", 0, False
        self._strip: Notice | None = None
        self._parked: QWidget | None = None
        self._inside = QWidget()
        self._set = QLineEdit(self._inside)
        self._choose = Button(self.tr("Choose file…"), "", self._inside)
        self._fields = Button(self.tr("Name the fields…"), "", self._inside)
        boxes = (QComboBox(self._inside) for _ in range(4))
        self.kind, self.protocol, self.items, self.examples = boxes
        self.shots, self.shot_seed = (QLineEdit("", self._inside) for _ in range(2))
        self.seed = QLineEdit("1234", self._inside)
        self._whole_number = QIntValidator(0, 2**31 - 1, self.seed)
        self.seed.setValidator(self._whole_number)
        self.who = QComboBox(self._inside)
        self.who.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.who.setMinimumContentsLength(10)  # a server may call its model anything
        self._model = Paragraph("", parent=self._inside)
        self._empty = EmptyState(
            "evaluate",
            self.tr("No data set yet."),
            self.tr(
                "Choose a file that is on this computer: MedMCQA, MedQA, PubMedQA, MMLU, or "
                "questions of your own (JSON Lines, JSON, CSV). Nothing is fetched."
            ),
            parent=self._inside,
        )
        self._head = Label(
            self.tr("First item, as the engine reads it"), is_bold=True, parent=self._inside
        )
        self._prompt = QPlainTextEdit(self._inside)
        self._prompt.setReadOnly(True)
        self._prompt.setTabChangesFocus(True)
        self._scored = Paragraph("", "ui", "muted", parent=self._inside)
        self._folder = QLineEdit(self._inside)
        self._choose_folder = Button(self.tr("Choose…"), "", self._inside)
        self._make_controls()
        self._result_head = Label(self.tr("Result"), is_bold=True, parent=self._inside)
        self.result = Facts(self._inside)
        self.setFocusProxy(self._set)
        self._lay_out()
        self._connect()
        self.set_prompt("", "")
        self.set_who((), 0)
        self.set_result(())
        self.set_state(IDLE, None)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _make_controls(self) -> None:
        self.shots.setValidator(QRegularExpressionValidator(_NUMBERS, self.shots))
        self.shots.setPlaceholderText(self.tr("all, or 5; 1, 3, 5 are three runs"))
        self.shot_seed.setValidator(QRegularExpressionValidator(_SEEDS, self.shot_seed))
        self.shot_seed.setPlaceholderText(self.tr("as listed, or 1234; 1234, 432, 32 are three"))
        self._card = ProgressCard(self)
        self.figures = LiveFigures(self)
        self.live = LiveItems(self._inside)
        self.queue = QueueList(self._inside)
        self._add_run = Button(self.tr("Add to queue"), "plus", self)
        self._start = PrimaryButton(self.tr("Start"), "evaluate", self)
        self._pause = Button(self.tr("Pause"), "", self)
        self._stop = Button(self.tr("Stop and keep"), "stop-fill", self)
        self._aside = Paragraph("", "ui", "muted", parent=self)

    def _lay_out(self) -> None:
        self._rows = [QHBoxLayout(), QHBoxLayout(), QHBoxLayout()]
        self._add(self._rows[0], self.tr("Data set"), self._set, self._choose)
        self._rows[0].addWidget(self._fields)
        self._add(self._rows[1], self.tr("Write to"), self._folder, self._choose_folder)
        self._grid = QGridLayout()
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
            label = Label(name, is_bold=True, parent=self._inside)
            label.setBuddy(choice)
            choice.setAccessibleName(name)
            self._choices.append((label, choice))
            self._who_name = label
        self._grid.setColumnStretch(1, 1)
        self._arrange()
        self._prompt.setAccessibleName(self._head.text())
        self._strips = QVBoxLayout()
        self._offers = QVBoxLayout()
        self._column = QVBoxLayout(self._inside)
        self._column.addLayout(self._offers)
        self._column.addWidget(self.live)
        self._column.addLayout(self._rows[0])
        self._column.addLayout(self._strips)
        self._column.addLayout(self._grid)
        self._column.addWidget(self._model)
        self._column.addWidget(self._empty)
        parts = (self._result_head, self.result, self._head, self._prompt, self._scored)
        for part in parts:
            self._column.addWidget(part)
        self._column.addLayout(self._rows[1])
        self._column.addWidget(self.queue)
        self._column.addStretch(1)
        self._area = FollowingArea(self._inside, self)
        for button in (self._start, self._add_run, self._pause, self._stop):
            self._rows[2].addWidget(button)
            button.raise_()  # Tab reaches them behind what is filled in
        self._rows[2].addWidget(self._aside, 1)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self._area, 1)
        self._whole.addWidget(self._card)
        self._whole.addWidget(self.figures)
        self._whole.addLayout(self._rows[2])

    def _arrange(self) -> None:
        """Put two choices and a whole path into a row, or one below the other in a narrow page."""
        for number, pair in enumerate(self._choices):
            row, column = (number, 0) if self._is_narrow else (number // 2, number % 2 * 2)
            for step, widget in enumerate(pair):
                self._grid.removeWidget(widget)
                self._grid.addWidget(widget, row, column + step)
        self._grid.setColumnStretch(3, 0 if self._is_narrow else 1)
        direction = QHBoxLayout.Direction
        for line in self._rows[:2]:
            line.setDirection(direction.TopToBottom if self._is_narrow else direction.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Arrange the choices anew where the width asks for it."""
        super().resizeEvent(event)
        is_narrow = self.width() < theme.current().px(_WIDE)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange()

    def _add(self, row: QHBoxLayout, name: str, field: QLineEdit, button: Button) -> None:
        label = Label(name, is_bold=True, parent=self._inside)
        label.setBuddy(field)
        field.setAccessibleName(name)
        row.addWidget(label)
        row.addWidget(field, 1)
        row.addWidget(button)

    def _connect(self) -> None:
        self._set.editingFinished.connect(self._on_set_edited)
        self._choose.clicked.connect(self.choose_set_asked)
        self._fields.clicked.connect(self._on_fields_clicked)
        self._choose_folder.clicked.connect(self.choose_folder_asked)
        self._folder.textEdited.connect(self.folder_changed)
        for box in (self.kind, self.protocol, self.items, self.examples):
            box.activated.connect(self.changed)
        for field in (self.seed, self.shots, self.shot_seed):
            field.editingFinished.connect(self.changed)
        self._start.clicked.connect(self.start_asked)
        self._add_run.clicked.connect(self.add_asked)
        self._pause.clicked.connect(self._on_pause_clicked)
        self._stop.clicked.connect(self.stop_asked)

    # what is shown

    def set_set(self, path: str) -> None:
        """Show the path of the set."""
        self._asked = path
        self._fields.setEnabled(bool(path))
        self._set.setText(path)

    def set_strip(self, notice: Notice | None) -> None:
        """Show what stands in the way of the set."""
        if self._strip is not None:
            self._strips.removeWidget(self._strip)
            self._strip.hide()
            self._strip.deleteLater()
        self._strip = notice
        if notice is not None:
            self._strips.addWidget(notice)

    def set_offers(self, notices: Sequence[Notice]) -> None:
        """Show the runs that can be gone on with, above everything."""
        while item := self._offers.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for notice in notices:
            self._offers.addWidget(notice)

    def set_who(self, names: Sequence[str], at: int) -> None:
        """Offer whom a run can ask; one alone is no choice, and hides it."""
        self.who.clear()
        self.who.addItems(list(names))
        self.who.setCurrentIndex(at)
        for part in (self.who, self._who_name):
            part.setVisible(len(names) > 1)

    def set_model(self, words: str) -> None:
        """Say who is asked."""
        self._model.setText(words)

    def set_prompt(self, prompt: str, scored: str) -> None:
        """Show what the model reads of item one, and what is scored; "" hides both."""
        self._prompt.setPlainText(prompt)
        self._scored.setText(scored)
        for part in (self._head, self._prompt, self._scored):
            part.setVisible(bool(prompt))
        self._empty.setVisible(not prompt)

    @property
    def folder(self) -> str:
        """Where the run is to be written, as it stands there."""
        return self._folder.text().strip()

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

    def set_folder(self, path: str) -> None:
        """Show where the run is to be written."""
        self._folder.setText(path)

    def set_result(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show what a run came to; nothing hides it."""
        self.result.set_facts(facts)
        self._result_head.setVisible(bool(facts))
        self.result.setVisible(bool(facts))

    def set_ready(self, words: str, waiting: int, is_ready: bool) -> None:
        """Allow the start or not, and say why; a queue can be started whatever is written."""
        self._start.setEnabled(is_ready or waiting > 0)
        self._add_run.setEnabled(is_ready)
        queue = fill(self.tr("Start queue (%1)"), waiting)
        self._start.setText(queue if waiting else self.tr("Start"))
        self._aside.setText(words)

    def set_state(self, state: str, view: ProgressView | None) -> None:
        """Show how far the run is, and the buttons of its state."""
        self._card.show_progress(view)
        is_idle = state == IDLE
        own = (self._start, self._pause, self._stop, self._parked)
        had_focus = any(one is not None and one.hasFocus() for one in own)
        self._start.setVisible(is_idle)
        self._add_run.setVisible(is_idle)
        self._pause.setVisible(not is_idle)
        self._stop.setVisible(not is_idle)
        self._pause.setText(self.tr("Resume") if state == PAUSED else self.tr("Pause"))
        self._pause.setProperty("is_paused", state == PAUSED)
        for button in (self._pause, self._stop):
            button.setEnabled(state in {RUNNING, PAUSED})
        fields = (self._set, self._folder, self.seed, self.shots, self.shot_seed)
        for field in fields:
            field.setReadOnly(not is_idle)
        boxes = (self.kind, self.protocol, self.items, self.examples, self.who)
        for part in (self._choose, self._choose_folder, *boxes):
            part.setEnabled(is_idle)
        self._fields.setEnabled(is_idle and bool(self._asked))
        if state == STOPPING:  # nothing can be pressed: Qt sent the focus on, it comes back
            self._parked = self.window().focusWidget() if had_focus else None
        elif had_focus:
            self._parked = None
            (self._start if is_idle else self._pause).setFocus(Qt.FocusReason.OtherFocusReason)

    # what a person does

    @Slot()
    def _on_set_edited(self) -> None:
        path = self._set.text().strip()
        if path and path != self._asked:
            self._asked = path
            self.set_asked.emit(str(typed(path)))

    @Slot()
    def _on_fields_clicked(self) -> None:
        self.fields_asked.emit(self._asked)

    @Slot()
    def _on_pause_clicked(self) -> None:
        if self._pause.property("is_paused"):
            self.resume_asked.emit()
        else:
            self.pause_asked.emit()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(RING), now.px(10), now.px(RING), now.px(6))
        self._column.setSpacing(now.px(8))
        self._whole.setContentsMargins(0, 0, 0, now.px(10))
        self._whole.setSpacing(now.px(8))
        self._grid.setHorizontalSpacing(now.px(10))
        self._grid.setVerticalSpacing(now.px(6))
        for row in self._rows:
            row.setSpacing(now.px(10))
        self._prompt.setFont(now.font("mono"))
        self._prompt.setFixedHeight(now.px(_PROMPT))
