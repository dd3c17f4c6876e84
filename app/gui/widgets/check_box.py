"""A box to tick whose words break into lines; Qt's own has one line, and cuts it."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from app.gui.widgets import theme
from app.gui.widgets.lettering import height_of, laid_out, size_of

_NARROWEST = 60
_ENDLESS = 1e6


class CheckBox(QCheckBox):
    """As high as its words need at the width there is."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show the words; they are plain text."""
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        return option

    def _beside(self) -> int:
        """Return the width that is not the words': the box and the space behind it."""
        metric = QStyle.PixelMetric
        style, option = self.style(), self._option()
        space = style.pixelMetric(metric.PM_CheckBoxLabelSpacing, option, self)
        option.rect = QRect(0, 0, 1000, 100)
        box = style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        return box.width() + max(space, theme.current().px(4))

    def _line(self) -> int:
        """Return the height of one line with its box."""
        return super().sizeHint().height()

    def _height_at(self, width: int) -> int:
        room = max(width - self._beside(), 1)
        words = size_of(self.text(), self.font(), room, self.layoutDirection())[1]
        return max(words + self._line() - self.fontMetrics().height(), self._line())

    # Qt's own names

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all lines at this width, in pixels."""
        return self._height_at(width)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of one line."""
        words = size_of(self.text(), self.font(), _ENDLESS, self.layoutDirection())[0]
        return QSize(words + self._beside() + 1, self._line())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a narrow block, one line high: the real height comes with the width."""
        narrow = theme.current().px(_NARROWEST) + self._beside()
        return QSize(min(narrow, self.sizeHint().width()), self._line())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the height that the width needs, also where a layout does not ask for it."""
        self.setMinimumHeight(self._height_at(event.size().width()))
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box beside the first line, and all lines."""
        painter = QStylePainter(self)
        option, beside = self._option(), self._beside()
        whole = self.rect()
        option.rect = QRect(0, 0, whole.width(), self._line())
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        lines = laid_out(self.text(), self.font(), whole.width() - beside, self.layoutDirection())
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setPen(theme.current().color("text" if self.isEnabled() else "disabled"))
        left = 0 if is_mirrored else beside
        lines.draw(painter, QPointF(left, (whole.height() - height_of(lines)) // 2))
