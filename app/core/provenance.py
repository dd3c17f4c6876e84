"""What made an answer, as one record: model, template, engine, options, seed, versions."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, to_builtins

from app import NAME, __version__
from app.core.chat import Ending, Loaded, LoadOptions, ModelFile, Sampling
from app.core.digest import text_sha256

FORMAT = 1
OF_SERVER = ("device", "context_tokens", "seconds", "model")  # the rest only its owner knows


class ExamplesUsed(Struct, frozen=True):
    """Which examples an answer was asked with.

    Attributes:
        name: of the set.
        version: of the set; 0 is a file.
        sha256: hash of their content, hexadecimal.
        ids: in the order they were sent.
        seed: that order was drawn with; `None` is the set's own.
    """

    name: str
    version: int
    sha256: str
    ids: tuple[str, ...]
    seed: int | None = None


def asked(
    model: ModelFile,
    model_name: str,
    options: LoadOptions,
    sampling: Sampling,
    system_text: str,
    left_out: Sequence[int],
) -> dict[str, Any]:
    """Return what is known before the model is asked; it is on disk before anything is sent.

    `left_out` are the ids of the messages that the model does not see.
    """
    return {
        "format": FORMAT,
        "app": {"name": NAME, "version": __version__},
        "model": {"name": model_name, "path": _without_folder(model.path), "sha256": model.sha256},
        "options": to_builtins(options),
        "sampling": to_builtins(sampling),
        "system_text_sha256": text_sha256(system_text),
        "left_out": list(left_out),
    }


def _without_folder(path: str) -> str:
    """Return the file's name, as exports may carry it: the folder names a person's account."""
    is_address = "://" in path  # of a server that answered instead of a file
    return path if is_address else path.replace("\\", "/").rpartition("/")[2]


def without_folders(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record as it may leave this computer: those of older versions name the folder."""
    told = dict(record)
    if isinstance(model := told.get("model"), dict):
        told["model"] = _named(model)
    taken = told.get("continues")
    if isinstance(taken, dict) and isinstance(models := taken.get("models"), list):
        named = [_named(one) if isinstance(one, dict) else one for one in models]
        told["continues"] = {**taken, "models": named}
    return told


def _named(model: dict[str, Any]) -> dict[str, Any]:
    path = model.get("path")
    return {**model, "path": _without_folder(path)} if isinstance(path, str) else model


def with_examples(record: dict[str, Any], used: ExamplesUsed | None) -> dict[str, Any]:
    """Return the record with the examples that stood before the question, if any did."""
    if used is None:
        return record
    return {**record, "examples_sha256": used.sha256, "examples": to_builtins(used)}


def with_endpoint(record: dict[str, Any], address: str, model: str) -> dict[str, Any]:
    """Return the record of an answer that a server gave, not this computer."""
    return {**record, "endpoint": {"address": address, "model": model}}


def continuing(
    record: dict[str, Any], message_id: int, version: int, text: str, earlier: dict[str, Any]
) -> dict[str, Any]:
    """Return the record of an answer that goes on where an earlier version of it ended.

    The record stays that of one call: what it counts and hashes is what this call wrote. What was
    taken over is named by its message, length and hash, with every model that wrote some of it.

    Args:
        record: of the new call, see `asked`.
        message_id: the earlier version.
        version: its number when the call began.
        text: what it says.
        earlier: its own record.
    """
    taken = {
        "message_id": message_id,
        "version": version,
        "characters": len(text),
        "text_sha256": text_sha256(text),
        "models": writers(earlier),
    }
    return {**record, "continues": taken}


def writers(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Return name, path and hash of every model that wrote some of an answer, each once."""
    taken = record.get("continues") or {}
    models = [*taken.get("models", []), record.get("model")]
    return [one for at, one in enumerate(models) if one and one not in models[:at]]


def answered(
    record: dict[str, Any], loaded: Loaded | None, ending: Ending | None
) -> dict[str, Any]:
    """Return the record with what the engine reported; the sampling becomes what was used."""
    whole = dict(record)
    if loaded is not None:
        engine = to_builtins(loaded)
        engine.pop("sampling")
        if not loaded.model:
            engine.pop("model")
        if "endpoint" in record:
            engine = {name: engine[name] for name in OF_SERVER if name in engine}
        whole["engine"] = engine
    if ending is not None:
        whole["result"] = to_builtins(ending)
        whole["sampling"] = to_builtins(ending.sampling)
    return whole


def digest(record: dict[str, Any]) -> str:
    """Return the SHA-256 of a record's canonical JSON (sorted keys, no spaces), hexadecimal."""
    text = json.dumps(record, sort_keys=True, separators=(",", ":"), default=str)
    return text_sha256(text)
