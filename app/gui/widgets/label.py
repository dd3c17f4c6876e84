"""Plain text in a token colour and a named font; it follows theme and zoom."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.core.bidi import visible
from app.gui.widgets import theme


def plain_tip(text: str) -> str:
    """Return a tooltip that shows the text as it is: Qt would read markup in a bare one."""
    escaped = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>" if text else ""


class Label(QLabel):
    """A label that never reads markup: what it is given is what it shows."""

    def __init__(
        self,
        text: str = "",
        role: str = "ui",
        colour: str = "text",
        *,
        is_bold: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show the text.

        Args:
            text: plain text.
            role: a font of the theme: caption, ui, message, title, heading, mono.
            colour: a token.
            is_bold: bold, whatever the role.
            wraps: break into lines at the width there is.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._role = role
        self._colour = colour
        self._is_bold = is_bold
        self.setTextFormat(Qt.TextFormat.PlainText)
        # On a page in the colour of text areas Qt would take another role, and lose the token.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self.setWordWrap(wraps)
        if wraps:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_colour(self, colour: str) -> None:
        """Show the text in another token."""
        self._colour = colour
        self._dress()

    def set_bold(self, is_bold: bool) -> None:
        """Make the text bold or regular."""
        self._is_bold = is_bold
        self._dress()

    def set_selectable(self) -> None:
        """Let mouse and keyboard select the text."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        self.setFont(tokens.font(self._role, bold=self._is_bold))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, tokens.color(self._colour))
        self.setPalette(palette)
        self._fit()

    def _fit(self) -> None:
        """Take the new size of the font; subclasses that depend on it do it here."""


class ElidedLabel(Label):
    """One line that ends in `…` where the width ends; the whole text is its tooltip and name."""

    def __init__(self, role: str = "ui", parent: QWidget | None = None) -> None:
        """Start empty."""
        self._whole = ""
        super().__init__("", role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_whole(self, text: str) -> None:
        """Show as much of the text as there is room for."""
        self._whole = visible(" ".join(text.split()))
        self.setAccessibleName(self._whole)
        self._fit()

    def whole(self) -> str:
        """Return the text as it was set, on one line."""
        return self._whole

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else plain_tip(self._whole))

    # Qt's own names

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for a few letters."""
        return QSize(theme.current().px(48), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Cut the text anew."""
        super().resizeEvent(event)
        self._fit()
