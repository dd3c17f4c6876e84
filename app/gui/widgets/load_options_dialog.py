"""How one model is loaded: what is automatic says so, and the memory it takes is told at once."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QDialogButtonBox, QHBoxLayout, QWidget

from app.core.chat import LoadOptions
from app.core.loading import CACHE_TYPES
from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.digits import number
from app.gui.widgets.label import Label
from app.gui.widgets.memory_sum import MemorySum, SumRow
from app.gui.widgets.number_field import NumberField, NumberKind
from app.gui.widgets.paragraph import Paragraph

MOST_THREADS = 256
MOST_BATCH = 4096
LEAST_CONTEXT = 128
_NARROW = 480


class Defaults(Struct, frozen=True):
    """What automatic means for this model on this computer.

    Attributes:
        context_tokens: size of the context.
        threads: processor threads.
        batch_tokens: prompt tokens computed together.
        is_mapped: whether the weights are the file's own pages.
        layers: that go on a graphics processor.
        all_layers: how many layers could go on a graphics processor.
        gpus: names of the graphics processors.
    """

    context_tokens: int
    threads: int
    batch_tokens: int
    is_mapped: bool
    layers: int
    all_layers: int
    gpus: tuple[str, ...] = ()


class Needed(Struct, frozen=True):
    """What these options mean; all of it translated.

    Attributes:
        rows: of the sum.
        free_bytes: memory that is free for it.
        gpu_free_bytes: the same of the graphics processor.
        sentences: the light with its numbers first.
        error: why it cannot be loaded like this; "" if it can.
    """

    rows: tuple[SumRow, ...] = ()
    free_bytes: int = 0
    gpu_free_bytes: int = 0
    sentences: tuple[str, ...] = ()
    error: str = ""


class LoadOptionsDialog(Dialog):
    """Asks how a model is loaded; `accepted` means *remember it*.

    Signals:
        changed: `LoadOptions` as they stand now.
        load_asked: the same, remember it and load now.
    """

    changed = Signal(object)
    load_asked = Signal(object)

    def __init__(self, model: str, options: LoadOptions, parent: QWidget | None = None) -> None:
        """Show what is remembered of a model."""
        super().__init__(fill(self.tr("Load options of %1"), model), parent, width=640)
        self._options = options
        self._defaults: Defaults | None = None
        whole = {"is_whole": True, "is_optional": True}
        self.context = NumberField(
            self.tr("Context, tokens"), NumberKind(LEAST_CONTEXT, 1_048_576, **whole), self
        )
        self.threads = NumberField(
            self.tr("Processor threads"), NumberKind(1, MOST_THREADS, **whole), self
        )
        self.batch = NumberField(
            self.tr("Tokens computed together"), NumberKind(1, MOST_BATCH, **whole), self
        )
        self.layers = NumberField(
            self.tr("Layers on the graphics processor"), NumberKind(0, 512, **whole), self
        )
        self.keys = QComboBox(self)
        self.values = QComboBox(self)
        self.flash = QComboBox(self)
        self.mapped = QComboBox(self)
        self.locked = QComboBox(self)
        self.gpu = QComboBox(self)
        self.sum = MemorySum(self)
        self._sentences = Paragraph("", "ui")
        self._error = Label("", "ui", "err", wraps=True)
        self._choices: list[QBoxLayout] = []
        self._lay_out()
        role = QDialogButtonBox.ButtonRole
        self.reset = self.add_button(self.tr("Reset to automatic"), role.ResetRole)
        self.reset.clicked.connect(self._on_reset)
        self.remember = self.add_button(self.tr("Remember"), role.AcceptRole)
        self.remember.clicked.connect(self.accept)
        self.load = self.add_button(self.tr("Remember and load"), role.AcceptRole, "primary")
        self.load.clicked.connect(self._on_load)
        self.add_cancel()
        self._show()
        self._connect()
        self.context.findChildren(QWidget)[0].setFocus()

    @property
    def options(self) -> LoadOptions:
        """What stands in the fields; what is open is automatic."""
        return self._options

    def _lay_out(self) -> None:
        lead = self.tr(
            "An empty field is automatic, decided at each load; in grey stands what that is now."
        )
        self.body.addWidget(Paragraph(lead, "ui", "muted"))
        for part in (self.context, self.threads, self.batch):
            self.body.addWidget(part)
        for label, box in (
            (self.tr("Keys of the context kept as"), self.keys),
            (self.tr("Values of the context kept as"), self.values),
            (self.tr("Flash attention"), self.flash),
            (self.tr("Weights are the file's own pages (mmap)"), self.mapped),
            (self.tr("Weights kept from being swapped out (mlock)"), self.locked),
            (self.tr("Graphics processor"), self.gpu),
        ):
            box.setAccessibleName(label)
            head = Label(label, wraps=True)
            head.setBuddy(box)
            row = QHBoxLayout()
            row.addWidget(head, 1)
            row.addWidget(box)
            self._choices.append(row)
            self.body.addLayout(row)
        self.body.addWidget(self.layers)
        self.body.addWidget(self._error)
        self.body.addWidget(self.sum)
        self.body.addWidget(self._sentences)
        self.body.addStretch(1)

    def _connect(self) -> None:
        for field in (self.context, self.threads, self.batch, self.layers):
            field.changed.connect(self._on_changed)
        for box in (self.keys, self.values, self.flash, self.mapped, self.locked, self.gpu):
            box.activated.connect(self._on_changed)

    def set_defaults(self, defaults: Defaults) -> None:
        """Say what automatic means; the choices of a graphics processor follow what there is."""
        self._defaults = defaults
        self.context.set_default(number(defaults.context_tokens))
        self.threads.set_default(number(defaults.threads))
        self.batch.set_default(number(defaults.batch_tokens))
        self.layers.set_default(
            fill(self.tr("%1 of %2"), number(defaults.layers), number(defaults.all_layers))
        )
        self.layers.setVisible(bool(defaults.gpus) or self._options.gpu_layers is not None)
        self._show()

    def set_needed(self, needed: Needed) -> None:
        """Show what the options mean for memory, or why they cannot be."""
        self.sum.set_sum(needed.rows, needed.free_bytes, needed.gpu_free_bytes)
        self._sentences.setText("\n".join(needed.sentences))
        self._sentences.setVisible(bool(needed.sentences))
        self._error.setText(needed.error)
        self._error.setVisible(bool(needed.error))
        for button in (self.remember, self.load):
            button.setEnabled(not needed.error)

    def _show(self) -> None:
        """Show the options; nothing is told."""
        said, known = self._options, self._defaults
        for field, value in (
            (self.context, said.context_tokens),
            (self.threads, said.threads),
            (self.batch, said.batch_tokens),
            (self.layers, None if (said.gpu_layers or 0) < 0 else said.gpu_layers),
        ):
            field.set_value(value)
        automatic, yes, no = self.tr("Automatic"), self.tr("Yes"), self.tr("No")
        f16 = fill(self.tr("Automatic: %1"), "f16")
        caches: list[tuple[str, object]] = [(f16, None), *((kind, kind) for kind in CACHE_TYPES)]
        mapped = automatic
        if known is not None:
            mapped = fill(self.tr("Automatic: %1"), yes if known.is_mapped else no)
        gpus = known.gpus if known is not None else ()
        boxes: tuple[tuple[QComboBox, list[tuple[str, object]], object], ...] = (
            (self.keys, caches, said.cache_type_k),
            (self.values, caches, said.cache_type_v),
            (
                self.flash,
                [(self.tr("Automatic: where the device has it"), None), (yes, True), (no, False)],
                said.flash_attention,
            ),
            (self.mapped, [(mapped, None), (yes, True), (no, False)], said.use_mmap),
            (
                self.locked,
                [(fill(self.tr("Automatic: %1"), no), None), (yes, True)],
                said.use_mlock,
            ),
            (self.gpu, [(automatic, ""), *((name, name) for name in gpus)], said.gpu or ""),
        )
        for box, choices, chosen in boxes:
            _fill(box, choices, chosen)
        self.gpu.setEnabled(bool(gpus))

    def _read(self) -> LoadOptions:
        said = self._options
        layers = self.layers.value
        return LoadOptions(
            context_tokens=_whole(self.context.value),
            threads=_whole(self.threads.value),
            gpu_layers=said.gpu_layers if layers is None and _is_negative(said) else _whole(layers),
            batch_tokens=_whole(self.batch.value),
            cache_type_k=self.keys.currentData(),
            cache_type_v=self.values.currentData(),
            flash_attention=self.flash.currentData(),
            use_mmap=self.mapped.currentData(),
            use_mlock=self.locked.currentData(),
            gpu=self.gpu.currentData() or None,
        )

    @Slot()
    def _on_changed(self) -> None:
        self._options = self._read()
        self.changed.emit(self._options)

    @Slot()
    def _on_reset(self) -> None:
        self._options = LoadOptions()
        self._show()
        self.changed.emit(self._options)

    @Slot()
    def _on_load(self) -> None:
        self.load_asked.emit(self._options)
        self.reject()

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put each box under its words where there is no room beside them."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < theme.current().px(_NARROW)
        ways = QBoxLayout.Direction
        for row in self._choices:
            row.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)


def _fill(box: QComboBox, choices: Sequence[tuple[str, object]], value: object) -> None:
    with QSignalBlocker(box):
        box.clear()
        for text, data in choices:
            box.addItem(text, data)
        at = next((place for place, (_, data) in enumerate(choices) if data == value), 0)
        box.setCurrentIndex(at)


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _is_negative(options: LoadOptions) -> bool:
    return options.gpu_layers is not None and options.gpu_layers < 0
