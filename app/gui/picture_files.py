"""A picture of results as a file: SVG or PNG, on white, with the notice in it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.names import portable
from app.core.text import fill
from app.errors import Problem
from app.evaluation.drawing import PAPER
from app.evaluation.figures import Picture
from app.evaluation.plot import WIDTH
from app.gui import compare_words
from app.gui.notices import Notices
from app.gui.widgets.dialogs import research_notice
from app.gui.widgets.plot_view import png
from app.store.files import write_target

PNG = ".png"


class PictureFiles(QObject):
    """Asks for a name and writes."""

    def __init__(self, over: QWidget, notices: Notices) -> None:
        """Ask over this widget, tell there."""
        super().__init__(over)
        self._over, self._notices = over, notices

    def ask(self, title: str, picture: Picture) -> None:
        """Have a person name the file."""
        name = f"{portable(title)}.svg"
        kinds = "SVG (*.svg);;PNG (*.png)"
        dialog = QFileDialog(self._over.window(), self.tr("Name the picture"), name, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("svg")
        dialog.selectFile(name)
        dialog.fileSelected.connect(partial(self.write, picture))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, picture: Picture, path: str) -> None:
        """Write it; the end of the name says which kind."""
        svg = drawn(picture)
        data = png(svg) if path.lower().endswith(PNG) else svg.encode()
        try:
            write_target(Path(path), data)
        except Problem as problem:
            self._notices.tell_apart(problem)
            return
        self._notices.say("ok", fill(self.tr("The picture was written: %1"), path))


def drawn(picture: Picture) -> str:
    """Return a picture for paper, with the notice beneath it."""
    return picture(compare_words.words(WIDTH, PAPER), research_notice())
