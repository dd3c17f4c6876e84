"""The notices above the question: as high as they are, and scrolled where the window ends."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.gui.widgets import theme


class NoticeArea(QScrollArea):
    """Holds notices, the newest first; one that has the keyboard is scrolled into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        # Clear, and made here: to name one that Qt made, PySide6 loads every class of widgets.
        self.setViewport(QWidget())
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside.installEventFilter(self)
        self.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        # Queued: by then the notice is laid out.
        self.verticalScrollBar().rangeChanged.connect(
            self._follow, Qt.ConnectionType.QueuedConnection
        )
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def add(self, notice: QWidget) -> None:
        """Show a notice on top."""
        self._column.insertWidget(0, notice)
        notice.show()
        self.show()

    def remove(self, notice: QWidget) -> None:
        """Take a notice away and delete it."""
        self._column.removeWidget(notice)
        notice.hide()
        notice.deleteLater()
        self.setVisible(self._column.count() > 0)

    @Slot()
    def _dress(self) -> None:
        self._column.setSpacing(theme.current().px(6))

    @Slot()
    def _follow(self) -> None:
        for part in self._inside.findChildren(QWidget):
            if part is self.window().focusWidget():
                self.ensureWidgetVisible(part)

    # Qt's own names

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of all notices at the width there is.

        Not by `heightForWidth`: a layout never gives less than that while it can take it from
        others, here from the question.
        """
        wanted = self._inside.sizeHint()
        if self._inside.hasHeightForWidth():
            wanted.setHeight(self._inside.heightForWidth(self.width()))
        return wanted

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for one line of buttons."""
        return QSize(0, theme.current().control)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take another height with another text."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return bool(super().eventFilter(watched, event))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take the height of another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
