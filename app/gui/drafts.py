"""What is typed and not sent: on disk soon after the last key, and never replaced unsaved."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.errors import Code, Problem
from app.gui.widgets.composer import Composer
from app.store.history import History

DRAFT_MS = 500
RETRY_MS = 5000


class Drafts(QObject):
    """Keeps the draft of the open chat; one that the disk refused stays in memory.

    Attributes:
        trouble: why the last save failed; `None` if it did not.

    Signals:
        troubled: `Problem`: a draft is not on disk; saving is tried again.
        saved: all of them are, after one was not.
    """

    troubled = Signal(object)
    saved = Signal()

    def __init__(
        self,
        history: History,
        composer: Composer,
        conversation: Callable[[], str | None],
        parent: QObject | None = None,
    ) -> None:
        """Listen to the composer; `conversation` tells which chat is open."""
        super().__init__(parent)
        self._history = history
        self._composer = composer
        self._conversation = conversation
        self._is_new = False
        self.trouble: Problem | None = None
        self._refused: dict[str | None, str] = {}
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self.save)
        composer.changed.connect(self._on_changed)

    @property
    def unsaved(self) -> list[str]:
        """The drafts that the disk refused."""
        return [text for text in self._refused.values() if text.strip()]

    def show(self) -> None:
        """Put the draft of the chat that is open now into the composer."""
        kept = self._conversation()
        self._composer.set_text(self._refused.get(kept, self._history.draft(kept)))
        self._rest()

    def note(self) -> None:
        """Keep what was put into the composer as if it had been typed."""
        self._on_changed()

    def add(self, texts: Sequence[str]) -> None:
        """Put what was written in fields that close behind the draft of the open chat."""
        if texts:
            self._composer.set_text("\n\n".join(filter(None, (self._composer.text(), *texts))))

    def drop(self) -> None:
        """Save nothing: the chat is gone."""
        self._rest()
        self._refused.pop(self._conversation(), None)

    def _rest(self) -> None:
        self._quiet.stop()
        self._is_new = False
        if self._refused:
            self._quiet.start(RETRY_MS)

    @Slot()
    def _on_changed(self) -> None:
        self._is_new = True
        self._quiet.start(DRAFT_MS)

    @Slot()
    def save(self) -> None:
        """Put what was typed since the last time on disk, and what was refused before."""
        if self._is_new:
            self._rest()
            self._refused[self._conversation()] = self._composer.text()
        for conversation_id, text in list(self._refused.items()):
            try:
                if text != self._history.draft(conversation_id):
                    self._history.save_draft(conversation_id, text)
            except Problem as problem:
                if problem.code is not Code.NOT_FOUND:  # else the chat was purged meanwhile
                    self._tell(problem)
                    return
            del self._refused[conversation_id]
        before, self.trouble = self.trouble, None
        if before is not None:
            self.saved.emit()

    def _tell(self, problem: Problem) -> None:
        """Tell it once, not at every try."""
        is_new = self.trouble is None or problem.code is not self.trouble.code
        self.trouble = problem
        if problem.code is not Code.READ_ONLY:
            self._quiet.start(RETRY_MS)
        if is_new:
            self.troubled.emit(problem)
