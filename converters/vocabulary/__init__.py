"""The tokenizer of a checkpoint, as the keys that llama.cpp reads it from.

Reference: `set_vocab` of each family in llama.cpp's converter at 0c1e57098.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from converters.folder import Folder
from converters.keys import Keys
from converters.refusal import Code, Refusal
from converters.vocabulary import bpe, document, pretokenizer, rebuilt, sentencepiece, unigram
from converters.vocabulary.document import Document
from converters.vocabulary.loaded import Loaded
from converters.vocabulary.special import INFILL_ROLES, Special
from converters.vocabulary.table import Table
from converters.vocabulary.unigram import CONFIG

CODE_LLAMA_SIZE = 32016
CODE_LLAMA_IDS = (32007, 32008, 32009, 32010)
SMALL_SIZE = 49152  # of Granite and SmolLM, which add no bos


@dataclass(frozen=True)
class Vocabulary:
    """The tokenizer of a model.

    Attributes:
        keys: all `tokenizer.*` keys, in the order of the reference.
        size: number of tokens listed; the embedding must have as many rows. Gemma 3's may have
            more: those are cut off.
    """

    keys: Keys
    size: int


def read(folder: Folder, config: Mapping[str, Any], family: str) -> Vocabulary:
    """Return the tokenizer of a model folder.

    Args:
        folder: holds tokenizer.model or tokenizer.json and what belongs to them.
        config: config.json with defaults filled in; `vocab_size` counts.
        family: “gemma2”, “gemma3”, “llama” (also Mistral and Apertus), “qwen2”, “phi3” or “olmo2”.

    Raises:
        Refusal: `checkpoint_invalid` with the place and the reason; `tokenizer_unsupported` if
            no tokenizer is there that llama.cpp can read.
    """
    return FAMILIES[family](folder, config)


def _gemma2(folder: Folder, config: Mapping[str, Any]) -> Vocabulary:
    content = folder.content(sentencepiece.FILE)
    whole = document.read(folder)
    if content is not None:
        table = unigram.table(folder, config, sentencepiece.pieces(content))
    else:
        table = _rebuilt(folder, config, _expected(folder, whole))
    return _with_pieces(folder, table, whole)


def _gemma3(folder: Folder, config: Mapping[str, Any]) -> Vocabulary:
    """As Gemma 2; but a vocabulary known to the reference without tokenizer.model is as there."""
    if not folder.has(sentencepiece.FILE):
        loaded = Loaded(folder, _expected(folder, document.read(folder)))
        name = pretokenizer.find_unsplit(loaded)
        if name is not None:
            return _with_merges(folder, config, loaded, name)
    return _gemma2(folder, config)


def _llama(folder: Folder, config: Mapping[str, Any]) -> Vocabulary:
    first = Keys()
    is_prefixed = (folder.json(CONFIG) or {}).get("add_prefix_space")
    if isinstance(is_prefixed, bool):
        first.boolean("tokenizer.ggml.add_space_prefix", is_prefixed)
    found = _llama_or_bytes(folder, config)
    first.add(found.keys)
    if config.get("vocab_size") == CODE_LLAMA_SIZE:
        infill = Special(None, INFILL_ROLES)
        infill.load(folder, document.read(folder))
        for role, token in zip(INFILL_ROLES, CODE_LLAMA_IDS, strict=True):
            infill.fill(role, token)
        first.add(infill.keys())
    if config.get("vocab_size") == SMALL_SIZE:
        first.boolean("tokenizer.ggml.add_bos_token", False)
    return Vocabulary(first, found.size)


def _llama_or_bytes(folder: Folder, config: Mapping[str, Any]) -> Vocabulary:
    if folder.has(sentencepiece.FILE):
        return _sentencepiece(folder, config)
    whole = _expected(folder, document.read(folder))
    if not bpe.is_of_llama(whole):
        return _bytes(folder, config, Loaded(folder, whole))
    return _with_scores(folder, bpe.llama_table(Loaded(folder, whole), config), whole)


def _qwen2(folder: Folder, config: Mapping[str, Any]) -> Vocabulary:
    if folder.has(sentencepiece.FILE):
        return _sentencepiece(folder, config)
    return _olmo2(folder, config)


def _olmo2(folder: Folder, config: Mapping[str, Any]) -> Vocabulary:
    return _bytes(folder, config, Loaded(folder, _expected(folder, document.read(folder))))


def _phi3(folder: Folder, config: Mapping[str, Any]) -> Vocabulary:
    """Decide by what is there: the reference asks for a class, which re-saving changes."""
    whole = document.read(folder)
    content = folder.content(sentencepiece.FILE)
    class_name = (folder.json(CONFIG) or {}).get("tokenizer_class")
    if content is not None and (whole is None or class_name != "GPT2Tokenizer"):
        pieces = sentencepiece.pieces(content)
    elif bpe.is_of_llama(_expected(folder, whole)):
        pieces = rebuilt.pieces(_expected(folder, whole))
    else:
        return _bytes(folder, config, Loaded(folder, _expected(folder, whole), "GPT2"))
    return _with_scores(folder, unigram.phi3_table(folder, config, pieces, whole), whole)


def _bytes(folder: Folder, config: Mapping[str, Any], loaded: Loaded) -> Vocabulary:
    found = pretokenizer.find(loaded)
    result = _with_merges(folder, config, loaded, found.name)
    if not found.is_by_hash and "tokenizer.ggml.add_bos_token" not in result.keys:
        # A name that is not from the reference must not bring a bos that is not there.
        result.keys.boolean("tokenizer.ggml.add_bos_token", False)
    return result


def _with_merges(folder: Folder, config: Mapping[str, Any], loaded: Loaded, pre: str) -> Vocabulary:
    table = bpe.table(loaded, config)
    keys = table.keys("gpt2", pre)
    bpe.add_merges(keys, loaded)
    special = Special(None)
    special.load(folder, loaded.whole)
    keys.add(special.keys())
    return Vocabulary(keys, len(table))


def _with_scores(folder: Folder, table: Table, whole: Document | None) -> Vocabulary:
    special = Special(len(table))
    special.load(folder, whole)
    keys = table.keys("llama", "default")
    keys.add(special.keys())
    return Vocabulary(keys, len(table))


def _sentencepiece(folder: Folder, config: Mapping[str, Any]) -> Vocabulary:
    pieces = sentencepiece.pieces(folder.content(sentencepiece.FILE) or b"")
    return _with_scores(folder, unigram.table(folder, config, pieces), document.read(folder))


def _with_pieces(folder: Folder, table: Table, whole: Document | None) -> Vocabulary:
    found = _with_scores(folder, table, whole)
    found.keys.boolean("tokenizer.ggml.add_space_prefix", False)
    return found


def _rebuilt(folder: Folder, config: Mapping[str, Any], whole: Document) -> Table:
    added = list(unigram.tokenizer_added(whole))
    return unigram.table(folder, config, rebuilt.pieces(whole), added)


def _expected(folder: Folder, whole: Document | None) -> Document:
    if whole is None:
        why = "there is no tokenizer.json, nor a tokenizer.model that could be used"
        raise Refusal(Code.TOKENIZER_UNSUPPORTED, where=folder.name, why=why)
    bpe.expect_bpe(whole)
    return whole


FAMILIES: Mapping[str, Callable[[Folder, Mapping[str, Any]], Vocabulary]] = {
    "gemma2": _gemma2,
    "gemma3": _gemma3,
    "llama": _llama,
    "qwen2": _qwen2,
    "phi3": _phi3,
    "olmo2": _olmo2,
}
