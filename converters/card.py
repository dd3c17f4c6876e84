"""What a model is called and who made it: the `general.*` keys, and the name of its file.

Sources, in this order: the YAML at the head of README.md, config.json, the folder's name. The
rules are those of gguf-py in llama.cpp at 0c1e57098 (metadata.py, utility.py); a card that the
reference stops at is no reason to stop here: what is not text is left out.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from converters.folder import Folder
from converters.front_matter import front_matter
from converters.keys import Keys
from converters.refusal import Refusal

MOST_NAME_BYTES = 200  # of a file: FAT32 and NTFS allow 255 units
SIZES = " KMBT"
VERSION = re.compile(r"(v|iter)?\d+([.]\d+)*", re.IGNORECASE)
TYPE = re.compile(r"i?q\d(_\w)*|b?fp?(16|32)", re.IGNORECASE)
SIZE = re.compile(
    r"(([A]|\d+[x])?\d+([._]\d+)?[KMBT][\d]?|small|mini|medium|large|x?xl)", re.IGNORECASE
)
FINETUNE = re.compile(r"chat|instruct|vision|lora", re.IGNORECASE)
NUMBERED = re.compile(r"v\d+(?:\.\d+)*|\d.*")
HUB = re.compile(r"https?://huggingface.co/([^/]+/[^/]+)")
URLS = ("http://", "https://", "ssh://")
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
PLAIN_FILE = re.compile(r"([-.](f16|f32|bf16))?\.gguf$", re.IGNORECASE)
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
# Name of each key, and where a card may say it; the first one that is there counts.
SAID: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "model_name"),
    "author": ("author", "model_author", "model_creator"),
    "version": ("version", "model_version"),
    "organization": ("organization", "model_organization"),
    "finetune": ("finetune", "model_finetune"),
    "basename": ("basename", "model_basename", "model_type"),
    "description": ("description", "model_description"),
    "size_label": ("size_label", "model_size_label"),
    "license": ("license",),
    "license.name": ("license_name",),
    "license.link": ("license_link",),
    "source.url": ("url", "model_url"),
    "source.doi": ("doi", "model_doi"),
    "source.uuid": ("uuid", "model_uuid"),
    "source.repo_url": ("repo_url", "model_repo_url"),
}
# Keys of the card in the order they are written.
WRITTEN = ("name", "author", "version", "organization", *list(SAID)[4:])
# The keys that the parts of a name are, in the order of `Names`.
NAMED = ("name", "organization", "basename", "finetune", "version", "size_label")
PARENT = [
    "name",
    "author",
    "version",
    "organization",
    "description",
    "url",
    "doi",
    "uuid",
    "repo_url",
]
SAMPLING: Mapping[str, tuple[str, ...]] = {
    "top_k": ("top_k",),
    "top_p": ("top_p",),
    "min_p": ("min_p",),
    "xtc_probability": ("xtc_probability",),
    "xtc_threshold": ("xtc_threshold",),
    "temp": ("temperature",),
    "penalty_last_n": ("penalty_last_n",),
    "penalty_repeat": ("penalty_repeat", "repetition_penalty"),
    "mirostat": ("mirostat",),
    "mirostat_tau": ("mirostat_tau",),
    "mirostat_eta": ("mirostat_eta",),
}
WHOLE = frozenset({"top_k", "penalty_last_n", "mirostat"})


class Names(NamedTuple):
    """The parts of a model's name; `None` where it has none."""

    full: str | None
    organization: str | None = None
    basename: str | None = None
    finetune: str | None = None
    version: str | None = None
    size_label: str | None = None

    @classmethod
    def of_file(cls, name: str) -> "Names":
        """Return the names of a GGUF file that is to be written in another type."""
        return cls(PLAIN_FILE.sub("", name))

    def file_name(self, type_name: str) -> str:
        """Return a name for the file, after GGUF's convention; any disk takes it."""
        start = self.basename if self.basename is not None else self.full or ""
        parts = [start.strip().replace(" ", "-").replace("/", "-")]
        parts += [self.size_label] if self.size_label is not None else []
        for part in (self.finetune, self.version):
            parts += [part.strip().replace(" ", "-")] if part is not None else []
        text = FORBIDDEN.sub("-", "-".join(parts)).strip(" .") or "model"
        text = text.encode("utf-8", "replace")[:MOST_NAME_BYTES].decode("utf-8", "ignore")
        if RESERVED.fullmatch(text):
            text = f"_{text}"
        return f"{text}-{type_name.upper()}.gguf"


