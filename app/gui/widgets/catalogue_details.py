"""Beside *Catalogue*: what is known of one model, the files there are of it, the way to get one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.body import Line
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button, PrimaryButton
from app.gui.widgets.convert_table import Light
from app.gui.widgets.facts import Details, Facts, Section
from app.gui.widgets.first_run_parts import Card
from app.gui.widgets.mark import Mark
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell

_SHOWN = 3  # files


@dataclass(frozen=True, slots=True)
class WayRow:
    """One file there is, or can be made; all of it translated.

    Attributes:
        name: the type.
        origin: who made it, or that it is made here.
        download: what is transferred.
        light: whether it fits, with what it needs.
    """

    name: str
    origin: str
    download: str
    light: Light


@dataclass(frozen=True, slots=True)
class OfferView:
    """What the pane shows; all of it translated.

    Attributes:
        title: name of the model; "" is none.
        marks: word, kind and icon of each.
        facts: name and value of each.
        more: name and value of each, further down.
        says: what its makers say of its use; "" is nothing.
        figures: reported accuracies, name and value.
        figures_source: where they are from, and what the source leaves out.
        notes: sentences.
        room: what the disk has, and what is checked.
        connects: where the button connects to; "" if it does not.
        verb: the label of the button; "" if there is nothing to do.
    """

    title: str = ""
    marks: tuple[tuple[str, str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    more: tuple[tuple[str, str], ...] = ()
    says: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    figures_source: str = ""
    notes: tuple[str, ...] = ()
    room: str = ""
    connects: str = ""
    verb: str = ""


class CatalogueDetails(Details):
    """One model and the ways to get it.

    Signals:
        way_chosen: number of the way of the current row.
        get_asked: the button.
        file_asked: from a stick instead.
    """

    way_chosen = Signal(int)
    get_asked = Signal()
    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a model."""
        super().__init__(parent)
        self._title = Paragraph("", "title", is_bold=True)
        self._marks = QWidget(self)
        self._mark_row = QHBoxLayout(self._marks)
        self._facts = Facts(self)
        self._more = Facts(self)
        self._says_card = Card("mark_tint", "mark", has_rule=True, parent=self)
        self._says_card.column.addWidget(Section(self.tr("What its makers say")))
        self._says = Paragraph("")
        self._says_card.column.addWidget(self._says)
        self._figures_head = Section(self.tr("Reported accuracy"))
        self._figures = Facts(self)
        self._source = Paragraph("", "caption", "muted")
        self._notes = Paragraph("", "ui", "muted")
        self._ways_head = Section(self.tr("Files in the catalogue"))
        self.ways = Table(
            self.tr("Files in the catalogue"),
            (
                Column(self.tr("Type"), is_wide=True),
                Column(self.tr("Download"), is_number=True),
                Column(""),
            ),
            self,
            is_whole=False,
        )
        self._room = Paragraph("", "caption", "muted")
        self._connects = Paragraph("", "caption", "muted")
        self._buttons = ButtonRow(self)
        self.get = PrimaryButton("", "download", self)
        self.file = Button(self.tr("From USB…"), "usb", self)
        for button in (self.get, self.file):
            self._buttons.add(button)
        self._lay_out()
        self.get.clicked.connect(self.get_asked)
        self.file.clicked.connect(self.file_asked)
        self.ways.row_chosen.connect(self.way_chosen)
        self.ways.row_opened.connect(self._on_way_opened)
        self.set_offer(OfferView())
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._parts: list[QWidget] = [
            self._title,
            self._marks,
            self._facts,
            Line(self, is_upright=False),
            self._says_card,
            self._ways_head,
            self.ways,
            self._buttons,
            self._connects,
            self._room,
            Line(self, is_upright=False),
            self._figures_head,
            self._figures,
            self._source,
            self._more,
            self._notes,
        ]
        for part in self._parts:
            self._column.addWidget(part)
        self._column.addStretch(1)

    def set_offer(self, view: OfferView) -> None:
        """Show one model."""
        self._title.setText(view.title)
        self._set_marks(view.marks)
        self._facts.set_facts(view.facts)
        self._more.set_facts(view.more)
        self._says.setText(view.says)
        self._figures.set_facts(view.figures)
        self._source.setText(view.figures_source)
        self._notes.setText("\n".join(view.notes))
        self._room.setText(view.room)
        self._connects.setText(view.connects)
        self.get.setText(view.verb)
        self.get.set_icon("download" if view.connects else "model")
        self._buttons.show_only([self.get, self.file] if view.verb else [self.file])
        has = {
            self._marks: bool(view.marks),
            self._says_card: bool(view.says),
            self._figures_head: bool(view.figures),
            self._figures: bool(view.figures),
            self._source: bool(view.figures_source),
            self._notes: bool(view.notes),
            self._more: bool(view.more),
            self._room: bool(view.room),
            self._connects: bool(view.connects),
        }
        for part in self._parts:
            part.setVisible(bool(view.title) and has.get(part, True))
        self.set_filled(bool(view.title))

    def set_ways(self, rows: Sequence[WayRow], chosen: int) -> None:
        """Show the files there are; nothing is signalled."""
        with QSignalBlocker(self.ways):
            self.ways.set_rows([_cells(row) for row in rows])
            self.ways.choose(chosen)
        self._fit_ways()
        for part in (self._ways_head, self.ways):
            part.setVisible(self.is_filled and bool(rows))

    def _fit_ways(self) -> None:
        """Show a few files; the others are scrolled to, so that the button stays in view."""
        whole = self.ways.sizeHint().height()
        row = self.ways.verticalHeader().defaultSectionSize()
        hidden = max(self.ways.model().rowCount() - _SHOWN, 0) * row
        self.ways.setFixedHeight(whole - hidden)

    def focus_button(self) -> None:
        """Put the focus on the way on."""
        target = self.file if self.get.isHidden() else self.get
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_marks(self, marks: Sequence[tuple[str, str, str]]) -> None:
        while item := self._mark_row.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for word, kind, icon in marks:
            self._mark_row.addWidget(Mark(word, kind, icon))
        self._mark_row.addStretch(1)

    @Slot(int)
    def _on_way_opened(self, _row: int) -> None:
        self.focus_button()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(16), now.px(12), now.px(14), now.px(12))
        self._column.setSpacing(now.px(10))
        self._mark_row.setContentsMargins(0, 0, 0, 0)
        self._mark_row.setSpacing(now.px(6))
        self._fit_ways()


def _cells(row: WayRow) -> tuple[Cell, ...]:
    light = row.light
    return (
        Cell(row.name, row.origin, tip=row.origin),
        Cell(row.download),
        Cell(
            light.word,
            icon=light.icon,
            token=light.token,
            is_bold=True,
            said=f"{light.word}: {light.sentence}",
            tip=light.sentence,
        ),
    )
