"""Cards of the first run: what it is, the notice, where a model comes from, the steps."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app import __version__
from app.core.bidi import isolated
from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.body import Line
from app.gui.widgets.buttons import PushButton
from app.gui.widgets.icons import icon, pixmap
from app.gui.widgets.label import Label
from app.gui.widgets.rounded import paint_rounded

STEPS = 250
ICON = 18
RADIUS = 6
RULE = 4


class Card(QWidget):
    """A ground with a border, and a rule at the leading side where it is asked for."""

    def __init__(
        self,
        ground: str = "base",
        edge: str = "line",
        *,
        has_rule: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Take the tokens of ground and border."""
        super().__init__(parent)
        self._ground, self._edge, self._has_rule = ground, edge, has_rule
        self.column = QVBoxLayout(self)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        self.column.setContentsMargins(tokens.px(18), tokens.px(12), tokens.px(18), tokens.px(12))
        self.column.setSpacing(tokens.px(8))
        self.update()

    # Qt's own names

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw ground, border and rule."""
        tokens = theme.current()
        painter = QPainter(self)
        paint_rounded(painter, self.rect(), self._edge, self._ground, RADIUS)
        if self._has_rule:
            width = tokens.px(RULE)
            left = self.width() - width if self.isRightToLeft() else 0
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color(self._edge))
            painter.drawRoundedRect(QRectF(left, 0, width, self.height()), 2, 2)
        painter.end()


class Sign(QLabel):
    """An icon that follows the theme."""

    def __init__(self, name: str, colour: str, parent: QWidget | None = None) -> None:
        """Show an icon in a token colour."""
        super().__init__(parent)
        self._name, self._colour = name, colour
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        side = theme.current().px(ICON)
        self.setPixmap(pixmap(self._name, side, self._colour, self.devicePixelRatioF()))
        self.setFixedWidth(side)


class IsAndIsNot(QWidget):
    """Two cards side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Write them."""
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(16))
        is_so = (
            self.tr("a research tool: questions, answers and their settings are kept as a record"),
            self.tr("offline: it connects only for a download or a server that you confirm"),
            self.tr("yours: chats stay in one folder on this computer"),
            self.tr("accountable: every answer says which model, settings and seed made it"),
        )
        is_not = (
            self.tr("a medical device, and not validated for medical use"),
            self.tr("a source for diagnosis, treatment or any decision about a patient"),
            self.tr(
                "always right: answers can be wrong, out of date or made up, and can sound sure"
            ),
            self.tr("a place for names, dates of birth or record numbers of patients"),
        )
        row.addWidget(_listed(self.tr("It is"), is_so, "check", "ok", self), 1)
        row.addWidget(_listed(self.tr("It is not"), is_not, "close", "err", self), 1)


def _listed(title: str, points: Sequence[str], name: str, colour: str, parent: QWidget) -> QWidget:
    card = Card(parent=parent)
    card.column.addWidget(Label(title, "title"))
    for point in points:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(10))
        row.addWidget(Sign(name, colour), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(point, "message", wraps=True), 1)
        card.column.addLayout(row)
    card.column.addStretch(1)
    return card


class NoticeCard(Card):
    """The notice once more, large, with the box that confirms it."""

    def __init__(self, notice: str, box: QCheckBox, recorded: str, parent: QWidget) -> None:
        """Show the whole notice in the colour that nothing else has."""
        super().__init__("mark_tint", "mark", has_rule=True, parent=parent)
        self._box = box
        self._confirmed = box.text()
        self._words = [
            Label(self.tr("Read and confirm"), is_bold=True),
            Label(notice, "message", wraps=True),
            Label(recorded, "caption", "muted", wraps=True),
        ]
        for label in self._words:
            self.column.addWidget(label)
        self.column.insertWidget(2, box)

    def set_short(self, is_short: bool) -> None:
        """Keep the box alone, where the window is low: the banner has the same words."""
        for label in self._words:
            label.setHidden(is_short)
        # A check box does not wrap by itself.
        self._box.setText(self._confirmed)
        margins = self.column.contentsMargins()
        if self._box.sizeHint().width() > self.width() - margins.left() - margins.right():
            self._box.setText(self._confirmed.replace(". ", ".\n"))


class OfferCard(QWidget):
    """Ways to get a model: a file, or the demo model that is already here.

    Signals:
        file_asked: choose a file.
        pack_asked: choose a field pack.
        demo_asked: use the demo model.
    """

    file_asked = Signal()
    pack_asked = Signal()
    demo_asked = Signal()

    def __init__(self, demo: str, parent: QWidget) -> None:
        """Offer a file, and the demo model if `demo` says where it is."""
        super().__init__(parent)
        self.is_added = False
        self.first = PushButton(self.tr("Choose file…"), self)
        self.first.setProperty("kind", "primary")
        self.first.setIcon(icon("usb", "on_accent"))
        self.first.clicked.connect(self.file_asked)
        self.pack = PushButton(self.tr("Choose pack…"), self)
        self.pack.clicked.connect(self.pack_asked)
        self.demo = PushButton(self.tr("Use the demo model"), self)
        self.demo.clicked.connect(self.demo_asked)
        self._told = Label("", is_bold=True, wraps=True)
        self._more = Label("", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(12))
        file_text = self.tr(
            "A GGUF file, or a field pack. A pack is checked against the hashes in its own list "
            "while it is copied."
        )
        title = self.tr("From a file or a USB stick")
        note = self.tr("No network needed")
        file_note = Label(note, colour="muted", wraps=True, parent=self)
        buttons = (self.first, self.pack)
        column.addWidget(_offer("usb", title, (file_text, file_note), buttons, self))
        self.between = QVBoxLayout()
        column.addLayout(self.between)
        demo_text = self.tr(
            "Shows how Casebook works. A general model, not medical; its answers are of no use "
            "for research."
        )
        title = self.tr("Demo model: SmolLM2-135M")
        self._demo_note = Label("", colour="muted", wraps=True, parent=self)
        self._demo = _offer("model", title, (demo_text, self._demo_note), (self.demo,), self)
        self.set_demo(demo)
        column.addWidget(self._demo)
        column.addWidget(self._told)
        column.addWidget(self._more)
        self._tell("", "", "text")

    def set_demo(self, text: str) -> None:
        """Offer the demo model, and say where it is; "" does not offer it."""
        self._demo_note.setText(text)
        self._demo.setVisible(bool(text))

    def set_working(self, text: str) -> None:
        """Say what is done with a chosen file, and let no second one be chosen meanwhile."""
        self.first.setEnabled(not text)
        self.pack.setEnabled(not text)
        self.demo.setEnabled(not text)
        self._tell(text, "", "text")

    def set_problem(self, what: str, why: str) -> None:
        """Say what went wrong and what to do."""
        self.set_working("")
        self._tell(what, why, "err")

    def set_added(self, name: str) -> None:
        """Say which model was added."""
        self.set_working("")
        self.is_added = True
        self._tell(fill(self.tr("Added: %1."), isolated(name)), "", "ok")

    def _tell(self, what: str, why: str, colour: str) -> None:
        self._told.set_colour(colour)
        self._told.setText(what)
        self._told.setVisible(bool(what))
        self._more.setText(why)
        self._more.setVisible(bool(why))


def _offer(
    name: str,
    title: str,
    texts_of: tuple[str, Label],
    buttons: Sequence[QPushButton],
    parent: QWidget,
) -> QWidget:
    card = Card(parent=parent)
    texts = QVBoxLayout()
    texts.addWidget(Label(title, "title", wraps=True))
    text, note = texts_of
    texts.addWidget(Label(text, wraps=True, parent=card))
    texts.addWidget(note)
    row = QHBoxLayout()
    row.setSpacing(theme.current().px(12))
    row.addWidget(Sign(name, "muted"), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(texts, 1)
    column = QVBoxLayout()
    for button in buttons:
        column.addWidget(button)
    row.addLayout(column)
    card.column.addLayout(row)
    return card


class StepList(QWidget):
    """The steps of the first run, at the leading side; it only shows."""

    def __init__(self, names: Sequence[str], parent: QWidget) -> None:
        """List the steps in order."""
        super().__init__(parent)
        self._step = 0
        self._labels = [
            Label(f"{number}   {name}", colour="muted") for number, name in enumerate(names, 1)
        ]
        self._column = QVBoxLayout()
        self._column.addWidget(Label(self.tr("Welcome to Casebook"), "title", wraps=True))
        for label in self._labels:
            self._column.addWidget(label)
        self._column.addStretch(1)
        told = self.tr(
            "Casebook connects to the network only for a download or a server that you confirm."
        )
        self._column.addWidget(Label(told, "caption", "muted", wraps=True))
        version = fill(self.tr("First start · version %1"), __version__)
        self._column.addWidget(Label(version, "caption", "muted", wraps=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._column, 1)
        row.addWidget(Line(self))
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_step(self, step: int) -> None:
        """Mark the step the person is at."""
        for number, label in enumerate(self._labels):
            label.set_bold(number == step)
            label.set_colour("on_tint" if number == step else "muted")
        self._step = step
        self.update()

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        self.setFixedWidth(tokens.px(STEPS))
        self._column.setContentsMargins(*[tokens.px(20)] * 4)
        self._column.setSpacing(tokens.px(8))
        for label in self._labels:
            label.setMinimumHeight(tokens.px(32))
            label.setIndent(tokens.px(12))

    # Qt's own names

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Tint the step the person is at, with the rule of a selected row."""
        if not self._labels:
            return
        tokens = theme.current()
        painter = QPainter(self)
        place = self._labels[self._step].geometry()
        painter.fillRect(place, tokens.color("accent_tint"))
        rule = QRectF(place)
        rule.setWidth(tokens.px(RULE))
        if self.isRightToLeft():
            rule.moveRight(place.right() + 1)
        painter.fillRect(rule, tokens.color("accent"))
        painter.end()
