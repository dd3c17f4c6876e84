"""The tab *Convert*: which checkpoint, which type, where to, and how far it is."""

from pathlib import Path

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.gui.widgets import theme
from app.gui.widgets.buttons import Button, PrimaryButton
from app.gui.widgets.convert_table import TypeRow, TypeTable
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.focus import keeps_focus
from app.gui.widgets.following_area import FittedArea
from app.gui.widgets.label import Label
from app.gui.widgets.notice import Notice, swapped
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.place_page import RING
from app.gui.widgets.progress_card import ProgressCard, ProgressView

_NARROW = 640  # effective width below which one column less is shown


class ConvertPage(QWidget):
    """Asks for a conversion and shows it; it knows no file and no child.

    Attributes:
        table: the types.

    Signals:
        source_asked: path of a folder with a checkpoint, written, chosen or dropped.
        choose_source_asked, choose_target_asked: a dialog is wanted.
        type_chosen: name of a type.
        target_changed: path of the file to write, as it is written.
        replacing_changed: whether the file that is there may go.
        convert_asked, cancel_asked: the button.
    """

    source_asked = Signal(str)
    choose_source_asked = Signal()
    choose_target_asked = Signal()
    type_chosen = Signal(str)
    target_changed = Signal(str)
    replacing_changed = Signal(bool)
    convert_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a checkpoint."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Convert"))
        self.setAcceptDrops(True)
        self._is_running = self._may_replace = False
        self._asked = ""
        self._inside = QWidget()
        self._source = QLineEdit(self._inside)
        self._choose = Button(self.tr("Choose folder…"), "", self._inside)
        self._found: Notice | None = None
        self._empty = EmptyState(
            "convert",
            self.tr("No checkpoint yet."),
            self.tr(
                "Drop a folder here, or choose it: config.json, safetensors files and tokenizer, "
                "as they are published on Hugging Face."
            ),
            parent=self,
        )
        self._head = Label(self.tr("Choose the type to write"), is_bold=True)
        self.table = TypeTable(self._inside)
        self._formula = Paragraph("", "ui", "muted")
        self._target_label = Label(self.tr("Write to"), is_bold=True)
        self._target = QLineEdit(self._inside)
        self._choose_target = Button(self.tr("Choose…"), "", self._inside)
        self._replaces = QCheckBox(self.tr("Replace the file that is there"), self._inside)
        self._area = FittedArea(self._inside)
        self.setFocusProxy(self._source)
        self._foot = _Foot()
        self._lay_out()
        self._connect()
        self.set_types((), "", "")
        self.set_ready("", is_ready=False)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._source.setAccessibleName(self.tr("Checkpoint"))
        self._target.setAccessibleName(self.tr("Write to"))
        label = Label(self.tr("Checkpoint"), is_bold=True)
        label.setBuddy(self._source)
        self._target_label.setBuddy(self._target)
        self._rows = [QHBoxLayout(), QHBoxLayout()]
        for part, stretch in ((label, 0), (self._source, 1), (self._choose, 0)):
            self._rows[0].addWidget(part, stretch)
        target = ((self._target_label, 0), (self._target, 1), (self._choose_target, 0))
        for part, stretch in target:
            self._rows[1].addWidget(part, stretch)
        self._strip = QVBoxLayout()
        self._column = QVBoxLayout(self._inside)
        self._column.addLayout(self._rows[0])
        self._column.addLayout(self._strip)
        self._column.addWidget(self._head)
        self._column.addWidget(self.table)
        self._column.addWidget(self._formula)
        self._column.addLayout(self._rows[1])
        self._column.addWidget(self._replaces)
        self._column.addStretch(1)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self._area)
        self._whole.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignCenter)
        self._whole.addWidget(self._foot)
        self._whole.addStretch(1)

    def _connect(self) -> None:
        self._source.editingFinished.connect(self._on_source_edited)
        self._source.returnPressed.connect(self._on_source_entered)
        self._choose.clicked.connect(self.choose_source_asked)
        self._choose_target.clicked.connect(self.choose_target_asked)
        self.table.type_chosen.connect(self.type_chosen)
        self.table.row_shown.connect(self._on_row_shown)
        self.table.row_opened.connect(self._on_row_opened)
        self._target.textEdited.connect(self.target_changed)
        self._replaces.toggled.connect(self.replacing_changed)
        self._foot.button.clicked.connect(self._on_button_clicked)

    # what is shown

    def set_source(self, path: str) -> None:
        """Show the path of the checkpoint."""
        self._asked = path
        self._source.setText(path)

    def set_found(self, notice: Notice | None) -> None:
        """Show what the folder is, or why it cannot be used."""
        self._found = swapped(self._strip, self._found, notice)
        self._empty.setVisible(notice is None)

    def set_types(self, rows: tuple[TypeRow, ...], of: str, formula: str) -> None:
        """List the types; `of` is the type that percentages are of. None hides all that follows."""
        self.table.set_types(rows, of)
        self._formula.setText(formula)
        has_types = bool(rows)
        for part in (self._head, self.table, self._formula, self._foot):
            part.setVisible(has_types)
        self._show_target()

    def set_target(self, path: str) -> None:
        """Show where the file goes; nothing is signalled."""
        if self._target.text() != path:
            self._target.setText(path)

    def set_replacing(self, is_replacing: bool) -> None:
        """Tick the box, or untick it."""
        self._replaces.setChecked(is_replacing)

    def set_ready(
        self, text: str, kind: str = "", *, is_ready: bool, may_replace: bool = False
    ) -> None:
        """Allow the conversion or not, and say why not, or what it takes.

        Args:
            text: translated.
            kind: `err`, `warn` or "".
            is_ready: it may start.
            may_replace: there is a file of that name, and it can be replaced.
        """
        self._may_replace = may_replace
        is_enabled = is_ready or self._is_running
        if keeps_focus(self._foot.button) and not is_enabled:
            self.focus_table()  # else Qt would send the focus to the start of the page
        self._foot.button.setEnabled(is_enabled)
        self._foot.aside.setText(text)
        self._foot.aside.set_token(kind or "muted")
        self._show_target()

    def set_progress(self, view: ProgressView | None) -> None:
        """Show how far the conversion is; `None`: none runs. The button follows."""
        is_running = view is not None
        self._foot.card.show_progress(view)
        if is_running == self._is_running:
            return
        self._is_running = is_running
        self._foot.set_running(is_running)
        self._foot.button.setEnabled(True)
        self._source.setReadOnly(is_running)
        self._choose.setEnabled(not is_running)
        self._show_target()

    def focus_button(self) -> None:
        """Put the focus on Convert, or on Cancel."""
        self._foot.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_table(self) -> None:
        """Put the focus on the types."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_target(self) -> None:
        has_target = not self.table.isHidden() and not self._is_running
        for part in (self._target_label, self._target, self._choose_target):
            part.setVisible(has_target)
        self._replaces.setVisible(has_target and self._may_replace)

    # what a person does

    @Slot()
    def _on_source_edited(self) -> None:
        if self._source.text().strip() != self._asked:
            self._on_source_entered()

    @Slot()
    def _on_source_entered(self) -> None:
        self._asked = self._source.text().strip()
        if self._asked:
            self.source_asked.emit(self._asked)

    @Slot()
    def _on_button_clicked(self) -> None:
        if self._is_running:
            self.cancel_asked.emit()
        else:
            self.convert_asked.emit()

    @Slot(int)
    def _on_row_opened(self, _row: int) -> None:
        self.focus_button()

    @Slot(QRect)
    def _on_row_shown(self, row: QRect) -> None:
        self._area.show_row(self.table, row)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        gap = now.px(8)
        self._column.setContentsMargins(now.px(RING), now.px(10), now.px(RING), now.px(6))
        self._column.setSpacing(gap)
        self._whole.setContentsMargins(0, 0, 0, now.px(8))
        self._whole.setSpacing(0)
        for row in self._rows:
            row.setSpacing(now.px(10))
        self._fit()

    def _fit(self) -> None:
        zoom = theme.current().zoom
        self.table.set_narrow(self.width() / zoom < _NARROW)
        self._foot.set_beside(self.width() / zoom < _NARROW or self.height() / zoom < _NARROW / 1.2)

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take one folder."""
        if not self._is_running and _folder_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Ask for the folder that was dropped."""
        folder = _folder_of(event)
        if folder and not self._is_running:
            event.acceptProposedAction()
            self.set_source(folder)
            self.source_asked.emit(folder)


def _folder_of(event: QDropEvent) -> str:
    urls = event.mimeData().urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    return path if path and Path(path).is_dir() else ""


class _Foot(QWidget):
    """The progress, and the button that starts it and cancels it; it never scrolls away."""

    def __init__(self) -> None:
        super().__init__()
        self._is_beside = False
        self.card = ProgressCard(self)
        self.button = PrimaryButton(self.tr("Convert"), "convert", self)
        self.aside = Paragraph("", "ui", "muted")
        self._under = QHBoxLayout()
        self._under.addWidget(self.button)
        self._under.addWidget(self.aside, 1)
        self._whole = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._whole.addWidget(self.card, 1)
        self._whole.addLayout(self._under)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_running(self, is_running: bool) -> None:
        """Make the button *Cancel*, in the same place, or *Convert* again."""
        self.button.setText(self.tr("Cancel") if is_running else self.tr("Convert"))
        self.button.set_kind("" if is_running else "primary")
        self.button.set_icon("close" if is_running else "convert")
        self._show()

    def set_beside(self, is_beside: bool) -> None:
        """Put the button beside the progress, where height is short, or below it."""
        directions = QBoxLayout.Direction
        self._whole.setDirection(directions.LeftToRight if is_beside else directions.TopToBottom)
        self._is_beside = is_beside
        self._show()

    def _show(self) -> None:
        is_cut = self._is_beside and not self.card.isHidden()
        self.aside.setVisible(not is_cut)

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802
        """Let the focus ring follow the button, which did not move inside this."""
        super().moveEvent(event)
        QApplication.postEvent(self.button, QEvent(QEvent.Type.LayoutRequest))

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._whole.setContentsMargins(now.px(RING), now.px(4), now.px(RING), 0)
        self._whole.setSpacing(now.px(8))
        self._under.setSpacing(now.px(16))
        self.updateGeometry()
