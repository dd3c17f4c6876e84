"""A lock over words that the disk refused: nothing is shown, and nothing of them is lost.

Else locking closes the window, and its memory goes. Here all that can be seen is put away at once;
the words, and the key they are to be saved with, stay in memory until the disk takes them, which
completes the lock, or until the passphrase brings the window back.
"""

from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import Problem
from app.gui import problems
from app.gui.locking import Parting
from app.gui.widgets.lock_screen import LockScreen
from app.paths import Places
from app.store.keys import unlock

_COME_BACK = {Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Sheet}


class Blank(QObject):
    """The lock screen in the place of every window of this program.

    Attributes:
        parting: what the screen says.

    Signals:
        unlocked: the passphrase fitted; `end` brings back what was put away.
    """

    unlocked = Signal()

    def __init__(self, places: Places, parting: Parting, parent: QObject) -> None:
        """Put everything away, and what wants to be shown meanwhile."""
        super().__init__(parent)
        self.parting = parting
        self._places = places
        self._away: list[QWidget] = []
        self._screen = LockScreen(
            parting.reason, parting.lists(places, is_held=True), parting.place, may_quit=False
        )
        self._screen.tried.connect(self._on_tried)
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                self._keep(widget)
                widget.hide()
        self._screen.show()
        program = QApplication.instance()
        if program is not None:
            program.installEventFilter(self)

    def end(self, *, shows: bool) -> None:
        """Take the screen away; show what was put away, or leave that to who closes it."""
        program = QApplication.instance()
        if program is not None:
            program.removeEventFilter(self)
        for widget in self._away if shows else ():
            if shiboken6.isValid(widget):
                widget.show()
        self._screen.hide()
        self._screen.deleteLater()
        self.deleteLater()

    def _keep(self, widget: QWidget) -> None:
        if widget.windowType() in _COME_BACK and widget not in self._away:
            self._away.append(widget)

    @Slot(str)
    def _on_tried(self, secret: str) -> None:
        try:
            unlock(self._places, secret)
        except Problem as problem:
            told = problems.told(problem)
            self._screen.refuse(" ".join(filter(None, (told.what, told.why, told.hint))))
        else:
            self.unlocked.emit()

    def _is_ours(self, widget: QWidget | None) -> bool:
        while widget is not None and widget is not self._screen:
            widget = widget.parentWidget()
        return widget is not None

    # Qt's own names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let no other window come up: a job that ends, a second start of the program."""
        is_window = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_window and watched.isWindow() and not self._is_ours(watched):  # type: ignore[attr-defined, arg-type]
            self._put_away(watched)  # type: ignore[arg-type]
        return False

    def _put_away(self, widget: QWidget) -> None:
        self._keep(widget)
        widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        QTimer.singleShot(0, self, partial(self._hide, widget))
        self._screen.raise_()
        self._screen.activateWindow()

    def _hide(self, widget: QWidget) -> None:
        if shiboken6.isValid(widget):
            widget.hide()
            widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
