"""What leaves the window by the clipboard: never a model's words without the notice."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from app.core.chat import Role
from app.gui import views
from app.gui.widgets.transcript import Transcript
from app.store.history import StoredMessage


class Copies(QObject):
    """Puts messages and code on the clipboard, an answer's with the one-line notice under it.

    Signals:
        copied: the text, and the id of its conversation.
    """

    copied = Signal(str, str)

    def __init__(
        self,
        transcript: Transcript,
        stored: Callable[[Sequence[int]], list[StoredMessage]],
        parent: QObject | None = None,
    ) -> None:
        """Listen to the transcript; `stored` gives messages by id."""
        super().__init__(parent)
        self._transcript = transcript
        self._stored = stored
        transcript.copy_asked.connect(self.copy)
        transcript.code_copied.connect(self._on_code_copied)

    @Slot(int)
    def copy(self, message_id: int) -> None:
        """Copy one message."""
        (message,) = self._stored([message_id])
        text = message.text
        if message.role == Role.ASSISTANT:
            text = f"{text}\n\n{views.clipboard_notice(message)}"
        self._put(text, message)

    def copy_last(self) -> None:
        """Copy the last answer."""
        if (answer := self.last_answer()) is not None:
            self.copy(answer.message_id)

    def last_answer(self) -> StoredMessage | None:
        """Return the last answer of the branch that is shown."""
        last = self._stored(self._transcript.message_ids[-2:])
        answers = [one for one in last if one.role == Role.ASSISTANT]
        return answers[-1] if answers else None

    @Slot(str)
    def _on_code_copied(self, code: str) -> None:
        answer = self.last_answer()
        notice = f"\n{views.clipboard_notice(answer)}\n" if answer else ""
        self._put(f"{code}{notice}", answer)

    def _put(self, text: str, message: StoredMessage | None) -> None:
        QGuiApplication.clipboard().setText(text)
        if message is not None:
            self.copied.emit(text, message.conversation_id)
