"""The sampling of a chat as fields: seven numbers, each may be left to the model."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.chat import Sampling
from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.number_field import NumberField, NumberKind, write_number

MOST_SEED = 2**32 - 1
KINDS = {
    "temperature": NumberKind(0, 5, is_optional=True),
    "top_k": NumberKind(0, 1000, is_whole=True, is_optional=True),
    "top_p": NumberKind(0, 1, is_optional=True),
    "min_p": NumberKind(0, 1, is_optional=True),
    "repeat_penalty": NumberKind(0.5, 2, is_optional=True),
    "seed": NumberKind(0, MOST_SEED, is_whole=True, is_optional=True),
    "max_tokens": NumberKind(1, 131_072, is_whole=True, is_optional=True),
}


class SamplingFields(QWidget):
    """One field a parameter; an empty one takes the model's default, which it shows.

    Signals:
        changed: `Sampling`.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with everything left to the model."""
        super().__init__(parent)
        self._sampling = Sampling()
        names = {
            "temperature": self.tr("Temperature"),
            "top_k": self.tr("Top-k"),
            "top_p": self.tr("Top-p"),
            "min_p": self.tr("Min-p"),
            "repeat_penalty": self.tr("Repeat penalty"),
            "seed": self.tr("Seed"),
            "max_tokens": self.tr("Longest answer"),
        }
        self._fields = {key: NumberField(names[key], kind, self) for key, kind in KINDS.items()}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for key, field in self._fields.items():
            field.setProperty("key", key)
            field.changed.connect(self._on_field_changed)
            self._column.addWidget(field)
        self.set_defaults(Sampling())
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @property
    def sampling(self) -> Sampling:
        """What is chosen; fields that cannot be read keep their last number."""
        return self._sampling

    def set_sampling(self, sampling: Sampling) -> None:
        """Show these numbers."""
        self._sampling = sampling
        for key, field in self._fields.items():
            field.set_value(getattr(sampling, key))

    def set_defaults(self, defaults: Sampling) -> None:
        """Show in empty fields what the model then uses."""
        for key, field in self._fields.items():
            default = getattr(defaults, key)
            if key == "seed":
                field.set_default(self.tr("new each time"))
            elif default is None:
                field.set_default(self.tr("model's own"))
            elif key == "max_tokens":
                tokens = write_number(default, KINDS[key])
                field.set_default(fill(self.tr("%1 tokens"), tokens))
            else:
                field.set_default(write_number(default, KINDS[key]))

    def mark_differences(self, preset: Sampling) -> None:
        """Mark what is not as in the preset."""
        for key, field in self._fields.items():
            field.set_differs(getattr(self._sampling, key) != getattr(preset, key))

    @Slot(object)
    def _on_field_changed(self, value: float | int | None) -> None:
        sender = self.sender()
        if isinstance(sender, NumberField):
            numbers: dict[str, Any] = {str(sender.property("key")): value}
            self._sampling = replace(self._sampling, **numbers)
            self.changed.emit(self._sampling)

    @Slot()
    def _dress(self) -> None:
        self._column.setSpacing(theme.current().px(1))
