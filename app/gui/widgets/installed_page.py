"""The tab *Installed*: the models of the library, and what is known of the chosen one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button, PrimaryButton
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.facts import Details, Facts, Section
from app.gui.widgets.label import Label
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.place_page import RING
from app.gui.widgets.search_field import SearchField
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell

# State of the store → shape, colour.
SHAPES = {
    "ready": ("fit-ok", "ok"),
    "untried": ("fit-unknown", "muted"),
    "changed": ("fit-tight", "warn"),
    "quarantined": ("error", "err"),
    "missing": ("fit-no", "err"),
}


@dataclass(frozen=True, slots=True)
class InstalledRow:
    """One model; all of it translated.

    Attributes:
        id: of the model.
        name: any text.
        origin: where it came from, and the demo mark.
        type: e.g. `Q4_K_M`.
        size: of the file.
        context: tokens it was made for.
        state: as the store names it.
        word: the state in a word.
        note: what the word means, or that it is loaded now.
    """

    id: str
    name: str
    origin: str
    type: str
    size: str
    context: str
    state: str
    word: str
    note: str


class InstalledPage(QWidget):
    """Lists the models.

    Signals:
        model_chosen: id of the model of the current row.
        load_asked: id of a model, by Enter or a double click.
        add_asked: add a model file.
        unpack_asked: choose a field pack and read it.
        dropped: path of one model file or folder.
    """

    model_chosen = Signal(str)
    load_asked = Signal(str)
    add_asked = Signal()
    unpack_asked = Signal()
    dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without models."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Installed"))
        self._ids: tuple[str, ...] = ()
        self.table = Table(
            self.tr("Models"),
            (
                Column(self.tr("Model"), is_wide=True),
                Column(self.tr("Type")),
                Column(self.tr("File"), is_number=True),
                Column(self.tr("Context"), is_number=True),
                Column(self.tr("State")),
            ),
            self,
            is_whole=False,
        )
        self._empty = EmptyState(
            "model",
            self.tr("No model yet."),
            self.tr("A USB stick works without a network."),
            self.tr("Add a model…"),
            self,
        )
        self._empty.set_primary("import")
        self._all: tuple[InstalledRow, ...] = ()
        self._words = SearchField(self.tr("Filter by name, type or state"), self)
        self._none = Label(self.tr("No model of the list fits this filter."), "ui", "muted")
        self._sum = Label("", "ui", "muted")
        self._unpack = Button(self.tr("Read a field pack…"), "usb", self)
        self._add = Button(self.tr("Add a model file…"), "import", self)
        self._top = QHBoxLayout()
        self._top.addWidget(self._words, 1)
        self._top.addWidget(self._sum, 1)
        self._top.addWidget(self._unpack)
        self._top.addWidget(self._add)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self._none)
        self._column.addWidget(self.table, 1)
        self._words.asked.connect(self._on_words_asked)
        self._words.left_down.connect(self._on_left_down)
        self.setFocusProxy(self.table)
        self._empty.action_asked.connect(self.add_asked)
        self._add.clicked.connect(self.add_asked)
        self._unpack.clicked.connect(self.unpack_asked)
        self.setAcceptDrops(True)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.set_models((), "", "")
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_models(self, rows: Sequence[InstalledRow], chosen: str, total: str) -> None:
        """Show these models, and say how many they are; the chosen one becomes the current row."""
        self._all = tuple(rows)
        self._show(chosen)
        self._sum.setText(total)
        for part in (self.table, self._add, self._words):
            part.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if self._empty.button is not None:
            self.setFocusProxy(self.table if rows else self._empty.button)

    def _show(self, chosen: str) -> None:
        """List what the filter lets through; the chosen one, else the first, is the current row."""
        words = self._words.text().casefold().split()
        rows = [row for row in self._all if all(word in _said(row) for word in words)]
        self._ids = tuple(row.id for row in rows)
        self.table.set_rows([_cells(row) for row in rows])
        if chosen in self._ids:
            self.table.choose(self._ids.index(chosen))
        elif rows:
            self.table.choose(0)
        self._none.setVisible(bool(self._all) and not rows)

    @Slot(str)
    def _on_words_asked(self, _words: str) -> None:
        row = self.table.row
        self._show(self._ids[row] if 0 <= row < len(self._ids) else "")
        if 0 <= self.table.row < len(self._ids):  # as many rows as before keep the current one
            self.model_chosen.emit(self._ids[self.table.row])

    @Slot()
    def _on_left_down(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_row_chosen(self, row: int) -> None:
        self.model_chosen.emit(self._ids[row])

    @Slot(int)
    def _on_row_opened(self, row: int) -> None:
        self.load_asked.emit(self._ids[row])

    # Qt's own names

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take one model file, or one folder with a field pack."""
        if _path_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Say what was dropped."""
        if path := _path_of(event):
            event.acceptProposedAction()
            self.dropped.emit(path)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(RING), now.px(10), now.px(RING), now.px(12))
        self._column.setSpacing(now.px(8))
        self._top.setSpacing(now.px(12))
        self._words.setMaximumWidth(now.px(280))
        self._words.setMinimumWidth(now.px(120))


def _path_of(event: QDropEvent) -> str:
    urls = event.mimeData().urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    is_one = bool(path) and (Path(path).is_dir() or path.lower().endswith(".gguf"))
    return path if is_one else ""


def _said(row: InstalledRow) -> str:
    return f"{row.name} {row.origin} {row.type} {row.word} {row.note}".casefold()


def _cells(row: InstalledRow) -> tuple[Cell, ...]:
    shape, token = SHAPES[row.state]
    return (
        Cell(row.name, row.origin, tip=row.name),
        Cell(row.type),
        Cell(row.size),
        Cell(row.context),
        Cell(row.word, row.note, shape, token, is_bold=True),
    )


class InstalledDetails(Details):
    """What is known of one model, and what can be done with it.

    Signals:
        load_asked, options_asked, verify_asked, trial_asked, folder_asked, pack_asked,
            remove_asked: the buttons; a check that runs is stopped by its own.
    """

    verify_asked = Signal()
    trial_asked = Signal()
    folder_asked = Signal()
    load_asked = Signal()
    options_asked = Signal()
    pack_asked = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a model."""
        super().__init__(parent)
        self._title = Paragraph("", "title", is_bold=True)
        self._facts = Facts(self)
        self._trail_head = Section(self.tr("Paper trail"))
        self._trail = Facts(self)
        self._no_trail = Paragraph(
            self.tr("There is no record of a conversion beside this file."), "ui", "muted"
        )
        self._ways = ButtonRow(self)
        self.options = Button(self.tr("Load options…"), "settings", self)
        self.trial = Button(self.tr("Try it"), "", self)
        self.folder = Button(self.tr("Show in folder"), "folder", self)
        self.remove = Button(self.tr("Remove from the list…"), "", self)
        for button in (self.options, self.trial, self.folder, self.remove):
            self._ways.add(button)
        self.foot = ButtonRow(self)
        self.load = PrimaryButton(self.tr("Load"), "", self)
        self.verify = Button(self.tr("Verify"), "verify", self)
        self.pack = Button(self.tr("Pack…"), "usb", self)
        self.pack.setAccessibleName(self.tr("Write a field pack of this model"))
        for button in (self.load, self.verify, self.pack):
            self.foot.add(button)
        self.verify.clicked.connect(self.verify_asked)
        self.trial.clicked.connect(self.trial_asked)
        self.folder.clicked.connect(self.folder_asked)
        self.load.clicked.connect(self.load_asked)
        self.options.clicked.connect(self.options_asked)
        self.pack.clicked.connect(self.pack_asked)
        self.remove.clicked.connect(self.remove_asked)
        self._column = QVBoxLayout(self)
        parts = (
            self._title,
            self._facts,
            self._trail_head,
            self._trail,
            self._no_trail,
            self._ways,
        )
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.set_model("", (), ())
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_model(
        self, title: str, facts: Sequence[tuple[str, str]], trail: Sequence[tuple[str, str]]
    ) -> None:
        """Show one model; "" is none."""
        self._title.setText(title)
        self._facts.set_facts(facts)
        self._trail.set_facts(trail)
        for part in (self._title, self._facts, self._trail_head, self._ways):
            part.setVisible(bool(title))
        self._trail.setVisible(bool(title) and bool(trail))
        self._no_trail.setVisible(bool(title) and not trail)
        self.set_filled(bool(title))

    def set_loaded(self, is_loaded: bool, *, can_load: bool) -> None:
        """Let it be loaded, or loaded again."""
        self.load.setText(self.tr("Load again") if is_loaded else self.tr("Load"))
        self.load.setEnabled(can_load)

    def set_checks(self, *, is_here: bool, is_verifying: bool, is_trying: bool) -> None:
        """Let it be verified and tried where it is, or let that be stopped."""
        self.verify.setText(self.tr("Stop verifying") if is_verifying else self.tr("Verify"))
        self.trial.setText(self.tr("Stop the trial") if is_trying else self.tr("Try it"))
        self.verify.setEnabled(is_here or is_verifying)
        self.trial.setEnabled(is_here)
        self.folder.setEnabled(is_here)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(16), now.px(12), now.px(14), now.px(12))
        self._column.setSpacing(now.px(10))
