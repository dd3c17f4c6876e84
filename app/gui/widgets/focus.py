"""The ring round whatever has the keyboard's focus: one for the whole program."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFocusFrame, QWidget

from app.gui.widgets import theme

_RING = 2
_HALO = 1
_RADIUS = 5
_PROPERTY = "ring"
_MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.ParentChange,
        QEvent.Type.LayoutRequest,
        QEvent.Type.StyleChange,
        QEvent.Type.ZOrderChange,
    }
)


def ring_around(widget: QWidget) -> None:
    """Draw the ring round this widget whenever it, or anything inside it, has the focus."""
    widget.setProperty(_PROPERTY, "around")


def no_ring(widget: QWidget) -> None:
    """Draw no ring round this widget: it shows its focus by itself."""
    widget.setProperty(_PROPERTY, "none")


class FocusRing(QFocusFrame):
    """Two pixels of `focus` outside a control and one of `halo` between them."""

    def go_to(self, widget: QWidget) -> None:
        """Stand round this widget, and follow it."""
        self.setWidget(widget)
        # Qt puts it beside the widget, where a parent without a margin would cut it off.
        host = _host(widget)
        if self.parentWidget() is not host:
            self.setParent(host)
            self.show()
        self._fit()

    def _fit(self) -> None:
        """Widen what Qt placed: no style without a proxy has this margin."""
        widget: QWidget | None = self.widget()
        parent: QWidget | None = self.parentWidget()
        if widget is None or parent is None:
            return
        room = theme.current().px(_RING) + theme.current().px(_HALO)
        control = widget.rect().translated(widget.mapTo(parent, QPoint(0, 0)))
        outside = control.adjusted(-room, -room, room, room)
        self.setGeometry(outside)
        inside = control.translated(-outside.topLeft())
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inside)))
        self.raise_()

    # Qt's own

    def event(self, event: QEvent) -> bool:
        """Keep Qt from answering our own move with its narrower margins."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the widget where it goes."""
        is_taken = super().eventFilter(watched, event)
        if event.type() in _MOVES:
            self._fit()
        return is_taken

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw ring and halo."""
        now = theme.current()
        ring, halo, radius = now.px(_RING), now.px(_HALO), now.px(_RADIUS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.rect().toRectF().adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
        painter.setPen(QPen(now.color("focus"), ring))
        painter.drawRoundedRect(middle, radius, radius)
        gap = (ring + halo) / 2
        painter.setPen(QPen(now.color("halo"), halo))
        painter.drawRoundedRect(middle.adjusted(gap, gap, -gap, -gap), radius - 1, radius - 1)


def _host(widget: QWidget) -> QWidget:
    """Return what the ring may reach into: the window, or what is scrolled with the widget."""
    host = widget
    parent = widget.parentWidget()
    while parent is not None and not host.isWindow():
        host, parent = parent, parent.parentWidget()
        if parent is not None and isinstance(parent.parentWidget(), QAbstractScrollArea):
            break
    return host


class FocusFollower(QObject):
    """Moves one ring from control to control, through every window of the program."""

    def __init__(self, app: QApplication) -> None:
        """Follow the focus for the rest of the program's life."""
        super().__init__(app)
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._on_focus_changed)
        theme.notifier().changed.connect(self._on_theme_changed)

    @property
    def ring(self) -> FocusRing | None:
        """The ring, if there is one; it dies with its window and is made again."""
        if self._ring is not None and not shiboken6.isValid(self._ring):
            self._ring = None
        return self._ring

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        target = _target(now)
        if target is None:
            if self.ring is not None:
                self.ring.setWidget(None)  # type: ignore[arg-type]  # Qt takes it: no ring
            return
        if self.ring is None:
            self._ring = FocusRing(target.window())
        ring = self.ring
        if ring is not None:
            ring.go_to(target)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._on_focus_changed(None, QApplication.focusWidget())


def _target(widget: QWidget | None) -> QWidget | None:
    around = widget
    while around is not None and not around.isWindow():
        wish = around.property(_PROPERTY)
        if wish == "none":
            return None
        if wish == "around":
            return around
        around = around.parentWidget()
    return None if widget is None or widget.isWindow() else widget
