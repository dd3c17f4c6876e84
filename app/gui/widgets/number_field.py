"""A number in a line edit: what is wrong with it is said in words below it."""

import math

from msgspec import Struct
from PySide6.QtCore import QRegularExpression, Qt, Signal, Slot
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.digits import numbers
from app.gui.widgets.icons import pixmap
from app.gui.widgets.label import Label

FIELD = 128
DIAMOND = 10
DIGITS = 12


class NumberKind(Struct, frozen=True):
    """Which numbers are taken.

    Attributes:
        minimum: the smallest, itself included.
        maximum: the largest, itself included.
        is_whole: no decimals.
        is_optional: an empty field is an answer too: None.
    """

    minimum: float
    maximum: float
    is_whole: bool = False
    is_optional: bool = False


def read_number(text: str, kind: NumberKind) -> float | int | None:
    """Return the number a person wrote; None for an empty field.

    Both decimal signs are read. In whole numbers they can only be thousands signs.

    Raises:
        ValueError: not a number of that kind.
    """
    written = "".join(text.split()).replace("\u2212", "-")
    if not written:
        if kind.is_optional:
            return None
        raise ValueError(text)
    if kind.is_whole:
        number: float | int = int(written.replace(",", "").replace(".", ""))
    else:
        number = float(written.replace(",", "."))
    if not math.isfinite(number) or not kind.minimum <= number <= kind.maximum:
        raise ValueError(text)
    return number


def write_number(number: float | int | None, kind: NumberKind) -> str:
    """Return a number as it stands in a field: Western digits, the locale's signs, no more."""
    if number is None:
        return ""
    signs = numbers()
    return signs.decimal(number) if kind.is_whole else f"{number:g}".replace(".", signs.point)


class NumberField(QWidget):
    """Label, field, mark where it differs from the preset, and below it what is wrong.

    Signals:
        changed: the number, or None; only while what is written can be read.
    """

    changed = Signal(object)

    def __init__(self, name: str, kind: NumberKind, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._name = name
        self._kind = kind
        self._value: float | int | None = None
        self._label = Label(name, wraps=True)
        self._field = QLineEdit(self)
        self._field.setAccessibleName(name)
        self._field.setMaxLength(2 * DIGITS)
        letters = QRegularExpression("[0-9 .,\u00a0\u202f\u2212-]*")
        self._field.setValidator(QRegularExpressionValidator(letters, self._field))
        self._label.setBuddy(self._field)
        self._mark = Label()
        self._mark.setFixedWidth(theme.current().px(DIAMOND + 2))
        self._error = Label("", "caption", "err", wraps=True)
        self._error.hide()
        self._row = QHBoxLayout()
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self._field)
        self._row.addWidget(self._mark)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(self._row)
        whole.addWidget(self._error)
        self._field.textEdited.connect(self._on_text_edited)
        self._field.editingFinished.connect(self._on_editing_finished)
        self._differs = False
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @property
    def value(self) -> float | int | None:
        """The last number that could be read."""
        return self._value

    @property
    def error(self) -> str:
        """What is wrong with what is written; "" if nothing is."""
        return self._error.text()

    def set_value(self, value: float | int | None) -> None:
        """Show a number, unless the person is just writing that very number."""
        self._tell("")
        self._value = value
        if not (self._field.hasFocus() and self._reads_as(value)):
            self._field.setText(write_number(value, self._kind))

    def set_default(self, text: str) -> None:
        """Say in the empty field what it then means."""
        self._field.setPlaceholderText(text)
        self._field.setAccessibleDescription(text)

    def set_differs(self, differs: bool) -> None:
        """Mark the number as another one than the preset's."""
        self._differs = differs
        tokens = theme.current()
        if differs:
            self._mark.setPixmap(
                pixmap("diamond", tokens.px(DIAMOND), "info", self.devicePixelRatioF())
            )
        else:
            self._mark.clear()
        self._mark.setAccessibleName(self.tr("differs from preset") if differs else "")
        self._field.setFont(tokens.font("ui", bold=differs))

    def _reads_as(self, value: float | int | None) -> bool:
        try:
            return read_number(self._field.text(), self._kind) == value
        except ValueError:
            return False

    @Slot()
    def _on_text_edited(self) -> None:
        try:
            value = read_number(self._field.text(), self._kind)
        except ValueError:
            self._tell(self._wrong())
            return
        self._tell("")
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    @Slot()
    def _on_editing_finished(self) -> None:
        if not self.error:
            self._field.setText(write_number(self._value, self._kind))

    def _wrong(self) -> str:
        least = write_number(self._kind.minimum, self._kind)
        most = write_number(self._kind.maximum, self._kind)
        if self._kind.is_whole:
            sentence = self.tr("%1 takes a whole number from %2 to %3. The last one is kept.")
        else:
            sentence = self.tr("%1 takes a number from %2 to %3. The last one is kept.")
        return fill(sentence, self._name, least, most)

    def _tell(self, error: str) -> None:
        self._error.setText(error)
        self._error.setVisible(bool(error))
        self._field.setAccessibleDescription(error or self._field.placeholderText())

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.px(8))
        self._field.setFixedWidth(tokens.px(FIELD))
        self._field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.set_differs(self._differs)
