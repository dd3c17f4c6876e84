"""A report as its pages will be, one at a time: black on white in every theme."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import IconButton
from app.gui.widgets.facts import Section
from app.gui.widgets.focus import keeps_focus
from app.gui.widgets.paragraph import Paragraph

_LEAST = 240
_A4 = 297 / 210
_ALL = 1 << 20  # pages, more than there are


class Leaf(Struct, frozen=True):
    """One page: a picture as PNG, and the headings on it."""

    png: bytes
    headings: tuple[str, ...]


class ReportPreview(QWidget):
    """Pages to turn, or words where there are none.

    Signals:
        shown: it can be seen now.
        turned: another page is shown; words for a screen reader.
        opened: the page is wanted as large as it can be read.
    """

    shown = Signal()
    turned = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None, *, is_large: bool = False) -> None:
        """Start hidden; what `is_large` already offers no window."""
        super().__init__(parent)
        self._is_large = is_large
        self.leaves: Sequence[Leaf] = ()
        self.number = 0
        self._is_cut = self._is_whole = False
        self._title = Section(self.tr("Preview"), self)
        self.larger = IconButton("search", self.tr("Read the report in a window"), self)
        self.back = IconButton("chev-left", self.tr("Previous page"), self)
        self.on = IconButton("chev-right", self.tr("Next page"), self)
        self._words = Paragraph("", "ui", "muted", parent=self)
        self.sheet = _Sheet(self)
        self._row = QHBoxLayout()
        self._row.addWidget(self._title, 1)
        for button in (self.larger, self.back, self.on):
            self._row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self._column.addWidget(self._words)
        self._column.addWidget(self.sheet)
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_next)
        self.larger.clicked.connect(self.opened)
        self.sheet.opened.connect(self._on_sheet_opened)
        self.sheet.stepped.connect(self._on_stepped)
        self.hide()
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def show_leaves(
        self, leaves: Sequence[Leaf], *, is_whole: bool = True, is_cut: bool = False
    ) -> None:
        """Show pages; not `is_whole`: more are to come; `is_cut`: there are more than these."""
        is_first = not self.leaves
        self.leaves, self._is_whole, self._is_cut = leaves, is_whole, is_cut
        self._words.hide()
        self.sheet.show()
        self.show()
        self.show_page(min(self.number, len(leaves) - 1))
        if is_first and self._is_large:  # arrows turn its pages at once
            self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_words(self, words: str) -> None:
        """Show words where no page is; "" hides all."""
        self.leaves, self.number = (), 0
        self._title.setText(self.tr("Preview"))
        self._words.setText(words)
        self._words.show()
        self.sheet.hide()
        for button in (self.larger, self.back, self.on):
            button.hide()
        self.setVisible(bool(words))

    def show_page(self, number: int) -> None:
        """Show a page, counted from 0; what is none of them changes nothing."""
        if not 0 <= number < len(self.leaves):
            return
        self.number = number
        count = len(self.leaves)
        whole = self.tr("Preview, page %1 of %2")
        if self._is_cut:
            whole = self.tr("Preview, page %1 of the first %2")
        elif not self._is_whole:
            whole = self.tr("Preview, page %1 of %2 so far")
        self._title.setText(fill(whole, number + 1, count))
        for button, is_on in ((self.back, number > 0), (self.on, number < count - 1)):
            if not is_on and keeps_focus(button):
                self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(is_on)
            button.show()
        self.larger.setVisible(not self._is_large)
        leaf = self.leaves[number]
        headings = ", ".join(leaf.headings)
        said = fill(self.tr("Page %1 of %2"), number + 1, count)
        self.sheet.set_leaf(leaf, f"{said}: {headings}" if headings else said)

    @Slot()
    def _on_back(self) -> None:
        self._on_stepped(-1)

    @Slot()
    def _on_next(self) -> None:
        self._on_stepped(1)

    @Slot(int)
    def _on_stepped(self, step: int) -> None:
        before = self.number
        self.show_page(max(0, min(before + step, len(self.leaves) - 1)))
        if self.number != before:
            self.turned.emit(self.sheet.accessibleName())

    @Slot()
    def _on_sheet_opened(self) -> None:
        if not self._is_large:
            self.opened.emit()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._column.setSpacing(now.px(8))
        self._row.setSpacing(now.px(4))

    # Qt's own names

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Say that somebody can see it."""
        super().showEvent(event)
        self.shown.emit()


class _Sheet(QWidget):
    """The picture of a page, as wide as there is room."""

    stepped = Signal(int)
    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self._scaled = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_leaf(self, leaf: Leaf, said: str) -> None:
        """Show a page; `said` is its name for a screen reader."""
        self._picture = QImage.fromData(leaf.png)
        self._scaled = QPixmap()
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    # Qt's own names

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of a page of this width."""
        return round(width * _A4)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size at the width there is."""
        width = self.width() or theme.current().px(_LEAST)
        return QSize(theme.current().px(_LEAST), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return no width, and the height it takes now."""
        return QSize(0, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take another height."""
        super().resizeEvent(event)
        self._scaled = QPixmap()
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Turn pages by the arrows, Home and End; Enter opens it. Other keys scroll."""
        key, on = event.key(), -1 if self.isRightToLeft() else 1
        if step := {
            Qt.Key.Key_Right: on,
            Qt.Key.Key_Left: -on,
            Qt.Key.Key_Home: -_ALL,
            Qt.Key.Key_End: _ALL,
        }.get(Qt.Key(key)):
            self.stepped.emit(step)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open it by a click."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.opened.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the page and its edge."""
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        if self._scaled.isNull():
            size = self.size() * ratio
            mode = Qt.TransformationMode.SmoothTransformation
            shape = Qt.AspectRatioMode.IgnoreAspectRatio
            self._scaled = QPixmap.fromImage(self._picture.scaled(size, shape, mode))
            self._scaled.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._scaled)
        painter.setPen(theme.current().color("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
