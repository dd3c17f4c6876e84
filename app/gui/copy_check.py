"""After a message was copied: what looks like an identifier in it is told, and masked if wanted.

Nothing is held back: the clipboard leaves the computer only where a person pastes it, and who is
asked at each copy soon answers without reading.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from app.core.identifiers.masks import Masks
from app.core.identifiers.search import find
from app.errors import Problem
from app.gui.identifier_words import listed, matches, missing
from app.gui.notices import Notices
from app.store.history import History
from app.store.screening import is_checked

if TYPE_CHECKING:
    from app.core.identifiers.finding import Finding
    from app.gui.widgets.notice import Notice

COPY_MASKED = "copy_masked"
MOST_LOOKED_AT = 40  # messages before the copied one: a copy must not be waited for


class CopyCheck(QObject):
    """Tells of the last copy only; one in a chat that is not checked by choice is not looked at."""

    def __init__(self, history: History, notices: Notices, parent: QObject) -> None:
        """Nothing was copied yet."""
        super().__init__(parent)
        self._history = history
        self._notices = notices
        self._shown: Notice | None = None
        self._text = ""
        self._places: tuple[Finding, ...] = ()
        self._masks = Masks()
        notices.learn(COPY_MASKED, self._copy_masked)

    def look(self, text: str, conversation_id: str) -> None:
        """Look at what lies on the clipboard now."""
        if self._shown is not None:
            self._notices.forget(self._shown)
            self._shown = None
        try:
            if not is_checked(self._history.conversation(conversation_id)):
                return
            masks = self._met(conversation_id)
        except Problem:  # it is gone: whoever showed it tells that
            return
        places = find(text, masks.known)
        if not places:
            return
        self._text, self._places, self._masks = text, places, masks
        copied = QCoreApplication.translate("identifiers", "It is on the clipboard as it is.")
        masked = QCoreApplication.translate("identifiers", "Copy it masked")
        self._shown = self._notices.say(
            "warn",
            matches(len(places)),
            f"{listed(text, places)}. {copied}",
            missing(),
            [(COPY_MASKED, masked)],
            is_kept=False,
        )

    def _met(self, conversation_id: str) -> Masks:
        """Return masks that know the names of the last messages, which announce them once."""
        masks = Masks()
        path = self._history.path(conversation_id)[-MOST_LOOKED_AT:]
        for one in self._history.messages(path):
            masks.skip(one.text)
            masks.meet(one.text, find(one.text, masks.known))
        return masks

    def _copy_masked(self) -> None:
        self._shown = None
        QGuiApplication.clipboard().setText(self._masks.masked(self._text, self._places))
        what = QCoreApplication.translate("identifiers", "Copied with masks.")
        self._notices.say("info", what, "", missing())
