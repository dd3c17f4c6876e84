"""An export on its way: rows out of the store, in slices, into a file that is whole or not there.

Whoever owns the store runs it, a step at a time, so that a window stays alive. The file is written
under another name, synced, read back, noted in the audit trail, and only then gets its name.
"""

import hashlib
import os
import re
import uuid
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from app import NAME, __version__
from app.core.identifiers.masks import Masks
from app.core.names import DEVICES
from app.core.transcript.document import Chat, Entry, Head
from app.core.transcript.formats import writer
from app.core.transcript.masking import masked_chat, masked_entry
from app.core.transcript.prose import Prose, Translate, untranslated
from app.core.transcript.writing import FOR_READERS, Format, Job, Write, Writer
from app.errors import Code, Problem
from app.store.audit import Audit, payload_sha256
from app.store.connection import DISK_TROUBLE, Session
from app.store.entries import entry_of, facts
from app.store.files import facts as facts_of
from app.store.files import is_full, place, target_problem
from app.store.history import Conversation, History
from app.store.inside import Inside, inside
from app.store.models import Models
from app.store.owed import owe, settle

BATCH = 20  # messages read at once; one may hold hundreds of kilobytes
EXPORTED = "exported"
_CHUNK_BYTES = 1 << 20
_OWNER_ONLY = 0o600


class Chosen(Struct, frozen=True):
    """What a person wants to take along.

    Attributes:
        conversation_ids: whole UUIDs, in the order of the file.
        kind: the format.
        target: the file.
        has_all_versions: false takes only the branch that is shown.
        has_system_text: false leaves the system texts out.
        is_replacing: a file of that name may go.
        masks: what `Screening` met, to be masked; `None` takes the texts as they are.
    """

    conversation_ids: tuple[str, ...]
    kind: Format
    target: Path
    has_all_versions: bool = True
    has_system_text: bool = True
    is_replacing: bool = False
    masks: Masks | None = None


class Reader(Struct, frozen=True):
    """Who reads it: the language of headings and marks, and its direction."""

    translate: Translate = untranslated
    language: str = "en"
    is_right_to_left: bool = False


class Exported(Struct, frozen=True):
    """What is on the disk now.

    Attributes:
        path: of the file.
        kind: its format.
        size_bytes: of the file.
        sha256: of the file, as it was read back.
        conversation_ids: what is in it.
        messages: how many.
        is_recorded: it is in the audit trail; a folder that is only read keeps none.
        is_owed: it is noted, and comes into the audit trail when its disk has room.
        is_masked: what looked like an identifier is masked in it.
    """

    path: Path
    kind: Format
    size_bytes: int
    sha256: str
    conversation_ids: tuple[str, ...]
    messages: int
    is_recorded: bool
    is_masked: bool = False
    is_owed: bool = False


class _Plan(Struct, frozen=True):
    conversation: Conversation
    ids: list[int]
    shown: frozenset[int]


class Exports:
    """Begins exports of one open history."""

    def __init__(
        self, session: Session, audit: Audit, history: History, models: Models, folder: Path
    ) -> None:
        """Read from this history, whose data lie in `folder`."""
        self._folder = folder
        self.session = session
        self.audit = audit
        self.history = history
        self.models = models

    def begin(
        self,
        chosen: Chosen,
        reader: Reader | None = None,
        make: Callable[[Job], Writer] | None = None,
    ) -> "Export":
        """Return an export that has not written anything yet; `make` brings a writer of its own.

        Raises:
            Problem: `not_found`; `bad_value` if there is no message in what was chosen, or the
                name is one that Windows keeps for a device.
        """
        return Export(self, chosen, reader or Reader(), make)

    def inside(self, conversation_ids: Sequence[str]) -> Inside | None:
        """Return what these conversations hold; `None` if that is too much to look at now."""
        return inside(self.session, conversation_ids)

    def note(self, action: str, export_id: str, payload: Mapping[str, object]) -> tuple[bool, bool]:
        """Put an export into the audit trail; return whether it is there, or owed to it.

        A full disk under the history is no reason to keep words from another disk: then it is
        noted beside the history, and comes into the trail when that is opened with room.

        Raises:
            Problem: `database_locked`, `database_damaged`.
        """
        if self.session.read_only:
            is_full_there = is_full(facts_of(Code.DISK_FULL, self._folder, ""))
            return False, is_full_there and owe(
                self._folder, action, export_id, payload_sha256(payload)
            )
        settle(self.session, self.audit, self._folder)
        try:
            self.session.save(lambda: self.audit.append(action, export_id, payload))
        except Problem as problem:
            if problem.code not in DISK_TROUBLE:
                raise
            return False, owe(self._folder, action, export_id, payload_sha256(payload))
        return True, False

    def record(self, export_id: str, kind: str, sha256: str, messages: int) -> "Record":
        """Return what the audit trail says of a file that claims to be this export."""
        events = self.session.rows(
            "SELECT seq, payload_sha256 FROM audit WHERE action = ? AND object = ?",
            (EXPORTED, export_id),
        )
        payload = payload_sha256(recorded(kind, sha256, messages))
        found = next((one for one in events if one["payload_sha256"] == payload), None)
        if found is not None:
            return Record(found["seq"], is_same=True)
        return Record(events[0]["seq"], is_same=False) if events else Record(None, is_same=False)


