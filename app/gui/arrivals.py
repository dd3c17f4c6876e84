"""What arrives: put into the library, and told."""

from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from app.core import catalogue
from app.core.bidi import left_to_right, visible
from app.core.text import fill
from app.errors import Problem
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.widgets import digits
from app.store.models import Model

LOAD_IT = "load_arrived"


class Arrival(QObject):
    """Takes finished downloads.

    Signals:
        arrived: id of the model that is in the library now.
    """

    arrived = Signal(str)

    def __init__(self, shelf: ModelShelf, notices: Notices, parent: QObject) -> None:
        """Nothing arrived yet."""
        super().__init__(parent)
        self._models = shelf.library
        self._shelf = shelf
        self._notices = notices

    def take_in(self, facts: dict[str, Any]) -> None:
        """Put what arrived into the library; `facts` are those of `protocol.Download`."""
        known = [model for model in self._models.list() if model.sha256 == facts["sha256"]]
        if not facts["path"] and known:
            self._tell_arrived(known[0], facts)
            return
        info = msgspec.json.decode(str(facts["info"]))
        entry = catalogue.entry(str(facts["sha256"]))
        path = Path(str(facts["path"]))
        name = entry.name if entry else str(info.get("name") or path.stem)
        kept = ("repository", "revision", "file", "license")
        source = {key: facts[key] for key in kept if facts[key]}
        try:
            model = self._models.add(path, str(facts["sha256"]), name, info, source)
        except Problem as problem:
            self._notices.tell(problem)
            return
        self._shelf.listed.emit()
        self._tell_arrived(model, facts)

    def _tell_arrived(self, model: Model, facts: dict[str, Any]) -> None:
        what = fill(self.tr("%1 is in the library already."), left_to_right(model.name))
        why = self.tr("Nothing was downloaded.")
        if facts["path"]:
            text = self.tr("Downloaded: %1, %2.")
            size = digits.size(model.size_bytes)
            what = fill(text, left_to_right(visible(model.name)), size)
            why = self.tr("Its SHA-256 is the published one. It is being tried.")
            if len(model.files) > 1:
                why = self.tr("Each part has its published SHA-256. The model is being tried.")
            if facts["is_converted"]:
                why = self.tr(
                    "Each file had its published hash; it was converted here, and is being tried."
                )
        self._notices.learn(LOAD_IT, partial(self._shelf.choose, model.model_id))
        self._notices.say("ok", what, why, actions=[(LOAD_IT, self.tr("Load it now"))])
        self.arrived.emit(model.model_id)
