"""What stands in the sidebar where a list has no rows."""

from PySide6.QtCore import QCoreApplication

from app.core.bidi import isolated
from app.core.text import QT_TRANSLATE_NOOP, fill
from app.gui.widgets.chat_rows import PlaceKind, PlaceRow
from app.gui.widgets.digits import number
from app.gui.widgets.empty import EmptyState

_NO_HIT = QT_TRANSLATE_NOOP("Sidebar", "No message contains “%1”.")
_NONE_YET = QT_TRANSLATE_NOOP("Sidebar", "Nothing found yet for “%1”.")
_TOO_LONG = QT_TRANSLATE_NOOP(
    "Sidebar", "The search took too long and was ended. More words make it quicker."
)
_ONE_WITH_TRASH = QT_TRANSLATE_NOOP(
    "Sidebar", "Searched 1 chat and its older versions, the trash included."
)
_ONE_WITHOUT_TRASH = QT_TRANSLATE_NOOP(
    "Sidebar", "Searched 1 chat and its older versions. The trash is left out."
)
_WITH_TRASH = QT_TRANSLATE_NOOP(
    "Sidebar", "Searched %1 chats and their older versions, the trash included."
)
_WITHOUT_TRASH = QT_TRANSLATE_NOOP(
    "Sidebar", "Searched %1 chats and their older versions. The trash is left out."
)
_TRASH_TOO = QT_TRANSLATE_NOOP("Sidebar", "Search the trash too")


def no_chats(place: PlaceRow | None, *, is_trash: bool) -> EmptyState:
    """Return what an empty trash, folder or list says."""
    if is_trash:
        return EmptyState(
            "trash",
            QCoreApplication.translate("Sidebar", "The trash is empty."),
            QCoreApplication.translate("Sidebar", "Deleted chats wait here until you purge them."),
        )
    if place is not None and place.kind is PlaceKind.FOLDER:
        return EmptyState(
            "folder",
            QCoreApplication.translate("Sidebar", "This folder is empty."),
            QCoreApplication.translate("Sidebar", "Drag a chat here, or use Move to folder."),
        )
    return EmptyState(
        "chats",
        QCoreApplication.translate("Sidebar", "No chats yet."),
        QCoreApplication.translate("Sidebar", "Questions and answers will be listed here."),
    )


def no_hits(query: str, searched: int, has_trash: bool, *, is_whole: bool) -> EmptyState:
    """Return what a search without a hit says: what was searched, and where else to look."""
    what = fill(_tr(_NO_HIT), isolated(query))
    if not is_whole:
        return EmptyState("search", fill(_tr(_NONE_YET), isolated(query)), _tr(_TOO_LONG))
    one, many = _ONE_WITHOUT_TRASH, _WITHOUT_TRASH
    if has_trash:
        one, many = _ONE_WITH_TRASH, _WITH_TRASH
    line = _tr(one) if searched == 1 else fill(_tr(many), number(searched))
    return EmptyState("search", what, line, "" if has_trash else _tr(_TRASH_TOO))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sidebar", text)
