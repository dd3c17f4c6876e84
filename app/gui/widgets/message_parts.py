"""Small parts that messages share: column, versions, the dashed line."""

from PySide6.QtCore import QMargins, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.bidi import visible
from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import IconButton
from app.gui.widgets.label import Label

COLUMN_PX = 720  # longest line of text, before zoom
PAGE_MARGIN_PX = 20
CARD_PX = 16  # from a card's edge to its text


def column_margin(width: int) -> int:
    """Return the margin on both sides that keeps text to its column, in pixels."""
    now = theme.current()
    return max(now.px(PAGE_MARGIN_PX), (width - now.px(COLUMN_PX + 2 * CARD_PX)) // 2)


class Versions(QWidget):
    """The switcher ‹ 2/3 ›; hidden while there is one version.

    Signals:
        asked: -1 or 1.
    """

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._earlier = IconButton(
            "chev-left", self.tr("Earlier version"), self, shortcut="Alt+Left"
        )
        self._later = IconButton("chev-right", self.tr("Later version"), self, shortcut="Alt+Right")
        self._label = Label(is_bold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self._earlier, self._label, self._later):
            row.addWidget(part)
        self._earlier.clicked.connect(self._on_earlier)
        self._later.clicked.connect(self._on_later)
        self._at = (1, 1)
        self.hide()

    @property
    def buttons(self) -> list[IconButton]:
        """Both arrows, in reading order."""
        return [self._earlier, self._later]

    def show_version(self, version: int, versions: int) -> None:
        """Show which of how many; `1, 1` hides the switcher."""
        self._at = (version, versions)
        name = fill(self.tr("Version %1 of %2"), version, versions)
        self._label.setText(f"{version}/{versions}")
        self._label.setAccessibleName(name)
        self.setAccessibleName(name)
        self._earlier.setEnabled(version > 1)
        self._later.setEnabled(version < versions)
        self.setVisible(versions > 1)

    def step(self, step: int) -> None:
        """Ask for the version before (-1) or after (1), if there is one."""
        version, versions = self._at
        if 1 <= version + step <= versions:
            self.asked.emit(step)

    @Slot()
    def _on_earlier(self) -> None:
        self.step(-1)

    @Slot()
    def _on_later(self) -> None:
        self.step(1)


class DashedLine(QWidget):
    """A dashed line across the transcript that says what an answer did not see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._label = Label("", "caption", "muted")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._label)
        row.addStretch(1)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show the line with this text; "" hides it."""
        self._label.setText(visible(text))
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height with some air."""
        return super().sizeHint().grownBy(self._air())

    def _air(self) -> QMargins:
        gap = theme.current().px(6)
        return QMargins(0, gap, 0, gap)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw a dashed line on both sides of the words."""
        painter = QPainter(self)
        painter.setPen(QPen(theme.current().color("edge"), 1, Qt.PenStyle.DashLine))
        middle, gap = self.height() // 2, theme.current().px(8)
        painter.drawLine(0, middle, self._label.x() - gap, middle)
        painter.drawLine(self._label.geometry().right() + gap, middle, self.width(), middle)
