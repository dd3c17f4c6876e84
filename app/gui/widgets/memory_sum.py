"""The memory a model takes, as a sum that a person can do again."""

import math
from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from app.gui.widgets.digits import numbers
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell

_HUNDREDTH = 10**7  # bytes: a hundredth of a GB
_GRAPHICS_COLUMN = 2
# Verdict → shape and colour of the light.
LIGHTS = {
    "fits": ("fit-ok", "ok"),
    "tight": ("fit-tight", "warn"),
    "too_large": ("fit-no", "err"),
    "not_measured": ("fit-unknown", "muted"),
}


class SumRow(Struct, frozen=True):
    """One line: name and formula, bytes of the computer's memory and of a graphics processor's."""

    name: str
    formula: str
    host_bytes: int
    gpu_bytes: int = 0


class MemorySum(Table):
    """Lines, what is needed, and what is free; graphics apart, if some of it is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a sum."""
        super().__init__(
            self.tr("Memory a model takes"),
            (
                Column(self.tr("For"), is_wide=True),
                Column(self.tr("Memory"), is_number=True),
                Column(self.tr("Graphics"), is_number=True),
            ),
            parent,
        )
        self.set_choosable(False)
        self.setColumnHidden(_GRAPHICS_COLUMN, True)

    def set_sum(self, rows: Sequence[SumRow], free_bytes: int, gpu_free_bytes: int = 0) -> None:
        """Show these lines; a need is rounded up, what is free is rounded down."""
        host = sum(row.host_bytes for row in rows)
        gpu = sum(row.gpu_bytes for row in rows)
        self.setColumnHidden(_GRAPHICS_COLUMN, not gpu)
        cells = [
            (
                Cell(row.name, row.formula, is_bold=True, tip=row.formula),
                _up(row.host_bytes),
                _up(row.gpu_bytes),
            )
            for row in rows
        ]
        needed = _name(self.tr("Needed"), self.tr("rounded up"))
        free = _name(self.tr("Free now"), self.tr("rounded down"))
        cells.append((needed, _up(host, is_bold=True), _up(gpu, is_bold=True)))
        cells.append((free, _down(free_bytes), _down(gpu_free_bytes)))
        self.set_rows(cells if rows else [])
        self.setVisible(bool(rows))


def _name(name: str, formula: str) -> Cell:
    return Cell(name, formula, is_bold=True, tip=formula)


def _up(size_bytes: int, *, is_bold: bool = False) -> Cell:
    return Cell(_gigabytes(math.ceil(size_bytes / _HUNDREDTH)), is_bold=is_bold)


def _down(size_bytes: int) -> Cell:
    return Cell(_gigabytes(size_bytes // _HUNDREDTH))


def _gigabytes(hundredths: int) -> str:
    return numbers().gigabytes(hundredths / 100, 2)
