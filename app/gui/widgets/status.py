"""The bottom line of the window: context, speed, memory, what is saved, and the network."""

from functools import cached_property

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.core.bidi import left_to_right
from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.digits import decimal
from app.gui.widgets.icons import beside_text
from app.gui.widgets.label import Label
from app.gui.widgets.meter import ContextMeter, ContextUse

_HEIGHT = 26
_MARGIN = 12
_GAP = 10
_ICON = 16
_ICON_GAP = 2
_GIGA = 10**9


class StatusBar(QWidget):
    """Meter · tokens/s · memory | saved · network, which is always there.

    Signals:
        meter_asked: the table of parts of the context is wanted.
        network_asked: the proof that nothing connects is wanted.
    """

    meter_asked = Signal()
    network_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without numbers, and with the network off."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Status"))
        self.meter = ContextMeter(self)
        self.network = NetworkState(self)
        self._index: _Part | None = None  # of the search page alone
        self._speed = _Part()
        self._memory = _Part()
        self._work = _Part()
        self._power = _Part()
        self._saved = _Part(is_after=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.meter)
        self._row.addWidget(self._speed)
        self._row.addWidget(self._memory)
        self._row.addWidget(self._work)
        self._row.addWidget(self._power)
        self._row.addStretch(1)
        self._row.addWidget(self._saved)
        self._row.addWidget(self.network)
        self.meter.clicked.connect(self.meter_asked)
        self.network.clicked.connect(self.network_asked)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_meter_shown(self, *, is_shown: bool) -> None:
        """Show the meter beside a chat, and not where there is none."""
        self.meter.setVisible(is_shown)
        self._fit()

    def set_index(self, words: str) -> None:
        """Show how much the search looks through, where the meter would stand; "" hides it."""
        if self._index is None:
            if not words:
                return
            self._index = _Part()
            self._row.insertWidget(1, self._index)
        self._index.set_text(words)
        self._fit()

    def set_use(self, use: ContextUse) -> None:
        """Show how full the context is."""
        self.meter.set_use(use)
        self._fit()

    def set_speed(self, tokens_per_second: float | None) -> None:
        """Show the speed of the last answer; `None` if none was measured."""
        words = self.tr("%1 tokens/s")
        known = tokens_per_second is not None
        self._speed.set_text(fill(words, decimal(tokens_per_second or 0, 1)) if known else "")
        self._fit()

    def set_memory(self, used_bytes: int, total_bytes: int) -> None:
        """Show the memory of Casebook and its engine, and of the computer; 0 hides it."""
        used, total = (decimal(n / _GIGA, 1) for n in (used_bytes, total_bytes))
        words = fill(self.tr("Memory %1 of %2 GB"), used, total)
        self._memory.set_text(words if total_bytes else "")
        self._fit()

    @property
    def work(self) -> str:
        """What goes on beside the chats; "" if nothing does."""
        return self._work.text

    def set_work(self, words: str) -> None:
        """Show what goes on beside the chats, e.g. `Converting 69 %`; "" hides it."""
        self._work.set_text(words)
        self._fit()

    def set_power(self, words: str) -> None:
        """Show what battery and heat do, e.g. `On battery, 82 %`; "" hides it."""
        self._power.set_text(words)
        self._fit()

    def set_saved(self, time: str) -> None:
        """Show when everything was on disk, as hours and minutes; "" hides it."""
        self._saved.set_text(fill(self.tr("Saved %1"), time) if time else "")
        self._fit()

    @property
    def saved(self) -> str:
        """What is said of the disk; "" if nothing is."""
        return self._saved.text

    def set_not_saved(self, words: str) -> None:
        """Say in these words that something is in memory only, in place of *Saved*."""
        self._saved.set_text(words, is_bad=True)
        self._fit()

    def set_network(self, host: str = "", done: str = "", *, is_on: bool = False) -> None:
        """Show where what a person started connects to; no host is *off*, `is_on` a server."""
        self.network.set_host(host, done, is_on=is_on)
        self._fit()

    def _fit(self) -> None:
        """Leave out what there is no room for, the least needed first."""
        room = self.width() - 2 * theme.current().px(_MARGIN) - 5 * theme.current().px(_GAP)
        room -= self.network.sizeHint().width()
        if not self.meter.isHidden():
            room -= self.meter.minimumSizeHint().width()
        index = [] if self._index is None else [self._index]
        for part in (*index, self._work, self._power, self._saved, self._speed, self._memory):
            width = part.sizeHint().width() if part.text else 0
            part.setVisible(bool(part.text) and width <= room)
            room -= width if not part.isHidden() else 0
        has_before = not self.meter.isHidden()
        for part in (*index, self._speed, self._memory, self._work):
            part.set_parted(is_parted=has_before)
            has_before = has_before or not part.isHidden()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self.setFixedHeight(max(now.px(_HEIGHT), self.meter.sizeHint().height() + now.px(2)))
        self._row.setContentsMargins(now.px(_MARGIN), 1, now.px(_MARGIN), 0)
        self._row.setSpacing(now.px(_GAP))
        self._fit()
        self.update()

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show more or fewer parts."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground and the line above it."""
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.color("window"))
        painter.fillRect(0, 0, self.width(), 1, now.color("line"))


