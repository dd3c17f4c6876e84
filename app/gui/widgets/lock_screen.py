"""What stands where a locked history would: one field, and what locking did and does not do."""

import unicodedata
from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.text import fill
from app.gui.widgets import icons, theme
from app.gui.widgets.banner import Banner
from app.gui.widgets.body import Line
from app.gui.widgets.buttons import Button, PrimaryButton, QuietButton
from app.gui.widgets.dialogs import research_notice
from app.gui.widgets.label import Label
from app.gui.widgets.notice import Strip
from app.gui.widgets.paragraph import Paragraph

WIDTH = 720
SIZE = QSize(1366, 768)
LEAST = QSize(320, 240)
TWO_COLUMNS = 560  # pixels of the card at 100 %; below that one stands under the other


class Lists(Struct, frozen=True):
    """What the screen says below the field, all of it translated.

    Attributes:
        dropped: what locking dropped; empty at a start, when nothing was open.
        kept: what lies encrypted on the disk.
        out_of_reach: what locking does not reach.
        head: number and hash of the last record of the audit trail; "" if it is not known.
    """

    dropped: Sequence[str]
    kept: Sequence[str]
    out_of_reach: str
    head: str = ""


class SecretEdit(QLineEdit):
    """A hidden field that knows what a typed letter tells of the keyboard.

    Signals:
        letter_typed: the script of the letter, e.g. `Latin`, and whether Caps Lock is on; nothing
            asks the system, because Qt cannot.
    """

    letter_typed = Signal(str, bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Look at the letter, then take it."""
        text = event.text()
        if len(text) == 1 and text.isalpha():
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            is_caps = text.islower() if is_shifted else text.isupper()
            self.letter_typed.emit(script_of(text), is_caps)
        super().keyPressEvent(event)


def script_of(letter: str) -> str:
    """Return the script of a letter as its Unicode name begins, e.g. `Arabic`."""
    return unicodedata.name(letter, "").partition(" ")[0].capitalize()


class LockScreen(QDialog):
    """Fills the place of the window: no menu, rail, model or chat name.

    Signals:
        tried: the secret that was typed; the owner answers with `accept` or `refuse`.
    """

    tried = Signal(str)

    def __init__(
        self,
        reason: str,
        lists: Lists,
        place: QByteArray | None = None,
        *,
        may_quit: bool = True,
    ) -> None:
        """Say why it is locked; `place` is where the window stood, as Qt saves it.

        Without `may_quit` it cannot be closed: words would go that are nowhere else.
        """
        super().__init__()
        self._is_code, self._may_quit = False, may_quit
        self.setWindowTitle("Casebook")
        self.setAccessibleName(self.tr("Casebook is locked"))
        self._banner = Banner(research_notice(), self)
        self._card = _Card()
        self._icon = QLabel()
        self._icon.setAccessibleName(self.tr("Locked"))
        self._name = Label("", is_bold=True)
        self._field = SecretEdit(self)
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setProperty("kind", "field")
        self._field.letter_typed.connect(self._on_letter_typed)
        self._name.setBuddy(self._field)
        self._shows = Button(self.tr("Show"))
        self._shows.setCheckable(True)
        self._shows.toggled.connect(self._on_show_toggled)
        self._unlock = PrimaryButton(self.tr("Unlock"))
        self._unlock.setDefault(True)
        self._unlock.clicked.connect(self._on_unlock_clicked)
        self._error = Paragraph("", "ui", "err")
        self._error.hide()
        self._keyboard_icon = QLabel()
        self._keyboard = Label("", "caption", "muted", is_bold=True, wraps=True)
        self._other = QuietButton("")
        self._other.clicked.connect(self._on_other_clicked)
        self._lists = [_List(*one) for one in self._columns(lists)]
        self._notice = Strip("info", lists.out_of_reach)
        self._quit = QuietButton(self.tr("Quit"))
        self._quit.clicked.connect(self.reject)
        self._quit.setVisible(may_quit)
        self._foot = _Foot(lists.head)
        self._lay_out(reason)
        self._show_kind()
        self._dress()
        theme.notifier().changed.connect(self._dress)
        if place is None or not self.restoreGeometry(place):
            self.resize(SIZE.boundedTo(self.screen().availableSize()))
        self._field.setFocus()

    def _columns(self, lists: Lists) -> list[tuple[str, str, Sequence[str]]]:
        kept = (self.tr("Kept, encrypted on disk"), "lock", lists.kept)
        dropped = (self.tr("Dropped when it locked"), "check", lists.dropped)
        return [dropped, kept] if lists.dropped else [kept]

    def _lay_out(self, reason: str) -> None:
        head, row, below, last = (QHBoxLayout() for _ in range(4))
        head.addWidget(self._icon)
        head.addWidget(Paragraph(self.tr("Casebook is locked"), "heading", is_bold=True), 1)
        row.addWidget(self._field, 1)
        row.addWidget(self._shows)
        row.addWidget(self._unlock)
        below.addWidget(self._keyboard_icon)
        below.addWidget(self._keyboard, 1)
        below.addWidget(self._other)
        self._columns_grid = QGridLayout()
        column = self._card.column
        column.addLayout(head)
        column.addWidget(Paragraph(reason, "message"))
        column.addWidget(self._name)
        column.addLayout(row)
        column.addWidget(self._error)
        column.addLayout(below)
        column.addWidget(Line(self, is_upright=False))
        column.addLayout(self._columns_grid)
        column.addWidget(self._notice)
        loss = self.tr(
            "A wrong passphrase costs nothing but time. Without passphrase and recovery code "
            "nobody can open this history."
        )
        last.addWidget(Paragraph(loss, "caption", "muted"), 1)
        last.addWidget(self._quit, 0, Qt.AlignmentFlag.AlignTop)
        self._middle = QWidget()
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self._card)
        middle.addLayout(last)
        self._put_in_the_middle()

    def _put_in_the_middle(self) -> None:
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.addStretch(2)
        self._page.addWidget(self._middle, 0, Qt.AlignmentFlag.AlignHCenter)
        self._page.addStretch(3)
        self._area = QScrollArea(self)
        self._area.setWidget(page)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._banner)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._foot)

    def refuse(self, what: str) -> None:
        """Say that this was not it; the field is emptied for another try."""
        self._error.setText(what)
        self._error.setAccessibleName(what)
        self._error.show()
        self._field.clear()
        self._field.setFocus()

    @Slot()
    def _on_unlock_clicked(self) -> None:
        if self._field.text():
            self.tried.emit(self._field.text())

    @Slot(bool)
    def _on_show_toggled(self, shows: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shows else QLineEdit.EchoMode.Password
        self._field.setEchoMode(mode)

    @Slot()
    def _on_other_clicked(self) -> None:
        self._is_code = not self._is_code
        self._show_kind()
        self._field.clear()
        self._field.setFocus()

    @Slot(str, bool)
    def _on_letter_typed(self, script: str, is_caps: bool) -> None:
        """Say which letters the keyboard writes: a hidden field shows none of them."""
        letters = {
            "Latin": self.tr("Keyboard: Latin letters"),
            "Arabic": self.tr("Keyboard: Arabic letters"),
            "Cyrillic": self.tr("Keyboard: Cyrillic letters"),
            "Greek": self.tr("Keyboard: Greek letters"),
        }.get(script, fill(self.tr("Keyboard: %1 letters"), script))
        caps = self.tr("Caps Lock is on")
        said = f"{letters} · {caps}" if is_caps else letters
        colour = "warn" if is_caps else "muted"
        self._keyboard.set_colour(colour)
        self._keyboard_icon.setPixmap(icons.pixmap("keyboard", theme.current().px(16), colour))
        if said != self._keyboard.text():
            self._keyboard.setText(said)
            self._keyboard.setAccessibleName(said)

    def _show_kind(self) -> None:
        name = self.tr("Recovery code") if self._is_code else self.tr("Passphrase")
        other = (
            self.tr("Use the passphrase…") if self._is_code else self.tr("Use the recovery code…")
        )
        self._name.setText(name)
        self._field.setAccessibleName(name)
        self._other.setText(other)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._icon.setPixmap(icons.pixmap("lock", now.px(28), "text", self.devicePixelRatioF()))
        self._field.setFont(now.font("ui"))
        self._unlock.setMinimumWidth(now.px(110))
        self._page.setContentsMargins(*[now.px(16)] * 4)
        self._columns_grid.setHorizontalSpacing(now.px(24))
        self._columns_grid.setVerticalSpacing(now.px(12))
        self.setMinimumSize(QSize(now.px(LEAST.width()), now.px(LEAST.height())))
        self._fit()

    def _fit(self) -> None:
        """Take the card's width, and one or two columns in it."""
        now = theme.current()
        room = self.width() - 2 * now.px(16) - now.px(14)
        width = max(min(now.px(WIDTH), room), now.px(240))
        self._middle.setFixedWidth(width)
        is_wide = width >= now.px(TWO_COLUMNS)
        for at, one in enumerate(self._lists):
            self._columns_grid.removeWidget(one)
            place = (0, at) if is_wide else (at, 0)
            self._columns_grid.addWidget(one, *place, Qt.AlignmentFlag.AlignTop)
            self._columns_grid.setColumnStretch(at, 1 if is_wide or at == 0 else 0)

    # Qt's own names

    def reject(self) -> None:
        """Close, if that may be: by *Quit*, or by the frame of the window."""
        if self._may_quit:
            super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the card into another width."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keep Esc from closing Casebook by accident: *Quit* does that."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)


