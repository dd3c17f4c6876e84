"""Over the composer: what looks like an identifier, and what can be done."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.gui.widgets.notice import Notice

MASK, ANYWAY, EDIT, NEVER = "mask", "anyway", "edit", "never"


class IdentifierNotice(Notice):
    """With nothing listed it only tells that it is done; Esc is *Edit*."""

    def __init__(self, what: str, places: str, missing: str) -> None:
        """Take translated sentences; `places` lists them, "" if they are masked by now."""
        ways = self._choices()
        super().__init__(
            "warn" if places else "info", what, places, missing, ways if places else ()
        )
        self.set_primary(MASK)

    @staticmethod
    def _choices() -> tuple[tuple[str, str], ...]:
        translate = QCoreApplication.translate
        return (
            (MASK, translate("identifiers", "Mask")),
            (ANYWAY, translate("identifiers", "Send anyway")),
            (EDIT, translate("identifiers", "Edit")),
            (NEVER, translate("identifiers", "Not in this chat")),
        )

    def take_focus(self) -> None:
        """Put the keyboard on the first way."""
        for button in self._ways.buttons()[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Take Esc before the shortcut that stops an answer does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc goes back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.action_asked.emit(EDIT)
            event.accept()
        else:
            super().keyPressEvent(event)


class LeavingNotice(IdentifierNotice):
    """Of what would go to a server, which may stand in messages that cannot be edited any more."""

    @staticmethod
    def _choices() -> tuple[tuple[str, str], ...]:
        translate = QCoreApplication.translate
        return (
            (EDIT, translate("identifiers", "Do not send")),
            (ANYWAY, translate("identifiers", "Send anyway")),
        )
