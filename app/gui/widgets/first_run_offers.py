"""What the first run offers beside a file: what this computer has, and a model to download."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.buttons import Button, QuietButton
from app.gui.widgets.convert_table import Light
from app.gui.widgets.download_list import DownloadList
from app.gui.widgets.first_run_parts import Card, Sign
from app.gui.widgets.label import Label


class ComputerStrip(Card):
    """Processor, memory and disk in one line, measured when it is shown and when it is asked.

    Signals:
        check_asked: measure again.
    """

    check_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without numbers."""
        super().__init__("alt", "line", parent=parent)
        self._facts = QHBoxLayout()
        self._again = QuietButton(self.tr("Check again"), "", self)
        self._again.clicked.connect(self.check_asked)
        row = QHBoxLayout()
        row.addLayout(self._facts)
        row.addStretch(1)
        row.addWidget(self._again)
        self.column.addLayout(row)
        self._values: list[Label] = []

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these names and values."""
        if len(self._values) != len(facts):
            for name, _ in facts:
                pair = QVBoxLayout()
                pair.setSpacing(0)
                value = Label("", is_bold=True, wraps=True)
                pair.addWidget(Label(name, "caption", "muted"))
                pair.addWidget(value)
                self._values.append(value)
                self._facts.addLayout(pair)
            self._facts.setSpacing(theme.current().px(18))
        for label, (name, text) in zip(self._values, facts, strict=True):
            label.setText(text)
            label.setAccessibleName(f"{name}: {text}")


class DownloadOffer(Card):
    """One model of the catalogue, with its licence, size and fit; and how far it is.

    Attributes:
        downloads: what runs, and what an earlier start left.
        get: the button.

    Signals:
        download_asked: ask what that means, then connect.
    """

    download_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without words."""
        super().__init__(parent=parent)
        self._title = Label("", "title", wraps=True)
        self._text = Label("", wraps=True)
        self._light = QHBoxLayout()
        self._sign: Sign | None = None
        self._fit = Label("", wraps=True)
        self._light.addWidget(self._fit, 1)
        self.get = Button("", "download", self)
        self.get.clicked.connect(self.download_asked)
        self.downloads = DownloadList(self)
        texts = QVBoxLayout()
        texts.addWidget(self._title)
        texts.addWidget(self._text)
        texts.addLayout(self._light)
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(12))
        row.addWidget(Sign("download", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.get)
        self.column.addLayout(row)
        self.column.addWidget(self.downloads)

    def set_offer(self, title: str, text: str, shown: Light, verb: str) -> None:
        """Show what is offered; all of it translated."""
        self._title.setText(title)
        self._text.setText(text)
        if self._sign is not None:
            self._light.removeWidget(self._sign)
            self._sign.deleteLater()
        self._sign = Sign(shown.icon, shown.token, self)
        self._light.insertWidget(0, self._sign)
        self._light.setSpacing(theme.current().px(6))
        self._fit.setText(f"{shown.word}: {shown.sentence}")
        self.get.setText(verb)

    @Slot(bool)
    def set_running(self, is_running: bool) -> None:
        """Let nobody start a second one."""
        self.get.setEnabled(not is_running)
