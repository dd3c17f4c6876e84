"""The tab *Catalogue*: the models there are, which of them fit here, and what is on its way."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button
from app.gui.widgets.convert_table import Light
from app.gui.widgets.download_list import DownloadList
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.following_area import FittedArea
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.place_page import RING
from app.gui.widgets.search_field import SearchField
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell

_LICENCE, _PARAMETERS, _STATE = 1, 2, 6
_NARROW = 760  # effective width below which licence and parameters stand in the details only
_FIELD = 280


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One model; all of it translated.

    Attributes:
        id: for the code.
        name: of the model.
        origin: who made it, and of what.
        licence: in a word.
        parameters: how many.
        file: size of the file in the chosen type.
        memory: what that needs.
        light: whether it fits this computer.
        state: that it is installed, on its way or unfinished; "" is none of it.
        state_icon: the shape that goes with it.
    """

    id: str
    name: str
    origin: str
    licence: str
    parameters: str
    file: str
    memory: str
    light: Light
    state: str = ""
    state_icon: str = ""


class CataloguePage(QWidget):
    """Lists models to choose from; it connects nothing.

    Attributes:
        table: one row a model.
        downloads: what runs, and what is unfinished.

    Signals:
        chosen: id of the model of the current row.
        opened: Enter or a double click in the table: go on to the details.
        narrowed: the filter says something else now.
        refresh_asked: the hub is to be asked.
    """

    chosen = Signal(str)
    opened = Signal()
    narrowed = Signal()
    refresh_asked = Signal()

    def __init__(self, types: Sequence[str], parent: QWidget | None = None) -> None:
        """Start without models; `types` are what to choose from."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Catalogue"))
        self._ids: tuple[str, ...] = ()
        self._inside = QWidget()
        self._words = SearchField(self.tr("Filter by name, licence or size"), self._inside)
        self._type = QComboBox(self._inside)
        self._type.setAccessibleName(self.tr("Type"))
        for name in types:
            self._type.addItem(fill(self.tr("Type: %1"), name), name)
        self._fits = QCheckBox(self.tr("Only what fits this computer"), self._inside)
        self._source = Paragraph("", "caption", "muted")
        self._refresh = Button(self.tr("Refresh…"), "regenerate", self._inside)
        self._refresh.setToolTip(self.tr("Asks the hub once; it says so before it connects."))
        self.table = Table(
            self.tr("Models of the catalogue"),
            (
                Column(self.tr("Model"), is_wide=True),
                Column(self.tr("Licence")),
                Column(self.tr("Parameters"), is_number=True),
                Column(self.tr("File"), is_number=True),
                Column(self.tr("Memory needed"), is_number=True),
                Column(self.tr("This computer")),
                Column(self.tr("State")),
            ),
            self,
        )
        self._empty = EmptyState(
            "search",
            self.tr("No model of the catalogue fits this filter."),
            self.tr("Empty the filter, or choose a smaller type."),
            self.tr("Show all"),
            self,
        )
        self._formula = Paragraph("", "caption", "muted")
        self.downloads = DownloadList(self)
        self._lay_out()
        self.setFocusProxy(self.table)
        self._connect()
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self._words, 1)
        self._top.addWidget(self._type)
        self._top.addWidget(self._fits)
        self._top.addStretch(0)
        self._second = QHBoxLayout()
        self._second.addWidget(self._source, 1)
        ways = ButtonRow(self._inside)
        ways.add(self._refresh)
        self._second.addWidget(ways, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self._inside)
        self._column.addLayout(self._top)
        self._column.addWidget(self.table)
        self._column.addWidget(self._empty)
        self._column.addWidget(self._formula)
        self._column.addLayout(self._second)
        ways.raise_()  # behind the table for the Tab key, too
        self._column.addStretch(1)
        self._area = FittedArea(self._inside)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.downloads)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(0)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self._area)
        self._whole.addLayout(self._foot)
        self._whole.addStretch(1)

    def _connect(self) -> None:
        self._words.asked.connect(self._on_narrowed)
        self._words.left_down.connect(self._on_left_down)
        self._type.currentIndexChanged.connect(self._on_narrowed)
        self._fits.toggled.connect(self._on_narrowed)
        self._refresh.clicked.connect(self.refresh_asked)
        self._empty.action_asked.connect(self._on_all_asked)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.row_shown.connect(self._on_row_shown)

    @property
    def words(self) -> str:
        """What the filter asks for."""
        return self._words.text().strip()

    @property
    def type(self) -> str:
        """The type that file and memory are told of."""
        return str(self._type.currentData())

    @property
    def fits_only(self) -> bool:
        """What is too large for this computer is left out."""
        return self._fits.isChecked()

    def set_type(self, name: str) -> None:
        """Tell file and memory of this type; nothing is signalled."""
        with QSignalBlocker(self._type):
            self._type.setCurrentIndex(max(self._type.findData(name), 0))

    def set_rows(self, rows: Sequence[CatalogueRow], chosen: str) -> None:
        """Show these models; the chosen one becomes the current row, else the first."""
        self._ids = tuple(row.id for row in rows)
        with QSignalBlocker(self.table):
            self.table.set_rows([_cells(row) for row in rows])
            if rows:
                self.table.choose(self._ids.index(chosen) if chosen in self._ids else 0)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    @property
    def current(self) -> str:
        """Id of the model of the current row; "" if there is none."""
        return self._ids[self.table.row] if 0 <= self.table.row < len(self._ids) else ""

    def set_source(self, text: str) -> None:
        """Say of when the catalogue is, and what a refresh has brought."""
        self._source.setText(text)

    def set_refreshing(self, is_refreshing: bool) -> None:
        """Let nobody ask twice."""
        self._refresh.setEnabled(not is_refreshing)

    def set_formula(self, text: str) -> None:
        """Say how the memory was added up, and what this computer has."""
        self._formula.setText(text)

    @Slot()
    def _on_narrowed(self) -> None:
        self.narrowed.emit()

    @Slot()
    def _on_left_down(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_all_asked(self) -> None:
        with QSignalBlocker(self._fits):
            self._fits.setChecked(False)
        self._words.clear()
        self.narrowed.emit()
        self._on_left_down()

    @Slot(int)
    def _on_row_chosen(self, row: int) -> None:
        self.chosen.emit(self._ids[row])

    @Slot(QRect)
    def _on_row_shown(self, row: QRect) -> None:
        self._area.show_row(self.table, row)

    @Slot(int)
    def _on_row_opened(self, _row: int) -> None:
        self.opened.emit()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(RING), now.px(10), now.px(RING), now.px(6))
        self._foot.setContentsMargins(now.px(RING), 0, now.px(RING), now.px(8))
        self._column.setSpacing(now.px(8))
        self._top.setSpacing(now.px(12))
        self._second.setSpacing(now.px(12))
        self._words.setMaximumWidth(now.px(_FIELD))
        self._words.setMinimumWidth(now.px(_FIELD // 2))
        self._fits.setFont(now.font())
        self._type.setFont(now.font())
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() / theme.current().zoom < _NARROW
        for column in (_LICENCE, _PARAMETERS):
            self.table.setColumnHidden(column, is_narrow)

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show the columns there is room for."""
        super().resizeEvent(event)
        self._fit()


def _cells(row: CatalogueRow) -> tuple[Cell, ...]:
    light = row.light
    return (
        Cell(row.name, row.origin, tip=row.name),
        Cell(row.licence),
        Cell(row.parameters),
        Cell(row.file),
        Cell(row.memory),
        Cell(
            light.word,
            icon=light.icon,
            token=light.token,
            is_bold=True,
            said=f"{light.word}: {light.sentence}",
            tip=light.sentence,
        ),
        Cell(row.state, icon=row.state_icon),
    )
