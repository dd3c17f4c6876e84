"""What a search is understood as, part by part: each part a chip that can be taken out."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.core.bidi import visible
from app.core.query import Kind, Part, parse
from app.core.text import QT_TRANSLATE_NOOP, fill
from app.gui.widgets import icons, theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.focus import keeps_focus
from app.gui.widgets.mirror import mirrored
from app.gui.widgets.rounded import paint_rounded

_LONGEST = 28  # characters of a chip
_HEIGHT, _CROSS, _PADDING = 24, 12, 7
_SAID = {
    Kind.WORD: QT_TRANSLATE_NOOP("QueryBar", "word: %1"),
    Kind.PHRASE: QT_TRANSLATE_NOOP("QueryBar", "exact: %1"),
    Kind.WITHOUT: QT_TRANSLATE_NOOP("QueryBar", "without: %1"),
    Kind.FOLDER: QT_TRANSLATE_NOOP("QueryBar", "folder: %1"),
    Kind.TAG: QT_TRANSLATE_NOOP("QueryBar", "tag: %1"),
    Kind.TITLE: QT_TRANSLATE_NOOP("QueryBar", "title: %1"),
    Kind.MODEL: QT_TRANSLATE_NOOP("QueryBar", "model: %1"),
    Kind.AFTER: QT_TRANSLATE_NOOP("QueryBar", "after %1"),
    Kind.BEFORE: QT_TRANSLATE_NOOP("QueryBar", "before %1"),
    Kind.HAS: QT_TRANSLATE_NOOP("QueryBar", "interrupted answers"),
    Kind.IN: QT_TRANSLATE_NOOP("QueryBar", "in the trash"),
}
_FIRST = {
    "newest": QT_TRANSLATE_NOOP("QueryBar", "The newest %1 places, in %2 of %3 chats"),
    "oldest": QT_TRANSLATE_NOOP("QueryBar", "The oldest %1 places, in %2 of %3 chats"),
    "best": QT_TRANSLATE_NOOP("QueryBar", "The best %1 places, in %2 of %3 chats"),
}
# What is written into the field, and what it does.
OPERATORS = (
    ('"…"', QT_TRANSLATE_NOOP("QueryBar", "exactly these words")),
    ("-", QT_TRANSLATE_NOOP("QueryBar", "without a word")),
    ("folder:", QT_TRANSLATE_NOOP("QueryBar", "in a folder")),
    ("tag:", QT_TRANSLATE_NOOP("QueryBar", "with a tag")),
    ("title:", QT_TRANSLATE_NOOP("QueryBar", "words of the title")),
    ("from:you", QT_TRANSLATE_NOOP("QueryBar", "questions only")),
    ("from:model", QT_TRANSLATE_NOOP("QueryBar", "answers only")),
    ("model:", QT_TRANSLATE_NOOP("QueryBar", "by a model")),
    ("after:", QT_TRANSLATE_NOOP("QueryBar", "from a day on: 2026-04-01")),
    ("before:", QT_TRANSLATE_NOOP("QueryBar", "before a day: 2026-05")),
    ("has:interrupted", QT_TRANSLATE_NOOP("QueryBar", "answers that were cut")),
    ("in:trash", QT_TRANSLATE_NOOP("QueryBar", "in the trash")),
)


class Chip(QAbstractButton):
    """One understood part of a query; a click, Enter or Delete takes it out."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show the part in words."""
        super().__init__(parent)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Qt's own names

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for words and cross; never less than can be hit."""
        now = theme.current()
        metrics = QFontMetrics(now.font("caption"))
        wide = metrics.horizontalAdvance(self.text()) + now.px(_CROSS + 3 * _PADDING)
        return QSize(wide, max(now.px(_HEIGHT), metrics.height() + now.px(4)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take Enter and Delete as well as Space."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
        if event.key() in keys and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw frame, words and cross."""
        now = theme.current()
        painter = QPainter(self)
        paint_rounded(painter, self.rect(), "accent", "accent_tint")
        side, pad = now.px(_CROSS), now.px(_PADDING)
        cross = QRect(self.width() - pad - side, (self.height() - side) // 2, side, side)
        shape = icons.pixmap("close", side, "on_tint", self.devicePixelRatioF())
        painter.drawPixmap(mirrored(self.layoutDirection(), self.rect(), cross), shape)
        painter.setFont(now.font("caption"))
        painter.setPen(now.color("on_tint"))
        words = self.rect().adjusted(pad, 0, -2 * pad - side, 0)
        at = mirrored(self.layoutDirection(), self.rect(), words)
        painter.drawText(
            at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )


class QueryChips(ButtonRow):
    """The parts of a query, in order.

    Signals:
        rewritten: the query without the part that was taken out.
        emptied: the chip that had the focus is gone with the others.
    """

    rewritten = Signal(str)
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a query."""
        super().__init__(parent)
        self._query = ""
        self.setAccessibleName(translated(QT_TRANSLATE_NOOP("QueryBar", "What is searched")))

    def show_query(self, query: str, *, has_words: bool = False) -> None:
        """Show the parts of a query; one of ordinary words needs no chips unless `has_words`."""
        self._query = query
        parts = parse(query).parts
        is_plain = not has_words and all(part.kind is Kind.WORD for part in parts)
        has_focus = any(keeps_focus(one) for one in self.buttons())
        self.clear()
        for part in () if is_plain else parts:
            chip = Chip(_shortened(_said(part)), self)
            chip.setAccessibleName(
                fill(translated(QT_TRANSLATE_NOOP("QueryBar", "Take out: %1")), _said(part))
            )
            chip.setProperty("span", (part.start, part.end))
            chip.clicked.connect(self._on_chip_clicked)
            self.add(chip)
        self.setVisible(bool(self.buttons()))
        if has_focus:
            self.emptied.emit()

    @Slot()
    def _on_chip_clicked(self) -> None:
        start, end = self.sender().property("span")
        self.rewritten.emit(" ".join(f"{self._query[:start]} {self._query[end:]}".split()))


def found_text(
    places: int, chats: int, searched: int, *, is_all: bool, order: str = "newest"
) -> str:
    """Return how many places were found in how many chats; not all are the first of an order."""
    if is_all:
        text = QT_TRANSLATE_NOOP("QueryBar", "Places: %1, in %2 of %3 chats")
    else:
        text = _FIRST[order]
    return fill(translated(text), places, chats, searched)


def _said(part: Part) -> str:
    if part.kind is Kind.FROM:
        you, model = (
            translated(QT_TRANSLATE_NOOP("QueryBar", "from you")),
            translated(QT_TRANSLATE_NOOP("QueryBar", "from the model")),
        )
        return you if part.value == "you" else model
    value = visible(part.value)
    if part.kind in {Kind.AFTER, Kind.BEFORE}:
        day = date.fromisoformat(part.value)
        month = QLocale().monthName(day.month, QLocale.FormatType.ShortFormat)
        value = f"{day.day} {month} {day.year}"
    return fill(translated(_SAID[part.kind]), value)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def translated(text: str) -> str:
    """Return a word of a search, translated."""
    return QCoreApplication.translate("QueryBar", text)
