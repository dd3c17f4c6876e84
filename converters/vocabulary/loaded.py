"""A tokenizer.json as transformers loads it: with the tokens that its class and config add.

The reference loads tokenizers through transformers' `AutoTokenizer`, 4.57.6 here; what it adds
gets ids, so it counts. Ids are given out as the package `tokenizers` does: a text of the
vocabulary keeps its id, any other gets the next free one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from converters.folder import Folder
from converters.refusal import invalid
from converters.vocabulary import rebuilt, unigram
from converters.vocabulary.document import FILE, Document
from converters.vocabulary.special import objects
from converters.vocabulary.table import highest, token_id, utf8
from converters.vocabulary.unigram import CONFIG

MAP = "special_tokens_map.json"
ROLES = ("bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token")
MORE = "additional_special_tokens"
MOST_ADDED = 1 << 17


@dataclass(frozen=True)
class Class:
    """A tokenizer class of transformers.

    Attributes:
        texts: tokens it has by itself.
        adds_bos: whether it adds bos itself; `None` where the post-processor counts.
        keeps_prefix: whether the space before a text is left to tokenizer.json.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    adds_bos: bool | None = None
    keeps_prefix: bool = False


LLAMA = Class({"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"}, True, True)
END = "<|endoftext|>"
CLASSES: Mapping[str, Class] = {
    "Llama": LLAMA,
    "CodeLlama": LLAMA,
    "Gemma": Class(
        {"bos_token": "<bos>", "eos_token": "<eos>", "unk_token": "<unk>", "pad_token": "<pad>"},
        True,
        True,
    ),
    "GPT2": Class({"bos_token": END, "eos_token": END, "unk_token": END}),
    "GPTNeoX": Class({"bos_token": END, "eos_token": END, "unk_token": END}, False),
    "Qwen2": Class({"eos_token": END, "unk_token": END, "pad_token": END}),
}
MODEL_TYPES: Mapping[str, str] = {
    "llama": "Llama",
    "mistral": "Llama",
    "phi3": "Llama",
    "qwen2": "Qwen2",
    "olmo2": "GPTNeoX",
    "olmo3": "GPT2",
    "gemma2": "Gemma",
    "gemma3": "Gemma",
    "gemma3_text": "Gemma",
}


@dataclass(frozen=True)
class Added:
    """A token beside the model's vocabulary, or one of it that is never cut."""

    token: int
    text: str
    is_special: bool
    is_normalized: bool
    is_plain: bool  # neither a whole word only nor with the spaces around it


