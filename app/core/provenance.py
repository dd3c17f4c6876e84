"""What made an answer, as one record: model, template, engine, options, seed, versions."""

import hashlib
import json
from typing import Any

from msgspec import to_builtins

from app import NAME, __version__
from app.core.chat import Ending, Loaded, LoadOptions, ModelFile, Sampling

FORMAT = 1


def asked(
    model: ModelFile, model_name: str, options: LoadOptions, sampling: Sampling, system_text: str
) -> dict[str, Any]:
    """Return what is known before the model is asked; it is on disk before anything is sent."""
    return {
        "format": FORMAT,
        "app": {"name": NAME, "version": __version__},
        "model": {"name": model_name, "path": model.path, "sha256": model.sha256},
        "options": to_builtins(options),
        "sampling": to_builtins(sampling),
        "system_text_sha256": hashlib.sha256(system_text.encode("utf-8", "replace")).hexdigest(),
    }


def answered(
    record: dict[str, Any], loaded: Loaded | None, ending: Ending | None
) -> dict[str, Any]:
    """Return the record with what the engine reported; the sampling becomes what was used."""
    whole = dict(record)
    if loaded is not None:
        engine = to_builtins(loaded)
        engine.pop("sampling")
        whole["engine"] = engine
    if ending is not None:
        whole["result"] = to_builtins(ending)
        whole["sampling"] = to_builtins(ending.sampling)
    return whole


def digest(record: dict[str, Any]) -> str:
    """Return the SHA-256 of a record's canonical JSON (sorted keys, no spaces), hexadecimal."""
    text = json.dumps(record, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()
