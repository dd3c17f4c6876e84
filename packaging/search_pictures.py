"""The picture of the search page: two more chats of the demo model, found by their words."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.chat import Sampling
from app.gui.application import Application
from app.gui.widgets.commands import Command
from app.gui.widgets.main_window import CHATS
from app.store.database import Store
from app.store.history import Sort
from app.store.saved_searches import SavedSearch

WORDS = 'malaria -"yellow fever"'
CHATS_ASKED = (
    ("Which animals carry malaria?", "Field study", "vectors"),
    ("How is a malaria test done in the field?", "Field study/Tests", "laboratory"),
)


def draw(
    built: Application,
    store: Store,
    ask: Callable[[Application, str, Sampling], None],
    save: Callable[[Application, str], None],
    pause: Callable[[int], None],
) -> None:
    """Ask, search, select a chat, draw, and let the chats go: later pictures know nothing."""
    history = store.history
    asked: list[str] = []
    for question, folder, tag in CHATS_ASKED:
        built.chat.open(None)
        ask(built, question, Sampling(temperature=0.0, max_tokens=60))
        asked.append(built.chat.conversation_id or "")
        history.set_folder(asked[-1], folder)
        history.set_tags(asked[-1], [tag])
    history.saved_searches.save(SavedSearch("Malaria", "malaria", Sort.NEWEST))
    built.library.refresh()
    built.frame.show_place(CHATS)
    built.frame.command_asked.emit(Command.SEARCH_PAGE)
    page = built.window.organiser.searching.page
    page.head.field.setText(WORDS)
    QTest.keyClick(page.head.field, Qt.Key.Key_Return)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    pause(300)
    save(built, "search")
    built.frame.show_place(CHATS)
    history.saved_searches.remove("Malaria")
    history.purge(asked)
    for path in ("Field study/Tests", "Field study"):
        history.remove_folder(path)
    built.chat.open(history.conversations()[0].conversation_id)
    built.library.refresh()
