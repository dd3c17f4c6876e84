"""Before a question is sent: what looks like an identifier is shown, and a person decides."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject, SignalInstance, Slot

from app.core.identifiers.masks import Masks
from app.core.identifiers.search import find
from app.errors import Problem
from app.gui.identifier_words import listed, matches, missing, switched
from app.gui.turns import Begun, Turns
from app.gui.widgets.composer import Composer
from app.gui.widgets.identifier_notice import EDIT, MASK, NEVER, IdentifierNotice
from app.store.history import History
from app.store.screening import SWITCH, is_checked

if TYPE_CHECKING:
    from app.core.identifiers.finding import Finding
    from app.gui.widgets.message_view import Edited

Way = Callable[[str], object]
PLACE = "identifiers"  # of the notice over the composer


class OpenChat(Protocol):
    """What the check knows of the chat that is shown."""

    @property
    def opened(self) -> SignalInstance:
        """Another one is shown."""

    @property
    def troubled(self) -> SignalInstance:
        """A `Problem` that a person must read."""

    @property
    def conversation_id(self) -> str | None:
        """The open conversation; `None` is a new one."""


class IdentifierCheck(QObject):
    """Holds a question back until a person has masked it, or said that it may go."""

    def __init__(self, history: History, turns: Turns, composer: Composer, chat: OpenChat) -> None:
        """Look at nothing yet."""
        super().__init__(composer)
        self._chat = chat
        self._history = history
        self._composer = composer
        self._agreed: tuple[str | None, str] | None = None
        self._text = ""
        self._places: tuple[Finding, ...] = ()
        self._send: Way | None = None
        self._show: Way = composer.editor.replace_all
        self._is_new_off = False
        self._is_masking = False
        turns.begun.connect(self._on_begun)
        composer.changed.connect(self._on_changed)
        chat.opened.connect(self._on_opened)

    @property
    def agreed(self) -> str:
        """The question that a person sends although something was found in it; "" is none."""
        return self._agreed[1].strip() if self._agreed is not None else ""

    def may_send(self, text: str, send: Way, show: Way | None = None) -> bool:
        """Tell whether a text may go now; if not, a notice over the composer says why.

        Args:
            text: what is to be sent.
            send: sends a text after all.
            show: puts a text where it can be edited, with the keyboard in it: else the composer.
        """
        self.clear()
        known = self._chat.conversation_id
        if self._agreed == (known, text) or not self._is_on(known):
            return True
        places = find(text)
        if not places:
            return True
        self._text, self._places, self._send = text, places, send
        self._show = show or self._composer.editor.replace_all
        notice = IdentifierNotice(matches(len(places)), listed(text, places), missing())
        notice.action_asked.connect(self._on_asked)
        if self._composer.text() == text:
            self._composer.editor.mark([(one.start, one.end) for one in places])
        self._composer.show_notice(notice, PLACE)
        notice.take_focus()
        return False

    def may_branch(
        self,
        edited: "Edited",
        send: Callable[["Edited"], object],
        edit: Callable[[int, str], object],
    ) -> bool:
        """Tell the same of a question that was written anew; held back it is a field again."""
        known = edited.message_id

        def send_text(text: str) -> None:
            send(replace(edited, text=text))

        may = self.may_send(edited.text, send_text, partial(edit, known))
        if not may:
            edit(known, edited.text)
        return may

    def toggle(self) -> None:
        """Switch the check on or off for the open chat, and say so over the composer."""
        known = self._chat.conversation_id
        is_on = not self._is_on(known)
        self._switch(known, is_on=is_on)
        self.clear()
        self._composer.show_notice(IdentifierNotice(switched(is_on), "", missing()), PLACE)

    def clear(self) -> None:
        """Take notice and marks away."""
        if self._send is not None:
            self._send = None
            self._composer.editor.mark([])
        self._composer.show_notice(None, PLACE)

    def _is_on(self, known: str | None) -> bool:
        if known is None:
            return not self._is_new_off
        try:
            return is_checked(self._history.conversation(known))
        except Problem:  # whoever sends it tells that
            return True

    def _switch(self, known: str | None, *, is_on: bool) -> None:
        if known is None:
            self._is_new_off = not is_on
            return
        try:
            self._history.set_setup(known, {SWITCH: is_on})
        except Problem as problem:
            self._chat.troubled.emit(problem)

    @Slot(str)
    def _on_asked(self, key: str) -> None:
        send, text = self._send, self._text
        if send is None:
            return
        if key == MASK:
            self._mask()
        elif key == EDIT:
            self.clear()
            self._show(text)
        else:
            if key == NEVER:
                self._switch(self._chat.conversation_id, is_on=False)
            self._agreed = (self._chat.conversation_id, text)
            self.clear()
            send(text)

    def _mask(self) -> None:
        """Put masks into the text, and leave it to be read before it is sent."""
        masks, known = Masks(), self._chat.conversation_id
        for one in self._history.messages(self._history.path(known)) if known else ():
            masks.skip(one.text)
        masked = masks.masked(self._text, self._places)
        self.clear()
        self._is_masking = True
        self._show(masked)
        self._is_masking = False
        what = matches(len(self._places), are_masked=True)
        self._composer.show_notice(IdentifierNotice(what, "", missing()), PLACE)

    @Slot()
    def _on_changed(self) -> None:
        if not self._is_masking:
            self.clear()

    @Slot(Begun)
    def _on_begun(self, begun: Begun) -> None:
        self._agreed = None
        self.clear()
        if begun.is_new_conversation and self._is_new_off:
            self._is_new_off = False
            self._switch(begun.conversation_id, is_on=False)

    @Slot(str)
    def _on_opened(self, known: str) -> None:
        self._is_new_off = self._is_new_off and bool(known)
        self.clear()
