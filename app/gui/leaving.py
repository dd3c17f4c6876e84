"""Before anything goes to a server: all of it is looked through, not the question alone."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from app.core.bidi import left_to_right
from app.core.endpoint import Endpoint
from app.core.identifiers.search import find
from app.core.text import fill
from app.gui.chat import Chat
from app.gui.identifier_words import MOST_LISTED, listed, matches
from app.gui.turns import Call, Ended, Turns
from app.gui.widgets.composer import Composer
from app.gui.widgets.identifier_notice import ANYWAY, LeavingNotice
from app.store.history import History

PLACE = "leaving"  # of the notice over the composer


class Leaving(QObject):
    """Holds an answer back until a person has agreed to all that would go to a server with it.

    The system text, examples and earlier messages were written while nothing left this computer,
    maybe in a chat whose check is off; what was agreed to for a server is not asked about again,
    nor is what that server has written itself.
    """

    def __init__(self, history: History, turns: Turns, chat: Chat, composer: Composer) -> None:
        """Agree to nothing yet."""
        super().__init__(composer)
        self._history = history
        self._chat = chat
        self._composer = composer
        self._agreed: set[tuple[str, str]] = set()
        self._clean: set[str] = set()
        self._held: tuple[Call, Callable[[], object]] | None = None
        turns.ended.connect(self._on_ended)
        chat.opened.connect(self.clear)
        composer.changed.connect(self._on_draft_changed)

    def may_go(self, call: Call, again: Callable[[], object]) -> bool:
        """Tell whether a call may go; if not, a notice over the composer says why.

        Args:
            call: everything that would be sent.
            again: begins it anew once a person has agreed, and takes its words.
        """
        self.clear()
        found = [
            (one.text, find(one.text)) for one in call.messages if self._is_new(call, one.text)
        ]
        self._clean.update(text for text, places in found if not places)
        found = [(text, places) for text, places in found if places]
        if not found:
            return True
        self._held = call, again
        shown = [listed(text, places) for text, places in found[:MOST_LISTED]]
        what = matches(sum(len(places) for _, places in found))
        where = self.tr("All of this goes to %1: system text, examples and earlier messages too.")
        host = left_to_right(Endpoint(call.model.endpoint).host)
        notice = LeavingNotice(what, " · ".join(shown), fill(where, host))
        notice.action_asked.connect(self._on_asked)
        self._composer.show_notice(notice, PLACE)
        notice.take_focus()
        return False

    def _is_new(self, call: Call, text: str) -> bool:
        """Nobody has looked at this, or agreed that it goes to this server."""
        is_question = text == call.question and self._chat.identifiers.agreed == text
        return not (
            is_question or text in self._clean or (call.model.endpoint, text) in self._agreed
        )

    @Slot()
    def clear(self) -> None:
        """Take the notice away; nothing is sent."""
        if self._held is not None:
            self._held = None
            self._composer.show_notice(None, PLACE)

    @Slot(str)
    def _on_asked(self, key: str) -> None:
        held = self._held
        self.clear()
        if held is None or key != ANYWAY:
            self._composer.setFocus()
            return
        call, again = held
        self._agreed.update((call.model.endpoint, one.text) for one in call.messages)
        again()

    @Slot()
    def _on_draft_changed(self) -> None:
        question = self._held[0].question if self._held else None
        if question is not None and not self._composer.holds(question):
            self.clear()

    @Slot(Ended)
    def _on_ended(self, ended: Ended) -> None:
        """Do not ask about the words of a server before they go back to it."""
        for one in self._history.messages([ended.answer_id]):
            record = one.turn.provenance if one.turn is not None else {}
            if (said := record.get("endpoint")) is not None:
                self._agreed.add((said["address"], one.text))
