"""The search page: what it asks is looked up a page at a time, and shown as cards."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from app.core.matching import wanted
from app.core.query import Kind, parse
from app.core.text import fill
from app.gui.chat import Chat
from app.gui.found_cards import Cards, Finding
from app.gui.kept_searches import KeptSearches
from app.gui.library import Library
from app.gui.notices import Notices
from app.gui.views import number
from app.gui.way_back import WayBack
from app.gui.widgets.chat_rows import Wish
from app.gui.widgets.commands import Command
from app.gui.widgets.dialogs import NameDialog
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.empty_list import no_hits
from app.gui.widgets.found_rows import PlaceLine
from app.gui.widgets.main_window import CHATS, MainWindow
from app.gui.widgets.query_chips import found_text
from app.gui.widgets.search_page import SearchPage
from app.store.history import After, History, Hit, Sort
from app.store.saved_searches import SavedSearch
from app.store.search import FACTS, MOST_RANKED

if TYPE_CHECKING:
    from app.store.names import Named

PAGE = 50  # places
MOST_NAMED = 100  # chats by title or draft
MOST = 1000  # places that are kept up to date at once


class Searching(QObject):
    """Connects the search page with the history; made when the page is first wanted.

    Attributes:
        page: what a person sees.
        kept: searches under names.
    """

    def __init__(  # noqa: PLR0913, PLR0917  where history and widgets meet
        self,
        history: History,
        chat: Chat,
        library: Library,
        frame: MainWindow,
        notices: Notices,
        way_back: WayBack,
        do: Callable[[Wish], None],
    ) -> None:
        """Build the page; what is done with selected chats, `do` does."""
        super().__init__(frame)
        self._history = history
        self._chat = chat
        self._library = library
        self._frame = frame
        self._do = do
        self._hits: list[Hit] = []
        self._named: list[Named] = []
        self._listed: list[str] = []  # ids of the chats that have a card
        self._more: After | None = None
        self._is_whole = True
        self._order = Sort.NEWEST  # of what is shown
        self._has_trash = False
        self._marked: set[str] = set()
        self.page = SearchPage()
        self.kept = KeptSearches(history, self.page.head, frame, notices, way_back)
        self._cards = Cards(history)
        self._connect()

    def _connect(self) -> None:
        page, head = self.page, self.page.head
        head.asked.connect(self._on_asked)
        head.sorted_by.connect(self._on_sorted)
        page.trash_asked.connect(self._on_trash_asked)
        page.list.moved.connect(self._on_moved)
        page.list.opened.connect(self._go)
        page.list.marked.connect(self._on_marked)
        page.list.all_marked.connect(self._mark_all)
        page.list.trash_asked.connect(partial(self._on_wished, Command.DELETE))
        page.rename_asked.connect(self._ask_title)
        page.list.more_asked.connect(self._on_more_asked)
        page.preview.go_asked.connect(self._on_go_asked)
        page.bar.wished.connect(self._on_wished)
        page.bar.all_asked.connect(self._on_all_asked)
        page.bar.cleared.connect(self._clear_marks)
        self._library.listed.connect(self._on_listed)
        self.kept.used.connect(self.use)
        self._frame.sidebar.beside = self.marked

    def open(self) -> None:
        """Show the page, with what is searched in the sidebar, else as it was left."""
        query = self._frame.sidebar.take_query()
        self._frame.show_place(CHATS, self.page)
        self._show_index()
        self.kept.show()
        if query:
            self.page.head.field.set_query(query)
            self.page.head.show_query(query)
            self._on_asked(query)
        else:
            self._search(keeps_place=True)
        self.page.focus_first()

    def marked(self) -> list[str]:
        """Return the ids of the chats that are meant on the page, while it can be seen.

        They are the selected ones, else the one of the current place.
        """
        line = self.page.list.current()
        if not self.page.isVisible() or line is None:
            return []
        return [one for one in self._listed if one in self._marked] or [line.conversation_id]

    # what is found

    @Slot(str)
    def _on_asked(self, _query: str) -> None:
        self._has_trash = False
        self._marked.clear()
        self._hits = []
        self._search()
        if self.page.head.query:
            self._frame.announce(self.page.head.found.text() or self.tr("Nothing was found."))

    @Slot(str)
    def _on_sorted(self, _key: str) -> None:
        self._hits = []
        self._search()

    @Slot()
    def _on_trash_asked(self) -> None:
        self._has_trash = True
        self._search()
        self.page.focus_places()

    @Slot()
    def _on_listed(self) -> None:
        """Look again after a change, as far as was looked before."""
        if self.page.isVisible():
            self._show_index()
            self._search(keeps_place=True)

    def _search(self, *, keeps_place: bool = False) -> None:
        query, order = self.page.head.query, Sort(self.page.head.order)
        limit = min(max(PAGE, len(self._hits)), MOST)
        found = self._history.search(query, limit, self._has_trash, order)
        self._hits, self._more, self._is_whole = list(found.hits), found.more, found.is_whole
        self._order = order if order is not Sort.BEST or found.is_ranked else Sort.NEWEST
        self._named = self._history.names.find(query, MOST_NAMED, self._has_trash)
        self._show(keeps_place=keeps_place)

    @Slot()
    def _on_more_asked(self) -> None:
        if self._more is None:
            return
        query, order = self.page.head.query, Sort(self.page.head.order)
        found = self._history.search(query, PAGE, self._has_trash, order, self._more)
        self._hits += found.hits
        self._more, self._is_whole = found.more, found.is_whole
        self._show(keeps_place=True)

    def _show(self, *, keeps_place: bool) -> None:
        page, query = self.page, self.page.head.query
        trashed = self._history.count(trashed=True)
        searched = self._history.count(trashed=None if self._has_trash else False)
        if parse(query).of(Kind.IN):
            searched = trashed
        self._cards.set_query(query)
        found = Finding(
            self._hits,
            self._named,
            has_more=self._more is not None,
            is_oldest=self._order is Sort.OLDEST,
            is_ranked=self._order is Sort.BEST,
        )
        cards = self._cards.of(found)
        self._listed = [card.conversation_id for card in cards]
        self._marked.intersection_update(self._listed)
        if not cards:
            self._show_nothing(query, searched)
        else:
            page.show_cards(cards, self._marked, self._more_text(), keeps_place=keeps_place)
            are_named = len(self._named) < MOST_NAMED
            text = found_text(
                sum(len(card.lines) for card in cards),
                len(cards),
                searched,
                is_all=self._more is None and self._is_whole and are_named,
                order=self._order.value,
            )
            page.head.show_found(text)
            page.show_foot(self._foot_text(query, trashed))
        self._show_marks()

    def _show_nothing(self, query: str, searched: int) -> None:
        self._marked.clear()
        self.page.head.show_found("")
        if query:
            is_trash = self._has_trash or bool(parse(query).of(Kind.IN))
            state = no_hits(query, searched, is_trash, is_whole=self._is_whole)
            self.page.show_nothing(state, ())
            return
        line = self.tr("Words, words in quotes, and what stands beside “Also:” above.")
        state = EmptyState("search", self.tr("Search all chats and their older versions."), line)
        saved = self._history.saved_searches.list()
        self.page.show_nothing(state, [(one.name, partial(self.use, one)) for one in saved])

    def _more_text(self) -> str:
        if self._more is None:
            return ""
        return fill(self.tr("Show more places: %1 are listed"), number(len(self._hits)))

    def _foot_text(self, query: str, trashed: int) -> str:
        asked = parse(query)
        kinds = self.tr("titles, messages, older versions, drafts")
        if asked.of(*FACTS) or not wanted(asked):
            kinds = self.tr("messages, older versions")
        if asked.of(Kind.IN):
            what = fill(self.tr("Searched in the trash alone: %1."), kinds)
        elif self._has_trash:
            what = fill(self.tr("Searched: %1; the trash, too."), kinds)
        else:
            what = fill(self.tr("Searched: %1; not the trash (%2)."), kinds, number(trashed))
        if not self._is_whole:
            what += " " + self.tr("It took too long and was ended: there may be more.")
        if self._hits and self._order is not Sort(self.page.head.order):
            text = self.tr(
                "For the best match a word is needed, and at most %1 messages that have it: the "
                "newest come first."
            )
            what += " " + fill(text, number(MOST_RANKED))
        keys = self.tr("↑↓ places · Space selects · Enter goes")
        return f"{what} {keys}"

    def _show_index(self) -> None:
        messages, indexed = self._history.indexed()
        text = fill(self.tr("Index: %1 messages, complete"), number(messages))
        if indexed != messages:
            text = fill(self.tr("Index: %1 of %2 messages"), number(indexed), number(messages))
        self._frame.status.set_index(text)

    # one place

    @Slot(object)
    def _on_moved(self, line: PlaceLine | None) -> None:
        if line is None:
            self.page.show_preview(None)
            return
        lines = self.page.list.lines()
        place = next(n for n, one in enumerate(lines, 1) if one.message_id == line.message_id)
        shown = self._cards.preview(line)
        self.page.show_preview(
            None if shown is None else replace(shown, number=place, total=len(lines))
        )

    @Slot()
    def _on_go_asked(self) -> None:
        if (line := self.page.list.current()) is not None:
            self._go(line)

    @Slot(object)
    def _go(self, line: PlaceLine) -> None:
        self._frame.show_place(CHATS)
        if line.message_id < 0:  # a title or a draft
            self._chat.open(line.conversation_id)
            self._frame.composer.setFocus()
            return
        self._chat.open_at(line.conversation_id, line.message_id)
        self._frame.page.transcript.setFocus()

    @Slot()
    def _ask_title(self) -> None:
        line = self.page.list.current()
        if line is None:
            return
        title = self._history.conversation(line.conversation_id).title
        dialog = NameDialog(
            self.tr("Rename chat"), self.tr("New title"), self.tr("Rename"), title, self._frame
        )
        dialog.accepted.connect(lambda: self._library.rename(line.conversation_id, dialog.name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # selected chats

    @Slot(str)
    def _on_marked(self, conversation_id: str) -> None:
        self._marked ^= {conversation_id}
        self._show_marks()

    @Slot()
    def _mark_all(self) -> None:
        self._marked = set(self._listed)
        self._show_marks()

    @Slot()
    def _on_all_asked(self) -> None:
        if self._marked == set(self._listed):
            self._clear_marks()
        else:
            self._mark_all()

    @Slot()
    def _clear_marks(self) -> None:
        self._marked.clear()
        self._show_marks()

    def _show_marks(self) -> None:
        self.page.show_marks(self._marked, len(self._listed))

    @Slot(object)
    def _on_wished(self, what: Command) -> None:
        if what is Command.EXPORT:
            self._frame.command_asked.emit(what)  # of what `marked` tells
        else:
            self._do(Wish(what, tuple(self.marked())))

    @Slot(object)
    def use(self, saved: SavedSearch) -> None:
        """Search this, in its own order."""
        head = self.page.head
        head.set_order(saved.sort.value)
        head.field.set_query(saved.query)
        head.show_query(saved.query)
        self._on_asked(saved.query)
        self.page.focus_places()
