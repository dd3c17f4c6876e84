"""The download that runs, and those that were begun: how far each is, and the ways on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button
from app.gui.widgets.focus import keeps_focus
from app.gui.widgets.progress_card import ProgressCard, ProgressView

PAUSE, RESUME, CANCEL, DISCARD = "pause", "resume", "cancel", "discard"


@dataclass(frozen=True, slots=True)
class DownloadView:
    """One download.

    Attributes:
        id: for the code.
        view: how far it is.
        ways: key of each way on, the best one first: `PAUSE`, `RESUME`, `CANCEL`, `DISCARD`.
    """

    id: str
    view: ProgressView
    ways: tuple[str, ...] = ()


class DownloadList(QWidget):
    """Cards beneath each other; without any it takes no room.

    Signals:
        asked: id of the download and key of the way, one payload.
    """

    asked = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Downloads"))
        self._cards: dict[str, _DownloadCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_downloads(self, views: Sequence[DownloadView]) -> None:
        """Show these; a card stays as long as its download, so the focus stays too."""
        for gone in [key for key in self._cards if key not in {view.id for view in views}]:
            card = self._cards.pop(gone)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for view in views:
            if view.id not in self._cards:
                self._cards[view.id] = _DownloadCard(view.id, self)
                self._cards[view.id].asked.connect(self.asked)
                self._column.addWidget(self._cards[view.id])
            self._cards[view.id].show_download(view)
        self.setVisible(bool(views))

    @Slot()
    def _dress(self) -> None:
        self._column.setSpacing(theme.current().px(8))


class _DownloadCard(ProgressCard):
    asked = Signal(tuple)

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = key
        self._ways = ButtonRow(self)
        words = {
            PAUSE: (self.tr("Pause"), "stop"),
            RESUME: (self.tr("Resume"), "download"),
            CANCEL: (self.tr("Cancel…"), "close"),
            DISCARD: (self.tr("Remove what arrived…"), "trash"),
        }
        self._buttons = {way: Button(*words[way], self) for way in words}
        for way, button in self._buttons.items():
            button.setProperty("key", way)
            button.clicked.connect(self._on_clicked)
            self._ways.add(button)
        self.column.addWidget(self._ways)

    def show_download(self, download: DownloadView) -> None:
        self.show_progress(download.view)
        focused = next((one for one in self._buttons.values() if keeps_focus(one)), None)
        self._ways.show_only([self._buttons[way] for way in download.ways])
        for button in self._buttons.values():
            button.setAccessibleName(f"{button.text()} {download.view.what}")
        self._ways.setVisible(bool(download.ways))
        if focused is not None and focused.isHidden() and download.ways:
            self._buttons[download.ways[0]].setFocus()

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit((self._key, str(self.sender().property("key"))))
