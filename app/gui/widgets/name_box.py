"""A box to choose a name of any length: the box keeps its width, the name is cut in its middle."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionComboBox, QWidget

from app.gui.widgets import theme
from app.gui.widgets.label import plain_tip

_AROUND = 42  # frame, padding and arrow, as the style sheet draws them


class NameBox(QComboBox):
    """Shows both ends of a long name, as its version stands last; the whole one is its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def shown_text(self) -> str:
        """Return what the width leaves of the chosen name."""
        room = self.width() - theme.current().px(_AROUND)
        middle = Qt.TextElideMode.ElideMiddle
        return self.fontMetrics().elidedText(self.currentText(), middle, room)

    # Qt's own names

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802
        """Draw what there is room for."""
        super().initStyleOption(option)
        option.currentText = self.shown_text()

    def showPopup(self) -> None:  # noqa: N802
        """Cut the names in the list the same way."""
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        """Tell the whole name of a cut one."""
        if event.type() == QEvent.Type.ToolTip:
            is_cut = self.shown_text() != self.currentText()
            self.setToolTip(plain_tip(self.currentText()) if is_cut else "")
        return super().event(event)
