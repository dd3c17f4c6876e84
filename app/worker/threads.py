"""How many threads compute: as asked for, else one a core, and fewer while on battery."""

from app.core import machine
from app.core.chat import LoadOptions
from app.core.load_notes import Note, NoteCode
from app.core.power import PowerWatch, saved_threads


class Threads:
    """Asks for the power anew at every load and every answer: a plug is pulled between two."""

    def __init__(self, watch: PowerWatch | None = None) -> None:
        """Take another source than this computer's."""
        self._watch = watch or PowerWatch()

    def settle(self, options: LoadOptions) -> tuple[int, tuple[Note, ...]]:
        """Return how many threads to use now, and what is to be said of that."""
        if options.threads:
            return options.threads, ()
        cores = machine.cores()
        fewer = saved_threads(cores)
        if options.saves_battery is False or fewer == cores or not self._watch.look().on_battery:
            return cores, ()
        return fewer, (Note(NoteCode.ON_BATTERY, {"threads": fewer, "cores": cores}),)
