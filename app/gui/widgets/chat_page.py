"""The chat page: header, what went wrong, transcript, composer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.body import Line
from app.gui.widgets.chat_header import ChatHeader
from app.gui.widgets.composer import Composer
from app.gui.widgets.message_parts import column_margin

if TYPE_CHECKING:
    from app.gui.widgets.notice import Notice

MOST_NOTICES = 2

_LOW = 400  # height of the window at 100 %, under which room counts
_READABLE = 72  # of the transcript stays in sight however long the question is


class Notices(QWidget):
    """The error bars above the content; older ones give way, the list of notices keeps them.

    Signals:
        emptied: the last one went away.
    """

    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty and without height."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Notices"))
        self._shown: list[Notice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def add(self, notice: "Notice") -> None:
        """Show a notice on top; it goes when it is closed, or when two newer ones came."""
        self._shown.append(notice)
        notice.setParent(self)
        notice.closed.connect(self._on_closed)
        self._column.insertWidget(0, notice)
        notice.show()
        while len(self._shown) > MOST_NOTICES:
            self.remove(self._shown[0])
        self.show()

    def remove(self, notice: "Notice") -> None:
        """Take a notice away."""
        if notice not in self._shown:
            return
        self._shown.remove(notice)
        self._column.removeWidget(notice)
        notice.hide()
        notice.deleteLater()
        if not self._shown:
            self.hide()
            self.emptied.emit()

    def clear(self) -> None:
        """Take all of them away."""
        for notice in list(self._shown):
            self.remove(notice)

    def shown(self) -> "list[Notice]":
        """Return the notices that can be seen, oldest first."""
        return list(self._shown)

    @Slot()
    def _on_closed(self) -> None:
        sender = self.sender()
        for notice in [one for one in self._shown if one is sender]:
            self.remove(notice)


class ChatPage(QWidget):
    """Header, notices, transcript and composer, one above the other.

    Attributes:
        bars: between the notices and the transcript.
    """

    def __init__(self, transcript: QWidget, composer: Composer) -> None:
        """Take the transcript and the composer."""
        super().__init__()
        self.setAccessibleName(self.tr("Chat"))
        self.transcript = transcript
        self.bars: list[QWidget] = []
        self.header = ChatHeader(self)
        self.notices = Notices(self)
        self._editor = composer.editor
        self.foot = QWidget(self)
        self._foot = QVBoxLayout(self.foot)
        self._foot.addWidget(composer)
        self._top = QVBoxLayout()
        self._top.addWidget(self.notices)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(Line(self, is_upright=False))
        whole.addLayout(self._top)
        whole.addWidget(transcript, 1)
        whole.addWidget(self.foot)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def show_notice(self, notice: "Notice") -> None:
        """Show what happened, why and what to do, above the transcript."""
        self.notices.add(notice)

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar between the notices and the transcript, e.g. to find words."""
        self.bars.append(bar)
        self._top.addWidget(bar)

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        side = column_margin(self.width())
        is_low = self.window().height() < tokens.px(_LOW)
        above, below = (1, 2) if is_low else (6, 8)
        self._foot.setContentsMargins(side, tokens.px(above), side, tokens.px(below))
        self._top.setContentsMargins(side, 0, side, 0)

    def _bound_editor(self) -> None:
        """Let the question take no more than what header, bars and options leave."""
        above = self.header.height() + 1 + self._top.sizeHint().height()
        around = self.foot.minimumSizeHint().height() - self._editor.height()
        least = theme.current().px(_READABLE)
        self._editor.set_room(self.height() - above - around - least)

    # Qt's own names

    def event(self, event: QEvent) -> bool:
        """Bound the question anew when a bar came or went."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._bound_editor()
        return bool(super().event(event))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep composer and notices over the column of the text."""
        super().resizeEvent(event)
        self._dress()
        self._bound_editor()
