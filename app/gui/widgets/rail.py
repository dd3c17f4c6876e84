"""The places of the program, icon over name, at the leading edge."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.gui.widgets import icons, theme
from app.gui.widgets.label import plain_tip
from app.gui.widgets.mirror import mirrored

EVALUATE = "evaluate"  # the one place that more than the window knows by its key
WIDE = 72
NARROW = 48
ICON = 22
RULE = 4
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Place(Struct, frozen=True):
    """One place: a key for the code, an icon, a translated name."""

    key: str
    icon: str
    name: str


class _Stop(QAbstractButton):
    """One place of the rail."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = place
        self._has_name = True
        self.setText(place.name)
        self.setAccessibleName(place.name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_name_shown(self, is_shown: bool) -> None:
        self._has_name = is_shown
        self.setToolTip("" if is_shown else plain_tip(self.place.name))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        tokens = theme.current()
        return QSize(tokens.px(NARROW), tokens.px(54 if self._has_name else 44))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _STEPS:
            event.ignore()  # the rail moves; the button itself would leave it
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:  # noqa: N802
        """The rail says where the person is; a click only asks."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        tokens = theme.current()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        if self.isChecked():
            self._paint_chosen(painter)
        elif self.underMouse():
            painter.fillRect(self.rect(), tokens.color("sunken"))
        size = tokens.px(ICON)
        name_height = painter.fontMetrics().height() if self._has_name else 0
        top = (self.height() - size - name_height) // 2
        place = QRect((self.width() - size) // 2, top, size, size)
        colour = "on_tint" if self.isChecked() else "muted"
        icons.paint(painter, place, self.place.icon, colour)
        if self._has_name:
            painter.setFont(tokens.font("ui", bold=self.isChecked()))
            painter.setPen(tokens.color(colour))
            below = QRect(0, place.bottom() + 1, self.width(), self.height() - place.bottom() - 1)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(below, flags, self.place.name)
        painter.end()

    def _paint_chosen(self, painter: QPainter) -> None:
        tokens = theme.current()
        painter.fillRect(self.rect(), tokens.color("accent_tint"))
        rule = QRect(QPoint(0, 0), QSize(tokens.px(RULE), self.height()))
        painter.fillRect(
            mirrored(self.layoutDirection(), self.rect(), rule), tokens.color("accent")
        )


class Rail(QWidget):
    """A column of places; one stop for Tab, arrows move inside.

    Signals:
        asked: key of the place that was pressed.
    """

    asked = Signal(str)

    def __init__(
        self, above: Sequence[Place], below: Sequence[Place], parent: QWidget | None = None
    ) -> None:
        """Show places at the top and, after a gap, at the bottom."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Places"))
        self._has_names = True
        self._stops = [_Stop(place, self) for place in (*above, *below)]
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for number, stop in enumerate(self._stops):
            if number == len(above):
                self._column.addStretch(1)
            self._column.addWidget(stop)
            stop.clicked.connect(self._on_stop_clicked)
        self.set_place(self._stops[0].place.key)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_place(self, key: str) -> None:
        """Mark where the person is."""
        for stop in self._stops:
            stop.setChecked(stop.place.key == key)
        self._set_tab_stop(next(stop for stop in self._stops if stop.isChecked()))

    def set_names_shown(self, are_shown: bool) -> None:
        """Show the names, or icons alone."""
        self._has_names = are_shown
        for stop in self._stops:
            stop.set_name_shown(are_shown)
        self._dress()

    def breadth(self) -> int:
        """Return the width in pixels; no name is cut."""
        tokens = theme.current()
        if not self._has_names:
            return tokens.px(NARROW)
        letters = QFontMetrics(tokens.font("ui", bold=True))
        widest = max(letters.horizontalAdvance(stop.place.name) for stop in self._stops)
        return max(tokens.px(WIDE), widest + tokens.px(2 * (RULE + 2)))

    def _set_tab_stop(self, chosen: _Stop) -> None:
        for stop in self._stops:
            is_chosen = stop is chosen
            policy = Qt.FocusPolicy.StrongFocus if is_chosen else Qt.FocusPolicy.ClickFocus
            stop.setFocusPolicy(policy)

    @Slot()
    def _on_stop_clicked(self) -> None:
        stop = self.sender()
        if isinstance(stop, _Stop):
            self.asked.emit(stop.place.key)

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        self._column.setContentsMargins(0, tokens.px(6), 0, tokens.px(4))
        self.setFixedWidth(self.breadth())
        for stop in self._stops:
            stop.updateGeometry()

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move with the arrows."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        focused = [number for number, stop in enumerate(self._stops) if stop.hasFocus()]
        if step and focused:
            stop = self._stops[(focused[0] + step) % len(self._stops)]
            self._set_tab_stop(stop)
            stop.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