class Record(Struct, frozen=True):
    """Whether the audit trail knows an export.

    Attributes:
        seq: number of the event; `None` if there is none of this export here.
        is_same: the file is the one that was recorded.
    """

    seq: int | None
    is_same: bool


class Export:
    """One export.

    Attributes:
        total: messages that will be written.
        done: messages that are.
        result: `None` until all of it is on the disk.
    """

    def __init__(
        self,
        owner: Exports,
        chosen: Chosen,
        reader: Reader,
        make: Callable[[Job], Writer] | None,
    ) -> None:
        """Look at what there is to write."""
        self._owner = owner
        self._chosen = chosen
        self._reader = reader
        self._make = make or (lambda job: writer(chosen.kind, job))
        self._plans = [self._plan(one) for one in chosen.conversation_ids]
        self.total = sum(len(one.ids) for one in self._plans)
        self.done = 0
        self.result: Exported | None = None
        stem = chosen.target.name.split(".")[0].strip().lower()
        if stem in DEVICES:
            raise Problem(Code.BAD_VALUE, name=chosen.target.name, why="Windows keeps this name")
        if not self.total:
            raise Problem(Code.BAD_VALUE, name="export", why="there is no message in it")

    def run(self, on_step: Callable[[int], object] = lambda _: None) -> Exported:
        """Do all of it; what `on_step(messages done)` raises ends it, and nothing is left."""
        steps = self.steps()
        try:
            for _ in steps:
                on_step(self.done)
        finally:
            steps.close()
        if self.result is None:
            raise Problem(Code.BUG, error="an export without an end")
        return self.result

    def steps(self) -> Generator[int]:
        """Do one bounded piece of it at a time; each yields how many messages are written.

        To close the iterator is to cancel: nothing is left behind.

        Raises:
            Problem: `exists`, `disk_full`, `disk_failed`, `read_only`, `folder_missing`,
                `name_too_long`, or what the store says.
        """
        target, folder = self._chosen.target, self._chosen.target.parent
        if os.path.lexists(target) and not self._chosen.is_replacing:
            raise Problem(Code.EXISTS, path=target)
        head = self._head()
        part = target.with_name(f"{target.name}.{head.export_id[:8]}.part")
        try:
            _sweep(target)
            number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
            with os.fdopen(number, "wb") as file:
                yield from self._play(file.write, head)
                file.flush()
                os.fsync(file.fileno())
            digest = yield from self._read_back(part)
            self._finish(part, head, digest)
        except FileExistsError as error:
            raise Problem(Code.EXISTS, path=target) from error
        except OSError as error:
            raise target_problem(error, folder) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _plan(self, conversation_id: str) -> _Plan:
        history = self._owner.history
        conversation = history.conversation(conversation_id)
        path = history.path(conversation.conversation_id)
        shown = frozenset(path)
        if not self._chosen.has_all_versions:
            return _Plan(conversation, path, shown)
        every = history.message_ids(conversation.conversation_id)
        if self._chosen.kind in FOR_READERS:
            every = [*path, *(one for one in every if one not in shown)]
        return _Plan(conversation, every, shown)

    def _head(self) -> Head:
        seq, sha256 = self._owner.audit.head
        moment = datetime.now(UTC)
        used = {plan.conversation.conversation_id for plan in self._plans}
        hashes = self._owner.history.model_hashes(sorted(used))
        return Head(
            export_id=str(uuid.uuid4()),
            exported_at=moment.isoformat(timespec="milliseconds"),
            local_time=moment.astimezone().isoformat(timespec="seconds"),
            app=f"{NAME} {__version__}",
            audit_seq=seq,
            audit_sha256=sha256,
            has_all_versions=self._chosen.has_all_versions,
            has_system_text=self._chosen.has_system_text,
            is_masked=self._chosen.masks is not None,
            models=tuple(facts(one) for one in self._owner.models.list() if one.sha256 in hashes),
        )

    def play(self, write: Write, to: str) -> Generator[int]:
        """Do the same into memory or onto paper; the audit trail gets a line of it at the end.

        Args:
            write: takes the bytes, if the writer has any.
            to: what it is written to, for the audit trail, e.g. `printer`.
        """
        head = self._head()
        yield from self._play(write, head)
        owner, chosen = self._owner, self._chosen
        payload = {"format": chosen.kind, "conversations": list(chosen.conversation_ids)}
        owner.note(f"exported_to_{to}", head.export_id, payload)

    def _play(self, write: Write, head: Head) -> Iterator[int]:
        reader = self._reader
        prose = Prose(head, reader.translate)
        job = Job(write, prose, reader.is_right_to_left, reader.language)
        with closing(self._make(job)) as out:
            out.front(head)
            for plan in self._plans:
                out.chat(masked_chat(self._chat(plan), self._chosen.masks))
                for entry in self._entries(plan):
                    out.entry(entry)
                    self.done += 1
                    yield self.done
            out.end()
        yield self.done

    def _entries(self, plan: _Plan) -> Iterator[Entry]:
        for start in range(0, len(plan.ids), BATCH):
            wanted = plan.ids[start : start + BATCH]
            messages = self._owner.history.messages(wanted)
            if len(messages) != len(wanted):  # purged while it was read
                raise Problem(Code.NOT_FOUND, name=plan.conversation.conversation_id)
            for message in messages:
                entry = entry_of(message, message.message_id in plan.shown)
                yield masked_entry(entry, self._chosen.masks)

    def _chat(self, plan: _Plan) -> Chat:
        one = plan.conversation
        return Chat(
            conversation_id=one.conversation_id,
            title=one.title,
            system_text=one.system_text if self._chosen.has_system_text else None,
            setup=one.setup if self._chosen.has_system_text else {},
            folder=one.folder,
            tags=one.tags,
            created_at=one.created_at,
            updated_at=one.updated_at,
            is_pinned=one.is_pinned,
            tip_message_id=max(plan.shown, default=None),
            message_count=len(plan.ids),
        )

    def _read_back(self, part: Path) -> Generator[int, None, str]:
        digest = hashlib.sha256()
        with part.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                digest.update(chunk)
                yield self.done
        return digest.hexdigest()

    def _finish(self, part: Path, head: Head, digest: str) -> None:
        size_bytes = part.stat().st_size
        owner, chosen = self._owner, self._chosen
        payload = recorded(chosen.kind, digest, self.total)
        is_recorded, is_owed = owner.note(EXPORTED, head.export_id, payload)
        try:
            place(part, chosen.target, chosen.is_replacing)
        except OSError:
            if is_recorded or is_owed:
                owner.note("export_failed", head.export_id, {"sha256": digest})
            raise
        self.result = Exported(
            path=chosen.target,
            kind=chosen.kind,
            size_bytes=size_bytes,
            sha256=digest,
            conversation_ids=chosen.conversation_ids,
            messages=self.total,
            is_recorded=is_recorded,
            is_masked=chosen.masks is not None,
            is_owed=is_owed,
        )


def _sweep(target: Path) -> None:
    """Remove what a power cut or a kill left of an earlier export to the same name."""
    own = re.compile(re.escape(target.name) + r"\.[0-9a-f]{8}\.part")
    for entry in target.parent.iterdir():
        if own.fullmatch(entry.name) and entry.is_file() and not entry.is_symlink():
            entry.unlink()


def recorded(kind: str, sha256: str, messages: int) -> dict[str, object]:
    """Return what the audit trail's hash of an export covers; whoever has the file knows it too."""
    return {"format": str(kind), "sha256": sha256, "messages": messages}
