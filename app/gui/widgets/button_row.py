"""Buttons beside each other, and below each other where the width ends."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.gui.widgets import theme
from app.gui.widgets.mirror import mirrored

_GAP = 8


class ButtonRow(QWidget):
    """Keeps its buttons whole at any width: no translation is too long for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._buttons: list[QAbstractButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, button: QAbstractButton) -> None:
        """Put a button after the others."""
        button.setParent(self)
        self._buttons.append(button)
        button.show()
        self._place()
        self.updateGeometry()

    def clear(self) -> None:
        """Take all buttons away."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        self._place()
        self.updateGeometry()

    def buttons(self) -> list[QAbstractButton]:
        """Return the buttons in their order."""
        return list(self._buttons)

    def show_only(self, buttons: Collection[QAbstractButton]) -> None:
        """Show these of the buttons; the others take no room."""
        for button in self._buttons:
            button.setVisible(button in buttons)
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self._place()
        self.updateGeometry()

    def _shown(self) -> list[QAbstractButton]:
        return [button for button in self._buttons if not button.isHidden()]

    def _places(self, width: int) -> list[tuple[int, int, int, int]]:
        """Return left, top, width and height of each; numbers, as layouts ask again and again."""
        gap = theme.current().px(_GAP)
        left = top = line = 0
        places = []
        for button in self._shown():
            size = button.sizeHint().expandedTo(button.minimumSize())
            wide, high = size.width(), size.height()
            if left and left + wide > width:
                left, top, line = 0, top + line + gap, 0
            places.append((left, top, wide, high))
            left += wide + gap
            line = max(line, high)
        return places

    def _place(self) -> None:
        for button, place in zip(self._shown(), self._places(self.width()), strict=True):
            button.setGeometry(mirrored(self.layoutDirection(), self.rect(), QRect(*place)))

    # Qt's own

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all lines of buttons at this width, in pixels."""
        return max((top + high for _, top, _, high in self._places(width)), default=0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size with all buttons on one line."""
        places = self._places(1_000_000)
        width = max((left + wide for left, _, wide, _ in places), default=0)
        return QSize(width, max((high for *_, high in places), default=0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the widest button."""
        places = self._places(0)
        width = max((wide for _, _, wide, _ in places), default=0)
        return QSize(width, max((high for *_, high in places), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Place the buttons anew."""
        self.setMinimumHeight(self.heightForWidth(event.size().width()))
        self._place()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Place the buttons anew when one of them, or the direction, changes."""
        is_taken = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange}:
            self.setMinimumHeight(self.heightForWidth(self.width()))
            self._place()
            self.updateGeometry()
        return is_taken
