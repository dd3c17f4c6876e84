"""The pane beside what was found: the place as it stands in its chat, and the way there."""

from math import ceil

from msgspec import Struct
from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import IconButton, PrimaryButton
from app.gui.widgets.chat_delegate import marked_layout, split_matches
from app.gui.widgets.following_area import FollowingArea
from app.gui.widgets.label import Label
from app.gui.widgets.mark import AiMark, Mark
from app.gui.widgets.mirror import mirrored
from app.gui.widgets.notice import Strip
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.rounded import paint_rounded

_RULE, _RADIUS, _PAD = 4, 6, 12
_LINES = 400  # of one text; what is shown was cut before


class Quoted(Struct, frozen=True):
    """One message of the preview.

    Attributes:
        is_answer: a model wrote it.
        who: who wrote it; translated.
        facts: version and time.
        text: cut around the first match, matching words between the marks of `chat_rows`.
        warning: what is wrong with it; "" is nothing.
    """

    is_answer: bool
    who: str
    facts: str
    text: str
    warning: str = ""


class Preview(Struct, frozen=True):
    """What the pane shows of one place.

    Attributes:
        number: which place it is, from 1.
        total: how many are listed.
        folder: of the chat; "" is none.
        when: day and time.
        parts: what came before, and the message itself.
        note: where the way there leads, if it is not plain.
    """

    number: int
    total: int
    folder: str
    when: str
    parts: tuple[Quoted, ...]
    note: str = ""


class MarkedText(QWidget):
    """Plain text on as many lines as it needs, each match bold on a tint."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show the text, lines as they are."""
        super().__init__(parent)
        self._text, self._matches = split_matches(text, keeps_lines=True)
        self.setAccessibleName(self._text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.notifier().changed.connect(self.updateGeometry)

    def _laid_out(self, width: int) -> QTextLayout:
        look = ("ui", "warn_tint", _LINES)
        return marked_layout(self._text, self._matches, max(width, 1), self.layoutDirection(), look)

    # Qt's own names

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all lines at this width, in pixels."""
        return ceil(self._laid_out(width).boundingRect().height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a block as wide as it is now."""
        width = max(self.width(), theme.current().px(200))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a narrow block: the real height comes with the width."""
        return QSize(theme.current().px(60), self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the height that the width needs."""
        self.setMinimumHeight(self.heightForWidth(event.size().width()))
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the lines."""
        painter = QPainter(self)
        painter.setPen(theme.current().color("text"))
        self._laid_out(self.width()).draw(painter, QPointF(0, 0))


class _Card(QWidget):
    """One message: who and when, and what of it was found."""

    def __init__(self, shown: Quoted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_answer = shown.is_answer
        who = Label(shown.who, is_bold=True)
        facts = Label(shown.facts, "ui", "muted")
        self._text = MarkedText(shown.text)
        column = QVBoxLayout(self)
        pad = theme.current().px(_PAD)
        column.setContentsMargins(pad, theme.current().px(8), pad, theme.current().px(10))
        column.setSpacing(theme.current().px(4))
        if shown.is_answer:
            column.addWidget(AiMark(self), 0, Qt.AlignmentFlag.AlignLeading)
        head = QHBoxLayout()
        head.addWidget(who)
        head.addWidget(facts)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._text)
        said = (shown.who, shown.facts, self._text.accessibleName())
        self.setAccessibleName(", ".join(part for part in said if part))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the card; a question has a rule on its leading side."""
        now = theme.current()
        painter = QPainter(self)
        ground = "base" if self._is_answer else "alt"
        paint_rounded(painter, self.rect(), "line", ground, _RADIUS)
        if not self._is_answer:
            rule = self.rect().adjusted(0, 1, 0, -1)
            rule.setWidth(now.px(_RULE))
            place = mirrored(self.layoutDirection(), self.rect(), rule)
            painter.fillRect(place, now.color("edge"))


class SearchPreview(QWidget):
    """Shows one place; its buttons go there, and to the next one.

    Signals:
        go_asked: to the message.
        stepped: so many places on.
    """

    go_asked = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a place."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Preview"))
        self._shown: Preview | None = None
        self._number = Label("", is_bold=True)
        self._labels = QHBoxLayout()
        self._cards = QVBoxLayout()
        content = QWidget()
        self._inside = QVBoxLayout(content)
        self._inside.addWidget(self._number)
        self._inside.addLayout(self._labels)
        self._inside.addLayout(self._cards)
        self._inside.addStretch(1)
        self.go = PrimaryButton(self.tr("Go to message"), parent=self)
        self.previous = IconButton("chev-up", self.tr("Previous place"), self)
        self.next = IconButton("chev-down", self.tr("Next place"), self)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.go, 1)
        self._foot.addWidget(self.previous)
        self._foot.addWidget(self.next)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(FollowingArea(content), 1)
        whole.addLayout(self._foot)
        self.go.clicked.connect(self.go_asked)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.show_place(None)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def show_place(self, shown: Preview | None) -> None:
        """Show a place; `None` is none."""
        self._shown = shown
        for layout in (self._labels, self._cards):
            _clear(layout)
        for button in (self.go, self.previous, self.next):
            button.setEnabled(shown is not None)
        if shown is None:
            self._number.setText(self.tr("No place is chosen."))
            return
        text = self.tr("Place %1 of %2")
        self._number.setText(fill(text, shown.number, shown.total))
        if shown.folder:
            name = " › ".join(shown.folder.split("/"))
            self._labels.addWidget(Mark(name, icon_name="folder"))
        self._labels.addWidget(Label(shown.when, "ui", "muted"))
        self._labels.addStretch(1)
        for part in shown.parts:
            self._cards.addWidget(_Card(part))
            if part.warning:
                self._cards.addWidget(Strip("warn", part.warning))
        if shown.note:
            self._cards.addWidget(Paragraph(shown.note, "ui", "muted"))
        self.previous.setEnabled(shown.number > 1)
        self.next.setEnabled(shown.number < shown.total)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        side = now.px(14)
        self._inside.setContentsMargins(side, now.px(12), side, now.px(12))
        self._inside.setSpacing(now.px(10))
        self._labels.setSpacing(now.px(8))
        self._cards.setSpacing(now.px(8))
        self._foot.setContentsMargins(side, now.px(8), side, now.px(10))
        self._foot.setSpacing(now.px(6))
        if self._shown is not None:
            self.show_place(self._shown)


def _clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    while item := layout.takeAt(0):
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
