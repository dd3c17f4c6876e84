"""The scrolled column of messages: laid out at once, and held where the reader is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.message_parts import column_margin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.gui.widgets.message import Message

Anchor = tuple["Message", int]
_LEAST = 16


class Column(QScrollArea):
    """Messages one above the other; the view follows the end, or holds the words in sight.

    Signals:
        moved: another part is in sight, or as much of another size.
    """

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty, at the end."""
        super().__init__(parent)
        self.messages: list[Message] = []
        self.follows = True
        self._is_settling = False
        # Made here: to name one that Qt made, PySide6 loads every class of widgets.
        ground = QWidget()
        ground.setAutoFillBackground(True)
        self.setViewport(ground)
        self.content = QWidget(self)
        self._lines = QVBoxLayout(self.content)
        self._lines.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The gutter is always kept, so that text never re-flows when it outgrows the page.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidget(self.content)
        self.content.installEventFilter(self)
        self._bar = self.verticalScrollBar()
        self._bar.valueChanged.connect(self._on_scrolled)
        theme.notifier().changed.connect(self._dress)
        self._dress()

    @property
    def is_at_bottom(self) -> bool:
        """Whether the lower edge of the last message is in sight."""
        return self._bar.value() >= self._bar.maximum() - theme.current().px(4)

    @property
    def rooms(self) -> tuple[int, int]:
        """Pixels out of sight above and below."""
        return self._bar.value(), self._bar.maximum() - self._bar.value()

    @property
    def screen_px(self) -> int:
        """Height of what is in sight, in pixels."""
        return self.viewport().height()

    def insert(self, at: int, messages: "Sequence[Message]") -> None:
        """Put messages in before number `at`."""
        for number, message in enumerate(messages, at):
            self._lines.insertWidget(number, message)
            message.show()  # a layout would do so later, and count it as empty until then
        self.messages[at:at] = messages

    def drop(self, start: int, end: int) -> None:
        """Delete the messages from number `start` up to `end`."""
        for message in self.messages[start:end]:
            self._lines.removeWidget(message)
            message.hide()
            message.deleteLater()
        del self.messages[start:end]

    def anchor(self) -> Anchor | None:
        """Return the first message in sight and how far its top is from the top of the page."""
        value = self._bar.value()
        for message in self.messages:
            if message.y() + message.height() > value and message.height() > 0:
                return message, message.y() - value
        return None

    def hold(self, anchor: Anchor | None) -> None:
        """Put a message back to where it was."""
        if anchor is not None and anchor[0] in self.messages:
            self.put(*anchor)

    def put(self, message: "Message", offset: int) -> None:
        """Scroll so that a message begins so many pixels below the top of the page."""
        self._bar.setValue(message.y() - offset)

    def offset_of(self, message: "Message") -> int | None:
        """Return how far a message is from the top of the page; `None` if it is out of sight."""
        offset = message.mapTo(self.viewport(), QPoint(0, 0)).y()
        return offset if -message.height() < offset < self.screen_px else None

    def reveal(self, message: "Message") -> None:
        """Scroll as little as brings the message into sight, its beginning first."""
        air = theme.current().px(8)
        top, height = message.y() - air, min(message.height() + 2 * air, self.screen_px)
        if top < self._bar.value():
            self._bar.setValue(top)
        elif top + height > self._bar.value() + self.screen_px:
            self._bar.setValue(top + height - self.screen_px)

    def to_top(self) -> None:
        """Show the beginning."""
        self._bar.setValue(0)

    def settle(self) -> None:
        """Lay everything out now, and keep in sight what was: the end, or the same words."""
        if self._is_settling:
            return
        self._is_settling = True
        anchor = None if self.follows else self.anchor()
        width = self.viewport().width()
        self._lines.invalidate()
        height = max(self._lines.totalHeightForWidth(width), self.screen_px)
        self.content.resize(width, height)
        self._lines.activate()
        if self.follows:
            self._bar.setValue(self._bar.maximum())
        else:
            self.hold(anchor)
        # `invalidate` asked for this very work once more; without this it never comes to rest.
        QCoreApplication.removePostedEvents(self.content, QEvent.Type.LayoutRequest.value)
        self._is_settling = False
        self.moved.emit()

    @Slot(int)
    def _on_scrolled(self, _value: int) -> None:
        if not self._is_settling:
            self.follows = self.is_at_bottom
            self.moved.emit()

    @Slot()
    def _dress(self) -> None:
        # A background role would hand its text role to every label inside; a colour does not.
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.current().color("base"))
        self.setPalette(palette)
        self._lines.setSpacing(theme.current().px(16))
        self._set_margins()
        self.settle()

    def _set_margins(self) -> None:
        """Keep text to its column, in line with the composer; the gutter is part of the margin."""
        now = theme.current()
        side = column_margin(self.width())
        trailing = max(side - (self.width() - self.viewport().width()), 0)
        # Margins are not mirrored by Qt; the scroll bar is.
        sides = (trailing, side) if self.isRightToLeft() else (side, trailing)
        self._lines.setContentsMargins(sides[0], now.px(12), sides[1], now.px(12))

    # Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Settle when a message changed its size."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.content:
            self.settle()
        return bool(super().eventFilter(watched, event))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for one line: at 200 % on a low screen the question must not be cut."""
        return QSize(super().minimumSizeHint().width(), theme.current().px(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Settle when the page changed its size."""
        super().resizeEvent(event)
        self._set_margins()
        self.settle()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Mirror the margins with the program."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._set_margins()
