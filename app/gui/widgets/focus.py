"""The ring round whatever has the keyboard's focus: one for the whole program."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

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
        QEvent.Type.Hide,
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


def kept_focus(part: QWidget) -> QWidget | None:
    """Return what the keys of its window go to, also while another program has them."""
    return part.window().focusWidget()


def keeps_focus(part: QWidget) -> bool:
    """Return whether the keys of its window go to it or into it.

    `QWidget.hasFocus` is false while another program has them, and what changes by itself
    meanwhile would lose the place.
    """
    focused = kept_focus(part)
    return focused is part or (focused is not None and part.isAncestorOf(focused))


class FocusRing(QWidget):
    """Two pixels of `focus` outside a control and one of `halo` between them.

    Not Qt's `QFocusFrame`: who gives that a widget makes it the frame's own in the eyes of the
    binding, and a button of Qt's making is taken for dead when the frame goes with its window.
    """

    def __init__(self, parent: QWidget) -> None:
        """Stand round nothing yet."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoChildEventsForParent)  # no pane of a splitter
        self._widget: QWidget | None = None
        self._watched: list[QWidget] = []

    def widget(self) -> QWidget | None:
        """Return what it stands round."""
        return self._widget

    def go_to(self, widget: QWidget) -> None:
        """Stand round this widget, and follow it."""
        self.leave()
        host = _host(widget)
        self._widget = widget
        around: QWidget | None = widget
        while around is not None:  # what it lies in moves it, too
            self._watched.append(around)
            around.installEventFilter(self)
            around = None if around is host else around.parentWidget()
        if self.parentWidget() is not host:
            self.setParent(host)
        self._fit()

    def leave(self) -> None:
        """Stand round nothing."""
        for widget in filter(shiboken6.isValid, self._watched):
            widget.removeEventFilter(self)
        self._widget, self._watched = None, []
        self.hide()

    def _fit(self) -> None:
        widget, parent = self._widget, self.parentWidget()
        if widget is None or parent is None or not shiboken6.isValid(widget):
            return
        room = theme.current().px(_RING) + theme.current().px(_HALO)
        control = widget.rect().translated(widget.mapTo(parent, QPoint(0, 0)))
        outside = control.adjusted(-room, -room, room, room)
        self.setGeometry(outside)
        inside = control.translated(-outside.topLeft())
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inside)))
        self.setVisible(widget.isVisibleTo(parent))
        self.raise_()

    # Qt's own names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the widget where it goes."""
        if event.type() in _MOVES:
            self._fit()
        return super().eventFilter(watched, event)

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
                self.ring.leave()
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
