"""What a search found as the page shows it: cards, lines and the preview of one place."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zlib import crc32

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from app.core.bidi import isolated
from app.core.chat import Role, State
from app.core.matching import spans
from app.core.query import Query, parse
from app.core.text import fill
from app.gui.views import local_time, number, writers
from app.gui.widgets.chat_rows import MATCH_END, MATCH_START, day_of
from app.gui.widgets.found_rows import Card, PlaceLine
from app.gui.widgets.search_preview import Preview, Quoted
from app.store.history import History, Hit, StoredMessage, Whereabouts
from app.store.names import Named

translate = QCoreApplication.translate
BEFORE, AFTER = 200, 1000  # characters around the first match of a preview
MOST_SOUGHT = 200_000  # characters of a message that are looked through for its matches
SNIPPET = 200  # characters of a title or a draft behind the first ones
# Places without a message: their numbers are below 0, and say which of the two they are.
TITLE, DRAFT = 1, 2


class Finding(Struct, frozen=True):
    """What was found so far.

    Attributes:
        hits: messages, in order.
        named: chats by their titles and drafts.
        has_more: more messages may come.
        is_oldest: the oldest come first.
        is_ranked: the best come first.
    """

    hits: Sequence[Hit]
    named: Sequence[Named] = ()
    has_more: bool = False
    is_oldest: bool = False
    is_ranked: bool = False


class Cards:
    """Turns hits into cards; what it says is translated."""

    def __init__(self, history: History) -> None:
        """Look up in this history where a hit stands."""
        self._history = history
        self._query = Query(())
        self._named: dict[str, Named] = {}

    def set_query(self, query: str) -> None:
        """Mark what this query finds."""
        self._query = parse(query)

    def of(self, found: Finding) -> list[Card]:
        """Return one card a chat, in the order of the search.

        A title is a place where its chat has no other; a draft is one always. While more places
        are to come, what would stand behind them is held back. Where the best come first, those
        are chats whose title has the words.
        """
        where = self._history.whereabouts([hit.message_id for hit in found.hits])
        inside: dict[str, list[Hit]] = {}
        for hit in found.hits:
            if hit.message_id in where:
                inside.setdefault(hit.conversation_id, []).append(hit)
        self._named = {one.conversation_id: one for one in found.named}
        if found.is_ranked:
            return self._best(found, inside, where)
        timed = [(some[0].created_at, self._card(some, where)) for some in inside.values()]
        alone = [one for one in found.named if one.conversation_id not in inside]
        alone.sort(key=lambda one: one.updated_at, reverse=not found.is_oldest)
        merged: list[Card] = []
        for moment, card in timed:
            while alone and (alone[0].updated_at < moment) is found.is_oldest:
                merged.append(self._card_of(alone.pop(0)))
            merged.append(card)
        return merged if found.has_more else [*merged, *map(self._card_of, alone)]

    def _best(
        self, found: Finding, inside: dict[str, list[Hit]], where: dict[int, Whereabouts]
    ) -> list[Card]:
        cards = {known: self._card(hits, where) for known, hits in inside.items()}
        named = [one for one in found.named if one.in_title]
        first = [
            cards.pop(one.conversation_id) if one.conversation_id in cards else self._card_of(one)
            for one in named
        ]
        drafts = [one for one in found.named if not one.in_title]
        alone = [self._card_of(one) for one in drafts if one.conversation_id not in inside]
        return [*first, *cards.values(), *(() if found.has_more else alone)]

    def _card_of(self, named: Named) -> Card:
        """Return the card of a chat that has the words in no message that was found."""
        day = local_time(named.updated_at)
        lines = [self._draft_line(named, day)] if named.draft else []
        if named.in_title:
            title = translate("SearchPage", "Title")
            lines.insert(0, self._own_line(named, TITLE, title, named.title, day))
        return _whole(named.conversation_id, named.title, named, day, lines)

    def _draft_line(self, named: Named, day: datetime) -> PlaceLine:
        return self._own_line(
            named, DRAFT, translate("SearchPage", "Draft, not sent"), named.draft, day
        )

    def _own_line(self, named: Named, kind: int, who: str, text: str, day: datetime) -> PlaceLine:
        return PlaceLine(
            conversation_id=named.conversation_id,
            message_id=-4 * crc32(named.conversation_id.encode()) - kind,
            who=who,
            version="",
            time=f"{day:%H:%M}",
            warning="",
            snippet=excerpt(text, self._query, SNIPPET),
        )

    def _card(self, hits: Sequence[Hit], where: dict[int, Whereabouts]) -> Card:
        first = hits[0]
        place = where[first.message_id]
        day = local_time(first.created_at)
        lines = [self._line(hit, where[hit.message_id], day) for hit in hits]
        named = self._named.get(first.conversation_id)
        if named is not None and named.draft:
            lines.append(self._draft_line(named, day))
        return _whole(first.conversation_id, first.title, place, day, lines)

    def _line(self, hit: Hit, place: Whereabouts, day: datetime) -> PlaceLine:
        when = local_time(hit.created_at)
        time = f"{when:%H:%M}"
        if when.date() != day.date():
            time = f"{_day(when)}, {time}"
        return PlaceLine(
            conversation_id=hit.conversation_id,
            message_id=hit.message_id,
            who=_who(place.role, place.model_name),
            version=_version(place),
            time=time,
            warning=_cut(place),
            snippet=hit.snippet,
        )

    def preview(self, line: PlaceLine) -> Preview | None:
        """Return a place with what came before it; `None` if it is gone."""
        if line.message_id < 0:
            return self._preview_of(line)
        place = self._history.whereabouts([line.message_id]).get(line.message_id)
        found = self._history.messages([line.message_id])
        if place is None or not found:
            return None
        message = found[0]
        before = self._history.messages([message.parent_id]) if message.parent_id else []
        when = local_time(message.created_at)
        return Preview(
            number=0,
            total=0,
            folder=place.folder,
            when=f"{_day(when)}, {when:%H:%M}",
            parts=(*(self._quoted(one) for one in before), self._quoted(message)),
            note=_note(place),
        )

    def _preview_of(self, line: PlaceLine) -> Preview | None:
        """Return the preview of a title or a draft."""
        named = self._named.get(line.conversation_id)
        if named is None:
            return None
        note = translate("SearchPage", "The words are in the title of the chat.")
        parts: tuple[Quoted, ...] = ()
        if -line.message_id % 4 == DRAFT:
            parts = (Quoted(False, line.who, "", excerpt(named.draft, self._query)),)
            note = translate("SearchPage", "The draft is in the field of the chat, as it was left.")
        when = local_time(named.updated_at)
        shown = f"{_day(when)}, {when:%H:%M}"
        return Preview(0, 0, named.folder, shown, parts, note)

    def _quoted(self, message: StoredMessage) -> Quoted:
        is_answer = message.role == Role.ASSISTANT
        facts = [f"{local_time(message.created_at):%H:%M}"]
        if message.versions > 1:
            text = translate("SearchPage", "version %1 of %2")
            facts.insert(0, fill(text, number(message.version), number(message.versions)))
        is_cut = message.state == State.INTERRUPTED
        return Quoted(
            is_answer=is_answer,
            who=(writers(message.turn) or translate("SearchPage", "Model"))
            if is_answer
            else translate("SearchPage", "You"),
            facts=" · ".join(facts),
            text=excerpt(message.text, self._query),
            warning=translate("SearchPage", "This answer was interrupted.")
            if is_answer and is_cut
            else "",
        )


def excerpt(text: str, query: Query, after: int = AFTER) -> str:
    """Return the text around the first match, each match between its marks."""
    # A text cannot forge the marks: these are no others of the same length.
    text = text.replace(MATCH_START, "\N{SYMBOL FOR START OF TEXT}")
    text = text.replace(MATCH_END, "\N{SYMBOL FOR END OF TEXT}")
    found = spans(text[:MOST_SOUGHT], query)
    begin = max(found[0][0] - BEFORE, 0) if found else 0
    if begin:
        begin = text.rfind(" ", 0, begin + 1) + 1 or begin
    end = min(begin + BEFORE + after, len(text))
    parts, done = ["… "] if begin else [], begin
    for start, stop in found:
        if stop <= end:
            parts += [text[done:start], MATCH_START, text[start:stop], MATCH_END]
            done = stop
    parts += [text[done:end], " …" if end < len(text) else ""]
    return "".join(parts)


def _whole(
    known: str, title: str, lies: Named | Whereabouts, day: datetime, lines: Sequence[PlaceLine]
) -> Card:
    """Return the card of a chat, which `lies` in its folder, tags, or the trash."""
    trash = [("trash", translate("SearchPage", "In the trash"))] if lies.is_trashed else []
    inside = [("folder", lies.folder.rpartition("/")[2])] if lies.folder else []
    return Card(
        conversation_id=known,
        title=title or translate("SearchPage", "New chat"),
        labels=(*trash, *inside, *(("tag", tag) for tag in lies.tags)),
        day=_day(day),
        lines=tuple(lines),
    )


def _day(when: datetime) -> str:
    """Return day and month, and the year if it is another one."""
    is_now = when.year == datetime.now(UTC).astimezone().year
    return day_of(when) if is_now else f"{day_of(when)} {when.year}"


def _cut(place: Whereabouts) -> str:
    is_cut = place.state == State.INTERRUPTED
    return translate("SearchPage", "interrupted") if is_cut else ""


def _who(role: str, model: str) -> str:
    if role == Role.USER:
        return translate("SearchPage", "You")
    if not model:
        return translate("SearchPage", "Model")
    return fill(translate("SearchPage", "Model %1"), isolated(model))


def _version(place: Whereabouts) -> str:
    """Return which version a place is in, where there are several."""
    if place.versions > 1:
        text = translate("SearchPage", "version %1 of %2, not shown now")
        if place.is_shown:
            text = translate("SearchPage", "version %1 of %2")
        return fill(text, number(place.version), number(place.versions))
    return "" if place.is_shown else translate("SearchPage", "in a version not shown now")


def _note(place: Whereabouts) -> str:
    """Return where the way to a place leads, if the chat shows something else."""
    if place.is_shown:
        return ""
    if place.versions > 1:
        text = translate(
            "SearchPage", "This is version %1. The chat shows another one; Go to message switches."
        )
        return fill(text, number(place.version))
    return translate(
        "SearchPage", "The chat shows other versions now; Go to message switches to these."
    )
