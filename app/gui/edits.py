"""A question that is written anew: it begins a branch, or stays a field until it can."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.gui.turns import Wish
from app.gui.widgets.message_view import Edited
from app.gui.widgets.transcript import Transcript
from app.store.history import StoredMessage

if TYPE_CHECKING:
    from app.gui.identifier_check import IdentifierCheck

Begin = Callable[[Wish, Callable[[], object]], bool]


class Edits:
    """Asks what was written in the place of an earlier question, in that place."""

    def __init__(
        self,
        transcript: Transcript,
        before: Callable[[int], list[StoredMessage]],
        check: "Callable[[], IdentifierCheck]",
        begin: Begin,
        forget: Callable[[], object],
    ) -> None:
        """Ask nothing yet.

        Args:
            transcript: where questions are fields.
            before: returns what was said before a question.
            check: returns what holds a text back that looks like a person's.
            begin: begins an answer, or tells why not and takes what asks once more.
            forget: takes back what a person agreed to leave out.
        """
        self._transcript, self._before = transcript, before
        self._check, self._begin, self._forget = check, begin, forget
        self._held: Edited | None = None

    def ask(self, edited: Edited) -> None:
        """Ask it; what cannot be asked now is a field again, and its words are in it."""
        if edited != self._held:  # what was agreed to was for other words
            self._forget()
        self._held = None
        if not self._check().may_branch(edited, self.ask, self._transcript.edit):
            return
        before = self._before(edited.message_id)
        parent = before[-1].message_id if before else None
        wish = Wish(edited.text.strip(), parent, before)
        if not self._begin(wish, partial(self._again, edited.message_id)):
            self._held = edited
            self._transcript.edit(edited.message_id, edited.text)

    def _again(self, message_id: int) -> None:
        """Ask what the field says by now: a person may have gone on writing."""
        self._transcript.save_edit(message_id)
