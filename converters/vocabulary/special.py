"""Which tokens begin, end and pad a text, and whether they are added to it.

The rules are those of gguf-py's `SpecialVocab` in llama.cpp at 0c1e57098: names come from
tokenizer_config.json, are looked up among the added tokens of tokenizer.json, and config.json
fills what is missing; what is added to a text is read from the post-processor.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from converters.folder import Folder
from converters.keys import Keys
from converters.refusal import invalid
from converters.vocabulary import template
from converters.vocabulary.document import FILE, Document
from converters.vocabulary.unigram import CONFIG, tokenizer_added

ROLES = ("bos", "eos", "unk", "sep", "pad", "cls", "mask")
INFILL_ROLES = ("prefix", "suffix", "middle", "eot")
# The key of each role; the others have none.
NAMES = {
    "bos": "bos",
    "eos": "eos",
    "unk": "unknown",
    "sep": "seperator",  # spelled so in the format
    "pad": "padding",
    "mask": "mask",
    "eot": "eot",
    "eom": "eom",
}
ADDED_ROLES = ("bos", "eos", "sep")
ALWAYS = {"Lowercase": "lowercase", "StripAccents": "strip_accents"}  # normalizers that are flags
MOST_ID = (1 << 32) - 1
MOST_DEPTH = 8  # of normalizers inside normalizers


class Special:
    """Special tokens by role, and what is added to a text.

    Attributes:
        ids: token id of each role.
        added: whether the token of a role is added to a text.
    """

    def __init__(self, size: int | None, roles: Sequence[str] = ROLES) -> None:
        """Start without tokens; ids from `size` on are ignored, if it is given."""
        self.ids: dict[str, int] = {}
        self.added: dict[str, bool] = {}
        self._size = size
        self._roles = list(roles)
        self._texts: dict[str, Any] = {}
        self._flags: dict[str, bool] = {}
        self._templates = Keys()

    def fill(self, role: str, token: Any) -> None:
        """Set the token of a role that has none yet; what is no number is ignored.

        Raises:
            Refusal: `checkpoint_invalid` if it is no id.
        """
        if not isinstance(token, int):
            return
        if not 0 <= token <= MOST_ID:
            raise invalid("config.json", f"{role}_token_id is {str(token)[:32]}")
        if self._size is None or token < self._size:
            self.ids.setdefault(role, int(token))

    def load(self, folder: Folder, whole: Document | None) -> None:
        """Read the files of a folder.

        Raises:
            Refusal: `checkpoint_invalid`.
        """
        config = folder.json(CONFIG)
        self._texts = dict(config or {})
        if whole is not None:
            for role, stand_in in (("bos", "cls"), ("eos", "sep")):
                if not self._texts.get(f"{role}_token") and self._texts.get(f"{stand_in}_token"):
                    self._texts[f"{role}_token"] = self._texts[f"{stand_in}_token"]
            self._read_normalizer(whole.value("normalizer"), 0)
            self._read_processors(whole, bool(config))
        if config:
            self._templates = template.keys(folder, config)
            self._read_names({added.text: added.token for added in _reversed(whole)})
        self._read_config(folder.json("config.json") or {})

    def keys(self) -> Keys:
        """Return the keys: ids, what is added, chat templates, normalizer."""
        keys = Keys()
        for role, token in self.ids.items():
            if role in NAMES:
                keys.u32(f"tokenizer.ggml.{NAMES[role]}_token_id", token)
        for role, is_added in self.added.items():
            if role in ADDED_ROLES:
                keys.boolean(f"tokenizer.ggml.add_{role}_token", is_added)
        keys.add(self._templates)
        for name, value in self._flags.items():
            keys.boolean(f"tokenizer.ggml.normalizer.{name}", value)
        return keys

    def _read_names(self, ids: Mapping[str, int]) -> None:
        for role in self._roles:
            is_added = self._texts.get(f"add_{role}_token")
            if isinstance(is_added, bool):
                self.added.setdefault(role, is_added)
            text = self._text(role)
            if text is not None and text in ids:
                self.fill(role, ids[text])

    def _read_config(self, config: Mapping[str, Any]) -> None:
        inner = config.get("text_config")
        for role in self._roles:
            token = config.get(f"{role}_token_id")
            if token is None and isinstance(inner, dict):
                token = inner.get(f"{role}_token_id")
            self.fill(role, token)

    def _text(self, role: str) -> str | None:
        entry = self._texts.get(f"{role}_token")
        text = entry.get("content") if isinstance(entry, dict) else entry
        return text if isinstance(text, str) else None

    def _read_normalizer(self, normalizer: Any, depth: int) -> None:
        if not normalizer:
            return
        if not isinstance(normalizer, dict) or depth > MOST_DEPTH:
            raise invalid(FILE, "its normalizer is none")
        kind = str(normalizer.get("type"))
        if kind in ALWAYS:
            self._flags[ALWAYS[kind]] = True
        elif kind == "BertNormalizer":
            flags = {name: normalizer.get(name) for name in ALWAYS.values()}
            self._flags.update((k, v) for k, v in flags.items() if isinstance(v, bool))
        elif kind == "Sequence":
            for inner in objects(normalizer.get("normalizers"), "normalizers"):
                self._read_normalizer(inner, depth + 1)

    def _read_processors(self, whole: Document, has_config: bool) -> None:
        reading = _Processors(self._texts, self.added, self._roles, has_config)
        for one in processors(whole):
            match one.get("type"):
                case "ByteLevel":
                    self.added.setdefault("bos", False)
                    self.added.setdefault("eos", False)
                case "RobertaProcessing":
                    reading.read_roberta(one)
                case "TemplateProcessing":
                    reading.read_template(one)


class _Processors:
    """The texts that begin, end and part a text, while post-processors are read in turn."""

    def __init__(
        self, texts: dict[str, Any], added: dict[str, bool], roles: list[str], has_config: bool
    ) -> None:
        self.texts, self.added, self.roles, self.has_config = texts, added, roles, has_config
        self.bos, self.cls = texts.get("bos_token"), texts.get("cls_token")
        self.eos, self.sep = texts.get("eos_token"), texts.get("sep_token")

    def read_roberta(self, processor: Mapping[str, Any]) -> None:
        self.added.update(bos=True, eos=True, sep=True)
        if not self.cls and self.has_config:
            self.cls = self.texts["cls_token"] = _first(processor.get("cls"), self.bos)
        if not self.sep and self.has_config:
            self.sep = self.texts["sep_token"] = _first(processor.get("sep"), self.eos)

    def read_template(self, processor: Mapping[str, Any]) -> None:
        single = objects(processor.get("single", []), "single")
        pair = objects(processor.get("pair", []), "pair")
        first = last = None
        if len(single) > 1:
            first, last = _special(single[0]), _special(single[-1])
            if first:
                self._read_first(first)
            if last:
                self._read_last(last)
        if pair:
            self._read_pair(pair, first, last)

    def _read_first(self, first: str) -> None:
        if not self.has_config:
            self.bos = first
        elif first not in (self.bos, self.cls):
            if not self.bos:
                self.texts["bos_token"] = self.bos = first
            if not self.cls:
                self.texts["cls_token"] = self.cls = first
        self.added["bos"] = first in (self.bos, self.cls)

    def _read_last(self, last: str) -> None:
        if not self.has_config:
            self.eos = last
        elif last != self.eos:
            # What ended a text so far ends a turn, or else a message.
            for role in ("eot", "eom"):
                if role not in self.roles:
                    self.roles.append(role)
                    self.texts[f"{role}_token"] = self.eos
                    break
            self.texts["eos_token"] = self.eos = last
        self.added["eos"] = last == self.eos

    def _read_pair(self, pair: list[dict[str, Any]], first: str | None, last: str | None) -> None:
        start = 1 if first and _special(pair[0]) == first else 0
        stop = -1 if last and _special(pair[-1]) == last else None
        inner = pair[start:stop]
        if not inner or _sequence(inner[0]) != "A" or _sequence(inner[-1]) != "B":
            return
        between = inner[1:-1]
        if not between:
            return
        known = (self.sep, self.eos)
        is_added = bool((one := _special(between[0])) and one in known and not last)
        if len(between) == 2 and (two := _special(between[1])) and two in known:  # noqa: PLR2004
            is_added = True
        self.added["sep"] = is_added
        if is_added and not self.sep and self.has_config:
            self.texts["sep_token"] = self.eos


def processors(whole: Document) -> list[dict[str, Any]]:
    """Return what is done after a text is cut, one after the other.

    Raises:
        Refusal: `checkpoint_invalid` if it is no such thing.
    """
    found = whole.value("post_processor")
    if not found:
        return []
    if not isinstance(found, dict):
        raise invalid(FILE, "its post_processor is none")
    return objects(found.get("processors", [found]), "processors")


def objects(value: Any, what: str) -> list[dict[str, Any]]:
    """Return an array of objects from tokenizer.json.

    Raises:
        Refusal: `checkpoint_invalid` if it is none.
    """
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise invalid(FILE, f"“{what}” is no array of objects")
    return value


def _special(entry: Mapping[str, Any]) -> str | None:
    return _id(entry, "SpecialToken")


def _sequence(entry: Mapping[str, Any]) -> str | None:
    return _id(entry, "Sequence")


def _id(entry: Mapping[str, Any], kind: str) -> str | None:
    inner = entry.get(kind)
    found = inner.get("id") if isinstance(inner, dict) else None
    return found if isinstance(found, str) else None


def _first(value: Any, default: Any) -> Any:
    if value is None:
        return default
    if not isinstance(value, list) or not value:
        raise invalid(FILE, "RobertaProcessing names no token")
    return value[0]


def _reversed(whole: Document | None) -> list[Any]:
    """Return the added tokens, last first: of two with the same text the first one counts."""
    return list(tokenizer_added(whole))[::-1]
