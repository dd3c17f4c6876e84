"""A question whose model is tried first: it waits where it was written, and goes out by itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, SignalInstance, Slot

from app.errors import Problem
from app.gui.models import ModelShelf
from app.gui.problems import told
from app.gui.trials import Tried
from app.gui.widgets.composer import Composer

PLACE = "trial"  # of the notice over the composer
KEEP = "keep"


class Waiting(QObject):
    """Holds what asks once more until the trial has ended; its words stay a draft, on disk.

    What is written differently, or left for another chat, goes out when a person sends it: half a
    sentence must not go by itself.
    """

    def __init__(
        self,
        shelf: ModelShelf,
        composer: Composer,
        ends: Sequence[SignalInstance],
        parent: QObject,
    ) -> None:
        """Hold nothing; each of `ends` says that what waits is not what would be asked now."""
        super().__init__(parent)
        self._shelf = shelf
        self._composer = composer
        self._again: Callable[[], object] | None = None
        self._text = ""
        shelf.trials.tried.connect(self._on_tried)
        composer.changed.connect(self._on_changed)
        for end in ends:
            end.connect(self.forget)

    def hold(self, problem: Problem, again: Callable[[], object]) -> None:
        """Tell why it waits, and the way to take it back; `again` asks once more."""
        from app.gui.widgets.notice import Notice

        self._again, self._text = again, self._composer.text()
        said = told(problem)
        ways = ((KEEP, self.tr("Do not send it")),)
        notice = Notice("info", said.what, said.why, said.hint, ways)
        notice.action_asked.connect(self.forget)
        self._composer.show_notice(notice, PLACE)

    @Slot()
    def forget(self) -> None:
        """Let nothing go out by itself; the words stay where they are."""
        if self._again is not None:
            self._again = None
            self._composer.show_notice(None, PLACE)

    @Slot()
    def _on_changed(self) -> None:
        if self._composer.text() != self._text:
            self.forget()

    @Slot(object)
    def _on_tried(self, tried: Tried) -> None:
        again, current = self._again, self._shelf.current
        self.forget()
        is_mine = current is not None and current.model_id == tried.model_id
        if again is not None and is_mine and tried.is_usable:
            again()