@dataclass(frozen=True)
class Said:
    """What a person wants to know of a card.

    Attributes:
        licence: as the card names it; "" if it does not.
        base_models: what the model was made from, as the card names them.
    """

    licence: str
    base_models: tuple[str, ...]


@dataclass(frozen=True)
class General:
    """What a model folder says about its model.

    Attributes:
        keys: `general.type` to `general.languages`, in the order of the reference.
        names: what it is called.
        said: what a person wants to know.
    """

    keys: Keys
    names: Names
    said: Said


def general(folder: Folder, _config: Mapping[str, object], parameters: int) -> General:
    """Return the general keys of a model with so many parameters.

    The name in config.json is read from the file: of a merged configuration it may be another.

    Raises:
        Refusal: `checkpoint_invalid` if config.json is broken.
    """
    card = front_matter(folder)
    said = {key: _first(card, names) for key, names in SAID.items()}
    names = _named(folder, said, parameters)
    if names.size_label is None and parameters > 0:
        names = names._replace(size_label=size_label(parameters))
    said.update(zip(NAMED, names, strict=True))
    keys = Keys()
    keys.text("general.type", "model")
    _add_sampling(keys, folder)
    for key in WRITTEN:
        keys.text(f"general.{key}", said[key] or "")
    parents = _parents(card, "base_model")
    _add_parents(keys, "base_model", parents, parameters)
    _add_parents(keys, "dataset", _parents(card, "dataset"), parameters)
    keys.texts("general.tags", [*_texts(card.get("tags")), *_texts(card.get("pipeline_tag"))])
    keys.texts("general.languages", [*_texts(card.get("languages")), *_texts(card.get("language"))])
    licence = said["license"] or ""
    if licence in ("", "other"):
        licence = said["license.name"] or licence
    return General(keys, names, Said(licence, tuple(_texts(parents))))


def size_label(parameters: int) -> str:
    """Return a count of parameters in two digits or more, as “2.6B”."""
    for power, letter in ((12, "T"), (9, "B"), (6, "M"), (3, "K")):
        if parameters > 10**power or letter == "K":
            # The product, not the quotient: the reference's rounding.
            scaled = parameters * float(f"1e-{power}")
            digits = max(2 - len(str(round(scaled)).lstrip("0")), 0)
            return f"{scaled:.{digits}f}{letter}"
    raise AssertionError


def title(text: str) -> str:
    """Return a name as words: lower-case ones in title case, numbers as they are."""
    return " ".join(
        word.title() if word.islower() and not NUMBERED.fullmatch(word) else word
        for word in text.replace("-", " ").split()
    )


def components(text: str, parameters: int = 0) -> Names:
    """Return the parts of a name like “google/gemma-2-2b-it”.

    A size that the count of parameters contradicts is no size; `parameters` 0 is unknown.
    """
    if " " in text:
        return Names(text)
    owner, slash, rest = text.partition("/")
    organization, full = (owner, rest) if slash else (None, text)
    if organization is not None and organization.startswith("."):
        organization = None
    parts = _Parts([part for part in full.split("-") if part], parameters)
    size = "-".join(dict.fromkeys(parts.of("size_label"))) or None
    finetune = "-".join(parts.of("finetune")) or None
    version = "-".join(parts.of("version", "basename")) or None
    basename = "-".join(parts.of("basename")) or None
    if size is None and finetune is None and version is None:
        basename = None  # one word alone is too little to tell
    return Names(full, organization, basename, finetune, version, size)


class _Parts:
    """The words of a name, and what each may be."""

    def __init__(self, words: list[str], parameters: int) -> None:
        self.words = words
        self.kinds: list[set[str]] = [set() for _ in words]
        for index, word in enumerate(words):
            if VERSION.fullmatch(word):
                self.kinds[index].add("version")
            elif TYPE.fullmatch(word):
                self.kinds[index].add("type")
                words[index] = word.upper()
            elif index > 0 and SIZE.fullmatch(word):
                words[index], kind = _size(word, parameters)
                self.kinds[index].add(kind)
            elif index > 0 and FINETUNE.fullmatch(word):
                self.kinds[index].add("finetune")
        self._drop_wordy_sizes()
        self._find_basename()

    def of(self, kind: str, without: str = "") -> Iterator[str]:
        for word, kinds in zip(self.words, self.kinds, strict=True):
            if kind in kinds and without not in kinds:
                yield word

    def _drop_wordy_sizes(self) -> None:
        if not any(letter.isdecimal() for word in self.of("size_label") for letter in word):
            return
        for word, kinds in zip(self.words, self.kinds, strict=True):
            if word.isalpha():
                kinds.discard("size_label")

    def _find_basename(self) -> None:
        is_start = True
        for word, kinds in zip(self.words, self.kinds, strict=True):
            is_start = is_start and ((not kinds and word[0].isalpha()) or "version" in kinds)
            if is_start:
                kinds.add("basename")
            elif not kinds:
                kinds.add("finetune")
        for kinds in reversed(self.kinds):
            if "basename" not in kinds or len(kinds) == 1:
                break
            kinds.remove("basename")


