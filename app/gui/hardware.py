"""Settings › Hardware: looks at the computer, and keeps the page true."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from app.core import inspection
from app.core.chat import LoadOptions
from app.core.fitting import Fitted
from app.core.gguf import ModelInfo
from app.core.inspection import Found
from app.core.power import PowerWatch
from app.core.text import fill
from app.gui import fits
from app.gui.engine import EngineClient
from app.gui.models import ModelShelf
from app.gui.probe import Probe
from app.gui.views import number
from app.gui.widgets.digits import numbers, size
from app.gui.widgets.hardware_page import FitRow, GraphicsRow, HardwarePage, HardwareView
from app.paths import Places
from app.settings import Settings
from app.store.models import Model

# What the page names, and archspec's names of it.
SETS = {
    "SSE4.2": "sse4_2",
    "AVX": "avx",
    "F16C": "f16c",
    "FMA": "fma",
    "AVX2": "avx2",
    "AVX-512": "avx512f",
    "AMX": "amx_tile",
}
ARM_SETS = {"NEON": "asimd", "DOTPROD": "asimddp", "I8MM": "i8mm", "SVE": "sve"}


class Hardware(QObject):
    """Connects the page with probe, library and engine.

    Signals:
        options_asked: id of a model whose load options are wanted.
    """

    options_asked = Signal(str)

    def __init__(
        self,
        page: HardwarePage,
        shelf: ModelShelf,
        engine: EngineClient,
        probe: Probe,
        places: Places,
        settings: Settings,
    ) -> None:
        """Listen to the page as long as it lives; `look` begins."""
        super().__init__(page)
        self._page = page
        self._shelf = shelf
        self._engine = engine
        self._probe = probe
        self._places = places
        self._settings = settings
        self._found: Found | None = None
        self._watch = PowerWatch()  # one: it compares with its last look
        self._models: dict[str, Model] = {}
        page.look_asked.connect(self.look)
        page.copy_asked.connect(self._on_copy_asked)
        page.options_asked.connect(self.options_asked)
        page.model_chosen.connect(self._on_model_chosen)
        page.reload_asked.connect(shelf.try_again)
        probe.found.connect(self._on_found)
        shelf.listed.connect(self._show)
        shelf.changed.connect(self._on_model_changed)
        self._was = ""

    @Slot()
    def look(self) -> None:
        """Ask the engine anew, then measure the rest."""
        self._page.set_looking()
        self._probe.start()

    def use(self, settings: Settings) -> None:
        """Take changed settings: what is loaded next may need more or less."""
        self._settings = settings
        self._show()

    @Slot(object)
    def _on_found(self, _engine: object) -> None:
        self._show()

    @Slot(object)
    def _on_model_changed(self, _state: object) -> None:
        kind = self._shelf.state().kind
        if kind != self._was:
            self._was = kind
            self._show()

    @Slot()
    def _show(self) -> None:
        engine = self._probe.engine
        if engine is None:
            return
        given_back = fits.held_bytes(self._engine.pid) if self._engine.loaded is not None else 0
        refused = self._settings.refused_gpus
        folder = self._places.data
        found = inspection.look(engine, folder, refused, self._watch, given_back)
        self._found = found
        self._models = {model.model_id: model for model in self._shelf.all}
        self._page.set_view(self._view(found))
        self._page.show_reload(self._reload_words())

    def _view(self, found: Found) -> HardwareView:
        engine = found.engine
        turn = fits.translated
        cores = fill(
            self.tr("cores: %1, threads: %2; cores that may be used: %3"),
            number(found.physical_cores),
            number(found.logical_cores),
            number(found.usable_cores),
        )
        words = dict(inspection.rows(found, turn, numbers()))
        build = [
            value for name, value in words.items() if name in {turn("Engine"), turn("Graphics")}
        ]
        processor = (
            (self.tr("Name"), found.cpu_name),
            (self.tr("Cores"), cores),
            (self.tr("Library"), inspection.library(engine, turn)),
            (self.tr("Engine"), words.get(turn("Engine"), build[-1])),
        )
        free = fill(
            self.tr("%1 of %2 are free"),
            size(found.machine.free_bytes),
            size(found.machine.total_bytes),
        )
        note = engine.graphics_reason or ("" if engine.gpus else words[turn("Graphics")])
        return HardwareView(
            when=found.at.strftime("%H:%M"),
            processor=processor,
            sets=tuple(self._sets(found)),
            graphics=tuple(self._graphics(found)),
            graphics_note=note,
            memory=((self.tr("Memory"), free), (turn("Disk"), words[turn("Disk")])),
            models=tuple(self._row(model, found) for model in self._models.values()),
            power=(
                (turn("Power"), inspection.power(found.power, turn)),
                (turn("Heat"), inspection.heat(found.power, turn)),
            ),
        )

    def _sets(self, found: Found) -> list[tuple[str, bool]]:
        has = found.machine.features
        names = ARM_SETS if "asimd" in has else SETS
        return [(name, key in has) for name, key in names.items()]

    def _graphics(self, found: Found) -> list[GraphicsRow]:
        loaded = self._engine.loaded
        rows = []
        for gpu in found.engine.gpus:
            is_used = loaded is not None and bool(loaded.gpu_layers) and loaded.device == gpu.name
            use = self.tr("Used") if is_used else self.tr("Not used now")
            rows.append(
                GraphicsRow(
                    name=gpu.name,
                    about=" · ".join(inspection.gpu_words(found, gpu, fits.translated)),
                    total=size(gpu.total_bytes),
                    free=size(gpu.free_bytes),
                    use=use,
                    is_used=is_used,
                )
            )
        return rows

    def _row(self, model: Model, found: Found) -> FitRow:
        info = fits.info_of(model)
        if info is None:
            word = fits.translated("Not measured")
            return FitRow(
                model.model_id, model.name, model.quantization, "–", "not_measured", word, word
            )
        fitted = self._fitted(model, info, found)
        return FitRow(
            id=model.model_id,
            name=model.name,
            type=model.quantization,
            needs=fits.need(fitted),
            verdict=fitted.fit.verdict,
            word=fits.word(fitted),
            sentence=fitted.fit.sentence,
        )

    def _fitted(self, model: Model, info: ModelInfo, found: Found) -> Fitted:
        options = self._shelf.options_of(model)
        return fits.fitted(info, options, found.machine, found.engine.gpus)

    def _reload_words(self) -> str:
        now, wanted = self._engine.loaded_options, self._shelf.options
        if self._engine.loaded is None or now is None or _weights(now) == _weights(wanted):
            return ""
        return self.tr(
            "Load options were changed. The loaded model uses them when it is loaded again."
        )

    @Slot(str)
    def _on_model_chosen(self, model_id: str) -> None:
        model, found = self._models.get(model_id), self._found
        info = fits.info_of(model) if model else None
        if model is None or info is None or found is None:
            self._page.set_sum((), 0, 0, ())
            return
        fitted = self._fitted(model, info, found)
        gpu = fitted.offload.gpu
        self._page.set_sum(
            fits.rows(info, fitted),
            found.machine.free_bytes,
            gpu.free_bytes if gpu else 0,
            fits.sentences(fitted),
        )

    @Slot()
    def _on_copy_asked(self) -> None:
        if self._found is None:
            return
        lines = [
            f"{name}: {value}"
            for name, value in inspection.rows(self._found, fits.translated, numbers())
        ]
        for model in self._models.values():
            info = fits.info_of(model)
            if info is None:
                continue
            fitted = self._fitted(model, info, self._found)
            lines.append(f"{model.name} · {model.quantization} · {fits.sentences(fitted)[0]}")
            for part in fits.rows(info, fitted):
                elsewhere = f" + {size(part.gpu_bytes)}" if part.gpu_bytes else ""
                lines.append(f"  {part.name}: {size(part.host_bytes)}{elsewhere} ({part.formula})")
        QGuiApplication.clipboard().setText("\n".join(lines))


def _weights(options: LoadOptions) -> LoadOptions:
    """Return the options without those that count from the next answer on, unloaded or not."""
    return replace(options, threads=None, saves_battery=None)
