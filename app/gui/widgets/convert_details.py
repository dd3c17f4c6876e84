"""Beside *Convert*: the chosen type tensor by tensor, the disk, the paper trail, what follows."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.bidi import left_to_right
from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.body import Line
from app.gui.widgets.facts import Details, Facts, Section
from app.gui.widgets.first_run_parts import Card
from app.gui.widgets.label import Label
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell


class ConvertDetails(Details):
    """What can be known before the first byte is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a type."""
        super().__init__(parent)
        self._title = Label("", "title", wraps=True)
        self._table = Table(
            self.tr("Tensors of the file"),
            (
                Column(self.tr("Type"), is_wide=True),
                Column(self.tr("Tensors"), is_number=True),
                Column(self.tr("Bytes"), is_number=True),
            ),
            self,
        )
        self._table.set_choosable(False)
        self._facts = Facts(self)
        after = Card(parent=self)
        after.column.addWidget(Section(self.tr("After writing")))
        after.column.addWidget(
            Paragraph(
                self.tr(
                    "The file is read back, hashed, loaded and asked for a few words. "
                    "Only then does it get its name and is listed as usable."
                )
            )
        )
        differs = Card("info_tint", "info", has_rule=True, parent=self)
        differs.column.addWidget(Section(self.tr("A quantized model answers differently")))
        differs.column.addWidget(
            Paragraph(self.tr("Compare it with the original before a study uses it."))
        )
        trail = self.tr(
            "A record is written beside the file: SHA-256 of every source file, type of every "
            "tensor, converter and llama.cpp versions, times."
        )
        self._column = QVBoxLayout(self)
        self._parts: list[QWidget] = [
            self._title,
            self._table,
            Line(self, is_upright=False),
            self._facts,
            Line(self, is_upright=False),
            Section(self.tr("Paper trail")),
            Paragraph(trail),
            after,
            differs,
        ]
        for part in self._parts:
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.set_type("", ())
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_type(self, name: str, rows: Sequence[tuple[str, str, str]]) -> None:
        """Show a type's tensors: tensor type, number, bytes; translated. "" is none."""
        self._title.setText(fill(self.tr("%1, tensor by tensor"), left_to_right(name)))
        self._table.set_rows([[Cell(text) for text in row] for row in rows])
        for part in self._parts:
            part.setVisible(bool(name))
        self.set_filled(bool(name))

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show where the file goes, and what is known of the disk there."""
        self._facts.set_facts(facts)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(16), now.px(12), now.px(14), now.px(12))
        self._column.setSpacing(now.px(10))
