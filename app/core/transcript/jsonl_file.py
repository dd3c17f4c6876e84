"""JSON Lines: one line a branch, in the shape of chat messages that fine-tuning tools read.

Each line is `{"casebook": {…}, "messages": [{"role", "content"}…]}`. The branch that is shown comes
first; a version that is not shown has a line of its own, down to its end. What stands under
`casebook` (the notice, the record of every answer, the hash of this line and of the one before)
does not change what a tool reads.
"""

from typing import Any

from app.core.transcript.document import NOTICE_SHAPE, Chat, Entry, Head, shape
from app.core.transcript.manifest import canonical, encoded, sha256
from app.core.transcript.writing import Job, Plain

FORMAT = "casebook-chat-line"
VERSION = 1


class JsonlFile(Plain):
    """Keeps one conversation at a time, because a branch is known when all of it is."""

    def __init__(self, job: Job) -> None:
        """Write by this job."""
        self._write = job.write
        self._head = job.prose.head
        self._chat: Chat | None = None
        self._entries: dict[int, Entry] = {}
        self._number = 0
        self._previous = ""
        self._last: dict[str, Any] | None = None

    def front(self, head: Head) -> None:
        """Begin; the head is told on every line."""
        self._head = head

    def chat(self, chat: Chat) -> None:
        """Begin a conversation."""
        self._flush()
        self._chat = chat

    def entry(self, entry: Entry) -> None:
        """Take a message."""
        self._entries[entry.message_id] = entry

    def end(self) -> None:
        """Write what is left; the last line says that it is the last."""
        self._flush()
        if self._last is not None:
            self._put(self._last, is_last=True)

    def _flush(self) -> None:
        if self._chat is not None:
            for branch in self._branches():
                self._line(self._chat, branch)
        self._chat, self._entries = None, {}

    def _branches(self) -> list[list[Entry]]:
        parents = {one.parent_id for one in self._entries.values()}
        leaves = [one for one in self._entries.values() if one.message_id not in parents]
        leaves.sort(key=lambda one: (not one.is_shown, one.message_id))
        return [self._branch(leaf) for leaf in leaves]

    def _branch(self, leaf: Entry) -> list[Entry]:
        found: list[Entry] = []
        at: Entry | None = leaf
        while at is not None:
            found.append(at)
            at = self._entries.get(at.parent_id) if at.parent_id is not None else None
        return found[::-1]

    def _line(self, chat: Chat, branch: list[Entry]) -> None:
        said = [{"role": one.role, "content": one.text} for one in branch]
        if chat.system_text:
            said.insert(0, {"role": "system", "content": chat.system_text})
        about = {
            "format": FORMAT,
            "version": VERSION,
            "notice": NOTICE_SHAPE["text"],
            "export": shape(self._head),
            "conversation": {**shape(chat), "system_text": None},
            "is_shown": branch[-1].is_shown,
            "messages": [{**shape(one), "text": None} for one in branch],
        }
        if self._last is not None:
            self._put(self._last, is_last=False)
        # Ours first: it tells whose a line is that was cut short.
        self._last = {"casebook": about, "messages": said}

    def _put(self, line: dict[str, Any], *, is_last: bool) -> None:
        self._number += 1
        about = line["casebook"]
        about |= {"line": self._number, "is_last": is_last, "previous_sha256": self._previous}
        self._previous = sha256(canonical(line))
        about["sha256"] = self._previous
        self._write(encoded(line) + b"\n")
