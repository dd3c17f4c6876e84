"""A run goes to a cluster as a bundle, and results of a bundle come back, in a child."""

import json
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.bidi import visible
from app.core.names import free, portable
from app.core.text import fill
from app.errors import Code, Problem
from app.evaluation.bundle import INSPECT, INSPECT_PROTOCOL, LM_EVAL
from app.evaluation.review import HandOver, Listed, Wish
from app.gui import known_sets
from app.gui.job import Job, Result
from app.gui.notices import Notices
from app.gui.run_shelf import RunShelf, request
from app.gui.views import number
from app.store import run_places

if TYPE_CHECKING:
    from app.gui.widgets.notice import Notice

STOP = "stop_bundle"
LIKELIHOOD = "lmeval-ll"


def target(one: Listed) -> str:
    """Return which program can run what this run asked; "" is none."""
    if one.protocol_id.startswith(LIKELIHOOD):
        return LM_EVAL
    return INSPECT if one.protocol_id == INSPECT_PROTOCOL else ""


class RunBundles(QObject):
    """Asks for folders, has a child do it, and tells what came of it.

    One at a time: what is wished meanwhile waits its turn, and that is said.
    """

    def __init__(self, over: QWidget, shelf: RunShelf, notices: Notices) -> None:
        """Ask over this widget, tell there."""
        super().__init__(over)
        self._over, self._shelf, self._notices = over, shelf, notices
        self._job: Job | None = None
        self._doing: Notice | None = None
        self._then: Callable[[Result], None] = lambda _result: None
        self._waiting: deque[Callable[[], None]] = deque()

    # back

    @Slot()
    def read(self) -> None:
        """Take the results of a bundle back."""
        title = self.tr("Choose the folder of the bundle")
        self._ask(title, QFileDialog.FileMode.Directory, self.read_from)

    def read_from(self, folder: str) -> None:
        """Take the results of this bundle back."""
        if self._is_busy(partial(self.read_from, folder)):
            return
        self._do(Wish(bundle=folder), self.tr("The bundle is being read."), self._on_taken)

    def _on_taken(self, result: Result) -> None:
        paths = json.loads(str(result.facts["taken"]))
        try:
            for path in paths:
                run_places.remember(self._shelf.folder, path)
        except Problem as problem:
            self._notices.tell_apart(problem)
        self._shelf.refresh()
        one = self.tr("1 result of the bundle is in the list now.")
        many = fill(self.tr("%1 results of the bundle are in the list now."), number(len(paths)))
        why = self.tr("Their runs lie in the folder of the bundle.")
        self._notices.say("ok", one if len(paths) == 1 else many, why)

    # there

    def hand_over(self, one: Listed) -> None:
        """Write a run as a bundle below a folder that is asked for."""
        title = self.tr("Choose where the bundle is written")
        into = partial(self.hand_over_into, one)
        self._ask(title, QFileDialog.FileMode.Directory, into)

    def hand_over_into(self, one: Listed, folder: str, paths: tuple[str, ...] = ()) -> None:
        """Write a run as a bundle below this folder; its set is one of the files that are known."""
        if self._is_busy(partial(self.hand_over_into, one, folder, paths)):
            return
        place = Path(folder)
        try:
            taken = [entry.name for entry in place.iterdir()]
        except OSError:
            taken = []
        name = free(portable(f"bundle-{one.task}-{one.protocol_id}"), "", taken)
        known = paths or tuple(known_sets.read(self._shelf.folder.parent))
        wish = HandOver(one.path, target(one), known, str(place / name))
        then = partial(self._on_written, one, folder, str(place / name))
        self._do(Wish(hand_over=wish), self.tr("The bundle is being written."), then)

    def _on_written(self, one: Listed, folder: str, out: str, result: Result) -> None:
        if result.facts["written"]:
            why = self.tr("Its README says how it is run, and how the results come back.")
            self._notices.say("ok", fill(self.tr("Written: %1"), visible(out)), why)
            return
        what = fill(self.tr("The data set %1 of this run is not at hand."), visible(one.task))
        self._notices.say("warn", what, "", self.tr("Choose its file."))
        title = fill(self.tr("Choose the file of %1"), visible(one.task))
        again = partial(self._hand_over_again, one, folder)
        self._ask(title, QFileDialog.FileMode.ExistingFile, again)

    def _hand_over_again(self, one: Listed, folder: str, path: str) -> None:
        self.hand_over_into(one, folder, (path,))

    # both

    def _ask(self, title: str, mode: QFileDialog.FileMode, chosen: Callable[[str], None]) -> None:
        dialog = QFileDialog(self._over.window(), title)
        dialog.setFileMode(mode)
        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _is_busy(self, again: Callable[[], None]) -> bool:
        """Let a wish wait behind the one that is done now, and say so; false if none is."""
        if self._job is None:
            return False
        self._waiting.append(again)
        what = self.tr("Another bundle is being worked on. This one is next.")
        many = self.tr("Other bundles come first. This one is number %1 of those that wait.")
        count = len(self._waiting)
        self._notices.say("info", what if count == 1 else fill(many, number(count)))
        return True

    def _do(self, wish: Wish, doing: str, then: Callable[[Result], None]) -> None:
        self._then = then
        self._job = Job(request(wish), self)
        self._job.ended.connect(self._on_ended)
        self._notices.learn(STOP, self._job.cancel)
        self._doing = self._notices.say("info", doing, actions=[(STOP, self.tr("Stop"))])

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if self._doing is not None:
            self._notices.forget(self._doing)  # a person may have closed it
            self._doing = None
        if result.code is None:
            self._then(result)
        elif result.code is not Code.CANCELLED:
            self._notices.tell_apart(Problem(result.code, **result.facts))
        if self._waiting and self._job is None:
            self._waiting.popleft()()

    def shut_down(self) -> None:
        """End the child; what waits is not begun."""
        self._waiting.clear()
        if self._job is not None:
            self._job.shut_down()
