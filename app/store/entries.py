"""Rows of the history as the values of an export."""

from app.core.provenance import without_folders
from app.core.transcript.document import Entry, Made, ModelFacts
from app.store.history import StoredMessage, Turn
from app.store.models import Model


def facts(model: Model) -> ModelFacts:
    """Return what the library knows of a model file."""
    return ModelFacts(
        sha256=model.sha256,
        name=model.name,
        architecture=model.architecture,
        quantization=model.quantization,
        repository=model.repository,
        revision=model.revision,
        converter=str(model.source.get("converter") or ""),
        license=model.license,
        size_bytes=model.size_bytes,
    )


def entry_of(message: StoredMessage, is_shown: bool) -> Entry:
    """Return a message with its record."""
    return Entry(
        message_id=message.message_id,
        parent_id=message.parent_id,
        role=message.role,
        text=message.text,
        state=message.state,
        created_at=message.created_at,
        saved_at=message.saved_at,
        version=message.version,
        versions=message.versions,
        is_shown=is_shown,
        made=_made(message.turn) if message.turn else None,
    )


def _made(turn: Turn) -> Made:
    return Made(
        model_name=turn.model_name,
        model_sha256=turn.model_sha256,
        prompt_tokens=turn.prompt_tokens,
        evaluated_tokens=turn.evaluated_tokens,
        answer_tokens=turn.answer_tokens,
        first_token_ms=turn.first_token_ms,
        total_ms=turn.total_ms,
        reason=turn.reason,
        left_out=turn.left_out,
        provenance=without_folders(turn.provenance),
        is_demo=turn.is_demo,
    )