class Loaded:
    """A tokenizer as it is used.

    Attributes:
        ids: the model's own vocabulary.
        added: the added tokens, by text.
        special: texts of the tokens that have a role, in the order of the roles.
        config: tokenizer_config.json, with what older files say instead.
        adds_bos: whether the class adds bos itself; `None` if the post-processor tells.
        is_prefix_kept: whether the space before a text is left to tokenizer.json.
    """

    def __init__(self, folder: Folder, whole: Document, class_name: str | None = None) -> None:
        """Load a tokenizer.json and the files beside it.

        Raises:
            Refusal: `checkpoint_invalid`.
        """
        self.whole = whole
        self.model = whole.inside("model")
        self.ids = rebuilt.vocabulary(self.model)
        self.added: dict[str, Added] = {}
        self.config = dict(folder.json(CONFIG) or {})
        class_ = CLASSES.get(class_name or _class_name(folder, self.config), Class())
        listed = self._listed()
        declared = _declared(folder, self.config, listed)
        for role, text in class_.texts.items():
            self.config.setdefault(role, text)
        if isinstance(padding := whole.value("padding"), dict):
            self.config.setdefault("pad_token", padding.get("pad_token"))
        roles: dict[str, Any] = {}
        for entry in _special_entries(self.config):
            roles.setdefault(str(_text(entry)), entry)
        self.special = list(roles)
        self.adds_bos = class_.adds_bos
        if class_.adds_bos is not None:
            self.adds_bos = bool(self.config.get("add_bos_token", class_.adds_bos))
        self.is_prefix_kept = class_.keeps_prefix
        self._taken = set(self.ids.values())
        self._after_added = 0
        for entry in listed:
            self._add(entry, FILE)
        self._add_declared(declared)
        self._add_roles(roles, {entry.get("content") for entry in declared})

    @property
    def size(self) -> int:
        """Number of ids up to the highest."""
        return highest([*self.ids.values(), *(one.token for one in self.added.values())])

    def role(self, name: str) -> int | None:
        """Return the id of `bos_token` and the like."""
        text = _text(self.config.get(name))
        if text in self.added:
            return self.added[text].token
        return self.ids.get(text) if text is not None else None

    def _listed(self) -> list[dict[str, Any]]:
        entries = objects(self.whole.value("added_tokens") or [], "added_tokens")
        if len(entries) > MOST_ADDED:
            raise invalid(FILE, f"it adds more than {MOST_ADDED:,} tokens")
        for entry in entries:
            token_id(entry.get("id"), FILE)
        return entries

    def _add_declared(self, declared: list[dict[str, Any]]) -> None:
        for entry in declared:
            is_special = bool(entry.get("special")) or entry.get("content") in self.special
            flags = {"normalized": not entry.get("special"), **entry, "special": is_special}
            self._add(flags, CONFIG)

    def _add_roles(self, roles: Mapping[str, Any], declared: set[Any]) -> None:
        for text, entry in roles.items():
            if isinstance(entry, dict) and text not in declared:
                self._add({**entry, "special": True}, CONFIG)
            elif text not in self.added:
                self._add({"content": text, "special": True}, CONFIG)

    def _add(self, entry: Mapping[str, Any], where: str) -> None:
        """Add a token, or give one that is there other flags."""
        text = entry.get("content")
        if text == "":
            return
        utf8(text, where)
        known = self.added.get(str(text))
        token = known.token if known else self.ids.get(str(text))
        if token is None:
            token = self._next()
        if entry.get("id", token) != token:
            why = f"token “{str(text)[:64]}” has the id {entry['id']} but would get {token}"
            raise invalid(where, why)
        is_plain = not any(entry.get(flag) for flag in ("single_word", "lstrip", "rstrip"))
        is_special = bool(entry.get("special"))
        is_normalized = bool(entry.get("normalized", not is_special))
        self.added[str(text)] = Added(token, str(text), is_special, is_normalized, is_plain)
        self._taken.add(token)
        self._after_added = max(self._after_added, token + 1)

    def _next(self) -> int:
        token = max(self._after_added, len(self.ids))
        if token in self._taken:
            raise invalid(FILE, f"its ids have gaps: {token} is taken already")
        return token


def _class_name(folder: Folder, config: Mapping[str, Any]) -> str:
    model = folder.json("config.json") or {}
    name = config.get("tokenizer_class") or model.get("tokenizer_class")
    if isinstance(name, str):
        return name.removesuffix("Fast").removesuffix("Tokenizer")
    return MODEL_TYPES.get(str(model.get("model_type")), "")


def _declared(
    folder: Folder, config: dict[str, Any], listed: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return the tokens that are added once more, by id; fill the config from older files."""
    if "added_tokens_decoder" in config:
        entries = config["added_tokens_decoder"]
        if not isinstance(entries, dict) or not all(isinstance(e, dict) for e in entries.values()):
            raise invalid(CONFIG, "added_tokens_decoder is no object of objects")
        tokens = {one.token: one.text for one in unigram.decoded(folder)}
        flags = {entry["content"]: entry for entry in entries.values()}
        return [{**flags[text], "id": token} for token, text in sorted(tokens.items())]
    for name, value in (folder.json(MAP) or {}).items():
        if name == MORE and isinstance(value, list) and isinstance(config.get(MORE), list):
            value = config[MORE] + value  # noqa: PLW2901
        config[name] = value
    special = {_text(entry) for entry in _special_entries(config)}
    found = {
        one.token: {"content": one.text, "id": one.token, "special": one.text in special}
        for one in unigram.listed(folder)
    }
    found.update({entry["id"]: entry for entry in listed})
    return [entry for _, entry in sorted(found.items())]


def _special_entries(config: Mapping[str, Any]) -> list[Any]:
    more = config.get(MORE)
    extra = config.get("extra_special_tokens")
    entries = [config.get(role) for role in ROLES]
    entries += more if isinstance(more, list) else []
    entries += list(extra.values()) if isinstance(extra, dict) else []
    return [entry for entry in entries if _text(entry)]


def _text(entry: Any) -> str | None:
    text = entry.get("content") if isinstance(entry, dict) else entry
    return text if isinstance(text, str) else None
