"""The row of buttons at the foot of a dialog, in lines where the width ends."""

from typing import cast

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialogButtonBox, QLayout, QSizePolicy, QWidget

from app.gui.widgets import theme
from app.gui.widgets.mirror import mirrored

_GAP = 8


class DialogButtons(QDialogButtonBox):
    """The platform's order; Qt would cut the words of buttons that do not fit beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _shown(self) -> list[QWidget]:
        """Return what can be seen, in the order of the row; the room between is left out."""
        layout = self._row()
        items = (layout.itemAt(at) for at in range(layout.count()))
        found = (item.widget() for item in items if item is not None)
        return [one for one in found if one is not None and not one.isHidden()]

    def _row(self) -> QLayout:
        return cast("QLayout", self.layout())  # Qt makes it with the box

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        gap = theme.current().px(_GAP)
        lines: list[list[tuple[QWidget, QSize]]] = []
        left = 0
        for button in self._shown():
            size = button.sizeHint().expandedTo(button.minimumSize())
            if not lines or left + size.width() > width:
                lines.append([])
                left = 0
            lines[-1].append((button, size))
            left += size.width() + gap
        return lines

    def _place(self) -> None:
        lines = self._lines(self.width())
        is_one_line = len(lines) <= 1 and self.sizeHint().width() <= self.width()
        self._row().setEnabled(is_one_line)
        if is_one_line:
            self._row().activate()
            return
        gap = theme.current().px(_GAP)
        top = 0
        for line in lines:
            # Each line ends where the row would: the last one is the likeliest, at the end.
            left = self.width() - sum(size.width() for _, size in line) - gap * (len(line) - 1)
            for button, size in line:
                place = QRect(max(left, 0), top, min(size.width(), self.width()), size.height())
                button.setGeometry(mirrored(self.layoutDirection(), self.rect(), place))
                left += size.width() + gap
            top += max(size.height() for _, size in line) + gap

    # Qt's own names

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all lines at this width, in pixels."""
        heights = [max(size.height() for _, size in line) for line in self._lines(width)]
        return sum(heights) + theme.current().px(_GAP) * max(len(heights) - 1, 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the widest button."""
        sizes = [size for line in self._lines(0) for _, size in line]
        width = max((size.width() for size in sizes), default=0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Place the buttons anew."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(event.size().width()))
        self._place()

    def event(self, event: QEvent) -> bool:
        """Place the buttons anew when one of them, or the direction, changes."""
        is_taken = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange}:
            self.setMinimumHeight(self.heightForWidth(self.width()))
            self._place()
            self.updateGeometry()
        return is_taken
