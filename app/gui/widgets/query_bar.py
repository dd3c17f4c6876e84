"""What a search is understood as, part by part, and what else it could ask for."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QVBoxLayout, QWidget

from app.core.bidi import left_to_right, visible
from app.core.query import Kind, Part, parse
from app.core.text import QT_TRANSLATE_NOOP, fill
from app.gui.widgets import icons, theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import QuietButton
from app.gui.widgets.label import Label
from app.gui.widgets.mirror import mirrored

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
# What is written into the field, and what it does.
_OPERATORS = (
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.color("accent"), 1))
        painter.setBrush(now.color("accent_tint"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, now.px(4), now.px(4))
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


class QueryBar(QWidget):
    """Chips of what was understood, each of which can be taken out, and a menu of operators.

    Signals:
        rewritten: the query as it is now, to be put into the field.
    """

    rewritten = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a query."""
        super().__init__(parent)
        self._query = ""
        self._chips = ButtonRow(self)
        self._chips.setAccessibleName(self.tr("What is searched"))
        self._narrow = QuietButton(self.tr("Narrow the search…"), parent=self)
        self._narrow.clicked.connect(self._on_narrow_clicked)
        self._found = Label("", "caption", "muted", wraps=True, parent=self)
        self._found.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._chips)
        self._column.addWidget(self._narrow, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self._found)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def show_query(self, query: str) -> None:
        """Show the parts of a query; one of ordinary words needs no chips."""
        self._query = query
        parts = parse(query).parts
        is_plain = all(part.kind is Kind.WORD for part in parts)
        has_focus = QApplication.focusWidget() in self._chips.buttons()
        self._chips.clear()
        for part in () if is_plain else parts:
            chip = Chip(_shortened(self._said(part)), self._chips)
            chip.setAccessibleName(fill(self.tr("Take out: %1"), self._said(part)))
            chip.setProperty("span", (part.start, part.end))
            chip.clicked.connect(self._on_chip_clicked)
            self._chips.add(chip)
        self._chips.setVisible(not is_plain)
        if has_focus:
            self._narrow.setFocus()

    def show_found(self, places: int, chats: int, searched: int, *, is_all: bool) -> None:
        """Say how many places were found in how many chats; 0 says nothing, the list does.

        `is_all` is false if the list holds the newest ones only.
        """
        if is_all:
            text = self.tr("Places: %1, in %2 of %3 chats")
        else:
            text = self.tr("The newest %1 places, in %2 of %3 chats")
        self._found.setText(fill(text, places, chats, searched))
        self._found.setVisible(places > 0)

    def _said(self, part: Part) -> str:
        if part.kind is Kind.FROM:
            you, model = self.tr("from you"), self.tr("from the model")
            return you if part.value == "you" else model
        value = visible(part.value)
        if part.kind in {Kind.AFTER, Kind.BEFORE}:
            day = date.fromisoformat(part.value)
            month = QLocale().monthName(day.month, QLocale.FormatType.ShortFormat)
            value = f"{day.day} {month} {day.year}"
        return fill(_tr(_SAID[part.kind]), value)

    @Slot()
    def _on_chip_clicked(self) -> None:
        start, end = self.sender().property("span")
        self.rewritten.emit(" ".join(f"{self._query[:start]} {self._query[end:]}".split()))

    @Slot()
    def _on_narrow_clicked(self) -> None:
        menu = self.menu()
        menu.popup(self._narrow.mapToGlobal(self._narrow.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Return the operators, with what each does."""
        menu = QMenu(self)
        for operator, meaning in _OPERATORS:
            action = menu.addAction(f"{left_to_right(operator)}  {_tr(meaning)}")
            action.setData(operator)
            action.triggered.connect(self._on_operator_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @Slot()
    def _on_operator_chosen(self) -> None:
        action = self.sender()
        if action is not None:
            operator = str(action.data()).replace("…", "")  # type: ignore[attr-defined]
            self.rewritten.emit(f"{self._query.strip()} {operator}".strip())

    @Slot()
    def _dress(self) -> None:
        self._column.setSpacing(theme.current().px(4))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("QueryBar", text)
