"""What the disk refused: told, and taken away again by itself once the words are on disk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.errors import Code, Problem
from app.gui.chat import Chat
from app.gui.notices import Notices
from app.gui.turns import Turns

if TYPE_CHECKING:
    from app.gui.widgets.notice import Notice

PASSING = {Code.DISK_FULL, Code.DISK_FAILED, Code.DATABASE_LOCKED}
ANSWER, DRAFT, QUESTION = "answer", "draft", "question"


class Refusal(QObject):
    """Tells what could not be saved, and forgets it when nothing waits any more.

    A question that was refused waits until it, or another one, has begun: that it is on disk as a
    draft does not tell why it was not sent.
    """

    def __init__(self, turns: Turns, chat: Chat, notices: Notices, parent: QObject) -> None:
        """Listen to all that saves a person's words."""
        super().__init__(parent)
        self._turns = turns
        self._drafts = chat.drafts
        self._notices = notices
        self._waiting: set[str] = set()
        self._shown: Notice | None = None
        turns.not_saved.connect(self._on_answer_refused)
        turns.saved.connect(self._on_saved)
        turns.begun.connect(self._on_begun)
        chat.drafts.troubled.connect(self._on_draft_refused)
        chat.drafts.saved.connect(self._on_saved)
        chat.troubled.connect(self._on_troubled)

    @Slot(object)
    def _on_answer_refused(self, problem: Problem) -> None:
        self._tell(problem, ANSWER)

    @Slot(object)
    def _on_draft_refused(self, problem: Problem) -> None:
        self._tell(problem, DRAFT)

    @Slot(object)
    def _on_troubled(self, problem: Problem) -> None:
        if problem.code in PASSING:
            self._tell(problem, QUESTION)
        else:
            self._notices.tell(problem)

    def _tell(self, problem: Problem, source: str) -> None:
        """Tell it in one card: what was told of the same disk before, it stands for."""
        self._waiting.add(source)
        self._forget()
        self._shown = self._notices.tell(problem)

    def _forget(self) -> None:
        if self._shown is not None:
            self._notices.forget(self._shown)
            self._shown = None

    @Slot(object)
    def _on_begun(self, _begun: object) -> None:
        self._waiting.discard(QUESTION)
        self._on_saved()

    @Slot()
    def _on_saved(self) -> None:
        if self._turns.trouble is None and not self._turns.unsaved:
            self._waiting.discard(ANSWER)
        if self._drafts.trouble is None:
            self._waiting.discard(DRAFT)
        if not self._waiting:
            self._forget()
