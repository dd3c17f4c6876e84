"""An export in words: headings, marks and provenance as every format for readers shows them."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from app.core.bidi import visible
from app.core.chat import State
from app.core.text import QT_TRANSLATE_NOOP, fill
from app.core.transcript.document import Chat, Entry, Head, Made
from app.core.transcript.record import rows_of, setup_of
from app.core.wording import DEMO, NOTICE

Translate = Callable[[str, str], str]
Row = tuple[str, str]

UNVERIFIED = QT_TRANSLATE_NOOP("export", "AI-generated, unverified")


class Section(Struct, frozen=True):
    """One piece of a document for readers; every text is plain, hidden characters made visible.

    Attributes:
        name: of the part in the manifest.
        heading: who speaks, or the title of a conversation.
        facts: one line under the heading: model, time, version.
        marks: what must not be overlooked: cut, interrupted, edited, left out.
        text: what was said; "" if there is nothing.
        is_answer: a model wrote it.
        rows: name and value of each fact of the record.
        level: of the heading, 1 to 3.
    """

    name: str
    heading: str
    facts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    text: str = ""
    is_answer: bool = False
    rows: tuple[Row, ...] = ()
    level: int = 3


def untranslated(_context: str, text: str) -> str:
    """Return the source sentence."""
    return text


class Prose:
    """Turns the values of an export into sections.

    What several answers share (model, engine, sampling) is told in full with the first of them and
    by its number with the others.
    """

    def __init__(self, head: Head, translate: Translate = untranslated) -> None:
        """Take the head of the export and the reader's language."""
        self.head = head
        self._translate = translate
        self._setups: dict[str, int] = {}
        self._is_aside = False

    def in_words(self, text: str) -> str:
        """Return a sentence of this module in the reader's language."""
        return self._translate("export", text)

    @property
    def notice(self) -> str:
        """The research-only notice, as one unit."""
        return self._translate("notice", NOTICE)

    @property
    def title(self) -> str:
        """What the document is."""
        return self.in_words(QT_TRANSLATE_NOOP("export", "Casebook transcript"))

    @property
    def masked(self) -> str:
        """What is said of an export whose texts are masked."""
        text = QT_TRANSLATE_NOOP(
            "export",
            "Masked: what looked like an identifier was replaced, e.g. by [NAME 1]. The check "
            "misses things.",
        )
        return self.in_words(text)

    def front(self) -> Section:
        """Return what stands under the notice on the first page."""
        head = self.head
        said = [
            self.in_words(QT_TRANSLATE_NOOP("export", "This file is plain text, open to anyone."))
        ]
        said.append(
            self.in_words(
                QT_TRANSLATE_NOOP(
                    "export",
                    "JSON is the lossless export; hidden characters are shown as marks here.",
                )
            )
        )
        if not head.has_all_versions:
            text = QT_TRANSLATE_NOOP("export", "Only the versions that were shown are in it.")
            said.append(self.in_words(text))
        if not head.has_system_text:
            said.append(
                self.in_words(QT_TRANSLATE_NOOP("export", "The system texts were left out."))
            )
        if head.is_masked:
            said.append(self.masked)
        rows = (
            (self.in_words(QT_TRANSLATE_NOOP("export", "Exported, UTC")), head.exported_at),
            (self.in_words(QT_TRANSLATE_NOOP("export", "Exported, local time")), head.local_time),
            (self.in_words(QT_TRANSLATE_NOOP("export", "Made by")), head.app),
            (self.in_words(QT_TRANSLATE_NOOP("export", "Export")), head.export_id),
            (
                self.in_words(QT_TRANSLATE_NOOP("export", "Audit trail, last event")),
                f"{head.audit_seq} {head.audit_sha256}".strip(),
            ),
        )
        return Section("head", self.title, marks=tuple(said), rows=rows, level=1)

    def chat(self, chat: Chat) -> Section:
        """Return the heading of a conversation, with its system text."""
        self._is_aside = False
        names = (
            (QT_TRANSLATE_NOOP("export", "Conversation"), chat.conversation_id),
            (QT_TRANSLATE_NOOP("export", "Begun, UTC"), chat.created_at),
            (QT_TRANSLATE_NOOP("export", "Last change, UTC"), chat.updated_at),
            (QT_TRANSLATE_NOOP("export", "Messages"), str(chat.message_count)),
            (QT_TRANSLATE_NOOP("export", "Folder"), chat.folder or ""),
            (QT_TRANSLATE_NOOP("export", "Tags"), ", ".join(chat.tags)),
            (QT_TRANSLATE_NOOP("export", "System text"), chat.system_text or ""),
        )
        rows = tuple((self.in_words(name), visible(value)) for name, value in names if value)
        untitled = self.in_words(QT_TRANSLATE_NOOP("export", "Untitled chat"))
        title = " ".join(visible(chat.title).split()) or untitled
        return Section(f"conversation:{chat.conversation_id}", title, rows=rows, level=2)

    def entry(self, entry: Entry) -> Section:
        """Return a message; of an answer with all that made it."""
        made = entry.made
        marks = tuple(self.marks(entry))
        if not entry.is_shown and not self._is_aside:
            self._is_aside = True
            text = QT_TRANSLATE_NOOP("export", "Versions that are not shown begin here.")
            marks = (self.in_words(text), *marks)
        return Section(
            name=f"message:{entry.message_id}",
            heading=self._who(entry),
            facts=tuple(self._facts(entry)),
            marks=marks,
            text=visible(entry.text),
            is_answer=entry.is_answer,
            rows=tuple(self._rows(made)) if made else (),
        )

    def _who(self, entry: Entry) -> str:
        if not entry.is_answer:
            return self.in_words(QT_TRANSLATE_NOOP("export", "Question"))
        made = entry.made
        unknown = self.in_words(QT_TRANSLATE_NOOP("export", "Unknown model"))
        name = visible(made.writers if made else "") or unknown
        if made and made.is_demo:
            name = f"{name} ({self._translate('notice', DEMO)})"
        return f"{name} · {self.in_words(UNVERIFIED)}"

    def _facts(self, entry: Entry) -> Iterator[str]:
        yield entry.created_at
        text = self.in_words(QT_TRANSLATE_NOOP("export", "message %1"))
        yield fill(text, entry.message_id)
        if entry.parent_id is not None:
            text = self.in_words(QT_TRANSLATE_NOOP("export", "after message %1"))
            yield fill(text, entry.parent_id)
        if entry.versions > 1:
            text = self.in_words(QT_TRANSLATE_NOOP("export", "version %1 of %2"))
            yield fill(text, entry.version, entry.versions)

    def marks(self, entry: Entry) -> Iterator[str]:
        """Return what must not be overlooked of a message, a sentence each."""
        if not entry.is_answer and entry.version > 1:
            yield self.in_words(QT_TRANSLATE_NOOP("export", "Edited: earlier versions are kept."))
        states = {
            State.STREAMING: QT_TRANSLATE_NOOP("export", "Not complete: it was being written."),
            State.STOPPED: QT_TRANSLATE_NOOP("export", "Not complete: it was stopped."),
            State.INTERRUPTED: QT_TRANSLATE_NOOP("export", "Not complete: it was interrupted."),
            State.FAILED: QT_TRANSLATE_NOOP("export", "No answer: the call failed."),
        }
        if state := states.get(State(entry.state)):
            yield self.in_words(state)
        if entry.made is not None:
            yield from self._cuts(entry.made)

    def _cuts(self, made: Made) -> Iterator[str]:
        if source := _at(made.provenance, "imported", "from"):
            text = QT_TRANSLATE_NOOP("export", "Imported from %1: it was not made here.")
            yield fill(self.in_words(text), visible(str(source)))
        if made.reason == "length":
            text = QT_TRANSLATE_NOOP(
                "export", "Cut: it reached the longest answer or the end of the context."
            )
            yield self.in_words(text)
        if made.left_out:
            text = self.in_words(
                QT_TRANSLATE_NOOP("export", "The model did not see these messages: %1.")
            )
            yield fill(text, ", ".join(map(str, made.left_out)))
        if version := _at(made.provenance, "continues", "version"):
            text = self.in_words(QT_TRANSLATE_NOOP("export", "It goes on from version %1."))
            yield fill(text, version)

    def _rows(self, made: Made) -> Iterator[Row]:
        key = setup_of(made, self.head)
        number = self._setups.get(key)
        is_new = number is None
        if number is None:
            number = self._setups[key] = len(self._setups) + 1
        text = QT_TRANSLATE_NOOP("export", "%1, told in full above")
        label = self.in_words(QT_TRANSLATE_NOOP("export", "Setup"))
        yield label, str(number) if is_new else fill(self.in_words(text), number)
        for is_setup, name, value in rows_of(made, self.head):
            if is_new or not is_setup:
                yield self.in_words(name), visible(value)


def _at(record: dict[str, Any], key: str, inner: str) -> object:
    found = record.get(key)
    return found.get(inner) if isinstance(found, dict) else None
