"""The menu of the model selector: what is installed, and what can be done with it."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.core.bidi import left_to_right
from app.gui.widgets.digits import size


class ModelItem(Struct, frozen=True):
    """One installed model.

    Attributes:
        id: of the model.
        name: any text.
        quantization: e.g. `Q4_K_M`; "" if it is not known.
        size_bytes: of the file.
        note: what must stand beside the name, e.g. *demo, not medical*, *Missing*; "" if nothing.
    """

    id: str
    name: str
    quantization: str
    size_bytes: int
    note: str = ""

    @property
    def text(self) -> str:
        """Name · quantization · size · note."""
        parts = (self.name, self.quantization, size(self.size_bytes), self.note)
        shown = " · ".join(part for part in parts if part)
        return left_to_right(shown).replace("&", "&&")


class ModelMenu(QMenu):
    """Lists models; the one in use is ticked.

    Signals:
        chosen: id of a model.
        add_asked: add a model file.
        reload_asked: load the model in use again.
        eject_asked: give its memory back, or stop loading it.
        options_asked: how it is loaded.
        endpoint_asked: have a server answer, or no more.
    """

    chosen = Signal(str)
    add_asked = Signal()
    reload_asked = Signal()
    eject_asked = Signal()
    options_asked = Signal()
    endpoint_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without models."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Models"))
        self.set_models((), "", state="none")

    def set_models(self, models: Sequence[ModelItem], current_id: str, *, state: str) -> None:
        """List these models.

        Args:
            models: in the order to show.
            current_id: the one in use; "" is none.
            state: of the one in use, see `ModelState.kind`.
        """
        self.clear()
        group = QActionGroup(self)
        for model in models:
            action = QAction(model.text, group)
            action.setCheckable(True)
            action.setChecked(model.id == current_id)
            action.setData(model.id)
            action.triggered.connect(self._on_model_triggered)
            self.addAction(action)
        if not models:
            self.addAction(self.tr("No model yet")).setEnabled(False)
        self.addSeparator()
        self.addAction(self.tr("Add a model file…")).triggered.connect(self._on_add)
        reload = self.addAction(self.tr("Reload"))
        reload.triggered.connect(self._on_reload)
        reload.setEnabled(bool(current_id))
        options = self.addAction(self.tr("Load options…"))
        options.triggered.connect(self._on_options)
        options.setEnabled(bool(current_id))
        is_loading = state == "loading"
        eject = self.addAction(self.tr("Cancel loading") if is_loading else self.tr("Eject"))
        eject.triggered.connect(self._on_eject)
        eject.setEnabled(is_loading or state == "loaded")
        self.addSeparator()
        self.addAction(self.tr("Remote endpoint…")).triggered.connect(self._on_endpoint)

    @Slot()
    def _on_model_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(action.data())

    @Slot()
    def _on_add(self) -> None:
        self.add_asked.emit()

    @Slot()
    def _on_reload(self) -> None:
        self.reload_asked.emit()

    @Slot()
    def _on_eject(self) -> None:
        self.eject_asked.emit()

    @Slot()
    def _on_endpoint(self) -> None:
        self.endpoint_asked.emit()

    @Slot()
    def _on_options(self) -> None:
        self.options_asked.emit()
