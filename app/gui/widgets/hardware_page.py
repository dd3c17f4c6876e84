"""Settings › Hardware: what was found on this computer, and what of the models fits it."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button
from app.gui.widgets.chips import Chips
from app.gui.widgets.facts import Facts, Section
from app.gui.widgets.first_run_parts import Card
from app.gui.widgets.memory_sum import LIGHTS, MemorySum, SumRow
from app.gui.widgets.notice import Notice
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell

RELOAD = "reload"


class GraphicsRow(Struct, frozen=True):
    """One graphics processor; all of it translated."""

    name: str
    about: str
    total: str
    free: str
    use: str
    is_used: bool


class FitRow(Struct, frozen=True):
    """One installed model: what it needs, and its light.

    Attributes:
        id: of the model.
        name: any text.
        type: e.g. `Q4_K_M`.
        needs: rounded up.
        verdict: of the light, see `core.hardware.Verdict`.
        word: the verdict in a word.
        sentence: with the numbers.
    """

    id: str
    name: str
    type: str
    needs: str
    verdict: str
    word: str
    sentence: str


class HardwareView(Struct, frozen=True):
    """What one look found; all of it translated.

    Attributes:
        when: hours and minutes.
        processor: names and values.
        sets: instruction sets that matter, and whether each is there.
        graphics: one row each.
        graphics_note: why there is none, or what else must be known.
        memory: names and values.
        models: what is installed.
        power: names and values of battery and heat.
    """

    when: str
    processor: tuple[tuple[str, str], ...]
    sets: tuple[tuple[str, bool], ...]
    graphics: tuple[GraphicsRow, ...]
    graphics_note: str
    memory: tuple[tuple[str, str], ...]
    models: tuple[FitRow, ...]
    power: tuple[tuple[str, str], ...]


class HardwarePage(QWidget):
    """Cards: processor, graphics, memory with the sum of the chosen model, battery and heat.

    Signals:
        look_asked, copy_asked, reload_asked: the buttons.
        options_asked: id of a model whose load options are wanted.
        model_chosen: id of the model whose sum is wanted.
    """

    look_asked = Signal()
    copy_asked = Signal()
    reload_asked = Signal()
    options_asked = Signal(str)
    model_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start before the first look."""
        super().__init__(parent)
        words = (self.tr("Processor"), self.tr("Graphics"), self.tr("Memory"))
        self.setAccessibleName(" ".join((*words, self.tr("Battery and heat"))))
        self._ids: tuple[str, ...] = ()
        self._head = Paragraph("", "ui", "muted")
        self._look = Button(self.tr("Look again"), "regenerate", self)
        self._copy = Button(self.tr("Copy as text"), "copy", self)
        self._notice: Notice | None = None
        self._processor = Facts(self)
        self._sets = Chips(self.tr("Instruction sets"), self)
        self._graphics = Table(
            self.tr("Graphics processors"),
            (
                Column(self.tr("Device"), is_wide=True),
                Column(self.tr("Memory"), is_number=True),
                Column(self.tr("Free"), is_number=True),
                Column(self.tr("Use")),
            ),
            self,
        )
        self._graphics.set_choosable(False)
        self._graphics_note = Paragraph("", "ui", "muted")
        self._memory = Facts(self)
        self.models = Table(
            self.tr("Installed models, and whether each fits"),
            (
                Column(self.tr("Model"), is_wide=True),
                Column(self.tr("Needs"), is_number=True),
                Column(self.tr("Fit")),
            ),
            self,
        )
        self.sum = MemorySum(self)
        self._sentence = Paragraph("", "ui")
        self._options = Button(self.tr("Load options…"), "settings", self)
        self._none = Paragraph(self.tr("No model yet. Models › Installed adds one."), "ui", "muted")
        self._power = Facts(self)
        self._cards = QVBoxLayout(self)
        self._lay_out()
        self._look.clicked.connect(self.look_asked)
        self._copy.clicked.connect(self.copy_asked)
        self._options.clicked.connect(self._on_options_clicked)
        self.models.row_chosen.connect(self._on_row_chosen)
        self.models.row_opened.connect(self._on_options_clicked)
        self.setFocusProxy(self._look)
        self.set_looking()
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _lay_out(self) -> None:
        ways = ButtonRow(self)
        ways.add(self._look)
        ways.add(self._copy)
        self._top = QHBoxLayout()
        self._top.addWidget(self._head, 1)
        self._top.addWidget(ways)
        self._cards.addLayout(self._top)
        more = ButtonRow(self)
        more.add(self._options)
        self._parts: list[Card] = []
        for title, parts in (
            (self.tr("Processor"), (self._processor, self._sets)),
            (self.tr("Graphics"), (self._graphics, self._graphics_note)),
            (
                self.tr("Memory"),
                (self._memory, self.models, self._none, self.sum, self._sentence, more),
            ),
            (self.tr("Battery and heat"), (self._power,)),
        ):
            card = Card(parent=self)
            card.column.addWidget(Section(title))
            for part in parts:
                card.column.addWidget(part)
            self._parts.append(card)
            self._cards.addWidget(card)

    def set_looking(self) -> None:
        """Say that a look is on its way; what an earlier one found stays."""
        self._head.setText(self.tr("Looking at this computer…"))
        self._look.setEnabled(False)
        self._copy.setEnabled(bool(self._ids))
        for card in self._parts:
            card.setVisible(bool(self._processor.accessibleName()))

    def set_view(self, view: HardwareView) -> None:
        """Show what was found; the first model's sum is asked for."""
        self._head.setText(fill(self.tr("What was found on this computer at %1"), view.when))
        self._look.setEnabled(True)
        self._copy.setEnabled(True)
        self._processor.set_facts(view.processor)
        self._sets.set_chips(view.sets)
        self._graphics.set_rows([_graphics_cells(row) for row in view.graphics])
        self._graphics.setVisible(bool(view.graphics))
        self._graphics_note.setText(view.graphics_note)
        self._graphics_note.setVisible(bool(view.graphics_note))
        self._memory.set_facts(view.memory)
        self._power.set_facts(view.power)
        for card in self._parts:
            card.show()
        self._set_models(view.models)

    def _set_models(self, rows: Sequence[FitRow]) -> None:
        chosen = self._ids[self.models.row] if 0 <= self.models.row < len(self._ids) else ""
        self._ids = tuple(row.id for row in rows)
        self.models.set_rows([_fit_cells(row) for row in rows])
        for part in (self.models, self.sum, self._sentence, self._options):
            part.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if rows:
            at = self._ids.index(chosen) if chosen in self._ids else 0
            self.models.choose(at)
            self._on_row_chosen(at)

    def choose(self, model_id: str) -> None:
        """Show the sum of this model, if it is there."""
        if model_id in self._ids:
            self.models.choose(self._ids.index(model_id))

    def set_sum(
        self, rows: Sequence[SumRow], free_bytes: int, gpu_free_bytes: int, sentences: Sequence[str]
    ) -> None:
        """Show the sum of the chosen model and what is said of it."""
        self.sum.set_sum(rows, free_bytes, gpu_free_bytes)
        self._sentence.setText("\n".join(sentences))
        self._sentence.setVisible(bool(sentences))

    def show_reload(self, words: str) -> None:
        """Say that the loaded model does not use what was changed yet; "" takes that away."""
        if self._notice is not None:
            self._cards.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if words:
            again = self.tr("Load again now")
            self._notice = Notice("info", words, actions=((RELOAD, again),))
            self._notice.action_asked.connect(self.reload_asked)
            self._cards.insertWidget(1, self._notice)

    @Slot(int)
    def _on_row_chosen(self, row: int) -> None:
        self.model_chosen.emit(self._ids[row])

    @Slot()
    def _on_options_clicked(self) -> None:
        if 0 <= self.models.row < len(self._ids):
            self.options_asked.emit(self._ids[self.models.row])

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(now.px(12))
        self._top.setSpacing(now.px(12))


def _graphics_cells(row: GraphicsRow) -> tuple[Cell, ...]:
    use = Cell(row.use, "", "fit-ok", "ok", is_bold=True) if row.is_used else Cell(row.use)
    return (
        Cell(row.name, row.about, is_bold=True, tip=row.name),
        Cell(row.total),
        Cell(row.free),
        use,
    )


def _fit_cells(row: FitRow) -> tuple[Cell, ...]:
    shape, token = LIGHTS[row.verdict]
    return (
        Cell(row.name, row.type, is_bold=True, tip=row.name),
        Cell(row.needs),
        Cell(row.word, "", shape, token, is_bold=True, said=f"{row.word}: {row.sentence}"),
    )
