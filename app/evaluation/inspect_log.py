"""Logs of Inspect, read as what was asked and what was answered.

Source of the format: inspect_ai's `EvalLog`, version 2: as JSON (`--log-format json`), or packed
as `.eval`, a ZIP file of `header.json`, which is that log without its samples, and `samples/`.
"""

import copy
import json
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

from msgspec import Struct

from app.errors import Code, Problem

VERSION = 2
DONE = "success"
ATTACHED = "attachment://"
ENGINE = "inspect"
MOST_BYTES = 1024 * 1024 * 1024
MOST_FILES = 200_000  # of a packed log
MOST_SAMPLE_BYTES = 64 * 1024 * 1024
HEADER, SAMPLES = "header.json", "samples/"
UNPACK = "`inspect log convert --to json --output-dir out` unpacks it"
ZSTANDARD = 93  # as ZIP's own specification (APPNOTE 4.4.5) numbers it; Inspect's usual way
READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, ZSTANDARD)


class Answered(Struct, frozen=True):
    """One sample: what was asked, what was answered, and its tokens (0 if nobody counted).

    One that ended in an error has no answer, right or wrong: `is_failed`.
    """

    item_id: str
    prompt: str
    text: str
    prompt_tokens: int
    answer_tokens: int
    is_failed: bool = False


class Log(Struct, frozen=True):
    """One evaluation that ended.

    Attributes:
        task: name of the task in the bundle.
        model: as Inspect calls it.
        created: when, ISO 8601; the newest of one model counts.
        facts: what the log says of the run.
        samples: of the first epoch.
    """

    task: str
    model: str
    created: str
    facts: dict[str, Any]
    samples: tuple[Answered, ...]


def logs(folder: Path) -> list[Log]:
    """Return the newest complete log of each task and model below a folder.

    Raises:
        Problem: `run_invalid`: a log cannot be read, did not end, or is packed in a way that is not
            read here.
    """
    newest: dict[tuple[str, str], Log] = {}
    for path in sorted((*folder.rglob("*.json"), *folder.rglob("*.eval"))):
        log = _packed(path) if path.suffix == ".eval" else _log(path)
        if log is not None and log.created >= newest.get((log.task, log.model), log).created:
            newest[log.task, log.model] = log
    return list(newest.values())


def _log(path: Path) -> Log | None:
    """Return one log; `None` for a file that is no log of Inspect."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _wrong(path, "it is larger than 1 GB")
        whole = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise _wrong(path, "it is no JSON that can be read") from error
    if not isinstance(whole, dict) or not isinstance(whole.get("eval"), dict):
        return None
    return _read(path, whole, whole.get("samples"))


def _packed(path: Path) -> Log:
    """Return a log that is packed; one sample at a time is in memory, and none is endless."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = {one.filename: one for one in archive.infolist()}
            if len(infos) > MOST_FILES or sum(one.file_size for one in infos.values()) > MOST_BYTES:
                raise _wrong(path, "unpacked it is larger than 1 GB, or has too many files")
            if HEADER not in infos:
                raise _wrong(path, f"it has no {HEADER}: the evaluation did not end")
            whole = _member(path, archive, infos[HEADER])
            if not isinstance(whole.get("eval"), dict):
                raise _wrong(path, f"its {HEADER} is none of Inspect")
            names = sorted(name for name in infos if name.startswith(SAMPLES))
            samples = (_member(path, archive, infos[name]) for name in names)
            return _read(path, whole, samples)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise _wrong(path, f"it cannot be unpacked: {type(error).__name__}. {UNPACK}") from error


