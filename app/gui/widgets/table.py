"""A table to choose a row of: striped, no grid, numbers at the trailing side, Ctrl+C as TSV."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from app.gui.widgets import theme
from app.gui.widgets.table_delegate import (
    CELL_ROLE,
    GAP,
    ICON,
    PADDING,
    Cell,
    CellDelegate,
)

_Index = QModelIndex | QPersistentModelIndex
_LEAST_WIDE = 96
_ROW = (31, 27)  # comfortable, compact; of one line
_TALL_ROW = (48, 42)
_MEASURED = 200  # rows whose cells decide about widths; a longer table makes its rows when shown


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        title: translated.
        is_number: at the trailing side.
        is_wide: takes the room that is left, and is cut where there is none.
    """

    title: str
    is_number: bool = False
    is_wide: bool = False


class _Rows(QAbstractTableModel):
    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.cells: Sequence[Sequence[Cell]] = ()

    def set_cells(self, taken: Sequence[Sequence[Cell]]) -> None:
        """Take other rows; as many rows as before keep the current one."""
        if len(taken) != len(self.cells):
            self.beginResetModel()
            self.cells = taken
            self.endResetModel()
        elif taken:
            self.cells = taken
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(taken) - 1, len(self.columns) - 1)
            )

    # Qt's own names

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802
        """Return the number of rows; cells have none below them."""
        return 0 if parent is not None and parent.isValid() else len(self.cells)

    def columnCount(self, parent: _Index | None = None) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, or all of it for the delegate."""
        cell = self.cells[index.row()][index.column()]
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.said or ", ".join(part for part in (cell.text, cell.note) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or None
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return title and alignment of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if column.is_number else None
            return (side or Qt.AlignmentFlag.AlignLeading) | Qt.AlignmentFlag.AlignVCenter
        return None


class Table(QTableView):
    """Rows of which one is chosen by arrows or mouse.

    Signals:
        row_chosen: number of the row that is the current one now.
        row_opened: the same, by Enter or a double click.
        row_shown: rectangle of the current row in this widget, for whoever scrolls it.
    """

    row_chosen = Signal(int)
    row_opened = Signal(int)
    row_shown = Signal(QRect)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        parent: QWidget | None = None,
        *,
        is_whole: bool = True,
    ) -> None:
        """Start without rows.

        Args:
            name: for screen readers.
            columns: from the leading side.
            parent: Qt's owner.
            is_whole: as high as its rows; else it scrolls.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self._is_whole = is_whole
        self._rows = _Rows(columns, self)
        self.setModel(self._rows)
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.setMinimumSectionSize(1)
        for number, column in enumerate(self._rows.columns):
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(number, mode.Stretch if column.is_wide else mode.Fixed)
        if self._is_whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_rows(self, cells: Sequence[Sequence[Cell]]) -> None:
        """Show these rows; every row has a cell for each column.

        A sequence that makes a row when it is asked for one may have tens of thousands.
        """
        self._rows.set_cells(cells)
        self._fit()

    def set_title(self, column: int, title: str) -> None:
        """Give a column another title."""
        columns = list(self._rows.columns)
        columns[column] = Column(title, columns[column].is_number, columns[column].is_wide)
        self._rows.columns = tuple(columns)
        self._rows.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)
        self._fit()

    def set_choosable(self, is_choosable: bool) -> None:
        """Let rows be chosen, or only be read."""
        kind = QAbstractItemView.SelectionMode
        self.setSelectionMode(kind.SingleSelection if is_choosable else kind.NoSelection)
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if is_choosable else Qt.FocusPolicy.ClickFocus
        )
        self._delegate.is_marked = is_choosable

    @property
    def row(self) -> int:
        """Number of the current row; -1 if there is none."""
        return self.currentIndex().row()

    def leave(self) -> None:
        """Have no row current: rows that follow are others, even if they are as many."""
        self.clearSelection()
        self.setCurrentIndex(self._rows.index(-1, -1))

    def choose(self, row: int) -> None:
        """Make a row the current one."""
        if 0 <= row < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(row, 0))

    def text(self) -> str:
        """Return everything as lines of tab-separated cells, the header first."""
        shown = [n for n in range(len(self._rows.columns)) if not self.isColumnHidden(n)]
        lines = [[self._rows.columns[n].title for n in shown]]
        lines += [
            [" ".join(f"{row[n].text} {row[n].note}".split()) for n in shown]
            for row in self._rows.cells
        ]
        return "\n".join("\t".join(line) for line in lines)

    def _is_tall(self) -> bool:
        return any(cell.note for row in self._rows.cells[:_MEASURED] for cell in row)

    def _fit(self) -> None:
        """Give every column the width of its widest cell, and the rows their height."""
        now = theme.current()
        heights = _TALL_ROW if self._is_tall() else _ROW
        self.verticalHeader().setDefaultSectionSize(now.px(heights[now.is_compact]))
        self.verticalHeader().setMinimumSectionSize(1)
        head = self.horizontalHeader()
        for number, column in enumerate(self._rows.columns):
            if not column.is_wide:
                head.resizeSection(number, self._width_of(number))
        self.updateGeometry()

    def _width_of(self, number: int) -> int:
        now = theme.current()
        bold, caption = QFontMetrics(now.font(bold=True)), QFontMetrics(now.font("caption"))
        title = self._rows.columns[number].title
        widths = [QFontMetrics(now.font()).horizontalAdvance(title) + now.px(4)]
        for row in self._rows.cells[:_MEASURED]:
            cell = row[number]
            lead = now.px(ICON + GAP) if cell.icon else 0
            widths.append(lead + bold.horizontalAdvance(cell.text))
            widths.append(lead + caption.horizontalAdvance(cell.note))
        return max(widths) + 2 * now.px(PADDING)

    def _least_width(self) -> int:
        now = theme.current()
        widths = (
            now.px(_LEAST_WIDE) if column.is_wide else self.columnWidth(number)
            for number, column in enumerate(self._rows.columns)
            if not self.isColumnHidden(number)
        )
        return sum(widths) + 2 * self.frameWidth()

    @Slot(QModelIndex, QModelIndex)
    def _on_row_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self._show_row()
            self.row_chosen.emit(now.row())

    def _show_row(self) -> None:
        row = self.visualRect(self.currentIndex())
        self.row_shown.emit(row.translated(0, self.viewport().y()))

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.row_opened.emit(index.row())

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self.setFont(now.font())
        self.horizontalHeader().setFont(now.font())
        self._fit()
        self.viewport().update()

    # Qt's own names

    def event(self, event: QEvent) -> bool:
        """Draw the frame in the token for decoration: no palette role is that."""
        if event.type() == QEvent.Type.Paint:
            painter = QPainter(self)
            painter.setPen(theme.current().color("line"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.end()
            return True
        return bool(super().event(event))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size with all rows."""
        head = self.horizontalHeader().sizeHint().height()
        rows = self._rows.rowCount() * self.verticalHeader().defaultSectionSize()
        return QSize(self._least_width(), head + rows + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the narrowest width; the height of all rows, or of a few."""
        whole = self.sizeHint()
        few = self.horizontalHeader().sizeHint().height() + theme.current().px(96)
        return QSize(0, whole.height() if self._is_whole else min(few, whole.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take Ctrl+C and Enter."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.row >= 0:
            self.row_opened.emit(self.row)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Have the current row shown."""
        super().focusInEvent(event)
        if self.row >= 0:
            self._show_row()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep what stretches."""
        super().resizeEvent(event)
        self.viewport().update()
