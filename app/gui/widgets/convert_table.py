"""The types a checkpoint can be written as: what each is, how large, and whether it runs here."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.text import fill
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell

_PERCENT = 3


@dataclass(frozen=True, slots=True)
class Light:
    """A fit light: shape and word, and the sentence with the numbers."""

    icon: str
    token: str
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class TypeRow:
    """One type; all of it translated.

    Attributes:
        name: e.g. `Q4_K_M`.
        what: a plain sentence.
        file: size of the file to write.
        exact: the same in bytes, for the tooltip and screen readers.
        percent: of the file in the checkpoint's own precision.
        memory: to run it.
        light: whether it runs on this computer.
    """

    name: str
    what: str
    file: str
    exact: str
    percent: str
    memory: str
    light: Light


class TypeTable(Table):
    """One row a type.

    Signals:
        type_chosen: name of the type of the current row.
    """

    type_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without types."""
        super().__init__(
            self.tr("Types"),
            (
                Column(self.tr("Type")),
                Column(self.tr("What it is"), is_wide=True),
                Column(self.tr("File to write"), is_number=True),
                Column("", is_number=True),
                Column(self.tr("Memory to run"), is_number=True),
                Column(self.tr("This computer")),
            ),
            parent,
        )
        self._names: tuple[str, ...] = ()
        self.row_chosen.connect(self._on_row_chosen)

    def set_types(self, rows: Sequence[TypeRow], of: str) -> None:
        """Show these types; `of` is the one that percentages are of. The chosen one stays."""
        chosen = self.chosen
        with QSignalBlocker(self):
            self._names = tuple(row.name for row in rows)
            self.set_title(_PERCENT, fill(self.tr("Of %1", "a type's name"), of))
            self.set_rows([_cells(row) for row in rows])
            self.choose_type(chosen)

    @property
    def chosen(self) -> str:
        """Name of the chosen type; "" if none is."""
        return self._names[self.row] if 0 <= self.row < len(self._names) else ""

    def choose_type(self, name: str) -> None:
        """Choose a type by its name."""
        if name in self._names:
            self.choose(self._names.index(name))

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave the percentages out, where there is little room."""
        self.setColumnHidden(_PERCENT, is_narrow)

    @Slot(int)
    def _on_row_chosen(self, row: int) -> None:
        self.type_chosen.emit(self._names[row])


def _cells(row: TypeRow) -> tuple[Cell, ...]:
    light = row.light
    return (
        Cell(row.name, tip=row.what),
        Cell(row.what, tip=row.what),
        Cell(row.file, said=row.exact, tip=row.exact),
        Cell(row.percent),
        Cell(row.memory),
        Cell(
            light.word,
            icon=light.icon,
            token=light.token,
            is_bold=True,
            said=f"{light.word}: {light.sentence}",
            tip=light.sentence,
        ),
    )
