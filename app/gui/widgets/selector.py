"""The button that says which model answers, and how it stands, in words."""

from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.core.text import fill
from app.gui.widgets import icons, theme
from app.gui.widgets.buttons import native_keys
from app.gui.widgets.label import plain_tip
from app.gui.widgets.mirror import mirrored
from app.gui.widgets.rounded import paint_rounded

Kind = Literal["none", "loading", "loaded", "ejected", "missing", "failed", "hidden", "remote"]
_SHAPES = {
    "none": ("fit-unknown", "muted"),
    "loading": ("clock", "muted"),
    "loaded": ("fit-ok", "ok"),
    "ejected": ("regenerate", "muted"),
    "missing": ("fit-no", "err"),
    "failed": ("fit-no", "err"),
    "hidden": ("blind", "muted"),
    "remote": ("net", "warn"),
}
_PADDING = 9
_ICON = 16
_GAP = 5
_RULE_GAP = 8
_LEAST = 24  # px of the second part that always stay


class ModelState(Struct, frozen=True):
    """How the model stands.

    Attributes:
        kind: which of the states.
        what: name, type and device, or what to do, or the measured reason; translated.
    """

    kind: Kind
    what: str


class ModelSelector(QAbstractButton):
    """Shape · state in bold · rule · what · chevron; a click opens the list of models."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a model."""
        super().__init__(parent)
        self._state = self._own = ModelState("none", "")
        self._remote: ModelState | None = None
        self._shortcut = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_state(ModelState("none", self.tr("Choose a model…")))
        theme.notifier().changed.connect(self._dress)

    @property
    def state(self) -> ModelState:
        """What is shown."""
        return self._state

    def set_state(self, state: ModelState) -> None:
        """Show another state, at once or when no server answers any more."""
        self._own = state
        self._show()

    def set_remote(self, what: str) -> None:
        """Show that a server answers, and which; "" shows the model of this computer again."""
        self._remote = ModelState("remote", what) if what else None
        self._show()

    def _show(self) -> None:
        self._state = self._remote or self._own
        self.setText(self._word())
        self._name()
        self._dress()

    def set_shortcut(self, shortcut: str) -> None:
        """Tell this key with the name."""
        self._shortcut = shortcut
        self._name()

    def _name(self) -> None:
        words = fill(self.tr("Model: %1, %2"), self._word(), self._state.what)
        if self._shortcut:
            words = fill(self.tr("%1 (%2)"), words, native_keys(self._shortcut))
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))  # the button may have room for its beginning only

    def _word(self) -> str:
        return {
            "none": self.tr("None", "no model is chosen"),
            "loading": self.tr("Loading"),
            "loaded": self.tr("Loaded"),
            "ejected": self.tr("Ejected"),
            "missing": self.tr("Missing", "the file of a model"),
            "failed": self.tr("Not loaded"),
            "hidden": self.tr("Hidden", "the model's name, while rating blind"),
            "remote": self.tr("Remote", "a server answers, not this computer"),
        }[self._state.kind]

    @Slot()
    def _dress(self) -> None:
        self.setFont(theme.current().font())
        self.updateGeometry()
        self.update()

    def _bold(self) -> QFontMetrics:
        return QFontMetrics(theme.current().font(bold=True))

    def _lead(self) -> int:
        """Return the width up to and with the rule and its gaps."""
        now = theme.current()
        word = self._bold().horizontalAdvance(self._word())
        return now.px(_PADDING) + now.px(_ICON) + now.px(_GAP) + word + 2 * now.px(_RULE_GAP) + 1

    def _tail(self) -> int:
        now = theme.current()
        return now.px(_RULE_GAP) + now.px(_ICON) + now.px(_PADDING)

    def _paint_icon(self, painter: QPainter, x: int, name: str, token: str) -> None:
        side = theme.current().px(_ICON)
        place = QRect(x, (self.height() - side) // 2, side, side)
        picture = icons.pixmap(name, side, token, self.devicePixelRatioF())
        painter.drawPixmap(self._mirrored(place), picture)

    def _paint_words(self, painter: QPainter, place: QRect, words: str) -> None:
        alignment = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self._mirrored(place), alignment, words)

    def _mirrored(self, place: QRect) -> QRect:
        return mirrored(self.layoutDirection(), self.rect(), place)

    # Qt's own

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size with all words."""
        what = self.fontMetrics().horizontalAdvance(self._state.what) + 2
        return QSize(self._lead() + what + self._tail(), theme.current().control)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size with the state, which is never cut, and little of the rest."""
        least = theme.current().px(_LEAST)
        return QSize(self._lead() + least + self._tail(), theme.current().control)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take Enter and Down as well as Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw frame, shape, words and chevron."""
        now = theme.current()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        is_over = self.underMouse() and self.isEnabled()
        ground = "sunken" if is_over or self.isDown() else "base"
        paint_rounded(painter, self.rect(), "edge", ground)
        shape, token = _SHAPES[self._state.kind]
        ink = "text" if self.isEnabled() else "disabled"
        self._paint_icon(painter, now.px(_PADDING), shape, token)
        start = now.px(_PADDING) + now.px(_ICON) + now.px(_GAP)
        lead = self._lead()
        painter.setPen(now.color(ink))
        painter.setFont(now.font(bold=True))
        self._paint_words(painter, QRect(start, 0, lead - start, self.height()), self._word())
        rule = QRect(lead - now.px(_RULE_GAP) - 1, now.px(7), 1, self.height() - 2 * now.px(7))
        painter.fillRect(self._mirrored(rule), now.color("line"))
        room = self.width() - lead - self._tail()
        painter.setFont(self.font())
        what = self.fontMetrics().elidedText(
            self._state.what, Qt.TextElideMode.ElideRight, room + 1
        )
        self._paint_words(painter, QRect(lead, 0, room + 2, self.height()), what)
        chevron = self.width() - now.px(_PADDING) - now.px(_ICON)
        self._paint_icon(painter, chevron, "chev-down", ink)
