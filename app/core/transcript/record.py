"""The provenance of an answer as rows: everything that product and reader need to trace it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.core.text import QT_TRANSLATE_NOOP, size
from app.core.transcript.document import Head, Made

# Where a fact lies, its name, and whether several answers usually share it (the setup).
_FACTS = (
    ("model.name", True, QT_TRANSLATE_NOOP("export", "Model")),
    ("model.path", True, QT_TRANSLATE_NOOP("export", "Model file")),
    ("model.sha256", True, QT_TRANSLATE_NOOP("export", "SHA-256 of the model file")),
    ("library.architecture", True, QT_TRANSLATE_NOOP("export", "Architecture")),
    ("library.quantization", True, QT_TRANSLATE_NOOP("export", "Quantization")),
    ("library.size_bytes", True, QT_TRANSLATE_NOOP("export", "Size of the model file")),
    ("library.repository", True, QT_TRANSLATE_NOOP("export", "Source repository")),
    ("library.revision", True, QT_TRANSLATE_NOOP("export", "Source revision")),
    ("library.converter", True, QT_TRANSLATE_NOOP("export", "Converter")),
    ("library.license", True, QT_TRANSLATE_NOOP("export", "Licence of the model")),
    ("engine.engine", True, QT_TRANSLATE_NOOP("export", "llama-cpp-python")),
    ("engine.llama_commit", True, QT_TRANSLATE_NOOP("export", "llama.cpp build")),
    ("engine.device", True, QT_TRANSLATE_NOOP("export", "Device")),
    ("engine.backend", True, QT_TRANSLATE_NOOP("export", "Backend")),
    ("engine.driver", True, QT_TRANSLATE_NOOP("export", "Driver")),
    ("engine.cpu_variant", True, QT_TRANSLATE_NOOP("export", "Instruction sets")),
    ("engine.gpu_layers", True, QT_TRANSLATE_NOOP("export", "Layers on a graphics processor")),
    ("engine.threads", True, QT_TRANSLATE_NOOP("export", "Threads")),
    ("engine.context_tokens", True, QT_TRANSLATE_NOOP("export", "Context, tokens")),
    ("engine.trained_tokens", True, QT_TRANSLATE_NOOP("export", "Trained context, tokens")),
    ("engine.batch_tokens", True, QT_TRANSLATE_NOOP("export", "Prompt tokens computed together")),
    ("engine.is_mapped", True, QT_TRANSLATE_NOOP("export", "Weights are mapped")),
    ("engine.is_locked", True, QT_TRANSLATE_NOOP("export", "Weights are locked in memory")),
    ("engine.cache_type_k", True, QT_TRANSLATE_NOOP("export", "Cache, keys")),
    ("engine.cache_type_v", True, QT_TRANSLATE_NOOP("export", "Cache, values")),
    ("engine.flash_attention", True, QT_TRANSLATE_NOOP("export", "Flash attention")),
    ("engine.template_sha256", True, QT_TRANSLATE_NOOP("export", "SHA-256 of the chat template")),
    ("engine.has_system_role", True, QT_TRANSLATE_NOOP("export", "System role in the template")),
    ("system_text_sha256", True, QT_TRANSLATE_NOOP("export", "SHA-256 of the system text")),
    ("examples_sha256", True, QT_TRANSLATE_NOOP("export", "SHA-256 of the examples")),
    ("examples.name", True, QT_TRANSLATE_NOOP("export", "Example set")),
    ("examples.version", True, QT_TRANSLATE_NOOP("export", "Version of the example set")),
    ("endpoint.address", True, QT_TRANSLATE_NOOP("export", "Asked at the server")),
    ("sampling.temperature", True, QT_TRANSLATE_NOOP("export", "Temperature")),
    ("sampling.top_k", True, QT_TRANSLATE_NOOP("export", "Top-k")),
    ("sampling.top_p", True, QT_TRANSLATE_NOOP("export", "Top-p")),
    ("sampling.min_p", True, QT_TRANSLATE_NOOP("export", "Min-p")),
    ("sampling.repeat_penalty", True, QT_TRANSLATE_NOOP("export", "Repeat penalty")),
    ("sampling.max_tokens", True, QT_TRANSLATE_NOOP("export", "Longest answer, tokens")),
    ("app.version", True, QT_TRANSLATE_NOOP("export", "Casebook")),
    ("sampling.seed", False, QT_TRANSLATE_NOOP("export", "Seed")),
    ("turn.prompt_tokens", False, QT_TRANSLATE_NOOP("export", "Prompt, tokens")),
    ("turn.evaluated_tokens", False, QT_TRANSLATE_NOOP("export", "Computed anew, tokens")),
    ("turn.answer_tokens", False, QT_TRANSLATE_NOOP("export", "Answer, tokens")),
    ("turn.first_token_ms", False, QT_TRANSLATE_NOOP("export", "First word after, ms")),
    ("turn.total_ms", False, QT_TRANSLATE_NOOP("export", "Whole time, ms")),
    ("turn.reason", False, QT_TRANSLATE_NOOP("export", "Ended because")),
    ("result.dropped_bytes", False, QT_TRANSLATE_NOOP("export", "Bytes that were no text")),
    ("result.raw_sha256", False, QT_TRANSLATE_NOOP("export", "SHA-256 of what was written")),
)
# Told in other words, or by a mark above the answer.
_TOLD = frozenset(
    {"format", "app.name", "left_out", "result.reason", "result.prompt_tokens"}
    | {"result.evaluated_tokens", "result.answer_tokens", "result.first_token_ms"}
    | {"result.total_ms", "engine.memory_bytes", "engine.seconds", "engine.note"}
)
_ASIDE = frozenset({"result.sampling", "engine.buffers"})
_LONGEST = 2_000  # characters of one value
_OTHER = QT_TRANSLATE_NOOP("export", "Also recorded")


def rows_of(made: Made, head: Head) -> Iterator[tuple[bool, str, str]]:
    """Return for each fact whether it is of the setup, its name to be translated, and its value.

    What no name is known for (a later version wrote it) is told under one name, never left out.
    """
    facts = _facts(made, head)
    for place, is_setup, name in _FACTS:
        value = facts.pop(place, None)
        if value not in (None, "", [], {}):
            yield is_setup, name, _written(place, value)
    rest = {place: value for place, value in facts.items() if value not in (None, "", [], {})}
    if rest:
        text = json.dumps(rest, sort_keys=True, ensure_ascii=False, default=str)
        yield False, _OTHER, text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def setup_of(made: Made, head: Head) -> str:
    """Return what tells one setup from another."""
    return json.dumps([value for is_setup, _, value in rows_of(made, head) if is_setup])


def values_of(made: Made, head: Head, places: Iterable[str]) -> list[str]:
    """Return facts of the record by their places, e.g. `engine.device`; "" is not known."""
    facts = _facts(made, head)
    return [
        "" if (value := facts.get(place)) is None else _written(place, value) for place in places
    ]


def _facts(made: Made, head: Head) -> dict[str, Any]:
    record = made.provenance
    facts = dict(_flat(record))
    known = head.model(made.model_sha256)
    if known is not None and made.model_sha256:
        for name in known.__struct_fields__:
            if name not in {"sha256", "name"}:
                facts[f"library.{name}"] = getattr(known, name) or None
    for name in ("prompt_tokens", "evaluated_tokens", "answer_tokens", "first_token_ms"):
        facts[f"turn.{name}"] = getattr(made, name)
    facts["turn.total_ms"], facts["turn.reason"] = made.total_ms, made.reason
    facts.setdefault("model.name", made.model_name)
    facts.setdefault("model.sha256", made.model_sha256)
    for place in [one for one in facts if one in _TOLD or one.startswith(tuple(_ASIDE))]:
        del facts[place]
    return facts


def _flat(record: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        place = f"{before}{key}"
        if isinstance(value, Mapping) and value:
            yield from _flat(value, f"{place}.")
        else:
            yield place, value


def _written(place: str, value: object) -> str:
    if place == "library.size_bytes" and isinstance(value, int):
        return f"{size(value)} ({value} B)"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)
