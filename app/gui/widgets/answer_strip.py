"""The strip under an answer: reading, writing, or why it is not whole, and the ways on."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import PushButton
from app.gui.widgets.digits import number
from app.gui.widgets.icons import icon, pixmap
from app.gui.widgets.label import Label
from app.gui.widgets.message_view import Strip
from app.gui.widgets.paragraph import Paragraph

# Kind of strip → colour of icon, rule and border; ground; icon.
_LOOKS = {
    "neutral": ("edge", "alt", "stop"),
    "warn": ("warn", "warn_tint", "warn"),
    "err": ("err", "err_tint", "error"),
    "info": ("info", "info_tint", "info"),
    "loading": ("line", "alt", ""),
    "reading": ("line", "alt", ""),
    "writing": ("line", "base", "clock"),
}
_WAITS = frozenset({"loading", "reading"})  # with a bar and Stop
_HAS_RULE = frozenset({"neutral", "warn", "err", "info"})


class AnswerStrip(QWidget):
    """One strip; hidden while an answer is whole.

    Signals:
        asked: key of the way on that was chosen.
        stop_asked: Stop beside the bar.
    """

    asked = Signal(str)
    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._strip: Strip | None = None
        self._icon = QLabel(self)
        self._what = Paragraph(is_bold=True, parent=self)
        self._why = Paragraph(parent=self)
        self._facts = Paragraph("", "ui", "muted", parent=self)
        self._aside = Label("", "ui", "text")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._stop = PushButton(self.tr("Stop"), self)
        self._stop.clicked.connect(self.stop_asked)
        self._actions: list[QPushButton] = []
        self._build()
        self.hide()
        theme.notifier().changed.connect(self._dress)

    def _build(self) -> None:
        self._first = QHBoxLayout()
        self._first.addWidget(self._what)
        self._first.addWidget(self._facts, 1)
        self._first.addWidget(self._aside)
        self._last = QHBoxLayout()
        self._last.addWidget(self._why, 1)
        self._last.addWidget(self._stop)
        self._ways = QHBoxLayout()
        self._ways.addStretch(1)
        self._words = QVBoxLayout()
        self._words.addLayout(self._first)
        self._words.addWidget(self._bar)
        self._words.addLayout(self._last)
        self._words.addLayout(self._ways)
        self._whole = QHBoxLayout(self)
        self._whole.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._whole.addLayout(self._words, 1)

    def show_strip(self, strip: Strip | None) -> None:
        """Show this state; `None` hides the strip."""
        before, self._strip = self._strip, strip
        self.setVisible(strip is not None)
        if strip is None:
            return
        is_reading = strip.kind in _WAITS
        self._what.setText(strip.what)
        # What changes ten times a second stays on one line.
        is_line = strip.kind == "writing"
        self._facts.setText(strip.why if is_line else "")
        self._first.setStretch(0, 0 if is_line else 1)
        self._first.setStretch(1, 1 if is_line else 0)
        self._why.setText(strip.why)
        self._why.setVisible(is_reading or (bool(strip.why) and not is_line))
        self._bar.setVisible(is_reading and strip.total > 0)
        self._bar.setRange(0, max(strip.total, 1))
        self._bar.setValue(strip.done)
        self._bar.setAccessibleName(strip.what)
        self._stop.setVisible(is_reading)
        self._aside.setText(self._aside_text(strip))
        self._aside.setVisible(bool(self._aside.text()))
        self.setAccessibleName(" ".join(part for part in (strip.what, strip.why) if part))
        if before is None or before.kind != strip.kind or before.actions != strip.actions:
            self._offer(strip.actions)
            self._dress()

    def _aside_text(self, strip: Strip) -> str:
        if strip.kind == "writing":
            return self.tr("Esc stops")
        if strip.kind == "loading":
            return fill(self.tr("%1 %"), 100 * strip.done // strip.total) if strip.total else ""
        if strip.kind != "reading":
            return ""
        done = number(strip.done)
        if not strip.total:
            return fill(self.tr("%1 tokens"), done) if strip.done else ""
        return fill(self.tr("%1 of %2 tokens"), done, number(strip.total))

    def _offer(self, actions: tuple[tuple[str, str], ...]) -> None:
        for button in self._actions:
            self._ways.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._actions = []
        for place, (key, label) in enumerate(actions):
            button = PushButton(label, self)
            button.setProperty("kind", "quiet")
            button.setProperty("key", key)
            button.clicked.connect(self._on_clicked)
            self._ways.insertWidget(place, button)
            button.show()
            self._actions.append(button)

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(str(self.sender().property("key")))

    @Slot()
    def _dress(self) -> None:
        if self._strip is None:
            return
        now, kind = theme.current(), self._strip.kind
        colour, _, name = _LOOKS[kind]
        size = now.px(16)
        self._icon.setVisible(bool(name))
        if name:
            ink = "text" if kind in {"writing", "neutral"} else colour
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(pixmap(name, size, ink, ratio))
        self._why.set_token("muted" if kind in {*_WAITS, "writing"} else "text")
        self._aside.set_colour("muted" if kind == "writing" else "text")
        self._stop.setIcon(icon("stop-fill", "text"))
        self._bar.setFixedHeight(now.px(10))
        gap = now.px(12)
        self._whole.setContentsMargins(gap, now.px(6), gap, now.px(6))
        self._whole.setSpacing(gap)
        self._words.setSpacing(now.px(4))
        self._ways.setSpacing(now.px(8))
        self._first.setSpacing(gap)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw ground, border and the rule on the leading side."""
        if self._strip is None:
            return
        now = theme.current()
        colour, ground, _ = _LOOKS[self._strip.kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = now.px(6)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.fillPath(shape, now.color(ground))
        painter.setPen(QPen(now.color(colour), 1))
        painter.drawPath(shape)
        if self._strip.kind in _HAS_RULE:
            rule = QRectF(self.rect())
            rule.setWidth(now.px(4))
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                rule.moveRight(self.rect().width())
            painter.setClipRect(rule)
            painter.fillPath(shape, now.color(colour))
