"""The list of example sets, and of their versions, drawn as rows of the sidebar."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.gui.widgets import theme
from app.gui.widgets.row_paint import RowLook, paint_row

Index = QModelIndex | QPersistentModelIndex
_LOOK = Qt.ItemDataRole.UserRole + 1


class SetRow(Struct, frozen=True):
    """One row.

    Attributes:
        key: what it stands for.
        words: all of it in one line, for the tooltip and screen readers.
        title: what is drawn first.
        trailing: what is drawn at the end, e.g. the version or a count.
        is_changed: it has changes that are not saved.
    """

    key: str
    words: str
    title: str
    trailing: str = ""
    is_changed: bool = False


class SetList(QListWidget):
    """Rows with their count at the end; what is open is bold behind the accent rule."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty; `name` is told to screen readers."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # As high as there is room, above its least: what it would like to be makes no page scroll.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        theme.notifier().changed.connect(self._dress)

    def fill(self, rows: Sequence[SetRow], current: str) -> None:
        """List these; nothing is signalled."""
        with QSignalBlocker(self):
            self.clear()
            for row in rows:
                item = QListWidgetItem(row.words, self)
                item.setData(Qt.ItemDataRole.UserRole, row.key)
                item.setData(_LOOK, row)
                item.setToolTip(row.words)
                if row.key == current:
                    self.setCurrentItem(item)

    @Slot()
    def _dress(self) -> None:
        self.scheduleDelayedItemsLayout()  # rows are as high as the theme has them


class _Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(_LOOK)
        painter.save()
        painter.setLayoutDirection(option.direction)
        look = RowLook(
            row.title,
            trailing=row.trailing,
            leading_icon="edit" if row.is_changed else "",
            is_open=bool(option.state & QStyle.StateFlag.State_Selected),
            is_hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
        )
        paint_row(painter, option.rect, look)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """Return the height of a row."""
        return QSize(0, theme.current().row)
