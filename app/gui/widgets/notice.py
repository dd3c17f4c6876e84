"""What happened, why and what to do: a bar above the content it concerns, or a strip in it."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.gui.widgets import icons, theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button, IconButton, QuietButton
from app.gui.widgets.paragraph import Paragraph

# Kind → colour of rule, border and icon; ground; icon. `banner` is reserved for the first-run
# notice and the makers' research-only warning.
KINDS = {
    "err": ("err", "err_tint", "error"),
    "warn": ("warn", "warn_tint", "warn"),
    "info": ("info", "info_tint", "info"),
    "ok": ("ok", "ok_tint", "ok"),
    "neutral": ("edge", "alt", "stop"),
    "banner": ("mark", "mark_tint", "flask"),
}
_RULE = 4
_RADIUS = 6
_DETAILS_HEIGHT = 110


class Kept(Struct, frozen=True):
    """One notice as it was told.

    Attributes:
        time: hours and minutes.
        what: what happened.
        why: why and what to do; "" if nothing more was told.
        details: code, versions, log lines; never the text of a message.
    """

    time: str
    what: str
    why: str = ""
    details: str = ""


class Notice(QFrame):
    """Icon, bold *what*, why, what to do, and the ways on; all of it plain text.

    Signals:
        action_asked: key of the action that was chosen.
        closed: a person closed it; whoever showed it takes it away.
    """

    action_asked = Signal(str)
    closed = Signal()

    IS_STRIP = False

    def __init__(
        self,
        kind: str,
        what: str,
        why: str = "",
        todo: str = "",
        actions: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Take translated sentences.

        Args:
            kind: one of `KINDS`.
            what: what happened.
            why: only if it was measured; else "".
            todo: what to do; "" if the actions say it.
            actions: key and label of each way on, the best one first.
        """
        super().__init__()
        self.kind = kind
        self._token, self._ground, self._icon_name = KINDS[kind]
        self._spoken = " ".join(part for part in (what, why, todo) if part)
        self.setAccessibleName(self._spoken)
        self._icon = QLabel()
        self._what = Paragraph(what, is_bold=not self.IS_STRIP or bool(why or todo))
        self._words = [self._what, *(Paragraph(text) for text in (why, todo) if text)]
        self._ways = ButtonRow()
        self._details: QWidget | None = None
        self._close: IconButton | None = None
        self._lay_out()
        for key, label in actions:
            self._add_action(QuietButton(label) if self.IS_STRIP else Button(label), key)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout()
        self._below = QVBoxLayout()  # without a visible widget it takes no room
        for words in self._words:
            self._column.addWidget(words)
        self._whole = QHBoxLayout(self)
        self._whole.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._whole.addLayout(self._column, 1)
        if self.IS_STRIP and len(self._words) == 1:
            self._whole.addWidget(self._ways, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._below.addWidget(self._ways)
        self._column.addLayout(self._below)
        self._ways.hide()

    def set_primary(self, key: str) -> None:
        """Give the weight of the one thing to do to this action."""
        for button in self._ways.buttons():
            if button.property("key") == key and isinstance(button, Button):
                button.set_kind("primary")

    def set_closable(self) -> None:
        """Let a person close it; the list of notices keeps it."""
        if self._close is None:
            self._close = IconButton("close", self.tr("Close this notice"), self)
            self._close.clicked.connect(self.closed)
            self._whole.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
            self._dress()

    def set_details(self, text: str) -> None:
        """Offer codes, versions and log lines, closed at first, with Copy."""
        if self._details is not None or not text:
            return
        self._details = Details(text, self)
        self._details.hide()
        toggle = QuietButton(self.tr("Details"))
        toggle.setCheckable(True)
        toggle.toggled.connect(self._details.setVisible)
        self._column.addWidget(self._details)
        self._ways.add(toggle)
        self._ways.show()

    def _add_action(self, button: Button, key: str) -> None:
        button.setProperty("key", key)
        button.clicked.connect(self._on_clicked)
        self._ways.add(button)
        self._ways.show()

    @Slot()
    def _on_clicked(self) -> None:
        self.action_asked.emit(str(self.sender().property("key")))

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        side = now.px(16 if self.IS_STRIP else 18)
        ink = "text" if self.kind == "neutral" else self._token
        self._icon.setPixmap(icons.pixmap(self._icon_name, side, ink, self.devicePixelRatioF()))
        self._icon.setFixedSize(side, side + now.px(1))
        lead, gap = (now.px(13), now.px(11)) if self.IS_STRIP else (now.px(16), now.px(10))
        trail = now.px(4) if self._close else now.px(12)
        margins = (lead, now.px(7), trail, now.px(8))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            margins = (trail, margins[1], lead, margins[3])  # Qt does not mirror margins
        self._whole.setContentsMargins(*margins)
        self._whole.setSpacing(gap)
        self._column.setSpacing(now.px(2))
        self._below.setContentsMargins(0, now.px(4), 0, 0)
        self.update()

    # Qt's own

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Swap the margins with the direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._dress()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Have a screen reader say it, errors at once."""
        super().showEvent(event)
        if event.spontaneous():
            return
        said = QAccessibleAnnouncementEvent(self, self._spoken)
        if self.kind == "err":
            said.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(said)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw ground, border and the rule on the leading side."""
        painter = QPainter(self)
        paint_card(painter, QRectF(self.rect()), self._token, self._ground, self.layoutDirection())


class Strip(Notice):
    """The same inside a transcript: one line if there is only one sentence, links as actions."""

    IS_STRIP = True


def swapped(place: QLayout, before: Notice | None, now: Notice | None) -> Notice | None:
    """Let a notice go and put another in its place, if there is one; return that."""
    if before is not None:
        place.removeWidget(before)
        before.hide()
        before.deleteLater()
    if now is not None:
        place.addWidget(now)
    return now


class Details(QWidget):
    """Text for a report, with a button that copies it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Take code, versions and log lines."""
        super().__init__(parent)
        self._text = text
        self._field = QPlainTextEdit(text)
        self._field.setReadOnly(True)
        self._field.setProperty("kind", "field")
        self._field.setTabChangesFocus(True)
        self._field.setAccessibleName(self.tr("Details"))
        self._copy = QuietButton(self.tr("Copy"), "copy")
        self._copy.clicked.connect(self._on_copy_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        column.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeading)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._text)

    @Slot()
    def _dress(self) -> None:
        self._field.setFont(theme.current().font("mono"))
        self._field.setFixedHeight(theme.current().px(_DETAILS_HEIGHT))


def paint_card(
    painter: QPainter, frame: QRectF, token: str, ground: str, direction: Qt.LayoutDirection
) -> None:
    """Draw a rounded card with a border, and a rule of 4 px on the leading side."""
    now = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    radius = now.px(_RADIUS)
    shape.addRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.fillPath(shape, now.color(ground))
    rule = QRectF(frame)
    rule.setWidth(now.px(_RULE))
    if direction == Qt.LayoutDirection.RightToLeft:
        rule.moveRight(frame.right())
    painter.save()
    painter.setClipRect(rule)
    painter.fillPath(shape, now.color(token))
    painter.restore()
    painter.setPen(QPen(now.color(token), 1))
    painter.drawPath(shape)
