"""A model as `--json` shows it: keys that stay."""

from app.store.models import Model


def shape(model: Model) -> dict[str, object]:
    """Return a model as `--json` shows it."""
    return {
        "model_id": model.model_id,
        "name": model.name,
        "path": model.path,
        "sha256": model.sha256,
        "architecture": model.architecture,
        "quantization": model.quantization,
        "size_bytes": model.size_bytes,
        "context_length": model.context_length,
        "license": model.license,
        "source": model.repository,
        "revision": model.revision,
        "is_demo": model.is_demo,
        "state": model.state,
        "chat_template_sha256": model.template_sha256,
        "is_checked_architecture": model.is_checked_architecture,
    }
