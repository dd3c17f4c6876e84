"""Which examples stand before each item of an MCQ run: none, the data set's own, or a set."""

from PySide6.QtCore import QObject, QSignalBlocker, Qt

from app.core.text import fill
from app.errors import Problem
from app.evaluation.order import Told
from app.evaluation.shots import Few
from app.gui.views import number
from app.gui.widgets.notice import Notice
from app.gui.widgets.run_page import RunPage
from app.store.examples import Examples

NONE, OWN = "", "own"
_BEGINS = Qt.MatchFlag.MatchStartsWith


class RunExamples(QObject):
    """Fills the choice of examples, and reads it."""

    def __init__(self, page: RunPage) -> None:
        """Offer none, and the data set's own."""
        super().__init__(page)
        self._page = page
        self._store: Examples | None = None
        self.list()

    def use(self, store: Examples) -> None:
        """Set where example sets are kept."""
        self._store = store
        self.list()

    def list(self) -> bool:
        """List what there is, and return whether the choice is another one now.

        A set that was chosen is followed to its newest version; one that is gone is no choice.
        """
        box = self._page.examples
        chosen = str(box.currentData() or "")
        with QSignalBlocker(box):
            box.clear()
            box.addItem(self.tr("No examples"), NONE)
            box.addItem(self.tr("From what of the set is no test"), OWN)
            for one in self._store.list() if self._store else ():
                words = fill(self.tr("%1 · v%2"), one.name, one.version)
                box.addItem(words, f"{one.set_id}@{one.version}")
            newest = box.findData(f"{chosen.partition('@')[0]}@", flags=_BEGINS) if chosen else 0
            box.setCurrentIndex(max(box.findData(chosen), newest, 0))
        return str(box.currentData() or "") != chosen

    def few(self, count: int | None, seed: int | None) -> Few | None:
        """Return the examples that are chosen, so many of them, in the order a seed draws."""
        key = str(self._page.examples.currentData() or "")
        if key == NONE:
            return None
        if key == OWN or self._store is None:
            return Few("", (), count, seed)
        try:
            kept = self._store.wanted(key)
        except Problem:
            return None
        return Few(f"{kept.name} v{kept.version}", kept.items, count, seed)

    def strip(self, told: Told) -> Notice | None:
        """Say which examples give items away, and what becomes of those; `None` if none does."""
        if not told.hits:
            return None
        names = ", ".join(sorted({hit.example_id for hit in told.hits}))
        what = fill(self.tr("Examples are items of this set, or nearly: %1."), names)
        why = fill(
            self.tr("Items left out of the run for that: %1; its record names them."),
            number(told.excluded),
        )
        return Notice("warn", what, why, self.tr("Take other examples to ask every item."))