def _size(word: str, parameters: int) -> tuple[str, str]:
    """Return a size as it is written, and whether it is one: it may be a length of context."""
    word = word.replace("_", ".")
    if word[-1].isdecimal():  # bloom-7b1
        word = f"{word[:-2]}.{word[-1]}{word[-2]}"
    if word[-2].isdecimal() and word[-1] in "kmbt":
        word = word[:-1] + word[-1].upper()
    try:
        meant = float(word[:-1]) * float(pow(1000, SIZES.find(word[-1])))
    except ValueError:
        return word, "size_label"
    if parameters > 0 and abs(meant - parameters) > 7 * parameters // 8:
        return word[:-1] + word[-1].lower(), "finetune"
    return word, "size_label"


def _named(folder: Folder, said: Mapping[str, str | None], parameters: int) -> Names:
    """Return the name: of the card, else of config.json, else of the folder, part by part."""
    found = Names(*(said[name] for name in NAMED))
    path = _text((folder.json("config.json") or {}).get("_name_or_path"))
    own = folder.name.encode("utf-8", "replace").decode("utf-8")
    texts = [path] if path is not None and path.count("/") <= 1 else []
    for text in (*texts, own):
        parts = components(text, parameters)
        parts = parts._replace(full=None if parts.full is None else title(parts.full))
        if parts.organization is not None:
            parts = parts._replace(organization=title(parts.organization))
        found = Names(*(a if a is not None else b for a, b in zip(found, parts, strict=True)))
    return found


def _first(card: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = card.get(name)
        if name == "license" and isinstance(value, list):
            return ",".join(_texts(value))
        if (text := _text(value)) is not None:
            return text
    return None


def _text(value: Any) -> str | None:
    """Return a text that can be written; `None` for anything else."""
    if not isinstance(value, str) or value.encode("utf-8", "ignore").decode() != value:
        return None
    return value


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for one in values if (text := _text(one)) is not None]


def _parents(card: Mapping[str, Any], kind: str) -> list[Any] | None:
    """Return what a card names as its base models or datasets; `None` if it does not."""
    names = (f"{kind}s", kind) if kind == "dataset" else (kind, f"{kind}s")
    for name in (*names, f"{kind}_sources"):
        if name in card:
            value = card[name]
            return value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return None


def _add_parents(keys: Keys, kind: str, parents: list[Any] | None, parameters: int) -> None:
    if parents is None:
        return
    keys.u32(f"general.{kind}.count", len(parents))
    for index, entry in enumerate(parents):
        facts = entry if isinstance(entry, dict) else _facts(_text(entry), parameters)
        for name in PARENT:
            keys.text(f"general.{kind}.{index}.{name}", _text(facts.get(name)) or "")


def _facts(text: str | None, parameters: int) -> dict[str, str | None]:
    if text is None:
        return {}
    is_url = text.startswith(URLS)
    match = HUB.fullmatch(text) if is_url else None
    if is_url and match is None:
        return {"repo_url": text}
    name = components(match.group(1) if match else text, parameters)
    facts = {"name": title(name.full or ""), "version": name.version}
    if name.organization is not None:
        facts["organization"] = title(name.organization)
        facts["repo_url"] = f"https://huggingface.co/{name.organization}/{name.full}"
    if is_url:
        facts["repo_url"] = text
    return facts


def _add_sampling(keys: Keys, folder: Folder) -> None:
    try:
        config = folder.json("generation_config.json") or {}
    except Refusal:
        return  # many are broken; nothing hangs on it
    keys.text("general.sampling.sequence", _text(config.get("sequence")) or "")
    for key, names in SAMPLING.items():
        value = next((config[name] for name in names if name in config), None)
        if key in WHOLE and isinstance(value, int) and -(1 << 31) <= value < 1 << 31:
            keys.i32(f"general.sampling.{key}", int(value))  # true is 1, as the reference has it
        elif key not in WHOLE and isinstance(value, int | float) and _is_single(value):
            keys.f32(f"general.sampling.{key}", float(value))


def _is_single(value: float) -> bool:
    return abs(value) < 1 << 127 and math.isfinite(value)
