"""What an export holds, as values: who made it, each conversation, each message with its record.

JSON is these values and nothing else (`shape`); every other format shows them.
"""

from typing import Any

from msgspec import Struct, to_builtins

from app.core.chat import Role, State
from app.core.provenance import writers
from app.core.wording import NOTICE, NOTICE_SHA256, NOTICE_VERSION

FORMAT = "casebook-transcript"
VERSION = 1
# What nobody may take out of an export; the text is that of the source language.
NOTICE_SHAPE = {"text": NOTICE, "version": NOTICE_VERSION, "sha256": NOTICE_SHA256}


class ModelFacts(Struct, frozen=True):
    """What the library knows of a model file when it is exported; "" is not known.

    Attributes:
        sha256: of the file; it ties these facts to the answers.
        name: in the library.
        architecture: e.g. "gemma2".
        quantization: e.g. "Q4_K_M".
        repository: where the weights came from.
        revision: commit of the repository.
        converter: what wrote the file.
        license: e.g. "gemma".
        size_bytes: of the file.
    """

    sha256: str
    name: str
    architecture: str = ""
    quantization: str = ""
    repository: str = ""
    revision: str = ""
    converter: str = ""
    license: str = ""
    size_bytes: int = 0


class Head(Struct, frozen=True):
    """An export as a whole.

    Attributes:
        export_id: a UUID; it says nothing of the content.
        exported_at: UTC, ISO 8601.
        local_time: the same moment with the offset of this computer's time zone.
        app: name and version of the program.
        audit_seq: number of the last event of the history's audit trail; 0 if there is none.
        audit_sha256: hash of that event: whoever keeps the export can tell a trail cut later.
        has_all_versions: false if only the versions that were shown are in it.
        has_system_text: false if the system texts were left out.
        is_masked: what looked like an identifier was replaced by masks.
        models: every model of the library that wrote some of it.
    """

    export_id: str
    exported_at: str
    local_time: str
    app: str
    audit_seq: int
    audit_sha256: str
    has_all_versions: bool = True
    has_system_text: bool = True
    is_masked: bool = False
    models: tuple[ModelFacts, ...] = ()

    def model(self, sha256: str) -> ModelFacts | None:
        """Return what is known of a model file; `None` if it is not in the library."""
        return next((one for one in self.models if one.sha256 == sha256), None)


class Chat(Struct, frozen=True):
    """One conversation without its messages, see `store.conversations.Conversation`.

    Attributes:
        tip_message_id: the last message of the branch that is shown.
        message_count: of the messages in this export.
        system_text: `None` if it was left out.
    """

    conversation_id: str
    title: str
    system_text: str | None
    setup: dict[str, Any]
    folder: str | None
    tags: tuple[str, ...]
    created_at: str
    updated_at: str
    is_pinned: bool
    tip_message_id: int | None
    message_count: int


class Made(Struct, frozen=True):
    """How an answer was made: one call of a model, see `store.messages.Turn`."""

    model_name: str
    model_sha256: str
    prompt_tokens: int | None
    evaluated_tokens: int | None
    answer_tokens: int | None
    first_token_ms: int | None
    total_ms: int | None
    reason: str | None
    left_out: tuple[int, ...]
    provenance: dict[str, Any]
    is_demo: bool = False

    @property
    def sampling(self) -> dict[str, Any]:
        """Every sampling parameter that was used."""
        found = self.provenance.get("sampling")
        return dict(found) if isinstance(found, dict) else {}

    @property
    def writers(self) -> str:
        """Names of all models that wrote some of it."""
        names = [str(one.get("name", "")) for one in writers(self.provenance)]
        return ", ".join(dict.fromkeys(filter(None, [*names, self.model_name])))


class Entry(Struct, frozen=True):
    """One message of the tree, see `store.messages.StoredMessage`.

    Attributes:
        is_shown: it is on the branch that is shown.
        made: how it was made; `None` if a person wrote it.
    """

    message_id: int
    parent_id: int | None
    role: str
    text: str
    state: str
    created_at: str
    saved_at: str
    version: int
    versions: int
    is_shown: bool
    made: Made | None

    @property
    def is_answer(self) -> bool:
        """A model wrote it."""
        return self.role == Role.ASSISTANT

    @property
    def is_whole(self) -> bool:
        """It ends where its writer ended it."""
        return self.state == State.DONE and not (self.made and self.made.reason == "length")


def shape(value: Struct) -> dict[str, Any]:
    """Return a value as JSON holds it."""
    found: dict[str, Any] = to_builtins(value)
    return found
