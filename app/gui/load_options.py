"""The dialog of load options: opened for a model, told what its values mean, then remembered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.core import loading, machine
from app.core.chat import LoadOptions
from app.core.machine import Machine
from app.core.text import fill
from app.errors import Problem
from app.gui import fits, model_words
from app.gui.engine import EngineClient
from app.gui.models import ModelShelf
from app.gui.probe import Probe
from app.gui.problems import told
from app.gui.views import number
from app.gui.widgets.load_options_dialog import Defaults, LoadOptionsDialog, Needed
from app.store.models import Model

if TYPE_CHECKING:
    from app.core.gguf import ModelInfo


class LoadOptionsWay(QObject):
    """One dialog at a time."""

    def __init__(
        self, shelf: ModelShelf, engine: EngineClient, probe: Probe, parent: QObject | None = None
    ) -> None:
        """Nothing is asked yet."""
        super().__init__(parent)
        self._shelf = shelf
        self._engine = engine
        self._probe = probe
        self._dialog: LoadOptionsDialog | None = None
        self._model: Model | None = None
        self._info: ModelInfo | None = None
        probe.found.connect(self._on_found)

    def open(self, model: Model, parent: QWidget) -> None:
        """Show how a model is loaded; graphics processors follow when they are found."""
        if self._dialog is not None:
            self._dialog.raise_()
            return
        self._model = model
        self._info = fits.info_of(model)
        kept = loading.remembered(model.options)
        self._dialog = LoadOptionsDialog(model_words.label(model), kept, parent)
        self._dialog.changed.connect(self._show)
        self._dialog.accepted.connect(self._on_accepted)
        self._dialog.load_asked.connect(self._on_load_asked)
        self._dialog.finished.connect(self._on_finished)
        self._on_found()
        if self._probe.engine is None:
            self._probe.start()
        self._dialog.open()

    def _here(self) -> Machine:
        return fits.here(self._engine)

    @Slot()
    def _on_found(self) -> None:
        if self._dialog is None:
            return
        info = self._info
        gpus = self._probe.engine.gpus if self._probe.engine else ()
        if info is not None:
            open_options = self._general(LoadOptions())
            found = fits.fitted(info, open_options, self._here(), gpus)
            self._dialog.set_defaults(
                Defaults(
                    context_tokens=found.use.context_tokens,
                    threads=open_options.threads or machine.cores(),
                    batch_tokens=found.use.batch_tokens,
                    is_mapped=found.use.is_mapped,
                    layers=found.offload.layers,
                    all_layers=info.block_count + 1,
                    gpus=tuple(gpu.name for gpu in gpus),
                )
            )
        self._show()

    def _general(self, options: LoadOptions) -> LoadOptions:
        return self._shelf.settled(options)

    @Slot()
    def _show(self) -> None:
        if self._dialog is None:
            return
        if self._info is None:
            text = self.tr("This model was added by another version: add its file again.")
            self._dialog.set_needed(Needed(error=text))
            return
        options = self._general(self._dialog.options)
        try:
            loading.check_for(options, self._info)
        except Problem as problem:
            self._dialog.set_needed(Needed(error=self._why(problem, options, self._info)))
            return
        here = self._here()
        gpus = self._probe.engine.gpus if self._probe.engine else ()
        found = fits.fitted(self._info, options, here, gpus)
        gpu = found.offload.gpu
        self._dialog.set_needed(
            Needed(
                rows=tuple(fits.rows(self._info, found)),
                free_bytes=here.free_bytes,
                gpu_free_bytes=gpu.free_bytes if gpu else 0,
                sentences=(*fits.sentences(found), *self._remarks(options, self._info)),
            )
        )

    def _why(self, problem: Problem, options: LoadOptions, info: "ModelInfo") -> str:
        """Return why a model cannot be loaded with these options."""
        if options.cache_type_v in loading.QUANTIZED and options.flash_attention is False:
            text = self.tr("Values kept as %1 need flash attention, which is off.")
            return fill(text, options.cache_type_v)
        for kind, length in (
            (options.cache_type_k, info.key_length),
            (options.cache_type_v, info.value_length),
        ):
            if kind in loading.QUANTIZED and length % loading.BLOCK:
                text = self.tr("%1 needs heads of a multiple of %2; this model's have %3.")
                return fill(text, kind, loading.BLOCK, length)
        return str(told(problem))

    def _remarks(self, options: LoadOptions, info: "ModelInfo") -> list[str]:
        """Return what else should be known of these options."""
        remarks = []
        if info.context_length and (options.context_tokens or 0) > info.context_length:
            text = self.tr("This model was made for %1 tokens of context: no more are used.")
            remarks.append(fill(text, number(info.context_length)))
        if not loading.QUANTIZED.isdisjoint({options.cache_type_k, options.cache_type_v}):
            remarks.append(self.tr("A context kept in fewer bits changes answers a little."))
        if options.threads and options.threads > machine.cores():
            text = self.tr("These are more threads than the %1 cores that may be used.")
            remarks.append(fill(text, number(machine.cores())))
        return remarks

    @Slot()
    def _on_accepted(self) -> None:
        if self._dialog is not None and self._model is not None:
            self._shelf.remember(self._model.model_id, self._dialog.options)

    @Slot(object)
    def _on_load_asked(self, options: LoadOptions) -> None:
        model = self._model
        if model is None:
            return
        self._shelf.remember(model.model_id, options)
        current = self._shelf.current
        if current is not None and current.model_id == model.model_id:
            self._shelf.try_again()
        else:
            self._shelf.choose(model.model_id)

    @Slot()
    def _on_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
