"""A label that never cuts its text: plain, wrapped, as high as its width makes it."""

from PySide6.QtCore import QPointF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.gui.widgets import theme
from app.gui.widgets.lettering import height_of, laid_out, size_of

_WIDEST = 480  # wanted width at 100 %, if nobody else says
_NARROWEST = 60
_ENDLESS = 1e6


class Paragraph(QLabel):
    """Plain text in one of the theme's fonts and colours; a long path breaks anywhere."""

    def __init__(
        self,
        text: str = "",
        size: str = "ui",
        token: str = "text",  # noqa: S107  a colour
        *,
        is_bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Take the text and its look.

        Args:
            text: shown as it is, markup included.
            size: name of a font of the theme.
            token: its colour.
            is_bold: all of it.
            parent: the widget it is in.
        """
        super().__init__(parent)
        self._size, self._token, self._is_bold = size, token, is_bold
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_token(self, token: str) -> None:
        """Give the text another colour."""
        self._token = token
        self.update()

    def set_bold(self, is_bold: bool) -> None:
        """Make all of it bold, or none."""
        self._is_bold = is_bold
        self._dress()

    @Slot()
    def _dress(self) -> None:
        self.setFont(theme.current().font(self._size, bold=self._is_bold))
        self.updateGeometry()
        self.update()

    def _size_at(self, width: float) -> tuple[int, int]:
        return size_of(self.text(), self.font(), width, self.layoutDirection())

    # Qt's own

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all lines at this width, in pixels."""
        return self._size_at(width)[1]

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return one line, or a block of readable width."""
        width = min(self._size_at(_ENDLESS)[0] + 1, theme.current().px(_WIDEST))
        return QSize(width, self._size_at(width)[1])

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a narrow block, one line high: the real height comes with the width."""
        width = min(self.sizeHint().width(), theme.current().px(_NARROWEST))
        return QSize(width, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the height that the width needs, also where a layout does not ask for it."""
        self.setMinimumHeight(self._size_at(event.size().width())[1])
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the lines, in the middle if they were given more height."""
        painter = QPainter(self)
        token = self._token if self.isEnabled() else "disabled"
        painter.setPen(theme.current().color(token))
        lines = laid_out(self.text(), self.font(), self.width(), self.layoutDirection())
        lines.draw(painter, QPointF(0, max((self.height() - height_of(lines)) // 2, 0)))
