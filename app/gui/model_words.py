"""What is said of a model in lists, menus and the selector: its name, its state, its device."""

import os

from PySide6.QtCore import QCoreApplication

from app.core.chat import Loaded
from app.core.text import QT_TRANSLATE_NOOP, fill
from app.core.wording import DEMO
from app.gui.widgets.selector import ModelState
from app.store.models import Model

_NOTES = {
    "missing": QT_TRANSLATE_NOOP("model_words", "Missing"),
    "changed": QT_TRANSLATE_NOOP("model_words", "Changed"),
    "quarantined": QT_TRANSLATE_NOOP("model_words", "Quarantined"),
    "untried": QT_TRANSLATE_NOOP("model_words", "Not tried"),
}


def label(model: Model) -> str:
    """Return name and quantization; the demo model is named as such."""
    return " · ".join(part for part in (model.name, model.quantization, _demo(model)) if part)


def note(model: Model) -> str:
    """Return what must stand beside a model's name in a list; "" if nothing."""
    state = _NOTES.get(model.state, "")
    words = QCoreApplication.translate("model_words", state) if state else ""
    return " · ".join(part for part in (_demo(model), words) if part)


def at_rest(model: Model) -> ModelState:
    """Return how a chosen model stands that is not in memory: its file is there, or is not."""
    if os.path.isfile(model.path):  # noqa: PTH113  a disk that is gone is an error to `Path`
        words = QCoreApplication.translate("ModelShelf", "Reload %1")
        return ModelState("ejected", fill(words, label(model)))
    words = QCoreApplication.translate(
        "model_words", "%1: the file is not there. Put it back, or choose another model."
    )
    return ModelState("missing", fill(words, label(model)))


def device(loaded: Loaded) -> str:
    """Return where a model runs, e.g. `CPU AVX2` or the name of a graphics processor."""
    if loaded.gpu_layers:
        return loaded.device
    return " ".join(part for part in ("CPU", loaded.cpu_variant) if part)


def _demo(model: Model) -> str:
    return QCoreApplication.translate("notice", DEMO) if model.is_demo else ""
