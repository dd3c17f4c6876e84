"""The runs that are ordered one behind the other, and what became of those that are done."""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from app.core.text import fill
from app.errors import Problem
from app.evaluation import presets
from app.evaluation.order import Order
from app.gui import problems, run_words
from app.gui.notices import Notices
from app.gui.views import number
from app.gui.widgets.notice import Notice
from app.gui.widgets.queue_list import QueueList, QueueRow
from app.store import run_orders, runs
from app.store.files import problem_of
from app.store.run_orders import Queued

PUT_BACK = "put_back_runs"


class RunQueue(QObject):
    """Orders that wait, in their order; they outlive the window, and never start by themselves.

    Signals:
        changed: there are more or fewer.
        said: words for a screen reader.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, shown: QueueList, folder: Path, notices: Notices, parent: QObject) -> None:
        """Take up what an earlier start left in the folder of the runs."""
        super().__init__(parent)
        self._shown, self._folder, self._notices = shown, folder, notices
        self._done: list[tuple[Order, str, str]] = []
        self._running: Order | None = None
        self.waiting: list[Order] = []
        self._cleared: list[Order] = []
        self._trouble = ("", "", "")
        self._left = 0  # of an earlier start, until a person starts or changes them
        shown.moved.connect(self._on_moved)
        shown.removed.connect(self._on_removed)
        shown.cleared.connect(self._on_cleared)
        self._take_up()

    def _take_up(self) -> None:
        kept = self._kept()
        first = _unfinished(kept.running)
        self.waiting = [*((first,) if first else ()), *kept.waiting]
        self._left = len(self.waiting)
        if self.waiting:
            self._draw()

    def _kept(self) -> Queued:
        try:
            return run_orders.queued(self._folder)
        except ValueError:
            what = self.tr("The queue of runs cannot be read, and begins empty.")
            where = fill(self.tr("Its file is kept as %1."), run_orders.UNREADABLE)
            self._trouble = (what, where, "")
            with suppress(OSError):
                run_orders.set_aside(self._folder)
        except OSError as error:
            told = problems.told(problem_of(error, self._folder))
            self._trouble = (told.what, told.why, told.hint)
        return Queued()

    def offers(self, take: Callable[[Order], None], start: Callable[[], None]) -> list[Notice]:
        """Return what an earlier start left: its queue, and runs that are in none."""
        mine = self.places
        found = run_words.offers(self._folder, take, mine)
        if self._trouble[0]:
            found.insert(0, Notice("warn", *self._trouble))
        if not self._left:
            return found
        one = self.tr("A run of an earlier start waits in the queue.")
        many = fill(self.tr("%1 runs of an earlier start wait in the queue."), number(self._left))
        why = self.tr("They are paused: nothing runs until you start it.")
        ways = [("start", self.tr("Start the queue")), ("clear", self.tr("Clear the queue"))]
        notice = Notice("info", one if self._left == 1 else many, why, "", ways)
        notice.action_asked.connect(lambda key: start() if key == "start" else self._on_cleared())
        self.changed.connect(notice.hide)
        return [notice, *found]

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

    def put_first(self, order: Order) -> None:
        """Put a run before the others that wait."""
        self.waiting.insert(0, order)
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
        self._left = 0
        try:
            run_orders.keep(self._folder, Queued(self._running, tuple(self.waiting)))
        except Problem as problem:
            self._notices.tell_apart(problem)
        self._draw()

    def _draw(self) -> None:
        rows = [self._row(order, words, icon) for order, words, icon in self._done]
        if self._running is not None:
            rows.append(self._row(self._running, self.tr("Running"), "clock"))
        rows += [self._row(one, *self._state(one), is_waiting=True) for one in self.waiting]
        is_alone = len(rows) < 2 and not self.waiting  # noqa: PLR2004  one run needs no queue
        self._shown.set_rows(() if is_alone else rows)
        self.changed.emit()

    def _state(self, order: Order) -> tuple[str, str]:
        """Say what can be said of a run that waits without opening anything."""
        if not Path(order.path).exists():
            return self.tr("Waiting; its data set is gone"), "warn"
        file = order.model if order.model is not None and not order.model.endpoint else None
        if file is not None and not Path(file.path).exists():
            return self.tr("Waiting; its model is gone"), "warn"
        return self.tr("Waiting"), ""

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
            words = self.tr("%1 is number %2 of %3 that wait now.")
            self.said.emit(fill(words, *self._called(at + step)))

    def _called(self, at: int) -> tuple[str, str, str]:
        order = self.waiting[at]
        name = f"{Path(order.path).stem} · {order.name}"
        return name, number(at + 1), number(len(self.waiting))

    @Slot()
    def _on_removed(self) -> None:
        if 0 <= (at := self._at()) < len(self.waiting):
            del self.waiting[at]
            self._show()

    @Slot()
    def _on_cleared(self) -> None:
        if not self.waiting:
            return
        self._cleared = list(self.waiting)
        self.waiting.clear()
        self._show()
        self._notices.learn(PUT_BACK, self._on_put_back)
        one = self.tr("1 run was taken out of the queue.")
        what = fill(self.tr("%1 runs were taken out of the queue."), number(len(self._cleared)))
        undo = [(PUT_BACK, self.tr("Undo"))]
        self._notices.say("info", one if len(self._cleared) == 1 else what, actions=undo)

    def _on_put_back(self) -> None:
        self.waiting += self._cleared
        self._cleared = []
        self._show()


def _unfinished(order: Order | None) -> Order | None:
    """Return what is left of a run that was going on; `None` if it came to its end."""
    if order is None:
        return None
    place = Path(order.out)
    # What is wrong with its folder is told when it is its turn.
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        if json.loads((place / runs.RECORD).read_bytes())["state"] == runs.COMPLETE:
            return None
    return replace(order, is_resuming=place.exists())


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
