"""What the window tells: error bars, kept for *Help, Notices*, with ways on."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import shiboken6
from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from app.core.text import fill
from app.errors import Code, Problem
from app.gui import problems
from app.gui.widgets.main_window import MainWindow

if TYPE_CHECKING:
    from app.gui.widgets.notice import Kept, Notice

TRY_AGAIN = "try_again"
SAFE_MODE = "safe_mode"
ADD_MODEL = "add_model"
CANCEL = "cancel"
UNDO = "undo"
SAFEKEEPING = "safekeeping"
MEND = "mend"
ENGINE_CODES = {Code.ENGINE_STOPPED, Code.OUT_OF_MEMORY, Code.BUG}
MODEL_CODES = {Code.MODEL_MISSING, Code.MODEL_CHANGED, Code.MODEL_INVALID, Code.MODEL_UNKNOWN}


class Notices(QObject):
    """Shows notices above the transcript and remembers them until the window closes."""

    def __init__(self, frame: MainWindow, ways: Mapping[str, Callable[[], None]]) -> None:
        """Take the window, and what each way on does, by key."""
        super().__init__()
        self._frame = frame
        self._ways: dict[str, Callable[[], object]] = dict(ways)
        self._kept: list[Kept] = []
        self._last_load: Notice | None = None

    def tell(self, problem: Problem) -> "Notice":
        """Show what happened, why and what to do."""
        actions: list[tuple[str, str]] = []
        if problem.code in ENGINE_CODES:
            actions = self._engine_ways()
        elif problem.code is Code.TRIAL_FAILED and "limit_seconds" in problem.detail:
            actions = [(TRY_AGAIN, self.tr("Try again"))]
        elif problem.code is Code.DATABASE_DAMAGED:
            actions = [(MEND, self.tr("Check and mend…"))]
        elif problem.code in MODEL_CODES:
            actions = [(ADD_MODEL, self.tr("Add a model…"))]
        notice = self.tell_with(problem, actions)
        if "last_loaded" in problem.detail:
            self._last_load = notice
        return notice

    @Slot()
    def forget_last_load(self) -> None:
        """Take away what was told of an earlier load: the model is in memory now."""
        if self._last_load is not None:
            self.remove(self._last_load)

    def tell_apart(self, problem: Problem) -> None:
        """Show a problem that has nothing to do with the model in use: no way on is offered."""
        self.tell_with(problem, [])

    def tell_with(self, problem: Problem, actions: list[tuple[str, str]]) -> "Notice":
        """Show a problem with these ways on, by key and label."""
        told = problems.told(problem)
        notice = self.say("err", told.what, told.why, told.hint, actions)
        self._detail(notice, problems.details(problem))
        return notice

    def learn(self, key: str, way: Callable[[], object]) -> None:
        """Take what one more way on does."""
        self._ways[key] = way

    def tell_crash(self, report: str) -> None:
        """Show the report of an unexpected error; nothing is sent anywhere."""
        what = self.tr("Casebook met an error it does not know.")
        notice = self.say("err", what, self.tr("What was saved is intact."))
        self._detail(notice, report)

    def tell_healed(self, count: int) -> None:
        """Say that the last end was not clean."""
        text = self.tr("%1 answers were interrupted when Casebook last ended.")
        one = self.tr("1 answer was interrupted when Casebook last ended.")
        what = one if count == 1 else fill(text, count)
        self.say("warn", what, self.tr("What was on disk is shown, and marked."))

    @Slot(int)
    def tell_emptied(self, count: int) -> None:
        """Say how many chats the trash was emptied of."""
        one = self.tr("1 chat that lay in the trash is purged, as the settings say.")
        many = self.tr("%1 chats that lay in the trash are purged, as the settings say.")
        what = one if count == 1 else fill(many, count)
        self.say("info", what, self.tr("Older backups may still hold their text."))

    def tell_nothing_to_lock(self) -> None:
        """Say that a history that is not encrypted has no lock, and how it gets one."""
        what = self.tr("There is nothing to lock: the history is not encrypted.")
        todo = self.tr("A passphrase protects it: Settings, Safekeeping.")
        self.say("warn", what, "", todo, [(SAFEKEEPING, self.tr("Open Safekeeping…"))])

    @Slot(object)
    def tell_no_backup(self, problem: Problem) -> None:
        """Say that an automatic backup failed, and why."""
        if "gone" in problem.detail:  # then it is no matter of backups
            self.tell(problem)
            return
        told = problems.told(problem)
        what = self.tr("No backup of the history could be written.")
        is_damaged = problem.code is Code.DATABASE_DAMAGED
        ways = [(MEND, self.tr("Check and mend…"))] if is_damaged else []
        notice = self.say("warn", what, f"{told.what} {told.why}".strip(), told.hint, ways)
        self._detail(notice, problems.details(problem))

    def tell_given_up(self, problem: Problem | None) -> None:
        """Say that the engine is not started again unasked."""
        what = self.tr("Three stops of the engine in one minute.")
        why = self.tr("Casebook does not start it again by itself.")
        todo = self.tr("Load on CPU only with a small context, or try again.")
        notice = self.say("err", what, why, todo, self._engine_ways())
        if problem is not None:
            self._detail(notice, problems.details(problem))

    def _engine_ways(self) -> list[tuple[str, str]]:
        return [(TRY_AGAIN, self.tr("Try again")), (SAFE_MODE, self.tr("Load on CPU only"))]

    def say(
        self,
        kind: str,
        what: str,
        why: str = "",
        todo: str = "",
        actions: list[tuple[str, str]] | None = None,
        *,
        is_kept: bool = True,
    ) -> "Notice":
        """Show a notice that stays until it is closed.

        `is_kept` lists it under *Help, Notices*; one that holds words of a chat is not.
        """
        from app.gui.widgets.notice import Kept, Notice

        if is_kept:
            time = datetime.now().astimezone().strftime("%H:%M")
            self._kept.append(Kept(time, what, f"{why} {todo}".strip()))
        notice = Notice(kind, what, why, todo, actions or ())
        notice.set_closable()
        notice.action_asked.connect(self._on_action_asked)
        notice.closed.connect(self._on_closed)
        for shown in self._frame.shown_notices():
            if shown.accessibleName() == notice.accessibleName():
                self.remove(shown)  # the same once more: the new one stands for both
        self._frame.show_notice(notice)
        self._frame.announce(f"{what} {why} {todo}".strip(), is_urgent=kind == "err")
        return notice

    def remove(self, notice: "Notice") -> None:
        """Take a notice away; it is kept in the list."""
        if notice is self._last_load:
            self._last_load = None
        self._frame.remove_notice(notice)

    def forget(self, notice: "Notice") -> None:
        """Take a notice away, wherever it is shown; a person may have closed it by now."""
        if shiboken6.isValid(notice):
            self.remove(notice)

    def list_all(self) -> None:
        """Show every notice since this start."""
        from app.gui.widgets.notices_dialog import NoticesDialog

        dialog = NoticesDialog(self._kept, self._frame)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _detail(self, notice: "Notice", details: str) -> None:
        notice.set_details(details)
        last = self._kept[-1]
        self._kept[-1] = replace(last, details=details)

    @Slot(str)
    def _on_action_asked(self, key: str) -> None:
        self._on_closed()
        self._ways[key]()

    @Slot()
    def _on_closed(self) -> None:
        from app.gui.widgets.notice import Notice

        notice = self.sender()
        if isinstance(notice, Notice):
            self.remove(notice)
