"""What a hub says of a repository, and which of its files make a model."""

import re
from pathlib import PurePosixPath

from msgspec import Struct

from app.core import parts
from app.errors import Code, Problem

NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}", re.ASCII)
COMMIT = re.compile(r"[0-9a-f]{40}")
SHA256 = re.compile(r"[0-9a-f]{64}")
MOST_SHOWN = 12
# Files that belong to a model and are none.
_COMPANION = re.compile(r"mmproj|imatrix", re.IGNORECASE)
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
    """Return the one model that is wanted: a GGUF file, all parts of one, or a checkpoint's files.

    Args:
        repository: what there is.
        quantization: the type that the GGUF file's name must carry, between `-`, `.` or `_`.
        file: the exact name of one GGUF file; chooses instead of `quantization`.

    Raises:
        Problem: `not_offered` with what there is.
    """
    ggufs = [one for one in repository.files if _is_model(one.name)]
    if file:
        return _named(repository, ggufs, file)
    fitting = [one for one in ggufs if carries(one.name, quantization)]
    models = _models(repository, fitting)
    if len(models) == 1:
        return models[0]
    if models:
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


def _named(repository: Repository, ggufs: list[RemoteFile], file: str) -> tuple[RemoteFile, ...]:
    for one in ggufs:
        if one.name == file:
            place = _place(one.name)
            kin = [each for each in ggufs if _place(each.name) == place]
            return _models(repository, kin)[0]
    raise _not_offered(repository, f"it has no GGUF file {file}; it has {_shown(ggufs) or 'none'}")


def is_set(files: tuple[RemoteFile, ...]) -> bool:
    """Tell whether these are the parts of one split model."""
    return len(files) > 1 and all(_numbering(file.name)[1] == len(files) for file in files)


def _numbering(name: str) -> tuple[int, int]:
    return parts.numbering(PurePosixPath(name))


def _place(name: str) -> tuple[str, str, int]:
    """Return what the parts of one set have in common: folder, stem, how many they are."""
    path = PurePosixPath(name)
    return str(path.parent), parts.stem_of(path.name)[0], _numbering(name)[1]


def _models(repository: Repository, ggufs: list[RemoteFile]) -> list[tuple[RemoteFile, ...]]:
    """Return these files as models: a whole file is one, all parts of a split set are one.

    Raises:
        Problem: `not_offered` if a part of a set is missing.
    """
    sets: dict[tuple[str, str, int], list[RemoteFile]] = {}
    for one in ggufs:
        sets.setdefault(_place(one.name), []).append(one)
    models = []
    for (_, _, count), files in sets.items():
        files.sort(key=lambda one: _numbering(one.name)[0])
        if [_numbering(one.name)[0] for one in files] != list(range(1, count + 1)):
            why = f"{files[0].name} is one of {count} parts, and {len(files)} are there"
            raise _not_offered(repository, why)
        models.append(tuple(files))
    return models


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
