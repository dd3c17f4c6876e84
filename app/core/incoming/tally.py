"""What happened to the pieces of a file: what has no place here, and what was refused."""

from collections import Counter

from app.core.incoming.arriving import (
    MOST_MESSAGES,
    MOST_OF_A_CHAT,
    MOST_VERSIONS,
    Arriving,
    NotReadable,
    Refused,
    Source,
)
from app.core.transcript.document import Made

_MOST_REFUSED = 1_000


class Tally:
    """Counts along while a file is read.

    Attributes:
        left_out: how many pieces of each kind were left out.
        refused: where and why of each refusal.
        chats: what could come in.
    """

    def __init__(self, source: Source, sha256: str) -> None:
        """Begin for one file of this hash."""
        self._source = source
        self._sha256 = sha256
        self.left_out: Counter[str] = Counter()
        self.refused: list[Refused] = []
        self.chats: list[Arriving] = []
        self._messages = 0

    def take(self, chat: Arriving) -> None:
        """Note a conversation that could come in.

        Raises:
            NotReadable: it has more messages, or versions of one, than one may have, or more than
                are left for this file.
        """
        versions = Counter(one.parent for one in chat.said)
        if max(versions.values(), default=0) > MOST_VERSIONS:
            raise NotReadable(f"a message has more than {MOST_VERSIONS:,} versions")
        self._messages += len(chat.said)
        if len(chat.said) > MOST_OF_A_CHAT or self._messages > MOST_MESSAGES:
            raise NotReadable("it has too many messages")
        self.chats.append(chat)

    def leave_out(self, kind: str, count: int = 1) -> None:
        """Count pieces that have no place in a history."""
        if count:
            self.left_out[kind] += count

    def refuse(self, where: str, why: str) -> None:
        """Note what does not come in; beyond a thousand it is only left out."""
        if len(self.refused) < _MOST_REFUSED:
            self.refused.append(Refused(where, why))

    def made(self, model: str) -> Made:
        """Return the record of an answer of which only the model's name is known."""
        return Made(
            model_name=model[:200] or str(self._source),
            model_sha256="",
            prompt_tokens=None,
            evaluated_tokens=None,
            answer_tokens=None,
            first_token_ms=None,
            total_ms=None,
            reason=None,
            left_out=(),
            provenance={"format": 1, "imported": self.mark(model)},
        )

    def mark(self, model: str = "") -> dict[str, object]:
        """Return what says of an answer that it was not made here."""
        found: dict[str, object] = {"from": str(self._source), "file_sha256": self._sha256}
        return found | ({"model": model[:200]} if model else {})