class _Card(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self.column.setContentsMargins(*[now.px(32), now.px(24)] * 2)
        self.column.setSpacing(now.px(10))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.color("line"), 1))
        painter.setBrush(now.color("base"))
        radius = now.px(6)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)


class _List(QWidget):
    """A bold head, and sentences behind the same icon."""

    def __init__(self, head: str, icon: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._icon = icon
        self._icons = [QLabel() for _ in lines]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(Label(head, is_bold=True, wraps=True), 0, 0, 1, 2)
        for at, (label, line) in enumerate(zip(self._icons, lines, strict=True), 1):
            self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Paragraph(line), at, 1)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._grid.setSpacing(now.px(6))
        ink = "ok" if self._icon == "check" else "muted"
        for one in self._icons:
            one.setPixmap(icons.pixmap(self._icon, now.px(16), ink, self.devicePixelRatioF()))


class _Foot(QWidget):
    """*Locked* · the head of the audit trail | *Network: off*: nothing runs that could connect."""

    def __init__(self, head: str) -> None:
        super().__init__()
        self._lock, self._net = QLabel(), QLabel()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._lock)
        self._row.addWidget(Label(self.tr("Locked"), "caption", is_bold=True))
        self._row.addSpacing(theme.current().px(4))
        if head:
            self._row.addWidget(Line(self))
            self._row.addSpacing(theme.current().px(4))
        self._row.addWidget(Label(head, "caption", "muted", wraps=True), 1)
        self._row.addWidget(self._net)
        self._row.addWidget(Label(self.tr("Network: off"), "caption", is_bold=True))
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._row.setContentsMargins(now.px(12), now.px(4), now.px(12), now.px(4))
        self._row.setSpacing(now.px(6))
        for label, name in ((self._lock, "lock"), (self._net, "net-off")):
            label.setPixmap(icons.pixmap(name, now.px(16), "text", self.devicePixelRatioF()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        now = theme.current()
        QPainter(self).fillRect(0, 0, self.width(), 1, now.color("line"))
