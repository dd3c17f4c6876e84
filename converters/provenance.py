"""The record beside a converted file: what it was made from, by what, and what came out."""

import importlib.metadata
import json
import platform
import stat
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import converters
from converters.plan import Plan

FORMAT = "casebook-conversion-1"
MOST_BYTES = 8 * 1024 * 1024  # far above what is written: a line a tensor and a source file
LLAMA_COMMIT = "0c1e57098"  # whose convert_hf_to_gguf.py the result equals


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a conversion took and gave.

    Attributes:
        sources: SHA-256 by name of each file that was read.
        peak_rss_bytes: of this process; 0 where the system does not say.
    """

    path: Path
    size_bytes: int
    sha256: str
    sources: dict[str, str]
    started_at: datetime
    seconds: float
    peak_rss_bytes: int
    resumed: int


def beside(target: Path) -> Path:
    """Return where the record of a file lies."""
    stem = target.name.removesuffix(".gguf")
    return target.with_name(f"{stem}.provenance.json")


def is_of(record: Path, target: Path) -> bool:
    """Tell whether this is a record that an earlier conversion wrote for this file."""
    try:
        status = record.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            return False
        said = json.loads(record.read_text("utf-8", "surrogatepass"))
    except (OSError, ValueError, RecursionError):
        return False
    is_record = isinstance(said, dict) and said.get("format") == FORMAT
    return is_record and said.get("file") == target.name


def record(plan: Plan, outcome: Outcome) -> bytes:
    """Return the record as JSON text."""
    model = plan.model
    said: dict[str, Any] = {
        "format": FORMAT,
        "file": outcome.path.name,
        "size_bytes": outcome.size_bytes,
        "sha256": outcome.sha256,
        "type": plan.file_type.name,
        "tensors": {tensor.name: tensor.kind.name for tensor in plan.tensors},
        "parameters": model.parameters,
        "architecture": model.shape.architecture,
        "source": {
            "folder": model.folder.name,
            "kind": model.facts.kind,
            "dtype": model.facts.dtype,
            "files": outcome.sources,
            "repository": model.facts.repository,
            "revision": model.facts.revision,
            "licence": model.facts.licence,
            "base_models": list(model.facts.base_models),
        },
        "converter": {
            "version": converters.VERSION,
            "llama_cpp_python": importlib.metadata.version("llama_cpp_python"),
            "equals_llama_cpp": LLAMA_COMMIT,
            "python": platform.python_version(),
            "machine": platform.machine(),
        },
        "started_at": outcome.started_at.astimezone(UTC).isoformat(timespec="seconds"),
        "seconds": round(outcome.seconds, 3),
        "peak_rss_bytes": outcome.peak_rss_bytes,
        "resumed_tensors": outcome.resumed,
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass") + b"\n"


def peak_rss_bytes() -> int:
    """Return the most memory this process ever held; 0 where the system does not say."""
    if sys.platform == "win32":
        import psutil

        return int(psutil.Process().memory_info().peak_wset)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