class _Part(QWidget):
    """A fact with an upright line between it and its neighbour."""

    def __init__(self, *, is_after: bool = False) -> None:
        super().__init__()
        self.text = ""
        self._is_after = is_after
        self._is_parted = True
        self._is_bad = False
        self.hide()

    @cached_property
    def _label(self) -> Label:
        """The words; they and the line are made when there is something to say."""
        label = Label("", "caption", "muted")
        self._line = _Upright(self)
        self._line.setVisible(self._is_parted)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self._line) if self._is_after else (self._line, label):
            self._row.addWidget(widget)
        self._dress()
        theme.notifier().changed.connect(self._dress)
        return label

    def set_text(self, text: str, *, is_bad: bool = False) -> None:
        self.text = text
        if text or "_label" in vars(self):
            self._label.setText(text)
            if is_bad or self._is_bad:
                self._label.set_colour("err" if is_bad else "muted")
                self._label.set_bold(is_bad)
                self._is_bad = is_bad
            self._row.activate()

    def set_parted(self, *, is_parted: bool) -> None:
        """Draw the line, or leave it out where nothing is beside it."""
        self._is_parted = is_parted
        if "_label" in vars(self):
            self._line.setVisible(is_parted)

    @Slot()
    def _dress(self) -> None:
        self._row.setSpacing(theme.current().px(_GAP))


class _Upright(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        gap = theme.current().px(6)
        line = self.rect().adjusted(0, gap, 0, -gap)
        QPainter(self).fillRect(line, theme.current().color("line"))


class NetworkState(QToolButton):
    """*Network: off* in bold, or the host of a download; a click shows the proof."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start off."""
        super().__init__(parent)
        self._icon_name = "net-off"
        self.setProperty("kind", "quiet")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_host("")
        theme.notifier().changed.connect(self._dress)

    def set_host(self, host: str, done: str = "", *, is_on: bool = False) -> None:
        """Show a host and what has arrived; "" is off, `is_on` stays until it is turned off."""
        self._icon_name = "net" if host else "net-off"
        words = self.tr("Network: off")
        if host:
            shown = self.tr("Network: on (%1)") if is_on else self.tr("Network: %1")
            words = fill(shown, left_to_right(host))
            words = f"{words} · {done}" if done else words
        self.setText(words)
        self.setAccessibleName(words)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self.setFont(now.font("caption", bold=True))
        self.setIcon(beside_text(self._icon_name, "text", _ICON, _ICON_GAP))
        self.setIconSize(QSize(now.px(_ICON) + now.px(_ICON_GAP), now.px(_ICON)))
        self.setFixedHeight(now.px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Take Enter as well as Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)
