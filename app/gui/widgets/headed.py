"""A heading with a mark at its other end, and the mark below it where the width ends."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.gui.widgets.mark import Mark


class Headed(QWidget):
    """Keeps both whole at any width: no translation is too long for it."""

    def __init__(self, head: QWidget, mark: Mark, parent: QWidget | None = None) -> None:
        """Take the two parts."""
        super().__init__(parent)
        self._head, self._mark = head, mark
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(head, 1)
        self._row.addWidget(mark)
        self._place_mark()

    def _turn(self) -> None:
        parts = [part.minimumSizeHint().width() for part in self._shown()]
        room = self.width() - self._row.spacing() * (len(parts) - 1)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        direction = across if sum(parts) <= room else down
        if direction != self._row.direction():
            self._row.setDirection(direction)
            self._place_mark()
            self.updateGeometry()

    def _place_mark(self) -> None:
        is_below = self._row.direction() == QBoxLayout.Direction.TopToBottom
        side = Qt.AlignmentFlag.AlignLeft if is_below else Qt.AlignmentFlag.AlignRight
        self._row.setAlignment(self._mark, side | Qt.AlignmentFlag.AlignVCenter)

    def _shown(self) -> list[QWidget]:
        return [part for part in (self._head, self._mark) if not part.isHidden()]

    # Qt's own names

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the width of the wider part, and the height of what is placed now."""
        width = max((part.minimumSizeHint().width() for part in self._shown()), default=0)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the mark beside the heading, or below it."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Do the same when a part is shown, hidden, or gets another font."""
        is_taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return is_taken
