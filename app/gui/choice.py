"""A model file that lies outside Casebook's folders: copy it there, or use it where it lies."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app import settings
from app.core.disk import is_plugged_in
from app.gui.models import ModelShelf
from app.gui.widgets import digits
from app.gui.widgets.add_dialog import AddDialog
from app.paths import Places


def ask(shelf: ModelShelf, over: QWidget, path: str) -> None:
    """Add a model file; ask how, if it lies outside Casebook's folders."""
    file = Path(path)
    home = shelf.library.home
    places = settings.placed(Places(home)) if home is not None else None
    if places is None or not file.is_file() or _is_inside(file, places):
        shelf.add(file)
        return
    dialog = AddDialog(
        str(file),
        digits.size(file.stat().st_size),
        str(places.models),
        is_plugged_in=is_plugged_in(file),
        parent=over,
    )
    dialog.copy_asked.connect(partial(shelf.add, file, places.models))
    dialog.link_asked.connect(partial(shelf.add, file))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _is_inside(file: Path, places: Places) -> bool:
    whole = file.resolve()
    return any(whole.is_relative_to(one.resolve()) for one in (places.data, *places.own_folders()))
