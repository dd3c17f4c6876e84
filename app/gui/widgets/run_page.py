"""The tab *MCQ run*: which set, how it is asked, where to, how far it is, what it came to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import Button, PrimaryButton
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.facts import Facts
from app.gui.widgets.focus import keeps_focus, kept_focus
from app.gui.widgets.following_area import FollowingArea
from app.gui.widgets.label import Label
from app.gui.widgets.notice import Notice
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.place_page import RING
from app.gui.widgets.progress_card import ProgressCard, ProgressView
from app.gui.widgets.queue_list import QueueList
from app.gui.widgets.run_details import RunDetails
from app.gui.widgets.run_form import RunForm
from app.gui.widgets.run_live import LiveFigures, LiveItems
from app.paths import typed

IDLE, RUNNING, PAUSED, STOPPING = "idle", "running", "paused", "stopping"
_PROMPT = 190
_WIDE = 640  # two choices in a row
_DOUBLE = (1080, 460)  # width and height for two columns
_SHARES = (2, 3)  # of the columns
_HIGHEST = (1 << 24) - 1


class RunPage(QWidget):
    """Asks for a run and shows it; it knows no file and no child.

    Where there is room, the set stands in one column and the run beside it; else all is one column
    over the buttons.

    Attributes:
        form: what is asked for; `kind`, `protocol`, `items`, `examples` are boxes of it.
        details: the card of the set.

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
        self._asked = ""
        self._parked: QWidget | None = None
        self._placed: tuple[int, bool] | None = None
        self._is_running = False
        self.form = form = RunForm(self)
        self.kind, self.protocol = form.kind, form.protocol
        self.items, self.examples = form.items, form.examples
        self._offered, self._about, self._work, self._control = (QWidget(self) for _ in range(4))
        self._make_about()
        self.live = LiveItems(self._work)
        self._result_head = Label(self.tr("Result"), is_bold=True, parent=self._work)
        self.result = Facts(self._work)
        self.queue = QueueList(self._work)
        self._make_control()
        self.setFocusProxy(form.set)
        self._lay_out()
        self._connect()
        self.set_prompt("", "")
        self.form.set_who((), 0)
        self.set_result(())
        self.set_state(IDLE, None)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _make_about(self) -> None:
        self._model = Paragraph("", parent=self._about)
        self._empty = EmptyState(
            "evaluate",
            self.tr("No data set yet."),
            self.tr(
                "Choose a file that is on this computer: MedMCQA, MedQA, PubMedQA, MMLU, or "
                "questions of your own (JSON Lines, JSON, CSV). Nothing is fetched."
            ),
            parent=self._about,
        )
        self.details = RunDetails(self._about)
        self._head = Label(
            self.tr("First item, as the engine reads it"), is_bold=True, parent=self._about
        )
        self._prompt = QPlainTextEdit(self._about)
        self._prompt.setReadOnly(True)
        self._prompt.setTabChangesFocus(True)
        self._prompt.setAccessibleName(self._head.text())
        self._scored = Paragraph("", "ui", "muted", parent=self._about)

    def _make_control(self) -> None:
        self._card = ProgressCard(self._control)
        self.figures = LiveFigures(self._control)
        self._start = PrimaryButton(self.tr("Start"), "evaluate", self._control)
        self._add_run = Button(self.tr("Add to queue"), "plus", self._control)
        self._pause = Button(self.tr("Pause"), "", self._control)
        self._stop = Button(self.tr("Stop and keep"), "stop-fill", self._control)
        self._aside = Paragraph("", "ui", "muted", parent=self._control)

    def _lay_out(self) -> None:
        self._offers, self._buttons = QVBoxLayout(self._offered), QHBoxLayout()
        for button in (self._start, self._add_run, self._pause, self._stop):
            self._buttons.addWidget(button)
        self._buttons.addWidget(self._aside, 1)
        about = (self._model, self._empty, self.details, self._head, self._prompt, self._scored)
        control = (self._card, self.figures)
        work = (self.live, self._result_head, self.result, self.queue)
        self._columns = [QVBoxLayout(one) for one in (self._about, self._control, self._work)]
        for column, parts in zip(self._columns, (about, control, work), strict=True):
            for part in parts:
                column.addWidget(part)
        for column in (self._columns[0], self._columns[2]):
            column.addStretch(1)
        self._columns[1].addLayout(self._buttons)
        self._inside, self._beside = QWidget(), QWidget()
        self._column, self._second = QVBoxLayout(self._inside), QVBoxLayout(self._beside)
        self._area = FollowingArea(self._inside, self)
        self._other = FollowingArea(self._beside, self)
        self._right, self._sides = QVBoxLayout(), QHBoxLayout()
        self._right.addWidget(self._other, 1)
        self._sides.addWidget(self._area, _SHARES[0])
        self._sides.addLayout(self._right, _SHARES[1])
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self._sides, 1)
        for layout in (self._offers, *self._columns):
            layout.setContentsMargins(0, 0, 0, 0)
        self._arrange()

    @property
    def _choices(self) -> int:
        """How many choices a row has room for; four also leave room for two columns."""
        now = theme.current()
        wide, high = map(now.px, _DOUBLE)
        if self.width() >= wide and self.height() >= high:
            return 4
        return 2 if self.width() >= now.px(_WIDE) else 1

    def _arrange(self) -> None:
        """Place everything by the width; in one column, what runs stands first."""
        count = self._choices
        if self._placed == (count, self._is_running):
            return
        is_double = count > 2  # noqa: PLR2004
        self._placed = count, self._is_running
        focus = kept_focus(self)
        self.form.arrange(count)
        layouts = (self._whole, self._column, self._second, self._right)
        for part in (self.form, self._offered, self._about, self._work, self._control):
            for layout in layouts:
                layout.removeWidget(part)
        self._column.addWidget(self._offered)
        if is_double:
            self._whole.insertWidget(0, self.form)
            self._column.addWidget(self._about, 1)
            self._second.addWidget(self._work, 1)
            self._right.insertWidget(0, self._control)
        else:
            first, second = self.form, self._work
            for part in (second, first) if self._is_running else (first, second):
                self._column.addWidget(part)
            self._column.addWidget(self._about, 1)
            self._whole.addWidget(self._control)
        self._other.setVisible(is_double)
        self._sides.setStretch(1, _SHARES[1] if is_double else 0)
        for part in (self.form, self._offered, self._about, self._work, self._control):
            part.show()
        self._control.raise_()  # Tab reaches it behind what is filled in
        self._fit_prompt()
        if focus is not None and self.isAncestorOf(focus) and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_prompt(self) -> None:
        """Give the first item the height that is left beside a run."""
        height = theme.current().px(_PROMPT)
        is_double = self._placed is not None and self._placed[0] > 2  # noqa: PLR2004
        self._prompt.setMinimumHeight(height)
        self._prompt.setMaximumHeight(_HIGHEST if is_double else height)

    def _connect(self) -> None:
        form = self.form
        form.set.editingFinished.connect(self._on_set_edited)
        form.choose.clicked.connect(self.choose_set_asked)
        form.fields.clicked.connect(self._on_fields_clicked)
        form.choose_folder.clicked.connect(self.choose_folder_asked)
        form.folder.textEdited.connect(self.folder_changed)
        for box in (self.kind, self.protocol, self.items, self.examples):
            box.activated.connect(self.changed)
        for field in (form.seed, form.shots, form.shot_seed):
            field.editingFinished.connect(self.changed)
        self.details.filled.connect(self._on_card_filled)
        self._start.clicked.connect(self.start_asked)
        self._add_run.clicked.connect(self.add_asked)
        self._pause.clicked.connect(self._on_pause_clicked)
        self._stop.clicked.connect(self.stop_asked)
        self._on_card_filled()

    # what is shown

    def set_set(self, path: str) -> None:
        """Show the path of the set."""
        self._asked = path
        self.form.fields.setEnabled(bool(path))
        self.form.set.setText(path)

    def set_offers(self, notices: Sequence[Notice]) -> None:
        """Show the runs that can be gone on with, above everything."""
        while item := self._offers.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for notice in notices:
            self._offers.addWidget(notice)

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
        self._columns[0].setStretch(self._columns[0].indexOf(self._prompt), int(bool(prompt)))

    @property
    def folder(self) -> str:
        """Where the run is to be written, as it stands there."""
        return self.form.folder.text().strip()

    def set_folder(self, path: str) -> None:
        """Show where the run is to be written."""
        self.form.folder.setText(path)

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
        had_focus = any(one is not None and keeps_focus(one) for one in own)
        self._start.setVisible(is_idle)
        self._add_run.setVisible(is_idle)
        self._pause.setVisible(not is_idle)
        self._stop.setVisible(not is_idle)
        self._pause.setText(self.tr("Resume") if state == PAUSED else self.tr("Pause"))
        self._pause.setProperty("is_paused", state == PAUSED)
        for button in (self._pause, self._stop):
            button.setEnabled(state in {RUNNING, PAUSED})
        self.form.set_idle(is_idle)
        self.form.fields.setEnabled(is_idle and bool(self._asked))
        self._is_running = not is_idle
        self._arrange()
        if state == STOPPING:  # nothing can be pressed: Qt sent the focus on, it comes back
            self._parked = kept_focus(self) if had_focus else None
        elif had_focus:
            self._parked = None
            (self._start if is_idle else self._pause).setFocus(Qt.FocusReason.OtherFocusReason)

    # what a person does

    @Slot()
    def _on_set_edited(self) -> None:
        path = self.form.set.text().strip()
        if path and path != self._asked:
            self._asked = path
            self.set_asked.emit(str(typed(path)))

    @Slot()
    def _on_fields_clicked(self) -> None:
        self.fields_asked.emit(self._asked)

    @Slot()
    def _on_card_filled(self) -> None:
        self.details.setVisible(self.details.is_filled)

    @Slot()
    def _on_pause_clicked(self) -> None:
        if self._pause.property("is_paused"):
            self.resume_asked.emit()
        else:
            self.pause_asked.emit()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        ring, spacing = now.px(RING), now.px(8)
        for column in (self._column, self._second):
            column.setContentsMargins(ring, ring, ring, now.px(6))
        self._whole.setContentsMargins(ring, now.px(10), ring, now.px(10))
        self._sides.setSpacing(now.px(16))
        self._buttons.setSpacing(now.px(10))
        for layout in (self._offers, *self._columns, self._column, self._second, self._right):
            layout.setSpacing(spacing)
        self._whole.setSpacing(spacing)
        self._prompt.setFont(now.font("mono"))
        self._fit_prompt()
        self._arrange()

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Arrange everything anew where the size asks for it."""
        super().resizeEvent(event)
        self._arrange()
