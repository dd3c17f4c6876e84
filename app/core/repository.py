"""What a hub says of a repository, and which of its files make a model."""

import re
from pathlib import PurePosixPath

from msgspec import Struct

from app.errors import Code, Problem

NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}", re.ASCII)
COMMIT = re.compile(r"[0-9a-f]{40}")
SHA256 = re.compile(r"[0-9a-f]{64}")
MOST_SHOWN = 12
# Files that belong to a model and are none.
_COMPANION = re.compile(r"mmproj|imatrix", re.IGNORECASE)
_SPLIT = re.compile(r"-\d{5}-of-\d{5}\.gguf$", re.IGNORECASE)
_WEIGHTS = re.compile(r"model(-\d{5}-of-\d{5})?\.safetensors")
# What the converter reads, in the order in which it can tell that a model is not for it.
_PAPERS = (
    "config.json",
    "model.safetensors.index.json",
    "tokenizer_config.json",
    "tokenizer.json",
    "tokenizer.model",
    "vocab.json",
    "merges.txt",
    "special_tokens_map.json",
    "added_tokens.json",
    "generation_config.json",
    "chat_template.jinja",
    "chat_template.json",
    "README.md",
)


class RemoteFile(Struct, frozen=True):
    """One file of a repository.

    Attributes:
        name: its path in the repository, with `/`.
        size_bytes: -1 if the hub does not say.
        sha256: of its content; empty if the hub does not say.
        blob_id: git's SHA-1 of a small file; empty if the hub does not say.
    """

    name: str
    size_bytes: int = -1
    sha256: str = ""
    blob_id: str = ""


class Repository(Struct, frozen=True):
    """What a hub says of one repository at one commit.

    Attributes:
        name: "owner/name" as it is called now.
        commit: 40 hexadecimal digits.
        license: as the card names it; may be empty.
        gated: "no", "auto" (terms to accept), "manual" (somebody decides) or "": not said.
    """

    name: str
    commit: str
    license: str
    gated: str
    files: tuple[RemoteFile, ...]


class Facts(Struct, frozen=True):
    """What a refresh brought of one repository: facts, or the code of why there are none.

    Attributes:
        sizes: bytes of every file that holds weights, by name.
    """

    name: str
    commit: str = ""
    license: str = ""
    gated: str = ""
    sizes: dict[str, int] | None = None
    error: str = ""


def is_name(text: str) -> bool:
    """Tell whether this can be the name of a repository: "owner/name"."""
    return bool(NAME.fullmatch(text)) and ".." not in text and "--" not in text


def facts(repository: Repository) -> Facts:
    """Return what is worth keeping of a refreshed repository."""
    sizes = {
        file.name: file.size_bytes
        for file in repository.files
        if file.name.endswith((".gguf", ".safetensors")) and file.size_bytes >= 0
    }
    return Facts(repository.name, repository.commit, repository.license, repository.gated, sizes)


def choose(repository: Repository, quantization: str, file: str = "") -> tuple[RemoteFile, ...]:
    """Return the one GGUF file that is wanted, or the files of a checkpoint to be converted.

    Args:
        repository: what there is.
        quantization: the type that the GGUF file's name must carry, between `-`, `.` or `_`.
        file: the exact name of one GGUF file; chooses instead of `quantization`.

    Raises:
        Problem: `not_offered` with what there is.
    """
    ggufs = [one for one in repository.files if _is_model(one.name)]
    if file:
        return (_named(repository, ggufs, file),)
    fitting = [one for one in ggufs if carries(one.name, quantization)]
    if len(fitting) == 1:
        _refuse_split(repository, fitting[0])
        return (fitting[0],)
    if fitting:
        for one in fitting:
            _refuse_split(repository, one)
        raise _not_offered(repository, f"several files are {quantization}: {_shown(fitting)}")
    checkpoint = _checkpoint(repository)
    if checkpoint:
        return checkpoint
    if ggufs:
        raise _not_offered(repository, f"none is {quantization}; it has {_shown(ggufs)}")
    raise _not_offered(repository, "it holds neither GGUF files nor a checkpoint in safetensors")


def carries(name: str, quantization: str) -> bool:
    """Tell whether a file's name carries a type: in any case, as a word of its own.

    `Q4_0` is not carried by `Q4_0_4_4`, another layout of the same numbers.
    """
    stem = PurePosixPath(name).name.removesuffix(".gguf")
    pattern = rf"(?:^|[-._]){re.escape(quantization)}(?:$|[-.]|_(?!\d))"
    return re.search(pattern, stem, re.IGNORECASE) is not None


def _is_model(name: str) -> bool:
    return name.lower().endswith(".gguf") and is_safe(name) and not _COMPANION.search(name)


def is_safe(name: str) -> bool:
    """Tell whether a name from a hub leads nowhere else, on any system."""
    parts = name.split("/")
    is_plain = all(char.isprintable() and char not in '\\:*?"<>|' for char in name)
    return is_plain and all(part and part.strip(" .") for part in parts)


def _named(repository: Repository, ggufs: list[RemoteFile], file: str) -> RemoteFile:
    for one in ggufs:
        if one.name == file:
            _refuse_split(repository, one)
            return one
    raise _not_offered(repository, f"it has no GGUF file {file}; it has {_shown(ggufs) or 'none'}")


def _refuse_split(repository: Repository, file: RemoteFile) -> None:
    if _SPLIT.search(file.name):
        why = f"{file.name} is one part of a split model, which is not downloaded yet"
        raise _not_offered(repository, why)


def _checkpoint(repository: Repository) -> tuple[RemoteFile, ...]:
    here = {one.name: one for one in repository.files}
    weights = sorted(name for name in here if _WEIGHTS.fullmatch(name))
    if "config.json" not in here or not weights:
        return ()
    return tuple(here[name] for name in (*_PAPERS, *weights) if name in here)


def _not_offered(repository: Repository, why: str) -> Problem:
    return Problem(Code.NOT_OFFERED, name=repository.name, why=why)


def _shown(files: list[RemoteFile]) -> str:
    names = [one.name for one in files[:MOST_SHOWN]]
    return ", ".join(names) + (" …" if len(files) > MOST_SHOWN else "")
