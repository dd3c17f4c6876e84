"""The buttons of the window: each has a name, a keyboard way and a size that can be hit."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.icons import beside_text, icon
from app.gui.widgets.label import plain_tip

ICON = 18
GAP = 4
# Kind → bold or not, colour of its icon; the style sheet has the rest.
_WEIGHTS = {
    "": (False, "text"),
    "primary": (True, "on_accent"),
    "danger": (False, "err"),
    "quiet": (False, "link"),
}
_LEAST = 24  # pixels a target measures at least, WCAG 2.2 success criterion 2.5.8


def native_keys(shortcut: str) -> str:
    """Return a shortcut (`Ctrl+B`) as this computer's people write it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


class PushButton(QPushButton):
    """A button that is what Enter means while it has the focus, also outside of dialogs."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Take Enter as well as Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class Button(PushButton):
    """A button with a word; a secondary one unless a subclass says more."""

    KIND = ""

    def __init__(self, text: str, icon_name: str = "", parent: QWidget | None = None) -> None:
        """Take the verb, and the name of an icon or ""."""
        super().__init__(text, parent)
        self._icon_name = icon_name
        self.setAutoDefault(False)
        self.set_kind(self.KIND)
        theme.notifier().changed.connect(self._dress)

    def set_icon(self, name: str) -> None:
        """Show another icon; "" shows none."""
        self._icon_name = name
        self._dress()

    def set_kind(self, kind: str) -> None:
        """Give it another weight: "", `primary`, `danger` or `quiet`."""
        self._is_bold, self._ink = _WEIGHTS[kind]
        theme.set_kind(self, kind)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self.setFont(now.font("ui", bold=self._is_bold))
        name = self._icon_name
        self.setIcon(beside_text(name, self._ink, ICON, GAP) if name else QIcon())
        self.setIconSize(QSize(now.px(ICON) + now.px(GAP), now.px(ICON)))
        self.setMinimumSize(now.px(_LEAST), now.control)


class PrimaryButton(Button):
    """The one thing to do in a view."""

    KIND = "primary"


class DangerButton(Button):
    """Takes something away; never the default of a dialog."""

    KIND = "danger"


class QuietButton(Button):
    """A button that looks like a link."""

    KIND = "quiet"


class IconButton(QToolButton):
    """An icon alone; name and shortcut are told by the tooltip and to screen readers."""

    def __init__(
        self, icon_name: str, name: str, parent: QWidget | None = None, *, shortcut: str = ""
    ) -> None:
        """Take icon, name and shortcut.

        Args:
            icon_name: of an icon.
            name: what it does, a verb first.
            parent: the widget it is in.
            shortcut: told with the name, e.g. `Ctrl+B`; the action itself has to own it.
        """
        super().__init__(parent)
        self._icon_name, self._token = icon_name, "text"
        self.setProperty("kind", "quiet")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_name(name, shortcut)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_name(self, name: str, shortcut: str = "") -> None:
        """Say what it does, and by which key."""
        keys = native_keys(shortcut)
        whole = fill(self.tr("%1 (%2)", "name of a button, its shortcut"), name, keys)
        self.setAccessibleName(whole if keys else name)
        self.setToolTip(plain_tip(self.accessibleName()))

    def set_icon(self, name: str, token: str = "text") -> None:  # noqa: S107  a colour
        """Show another icon, or the same in another colour."""
        self._icon_name, self._token = name, token
        self._dress()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self.setIcon(icon(self._icon_name, self._token))
        self.setIconSize(QSize(now.px(ICON), now.px(ICON)))
        side = max(now.control, now.px(_LEAST))
        self.setFixedSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Take Enter as well as Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)