def _member(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> dict[str, Any]:
    """Return one file of a packed log, an object."""
    if info.compress_type not in READABLE or info.flag_bits & 1:
        raise _wrong(path, f"it is packed in a way that is not read here; {UNPACK}")
    if info.file_size > MOST_SAMPLE_BYTES:
        raise _wrong(path, f"{info.filename} is larger than 64 MB")
    if info.compress_type == ZSTANDARD:
        data = _unpacked(path, archive, info)
    else:
        with archive.open(info) as file:
            data = file.read(info.file_size)  # `ZipFile.read` unpacks 2 GB of what says it is small
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _wrong(path, f"{info.filename} is no JSON that can be read") from error
    if not isinstance(value, dict):
        raise _wrong(path, f"{info.filename} is no object")
    return value


def _unpacked(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return a file that is packed by Zstandard, never more than its size as the archive has it.

    `zipfile` knows the method from Python 3.14 on, and unpacks all of it at once even there.
    """
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    stored = copy.copy(info)
    stored.compress_type, stored.file_size = zipfile.ZIP_STORED, info.compress_size
    del stored.CRC  # it is that of the unpacked file
    with archive.open(stored) as file:
        packed = file.read(min(info.compress_size, MOST_SAMPLE_BYTES))
    made = bytearray()
    try:
        while packed and len(made) <= info.file_size:  # frame after frame
            frame = zstd.ZstdDecompressor()
            made += frame.decompress(packed, info.file_size + 1 - len(made))
            packed = frame.unused_data if frame.eof else b""
    except zstd.ZstdError as error:
        raise _wrong(path, f"{info.filename} cannot be unpacked. {UNPACK}") from error
    if len(made) != info.file_size or zlib.crc32(made) != info.CRC:
        raise _wrong(path, f"{info.filename} is not what was packed. {UNPACK}")
    return bytes(made)


def _read(path: Path, whole: dict[str, Any], samples: Any) -> Log:
    """Return what a log says; `samples` are the objects of its samples."""
    if whole.get("version") != VERSION:
        raise _wrong(path, f"its version is {whole.get('version')}, {VERSION} is known")
    if whole.get("status") != DONE:
        why = f"the evaluation ended as {whole.get('status')}; run it again (`inspect eval-retry`)"
        raise _wrong(path, why)
    said = whole["eval"]
    try:
        return Log(
            task=str(said["task"]).rpartition("/")[2],
            model=str(said["model"]),
            created=str(said["created"]),
            facts=_facts(said),
            samples=tuple(_sample(one) for one in samples if one.get("epoch", 1) == 1),
        )
    except (LookupError, TypeError, AttributeError, ValueError, OverflowError) as error:
        raise _wrong(path, f"a sample is not in Inspect's form: {type(error).__name__}") from error


def _facts(said: dict[str, Any]) -> dict[str, Any]:
    kept = {"inspect_version": (said.get("packages") or {}).get("inspect_ai")}
    kept |= {"date": said["created"], "model_name": said["model"]}
    kept["generate_config"] = said.get("model_generate_config")
    return {name: value for name, value in kept.items() if value}


def _sample(one: dict[str, Any]) -> Answered:
    if one.get("error"):
        return Answered(str(one["id"]), "", "", 0, 0, is_failed=True)
    attached = one.get("attachments") or {}
    asked: dict[str, Any] = next((said for said in one["messages"] if said["role"] == "user"), {})
    output = one["output"]
    choices = output.get("choices") or []
    said = choices[0]["message"]["content"] if choices else output.get("completion", "")
    usage = output.get("usage") or {}
    return Answered(
        item_id=str(one["id"]),
        prompt=_text(asked["content"], attached),
        text=_text(said, attached),
        prompt_tokens=int(usage.get("input_tokens") or 0),
        answer_tokens=int(usage.get("output_tokens") or 0),
    )


def _text(content: Any, attached: dict[str, str]) -> str:
    """Return a content as text: a string, or parts of which the texts count."""
    if isinstance(content, list):
        parts = [one["text"] for one in content if one.get("type") == "text"]
        return "".join(_text(one, attached) for one in parts)
    if not isinstance(content, str):
        raise TypeError(type(content).__name__)
    return attached[content.removeprefix(ATTACHED)] if content.startswith(ATTACHED) else content


def _wrong(path: Path, why: str) -> Problem:
    return Problem(Code.RUN_INVALID, where=str(path), why=why)
