"""The button beside the model selector: eject what is loaded, or stop what is loading."""

from PySide6.QtWidgets import QWidget

from app.gui.widgets.buttons import IconButton


class EjectButton(IconButton):
    """Gives the model's memory back; while it loads, stops that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with nothing to eject."""
        self._keys = ""
        super().__init__("eject", self.tr("Eject model"), parent)

    def set_keys(self, keys: str) -> None:
        """Tell this shortcut with the name."""
        self._keys = keys
        self.set_name(self.accessibleDescription() or self.tr("Eject model"), keys)

    def set_loading(self, is_loading: bool) -> None:
        """Mean *Cancel loading*, or *Eject model* again."""
        words = self.tr("Cancel loading") if is_loading else self.tr("Eject model")
        self.set_icon("stop" if is_loading else "eject")
        self.setAccessibleDescription(words)
        self.set_name(words, self._keys)
