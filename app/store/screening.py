"""What looks like an identifier in some conversations: looked for before they are taken along."""

from collections.abc import Generator

from msgspec import Struct

from app.core.identifiers.finding import Finding, Kind
from app.core.identifiers.masks import Masks
from app.core.identifiers.search import find
from app.core.transcript.masking import example_set
from app.store.exports import BATCH, Chosen
from app.store.history import Conversation, History, StoredMessage

SWITCH = "identifier_check"  # in the setup of a conversation; false: not in this one
MOST_PLACES = 200  # that are told one by one


class Place(Struct, frozen=True):
    """One of the places.

    Attributes:
        conversation_id: where it is.
        message_id: of the message; `None` is the title, the system text, the folder or a tag.
        kind: what it looks like.
        words: what stands there, never to be logged.
    """

    conversation_id: str
    message_id: int | None
    kind: Kind
    words: str


class Screening:
    """Looks through everything an export would hold, a message at a time.

    Attributes:
        total: messages that are looked through.
        done: messages that were.
        counts: places by kind.
        places: the first `MOST_PLACES` of them.
        masks: gives each of them its mask.
        left_out: conversations that a person does not want to have checked.
    """

    def __init__(self, history: History, chosen: Chosen, *, is_asked: bool = False) -> None:
        """Begin; `is_asked` looks through those conversations too that are not to be checked.

        Raises:
            Problem: `not_found`.
        """
        self._history = history
        self._chosen = chosen
        self.masks = Masks()
        self.counts: dict[Kind, int] = {}
        self.places: list[Place] = []
        self.done = 0
        self._names: set[str] = set()
        found = [history.conversation(one) for one in chosen.conversation_ids]
        self._conversations = [one for one in found if is_asked or is_checked(one)]
        self.left_out = len(found) - len(self._conversations)
        self._ids = {one.conversation_id: self._message_ids(one) for one in self._conversations}
        self.total = sum(map(len, self._ids.values()))

    def run(self) -> "Screening":
        """Look through all of it."""
        for _ in self.steps():
            pass
        return self

    def steps(self) -> Generator[int]:
        """Look through one message at a time; each yields how many are done."""
        for conversation in self._conversations:
            ids = self._ids[conversation.conversation_id]
            for start in range(0, len(ids), BATCH):
                for message in self._history.messages(ids[start : start + BATCH]):
                    self._look(conversation, message.message_id, message.text)
                    self._look_at_record(conversation, message)
                    self.done += 1
                    yield self.done
            if self._chosen.has_system_text:
                self._look(conversation, None, conversation.system_text)
            # A title begins as the first words of a question, which were counted already.
            for text in (conversation.title, conversation.folder or "", *conversation.tags):
                self._look(conversation, None, text, is_repeated=True)
        yield self.done

    def _message_ids(self, conversation: Conversation) -> list[int]:
        if self._chosen.has_all_versions:
            return self._history.message_ids(conversation.conversation_id)
        return self._history.path(conversation.conversation_id)

    def _look_at_record(self, conversation: Conversation, message: StoredMessage) -> None:
        """Look at the name of an example set, which a person wrote: once, not with each answer."""
        name = example_set(message.turn.provenance) if message.turn else ""
        if name and name not in self._names:
            self._names.add(name)
            self._look(conversation, message.message_id, name, is_repeated=True)

    def _look(
        self,
        conversation: Conversation,
        message_id: int | None,
        text: str,
        *,
        is_repeated: bool = False,
    ) -> None:
        self.masks.skip(text)
        places = find(text, self.masks.known)
        for one in places:
            if not (is_repeated and self.masks.has(text, one)):
                self._count(conversation.conversation_id, message_id, text, one)
        self.masks.meet(text, places)

    def _count(self, conversation_id: str, message_id: int | None, text: str, one: Finding) -> None:
        self.counts[one.kind] = self.counts.get(one.kind, 0) + 1
        if len(self.places) < MOST_PLACES:
            words = text[one.start : one.end]
            self.places.append(Place(conversation_id, message_id, one.kind, words))


def is_checked(conversation: Conversation) -> bool:
    """Return whether a conversation is to be checked, which a person may switch off."""
    return conversation.setup.get(SWITCH) is not False
