"""The selector with its menu and the button beside it: how the model stands, and what ends it."""

from PySide6.QtCore import QObject, Signal, Slot

from app.gui import model_words
from app.gui.models import ModelShelf
from app.gui.turns import Turns
from app.gui.widgets.commands import Command
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.model_menu import ModelItem
from app.gui.widgets.selector import ModelState


class ModelBar(QObject):
    """Shows the state of the model, and stops whatever goes on with it.

    Signals:
        options_asked: how the chosen model is loaded.
    """

    options_asked = Signal()

    def __init__(
        self, frame: MainWindow, shelf: ModelShelf, turns: Turns, parent: QObject | None = None
    ) -> None:
        """Listen to shelf and answers."""
        super().__init__(parent)
        self._frame = frame
        self._shelf = shelf
        self._turns = turns
        self._shown = ("", "")
        frame.models.chosen.connect(shelf.choose)
        frame.models.options_asked.connect(self.options_asked)
        shelf.changed.connect(self._on_changed)
        shelf.listed.connect(self._show_models)
        turns.begun.connect(self._on_turn)
        turns.ended.connect(self._on_turn)
        self._show_models()

    def stop(self) -> None:
        """Stop the running answer, else the load."""
        self._turns.stop()
        self._shelf.cancel_load()

    def eject(self) -> None:
        """Give the model's memory back; while it loads, stop that."""
        if self._shelf.state().kind == "loading":
            self.stop()
        else:
            self._shelf.eject()

    @Slot(object)
    def _on_changed(self, state: ModelState) -> None:
        self._frame.selector.set_state(state)
        current = self._shelf.current
        shown = (state.kind, current.model_id if current else "")
        if shown != self._shown:  # not at every percent: the menu may be open
            self._shown = shown
            is_loading = state.kind == "loading"
            self._frame.set_enabled(Command.EJECT_MODEL, is_loading or state.kind == "loaded")
            self._frame.set_enabled(Command.RELOAD_MODEL, current is not None)
            self._frame.set_enabled(Command.LOAD_OPTIONS, current is not None)
            self._frame.eject.set_loading(is_loading)
            self._on_turn()
            self._show_models()
            self._tell_missing(is_missing=state.kind == "missing")

    def _tell_missing(self, *, is_missing: bool) -> None:
        notice = None
        if is_missing and (current := self._shelf.current) is not None:
            from app.gui import missing

            notice = missing.notice(self._frame, current.path, self._shelf.load)
        self._frame.composer.show_notice(notice, "model")

    @Slot()
    def _on_turn(self) -> None:
        is_loading = self._shelf.state().kind == "loading"
        self._frame.set_answering(is_loading or self._turns.running is not None)

    @Slot()
    def _show_models(self) -> None:
        current = self._shelf.current
        items = [
            ModelItem(
                id=model.model_id,
                name=model.name,
                quantization=model.quantization,
                size_bytes=model.size_bytes,
                note=model_words.note(model),
            )
            for model in self._shelf.all
        ]
        chosen = current.model_id if current else ""
        self._frame.models.set_models(items, chosen, state=self._shelf.state().kind)
