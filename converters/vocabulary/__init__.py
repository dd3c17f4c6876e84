"""The tokenizer of a checkpoint, as the keys that llama.cpp reads it from.

Reference: `set_vocab` of each family in llama.cpp's converter at 0c1e57098.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from converters.folder import Folder
from converters.keys import Keys
from converters.refusal import Code, Refusal
from converters.vocabulary import document, rebuilt, sentencepiece, unigram
from converters.vocabulary.document import Document
from converters.vocabulary.special import Special


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


def _gemma(folder: Folder, config: Mapping[str, Any]) -> Vocabulary:
    content = folder.content(sentencepiece.FILE)
    whole = document.read(folder)
    if content is not None:
        table = unigram.table(folder, config, sentencepiece.pieces(content))
    elif whole is not None:
        added = list(unigram.tokenizer_added(whole))
        table = unigram.table(folder, config, rebuilt.pieces(whole), added)
    else:
        raise _missing(folder)
    found = _with_special(table.keys("llama", "default"), folder, whole, len(table))
    found.keys.boolean("tokenizer.ggml.add_space_prefix", False)
    return found


def _with_special(keys: Keys, folder: Folder, whole: Document | None, size: int) -> Vocabulary:
    special = Special(size)
    special.load(folder, whole)
    keys.add(special.keys())
    return Vocabulary(keys, size)


def _missing(folder: Folder) -> Refusal:
    why = "there is neither tokenizer.model nor tokenizer.json"
    return Refusal(Code.TOKENIZER_UNSUPPORTED, where=folder.name, why=why)


FAMILIES: Mapping[str, Callable[[Folder, Mapping[str, Any]], Vocabulary]] = {
    "gemma2": _gemma,
    "gemma3": _gemma,
}
