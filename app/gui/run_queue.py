"""The runs that are ordered one behind the other, and what became of those that are done."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from app.core.text import fill
from app.evaluation import presets
from app.evaluation.order import Order
from app.gui.views import number
from app.gui.widgets.queue_list import QueueList, QueueRow


class RunQueue(QObject):
    """Orders that wait, in their order.

    Signals:
        changed: there are more or fewer.
    """

    changed = Signal()

    def __init__(self, shown: QueueList, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self._shown = shown
        self._done: list[tuple[Order, str, str]] = []
        self._running: Order | None = None
        self.waiting: list[Order] = []
        shown.moved.connect(self._on_moved)
        shown.removed.connect(self._on_removed)

    @property
    def places(self) -> set[str]:
        """The folders that are spoken for."""
        return {order.out for order in self.waiting}

    def free(self, folder: Path, stem: str) -> Path:
        """Return a place in a folder that nobody has and no order that waits, by a number."""
        number = 1
        while self._is_taken(place := folder / f"{stem}-{number}"):
            number += 1
        return place

    def _is_taken(self, place: Path) -> bool:
        return place.exists() or any(one.startswith(str(place)) for one in self.places)

    def add(self, orders: Sequence[Order]) -> None:
        """Put runs behind the others."""
        self.waiting += orders
        self._show()

    def take(self) -> Order | None:
        """Take the first one out, to be run now; `None` if none waits."""
        self._running = self.waiting.pop(0) if self.waiting else None
        self._show()
        return self._running

    def end(self, order: Order | None, words: str, icon: str) -> None:
        """Note what became of a run."""
        if order is not None:
            self._done.append((order, words, icon))
        self._running = None
        self._show()

    def _show(self) -> None:
        rows = [self._row(order, words, icon) for order, words, icon in self._done]
        if self._running is not None:
            rows.append(self._row(self._running, self.tr("Running"), "clock"))
        rows += [self._row(one, self.tr("Waiting"), "", is_waiting=True) for one in self.waiting]
        is_alone = len(rows) < 2 and not self.waiting  # noqa: PLR2004  one run needs no queue
        self._shown.set_rows(() if is_alone else rows)
        self.changed.emit()

    def _row(self, order: Order, state: str, icon: str, *, is_waiting: bool = False) -> QueueRow:
        items = number(order.limit) if order.limit else self.tr("all")
        few = order.few if order.few is not None and order.few.count != 0 else None
        protocol = order.protocol_id or (presets.FEW_SHOT if few else presets.DEFAULT)
        if few is not None:
            count = self.tr("all") if few.count is None else few.count
            protocol = fill(self.tr("%1, k = %2"), protocol, count)
            if few.seed is not None:
                protocol = fill(self.tr("%1, seed %2"), protocol, few.seed)
        return QueueRow(Path(order.path).stem, order.name, protocol, items, state, icon, is_waiting)

    def _at(self) -> int:
        """Return which of those that wait is chosen; below 0 if none is."""
        before = len(self._done) + (self._running is not None)
        return self._shown.table.row - before

    @Slot(int)
    def _on_moved(self, step: int) -> None:
        at = self._at()
        if at >= 0 and 0 <= at + step < len(self.waiting):
            row = self._shown.table.row + step
            self.waiting.insert(at + step, self.waiting.pop(at))
            self._show()
            self._shown.table.choose(row)

    @Slot()
    def _on_removed(self) -> None:
        if 0 <= (at := self._at()) < len(self.waiting):
            del self.waiting[at]
            self._show()


def swept(base: Order, counts: Sequence[int], seeds: Sequence[int]) -> list[Order]:
    """Return one order for each number of examples and each seed that draws them.

    Each but a single one gets a folder of its own. No example needs no seed.
    """
    if base.few is None:
        return [base]
    pairs: list[tuple[int | None, int | None]] = []
    for count in dict.fromkeys(counts or (None,)):
        drawn = (None,) if count == 0 else dict.fromkeys(seeds or (None,))
        pairs += [(count, seed) for seed in drawn]
    if len(pairs) == 1:
        return [replace(base, few=replace(base.few, count=pairs[0][0], seed=pairs[0][1]))]
    return [
        replace(
            base,
            few=replace(base.few, count=count, seed=seed),
            out=f"{base.out}-k{'all' if count is None else count}"
            + (f"-seed{seed}" if seed is not None else ""),
        )
        for count, seed in pairs
    ]
