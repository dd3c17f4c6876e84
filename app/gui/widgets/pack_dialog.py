"""The dialog that writes a field pack: what goes on the stick, how far it is, and Cancel."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.gui.widgets import theme
from app.gui.widgets.check_box import CheckBox
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.label import Label
from app.gui.widgets.notice import Notice, Strip, swapped
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.progress_card import ProgressCard, ProgressView
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell

_WIDTH = 860
_ASIDE = 230
_WIDE = 620  # below that one thing stands under the other
_ANY = 16_777_215  # QWIDGETSIZE_MAX


class PackRow(Struct, frozen=True):
    """One line of the pack's contents; all of it translated.

    Attributes:
        name: what it is.
        size: of it.
        state: how it stands on the stick, in words.
        icon: shape beside the state; "" for none.
        token: colour of the shape.
        is_now: it is being worked at.
    """

    name: str
    size: str
    state: str
    icon: str = ""
    token: str = ""
    is_now: bool = False


class PackDialog(Dialog):
    """Asks what goes where, then shows how it goes there.

    Signals:
        model_chosen: number of the model in the list.
        place_chosen: number of the place in the list; the last one is *another folder*.
        presets_changed, examples_changed: whether presets, example sets go with it.
        write_asked, cancel_asked: the button, which changes in its place.
    """

    model_chosen = Signal(int)
    place_chosen = Signal(int)
    presets_changed = Signal(bool)
    examples_changed = Signal(bool)
    write_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without models and places."""
        super().__init__(self.tr("Write field pack"), parent, _WIDTH)
        self._is_running = False
        self._model, self._place = QComboBox(self), QComboBox(self)
        for box, name in ((self._model, self.tr("Model")), (self._place, self.tr("Stick"))):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(12)
        self.table = Table(
            self.tr("In the pack"),
            (
                Column(self.tr("In the pack"), is_wide=True),
                Column(self.tr("Size"), is_number=True),
                Column(self.tr("On the stick")),
            ),
            self,
        )
        self._presets = CheckBox(self.tr("Presets"), self)
        self._also = Paragraph("", "ui", "muted")
        self._examples = CheckBox(self.tr("Example sets"), self)
        self._sets = Paragraph("", "ui", "muted")
        self._note: Notice | None = None
        self.card = ProgressCard(self)
        self._rule = Paragraph(
            self.tr(
                "A pack counts only when its manifest is there: a stick pulled out early is "
                "refused when it is read. No chat, run or rating goes on the stick."
            ),
            "ui",
            "muted",
        )
        self._lay_out()
        role = QDialogButtonBox.ButtonRole
        self.verb = self.add_button(self.tr("Write"), role.ActionRole, "primary")
        self._close = self.add_button(self.tr("Close"), role.RejectRole)
        self.verb.clicked.connect(self._on_verb_clicked)
        self._model.activated.connect(self.model_chosen)
        self._place.activated.connect(self.place_chosen)
        self._presets.toggled.connect(self.presets_changed)
        self._examples.toggled.connect(self.examples_changed)
        self._model.setFocus()
        theme.notifier().changed.connect(self._fit)

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        for box, text, stretch in (
            (self._model, self.tr("Model"), 2),
            (self._place, self.tr("Stick"), 3),
        ):
            label = Label(text, is_bold=True)
            label.setBuddy(box)
            self._top.addWidget(label)
            self._top.addWidget(box, stretch)
        self._strip = QVBoxLayout()
        aside = QVBoxLayout()
        aside.addWidget(Label(self.tr("Also put on it"), is_bold=True))
        for part in (self._presets, self._also, self._examples, self._sets):
            aside.addWidget(part)
        aside.addStretch(1)
        self._beside = QWidget(self)
        self._beside.setLayout(aside)
        aside.setContentsMargins(0, 0, 0, 0)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.addWidget(self.table, 1)
        self._middle.addWidget(self._beside)
        self.body.addLayout(self._top)
        self.body.addLayout(self._strip)
        self.body.addLayout(self._middle)
        self.body.addWidget(self.card)
        self.body.addWidget(self._rule)
        self.body.addStretch(1)

    # what is shown

    def set_models(self, labels: Sequence[str], chosen: int) -> None:
        """List the models."""
        _fill(self._model, labels, chosen)

    def set_places(self, labels: Sequence[str], chosen: int) -> None:
        """List the sticks, and last how to name another folder."""
        _fill(self._place, labels, chosen)

    def set_presets(self, is_chosen: bool, count: int, text: str) -> None:
        """Offer the presets, if there are any; `text` says what goes with them."""
        with QSignalBlocker(self._presets):
            self._presets.setChecked(is_chosen and count > 0)
        self._presets.setEnabled(count > 0 and not self._is_running)
        self._also.setText(text)

    def set_examples(self, is_chosen: bool, count: int, text: str) -> None:
        """Offer the example sets, as `set_presets` does."""
        with QSignalBlocker(self._examples):
            self._examples.setChecked(is_chosen and count > 0)
        self._examples.setEnabled(count > 0 and not self._is_running)
        self._sets.setText(text)

    def set_rows(self, rows: Sequence[PackRow]) -> None:
        """Show what goes into the pack and how it stands."""
        self.table.set_rows([_cells(row) for row in rows])
        now = next((number for number, row in enumerate(rows) if row.is_now), None)
        if now is not None:
            self.table.choose(now)

    def set_note(self, kind: str, text: str, why: str = "", *, is_ready: bool) -> None:
        """Say what is special, or what stands in the way; "" says nothing."""
        note = Strip(kind, text, why) if text else None
        self._note = swapped(self._strip, self._note, note)
        self.verb.setEnabled(is_ready or self._is_running)

    def set_progress(self, view: ProgressView | None) -> None:
        """Show how far it is; `None`: nothing is written. The button follows, in its place."""
        self.card.show_progress(view)
        is_running = view is not None
        if is_running == self._is_running:
            return
        self._is_running = is_running
        self.verb.setText(self.tr("Cancel") if is_running else self.tr("Write"))
        self.verb.setProperty("kind", "" if is_running else "primary")
        self.verb.style().unpolish(self.verb)
        self.verb.style().polish(self.verb)
        for part in (self._model, self._place, self._presets, self._examples):
            part.setEnabled(not is_running)
        self._close.setVisible(not is_running)
        focused = self.verb if is_running else self._model
        focused.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_verb_clicked(self) -> None:
        if self._is_running:
            self.cancel_asked.emit()
        else:
            self.write_asked.emit()

    # Qt's own names

    def reject(self) -> None:
        """Esc: cancel what runs; else close."""
        if self._is_running:
            self.cancel_asked.emit()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Cancel what runs first; who asked closes again."""
        if self._is_running:
            event.ignore()
            self.cancel_asked.emit()
        else:
            super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the choices under the table where there is little room."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        now = theme.current()
        is_wide = self.width() >= now.px(_WIDE)
        way = QBoxLayout.Direction
        self._middle.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
        self._top.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
        self._beside.setMaximumWidth(now.px(_ASIDE) if is_wide else _ANY)
        self._top.setSpacing(now.px(12) if is_wide else now.px(6))
        self._middle.setSpacing(now.px(16))


def _fill(box: QComboBox, labels: Sequence[str], chosen: int) -> None:
    with QSignalBlocker(box):
        box.clear()
        box.addItems(list(labels))
        box.setCurrentIndex(chosen)


def _cells(row: PackRow) -> tuple[Cell, ...]:
    return (
        Cell(row.name, tip=row.name),
        Cell(row.size),
        Cell(row.state, icon=row.icon, token=row.token, is_bold=row.is_now),
    )
