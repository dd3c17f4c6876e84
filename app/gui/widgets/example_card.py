"""One example of a set: its number to drag by, its texts, what it costs, what it gives away."""

from msgspec import Struct
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import IconButton
from app.gui.widgets.growing_text import GrowingText
from app.gui.widgets.label import Label
from app.gui.widgets.mark import Mark
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.rounded import paint_rounded


class CardText(Struct, frozen=True):
    """What an example says.

    Attributes:
        key: what the owner knows it by.
        question: the stem.
        options: one a line; empty for an open answer.
        answer: letter of the right option, or the open answer.
        context: to be read before the question; "" is none.
        is_used: it is sent.
    """

    key: str
    question: str = ""
    options: str = ""
    answer: str = ""
    context: str = ""
    is_used: bool = True


class ExampleCard(QFrame):
    """Shows and changes one example.

    Signals:
        changed: its text, or whether it is used.
        moved: by so many places, by Alt+Up and Alt+Down or the buttons.
        dragged: height of the pointer on the screen while it is dragged by its number.
        copied, removed: the buttons.
    """

    changed = Signal()
    moved = Signal(int)
    dragged = Signal(int)
    copied = Signal()
    removed = Signal()

    def __init__(self, text: CardText, parent: QWidget | None = None) -> None:
        """Show these texts."""
        super().__init__(parent)
        self._key = text.key
        self._number = _Handle(self)
        self._is_used = QCheckBox(self.tr("In use"), self)
        self._tokens = Label("", "ui", "muted", parent=self)
        self._match = Mark("", "neutral", "", self)
        self._up = IconButton("chev-up", self.tr("Move up"), self, shortcut="Alt+Up")
        self._down = IconButton("chev-down", self.tr("Move down"), self, shortcut="Alt+Down")
        self._copy = IconButton("copy", self.tr("Copy this example"), self)
        self._remove = IconButton("trash", self.tr("Take this example out"), self)
        self._fields = {
            "context": GrowingText(self.tr("Context"), self),
            "question": GrowingText(self.tr("Question"), self),
            "options": GrowingText(self.tr("Options"), self),
            "answer": GrowingText(self.tr("Answer"), self),
        }
        self._fields["options"].setPlaceholderText(
            self.tr("One a line; nothing for an open answer")
        )
        self._note = Paragraph("", "ui", "err", parent=self)
        self._heads: dict[str, Label] = {}
        self._fill(text)
        self._lay_out()
        self._connect()
        self.set_note("")
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _fill(self, text: CardText) -> None:
        for name, field in self._fields.items():
            field.setPlainText(getattr(text, name))
        self._is_used.setChecked(text.is_used)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        for part in (self._number, self._is_used, self._tokens, self._match):
            self._row.addWidget(part)
        self._row.addStretch(1)
        for button in (self._up, self._down, self._copy, self._remove):
            self._row.addWidget(button)
        self._grid = QGridLayout(self)
        self._grid.addLayout(self._row, 0, 0, 1, 2)
        for number, (name, field) in enumerate(self._fields.items(), 1):
            head = Label(field.accessibleName(), "ui", "muted", parent=self)
            head.setBuddy(field)
            self._heads[name] = head
            self._grid.addWidget(head, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(field, number, 1)
        self._grid.addWidget(self._note, len(self._fields) + 1, 1)
        self._grid.setColumnStretch(1, 1)
        has_context = bool(self._fields["context"].toPlainText())
        self._fields["context"].setVisible(has_context)
        self._heads["context"].setVisible(has_context)
        self.setFocusProxy(self._fields["question"])

    def _connect(self) -> None:
        for field in self._fields.values():
            field.textChanged.connect(self.changed)
        self._is_used.toggled.connect(self.changed)
        self._up.clicked.connect(self._on_up)
        self._down.clicked.connect(self._on_down)
        self._copy.clicked.connect(self.copied)
        self._remove.clicked.connect(self.removed)
        self._number.dragged.connect(self.dragged)

    @property
    def text(self) -> CardText:
        """What it says now."""
        said = {name: field.toPlainText() for name, field in self._fields.items()}
        return CardText(key=self._key, is_used=self._is_used.isChecked(), **said)

    def set_number(self, number: int, count: int) -> None:
        """Show its place among so many."""
        self._number.setText(str(number))
        self.setAccessibleName(fill(self.tr("Example %1 of %2"), number, count))
        self._number.setAccessibleName(self.accessibleName())
        self._up.setEnabled(number > 1)
        self._down.setEnabled(number < count)

    def set_tokens(self, words: str) -> None:
        """Show what it costs."""
        self._tokens.setText(words)

    def set_match(self, words: str, kind: str, icon: str) -> None:
        """Show what the contamination check found; "" shows nothing."""
        self._match.set_mark(words, kind, icon)
        self._match.setVisible(bool(words))

    def set_note(self, words: str) -> None:
        """Say below the texts what is wrong, or whose item it is; "" says nothing."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    @Slot()
    def _on_up(self) -> None:
        if self._up.isEnabled():
            self.moved.emit(-1)

    @Slot()
    def _on_down(self) -> None:
        if self._down.isEnabled():
            self.moved.emit(1)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        side = now.px(10)
        self._grid.setContentsMargins(side, side, side, side)
        self._grid.setHorizontalSpacing(now.px(12))
        self._grid.setVerticalSpacing(now.px(6))
        self._row.setSpacing(now.px(8))
        self._is_used.setFont(now.font())
        self.update()

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take Alt+Up and Alt+Down, wherever the focus is in it."""
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_alt and event.key() == Qt.Key.Key_Up:
            self._on_up()
        elif is_alt and event.key() == Qt.Key.Key_Down:
            self._on_down()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw ground and border."""
        paint_rounded(QPainter(self), self.rect(), "line", "alt", 6)


class _Handle(QLabel):
    """The number of an example; it is dragged by it."""

    dragged = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self.setFont(now.font("ui", bold=True))
        self.setFixedSize(now.px(26), now.px(24))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Begin to drag."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Say where the pointer is."""
        self.dragged.emit(int(event.globalPosition().y()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the frame around the number."""
        painter = QPainter(self)
        paint_rounded(painter, self.rect(), "accent", "accent_tint")
        painter.end()
        super().paintEvent(event)
