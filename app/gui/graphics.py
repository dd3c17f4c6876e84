"""When a graphics processor fails: it is said once, remembered, and the processor goes on."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.core import load_notes
from app.core.chat import Loaded
from app.core.gpu import SEPARATOR
from app.core.load_notes import NoteCode
from app.core.text import fill
from app.gui.engine import EngineDeath
from app.gui.models import ModelShelf
from app.gui.notices import Notices
from app.gui.widgets.digits import numbers
from app.settings import Settings

RETRY = "retry_graphics"
# What a person must hear of a load; the other decisions stand in the settings and in each record.
TOLD = frozenset(
    {
        NoteCode.GPU_FAILED,
        NoteCode.GPU_OUT_OF_MEMORY,
        NoteCode.GPU_MISSING,
        NoteCode.GPU_UNKNOWN,
    }
)


class Graphics(QObject):
    """Keeps what failed out of use, until a person tries it again.

    Signals:
        settings_changed: `Settings` with what is not used any more.
    """

    settings_changed = Signal(object)

    def __init__(
        self,
        shelf: ModelShelf,
        notices: Notices,
        chosen: Callable[[], Settings],
    ) -> None:
        """Nothing has failed yet."""
        super().__init__()
        self._shelf = shelf
        self._notices = notices
        self._chosen = chosen
        notices.learn(RETRY, self.try_again)

    def try_again(self) -> None:
        """Use again what failed, because a person asked for it."""
        self.settings_changed.emit(replace(self._chosen(), refused_gpus=[]))
        self._shelf.try_again()

    def blame(self, death: EngineDeath) -> None:
        """Use what ended the engine no more, say so, and load the model without it.

        Everyone who notes how a request ended must have heard of the death before.
        """
        self._refuse(death.gpu)
        name = death.gpu.partition(SEPARATOR)[0]
        what = fill(self.tr("%1 failed and ended the engine. It is not used any more."), name)
        why = self.tr("The model goes on the processor instead. What was written is kept.")
        todo = self.tr("It stays so with this version of its driver, until you try it again.")
        self._notices.say("warn", what, why, todo, [(RETRY, self.tr("Try it again"))])
        if not death.has_given_up:
            self._shelf.load()

    def tell(self, loaded: Loaded) -> None:
        """Say what a person must hear of a load."""
        for note in loaded.notes:
            if note.code not in TOLD:
                continue
            ways = []
            if note.code is NoteCode.GPU_FAILED:
                self._refuse(str(note.facts.get("key", "")))
                ways = [(RETRY, self.tr("Try it again"))]
            said = load_notes.sentence(
                note, lambda text: QCoreApplication.translate("load", text), numbers()
            )
            self._notices.say("warn", said, actions=ways)

    def _refuse(self, key: str) -> None:
        chosen = self._chosen()
        if key and key not in chosen.refused_gpus:
            refused = [*chosen.refused_gpus, key]
            self.settings_changed.emit(replace(chosen, refused_gpus=refused))
