"""JSON: the lossless export, one message a line; importing it gives the same history."""

from app.core.transcript.document import FORMAT, NOTICE_SHAPE, VERSION, Chat, Entry, Head, shape
from app.core.transcript.manifest import Manifest, chat_name, encoded, entry_name
from app.core.transcript.writing import Format, Job, Plain


class JsonFile(Plain):
    """Writes `{format, version, notice, export, conversations: [{…, messages}], manifest}`."""

    def __init__(self, job: Job) -> None:
        """Write by this job."""
        self._write = job.write
        self._manifest = Manifest(job.prose.head, Format.JSON)
        self._chats = 0
        self._entries = 0

    def front(self, head: Head) -> None:
        """Begin with the notice and the head."""
        self._manifest.add_value("head", shape(head))
        self._write(
            b'{"format": %s, "version": %d,\n"notice": %s,\n"export": %s,\n"conversations": ['
            % (encoded(FORMAT), VERSION, encoded(NOTICE_SHAPE), encoded(shape(head)))
        )

    def chat(self, chat: Chat) -> None:
        """Begin a conversation."""
        self._close()
        self._manifest.add_value(chat_name(chat.conversation_id), shape(chat))
        text = encoded(shape(chat))
        self._write(b'%s\n%s, "messages": [' % (b"," if self._chats else b"", text[:-1]))
        self._chats += 1
        self._entries = 0

    def entry(self, entry: Entry) -> None:
        """Write a message with its record."""
        self._manifest.add_value(entry_name(entry.message_id), shape(entry))
        self._write(b"%s\n%s" % (b"," if self._entries else b"", encoded(shape(entry))))
        self._entries += 1

    def end(self) -> None:
        """Write the manifest."""
        self._close()
        self._write(b'\n],\n"manifest": %s}\n' % encoded(self._manifest.shape()))

    def _close(self) -> None:
        if self._chats:
            self._write(b"\n]}")
