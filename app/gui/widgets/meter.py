"""How full the context is, in words, and as a bar of its parts."""

from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.digits import number
from app.gui.widgets.mirror import mirrored

_BAR = 150
_SHORTEST_BAR = 60
_BAR_HEIGHT = 10
_GAP = 8
_HATCH = 5
_FULL_SOON = 0.75  # from this share on, the room kept for the answer counts in the words


class ContextUse(Struct, frozen=True):
    """Tokens of the context: what the next question needs and what the model holds.

    Attributes:
        system: system text and examples.
        passages: of guidelines.
        chat: messages and draft.
        kept: room that is kept for the answer.
        total: what the model holds; 0 is unknown, as no model is loaded.
    """

    system: int = 0
    passages: int = 0
    chat: int = 0
    kept: int = 0
    total: int = 0

    @property
    def used(self) -> int:
        """Tokens in use, without the answer."""
        return self.system + self.passages + self.chat

    @property
    def need(self) -> int:
        """Tokens in use with the room for the answer."""
        return self.used + self.kept

    @property
    def is_over(self) -> bool:
        """Whether question and answer do not fit."""
        return 0 < self.total < self.need

    @property
    def is_nearly_full(self) -> bool:
        """Whether the room for the answer has to be told."""
        return self.total > 0 and self.need >= _FULL_SOON * self.total


class ContextMeter(QAbstractButton):
    """Bar and words; a click asks for the table of parts."""

    def __init__(self, parent: QWidget | None = None, *, has_words: bool = True) -> None:
        """Start empty; without words it is a bar of any width, and says its numbers aloud."""
        super().__init__(parent)
        self._use = ContextUse()
        self._has_words = has_words
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_use(self._use)
        theme.notifier().changed.connect(self._dress)

    @property
    def use(self) -> ContextUse:
        """What is shown."""
        return self._use

    def set_use(self, use: ContextUse) -> None:
        """Show these numbers."""
        self._use = use
        self.setText(self._words())
        self.setAccessibleName(self._words())
        self.setAccessibleDescription(self._parts())
        self._dress()

    def _words(self) -> str:
        use = self._use
        if use.total <= 0:
            return self.tr("Context: no model loaded")
        if use.is_over:
            return fill(self.tr("Context %1 of %2 tokens"), number(use.need), number(use.total))
        if use.is_nearly_full and use.kept:
            sentence = self.tr("Context %1 of %2 tokens, answer included")
            return fill(sentence, number(use.need), number(use.total))
        return fill(self.tr("Context %1 of %2 tokens"), number(use.used), number(use.total))

    def _parts(self) -> str:
        use = self._use
        if use.total <= 0:
            return ""
        return fill(
            self.tr("System and examples %1, passages %2, chat %3, kept for the answer %4"),
            *(number(part) for part in (use.system, use.passages, use.chat, use.kept)),
        )

    @Slot()
    def _dress(self) -> None:
        self.setFont(theme.current().font("caption", bold=self._use.is_over))
        self.updateGeometry()
        self.update()

    def _words_width(self) -> int:
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return words if self._has_words else -theme.current().px(_GAP)

    def _size(self, bar: float) -> QSize:
        now = theme.current()
        height = max(now.px(24), self.fontMetrics().height() + now.px(2))
        return QSize(now.px(bar) + now.px(_GAP) + self._words_width(), height)

    def _paint_bar(self, painter: QPainter, bar: QRect) -> None:
        """Draw the parts side by side with gaps of a pixel; a need that is too large fills it."""
        now, use = theme.current(), self._use
        painter.fillRect(self._mirrored(bar), now.color("base"))
        inside = bar.adjusted(1, 1, -1, -1)
        whole = max(use.total, use.need, 1)
        parts = (("m1", use.system), ("m2", use.passages), ("m3", use.chat), ("", use.kept))
        start, told = inside.left(), 0
        for token, tokens in parts if use.total else ():  # without a context nothing has a share
            told += tokens
            end = inside.left() + round(inside.width() * told / whole)
            place = self._mirrored(QRect(start, inside.y(), end - start, inside.height()))
            if token and tokens:
                painter.fillRect(place, now.color(token))
            elif tokens:
                self._hatch(painter, place)
            start = max(end + 1, start) if tokens else start
        painter.setPen(QPen(now.color("warn" if use.is_over else "edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._mirrored(bar).adjusted(0, 0, -1, -1))

    def _hatch(self, painter: QPainter, place: QRect) -> None:
        step = theme.current().px(_HATCH)
        painter.save()
        painter.setClipRect(place)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("edge"), 1))
        for x in range(place.left() - place.height(), place.right() + 1, step):
            foot = QPointF(x, place.bottom() + 1)
            painter.drawLine(QLineF(foot, foot + QPointF(place.height(), -place.height())))
        painter.restore()

    def _mirrored(self, place: QRect) -> QRect:
        return mirrored(self.layoutDirection(), self.rect(), place)

    # Qt's own

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size with the whole bar."""
        return self._size(_BAR)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size with a short bar; the words are never cut."""
        return self._size(_SHORTEST_BAR)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take Enter as well as Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw bar and words."""
        now = theme.current()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        room = self.width() - now.px(_GAP) - self._words_width()
        longest = now.px(_BAR) if self._has_words else self.width()
        length = min(max(room, now.px(_SHORTEST_BAR)), longest)
        height = now.px(_BAR_HEIGHT)
        self._paint_bar(painter, QRect(0, (self.height() - height) // 2, length, height))
        if not self._has_words:
            return
        words = QRect(length + now.px(_GAP), 0, self._words_width(), self.height())
        painter.setPen(now.color("warn" if self._use.is_over else "text"))
        painter.setFont(self.font())
        painter.drawText(
            self._mirrored(words),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self.text(),
        )
